/* grade_results.h - the reader of QTI results. */
#ifndef PRECEPT_GRADE_RESULTS_H
#define PRECEPT_GRADE_RESULTS_H

#include "grade/grade_part.h"
#include "grade/grade_seen.h"

struct grade_reader;	/* kept from one document to the next */

struct grade_reader *grade_reader_new(void);
void grade_reader_free(struct grade_reader *k);	/* NULL does nothing */
/* Grade the document called name, whose text is checked UTF-8. */
void grade_result(struct grade_run *g, struct grade_reader *kept,
    const char *name, struct str text);

#endif
