#!/bin/bash
# cases.sh [CASE...] - run the command-line cases, as TAP. A case is a folder
# tests/cases/COMMAND/NAME with
#   cmd        what to type, run by sh in a copy of the case; precept is on PATH
#   want.out   what stdout must be (empty when absent)
#   want.err   what stderr must be (absent: nothing is compared)
#   want.exit  the exit status (0 when absent)
# and whatever files cmd needs; $TOP is the source tree. PRECEPT names the
# program. ACCEPT=1 shows each difference, asks, and makes it the truth;
# ACCEPT=all does not ask.
set -u
top=$(cd "$(dirname "$0")/.." && pwd)
PATH="$(dirname "${PRECEPT:-$top/build/precept}"):$PATH"
export PATH
[ -f "$(command -v precept)" ] || {
	echo "Bail out! there is no program precept: make, or set PRECEPT"
	exit 1
}
export TOP="$top" LC_ALL=C.UTF-8
unset PRECEPT_FAULT_ALLOC PRECEPT_FAULT_WRITE NO_COLOR
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ $# -gt 0 ]; then
	cases=("${@/#/$top/tests/cases/}")
else
	cases=("$top"/tests/cases/*/*/)
fi
echo "1..${#cases[@]}"
count=0
bad=0

accept() {
	local from=$1 to=$2 answer
	diff -u "$to" "$from" 2>/dev/null || cat "$from"
	[ "$ACCEPT" = all ] && cp "$from" "$to" && return
	read -r -p "Is this right? [y/N] " answer </dev/tty
	[ "$answer" = y ] && cp "$from" "$to"
}

# Compare what came with what was wanted.
compare() {
	local got=$1 want=$2
	[ -e "$want" ] || want=/dev/null
	cmp -s "$got" "$want" && return 0
	[ -z "${ACCEPT-}" ] || accept "$got" "$2"
	diff -u "$want" "$got" | sed 's/^/# /'
	return 1
}

for case in "${cases[@]}"; do
	case=${case%/}
	name=${case#"$top"/tests/cases/}
	count=$((count + 1))
	dir=$work/$count
	cp -r "$case" "$dir"
	(cd "$dir" && exec sh ./cmd >"$work/out" 2>"$work/err" </dev/null)
	status=$?
	want=0
	[ -e "$case/want.exit" ] && want=$(cat "$case/want.exit")
	ok=1
	if [ "$status" != "$want" ]; then
		ok=0
		echo "# exit status $status, wanted $want"
		sed 's/^/# /' "$work/err"
	fi
	compare "$work/out" "$case/want.out" || ok=0
	if [ -e "$case/want.err" ] || [ -n "${ACCEPT-}" ]; then
		compare "$work/err" "$case/want.err" || ok=0
	fi
	# An error without something to type in is half a message.
	awk '/: error: / { if (bare != "") print bare; bare = $0; next }
		/^  hint: / { bare = "" } { if (bare != "") print bare; bare = "" }
		END { if (bare != "") print bare }' "$work/err" >"$work/bare"
	if [ -s "$work/bare" ]; then
		ok=0
		sed 's/^/# without a hint: /' "$work/bare"
	fi
	[ $ok = 1 ] || { printf 'not '; bad=1; }
	echo "ok $count - $name"
	rm -rf "$dir"
done
exit $bad
