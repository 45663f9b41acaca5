#include "policy/policy_measure.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "policy/policy.h"

#define QUESTIONS_MIN 4		/* fewer show no habit */
#define QUESTIONS_MAX 50000	/* beyond it, sums could overflow */

static void
add_chance(struct policy_chance *c, const struct policy_question *q,
    bool right)
{
	const int64_t part = POLICY_CHANCE_WHOLE / (int64_t)q->noptions;

	c->of++;
	c->right += right;
	c->expected += part;
	c->variance += part * (POLICY_CHANCE_WHOLE - part);
	if (right && c->first == NULL)
		c->first = q;
}

bool
policy_is_habit(const struct policy_chance *c)
{
	const int64_t over = (int64_t)c->right * POLICY_CHANCE_WHOLE -
	    c->expected;

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

void
policy_keys_add(struct arena *a, struct policy_keys *k,
    const struct policy_question *q)
{
	size_t best;

	if ((q->kind != POLICY_SINGLE && q->kind != POLICY_TRUE_FALSE) ||
	    q->noptions > POLICY_PLACES)
		return;
	best = longest(a, q);
	add_chance(&k->longest, q, best < q->noptions &&
	    q->options[best].right);
	for (size_t i = 0; i < q->noptions; i++)
		add_chance(&k->place[i], q, q->options[i].right);
}
