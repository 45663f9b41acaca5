/* grade_part.h - what the files of this stage share. */
#ifndef PRECEPT_GRADE_PART_H
#define PRECEPT_GRADE_PART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/str.h"
#include "item/item_quiz.h"

struct arena;
struct map;

/* --- the key: grade_key.c --- */

/* What one answer to one item is worth. */
struct grade_mark {
	int64_t units;
	int64_t before;		/* by the key as it was; see grade_regrade */
	uint64_t chosen;	/* bits of choices, of an order or match 1 */
	bool blank, right, right_before;
	bool missed, missed_before;	/* critical, and not right */
};

/* One item, as it is marked. */
struct grade_item {
	const struct item *item;
	bool critical;
	bool dropped;		/* asked, but counts for nothing */
	bool credited;		/* earns all its units whatever is answered */
	struct grade_also *also;	/* answers that are right too */
};

struct grade_also {
	struct grade_also *next;
	struct item_value *values;	/* as item_response_check wants them */
	size_t n;
};

struct grade_key {
	const char *name;	/* of the file */
	struct item_package *pack;	/* of a regrade: the quiz as it was
					   asked, by the corrected key */
	struct grade_item *items;
	size_t n;
	struct map *by_id;	/* id -> struct grade_item */
	struct map *by_folded;	/* the same; of several one without an item */
	long pass;		/* thousandths of the most units */
};

/* A paper: which items are asked, in order, and what they are worth. */
struct grade_paper {
	struct str form;	/* "A", "drawn", "all" */
	const unsigned *items;	/* indexes */
	size_t n;
	int64_t max, cut;	/* the most units, and how many pass */
	int64_t max_before, cut_before;
};

/* --- a response, from whatever file: grade_rows.c, grade_results.c --- */

enum { GRADE_ATTEMPT_MAX = 999 };	/* number of an attempt, in any file */

/* The number of an attempt out of digits; 0: it is none. */
static inline unsigned
grade_attempt_of(struct str digits)
{
	unsigned n = 0;

	for (size_t i = 0; i < digits.len; i++) {
		if (digits.ptr[i] < '0' || digits.ptr[i] > '9')
			return 0;
		n = n * 10 + (unsigned)(digits.ptr[i] - '0');
		if (n > GRADE_ATTEMPT_MAX)
			return 0;
	}
	return n;
}

enum grade_said { GRADE_UNSAID, GRADE_NO, GRADE_YES };

/* Where a finding on a response is placed. */
enum grade_field {
	GRADE_F_PERSON, GRADE_F_ATTEMPT, GRADE_F_SUBMITTED, GRADE_F_STARTED,
	GRADE_F_FORM, GRADE_F_TOKEN, GRADE_F_QUIZ, GRADE_F_VERSION,
	GRADE_F_DOCUMENT, GRADE_F_NAME, GRADE_F_ATTESTED, GRADE_F_HANDBOOK,
	GRADE_F_STATEMENT, GRADE_F_MODE, GRADE_F_ROW,
	GRADE_FIELDS		/* from here on: the items */
};

/*
 * The length of a time that tells the second: two who had all right on paper, on
 * one day, are nothing to look at.
 */
enum { GRADE_TO_THE_SECOND = 19 };

/* Texts are absent where they are not recorded. */
struct grade_response {
	/* Where a field stands, or the response when it is not there. */
	struct pos (*where)(const struct grade_response *r, size_t field);
	/* The values answered to an item, as many as ITEM_CHOICES_MAX; only
	 * while the response is at hand. */
	size_t (*values)(const struct grade_response *r, size_t item,
	    struct item_value *out);
	void *reader;		/* its own */
	struct str person;	/* as written */
	struct str folded;	/* as it is compared */
	unsigned attempt;	/* 0: not recorded */
	struct str form, submitted, started, token, typed_name;
	struct str quiz_id, number, version;
	struct str quiz, handbook, statement;	/* hex digits */
	enum grade_said attested;	/* a CSV's column; else by statement */
	bool coded;		/* its form is named by the code of a printed
				   one, which says of which quiz it is; set by
				   grade_paper_of */
	bool page;		/* of our page: what it lacks was taken out */
	/* By index of the item; NULL: the file has nothing on it. */
	const struct grade_mark **marks;
	/*
	 * Set by a reader that has summed already: all items of a paper that
	 * asks just what the file has. Else units is -1.
	 */
	int64_t units, units_before;
	unsigned missed, missed_before;	/* critical items not right */
	bool row;		/* of a CSV: each asked item has a column */
	uint64_t hash;		/* of folded, when that is there */
	uint64_t likeness;	/* hash of answers and times; 0: the times are
				   not to the second */
	struct str bytes;	/* of the file; of a row, where they are asked
				   for, header and row as CSV with commas */
};

/* --- the verdict: grade_verdict.c --- */

enum grade_reason {
	GRADE_BELOW = 1 << 0,		/* the cut */
	GRADE_CRITICAL = 1 << 1,	/* a critical item is not right */
	GRADE_ATTEMPT = 1 << 2,		/* more attempts than allowed */
	GRADE_EDITION = 1 << 3,		/* another document or version */
	GRADE_ATTESTED = 1 << 4,	/* another statement, or no name */
	/* Not recorded, where --require wants it. */
	GRADE_NEEDS_TOKEN = 1 << 5,
	GRADE_NEEDS_ATTESTED = 1 << 6,
	GRADE_NEEDS_QUIZ = 1 << 7,
	GRADE_NEEDS_EDITION = 1 << 8,
	GRADE_NEEDS_SUBMITTED = 1 << 9
};
enum grade_thing {		/* what can be not recorded */
	GRADE_TOKEN = 1 << 0,
	GRADE_ATTEST = 1 << 1,
	GRADE_QUIZ = 1 << 2,
	GRADE_OF_EDITION = 1 << 3,
	GRADE_SUBMITTED = 1 << 4,
	GRADE_ATTEMPT_NUMBER = 1 << 5
};
enum grade_state {
	GRADE_LATE = 1 << 0,
	GRADE_ACCOMMODATED = 1 << 1,
	/* advice for a person to look at */
	GRADE_LIKE = 1 << 2,		/* as another's, at the same time */
	GRADE_FAST = 1 << 3,		/* impossible times */
	GRADE_TOKEN_TWICE = 1 << 4,
	GRADE_SAME_ATTEMPT = 1 << 5,	/* given before; does not count */
	GRADE_SAME_BYTES = 1 << 6,
	GRADE_UNLISTED = 1 << 7,	/* not in the people's file */
	GRADE_GAPS = 1 << 8		/* asked items the file does not name */
};

struct grade_verdict {
	int64_t units, max, cut;
	unsigned attempt;	/* as given, or counted */
	unsigned reasons, unrecorded, states;
	unsigned missed;	/* critical items not right */
	unsigned gaps;		/* asked items the file does not name */
	bool passed;
	uint32_t person;	/* number */
	uint32_t like;		/* whose answers are the same, or nobody */
	/* by the key as it was */
	int64_t units_before, max_before;
	unsigned reasons_before;
	bool passed_before;
};

/* --- what was asked for: grade_options.c --- */

enum grade_format { GRADE_TABLE, GRADE_CSV, GRADE_JSON, GRADE_QTI };
enum grade_policy { GRADE_HIGHEST, GRADE_AVERAGE, GRADE_FIRST, GRADE_LAST };

struct grade_options {
	const char *key, *before, *people, *secret, *save, *earlier, *verify;
	const char *report, *reason, *form, *columns;
	const char *completions, *mapping;	/* grade_completions.h */
	enum grade_format format;
	enum grade_policy policy;
	long pass;		/* thousandths; -1: as the key says */
	unsigned require;	/* enum grade_thing */
	bool has_due;
	struct date due;
	bool gate, stats, json;
};

/* --- one run --- */

struct grade_noted;
struct grade_seen;
struct grade_people;
struct grade_sink;
struct grade_saved;
struct grade_tally;
struct opt_set;

struct grade_run {
	struct arena *arena;	/* until the end */
	struct arena *scratch;	/* for one response */
	struct diag *diag;
	struct grade_options want;
	const struct opt_set *opts;	/* for the many-valued ones */
	struct grade_key key;
	bool regrade;		/* before is another key */
	struct grade_key before;
	struct str quiz;	/* that was asked: hex digits */
	struct str handbook, statement;
	struct str secret;	/* 32 bytes; absent: tokens are not checked */
	struct grade_paper *papers;	/* the fixed ones; "all" is the last */
	size_t n_papers;
	struct grade_seen *seen;
	struct grade_people *people;	/* NULL: no file */
	struct grade_saved *saved;	/* NULL: no folder */
	struct grade_sink *sink;
	struct grade_tally *tally;	/* NULL: no statistics */
	bool row_bytes;		/* responses of a CSV need their bytes */
	unsigned *doubts;	/* lines that were keyed differently */
	size_t n_doubts, doubts_cap;
	struct buf tail;	/* statistics, after the verdicts */
	bool light_people;	/* no output needs to know who came before */
	bool light_likes;	/* or who is like whom */
	struct grade_noted *noted_likes, *noted_attempts;	/* so counted */
	size_t graded, refused, likes, fasts, sames;
	size_t unchecked;	/* tokens, without a secret */
};

/* grade_key.c */
int grade_key_read(struct grade_run *g, const char *path,
    struct grade_key *out);
/*
 * grade_before.c: of a regrade. The key marks answers to the quiz of before
 * from here on; another one's are refused. -1 after findings.
 */
int grade_before_use(struct grade_run *g);
/* The --accept, --drop and --credit of the command line, into key. */
int grade_key_change(struct grade_run *g, struct grade_key *key);
/* The item of this id, or of it in another case where that is one; or NULL. */
struct grade_item *grade_key_find(const struct grade_key *k, struct arena *a,
    struct str id);
/* Mark a response that item_response_check found fine. */
void grade_key_mark(const struct grade_run *g, size_t item,
    const struct item_value *v, size_t n, struct grade_mark *out);
int64_t grade_key_max(const struct grade_key *k, size_t item);
/* The papers that are the same for everyone; then any. */
int grade_papers(struct grade_run *g);
/* The paper of r; NULL after a finding. attempt is not 0. */
const struct grade_paper *grade_paper_of(struct grade_run *g,
    struct grade_response *r, unsigned attempt);

/*
 * Values of one answer out of text: several parted by |, of an order by > too.
 * n_out gets how many, at most ITEM_CHOICES_MAX. An answer that is wrong is
 * said in words; NULL is fine.
 */
const char *grade_values_parse(const struct item *it, struct str text,
    struct item_value *out, size_t *n_out);
/*
 * Do two answers without a fault say the same? Of an order their order counts,
 * of several choices or pairs it does not.
 */
bool grade_values_same(const struct item *it, const struct item_value *v,
    size_t n, const struct item_value *w, size_t n_w);
/* What a fault is called; NULL for ITEM_FINE. */
const char *grade_fault_words(enum item_fault f);

/* grade_verdict.c: all but what depends on other responses. */
void grade_decide(const struct grade_run *g, const struct grade_response *r,
    const struct grade_paper *p, struct grade_verdict *v);

/*
 * grade_token.c: is the token of r, which is to the key's quiz, one of that
 * person? Counted, and believed, where no secret was given. *due is the day it
 * names. False after a finding.
 */
bool grade_token_check(struct grade_run *g, const struct grade_response *r,
    struct date *due);

/*
 * grade_time.c: a time as ISO 8601 writes it, to seconds since 1970 and the day
 * as written; utc: it ends in Z. False: it is no such.
 */
bool grade_time_parse(struct str text, int64_t *seconds, struct date *day,
    bool *utc);

/* grade_people.c: the roster. */
struct grade_listed {
	struct str id, name, department, role, accommodation;
	bool asked;	/* a row of theirs is of the quiz's role, or of none */
};
size_t grade_people_len(const struct grade_people *p);
const struct grade_listed *grade_people_at(const struct grade_people *p,
    size_t i);	/* in the order of the file */
int grade_people_read(struct grade_run *g, const char *path);
const struct grade_listed *grade_people_find(const struct grade_people *p,
    struct str folded);

/*
 * grade_words.c. Points as decimals, to the nearest of five places, and a share
 * in per cent of two places, cut off: neither ever decides. A number that is
 * not negative is put without printf, whose time would be a tenth of a million
 * rows'.
 */
void grade_put_number(struct buf *b, int64_t n);
void grade_put_points(struct buf *b, int64_t units);
void grade_put_percent(struct buf *b, int64_t units, int64_t max);
/* Each reason in words, parted by "; ". */
void grade_put_reasons(struct buf *b, const struct grade_run *g,
    const struct grade_response *r, const struct grade_paper *p,
    const struct grade_verdict *v, unsigned reasons, bool before);
void grade_put_states(struct buf *b, const struct grade_run *g,
    const struct grade_verdict *v);
void grade_put_unrecorded(struct buf *b, const struct grade_verdict *v);

/* grade_final.c: what a person's attempts come to. */
struct grade_try {		/* an attempt that could count */
	uint32_t person;
	unsigned attempt;
	int64_t units, max;
	bool passed, barred;	/* barred: it can't count */
	unsigned reasons;
	size_t index;		/* the caller's */
};
struct grade_final {
	bool passed;
	bool told;		/* a writer's */
	size_t counted;		/* the try that counts, by its index; SIZE_MAX:
				   none may */
	int64_t units, max;	/* of it; of an average
				   parts of one */
};
/* tries are sorted by person and attempt on return. finals: by person. */
void grade_finals(const struct grade_run *g, struct grade_try *tries,
    size_t n, struct grade_final *finals, size_t people);

/* grade_accept.c: grade what was read. Says what it refuses. */
void grade_accept(struct grade_run *g, struct grade_response *r);
void grade_refuse(struct grade_run *g);	/* counts one that a finding names */

/* grade_rows.c, grade_inputs.c */
struct grade_source;
void grade_rows(struct grade_run *g, struct grade_source *from);
void grade_inputs(struct grade_run *g, const char *const *paths, size_t n);

#endif
