/*
 * What decides: the cut without rounding, attempts, times. No file is read
 * here; the key is made of items by hand.
 */
#include "tap.h"

#include <stdint.h>

#include "base/arena.h"
#include "grade/grade_part.h"

static struct grade_run g;

/* n items of one point, of which the first earns units, in paper. */
static void
make_key(struct arena *a, size_t n, int64_t max, long pass)
{
	static struct item_package pack;
	struct item *items = arena_array(a, n, sizeof(*items));

	arena_free(g.scratch);
	memset(&g, 0, sizeof(g));
	memset(&pack, 0, sizeof(pack));
	g.arena = a;
	g.scratch = arena_new();
	g.diag = diag_new(a);
	pack.items = items;
	pack.n = n;
	g.key = (struct grade_key){ .name = "key.zip", .pack = &pack, .n = n,
		.pass = pass };
	g.key.items = arena_array(a, n, sizeof(*g.key.items));
	for (size_t i = 0; i < n; i++) {
		items[i].id = str_fmt(a, "q%zu", i);
		items[i].max = max;
		g.key.items[i].item = &items[i];
	}
}

static bool
passes(int64_t units)
{
	struct grade_response r = { .units = -1 };
	struct grade_verdict v = { .units = units, .attempt = 1 };

	grade_decide(&g, &r, &g.papers[0], &v);
	return v.passed;
}

static void
test_cut(struct arena *a)
{
	/* 79.6 % is not 80 %, nor is anything below it. */
	make_key(a, 250, ITEM_POINT, 800);
	ok(grade_papers(&g) == 0, "a paper");
	ok(passes(200 * ITEM_POINT), "80 %% passes");
	ok(!passes(199 * ITEM_POINT), "79.6 %% does not");
	ok(!passes(200 * ITEM_POINT - 1), "nor a unit less than 80 %%");
	/* A cut between two units: 0.333 of 7 units is 2.331. */
	make_key(a, 1, 7, 333);
	ok(grade_papers(&g) == 0, "another");
	ok(passes(3) && !passes(2), "a cut between two units");
	make_key(a, 5000, ITEM_POINT * ITEM_POINTS_MAX, 1000);
	ok(grade_papers(&g) == 0, "the largest");
	ok(passes(g.papers[0].max) && !passes(g.papers[0].max - 1),
	    "its cut does not overflow");
	make_key(a, 3, ITEM_POINT, 0);
	ok(grade_papers(&g) == 0 && passes(0), "a cut of nothing");
	/* Any cut of any size is the smallest that is enough. */
	for (long pass = 1; pass <= 1000; pass += 37) {
		__extension__ typedef __int128 wide;
		bool good = true;

		for (int64_t max = 1; max < 3000; max = max * 3 + 1) {
			int64_t cut;

			make_key(a, 1, max, pass);
			if (grade_papers(&g) < 0)
				continue;
			cut = g.papers[0].cut;
			good = good && (wide)cut * 1000 >= (wide)pass * max &&
			    (wide)(cut - 1) * 1000 < (wide)pass * max;
		}
		ok(good, "a cut of %ld thousandths", pass);
	}
}

static void
test_reasons(struct arena *a)
{
	struct grade_response r = { .units = -1 };
	struct grade_verdict v = { .units = 2 * ITEM_POINT, .attempt = 1 };

	make_key(a, 2, ITEM_POINT, 500);
	ok(grade_papers(&g) == 0, "a paper");
	g.want.require = GRADE_TOKEN | GRADE_SUBMITTED;
	grade_decide(&g, &r, &g.papers[0], &v);
	is_int(v.reasons, GRADE_NEEDS_TOKEN | GRADE_NEEDS_SUBMITTED,
	    "what is required and not recorded");
	ok(!v.passed, "fails");
	g.want.require = 0;
	v = (struct grade_verdict){ .units = 2 * ITEM_POINT, .attempt = 1 };
	grade_decide(&g, &r, &g.papers[0], &v);
	ok(v.passed, "not required, it does not");
	ok((v.unrecorded & (GRADE_TOKEN | GRADE_ATTEST | GRADE_QUIZ)) ==
	    (GRADE_TOKEN | GRADE_ATTEST | GRADE_QUIZ), "but it is listed");
	v = (struct grade_verdict){ .units = ITEM_POINT / 2, .missed = 1 };
	grade_decide(&g, &r, &g.papers[0], &v);
	is_int(v.reasons, GRADE_BELOW | GRADE_CRITICAL, "two reasons");
}

static void
test_finals(void)
{
	struct grade_try t[] = {
		{ 0, 2, 7, 10, false, false, GRADE_BELOW, 0 },
		{ 0, 1, 9, 10, false, false, GRADE_CRITICAL, 1 },
		{ 0, 3, 8, 10, true, false, 0, 2 },
		{ 1, 1, 7, 10, false, false, GRADE_BELOW, 3 },
		{ 1, 2, 9, 10, true, false, 0, 4 },
		{ 2, 4, 10, 10, true, true, GRADE_ATTEMPT, 5 },
	};
	struct grade_final f[3];

	arena_free(g.scratch);
	memset(&g, 0, sizeof(g));
	g.key.pass = 800;
	grade_finals(&g, t, NELEM(t), f, 3);
	ok(f[0].passed && f[0].counted == 2, "highest: one that passed");
	ok(!f[2].passed && f[2].counted == SIZE_MAX, "one past the limit");
	g.want.policy = GRADE_FIRST;
	grade_finals(&g, t, NELEM(t), f, 3);
	ok(f[0].counted == 1 && f[1].counted == 3, "first");
	g.want.policy = GRADE_LAST;
	grade_finals(&g, t, NELEM(t), f, 3);
	ok(f[0].counted == 2 && f[1].counted == 4, "last");
	g.want.policy = GRADE_AVERAGE;
	grade_finals(&g, t, NELEM(t), f, 3);
	ok(f[0].passed && f[1].passed, "an average of exactly 80 %%");
	t[3].units = 7;
	for (size_t i = 0; i < NELEM(t); i++)
		if (t[i].person == 1 && t[i].attempt == 2)
			t[i].max = 11;	/* 7/10 and 9/11: 75.9 % */
	grade_finals(&g, t, NELEM(t), f, 3);
	ok(!f[1].passed, "papers with other points weigh the same");
}

static int64_t
time_of(const char *text)
{
	int64_t seconds;
	struct date day;
	bool utc;

	return grade_time_parse(str_of(text), &seconds, &day, &utc) ?
	    seconds + utc : -1;
}

static void
test_times(void)
{
	is_int(time_of("1970-01-02T00:00:00Z"), 86401, "UTC");
	is_int(time_of("1970-01-02"), 86400, "a day");
	is_int(time_of("1970-01-02 00:01"), 86460, "without seconds");
	is_int(time_of("1970-01-02T00:00:00.25Z"), 86401, "a fraction");
	is_int(time_of("1970-01-02T02:00:00+02:00"), 86400, "east");
	is_int(time_of("1970-01-01T19:00:00-05:00"), 86400, "west");
	is_int(time_of("1970-13-02T00:00:00Z"), -1, "no such month");
	is_int(time_of("1970-01-02T25:00:00Z"), -1, "no such hour");
	is_int(time_of("1970-01-01T24:00:00Z"), 86401, "the end of a day");
	is_int(time_of("1970-01-01T24:00:01Z"), -1, "not after it");
	is_int(time_of("1970-01-01T24:59"), -1, "nor an hour");
	is_int(time_of("1970-01-02T00:00:00z"), -1, "a small z");
	is_int(time_of("11/26/2026 3:04 PM"), -1, "another form");
	is_int(time_of(""), -1, "nothing");
}

static struct str
points(struct buf *b, int64_t units)
{
	buf_clear(b);
	grade_put_points(b, units);
	return buf_view(b);
}

static void
test_words(void)
{
	struct buf b;

	buf_init(&b, SIZE_MAX);
	is_text(points(&b, 0), "0", "none");
	is_text(points(&b, 16 * ITEM_POINT), "16", "whole points");
	is_text(points(&b, ITEM_POINT / 2), "0.5", "a half");
	is_text(points(&b, 2 * ITEM_POINT / 3), "0.66667", "two thirds");
	is_text(points(&b, ITEM_POINT - 1), "1", "to the nearest");
	is_text(points(&b, -ITEM_POINT / 4), "-0.25", "below nothing");
	buf_clear(&b);
	grade_put_percent(&b, 79999, 100000);
	is_text(buf_view(&b), "79.99", "a percentage is cut off");
	buf_clear(&b);
	grade_put_percent(&b, 1, 0);
	is_text(buf_view(&b), "0.00", "of nothing");
	buf_free(&b);
}

int
main(void)
{
	struct arena *a = arena_new();

	test_cut(a);
	test_reasons(a);
	test_finals();
	test_times();
	test_words();
	arena_free(a);
	return tap_done();
}
