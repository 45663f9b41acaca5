# case.sh - sourced by the cmd of a case (tests/cases.sh).
# shellcheck shell=sh

# The tiny organization, whose books also print policies/words.md.
workspace() {
	cp -r "$TOP/tests/orgs/tiny/." .
	mkdir -p policies templates
	sed 's|<section policy="purpose"/>|&<section policy="words"/>|' \
		"$TOP/templates/handbook.xml" >templates/handbook.xml
}

# policies/words.md: its front matter (lines 1-4) and title (6), then stdin,
# which begins in line 8.
words() {
	printf -- '---\nid: words\nlang: en\n---\n\n# Words\n\n' \
		>policies/words.md
	cat >>policies/words.md
}

# Run a command; of its findings only those about this workspace, without the
# warning that somebody approves alone, which is how the tiny one is.
ours() {
	"$@" >/dev/null 2>all.err
	status=$?
	awk '/^  hint: / { if (show) print; next }
		{ show = !/P135/ && !/^precept: note/ && !/^share\/precept\// && !/^[0-9]+ (more|errors)/ }
		show' all.err >&2
	return $status
}

# A plan that prints policies/words.md, nothing of ours, and what $1 says.
own_plan() {
	cat >templates/handbook.xml <<END
<handbook xmlns="urn:precept:handbook:1">
<book id="handbook" title="Handbook">
<cover/>
<chapter id="words" title="Words"><section policy="words"/></chapter>
${1-}
<law title="Law"/>
</book>
</handbook>
END
}
