#include "grade/grade_beta.h"

#include <math.h>

/*
 * I_x(a, b) as the continued fraction of DLMF 8.17.22 (Lentz's method as
 * modified by Thompson and Barnett, 1986), which needs about sqrt(max(a, b))
 * steps where x is below (a + 1) / (a + b + 2); above, I_x(a, b) =
 * 1 - I_{1-x}(b, a) brings it there.
 */
enum { STEPS = 1000000 };	/* far more than a million people need */

static double
away_from_0(double x)
{
	return fabs(x) < 1e-300 ? 1e-300 : x;
}

static double
fraction(double a, double b, double x)
{
	double c = 1, d = 1 / away_from_0(1 - (a + b) * x / (a + 1)), f = d;

	for (int i = 1; i <= STEPS; i++) {
		const double m = i;
		const double even = m * (b - m) * x /
		    ((a + 2 * m - 1) * (a + 2 * m));
		const double odd = -(a + m) * (a + b + m) * x /
		    ((a + 2 * m) * (a + 2 * m + 1));
		double step;

		d = 1 / away_from_0(1 + even * d);
		c = away_from_0(1 + even / c);
		f *= c * d;
		d = 1 / away_from_0(1 + odd * d);
		c = away_from_0(1 + odd / c);
		step = c * d;
		f *= step;
		if (fabs(step - 1) < 1e-15)
			return f;
	}
	return NAN;
}

double
grade_beta(double a, double b, double x)
{
	double front;

	if (!(a > 0 && b > 0 && x >= 0 && x <= 1 && isfinite(a) && isfinite(b)))
		return NAN;
	if (x <= 0 || x >= 1)
		return x <= 0 ? 0 : 1;
	front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) +
	    b * log1p(-x));
	if (x < (a + 1) / (a + b + 2))
		return front * fraction(a, b, x) / a;
	return 1 - front * fraction(b, a, 1 - x) / b;
}

double
grade_f_quantile(double p, double d1, double d2)
{
	double low = 0, high = 1, middle = .5;

	if (!(p > 0 && p < 1 && d1 > 0 && d2 > 0))
		return NAN;
	/* F = (d2 / d1) x / (1 - x) where x is Beta(d1 / 2, d2 / 2). */
	for (int i = 0; i < 200 && high - low > 1e-14 * high; i++) {
		middle = (low + high) / 2;
		if (grade_beta(d1 / 2, d2 / 2, middle) < p)
			low = middle;
		else
			high = middle;
	}
	return d2 / d1 * middle / (1 - middle);
}
