/*
 * grade_rows.c - a wide CSV, row by row. The fast path: pieces of a file are
 * scanned for the ends of cells (grade_scan.h), an item's cell is looked up by
 * its bytes (grade_cells.h), and nothing is allocated for a row. A row that
 * breaks a rule is refused with its place and the next one is read.
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

struct str
grade_rows_cell(const struct grade_rows *x, size_t column)
{
	const uint32_t *ends = x->row_ends;
	size_t from = (size_t)(uint32_t)(ends[(ptrdiff_t)column - 1] + 1);
	size_t to = ends[column], len = 0;
	struct str cell;
	char *copy;

	if (column + 1 == x->n_columns && to > from &&
	    x->text[to - 1] == '\r')
		to--;
	if (x->scan.quotes && to > from && x->text[from] == '"') {
		from++;
		to--;
	}
	cell = (struct str){ x->text + from, to - from };
	if (!x->scan.doubled || memchr(cell.ptr, '"', cell.len) == NULL)
		return cell;
	copy = arena_alloc(x->g->scratch, cell.len + 8);
	for (size_t i = 0; i < cell.len; i++) {
		copy[len++] = cell.ptr[i];
		if (cell.ptr[i] == '"')
			i++;
	}
	return (struct str){ copy, len };
}

static struct pos
column_place(const struct grade_rows *x, size_t column)
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
			return column_place(x, i);
	return row_place(x, x->row_at);
}

/* --- one row --- */

static bool
set_attempt(struct grade_rows *x, struct str text, size_t column)
{
	const struct str s = str_trim(text);
	unsigned n = 0;

	for (size_t i = 0; i < s.len && n < 1000; i++)
		n = s.ptr[i] >= '0' && s.ptr[i] <= '9' ?
		    n * 10 + (unsigned)(s.ptr[i] - '0') : 1000;
	if ((n > 0 && n < 1000) || s.len == 0) {
		x->response.attempt = n;
		return true;
	}
	diag_error(x->g->diag, column_place(x, column), MSG_GRADE_ATTEMPT,
	    STR_ARG(str_sub(s, 0, 60)));
	diag_hint(x->g->diag, "write a number from 1 to 999, or leave the "
	    "cell empty");
	return false;
}

static bool
set_attested(struct grade_rows *x, struct str text, size_t column)
{
	static const struct { const char *word; enum grade_said said; }
	words[] = {
		{ "yes", GRADE_YES }, { "y", GRADE_YES }, { "true", GRADE_YES },
		{ "1", GRADE_YES }, { "x", GRADE_YES }, { "no", GRADE_NO },
		{ "n", GRADE_NO }, { "false", GRADE_NO }, { "0", GRADE_NO },
		{ "", GRADE_NO },
	};
	const struct str s = utf8_fold(x->g->scratch, str_trim(text));

	for (size_t i = 0; i < NELEM(words); i++)
		if (str_is(s, words[i].word)) {
			x->response.attested = words[i].said;
			return true;
		}
	diag_error(x->g->diag, column_place(x, column), MSG_GRADE_YES_NO,
	    STR_ARG(str_sub(s, 0, 60)));
	diag_hint(x->g->diag, "write yes or no");
	return false;
}

static struct str
unless_empty(struct str s)
{
	return str_empty(s) ? (struct str){ NULL, 0 } : s;
}

/* A quiz is named by its id or by its digest. */
static void
set_quiz(struct grade_response *r, struct str text)
{
	struct digest d;

	r->quiz = r->quiz_id = (struct str){ NULL, 0 };
	if (digest_parse_hex(text, &d))
		r->quiz = text;
	else
		r->quiz_id = unless_empty(text);
}

/* A field that is none of an item's. */
static bool
set_field(struct grade_rows *x, size_t column)
{
	const struct str text = grade_rows_cell(x, column);
	struct grade_response *r = &x->response;

	switch ((enum grade_field)x->columns[column].field) {
	case GRADE_F_PERSON:
		r->person = text;
		break;
	case GRADE_F_ATTEMPT:
		if (text.len == 1 && text.ptr[0] >= '1' && text.ptr[0] <= '9') {
			r->attempt = (unsigned)(text.ptr[0] - '0');
			break;
		}
		return set_attempt(x, text, column);
	case GRADE_F_SUBMITTED:
		r->submitted = unless_empty(str_trim(text));
		break;
	case GRADE_F_STARTED:
		r->started = unless_empty(str_trim(text));
		break;
	case GRADE_F_FORM:
		r->form = str_trim(text);
		break;
	case GRADE_F_TOKEN:
		r->token = unless_empty(str_trim(text));
		break;
	case GRADE_F_QUIZ:
		set_quiz(r, str_trim(text));
		break;
	case GRADE_F_VERSION:
		r->version = unless_empty(str_trim(text));
		break;
	case GRADE_F_DOCUMENT:
		r->number = unless_empty(str_trim(text));
		break;
	case GRADE_F_NAME:
		r->typed_name = text;
		break;
	case GRADE_F_ATTESTED:
		return set_attested(x, text, column);
	case GRADE_F_HANDBOOK:
	case GRADE_F_STATEMENT:
	case GRADE_F_MODE:
	case GRADE_F_ROW:
	case GRADE_FIELDS:
		break;
	}
	return true;
}

static void
report_answer(struct grade_rows *x, size_t column, struct str text,
    const char *why)
{
	const struct item *it =
	    x->g->key.items[x->columns[column].field - GRADE_FIELDS].item;

	diag_error(x->g->diag, column_place(x, column), MSG_GRADE_ANSWER,
	    STR_ARG(str_sub(text, 0, 60)), STR_ARG(it->id), why);
	diag_hint(x->g->diag, "%s", it->kind == ITEM_ORDER ?
	    "an order is written A>B>C" : it->kind == ITEM_MATCH ?
	    "a match is written R1-D1|R2-D2" : it->kind == ITEM_MULTIPLE ?
	    "several answers are written A|C; an empty cell is unanswered" :
	    "write one of its choices; an empty cell is unanswered");
}

/* One cell that was not found at once. */
static const struct grade_cell *
mark_slowly(struct grade_rows *x, size_t column, struct grade_cells *cells)
{
	const struct str s = grade_rows_cell(x, column);
	const char *why = NULL;
	const struct grade_cell *cell = grade_cells_add(x->g, cells, s, &why);

	if (cell == NULL)
		report_answer(x, column, s, why);
	return cell;
}

/*
 * The items' cells. Written for the machine: this loop is where most of a
 * million rows' time goes. Returns whether all were found.
 */
static inline bool
find_cells(struct grade_rows *x, const struct grade_cell **found,
    const bool quotes)
{
	const uint32_t *ends = x->row_ends;
	const size_t last = x->n_columns - 1, n = x->n_items;
	const char *text = x->text;
	bool good = true;

	for (size_t i = 0; i < n; i++) {
		const struct grade_item_column *c = &x->items[i];
		const uint32_t from = ends[(ptrdiff_t)c->column - 1] + 1;
		const char *p = text + from;
		uint32_t len = ends[c->column] - from;
		const struct grade_cell *cell = NULL;
		uint64_t word = 0;

		if (c->column == last)
			len -= len > 0 && p[len - 1] == '\r';
		if (quotes && len > 1 && p[0] == '"') {
			p++;
			len -= 2;
		}
		if (len <= 8) {
			memcpy(&word, p, 8);
			word &= x->masks[len];
			cell = &c->cells->short_ones[grade_cells_slot(word)];
		}
		if (cell == NULL || cell->word != word) {
			cell = mark_slowly(x, c->column, c->cells);
			good &= cell != NULL;
		}
		found[i] = cell;
	}
	return good;
}

static bool
mark_items(struct grade_rows *x)
{
	const struct grade_cell **found = x->found;
	struct grade_response *r = &x->response;
	int64_t units = 0, before = 0;
	unsigned missed = 0, missed_before = 0;

	if (!(x->scan.quotes ? find_cells(x, found, true) :
	    find_cells(x, found, false)))
		return false;
	for (size_t i = 0; i < x->n_items; i++) {
		units += found[i]->mark.units;
		missed += found[i]->missed;
		x->marks[x->items[i].item] = &found[i]->mark;
	}
	for (size_t i = 0; x->g->regrade && i < x->n_items; i++) {
		before += found[i]->mark.before;
		missed_before += found[i]->missed_before;
	}
	r->units = x->whole ? units : -1;
	r->units_before = before;
	r->missed = missed;
	r->missed_before = missed_before;
	return true;
}

/* --- looking ahead --- */

/* Folds to itself, and can be hashed as it stands: no spaces around it. */
static bool
is_plain(struct str s)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t word, odd = 0;
	size_t i = 0;

	if (s.len == 0 || s.ptr[0] == ' ' || s.ptr[s.len - 1] == ' ')
		return false;
	for (; s.len - i >= 8; i += 8) {
		memcpy(&word, s.ptr + i, 8);
		/* High bits: beyond ASCII; at least 'A'; more than 'Z'. */
		odd |= word | (((word & ~(ones << 7)) + ones * (128 - 'A')) &
		    ~((word & ~(ones << 7)) + ones * (127 - 'Z')));
		odd |= ~((word & ~(ones << 7)) + ones * (128 - ' '));
		odd |= (word & ~(ones << 7)) + ones;	/* 0x7f */
	}
	if ((odd & ones << 7) != 0)
		return false;
	for (; i < s.len; i++)
		if (s.ptr[i] < ' ' || (s.ptr[i] >= 'A' && s.ptr[i] <= 'Z') ||
		    s.ptr[i] == 0x7f)
			return false;
	return true;
}

static uint64_t
likeness_of(const struct grade_rows *x, const uint32_t *ends)
{
	const struct grade_seen *seen = x->g->seen;
	const uint32_t at = ends[(ptrdiff_t)x->submitted - 1] + 1;
	const struct str time = { x->text + at, ends[x->submitted] - at };
	uint64_t hash;

	if (time.len < GRADE_TO_THE_SECOND)
		return 0;
	hash = grade_seen_hash(seen, time);
	for (size_t i = 0; i < x->n_spans; i++) {
		const uint32_t from = ends[(ptrdiff_t)x->spans[i].first - 1];
		const struct str s = { x->text + (uint32_t)(from + 1),
			ends[x->spans[i].last] - (uint32_t)(from + 1) };

		hash = grade_seen_mix(hash, grade_seen_hash(seen, s));
	}
	return hash != 0 ? hash : 1;
}

static const uint32_t *
ends_of(const struct grade_rows *x, size_t row)
{
	return x->scan.ends + (row == 0 ? 0 : x->scan.rows[row - 1] + 1);
}

static bool
is_whole(const struct grade_rows *x, size_t row)
{
	const uint32_t *ends = ends_of(x, row);

	return x->scan.ends + x->scan.rows[row] + 1 - ends ==
	    (ptrdiff_t)x->n_columns;
}

/* Ask memory for what row will need. */
static void
look_ahead(struct grade_rows *x, size_t row)
{
	struct grade_ahead *a = &x->ahead[row % GRADE_AHEAD];
	const uint32_t *ends = ends_of(x, row);
	uint32_t from;

	a->plain = false;
	a->likeness = 0;
	if (!is_whole(x, row))
		return;
	from = ends[(ptrdiff_t)x->person - 1] + 1;
	a->person = (struct str){ x->text + from, ends[x->person] - from };
	if (x->scan.quotes && a->person.len > 1 && a->person.ptr[0] == '"')
		a->person = (struct str){ a->person.ptr + 1,
			a->person.len - 2 };
	if (is_plain(a->person) && x->person + 1 != x->n_columns &&
	    !x->scan.doubled) {
		a->plain = true;
		a->hash = grade_seen_hash(x->g->seen, a->person);
		if (!x->g->light_people)
			grade_seen_soon(x->g->seen, a->hash);
	}
	if (x->has_submitted) {
		a->likeness = likeness_of(x, ends);
		if (!x->g->light_likes)
			grade_seen_soon_like(x->g->seen, a->likeness);
	}
}

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

static size_t
values(const struct grade_response *r, size_t item, struct item_value *out)
{
	const struct grade_rows *x = r->reader;
	size_t n = 0;

	for (size_t i = 0; i < x->n_items; i++)
		if (x->items[i].cells->item == item &&
		    grade_values_parse(x->g->key.items[item].item,
		    grade_rows_cell(x, x->items[i].column), out, &n) != NULL)
			n = 0;
	return n;
}

static void
do_row(struct grade_rows *x, size_t row)
{
	const struct grade_ahead *a = &x->ahead[row % GRADE_AHEAD];
	const size_t end = x->scan.ends[x->scan.rows[row]];
	struct grade_response *r = &x->response;
	const size_t cells = (size_t)(x->scan.ends + x->scan.rows[row] + 1 -
	    ends_of(x, row));
	bool good = true;

	x->row_ends = ends_of(x, row);
	/* Empty lines part nothing. */
	if (cells == 1 && (end == x->row_at || (end == x->row_at + 1 &&
	    x->text[x->row_at] == '\r')))
		return;
	if (x->scan.dirty && !check_text(x, end))
		good = false;
	else if (!is_whole(x, row)) {
		report_ragged(x, cells);
		good = false;
	}
	if (!good || (x->g->n_doubts > 0 && grade_doubted(x->g, x->line))) {
		grade_refuse(x->g);
		return;
	}
	for (size_t i = 0; i < x->n_fields; i++)
		good &= set_field(x, x->fields[i]);
	r->folded = a->plain ? a->person : (struct str){ NULL, 0 };
	r->hash = a->hash;
	r->likeness = a->likeness;
	if (x->g->row_bytes)
		r->bytes = row_bytes(x);
	good &= mark_items(x);
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
		look_ahead(x, i);
	for (size_t i = 0; i < n; i++) {
		const size_t end = x->scan.ends[x->scan.rows[i]];

		do_row(x, i);
		if (i + GRADE_AHEAD < n)
			look_ahead(x, i + GRADE_AHEAD);
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
	x.response.values = values;
	if (grade_rows_header(&x, &consumed) == 0) {
		grade_sink_columns(g, &x);
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
