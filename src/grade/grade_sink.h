/*
 * grade_sink.h - where verdicts go: a table, CSV, JSON or QTI results. QTI, and
 * rows of CSV whose columns ask nothing of other responses, are written as they
 * come; everything else is kept to the end.
 */
#ifndef PRECEPT_GRADE_SINK_H
#define PRECEPT_GRADE_SINK_H

#include "grade/grade_part.h"

struct grade_sink;

/* With the columns that --columns names, or the usual. -1 after a finding. */
int grade_sink_new(struct grade_run *g, struct grade_sink **out);
/* A CSV is read: columns that pass through are looked up in it. */
struct grade_rows;
void grade_sink_columns(struct grade_run *g, const struct grade_rows *x);
void grade_sink_put(struct grade_run *g, const struct grade_response *r,
    const struct grade_paper *p, const struct grade_verdict *v);
/* A file that gave at least one verdict, and the digest of its bytes. */
void grade_sink_file(struct grade_run *g, const char *name,
    const struct digest *d);
bool grade_sink_wants_digests(const struct grade_run *g);
/* Does it tell the digest of each response? */
bool grade_sink_wants_bytes(const struct grade_run *g);
/* Does it tell of a response what depends on others? */
bool grade_sink_wants_others(const struct grade_run *g);
/* What --json has as its result, with the statistics; empty without it. */
struct str grade_sink_result(struct grade_run *g);
void grade_sink_free(struct grade_run *g);
/* The rest. Returns whether everyone passed. */
bool grade_sink_end(struct grade_run *g);

#endif
