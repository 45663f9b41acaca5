/* grade_sink_part.h - what the writers of verdicts share. */
#ifndef PRECEPT_GRADE_SINK_PART_H
#define PRECEPT_GRADE_SINK_PART_H

#include "grade/grade_part.h"
#include "grade/grade_rows.h"
#include "grade/grade_sink.h"

enum grade_col {
	COL_PERSON, COL_NAME, COL_DEPARTMENT, COL_ATTEMPT, COL_SCORE, COL_MAX,
	COL_PERCENT, COL_PASS, COL_VERDICT, COL_REASONS, COL_STATES,
	COL_UNRECORDED, COL_FORM, COL_SUBMITTED, COL_FILE, COL_LINE,
	COL_DIGEST, COL_SCORE_BEFORE, COL_VERDICT_BEFORE, COL_REASONS_BEFORE,
	COL_CHANGED,
	COL_WHOLE,	/* from here on all responses must have been read */
	COL_COUNTS = COL_WHOLE, COL_FINAL, COL_FINAL_PERCENT,
	COL_CARRIED	/* a column of the input */
};

struct grade_out_column {
	enum grade_col col;
	struct str name;
	size_t column;		/* carried: in the table at hand */
	bool found;		/* carried: some input had it */
};

/* A verdict and all it says; as it comes, or kept. */
struct grade_kept {
	const struct grade_response *r;
	const struct grade_paper *p;
	struct grade_verdict v;
	struct pos at;
	struct str *carried;	/* as the carried columns, in order */
	bool counts;
	const struct grade_final *final;	/* NULL: not known yet */
};

struct grade_out_file {
	struct str name;
	struct digest digest;
};

struct grade_sink {
	struct buf out;
	struct grade_out_column *columns;
	size_t n_columns, n_carried;
	bool streams;		/* rows are written as they come */
	bool places;		/* it tells where each response stands */
	size_t written;		/* rows, with the header; documents */
	struct grade_kept *kept;
	size_t n_kept, cap;
	struct grade_out_file *files;
	size_t n_files, files_cap;
	struct grade_final *finals;	/* by person */
};

/* Output as it grows: on to stdout, unless --json wants it whole. */
void grade_sink_flush(struct grade_run *g, bool all);
struct str grade_sink_name(const struct grade_run *g,
    const struct grade_kept *k);
/* The digest of the response's bytes, in hex. */
struct str grade_sink_digest(const struct grade_run *g,
    const struct grade_kept *k);

/* grade_sink_csv.c: what --columns says, or the usual. -1 after a finding. */
int grade_sink_read_columns(struct grade_run *g, struct grade_sink *s);
bool grade_sink_has(const struct grade_sink *s, enum grade_col col);
/* A row, under a header where it is the first; or the header alone. */
void grade_put_csv(struct grade_run *g, const struct grade_kept *k);
void grade_put_csv_header(struct grade_run *g);

void grade_put_table(struct grade_run *g);
void grade_put_json(struct grade_run *g, struct buf *b);
/* One document stands alone; more, or none, in an element of ours. */
#define QTI_DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define QTI_BEGIN "<results xmlns=\"urn:precept:results:1\">\n"
#define QTI_END "</results>\n"
void grade_put_qti(struct grade_run *g, struct buf *b,
    const struct grade_kept *k);

/* The name of the i-th column that is ours, or NULL. */
const char *grade_sink_column_name(size_t i);

#endif
