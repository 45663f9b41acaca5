#include <stdint.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "policy/policy.h"
#include "policy/policy_data_messages.h"
#include "policy/policy_lint_part.h"

#define PLACES 12
#define QUESTIONS_MIN 4		/* fewer show no habit */
#define QUESTIONS_MAX 50000	/* beyond it, sums could overflow */
#define WHOLE 27720		/* can be divided by 1 to 12 */

/*
 * How often something was right, against chance: among k answers it is right in
 * 1/k of the questions, with a variance of 1/k (1 - 1/k).
 */
struct chance {
	size_t right, of;
	int64_t expected;	/* in 1/WHOLE */
	int64_t variance;	/* in 1/WHOLE/WHOLE */
	const struct policy_question *first;	/* that it was right in */
};

struct keys {
	struct chance longest, place[PLACES];
};

static void
add_chance(struct chance *c, const struct policy_question *q, bool right)
{
	const int64_t part = WHOLE / (int64_t)q->noptions;

	c->of++;
	c->right += right;
	c->expected += part;
	c->variance += part * (WHOLE - part);
	if (right && c->first == NULL)
		c->first = q;
}

/* More than three standard deviations above what guessing gives. */
static bool
is_habit(const struct chance *c)
{
	const int64_t over = (int64_t)c->right * WHOLE - c->expected;

	return c->of >= QUESTIONS_MIN && c->of <= QUESTIONS_MAX && over > 0 &&
	    over * over > 9 * c->variance;
}

/* Index of the answer with the most letters; noptions when two have. */
static size_t
longest(struct arena *a, const struct policy_question *q)
{
	size_t best = q->noptions, most = 0;

	for (size_t i = 0; i < q->noptions; i++) {
		const size_t len = utf8_len(doc_words(a, q->options[i].node));

		if (len == most)
			best = q->noptions;
		if (len > most) {
			most = len;
			best = i;
		}
	}
	return best;
}

static void
add_question(struct arena *a, struct keys *k, const struct policy_question *q)
{
	const size_t best = longest(a, q);

	if ((q->kind != POLICY_SINGLE && q->kind != POLICY_TRUE_FALSE) ||
	    q->noptions > PLACES)
		return;
	add_chance(&k->longest, q, best < q->noptions &&
	    q->options[best].right);
	for (size_t i = 0; i < q->noptions; i++)
		add_chance(&k->place[i], q, q->options[i].right);
}

static void
report(struct diag *dg, const struct keys *k)
{
	const struct chance *c = &k->longest;

	if (is_habit(c)) {
		diag_warn(dg, c->first->at, MSG_LINT_LONGEST, c->right,
		    c->of);
		diag_hint(dg, "make some wrong answers as long and as exact "
		    "as the right one");
	}
	for (size_t i = 0; i < PLACES; i++) {
		c = &k->place[i];
		if (!is_habit(c))
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
	struct keys all = { 0 };
	bool said = false;

	for (size_t i = 0; i < lib->n; i++) {
		const struct policy *p = lib->policies[i];
		const size_t before = diag_warnings(dg);
		struct keys one = { 0 };

		for (size_t j = 0; j < p->nquestions; j++) {
			add_question(a, &one, p->questions[j]);
			add_question(a, &all, p->questions[j]);
		}
		report(dg, &one);
		said = said || diag_warnings(dg) != before;
	}
	if (!said)	/* else the policies where it shows are named */
		report(dg, &all);
}
