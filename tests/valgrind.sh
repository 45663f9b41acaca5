#!/usr/bin/env bash
# A smoke set under valgrind: no invalid access, nothing lost. TAP.
set -u
. "$(dirname "$0")/lib/tap.sh"

program=$precept

# run WANTED-STATUS WORDS ARGUMENT... - of $program
run() {
	local wanted=$1 words=$2 status
	shift 2
	valgrind -q --error-exitcode=99 --leak-check=full \
		--errors-for-leak-kinds=definite,indirect,possible \
		"$program" "$@" >"$work/out" 2>"$work/err" </dev/null
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
program=$(dirname "$precept")/precept-grade
kit=$top/tests/lib/quiz.py
mkdir inbox && python3 "$kit" key key.zip / result inbox/a.xml person=e1 / \
	result inbox/b.xml person=e2 wrong=q-photo / result bad.xml mode=practice
printf 'person,form,q-photo,q-device,q-like,q-report,q-review\ne3,A,B,A|C,F,C>A>B,C\ne4,A,Z,,,,\n' >rows.csv
run 0 "grade" --key=key.zip --save=verdicts inbox
run 0 "grade again" --key=key.zip --save=verdicts --format=json inbox
run 65 "grade what is refused too" --key=key.zip --stats --report=page.html inbox rows.csv bad.xml
run 0 "regrade" --key=key.zip --drop=q-like --reason=unclear --format=qti inbox
tap_done
