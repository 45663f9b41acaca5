#include "base/arena.h"
#include "layout/layout_part.h"

#define MARKER_GAP 5000		/* least room between marker and words */
#define LOGO_TALLEST 84000	/* on the cover */

static void block(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n);

/* A style that the block names itself, or the one given. */
static const struct theme_style *
style_of(const struct layout_job *j, const struct doc_node *n,
    const struct theme_style *other)
{
	const struct theme_style *own = str_empty(n->style) ? NULL :
	    theme_find_style(j->t, n->style);

	return own != NULL ? own : other;
}

/* --- paragraphs --- */

/* A colon promises what follows. */
static bool
ends_in_colon(const struct doc_node *n)
{
	while (n->last != NULL)
		n = n->last;
	return n->kind == DOC_TEXT && str_ends(str_trim(n->text), ":");
}

static void
para(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n)
{
	const struct theme_style *s = style_of(j, n, in->para);
	struct layout_pieces p = layout_inline(j, n, s);
	const size_t first = g->n;

	layout_para_put(j, g, &p, s, s->align, in->x, in->w, s->before,
	    in->tight ? s->after / 2 : s->after);
	if (g->n > first && n->next != NULL && ends_in_colon(n))
		g->keep = KEEP_NEVER;
}

static void
basis(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n)
{
	const struct theme_style *s = theme_style(j->t, "basis");
	struct layout_pieces p = layout_inline(j, n, s);

	if (n->prev != NULL)
		g->keep = KEEP_NEVER;
	layout_para_put(j, g, &p, s, s->align, in->x, in->w, s->before,
	    s->after);
}

/* --- headings --- */

/* Of a number that stands before its heading in the same line. */
static int32_t
number_room(struct layout_job *j, const struct doc_node *n,
    const struct theme_style *s)
{
	struct layout_pieces p = layout_words(j, n, LAYOUT_LABEL, n->label, s);
	int32_t least, most;

	layout_widths(&p, false, &least, &most);
	return most + s->size * 3 / 4;
}

static void
put_number(struct layout_job *j, struct layout_galley *g,
    const struct doc_node *n, const struct theme_style *s, size_t strip,
    int32_t x)
{
	struct layout_pieces p = layout_words(j, n, LAYOUT_LABEL, n->label, s);

	layout_number_put(j, &g->strips[strip], &p, x);
}

/* A chapter begins with its number, large, and some air. */
static void
opener(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n)
{
	const struct theme_style *number = theme_style(j->t, "opener-number");
	const struct theme_style *title = theme_style(j->t, "opener-title");
	struct layout_pieces p;

	layout_strip_add(j, g, 0, 6000, 0);
	g->keep = KEEP_NEVER;
	if (!str_empty(n->label)) {
		p = layout_words(j, n, LAYOUT_LABEL, n->label, number);
		layout_para_put(j, g, &p, number, THEME_LEFT, in->x, in->w, 0,
		    number->after);
	}
	g->keep = KEEP_NEVER;
	p = layout_inline(j, n, title);
	layout_para_put(j, g, &p, title, title->align, in->x, in->w, 0, 14000);
	g->keep = KEEP_NEVER;
	layout_rect_add(j, layout_strip_add(j, g, 0, 2000, 24000), in->x, 0,
	    48000, 2000, j->t->accent);
	g->keep = KEEP_NEVER;
}

static bool
opens_chapter(const struct layout_place_in *in, const struct doc_node *n)
{
	return n->level == 1 && in->wide && n->prev == NULL &&
	    n->parent->kind == DOC_PART && layout_is_chapter(n->parent);
}

static void
heading(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n)
{
	const int level = n->level < 1 ? 1 : n->level > 4 ? 4 : n->level;
	const struct theme_style *s = style_of(j, n, in->h[level - 1]);
	struct layout_pieces p = layout_inline(j, n, s);
	const bool hang = !str_empty(n->label) && in->wide &&
	    in->x >= j->t->margin_left + j->t->hang;
	const size_t first = g->n;

	int32_t x = in->x;

	if (!str_empty(n->label) && !hang)
		x += number_room(j, n, s);
	layout_para_put(j, g, &p, s, s->align, x, in->x + in->w - x, s->before,
	    s->after);
	if (g->n == first && str_empty(n->label))
		return;
	if (g->n == first)
		layout_strip_add(j, g, s->before, s->leading,
		    s->after)->baseline = layout_baseline(j, s);
	for (size_t i = first + 1; i < g->n; i++)
		g->strips[i].keep = KEEP_NEVER;
	if (!str_empty(n->label))
		put_number(j, g, n, s, first, hang ? j->t->margin_left :
		    in->x);
	if (hang && level == 2)
		layout_rect_add(j, &g->strips[first], j->t->margin_left,
		    -7000, j->t->page_w - j->t->margin_left -
		    j->t->margin_right, 500, j->t->rule_color);
	g->keep = KEEP_NEVER;
}

/* --- lists --- */

void
layout_labels_put(struct layout_job *j, struct layout_galley *g,
    struct layout_strip *s)
{
	for (const struct layout_label *l = g->labels; l != NULL; l = l->next) {
		struct layout_pieces p = layout_words(j, l->item, LAYOUT_LABEL,
		    l->item->label, l->style);
		struct layout_line line = { .p = p.p, .n = p.n, .ends = true };
		int32_t least, most;

		layout_widths(&p, false, &least, &most);
		line.w = most;
		layout_line_put(j, s, &line, THEME_LEFT, l->x - most >
		    j->t->margin_left ? l->x - most : j->t->margin_left,
		    s->baseline, most);
	}
	g->labels = NULL;
	g->last_label = &g->labels;
}

/* Room for the widest marker, or for the digits that the list is to have. */
static int32_t
marker_room(struct layout_job *j, const struct doc_node *list,
    const struct theme_style *s, int32_t *widest)
{
	const struct str digits = STR_LIT("0000");
	int32_t least, most;

	*widest = 0;
	if (list->columns > 0) {
		struct layout_pieces p = layout_words(j, list, LAYOUT_LABEL,
		    str_sub(digits, 0, list->columns + 1), s);

		layout_widths(&p, false, &least, widest);
	}
	for (const struct doc_node *n = list->first; n != NULL; n = n->next) {
		struct layout_pieces p = layout_words(j, n, LAYOUT_LABEL,
		    n->label, s);

		layout_widths(&p, false, &least, &most);
		*widest = most > *widest ? most : *widest;
	}
	return *widest + MARKER_GAP > s->indent ? *widest + MARKER_GAP :
	    s->indent;
}

static void
item(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n, int32_t at)
{
	const size_t first = g->n;
	struct layout_label *l;

	layout_mark_add(j, g, n, in->x);
	if (!str_empty(n->label)) {
		l = ARENA_NEW(j->scratch, struct layout_label);
		*l = (struct layout_label){ NULL, n, at, n->first != NULL &&
			n->first->kind == DOC_PARA ? style_of(j, n->first,
			in->para) : in->para };
		*g->last_label = l;
		g->last_label = &l->next;
	}
	layout_blocks(j, g, in, n);
	/* It has no words to stand beside. */
	if (g->labels != NULL && g->n == first) {
		layout_strip_add(j, g, 0, in->para->leading, in->para->after);
		g->strips[first].baseline = layout_baseline(j, in->para);
	}
	if (g->labels != NULL)
		layout_labels_put(j, g, &g->strips[first]);
	if (n->flags & DOC_KEEP)
		layout_keep_whole(j, g, first);
}

static void
list(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n)
{
	const struct theme_style *item_style = theme_style(j->t, "item");
	const struct theme_style *around = in->para;
	struct layout_place_in at;
	int32_t widest, room, numbers;

	if (around == theme_style(j->t, "para"))
		around = item_style;
	room = marker_room(j, n, item_style, &widest);
	at = layout_inner(in, room, 0);
	at.para = around;
	at.tight = (n->flags & DOC_TIGHT) != 0;
	at.wide = false;
	/* Bullets stand left, numbers end in one line. */
	numbers = n->flags & DOC_ORDERED ? at.x - MARKER_GAP :
	    at.x - room + widest;
	for (const struct doc_node *c = n->first; c != NULL; c = c->next) {
		/* The first two stay together, and the last two. */
		if (c != n->first && (c->prev == n->first || c->next == NULL))
			g->keep = KEEP_AVOID;
		item(j, g, &at, c, numbers);
	}
	if (in->para->after > g->before)
		g->before = in->para->after;
}

/* --- the rest --- */

static void
thematic_break(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in)
{
	const int32_t w = in->w < 72000 ? in->w : 72000;
	struct layout_strip *s = layout_strip_add(j, g, 12000, 1000, 12000);

	layout_rect_add(j, s, in->x, 0, w, 750, j->t->rule_color);
}

static void
image_trouble(struct layout_job *j, const struct doc_node *n,
    const char *trouble)
{
	const bool missing = trouble[0] == '\0';

	diag_error(j->dg, layout_at(j, n), MSG_NO_IMAGE, STR_ARG(n->target),
	    missing ? "there is no such file in the workspace" : trouble);
	diag_hint(j->dg, missing ? "name a PNG or JPEG file, its path "
	    "beginning at the folder that holds organization.xml" :
	    "save it again as a PNG file of about 1,000 pixels to a side");
}

static void
image(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n)
{
	const bool logo = layout_is_cover(n->parent);
	const int32_t tallest = logo ? LOGO_TALLEST : (j->t->page_h -
	    j->t->margin_top - j->t->margin_bottom) * 6 / 10;
	int32_t pw = 0, ph = 0;
	int64_t w, h;
	struct layout_strip *s;
	struct layout_box *b;
	const char *trouble = j->m->image == NULL ? "" :
	    j->m->image(j->m->ctx, n->target, &pw, &ph);

	if (trouble != NULL) {
		image_trouble(j, n, trouble);
		return;
	}
	/* Screens count 96 pixels to an inch. */
	w = (int64_t)pw * 750;
	h = (int64_t)ph * 750;
	if (w > in->w) {
		h = h * in->w / w;
		w = in->w;
	}
	if (h > tallest) {
		w = w * tallest / h;
		h = tallest;
	}
	s = layout_strip_add(j, g, 6000, (int32_t)(h > 0 ? h : 1), logo ?
	    16000 : 10000);
	layout_labels_put(j, g, s);
	b = layout_box_add(j, s, LAYOUT_IMAGE);
	b->node = n;
	b->x = in->x;
	b->w = (int32_t)(w > 0 ? w : 1);
	b->h = s->h;
}

/* A node may hold inlines where blocks are looked for: a cell, an item. */
static void
loose_inlines(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *above)
{
	struct layout_pieces p = layout_inline(j, above, in->para);

	layout_para_put(j, g, &p, in->para, in->para->align, in->x, in->w,
	    in->para->before, in->para->after);
}

static void
block(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n)
{
	switch (n->kind) {
	case DOC_HEADING:
		if (opens_chapter(in, n))
			opener(j, g, in, n);
		else
			heading(j, g, in, n);
		break;
	case DOC_PARA:
		para(j, g, in, n);
		break;
	case DOC_BASIS:
		basis(j, g, in, n);
		break;
	case DOC_LIST:
		list(j, g, in, n);
		break;
	case DOC_QUOTE:
		layout_boxed(j, g, in, n, theme_box(j->t, STR_LIT("quote")),
		    theme_style(j->t, "quote"));
		break;
	case DOC_BOX:
		if (n->columns > 0)
			layout_group(j, g, in, n);
		else
			layout_boxed(j, g, in, n, theme_box(j->t, n->style),
			    theme_style(j->t, "box"));
		break;
	case DOC_CODE_BLOCK:
		layout_boxed(j, g, in, n, theme_box(j->t, STR_LIT("code")),
		    theme_style(j->t, "code"));
		break;
	case DOC_RULE:
		layout_rule(j, g, in, n);
		break;
	case DOC_TABLE:
		layout_table(j, g, in, n);
		break;
	case DOC_BREAK:
		thematic_break(j, g, in);
		break;
	case DOC_IMAGE:
		image(j, g, in, n);
		break;
	case DOC_ENTRY:
		layout_entry(j, g, in, n);
		break;
	case DOC_NONE: case DOC_BOOK: case DOC_PART: case DOC_ITEM:
	case DOC_ROW: case DOC_CELL: case DOC_CONTENTS: case DOC_POLICY:
	case DOC_IF: case DOC_BRANCH: case DOC_TABLE_OF: case DOC_QUESTION:
	case DOC_SCENARIO: case DOC_FIELD: case DOC_TEXT: case DOC_EMPH:
	case DOC_STRONG: case DOC_STRIKE: case DOC_CODE: case DOC_LINK:
	case DOC_LINE_BREAK: case DOC_GAP: case DOC_VALUE: case DOC_REF:
		layout_blocks(j, g, in, n);
		break;
	}
}

/* Returns the last node that was set: a field may take the next with it. */
static const struct doc_node *
one_block(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n)
{
	const size_t first = g->n;
	const struct doc_node *last = n;

	if (n->flags & DOC_NEW_PAGE && in->frames)
		g->new_page = true;
	if (n->kind != DOC_ITEM)
		layout_mark_add(j, g, n, in->x);
	if (n->kind == DOC_FIELD)
		last = layout_field(j, g, in, n);
	else
		block(j, g, in, n);
	if (last->flags & DOC_KEEP)
		layout_keep(g, first, INT32_MAX);
	return last;
}

void
layout_block(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n)
{
	(void)one_block(j, g, in, n);
}

/* As deep as the tree, which is at most DOC_DEPTH_MAX. */
void
layout_blocks(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *above)
{
	bool inlines = false;

	for (const struct doc_node *n = above->first; n != NULL; n = n->next) {
		if (n == g->lower)
			g->lower_at = g->n;
		if (doc_is_inline(n->kind))
			inlines = true;
		else
			n = one_block(j, g, in, n);
	}
	if (inlines)
		loose_inlines(j, g, in, above);
}
