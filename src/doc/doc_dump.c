#include "doc/doc.h"

#include "base/xml_in.h"

static const struct { unsigned flag; const char *name; } flag_names[] = {
	{ DOC_ORDERED, "ordered" },
	{ DOC_TIGHT, "tight" },
	{ DOC_HEADER, "header" },
	{ DOC_WIDGET, "widget" },
	{ DOC_CRITICAL, "critical" },
	{ DOC_KEEP, "keep" },
	{ DOC_NEW_PAGE, "new-page" },
	{ DOC_CHECKED, "checked" },
	{ DOC_TASK, "task" },
	{ DOC_UNNUMBERED, "unnumbered" },
	{ DOC_NOT_LISTED, "not-listed" },
};

static void
put_aligns(struct buf *b, const struct doc_node *n)
{
	for (unsigned i = 0; i < n->columns; i++)
		buf_putc(b, n->aligns == NULL ? 'l' : "lcr"[n->aligns[i]]);
}

static void
put_quoted(struct buf *b, struct str s)
{
	size_t from = 0;

	buf_putc(b, '"');
	for (size_t i = 0; i < s.len; i++) {
		const char c = s.ptr[i];

		if (c != '\n' && c != '"' && c != '\\')
			continue;
		buf_str(b, str_sub(s, from, i - from));
		buf_putc(b, '\\');
		buf_putc(b, c == '\n' ? 'n' : c);
		from = i + 1;
	}
	buf_str(b, str_sub(s, from, s.len - from));
	buf_putc(b, '"');
}

static void
dump_named(struct buf *b, const char *name, struct str s)
{
	if (str_empty(s))
		return;
	buf_printf(b, " %s=", name);
	put_quoted(b, s);
}

static void
dump_line(struct buf *b, const struct doc_node *n, unsigned indent,
    bool with_places)
{
	buf_printf(b, "%*s%s", (int)(2 * indent), "", doc_kind_name(n->kind));
	if (with_places)
		buf_printf(b, " %u:%u", n->at.line, n->at.col);
	if (!str_empty(n->id))
		buf_printf(b, " #%.*s", STR_ARG(n->id));
	for (size_t i = 0; i < NELEM(flag_names); i++)
		if (n->flags & flag_names[i].flag)
			buf_printf(b, " %s", flag_names[i].name);
	if (n->kind == DOC_HEADING || n->kind == DOC_ENTRY)
		buf_printf(b, " level=%d", n->level);
	if (n->kind == DOC_LIST && (n->flags & DOC_ORDERED))
		buf_printf(b, " start=%d", n->start);
	if (n->kind == DOC_TABLE) {
		buf_puts(b, " columns=");
		put_aligns(b, n);
	}
	if (n->kind == DOC_BOX && n->columns > 0)
		buf_printf(b, " columns=%u", n->columns);
	if (n->kind == DOC_FIELD && n->start > 1)
		buf_printf(b, " start=%d", n->start);
	dump_named(b, "style", n->style);
	dump_named(b, "label", n->label);
	dump_named(b, "target", n->target);
	if (!str_empty(n->text)) {
		buf_putc(b, ' ');
		put_quoted(b, n->text);
	}
	buf_putc(b, '\n');
}

void
doc_dump(struct buf *b, const struct doc_node *n, bool with_places)
{
	for (const struct doc_node *d = n; d != NULL; d = doc_next(n, d))
		dump_line(b, d, d->depth - n->depth, with_places);
}

/* ---- XML ---- */

static void
xml_attribute(struct buf *b, const char *name, struct str s)
{
	if (str_empty(s))
		return;
	buf_printf(b, " %s=\"", name);
	xml_escape(b, s);
	buf_putc(b, '"');
}

static void
xml_attributes(struct buf *b, const struct doc_node *n)
{
	xml_attribute(b, "id", n->id);
	if (n->kind == DOC_HEADING || n->kind == DOC_ENTRY)
		buf_printf(b, " level=\"%d\"", n->level);
	if (n->kind == DOC_LIST && (n->flags & DOC_ORDERED))
		buf_printf(b, " start=\"%d\"", n->start);
	if (n->kind == DOC_TABLE) {
		buf_puts(b, " columns=\"");
		put_aligns(b, n);
		buf_putc(b, '"');
	}
	if (n->kind == DOC_BOX && n->columns > 0)
		buf_printf(b, " columns=\"%u\"", n->columns);
	xml_attribute(b, "style", n->style);
	xml_attribute(b, "label", n->label);
	xml_attribute(b, "target", n->target);
	for (size_t i = 0; i < NELEM(flag_names); i++)
		if (n->flags & flag_names[i].flag)
			buf_printf(b, " %s=\"yes\"", flag_names[i].name);
	if (n->kind == DOC_BOOK || n->kind == DOC_POLICY)
		xml_attribute(b, "title", n->text);
}

/* Whether white space may stand around n: not among words. */
static bool
on_own_line(const struct doc_node *n)
{
	if (n->kind == DOC_IF || n->kind == DOC_BRANCH)
		return n->parent == NULL || (n->parent->kind != DOC_PARA &&
		    n->parent->kind != DOC_HEADING &&
		    n->parent->kind != DOC_CELL &&
		    !doc_is_inline(n->parent->kind) &&
		    (n->parent->parent == NULL || on_own_line(n->parent)));
	return !doc_is_inline(n->kind);
}

static void
xml_node(struct buf *b, const struct doc_node *n, bool root)
{
	const char *name = doc_kind_name(n->kind);
	const bool own_line = on_own_line(n);

	if (n->kind == DOC_TEXT) {
		xml_escape(b, n->text);
		return;
	}
	if (own_line && !root)
		buf_putc(b, '\n');
	buf_printf(b, "<%s", name);
	if (root)
		buf_puts(b, " xmlns=\"urn:precept:document:1\"");
	xml_attributes(b, n);
	if (n->first == NULL && str_empty(n->text)) {
		buf_puts(b, "/>");
		return;
	}
	buf_putc(b, '>');
	if (n->kind != DOC_BOOK && n->kind != DOC_POLICY)
		xml_escape(b, n->text);
	for (const struct doc_node *c = n->first; c != NULL; c = c->next)
		xml_node(b, c, false);
	if (own_line && n->last != NULL && on_own_line(n->last))
		buf_putc(b, '\n');
	buf_printf(b, "</%s>", name);
}

void
doc_xml(struct buf *b, const struct doc_node *n)
{
	buf_puts(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	xml_node(b, n, true);
	buf_putc(b, '\n');
}
