#include "grade/grade_stats_part.h"

#include <math.h>

/*
 * Who chooses an option, and what do they know otherwise? The rest score, the
 * points for all other questions, answers that without the key's having a say:
 * with a wrong key the total would speak for it.
 */

static bool
chose(const struct grade_stats_column *c, const struct grade_stats_cell *e,
    size_t option)
{
	return (c->codes[e->answer].chosen >> option & 1) != 0;
}

static void
measure(const struct grade_stats_view *v, const struct grade_stats_column *c,
    size_t option, double rest_max, struct grade_stats_option *out)
{
	const double people = (double)v->people;
	double n = 0, away = 0;

	for (size_t i = 0; i < c->n_cells; i++) {
		const struct grade_stats_cell *e = &c->cells[i];

		if (!chose(c, e, option))
			continue;
		n += (double)e->n;
		away += (double)e->n * (grade_stats_points(e->rest) -
		    c->mean_rest);
	}
	if (n > 0 && rest_max > 0)
		out->rest = (c->mean_rest + away / n) / rest_max;
	out->r = grade_stats_r(away, n * (1 - n / people), c->rr);
}

/*
 * What the quarter with the best rest chose; people with the same rest on the
 * border count for a part each.
 */
static void
measure_best(const struct grade_stats_view *v,
    const struct grade_stats_column *c, struct grade_stats_option *out)
{
	const double quarter = (double)v->people / 4;
	const size_t options = c->item->n_options;
	double left = quarter;

	for (size_t k = 0; k < options; k++)
		out[k].best = 0;
	for (size_t end = c->n_cells, from; end > 0 && left > 0; end = from) {
		double here = 0, part;

		for (from = end; from > 0 && c->cells[from - 1].rest ==
		    c->cells[end - 1].rest; from--)
			here += (double)c->cells[from - 1].n;
		part = here > left ? left / here : 1;
		left -= here * part;
		for (size_t i = from; i < end; i++)
			for (size_t k = 0; k < options; k++)
				if (chose(c, &c->cells[i], k))
					out[k].best += part *
					    (double)c->cells[i].n / quarter;
	}
}

void
grade_stats_options_measure(struct arena *scratch,
    const struct grade_stats_plan *plan, const struct grade_stats_view *v,
    size_t i, struct grade_stats_option *out)
{
	struct grade_stats_column c;

	if (v->tally->form->n < 2)
		return;	/* there is no rest */
	grade_stats_column_init(scratch, plan, v, i, &c);
	for (size_t k = 0; k < c.item->n_options; k++)
		measure(v, &c, k, grade_stats_points(v->tally->max -
		    c.item->max), &out[k]);
	measure_best(v, &c, out);
}

/*
 * Some r comes out above 0 by chance: half of all, where nothing is behind it.
 * One that a chance of 1 in 20 would bring is not worth a person's time, so
 * that r has to be more than 1.645 / sqrt(N) away from 0 (R. A. Fisher).
 */
static bool
beyond_chance(double r, uint64_t people)
{
	return r * sqrt((double)people) > 1.644854;
}

static void
flag_options(const struct grade_stats_item *it, uint64_t people,
    struct grade_stats_of_item *out)
{
	double key_r = INFINITY, key_best = INFINITY, best = 0;

	for (size_t k = 0; k < it->n_options; k++) {
		if (!out->options[k].key) {
			best = fmax(best, out->options[k].best);
			continue;
		}
		key_r = fmin(key_r, out->options[k].r);
		key_best = fmin(key_best, out->options[k].best);
	}
	for (size_t k = 0; k < it->n_options; k++) {
		struct grade_stats_option *o = &out->options[k];

		if (o->key)
			continue;
		if (out->asked >= GRADE_STATS_UNSURE && o->share.value < .05)
			o->flags |= GRADE_STATS_UNUSED;
		if (o->n < GRADE_STATS_HIDDEN)
			continue;
		/* With a NAN on either side none of these is true. */
		if (beyond_chance(o->r, people) || (isfinite(key_r) &&
		    o->r > 0 && o->r > key_r))
			o->flags |= GRADE_STATS_LURES;
		if (isfinite(key_best) && o->best > key_best &&
		    o->best >= best)
			o->flags |= GRADE_STATS_BEST;
		if (o->flags & (GRADE_STATS_LURES | GRADE_STATS_BEST))
			out->flags |= GRADE_STATS_KEY;
	}
}

void
grade_stats_flag(const struct grade_stats_item *it, double r_rest,
    uint64_t people, struct grade_stats_of_item *out)
{
	if (out->asked > 0 && out->asked < GRADE_STATS_UNSURE)
		out->flags |= GRADE_STATS_FEW;
	if (out->asked < GRADE_STATS_HIDDEN)
		return;
	if (out->facility.value < .25)
		out->flags |= GRADE_STATS_HARD;
	if (out->facility.value > .98 && out->asked >= GRADE_STATS_UNSURE)
		out->flags |= GRADE_STATS_EASY;
	if (beyond_chance(-r_rest, people))
		out->flags |= GRADE_STATS_AGAINST;
	flag_options(it, people, out);
}
