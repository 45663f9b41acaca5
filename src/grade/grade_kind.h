/*
 * grade_kind.h - what a file of answers is by its first bytes, and what to do
 * with one that is not, though it holds or should hold answers.
 */
#ifndef PRECEPT_GRADE_KIND_H
#define PRECEPT_GRADE_KIND_H

#include "grade/grade_part.h"

enum { GRADE_LOOK = 1 << 16 };	/* bytes to look at: an e-mail begins with
				   some thousand of its own */

enum grade_kind {
	GRADE_IS_CSV,		/* or whatever grade_rows says of it */
	GRADE_IS_RESULTS,	/* XML: a < is the first that is not space */
	GRADE_IS_PAGE,		/* HTML: the quiz itself, say */
	GRADE_IS_PACKED,	/* a zip, as spreadsheets are, or a PDF */
	GRADE_IS_WRAPPED	/* answers in XML with other text around them */
};

enum grade_kind grade_kind_of(struct str begin);
/* Do answers in XML begin somewhere in it? */
bool grade_kind_has_answers(struct str begin);

/*
 * Report a file called name that is a page or packed; text may be its
 * beginning. Of one that is wrapped it has to be all of it: the hint cuts the
 * answers out.
 */
void grade_kind_refuse(struct grade_run *g, enum grade_kind kind,
    const char *name, struct str text);

#endif
