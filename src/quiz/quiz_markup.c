#include "quiz/quiz_part.h"

#include "base/arena.h"
#include "base/xml_in.h"
#include "doc/doc.h"

/*
 * Links lose their target: a quiz is read away from its book, and an item in
 * an LMS must lead nowhere. A picture is its words: packages hold no files.
 * As deep as the tree, which is at most DOC_DEPTH_MAX.
 */
static void put(struct buf *b, const struct doc_node *n);

static void
put_children(struct buf *b, const struct doc_node *n)
{
	for (n = n->first; n != NULL; n = n->next)
		put(b, n);
}

static void
put_in(struct buf *b, const char *name, const struct doc_node *n)
{
	buf_printf(b, "<%s>", name);
	put_children(b, n);
	buf_printf(b, "</%s>", name);
}

static void
put_text_in(struct buf *b, const char *name, struct str text)
{
	buf_printf(b, "<%s>", name);
	xml_escape(b, text);
	buf_printf(b, "</%s>", name);
}

/* The blocks of an item or a rule: one alone is set as its words. */
static void
put_inside(struct buf *b, const struct doc_node *n)
{
	const struct doc_node *only = n->first;

	if (only != NULL && only->kind == DOC_PARA && (only->next == NULL ||
	    only->next->kind == DOC_BASIS))
		put_children(b, only);
	else
		put_children(b, n);
}

static void
put_list(struct buf *b, const struct doc_node *list)
{
	const char *name = list->flags & DOC_ORDERED ? "ol" : "ul";

	buf_printf(b, "<%s>", name);
	for (const struct doc_node *n = list->first; n != NULL; n = n->next) {
		const struct doc_node *in = n;

		/* A rule may be the item's first line. */
		if (n->first != NULL && n->first->kind == DOC_RULE &&
		    n->first->next == NULL)
			in = n->first;
		buf_puts(b, "<li>");
		put_inside(b, in);
		buf_puts(b, "</li>");
	}
	buf_printf(b, "</%s>", name);
}

static void
put_table(struct buf *b, const struct doc_node *table)
{
	buf_puts(b, "<table><tbody>");
	for (const struct doc_node *r = table->first; r != NULL; r = r->next) {
		buf_puts(b, "<tr>");
		for (const struct doc_node *c = r->first; c != NULL;
		    c = c->next)
			put_in(b, (r->flags | c->flags) & DOC_HEADER ? "th" :
			    "td", c);
		buf_puts(b, "</tr>");
	}
	buf_puts(b, "</tbody></table>");
}

static void
put(struct buf *b, const struct doc_node *n)
{
	switch ((int)n->kind) {
	case DOC_TEXT:
	case DOC_GAP:
		xml_escape(b, n->text);
		break;
	case DOC_LINE_BREAK:
		buf_puts(b, "<br/>");
		break;
	case DOC_PARA:
		/* In a cell it may stand below a rule. */
		if (n->parent != NULL && n->parent->kind == DOC_RULE &&
		    n->parent->parent != NULL &&
		    n->parent->parent->kind == DOC_CELL)
			put_children(b, n);
		else
			put_in(b, "p", n);
		break;
	case DOC_EMPH:
		put_in(b, "em", n);
		break;
	case DOC_STRONG:
		put_in(b, "strong", n);
		break;
	case DOC_HEADING:
		buf_puts(b, "<p>");
		put_in(b, "strong", n);
		buf_puts(b, "</p>");
		break;
	case DOC_CODE:
		put_text_in(b, "code", n->text);
		break;
	case DOC_CODE_BLOCK:
		put_text_in(b, "pre", n->text);
		break;
	case DOC_LIST:
		put_list(b, n);
		break;
	case DOC_TABLE:
		put_table(b, n);
		break;
	case DOC_QUOTE:
	case DOC_BOX:
		put_in(b, "blockquote", n);
		break;
	case DOC_IMAGE:
	case DOC_FIELD:
		put_text_in(b, "p", n->label);
		break;
	case DOC_BASIS:
	case DOC_BREAK:
		break;
	default: /* LINK, VALUE, STRIKE, RULE: what is in it */
		put_children(b, n);
	}
}

static struct str
finish(struct arena *a, struct buf *b)
{
	struct str out = str_dup(a, buf_view(b));

	buf_free(b);
	return out;
}

struct str
quiz_markup(struct arena *a, const struct doc_node *first,
    const struct doc_node *end, bool tight)
{
	struct buf b;

	buf_init(&b, SIZE_MAX);
	if (tight && first != NULL && first->kind == DOC_PARA &&
	    first->next == end)
		put_children(&b, first);
	else
		for (; first != end && first != NULL; first = first->next)
			put(&b, first);
	return finish(a, &b);
}

/* --- words --- */

static void
add_words(struct buf *b, const struct doc_node *n, bool *block)
{
	struct str text = n->kind == DOC_IMAGE || n->kind == DOC_FIELD ?
	    n->label : n->text;

	if (n->kind == DOC_BASIS)
		return;
	if (!doc_is_inline(n->kind))
		*block = b->len > 0;
	if (n->kind == DOC_LINE_BREAK)
		text = STR_LIT(" ");
	if (!str_empty(text)) {
		if (*block)
			buf_putc(b, '\n');
		*block = false;
		buf_str(b, text);
	}
	for (const struct doc_node *c = n->first; c != NULL; c = c->next)
		add_words(b, c, block);
	if (!doc_is_inline(n->kind))
		*block = b->len > 0;
}

struct str
quiz_words(struct arena *a, const struct doc_node *first,
    const struct doc_node *end)
{
	bool block = false;
	struct buf b;

	buf_init(&b, SIZE_MAX);
	for (; first != end && first != NULL; first = first->next)
		add_words(&b, first, &block);
	return finish(a, &b);
}
