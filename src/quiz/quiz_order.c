#include "quiz/quiz_part.h"

#include <stdint.h>
#include <string.h>

/*
 * A place for the right answer that follows from what is public (identifiers,
 * how likely an item is) would give the key away: so the places are drawn
 * with a secret seed. A rule that fills the emptiest place next would need few
 * known answers to tell all others; drawing a whole class again until it is
 * even keeps nearly all of the chance: about one draw in three is.
 */
#define DRAWS_MAX 64

/* The n numbers in an order that d decides; 16 bits a step are even enough. */
static void
shuffle(const struct digest *d, unsigned *order, size_t n)
{
	struct digest more = *d;

	for (size_t i = 0; i < n; i++)
		order[i] = (unsigned)i;
	for (size_t i = n, byte = 0; i > 1; i--, byte += 2) {
		unsigned bits, with, kept;

		if (byte == sizeof(more.bytes)) {
			more = digest_of((struct str){
			    (const char *)more.bytes, sizeof(more.bytes) });
			byte = 0;
		}
		bits = (unsigned)more.bytes[byte] << 8 | more.bytes[byte + 1];
		with = bits % (unsigned)i;
		kept = order[i - 1];
		order[i - 1] = order[with];
		order[with] = kept;
	}
}

static struct digest
key_of(const struct digest *seed, unsigned draw, const char *what,
    struct str id)
{
	const char digits[2] = { (char)('0' + draw / 10),
		(char)('0' + draw % 10) };
	struct digest_ctx *c = digest_new();

	digest_add(c, (struct str){ (const char *)seed->bytes,
	    sizeof(seed->bytes) });
	digest_add_field(c, (struct str){ digits, sizeof(digits) });
	digest_add_field(c, str_of(what));
	digest_add_field(c, id);
	return digest_end(c);
}

static void
mix(const struct digest *seed, unsigned draw, struct quiz_order *o)
{
	struct digest d = key_of(seed, draw, "choices", o->id);

	shuffle(&d, o->order, o->n);
	if (o->n_targets == 0)
		return;
	d = key_of(seed, draw, "targets", o->id);
	shuffle(&d, o->targets, o->n_targets);
}

/* --- items with as many choices and as many right ones --- */

static size_t
count_right(const struct quiz_order *o)
{
	size_t k = 0;

	for (size_t i = 0; o->right != NULL && i < o->n; i++)
		k += o->right[i];
	return k;
}

static bool
is_like(const struct quiz_order *o, const struct quiz_order *first)
{
	return o->right != NULL && !o->fixed && o->n == first->n &&
	    count_right(o) == count_right(first);
}

/*
 * The farthest that a place is from its share, squared, in the units of the
 * variance it would have by chance: 1000 is one standard deviation.
 */
static uint64_t
unevenness(const struct quiz_order *list, size_t len,
    const struct quiz_order *first)
{
	const int64_t n = (int64_t)first->n, k = (int64_t)count_right(first);
	int64_t at[ITEM_CHOICES_MAX] = { 0 }, all = 0, squares = 0;
	uint64_t worst = 0;

	for (size_t i = 0; i < len; i++) {
		const struct quiz_order *o = &list[i];

		if (!is_like(o, first))
			continue;
		all += o->weight;
		squares += (int64_t)o->weight * o->weight;
		for (size_t p = 0; p < o->n; p++)
			if (o->right[o->order[p]])
				at[p] += o->weight;
	}
	if (squares == 0 || k == 0 || k == n)
		return 0;
	for (int64_t p = 0; p < n; p++) {
		const int64_t off = n * at[p] - k * all;
		const uint64_t far = (uint64_t)(off * off) * 1000 /
		    (uint64_t)(squares * k * (n - k));

		if (far > worst)
			worst = far;
	}
	return worst;
}

static void
mix_like(const struct digest *seed, unsigned draw, struct quiz_order *list,
    size_t len, const struct quiz_order *first)
{
	for (size_t i = 0; i < len; i++)
		if (is_like(&list[i], first))
			mix(seed, draw, &list[i]);
}

static void
mix_class(const struct digest *seed, struct quiz_order *list, size_t len,
    const struct quiz_order *first)
{
	uint64_t least = UINT64_MAX;
	unsigned best = 0;

	for (unsigned draw = 0; draw < DRAWS_MAX && least > 1000; draw++) {
		uint64_t now;

		mix_like(seed, draw, list, len, first);
		now = unevenness(list, len, first);
		if (now < least) {
			least = now;
			best = draw;
		}
	}
	mix_like(seed, best, list, len, first);
}

void
quiz_order_mix(const struct digest *seed, struct quiz_order *list, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		struct quiz_order *o = &list[i];
		bool seen = false;

		CHECK(o->n <= ITEM_CHOICES_MAX);
		if (o->right == NULL)
			mix(seed, 0, o);
		for (size_t k = 0; k < i && !seen; k++)
			seen = is_like(&list[k], o);
		if (o->right != NULL && !o->fixed && !seen)
			mix_class(seed, list, len, o);
	}
}
