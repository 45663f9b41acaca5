#include "report/report_part.h"

#include "base/utf8.h"

#define WIDTH 100	/* of a line; of what can't be broken, a piece */
#define CELL_MAX 36	/* of a column that has others after it */
#define GAP 2		/* between columns */
#define LAST_MIN 30	/* the last column has at least this much */
#define COLUMNS_MAX 24

static void
fill(struct buf *b, char c, size_t n)
{
	while (n-- > 0)
		buf_putc(b, c);
}

/*
 * Cut a word from *rest, whose ptr is NULL after the last; of one that is wider
 * than any line, a piece.
 */
static struct str
cut_word(struct str *rest, size_t *len)
{
	const struct str all = *rest;
	size_t at = 0;

	for (*len = 0; at < all.len && all.ptr[at] != ' ' && *len < WIDTH;
	    ++*len)
		(void)utf8_next(all, &at);
	if (at == all.len)
		*rest = (struct str){ NULL, 0 };
	else
		*rest = str_sub(all, at + (all.ptr[at] == ' '), all.len);
	return str_sub(all, 0, at);
}

/* Cut the words that fit width columns, one at least, from *rest. */
static struct str
cut_line(struct str *rest, size_t width)
{
	struct str line = { rest->ptr, 0 };
	size_t at = 0;

	while (rest->ptr != NULL) {
		struct str after = *rest;
		size_t len;
		const struct str word = cut_word(&after, &len);

		if (at > 0 && at + 1 + len > width)
			break;
		at += (at > 0) + len;
		line.len = (size_t)(word.ptr + word.len - line.ptr);
		*rest = after;
	}
	return line;
}

static void
put_words(struct buf *b, struct str words)
{
	while (words.ptr != NULL) {
		buf_str(b, cut_line(&words, WIDTH));
		buf_putc(b, '\n');
	}
}

/* --- columns --- */

/* The widest cell, or as much of it as max, but whole words. */
static size_t
width_of(const struct report_table *t, size_t column, size_t max)
{
	size_t width = utf8_len(str_of(t->columns[column].title));

	for (size_t i = column; i < t->n; i += t->n_columns) {
		struct str rest = t->cells[i];

		while (rest.ptr != NULL) {
			const size_t len = utf8_len(cut_line(&rest, max));

			if (len > width)
				width = len;
		}
	}
	return width;
}

static void
put_cell(struct buf *b, struct str line, size_t width, bool right)
{
	const size_t space = width - utf8_len(line);

	if (right)
		fill(b, ' ', space);
	buf_str(b, line);
	if (!right)
		fill(b, ' ', space);
}

/* As many lines as the longest of its cells needs. */
static void
put_row(struct buf *b, const struct report_table *t, const size_t *widths,
    const struct str *cells)
{
	struct str rest[COLUMNS_MAX];
	bool more = true;

	for (size_t i = 0; i < t->n_columns; i++)
		rest[i] = cells[i];
	while (more) {
		more = false;
		for (size_t i = 0; i < t->n_columns; i++) {
			put_cell(b, cut_line(&rest[i], widths[i]), widths[i],
			    t->columns[i].number);
			fill(b, ' ', GAP);
			more = more || rest[i].ptr != NULL;
		}
		while (b->len > 0 && b->ptr[b->len - 1] == ' ')
			b->ptr[--b->len] = '\0';
		buf_putc(b, '\n');
	}
}

void
report_table_text(struct buf *b, const struct report_table *t)
{
	struct str titles[COLUMNS_MAX];
	size_t widths[COLUMNS_MAX], used = 0;

	CHECK(t->n_columns <= COLUMNS_MAX);
	if (t->n == 0) {
		buf_puts(b, "Nothing.\n");
		return;
	}
	for (size_t i = 0; i < t->n_columns; i++) {
		const bool last = i + 1 == t->n_columns;
		const size_t left = used + LAST_MIN > WIDTH ? LAST_MIN :
		    WIDTH - used;

		titles[i] = str_of(t->columns[i].title);
		widths[i] = width_of(t, i, last ? left : CELL_MAX);
		used += widths[i] + GAP;
	}
	put_row(b, t, widths, titles);
	for (size_t i = 0; i < t->n; i += t->n_columns)
		put_row(b, t, widths, t->cells + i);
}

/* --- the whole --- */

static void
title(struct buf *b, struct str words, char under)
{
	buf_str(b, words);
	buf_putc(b, '\n');
	fill(b, under, utf8_len(words));
	buf_putc(b, '\n');
}

void
report_text(const struct report *r, struct buf *b)
{
	const struct report_table *tables;
	size_t n;

	title(b, STR_LIT("Coverage report"), '=');
	buf_printf(b, "%.*s\n%.*s%sversion %.*s, effective %.*s\n",
	    STR_ARG(r->organization), STR_ARG(r->number),
	    str_empty(r->number) ? "" : ", ", STR_ARG(r->version),
	    STR_ARG(date_iso(r->a, r->effective)));
	if (r->sample)
		buf_puts(b, "Sample: some settings are still made up.\n");
	tables = report_tables(r, &n);
	for (size_t i = 0; i < n; i++) {
		buf_putc(b, '\n');
		title(b, str_of(tables[i].title), '-');
		put_words(b, tables[i].note);
		buf_putc(b, '\n');
		report_table_text(b, &tables[i]);
	}
}

void
report_summary(const struct report *r, struct buf *b)
{
	const struct report_table t = report_summary_table(r);
	const struct report_loose *loose;
	size_t n;

	buf_putc(b, '\n');
	report_table_text(b, &t);
	loose = report_loose(r, &n);
	for (size_t i = 0; i < n; i++)
		if (loose[i].n > 0)
			buf_printf(b, "%s: %zu\n", loose[i].title, loose[i].n);
}
