/*
 * grade_sink_missing.h - what was asked for and is not there: columns that no
 * input has, and people of the people's file of whom nothing was graded.
 */
#ifndef PRECEPT_GRADE_SINK_MISSING_H
#define PRECEPT_GRADE_SINK_MISSING_H

#include "grade/grade_part.h"

/* Warn of columns that were asked for and stayed empty. */
void grade_missing_columns(struct grade_run *g);

/*
 * The people of the file, in its order, of whom no response was graded now or
 * before; those of other roles are left out where the file tells roles. After
 * all is graded. In g's arena; none without --people.
 */
struct str *grade_missing_people(struct grade_run *g, size_t *n);
/* A note of them. */
void grade_missing_note(struct grade_run *g);

#endif
