/*
 * doc.h - the document tree. policy makes one per file, resolve makes one per
 * book out of them, and every output reads that one and nothing else.
 */
#ifndef PRECEPT_DOC_H
#define PRECEPT_DOC_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"

#define DOC_DEPTH_MAX 64

/*
 * What may stand where: a BOOK holds PARTs; a PART holds blocks; blocks hold
 * blocks or inlines as noted.
 */
enum doc_kind {
	DOC_NONE,
	/* --- a resolved book --- */
	DOC_BOOK,	/* PARTs. text: title */
	DOC_PART,	/* blocks; begins a page. style: cover, approval, summary,
			   contents, chapter, role, form, appendix, card */
	DOC_HEADING,	/* inlines. level 1-4 in a book; label: number or empty; id */
	DOC_PARA,	/* inlines */
	DOC_LIST,	/* ITEMs. DOC_ORDERED, DOC_TIGHT; start. columns: digits of
			   the longest number of all lists that line up */
	DOC_ITEM,	/* blocks. label: its marker ("•", "3.", "☐") */
	DOC_QUOTE,	/* blocks */
	DOC_BOX,	/* blocks: a call-out. style: rights, caution, example...
			   columns: not 0: a group with nothing around it; more
			   than 1: side by side in so many, filled downwards */
	DOC_RULE,	/* blocks: what one rule covers, then its BASIS. id */
	DOC_BASIS,	/* inlines: level and basis of the rule, in small print */
	DOC_TABLE,	/* ROWs. columns: count; aligns */
	DOC_ROW,	/* CELLs. DOC_HEADER for the header row */
	DOC_CELL,	/* inlines (also RULE > PARA). DOC_HEADER: heads its row/column */
	DOC_CODE_BLOCK,	/* text */
	DOC_BREAK,	/* thematic break; nothing inside */
	DOC_FIELD,	/* to be filled in by hand. style: signature, text, area, date,
			   checkbox; label; DOC_WIDGET: a real signature field; id.
			   choices: each word of its TEXTs in a square to be
			   marked, EMPHs are notes behind; blanks: an empty square
			   after each word; comb: start squares in a row */
	DOC_CONTENTS,	/* ENTRYs */
	DOC_ENTRY,	/* inlines. level, label: the heading's; target: #id */
	DOC_IMAGE,	/* block. target: path; label: alternate text */
	/* --- inlines --- */
	DOC_TEXT,	/* text */
	DOC_EMPH,	/* inlines */
	DOC_STRONG,	/* inlines */
	DOC_STRIKE,	/* inlines */
	DOC_CODE,	/* text */
	DOC_LINK,	/* inlines. target: "#id" in this book, or a URI */
	DOC_LINE_BREAK,
	DOC_GAP,	/* text: a marked gap where a known value is unset */
	DOC_VALUE,	/* TEXT: a value from settings. label: its path. In a policy:
			   no children; text: the placeholder as written; data */
	/* --- only in a policy's tree, gone after resolve --- */
	DOC_POLICY,	/* blocks. id, text: title */
	DOC_IF,		/* BRANCHes, block or inline */
	DOC_BRANCH,	/* what stands under one test. data: the test, NULL: else */
	DOC_TABLE_OF,	/* <!-- table: ... -->. data */
	DOC_QUESTION,	/* blocks of one question. id; data */
	DOC_SCENARIO,	/* blocks and QUESTIONs. id */
	DOC_REF		/* inlines. target: ref:, term:, form:, law: as written */
};

enum doc_flags {
	DOC_ORDERED = 1 << 0,
	DOC_TIGHT = 1 << 1,
	DOC_HEADER = 1 << 2,
	DOC_WIDGET = 1 << 3,
	DOC_CRITICAL = 1 << 4,		/* RULE */
	DOC_KEEP = 1 << 5,		/* whole on one page where it fits */
	DOC_NEW_PAGE = 1 << 6,		/* begins a page */
	DOC_CHECKED = 1 << 7,		/* ITEM of a task list, with x */
	DOC_TASK = 1 << 8,		/* ITEM of a task list */
	DOC_UNNUMBERED = 1 << 9,	/* HEADING without number */
	DOC_NOT_LISTED = 1 << 10	/* HEADING neither in contents nor outline */
};

enum doc_align { DOC_LEFT, DOC_CENTER, DOC_RIGHT };

struct doc_node {
	enum doc_kind kind;
	unsigned depth;		/* the root has 0 */
	unsigned flags;
	int level;		/* HEADING, ENTRY */
	int start;		/* LIST: first number */
	unsigned columns;	/* TABLE, BOX, LIST */
	const unsigned char *aligns;	/* TABLE: columns of enum doc_align */
	struct pos at;
	struct doc_node *parent, *first, *last, *prev, *next;
	struct str text, id, target, label, style;
	const void *data;	/* of the stage that made it; see its header */
};

/* A tree of its own in a. */
struct doc_node *doc_new(struct arena *a, enum doc_kind kind, struct pos at);
/* A new last child. CHECKs the depth. */
struct doc_node *doc_add(struct arena *a, struct doc_node *above,
    enum doc_kind kind, struct pos at);
struct doc_node *doc_add_text(struct arena *a, struct doc_node *above,
    struct pos at, struct str text);
/* Take n (with what is below) out of its tree; put it in as last child, or
 * before a sibling. Depths below n are set again. */
void doc_unlink(struct doc_node *n);
void doc_append(struct doc_node *above, struct doc_node *n);
void doc_insert_before(struct doc_node *sibling, struct doc_node *n);
/* Copy of n alone, with no relations; strings are shared. */
struct doc_node *doc_clone(struct arena *a, const struct doc_node *n);

bool doc_is_inline(enum doc_kind kind);
const char *doc_kind_name(enum doc_kind kind);	/* "paragraph" */

/*
 * Walk in document order: the node after n, below root, going into children
 * (doc_next) or past them (doc_skip). NULL at the end.
 */
struct doc_node *doc_next(const struct doc_node *root, const struct doc_node *n);
struct doc_node *doc_skip(const struct doc_node *root, const struct doc_node *n);

/* All words below n: blocks parted by a newline, LINE_BREAK as a space, markers and
 * numbers (label of HEADING, ITEM, ENTRY, FIELD) first and parted by a space. */
struct str doc_words(struct arena *a, const struct doc_node *n);
size_t doc_count_words(const struct doc_node *n);
/* Does n lead to what comes after it, such as a list? */
bool doc_ends_in_colon(const struct doc_node *n);

/* One line a node, indented, for tests: `text 12:1 "words"`. with_places adds
 * line:col. */
void doc_dump(struct buf *b, const struct doc_node *n, bool with_places);
/* As XML, canonical: what a book carries as its own source. No positions, no
 * paths of files. */
void doc_xml(struct buf *b, const struct doc_node *n);

#endif
