#!/usr/bin/env bash
# The library of words: what a compliance officer counts before reading. Every
# chain from law to question, in every organization and profile; every role. TAP.
# shellcheck disable=SC2016 # variables of jq
set -u
. "$(dirname "$0")/../lib/tap.sh"
roles="physician nurse aide therapist dental-team chiropractor practice-owner
	pharmacist front-desk billing social-media-manager account-owner
	manager human-resources privacy-officer executive it-security trainee
	volunteer contractor ems support-services researcher telehealth"

# holds FILE FILTER WORDS: jq's filter lists what is wrong, nothing when it holds
holds() {
	jq -r "$2" "$1" >"$work/wrong" 2>&1
	[ ! -s "$work/wrong" ]
	local status=$?
	said "$work/wrong"
	ok $status "$3"
}

# chains NAME DIR: what check --json says of the chains of one organization
chains() {
	"$precept" --json check "$2" >"$work/json"
	holds "$work/json" '.findings[] | select(.level == "error") | .text' \
		"$1: no errors"
	holds "$work/json" '.result.coverage.loose[] |
		select(.kind | test("laws-uncited|figures-unprinted") | not) |
		select(.names != []) | "\(.kind): \(.names | join(", "))"' \
		"$1: each rule has basis and question, each critical one two, each question its rule"
	holds "$work/json" '.result.coverage | .paper as $paper | .roles[] |
		select(.exam < 2 * $paper or .critical > $paper) |
		"\(.id): \(.exam) questions, \(.critical) critical rules, papers of \($paper)"' \
		"$1: each bank is two papers or more, each paper has room for the critical rules"
	holds "$work/json" '.result.coverage.roles[] |
		select(5 * .allowed < .questions) |
		"\(.id): \(.allowed) of \(.questions)"' \
		"$1: at least a fifth of each bank is answered: allowed"
	holds "$work/json" '.result.coverage.roles[] | .id as $id |
		.keys.places | to_entries[] |
		select(.value.right > 0.4 * .value.of) |
		"\($id): place \(.key + 1), \(.value.right) of \(.value.of)"' \
		"$1: no place is right more than 40 % of the time"
	holds "$work/json" '.result.coverage.roles[] | .keys.longest as $k |
		select($k.right > $k.expected / 1000 + 0.05 * $k.of) |
		"\(.id): \($k.right) of \($k.of)"' \
		"$1: the longest answer is right no more often than chance and five points"
	holds "$work/json" '.result.coverage.pages[] |
		select(2 * .shared > .sentences) | "\(.role): \(.other)"' \
		"$1: no two role pages share more than half of their sentences"
}

# absent NAME ORG WORDS: in no book or form of ORG, whose settings lack NAME
absent() {
	grep -q "$1" "$2/organization.xml" && return
	! grep -lE "$3" "$work"/text.*
	ok $? "$(basename "$2"), without $1: nothing of $3"
}

for org in "$top"/tests/orgs/*/organization.xml; do
	name=$(basename "$(dirname "$org")")
	org=${org%/organization.xml}
	[ "$name" != hostile ] || continue
	chains "$name" "$org"
	# Nothing of another kind of organization.
	rm -rf "$work/org" "$work"/text.*
	"$precept" --quiet build --out="$work/org" "$org" >/dev/null 2>&1
	for pdf in "$work"/org/*/*.pdf; do
		pdftotext -raw "$pdf" "$work/text.$(basename "$pdf")"
	done
	absent 'kind="long-term-care"' "$org" '42 CFR 483'
	absent 'kind="behavioral-sud"' "$org" '42 CFR (Part )?2[.) ]'
	absent '<state>TX' "$org" '181\.101|HB 300'
	absent '<ownership>\(public\|federal\)' "$org" 'Lindke|Hatch Act'
	absent '<tax-status>tax-exempt' "$org" '501\(c\)\(3\)'
	if grep -q '<ownership>\(public\|federal\|tribal\)' "$org/organization.xml"; then
		absent 'no such words' "$org" '29 USC 15[78]'
	fi
done
for profile in clinic hospital small-practice long-term-care public-district \
	behavioral; do
	"$precept" --quiet init --profile=$profile "$work/$profile" >/dev/null
	chains "profile $profile" "$work/$profile"
done

# A hospital that has every role, and the books it needs.
cp -r "$top/tests/orgs/teaching-hospital" "$work/all"
perl -0pi -e 's|<role\b[^>]*?/>||g; s|<role\b.*?</role>||gs' \
	"$work/all/organization.xml"
for role in $roles; do
	sed -i "s|</organization>|<role use=\"$role\"/></organization>|" \
		"$work/all/organization.xml"
done
"$precept" --json build --out="$work/books" "$work/all" >"$work/json"
holds "$work/json" '.result.books[] | select(.id == "social-media-manager") |
	select(.words < 12000) | .words' \
	"a hospital's fullest book has 12,000 words"
counts=$(jq -r '.rules' <<<"$("$precept" --json check "$work/all" |
	jq .result.coverage)")
[ "${counts:-0}" -ge 150 ]
ok $? "150 rules or more: $counts"
questions=$(grep -rhc '<!-- question:' "$top/policies" |
	awk "{ n += \$1 } END { print n }")
[ "$questions" -ge 180 ]
ok $? "180 questions or more: $questions"
for kind in 'Single choice' 'Multiple response' 'True or false' Order Match; do
	grep -qi "$kind" "$work/books/reports/coverage.txt"
	ok $? "kinds of question: $kind"
done

for role in $roles; do
	page=$top/policies/roles/$role.md
	dos=$(grep -cE '<!-- rule: [a-z0-9-]+ \| (must|should|may)[ ,|]*[^n]' "$page")
	donts=$(grep -oE '<!-- rule: [a-z0-9-]+ \| must not' "$page" | sort -u | wc -l)
	dos=$((dos - $(grep -c '| must not' "$page")))
	[ "$dos" -ge 3 ] && [ "$donts" -ge 3 ] &&
		grep -q '^## Two situations' "$page" && grep -q 'Whom to ask' "$page"
	ok $? "$role: $dos do's, $donts don'ts, two situations, whom to ask"
	pdf=$work/books/handbooks/$role.pdf
	pdftotext -layout "$pdf" "$work/text"
	tr -s ' \n' '  ' <"$work/text" | grep -q 'This handbook is not legal advice. The law it cites was checked on'
	ok $? "$role: the cover says what the book is not, and when the law was checked"
	# A page of the chapter after its first has a header, and the heading of
	# a parent's page: none goes on from the page before.
	! awk 'BEGIN { RS = "\f" } {
		split($0, lines, "\n")
		if (lines[1] ~ / Rules for your role$/ &&
		    $0 !~ /\n[0-9]+\.[0-9]+ +[A-Z]/) { print lines[1]; found = 1 }
	} END { exit !found }' "$work/text"
	ok $? "$role: one printed page of its own"
done
tap_done
