/* xml_hint.c - what was meant where XML is broken, as far as its text tells. */
#include "base/xml_part.h"

#include <strings.h>

#include "base/arena.h"
#include "base/base_messages.h"
#include "base/xml_in.h"

/*
 * The line before which an element should have ended, as far as the writer's
 * indentation tells: that of the first tag which stands no further in, where
 * the element begins its own line. 0: it does not tell.
 */
static unsigned
line_of_end(struct str text, const struct xml_node *open)
{
	unsigned line = 1;

	for (size_t at = 0; at < text.len; line++) {
		size_t tag = at;

		while (tag < text.len &&
		    (text.ptr[tag] == ' ' || text.ptr[tag] == '\t'))
			tag++;
		if (line == open->at.line && tag - at + 1 != open->at.col)
			return 0;
		if (line > open->at.line && tag - at < open->at.col &&
		    tag < text.len && text.ptr[tag] == '<')
			return line;
		at = str_chr(text, '\n', at) + 1;
	}
	return 0;
}

/* Is the end tag that came this element's, but for a slip? */
static bool
mistyped(struct str end, struct str name)
{
	return str_distance(end, name, 2) <= 2 || (end.len == name.len &&
	    strncasecmp(end.ptr, name.ptr, name.len) == 0);
}

static bool
is_open(const struct xml_node *n, const char *name)
{
	while (n != NULL && !str_is(n->name, name))
		n = n->parent;
	return n != NULL;
}

void
xml_hint_end(struct diag *dg, struct str text, const struct xml_node *open,
    const char *end)
{
	const unsigned line = line_of_end(text, open);

	if (end != NULL && !is_open(open, end) &&
	    mistyped(str_of(end), open->name))
		diag_hint(dg, "write </%.*s>", STR_ARG(open->name));
	else if (end != NULL && !is_open(open, end))
		diag_hint(dg, "put <%s> where it begins, or remove </%s>",
		    end, end);
	else if (open->parent != NULL &&
	    str_eq(open->parent->name, open->name))
		diag_hint(dg, "the <%.*s> at %u:%u was to be its end: write "
		    "</%.*s> there", STR_ARG(open->name), open->at.line,
		    open->at.col, STR_ARG(open->name));
	else if (line != 0)
		diag_hint(dg, "close it with </%.*s>, it seems before line %u",
		    STR_ARG(open->name), line);
	else
		diag_hint(dg, "close it with </%.*s>", STR_ARG(open->name));
}

bool
xml_comment_open(struct arena *a, struct diag *dg, struct xml_cursor *c,
    size_t from, size_t offset)
{
	const size_t begin = str_find(c->text, "<!--", from);
	const size_t next = str_find(c->text, "<!--", begin + 4);

	if (begin == c->text.len)
		return false;
	if (str_find(c->text, "-->", begin + 4) == c->text.len) {
		diag_error(dg, xml_cursor_to(c, begin), MSG_XML_BROKEN,
		    "this comment is not closed");
		diag_hint(dg, "write --> where it ends");
		return true;
	}
	if (next > offset)
		return false;
	diag_error(dg, xml_cursor_to(c, next), MSG_XML_BROKEN,
	    str_fmt(a, "a comment begins inside the comment of line %u",
	    diag_place(NULL, c->text, begin).line).ptr);
	diag_hint(dg, "close that one first: write --> before this <!--");
	return true;
}

/* Does a quotation mark that is no " or ' stand there? */
static bool
curly_at(struct str text, size_t offset)
{
	const struct str s = str_sub(text, offset, 3);

	return str_is(s, "\xe2\x80\x98") || str_is(s, "\xe2\x80\x99") ||
	    str_is(s, "\xe2\x80\x9c") || str_is(s, "\xe2\x80\x9d") ||
	    str_is(s, "\xe2\x80\x9e");
}

/* Where the attribute's value begins in which this offset is; line 0: none. */
static struct pos
value_begin(struct str text, size_t from, size_t offset)
{
	for (size_t at = offset; at > from + 1; at--)
		if (text.ptr[at - 2] == '=' && (text.ptr[at - 1] == '"' ||
		    text.ptr[at - 1] == '\''))
			return diag_place(NULL, text, at - 1);
	return (struct pos){ 0 };
}

bool
xml_hint_value(struct diag *dg, struct str text, size_t from, size_t offset)
{
	struct pos at;

	if (curly_at(text, offset)) {
		diag_hint(dg, "these are curly, as Word makes them: write "
		    "straight ones, name=\"value\"");
		return true;
	}
	if (!str_is(str_sub(text, offset, 1), "<"))
		return false;
	at = value_begin(text, from, offset);
	if (at.line == 0)
		return false;
	diag_hint(dg, "close the value that begins at %u:%u with its "
	    "quotation mark, or write &lt; for the <", at.line, at.col);
	return true;
}
