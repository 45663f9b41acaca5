/*
 * What decides: the cut without rounding, the edition, what is attested,
 * attempts, tokens, times. No file is read here; the key is made of items by
 * hand.
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

/* Of a response to a quiz of ours, with what the file says of it. */
static unsigned
reasons_of(struct grade_response r, unsigned attempt)
{
	struct grade_verdict v = { .units = g.papers[0].max,
		.attempt = attempt };

	r.units = -1;
	g.want.require = GRADE_OF_EDITION;
	grade_decide(&g, &r, &g.papers[0], &v);
	return v.reasons;
}

#define SAYS(...) reasons_of((struct grade_response){ __VA_ARGS__ }, 1)
#define IS(text) STR_LIT(text)

static void
test_quiz(struct arena *a)
{
	struct item_quiz q = { .number = STR_LIT("HR-1"),
		.version = STR_LIT("3.0"), .attempts = 3 };
	const struct str name = STR_LIT("Dana Example");

	make_key(a, 2, ITEM_POINT, 500);
	g.key.pack->quiz = &q;
	g.handbook = STR_LIT("aa");
	g.statement = STR_LIT("bb");
	ok(grade_papers(&g) == 0, "a paper of a quiz");
	is_int(SAYS(.number = IS("HR-1"), .version = IS("3.0"),
	    .handbook = IS("aa")), 0, "the edition");
	is_int(SAYS(.number = IS("HR-2"), .version = IS("3.0")),
	    GRADE_EDITION, "another document");
	is_int(SAYS(.number = IS("HR-1"), .version = IS("2.9")),
	    GRADE_EDITION, "another version");
	is_int(SAYS(.version = IS("3.0"), .handbook = IS("ab")),
	    GRADE_EDITION, "another handbook");
	is_int(SAYS(.quiz = IS("cc")), 0, "a quiz's digest is its edition's");
	is_int(SAYS(.number = IS("HR-1")), GRADE_NEEDS_EDITION,
	    "a document's number is no edition");
	is_int(SAYS(.quiz = IS("cc"), .statement = IS("bb"),
	    .typed_name = name), 0, "attested");
	is_int(SAYS(.quiz = IS("cc"), .statement = IS("bc"),
	    .typed_name = name), GRADE_ATTESTED, "another statement");
	is_int(SAYS(.quiz = IS("cc"), .statement = IS("bb"),
	    .typed_name = IS("  ")), GRADE_ATTESTED, "a name of spaces");
	is_int(SAYS(.quiz = IS("cc"), .attested = GRADE_NO,
	    .statement = IS("bb"), .typed_name = name), GRADE_ATTESTED,
	    "what a column says goes first");
	is_int(SAYS(.quiz = IS("cc"), .page = true), GRADE_ATTESTED,
	    "taken out of a page's file");
	is_int(reasons_of((struct grade_response){ .quiz = IS("cc") }, 3), 0,
	    "the last attempt");
	is_int(reasons_of((struct grade_response){ .quiz = IS("cc") }, 4),
	    GRADE_ATTEMPT, "one more");
}

/* What was below the old cut is told by it, with all that is not the key's. */
static void
test_before(struct arena *a)
{
	struct item_quiz q = { .version = STR_LIT("3.0"), .attempts = 1 };
	struct grade_response r = { .units = -1, .version = STR_LIT("3.0") };
	struct grade_verdict v = { .units = 2 * ITEM_POINT, .attempt = 2,
		.units_before = ITEM_POINT };

	make_key(a, 2, ITEM_POINT, 500);
	g.key.pack->quiz = &q;
	g.regrade = true;
	g.before = g.key;
	g.before.pass = 800;
	ok(grade_papers(&g) == 0, "a paper of two keys");
	grade_decide(&g, &r, &g.papers[0], &v);
	is_int(v.reasons, GRADE_ATTEMPT, "now: one attempt too many");
	is_int(v.reasons_before, GRADE_ATTEMPT | GRADE_BELOW,
	    "before: that, and below the cut of before");
	ok(!v.passed_before && v.max_before == 2 * ITEM_POINT, "so it failed");
	r.missed_before = 1;
	v.units_before = 2 * ITEM_POINT;
	v.attempt = 1;
	grade_decide(&g, &r, &g.papers[0], &v);
	ok(v.passed && v.reasons_before == GRADE_CRITICAL,
	    "what is critical, by the key of before");
}

static struct grade_final
final_of(enum grade_policy policy, struct grade_try one,
    struct grade_try other)
{
	struct grade_try t[] = { one, other };
	struct grade_final f;

	memset(&g.want, 0, sizeof(g.want));
	g.want.policy = policy;
	g.key.pass = 800;
	grade_finals(&g, t, NELEM(t), &f, 1);
	return f;
}

#define TRY(attempt, units, max, ...) \
	(struct grade_try){ 0, attempt, units, max, __VA_ARGS__ }
#define NOT_BARRED(reasons, index) (reasons) == 0, false, reasons, index

static void
test_policies(void)
{
	struct grade_final f;

	f = final_of(GRADE_HIGHEST, TRY(1, 8, 16, NOT_BARRED(GRADE_BELOW, 0)),
	    TRY(2, 6, 10, NOT_BARRED(GRADE_BELOW, 1)));
	ok(f.counted == 1, "the highest share, not the most points");
	f = final_of(GRADE_HIGHEST, TRY(1, 6, 10, NOT_BARRED(GRADE_BELOW, 0)),
	    TRY(2, 12, 20, NOT_BARRED(GRADE_BELOW, 1)));
	ok(f.counted == 0, "of equal ones the first");
	f = final_of(GRADE_FIRST, TRY(1, 6, 10, NOT_BARRED(GRADE_BELOW, 7)),
	    TRY(1, 9, 10, NOT_BARRED(0, 3)));
	ok(f.counted == 3, "of one attempt the one that was read first");
	f = final_of(GRADE_AVERAGE, TRY(1, 27, 35, NOT_BARRED(GRADE_BELOW, 0)),
	    TRY(2, 29, 35, NOT_BARRED(0, 1)));
	ok(f.passed, "27 and 29 of 35 are four fifths, to the unit");
	f = final_of(GRADE_AVERAGE, TRY(1, 8, 10, NOT_BARRED(0, 0)),
	    TRY(2, 16, 20, NOT_BARRED(0, 1)));
	ok(f.passed, "as are 8 of 10 and 16 of 20");
	f = final_of(GRADE_AVERAGE, TRY(1, 9, 11, NOT_BARRED(0, 0)),
	    TRY(2, 7, 10, NOT_BARRED(GRADE_BELOW, 1)));
	ok(!f.passed, "9 of 11 and 7 of 10 are not");
	f = final_of(GRADE_AVERAGE, TRY(1, 9, 10, NOT_BARRED(0, 0)),
	    TRY(2, 7, 10, NOT_BARRED(GRADE_BELOW, 1)));
	ok(f.passed, "a last attempt below the cut is averaged");
	f = final_of(GRADE_AVERAGE, TRY(1, 9, 10, NOT_BARRED(0, 0)),
	    TRY(2, 9, 10, NOT_BARRED(GRADE_CRITICAL, 1)));
	ok(!f.passed, "a critical item of the last attempt is not");
	f = final_of(GRADE_AVERAGE, TRY(1, 9, 10, NOT_BARRED(0, 0)),
	    TRY(2, 1, 10, false, true, GRADE_ATTEMPT, 1));
	ok(f.passed && f.counted == 0 && f.units * 10 == f.max * 9,
	    "one that can't count is no part of an average");
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

static struct pos
anywhere(const struct grade_response *r, size_t field)
{
	(void)r;
	(void)field;
	return (struct pos){ "x.xml", 1, 1 };
}

/* Is it the token of the person who writes E1, in this quiz? */
static bool
is_taken(struct str token)
{
	struct grade_response r = { .where = anywhere, .token = token,
		.person = STR_LIT("E1"), .folded = STR_LIT("e1") };
	struct date due;

	return grade_token_check(&g, &r, &due) && due.year == 2026 &&
	    due.month == 12 && due.day == 31;
}

static struct str
token_of(struct arena *a, const char *person, const char *day)
{
	const struct digest mac = digest_hmac(g.secret, str_fmt(a,
	    "precept-token-1\n%.*s\n%s\n%s\n",
	    STR_ARG(digest_hex(a, &g.key.pack->digest)), person, day));

	return str_fmt(a, "%s-%.*s", day, STR_ARG(str_sub(digest_hex(a, &mac),
	    0, 32)));
}

/* What a token is, item_token.c tells; whose it is, and who is told, we do. */
static void
test_token(struct arena *a)
{
	struct str good;

	make_key(a, 1, ITEM_POINT, 500);
	g.secret = STR_LIT("0123456789abcdef0123456789abcdef");
	good = token_of(a, "e1", "20261231");
	ok(is_taken(good), "a token, of the person as compared");
	ok(is_taken(str_fmt(a, " %.*s\n", STR_ARG(good))), "with spaces");
	ok(!is_taken(token_of(a, "E1", "20261231")), "as written is another");
	ok(!is_taken(token_of(a, "e2", "20261231")), "of another person");
	/* What is no token is refused without a secret, too. */
	g.secret = (struct str){ NULL, 0 };
	ok(is_taken(token_of(a, "e2", "20261231")) && g.unchecked == 1,
	    "not checked, and counted");
	ok(!is_taken(STR_LIT("20261331-0123456789abcdef0123456789abcdef")) &&
	    g.unchecked == 1, "of a day that is none");
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
	test_quiz(a);
	test_before(a);
	test_finals();
	test_policies();
	test_token(a);
	test_times();
	test_words();
	arena_free(a);
	return tap_done();
}
