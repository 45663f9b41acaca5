/*
 * policy.h - policies: Markdown with marks, read into one tree a file. The
 * grammar is precept-policy(5). Nothing here knows settings or roles: names of
 * values, roles, citations and figures are kept with their places and are
 * checked by resolve.
 *
 * What the tree (doc.h) holds, and what data points at:
 *   DOC_POLICY	 the root. id, text: title
 *   DOC_HEADING level 1 (the title, once, first), 2, 3
 *   DOC_RULE	 id; DOC_CRITICAL; struct policy_rule. The blocks it covers: one,
 *		 or a paragraph that ends in a colon and its list or table. Also
 *		 ITEM > RULE > PARA. Never inside another rule or a question
 *   DOC_IF	 > BRANCH (data: struct policy_test; NULL: else; at most two).
 *		 Block; in a LIST between ITEMs; in a TABLE around one ROW; inline.
 *		 A list or table may be left with nothing to print
 *   DOC_VALUE	 inline: struct policy_value. label: path; text: as written
 *   DOC_REF	 inline. target "ref:photos", "ref:rule/photo-device", "term:phi",
 *		 "form:incident-report", "law:45 CFR 164.508". Without children: print
 *		 its number or title
 *   DOC_LINK	 http, https, mailto, tel. data: struct policy_url when the target holds
 *		 placeholders, else NULL
 *   DOC_TABLE_OF  block: struct policy_table
 *   DOC_FIELD	 block: struct policy_field. style, label
 *   DOC_BOX	 style: rights, caution, example, note
 *   DOC_QUESTION  id; struct policy_question. Never printed in a handbook
 *   DOC_SCENARIO  id; blocks, then QUESTIONs
 * Remarks are dropped. TEXT nodes end at the end of their source line (with a
 * space, where the paragraph goes on), so each has an exact place.
 */
#ifndef PRECEPT_POLICY_H
#define PRECEPT_POLICY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/base.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/str.h"

struct arena;
struct doc_node;
struct map;

#define POLICY_FILE_MAX (1u << 20)	/* bytes of one file */
#define POLICY_LINES_MAX 20000	/* of one file */
#define POLICY_SIGNS_MAX 40000	/* lines, items, and what may be Markdown */
#define POLICY_COLUMNS_MAX 32		/* of a table */
#define POLICY_DEPTH_MAX 48		/* of a policy's tree; the book adds to it */

enum policy_level {
	POLICY_MUST, POLICY_MUST_NOT, POLICY_SHOULD, POLICY_MAY
};

enum policy_basis_kind {
	POLICY_LAW, POLICY_GUIDANCE,	/* citation: an entry of law.xml */
	POLICY_PRACTICE			/* our own; citation absent */
};

struct policy_basis {
	enum policy_basis_kind kind;
	struct str citation;
	struct pos at;
};

struct policy_rule {
	struct str id;
	enum policy_level level;
	bool critical;
	struct policy_basis *basis;	/* in order; 0 is a finding of check, */
	size_t nbasis;			/* not an error here */
	struct pos at;			/* of its mark */
	struct pos id_at;
	struct doc_node *node;		/* DOC_RULE */
	struct policy *policy;
	/*
	 * Its mark (without based-on) and the Markdown it covers, without the
	 * indentation of what it stands in: what customize writes out. Digest of both.
	 */
	struct str mark, source;
	struct digest digest;
	/* In overrides.md: "sha256:...", absent when not given. */
	struct str based_on;
	struct pos based_on_at;
	/*
	 * The rule of overrides.md that prints instead (level, basis and blocks
	 * are its), or NULL. Its node stands in another policy's tree.
	 */
	struct policy_rule *replaced_by;
};

/* {{path}} {{path?}} {{path:count day days}} {{figure.id}} */
struct policy_value {
	struct str path;	/* as written; "figure.pew-2021" for a figure */
	struct str figure;	/* "pew-2021", or absent */
	bool optional;
	struct str one, many;	/* count: "day" and "days"; absent: no count */
	struct pos at;		/* of "{{" */
};

/* A link's target in parts: literal text, or a value to be percent-encoded. */
struct policy_url {
	struct policy_url_part {
		struct str text;		/* when value is NULL */
		struct policy_value *value;
	} *parts;
	size_t n;
};

enum policy_test_kind {
	POLICY_SET,		/* path */
	POLICY_IS,		/* path is values: any of */
	POLICY_IS_NOT,		/* path is not values: none of */
	POLICY_AT_LEAST,	/* path at least count */
	POLICY_AND, POLICY_OR,	/* left, right */
	POLICY_NOT		/* left */
};

struct policy_test {
	enum policy_test_kind kind;
	struct pos at;		/* of the path, or of the first word */
	struct str path;
	struct policy_word { struct str text; struct pos at; } *values;
	size_t nvalues;
	unsigned count;
	struct policy_test *left, *right;
};

/* <!-- table: accounts | columns: platform, handle, owner --> */
struct policy_table {
	struct str source;
	struct pos at;			/* of source */
	struct policy_word *columns;	/* none: every column the source has */
	size_t ncolumns;
};

/* <!-- field: signature | label: Employee signature --> */
struct policy_field {
	struct str style;	/* signature, text, area, date, checkbox */
	struct str label;
	unsigned lines;		/* of an area: 1-30, default 4; else 1 */
	struct pos at;
};

enum policy_question_kind {
	POLICY_SINGLE, POLICY_MULTIPLE, POLICY_TRUE_FALSE,	/* ITEMs */
	POLICY_ORDER,		/* ITEMs, in the right order */
	POLICY_MATCH		/* ROWs of two CELLs that belong together */
};

struct policy_option {
	struct doc_node *node;	/* ITEM or ROW, in the question's tree */
	bool right;		/* order and match: always true */
};

struct policy_question {
	struct str id;
	struct pos at, id_at;
	enum policy_question_kind kind;
	struct policy_word rule;
	struct policy_word *roles;	/* none: every book that holds its rule */
	size_t nroles;
	unsigned difficulty;		/* 1-3, default 1 */
	bool partial;			/* scoring: partial */
	bool practice;			/* share: practice */
	bool allowed;			/* answer: allowed */
	struct policy_option *options;
	size_t noptions;
	struct doc_node *node;		/* DOC_QUESTION */
	struct doc_node *answer;	/* LIST or TABLE in it; the stem is before */
	struct doc_node *reason;	/* QUOTE after it, or NULL */
	struct doc_node *scenario;	/* DOC_SCENARIO it belongs to, or NULL */
	struct policy *policy;
};

struct policy {
	const char *file;	/* as findings call it */
	struct str path;	/* below its folder: "roles/nurse.md"; also the key
				   by which a workspace's file replaces ours */
	struct str id, lang, title;
	struct pos id_at;
	struct str based_on;	/* "sha256:...", absent when not given */
	struct pos based_on_at;
	struct str text;	/* the file, as read */
	struct digest digest;	/* of text */
	unsigned source;	/* index of the folder it came from */
	struct doc_node *root;	/* DOC_POLICY */
	/* In order of appearance. */
	struct policy_rule **rules;
	size_t nrules;
	struct policy_question **questions;
	size_t nquestions;
	struct doc_node **headings;	/* the title first */
	size_t nheadings;
};

/*
 * Read one policy. name is what findings call it ("policies/photos.md") and must
 * live as long as a; its last two components say which id it must have
 * (photos.md: photos; roles/nurse.md: role-nurse; forms/x.md: form-x). Everything
 * is in a. Reports every finding; returns -1 when one is an error. Safe to call
 * from several threads with arenas of their own.
 */
NODISCARD int policy_read(struct arena *a, struct diag *dg, const char *name,
    struct str text, struct policy **out);

/* A folder of policies, and what findings call it. */
struct policy_folder {
	const char *dir;	/* opened */
	const char *name;	/* shown: "policies" */
};

/*
 * Everything read from one or more folders. A file of a later folder takes the
 * place of an earlier one with the same path. Then overrides.md (not itself a
 * policy in the list) replaces single rules: see policy_rule.replaced_by.
 */
struct policy_library {
	struct policy **policies;	/* sorted by id */
	size_t n;
	struct map *by_id;		/* struct policy */
	struct map *unread;		/* ids nobody wanted; values are private */
	struct map *rules;		/* struct policy_rule: the first of that id */
	struct map *questions;		/* struct policy_question */
	struct policy *overrides;	/* NULL: none */
	struct policy_data *data;	/* policy_data.h: law, figures, states, terms */
};

/*
 * Read the .md files of the folder, of roles and of forms below it, and the
 * data files of each folder. A folder that does not exist is an error. Reports
 * duplicate ids across files, and, as warnings, a based-on that no longer fits
 * what it replaces. Of the first folder, a policy whose id is not a key of
 * wanted is read only when one that is read, or overrides.md, names what is in
 * none of the others; wanted NULL: all are read. Returns -1 when there were
 * errors.
 */
NODISCARD int policy_library_read(struct arena *a, struct diag *dg,
    const struct policy_folder *folders, size_t n, const struct map *wanted,
    struct policy_library **out);

const struct policy *policy_find(const struct policy_library *l, struct str id);

/* "must not"; "law" */
const char *policy_level_name(enum policy_level level);
const char *policy_basis_name(enum policy_basis_kind kind);
const char *policy_question_kind_name(enum policy_question_kind kind);

/* Name and version of the Markdown library: "cmark-gfm 0.29.0.gfm.6". */
void policy_libraries(struct buf *b);

/* A test as text in one fixed form, for dumps and messages. */
struct str policy_test_text(struct arena *a, const struct policy_test *t);

#endif
