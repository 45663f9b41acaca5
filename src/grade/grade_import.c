#include "grade/grade_import.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/csv.h"
#include "base/map.h"
#include "base/utf8.h"
#include "grade/grade_import_messages.h"
#include "grade/grade_messages.h"
#include "grade/grade_part.h"
#include "item/item_quiz.h"

#define QUOTE_MAX 100		/* bytes of a cell that are quoted */
#define NO_COLUMN SIZE_MAX

struct reader {
	struct arena *a;
	struct diag *dg;
	const struct grade_mapping *m;
	size_t at[GRADE_COLUMNS];	/* which cell; NO_COLUMN: none */
	struct map *tries;		/* person and course -> unsigned */
	bool bad;			/* the row at hand */
};

/* --- days --- */

static bool
is_token(struct str s, size_t at, const char *token)
{
	return str_starts(str_sub(s, at, s.len), token);
}

/* What stands at at in a pattern: Y, m (a name), M or D; *len is its length. */
static char
token_at(struct str p, size_t at, size_t *len)
{
	static const struct { const char *text; size_t len; char kind; } all[] = {
		{ "YYYY", 4, 'Y' }, { "YY", 2, 'y' }, { "MON", 3, 'm' },
		{ "MM", 2, 'M' }, { "M", 1, 'M' }, { "DD", 2, 'D' },
		{ "D", 1, 'D' }
	};

	for (size_t i = 0; i < NELEM(all); i++)
		if (is_token(p, at, all[i].text)) {
			*len = all[i].len;
			return all[i].kind;
		}
	*len = 1;
	return 0;
}

bool
grade_day_pattern(struct str pattern)
{
	unsigned years = 0, months = 0, days = 0;
	size_t len;

	for (size_t i = 0; i < pattern.len; i += len) {
		const char kind = token_at(pattern, i, &len);

		years += kind == 'Y' || kind == 'y';
		months += kind == 'm' || kind == 'M';
		days += kind == 'D';
		if (kind == 0 && ascii_is_letter(pattern.ptr[i]))
			return false;
	}
	return years == 1 && months == 1 && days == 1;
}

/* At most max digits from *at on; false when there are none. */
static bool
take_number(struct str s, size_t *at, size_t max, int *out)
{
	const size_t from = *at;

	*out = 0;
	while (*at < s.len && *at - from < max &&
	    ascii_is_digit(s.ptr[*at]))
		*out = *out * 10 + (s.ptr[(*at)++] - '0');
	return *at > from;
}

static bool
take_month(struct str s, size_t *at, int *out)
{
	static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";

	for (int m = 0; m < 12; m++) {
		int i = 0;

		while (i < 3 && *at + (size_t)i < s.len &&
		    ascii_small(s.ptr[*at + (size_t)i]) == months[3 * m + i])
			i++;
		if (i < 3)
			continue;
		*out = m + 1;
		*at += 3;
		return true;
	}
	return false;
}

bool
grade_day_parse(struct str text, struct str pattern, struct date *out)
{
	struct date d = { 0, 0, 0 };
	size_t at = 0, len;
	char iso[16];

	for (size_t i = 0; i < pattern.len; i += len) {
		const char kind = token_at(pattern, i, &len);
		const size_t from = at;
		bool fits = false;

		switch (kind) {
		case 'Y':
			fits = take_number(text, &at, 4, &d.year) &&
			    at - from == 4;
			break;
		case 'y':
			fits = take_number(text, &at, 2, &d.year) &&
			    at - from == 2;
			d.year += 2000;
			break;
		case 'm':
			fits = take_month(text, &at, &d.month);
			break;
		case 'M':
			fits = take_number(text, &at, 2, &d.month);
			break;
		case 'D':
			fits = take_number(text, &at, 2, &d.day);
			break;
		default:
			fits = at < text.len && text.ptr[at] == pattern.ptr[i];
			at++;
		}
		if (!fits)
			return false;
	}
	if (at < text.len && text.ptr[at] != ' ' && text.ptr[at] != ',' &&
	    text.ptr[at] != 'T')
		return false;
	(void)snprintf(iso, sizeof(iso), "%04d-%02d-%02d", d.year, d.month,
	    d.day);
	return date_parse(str_of(iso), out);
}

/* --- the header --- */

static int
find_columns(struct reader *r, const struct csv_row *header)
{
	const size_t errors = diag_errors(r->dg);
	struct map *names = map_new(r->a);

	for (size_t i = 0; i < header->n; i++) {
		size_t *at = ARENA_NEW(r->a, size_t);

		*at = i;
		/* The first counts, unless the mapping asks for it. */
		struct str name = utf8_fold(r->a,
		    utf8_trim(header->cells[i].text));
		const size_t *first = map_get(names, name);

		if (first == NULL) {
			map_put(names, name, at);
			continue;
		}
		for (size_t c = 0; c < GRADE_COLUMNS; c++)
			if (r->m->columns[c].name.ptr != NULL &&
			    str_eq(utf8_fold(r->a, utf8_trim(
			    r->m->columns[c].name)), name)) {
				diag_error(r->dg, header->cells[i].at,
				    MSG_IMPORT_COLUMNS, STR_ARG(str_sub(
				    header->cells[i].text, 0, QUOTE_MAX)));
				diag_hint(r->dg, "take out one of the two, or "
				    "give it another name");
			}
	}
	for (size_t c = 0; c < GRADE_COLUMNS; c++) {
		struct str want = r->m->columns[c].name, folded, near;
		const size_t *at;

		r->at[c] = NO_COLUMN;
		if (want.ptr == NULL)
			continue;
		folded = utf8_fold(r->a, utf8_trim(want));
		at = map_get(names, folded);
		if (at != NULL) {
			r->at[c] = *at;
			continue;
		}
		near = map_nearest(names, folded);
		diag_error(r->dg, r->m->columns[c].at, MSG_IMPORT_COLUMN,
		    STR_ARG(str_sub(want, 0, QUOTE_MAX)));
		at = near.ptr != NULL ? map_get(names, near) : NULL;
		if (at != NULL)
			diag_hint(r->dg, "did you mean \"%.*s\"?", STR_ARG(
			    utf8_trim(header->cells[*at].text)));
		else
			diag_hint(r->dg, "write a name of the first line of "
			    "%s, which begins \"%.*s\"", header->at.file,
			    STR_ARG(str_sub(header->cells[0].text, 0,
			    QUOTE_MAX)));
	}
	return diag_errors(r->dg) == errors ? 0 : -1;
}

/* --- a row --- */

static struct str
cell(const struct reader *r, const struct csv_row *row, enum grade_column c)
{
	return r->at[c] < row->n ? utf8_trim(row->cells[r->at[c]].text) :
	    (struct str){ NULL, 0 };
}

static struct pos
place(const struct reader *r, const struct csv_row *row, enum grade_column c)
{
	return r->at[c] < row->n ? row->cells[r->at[c]].at : row->at;
}

static void
odd_cell(struct reader *r, const struct csv_row *row, enum grade_column c,
    const char *what, const char *hint)
{
	diag_error(r->dg, place(r, row, c), MSG_IMPORT_CELL,
	    STR_ARG(str_sub(cell(r, row, c), 0, QUOTE_MAX)), what);
	diag_hint(r->dg, "%s", hint);
	r->bad = true;
}

static void
read_person(struct reader *r, const struct csv_row *row,
    struct grade_completion *out)
{
	out->person = cell(r, row, GRADE_C_PERSON);
	out->folded = item_person(r->a, out->person);
	if (out->folded.ptr == NULL)
		odd_cell(r, row, GRADE_C_PERSON, "a person's ID",
		    "write the ID of the one who completed it, or take the "
		    "row out");
	else if (item_person_wrong(r->a, out->folded) != NULL)
		odd_cell(r, row, GRADE_C_PERSON, str_fmt(r->a, "a person's "
		    "ID: %s", item_person_wrong(r->a, out->folded)).ptr,
		    "write the ID anew, as the list of people has it");
}

/* NULL: the row is of a course that is nothing to us. */
static const struct grade_course *
course_of(const struct reader *r, const struct csv_row *row)
{
	if (r->at[GRADE_C_QUIZ] == NO_COLUMN)
		return r->m->only;
	return map_get(r->m->courses, utf8_fold(r->a,
	    cell(r, row, GRADE_C_QUIZ)));
}

static void
read_status(struct reader *r, const struct csv_row *row,
    struct grade_completion *out)
{
	struct str word = cell(r, row, GRADE_C_STATUS), near;
	struct str folded = utf8_fold(r->a, word);
	const enum grade_status *s = map_get(r->m->words, folded);

	if (s != NULL) {
		out->status = *s;
		return;
	}
	diag_error(r->dg, place(r, row, GRADE_C_STATUS), MSG_IMPORT_STATUS,
	    STR_ARG(str_sub(word, 0, QUOTE_MAX)));
	near = map_nearest(r->m->words, folded);
	if (near.ptr != NULL)
		diag_hint(r->dg, "did the LMS mean \"%.*s\"? Else write "
		    "<status word=\"%.*s\" means=\"passed\"/> in %s, or "
		    "failed, or open", STR_ARG(near),
		    STR_ARG(str_sub(word, 0, QUOTE_MAX)), r->m->name);
	else
		diag_hint(r->dg, "write <status word=\"%.*s\" "
		    "means=\"passed\"/> in %s, or failed, or open",
		    STR_ARG(str_sub(word, 0, QUOTE_MAX)), r->m->name);
	r->bad = true;
}

static void
read_day(struct reader *r, const struct csv_row *row,
    struct grade_completion *out)
{
	struct str text = cell(r, row, GRADE_C_DATE);
	struct date d;

	if (str_empty(text))
		return;
	if (grade_day_parse(text, r->m->written, &d))
		out->day = date_iso(r->a, d);
	else
		odd_cell(r, row, GRADE_C_DATE, "a day as the mapping says "
		    "days are written", "say how in the mapping, such as "
		    "written=\"M/D/YYYY\"");
}

/* "85", "85.5", "85,5" or "85 %", in hundredths; -1: it is none. */
static long
hundredths(struct str s)
{
	long n = 0;
	size_t i = 0, places = 0;

	if (str_ends(s, "%"))
		s = utf8_trim(str_sub(s, 0, s.len - 1));
	for (; i < s.len && ascii_is_digit(s.ptr[i]); i++) {
		if (n > 100000)
			return -1;
		n = n * 10 + (s.ptr[i] - '0');
	}
	if (i == 0)
		return -1;
	n *= 100;
	if (i < s.len && (s.ptr[i] == '.' || s.ptr[i] == ',')) {
		/* Further places are cut off: none of them decides. */
		for (i++; i < s.len && ascii_is_digit(s.ptr[i]); i++)
			if (places++ < 2)
				n += (s.ptr[i] - '0') * (places == 1 ? 10 : 1);
		if (places == 0)
			return -1;
	}
	return i == s.len ? n : -1;
}

static void
read_score(struct reader *r, const struct csv_row *row,
    struct grade_completion *out)
{
	struct str text = cell(r, row, GRADE_C_SCORE);
	long n = str_empty(text) ? -1 : hundredths(text);

	out->percent = -1;
	if (str_empty(text))
		return;
	if (n < 0 || n > (long)r->m->of * 100)
		odd_cell(r, row, GRADE_C_SCORE, "a score of what the mapping "
		    "says", "say what the best score is in the mapping, such "
		    "as of=\"100\"");
	else
		out->percent = (int)(n * 100 / (long)r->m->of);
}

/* As the LMS says, or which one it is of this person in the file. */
static void
read_attempt(struct reader *r, const struct csv_row *row,
    struct grade_completion *out)
{
	struct str text = cell(r, row, GRADE_C_ATTEMPT);
	struct str key = str_fmt(r->a, "%.*s\n%.*s", STR_ARG(out->course->id),
	    STR_ARG(out->folded));
	unsigned *before = map_get(r->tries, key);
	size_t at = 0;
	int n = 0;

	if (before == NULL) {
		before = ARENA_NEW(r->a, unsigned);
		map_put(r->tries, key, before);
	}
	if (str_empty(text)) {
		out->attempt = ++*before;
		return;
	}
	if (!take_number(text, &at, 3, &n) || at < text.len || n < 1 ||
	    n > GRADE_ATTEMPT_MAX)
		odd_cell(r, row, GRADE_C_ATTEMPT, "the number of an attempt",
		    "write 1 for the first");
	out->attempt = (unsigned)n;
}

/*
 * A delimiter too many or too few: a course would be looked for among the
 * names, and the row be passed over as another course's.
 */
static bool
is_ragged(struct diag *dg, const struct csv_row *row, size_t width)
{
	if (row->n == width)
		return false;
	diag_error(dg, row->at, MSG_GRADE_RAGGED, row->n,
	    row->n == 1 ? "" : "s", width);
	diag_hint(dg, row->n > width ?
	    "put a cell that holds the delimiter in quotation marks" :
	    "write the delimiters of empty cells too");
	return true;
}

int
grade_import_read(struct arena *a, struct diag *dg,
    const struct grade_mapping *m, const char *name, struct str text,
    struct grade_import *out)
{
	struct reader r = { .a = a, .dg = dg, .m = m, .tries = map_new(a) };
	struct csv_row row;
	struct csv csv;
	size_t cap = 0, width;
	int got;

	*out = (struct grade_import){ .mapping = m };
	csv_open(&csv, a, dg, name, text);
	got = csv_next(&csv, &row);
	if (got <= 0) {
		if (got == 0) {
			diag_error(dg, (struct pos){ name, 1, 1 },
			    MSG_IMPORT_COLUMN, STR_ARG(
			    m->columns[GRADE_C_PERSON].name));
			diag_hint(dg, "the file is empty: export it again, "
			    "with the names of columns in its first line");
		}
		return -1;
	}
	if (find_columns(&r, &row) < 0)
		return -1;
	width = row.n;
	while ((got = csv_next(&csv, &row)) != 0) {
		struct grade_completion one;

		if (got < 0 || is_ragged(dg, &row, width)) {
			out->refused++;
			continue;
		}
		one = (struct grade_completion){ .at = row.at,
			.course = course_of(&r, &row) };
		if (one.course == NULL) {
			out->others++;
			continue;
		}
		r.bad = false;
		one.name = cell(&r, &row, GRADE_C_NAME);
		read_person(&r, &row, &one);
		read_status(&r, &row, &one);
		read_day(&r, &row, &one);
		read_score(&r, &row, &one);
		if (!r.bad)
			read_attempt(&r, &row, &one);
		if (r.bad) {
			out->refused++;
			continue;
		}
		out->rows = arena_grow(a, out->rows, out->n, &cap,
		    sizeof(*out->rows));
		out->rows[out->n++] = one;
	}
	/* Nobody to pass and nobody to fail looks like a good end. */
	if (out->n == 0 && out->refused == 0) {
		diag_warn(dg, (struct pos){ name, 0, 0 }, MSG_IMPORT_NONE);
		diag_hint(dg, "is it the whole export? courses are called as "
		    "in <quiz name=\"...\"> of %s", m->name);
	}
	return 0;
}
