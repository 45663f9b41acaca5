#include "grade/grade_stats_part.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

struct total {
	int64_t units;
	uint32_t row;
};

static int
by_total(const void *va, const void *vb)
{
	const struct total *a = va, *b = vb;

	return (a->units > b->units) - (a->units < b->units);
}

static int
by_rest(const void *va, const void *vb)
{
	const struct grade_stats_cell *a = va, *b = vb;

	if (a->rest != b->rest)
		return a->rest > b->rest ? 1 : -1;
	return (a->answer > b->answer) - (a->answer < b->answer);
}

/* The totals that people have: a row may be left without any. */
static void
sort_totals(struct arena *a, const struct grade_stats_tally *t,
    struct grade_stats_view *v)
{
	struct total *all = arena_array(a, t->totals.n + 1, sizeof(*all));
	uint32_t *row = arena_array(a, t->totals.n + 1, sizeof(*row));
	int64_t *total = arena_array(a, t->totals.n + 1, sizeof(*total));
	uint64_t *n = arena_array(a, t->totals.n + 1, sizeof(*n));

	for (size_t i = 0; i < t->totals.n; i++)
		if (t->people_at[i] > 0)
			all[v->n_totals++] = (struct total){
				t->totals.codes[i].units, (uint32_t)i };
	qsort(all, v->n_totals, sizeof(*all), by_total);
	for (size_t i = 0; i < v->n_totals; i++) {
		row[i] = all[i].row;
		total[i] = all[i].units;
		n[i] = t->people_at[all[i].row];
	}
	v->row = row;
	v->total = total;
	v->n = n;
}

/*
 * The best and the worst 27 per cent (Kelley, 1939). Of people with the same
 * total on the border each counts for the same part, so that it does not matter
 * who came first.
 */
static void
take_groups(struct arena *a, struct grade_stats_view *v)
{
	double *upper = arena_array(a, v->n_totals + 1, sizeof(*upper));
	double *lower = arena_array(a, v->n_totals + 1, sizeof(*lower));
	const uint64_t group = (v->people * 27 + 50) / 100;
	uint64_t left = group;

	for (size_t i = 0; i < v->n_totals && left > 0; i++) {
		const uint64_t take = v->n[i] < left ? v->n[i] : left;

		lower[i] = (double)take / (double)v->n[i];
		left -= take;
	}
	left = group;
	for (size_t i = v->n_totals; i-- > 0 && left > 0;) {
		const uint64_t take = v->n[i] < left ? v->n[i] : left;

		upper[i] = (double)take / (double)v->n[i];
		left -= take;
	}
	v->upper = upper;
	v->lower = lower;
	v->group = (double)group;
}

void
grade_stats_view_init(struct arena *a, const struct grade_stats_tally *t,
    struct grade_stats_view *v)
{
	double sum = 0, least;

	*v = (struct grade_stats_view){ .tally = t, .people = t->people };
	sort_totals(a, t, v);
	take_groups(a, v);
	for (size_t i = 0; i < v->n_totals; i++)
		sum += (double)v->n[i] *
		    grade_stats_points(v->total[i] - v->total[0]);
	sum /= (double)v->people;
	for (size_t i = 0; i < v->n_totals; i++) {
		const double d =
		    grade_stats_points(v->total[i] - v->total[0]) - sum;

		v->tt += (double)v->n[i] * d * d;
	}
	least = grade_stats_points(v->total[0]);
	v->mean = least + sum;
}

/* --- one item --- */

struct answer {
	struct grade_stats_code code;
	uint32_t column;
};

static int
by_units(const void *va, const void *vb)
{
	const struct answer *a = va, *b = vb;

	if (a->code.units != b->code.units)
		return a->code.units > b->code.units ? 1 : -1;
	return (a->code.chosen > b->code.chosen) -
	    (a->code.chosen < b->code.chosen);
}

static void
fill_cells(struct arena *a, const struct grade_stats_view *v,
    const struct grade_stats_use *u, const struct answer *answers,
    struct grade_stats_column *c)
{
	struct grade_stats_cell *cells;
	uint64_t *people = arena_array(a, c->n_codes + 1, sizeof(*people));
	size_t n = 0;

	for (size_t t = 0; t < v->n_totals; t++)
		for (size_t k = 0; k < c->n_codes; k++)
			n += u->cells[v->row[t] * u->answers.cap +
			    answers[k].column] > 0;
	cells = arena_array(a, n + 1, sizeof(*cells));
	n = 0;
	for (size_t t = 0; t < v->n_totals; t++)
		for (size_t k = 0; k < c->n_codes; k++) {
			const uint32_t here = u->cells[v->row[t] *
			    u->answers.cap + answers[k].column];

			people[k] += here;
			if (here > 0)
				cells[n++] = (struct grade_stats_cell){
					v->total[t] - answers[k].code.units,
					(uint32_t)t, (uint32_t)k, here };
		}
	qsort(cells, n, sizeof(*cells), by_rest);
	c->n = people;
	c->cells = cells;
	c->n_cells = n;
}

static void
add_up(const struct grade_stats_view *v, struct grade_stats_column *c)
{
	const double people = (double)v->people;
	const int64_t rest0 = c->cells[0].rest;
	int64_t x0 = INT64_MAX;
	double x = 0, rest = 0;

	for (size_t k = 0; k < c->n_codes; k++)
		if (c->n[k] > 0 && c->codes[k].units < x0)
			x0 = c->codes[k].units;
	for (size_t i = 0; i < c->n_cells; i++) {
		const struct grade_stats_cell *e = &c->cells[i];
		const double n = (double)e->n;

		x += n * grade_stats_points(c->codes[e->answer].units - x0);
		rest += n * grade_stats_points(e->rest - rest0);
	}
	x /= people;
	rest /= people;
	for (size_t i = 0; i < c->n_cells; i++) {
		const struct grade_stats_cell *e = &c->cells[i];
		const double n = (double)e->n;
		const double dx = grade_stats_points(
		    c->codes[e->answer].units - x0) - x;
		const double dr = grade_stats_points(e->rest - rest0) - rest;
		const double dt = grade_stats_points(v->total[e->total]) -
		    v->mean;

		c->xx += n * dx * dx;
		c->xt += n * dx * dt;
		c->xr += n * dx * dr;
		c->rr += n * dr * dr;
	}
	c->mean = grade_stats_points(x0) + x;
	c->mean_rest = grade_stats_points(rest0) + rest;
}

void
grade_stats_column_init(struct arena *a, const struct grade_stats_plan *plan,
    const struct grade_stats_view *v, size_t i, struct grade_stats_column *c)
{
	const struct grade_stats_use *u = &v->tally->uses[i];
	struct answer *answers = arena_array(a, u->answers.n + 1,
	    sizeof(*answers));
	struct grade_stats_code *codes = arena_array(a, u->answers.n + 1,
	    sizeof(*codes));

	*c = (struct grade_stats_column){ .n_codes = u->answers.n,
		.item = &plan->items[v->tally->form->items[i]] };
	for (size_t k = 0; k < c->n_codes; k++)
		answers[k] = (struct answer){ u->answers.codes[k],
			(uint32_t)k };
	qsort(answers, c->n_codes, sizeof(*answers), by_units);
	for (size_t k = 0; k < c->n_codes; k++)
		codes[k] = answers[k].code;
	c->codes = codes;
	fill_cells(a, v, u, answers, c);
	add_up(v, c);
}
