/* The chain law -> rule -> question, before a book is made. */
#include "resolve_world.h"

#include "resolve/resolve_survey.h"

#define QUESTION(head) "<!-- question: " head " -->\nMay you?\n- [x] Yes\n" \
	"- [ ] No\n<!-- end question -->\n\n"

static const struct survey *
survey(struct world *w)
{
	if (!world_read(w))
		return NULL;
	return resolve_survey(w->a, w->lib, w->set);
}

static const struct survey_law *
law(const struct survey *s, const char *cite)
{
	for (size_t i = 0; i < s->n_laws; i++)
		if (str_is(s->laws[i].law->cite, cite))
			return &s->laws[i];
	abort();
}

static void
chain(void)
{
	struct world w = world_new();
	const struct survey *s;

	world_put(&w, "policies/t.md", "---\nid: t\n---\n# T\n\n"
	    "See [](<law:FTC 2023>), {{figure.old}}, {{figure.old}}.\n\n"
	    "<!-- rule: r1 | must, critical | law: 45 CFR 164.508; practice "
	    "-->\nx\n\n"
	    "<!-- if: role is aide -->\n<!-- rule: r2 | may | practice -->\nx\n"
	    "<!-- else -->\n<!-- rule: r2 | must not | law: 45 CFR 164.508 "
	    "-->\ny\n<!-- end if -->\n\n"
	    "<!-- rule: r3 | must -->\nx\n\n"
	    QUESTION("q1 | rule: r2") QUESTION("q2 | rule: r1 | roles: nurse")
	    QUESTION("q3 | rule: r2 | share: practice"));
	s = survey(&w);
	if (!ok(s != NULL, "read"))
		return;
	is_int(s->n_policies, 1, "policies");
	is_int(s->n_unread, 0, "all are read");
	is_int(s->n_rules, 4, "a rule for each branch");
	is_text(s->rules[0].rule->id, "r1", "in order");
	is_int(s->rules[0].n, 1, "one question");
	is_text(s->rules[0].questions[0]->id, "q2", "this one");
	is_int(s->rules[1].n, 2, "two, of either branch");
	is_int(s->rules[2].n, 2, "the same");
	is_text(s->rules[2].questions[1]->id, "q3", "in their order");
	is_int(s->rules[3].n, 0, "none");
	is_int(s->n_laws, 3, "every entry");
	is_int(law(s, "45 CFR 164.508")->uses, 2, "two rules cite it");
	is_int(law(s, "FTC 2023")->uses, 1, "a link is a use");
	ok(law(s, "FTC 2023")->old && !law(s, "45 CFR 164.508")->old,
	    "which were checked too long ago");
	is_int(law(s, "Unused 1")->uses, 0, "nothing cites it");
	is_int(s->n_figures, 2, "every figure");
	ok(s->figures[1].old && s->figures[1].uses == 2, "old, and used twice");
	ok(!s->figures[0].old && s->figures[0].uses == 0, "new, and not used");
	is_int(s->n_lost, 0, "nothing is lost");
	is_int(diag_len(w.dg), 0, "nothing is said");
	world_free(&w);
}

static void
loose(void)
{
	struct world w = world_new();
	const struct survey *s;

	world_put(&w, "policies/t.md", "---\nid: t\n---\n# T\n\n"
	    "<!-- if: role is aide -->\n<!-- rule: r1 | must | practice -->\nx\n"
	    "<!-- end if -->\n\n" QUESTION("q1 | rule: r1 | roles: nurse, aide")
	    QUESTION("q2 | rule: nope | roles: nurze"));
	world_put(&w, "policies/u.md", "---\nid: u\n---\n# U\n\nWords.\n");
	world_put(&w, "policies/roles/boss.md",
	    "---\nid: role-boss\n---\n# B\n\nWords.\n");
	world_put(&w, "policies/roles/aide.md",
	    "---\nid: role-aide\n---\n# A\n\nWords.\n");
	s = survey(&w);
	if (!ok(s != NULL, "read"))
		return;
	is_int(s->n_unread, 2, "two that nobody reads");
	is_text(s->unread[0]->id, "role-boss", "the page of no role");
	is_text(s->unread[1]->id, "u", "a policy of no chapter");
	is_int(s->n_lost, 1, "a question for a role without its rule");
	is_text(s->lost[0].role->text, "nurse", "this role");
	is_text(s->lost[0].question->id, "q1", "this question");
	world_free(&w);
}

static void
overridden(void)
{
	struct world w = world_new();
	const struct survey *s;

	world_put(&w, "policies/t.md", "---\nid: t\n---\n# T\n\n"
	    "<!-- rule: r1 | must | practice -->\nx\n");
	world_put(&w, "own/policies/overrides.md",
	    "---\nid: overrides\n---\n# O\n\n"
	    "<!-- rule: r1 | should, critical | law: 45 CFR 164.508 -->\ny\n");
	s = survey(&w);
	if (!ok(s != NULL, "read"))
		return;
	is_int(s->n_rules, 1, "one rule");
	ok(s->rules[0].rule->critical, "as the workspace has it");
	is_int(law(s, "45 CFR 164.508")->uses, 1, "and cites it");
	world_free(&w);
}

int
main(void)
{
	chain();
	loose();
	overridden();
	return tap_done();
}
