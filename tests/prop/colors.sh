#!/usr/bin/env bash
# The organization's own colors: on the pages, darker where they are too pale
# to read, and part of what decides whether a book is made again. TAP.
set -u
. "$(dirname "$0")/../lib/tap.sh"

org=$work/clinic
cp -r "$top/tests/orgs/family-clinic" "$org"
form=$work/out/forms/incident-report.pdf

# paint COLOR: the first color, then build
paint() {
	sed -i "s/<output color=\"[^\"]*\"/<output color=\"$1\"/" \
		"$org/organization.xml"
	"$precept" build --out="$work/out" "$org" >"$work/said" 2>&1 || {
		said "$work/said"
		return 1
	}
}

# sets RRGGBB FILE: is anything painted in this color?
sets() {
	local r=$((16#${1:0:2})) g=$((16#${1:2:2})) b=$((16#${1:4:2}))
	qpdf --qdf --object-streams=disable "$2" - |
		awk -v r=$r -v g=$g -v b=$b '
			function far(x, y) { return (x - y / 255) ^ 2 }
			$4 == "rg" && far($1, r) < 0.0001 &&
			    far($2, g) < 0.0001 && far($3, b) < 0.0001 {
				found = 1
			}
			END { exit !found }'
}

paint '#1F4E79'
ok $? "a color that is dark enough"
! grep -q P413 "$work/said"
ok $? "nothing is said about it"
sets 1F4E79 "$form"
ok $? "headings are printed in it"
first=$(stat -c %i "$form")

paint '#7A1F3D'
ok $? "another color"
[ "$first" != "$(stat -c %i "$form")" ]
ok $? "the form was made again"
sets 7A1F3D "$form" && ! sets 1F4E79 "$form"
ok $? "in that color"

paint '#F5A623'
ok $? "a color that is too pale"
grep -q 'organization.xml:[0-9]*:[0-9]*: .*#F5A623.*P413' "$work/said"
ok $? "is pointed at"
darker=$(sed -n 's/.*write #\([0-9A-F]*\),.*/\1/p' "$work/said")
[ -n "$darker" ] && sets "$darker" "$form" && ! sets F5A623 "$form"
ok $? "and printed darker: ${darker:-none}"
paint "#$darker" && ! grep -q P413 "$work/said"
ok $? "which is dark enough"
tap_done
