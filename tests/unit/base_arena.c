#include "tap.h"

#include <stdalign.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"

/* Blocks of all sizes stay apart, cleared and aligned. */
static void
test_blocks(struct arena *a)
{
	static const size_t sizes[] = { 0, 1, 7, 16, 100, 3000, 9000, 70000,
		300000 };
	struct { unsigned char *p; size_t n; } all[900];
	size_t odd = 0, unaligned = 0, changed = 0;

	for (size_t i = 0; i < NELEM(all); i++) {
		all[i].n = sizes[i % NELEM(sizes)];
		all[i].p = arena_alloc(a, all[i].n);
		unaligned += (uintptr_t)all[i].p % alignof(max_align_t) != 0;
		for (size_t k = 0; k < all[i].n; k++)
			odd += all[i].p[k] != 0;
		memset(all[i].p, (int)(i % 251) + 1, all[i].n);
	}
	for (size_t i = 0; i < NELEM(all); i++)
		for (size_t k = 0; k < all[i].n; k++)
			changed += all[i].p[k] != i % 251 + 1;
	is_int(unaligned, 0, "aligned");
	is_int(odd, 0, "cleared");
	is_int(changed, 0, "apart");
}

static void
test_grow(struct arena *a)
{
	size_t *list = NULL, cap = 0, odd = 0;

	for (size_t i = 0; i < 1000; i++) {
		list = arena_grow(a, list, i, &cap, sizeof(*list));
		list[i] = i;
	}
	for (size_t i = 0; i < 1000; i++)
		odd += list[i] != i;
	ok(odd == 0 && cap >= 1000, "a list that grows");
}

static void
test_map(struct arena *a)
{
	struct map *m = map_new(a);
	char *keys = arena_array(a, 5000, 8);
	size_t odd = 0;
	int x, y;

	ok(map_get(m, STR_LIT("")) == NULL, "nothing in it");
	for (size_t i = 0; i < 5000; i++) {
		snprintf(keys + i * 8, 8, "k%zu", i);
		odd += map_put(m, str_of(keys + i * 8), keys + i * 8) != NULL;
	}
	for (size_t i = 0; i < 5000; i++) {
		odd += map_get(m, str_of(keys + i * 8)) != keys + i * 8;
		odd += map_value(m, i) != keys + i * 8;
		odd += !str_is(map_key(m, i), keys + i * 8);
	}
	ok(odd == 0 && map_len(m) == 5000, "all found, in order");
	ok(map_get(m, STR_LIT("k5000")) == NULL, "no other");
	ok(map_put(m, STR_LIT("k7"), &x) == keys + 56 &&
	    map_get(m, STR_LIT("k7")) == &x && map_len(m) == 5000 &&
	    map_value(m, 7) == &x, "replaced in its place");
	ok(map_put(m, STR_LIT("a\0b"), &x) == NULL &&
	    map_put(m, STR_LIT("a\0c"), &y) == NULL &&
	    map_get(m, STR_LIT("a\0b")) == &x, "keys with NUL");
	/* these two have the same hash */
	ok(map_put(m, STR_LIT("k048985"), &x) == NULL &&
	    map_put(m, STR_LIT("k248614"), &y) == NULL &&
	    map_get(m, STR_LIT("k048985")) == &x, "one hash for two keys");
}

static void
test_nearest(struct arena *a)
{
	struct map *m = map_new(a);
	int x;

	map_put(m, STR_LIT("contact.privacy-officer.name"), &x);
	map_put(m, STR_LIT("state"), &x);
	map_put(m, STR_LIT("id"), &x);
	is_text(map_nearest(m, STR_LIT("contact.privacy-oficer.nam")),
	    "contact.privacy-officer.name", "two letters off");
	is_text(map_nearest(m, STR_LIT("stats")), "state", "one letter off");
	ok(map_nearest(m, STR_LIT("facility")).ptr == NULL, "nothing near");
	ok(map_nearest(m, STR_LIT("xy")).ptr == NULL,
	    "a word changed in every letter is another word");
	ok(map_nearest(m, STR_LIT("")).ptr == NULL, "nothing near nothing");
}

int
main(void)
{
	struct arena *a = arena_new();
	size_t used;

	test_blocks(a);
	test_grow(a);
	used = arena_used(a);
	ok(used >= 100 * (300000 + 70000), "counts");
	arena_reset(a);
	is_int(arena_used(a), 0, "forgets");
	test_blocks(a);
	ok(arena_used(a) < used, "and is used again");
	test_map(a);
	test_nearest(a);
	arena_free(a);
	arena_free(NULL);
	return tap_done();
}
