/*
 * grade_noted.h - how many of a million hashes had come before. Where nobody
 * asks which ones, that costs a note for each and a look at the end, not a
 * million misses of the cache.
 */
#ifndef PRECEPT_GRADE_NOTED_H
#define PRECEPT_GRADE_NOTED_H

#include <stddef.h>
#include <stdint.h>

struct grade_noted;

struct grade_noted *grade_noted_new(void);
void grade_noted_free(struct grade_noted *l);	/* NULL does nothing */
void grade_noted_add(struct grade_noted *l, uint64_t hash);	/* 0: none */
size_t grade_noted_twice(const struct grade_noted *l);

#endif
