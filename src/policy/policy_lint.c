#include "policy/policy_lint.h"

#include <stdbool.h>

#include "doc/doc.h"
#include "policy/policy.h"
#include "policy/policy_data_messages.h"
#include "policy/policy_lint_part.h"
#include "policy/policy_measure.h"

/*
 * A grade of school that a reader of the text needs. Health workers' notices
 * are advised to stay near 8; law names what it names, so a policy is only
 * mentioned where it asks for more than a high school's last year.
 */
#define GRADE_MAX 120	/* tenths */

static void
check_grade(struct arena *a, struct diag *dg, const struct policy *p)
{
	struct policy_reading r;
	unsigned grade;
	size_t n;

	(void)policy_count_reading(a, p, &n, &r);
	grade = policy_grade(&r);
	if (r.words < POLICY_GRADE_WORDS || grade <= GRADE_MAX)
		return;
	diag_note(dg, r.longest_at, MSG_LINT_GRADE, grade / 10, grade % 10);
	diag_hint(dg, "make two of the sentence of %zu words here, and take "
	    "everyday words where they say the same", r.longest);
}

/* --- one policy --- */

/* The rule that n stands in, or NULL. */
static const struct policy_rule *
rule_around(const struct doc_node *n)
{
	for (; n != NULL; n = n->parent)
		if (n->kind == DOC_RULE)
			return n->data;
	return NULL;
}

static void
lint_policy(struct arena *a, struct diag *dg, const struct policy *p)
{
	const struct doc_node *n = p->root, *next;

	for (; n != NULL; n = next) {
		const struct policy_rule *r;
		struct str text;

		next = doc_next(p->root, n);
		if (n->kind == DOC_QUESTION || n->kind == DOC_SCENARIO) {
			next = doc_skip(p->root, n);
			continue;
		}
		if (n->kind != DOC_PARA && n->kind != DOC_CELL)
			continue;
		next = doc_skip(p->root, n);
		text = policy_block_words(a, n);
		r = rule_around(n);
		policy_lint_risk(dg, n, text,
		    r == NULL || r->level != POLICY_MAY,
		    r != NULL && r->level == POLICY_MUST_NOT);
	}
	for (size_t i = 0; i < p->nrules; i++)
		if (p->lang.ptr == NULL || str_starts(p->lang, "en"))
			policy_lint_level(a, dg, p->rules[i]);
	check_grade(a, dg, p);
}

void
policy_lint(struct arena *a, struct diag *dg,
    const struct policy_library *lib)
{
	for (size_t i = 0; i < lib->n; i++)
		lint_policy(a, dg, lib->policies[i]);
	if (lib->overrides != NULL)
		lint_policy(a, dg, lib->overrides);
	policy_lint_keys(a, dg, lib);
}
