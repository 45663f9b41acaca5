/*
 * pdf_book.h - for tests of pdf alone: a small book with every kind of node,
 * and a plain layout of any tree: words from left to right, blocks downwards.
 */
#ifndef PRECEPT_PDF_BOOK_H
#define PRECEPT_PDF_BOOK_H

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "layout/layout.h"
#include "layout/theme.h"
#include "pdf/pdf.h"

#define PLAIN_W 612000
#define PLAIN_H 792000
#define PLAIN_MARGIN 72000
#define PLAIN_SIZE 10500
#define PLAIN_LEADING 14000

struct plain {
	struct arena *a;
	struct text_measure tm;
	struct layout *l;
	struct layout_page *pages;
	size_t cap_pages, cap_boxes, cap_places;
	struct layout_box *boxes;
	struct layout_place *places;
	const struct doc_node *part, *table;
	int32_t x0, x1, x, y, lowest;	/* of the column; of the next word */
	bool space;		/* one is due before the next word */
	bool page_fixed;
};

__attribute__((unused)) static void
plain_end_page(struct plain *p)
{
	if (p->l->n_pages > 0)
		p->pages[p->l->n_pages - 1].boxes = p->boxes;
}

static struct layout_box *
plain_box(struct plain *p, enum layout_box_kind kind,
    const struct doc_node *n)
{
	struct layout_page *page = &p->pages[p->l->n_pages - 1];
	struct layout_box *b;

	p->boxes = arena_grow(p->a, p->boxes, page->n_boxes, &p->cap_boxes,
	    sizeof *p->boxes);
	b = &p->boxes[page->n_boxes++];
	*b = (struct layout_box){ .kind = kind, .node = n, .x = p->x,
		.y = p->y, .size = PLAIN_SIZE, .h = PLAIN_SIZE };
	return b;
}

static int32_t
plain_width(const struct text_run *r, int32_t size)
{
	return (int32_t)((int64_t)r->advance * size / 1000);
}

static const struct text_run *
plain_run(struct plain *p, unsigned face, struct str word)
{
	uint32_t missing = 0;
	const struct text_run *r = p->tm.shape(p->tm.ctx, face, 0, word,
	    &missing);

	CHECK(r != NULL);
	return r;
}

/* The box of the words before on this line, when n goes on in it. */
static struct layout_box *
plain_same(struct plain *p, const struct doc_node *n, unsigned face)
{
	const size_t boxes = p->pages[p->l->n_pages - 1].n_boxes;
	struct layout_box *b = boxes > 0 ? &p->boxes[boxes - 1] : NULL;

	if (b == NULL || b->kind != LAYOUT_TEXT || b->node != n ||
	    n == NULL || b->y != p->y || b->part != LAYOUT_BODY ||
	    b->words[0].run->face != face || b->hyphenated)
		return NULL;
	return b;
}

static struct layout_box *
plain_word(struct plain *p, const struct doc_node *n, unsigned face,
    struct str word)
{
	struct layout_box *b = plain_same(p, n, face);
	struct layout_word *words, *w;

	if (b == NULL)
		b = plain_box(p, LAYOUT_TEXT, n);
	words = arena_array(p->a, b->n_words + 1, sizeof *words);
	if (b->n_words > 0)
		memcpy(words, b->words, b->n_words * sizeof *words);
	w = &words[b->n_words++];
	b->words = words;
	w->run = plain_run(p, face, word);
	w->space = p->space;
	w->x = p->x - b->x + (p->space ? PLAIN_SIZE / 4 : 0);
	p->space = false;
	b->w = w->x + plain_width(w->run, b->size);
	b->underline = n != NULL && n->parent != NULL &&
	    n->parent->kind == DOC_LINK;
	p->x = b->x + b->w;
	return b;
}

static void
plain_page(struct plain *p)
{
	struct layout_page *page;

	plain_end_page(p);
	p->pages = arena_grow(p->a, p->pages, p->l->n_pages, &p->cap_pages,
	    sizeof *p->pages);
	page = &p->pages[p->l->n_pages++];
	*page = (struct layout_page){ .part = p->part };
	page->label = p->l->n_pages < 3 ?
	    str_of(p->l->n_pages == 1 ? "i" : "ii") :
	    str_fmt(p->a, "%zu", p->l->n_pages - 2);
	p->boxes = NULL;
	p->cap_boxes = 0;
	p->x = p->x0;
	p->y = PLAIN_MARGIN / 2;
	p->space = false;
	plain_word(p, NULL, 4, STR_LIT("Running"));
	p->x = p->x0;
	p->y = p->lowest = PLAIN_MARGIN;
}

static void
plain_line(struct plain *p)
{
	p->x = p->x0;
	p->y += PLAIN_LEADING;
	p->space = false;
	if (p->y > PLAIN_H - PLAIN_MARGIN)
		plain_page(p);
	if (p->y > p->lowest)
		p->lowest = p->y;
}

/* The last box goes on in the next line: the words' space ends this one. */
static void
plain_wrap(struct plain *p)
{
	if (p->space)
		p->boxes[p->pages[p->l->n_pages - 1].n_boxes - 1].space_after =
		    true;
	plain_line(p);
}

static void
plain_put(struct plain *p, const struct doc_node *n, unsigned face,
    struct str word)
{
	const int32_t w = plain_width(plain_run(p, face, word), PLAIN_SIZE);
	size_t half = word.len / 2;

	if (p->x + w + PLAIN_SIZE / 4 > p->x1 && p->x > p->x0) {
		while (((unsigned char)word.ptr[half] & 0xc0) == 0x80)
			half++;
		if (word.len > 9 && p->x + w / 2 + PLAIN_SIZE < p->x1) {
			plain_word(p, n, face, str_join(p->a,
			    str_sub(word, 0, half),
			    STR_LIT("\xc2\xad")))->hyphenated = true;
			word = str_sub(word, half, word.len);
			p->space = false;
		}
		plain_wrap(p);
	}
	plain_word(p, n, face, word);
}

static unsigned
plain_face(const struct doc_node *n)
{
	unsigned face = 0;

	for (; n != NULL && (doc_is_inline(n->kind) ||
	    n->kind == DOC_HEADING); n = n->parent)
		if (n->kind == DOC_STRONG)
			face |= 1;
		else if (n->kind == DOC_EMPH)
			face |= 2;
		else if (n->kind == DOC_CODE)
			return 10;
		else if (n->kind == DOC_HEADING)
			return 6;
	return face;
}

static void
plain_text(struct plain *p, const struct doc_node *n)
{
	size_t at = 0, from;

	while (at < n->text.len) {
		for (; at < n->text.len && (n->text.ptr[at] == ' ' ||
		    n->text.ptr[at] == '\n'); at++)
			p->space = p->x > p->x0;
		for (from = at; at < n->text.len && n->text.ptr[at] != ' ' &&
		    n->text.ptr[at] != '\n'; )
			at++;
		if (at > from)
			plain_put(p, n, plain_face(n),
			    str_sub(n->text, from, at - from));
	}
}

static void
plain_inlines(struct plain *p, const struct doc_node *block)
{
	for (const struct doc_node *n = block; n != NULL;
	    n = doc_next(block, n))
		if (n->kind == DOC_LINE_BREAK) {
			p->space = true;
			plain_wrap(p);
		} else {
			plain_text(p, n);
		}
}

static void
plain_label(struct plain *p, const struct doc_node *n)
{
	struct layout_box *b;

	if (str_empty(n->label) || n->kind == DOC_IMAGE)
		return;
	b = plain_word(p, n, plain_face(n), n->label);
	b->part = LAYOUT_LABEL;
	p->x += PLAIN_SIZE / 2;
}

static void
plain_place(struct plain *p, const struct doc_node *n)
{
	if (str_empty(n->id))
		return;
	p->places = arena_grow(p->a, p->places, p->l->n_places,
	    &p->cap_places, sizeof *p->places);
	p->places[p->l->n_places++] = (struct layout_place){ n,
		(unsigned)(p->l->n_pages - 1), p->x, p->y - PLAIN_SIZE };
}

static void plain_block(struct plain *p, const struct doc_node *n);

static void
plain_row(struct plain *p, const struct doc_node *row)
{
	const int32_t x0 = p->x0, x1 = p->x1;
	const int32_t w = (x1 - x0) / (int32_t)row->parent->columns;
	int32_t top;

	if (p->y > PLAIN_H - PLAIN_MARGIN - 6 * PLAIN_LEADING) {
		plain_page(p);
		p->boxes[0].size = 8000;
		/* The header again, for eyes only. */
		if (p->table->first->flags & DOC_HEADER)
			plain_word(p, NULL, 6, STR_LIT("again"));
		plain_line(p);
	}
	top = p->y;
	p->lowest = top;
	for (const struct doc_node *c = row->first; c != NULL; c = c->next) {
		p->x = p->x0;
		p->x1 = p->x0 + w - PLAIN_SIZE;
		p->y = top;
		if (c->first != NULL && !doc_is_inline(c->first->kind))
			for (const struct doc_node *b = c->first; b != NULL;
			    b = b->next)
				plain_block(p, b);
		else
			plain_inlines(p, c);
		p->space = false;
		p->x0 += w;
	}
	p->x0 = x0;
	p->x1 = x1;
	p->y = p->lowest;
	plain_line(p);
}

static void
plain_image(struct plain *p, const struct doc_node *n)
{
	int32_t w = 0, h = 0;
	struct layout_box *b;

	/* One that is not there is placed, too: what does the writer say? */
	(void)p->tm.image(p->tm.ctx, n->target, &w, &h);
	b = plain_box(p, LAYOUT_IMAGE, n);
	b->w = w * 750;
	b->h = h * 750;
	p->y += b->h;
	plain_line(p);
}

static void
plain_field(struct plain *p, const struct doc_node *n)
{
	struct layout_box *b;

	plain_label(p, n);
	b = plain_box(p, LAYOUT_FIELD, n);
	b->w = 200000;
	b->h = 24000;
	plain_line(p);
	plain_line(p);
}

static void
plain_block(struct plain *p, const struct doc_node *n)
{
	const int32_t x0 = p->x0;
	struct layout_box *b;

	if (n->kind == DOC_PART) {
		p->part = n;
		plain_page(p);
	}
	plain_place(p, n);
	if (n->kind == DOC_ROW) {
		plain_row(p, n);
	} else if (n->kind == DOC_IMAGE) {
		plain_image(p, n);
	} else if (n->kind == DOC_FIELD) {
		plain_field(p, n);
	} else if (n->kind == DOC_BREAK) {
		b = plain_box(p, LAYOUT_RECT, NULL);
		b->w = 100000;
		b->h = 500;
		b->color = 0xc5ced3;
		plain_line(p);
	} else if (n->kind == DOC_CODE_BLOCK || (n->first != NULL &&
	    doc_is_inline(n->first->kind))) {
		plain_label(p, n);
		plain_inlines(p, n);
		if (n->kind == DOC_ENTRY) {
			p->x += 20000;
			plain_word(p, n, 0, STR_LIT("7"))->part =
			    LAYOUT_PAGE_NUMBER;
		}
		plain_line(p);
	} else {
		if (n->kind == DOC_TABLE)
			p->table = n;
		if (n->kind == DOC_ITEM)
			plain_label(p, n);
		if (n->kind != DOC_BOOK && n->kind != DOC_PART)
			p->x0 += 15000;
		p->x = p->x0;
		for (const struct doc_node *c = n->first; c != NULL;
		    c = c->next)
			plain_block(p, c);
		p->x0 = x0;
		p->x = p->x0;
	}
}

__attribute__((unused)) static struct layout *
plain_layout(struct arena *a, const struct theme *t,
    const struct text_measure *tm, const struct doc_node *book)
{
	struct plain p = { .a = a, .tm = *tm, .x0 = PLAIN_MARGIN,
		.x1 = PLAIN_W - PLAIN_MARGIN };

	p.l = ARENA_NEW(a, struct layout);
	p.l->theme = t;
	p.l->page_w = PLAIN_W;
	p.l->page_h = PLAIN_H;
	plain_block(&p, book);
	plain_end_page(&p);
	p.l->pages = p.pages;
	p.l->places = p.places;
	return p.l;
}

/* ---- a tree from one line a node ---- */

/*
 * Each line: two spaces per depth, the kind's name, then `key=value` words,
 * flags by value, and after a bar the text. "para |words" is a paragraph with
 * a text node. CHECKs what it reads: tests write it.
 */
static void
plain_attribute(struct doc_node *n, struct str word)
{
	struct str rest = word, key = str_cut(&rest, '=');

	if (str_is(key, "id"))
		n->id = rest;
	else if (str_is(key, "label"))
		n->label = rest;
	else if (str_is(key, "target"))
		n->target = rest;
	else if (str_is(key, "style"))
		n->style = rest;
	else if (str_is(key, "level"))
		n->level = rest.ptr[0] - '0';
	else if (str_is(key, "columns"))
		n->columns = (unsigned)(rest.ptr[0] - '0');
	else if (str_is(key, "header"))
		n->flags |= DOC_HEADER;
	else if (str_is(key, "ordered"))
		n->flags |= DOC_ORDERED;
	else if (str_is(key, "widget"))
		n->flags |= DOC_WIDGET;
	else if (str_is(key, "task"))
		n->flags |= DOC_TASK;
	else
		CHECK(str_empty(key));
}

static enum doc_kind
plain_kind(struct str name)
{
	for (enum doc_kind k = DOC_BOOK; k <= DOC_VALUE; k++)
		if (str_is(name, doc_kind_name(k)))
			return k;
	CHECK(str_is(name, "a kind's name"));
	return DOC_NONE;
}

__attribute__((unused)) static struct doc_node *
plain_tree(struct arena *a, const char *lines)
{
	struct str rest = str_of(lines), line, words, word;
	struct doc_node *above[DOC_DEPTH_MAX] = { NULL }, *n;
	unsigned no = 0;

	while (rest.ptr != NULL) {
		struct pos at = { "tree", ++no, 1 };
		size_t depth = 0;

		line = str_cut(&rest, '\n');
		if (str_empty(line))
			continue;
		for (; line.ptr[2 * depth] == ' '; depth++)
			;
		words = str_cut(&line, '|');
		words = str_trim(words);
		word = str_cut(&words, ' ');
		n = depth == 0 ? doc_new(a, plain_kind(word), at) :
		    doc_add(a, above[depth - 1], plain_kind(word), at);
		above[depth] = n;
		while (words.ptr != NULL)
			plain_attribute(n, str_cut(&words, ' '));
		if (line.ptr == NULL)
			continue;
		if (n->kind == DOC_TEXT || n->kind == DOC_CODE ||
		    n->kind == DOC_GAP || n->kind == DOC_CODE_BLOCK ||
		    n->kind == DOC_BOOK)
			n->text = line;
		else
			doc_add_text(a, n, at, line);
	}
	return above[0];
}

static const char plain_sample[] =
    "book |Handbook of everything\n"
    "  part style=cover\n"
    "    heading level=1 id=cover |Handbook & forms\n"
    "    paragraph |Jos\xc3\xa9 N\xc3\xba\xc3\xb1" "ez, Nguy\xe1\xbb\x85n, "
    "\xc5\x81ukasz, \xc4\x90\xe1\xba\xb7ng, "
    "\xce\x95\xce\xbb\xce\xad\xce\xbd\xce\xb7.\n"
    "  part style=contents\n"
    "    heading level=1 id=contents |Contents\n"
    "    contents\n"
    "      entry level=1 label=3 target=#privacy |Patient privacy\n"
    "      entry level=2 label=3.1 target=#photos |Photos and filming\n"
    "  part style=chapter\n"
    "    heading level=1 id=privacy label=3 |Patient privacy\n"
    "    paragraph |An office affair: the staff first find difficulties "
    "unquestionably\n"
    "      text | in misunderstandings, then write a post. Read\n"
    "      text | \n"
    "      link target=#photos\n"
    "        text |the rules on photos and on everything that shows a "
    "recognizable person\n"
    "      text | before; or ask \n"
    "      link target=https://www.hhs.gov/hipaa/\xc3\xa4?a=b&c=(d)\n"
    "        strong\n"
    "          text |the department\n"
    "      text | for \n"
    "      strong\n"
    "        text |bold \n"
    "        emphasis\n"
    "          text |and leaning\n"
    "      text | and \n"
    "      code |plain code\n"
    "      text | and a \n"
    "      gap |privacy officer\xe2\x80\x99s phone\n"
    "      text |. \xe2\x98\x90 Unchecked.\n"
    "      line-break\n"
    "      text |After a break.\n"
    "    heading level=2 id=photos label=3.1 |Photos\n"
    "    rule id=rule/photo-device style=must\n"
    "      paragraph |Never photograph patients with a personal device:\n"
    "      list\n"
    "        item label=\xe2\x80\xa2\n"
    "          paragraph |not in rooms,\n"
    "        item label=\xe2\x80\xa2\n"
    "          paragraph |not in corridors:\n"
    "          list ordered=1\n"
    "            item label=1.\n"
    "              paragraph |first\n"
    "            item label=2.\n"
    "              paragraph |second\n"
    "      basis |must \xc2\xb7 law: 45 CFR 164.530(c)\n"
    "    box style=rights\n"
    "      paragraph |You may talk about pay.\n"
    "    quotation\n"
    "      paragraph |Names on a screen are patient information.\n"
    "    code-block |precept build\n"
    "    break\n"
    "    list\n"
    "      item task=1 label=\xe2\x98\x90\n"
    "        paragraph |ask first\n"
    "    table columns=2\n"
    "      row header=1\n"
    "        cell |Platform\n"
    "        cell |Owner of the account\n"
    "      row\n"
    "        cell header=1 |Facebook\n"
    "        cell |Communications lead\n"
    "      row\n"
    "        cell header=1 |Instagram\n"
    "        cell\n"
    "    image target=logo.png label=Logo\n"
    "  part style=approval\n"
    "    heading level=1 id=approval |Approval\n"
    "    field style=signature label=Signature id=field/ceo widget=1\n"
    "    field style=signature label=Signature id=field/ceo widget=1\n"
    "    field style=date label=Date\n";

/* The theme of the source tree, or the end of the test. */
__attribute__((unused)) static struct theme *
plain_theme(struct arena *a, struct diag *dg)
{
	struct theme *t;
	struct str text;

	CHECK(file_read_text(a, dg, "templates/theme.xml",
	    "templates/theme.xml", &text) == 0);
	t = theme_read(a, dg, "templates/theme.xml", text, STR_LIT("letter"));
	CHECK(t != NULL);
	return t;
}

/* The bytes of a small PNG: 2 by 2, RGBA, one corner clear. */
static const unsigned char plain_png[] = {
	0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d,
	0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x02,
	0x08, 0x06, 0x00, 0x00, 0x00, 0x72, 0xb6, 0x0d, 0x24, 0x00, 0x00, 0x00,
	0x18, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0x38, 0x21, 0x27, 0xf7,
	0x9f, 0x21, 0x2a, 0xea, 0x3f, 0x03, 0x08, 0x88, 0x88, 0x88, 0xfc, 0x07,
	0x00, 0x32, 0xad, 0x04, 0xf2, 0x3e, 0xab, 0xa0, 0xdc, 0x00, 0x00, 0x00,
	0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82
};

#endif
