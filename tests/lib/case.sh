# case.sh - sourced by the cmd of a case (tests/cases.sh).
# shellcheck shell=sh

# The tiny organization, with a short plan of its own that prints
# policies/words.md.
workspace() {
	cp -r "$TOP/tests/orgs/tiny/." .
	mkdir -p policies templates
	cat >templates/handbook.xml <<-'END'
		<?xml version="1.0" encoding="UTF-8"?>
		<handbook xmlns="urn:precept:handbook:1">
		  <form id="acknowledgement" title="Acknowledgement" policy="form-acknowledgement"/>
		  <form id="incident-report" title="Incident report" policy="form-incident-report"/>
		  <book id="handbook" title="Social Media Handbook">
		    <cover/>
		    <approval title="Approval"/>
		    <contents title="Contents"/>
		    <chapter id="why" title="Why we have this policy">
		      <section policy="purpose"/><section policy="words"/>
		    </chapter>
		    <chapter id="privacy" title="Patient privacy and HIPAA online">
		      <section policy="photos"/>
		    </chapter>
		    <role-pages id="role" title="Rules for your role"/>
		    <form ref="acknowledgement"/>
		    <law title="Law and guidance cited"/>
		    <glossary title="Glossary"/>
		    <contacts title="Contacts"/>
		    <revisions title="Revision history"/>
		    <card title="Quick card" policy="quick-card"/>
		  </book>
		</handbook>
	END
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

# Two critical rules and three questions; a fourth for practice.
asked() {
	sed -i 's,</organization>,<approval self-approval="yes"/>&,' organization.xml
	words <<'END'
<!-- rule: words-one | must, critical | law: 45 CFR 164.508; practice -->
You must do this.

<!-- rule: words-two | must | practice -->
You must do that.

<!-- question: q-words-1 | rule: words-one -->
May you leave it?

- [ ] Yes
- [x] No
- [ ] On Fridays

> No day is free of it.
<!-- end question -->

<!-- question: q-words-2 | rule: words-two | difficulty: 2 -->
What comes first?

1. This
2. That
3. The rest
<!-- end question -->

<!-- question: q-words-3 | rule: words-two | share: practice -->
Is that so?

- [x] True
- [ ] False
<!-- end question -->
END
}

# The sample quiz of tests/lib/quiz.py as key.zip; quiz COMMAND... for more.
quiz() {
	python3 "$TOP/tests/lib/quiz.py" "$@"
}

# An inbox of three people: e1 passes, e2 misses a critical item, e3 is late.
inbox() {
	quiz key key.zip
	mkdir -p inbox
	quiz result inbox/a.xml person=e1 / \
		result inbox/b.xml person=E2 wrong=q-photo / \
		result inbox/c.xml person=e3 submitted=2026-12-24T08:00:00Z started=
}
