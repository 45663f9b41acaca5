/* arena.h - memory that is freed all at once. */
#ifndef PRECEPT_ARENA_H
#define PRECEPT_ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *a);	/* NULL does nothing */
void arena_reset(struct arena *a);	/* forgets everything, keeps a block */
size_t arena_used(const struct arena *a);	/* bytes handed out */

/*
 * Zeroed memory aligned for anything; never NULL (memory gone ends the
 * program with exit 71, see mem.h). arena_array checks n * size for overflow.
 */
void *arena_alloc(struct arena *a, size_t size);
void *arena_array(struct arena *a, size_t n, size_t size);
/*
 * Grow an arena array: *cap items of size at old, of which n are in use,
 * becomes room for at least n + 1. Returns the (possibly moved) array.
 */
void *arena_grow(struct arena *a, void *old, size_t n, size_t *cap, size_t size);

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))

#endif
