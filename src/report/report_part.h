/* report_part.h - what the files of report share. */
#ifndef PRECEPT_REPORT_PART_H
#define PRECEPT_REPORT_PART_H

#include <stdbool.h>

#include "base/date.h"
#include "base/str.h"
#include "policy/policy.h"
#include "policy/policy_measure.h"
#include "report/report.h"
#include "resolve/resolve_survey.h"

/* A paper that is taken again should hold other questions: two of a critical
 * rule, and as a bank twice the length of a paper. */
enum { REPORT_EXAM_MIN = 2, REPORT_PAPERS_MIN = 2 };

enum { REPORT_LEVELS = POLICY_MAY + 1, REPORT_BASES = POLICY_PRACTICE + 1,
	REPORT_KINDS = POLICY_MATCH + 1 };

/* A rule of one book, and the questions for its reader. */
struct report_rule {
	const struct policy_rule *rule;	/* as printed */
	struct str number;		/* in this book */
	const struct policy_question **questions;
	size_t n, cap;
	size_t exam;			/* of them; the others are practice */
};

/* The page of a role, as a book prints it. */
struct report_page {
	struct str role;		/* "nurse" */
	const struct policy *policy;
	struct str *sentences;		/* each once */
	size_t n, cap;
};

struct report_role {
	struct str id;
	struct report_rule *rules;	/* in the order of the book */
	size_t n_rules;
	const struct policy_question **questions;
	size_t n_questions;
	const struct policy **policies;	/* that the book prints of */
	size_t n_policies;
	struct report_page *pages;
	size_t n_pages, cap_pages;
	/* How many rules of each kind; one may have several bases. */
	size_t levels[REPORT_LEVELS], bases[REPORT_BASES];
	size_t critical, baseless, untested;
	/* How many questions of each kind; allowed: their right answer is. */
	size_t exam, practice, kinds[REPORT_KINDS], allowed;
	struct policy_keys keys;
};

/* A rule over all books. */
struct report_chain {
	const struct policy_rule *rule;
	size_t books;
	const struct policy_question **questions;	/* for any reader */
	size_t n, cap;
	/* Critical: roles with fewer exam questions than there should be. */
	struct str *few;
	size_t n_few, cap_few;
};

/* A law, and the rules in the books that cite it. */
struct report_law {
	const struct survey_law *law;
	struct report_chain **rules;
	size_t n, cap;
};

/* A page beside the other one that shares most with it. */
struct report_pair {
	const struct report_page *page, *other;	/* NULL: shares nothing */
	size_t shared;				/* sentences */
};

struct report_level {
	const struct policy *policy;
	struct policy_section *sections;
	size_t n;
	struct policy_reading whole;
};

struct report {
	struct arena *a;
	const struct survey *survey;
	struct str organization, number, version;
	struct date effective;
	bool sample;
	size_t paper, paper_max;	/* questions of one; as many as may be */
	struct pos paper_at;		/* where the settings say so */
	unsigned grade;			/* that the settings ask for */
	const struct report_role *const *roles;
	struct str *names;		/* of the roles: "Front desk" */
	size_t n_roles;
	struct report_chain **rules;	/* sorted by id */
	size_t n_rules;
	struct report_law *laws;	/* as the survey's */
	struct report_pair *pairs;	/* in order of the roles */
	size_t n_pairs;
	struct report_level *levels;	/* sorted by id of the policy */
	size_t n_levels;
	size_t questions, exam;		/* of all roles, each once */
	struct policy_keys keys;	/* over these */
};

/* More than half of its sentences stand on the other page? */
bool report_is_shared(const struct report_pair *p);
/* Is the bank long enough beside what is kept for practice? */
bool report_bank_fits(const struct report *r, const struct report_role *role);
/* "a", "a and b", "a, b and 3 more": at most max of them by name. In a. */
struct str report_list(struct arena *a, const struct str *names, size_t n,
    size_t max);

/* --- tables --- */

struct report_column {
	const char *title;
	bool number;		/* aligned at the right */
};

/* Cells in rows. The first of a row says what the row is about. */
struct report_table {
	const char *id, *title, *caption;
	struct str note;	/* how to read it; may be empty */
	const struct report_column *columns;
	size_t n_columns;
	struct str *cells;
	size_t n, cap;
};

/* All tables of the report, in order and in r's arena. */
const struct report_table *report_tables(const struct report *r, size_t *n);
/* The few figures that check prints. */
struct report_table report_summary_table(const struct report *r);
/* As text: titles, columns and what is in them, 100 columns wide. */
void report_table_text(struct buf *b, const struct report_table *t);

/* What hangs loose: names of one kind, for tables and JSON. */
struct report_loose {
	const char *key;	/* "rules-without-basis" */
	const char *title;
	struct str *names;
	size_t n, cap;
};
const struct report_loose *report_loose(const struct report *r, size_t *n);

#endif
