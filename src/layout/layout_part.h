/*
 * layout_part.h - what the files of layout share. The way of a block:
 *
 *   layout_inline.c	its inlines -> pieces: shaped, with the chances to end a
 *			line between them
 *   layout_break.c	pieces -> lines
 *   layout_lines.c	lines -> boxes on a strip
 *   layout_block.c	blocks -> strips, one below the other: the galley of a
 *   layout_frame.c	part. A strip is what no page break goes through:
 *   layout_table.c	a line, a row of a table, an image
 *   layout_columns.c
 *   layout_field.c
 *   layout_squares.c
 *   layout_group.c
 *   layout_front.c	contents; the composition of the cover
 *   layout_page.c	strips -> pages, with what stands behind and around them
 */
#ifndef PRECEPT_LAYOUT_PART_H
#define PRECEPT_LAYOUT_PART_H

#include "base/map.h"
#include "doc/doc.h"
#include "layout/layout.h"
#include "layout/layout_messages.h"
#include "layout/theme.h"

struct layout_env;

/* A box or place whose page is still to come. */
struct layout_mark {
	const struct doc_node *node;
	size_t strip;
	int32_t x;
};

/* One run of layout_book. */
struct layout_job {
	struct arena *a;	/* what is handed back */
	struct arena *scratch;	/* emptied after each part */
	struct diag *dg;
	const struct layout_env *env;
	const struct theme *t;
	const struct text_measure *m;
	const struct doc_node *book;
	int32_t *spaces;	/* by face: width of its space, 1/1000 em */
	struct text_metrics *metrics;	/* by face */
	uint32_t *missing;	/* characters reported */
	size_t n_missing, cap_missing;
	uint32_t lacks;			/* the last character no face has */
	struct layout *out;
	struct layout_page *pages;
	size_t cap_pages;
	struct layout_place *places;
	size_t cap_places;
	struct layout_box **entries;	/* page numbers to be filled in */
	size_t n_entries, cap_entries;
	size_t n_front, n_main;	/* pages with roman and arabic numbers */
	bool full;		/* too many pages: reported */
};

/* --- env (layout_env.c): the door to libunibreak and libhyphen --- */

/*
 * breaks has a byte for each of text: is a line's end allowed after the
 * character that ends there? env keeps the answer; it may be NULL.
 */
void layout_env_breaks(const struct layout_env *env, struct str text,
    bool *breaks);
/*
 * Where word may be hyphenated: points has room for word.len; points[i] means
 * between byte i and i + 1. False when nowhere.
 */
bool layout_env_hyphens(const struct layout_env *env, struct str word,
    bool *points);

/* --- inlines --- */

/* How words of one node look. */
struct layout_span {
	const struct doc_node *node;
	enum layout_part part;
	unsigned face, features;
	int32_t size;
	uint32_t color;
	bool underline, strike, gap;
};

/* May a line begin here? */
enum layout_chance { CHANCE_NONE, CHANCE_FREE, CHANCE_HYPHEN, CHANCE_MUST };
/* The space before a piece: whose is it? */
enum layout_space { SPACE_NONE, SPACE_BEFORE, SPACE_OWN };

struct layout_piece {
	const struct layout_span *span;
	const struct text_run *run;
	struct str text;
	int32_t w;
	int32_t gap;		/* width of the space before it */
	enum layout_space space;
	enum layout_chance chance;
};

struct layout_pieces {
	struct layout_piece *p;
	size_t n, cap;
};

/* n * size / 1000, kept where sums of a few thousand can't overflow. */
int32_t layout_scale(int64_t n, int32_t size);
/* The inlines below block as pieces in style; in scratch. */
struct layout_pieces layout_inline(struct layout_job *j,
    const struct doc_node *block, const struct theme_style *s);
/* A text that is no inline: a label, or the text of a leaf block. */
struct layout_pieces layout_words(struct layout_job *j,
    const struct doc_node *node, enum layout_part part, struct str text,
    const struct theme_style *s);
/* Where node stands in a file of the user, or what is nearest to it. */
struct pos layout_at(const struct layout_job *j, const struct doc_node *node);
/* Say that a word is wider than the page. */
void layout_report_wide(struct layout_job *j, const struct layout_span *span,
    struct str word);
/* A run of text, NULL after reporting at the span's node. */
const struct text_run *layout_run(struct layout_job *j,
    const struct layout_span *span, struct str text);
/* Widest piece between two chances and widest line without any. With tight, a
 * long address counts as what it may be cut into. */
void layout_widths(const struct layout_pieces *p, bool tight, int32_t *least,
    int32_t *most);
/* Is this a byte at which a word too wide for its line is cut rather than
 * anywhere? */
bool layout_cuts_well(struct str text, size_t at);

/* --- lines --- */

struct layout_line {
	const struct layout_piece *p;
	size_t n;
	int64_t w;		/* with spaces as wide as they are */
	size_t gaps;
	bool ends;		/* of the paragraph, or by a line break */
	bool hyphen;		/* ends with a hyphen that is ours */
	bool space_after;	/* the space before the next line is its */
};

/*
 * Break pieces into lines of width w: the one function to replace when lines
 * are to be broken better. The lines are in scratch.
 */
size_t layout_break(struct layout_job *j, const struct layout_pieces *pieces,
    const struct theme_style *s, int32_t w, struct layout_line **lines);

/* --- strips --- */

enum layout_keep { KEEP_FREE, KEEP_AVOID, KEEP_NEVER };

/* What stands behind or beside strips: bar and fill. */
struct layout_frame {
	struct layout_frame *above;
	const struct theme_box *look;
	int32_t x, w;		/* of the fill */
	int32_t pad_y;
	/* While a page is made: */
	size_t page;		/* on which it was met last, from 1 */
	int32_t y0, y1;
};

/* The rows that are printed again where a table goes on. */
struct layout_head {
	size_t first, end;	/* strips */
	int32_t h;
};

struct layout_strip {
	int32_t before, after, h;
	int32_t baseline;	/* of its first line, from its top */
	struct layout_box *boxes;	/* y from its top */
	size_t n_boxes, cap_boxes;
	struct layout_frame *frame;
	const struct layout_head *head;
	enum layout_keep keep;	/* a page break before it */
	bool new_page;
	/* After paging: */
	size_t page;
	int32_t y;
};

/* A marker waiting for the first line of its item. */
struct layout_label {
	struct layout_label *next;
	const struct doc_node *item;
	int32_t x;		/* of the item's words */
	const struct theme_style *style;
};

struct layout_galley {
	struct layout_strip *strips;
	size_t n, cap;
	struct layout_mark *marks;
	size_t n_marks, cap_marks;
	struct layout_frame *frame;
	struct layout_label *labels, **last_label;
	enum layout_keep keep;	/* of the next strip */
	bool new_page, at_top;	/* of the next strip; of a frame */
	int32_t before;		/* wanted before the next strip */
	/* On a cover: the block at which its lower half begins. */
	const struct doc_node *lower;
	size_t lower_at;	/* strip */
};

void layout_galley_init(struct layout_galley *g);
struct layout_strip *layout_strip_add(struct layout_job *j,
    struct layout_galley *g, int32_t before, int32_t h, int32_t after);
/* Keep the strips from first on one page, unless they are higher than this. */
void layout_keep(struct layout_galley *g, size_t first, int32_t highest);
struct layout_box *layout_box_add(struct layout_job *j,
    struct layout_strip *s, enum layout_box_kind kind);
void layout_rect_add(struct layout_job *j, struct layout_strip *s, int32_t x,
    int32_t y, int32_t w, int32_t h, uint32_t color);
/* Remember that node starts with the next strip. */
void layout_mark_add(struct layout_job *j, struct layout_galley *g,
    const struct doc_node *n, int32_t x);
/* Put waiting markers on s. */
void layout_labels_put(struct layout_job *j, struct layout_galley *g,
    struct layout_strip *s);

/* Boxes of a line on s, from x, in a line of width w. */
void layout_line_put(struct layout_job *j, struct layout_strip *s,
    const struct layout_line *l, enum theme_align align, int32_t x, int32_t y,
    int32_t w);
/* Label pieces from x on the first baseline of s, before what is there: they
 * are read first. */
void layout_number_put(struct layout_job *j, struct layout_strip *s,
    const struct layout_pieces *p, int32_t x);
/* A whole paragraph of style: a strip for each line. */
void layout_para_put(struct layout_job *j, struct layout_galley *g,
    const struct layout_pieces *p, const struct theme_style *s,
    enum theme_align align, int32_t x, int32_t w, int32_t before,
    int32_t after);
/* Baseline of a line of s from the top of its leading. */
int32_t layout_baseline(const struct layout_job *j,
    const struct theme_style *s);
/*
 * Words that are an artifact, on a baseline, no wider than w: what is too long
 * ends in an ellipsis. They end at x + w when right is set.
 */
void layout_artifact_put(struct layout_job *j, struct layout_strip *s,
    const struct theme_style *style, struct str text, int32_t x, int32_t y,
    int32_t w, bool right);

/* --- blocks --- */

/* Where blocks stand. */
struct layout_place_in {
	int32_t x, w;
	const struct theme_style *para;	/* of plain paragraphs */
	const struct theme_style *h[4];	/* of headings */
	unsigned boxes;		/* filled ones around */
	bool wide;		/* tables may begin at the left margin */
	bool bars;		/* rules have a bar in the margin */
	bool frames;		/* boxes are drawn: not in cells */
	bool tight;
	bool close;		/* rows of tables stand closer */
};

void layout_blocks(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *above);
/* One block with all that is due before and after it. */
void layout_block(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n);
/* in with left and right less room, unless hardly any would be left. */
struct layout_place_in layout_inner(const struct layout_place_in *in,
    int32_t left, int32_t right);
/* Blocks of n (or its code) in a box; plainly where boxes can't be drawn. */
void layout_boxed(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n,
    const struct theme_box *look, const struct theme_style *para_style);
void layout_rule(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n);
/* All of part in the box called card. */
void layout_card(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *part);
void layout_table(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *table);
/* The field, with the date beside a signature: returns the last one set. */
const struct doc_node *layout_field(struct layout_job *j,
    struct layout_galley *g, const struct layout_place_in *in,
    const struct doc_node *field);
/* The label of a field, a strip for each line; what follows stays with it. */
void layout_field_label(struct layout_job *j, struct layout_galley *g,
    const struct doc_node *n, int32_t x, int32_t w);
/* A field of squares; false: it is another. */
bool layout_squares(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *field);
/* A BOX with columns. */
void layout_group(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *box);
/* The strips from first on are on one page, if one has room for them. */
void layout_keep_whole(struct layout_job *j, struct layout_galley *g,
    size_t first);
void layout_entry(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *entry);
/* Once all pages are known. */
void layout_entries_fill(struct layout_job *j);

/* --- parts and pages --- */

/* Room between a strip and the one above it: the larger wish counts, and what
 * is less than nothing draws nearer. */
int32_t layout_gap(const struct layout_strip *above,
    const struct layout_strip *s);
/* How many pages it takes. */
size_t layout_count_pages(struct layout_job *j, struct layout_galley *g);
/* Is there next to nothing on the last page? */
bool layout_ends_short(struct layout_job *j, struct layout_galley *g);
/* Then a little less room between the blocks of all pages, if that saves it. */
void layout_close_up(struct layout_job *j, struct layout_galley *g);
bool layout_is_cover(const struct doc_node *part);
/* Does it open with a large number: a chapter, or the pages of a role? */
bool layout_is_chapter(const struct doc_node *part);
/* The galley of part, on pages of its own. */
void layout_pages(struct layout_job *j, struct layout_galley *g,
    const struct doc_node *part);
/* Look for the lower half of a cover; when its strips are made, move it down
 * to the foot of the page. */
void layout_cover_begin(struct layout_galley *g, const struct doc_node *part);
void layout_cover_spread(struct layout_job *j, struct layout_galley *g);
/* What is drawn on the cover beside its words. */
void layout_cover_draw(struct layout_job *j, struct layout_strip *s);

#endif
