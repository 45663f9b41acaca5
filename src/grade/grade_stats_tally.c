#include "grade/grade_stats_part.h"

#include <string.h>

#include "base/base.h"
#include "base/mem.h"

/*
 * Almost all that is asked of a form's answers (how an item goes with the
 * total or with the rest, who chose which option, the best and the worst
 * quarter) is in one table for each item: how many people with this answer had
 * this total. Twenty questions of one point have 21 totals and a handful of
 * different answers, so that a person costs one small addition an item and a
 * million people fit a few kilobytes. Both sides grow as they come.
 */

static size_t
slot_of(const struct grade_stats_set *s, uint64_t chosen, int64_t units)
{
	/* Fibonacci hashing: the upper bits of a product with an odd number
	 * near 2^64 divided by the golden ratio. */
	const uint64_t h = (chosen ^ ((uint64_t)units * UINT64_C(31))) *
	    UINT64_C(0x9e3779b97f4a7c15);

	return (size_t)(h >> s->shift);
}

static void *
zeroed(size_t n, size_t size)
{
	void *p = mem_alloc(n * size);

	memset(p, 0, n * size);
	return p;
}

static void
set_init(struct grade_stats_set *s, unsigned bits)
{
	s->n = 0;
	s->cap = (size_t)1 << bits;
	s->codes = zeroed(s->cap, sizeof(*s->codes));
	s->table = zeroed(s->cap * 2, sizeof(*s->table));
	s->shift = 63 - bits;
}

static void
set_free(struct grade_stats_set *s)
{
	mem_free(s->codes);
	mem_free(s->table);
	s->codes = NULL;
	s->table = NULL;
}

/* Its index, or s->n where it is not in the set; *slot is where it stands or
 * goes. */
static size_t
set_find(const struct grade_stats_set *s, uint64_t chosen, int64_t units,
    size_t *slot)
{
	size_t at = slot_of(s, chosen, units);

	for (;; at = (at + 1) & (s->cap * 2 - 1)) {
		const uint32_t i = s->table[at];

		*slot = at;
		if (i == 0)
			return s->n;
		if (s->codes[i - 1].chosen == chosen &&
		    s->codes[i - 1].units == units)
			return i - 1;
	}
}

static void
set_put(struct grade_stats_set *s, uint64_t chosen, int64_t units, size_t slot)
{
	s->codes[s->n] = (struct grade_stats_code){ chosen, units };
	s->table[slot] = (uint32_t)++s->n;
}

static void
set_double(struct grade_stats_set *s)
{
	size_t slot;

	s->cap *= 2;
	s->shift--;
	s->codes = mem_realloc(s->codes, s->cap * sizeof(*s->codes));
	mem_free(s->table);
	s->table = zeroed(s->cap * 2, sizeof(*s->table));
	for (size_t i = 0; i < s->n; i++) {
		slot = slot_of(s, s->codes[i].chosen, s->codes[i].units);
		while (s->table[slot] != 0)
			slot = (slot + 1) & (s->cap * 2 - 1);
		s->table[slot] = (uint32_t)i + 1;
	}
}

void
grade_stats_tally_init(struct grade_stats_tally *t,
    const struct grade_stats_plan *plan, const struct grade_stats_form *form)
{
	*t = (struct grade_stats_tally){ .form = form };
	set_init(&t->totals, 4);
	t->people_at = zeroed(t->totals.cap, sizeof(*t->people_at));
	t->uses = zeroed(form->n + 1, sizeof(*t->uses));
	for (size_t i = 0; i < form->n; i++) {
		CHECK(form->items[i] < plan->n);
		t->max += plan->items[form->items[i]].max;
		set_init(&t->uses[i].answers, 3);
		t->uses[i].cells = zeroed(t->totals.cap *
		    t->uses[i].answers.cap, sizeof(uint32_t));
	}
}

static void
let_go(struct grade_stats_tally *t)
{
	for (size_t i = 0; t->uses != NULL && i < t->form->n; i++) {
		set_free(&t->uses[i].answers);
		mem_free(t->uses[i].cells);
	}
	mem_free(t->uses);
	mem_free(t->people_at);
	set_free(&t->totals);
	t->uses = NULL;
	t->people_at = NULL;
}

void
grade_stats_tally_free(struct grade_stats_tally *t)
{
	let_go(t);
}

void
grade_stats_tally_crowd(struct grade_stats_tally *t)
{
	let_go(t);
	t->crowded = true;
}

/* Would the cells fit with so many rows, and use number i so many columns? */
static bool
fits(const struct grade_stats_tally *t, size_t rows, size_t i, size_t columns)
{
	size_t all = columns;

	for (size_t k = 0; k < t->form->n; k++)
		if (k != i)
			all += t->uses[k].answers.cap;
	return all <= GRADE_STATS_CELLS_MAX && rows <= GRADE_STATS_CELLS_MAX &&
	    all * rows <= GRADE_STATS_CELLS_MAX;
}

static bool
more_totals(struct grade_stats_tally *t)
{
	const size_t old = t->totals.cap;

	if (!fits(t, old * 2, t->form->n, 0))
		return false;
	set_double(&t->totals);
	t->people_at = mem_realloc(t->people_at,
	    old * 2 * sizeof(*t->people_at));
	memset(t->people_at + old, 0, old * sizeof(*t->people_at));
	for (size_t i = 0; i < t->form->n; i++) {
		struct grade_stats_use *u = &t->uses[i];
		const size_t cells = old * u->answers.cap;

		u->cells = mem_realloc(u->cells, 2 * cells * sizeof(uint32_t));
		memset(u->cells + cells, 0, cells * sizeof(uint32_t));
	}
	return true;
}

static bool
more_answers(struct grade_stats_tally *t, size_t i)
{
	struct grade_stats_use *u = &t->uses[i];
	const size_t old = u->answers.cap;
	uint32_t *cells;

	if (!fits(t, t->totals.cap, i, old * 2))
		return false;
	cells = zeroed(t->totals.cap * old * 2, sizeof(*cells));
	for (size_t row = 0; row < t->totals.n; row++)
		memcpy(cells + row * old * 2, u->cells + row * old,
		    old * sizeof(*cells));
	mem_free(u->cells);
	u->cells = cells;
	set_double(&u->answers);
	return true;
}

/* The index of a total or an answer, made when new; false: no room. */
static bool
row_of(struct grade_stats_tally *t, int64_t total, size_t *row)
{
	size_t slot;

	*row = set_find(&t->totals, 0, total, &slot);
	if (*row < t->totals.n)
		return true;
	if (t->totals.n == t->totals.cap) {
		if (!more_totals(t))
			return false;
		set_find(&t->totals, 0, total, &slot);
	}
	set_put(&t->totals, 0, total, slot);
	return true;
}

static bool
column_of(struct grade_stats_tally *t, size_t i, uint64_t chosen,
    int64_t units, size_t *column)
{
	struct grade_stats_set *s = &t->uses[i].answers;
	size_t slot;

	*column = set_find(s, chosen, units, &slot);
	if (*column < s->n)
		return true;
	if (s->n == s->cap) {
		if (!more_answers(t, i))
			return false;
		set_find(s, chosen, units, &slot);
	}
	set_put(s, chosen, units, slot);
	if (chosen < GRADE_STATS_NEAR &&
	    t->uses[i].near[chosen].column == 0)
		t->uses[i].near[chosen] = (struct grade_stats_near){ units,
			(uint32_t)s->n };
	return true;
}

/* The cell of those of this row who answered item i so; NULL: no room. */
SELDOM static uint32_t *
cell_of(struct grade_stats_tally *t, size_t row, size_t i, uint64_t chosen,
    int64_t units)
{
	size_t column;

	if (!column_of(t, i, chosen, units, &column))
		return NULL;
	return &t->uses[i].cells[row * t->uses[i].answers.cap + column];
}

bool
grade_stats_tally_add(struct grade_stats_tally *t, const int64_t *units,
    const uint64_t *chosen)
{
	const size_t n = t->form->n;
	struct grade_stats_use *u = t->uses;
	int64_t total = 0;
	uint32_t *cell;
	size_t row;

	for (size_t i = 0; i < n; i++)
		total += units[i];
	if (t->people == UINT32_MAX || !row_of(t, total, &row))
		return false;
	for (size_t i = 0; i < n; i++, u++) {
		const struct grade_stats_near *near = &u->near[chosen[i] %
		    GRADE_STATS_NEAR];

		/* What was chosen nearly always says what it earned. */
		if (near->column > 0 && near->units == units[i] &&
		    chosen[i] < GRADE_STATS_NEAR) {
			u->cells[row * u->answers.cap + near->column - 1]++;
			continue;
		}
		cell = cell_of(t, row, i, chosen[i], units[i]);
		if (cell != NULL) {
			++*cell;
			continue;
		}
		/* Take back what was counted of this person. */
		while (i-- > 0) {
			cell = cell_of(t, row, i, chosen[i], units[i]);
			CHECK(cell != NULL);
			--*cell;
		}
		return false;
	}
	t->people_at[row]++;
	t->people++;
	return true;
}

void
grade_stats_count_add(struct grade_stats_count *c,
    const struct grade_stats_item *it, int64_t units, uint64_t chosen,
    uint64_t n)
{
	c->asked += n;
	c->units += (grade_wide)units * n;
	if (chosen == 0)
		c->omitted += n;
	if (units == it->max)
		c->full += n;
	if (it->n_options == 0)
		return;
	for (; chosen != 0; chosen &= chosen - 1) {
		const unsigned i = (unsigned)__builtin_ctzll(chosen);

		if (i < it->n_options)
			c->chosen[i] += n;
	}
}

size_t
grade_stats_bar(size_t steps, int64_t total, int64_t max)
{
	if (max <= 0 || total <= 0)
		return 0;
	return total >= max ? steps :
	    (size_t)((grade_wide)total * (grade_wide)steps / max);
}

void
grade_stats_tally_fold(const struct grade_stats *st,
    const struct grade_stats_tally *t, struct grade_stats_count *counts,
    uint64_t *bars)
{
	if (t->uses == NULL)
		return;
	for (size_t row = 0; row < t->totals.n; row++)
		bars[grade_stats_bar(st->steps, t->totals.codes[row].units,
		    t->max)] += t->people_at[row];
	for (size_t i = 0; i < t->form->n; i++) {
		const struct grade_stats_set *s = &t->uses[i].answers;
		const unsigned item = t->form->items[i];

		for (size_t c = 0; c < s->n; c++) {
			uint64_t n = 0;

			for (size_t row = 0; row < t->totals.n; row++)
				n += t->uses[i].cells[row * s->cap + c];
			grade_stats_count_add(&counts[item],
			    &st->plan->items[item], s->codes[c].units,
			    s->codes[c].chosen, n);
		}
	}
}
