#include "report/report_part.h"

#include "base/arena.h"
#include "report/report_messages.h"

/* A rule that no question tests is said elsewhere (resolve_check). */
static void
check_rules(const struct report *r, struct diag *dg)
{
	for (size_t i = 0; i < r->n_rules; i++) {
		const struct report_chain *c = r->rules[i];
		const struct policy_rule *rule = c->rule;

		if (c->n_few == 0 || c->n == 0)
			continue;
		diag_warn(dg, rule->at, MSG_FEW_EXAM, STR_ARG(rule->id),
		    STR_ARG(report_list(r->a, c->few, c->n_few, 3)));
		diag_hint(dg, "add one: <!-- question: q-%.*s-%zu | rule: "
		    "%.*s -->", STR_ARG(rule->id), c->n + 1,
		    STR_ARG(rule->id));
	}
}

static void
check_pages(const struct report *r, struct diag *dg)
{
	for (size_t i = 0; i < r->n_pairs; i++) {
		const struct report_pair *p = &r->pairs[i];

		if (!report_is_shared(p))
			continue;
		diag_warn(dg, p->page->policy->id_at, MSG_SHARED_PAGE,
		    p->shared, p->page->n, STR_ARG(p->page->role),
		    STR_ARG(p->other->role));
		diag_hint(dg, "say what both need in a chapter that both "
		    "read, and here what only this role does");
	}
}

static void
check_banks(const struct report *r, struct diag *dg)
{
	for (size_t i = 0; i < r->n_roles; i++) {
		const struct report_role *role = r->roles[i];

		if (report_bank_fits(r, role))
			continue;
		diag_note(dg, (struct pos){ 0 }, MSG_SMALL_BANK,
		    STR_ARG(role->id), role->exam,
		    role->exam == 1 ? "" : "s", r->paper);
		diag_hint(dg, "add questions about its rules to the policies, "
		    "or ask fewer in <training questions=\"...\"/>");
	}
}

/* Each critical rule is asked about in each paper; said of the most. */
static void
check_paper(const struct report *r, struct diag *dg)
{
	const struct report_role *most = NULL;

	for (size_t i = 0; i < r->n_roles; i++)
		if (r->roles[i]->critical > r->paper && (most == NULL ||
		    r->roles[i]->critical > most->critical))
			most = r->roles[i];
	if (most == NULL || r->paper == 0)
		return;
	diag_warn(dg, r->paper_at, MSG_SHORT_PAPER, r->paper,
	    STR_ARG(most->id), most->critical);
	if (most->critical <= r->paper_max)
		diag_hint(dg, "write <training questions=\"%zu\"/>, or more",
		    most->critical);
	else
		diag_hint(dg, "keep \"critical\" for what nobody may get wrong: "
		    "a paper has at most %zu questions", r->paper_max);
}

void
report_check(const struct report *r, struct diag *dg)
{
	check_rules(r, dg);
	check_pages(r, dg);
	check_banks(r, dg);
	check_paper(r, dg);
}
