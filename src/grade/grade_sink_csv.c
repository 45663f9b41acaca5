/* grade_sink_csv.c - verdicts as rows of the columns that --columns names. */
#include "grade/grade_sink_part.h"

#include <string.h>

#include "base/arena.h"
#include "base/csv.h"
#include "grade/grade_messages.h"

static const struct { const char *name; enum grade_col col; } names[] = {
	{ "person", COL_PERSON }, { "name", COL_NAME },
	{ "department", COL_DEPARTMENT }, { "attempt", COL_ATTEMPT },
	{ "score", COL_SCORE }, { "max", COL_MAX },
	{ "percent", COL_PERCENT }, { "pass", COL_PASS },
	{ "verdict", COL_VERDICT }, { "reasons", COL_REASONS },
	{ "states", COL_STATES }, { "not-recorded", COL_UNRECORDED },
	{ "form", COL_FORM }, { "submitted", COL_SUBMITTED },
	{ "file", COL_FILE }, { "line", COL_LINE }, { "digest", COL_DIGEST },
	{ "score-before", COL_SCORE_BEFORE },
	{ "verdict-before", COL_VERDICT_BEFORE },
	{ "reasons-before", COL_REASONS_BEFORE }, { "changed", COL_CHANGED },
	{ "counts", COL_COUNTS }, { "final", COL_FINAL },
	{ "final-percent", COL_FINAL_PERCENT },
};

const char *
grade_sink_column_name(size_t i)
{
	return i < NELEM(names) ? names[i].name : NULL;
}

static void
add_column(struct grade_run *g, struct grade_sink *s, struct str name)
{
	struct grade_out_column *c = &s->columns[s->n_columns++];

	*c = (struct grade_out_column){ .col = COL_CARRIED,
		.name = str_dup(g->arena, name), .column = SIZE_MAX };
	for (size_t i = 0; i < NELEM(names); i++)
		if (str_is(name, names[i].name))
			c->col = names[i].col;
	s->n_carried += c->col == COL_CARRIED;
}

static const char *
usual_columns(const struct grade_run *g)
{
	if (g->regrade)
		return "person,attempt,score-before,verdict-before,score,max,"
		    "percent,verdict,changed,reasons,states,counts,final";
	return "person,attempt,score,max,percent,pass,verdict,reasons,states,"
	    "not-recorded,counts,final,file,line";
}

int
grade_sink_read_columns(struct grade_run *g, struct grade_sink *s)
{
	struct str rest = str_of(g->want.columns != NULL ? g->want.columns :
	    usual_columns(g));

	s->columns = arena_array(g->arena, rest.len + 1, sizeof(*s->columns));
	while (rest.ptr != NULL) {
		const struct str name = str_trim(str_cut(&rest, ','));

		if (str_empty(name)) {
			diag_error(g->diag, (struct pos){ 0 },
			    MSG_GRADE_COLUMNS, g->want.columns);
			diag_status(g->diag, EXIT_BAD_USAGE);
			diag_hint(g->diag, "as in --columns="
			    "person,attempt,score,verdict");
			return -1;
		}
		add_column(g, s, name);
	}
	return 0;
}

bool
grade_sink_has(const struct grade_sink *s, enum grade_col col)
{
	for (size_t i = 0; i < s->n_columns; i++)
		if (s->columns[i].col == col)
			return true;
	return false;
}

void
grade_sink_columns(struct grade_run *g, const struct grade_rows *x)
{
	struct grade_sink *s = g->sink;

	for (size_t i = 0; i < s->n_columns; i++)
		if (s->columns[i].col == COL_CARRIED) {
			s->columns[i].column = grade_rows_column(x,
			    s->columns[i].name);
			s->columns[i].found |= s->columns[i].column != SIZE_MAX;
		}
}

static struct str
department(const struct grade_run *g, const struct grade_kept *k)
{
	const struct grade_listed *in = g->people == NULL ? NULL :
	    grade_people_find(g->people, k->r->folded);

	return in != NULL ? in->department : (struct str){ NULL, 0 };
}

/* Words that we made, with a name in them: quoted where they hold a comma or
 * a quotation mark; control characters are escaped. */
static void
put_words(struct buf *b, size_t from)
{
	struct str words = { b->ptr + from, b->len - from };
	struct buf copy;

	if (b->len == from || (memchr(words.ptr, ',', words.len) == NULL &&
	    memchr(words.ptr, '"', words.len) == NULL))
		return;
	buf_init(&copy, SIZE_MAX);
	buf_str(&copy, words);
	b->len = from;
	csv_put(b, buf_view(&copy), false);
	buf_free(&copy);
}

static const char *
verdict_words(bool passed)
{
	return passed ? "passed" : "not passed";
}

static void
put_carried(struct buf *b, const struct grade_kept *k,
    const struct grade_out_column *c, size_t carried)
{
	struct str cell = { NULL, 0 };

	if (k->carried != NULL)
		cell = k->carried[carried];
	else if (k->r->row && c->column != SIZE_MAX)
		cell = grade_rows_cell(k->r->reader, c->column);
	csv_put(b, cell, true);
}

static void
put_cell(struct grade_run *g, struct buf *b, const struct grade_kept *k,
    const struct grade_out_column *c, size_t carried)
{
	const size_t from = b->len;

	switch (c->col) {
	case COL_PERSON:
		csv_put(b, k->r->person, true);
		break;
	case COL_NAME:
		csv_put(b, grade_sink_name(g, k), true);
		break;
	case COL_DEPARTMENT:
		csv_put(b, department(g, k), true);
		break;
	case COL_ATTEMPT:
		grade_put_number(b, k->v.attempt);
		break;
	case COL_SCORE:
		grade_put_points(b, k->v.units);
		break;
	case COL_MAX:
		grade_put_points(b, k->v.max);
		break;
	case COL_PERCENT:
		grade_put_percent(b, k->v.units, k->v.max);
		break;
	case COL_PASS:
		buf_putc(b, k->v.passed ? '1' : '0');
		break;
	case COL_VERDICT:
		buf_puts(b, verdict_words(k->v.passed));
		break;
	case COL_REASONS:
		grade_put_reasons(b, g, k->r, k->p, &k->v, k->v.reasons,
		    false);
		put_words(b, from);
		break;
	case COL_STATES:
		grade_put_states(b, g, &k->v);
		put_words(b, from);
		break;
	case COL_UNRECORDED:
		grade_put_unrecorded(b, &k->v);
		break;
	case COL_FORM:
		csv_put(b, k->p->form, true);
		break;
	case COL_SUBMITTED:
		csv_put(b, k->r->submitted, true);
		break;
	case COL_FILE:
		csv_put(b, str_of(k->at.file), true);
		break;
	case COL_LINE:
		buf_printf(b, "%u", k->at.line);
		break;
	case COL_DIGEST:
		buf_str(b, grade_sink_digest(g, k));
		break;
	case COL_SCORE_BEFORE:
		grade_put_points(b, k->v.units_before);
		break;
	case COL_VERDICT_BEFORE:
		buf_puts(b, verdict_words(k->v.passed_before));
		break;
	case COL_REASONS_BEFORE:
		grade_put_reasons(b, g, k->r, k->p, &k->v,
		    k->v.reasons_before, true);
		put_words(b, from);
		break;
	case COL_CHANGED:
		buf_puts(b, k->v.passed == k->v.passed_before ? "no" : "yes");
		break;
	case COL_COUNTS:
		buf_puts(b, k->counts ? "yes" : "no");
		break;
	case COL_FINAL:
		buf_puts(b, verdict_words(k->final != NULL &&
		    k->final->passed));
		break;
	case COL_FINAL_PERCENT:
		if (k->final != NULL)
			grade_put_percent(b, k->final->units, k->final->max);
		break;
	case COL_CARRIED:
		put_carried(b, k, c, carried);
		break;
	}
}

void
grade_put_csv_header(struct grade_run *g)
{
	struct grade_sink *s = g->sink;

	if (s->written > 0)
		return;
	for (size_t i = 0; i < s->n_columns; i++) {
		if (i > 0)
			buf_putc(&s->out, ',');
		csv_put(&s->out, s->columns[i].name, true);
	}
	buf_putc(&s->out, '\n');
	s->written++;
}

void
grade_put_csv(struct grade_run *g, const struct grade_kept *k)
{
	struct grade_sink *s = g->sink;
	size_t carried = 0;

	grade_put_csv_header(g);
	for (size_t i = 0; i < s->n_columns; i++) {
		if (i > 0)
			buf_putc(&s->out, ',');
		put_cell(g, &s->out, k, &s->columns[i], carried);
		carried += s->columns[i].col == COL_CARRIED;
	}
	buf_putc(&s->out, '\n');
	grade_sink_flush(g, false);
}
