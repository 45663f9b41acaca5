/* Every row of tests/item/scores.txt, exactly; and what holds of any score. */
#include "tap.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/map.h"
#include "item/item.h"

static const struct item *
get_item(struct arena *a, struct map *items, struct str file)
{
	struct item *it = map_get(items, file);
	struct diag *dg = diag_new(a);
	const char *path = str_c(a, str_fmt(a, "tests/item/%.*s",
	    STR_ARG(file)));
	struct str text;

	if (it != NULL)
		return it;
	it = ARENA_NEW(a, struct item);
	if (file_read_text(a, dg, path, path, &text) < 0 ||
	    item_read(a, dg, path, text, it) < 0) {
		diag_print(dg, stderr, false);
		return NULL;
	}
	map_put(items, file, it);
	return it;
}

/* The fault of the response as text, or its values. */
static enum item_fault
parse(const struct item *it, struct str text, struct item_value *v, size_t *n)
{
	enum item_fault fault = ITEM_FINE;

	*n = 0;
	while (text.ptr != NULL && text.len != 0 && fault == ITEM_FINE)
		fault = item_value_parse(it, str_cut(&text, '|'), &v[(*n)++]);
	return fault != ITEM_FINE ? fault : item_response_check(it, v, *n);
}

/* Half a thousandth is rounded away from 0. */
static struct str
decimals(struct arena *a, int64_t units)
{
	const int64_t size = units < 0 ? -units : units;
	const int64_t n = (size * 1000 + ITEM_POINT / 2) / ITEM_POINT;

	return str_fmt(a, "%s%lld.%03lld", units < 0 && n != 0 ? "-" : "",
	    (long long)(n / 1000), (long long)(n % 1000));
}

static void
test_table(struct arena *a)
{
	const char *path = "tests/item/scores.txt";
	struct diag *dg = diag_new(a);
	struct map *items = map_new(a);
	struct str rest, line;
	unsigned rows = 0;

	if (file_read_text(a, dg, path, path, &rest) < 0) {
		ok(false, "no table");
		return;
	}
	while (rest.ptr != NULL) {
		struct item_value v[ITEM_CHOICES_MAX + 1];
		struct str file, values, want;
		const struct item *it;
		enum item_fault fault;
		int64_t units, over, under;
		size_t n;

		line = str_cut(&rest, '\n');
		if (line.len == 0 || line.ptr[0] == '#')
			continue;
		rows++;
		file = str_cut(&line, '\t');
		values = str_cut(&line, '\t');
		want = str_cut(&line, '\t');
		it = get_item(a, items, file);
		if (it == NULL) {
			ok(false, "%.*s is read", STR_ARG(file));
			continue;
		}
		fault = parse(it, values, v, &n);
		if (str_is(want, "malformed")) {
			ok(fault != ITEM_FINE, "%.*s %.*s: malformed",
			    STR_ARG(file), STR_ARG(values));
			continue;
		}
		units = item_score(it, v, n);
		over = strtoll(str_cut(&line, '/').ptr, NULL, 10);
		under = strtoll(line.ptr, NULL, 10);
		ok(fault == ITEM_FINE && units * under == over * ITEM_POINT &&
		    str_eq(decimals(a, units), want), "%.*s %.*s: %.*s",
		    STR_ARG(file), STR_ARG(values), STR_ARG(want));
		ok(units <= it->max, "not above the most");
		if (it->scoring != ITEM_MAPPED || it->n_correct == 0)
			ok(item_is_right(it, v, n) == (n != 0 &&
			    units == it->max), "right is the most");
	}
	ok(rows >= 200, "%u rows", rows);
}

static uint64_t state = 77;

static unsigned
below(unsigned n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % n;
}

/* The order of values is no matter, and none earns more than the most. */
static void
test_orders(struct arena *a)
{
	static const char *const files[] = { "multiple-1.xml", "partial-1.xml",
		"partial-3.xml", "mapped-1.xml", "mapped-3.xml",
		"single-1.xml", "true-false-1.xml" };
	struct map *items = map_new(a);
	unsigned bad = 0;

	for (size_t i = 0; i < NELEM(files); i++) {
		const struct item *it = get_item(a, items, str_of(files[i]));

		for (unsigned round = 0; it != NULL && round < 500; round++) {
			struct item_value v[ITEM_CHOICES_MAX], keep;
			int64_t sorted;
			size_t n = 0, x;

			for (uint16_t c = 0; c < it->n_choices; c++)
				if (below(2))
					v[n++] = (struct item_value){ c, 0 };
			sorted = item_score(it, v, n);
			for (size_t k = n; k > 1; k--) {
				x = below((unsigned)k);
				keep = v[x];
				v[x] = v[k - 1];
				v[k - 1] = keep;
			}
			bad += item_score(it, v, n) != sorted;
			bad += sorted > it->max;
		}
	}
	is_int(bad, 0, "seed 77: shuffled lists score the same");
}

static void
test_parse(struct arena *a)
{
	struct item_choice c[] = { { .id = STR_LIT("A-1") },
		{ .id = STR_LIT("A") }, { .id = STR_LIT("b") },
		{ .id = STR_LIT("B") } };
	struct item_choice t[] = { { .id = STR_LIT("1-A") },
		{ .id = STR_LIT("A") }, { .id = STR_LIT("D1") } };
	struct item it = { .kind = ITEM_MATCH, .choices = c, .n_choices = 4,
		.targets = t, .n_targets = 3 };
	struct item_value v = { 9, 9 };

	(void)a;
	ok(item_value_parse(&it, STR_LIT("A-1 D1"), &v) == ITEM_FINE &&
	    v.choice == 0 && v.target == 2, "a space");
	ok(item_value_parse(&it, STR_LIT("a-1-d1"), &v) == ITEM_FINE &&
	    v.choice == 0 && v.target == 2, "a hyphen, small letters");
	ok(item_value_parse(&it, STR_LIT("A-1-A"), &v) == ITEM_UNKNOWN,
	    "two ways to part it");
	ok(item_value_parse(&it, STR_LIT("b  D1"), &v) == ITEM_FINE &&
	    item_value_parse(&it, STR_LIT("b - D1"), &v) == ITEM_FINE &&
	    v.choice == 2 && v.target == 2, "one pair, however far apart");
	ok(item_value_parse(&it, STR_LIT("A D9"), &v) == ITEM_UNKNOWN,
	    "no such target");
	ok(item_value_parse(&it, STR_LIT("A"), &v) == ITEM_NOT_A_PAIR,
	    "no pair");
	ok(item_value_parse(&it, STR_LIT(""), &v) == ITEM_NOT_A_PAIR,
	    "nothing");
	it.kind = ITEM_MULTIPLE;
	ok(item_value_parse(&it, STR_LIT("b"), &v) == ITEM_FINE &&
	    v.choice == 2, "exactly first");
	ok(item_value_parse(&it, STR_LIT("a"), &v) == ITEM_FINE &&
	    v.choice == 1, "then without regard to case");
	c[1].id = STR_LIT("Bb");
	c[2].id = STR_LIT("bB");
	ok(item_value_parse(&it, STR_LIT("bb"), &v) == ITEM_UNKNOWN,
	    "which of two");
}

/* Part marks of a match, which no file of ours has. */
static void
test_partial_match(void)
{
	struct item_choice c[3] = { { .id = STR_LIT("R1") },
		{ .id = STR_LIT("R2") }, { .id = STR_LIT("R3") } };
	struct item_value key[3] = { { 0, 1 }, { 1, 0 }, { 2, 2 } };
	struct item_value v[3] = { { 2, 2 }, { 0, 1 }, { 1, 1 } };
	struct item it = { .kind = ITEM_MATCH, .choices = c, .n_choices = 3,
		.targets = c, .n_targets = 3, .correct = key, .n_correct = 3,
		.scoring = ITEM_PARTIAL, .max = ITEM_POINT };

	ok(item_score(&it, v, 3) == ITEM_POINT / 3 &&
	    item_score(&it, v, 2) == ITEM_POINT / 3 * 2 &&
	    item_score(&it, v + 2, 1) == 0, "right less wrong");
	v[0].choice = 3;
	ok(item_response_check(&it, v, 1) == ITEM_UNKNOWN, "no such choice");
}

/* A key of another maker that does not name all, and what more is worth. */
static void
test_surplus(void)
{
	struct item_choice c[3] = { { .id = STR_LIT("A") },
		{ .id = STR_LIT("B") }, { .id = STR_LIT("C") } };
	/* The third is not of the key, but would be read as if it were. */
	struct item_value key[3] = { { 1, 0 }, { 0, 0 }, { 2, 0 } };
	const struct item_value v[3] = { { 1, 0 }, { 0, 0 }, { 2, 0 } };
	struct item it = { .kind = ITEM_ORDER, .choices = c, .n_choices = 3,
		.correct = key, .n_correct = 2, .scoring = ITEM_CORRECT,
		.max = ITEM_POINT };

	ok(item_score(&it, v, 2) == ITEM_POINT && item_is_right(&it, v, 2),
	    "an order of two out of three");
	ok(item_score(&it, v, 3) == 0 && !item_is_right(&it, v, 3),
	    "one more is another order");
}

/* No answer earns nothing, even where every answer earns something. */
static void
test_mapped(void)
{
	struct item_choice c[3] = { { .id = STR_LIT("A") },
		{ .id = STR_LIT("B") }, { .id = STR_LIT("C") } };
	struct item_mapped map[3] = { { { 0, 0 }, ITEM_POINT },
		{ { 1, 0 }, ITEM_POINT }, { { 2, 0 }, -ITEM_POINT } };
	struct item_value key[2] = { { 0, 0 }, { 1, 0 } };
	const struct item_value v[3] = { { 0, 0 }, { 1, 0 }, { 2, 0 } };
	struct item it = { .kind = ITEM_MULTIPLE, .choices = c, .n_choices = 3,
		.targets = c, .n_targets = 3, .scoring = ITEM_MAPPED,
		.map = map, .n_map = 3, .map_lower = ITEM_POINT / 2,
		.map_upper = ITEM_POINT, .max = ITEM_POINT };

	ok(item_score(&it, v + 2, 1) == ITEM_POINT / 2 &&
	    item_score(&it, v, 0) == 0, "a least is for answers");
	ok(item_is_right(&it, v, 1), "without a key the most is right");
	it.correct = key;
	it.n_correct = 2;
	ok(!item_is_right(&it, v, 1) && item_is_right(&it, v, 2),
	    "with one it is the key, whatever the bounds give");
	ok(item_score(&it, v, 1) == ITEM_POINT, "for the most points");
	it.kind = ITEM_MATCH;
	ok(item_score(&it, v, 0) == 0, "nor a match of nothing");
}

int
main(void)
{
	struct arena *a = arena_new();

	test_table(a);
	test_orders(a);
	test_parse(a);
	test_partial_match();
	test_surplus();
	test_mapped();
	arena_free(a);
	return tap_done();
}
