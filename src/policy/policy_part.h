/* policy_part.h - what the files of this stage share. */
#ifndef PRECEPT_POLICY_PART_H
#define PRECEPT_POLICY_PART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"
#include "doc/doc.h"
#include "policy/policy.h"

struct arena;

#define POLICY_ID_MAX 64	/* bytes of an id */
#define POLICY_TERMS_MAX 32	/* tests in one condition */
#define POLICY_WRAPS_MAX 10	/* marks inside one another */

/* --- the file, line by line (policy_source.c) --- */

struct policy_source {
	const char *name;
	struct str text;
	struct str *lines;	/* without what ends them; lines[0] is line 1 */
	size_t n;
};

void policy_source_split(struct arena *a, const char *name, struct str text,
    struct policy_source *out);
/* Line number n, counted from 1; empty past the end. */
struct str policy_source_line(const struct policy_source *s, unsigned n);
struct pos policy_source_at(const struct policy_source *s, unsigned line,
    size_t offset);
/* How many bytes of a line are indentation, ">" and list markers. */
size_t policy_source_prefix(struct str line);
/*
 * Does line n end the fenced code that opens at open? Only at the same column
 * and in the same quotations: Markdown takes other lines too, and it takes the
 * end of an item for the end of its code.
 */
bool policy_source_closes(const struct policy_source *s, struct pos open,
    unsigned n);
/*
 * Report a character that nobody sees or that is none, written as it is shown:
 * "U+202E", "&#x202e;". false after a report.
 */
bool policy_source_char_check(struct diag *dg, struct pos at, uint32_t cp,
    struct str shown);
void policy_source_code_open(struct diag *dg, struct pos open);
/*
 * What must be known before the parser sees the text, because it would be slow,
 * or silent about it. Reports all; -1 when parsing would not be safe.
 */
int policy_source_check(struct diag *dg, const struct policy_source *s,
    unsigned first_line);

/* --- front matter (policy_front.c) --- */

/*
 * Fill id, lang, based_on of p. *end is the first line after it. Reports, and
 * goes on.
 */
void policy_front_read(struct arena *a, struct diag *dg,
    const struct policy_source *s, struct policy *p, unsigned *end);
/* A based-on that is a digest. Reports if not. */
bool policy_based_on_check(struct diag *dg, struct str value, struct pos at);
/* What the id of this file must be: "role-nurse"; and its path. */
void policy_front_expect(struct arena *a, const char *name, struct str *id,
    struct str *path);

/* --- Markdown (policy_md.c), the door to cmark --- */

/*
 * The tree of the lines from first_line on. Marks, block and inline, are DOC_NONE
 * with the comment as text; text is as it stands, placeholders too. Each block's
 * data is its struct policy_block.
 */
struct policy_block {
	unsigned last_line;	/* last one that is not blank */
	char marker;		/* LIST: - * + . ) */
};

struct doc_node *policy_md_read(struct arena *a, struct diag *dg,
    const struct policy_source *s, unsigned first_line);

/* --- words and their places (policy_text.c) --- */

/*
 * Where we are in the words of a paragraph, heading or cell. cmark's own columns
 * drift, so the cursor follows each of its nodes through the source.
 */
struct policy_cursor {
	struct arena *a;
	struct diag *dg;
	const struct policy_source *s;
	struct str text;	/* the line, up to the cell's end */
	size_t at;
	unsigned line;
	unsigned quotes;	/* quotations around it */
	bool cell;
	bool item;		/* begins an item that is no task */
	bool begins;		/* nothing of this line was read yet */
	unsigned first;		/* line */
	size_t quiet;		/* up to here all is reported */
	bool lost;
	char *room;		/* the last TEXT, with room for a space */
};

struct pos policy_cursor_pos(const struct policy_cursor *c);
/* Words of one line: TEXT and VALUE below to. */
void policy_cursor_text(struct policy_cursor *c, struct doc_node *to,
    struct str words);
/* Past n bytes that must all be b. */
void policy_cursor_skip(struct policy_cursor *c, char b, size_t n);
void policy_cursor_code(struct policy_cursor *c);
void policy_cursor_html(struct policy_cursor *c, struct str literal);
/* Reports that the comment at c holds two hyphens, and so is no mark. */
void policy_cursor_no_mark(struct policy_cursor *c);
/* The end of a line inside a paragraph; soft: it prints as a space. */
void policy_cursor_break(struct policy_cursor *c, struct doc_node *to,
    bool soft);
/* Past "](target)"; returns where target stands. */
struct pos policy_cursor_target(struct policy_cursor *c);

/* policy_link.c: the node of a link, complete but for what it is, becomes a
 * LINK or REF. */
void policy_link_read(struct arena *a, struct diag *dg, struct doc_node *link,
    struct str target, struct pos target_at);

/* policy_address.c: what is wrong with an http, https, mailto or tel target, or
 * NULL. */
const char *policy_address_check(struct arena *a, struct str target);

/* --- nodes for what Markdown has (policy_build.c) --- */

struct policy_builder {
	struct arena *a;
	struct diag *dg;
	const struct policy_source *s;
	struct doc_node *above;		/* where nodes go */
	unsigned quotes;		/* around it */
	unsigned cell;			/* of the row, from 0 */
	struct policy_cursor c;
};

/* A node that is above the next ones. */
struct doc_node *policy_build_open(struct policy_builder *r,
    enum doc_kind kind, struct pos at);
/* The words of a block begin at at. */
void policy_build_words(struct policy_builder *r, struct pos at);
void policy_build_heading(struct policy_builder *r, struct pos at, int level);
/* marker: NUL for the one that stands there. */
struct doc_node *policy_build_list(struct policy_builder *r, struct pos at,
    char marker);
/* last: the line where it ends. */
void policy_build_code(struct policy_builder *r, struct pos at, bool fenced,
    unsigned last, struct str literal);
void policy_build_html(struct policy_builder *r, struct pos at,
    struct str literal);
/* false: what is in it has no places and is not read. */
bool policy_build_table(struct policy_builder *r, struct pos at, bool touches,
    unsigned columns, const unsigned char *from);
void policy_build_row(struct policy_builder *r, bool header, struct pos at);
void policy_build_cell(struct policy_builder *r);
/* false: <ref:photos>, which is complete. */
bool policy_build_link(struct policy_builder *r, struct str target);
void policy_build_link_end(struct policy_builder *r, struct str target,
    struct str title);
void policy_build_html_inline(struct policy_builder *r, struct str literal);
/* n stars or underscores, that open kind or, NONE, close it. */
void policy_build_emphasis(struct policy_builder *r, enum doc_kind kind,
    size_t n);
/* When the tree is there: set last_line of each block. */
void policy_build_last_lines(const struct policy_builder *r,
    struct doc_node *root);

/* --- marks (policy_mark.c) --- */

enum policy_mark_kind {
	POLICY_MARK_NONE,	/* not understood, and reported */
	POLICY_MARK_REMARK,
	POLICY_MARK_RULE,
	POLICY_MARK_IF, POLICY_MARK_ELSE, POLICY_MARK_END_IF,
	POLICY_MARK_TABLE,
	POLICY_MARK_FIELD,
	POLICY_MARK_BOX, POLICY_MARK_END_BOX,
	POLICY_MARK_QUESTION, POLICY_MARK_END_QUESTION,
	POLICY_MARK_SCENARIO, POLICY_MARK_END_SCENARIO
};

/* One part between two "|"; key and value are apart when it has a ":". */
struct policy_arg {
	struct str text;	/* "roles: nurse, aide" */
	struct pos at;
	struct str key;		/* "roles"; absent without ":" */
	struct str value;	/* "nurse, aide" */
	struct pos value_at;
};

/* <!-- question: q-photo-1 | rule: photo-device | roles: nurse, aide --> */
struct policy_mark {
	enum policy_mark_kind kind;
	struct str text;	/* "<!-- ... -->" */
	struct pos at;		/* of "<!--" */
	struct policy_word name;	/* "q-photo-1"; for if the whole test */
	struct policy_arg *args;	/* the parts after it */
	size_t nargs;
};

/* text begins at at and ends in "-->". What is wrong is reported. */
void policy_mark_read(struct arena *a, struct diag *dg, struct str text,
    struct pos at, struct policy_mark *out);
/* Its kind alone, without reports. */
enum policy_mark_kind policy_mark_peek(struct str text);
/* Does text, that begins with "<!--", go on as one with a kind does? */
bool policy_mark_looks_like(struct str text);
const char *policy_mark_name(enum policy_mark_kind kind);	/* "end if" */

/* Lower-case letters, digits and "-", begins with a letter. Reports if not. */
bool policy_id_check(struct diag *dg, struct str id, struct pos at);
bool policy_id_good(struct str id);
/* Whether word is one of names; a NULL ends them. If not, *near is the nearest
 * one or absent. */
bool policy_name_find(struct str word, const char *const *names, size_t *index,
    struct str *near);
/* The words of a list "nurse, aide" that begins at at, trimmed; an empty one is
 * reported and left out. */
struct policy_word *policy_words(struct arena *a, struct diag *dg,
    struct str list, struct pos at, char sep, size_t *n);

/* --- what single marks say --- */

/* policy_rule.c. NULL when it is no use. */
struct policy_rule *policy_rule_read(struct arena *a, struct diag *dg,
    const struct policy_mark *mark);
/* Its mark as it is written out, without based-on. */
struct str policy_rule_mark(struct arena *a, const struct policy_mark *mark);
/* policy_test.c; NULL after a report. text begins at at. */
struct policy_test *policy_test_read(struct arena *a, struct diag *dg,
    struct str text, struct pos at);
/* policy_value.c: text is what stands between "{{" and "}}", at is that of
 * "{{". NULL after a report. */
struct policy_value *policy_value_read(struct arena *a, struct diag *dg,
    struct str text, struct pos at);
/* A target with placeholders in parts; NULL when it has none or is wrong. at is
 * where target stands. */
struct policy_url *policy_url_read(struct arena *a, struct diag *dg,
    struct str target, struct pos at);
/* policy_field.c; NULL after a report. */
struct policy_table *policy_table_read(struct arena *a, struct diag *dg,
    const struct policy_mark *mark);
struct policy_field *policy_field_read(struct arena *a, struct diag *dg,
    const struct policy_mark *mark);
/*
 * policy_question.c: the shape of a question whose tree is complete. Appends to
 * p->questions (memory of a) and sets question->data. -1 after a report.
 */
int policy_question_read(struct arena *a, struct diag *dg, struct policy *p,
    struct doc_node *question, const struct policy_mark *mark);

/* --- the tree put in its final form --- */

struct policy_made_rule {
	struct policy_rule *rule;
	const struct policy_mark *mark;
	unsigned last_line;	/* of what it covers */
};

struct policy_made_question {
	struct doc_node *node;
	const struct policy_mark *mark;
};

/* What is being made of one file. Until policy_collect the level of a RULE is
 * its place in rules, and the data of blocks their policy_block. */
struct policy_maker {
	struct arena *a;
	struct diag *dg;
	const struct policy_source *source;
	struct policy *policy;
	struct policy_made_rule **rules;
	size_t nrules, cap_rules;
	struct policy_made_question *questions;
	size_t nquestions, cap_questions;
};

/* policy_blocks.c: block marks become nodes that hold what they enclose. */
void policy_blocks(struct policy_maker *m, struct doc_node *root);
/* policy_inlines.c: the same among the words of a PARA or HEADING, and in the
 * rows of a TABLE. */
void policy_inlines(struct policy_maker *m, struct doc_node *n);
void policy_rows(struct policy_maker *m, struct doc_node *table);
/* policy_lists.c: lists cut by if are joined; a rule's colon takes its list. */
void policy_lists(struct policy_maker *m, struct doc_node *root);
/* policy_collect.c: headings, rules, questions; what stands wrong. */
void policy_collect(struct policy_maker *m);
/* In a tree without errors: headings that nothing follows. */
void policy_sections(struct policy_maker *m);

#endif
