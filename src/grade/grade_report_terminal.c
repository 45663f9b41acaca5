/*
 * grade_report_terminal.c - tables of the item analysis as text, for a terminal
 * of 80 columns.
 */
#include "grade/grade_report_part.h"

#include <math.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

enum {
	PAGE = 80,	/* columns of a terminal that nobody has widened */
	BAR = 20, SHORT_BAR = 10,
	TAIL = 30,	/* room enough for words at the end of a row */
	MEANING = 36,	/* and for a sentence */
	GAP = 2, COLUMNS = 12, LINES = 4
};

/* Columns on a terminal, near enough: bytes that begin a character. What
 * others wrote may hold what moves its cursor, so it is printed escaped. */
static size_t
width(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += ((unsigned char)s.ptr[i] & 0xc0) != 0x80;
	return n;
}

static size_t
max(size_t a, size_t b)
{
	return a > b ? a : b;
}

static void
pad(struct buf *b, size_t n)
{
	while (n-- > 0)
		buf_putc(b, ' ');
}

/*
 * Words that go on below themselves: the first line is at column from, all
 * others begin at column indent.
 */
static void
put_wrapped(struct buf *b, struct str words, size_t from, size_t indent)
{
	struct str rest = words;
	bool begun = false;

	while (rest.ptr != NULL) {
		const struct str word = str_cut(&rest, ' ');

		if (begun && from + 1 + width(word) > PAGE) {
			buf_putc(b, '\n');
			pad(b, indent);
			from = indent;
		} else if (begun) {
			buf_putc(b, ' ');
			from++;
		}
		begun = true;
		diag_escape(b, word);
		from += width(word);
	}
}

void
grade_put_lines(struct buf *b, struct str words, size_t first, size_t indent)
{
	if (str_empty(words))
		return;
	pad(b, first);
	put_wrapped(b, words, first, indent);
	buf_putc(b, '\n');
}

/*
 * How a table is printed. Words at the end of its rows are joined: the tail. It
 * stands below its row where the page is too narrow; then a first cell that is
 * too long for its column has a line for itself, before its figures.
 */
struct layout {
	const struct grade_table *t;
	size_t w[COLUMNS];	/* from the first column to the tail */
	size_t tail;		/* first column of it; n_columns: none */
	size_t bar;
	bool below;
	bool dashes;		/* a figure is not defined */
};

/* "########..  " */
static struct str
bar_of(struct arena *a, const struct grade_cell *c, size_t length)
{
	char *p = arena_alloc(a, length + 1);

	if (isnan(c->value))
		return STR_LIT("");
	for (size_t i = 0; i < length; i++)
		p[i] = (double)i + .5 < c->value * (double)length ?
		    c->strong ? '#' : '=' : '.';
	return (struct str){ p, length };
}

/* A dash is said below the table to be "not defined". */
static struct str
words_of(const struct layout *l, size_t row, size_t column)
{
	const struct grade_table *t = l->t;
	const struct grade_cell *c = &t->cells[row + column];

	if (t->columns[column].kind == GRADE_BAR)
		return bar_of(t->a, c, l->bar);
	if (l->dashes && t->columns[column].kind == GRADE_NUMBER &&
	    str_is(c->words, GRADE_UNDEFINED))
		return STR_LIT("-");
	return c->words;
}

/* "remarks" */
static struct str
small(struct arena *a, struct str s)
{
	char *p = str_c(a, s);

	if (s.len > 0 && p[0] >= 'A' && p[0] <= 'Z')
		p[0] = (char)(p[0] - 'A' + 'a');
	return (struct str){ p, s.len };
}

/* "r-photo; check the key, hard" */
static struct str
tail_of(const struct layout *l, size_t row)
{
	const struct grade_table *t = l->t;
	struct str out = { NULL, 0 };

	for (size_t i = l->tail; i < t->n_columns; i++) {
		const struct str more = t->cells[row + i].words;

		if (!str_empty(more))
			out = str_empty(out) ? more : str_fmt(t->a,
			    "%.*s; %.*s", STR_ARG(out), STR_ARG(more));
	}
	return out;
}

/* "Rule, remarks" */
static struct str
tail_title(const struct layout *l)
{
	const struct grade_table *t = l->t;
	struct str out = { NULL, 0 };

	for (size_t i = l->tail; i < t->n_columns; i++) {
		const struct str more = str_of(t->columns[i].title);

		if (!str_empty(more))
			out = str_empty(out) ? more : str_fmt(t->a,
			    "%.*s, %.*s", STR_ARG(out),
			    STR_ARG(small(t->a, more)));
	}
	return out;
}

/* --- how wide --- */

/*
 * A part of a title that stays in one line: up to a space or a hyphen; or to a
 * soft one (U+00AD), which then becomes a hyphen.
 */
static struct str
title_part(struct arena *a, struct str *rest)
{
	const size_t space = str_chr(*rest, ' ', 0);
	const size_t hard = str_chr(*rest, '-', 0);
	const size_t soft = str_find(*rest, "\xc2\xad", 0);
	const size_t end = hard < soft ? hard : soft;
	struct str part;

	if (end >= space)
		return str_cut(rest, ' ');
	part = str_fmt(a, "%.*s-", STR_ARG(str_sub(*rest, 0, end)));
	*rest = str_sub(*rest, end + (hard < soft ? 1 : 2), rest->len);
	return part;
}

static size_t
title_width(const struct layout *l, size_t column)
{
	struct str rest = str_of(l->t->columns[column].title);
	size_t most = 0;

	while (rest.ptr != NULL)
		most = max(most, width(title_part(l->t->a, &rest)));
	return most;
}

/* Of cells up to limit. */
static size_t
column_width(const struct layout *l, size_t column, size_t limit)
{
	size_t most = title_width(l, column), n;

	for (size_t row = 0; row < l->t->n; row += l->t->n_columns) {
		if (l->t->cells[row].heading)
			continue;
		n = width(words_of(l, row, column));
		if (n <= limit)
			most = max(most, n);
	}
	return most;
}

/* The sum of all but the tail, with a gap before that. */
static size_t
set_widths(struct layout *l)
{
	size_t sum = 0;

	for (size_t i = 0; i < l->tail; i++) {
		l->w[i] = column_width(l, i, SIZE_MAX);
		sum += l->w[i] + GAP;
	}
	return sum;
}

static struct layout
lay_out(const struct grade_table *t)
{
	struct layout l = { .t = t, .tail = t->n_columns, .bar = BAR };
	size_t most, sum;

	CHECK(t->n_columns <= COLUMNS);
	while (l.tail > 1 && (t->columns[l.tail - 1].kind == GRADE_WORDS ||
	    t->columns[l.tail - 1].kind == GRADE_MEANING))
		l.tail--;
	if (t->columns[t->n_columns - 1].kind == GRADE_MEANING) {
		l.below = set_widths(&l) + MEANING > PAGE;
		return l;
	}
	most = width(tail_title(&l));
	for (size_t row = 0; row < t->n; row += t->n_columns) {
		if (t->cells[row].heading)
			continue;
		for (size_t i = 1; i < l.tail; i++)
			l.dashes |= str_is(t->cells[row + i].words,
			    GRADE_UNDEFINED);
		most = max(most, width(tail_of(&l, row)));
	}
	if (set_widths(&l) + (most > TAIL ? TAIL : most) <= PAGE)
		return l;
	l.below = true;
	if (set_widths(&l) <= PAGE + GAP)
		return l;
	l.bar = SHORT_BAR;
	sum = set_widths(&l) - l.w[0];
	l.w[0] = column_width(&l, 0, sum < PAGE + GAP ? PAGE + GAP - sum : 0);
	if (l.w[0] + sum + BAR - SHORT_BAR > PAGE + GAP)
		return l;
	l.bar = BAR;
	for (size_t i = 1; i < l.tail; i++)
		l.w[i] = column_width(&l, i, SIZE_MAX);
	return l;
}

/* --- printing --- */

/* Without the spaces that an empty last column leaves. */
static void
end_line(struct buf *b)
{
	while (b->len > 0 && b->ptr[b->len - 1] == ' ')
		b->ptr[--b->len] = '\0';
	buf_putc(b, '\n');
}

static void
put_cell(struct buf *b, const struct layout *l, size_t column,
    struct str words)
{
	const bool number = l->t->columns[column].kind == GRADE_NUMBER;
	const size_t wide = width(words);
	const size_t spaces = l->w[column] > wide ? l->w[column] - wide : 0;

	if (number)
		pad(b, spaces);
	diag_escape(b, words);
	pad(b, (number ? 0 : spaces) + GAP);
}

/* A title in lines as wide as its column; how many. */
static size_t
title_lines(const struct layout *l, size_t column, struct str lines[LINES])
{
	struct str rest = str_of(l->t->columns[column].title);
	size_t n = 0;

	while (rest.ptr != NULL) {
		const struct str part = title_part(l->t->a, &rest);
		struct str *last = n > 0 ? &lines[n - 1] : NULL;
		const char *gap = last != NULL && str_ends(*last, "-") ? "" :
		    " ";

		if (last != NULL && width(*last) + 1 + width(part) <=
		    l->w[column])
			*last = str_fmt(l->t->a, "%.*s%s%.*s", STR_ARG(*last),
			    gap, STR_ARG(part));
		else if (n < LINES)
			lines[n++] = part;
	}
	return n;
}

/* The last lines of all titles stand beside each other. */
static void
put_titles(struct buf *b, const struct layout *l)
{
	struct str lines[COLUMNS][LINES];
	size_t n[COLUMNS] = { 0 }, most = 1;

	for (size_t i = 0; i < l->tail; i++) {
		n[i] = title_lines(l, i, lines[i]);
		most = max(most, n[i]);
	}
	for (size_t k = 0; k < most; k++) {
		for (size_t i = 0; i < l->tail; i++)
			put_cell(b, l, i, k + n[i] >= most ?
			    lines[i][k + n[i] - most] : STR_LIT(""));
		if (k + 1 == most && !l->below)
			diag_escape(b, tail_title(l));
		end_line(b);
	}
	if (l->below)
		grade_put_lines(b, tail_title(l), 2 * GAP, 2 * GAP);
}

static void
put_row(struct buf *b, const struct layout *l, size_t row)
{
	const struct str first = words_of(l, row, 0);
	const bool apart = width(first) > l->w[0];
	struct str tail = tail_of(l, row);
	size_t from = 0;

	if (apart) {
		grade_put_lines(b, str_empty(tail) ? first : str_fmt(l->t->a,
		    "%.*s (%.*s)", STR_ARG(first), STR_ARG(tail)), 0,
		    2 * GAP);
		tail = (struct str){ NULL, 0 };
	}
	for (size_t i = 0; i < l->tail; i++) {
		put_cell(b, l, i, i == 0 && apart ? STR_LIT("") :
		    words_of(l, row, i));
		from += l->w[i] + GAP;
	}
	if (!l->below)
		put_wrapped(b, tail, from, from);
	end_line(b);
	if (l->below)
		grade_put_lines(b, tail, 2 * GAP, 2 * GAP);
}

void
grade_table_text(struct buf *b, const struct grade_table *t)
{
	struct layout l;

	if (t->n == 0)
		return;
	l = lay_out(t);
	buf_putc(b, '\n');
	grade_put_lines(b, t->caption, 0, 0);
	put_titles(b, &l);
	for (size_t row = 0; row < t->n; row += t->n_columns) {
		if (t->cells[row].heading) {
			buf_puts(b, "- ");
			put_wrapped(b, t->cells[row].words, GAP, GAP);
			buf_putc(b, '\n');
		} else {
			put_row(b, &l, row);
		}
	}
	if (l.dashes)
		grade_put_lines(b, STR_LIT("A dash is a figure that is not "
		    "defined: of nobody, or without a spread."), 0, 0);
	grade_put_lines(b, t->note, 0, 0);
}
