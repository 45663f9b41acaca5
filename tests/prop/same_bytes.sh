#!/usr/bin/env bash
# Same input, same bytes: whatever the folder, time zone, locale, user's umask,
# number of threads, or what was built before. TAP.
set -u
. "$(dirname "$0")/../lib/tap.sh"

# sums FOLDER: names and digests of all files below.
sums() {
	(cd "$1" && find . -type f | LC_ALL=C sort | xargs sha256sum)
}

# same A B WORDS
same() {
	diff <(sums "$1") <(sums "$2") >"$work/diff"
	local status=$?
	sed 's/^/# /' "$work/diff"
	ok $status "$3"
}

build() {
	"$precept" --quiet build "$@" >"$work/said" 2>&1 ||
		{ sed 's/^/# /' "$work/said"; return 1; }
}

org=$top/tests/orgs/family-clinic
cp -r "$org" "$work/one"
mkdir -p "$work/a much longer name/ünïcode"
cp -r "$org" "$work/a much longer name/ünïcode/two"

(cd "$work/one" && TZ=UTC LC_ALL=C build --jobs=1 --out="$work/A" \
	--private="$work/A keys")
ok $? "a first build"
(cd "$work/a much longer name/ünïcode" &&
	TZ=Pacific/Kiritimati LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1 \
	build --jobs=2 --out="$work/B" --private="$work/B keys" two)
ok $? "a second, elsewhere"
same "$work/A" "$work/B" "folder, time zone, locale, threads: the same bytes"
same "$work/A keys" "$work/B keys" "of the keys, too"

# The parts of an edition that is there already are taken over.
stamps() {
	find "$work/A" "$work/A keys" -type f -exec stat -c '%n %Y %i' {} + |
		sort
}
before=$(stamps)
build --out="$work/A" --private="$work/A keys" "$work/one"
[ "$before" = "$(stamps)" ]
ok $? "nothing changed: no file was written again"

# One policy of one role: only that book is made again.
mkdir -p "$work/one/policies/roles"
"$precept" --quiet customize roles/nurse "$work/one" >"$work/said" 2>&1
ok $? "customize the nurses' page"
printf '\nA line that only nurses read.\n' >>"$work/one/policies/roles/nurse.md"
stamp() { stat -c '%i' "$1"; }
desk=$(stamp "$work/A/handbooks/front-desk.pdf")
nurse=$(stamp "$work/A/handbooks/nurse.pdf")
build --out="$work/A" "$work/one"
ok $? "build after it"
[ "$desk" = "$(stamp "$work/A/handbooks/front-desk.pdf")" ] &&
	[ "$nurse" != "$(stamp "$work/A/handbooks/nurse.pdf")" ]
ok $? "only the nurses' handbook was made again"
build --out="$work/C" "$work/one"
same "$work/A" "$work/C" "what was kept and what was made equal a clean build"
pdftotext -raw "$work/A/handbooks/nurse.pdf" - |
	grep -q 'A line that only nurses read'
ok $? "the customized words are printed"

# A damaged file or edition is not taken over.
printf 'x' >>"$work/A/handbooks/front-desk.pdf"
build --out="$work/A" "$work/one"
same "$work/A" "$work/C" "a handbook altered by hand is made again"
printf '{}' >"$work/A/edition.json"
build --out="$work/A" "$work/one"
same "$work/A" "$work/C" "a damaged edition is made again"
rm "$work/A/handbooks/nurse.pdf"
build --out="$work/A" "$work/one"
same "$work/A" "$work/C" "a missing handbook is made again"

# A role that is gone.
grep -v '<role use="front-desk"' "$work/one/organization.xml" >"$work/xml"
cp "$work/xml" "$work/one/organization.xml"
build --out="$work/A" "$work/one" && build --out="$work/D" "$work/one"
same "$work/A" "$work/D" "the handbook of a role that is gone is removed"
tap_done
