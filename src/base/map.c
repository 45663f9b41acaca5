#include "base/map.h"

#include <stdint.h>

#include "base/arena.h"

struct entry {
	struct str key;
	void *value;
	uint32_t hash;
};

/*
 * Entries stand in order of insertion; slots holds the number of an entry plus
 * one, 0 for none, found by open addressing. At most half the slots are used.
 */
struct map {
	struct arena *arena;
	struct entry *entries;
	size_t len, cap;
	uint32_t *slots;
	size_t mask;		/* number of slots - 1, a power of two - 1 */
};

/* FNV-1a, its high bits folded into the low ones that choose the slot. */
static uint32_t
hash_of(struct str key)
{
	uint64_t h = 0xcbf29ce484222325u;

	for (size_t i = 0; i < key.len; i++)
		h = (h ^ (unsigned char)key.ptr[i]) * 0x100000001b3u;
	return (uint32_t)(h ^ h >> 32);
}

struct map *
map_new(struct arena *a)
{
	struct map *m = ARENA_NEW(a, struct map);

	m->arena = a;
	m->mask = 15;
	m->slots = arena_array(a, m->mask + 1, sizeof(*m->slots));
	return m;
}

/* The slot that holds key, or the free one where it belongs. */
static uint32_t *
slot_of(const struct map *m, struct str key, uint32_t hash)
{
	size_t i = hash & m->mask;
	const struct entry *e;

	for (; m->slots[i] != 0; i = (i + 1) & m->mask) {
		e = &m->entries[m->slots[i] - 1];
		if (e->hash == hash && str_eq(e->key, key))
			break;
	}
	return &m->slots[i];
}

void *
map_get(const struct map *m, struct str key)
{
	uint32_t slot = *slot_of(m, key, hash_of(key));

	return slot != 0 ? m->entries[slot - 1].value : NULL;
}

static void
rehash(struct map *m)
{
	size_t i;

	m->mask = m->mask * 2 + 1;
	m->slots = arena_array(m->arena, m->mask + 1, sizeof(*m->slots));
	for (size_t n = 0; n < m->len; n++) {
		i = m->entries[n].hash & m->mask;
		while (m->slots[i] != 0)
			i = (i + 1) & m->mask;
		m->slots[i] = (uint32_t)n + 1;
	}
}

void *
map_put(struct map *m, struct str key, void *value)
{
	uint32_t hash = hash_of(key), *slot = slot_of(m, key, hash);
	void *before;

	CHECK(value != NULL && m->len < UINT32_MAX - 1);
	if (*slot != 0) {
		before = m->entries[*slot - 1].value;
		m->entries[*slot - 1].value = value;
		return before;
	}
	if (m->len * 2 >= m->mask) {
		rehash(m);
		slot = slot_of(m, key, hash);
	}
	m->entries = arena_grow(m->arena, m->entries, m->len, &m->cap,
	    sizeof(*m->entries));
	m->entries[m->len++] = (struct entry){ key, value, hash };
	*slot = (uint32_t)m->len;
	return NULL;
}

size_t
map_len(const struct map *m)
{
	return m->len;
}

struct str
map_key(const struct map *m, size_t i)
{
	CHECK(i < m->len);
	return m->entries[i].key;
}

void *
map_value(const struct map *m, size_t i)
{
	CHECK(i < m->len);
	return m->entries[i].value;
}

struct str
map_nearest(const struct map *m, struct str key)
{
	size_t best = key.len / 3 > 2 ? key.len / 3 : 2, d;
	struct str near = { NULL, 0 };

	/* A word changed in every letter is another word. */
	if (best >= key.len)
		best = key.len - (key.len != 0);
	for (size_t i = 0; i < m->len && best != 0; i++) {
		d = str_distance(key, m->entries[i].key, best);
		if (d > best)
			continue;
		near = m->entries[i].key;
		if (d == 0)
			break;
		best = d - 1;
	}
	return near;
}
