#!/bin/sh
# The colour profile in the tree is what its generator writes. TAP.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
new=$(mktemp "${TMPDIR:-/tmp}/precept-srgb.XXXXXX")
trap 'rm -f "$new"' EXIT
echo 1..1
if python3 "$top/templates/make_srgb.py" "$new" &&
    cmp "$new" "$top/templates/srgb.icc"; then
	echo "ok 1 - templates/srgb.icc is what make_srgb.py writes"
else
	echo "not ok 1 - templates/srgb.icc is what make_srgb.py writes"
fi
