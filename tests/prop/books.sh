#!/usr/bin/env bash
# Every organization, every profile, every role: a real book, with all its
# words, read back by free readers. TAP.
set -u
. "$(dirname "$0")/../lib/tap.sh"
pages_wanted=20 words_wanted=8000

# thin FILE: of what --json said, handbooks below what a book must be
thin() {
	jq -r --argjson pages $pages_wanted --argjson words $words_wanted \
		'.result.books[] | select((.path | test("handbooks/")) and
		(.pages < $pages or .words < $words)) |
		"\(.id): \(.pages) pages, \(.words) words"' "$1"
}

build() {
	"$precept" --json build --out="$2" "$1" >"$work/json" 2>"$work/err"
	local status=$?
	[ $status = 0 ] || jq -r '.findings[] | select(.level == "error") |
		"\(.file):\(.line): \(.text) [\(.code)]"' "$work/json" |
		sed 's/^/# /' | head -20
	return $status
}

for profile in clinic hospital small-practice long-term-care public-district \
	behavioral; do
	"$precept" --quiet init --profile=$profile "$work/$profile" \
		>/dev/null 2>"$work/err"
	build "$work/$profile" "$work/$profile/build"
	ok $? "$profile: builds"
	thin "$work/json" >"$work/thin"
	[ ! -s "$work/thin" ]
	status=$?
	said "$work/thin"
	ok $status "$profile: each role has $pages_wanted pages and $words_wanted words or more"
done

for org in "$top"/tests/orgs/*/organization.xml; do
	name=$(basename "$(dirname "$org")")
	[ "$name" != hostile ] || continue
	build "$(dirname "$org")" "$work/$name"
	ok $? "$name: builds"
	thin "$work/json" >"$work/thin"
	[ ! -s "$work/thin" ]
	status=$?
	said "$work/thin"
	ok $status "$name: each role has $pages_wanted pages and $words_wanted words or more"
	for pdf in "$work/$name"/*/*.pdf; do
		pdftotext -raw "$pdf" - | grep -nE '\{\{|\bTBD\b' >"$work/left"
		[ ! -s "$work/left" ] || { sed "s|^|# ${pdf##*/}: |" "$work/left"; false; }
	done
	ok $? "$name: nothing is left to be filled in"
	# Reading the structure takes pdfinfo longer than all else here, so it
	# is read of each form and one handbook of each organization.
	one=$(printf '%s\n' "$work/$name"/handbooks/*.pdf | sed -n 1p)
	printf '%s\n' "$work/$name"/handbooks/*.pdf | sed 1d |
		PDF_CHECK=quick xargs -r -n 1 -P 2 "$top/tests/lib/pdf_check.sh" \
		>"$work/said" 2>&1
	status=$?
	[ $status = 0 ] || said "$work/said"
	ok $status "$name: readers accept each handbook"
	printf '%s\n' "$one" "$work/$name"/forms/*.pdf |
		xargs -n 1 -P 2 "$top/tests/lib/pdf_check.sh" >"$work/said" 2>&1
	status=$?
	[ $status = 0 ] || said "$work/said"
	ok $status "$name: the text of ${one##*/} and of the forms is the tree's, node by node"
	# Its own files, the logo among them, as sha256sum sees them.
	jq -r '.inputs | to_entries[] | select(.key | startswith("share/") | not) |
		"\(.value | ltrimstr("sha256:"))  \(.key)"' \
		"$work/$name/edition.json" >"$work/inputs"
	(cd "$(dirname "$org")" && sha256sum --quiet -c "$work/inputs") &&
		[ "$(grep -c '<logo>' "$org")" = "$(grep -c logo "$work/inputs")" ]
	ok $? "$name: the edition has the digests of its files, and of its logo"
done

# Names outside ASCII, as the example clinic has them.
pdftotext -raw "$work/family-clinic/handbooks/nurse.pdf" "$work/text"
for name in 'José Núñez' 'Nguyễn' 'Łukasz' 'Đặng' 'Ελένη'; do
	tr '\n' ' ' <"$work/text" | grep -qF "$name"
	ok $? "family-clinic: $name is printed and found again"
done
tap_done
