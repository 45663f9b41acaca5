/*
 * item_markup.c - what people read of an item, as XHTML that any page can hold
 * and as plain text. Elements not listed vanish and leave their words.
 */
#include "item/item_part.h"

#include "base/arena.h"
#include "base/xml_in.h"

struct writer {
	struct buf body, words;
};

static const char *const blocks[] = { "p", "div", "ul", "ol", "li", "dl",
	"dt", "dd", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6",
	"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "br",
	"hr" };
static const char *const inlines[] = { "span", "strong", "em", "b", "i",
	"code", "kbd", "sub", "sup", "small", "q", "cite", "abbr" };
/* With all they hold. */
static const char *const left_out[] = { "qti-rubric-block",
	"qti-feedback-block", "qti-feedback-inline", "qti-modal-feedback",
	"qti-template-block", "qti-template-inline", "qti-printed-variable",
	"qti-stylesheet", "script", "style", "object", "qti-catalog-info" };
static const char *const attrs[] = { "xml:lang", "dir", "colspan", "rowspan",
	"scope", "start" };

static bool
is_one_of(struct str name, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_is(name, names[i]))
			return true;
	return false;
}

static bool
is_left_out(const struct xml_node *n)
{
	for (size_t i = 0; i < NELEM(left_out); i++)
		if (item_is(n, left_out[i]))
			return true;
	return item_is_qti(n) && (str_ends(n->name, "-interaction") ||
	    str_ends(n->name, "Interaction"));
}

static void
add_text(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] == '&')
			buf_puts(b, "&amp;");
		else if (s.ptr[i] == '<')
			buf_puts(b, "&lt;");
		else if (s.ptr[i] == '>')
			buf_puts(b, "&gt;");
		else
			buf_putc(b, s.ptr[i]);
}

static void
add_start(struct buf *b, const struct xml_node *n, struct str name)
{
	buf_putc(b, '<');
	buf_str(b, name);
	for (size_t i = 0; i < NELEM(attrs); i++)
		if (xml_attr(n, attrs[i]) != NULL)
			item_write_attr(b, attrs[i],
			    xml_attr_value(n, attrs[i]));
	buf_putc(b, '>');
}

/* At most as deep as XML is read. */
static void
add_children(struct writer *w, const struct xml_node *n)
{
	for (const struct xml_node *c = n->first; c != NULL; c = c->next) {
		const struct str name = c->name;
		bool block, known;

		if (name.ptr == NULL) {
			add_text(&w->body, c->text);
			buf_str(&w->words, c->text);
			continue;
		}
		if (is_left_out(c))
			continue;
		if (str_is(name, "img")) {
			add_text(&w->body, item_qti_attr(c, "alt"));
			buf_str(&w->words, item_qti_attr(c, "alt"));
			continue;
		}
		block = is_one_of(name, blocks, NELEM(blocks));
		known = block || is_one_of(name, inlines, NELEM(inlines));
		if (block)
			buf_putc(&w->words, ' ');
		if (str_is(name, "br") || str_is(name, "hr")) {
			buf_puts(&w->body, str_is(name, "br") ? "<br/>" :
			    "<hr/>");
			continue;
		}
		if (known)
			add_start(&w->body, c, name);
		add_children(w, c);
		if (known) {
			buf_puts(&w->body, "</");
			buf_str(&w->body, name);
			buf_putc(&w->body, '>');
		}
		if (block)
			buf_putc(&w->words, ' ');
	}
}

/* Runs of white space as one space, trimmed. */
static struct str
one_line(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.len + 1);
	size_t len = 0;
	bool space = false;

	for (size_t i = 0; i < s.len; i++) {
		const char c = s.ptr[i];

		if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
			space = true;
			continue;
		}
		if (space && len != 0)
			p[len++] = ' ';
		space = false;
		p[len++] = c;
	}
	return (struct str){ p, len };
}

void
item_markup(struct arena *a, const struct xml_node *n, struct str *body,
    struct str *words)
{
	struct writer w;

	buf_init(&w.body, SIZE_MAX);
	buf_init(&w.words, SIZE_MAX);
	if (n != NULL)
		add_children(&w, n);
	*body = str_dup(a, str_trim(buf_view(&w.body)));
	*words = one_line(a, buf_view(&w.words));
	buf_free(&w.body);
	buf_free(&w.words);
}
