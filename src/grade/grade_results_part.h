/* grade_results_part.h - what the files that read QTI results share. */
#ifndef PRECEPT_GRADE_RESULTS_PART_H
#define PRECEPT_GRADE_RESULTS_PART_H

#include "base/xml_walk.h"
#include "grade/grade_part.h"
#include "grade/grade_places.h"
#include "grade/grade_results.h"

#define SAVE_AGAIN "save the answers again, from the page that the person " \
	"took the quiz in"

struct answer {
	struct item_value values[ITEM_CHOICES_MAX];
	size_t n;
};

enum { KNOWN = 8 };	/* deeper stands nothing but below ANY */

/* One document being read. What was found wrong is said when it is seen. */
struct reader {
	struct grade_run *g;
	struct grade_reader *kept;
	const char *name;
	struct str text;
	struct grade_response r;
	size_t at[GRADE_FIELDS];	/* offsets of what was read */
	size_t *item_at;
	const struct grade_mark **marks;
	struct answer **answers;
	unsigned depth;
	struct str ns;		/* of the document */
	enum grade_place above[KNOWN];	/* the open elements */
	bool bad, in_response, in_candidate;
	bool candidate;		/* the answer has had its candidateResponse */
	size_t item;		/* the one that is open; SIZE_MAX: none */
	bool answered;		/* it had its RESPONSE */
	struct str other;	/* or an answer of another name */
	struct answer *answer;
	bool in_value;
};

/* What is kept from one document to the next. */
struct grade_reader {
	struct xml_walk *walk;
	struct buf value;
};

/* Where the walk is. */
struct pos grade_doc_here(const struct reader *x);
/* Absent: there is no such attribute. */
struct str grade_doc_attr(const struct xml_walk_attr *attrs, size_t n,
    const char *name);

/* grade_results_context.c: what is said of the attempt. A value that is none,
 * or is said twice, is a finding, and x is bad from then on. */
void grade_results_context(struct reader *x, const struct xml_walk_attr *attrs,
    size_t n);
void grade_results_session(struct reader *x, const struct xml_walk_attr *attrs,
    size_t n);
void grade_results_test(struct reader *x, const struct xml_walk_attr *attrs,
    size_t n);

#endif
