/* xml_scan.c - places in XML text, and what is refused before it is parsed. */
#include "base/xml_part.h"

#include <string.h>
#include <strings.h>

#include "base/base_messages.h"

void
xml_cursor_init(struct xml_cursor *c, const char *file, struct str text)
{
	*c = (struct xml_cursor){ .file = file, .text = text, .line = 1 };
}

struct pos
xml_cursor_to(struct xml_cursor *c, size_t offset)
{
	struct str before;	/* no farther: a line can be the whole file */
	size_t next;

	if (offset > c->text.len)
		offset = c->text.len;
	if (offset < c->at)
		xml_cursor_init(c, c->file, c->text);
	before = str_sub(c->text, 0, offset);
	while ((next = str_chr(before, '\n', c->at)) < offset) {
		c->at = c->line_start = next + 1;
		c->line++;
	}
	c->at = offset;
	return (struct pos){ c->file, c->line,
		(unsigned)(offset - c->line_start) + 1 };
}

static struct pos
place(const char *file, struct str text, size_t offset)
{
	struct xml_cursor c;

	xml_cursor_init(&c, file, text);
	return xml_cursor_to(&c, offset);
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t
skip_space(struct str text, size_t at)
{
	while (at < text.len && is_space(text.ptr[at]))
		at++;
	return at;
}

/* A name as far as it matters here: up to what can't be in one. */
static struct str
name_at(struct str text, size_t at)
{
	size_t end = at;

	while (end < text.len && !is_space(text.ptr[end]) &&
	    strchr("=/><\"'", text.ptr[end]) == NULL)
		end++;
	return str_sub(text, at, end - at);
}

bool
xml_scan_attr(struct str text, size_t *at, struct str *name)
{
	size_t i = skip_space(text, *at);

	*name = name_at(text, i);
	i = skip_space(text, i + name->len);
	if (name->len == 0 || i == text.len || text.ptr[i] != '=')
		return false;
	i = skip_space(text, i + 1);
	if (i == text.len || (text.ptr[i] != '"' && text.ptr[i] != '\''))
		return false;
	i = str_chr(text, text.ptr[i], i + 1);
	if (i == text.len)
		return false;
	*at = i + 1;
	return true;
}

struct scan {
	struct diag *dg;
	const char *file;
	struct str text;
	int depth, spaces;		/* open elements, their namespaces */
	int declared[XML_DEPTH_MAX];	/* by each of them */
};

static bool
is_xmlns(struct str name)
{
	return str_is(name, "xmlns") || str_starts(name, "xmlns:");
}

/* The start tag at *at, which moves past what was understood of it. */
static int
scan_tag(struct scan *s, size_t *at)
{
	size_t i = *at + 1 + name_at(s->text, *at + 1).len;
	int attrs = 0, spaces = 0;
	struct str name;

	while (xml_scan_attr(s->text, &i, &name)) {
		attrs++;
		spaces += is_xmlns(name);
	}
	if (attrs > XML_ATTRS_MAX) {
		diag_error(s->dg, place(s->file, s->text, *at), MSG_XML_ATTRS,
		    (int)XML_ATTRS_MAX);
		diag_hint(s->dg, "is the > of this tag missing?");
		return -1;
	}
	if (s->spaces + spaces > XML_SPACES_MAX) {
		diag_error(s->dg, place(s->file, s->text, *at),
		    MSG_XML_NAMESPACE, "too many namespaces are declared");
		diag_hint(s->dg, "declare it once, in the first tag");
		return -1;
	}
	i = skip_space(s->text, i);
	if (i < s->text.len && s->text.ptr[i] == '>') {
		if (s->depth == XML_DEPTH_MAX) {
			diag_error(s->dg, place(s->file, s->text, *at),
			    MSG_XML_DEPTH, (int)XML_DEPTH_MAX);
			diag_hint(s->dg, "is an element not closed? it ends "
			    "with </...>, or with /> where it is empty");
			return -1;
		}
		s->declared[s->depth++] = spaces;
		s->spaces += spaces;
	}
	*at = i;
	return 0;
}

static int
scan_markup(struct scan *s, size_t *at)
{
	struct str rest = str_sub(s->text, *at, s->text.len);

	if (str_starts(rest, "<!--")) {
		*at = str_find(s->text, "-->", *at + 4);
	} else if (str_starts(rest, "<![CDATA[")) {
		*at = str_find(s->text, "]]>", *at + 9);
	} else if (str_starts(rest, "<?")) {
		*at = str_find(s->text, "?>", *at + 2);
	} else if (str_starts(rest, "<!DOCTYPE")) {
		diag_error(s->dg, place(s->file, s->text, *at),
		    MSG_XML_DOCTYPE);
		diag_hint(s->dg, "remove it, up to its >");
		return -1;
	} else if (str_starts(rest, "</")) {
		if (s->depth > 0)
			s->spaces -= s->declared[--s->depth];
		*at += 2;
	} else {
		return scan_tag(s, at);
	}
	return 0;
}

static int
scan_encoding(struct diag *dg, const char *file, struct str text)
{
	struct str line, name, value;
	size_t at = 5, from;

	if (!str_starts(text, "<?xml") || text.len == at ||
	    !is_space(text.ptr[at]))
		return 0;
	line = str_sub(text, 0, str_find(text, "?>", 0));
	while (from = at, xml_scan_attr(line, &at, &name)) {
		if (!str_is(name, "encoding"))
			continue;
		from = skip_space(line, from) + name.len;
		value = str_sub(line, from, at - 1 - from);
		from += str_find(value, line.ptr[at - 1] == '"' ? "\"" : "'",
		    0) + 1;
		value = str_sub(line, from, at - 1 - from);
		if ((value.len == 5 && !strncasecmp(value.ptr, "UTF-8", 5)) ||
		    (value.len == 8 && !strncasecmp(value.ptr, "US-ASCII", 8)))
			continue;
		diag_error(dg, place(file, text, from), MSG_XML_ENCODING,
		    STR_ARG(value));
		diag_hint(dg, "only UTF-8 is read: save the file as UTF-8 and "
		    "write encoding=\"UTF-8\"");
		return -1;
	}
	return 0;
}

int
xml_scan(struct diag *dg, const char *file, struct str text)
{
	struct scan s = { .dg = dg, .file = file, .text = text };

	if (scan_encoding(dg, file, text) != 0)
		return -1;
	for (size_t at = str_chr(text, '<', 0); at < text.len;
	    at = str_chr(text, '<', at))
		if (scan_markup(&s, &at) != 0)
			return -1;
	return 0;
}
