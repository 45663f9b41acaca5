/*
 * grade_places.h - what may stand where in a document of QTI results: all that
 * is read, and what is passed over beside it. An answer under another name, or
 * in another place, would be a silent zero, so whatever is not known is
 * refused.
 */
#ifndef PRECEPT_GRADE_PLACES_H
#define PRECEPT_GRADE_PLACES_H

#include "base/str.h"

/* What an element is, for what may stand in it. */
enum grade_place {
	GRADE_PLACE_ROOT,	/* assessmentResult */
	GRADE_PLACE_CONTEXT, GRADE_PLACE_TEST, GRADE_PLACE_ITEM,
	GRADE_PLACE_RESPONSE,	/* responseVariable */
	GRADE_PLACE_VALUES,	/* whatever holds <value> alone */
	GRADE_PLACE_LEAF,	/* holds no element */
	GRADE_PLACE_ANY,	/* passed over, with all below it */
	GRADE_PLACE_NONE	/* has no place there */
};

enum grade_place grade_place_of(enum grade_place in, struct str name);

#endif
