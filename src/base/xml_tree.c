/* xml_tree.c - the walking half of xml_in.h, and escapes. */
#include "base/xml_in.h"

#include <stdint.h>

#include "base/arena.h"

static struct xml_node *
element_from(struct xml_node *n, const char *name)
{
	while (n != NULL && (n->name.ptr == NULL ||
	    (name != NULL && !str_is(n->name, name))))
		n = n->next;
	return n;
}

struct xml_node *
xml_child(const struct xml_node *n, const char *name)
{
	return element_from(n->first, name);
}

struct xml_node *
xml_next(const struct xml_node *n, const char *name)
{
	return element_from(n->next, name);
}

struct xml_node *
xml_first_element(const struct xml_node *n)
{
	return element_from(n->first, NULL);
}

struct xml_node *
xml_next_element(const struct xml_node *n)
{
	return element_from(n->next, NULL);
}

const struct xml_attr *
xml_attr(const struct xml_node *n, const char *name)
{
	const struct xml_attr *at = n->attrs;

	while (at != NULL && !str_is(at->name, name))
		at = at->next;
	return at;
}

struct str
xml_attr_value(const struct xml_node *n, const char *name)
{
	const struct xml_attr *at = xml_attr(n, name);

	return at != NULL ? at->value : (struct str){ NULL, 0 };
}

const struct xml_node *
xml_below(const struct xml_node *n, const struct xml_node *top)
{
	if (n->first != NULL)
		return n->first;
	while (n != top && n->next == NULL)
		n = n->parent;
	return n == top ? NULL : n->next;
}

static void
add_words(struct buf *b, struct str text, bool *space)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
			*space = true;
			continue;
		}
		if (*space && b->len != 0)
			buf_putc(b, ' ');
		*space = false;
		buf_putc(b, c);
	}
}

struct str
xml_text(struct arena *a, const struct xml_node *n)
{
	struct str words;
	struct buf b;
	bool space = false;

	buf_init(&b, SIZE_MAX);
	for (const struct xml_node *x = n; x != NULL; x = xml_below(x, n))
		add_words(&b, x->text, &space);
	words = str_dup(a, buf_view(&b));
	buf_free(&b);
	return words;
}

/*
 * What stands for c, NULL: c itself. Line ends and tabs too: as they are, a
 * reader would turn them to spaces in an attribute's value.
 */
static const char *
escape(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\t':
		return "&#9;";
	case '\n':
		return "&#10;";
	case '\r':
		return "&#13;";
	default: /* XML has no way to write the other control characters */
		return (unsigned char)c < ' ' ? "\xef\xbf\xbd" : NULL;
	}
}

void
xml_escape(struct buf *b, struct str s)
{
	const char *with;
	size_t from = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] > '>' || s.ptr[i] == ' ')
			continue; /* most of any text: not worth a look */
		with = escape(s.ptr[i]);
		if (with == NULL)
			continue;
		buf_str(b, str_sub(s, from, i - from));
		buf_puts(b, with);
		from = i + 1;
	}
	buf_str(b, str_sub(s, from, s.len));
}
