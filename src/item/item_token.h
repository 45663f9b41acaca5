/*
 * item_token.h - what shows that a person was asked to take a quiz: a day and
 * a code that only who has the secret can make. See precept-quiz(5).
 */
#ifndef PRECEPT_ITEM_TOKEN_H
#define PRECEPT_ITEM_TOKEN_H

#include <stdbool.h>

#include "base/date.h"
#include "base/digest.h"
#include "base/str.h"

struct arena;

#define ITEM_SECRET_BYTES 32

/*
 * "20261231-0123456789abcdef0123456789abcdef", in a; secret has
 * ITEM_SECRET_BYTES, person is as item_person has it.
 */
struct str item_token(struct arena *a, struct str secret,
    const struct digest *quiz, struct str person, struct date due);
/* Has token the form of one? Then *due is the day that it names. */
bool item_token_parse(struct str token, struct date *due);
/*
 * Is token one of this person for this quiz? Then *due is its day. Takes equal
 * time wherever a code differs.
 */
bool item_token_is(struct arena *a, struct str secret,
    const struct digest *quiz, struct str person, struct str token,
    struct date *due);

#endif
