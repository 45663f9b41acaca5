#include "report/report_part.h"

#include "base/html.h"
#include "base/xml_in.h"

/*
 * Colors are the system's, so that they follow a dark or high-contrast mode. A
 * table that is wider than the screen scrolls by itself, also with the
 * keyboard.
 */
static const char style[] =
    "<style>\n"
    ":root { color-scheme: light dark }\n"
    "body { margin: 0 auto; padding: 1rem; max-width: 70rem;\n"
    "  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word;\n"
    "  color: CanvasText; background: Canvas }\n"
    "h1, h2 { line-height: 1.2 }\n"
    "p, nav { max-width: 45rem }\n"
    ".wide { overflow-x: auto }\n"
    ".wide:focus { outline: 2px solid Highlight }\n"
    "table { border-collapse: collapse; margin: 0 0 1rem }\n"
    "caption { text-align: left; font-style: italic; padding: 0 0 .3rem }\n"
    "caption span { display: inline-block; position: sticky; left: 0;\n"
    "  max-width: calc(100vw - 2rem) }\n"
    "th, td { text-align: left; vertical-align: top; padding: .25rem .6rem;\n"
    "  border-bottom: 1px solid GrayText }\n"
    "th { font-weight: 600 }\n"
    "td.t:last-child { min-width: 10rem }\n"
    ".n { text-align: right; font-variant-numeric: tabular-nums;\n"
    "  white-space: nowrap }\n"
    "@media (max-width: 40rem) {\n"
    "  th, td { padding: .2rem .3rem; font-size: .9rem }\n"
    "  tbody th { position: sticky; left: 0; background: Canvas } }\n"
    "@media print { .wide { overflow: visible } nav { display: none } }\n"
    "</style>\n";

static void
put_head(const struct report *r, struct buf *b)
{
	buf_puts(b, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n");
	buf_puts(b, HTML_HEAD);
	buf_puts(b, "<title>Coverage report: ");
	xml_escape(b, r->organization);
	buf_puts(b, "</title>\n");
	buf_puts(b, style);
	buf_puts(b, "</head>\n<body>\n<header>\n<h1>Coverage report</h1>\n"
	    "<p>");
	xml_escape(b, r->organization);
	buf_puts(b, "<br/>");
	if (!str_empty(r->number)) {
		xml_escape(b, r->number);
		buf_puts(b, ", ");
	}
	buf_puts(b, "version ");
	xml_escape(b, r->version);
	buf_printf(b, ", effective %.*s</p>\n",
	    STR_ARG(date_iso(r->a, r->effective)));
	if (r->sample)
		buf_puts(b, "<p><strong>Sample:</strong> some settings are "
		    "still made up.</p>\n");
	buf_puts(b, "</header>\n");
}

static void
put_contents(struct buf *b, const struct report_table *tables, size_t n)
{
	buf_puts(b, "<nav aria-label=\"Tables\">\n<ul>\n");
	for (size_t i = 0; i < n; i++)
		buf_printf(b, "<li><a href=\"#%s\">%s</a></li>\n",
		    tables[i].id, tables[i].title);
	buf_puts(b, "</ul>\n</nav>\n");
}

/* Numbers stand at the right, words at the left. */
static const char *
class_of(const struct report_column *c)
{
	return c->number ? " class=\"n\"" : " class=\"t\"";
}

static void
put_row(struct buf *b, const struct report_table *t, const struct str *cells)
{
	buf_puts(b, "<tr>");
	for (size_t i = 0; i < t->n_columns; i++) {
		const char *name = i == 0 ? "th" : "td";

		buf_printf(b, "<%s%s%s>", name,
		    i == 0 ? " scope=\"row\"" : "",
		    class_of(&t->columns[i]));
		xml_escape(b, cells[i]);
		buf_printf(b, "</%s>", name);
	}
	buf_puts(b, "</tr>\n");
}

static void
put_table(struct buf *b, const struct report_table *t)
{
	buf_printf(b, "<section>\n<h2 id=\"%s\">%s</h2>\n", t->id,
	    t->title);
	if (!str_empty(t->note)) {
		buf_puts(b, "<p>");
		xml_escape(b, t->note);
		buf_puts(b, "</p>\n");
	}
	if (t->n == 0) {
		buf_puts(b, "<p>Nothing.</p>\n</section>\n");
		return;
	}
	buf_printf(b, "<div class=\"wide\" role=\"region\" tabindex=\"0\" "
	    "aria-labelledby=\"%s\">\n<table>\n<caption><span>%s</span></caption>\n"
	    "<thead>\n<tr>", t->id, t->caption);
	for (size_t i = 0; i < t->n_columns; i++)
		buf_printf(b, "<th scope=\"col\"%s>%s</th>",
		    class_of(&t->columns[i]), t->columns[i].title);
	buf_puts(b, "</tr>\n</thead>\n<tbody>\n");
	for (size_t i = 0; i < t->n; i += t->n_columns)
		put_row(b, t, t->cells + i);
	buf_puts(b, "</tbody>\n</table>\n</div>\n</section>\n");
}

void
report_html(const struct report *r, struct buf *b)
{
	const struct report_table *tables;
	size_t n;

	tables = report_tables(r, &n);
	put_head(r, b);
	put_contents(b, tables, n);
	buf_puts(b, "<main>\n");
	for (size_t i = 0; i < n; i++)
		put_table(b, &tables[i]);
	buf_puts(b, "</main>\n</body>\n</html>\n");
}
