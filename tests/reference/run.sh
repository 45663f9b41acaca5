#!/bin/sh
# run.sh - item analysis against R's psych and psychometric and against scipy,
# on fresh random answers: `make reference`, or with SEED= the same ones again.
# A missing package is a failure in CI; elsewhere it is said and installed by
# `sh .ci/packages.sh reference`.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
rows=${ROWS:-$top/build/release/reference/rows}
grade=${PRECEPT_GRADE:-$top/build/precept-grade}
here=$top/tests/reference
work=$(mktemp -d "${TMPDIR:-/tmp}/precept-reference.XXXXXX")
trap 'rm -rf "$work"' EXIT
seed=${SEED:-$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}
# Debian's python, which has Debian's scipy.
python=/usr/bin/python3
failed=0

if ! Rscript -e 'library(psych); library(psychometric)' >/dev/null 2>&1 ||
	! $python -c 'import scipy.integrate' 2>/dev/null; then
	echo "R with psych and psychometric, or scipy, is missing:" \
		"sh .ci/packages.sh reference" >&2
	[ -z "${CI-}" ] || exit 1
	echo "1..0 # SKIP not installed"
	exit 0
fi
echo "# the same again: make reference SEED=$seed"
for case in "right 400" "right 3000" "parts 800"; do
	kind=${case% *}
	people=${case#* }
	mkdir -p "$work/$kind$people"
	dir=$work/$kind$people
	"$rows" "$seed" "$people" "$kind" "$dir"
	# The whole way: key and answers from files, as HR has them.
	if [ "$kind" = right ]; then
		"$grade" --key="$dir/key.zip" --form=all --stats --format=csv \
			"$dir/answers.csv" >"$dir/ours.csv"
	fi
	for check in "Rscript $here/stats.R" "$python $here/consistency.py"; do
		out=$work/out
		# shellcheck disable=SC2086 # a command and its file
		if $check "$dir" >"$out" 2>"$work/err"; then
			echo "# $people people, $kind: $(grep -c '^ok' "$out")" \
				"figures agree (${check##*/})"
		else
			grep -v '^ok' "$out" || :
			cat "$work/err"
			failed=1
		fi
	done
done
exit $failed
