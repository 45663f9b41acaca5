#include "grade/grade_stats_part.h"

#include <math.h>

#include "base/arena.h"
#include "grade/grade_beta.h"

/*
 * Classical test theory over a form, by the names of Moodle's quiz
 * statistics and R's psych. N people, k items, x an item's points, T the total,
 * R = T - x the rest; variances with N - 1.
 */

/* Sums over the items, gathered in a first turn. */
struct sums {
	double variances;	/* of the items: sum of squares */
	double weights;		/* of sqrt(cov(x, T)) where that is not below 0 */
	int64_t grain;		/* all scores are multiples of it */
	bool equal;		/* right or wrong, and all worth the same */
};

static int64_t
gcd(int64_t a, int64_t b)
{
	while (b != 0) {
		const int64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a < 0 ? -a : a;
}

/*
 * Moodle's discriminative efficiency: the covariance of item and rest, in per
 * cent of the most it could be with the same scores in another order, that is
 * with both sorted.
 */
static double
efficiency(const struct grade_stats_column *c)
{
	double most = 0;
	size_t code = 0, cell = 0;
	uint64_t left_x, left_r;

	left_x = c->n_codes > 0 ? c->n[0] : 0;
	left_r = c->n_cells > 0 ? c->cells[0].n : 0;
	while (cell < c->n_cells && code < c->n_codes) {
		const uint64_t n = left_x < left_r ? left_x : left_r;

		most += (double)n *
		    (grade_stats_points(c->codes[code].units) - c->mean) *
		    (grade_stats_points(c->cells[cell].rest) - c->mean_rest);
		left_x -= n;
		left_r -= n;
		if (left_x == 0 && ++code < c->n_codes)
			left_x = c->n[code];
		if (left_r == 0 && ++cell < c->n_cells)
			left_r = c->cells[cell].n;
	}
	return c->xx > 0 && c->rr > 0 && most > 0 ? 100 * c->xr / most : NAN;
}

/* Facility of the best group less that of the worst. */
static double
upper_lower(const struct grade_stats_view *v,
    const struct grade_stats_column *c)
{
	double sum = 0;

	if (!(v->group > 0) || c->item->max <= 0)
		return NAN;
	for (size_t i = 0; i < c->n_cells; i++) {
		const struct grade_stats_cell *e = &c->cells[i];

		sum += (double)e->n *
		    (v->upper[e->total] - v->lower[e->total]) *
		    grade_stats_points(c->codes[e->answer].units);
	}
	return sum / v->group / grade_stats_points(c->item->max);
}

static void
look(const struct grade_stats_plan *plan, const struct grade_stats_column *c,
    const struct grade_stats_tally *t, struct sums *s)
{
	s->variances += c->xx;
	if (c->xt > 0)
		s->weights += sqrt(c->xt);
	s->grain = gcd(s->grain, c->item->max);
	s->equal = s->equal && c->item->max > 0 &&
	    c->item->max == plan->items[t->form->items[0]].max;
	for (size_t k = 0; k < c->n_codes; k++) {
		const int64_t units = c->codes[k].units;

		s->grain = gcd(s->grain, units);
		s->equal = s->equal && (units == 0 || units == c->item->max);
	}
}

static void
measure_use(const struct grade_stats_view *v,
    const struct grade_stats_column *c, const struct grade_stats_tally *t,
    struct grade_stats_of_use *out)
{
	const double more = (double)v->people - 1;

	out->facility = c->item->max > 0 ?
	    c->mean / grade_stats_points(c->item->max) : NAN;
	out->sd = more > 0 ? sqrt(c->xx / more) : NAN;
	out->r = grade_stats_r(c->xt, c->xx, v->tt);
	out->r_rest = t->form->n > 1 ? grade_stats_r(c->xr, c->xx, c->rr) : NAN;
	out->upper_lower = upper_lower(v, c);
	out->efficiency = t->form->n > 1 ? efficiency(c) : NAN;
	/* What the second turn needs. */
	out->weight = c->xt >= 0 ? sqrt(c->xt) : NAN;
	out->alpha_without = c->rr > 0 ? c->xx : NAN;
}

/* Skewness and kurtosis by k-statistics, and the places in the order. */
static void
measure_shape(const struct grade_stats_view *v,
    struct grade_stats_of_form *out)
{
	const double n = (double)v->people;
	double m2 = 0, m3 = 0, m4 = 0, k2;
	uint64_t seen = 0;
	const uint64_t low = (v->people + 1) / 2, high = v->people / 2 + 1;

	out->least = grade_stats_points(v->total[0]);
	out->most = grade_stats_points(v->total[v->n_totals - 1]);
	out->median = 0;
	for (size_t i = 0; i < v->n_totals; i++) {
		const double points = grade_stats_points(v->total[i]);
		const double d = points - v->mean;

		m2 += (double)v->n[i] * d * d / n;
		m3 += (double)v->n[i] * d * d * d / n;
		m4 += (double)v->n[i] * d * d * d * d / n;
		if (seen < low && seen + v->n[i] >= low)
			out->median += points / 2;
		if (seen < high && seen + v->n[i] >= high)
			out->median += points / 2;
		seen += v->n[i];
	}
	out->skewness = out->kurtosis = NAN;
	if (!(v->tt > 0))
		return;
	k2 = v->tt / (n - 1);
	if (n > 2)
		out->skewness = n * n * m3 / ((n - 1) * (n - 2)) / pow(k2, 1.5);
	if (n > 3)
		out->kurtosis = n * n * ((n + 1) * m4 - 3 * (n - 1) * m2 * m2) /
		    ((n - 1) * (n - 2) * (n - 3)) / (k2 * k2);
}

static void
measure_alpha(const struct grade_stats_view *v, const struct sums *s,
    const struct grade_stats_tally *t, struct grade_stats_of_form *out)
{
	const double n = (double)v->people, k = (double)t->form->n;
	double point, right, error;

	out->kr20 = s->equal;
	if (!(v->tt > 0) || k < 2)
		return;
	out->alpha = k / (k - 1) * (1 - s->variances / v->tt);
	/* L. S. Feldt, 1965. */
	error = 1 - out->alpha;
	out->alpha_low = 1 - error * grade_f_quantile(.975, n - 1,
	    (n - 1) * (k - 1));
	out->alpha_high = 1 - error * grade_f_quantile(.025, n - 1,
	    (n - 1) * (k - 1));
	/* An alpha over 1 cannot be, but for rounding. */
	out->sem = out->sd * sqrt(fmax(error, 0));
	out->error_ratio = 100 * sqrt(fmax(error, 0));
	if (!s->equal)
		return;
	/* KR-21 and Lord's error count right answers. */
	point = grade_stats_points(out->max) / k;
	right = v->mean / point;
	out->kr21 = k / (k - 1) * (1 - right * (k - right) /
	    (k * v->tt / n / (point * point)));
}

/* What hangs on the cut: the least score that passes. */
static void
measure_cut(const struct grade_stats_plan *plan,
    const struct grade_stats_view *v, const struct sums *s,
    const struct grade_stats_tally *t, struct grade_stats_of_form *out)
{
	const double k = (double)t->form->n;
	const double variance = out->sd * out->sd;
	struct grade_stats_test test;
	grade_wide cut;
	double point, right, away;

	if (plan->pass < 0 || s->grain == 0)
		return;
	cut = ((grade_wide)plan->pass * out->max + 999) / 1000;
	cut = (cut + s->grain - 1) / s->grain * s->grain;
	out->cut = grade_stats_points((int64_t)cut);
	if (s->equal && k > 1) {
		point = grade_stats_points(out->max) / k;
		right = out->cut / point;
		out->lord = right <= k ?
		    sqrt(right * (k - right) / (k - 1)) * point : NAN;
	}
	away = v->mean - out->cut;
	if (variance + away * away > 0)
		out->livingston = (out->alpha * variance + away * away) /
		    (variance + away * away);
	test = (struct grade_stats_test){ .mean = v->mean,
		.variance = variance, .alpha = out->alpha,
		.max = grade_stats_points(out->max),
		.cut = out->cut - grade_stats_points(s->grain) / 2 };
	grade_stats_consistency(&test, &out->consistency, &out->kappa);
}

/* The figures of an item that need the sums over all of them. */
static void
measure_rest(const struct grade_stats_tally *t, const struct sums *s,
    const double *rest, struct grade_stats_of_form *out)
{
	const double k = (double)t->form->n;

	for (size_t i = 0; i < t->form->n; i++) {
		struct grade_stats_of_use *u = &out->uses[i];

		u->weight = s->weights > 0 ? 100 * u->weight / s->weights : NAN;
		u->alpha_without = k > 2 ? (k - 1) / (k - 2) * (1 -
		    (s->variances - u->alpha_without) / rest[i]) : NAN;
	}
}

void
grade_stats_form_measure(struct arena *a, const struct grade_stats_plan *plan,
    const struct grade_stats_tally *t, struct grade_stats_of_form *out)
{
	struct arena *scratch = arena_new();
	struct sums s = { .equal = true };
	double *rest = arena_array(a, t->form->n + 1, sizeof(*rest));
	struct grade_stats_view v;
	struct grade_stats_column c;

	grade_stats_view_init(a, t, &v);
	out->mean = v.mean;
	out->sd = v.people > 1 ? sqrt(v.tt / (double)(v.people - 1)) : NAN;
	for (size_t i = 0; i < t->form->n; i++) {
		grade_stats_column_init(scratch, plan, &v, i, &c);
		look(plan, &c, t, &s);
		measure_use(&v, &c, t, &out->uses[i]);
		rest[i] = c.rr;
		arena_reset(scratch);
	}
	arena_free(scratch);
	measure_shape(&v, out);
	measure_alpha(&v, &s, t, out);
	measure_cut(plan, &v, &s, t, out);
	measure_rest(t, &s, rest, out);
}
