/*
 * grade_qti.h - what the readers and writers of QTI results share: any text as
 * an XML name, and the elements that hold it. See precept-quiz(5).
 */
#ifndef PRECEPT_GRADE_QTI_H
#define PRECEPT_GRADE_QTI_H

#include "base/str.h"

struct arena;

#define GRADE_RESULTS_NS "http://www.imsglobal.org/xsd/imsqti_result_v3p0"
/* The format requires a time; this one, where none is recorded. */
#define GRADE_NO_TIME "1970-01-01T00:00:00Z"

/* prefix, then s as a name: other bytes than A-Z a-z 0-9 . - as _XX. */
void grade_qti_name(struct buf *b, const char *prefix, struct str s);
/* The text out of such a name; what is no such stays as it is. In a. */
struct str grade_qti_text(struct arena *a, struct str name);
/* A line <sessionIdentifier>; none where s is absent. */
void grade_qti_session(struct buf *b, const char *what, const char *prefix,
    struct str s);
/* A line <outcomeVariable> of one value. */
void grade_qti_outcome(struct buf *b, const char *indent, const char *name,
    const char *type, struct str value);

#endif
