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

/* About so many people will come: a guess, to make room once. */
void grade_seen_expect(struct grade_seen *s, size_t people);

/* Of a folded person; of other bytes, for likenesses. Differs from run to run,
 * so that nobody can make them collide, and reaches no output. */
uint64_t grade_seen_hash(const struct grade_seen *s, struct str bytes);
/* Of both: the two halves of a 128-bit product, folded, as in wyhash. */
static inline uint64_t
grade_seen_mix(uint64_t hash, uint64_t more)
{
	__extension__ typedef unsigned __int128 wide;
	const wide product = (wide)(hash ^ UINT64_C(0xa0761d6478bd642f)) *
	    (more ^ UINT64_C(0xe7037ed1a0b428db));

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

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

#endif
