#!/usr/bin/env bash
# The pictures of the README are pages that a build makes today. TAP.
#
#   pages.sh --make   makes the pictures anew: look at them, then commit them
#
# Letters and line ends depend on the fonts, which differ between releases of
# Debian: where they are not those of tests/pages/fonts, the comparison is
# skipped. tests/lib/pages.py says how alike pages have to be. What differs is
# left in build/pages.
set -u
. "$(dirname "$0")/../lib/tap.sh"

pictures=$top/tests/pages
left=$top/build/pages
for tool in mutool pdftotext python3; do
	command -v "$tool" >/dev/null || {
		echo "1..0 # SKIP $tool is missing"
		exit 0
	}
done

# Digests of the fonts that the theme names.
fonts() {
	sed -n 's/.*<face .*file="\([^"]*\)".*/\1/p' "$top/templates/theme.xml" |
		LC_ALL=C sort -u |
		(cd /usr/share/fonts && xargs sha256sum)
}

# page_with FILE WORDS: the first page that has them
page_with() {
	pdftotext -enc UTF-8 "$1" - | tr '\n\f' ' \n' |
		grep -nm1 -F -- "$2" | cut -d: -f1
}

# draw NAME FILE PAGE
draw() {
	mutool draw -q -F pnm -c rgb -h 900 -o "$work/$1.ppm" "$2" "$3" \
		2>"$work/said" || said "$work/said"
}

"$precept" --quiet build --out="$work/out" "$top/tests/orgs/family-clinic" \
	>"$work/said" 2>&1 || {
	said "$work/said"
	ok 1 "the family clinic's books"
	tap_done
}
book=$work/out/handbooks/nurse.pdf
draw cover "$book" 1
draw rules "$book" "$(page_with "$book" "does not help")"
draw form "$work/out/forms/incident-report.pdf" 1

if [ "${1-}" = --make ]; then
	for name in cover rules form; do
		python3 "$top/tests/lib/pages.py" make "$work/$name.ppm" \
			"$pictures/$name.png" || exit 1
	done
	fonts >"$pictures/fonts"
	ls -l "$pictures"
	exit
fi

fonts >"$work/fonts"
mkdir -p "$left"
rm -f "$left"/*.png
for name in cover rules form; do
	if ! cmp -s "$work/fonts" "$pictures/fonts"; then
		ok 0 "$name # SKIP other fonts than those of tests/pages/fonts"
		continue
	fi
	python3 "$top/tests/lib/pages.py" compare "$work/$name.ppm" \
		"$pictures/$name.png" "$left/$name" >"$work/said" 2>&1
	ok $? "the page is tests/pages/$name.png"
	said "$work/said"
done
for name in cover rules form; do
	[ "$(stat -c %s "$pictures/$name.png")" -lt 122880 ]
	ok $? "$name.png is smaller than 120 KB"
done
tap_done
