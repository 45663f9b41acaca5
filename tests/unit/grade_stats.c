/* Item analysis: what is not defined, what is hidden, what does not matter. */
#include <math.h>

#include "base/arena.h"
#include "grade/grade_beta.h"
#include "grade/grade_report.h"
#include "grade/grade_stats_part.h"

#include "gen.h"
#include "stats.h"
#include "tap.h"

static void
near(double got, double want, double by, const char *name)
{
	ok(fabs(got - want) <= by, "%s (got %.9g, want %.9g)", name, got,
	    want);
}

/* All forms of the report as one text. */
static struct str
reports(struct arena *a, const struct grade_stats *st)
{
	const struct grade_stats_result *r = grade_stats_finish(st, a);
	struct buf b;
	struct str out;

	buf_init(&b, 1 << 24);
	grade_report_text(&b, r);
	grade_report_csv(&b, r);
	grade_report_json(&b, r);
	grade_report_html(&b, r);
	ok(!b.over, "the reports fit");
	out = str_dup(a, buf_view(&b));
	buf_free(&b);
	return out;
}

static bool
holds(struct str s, const char *words)
{
	return str_find(s, words, 0) < s.len;
}

/* No NAN or infinity is ever printed. */
static bool
is_clean(struct str s)
{
	return !holds(s, "nan") && !holds(s, ",inf") && !holds(s, "-nan") &&
	    !holds(s, " inf");
}

/* --- the mathematics --- */

/* Tables of F; the last two from R 4.2's qf and pbeta. */
static void
test_beta(void)
{
	near(grade_f_quantile(.95, 1, 1), 161.4476, 1e-4, "F(.95; 1, 1)");
	near(grade_f_quantile(.95, 5, 10), 3.325835, 1e-6, "F(.95; 5, 10)");
	near(grade_f_quantile(.025, 19999, 379981), .9800006659, 1e-9,
	    "F(.025; 19999, 379981)");
	near(grade_f_quantile(.975, 19999, 379981), 1.0202192415, 1e-9,
	    "F(.975; 19999, 379981)");
	near(grade_beta(2, 3, .4), .5248, 1e-12, "I_.4(2, 3)");
	near(grade_beta(.5, .5, .25), 1.0 / 3, 1e-12, "I_.25(.5, .5)");
	near(grade_beta(1, 1, .3), .3, 1e-14, "I_.3(1, 1)");
	ok(isnan(grade_beta(0, 1, .5)) && isnan(grade_beta(1, 1, 2)) &&
	    isnan(grade_f_quantile(0, 1, 1)) &&
	    isnan(grade_f_quantile(.5, NAN, 1)), "out of range is NAN");
}

static void
test_wilson(void)
{
	struct grade_stats_share s = grade_stats_wilson(.5, 0);
	unsigned odd = 0;

	ok(isnan(s.value) && isnan(s.low) && isnan(s.high), "of nobody");
	for (uint64_t n = 1; n < 3000; n++) {
		s = grade_stats_wilson(0, n);
		odd += s.low > 0 || s.low < 0 || !(s.high > 0 && s.high < 1);
		s = grade_stats_wilson(1, n);
		odd += s.high > 1 || s.high < 1 || !(s.low > 0 && s.low < 1);
	}
	is_int(odd, 0, "none and all are the very ends");
	/* By the formula as Wilson has it. */
	s = grade_stats_wilson(7. / 9, 9);
	near(s.low, .452588969, 1e-9, "7 of 9: low");
	near(s.high, .936774893, 1e-9, "7 of 9: high");
}

/* --- little is asked --- */

static void
test_nobody(struct arena *a, const struct grade_stats_plan *plan, int people)
{
	struct grade_stats *st = grade_stats_new(plan);
	struct gen g;
	struct gen_row row;
	struct str all;

	gen_start(&g, 1);
	for (int i = 0; i < people; i++) {
		gen_person(&g, &row);
		stats_add(st, &row);
	}
	all = reports(a, st);
	ok(is_clean(all) && holds(all, "Fewer than 5 people"),
	    "%d people: nothing but that is said", people);
	ok(!holds(all, "ICU") && !holds(all, "q01: "), "%d people: no names",
	    people);
	grade_stats_free(st);
}

/* Ten people answer a test of k questions in the same way: units of each. */
static const struct grade_stats_of_form *
same(struct arena *a, size_t k, int64_t units, uint64_t chosen)
{
	const struct grade_stats_plan *whole = stats_plan(a);
	struct grade_stats_plan *plan = arena_alloc(a, sizeof(*plan));
	struct grade_stats_form *form = ARENA_NEW(a, struct grade_stats_form);
	const struct grade_stats_result *r;
	struct grade_stats *st;
	struct str all;
	int64_t u[GEN_ITEMS];
	uint64_t c[GEN_ITEMS];

	*form = (struct grade_stats_form){ STR_LIT("A"),
		whole->forms[0].items, k };
	*plan = *whole;
	plan->n = k;
	plan->forms = form;
	st = grade_stats_new(plan);
	for (size_t i = 0; i < k; i++) {
		u[i] = units;
		c[i] = chosen;
	}
	for (int i = 0; i < 10; i++)
		grade_stats_add(st, &(struct grade_stats_row){ .n = k,
		    .units = u, .chosen = c });
	all = reports(a, st);
	ok(is_clean(all), "%zu equal answers: no NAN is printed", k);
	ok(k == 0 || holds(all, "not defined"), "but \"not defined\"");
	r = grade_stats_finish(st, a);
	grade_stats_free(st);
	return &r->forms[0];
}

static void
test_degenerate(struct arena *a)
{
	const struct grade_stats_of_form *f;

	f = same(a, 20, ITEM_POINT, 1);
	ok(f->sd >= 0 && f->sd <= 0 && isnan(f->alpha) && isnan(f->kr21) &&
	    isnan(f->skewness) && isnan(f->consistency) &&
	    isnan(f->sem) && isnan(f->error_ratio) &&
	    isnan(f->uses[3].r) && isnan(f->uses[3].r_rest) &&
	    isnan(f->uses[3].efficiency) && isnan(f->uses[3].weight) &&
	    isnan(f->uses[3].alpha_without), "all right: nothing to divide");
	near(f->mean, 20, 0, "all right: the mean");
	f = same(a, 20, 0, 0);
	ok(isnan(f->alpha) && f->uses[0].facility <= 0, "all left blank");
	ok(isnan(f->livingston), "nor is there a k squared without alpha");
	f = same(a, 1, ITEM_POINT, 1);
	ok(isnan(f->alpha) && isnan(f->lord) && isnan(f->uses[0].r_rest),
	    "one question: no rest");
	f = same(a, 0, 0, 0);
	ok(isnan(f->alpha) && f->people == 10, "no question at all");
}

/* --- few people, by hand: numpy and scipy say the same --- */

/* The first people of nine, and of the five questions they answer. */
static const struct grade_stats_of_form *
nine(struct arena *a, int people, size_t k, long pass)
{
	static const char rows[9][6] = { "11111", "11110", "11100", "11010",
		"10100", "11000", "01000", "10000", "00001" };
	const struct grade_stats_plan *whole = stats_plan(a);
	struct grade_stats_plan *plan = ARENA_NEW(a, struct grade_stats_plan);
	struct grade_stats_form *form = ARENA_NEW(a, struct grade_stats_form);
	const struct grade_stats_result *r;
	struct grade_stats *st;

	*form = (struct grade_stats_form){ STR_LIT("A"),
		whole->forms[0].items, k };
	*plan = *whole;
	plan->n = k;
	plan->forms = form;
	plan->pass = pass;
	st = grade_stats_new(plan);
	for (int i = 0; i < people; i++) {
		int64_t units[5];
		uint64_t chosen[5];

		for (size_t q = 0; q < k; q++) {
			chosen[q] = rows[i][q] == '1' ? 1 : 2;
			units[q] = rows[i][q] == '1' ? ITEM_POINT : 0;
		}
		grade_stats_add(st, &(struct grade_stats_row){ .n = k,
		    .units = units, .chosen = chosen, .passed = i < 2 });
	}
	r = grade_stats_finish(st, a);
	grade_stats_free(st);
	return &r->forms[0];
}

static void
test_few(struct arena *a)
{
	const struct grade_stats_of_form *f = nine(a, 9, 5, 700);

	near(f->mean, 22. / 9, 1e-9, "nine people: mean");
	near(f->median, 2, 0, "the middle one of nine");
	near(f->skewness, .644527961, 1e-8, "skewness");
	near(f->kurtosis, -.543334316, 1e-8, "kurtosis");
	near(f->alpha, .530821918, 1e-8, "alpha");
	near(f->cut, 4, 0, "3.5 of 5: four pass");
	near(f->lord, 1, 1e-9, "Lord's error");
	near(f->livingston, .786086051, 1e-8, "Livingston's k squared");
	near(f->consistency, .747147586, 1e-6, "a test of 5.43 questions");
	near(f->kappa, .345171927, 1e-6, "kappa");
	near(f->uses[4].efficiency, -12.5, 1e-9, "efficiency");
	near(f->uses[2].weight, 23.364498807, 1e-8, "weight");
	near(f->uses[4].alpha_without, 2. / 3, 1e-9, "alpha without");
	f = nine(a, 8, 5, 1000);
	near(f->median, 2.5, 0, "between the middle two of eight");
	near(f->cut, 5, 0, "all of them pass");
	near(f->lord, 0, 0, "where nobody can be better");
	near(nine(a, 7, 5, 700)->median, 3, 0, "the middle one of seven");
	f = nine(a, 6, 5, 700);
	near(f->consistency, .656363587, 1e-6, "of 6.67, so of 7");
	f = nine(a, 9, 2, 700);
	near(f->kappa, .291562757, 1e-6, "of 1.76, so of 2");
	ok(isfinite(f->alpha) && isnan(f->uses[0].alpha_without),
	    "no alpha of one question");
	/* Four are too few to be shown. */
	f = nine(a, 4, 5, 700);
	ok(isnan(f->mean) && isnan(f->pass.value) && f->passed == 0 &&
	    isnan(f->median) && isnan(f->uses[0].facility),
	    "nothing of four people");
	f = nine(a, 5, 5, 700);
	ok(isfinite(f->mean) && f->passed == 2, "five are shown");
}

/* --- what does not matter --- */

enum { PEOPLE = 600 };

static void
fill(struct gen_row *rows)
{
	struct gen g;

	gen_start(&g, 2026);
	for (int i = 0; i < PEOPLE; i++)
		gen_person(&g, &rows[i]);
}

static void
test_order(struct arena *a, const struct grade_stats_plan *plan)
{
	static struct gen_row rows[PEOPLE];
	struct grade_stats *one = grade_stats_new(plan);
	struct grade_stats *back = grade_stats_new(plan);
	struct str want;

	fill(rows);
	for (int i = 0; i < PEOPLE; i++) {
		stats_add(one, &rows[i]);
		stats_add(back, &rows[PEOPLE - 1 - i]);
	}
	want = reports(a, one);
	ok(str_eq(want, reports(a, back)), "the order of rows does not "
	    "matter: the same bytes");
	grade_stats_free(one);
	grade_stats_free(back);
}

/* A drawn paper of all questions in another order is the form with all. */
static void
test_drawn(struct arena *a, const struct grade_stats_plan *plan)
{
	static struct gen_row rows[PEOPLE];
	struct grade_stats *form = grade_stats_new(plan);
	struct grade_stats *drawn = grade_stats_new(plan);
	struct grade_stats *few = grade_stats_new(plan);
	const struct grade_stats_result *r;
	unsigned items[GEN_ITEMS];
	struct str all;

	fill(rows);
	for (unsigned i = 0; i < PEOPLE; i++) {
		for (unsigned k = 0; k < GEN_ITEMS; k++)
			items[k] = (i + 7 * k) % GEN_ITEMS;
		stats_add_some(form, &rows[i], 0, NULL, GEN_ITEMS,
		    GRADE_STATS_NO_GROUP);
		stats_add_some(drawn, &rows[i], GRADE_STATS_DRAWN, items,
		    GEN_ITEMS, GRADE_STATS_NO_GROUP);
		stats_add_some(few, &rows[i], GRADE_STATS_DRAWN, items,
		    GEN_ITEMS - 8, GRADE_STATS_NO_GROUP);
	}
	ok(str_eq(reports(a, form), reports(a, drawn)),
	    "papers that ask all in any order count as the form");
	all = reports(a, few);
	r = grade_stats_finish(few, a);
	is_int(r->drawn, PEOPLE, "drawn papers");
	is_int(r->forms[0].people, 0, "none in the form");
	is_int(r->items[3].asked, PEOPLE * 12 / 20, "asked of so many");
	ok(isnan(r->items[3].options[0].r) &&
	    r->items[3].facility.value > .5, "facility, but no correlation");
	ok(is_clean(all) && holds(all, "Everybody got a paper"),
	    "the page says why");
	grade_stats_free(form);
	grade_stats_free(drawn);
	grade_stats_free(few);
}

/* --- people are hidden --- */

static void
test_hidden(struct arena *a, const struct grade_stats_plan *plan)
{
	static struct gen_row rows[PEOPLE];
	static const char *const names[] = { "Big", "Small", "Tiny" };
	struct grade_stats *st = grade_stats_new(plan);
	const struct grade_stats_result *r;
	unsigned groups[3];
	struct str all;

	fill(rows);
	for (size_t i = 0; i < NELEM(names); i++)
		groups[i] = grade_stats_group(st, STR_LIT("department"),
		    str_of(names[i]));
	for (int i = 0; i < 100; i++)
		stats_add_some(st, &rows[i], 0, NULL, GEN_ITEMS,
		    groups[i < 4 ? 2 : i < 12 ? 1 : 0]);
	r = grade_stats_finish(st, a);
	is_int(r->n_groups, 3, "groups");
	ok(r->groups[2].hidden && isnan(r->groups[2].pass.value) &&
	    r->groups[2].passed == 0, "four people are hidden");
	ok(r->groups[1].hidden, "and the next: else the whole less the others "
	    "would be the four");
	ok(!r->groups[0].hidden, "but no more");
	ok(isnan(r->groups[2].chapters[0].value) &&
	    isnan(r->groups[1].score.value) &&
	    isnan(r->groups[1].chapters[0].value) &&
	    isfinite(r->groups[0].chapters[0].value),
	    "nor is any chapter of theirs told");
	all = reports(a, st);
	ok(!holds(all, "Tiny") && !holds(all, "Small") && holds(all, "Big"),
	    "no name of theirs is printed");
	ok(holds(all, "2 groups are not shown"), "how many are hidden");
	grade_stats_free(st);
}

/* Three of no group, and one group: all but it would tell of the three. */
static void
test_outside(struct arena *a, const struct grade_stats_plan *plan)
{
	static struct gen_row rows[PEOPLE];
	struct grade_stats *st = grade_stats_new(plan);
	const struct grade_stats_result *r;
	const unsigned group = grade_stats_group(st, STR_LIT("department"),
	    STR_LIT("Rest"));

	fill(rows);
	for (int i = 0; i < 100; i++)
		stats_add_some(st, &rows[i], 0, NULL, GEN_ITEMS, i < 3 ?
		    GRADE_STATS_NO_GROUP : group);
	r = grade_stats_finish(st, a);
	ok(r->groups[0].hidden, "a group is hidden for those outside of it");
	grade_stats_free(st);
}

/* What a hidden group misses would name it. */
static void
test_hidden_gap(struct arena *a, const struct grade_stats_plan *plan)
{
	static struct gen_row rows[PEOPLE];
	struct grade_stats *st = grade_stats_new(plan);
	const struct grade_stats_result *r;
	unsigned groups[3];

	fill(rows);
	groups[0] = grade_stats_group(st, STR_LIT("role"), STR_LIT("Big"));
	groups[1] = grade_stats_group(st, STR_LIT("role"), STR_LIT("Next"));
	groups[2] = grade_stats_group(st, STR_LIT("role"), STR_LIT("Few"));
	for (int i = 0; i < 300; i++) {
		if (i >= 4 && i < 64) {
			rows[i].chosen[2] = 2;
			rows[i].chosen[3] = 4;
		}
		stats_add_some(st, &rows[i], 0, NULL, GEN_ITEMS,
		    groups[i < 4 ? 2 : i < 64 ? 1 : 0]);
	}
	r = grade_stats_finish(st, a);
	ok(r->groups[2].hidden, "sixty are hidden beside four");
	is_int(r->n_gaps, 0, "so nothing says what they miss");
	ok(!holds(reports(a, st), "Next"), "nor their name");
	grade_stats_free(st);
}

/* Of a form that few took, and of a chapter that few were asked of. */
static void
test_few_asked(struct arena *a, const struct grade_stats_plan *plan)
{
	static struct gen_row rows[PEOPLE];
	struct grade_stats *st = grade_stats_new(plan);
	const struct grade_stats_result *r;
	unsigned items[GEN_ITEMS];

	fill(rows);
	for (unsigned i = 0; i < GEN_ITEMS; i++)
		items[i] = i;
	/* Four are asked all; a hundred the first ten; one q11, too. */
	for (int i = 0; i < 105; i++)
		stats_add_some(st, &rows[i], i < 4 ? 0 : GRADE_STATS_DRAWN,
		    items, i < 4 ? GEN_ITEMS : i == 4 ? 11 : 10,
		    GRADE_STATS_NO_GROUP);
	r = grade_stats_finish(st, a);
	ok(isfinite(r->items[0].facility.value) &&
	    isnan(r->items[0].options[0].r) &&
	    isnan(r->items[0].options[0].best),
	    "what only four were asked as a whole tells nothing of it");
	ok(isfinite(r->items[10].facility.value), "five answers are shown");
	ok(isnan(r->items[11].facility.value), "four are not");
	ok(isfinite(r->chapters[2].share.value), "a chapter with the five");
	ok(r->chapters[3].answers == 20 && isnan(r->chapters[3].share.value),
	    "twenty answers of four people are not");
	is_int(r->items[10].flags & GRADE_STATS_FEW, GRADE_STATS_FEW,
	    "they are marked as few");
	for (size_t k = 0; k < 4; k++)
		if (r->items[10].options[k].flags & GRADE_STATS_UNUSED)
			ok(false, "five answers make no option unused");
	is_int(r->items[10].flags & GRADE_STATS_EASY, 0, "nor easy");
	grade_stats_free(st);
}

/* A department that does not know q03 and q04, the questions of rule-2. */
static void
test_gap(struct arena *a, const struct grade_stats_plan *plan)
{
	static struct gen_row rows[PEOPLE];
	struct grade_stats *st = grade_stats_new(plan);
	const struct grade_stats_result *r;
	struct str all;

	fill(rows);
	for (int i = 0; i < PEOPLE; i++) {
		if (rows[i].department == 1 && i % 3 > 0) {
			rows[i].chosen[2] = 2;
			rows[i].chosen[3] = 4;
		}
		stats_add(st, &rows[i]);
	}
	r = grade_stats_finish(st, a);
	is_int(r->n_gaps, 1, "one gap");
	ok(r->n_gaps == 1 && str_is(r->groups[r->gaps[0].group].name, "ICU") &&
	    str_is(r->rules[r->gaps[0].rule].name, "rule-2"), "who and what");
	all = reports(a, st);
	ok(holds(all, "policies/topic-1.md:13"),
	    "it points at file and line of the policy");
	grade_stats_free(st);
}

/* --- what stands out --- */

/* q07 keyed as B where A is right; nobody ever chooses D in q08. */
static void
test_flags(struct arena *a)
{
	static struct gen_row rows[PEOPLE];
	struct grade_stats_plan plan = *stats_plan(a);
	struct grade_stats_item *items = arena_array(a, plan.n,
	    sizeof(*items));
	struct grade_stats *st;
	const struct grade_stats_result *r;
	int64_t units[GEN_ITEMS];
	uint64_t chosen[GEN_ITEMS];

	memcpy(items, plan.items, plan.n * sizeof(*items));
	items[6].key = 2;
	plan.items = items;
	st = grade_stats_new(&plan);
	fill(rows);
	for (int i = 0; i < PEOPLE; i++) {
		if (rows[i].chosen[7] == 1)
			rows[i].chosen[7] = 2;
		for (int k = 0; k < GEN_ITEMS; k++) {
			chosen[k] = rows[i].chosen[k];
			units[k] = chosen[k] == items[k].key ? ITEM_POINT : 0;
		}
		grade_stats_add(st, &(struct grade_stats_row){ .n = GEN_ITEMS,
		    .units = units, .chosen = chosen });
	}
	r = grade_stats_finish(st, a);
	ok(r->items[6].flags & GRADE_STATS_KEY, "a wrong key is suspected");
	ok(r->items[6].flags & GRADE_STATS_AGAINST, "it works backwards");
	ok(r->items[6].flags & GRADE_STATS_HARD, "and is hard");
	ok((r->items[6].options[0].flags & (GRADE_STATS_LURES |
	    GRADE_STATS_BEST)) == (GRADE_STATS_LURES | GRADE_STATS_BEST),
	    "the right answer is named");
	is_int(r->items[6].options[2].flags & GRADE_STATS_LURES, 0,
	    "another wrong one is not");
	ok(r->items[7].options[0].flags & GRADE_STATS_UNUSED,
	    "an option that nobody chose");
	for (size_t i = 0; i < GEN_ITEMS; i++)
		if (i != 6 && r->items[i].flags & (GRADE_STATS_KEY |
		    GRADE_STATS_AGAINST))
			ok(false, "item %zu is flagged without cause", i);
	grade_stats_free(st);
}

/* --- numbers that nobody expects --- */

/* Random points with thousands of totals: what does not fit is not defined,
 * what is counted stays exact, and merging gives the same. */
static void
test_crowded(struct arena *a, const struct grade_stats_plan *whole)
{
	enum { MANY = 140000 };
	struct grade_stats_plan plan = *whole;
	struct grade_stats *st;
	const struct grade_stats_result *r;
	struct gen g;
	int64_t units[GEN_ITEMS];
	uint64_t chosen[GEN_ITEMS];
	__extension__ __int128 sum = 0;

	st = grade_stats_new(&plan);
	gen_start(&g, 3);
	for (int i = 0; i < MANY; i++) {
		for (int k = 0; k < GEN_ITEMS; k++) {
			chosen[k] = gen_next(&g) & 15;
			units[k] = k == 0 ? (int64_t)(gen_next(&g) %
			    (ITEM_POINT + 1)) : 0;
		}
		sum += units[0];
		grade_stats_add(st, &(struct grade_stats_row){ .n = GEN_ITEMS, .units = units,
		    .chosen = chosen, .passed = i % 4 == 0 });
	}
	r = grade_stats_finish(st, a);
	ok(r->forms[0].crowded && isnan(r->forms[0].alpha), "too many "
	    "different totals: not defined");
	is_int(r->forms[0].people, MANY, "all people are counted");
	is_int(r->forms[0].passed, MANY / 4, "and who passed");
	is_int(r->items[5].asked, MANY, "and what was asked");
	near(r->items[0].facility.value, (double)sum / MANY / ITEM_POINT,
	    1e-15, "the points are exact");
	ok(is_clean(reports(a, st)), "no NAN is printed");
	grade_stats_free(st);
}

/* Parts of points and negative ones, against sums done here. */
static void
test_parts(struct arena *a, const struct grade_stats_plan *plan)
{
	struct grade_stats *st = grade_stats_new(plan);
	const struct grade_stats_result *r;
	struct gen g;
	int64_t units[GEN_ITEMS];
	uint64_t chosen[GEN_ITEMS];
	double x[50], t[50], mx = 0, mt = 0, xx = 0, tt = 0, xt = 0, rr, xr;

	gen_start(&g, 4);
	for (int i = 0; i < 50; i++) {
		t[i] = 0;
		for (int k = 0; k < GEN_ITEMS; k++) {
			units[k] = ITEM_POINT / 12 *
			    ((int64_t)(gen_next(&g) % 14) - 1);
			chosen[k] = 1;
			t[i] += (double)units[k] / ITEM_POINT;
		}
		x[i] = (double)units[4] / ITEM_POINT;
		mx += x[i] / 50;
		mt += t[i] / 50;
		grade_stats_add(st, &(struct grade_stats_row){ .n = GEN_ITEMS,
		    .units = units, .chosen = chosen });
	}
	for (int i = 0; i < 50; i++) {
		xx += (x[i] - mx) * (x[i] - mx);
		tt += (t[i] - mt) * (t[i] - mt);
		xt += (x[i] - mx) * (t[i] - mt);
	}
	rr = tt - 2 * xt + xx;
	xr = xt - xx;
	r = grade_stats_finish(st, a);
	near(r->forms[0].mean, mt, 1e-9, "parts of points: mean");
	near(r->forms[0].sd, sqrt(tt / 49), 1e-9, "spread");
	near(r->forms[0].uses[4].r, xt / sqrt(xx * tt), 1e-9, "r");
	near(r->forms[0].uses[4].r_rest, xr / sqrt(xx * rr), 1e-9,
	    "r with the rest");
	ok(!r->forms[0].kr20 && isnan(r->forms[0].kr21), "no KR-20, no KR-21");
	ok(is_clean(reports(a, st)), "no NAN is printed");
	grade_stats_free(st);
}

static void
test_groups(const struct grade_stats_plan *plan, struct arena *a)
{
	struct grade_stats *st = grade_stats_new(plan);
	const struct grade_stats_result *r;
	struct gen g;
	struct gen_row row;
	unsigned last = 0;

	gen_start(&g, 5);
	is_int(grade_stats_group(st, STR_LIT("role"), STR_LIT("")),
	    GRADE_STATS_NO_GROUP, "no name, no group");
	for (unsigned i = 0; i < GRADE_STATS_GROUPS_MAX + 10; i++) {
		gen_person(&g, &row);
		last = grade_stats_group(st, STR_LIT("role"), str_fmt(a,
		    "%u", i));
		stats_add_some(st, &row, 0, NULL, GEN_ITEMS, last);
	}
	is_int(last, GRADE_STATS_NO_GROUP, "past the limit");
	is_int(grade_stats_group(st, STR_LIT("role"), STR_LIT("7")), 7,
	    "the same for the same");
	r = grade_stats_finish(st, a);
	ok(r->many_groups && r->n_groups == 0 &&
	    holds(reports(a, st), "more than 2000"), "which is said");
	grade_stats_free(st);
}

int
main(void)
{
	struct arena *a = arena_new();
	const struct grade_stats_plan *plan = stats_plan(a);

	test_beta();
	test_wilson();
	test_nobody(a, plan, 0);
	test_nobody(a, plan, 1);
	test_nobody(a, plan, 4);
	test_degenerate(a);
	test_few(a);
	test_order(a, plan);
	test_drawn(a, plan);
	test_hidden(a, plan);
	test_outside(a, plan);
	test_hidden_gap(a, plan);
	test_few_asked(a, plan);
	test_gap(a, plan);
	test_flags(a);
	test_crowded(a, plan);
	test_parts(a, plan);
	test_groups(plan, a);
	arena_free(a);
	return tap_done();
}
