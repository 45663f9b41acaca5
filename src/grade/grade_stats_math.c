#include "grade/grade_stats_part.h"

#include <math.h>

#include "base/mem.h"

double
grade_stats_points(int64_t units)
{
	/* Whole points first: the parts are small enough to be exact. */
	const int64_t whole = units / ITEM_POINT;

	return (double)whole +
	    (double)(units % ITEM_POINT) / (double)ITEM_POINT;
}

/*
 * E. B. Wilson, 1927. Of a share of points instead of people it is a little
 * too wide, never too narrow: no scores from 0 to 1 spread more than 0s and
 * 1s of the same mean do.
 */
struct grade_stats_share
grade_stats_wilson(double share, uint64_t n)
{
	const double z = 1.959963984540054, cases = (double)n;
	const double p = fmin(fmax(share, 0), 1);
	struct grade_stats_share out = { NAN, NAN, NAN };
	double middle, half, whole;

	if (n == 0 || isnan(share))
		return out;
	whole = 1 + z * z / cases;
	middle = (p + z * z / (2 * cases)) / whole;
	half = z * sqrt(p * (1 - p) / cases + z * z / (4 * cases * cases)) /
	    whole;
	out.value = share;
	/* At either end the root and the middle are equal but for rounding. */
	out.low = p > 0 ? fmax(middle - half, 0) : 0;
	out.high = p < 1 ? fmin(middle + half, 1) : 1;
	return out;
}

double
grade_stats_r(double xy, double xx, double yy)
{
	if (!(xx > 0 && yy > 0))
		return NAN;
	return fmin(fmax(xy / (sqrt(xx) * sqrt(yy)), -1), 1);
}

/*
 * Livingston and Lewis, 1995, with a Beta of two parameters for the true
 * scores. A test of n questions, where n is what gives this mean, variance and
 * reliability, is taken twice: each time a person is right in Binomial(n, t) of
 * them. Over all t the chance of i and j right is
 *	C(n, i) C(n, j) B(a + i + j, b + 2n - i - j) / B(a, b)
 * and a pass is c right or more.
 */
enum { LONGEST = 2000 };	/* questions: n * n terms are added */

struct beta_binomial {
	double a, b;
	size_t n, c;
	double *choose;		/* log C(n, i) */
	double *beta;		/* log B(a + s, b + 2n - s) - log B(a, b) */
	double *once;		/* the same with n for 2n */
};

static double
log_beta(double a, double b)
{
	return lgamma(a) + lgamma(b) - lgamma(a + b);
}

/* The chance to pass once, and to pass twice. */
static void
pass(const struct beta_binomial *m, double *once, double *twice)
{
	double one = 0, two = 0;

	for (size_t i = m->c; i <= m->n; i++) {
		one += exp(m->choose[i] + m->once[i]);
		for (size_t j = m->c; j <= m->n; j++)
			two += exp(m->choose[i] + m->choose[j] +
			    m->beta[i + j]);
	}
	*once = fmin(one, 1);
	*twice = fmin(two, 1);
}

static void
fill(struct beta_binomial *m)
{
	const double n = (double)m->n, whole = log_beta(m->a, m->b);

	for (size_t s = 0; s <= 2 * m->n; s++) {
		const double right = (double)s;

		m->beta[s] = log_beta(m->a + right, m->b + 2 * n - right) -
		    whole;
		if (s > m->n)
			continue;
		m->once[s] = log_beta(m->a + right, m->b + n - right) - whole;
		m->choose[s] = lgamma(n + 1) - lgamma(right + 1) -
		    lgamma(n - right + 1);
	}
}

void
grade_stats_consistency(const struct grade_stats_test *t, double *p0,
    double *kappa)
{
	const double mean = t->mean / t->max;
	const double spread = t->alpha * t->variance / (t->max * t->max);
	const double length = (t->mean * (t->max - t->mean) -
	    t->alpha * t->variance) / (t->variance * (1 - t->alpha));
	const double size = mean * (1 - mean) / spread - 1;
	struct beta_binomial m;
	double once, twice, chance;

	*p0 = *kappa = NAN;
	if (!(t->alpha > 0 && t->alpha < 1 && t->variance > 0 && t->max > 0 &&
	    size > 0 && length > 0 && length < LONGEST && isfinite(t->cut)))
		return;
	m = (struct beta_binomial){ .a = mean * size, .b = (1 - mean) * size };
	m.n = length < 1 ? 1 : (size_t)(length + .5);
	m.c = (size_t)fmin(fmax(ceil(length * t->cut / t->max), 0),
	    (double)m.n + 1);
	m.choose = mem_alloc((4 * m.n + 4) * sizeof(double));
	m.once = m.choose + m.n + 1;
	m.beta = m.once + m.n + 1;
	fill(&m);
	pass(&m, &once, &twice);
	mem_free(m.choose);
	*p0 = fmin(fmax(1 - 2 * once + 2 * twice, 0), 1);
	chance = once * once + (1 - once) * (1 - once);
	if (chance < 1)
		*kappa = (*p0 - chance) / (1 - chance);
}
