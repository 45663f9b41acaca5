#include "quiz/quiz_part.h"

#include "base/arena.h"

/* The items that B is drawn from. */
struct rest {
	const struct item_quiz *q;
	bool *in;		/* of each entry */
	size_t n;
};

static bool
is_together(const struct item_entry *x, const struct item_entry *y)
{
	return x == y || (x->scenario.len != 0 &&
	    str_eq(x->scenario, y->scenario));
}

static bool
has_rule(const struct rest *r, struct str rule)
{
	for (size_t i = 0; i < r->q->n; i++)
		if (r->in[i] && str_eq(r->q->entries[i].rule, rule))
			return true;
	return false;
}

static size_t
count_chapter(const struct rest *r, unsigned chapter)
{
	size_t n = 0;

	for (size_t i = 0; i < r->q->n; i++)
		n += r->in[i] && r->q->entries[i].chapter == chapter;
	return n;
}

static size_t
count_level(const struct rest *r, unsigned level)
{
	size_t n = 0;

	for (size_t i = 0; i < r->q->n; i++)
		n += r->in[i] && r->q->entries[i].difficulty == level;
	return n;
}

/* Is the blueprint short of what e is? */
static bool
lacks(const struct rest *r, const struct item_entry *e, bool whole)
{
	if (whole)
		return r->n < r->q->questions;
	return (e->critical && !has_rule(r, e->rule)) ||
	    count_chapter(r, e->chapter) <
	    r->q->chapters[e->chapter].quota ||
	    count_level(r, e->difficulty) < r->q->levels[e->difficulty];
}

static void
give_back(struct rest *r, const struct item_entry *e)
{
	for (size_t i = 0; i < r->q->n; i++)
		if (!r->in[i] && is_together(&r->q->entries[i], e)) {
			r->in[i] = true;
			r->n++;
		}
}

/* What A left, and of A's units what it takes to meet the blueprint. */
static void
leave(struct rest *r, const struct item_form *a)
{
	const struct item_entry *all = r->q->entries;

	for (size_t i = 0; i < r->q->n; i++)
		r->in[i] = true;
	for (size_t i = 0; i < a->n; i++)
		r->in[a->items[i]] = false;
	r->n = r->q->n - a->n;
	/* What is short decides first; then only the number. */
	for (size_t i = 0; i < 2 * a->n; i++) {
		const unsigned at = a->items[i % a->n];

		if (!r->in[at] && lacks(r, &all[at], i >= a->n))
			give_back(r, &all[at]);
	}
}

static struct item_form
draw(struct arena *a, const struct item_quiz *q, const char *id,
    const char *person)
{
	struct item_form f = { .id = str_of(id),
		.items = arena_array(a, q->n, sizeof(*f.items)) };
	const struct digest seed = digest_of(STR_LIT(QUIZ_FORM_SEED));

	f.n = item_draw(q, &seed, str_of(person), 1, f.items);
	return f;
}

static struct item_form
draw_other(struct arena *a, const struct item_quiz *q,
    const struct item_form *first)
{
	struct rest r = { .q = q, .in = arena_array(a, q->n, sizeof(*r.in)) };
	struct item_entry *left = arena_array(a, q->n, sizeof(*left));
	unsigned *from = arena_array(a, q->n, sizeof(*from));
	struct item_quiz part = *q;
	struct item_form f;

	leave(&r, first);
	part.entries = left;
	part.n = 0;
	for (unsigned i = 0; i < q->n; i++)
		if (r.in[i]) {
			left[part.n] = q->entries[i];
			from[part.n++] = i;
		}
	f = draw(a, &part, "B", "form-b");
	for (size_t i = 0; i < f.n; i++)
		f.items[i] = from[f.items[i]];
	return f;
}

void
quiz_forms(struct arena *a, struct item_quiz *q)
{
	q->forms = arena_array(a, 2, sizeof(*q->forms));
	q->n_forms = 0;
	if (q->n == 0)
		return;
	q->forms[0] = draw(a, q, "A", "form-a");
	q->forms[1] = draw_other(a, q, &q->forms[0]);
	q->n_forms = 2;
}
