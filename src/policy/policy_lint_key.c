#include "base/diag.h"
#include "policy/policy.h"
#include "policy/policy_data_messages.h"
#include "policy/policy_lint_part.h"
#include "policy/policy_measure.h"

static void
report(struct diag *dg, const struct policy_keys *k)
{
	const struct policy_chance *c = &k->longest;

	if (c->first != NULL && policy_is_habit(c)) {
		diag_warn(dg, c->first->at, MSG_LINT_LONGEST, c->right,
		    c->of);
		diag_hint(dg, "make some wrong answers as long and as exact "
		    "as the right one");
	}
	for (size_t i = 0; i < POLICY_PLACES; i++) {
		c = &k->place[i];
		if (c->first == NULL || !policy_is_habit(c))
			continue;
		diag_warn(dg, c->first->at, MSG_LINT_PLACE, i + 1, c->right,
		    c->of);
		diag_hint(dg, "put the right answer elsewhere in some of "
		    "them");
	}
}

void
policy_lint_keys(struct arena *a, struct diag *dg,
    const struct policy_library *lib)
{
	struct policy_keys all = { 0 };
	bool said = false;

	for (size_t i = 0; i < lib->n; i++) {
		const struct policy *p = lib->policies[i];
		const size_t before = diag_warnings(dg);
		struct policy_keys one = { 0 };

		for (size_t j = 0; j < p->nquestions; j++) {
			policy_keys_add(a, &one, p->questions[j]);
			policy_keys_add(a, &all, p->questions[j]);
		}
		report(dg, &one);
		said = said || diag_warnings(dg) != before;
	}
	if (!said)	/* else the policies where it shows are named */
		report(dg, &all);
}
