/* Item analysis of known rows against figures that R's psych and psychometric
 * and a C program of other hands agree on. */
#include "base/arena.h"
#include "grade/grade_stats.h"

#include "gen.h"
#include "stats.h"
#include "tap.h"

enum { PEOPLE = 20000 };

static void
near(double got, double want, const char *name)
{
	ok(fabs(got - want) < 1e-6, "%s (got %.7f, want %.7f)", name, got,
	    want);
}

/* FNV-1a over all that a row holds. */
static uint64_t
hash(uint64_t h, const struct gen_row *row)
{
	const uint64_t prime = UINT64_C(1099511628211);

	h = (h ^ row->department) * prime;
	h = (h ^ row->attempt) * prime;
	for (int i = 0; i < GEN_ITEMS; i++)
		h = (h ^ row->chosen[i]) * prime;
	return h;
}

int
main(void)
{
	struct arena *a = arena_new();
	const struct grade_stats_plan *plan = stats_plan(a);
	struct grade_stats *st = grade_stats_new(plan);
	const struct grade_stats_result *r;
	const struct grade_stats_of_form *f;
	struct gen g;
	struct gen_row row;
	uint64_t h = UINT64_C(14695981039346656037);
	unsigned right = 0;

	gen_start(&g, 42);
	for (int i = 0; i < PEOPLE; i++) {
		gen_person(&g, &row);
		h = hash(h, &row);
		right += row.right;
		stats_add(st, &row);
	}
	ok(h == UINT64_C(0x17fa0f1599c5033f), "these are the known rows");
	is_int(right, 276726, "so many answers are right");

	r = grade_stats_finish(st, a);
	grade_stats_free(st);
	f = &r->forms[0];
	is_int(f->people, PEOPLE, "people");
	near(r->items[0].facility.value, .874650, "q01: facility");
	near(f->uses[0].facility, .874650, "q01: facility in the form");
	near(f->uses[0].r, .383925, "q01: r with the total");
	near(f->uses[0].r_rest, .308439, "q01: r with the rest");
	near(f->alpha, .7952879, "alpha");
	near(f->alpha_low, .7911488, "alpha: Feldt, low");
	near(f->alpha_high, .7993820, "alpha: Feldt, high");
	near(f->kr21, .7601253, "KR-21");
	near(f->mean, 13.8363, "mean");
	near(f->sd, 3.917393, "standard deviation");
	near(f->sem, 1.772429, "standard error");
	ok(f->kr20, "alpha is KR-20 here");
	/* By numpy, and scipy's integrals: tests/reference has the recipes. */
	near(f->median, 14, "median");
	near(f->skewness, -.407616600, "skewness");
	near(f->kurtosis, -.582663497, "kurtosis");
	near(f->cut, 16, "the least score that passes");
	near(f->lord, 1.835325871, "Lord's error there");
	near(f->livingston, .843140943, "Livingston's k squared");
	near(f->consistency, .811226892, "decision consistency");
	near(f->kappa, .574660608, "kappa");
	near(f->uses[10].efficiency, 48.297515649, "q11: efficiency");
	near(f->uses[10].weight, 5.448702185, "q11: weight");
	near(f->uses[10].alpha_without, .784393690, "q11: alpha without it");
	arena_free(a);
	return tap_done();
}
