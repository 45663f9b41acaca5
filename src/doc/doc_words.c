#include "doc/doc.h"

#include <stdint.h>

/* What parts the next word from the last one. */
enum gap { GAP_NONE, GAP_LABEL, GAP_BLOCK };

struct words {
	struct buf buf;
	enum gap gap;
};

static void
add(struct words *w, struct str text)
{
	if (str_empty(text))
		return;
	if (w->gap == GAP_LABEL)
		buf_putc(&w->buf, ' ');
	else if (w->gap == GAP_BLOCK && w->buf.len != 0)
		buf_putc(&w->buf, '\n');
	w->gap = GAP_NONE;
	buf_str(&w->buf, text);
}

static bool
has_label(enum doc_kind kind)
{
	return kind == DOC_HEADING || kind == DOC_ITEM || kind == DOC_ENTRY ||
	    kind == DOC_FIELD;
}

static bool
has_text(const struct doc_node *n)
{
	return n->kind == DOC_TEXT || n->kind == DOC_CODE ||
	    n->kind == DOC_CODE_BLOCK || n->kind == DOC_GAP ||
	    (n->kind == DOC_VALUE && n->first == NULL);
}

/* Conditions part nothing: they stand among blocks and among words. */
static bool
is_block(enum doc_kind kind)
{
	return !doc_is_inline(kind) && kind != DOC_IF && kind != DOC_BRANCH;
}

/* As deep as the tree, which is at most DOC_DEPTH_MAX. */
static void
collect(struct words *w, const struct doc_node *n)
{
	/* A marker stays on the line of the first block of its item. */
	if (is_block(n->kind) && w->gap != GAP_LABEL)
		w->gap = GAP_BLOCK;
	/* Of two branches only one is read: no word is made of both. */
	if (n->kind == DOC_BRANCH && n->prev != NULL && w->gap == GAP_NONE)
		w->gap = GAP_LABEL;
	if (has_label(n->kind) && !str_empty(n->label)) {
		add(w, n->label);
		w->gap = GAP_LABEL;
	}
	if (has_text(n))
		add(w, n->text);
	else if (n->kind == DOC_LINE_BREAK)
		add(w, STR_LIT(" "));
	for (const struct doc_node *c = n->first; c != NULL; c = c->next)
		collect(w, c);
	if (is_block(n->kind))
		w->gap = GAP_BLOCK;
}

struct str
doc_words(struct arena *a, const struct doc_node *n)
{
	struct words w = { .gap = GAP_NONE };
	struct str out;

	buf_init(&w.buf, SIZE_MAX);
	collect(&w, n);
	out = str_dup(a, buf_view(&w.buf));
	buf_free(&w.buf);
	return out;
}

size_t
doc_count_words(const struct doc_node *n)
{
	struct words w = { .gap = GAP_NONE };
	size_t count = 0;
	bool inside = false;

	buf_init(&w.buf, SIZE_MAX);
	collect(&w, n);
	for (size_t i = 0; i < w.buf.len; i++) {
		const char c = w.buf.ptr[i];
		const bool space = c == ' ' || (c >= '\t' && c <= '\r');

		count += !space && !inside;
		inside = !space;
	}
	buf_free(&w.buf);
	return count;
}

bool
doc_ends_in_colon(const struct doc_node *n)
{
	while (n->last != NULL)
		n = n->last;
	return n->kind == DOC_TEXT && str_ends(str_trim(n->text), ":");
}
