#!/usr/bin/env bash
# Quizzes on paper: read back by free readers, on one page a sheet however many
# questions there are, with the same numbers everywhere, and no word of the key
# in what is handed out. TAP.
set -u
. "$(dirname "$0")/../lib/tap.sh"

# organization QUESTIONS PAPER: the example clinic with so many, on that paper.
organization() {
	cp -r "$top/tests/orgs/family-clinic" "$work/$1-$2"
	sed -i -e "s/\(<training[^>]*\) questions=\"[0-9]*\"/\1 questions=\"$1\"/" \
		-e "s/<output /<output paper=\"$2\" quiz=\"paper\" /" \
		"$work/$1-$2/organization.xml"
	"$precept" --quiet build --role=nurse "$work/$1-$2" \
		>/dev/null 2>"$work/err"
}

# ids FILE: the items of a CSV header, a line each.
ids() {
	head -n 1 "$1" | tr ',' '\n' | grep '^q-'
}

# Every reason in the words, as far as it prints as it is written.
sed -n '/<!-- question:/,/<!-- end question/s/^> //p' "$top"/policies/*.md \
	"$top"/policies/*/*.md | grep -v '[{"*`'"']" | grep -E '.{40}' |
	cut -c 1-40 >"$work/reasons"

for kind in 5-letter 100-a4; do
	organization "${kind%-*}" "${kind#*-}"
	ok $? "$kind: builds"
	open=$work/$kind/build/quizzes/nurse
	private=$work/$kind/private/quizzes/nurse

	# What so many pages say is no other than what few do.
	case $kind in
	5-*) printf '%s\n' "$open"/*.pdf "$private"/*.pdf ;;
	*) echo "$open/answer-sheet.pdf" ;;
	esac | xargs -n 1 -P 2 "$top/tests/lib/pdf_check.sh" >"$work/said" 2>&1
	status=$?
	[ $status = 0 ] || said "$work/said"
	ok $status "$kind: readers accept them, node by node"

	[ "$(pdfinfo "$open/answer-sheet.pdf" | sed -n 's/^Pages: *//p')" = 2 ]
	ok $? "$kind: a sheet a form, each on one page"

	for form in A B; do
		ids "$open/answers-$form.csv" >"$work/ids"
		total=$(wc -l <"$work/ids")
		[ "$total" -gt 4 ] && [ -z "$(sort "$work/ids" | uniq -d)" ]
		ok $? "$kind, form $form: $total questions, none twice"
		# The key's rows end in the item's name.
		pdftotext -raw "$private/key.pdf" - | tr '\f' '\n' |
			sed -n "/^Key, form $form\$/,/^Key, form [^$form]\$/p" |
			grep -o '^q-[a-z0-9-]*$' >"$work/key"
		diff "$work/ids" "$work/key" >"$work/said"
		status=$?
		said "$work/said"
		ok $status "$kind, form $form: the key has them in the same order"
		pdftotext -raw "$open/form-$form.pdf" - | tr '\f' '\n' |
			grep -cE '^[0-9]+\. ' >"$work/count"
		[ "$(cat "$work/count")" -ge "$total" ]
		ok $? "$kind, form $form: so many numbers in the booklet"
		pdftotext "$open/form-$form.pdf" - | grep -q "Form $form, $form-"
		ok $? "$kind, form $form: named at the foot of its pages"
	done

	pdftotext -raw "$open/form-A.pdf" - | tr '\n' ' ' >"$work/form"
	pdftotext -raw "$private/key.pdf" - | tr '\n' ' ' >"$work/key"
	grep -qF -f "$work/reasons" "$work/key" &&
		! grep -F -f "$work/reasons" "$work/form" >/dev/null
	ok $? "$kind: reasons in the key, none in the booklet"
	# What a clerk types by the letters of the key is what the grader wants.
	for form in A B; do
		python3 "$top/tests/lib/keyed.py" "$private/key.pdf" $form \
			"$open/answers-$form.csv" >"$work/typed.csv" &&
			"${precept}-grade" --gate --key="$private/key.zip" \
				"$work/typed.csv" >"$work/said" 2>&1
		status=$?
		[ $status = 0 ] || said "$work/said"
		ok $status "$kind, form $form: keyed by the printed key, all is right"
	done
	[ "$(stat -c %a "$private/key.pdf")" = 600 ]
	ok $? "$kind: the key is for its owner alone"
done
tap_done
