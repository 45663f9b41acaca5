/*
 * grade_rows_marks.c - the answers of a row. An item's cell is looked up by its
 * bytes (grade_cells.h), so that an answer is read once however often it was
 * given.
 */
#include "grade/grade_rows.h"

#include <string.h>

#include "grade/grade_messages.h"

static void
report_answer(struct grade_rows *x, size_t column, struct str text,
    const char *why)
{
	const struct item *it =
	    x->g->key.items[x->columns[column].field - GRADE_FIELDS].item;

	diag_error(x->g->diag, grade_rows_place(x, column), MSG_GRADE_ANSWER,
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

bool
grade_rows_marks(struct grade_rows *x)
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

size_t
grade_rows_values(const struct grade_response *r, size_t item, struct item_value *out)
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
