/* grade_header.c - what the first row of a CSV says of the others. */
#include "grade/grade_rows.h"

#include <string.h>

#include "base/arena.h"
#include "base/csv.h"
#include "base/map.h"
#include "base/utf8.h"
#include "grade/grade_messages.h"

/* Names of columns; of those that mean the same the first that is there. */
static const struct { const char *name; enum grade_field field; } names[] = {
	{ "person", GRADE_F_PERSON }, { "emp_id", GRADE_F_PERSON },
	{ "employee", GRADE_F_PERSON }, { "id", GRADE_F_PERSON },
	{ "user", GRADE_F_PERSON }, { "attempt", GRADE_F_ATTEMPT },
	{ "submitted", GRADE_F_SUBMITTED }, { "started", GRADE_F_STARTED },
	{ "form", GRADE_F_FORM }, { "token", GRADE_F_TOKEN },
	{ "quiz", GRADE_F_QUIZ }, { "version", GRADE_F_VERSION },
	{ "document", GRADE_F_DOCUMENT }, { "name", GRADE_F_NAME },
	{ "attested", GRADE_F_ATTESTED },
};

size_t
grade_rows_column(const struct grade_rows *x, struct str name)
{
	struct arena *a = x->g->scratch;
	const struct str wanted = utf8_fold(a, name);

	for (size_t i = 0; i < x->n_columns; i++)
		if (str_eq(utf8_fold(a, x->columns[i].name), wanted))
			return i;
	return SIZE_MAX;
}

static int
check_twice(struct grade_rows *x, const struct csv_row *row)
{
	struct map *seen = map_new(x->g->scratch);
	int rc = 0;

	for (size_t i = 0; i < row->n; i++) {
		const struct str name = utf8_fold(x->g->scratch,
		    x->columns[i].name);

		if (str_empty(name) ||
		    map_put(seen, name, &x->columns[i]) == NULL)
			continue;
		diag_error(x->g->diag, row->cells[i].at, MSG_GRADE_COLUMN_TWICE,
		    STR_ARG(x->columns[i].name));
		diag_hint(x->g->diag, "rename or remove one of them");
		rc = -1;
	}
	return rc;
}

static void
find_fields(struct grade_rows *x)
{
	bool has[GRADE_FIELDS] = { false };

	for (size_t n = 0; n < NELEM(names); n++) {
		const size_t i = grade_rows_column(x, str_of(names[n].name));

		if (i == SIZE_MAX || x->columns[i].field != GRADE_CARRIED ||
		    has[names[n].field])
			continue;
		has[names[n].field] = true;
		x->columns[i].field = names[n].field;
		x->fields[x->n_fields++] = i;
		if (names[n].field == GRADE_F_PERSON)
			x->person = i;
		if (names[n].field == GRADE_F_SUBMITTED) {
			x->submitted = i;
			x->has_submitted = true;
		}
	}
}

static void
find_items(struct grade_rows *x)
{
	const struct grade_key *k = &x->g->key;

	for (size_t i = 0; i < x->n_columns; i++) {
		const struct grade_item *gi = grade_key_find(k, x->g->scratch,
		    x->columns[i].name);
		size_t item;

		if (gi == NULL)
			continue;
		item = (size_t)(gi - k->items);
		x->columns[i].field = GRADE_FIELDS + item;
		x->items[x->n_items].column = i;
		x->items[x->n_items].item = item;
		x->items[x->n_items++].cells = grade_cells_new(x->g, item);
	}
	x->whole = x->n_items == k->n;
}

/* What makes rows alike: their answers and when they were given. */
static void
find_spans(struct grade_rows *x)
{
	size_t last = SIZE_MAX - 1;

	for (size_t i = 0; i < x->n_columns; i++) {
		const size_t field = x->columns[i].field;

		if (field == GRADE_CARRIED ||
		    (field < GRADE_FIELDS && field != GRADE_F_SUBMITTED))
			continue;
		if (i == last + 1)
			x->spans[x->n_spans - 1].last = i;
		else {
			x->spans[x->n_spans].first = i;
			x->spans[x->n_spans++].last = i;
		}
		last = i;
	}
}

static int
no_person(struct grade_rows *x, struct pos at)
{
	for (size_t i = 0; i < x->n_fields; i++)
		if (x->columns[x->fields[i]].field == GRADE_F_PERSON)
			return 0;
	diag_error(x->g->diag, at, MSG_GRADE_NO_PERSON);
	diag_hint(x->g->diag, "name the column with each person's id: person");
	return -1;
}

static int
no_items(struct grade_rows *x, struct pos at)
{
	const struct str id = x->g->key.items[0].item->id;

	if (x->n_items > 0)
		return 0;
	diag_error(x->g->diag, at, MSG_GRADE_NO_ITEMS, x->g->key.name);
	diag_hint(x->g->diag, "name a column after each item, as in %.*s; is "
	    "it another quiz's file?", STR_ARG(id));
	return -1;
}

static int
compile(struct grade_rows *x, const struct csv_row *row)
{
	struct arena *a = x->g->arena;
	int rc;

	x->n_columns = row->n;
	x->columns = arena_array(a, row->n, sizeof(*x->columns));
	x->items = arena_array(a, row->n, sizeof(*x->items));
	x->spans = arena_array(a, row->n, sizeof(*x->spans));
	x->fields = arena_array(a, NELEM(names), sizeof(*x->fields));
	x->marks = arena_array(a, x->g->key.n, sizeof(*x->marks));
	for (size_t i = 0; i < row->n; i++) {
		x->columns[i].name = str_dup(a,
		    str_trim(row->cells[i].text));
		x->columns[i].field = GRADE_CARRIED;
	}
	/* All of it would be a header, and nobody's answers be missed. */
	for (size_t i = 0; i < row->n; i++)
		if (str_chr(x->columns[i].name, '\r', 0) <
		    x->columns[i].name.len) {
			diag_error(x->g->diag, row->at, MSG_GRADE_RETURNS);
			diag_hint(x->g->diag, "save it with lines that end "
			    "in line feeds, in a spreadsheet as \"CSV UTF-8\"");
			return -1;
		}
	rc = check_twice(x, row);
	if (rc == 0) {
		find_items(x);
		find_fields(x);
		find_spans(x);
	}
	if (rc < 0 || no_person(x, row->at) < 0 || no_items(x, row->at) < 0)
		return -1;
	x->response.marks = x->marks;
	x->response.reader = x;
	x->response.row = true;
	return 0;
}

static int
bad_header(struct grade_rows *x, struct str line)
{
	const char *name = x->from->name;

	if (x->from->error != 0)
		return -1;	/* said by who reads */
	if (x->len == 0) {
		diag_error(x->g->diag, (struct pos){ name, 0, 0 },
		    MSG_GRADE_EMPTY);
		diag_hint(x->g->diag, "its first line names the columns: "
		    "person,attempt,%.*s", STR_ARG(x->g->key.items[0].item->id));
		return -1;
	}
	diag_error(x->g->diag, diag_place(name, line, utf8_check(line)),
	    MSG_GRADE_NOT_CSV);
	diag_hint(x->g->diag, "save it as UTF-8, in a spreadsheet as "
	    "\"CSV UTF-8\"");
	return -1;
}

int
grade_rows_header(struct grade_rows *x, size_t *consumed)
{
	const size_t errors = diag_errors(x->g->diag);
	struct str text, line = { NULL, 0 };
	struct csv_row row;
	struct csv csv;

	*consumed = 0;
	while (grade_rows_fill(x, *consumed)) {
		text = (struct str){ x->text, x->len };
		if (str_starts(text, "\xef\xbb\xbf"))
			*consumed = 3;
		line = str_sub(text, *consumed, text.len);
		x->delimiter = csv_delimiter_of(line);
		/* What is before the first newline outside of marks. */
		grade_scan(&x->scan, line.ptr, line.len, x->delimiter);
		if (x->scan.n_rows > 0 || x->eof ||
		    x->scan.fault != SIZE_MAX || x->len > (1 << 20))
			break;
		*consumed = 0;
	}
	if (x->len == 0)
		return bad_header(x, (struct str){ NULL, 0 });
	if (x->scan.n_rows > 0)
		line = str_sub(line, 0, x->scan.ends[x->scan.rows[0]] + 1u);
	if (utf8_check(line) != line.len || line.len > (1 << 20))
		return bad_header(x, line);
	line = str_dup(x->g->arena, line);
	csv_open(&csv, x->g->arena, x->g->diag, x->from->name, line);
	if (csv_next(&csv, &row) <= 0)
		return x->scan.n_rows == 0 || x->scan.fault != SIZE_MAX ||
		    diag_errors(x->g->diag) > errors ? -1 : bad_header(x, line);
	x->line = csv.line;
	*consumed += line.len;
	return compile(x, &row);
}
