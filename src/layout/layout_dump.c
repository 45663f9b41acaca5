#include "doc/doc.h"
#include "layout/layout.h"

static void
dump_words(struct buf *b, const struct layout_box *box)
{
	buf_puts(b, " \"");
	for (size_t i = 0; i < box->n_words; i++) {
		if (box->words[i].space)
			buf_putc(b, ' ');
		diag_escape(b, box->words[i].run->text);
	}
	if (box->space_after)
		buf_putc(b, ' ');
	buf_putc(b, '"');
}

static void
dump_box(struct buf *b, const struct layout_box *box)
{
	static const char *const kinds[] = {
		[LAYOUT_TEXT] = "text", [LAYOUT_RECT] = "rect",
		[LAYOUT_IMAGE] = "image", [LAYOUT_FIELD] = "field"
	};
	static const char *const parts[] = {
		[LAYOUT_BODY] = "", [LAYOUT_LABEL] = " label",
		[LAYOUT_PAGE_NUMBER] = " page-number"
	};

	buf_printf(b, "  %s %d %d %d", kinds[box->kind], (int)box->x,
	    (int)box->y, (int)box->w);
	if (box->kind == LAYOUT_TEXT)
		buf_printf(b, " size %d", (int)box->size);
	else
		buf_printf(b, " %d", (int)box->h);
	if (box->kind == LAYOUT_TEXT || box->kind == LAYOUT_RECT)
		buf_printf(b, " #%06x", (unsigned)box->color);
	if (box->node != NULL)
		buf_printf(b, " %s", doc_kind_name(box->node->kind));
	buf_puts(b, parts[box->part]);
	if (box->underline)
		buf_puts(b, " underlined");
	if (box->hyphenated)
		buf_puts(b, " hyphenated");
	if (box->kind == LAYOUT_TEXT)
		dump_words(b, box);
	buf_putc(b, '\n');
}

void
layout_dump(struct buf *b, const struct layout *l)
{
	for (size_t i = 0; i < l->n_pages; i++) {
		const struct layout_page *page = &l->pages[i];

		buf_puts(b, "page ");
		buf_str(b, page->label);
		buf_putc(b, '\n');
		for (size_t k = 0; k < page->n_boxes; k++)
			dump_box(b, &page->boxes[k]);
	}
	for (size_t i = 0; i < l->n_places; i++) {
		const struct layout_place *p = &l->places[i];

		buf_puts(b, "place ");
		diag_escape(b, p->node->id);
		buf_printf(b, " %u %d %d\n", p->page, (int)p->x, (int)p->y);
	}
}
