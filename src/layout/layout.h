/*
 * layout.h - a book's tree to pages of boxes. Knows no PDF: it is handed a
 * function that measures text. Lengths are integers of 1/1000 pt (mpt); x goes
 * right and y down from the top left corner of the page.
 */
#ifndef PRECEPT_LAYOUT_H
#define PRECEPT_LAYOUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"

struct arena;
struct doc_node;

/*
 * A piece of text in one face, shaped: owned by the measurer, which knows more
 * of it (glyphs) than this. advance is the sum of what will be drawn, in
 * 1/1000 em: width in mpt = advance * size_mpt / 1000.
 */
struct text_run {
	int32_t advance;
	unsigned face;		/* index into the theme's faces; the fallback's when
				   the face asked for lacks a character */
	struct str text;	/* what it says, UTF-8; lives as long as the run */
};

/* Vertical measures of a face in 1/1000 em, all positive. */
struct text_metrics {
	int32_t ascent, descent, cap_height, x_height;
	int32_t underline_at, underline_thick;	/* below the baseline; thickness */
};

/*
 * How layout measures. shape: text without white space other than no-break
 * space, in one face; features is a set of TEXT_ flags. Soft hyphen alone is
 * drawn as a hyphen. NULL when no face of the theme has a character: *missing
 * is its code point. Runs are cached: the same question gives the same
 * pointer. They live as long as the measurer.
 */
enum { TEXT_SMALL_CAPS = 1, TEXT_TABULAR = 2 };
struct text_measure {
	void *ctx;
	const struct text_run *(*shape)(void *ctx, unsigned face,
	    unsigned features, struct str text, uint32_t *missing);
	struct text_metrics (*metrics)(void *ctx, unsigned face);
	/* Width and height of an image in pixels: returns NULL, or what keeps
	 * it from being read; "" when there is no such file. A NULL function:
	 * there are no images. */
	const char *(*image)(void *ctx, struct str target, int32_t *w,
	    int32_t *h);
};

enum layout_box_kind {
	LAYOUT_TEXT,	/* words on one baseline, one style, one node */
	LAYOUT_RECT,	/* filled rectangle (also every rule and bar) */
	LAYOUT_IMAGE,
	LAYOUT_FIELD	/* where a signature widget goes */
};

struct layout_word {
	const struct text_run *run;
	int32_t x;		/* from the box's x */
	bool space;		/* a space of this node goes before it: its width is
				   the gap, for the first word x itself */
};

/* What a text box is of its node: its words, or what layout put beside them. */
enum layout_part {
	LAYOUT_BODY,
	LAYOUT_LABEL,	/* item marker; heading's or entry's number; field's label */
	LAYOUT_PAGE_NUMBER	/* in an ENTRY */
};

struct layout_box {
	enum layout_box_kind kind;
	enum layout_part part;
	int32_t x, y, w, h;	/* TEXT: y is the baseline, h the size; w drawn width */
	uint32_t color;		/* 0xRRGGBB */
	/*
	 * The node whose content this is: for TEXT in BODY the inline node
	 * (TEXT, CODE, GAP) or leaf block, else the block. NULL: an artifact
	 * (running header, bar, background, repeated table header).
	 */
	const struct doc_node *node;
	/* TEXT */
	int32_t size;
	unsigned underline;	/* 1: draw one (links) */
	const struct layout_word *words;
	size_t n_words;
	bool hyphenated;	/* last word goes on in the next box of this node;
				   its last word is then a drawn soft hyphen */
	bool space_after;	/* a space of this node follows: before the next box
				   or at the line's end. Not in w, not underlined */
};

struct layout_page {
	const struct layout_box *boxes;	/* drawing order = reading order */
	size_t n_boxes;
	struct str label;	/* "iv", "12": what is printed and named */
	const struct doc_node *part;	/* the PART it belongs to */
};

/* Where a node with an id starts: for links, outline and named destinations. */
struct layout_place {
	const struct doc_node *node;
	unsigned page;		/* index from 0 */
	int32_t x, y;		/* top left */
};

struct theme;

/*
 * What is opened once per process and shared by threads: hyphenation patterns
 * (file path, NULL: do without), line-break tables, and where lines may end in
 * texts that were asked about. NULL after reporting when the patterns can't be
 * read.
 */
struct layout_env;
struct layout_env *layout_env_open(struct diag *dg, const struct theme *t,
    const char *path);
void layout_env_close(struct layout_env *env);	/* NULL does nothing */

struct layout {
	int32_t page_w, page_h;
	const struct theme *theme;
	const struct layout_page *pages;
	size_t n_pages;
	const struct layout_place *places;	/* in document order */
	size_t n_places;
};

/*
 * What layout reads of a BOOK besides its blocks: text, the title (running
 * header when a part has no heading); label, the organization (running header,
 * left); target, document number and version (footer, left). Parts styled
 * cover, approval, summary and contents are labelled i, ii, ..., the rest 1,
 * 2, ...; a cover shows neither header nor footer. A book that is but one form
 * or booklet is loose paper: its pages say "2 of 5".
 *
 * Lay out book. What it returns lives in a. env may be shared by threads;
 * everything else belongs to this call. Reports and returns NULL when
 * something cannot be printed: a character no font has (first place of each),
 * a word or table wider than the page, more than LAYOUT_PAGES_MAX pages.
 */
#define LAYOUT_PAGES_MAX 20000
struct layout *layout_book(struct arena *a, struct diag *dg,
    const struct layout_env *env, const struct theme *t,
    const struct text_measure *m, const struct doc_node *book);

/* Names and versions of what decides where lines break: "libunibreak 5.1". */
void layout_libraries(struct buf *b);

/* Boxes as text for tests, one line each, in mpt. */
void layout_dump(struct buf *b, const struct layout *l);

#endif
