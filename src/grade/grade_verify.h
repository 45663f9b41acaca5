/* grade_verify.h - the same answers keyed twice. */
#ifndef PRECEPT_GRADE_VERIFY_H
#define PRECEPT_GRADE_VERIFY_H

#include "grade/grade_part.h"

/*
 * Compare the CSV file that paths names, the first keying, with second: row by
 * row of person and attempt, cell by cell of the columns that both have. Each
 * difference is a finding, and so is an item that one of them has no column
 * for; rows that differ are doubted. -1: they can't be compared.
 */
NODISCARD int grade_verify(struct grade_run *g, const char *const *paths,
    size_t n, const char *second);

/* Does the row in this line of the first file differ from the second's? */
bool grade_doubted(const struct grade_run *g, unsigned line);

#endif
