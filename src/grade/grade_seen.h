/*
 * grade_seen.h - who was seen, with which attempts, and what looks alike.
 * Compact, for a million people: about 45 bytes each.
 */
#ifndef PRECEPT_GRADE_SEEN_H
#define PRECEPT_GRADE_SEEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

#define GRADE_NOBODY UINT32_MAX

struct grade_person {
	uint32_t attempts;	/* bit n: attempt n was given, below 32 */
	uint32_t name, len;	/* in the texts of the set */
	bool given;		/* some attempt was */
	bool saved;		/* a verdict of an earlier run names them */
	bool analyzed;		/* a response counts in the item analysis */
};

struct grade_seen;

struct grade_seen *grade_seen_new(void);
void grade_seen_free(struct grade_seen *s);	/* NULL does nothing */

/* Of a folded person; of other bytes, for likenesses. Differs from run to run,
 * so that nobody can make them collide, and reaches no output. */
uint64_t grade_seen_hash(const struct grade_seen *s, struct str bytes);
uint64_t grade_seen_mix(uint64_t hash, uint64_t more);
/* That a person of this hash will be asked for soon. */
void grade_seen_soon(const struct grade_seen *s, uint64_t hash);
void grade_seen_soon_like(const struct grade_seen *s, uint64_t likeness);

/* The number of a person, new or known. */
uint32_t grade_seen_person(struct grade_seen *s, uint64_t hash,
    struct str folded);
struct grade_person *grade_seen_at(struct grade_seen *s, uint32_t person);
/* Note an attempt of any number; was it given before? */
bool grade_seen_attempt(struct grade_seen *s, uint32_t person,
    unsigned attempt);
struct str grade_seen_name(const struct grade_seen *s, uint32_t person);
uint32_t grade_seen_len(const struct grade_seen *s);

/* Who came first with this likeness, which is not 0: GRADE_NOBODY, then it is person's now. */
uint32_t grade_seen_like(struct grade_seen *s, uint64_t likeness,
    uint32_t person);

/*
 * Where nobody asks which ones are alike: note a hash, 0 is none, and count at
 * the end how many had come before. A million cost a sort instead of a million
 * misses of the cache.
 */
enum grade_noted { GRADE_NOTED_ATTEMPTS, GRADE_NOTED_LIKES };
void grade_seen_note(struct grade_seen *s, enum grade_noted what,
    uint64_t hash);
size_t grade_seen_noted_twice(struct grade_seen *s, enum grade_noted what);

#endif
