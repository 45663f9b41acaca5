/*
 * At the end the hashes are dealt to a thousand parts by their upper bits: of a
 * million each gets a thousand, and a table for it fits the nearest cache.
 */
#include "grade/grade_noted.h"

#include <string.h>

#include "base/base.h"
#include "base/mem.h"

enum { PARTS = 1024, SHIFT = 54, LEAST_SLOTS = 16 };

struct grade_noted {
	uint64_t *hashes;
	size_t n, cap;
};

struct grade_noted *
grade_noted_new(void)
{
	struct grade_noted *l = mem_alloc(sizeof(*l));

	*l = (struct grade_noted){ NULL, 0, 0 };
	return l;
}

void
grade_noted_free(struct grade_noted *l)
{
	if (l == NULL)
		return;
	mem_free(l->hashes);
	mem_free(l);
}

void
grade_noted_add(struct grade_noted *l, uint64_t hash)
{
	if (hash == 0)
		return;
	if (l->n == l->cap) {
		l->cap = l->cap ? l->cap * 2 : 1024;
		l->hashes = mem_realloc(l->hashes,
		    l->cap * sizeof(*l->hashes));
		mem_large(l->hashes, l->cap * sizeof(*l->hashes));
	}
	l->hashes[l->n++] = hash;
}

/* Into to; end[p] is where part p ends. */
static void
deal(const struct grade_noted *l, uint64_t *to, uint32_t end[PARTS])
{
	uint32_t sum = 0, count;

	memset(end, 0, PARTS * sizeof(*end));
	for (size_t i = 0; i < l->n; i++)
		end[l->hashes[i] >> SHIFT]++;
	for (size_t p = 0; p < PARTS; p++) {
		count = end[p];
		end[p] = sum;
		sum += count;
	}
	for (size_t i = 0; i < l->n; i++)
		to[end[l->hashes[i] >> SHIFT]++] = l->hashes[i];
}

/* slots is a table of zeroes for all of them. */
static size_t
count_twice(const uint64_t *hashes, size_t n, uint64_t *slots, size_t mask)
{
	size_t twice = 0, at;

	for (size_t i = 0; i < n; i++) {
		at = hashes[i] & mask;
		while (slots[at] != 0 && slots[at] != hashes[i])
			at = (at + 1) & mask;
		twice += slots[at] != 0;
		slots[at] = hashes[i];
	}
	return twice;
}

size_t
grade_noted_twice(const struct grade_noted *l)
{
	uint64_t *dealt, *slots = NULL;
	size_t twice = 0, cap = 0, from = 0, n, n_slots;
	uint32_t end[PARTS];

	CHECK(l->n < UINT32_MAX);
	if (l->n < 2)
		return 0;
	dealt = mem_alloc(l->n * sizeof(*dealt));
	mem_large(dealt, l->n * sizeof(*dealt));
	deal(l, dealt, end);
	for (size_t p = 0; p < PARTS; from = end[p++]) {
		n = end[p] - from;
		for (n_slots = LEAST_SLOTS; n_slots < n * 2; )
			n_slots *= 2;
		if (n_slots > cap) {
			cap = n_slots;
			slots = mem_realloc(slots, cap * sizeof(*slots));
		}
		memset(slots, 0, n_slots * sizeof(*slots));
		twice += count_twice(dealt + from, n, slots, n_slots - 1);
	}
	mem_free(slots);
	mem_free(dealt);
	return twice;
}
