#include "grade/grade_places.h"

#include "base/base.h"

#define IN(place) GRADE_PLACE_##place

/* QTI Results Reporting 3.0, whose names are those of 2.0 to 2.2. */
static const struct {
	enum grade_place in;
	const char *name;
	enum grade_place is;
} places[] = {
	{ IN(ROOT), "itemResult", IN(ITEM) },
	{ IN(ROOT), "context", IN(CONTEXT) },
	{ IN(ROOT), "testResult", IN(TEST) },
	{ IN(CONTEXT), "sessionIdentifier", IN(LEAF) },
	{ IN(ITEM), "responseVariable", IN(RESPONSE) },
	{ IN(ITEM), "outcomeVariable", IN(VALUES) },
	{ IN(ITEM), "templateVariable", IN(VALUES) },
	{ IN(ITEM), "contextVariable", IN(VALUES) },
	{ IN(ITEM), "candidateComment", IN(LEAF) },
	{ IN(ITEM), "support", IN(ANY) },
	{ IN(TEST), "responseVariable", IN(RESPONSE) },
	{ IN(TEST), "outcomeVariable", IN(VALUES) },
	{ IN(TEST), "templateVariable", IN(VALUES) },
	{ IN(TEST), "contextVariable", IN(VALUES) },
	{ IN(TEST), "support", IN(ANY) },
	{ IN(RESPONSE), "candidateResponse", IN(VALUES) },
	{ IN(RESPONSE), "correctResponse", IN(VALUES) },
	{ IN(VALUES), "value", IN(LEAF) }
};

enum grade_place
grade_place_of(enum grade_place in, struct str name)
{
	for (size_t i = 0; i < NELEM(places); i++)
		if (places[i].in == in && str_is(name, places[i].name))
			return places[i].is;
	return GRADE_PLACE_NONE;
}
