#include "base/arena.h"
#include "layout/layout_part.h"

/*
 * Rows of squares for a pen: with a letter in each, to be marked; empty ones
 * behind a letter, to write in; or a comb for the characters of a number.
 */
#define SQUARE 14400		/* a little more than 5 mm: a ball pen's cross */
#define LINE 600
#define NEXT 2600		/* from one square to the next */
#define NEXT_BLANK 5000		/* from an empty one to the letter of the next */
#define LETTER_GAP 2200		/* from a letter to its square */
#define ROW_GAP 2400		/* from row to row */
#define ROW_GAP_TIGHT 900	/* where that saves a page */
#define BEFORE 2800		/* above the first row of a field */
#define NUMBER_ROOM 18500	/* for the label before a row */
#define LABEL_GAP 4000		/* after the label */
#define NOTE_GAP 5000		/* before a note */

/* A row being filled. */
struct row {
	struct layout_job *j;
	struct layout_galley *g;
	const struct doc_node *node;
	struct layout_strip *strip;	/* of g, so until the next is added */
	int32_t left, x, end;
	int32_t before, gap;
};

static void
draw_square(struct layout_job *j, struct layout_strip *s, int32_t x)
{
	const uint32_t color = j->t->muted;

	layout_rect_add(j, s, x, 0, SQUARE, LINE, color);
	layout_rect_add(j, s, x, SQUARE - LINE, SQUARE, LINE, color);
	layout_rect_add(j, s, x, LINE, LINE, SQUARE - 2 * LINE, color);
	layout_rect_add(j, s, x + SQUARE - LINE, LINE, LINE,
	    SQUARE - 2 * LINE, color);
}

/* Where letters stand so that their capitals are in the middle of a square. */
static int32_t
middle(const struct layout_job *j, const struct theme_style *s)
{
	return SQUARE / 2 + layout_scale(j->metrics[s->face].cap_height,
	    s->size) / 2;
}

static int32_t
width_of(const struct layout_piece *p, size_t n)
{
	int32_t w = 0;

	for (size_t i = 0; i < n; i++)
		w += p[i].w + (i > 0 ? p[i].gap : 0);
	return w;
}

static void
next_row(struct row *r)
{
	if (r->strip != NULL)
		r->g->keep = KEEP_NEVER;
	r->strip = layout_strip_add(r->j, r->g, r->strip == NULL ? r->before :
	    0, SQUARE, r->gap);
	r->x = r->left;
}

static void
put(struct row *r, const struct layout_piece *p, size_t n,
    const struct theme_style *s, int32_t x)
{
	const struct layout_line l = { .p = p, .n = n, .ends = true,
		.w = width_of(p, n) };

	layout_line_put(r->j, r->strip, &l, THEME_LEFT, x, middle(r->j, s),
	    (int32_t)l.w);
}

/* One word with its square: in it, or before it. */
static void
put_unit(struct row *r, const struct layout_piece *p, size_t n,
    const struct theme_style *s, bool blank)
{
	const int32_t w = width_of(p, n);
	const int32_t all = blank ? w + LETTER_GAP + SQUARE :
	    w > SQUARE ? w : SQUARE;

	if (r->x + all > r->end && r->x > r->left)
		next_row(r);
	if (blank) {
		put(r, p, n, s, r->x);
		draw_square(r->j, r->strip, r->x + w + LETTER_GAP);
		r->x += all + NEXT_BLANK;
	} else {
		draw_square(r->j, r->strip, r->x + (all - SQUARE) / 2);
		put(r, p, n, s, r->x + (all - w) / 2);
		r->x += all + NEXT;
	}
}

/* A word is what stands between two spaces. */
static void
put_words(struct row *r, const struct doc_node *text, bool blank)
{
	const struct theme_style *s = theme_style(r->j->t, "field-label");
	struct layout_pieces p = layout_words(r->j, text, LAYOUT_BODY,
	    text->text, s);
	size_t from = 0;

	for (size_t i = 1; i <= p.n; i++)
		if (i == p.n || p.p[i].space != SPACE_NONE) {
			put_unit(r, p.p + from, i - from, s, blank);
			from = i;
		}
}

/* Is the byte before end white space? */
static bool
is_space_at(struct str s, size_t end)
{
	return end > 0 && end <= s.len && (s.ptr[end - 1] == ' ' ||
	    s.ptr[end - 1] == '\n');
}

/* Spaces between two inlines are nobody's room, but they part words. */
static void
part_words(struct row *r, const struct doc_node *n)
{
	const struct doc_node *before = n->prev, *after = n;

	if (before == NULL)
		return;
	while (before->last != NULL)
		before = before->last;
	while (after->first != NULL)
		after = after->first;
	if (!is_space_at(before->text, before->text.len) &&
	    !is_space_at(after->text, 1))
		return;
	for (size_t i = r->strip->n_boxes; i-- > 0; )
		if (r->strip->boxes[i].kind == LAYOUT_TEXT &&
		    r->strip->boxes[i].part == LAYOUT_BODY) {
			r->strip->boxes[i].space_after = true;
			break;
		}
}

/* Small print at the end of the row, on the next one where it is full. */
static void
put_note(struct row *r, const struct doc_node *note)
{
	struct theme_style *s = ARENA_NEW(r->j->scratch, struct theme_style);
	struct layout_pieces p;
	int32_t w;

	*s = *theme_style(r->j->t, "small");
	s->size = s->size * 8 / 10;
	p = layout_inline(r->j, note, s);
	w = width_of(p.p, p.n);
	if (r->x - NEXT + NOTE_GAP + w > r->end && r->x > r->left)
		next_row(r);
	put(r, p.p, p.n, s, r->end - w);
	r->x = r->end;
}

static void
put_label(struct row *r)
{
	struct theme_style *s = ARENA_NEW(r->j->scratch, struct theme_style);
	struct layout_pieces p;
	int32_t w;

	if (str_empty(r->node->label))
		return;
	*s = *theme_style(r->j->t, "field-choice");
	s->face = s->bold;
	p = layout_words(r->j, r->node, LAYOUT_LABEL, r->node->label, s);
	w = width_of(p.p, p.n);
	/* Numbers end in one line; words push the squares to the right. */
	if (w + LABEL_GAP > NUMBER_ROOM)
		r->x = r->left = r->left - NUMBER_ROOM + w + LABEL_GAP;
	put(r, p.p, p.n, s, r->left - LABEL_GAP - w);
}

/* Is there a word, a note or a label too long for its place? */
static bool
is_wide(struct layout_job *j, const struct layout_place_in *in,
    const struct doc_node *n)
{
	const struct theme_style *s = theme_style(j->t, "field-choice");
	const struct layout_pieces label = layout_words(j, n, LAYOUT_LABEL,
	    n->label, s);
	const int32_t room = in->w - LETTER_GAP - SQUARE -
	    (str_empty(n->label) ? 0 : NUMBER_ROOM);
	const int32_t label_w = width_of(label.p, label.n);
	int32_t least, most;

	for (const struct doc_node *c = n->first; c != NULL; c = c->next) {
		struct layout_pieces p = layout_inline(j, c, s);

		if (c->kind == DOC_TEXT)
			p = layout_words(j, c, LAYOUT_BODY, c->text, s);
		layout_widths(&p, false, &least, &most);
		if ((c->kind == DOC_TEXT ? least : most) > room - label_w)
			return true;
	}
	return label_w > in->w / 2;
}

/* Then all is as in a paragraph: nothing is lost. */
static void
plain(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n)
{
	const struct theme_style *s = theme_style(j->t, "field-choice");
	struct layout_pieces p = layout_inline(j, n, s);

	layout_field_label(j, g, n, in->x, in->w);
	layout_para_put(j, g, &p, s, s->align, in->x, in->w, s->before,
	    s->after);
}

static void
squares(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n, bool blank)
{
	struct row r = { .j = j, .g = g, .node = n, .left = in->x,
		.end = in->x + in->w, .before = in->tight ? 0 : BEFORE,
		.gap = in->tight ? ROW_GAP_TIGHT : ROW_GAP };

	if (is_wide(j, in, n)) {
		plain(j, g, in, n);
		return;
	}
	if (!str_empty(n->label))
		r.left += NUMBER_ROOM;
	next_row(&r);
	layout_labels_put(j, g, r.strip);
	put_label(&r);
	for (const struct doc_node *c = n->first; c != NULL; c = c->next) {
		part_words(&r, c);
		if (c->kind == DOC_TEXT)
			put_words(&r, c, blank);
		else
			put_note(&r, c);
	}
}

static void
comb(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n)
{
	struct layout_strip *s;
	int32_t x = in->x;

	layout_field_label(j, g, n, in->x, in->w);
	s = layout_strip_add(j, g, 2500, SQUARE, 9000);
	for (int i = 0; i < n->start && x + SQUARE <= in->x + in->w; i++) {
		draw_square(j, s, x);
		x += SQUARE - LINE;
	}
}

bool
layout_squares(struct layout_job *j, struct layout_galley *g,
    const struct layout_place_in *in, const struct doc_node *n)
{
	if (str_is(n->style, "choices"))
		squares(j, g, in, n, false);
	else if (str_is(n->style, "blanks"))
		squares(j, g, in, n, true);
	else if (str_is(n->style, "comb"))
		comb(j, g, in, n);
	else
		return false;
	return true;
}
