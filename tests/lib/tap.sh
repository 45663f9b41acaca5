# tap.sh - sourced by test scripts: the program, a folder to work in that goes
# away, and the Test Anything Protocol. The last line of a script is tap_done.
# shellcheck shell=bash
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck disable=SC2034 # for those who source this
precept=${PRECEPT:-$top/build/precept}
work=$(mktemp -d "${TMPDIR:-/tmp}/precept-test.XXXXXX")
trap 'rm -rf "$work"' EXIT
tap_count=0 tap_failed=0

# ok STATUS WORDS
ok() {
	tap_count=$((tap_count + 1))
	[ "$1" = 0 ] || { tap_failed=1; printf 'not '; }
	echo "ok $tap_count - $2"
}

# said FILE: as diagnostics
said() {
	sed 's/^/# /' "$1" | head -n 40
}

tap_done() {
	echo "1..$tap_count"
	exit $tap_failed
}
