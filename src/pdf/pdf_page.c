#include "base/arena.h"
#include "layout/theme.h"
#include "pdf/pdf_part.h"

/*
 * The content of a page: boxes in order, each inside the marked content of its
 * element or an artifact. What two boxes in a row share (element, font, colour)
 * is written once. y turns from down to up here.
 */

/*
 * Positions within a line are kept in mpt / 1000, so that a width in 1/1000 em
 * times a size in mpt is exact.
 */
struct pen {
	int64_t at;		/* where the next glyph would go by itself */
	int64_t want;		/* where it should */
	int32_t size, y;
	bool array, string;	/* open: "[", "(" */
	int32_t rise;
};

enum mark { MARK_NONE, MARK_ARTIFACT, MARK_ELEM };

struct painter {
	struct pdf_job *job;
	struct text_measure measure;
	struct buf out;		/* this page */
	struct buf lines;	/* underlines, drawn last as artifacts */
	size_t page;
	enum mark mark;
	struct pdf_elem *elem;
	int face;		/* in force; -1: none yet */
	int32_t size;
	uint32_t color;
	bool colored;
	struct pen pen;
};

static void
mark_end(struct painter *p)
{
	if (p->mark != MARK_NONE)
		buf_puts(&p->out, "EMC\n");
	p->mark = MARK_NONE;
	p->elem = NULL;
}

static void
mark_artifact(struct painter *p)
{
	if (p->mark == MARK_ARTIFACT)
		return;
	mark_end(p);
	buf_puts(&p->out, "/Artifact BMC\n");
	p->mark = MARK_ARTIFACT;
}

/* actual: what this sequence says, whatever its glyphs say; or absent. */
static void
mark_begin(struct painter *p, struct pdf_elem *e, struct str actual)
{
	mark_end(p);
	buf_putc(&p->out, '/');
	buf_puts(&p->out, pdf_elem_type(e));
	buf_puts(&p->out, "<</MCID ");
	pdf_put_int(&p->out, pdf_tags_mark(p->job->tags, e, p->page));
	if (actual.ptr != NULL) {
		buf_puts(&p->out, "/ActualText");
		pdf_put_text(&p->out, actual);
	}
	buf_puts(&p->out, ">>BDC\n");
	p->mark = MARK_ELEM;
	p->elem = e;
}

static void
mark_elem(struct painter *p, struct pdf_elem *e)
{
	if (p->mark != MARK_ELEM || p->elem != e)
		mark_begin(p, e, (struct str){ NULL, 0 });
}

static void
put_color(struct buf *b, uint32_t color)
{
	for (int shift = 16; shift >= 0; shift -= 8) {
		pdf_put_mpt(b, ((int64_t)(color >> shift & 0xff) * 1000 + 127) /
		    255);
		buf_putc(b, ' ');
	}
	buf_puts(b, "rg\n");
}

static void
set_color(struct painter *p, uint32_t color)
{
	if (p->colored && p->color == color)
		return;
	put_color(&p->out, color);
	p->color = color;
	p->colored = true;
}

static void
set_font(struct painter *p, unsigned face, int32_t size)
{
	if (p->face == (int)face && p->size == size)
		return;
	buf_puts(&p->out, "/F");
	pdf_put_int(&p->out, face);
	buf_putc(&p->out, ' ');
	pdf_put_mpt(&p->out, size);
	buf_puts(&p->out, " Tf\n");
	p->face = (int)face;
	p->size = size;
}

static int64_t
up(const struct painter *p, int64_t y)
{
	return p->job->layout->page_h - y;
}

static void
put_rect(const struct painter *p, struct buf *b, int64_t x, int64_t y,
    int64_t w, int64_t h)
{
	pdf_put_mpt(b, x);
	buf_putc(b, ' ');
	pdf_put_mpt(b, up(p, y + h));
	buf_putc(b, ' ');
	pdf_put_mpt(b, w);
	buf_putc(b, ' ');
	pdf_put_mpt(b, h);
	buf_puts(b, " re f\n");
}

/* ---- a line of text ---- */

static void
string_end(struct painter *p)
{
	if (p->pen.string)
		buf_putc(&p->out, ')');
	p->pen.string = false;
}

static void
array_end(struct painter *p)
{
	string_end(p);
	if (p->pen.array)
		buf_puts(&p->out, "]TJ\n");
	p->pen.array = false;
}

static void
array_begin(struct painter *p)
{
	if (!p->pen.array)
		buf_putc(&p->out, '[');
	p->pen.array = true;
}

static int64_t
divide(int64_t n, int64_t by)	/* to the nearest; by > 0 */
{
	return n < 0 ? -((-n + by / 2) / by) : (n + by / 2) / by;
}

/* Bring the pen where it should be, in whole 1/1000 em. */
static void
catch_up(struct painter *p)
{
	const int64_t back = divide(p->pen.at - p->pen.want, p->pen.size);

	if (back == 0)
		return;
	string_end(p);
	array_begin(p);
	pdf_put_int(&p->out, back);
	p->pen.at -= back * p->pen.size;
}

static void
set_rise(struct painter *p, int32_t dy)
{
	if (p->pen.rise == dy)
		return;
	array_end(p);
	pdf_put_mpt(&p->out, (int64_t)dy * p->pen.size / 1000);
	buf_puts(&p->out, " Ts\n");
	p->pen.rise = dy;
}

/* Into a literal string: half of what hex digits take, before compression. */
static void
put_byte(struct buf *b, unsigned byte)
{
	char two[2] = { '\\', (char)byte };

	if (byte == '\r')
		two[1] = 'r';
	else if (byte != '(' && byte != ')' && byte != '\\') {
		buf_putc(b, two[1]);
		return;
	}
	buf_add(b, two, 2);
}

static void
put_glyph(struct painter *p, struct pdf_slot *s, int32_t advance, int32_t dx,
    int32_t dy)
{
	const unsigned cid = pdf_embed_cid(p->job->embed, s);

	if (p->face != (int)s->face) {
		array_end(p);
		set_font(p, s->face, p->pen.size);
	}
	set_rise(p, dy);
	p->pen.want += (int64_t)dx * p->pen.size;
	catch_up(p);
	array_begin(p);
	if (!p->pen.string)
		buf_putc(&p->out, '(');
	p->pen.string = true;
	put_byte(&p->out, cid >> 8);
	put_byte(&p->out, cid & 0xff);
	p->pen.at += (int64_t)s->width * p->pen.size;
	p->pen.want += (int64_t)(advance - dx) * p->pen.size;
}

static void
put_space(struct painter *p, unsigned face)
{
	struct pdf_slot *s = pdf_measurer_space(p->job->measurer, face);

	put_glyph(p, s, s->width, 0, 0);
}

/* Text from here; the pen keeps what it knows of the line. */
static void
text_begin(struct painter *p)
{
	const int64_t x = divide(p->pen.at, 1000);

	buf_puts(&p->out, "BT ");
	pdf_put_mpt(&p->out, x);
	buf_putc(&p->out, ' ');
	pdf_put_mpt(&p->out, up(p, p->pen.y));
	buf_puts(&p->out, " Td\n");
	p->pen.at = x * 1000;
}

static void
text_end(struct painter *p)
{
	array_end(p);
	buf_puts(&p->out, "ET\n");
}

/*
 * Go on in another sequence of the same element. Not in one within this one:
 * there are readers that take its end for the end of both.
 */
static void
mark_again(struct painter *p, struct str actual)
{
	if (p->mark != MARK_ELEM)
		return;
	text_end(p);
	mark_begin(p, p->elem, actual);
	text_begin(p);
}

static void
put_run(struct painter *p, const struct pdf_run *r)
{
	unsigned actual = 0;

	for (size_t i = 0; i < r->n_glyphs; i++) {
		const struct pdf_glyph *g = &r->glyphs[i];

		if (g->actual_glyphs != 0) {
			mark_again(p, g->actual);
			actual = g->actual_glyphs;
		}
		put_glyph(p, g->slot, g->advance, g->dx, g->dy);
		if (actual != 0 && --actual == 0)
			mark_again(p, (struct str){ NULL, 0 });
	}
}

/*
 * Numbers before a heading and page numbers after an entry stand in the same
 * element as its words: a space keeps them apart for those who only hear it.
 */
static bool
space_before(const struct layout_box *b)
{
	return b->node != NULL && b->part == LAYOUT_PAGE_NUMBER &&
	    !b->words[0].space;
}

static bool
space_after(const struct layout_box *b)
{
	return b->node != NULL && (b->space_after ||
	    (b->part == LAYOUT_LABEL && (b->node->kind == DOC_HEADING ||
	    b->node->kind == DOC_ENTRY || (b->node->kind == DOC_FIELD &&
	    b->node->first != NULL))));
}

static void
draw_words(struct painter *p, const struct layout_box *b)
{
	unsigned face = b->words[0].run->face;
	int64_t x = b->x;

	set_color(p, b->color);
	set_font(p, face, b->size);
	if (space_before(b))
		x -= (int64_t)pdf_measurer_space(p->job->measurer,
		    face)->width * b->size / 1000;
	p->pen = (struct pen){ .size = b->size, .y = b->y, .at = x * 1000,
		.want = x * 1000 };
	text_begin(p);
	if (space_before(b))
		put_space(p, face);
	for (size_t i = 0; i < b->n_words; i++) {
		const struct layout_word *w = &b->words[i];

		if (w->space)
			put_space(p, w->run->face);
		p->pen.want = ((int64_t)b->x + w->x) * 1000;
		put_run(p, pdf_run_of(w->run));
		face = w->run->face;
	}
	if (space_after(b))
		put_space(p, face);
	set_rise(p, 0);
	text_end(p);
}

static void
draw_underline(struct painter *p, const struct layout_box *b)
{
	const struct text_metrics m = p->measure.metrics(p->measure.ctx,
	    b->words[0].run->face);
	const int64_t thick = (int64_t)m.underline_thick * b->size / 1000;

	put_color(&p->lines, b->color);
	put_rect(p, &p->lines, (int64_t)b->x + b->words[0].x,
	    b->y + (int64_t)m.underline_at * b->size / 1000 - thick / 2,
	    (int64_t)b->w - b->words[0].x, thick);
}

static void
note_link(struct painter *p, const struct layout_box *b)
{
	const struct doc_node *link = pdf_link_of(b->node);
	struct text_metrics m;

	if (link == NULL)
		return;
	m = p->measure.metrics(p->measure.ctx, b->words[0].run->face);
	pdf_links_add(p->job->links, link, b->y, (struct pdf_rect){
	    b->x + b->words[0].x,
	    (int32_t)(b->y - (int64_t)m.ascent * b->size / 1000), b->x + b->w,
	    (int32_t)(b->y + (int64_t)m.descent * b->size / 1000) });
}

static void
draw_text(struct painter *p, const struct layout_box *b)
{
	struct pdf_elem *e = pdf_tags_of(p->job->tags, b);

	if (b->n_words == 0)
		return;
	if (e == NULL)
		mark_artifact(p);
	else
		mark_elem(p, e);
	draw_words(p, b);
	if (b->underline)
		draw_underline(p, b);
	if (e != NULL)
		note_link(p, b);
}

static void
draw_image(struct painter *p, const struct layout_box *b)
{
	struct pdf_job *j = p->job;
	struct pdf_elem *e = pdf_tags_of(j->tags, b);
	const int n = b->node == NULL ? -1 :
	    pdf_pictures_use(j->pictures, b->node);
	struct buf *x = &j->buf;

	if (n < 0)
		return;
	mark_elem(p, e);
	buf_puts(&p->out, "q ");
	pdf_put_mpt(&p->out, b->w);
	buf_puts(&p->out, " 0 0 ");
	pdf_put_mpt(&p->out, b->h);
	buf_putc(&p->out, ' ');
	pdf_put_mpt(&p->out, b->x);
	buf_putc(&p->out, ' ');
	pdf_put_mpt(&p->out, up(p, (int64_t)b->y + b->h));
	buf_printf(&p->out, " cm /I%d Do Q\n", n);
	buf_clear(x);
	buf_puts(x, "/Alt");
	pdf_put_text(x, b->node->label);
	buf_puts(x, "/A<</O/Layout/Placement/Block/BBox[");
	pdf_put_mpt(x, b->x);
	buf_putc(x, ' ');
	pdf_put_mpt(x, up(p, (int64_t)b->y + b->h));
	buf_putc(x, ' ');
	pdf_put_mpt(x, (int64_t)b->x + b->w);
	buf_putc(x, ' ');
	pdf_put_mpt(x, up(p, b->y));
	buf_puts(x, "]>>");
	pdf_elem_extra(e, str_dup(j->arena, buf_view(x)));
}

static void
draw_box(struct painter *p, const struct layout_box *b)
{
	switch (b->kind) {
	case LAYOUT_TEXT:
		draw_text(p, b);
		break;
	case LAYOUT_RECT:
		mark_artifact(p);
		set_color(p, b->color);
		put_rect(p, &p->out, b->x, b->y, b->w, b->h);
		break;
	case LAYOUT_IMAGE:
		draw_image(p, b);
		break;
	case LAYOUT_FIELD:
		if (b->node != NULL && b->node->flags & DOC_WIDGET)
			pdf_links_field(p->job->links, b->node,
			    (struct pdf_rect){ b->x, b->y, b->x + b->w,
			    b->y + b->h });
		break;
	}
}

static void
draw_page(struct painter *p)
{
	const struct layout_page *page = &p->job->layout->pages[p->page];
	struct pdf_page_parts parts = { .resources = p->job->resources,
		.struct_parents = (unsigned)p->page };

	buf_clear(&p->out);
	buf_clear(&p->lines);
	p->face = -1;
	p->colored = false;
	for (size_t i = 0; i < page->n_boxes; i++)
		draw_box(p, &page->boxes[i]);
	if (p->lines.len > 0) {
		mark_artifact(p);
		buf_str(&p->out, buf_view(&p->lines));
	}
	mark_end(p);
	pdf_links_page(p->job->links, p->page, &parts.annots, &parts.n_annots);
	parts.content = buf_view(&p->out);
	pdf_page_fill(p->job->file, p->job->pages[p->page], &parts);
}

void
pdf_pages_draw(struct pdf_job *j)
{
	struct painter p = { .job = j,
		.measure = pdf_measurer_text(j->measurer) };

	buf_init(&p.out, SIZE_MAX);
	buf_init(&p.lines, SIZE_MAX);
	for (p.page = 0; p.page < j->layout->n_pages; p.page++)
		draw_page(&p);
	buf_free(&p.lines);
	buf_free(&p.out);
}
