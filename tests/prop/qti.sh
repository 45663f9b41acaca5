#!/usr/bin/env bash
# Every file of a quiz keeps to our RELAX NG and to the published schemas, and
# what is broken does not keep to ours. The published ones lie beside the
# checkout (../shared/schemas, or $SCHEMAS): under CI they must be there. TAP.
set -u
. "$(dirname "$0")/../lib/tap.sh"

rng=$top/templates/quiz
schemas=${SCHEMAS:-$top/../shared/schemas}/qti

# valid WORDS XMLLINT-OPTIONS FILE...
valid() {
	local words=$1
	shift
	xmllint --nonet --noout "$@" >"$work/said" 2>&1
	local status=$?
	[ $status = 0 ] || grep -v ' validates$' "$work/said" | sed 's/^/# /'
	ok $status "$words"
}

# package NAME ZIP: all of its files, by our RELAX NG and by the schemas
package() {
	local d=$work/$1 stimuli
	mkdir -p "$d" && unzip -qo -d "$d" "$2"
	ok $? "$1: unpacked"
	(cd "$d" && sha256sum --quiet -c digests.txt)
	ok $? "$1: sha256sum -c digests.txt"
	shopt -s nullglob
	stimuli=("$d"/stimuli/*.xml)
	shopt -u nullglob
	valid "$1: items" --relaxng "$rng/item.rng" "$d"/items/*.xml
	[ ${#stimuli[@]} = 0 ] || valid "$1: scenarios" \
		--relaxng "$rng/stimulus.rng" "${stimuli[@]}"
	valid "$1: test" --relaxng "$rng/test.rng" "$d/test.xml"
	valid "$1: manifest" --relaxng "$rng/manifest.rng" "$d/imsmanifest.xml"
	valid "$1: quiz" --relaxng "$rng/quiz.rng" "$d/quiz.xml"
	[ -d "$schemas" ] || return
	valid "$1: items, scenarios and test by the published schema" \
		--schema "$schemas/stub/asi.xsd" "$d"/items/*.xml \
		"${stimuli[@]}" "$d/test.xml"
	valid "$1: manifest by the published schema" --schema \
		"$schemas/q3/imsqtiv3p0_imscpv1p2_v1p0.xsd" \
		"$d/imsmanifest.xml"
}

# broken SCHEMA FILE SED WORDS: the file, altered, must not be valid
broken() {
	sed -E "$3" "$2" >"$work/broken.xml"
	if cmp -s "$2" "$work/broken.xml"; then
		echo "# $3 changes nothing in $2"
		ok 1 "$1: $4"
		return
	fi
	! xmllint --nonet --noout --relaxng "$rng/$1.rng" "$work/broken.xml" \
		>"$work/said" 2>&1 && grep -q 'fails to validate' "$work/said"
	ok $? "$1: not $4"
}

if [ ! -d "$schemas" ]; then
	if [ -n "${CI-}" ]; then
		ok 1 "the published schemas are at $schemas"
	else
		ok 0 "published schemas # SKIP none at $schemas"
	fi
fi

tool=$(dirname "$precept")/unit/item_package
if [ ! -x "$tool" ]; then
	echo "Bail out! $tool is missing: make unit STAGE=item"
	exit 1
fi
"$tool" --write "$work/open.zip" "$work/key.zip"
ok $? "the sample is written"
package open "$work/open.zip"
package key "$work/key.zip"

# What other tests and players read; some are freer than what we write.
valid "tests/item: quiz" --relaxng "$rng/quiz.rng" "$top/tests/item/draw-quiz.xml"
[ ! -d "$schemas" ] || valid "tests/item: items by the published schema" \
	--schema "$schemas/stub/asi.xsd" \
	"$top"/tests/item/{single,true-false,multiple,partial,order,match,mapped}-*.xml

result=$top/tests/item/result.xml
valid "a response file" --relaxng "$rng/result.rng" "$result"
[ ! -d "$schemas" ] || valid "a response file by the published schema" \
	--schema "$schemas/q3/imsqti_resultv3p0_v1p0.xsd" "$result"

# All quizzes that a build makes, once it does.
cp -r "$top/tests/orgs/family-clinic" "$work/org"
"$precept" --quiet build "$work/org" >"$work/said" 2>&1
ok $? "a build"
find "$work/org" -name open.zip -o -name key.zip | LC_ALL=C sort >"$work/zips"
while read -r zip; do
	package "${zip#"$work"/org/}" "$zip"
done <"$work/zips"

k=$work/key/items
o=$work/open/items
broken item "$k/q-one.xml" 's/adaptive="false"/adaptive="true"/' "adaptive"
broken item "$k/q-one.xml" 's/shuffle="false"/shuffle="true"/' "shuffled"
broken item "$k/q-one.xml" 's/max-choices="1"/max-choices="0"/' \
	"several choices of a single"
broken item "$k/q-one.xml" 's/identifier="q-one"/identifier="1"/' "an odd id"
broken item "$k/q-one.xml" 's/match_correct/map_response/' \
	"mapped without a mapping"
broken item "$k/q-one.xml" '/<qti-response-processing/d' \
	"a key without processing"
broken item "$k/q-one.xml" '/<qti-correct-response>/,/<\/qti-correct/d' \
	"processing without a key"
broken item "$k/q-one.xml" 's/<p>/<p onclick="x">/' "a script"
broken item "$k/q-one.xml" 's/<p>/<img src="x"\/><p>/' "a picture"
broken item "$k/q-part.xml" 's/mapped-value="-1"/mapped-value="-2"/' \
	"another mapping of part marks"
broken item "$k/q-part.xml" 's/qti-divide/qti-product/' "another operator"
broken item "$k/q-order.xml" 's/"ordered"/"multiple"/' "an unordered order"
broken item "$k/q-match.xml" 's/match-max="1"/match-max="2"/' "a loose match"
broken item "$k/q-match.xml" 's/>R1 D2</>R1D2</' "half a pair"
broken item "$o/q-one.xml" 's/"RESPONSE"/"R"/' "another response"
broken item "$o/q-one.xml" 's,(<qti-item-body>),<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>\1,' \
	"an outcome in an open item"
broken item "$o/q-one.xml" 's,(base-type="identifier")/>,\1><qti-correct-response><qti-value>A</qti-value></qti-correct-response></qti-response-declaration>,' \
	"a key in an open item"
broken stimulus "$work/open/stimuli/s-ward.xml" 's/<p>.*<\/p>//' "empty"
broken stimulus "$work/open/stimuli/s-ward.xml" 's/<p>/<script\/><p>/' \
	"a script"
broken test "$work/key/test.xml" 's/category="critical"/category="x"/' \
	"another category"
broken test "$work/key/test.xml" 's/>0\.800</>0.8</' "another cut"
broken test "$work/key/test.xml" 's/qti-gte/qti-gt/' "another rule"
broken test "$work/key/test.xml" 's/"items\//"/' "items elsewhere"
broken test "$work/key/test.xml" 's/<qti-test-part /<qti-test-part a="b" /' \
	"an attribute more"
broken manifest "$work/key/imsmanifest.xml" 's/rule:rule-a/x:rule-a/' \
	"an item without a rule"
broken manifest "$work/key/imsmanifest.xml" 's/urn:precept:rule:/urn:x:/' \
	"another scheme"
broken manifest "$work/key/imsmanifest.xml" 's/"item-q-one"/"q-one"/' \
	"another name"
broken manifest "$work/key/imsmanifest.xml" 's/3\.0\.0/2.1.0/' \
	"another version"
q=$top/tests/item/draw-quiz.xml
broken quiz "$q" 's/difficulty="3"/difficulty="4"/' "four degrees"
broken quiz "$q" 's/critical="no"/critical="maybe"/' "perhaps critical"
broken quiz "$q" 's/pass="0.800"/pass="80%"/' "per cent"
broken quiz "$q" 's/attempts="3"/attempts="1001"/' "attempts without end"
broken quiz "$q" 's/sha256:[0-9a-f]/sha256:/' "a short digest"
broken quiz "$q" 's/2026-12-01/2026-02-30/' "no such day"
broken quiz "$q" 's/<title>.*/<title> <\/title>/' "no title"
broken quiz "$q" '/<organization>/d' "no organization"
broken quiz "$q" '/<use/d' "an empty form"
broken result "$result" 's/sourcedId="e-/sourcedId="1/' "a number for a name"
broken result "$result" 's/"h-[0-9a-f]/"h-/' "a short digest"
broken result "$result" 's/urn:precept:mode/urn:precept:mood/' "another fact"
broken result "$result" '/:attempt"/{h;d};/:version"/{G}' "in any order"
broken result "$result" 's/m-assessment/m-test/' "another mode"
broken result "$result" '/quiz-sha256/d' "without a quiz"
broken result "$result" 's/T[0-9:]+Z/T08:39:14/' "a time of nowhere"
broken result "$result" 's/>R1 D2</>R1-D2</' "a pair as in CSV"
broken result "$result" 's/sessionStatus="final"/sessionStatus="initial"/' \
	"unfinished"
tap_done
