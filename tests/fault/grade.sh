#!/usr/bin/env bash
# Each step of writing verdicts fails or is killed in turn: a verdict is there
# whole or not at all, the ones before are untouched, the next run makes up for
# it, and a score whose output could not be written is no success. TAP.
set -u
. "$(dirname "$0")/../lib/tap.sh"
grade=$(dirname "$precept")/precept-grade
kit=$top/tests/lib/quiz.py
cd "$work" || exit 1
mkdir one all
python3 "$kit" key key.zip / result one/a.xml person=e1 / \
	result all/b.xml person=e2 wrong=q-photo / result all/c.xml person=e3
cp one/a.xml all

save() { # FOLDER FROM
	"$grade" --key=key.zip --save="$1" "$2" >out 2>err </dev/null
}

save before one && cp -r before whole && save whole all
ok $? "verdicts are saved"

# Is each file in FOLDER one of the whole run, and each of before there?
is_true() {
	local f
	for f in "$1"/*; do
		cmp -s "$f" "whole/${f##*/}" || { said err; return 1; }
	done
	for f in before/*; do
		[ -e "$1/${f##*/}" ] || return 1
	done
}

for way in FAULT KILL; do
	bad=0
	for ((n = 1; n < 200; n++)); do
		rm -rf now && cp -r before now
		env "PRECEPT_${way}_WRITE=$n" "$grade" --key=key.zip \
			--save=now all >out 2>err </dev/null
		status=$?
		[ $status = 0 ] && break
		[ $way = FAULT ] && [ $status != 74 ] && bad=1
		[ $way = KILL ] && [ $status != 137 ] && bad=1
		is_true now || bad=1
		save now all && diff -r now whole >/dev/null || bad=1
	done
	[ $bad = 0 ] && [ "$n" -gt 6 ]
	ok $? "each of $((n - 1)) steps, $way: whole or not at all, and again"
done
tap_done
