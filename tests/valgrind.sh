#!/usr/bin/env bash
# A smoke set under valgrind: no invalid access, nothing lost. TAP.
set -u
. "$(dirname "$0")/lib/tap.sh"

# run WANTED-STATUS WORDS ARGUMENT...
run() {
	local wanted=$1 words=$2 status
	shift 2
	valgrind -q --error-exitcode=99 --leak-check=full \
		--errors-for-leak-kinds=definite,indirect,possible \
		"$precept" "$@" >"$work/out" 2>"$work/err" </dev/null
	status=$?
	[ $status = "$wanted" ] || said "$work/err"
	[ $status = "$wanted" ]
	ok $? "$words"
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
tap_done
