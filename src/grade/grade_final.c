/*
 * grade_final.c - what a person's attempts come to: the highest, the average,
 * the first or the last. An attempt past the limit, or given before with other
 * answers, can't count.
 */
#include "grade/grade_part.h"

#include <stdlib.h>

__extension__ typedef __int128 wide;

static int
by_person(const void *a, const void *b)
{
	const struct grade_try *x = a, *y = b;

	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	if (x->attempt != y->attempt)
		return x->attempt < y->attempt ? -1 : 1;
	return x->index < y->index ? -1 : x->index > y->index;
}

/* A pass is more than none; then the greater share of the points. */
static bool
is_better(const struct grade_try *x, const struct grade_try *y)
{
	if (x->passed != y->passed)
		return x->passed;
	return (wide)x->units * y->max > (wide)y->units * x->max;
}

/*
 * The sum of all shares, units over max, in parts of one: papers that differ
 * in their points are weighed alike. Each share is cut off at 10^-15, so that
 * an average never gains by rounding.
 */
#define SHARE_PARTS INT64_C(1000000000000000)

static void
average(const struct grade_run *g, const struct grade_try *t, size_t n,
    struct grade_final *f)
{
	const struct grade_try *last = NULL;
	wide sum = 0, same = 0;
	size_t count = 0;
	bool equal = true;
	int64_t max = 0;

	for (size_t i = 0; i < n; i++) {
		if (t[i].barred)
			continue;
		last = &t[i];
		equal = equal && (max == 0 || max == t[i].max);
		max = t[i].max;
		same += t[i].units;
		if (t[i].max > 0)
			sum += (wide)t[i].units * SHARE_PARTS / t[i].max;
		count++;
	}
	if (last == NULL)
		return;
	f->counted = last->index;
	f->units = (int64_t)(sum / (wide)count);
	f->max = SHARE_PARTS;
	/* Equal papers are compared exactly. What is not the score's to decide
	 * is as in the last attempt. */
	f->passed = (last->reasons & ~(unsigned)GRADE_BELOW) == 0 && (equal ?
	    same * 1000 >= (wide)g->key.pass * max * (wide)count :
	    sum * 1000 >= (wide)g->key.pass * SHARE_PARTS * (wide)count);
}

static void
final_of(const struct grade_run *g, const struct grade_try *t, size_t n,
    struct grade_final *f)
{
	const struct grade_try *best = NULL;

	*f = (struct grade_final){ .counted = SIZE_MAX };
	if (g->want.policy == GRADE_AVERAGE) {
		average(g, t, n, f);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		if (t[i].barred)
			continue;
		if (best == NULL || g->want.policy == GRADE_LAST ||
		    (g->want.policy == GRADE_HIGHEST &&
		    is_better(&t[i], best)))
			best = &t[i];
	}
	if (best == NULL)
		return;
	f->counted = best->index;
	f->passed = best->passed;
	f->units = best->units;
	f->max = best->max;
}

void
grade_finals(const struct grade_run *g, struct grade_try *t, size_t n,
    struct grade_final *finals, size_t people)
{
	size_t from = 0;

	if (n > 1)
		qsort(t, n, sizeof(*t), by_person);
	for (size_t i = 0; i < people; i++)
		finals[i] = (struct grade_final){ .counted = SIZE_MAX };
	for (size_t to = 1; to <= n; to++)
		if (to == n || t[to].person != t[from].person) {
			final_of(g, t + from, to - from,
			    &finals[t[from].person]);
			from = to;
		}
}
