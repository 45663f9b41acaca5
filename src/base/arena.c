#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "base/base.h"
#include "base/mem.h"

/*
 * Blocks start small, because most arenas serve one short job, and double up
 * to a size past which the heap costs nothing anymore. A request that would
 * waste a good part of a block gets a block of its own, put behind the current
 * one so that the room left there is still used. The sanitizers' build gives
 * every request its own block, so that they see each overflow.
 */
enum { FIRST = 8 << 10, LARGEST = 256 << 10 };

struct block {
	struct block *next;
	size_t size, used;	/* of bytes */
	alignas(max_align_t) char bytes[];
};

struct arena {
	struct block *blocks;	/* the first one has room */
	size_t used, next_size;
};

static struct block *
block_new(size_t size)
{
	struct block *b;

	if (size > SIZE_MAX - sizeof(*b))
		size = SIZE_MAX - sizeof(*b);	/* malloc says no to it */
	b = mem_alloc(sizeof(*b) + size);
	b->next = NULL;
	b->size = size;
	b->used = 0;
	return b;
}

struct arena *
arena_new(void)
{
	struct arena *a = mem_alloc(sizeof(*a));

	*a = (struct arena){ .next_size = FIRST };
	return a;
}

static void
free_blocks(struct block *b)
{
	struct block *next;

	for (; b != NULL; b = next) {
		next = b->next;
		mem_free(b);
	}
}

void
arena_free(struct arena *a)
{
	if (a == NULL)
		return;
	free_blocks(a->blocks);
	mem_free(a);
}

void
arena_reset(struct arena *a)
{
	a->used = 0;
#ifdef PRECEPT_SAN
	free_blocks(a->blocks);
	a->blocks = NULL;
#else
	if (a->blocks != NULL) {
		free_blocks(a->blocks->next);
		a->blocks->next = NULL;
		a->blocks->used = 0;
	}
#endif
}

size_t
arena_used(const struct arena *a)
{
	return a->used;
}

static struct block *
block_for(struct arena *a, size_t size)
{
	struct block *b = a->blocks;

	if (b != NULL && size <= b->size - b->used)
		return b;
#ifdef PRECEPT_SAN
	b = block_new(size);
	b->next = a->blocks;
	return a->blocks = b;
#else
	if (size > a->next_size / 4 && b != NULL) {
		b = block_new(size);
		b->next = a->blocks->next;
		return a->blocks->next = b;
	}
	b = block_new(size > a->next_size ? size : a->next_size);
	b->next = a->blocks;
	if (a->next_size < LARGEST)
		a->next_size *= 2;
	return a->blocks = b;
#endif
}

void *
arena_alloc(struct arena *a, size_t size)
{
	struct block *b;
	void *p;

	if (size == 0)
		size = 1;
#ifndef PRECEPT_SAN
	const size_t align = alignof(max_align_t);

	if (size <= SIZE_MAX - align)
		size = (size + align - 1) & ~(align - 1);
#endif
	b = block_for(a, size);
	p = b->bytes + b->used;
	b->used += size;
	a->used += size;
	return memset(p, 0, size);
}

void *
arena_array(struct arena *a, size_t n, size_t size)
{
	/* Too much for any memory: let the allocation fail as such. */
	if (size != 0 && n > SIZE_MAX / size)
		return arena_alloc(a, SIZE_MAX);
	return arena_alloc(a, n * size);
}

void *
arena_grow(struct arena *a, void *old, size_t n, size_t *cap, size_t size)
{
	size_t more;
	void *p;

	CHECK(n <= *cap);
	if (n < *cap)
		return old;
	more = *cap < 8 ? 8 : *cap * 2;
	CHECK(more > *cap);
	p = arena_array(a, more, size);
	if (n != 0)
		memcpy(p, old, n * size);
	*cap = more;
	return p;
}
