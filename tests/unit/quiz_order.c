/*
 * The places that choices are shown at: over many seeds each order as often as
 * any other, and the two sides of a match know nothing of each other. Of order
 * and match items the writer's order is the key, so any lean of it is a hint.
 */
#include "tap.h"

#include "base/arena.h"
#include "base/digest.h"
#include "quiz/quiz_part.h"

enum { SEEDS = 3000, MOST = 24 };

static struct digest
seed_of(struct arena *a, unsigned n)
{
	return digest_of(str_fmt(a, "%u", n));
}

/* Which of n! orders it is. */
static size_t
number_of(const unsigned *order, size_t n)
{
	size_t number = 0;

	for (size_t i = 0; i < n; i++) {
		size_t less = 0;

		for (size_t k = i + 1; k < n; k++)
			less += order[k] < order[i];
		number = number * (n - i) + less;
	}
	return number;
}

/* Chi-squared of counts that should all be equal. */
static double
unevenness(const unsigned *count, size_t n, double all)
{
	const double want = all / (double)n;
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += ((double)count[i] - want) * ((double)count[i] - want) /
		    want;
	return sum;
}

/* Bounds are those that chance passes once in 1,000 times. */
static void
test_even(struct arena *a)
{
	static const struct { size_t n, orders; double most; } sizes[] = {
		{ 2, 2, 10.83 }, { 3, 6, 20.52 }, { 4, 24, 49.73 },
	};

	for (size_t s = 0; s < NELEM(sizes); s++) {
		unsigned count[MOST] = { 0 }, order[4];
		double far;

		for (unsigned i = 0; i < SEEDS; i++) {
			const struct digest seed = seed_of(a, i);
			struct quiz_order o = { .id = STR_LIT("q-order"),
				.n = sizes[s].n, .order = order };

			quiz_order_mix(&seed, &o, 1);
			count[number_of(order, o.n)]++;
		}
		far = unevenness(count, sizes[s].orders, SEEDS);
		ok(far < sizes[s].most, "%zu steps in %zu orders: %.1f",
		    sizes[s].n, sizes[s].orders, far);
	}
}

static void
test_sides(struct arena *a)
{
	unsigned count[36] = { 0 }, order[3], targets[3];
	double far;

	for (unsigned i = 0; i < 2 * SEEDS; i++) {
		const struct digest seed = seed_of(a, i);
		struct quiz_order o = { .id = STR_LIT("q-match"), .n = 3,
			.order = order, .n_targets = 3, .targets = targets };

		quiz_order_mix(&seed, &o, 1);
		count[number_of(order, 3) * 6 + number_of(targets, 3)]++;
	}
	far = unevenness(count, NELEM(count), 2 * SEEDS);
	ok(far < 66.62, "lines and answers in 36 ways: %.1f", far);
}

/* More steps than a digest has bits for; two items, two orders. */
static void
test_long(struct arena *a)
{
	const struct digest seed = seed_of(a, 1);
	unsigned one[ITEM_CHOICES_MAX], other[ITEM_CHOICES_MAX], tail = 0;
	bool seen[ITEM_CHOICES_MAX] = { false };
	struct quiz_order list[] = {
		{ .id = STR_LIT("q-1"), .n = ITEM_CHOICES_MAX, .order = one },
		{ .id = STR_LIT("q-2"), .n = ITEM_CHOICES_MAX, .order = other },
	};

	quiz_order_mix(&seed, list, 2);
	for (size_t i = 0; i < ITEM_CHOICES_MAX; i++)
		seen[one[i]] = true;
	for (size_t i = 0; i < ITEM_CHOICES_MAX; i++) {
		if (!seen[i])
			ok(false, "step %zu is lost", i);
		tail += i < 48 && one[i] == i;
	}
	ok(tail < 8, "64 steps are mixed to the first: %u at home", tail);
	ok(memcmp(one, other, sizeof(one)) != 0, "two items, two orders");
}

int
main(void)
{
	struct arena *a = arena_new();

	test_even(a);
	test_sides(a);
	test_long(a);
	arena_free(a);
	return tap_done();
}
