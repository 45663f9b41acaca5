#!/bin/sh
# all.sh - veraPDF, ua1 and 3a, over every role of one organization and one
# role of every organization. A missing validator is a failure here.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
precept=${PRECEPT:-$top/build/precept}
work=$(mktemp -d "${TMPDIR:-/tmp}/precept-verapdf.XXXXXX")
trap 'rm -rf "$work"' EXIT

"$precept" --quiet build --out="$work/teaching-hospital" \
	--private="$work/private/teaching-hospital" \
	"$top/tests/orgs/teaching-hospital" >/dev/null
for org in "$top"/tests/orgs/*/organization.xml; do
	dir=$(dirname "$org")
	name=$(basename "$dir")
	case $name in
	hostile | teaching-hospital) continue ;;
	esac
	role=$(sed -n 's/.*<role use="\([a-z-]*\)".*/\1/p' "$org" | head -n 1)
	"$precept" --quiet build --role="$role" --out="$work/$name" \
		--private="$work/private/$name" "$dir" >/dev/null
done
"$top/tests/verapdf/run.sh" ua1 3a "$work"/*/*/*.pdf \
	"$work"/*/quizzes/*/*.pdf "$work"/private/*/quizzes/*/*.pdf
