#include "grade/grade_report_part.h"

#include <math.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

enum { BAR = 20, WIDEST = 44, PAGE = 100, NARROWEST = 36 };

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

static void
pad(struct buf *b, size_t n)
{
	while (n-- > 0)
		buf_putc(b, ' ');
}

/*
 * Words that go on below themselves: the first line is at column from, all
 * begin at column indent.
 */
static void
put_wrapped(struct buf *b, struct str words, size_t from, size_t indent)
{
	struct str rest = words;
	const size_t page = indent + NARROWEST > PAGE ? indent + NARROWEST :
	    PAGE;

	while (rest.ptr != NULL) {
		const struct str word = str_cut(&rest, ' ');

		if (from > indent && from + 1 + width(word) > page) {
			buf_putc(b, '\n');
			pad(b, indent);
			from = indent;
		} else if (from > indent) {
			buf_putc(b, ' ');
			from++;
		}
		diag_escape(b, word);
		from += width(word);
	}
}

/* "########..  " */
static struct str
bar_of(struct arena *a, const struct grade_cell *c)
{
	char *p = arena_alloc(a, BAR + 1);

	if (isnan(c->value))
		return STR_LIT("");
	for (size_t i = 0; i < BAR; i++)
		p[i] = (double)i + .5 < c->value * BAR ?
		    c->strong ? '#' : '=' : '.';
	return (struct str){ p, BAR };
}

static struct str
words_of(const struct grade_table *t, size_t row, size_t column)
{
	const struct grade_cell *c = &t->cells[row + column];

	if (t->columns[column].kind == GRADE_BAR)
		return bar_of(t->a, c);
	/* The last column has the rest of the page. */
	return column + 1 == t->n_columns ? c->words :
	    grade_clip(t->a, c->words, WIDEST);
}

static size_t
column_width(const struct grade_table *t, size_t column)
{
	size_t most = width(str_of(t->columns[column].title));

	for (size_t row = 0; row < t->n; row += t->n_columns) {
		size_t n;

		if (t->cells[row].heading)
			continue;
		n = width(words_of(t, row, column));
		if (n > most)
			most = n;
	}
	return most;
}

static void
put_cell(struct buf *b, const struct grade_table *t, size_t column,
    struct str words, const size_t *w)
{
	const bool last = column + 1 == t->n_columns;
	const size_t wide = width(words);
	const size_t spaces = w[column] > wide ? w[column] - wide : 0;
	size_t from = 0;

	for (size_t i = 0; i < column; i++)
		from += w[i] + 2;

	if (t->columns[column].kind == GRADE_NUMBER)
		pad(b, spaces);
	if (last && t->columns[column].kind != GRADE_NUMBER) {
		put_wrapped(b, words, from, from);
		return;
	}
	diag_escape(b, words);
	if (last)
		return;
	if (t->columns[column].kind != GRADE_NUMBER)
		pad(b, spaces);
	buf_puts(b, "  ");
}

/* Without the spaces that an empty last column leaves. */
static void
end_line(struct buf *b)
{
	while (b->len > 0 && b->ptr[b->len - 1] == ' ')
		b->ptr[--b->len] = '\0';
	buf_putc(b, '\n');
}

void
grade_table_text(struct buf *b, const struct grade_table *t)
{
	size_t *w = arena_array(t->a, t->n_columns, sizeof(*w));

	if (t->n == 0)
		return;
	for (size_t i = 0; i < t->n_columns; i++)
		w[i] = column_width(t, i);
	buf_printf(b, "\n%.*s\n", STR_ARG(t->caption));
	for (size_t i = 0; i < t->n_columns; i++)
		put_cell(b, t, i, str_of(t->columns[i].title), w);
	end_line(b);
	for (size_t row = 0; row < t->n; row += t->n_columns) {
		if (t->cells[row].heading) {
			buf_puts(b, "- ");
			diag_escape(b, t->cells[row].words);
			buf_putc(b, '\n');
			continue;
		}
		for (size_t i = 0; i < t->n_columns; i++)
			put_cell(b, t, i, words_of(t, row, i), w);
		end_line(b);
	}
	if (!str_empty(t->note)) {
		put_wrapped(b, t->note, 0, 0);
		buf_putc(b, '\n');
	}
}

static void
put_head(struct buf *b, struct arena *a, const struct grade_stats_result *r)
{
	const struct str caution = grade_caution(a, r);

	buf_puts(b, "Quiz statistics");
	if (!str_empty(r->plan->title)) {
		buf_puts(b, ": ");
		diag_escape(b, r->plan->title);
	}
	if (!str_empty(r->plan->version)) {
		buf_puts(b, ", version ");
		diag_escape(b, r->plan->version);
	}
	buf_printf(b, "\n%llu people", (unsigned long long)r->people);
	if (r->people >= GRADE_STATS_HIDDEN)
		buf_printf(b, ", passed %.*s (%.*s), points earned %.*s",
		    STR_ARG(grade_percent(a, r->pass.value)),
		    STR_ARG(grade_interval(a, r->pass)),
		    STR_ARG(grade_percent(a, r->score.value)));
	buf_putc(b, '\n');
	if (r->left_out > 0)
		buf_printf(b, "%.*s\n", STR_ARG(grade_left_out(a, r)));
	if (!str_empty(caution))
		buf_printf(b, "%.*s\n", STR_ARG(caution));
}

static void
put_place(struct buf *b, struct str place)
{
	buf_puts(b, "  ");
	diag_escape(b, place);
	buf_putc(b, '\n');
}

static void
put_advice(struct buf *b, struct arena *a, const struct grade_stats_result *r)
{
	size_t n;
	const struct grade_advice *all = grade_advice(a, r, &n);

	buf_puts(b, "\nWhat to look at (advice; people decide)\n");
	if (n == 0)
		buf_puts(b, "Nothing stands out.\n");
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || all[i].kind != all[i - 1].kind)
			buf_printf(b, "- %s. %s\n",
			    grade_advice_name(all[i].kind),
			    grade_advice_lead(all[i].kind));
		put_wrapped(b, str_fmt(a, "%.*s: %.*s", STR_ARG(all[i].about),
		    STR_ARG(all[i].words)), 0, 2);
		buf_putc(b, '\n');
		if (!str_empty(all[i].place))
			put_place(b, all[i].place);
	}
}

void
grade_report_text(struct buf *b, const struct grade_stats_result *r)
{
	struct arena *a = arena_new();
	struct grade_table t;

	put_head(b, a, r);
	if (r->people < GRADE_STATS_HIDDEN)
		goto out;
	put_advice(b, a, r);
	t = grade_table_scores(a, r);
	grade_table_text(b, &t);
	t = grade_table_items(a, r);
	grade_table_text(b, &t);
	t = grade_table_options(a, r, SIZE_MAX);
	grade_table_text(b, &t);
	t = grade_table_rules(a, r);
	grade_table_text(b, &t);
	t = grade_table_chapters(a, r);
	grade_table_text(b, &t);
	t = grade_table_sections(a, r);
	grade_table_text(b, &t);
	t = grade_table_groups(a, r);
	grade_table_text(b, &t);
	for (size_t f = 0; f < r->plan->n_forms; f++) {
		if (!grade_form_shown(r, f))
			continue;
		t = grade_table_form(a, r, f);
		grade_table_text(b, &t);
		if (r->forms[f].crowded)
			continue;
		t = grade_table_uses(a, r, f);
		grade_table_text(b, &t);
	}
out:
	arena_free(a);
}
