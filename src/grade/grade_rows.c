/*
 * grade_rows.c - a wide CSV, row by row. The fast path: pieces of a file are
 * scanned for the ends of cells (grade_scan.h), and nothing is allocated for a
 * row. A row that breaks a rule is refused with its place and the next one is
 * read.
 */
#include "grade/grade_rows.h"

#include <string.h>

#include "base/arena.h"
#include "base/base_messages.h"
#include "base/csv.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "grade/grade_messages.h"
#include "grade/grade_seen.h"
#include "grade/grade_sink.h"
#include "grade/grade_verify.h"

enum {
	PIECE = 128 << 10,	/* read at once: stays in the cache */
	ROW_MAX = 1 << 20	/* bytes of one row */
};

static struct pos
row_place(const struct grade_rows *x, size_t offset)
{
	const struct str row = { x->text + x->row_at, offset - x->row_at };
	struct pos at = diag_place(x->from->name, row, row.len);

	at.line += x->line - 1;
	return at;
}

/* A cell whose quotation marks are written twice. */
SELDOM static struct str
undouble(const struct grade_rows *x, struct str cell)
{
	char *copy = arena_alloc(x->g->scratch, cell.len + 8);
	size_t len = 0;

	for (size_t i = 0; i < cell.len; i++) {
		copy[len++] = cell.ptr[i];
		if (cell.ptr[i] == '"')
			i++;
	}
	return (struct str){ copy, len };
}

struct str
grade_rows_cell(const struct grade_rows *x, size_t column)
{
	const uint32_t *ends = x->row_ends;
	size_t from = (size_t)(uint32_t)(ends[(ptrdiff_t)column - 1] + 1);
	size_t to = ends[column];
	struct str cell;

	if (column + 1 == x->n_columns && to > from &&
	    x->text[to - 1] == '\r')
		to--;
	if (x->scan.quotes && to > from && x->text[from] == '"') {
		from++;
		to--;
	}
	cell = (struct str){ x->text + from, to - from };
	return x->scan.doubled && str_chr(cell, '"', 0) < cell.len ?
	    undouble(x, cell) : cell;
}

struct pos
grade_rows_place(const struct grade_rows *x, size_t column)
{
	return row_place(x,
	    (size_t)(uint32_t)(x->row_ends[(ptrdiff_t)column - 1] + 1));
}

static struct pos
where(const struct grade_response *r, size_t field)
{
	const struct grade_rows *x = r->reader;

	for (size_t i = 0; i < x->n_columns; i++)
		if (x->columns[i].field == field)
			return grade_rows_place(x, i);
	return row_place(x, x->row_at);
}

/* --- one row --- */

static bool
check_text(struct grade_rows *x, size_t end)
{
	const struct str row = { x->text + x->row_at, end - x->row_at };
	const size_t good = utf8_check(row);
	struct pos at;

	if (good == row.len)
		return true;
	at = row_place(x, x->row_at + good);
	if (row.ptr[good] == '\0')
		diag_error(x->g->diag, at, MSG_NUL);
	else
		diag_error(x->g->diag, at, MSG_NOT_UTF8,
		    (unsigned)(unsigned char)row.ptr[good]);
	diag_hint(x->g->diag, row.ptr[good] == '\0' ?
	    "is it a text file? remove the byte" :
	    "save the file as UTF-8, in a spreadsheet as \"CSV UTF-8\"");
	return false;
}

static void
report_ragged(struct grade_rows *x, size_t cells)
{
	diag_error(x->g->diag, row_place(x, x->row_at), MSG_GRADE_RAGGED,
	    cells, cells == 1 ? "" : "s", x->n_columns);
	diag_hint(x->g->diag, cells > x->n_columns ?
	    "put a cell that holds the delimiter in quotation marks" :
	    "write the delimiters of empty cells too");
}

/* A row that stands alone: the header and it, with commas. */
static struct str
row_bytes(const struct grade_rows *x)
{
	struct buf b;
	struct str bytes;

	buf_init(&b, SIZE_MAX);
	for (size_t i = 0; i < x->n_columns; i++) {
		if (i > 0)
			buf_putc(&b, ',');
		csv_put(&b, x->columns[i].name, false);
	}
	buf_putc(&b, '\n');
	for (size_t i = 0; i < x->n_columns; i++) {
		if (i > 0)
			buf_putc(&b, ',');
		csv_put(&b, grade_rows_cell(x, i), false);
	}
	buf_putc(&b, '\n');
	bytes = str_dup(x->g->scratch, buf_view(&b));
	buf_free(&b);
	return bytes;
}

static void
do_row(struct grade_rows *x, size_t row)
{
	const struct grade_ahead *a = &x->ahead[row % GRADE_AHEAD];
	const size_t end = x->scan.ends[x->scan.rows[row]];
	struct grade_response *r = &x->response;
	const size_t cells = grade_rows_cells(x, row);
	bool good = true;

	x->row_ends = grade_rows_ends(x, row);
	/* Empty lines part nothing. */
	if (cells == 1 && (end == x->row_at || (end == x->row_at + 1 &&
	    x->text[x->row_at] == '\r')))
		return;
	if (x->scan.dirty && !check_text(x, end))
		good = false;
	else if (cells != x->n_columns) {
		report_ragged(x, cells);
		good = false;
	}
	if (!good || (x->g->n_doubts > 0 && grade_doubted(x->g, x->line))) {
		grade_refuse(x->g);
		return;
	}
	good &= grade_rows_fields(x);
	r->folded = a->plain ? a->person : (struct str){ NULL, 0 };
	r->hash = a->hash;
	r->likeness = a->likeness;
	if (x->g->row_bytes)
		r->bytes = row_bytes(x);
	good &= grade_rows_marks(x);
	if (good)
		grade_accept(x->g, r);
	else
		grade_refuse(x->g);
	if (arena_used(x->g->scratch) > 0)
		arena_reset(x->g->scratch);
}

/* All whole rows of the piece; returns where the next one begins. */
static size_t
do_rows(struct grade_rows *x)
{
	const size_t n = x->scan.n_rows;
	const bool lines = x->scan.newlines != n;

	x->row_at = 0;
	for (size_t i = 0; i < GRADE_AHEAD && i < n; i++)
		grade_rows_ahead(x, i);
	for (size_t i = 0; i < n; i++) {
		const size_t end = x->scan.ends[x->scan.rows[i]];

		do_row(x, i);
		if (i + GRADE_AHEAD < n)
			grade_rows_ahead(x, i + GRADE_AHEAD);
		x->line++;
		for (size_t at = x->row_at; lines && at < end; at++)
			x->line += x->text[at] == '\n';
		x->row_at = end + 1;
	}
	return x->row_at;
}

/* --- pieces --- */

bool
grade_rows_fill(struct grade_rows *x, size_t consumed)
{
	size_t want, n;

	if (consumed > 0) {
		x->text += consumed;
		x->len -= consumed;
	}
	if (x->eof)
		return x->len > 0;
	/* Much is left of a piece when a row in it was refused; to move it for
	 * each of a million would take hours. */
	if (consumed > 0 && x->len >= PIECE / 2)
		return true;
	if (x->len > 0)
		memmove(x->memory, x->text, x->len);
	want = x->len < PIECE / 2 ? PIECE : x->len * 2;
	if (want + GRADE_SCAN_SLACK > x->cap) {
		x->cap = want + GRADE_SCAN_SLACK;
		x->memory = mem_realloc(x->memory, x->cap);
	}
	x->text = x->memory;
	while (x->len < want) {
		n = grade_source_read(x->from, x->text + x->len,
		    want - x->len);
		if (n == 0) {
			x->eof = true;
			break;
		}
		x->len += n;
	}
	/* The last line need not end in a newline. */
	if (x->eof && x->len > 0 && x->text[x->len - 1] != '\n')
		x->text[x->len++] = '\n';
	memset(x->text + x->len, ' ', GRADE_SCAN_SLACK - 1);
	return x->len > 0;
}

/*
 * Leave out the line that begins at from; returns where the next one begins.
 * The rest of the line need not be there yet.
 */
static size_t
skip_line(struct grade_rows *x, size_t from)
{
	const char *end;

	while ((end = memchr(x->text + from, '\n', x->len - from)) == NULL) {
		if (!grade_rows_fill(x, x->len) || x->len == 0)
			return x->len;
		from = 0;
	}
	x->line++;
	return (size_t)(end - x->text) + 1;
}

static size_t
refuse_line(struct grade_rows *x)
{
	grade_refuse(x->g);
	return skip_line(x, x->row_at);
}

/* Past the row that begins at x->row_at, whose marks are wrong. */
static size_t
refuse_marks(struct grade_rows *x)
{
	const bool open = x->scan.fault == SIZE_MAX;
	size_t at = open ? x->row_at : x->scan.fault;

	if (open) {
		/* The mark that is never closed: the last that could open. */
		bool quoted = false;

		for (size_t i = x->row_at; i < x->len; i++)
			if (x->text[i] == '"') {
				quoted = !quoted;
				at = quoted ? i : at;
			}
	}
	csv_report_quote(x->g->diag, row_place(x, at), open);
	return refuse_line(x);
}

static size_t
refuse_long(struct grade_rows *x)
{
	diag_error(x->g->diag, row_place(x, x->row_at), MSG_GRADE_LONG,
	    (int)ROW_MAX);
	diag_hint(x->g->diag, "is a quotation mark not closed? or is it "
	    "another kind of file?");
	return refuse_line(x);
}

static void
read_pieces(struct grade_rows *x, size_t consumed)
{
	while (grade_rows_fill(x, consumed)) {
		grade_scan(&x->scan, x->text, x->len, x->delimiter);
		consumed = do_rows(x);
		if (x->scan.fault != SIZE_MAX)
			consumed = refuse_marks(x);
		else if (x->eof && consumed < x->len)
			consumed = refuse_marks(x);
		else if (x->len - consumed > ROW_MAX)
			consumed = refuse_long(x);
	}
}

/* As many as there are rows, by the length of those at hand. */
static void
expect_people(const struct grade_rows *x, size_t header)
{
	const size_t n = x->scan.n_rows;
	const size_t len = n > 1 ? x->scan.ends[x->scan.rows[n - 1]] -
	    x->scan.ends[x->scan.rows[0]] : 0;

	if (len > 0 && x->from->size > header && !x->g->light_people)
		grade_seen_expect(x->g->seen,
		    (x->from->size - header) / (len / (n - 1)));
}

/* Nobody to pass and nobody to fail looks like a good end. */
static void
report_no_rows(struct grade_run *g, const char *name)
{
	diag_warn(g->diag, (struct pos){ name, 0, 0 }, MSG_GRADE_NO_ROWS);
	diag_hint(g->diag, "is it the whole file? to look: wc -l %s",
	    file_typed(g->arena, name));
}

void
grade_rows(struct grade_run *g, struct grade_source *from)
{
	struct grade_rows x = { .g = g, .from = from, .line = 1 };
	const struct digest none = { { 0 } };
	const size_t graded = g->graded, refused = g->refused;
	struct digest d = none;
	size_t consumed;

	for (size_t i = 0; i < NELEM(x.masks); i++)
		memset(&x.masks[i], 0xff, i);
	grade_scan_init(&x.scan);
	x.response.where = where;
	x.response.values = grade_rows_values;
	if (grade_rows_header(&x, &consumed) == 0) {
		grade_sink_columns(g, &x);
		expect_people(&x, consumed);
		read_pieces(&x, consumed);
		if (from->error == 0 && g->graded == graded &&
		    g->refused == refused)
			report_no_rows(g, from->name);
	}
	if (from->digest != NULL)
		d = digest_end(from->digest);
	if (g->graded > graded)
		grade_sink_file(g, from->name,
		    from->digest != NULL ? &d : NULL);
	grade_scan_free(&x.scan);
	mem_free(x.memory);
}
