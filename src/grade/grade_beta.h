/* grade_beta.h - the incomplete beta function and what hangs on it. */
#ifndef PRECEPT_GRADE_BETA_H
#define PRECEPT_GRADE_BETA_H

/*
 * The regularized incomplete beta function I_x(a, b), a and b above 0, x from
 * 0 to 1: the chance that a Beta(a, b) variable is at most x. NAN outside.
 */
double grade_beta(double a, double b, double x);

/*
 * The value that an F variable with d1 and d2 degrees of freedom stays under
 * with chance p, to about 1e-9 of it. NAN where one of them is out of range.
 */
double grade_f_quantile(double p, double d1, double d2);

#endif
