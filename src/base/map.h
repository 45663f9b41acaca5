/* map.h - text to pointer; walks in order of insertion, never of hash. */
#ifndef PRECEPT_MAP_H
#define PRECEPT_MAP_H

#include "base/str.h"

struct map;

struct map *map_new(struct arena *a);	/* lives in a; keys are not copied */
void *map_get(const struct map *m, struct str key);	/* NULL: not there */
/* Returns the value that was there before, or NULL. value is not NULL. */
void *map_put(struct map *m, struct str key, void *value);
size_t map_len(const struct map *m);
struct str map_key(const struct map *m, size_t i);
void *map_value(const struct map *m, size_t i);
/* The key nearest to key by edit distance (at most 2, or a third of its
 * length), for "did you mean"; absent when none is near. */
struct str map_nearest(const struct map *m, struct str key);

#endif
