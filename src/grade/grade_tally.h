/* grade_tally.h - graded responses to the item analysis of grade_stats.h. */
#ifndef PRECEPT_GRADE_TALLY_H
#define PRECEPT_GRADE_TALLY_H

#include "grade/grade_part.h"

struct grade_tally;

void grade_tally_new(struct grade_run *g);
/* Count one, if it is its person's first attempt; else how many are not. */
void grade_tally_add(struct grade_run *g, const struct grade_response *r,
    const struct grade_paper *p, const struct grade_verdict *v);
/* The text, CSV or JSON of --stats on stdout, and --report's page. */
NODISCARD int grade_tally_end(struct grade_run *g, struct buf *out);
void grade_tally_free(struct grade_run *g);

#endif
