/*
 * item_code.h - the code that a printed form carries: "A-3F7C2E-G". It names
 * the form and the quiz (the first digits of its digest) and ends in a check
 * character, so that whoever keys an answer sheet sees a slip of the pen.
 */
#ifndef PRECEPT_ITEM_CODE_H
#define PRECEPT_ITEM_CODE_H

#include <stdbool.h>

#include "base/digest.h"
#include "base/str.h"

struct arena;

/* The code of a form, in a; form is its id, "A". */
struct str item_code_of(struct arena *a, struct str form,
    const struct digest *quiz);

enum item_code_is {
	ITEM_CODE_NONE,		/* an id alone */
	ITEM_CODE_FINE,		/* the code of a form of this quiz */
	ITEM_CODE_SLIP,		/* the check character does not fit */
	ITEM_CODE_OTHER_QUIZ	/* a sound code, of another quiz */
};

/*
 * What was keyed: "A", "form-a" or a code, with or without its hyphens. *form
 * is the id in upper case, in a; whether the quiz has such a form is to be seen
 * by the caller.
 */
enum item_code_is item_code_read(struct arena *a, struct str keyed,
    const struct digest *quiz, struct str *form);

/* Do two, as they were keyed, say the same? An id alone is not its code. */
bool item_code_same(struct arena *a, struct str keyed, struct str other);

#endif
