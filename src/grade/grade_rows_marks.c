/*
 * grade_rows_marks.c - the answers of a row. An item's cell is looked up by its
 * bytes (grade_cells.h), so that an answer is read once however often it was
 * given.
 */
#include "grade/grade_rows.h"

#include <string.h>

#include "base/base.h"
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
SELDOM static const struct grade_mark *
mark_slowly(struct grade_rows *x, const struct grade_item_column *c,
    struct str bytes)
{
	const struct str text = grade_rows_cell(x, c->column);
	const char *why = NULL;
	const struct grade_mark *m = grade_cells_add(x->g, c->cells, bytes,
	    text, &why);

	if (m == NULL)
		report_answer(x, c->column, text, why);
	return m;
}

/*
 * The marks of the items' cells, and their sum. Written for the machine: this
 * loop is where most of a million rows' time goes. A cell that is remembered is
 * looked up with its quotation marks and a CR. False after a finding.
 */
static bool
find_marks(struct grade_rows *x)
{
	const struct grade_item_column *c = x->items, *end = c + x->n_items;
	const struct grade_mark **marks = x->marks;
	const uint32_t *ends = x->row_ends;
	const char *text = x->text;
	int64_t units = 0;
	unsigned missed = 0;
	bool good = true;

	for (; c < end; c++) {
		const uint32_t from = ends[(ptrdiff_t)c->column - 1] + 1;
		const uint32_t len = ends[c->column] - from;
		const struct grade_mark *m = NULL;
		const struct grade_cell *cell;
		uint64_t word;

		if (len <= sizeof(word)) {
			memcpy(&word, text + from, sizeof(word));
			word &= x->masks[len];
			cell = &c->cells->short_ones[grade_cells_slot(word)];
			if (cell->word == word)
				m = &cell->mark;
		}
		if (m == NULL) {
			m = mark_slowly(x, c,
			    (struct str){ text + from, len });
			if (m == NULL) {
				good = false;
				continue;
			}
		}
		units += m->units;
		missed += m->missed;
		marks[c->item] = m;
	}
	x->response.units = x->whole ? units : -1;
	x->response.missed = missed;
	return good;
}

bool
grade_rows_marks(struct grade_rows *x)
{
	struct grade_response *r = &x->response;

	if (!find_marks(x))
		return false;
	r->units_before = 0;
	r->missed_before = 0;
	for (size_t i = 0; x->g->regrade && i < x->n_items; i++) {
		const struct grade_mark *m = x->marks[x->items[i].item];

		r->units_before += m->before;
		r->missed_before += m->missed_before;
	}
	return true;
}

size_t
grade_rows_values(const struct grade_response *r, size_t item,
    struct item_value *out)
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
