/*
 * Papers: the table of tests/item, which other programs draw from too, and what
 * must hold of any paper of any quiz.
 */
#include "tap.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "item/item_quiz.h"

static uint64_t state = 20261126;

static unsigned
below(unsigned n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % n;
}

static struct str
read_text(struct arena *a, const char *path)
{
	struct diag *dg = diag_new(a);
	struct str text = STR_LIT("");

	if (file_read_text(a, dg, path, path, &text) < 0)
		diag_print(dg, stderr, false);
	return text;
}

static void
test_table(struct arena *a)
{
	struct diag *dg = diag_new(a);
	struct str rest = read_text(a, "tests/item/draw.txt"), line;
	struct item_quiz q;
	unsigned *items, rows = 0;
	int rc = item_quiz_read(a, dg, "draw-quiz.xml",
	    read_text(a, "tests/item/draw-quiz.xml"), &q);

	ok(rc == 0, "the quiz is read");
	if (rc < 0) {
		diag_print(dg, stderr, false);
		return;
	}
	items = arena_array(a, q.n, sizeof(*items));
	while (rest.ptr != NULL) {
		struct str typed, person, want, got = STR_LIT("");
		struct digest d;
		unsigned attempt = 0;
		size_t n;

		line = str_cut(&rest, '\n');
		if (line.len == 0 || line.ptr[0] == '#')
			continue;
		ok(digest_parse_hex(str_cut(&line, '\t'), &d), "a digest");
		typed = str_cut(&line, '\t');
		attempt = (unsigned)strtoul(str_cut(&line, '\t').ptr, NULL, 10);
		want = str_cut(&line, '\t');
		person = item_person(a, typed);
		ok(str_eq(person, want), "person \"%.*s\"", STR_ARG(typed));
		n = item_draw(&q, &d, person, attempt, items);
		for (size_t i = 0; i < n; i++)
			got = str_fmt(a, "%.*s%s%.*s", STR_ARG(got),
			    i == 0 ? "" : "|", STR_ARG(q.entries[items[i]].id));
		is_text(got, str_c(a, line), "drawn");
		rows++;
	}
	ok(rows >= 60, "a table of %u papers", rows);
}

/* A quiz at random, as item_quiz_read would let it pass. */
static struct item_quiz
random_quiz(struct arena *a)
{
	struct item_quiz q = { 0 };
	unsigned left;

	q.n = 1 + below(60);
	q.n_chapters = 1 + below(5);
	q.chapters = arena_array(a, q.n_chapters, sizeof(*q.chapters));
	q.entries = arena_array(a, q.n, sizeof(*q.entries));
	q.questions = 1 + below((unsigned)q.n);
	for (size_t i = 0; i < q.n; i++) {
		struct item_entry *e = &q.entries[i];
		const unsigned rule = below(20);

		e->id = str_fmt(a, "q-%zu", i);
		e->rule = str_fmt(a, "rule-%u", rule);
		e->critical = rule < 5;
		e->chapter = below((unsigned)q.n_chapters);
		e->difficulty = 1 + below(3);
		if (below(3) == 0)
			e->scenario = str_fmt(a, "s-%u", below(6));
	}
	left = q.questions;
	for (size_t i = 0; i < q.n_chapters; i++) {
		q.chapters[i].quota = below(left + 1);
		left -= q.chapters[i].quota;
	}
	left = q.questions;
	for (size_t i = 1; i <= 3; i++) {
		q.levels[i] = below(left + 1);
		left -= q.levels[i];
	}
	return q;
}

static bool
holds_rule(const struct item_quiz *q, const unsigned *items, size_t n,
    struct str rule)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(q->entries[items[i]].rule, rule))
			return true;
	return false;
}

/* How many items of a unit whose first item passes are in the paper; how many
 * units there are to reach want with. */
static bool
quota_met(const struct item_quiz *q, const bool *in, size_t n, unsigned want,
    bool by_chapter, unsigned of)
{
	size_t have = 0;
	bool fits = false;	/* a unit left out that would not exceed */

	for (int turn = 0; turn < 2; turn++)
		for (size_t i = 0; i < q->n; i++) {
			const struct item_entry *e = &q->entries[i];
			size_t size = 0;
			bool first = true;

			for (size_t k = 0; k < q->n; k++) {
				const bool mine = k == i ||
				    (e->scenario.len != 0 && str_eq(
				    q->entries[k].scenario, e->scenario));

				first = first && !(mine && k < i);
				size += mine;
			}
			if (!first || (by_chapter ? e->chapter :
			    e->difficulty) != of)
				continue;
			if (turn == 0)
				have += in[i] ? size : 0;
			else
				fits = fits || (!in[i] && have + size <= want &&
				    n + size <= q->questions);
		}
	return have >= want || !fits;
}

static void
test_properties(struct arena *a)
{
	unsigned repeats = 0, parted = 0, uncritical = 0, large = 0, quota = 0,
	    unstable = 0, small = 0;

	for (unsigned round = 0; round < 1000; round++) {
		const struct item_quiz q = random_quiz(a);
		const struct digest d = digest_of(str_fmt(a, "%u", round));
		unsigned *items = arena_array(a, q.n, sizeof(*items));
		unsigned *again = arena_array(a, q.n, sizeof(*items));
		bool *in = arena_array(a, q.n, sizeof(*in));
		const size_t n = item_draw(&q, &d, STR_LIT("e1"), 1, items);
		size_t critical = 0;

		for (size_t i = 0; i < n; i++) {
			repeats += in[items[i]];
			in[items[i]] = true;
		}
		for (size_t i = 0; i < q.n; i++) {
			const struct item_entry *e = &q.entries[i];
			size_t at = 0, first = n, count = 0, all = 0;

			uncritical += e->critical &&
			    !holds_rule(&q, items, n, e->rule);
			critical += e->critical;
			if (e->scenario.len == 0)
				continue;
			for (at = 0; at < q.n; at++)
				all += str_eq(q.entries[at].scenario,
				    e->scenario);
			for (at = 0; at < n; at++)
				if (str_eq(q.entries[items[at]].scenario,
				    e->scenario)) {
					first = first == n ? at : first;
					count++;
					parted += at != first + count - 1;
				}
			parted += count != 0 && count != all;
		}
		large += critical == 0 && n > q.questions;
		small += n == 0;
		for (unsigned c = 0; c < q.n_chapters; c++)
			quota += !quota_met(&q, in, n, q.chapters[c].quota,
			    true, c);
		for (unsigned l = 1; l <= 3; l++)
			quota += !quota_met(&q, in, n, q.levels[l], false, l);
		unstable += item_draw(&q, &d, STR_LIT("e1"), 1, again) != n ||
		    memcmp(items, again, n * sizeof(*items)) != 0;
	}
	printf("# seed 20261126, 1000 quizzes\n");
	is_int(repeats, 0, "no item twice");
	is_int(parted, 0, "scenarios whole and together");
	is_int(uncritical, 0, "each critical rule tested");
	is_int(large, 0, "no more than asked for without critical rules");
	is_int(small, 0, "never empty but for scenarios too large");
	is_int(quota, 0, "quotas met where they can be");
	is_int(unstable, 0, "the same again");
}

/* Another person, attempt or quiz has another paper. */
static void
test_change(struct arena *a)
{
	struct item_quiz q = { 0 };
	struct item_entry *e = arena_array(a, 100, sizeof(*e));
	struct item_chapter c = { 0 };
	const struct digest one = digest_of(STR_LIT("1")),
	    two = digest_of(STR_LIT("2"));
	unsigned x[100], y[100], seen[100] = { 0 }, least = 1000, most = 0;
	size_t n;

	for (unsigned i = 0; i < 100; i++) {
		e[i].id = str_fmt(a, "q-%u", i);
		e[i].rule = e[i].id;
		e[i].difficulty = 1;
	}
	q = (struct item_quiz){ .questions = 20, .entries = e, .n = 100,
		.chapters = &c, .n_chapters = 1 };
	n = item_draw(&q, &one, STR_LIT("e1"), 1, x);
	is_int(n, 20, "as many as asked for");
	ok(item_draw(&q, &one, STR_LIT("e2"), 1, y) == n &&
	    memcmp(x, y, n * sizeof(*x)) != 0, "another person");
	ok(item_draw(&q, &one, STR_LIT("e1"), 2, y) == n &&
	    memcmp(x, y, n * sizeof(*x)) != 0, "another attempt");
	ok(item_draw(&q, &two, STR_LIT("e1"), 1, y) == n &&
	    memcmp(x, y, n * sizeof(*x)) != 0, "another quiz");
	for (unsigned p = 0; p < 2000; p++) {
		n = item_draw(&q, &one, str_fmt(a, "e%u", p), 1, x);
		for (size_t i = 0; i < n; i++)
			seen[x[i]]++;
	}
	for (size_t i = 0; i < 100; i++) {
		least = seen[i] < least ? seen[i] : least;
		most = seen[i] > most ? seen[i] : most;
	}
	/* 400 expected, standard deviation 18. */
	ok(least > 310 && most < 490, "each item as often: %u to %u", least,
	    most);
}

int
main(void)
{
	struct arena *a = arena_new();

	test_table(a);
	test_properties(a);
	test_change(a);
	arena_free(a);
	return tap_done();
}
