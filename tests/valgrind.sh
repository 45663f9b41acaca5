#!/usr/bin/env bash
# A smoke set under valgrind: no invalid access, nothing lost. TAP.
set -u
top=$(cd "$(dirname "$0")/.." && pwd)
precept=${PRECEPT:-$top/build/precept}
work=$(mktemp -d "${TMPDIR:-/tmp}/precept-valgrind.XXXXXX")
trap 'rm -rf "$work"' EXIT
number=0

# run WANTED-STATUS WORDS ARGUMENT...
run() {
	local wanted=$1 words=$2 status
	shift 2
	number=$((number + 1))
	valgrind -q --error-exitcode=99 --leak-check=full \
		--errors-for-leak-kinds=definite,indirect,possible \
		"$precept" "$@" >"$work/out" 2>"$work/err" </dev/null
	status=$?
	if [ $status != "$wanted" ]; then
		printf 'not '
		sed 's/^/# /' "$work/err" | head -40
	fi
	echo "ok $number - $words"
}

command -v valgrind >/dev/null || { echo "Bail out! valgrind is missing"; exit 1; }
cd "$work" || exit 1
run 0 "explain" explain
run 0 "help" help build
run 64 "a wrong option" build --rolle=nurse
run 0 "init" init clinic
run 0 "check" check clinic
run 0 "build" build --jobs=2 "$top/tests/orgs/tiny" --out=made
run 0 "build again" build "$top/tests/orgs/tiny" --out=made
run 0 "customize" customize photos clinic
sed -i 's/<role use=/<role uze=/' clinic/organization.xml
run 1 "check of wrong settings" --json check clinic
echo "1..$number"
