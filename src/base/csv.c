#include "base/csv.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/base_messages.h"

char
csv_delimiter_of(struct str text)
{
	static const char all[] = ",;\t";
	size_t count[3] = { 0 };
	size_t most = 0;
	bool quoted = false;

	for (size_t i = 0; i < text.len; i++) {
		const char c = text.ptr[i];
		const char *found;

		if (c == '"')
			quoted = !quoted;
		else if (!quoted && c == '\n')
			break;
		else if (!quoted && c != '\0' &&
		    (found = strchr(all, c)) != NULL)
			count[found - all]++;
	}
	for (size_t i = 1; i < NELEM(count); i++)
		if (count[i] > count[most])
			most = i;
	return all[most];
}

void
csv_open(struct csv *c, struct arena *a, struct diag *dg, const char *name,
    struct str text)
{
	if (str_starts(text, "\xef\xbb\xbf"))
		text = str_sub(text, 3, text.len);
	*c = (struct csv){ .a = a, .dg = dg, .name = name, .text = text,
		.delimiter = csv_delimiter_of(text), .line = 1 };
}

static struct pos
place(const struct csv *c, size_t offset)
{
	return (struct pos){ c->name, c->line,
		(unsigned)(offset - c->line_start) + 1 };
}

void
csv_report_quote(struct diag *dg, struct pos at, bool open)
{
	if (open) {
		diag_error(dg, at, MSG_CSV_OPEN);
		diag_hint(dg, "write \" where the cell ends; a \" inside a "
		    "quoted cell is written twice");
	} else {
		diag_error(dg, at, MSG_CSV_QUOTE);
		diag_hint(dg, "put the whole cell in quotation marks, and "
		    "write a \" inside it twice");
	}
}

static void
next_line(struct csv *c, size_t newline)
{
	c->at = c->line_start = newline + 1;
	c->line++;
}

/* After a fault: what follows the line that the row began in. */
static int
skip_row(struct csv *c, size_t from)
{
	const size_t end = str_chr(c->text, '\n', from);

	if (end == c->text.len)
		c->at = end;
	else
		next_line(c, end);
	return -1;
}

/*
 * A quoted cell whose mark is at c->at; moves past its closing mark. The text
 * is the source's own bytes unless it holds a doubled mark.
 */
static bool
quoted_cell(struct csv *c, struct csv_cell *cell)
{
	const size_t from = c->at + 1;
	size_t end = str_chr(c->text, '"', from), doubled = 0, len = 0;
	char *copy;

	while (end + 1 < c->text.len && c->text.ptr[end + 1] == '"') {
		doubled++;
		end = str_chr(c->text, '"', end + 2);
	}
	if (end >= c->text.len)
		return false;
	cell->text = str_sub(c->text, from, end - from);
	c->at = end + 1;
	for (size_t i = from; i < end; i++)
		if (c->text.ptr[i] == '\n') {
			c->line++;
			c->line_start = i + 1;
		}
	if (doubled == 0)
		return true;
	copy = arena_alloc(c->a, cell->text.len + 1);
	for (size_t i = 0; i < cell->text.len; i++) {
		copy[len++] = cell->text.ptr[i];
		if (cell->text.ptr[i] == '"')
			i++;
	}
	cell->text = (struct str){ copy, len };
	return true;
}

/* An unquoted cell: up to a delimiter or the line's end. */
static void
plain_cell(struct csv *c, struct csv_cell *cell)
{
	const size_t from = c->at;

	while (c->at < c->text.len && c->text.ptr[c->at] != c->delimiter &&
	    c->text.ptr[c->at] != '\n')
		c->at++;
	cell->text = str_sub(c->text, from, c->at - from);
	if ((c->at == c->text.len || c->text.ptr[c->at] == '\n') &&
	    str_ends(cell->text, "\r"))
		cell->text.len--;
}

static int
read_row(struct csv *c, struct csv_row *row)
{
	const size_t from = c->at;
	const struct csv begun = *c;
	size_t cap = 0;
	char next;

	*row = (struct csv_row){ .at = place(c, from) };
	do {
		struct csv_cell cell = { .at = place(c, c->at) };

		if (row->n == CSV_COLUMNS_MAX) {
			diag_error(c->dg, cell.at, MSG_CSV_WIDE,
			    CSV_COLUMNS_MAX);
			diag_hint(c->dg, "is it the right file?");
			*c = begun;
			return skip_row(c, from);
		}
		if (c->at < c->text.len && c->text.ptr[c->at] == '"') {
			if (!quoted_cell(c, &cell)) {
				csv_report_quote(c->dg, cell.at, true);
				*c = begun;
				return skip_row(c, from);
			}
			if (str_starts(str_sub(c->text, c->at, 2), "\r\n"))
				c->at++;
		} else {
			plain_cell(c, &cell);
			if (memchr(cell.text.ptr, '"', cell.text.len)) {
				csv_report_quote(c->dg, cell.at, false);
				*c = begun;
				return skip_row(c, from);
			}
		}
		next = c->at < c->text.len ? c->text.ptr[c->at] : '\n';
		if (next != '\n' && next != c->delimiter) {
			csv_report_quote(c->dg, place(c, c->at), false);
			*c = begun;
			return skip_row(c, from);
		}
		row->cells = arena_grow(c->a, row->cells, row->n, &cap,
		    sizeof(cell));
		row->cells[row->n++] = cell;
		if (next == '\n')
			next_line(c, c->at);
		else
			c->at++;
	} while (next != '\n');
	return 1;
}

int
csv_next(struct csv *c, struct csv_row *row)
{
	int rc;

	while (c->at < c->text.len) {
		rc = read_row(c, row);
		if (rc < 0 || row->n > 1 || !str_empty(row->cells[0].text))
			return rc;
	}
	return 0;
}

size_t
csv_column(const struct csv_row *header, const char *const *names)
{
	for (; *names != NULL; names++)
		for (size_t i = 0; i < header->n; i++) {
			const struct str s = str_trim(header->cells[i].text);

			if (s.len == strlen(*names) &&
			    strncasecmp(s.ptr, *names, s.len) == 0)
				return i;
		}
	return SIZE_MAX;
}

struct str
csv_text(const struct csv_row *row, size_t column)
{
	return column < row->n ? str_trim(row->cells[column].text) :
	    (struct str){ NULL, 0 };
}

void
csv_put(struct buf *b, struct str cell, bool safe)
{
	const char first = cell.len > 0 ? cell.ptr[0] : ' ';
	const bool formula = safe && (first == '=' || first == '+' ||
	    first == '-' || first == '@' || first == '\t' || first == '\r' ||
	    first == '\n');
	bool quote = formula;

	for (size_t i = 0; i < cell.len && !quote; i++)
		quote = cell.ptr[i] == '"' || cell.ptr[i] == ',' ||
		    cell.ptr[i] == '\n' || cell.ptr[i] == '\r';
	if (!quote) {
		buf_str(b, cell);
		return;
	}
	buf_putc(b, '"');
	if (formula)
		buf_putc(b, '\'');
	for (size_t i = 0; i < cell.len; i++) {
		if (cell.ptr[i] == '"')
			buf_putc(b, '"');
		buf_putc(b, cell.ptr[i]);
	}
	buf_putc(b, '"');
}
