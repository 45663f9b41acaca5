/*
 * item_form.h - the code that a printed form carries: "A-3F7C2E-K". It names
 * the form and the quiz (the first digits of its digest) and ends in a check
 * character, so that whoever keys an answer sheet sees a slip of the pen.
 */
#ifndef PRECEPT_ITEM_FORM_H
#define PRECEPT_ITEM_FORM_H

#include "base/digest.h"
#include "base/str.h"

struct arena;

/* form is its id, "A". */
struct str item_form_code(struct arena *a, struct str form,
    const struct digest *quiz);

enum item_form_is {
	ITEM_FORM_OF_QUIZ,	/* id alone, or the code of a form of this quiz */
	ITEM_FORM_SLIP,		/* the check character does not fit */
	ITEM_FORM_OTHER_QUIZ	/* a sound code, of another quiz */
};

/*
 * What was keyed: "A", "form-a" or a code, with or without its hyphens. *form is
 * the id in upper case, in a; whether the quiz has such a form is to be seen
 * by the caller.
 */
enum item_form_is item_form_read(struct arena *a, struct str keyed,
    const struct digest *quiz, struct str *form);

#endif
