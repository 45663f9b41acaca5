#include "resolve/resolve_part.h"

#include "base/arena.h"

/* `<!-- table: states -->`: what states.xml says of our states. */
#define STATES "states"
#define NOT_COVERED "Not covered here: ask counsel."
#define NOTHING "\342\200\223"	/* in a cell without a value */

static const struct { const char *topic, *title; } topics[] = {
	{ "recording", "Recording" },
	{ "password-privacy", "Passwords and private accounts" },
	{ "off-duty", "Off-duty conduct" },
	{ "health-privacy", "Health privacy" },
	{ "breach-notice", "Notice of a breach" },
	{ "minors", "Minors" },
	{ "board", "Boards and crimes" }
};

/* --- making rows --- */

struct doc_node *
resolve_table_new(struct maker *m, struct doc_node *to, struct pos at,
    unsigned columns)
{
	struct doc_node *t = doc_add(m->a, to, DOC_TABLE, at);

	t->columns = columns;
	t->aligns = arena_alloc(m->a, columns); /* DOC_LEFT */
	return t;
}

struct doc_node *
resolve_row_add(struct maker *m, struct doc_node *table)
{
	return doc_add(m->a, table, DOC_ROW, table->at);
}

struct doc_node *
resolve_cell_add(struct maker *m, struct doc_node *row, bool header)
{
	struct doc_node *cell = doc_add(m->a, row, DOC_CELL, row->at);

	if (header)
		cell->flags |= DOC_HEADER;
	return cell;
}

static struct doc_node *
header_row(struct maker *m, struct doc_node *table)
{
	struct doc_node *row = resolve_row_add(m, table);

	row->flags |= DOC_HEADER;
	return row;
}

static void
header_cell(struct maker *m, struct doc_node *row, struct str words)
{
	struct doc_node *cell = resolve_cell_add(m, row, true);

	doc_add_text(m->a, cell, cell->at, words);
}

void
resolve_header_add(struct maker *m, struct doc_node *table,
    const char *const *words)
{
	struct doc_node *row = header_row(m, table);

	for (; *words != NULL; words++)
		header_cell(m, row, str_of(*words));
}

/* --- names --- */

static const char *
topic_title(struct str column)
{
	if (str_is(column, "state"))
		return "State";
	for (size_t i = 0; i < NELEM(topics); i++)
		if (str_is(column, topics[i].topic))
			return topics[i].title;
	return NULL;
}

static bool
column_known(const struct maker *m, const struct settings_table *table,
    struct str column, struct str *near)
{
	*near = (struct str){ NULL, 0 };
	return table == NULL ? topic_title(column) != NULL :
	    settings_column_known(m->a, table, column, near);
}

static bool
table_known(const struct maker *m, const struct policy_table *t)
{
	const struct settings_table *table = settings_table_find(m->set,
	    t->source);
	struct str near;
	bool known = true;

	if (table == NULL && !str_is(t->source, STATES)) {
		near = settings_table_nearest(m->a, m->set, t->source);
		diag_error(m->dg, t->at, MSG_NO_TABLE, STR_ARG(t->source));
		if (near.ptr != NULL)
			diag_hint(m->dg, "did you mean \"%.*s\"?",
			    STR_ARG(near));
		return false;
	}
	for (size_t i = 0; i < t->ncolumns; i++) {
		if (column_known(m, table, t->columns[i].text, &near))
			continue;
		known = false;
		diag_error(m->dg, t->columns[i].at, MSG_NO_COLUMN,
		    STR_ARG(t->source), STR_ARG(t->columns[i].text));
		if (near.ptr != NULL)
			diag_hint(m->dg, "did you mean \"%.*s\"?",
			    STR_ARG(near));
	}
	return known;
}

void
resolve_table_check(const struct maker *m, const struct policy_table *t)
{
	(void)table_known(m, t);
}

/* --- tables of the settings --- */

static void
put_cell(struct maker *m, struct doc_node *row,
    const struct settings_row *from, struct str source, size_t number,
    struct str column)
{
	struct doc_node *cell = resolve_cell_add(m, row, false);
	struct settings_values values;

	if (settings_cell(m->a, m->set, from, column, &values) !=
	    SETTINGS_SET) {
		doc_add_text(m->a, cell, row->at, STR_LIT(NOTHING));
		return;
	}
	resolve_values_add(m, cell, row->at, str_fmt(m->a, "%.*s[%zu].%.*s",
	    STR_ARG(source), number, STR_ARG(column)), &values,
	    SETTINGS_CELL);
}

static struct doc_node *
put_rows(struct maker *m, struct doc_node *to, struct pos at,
    struct str source, const struct settings_table *from,
    const struct str *columns, size_t n)
{
	struct doc_node *t = resolve_table_new(m, to, at, (unsigned)n), *row;

	row = header_row(m, t);
	for (size_t i = 0; i < n; i++)
		header_cell(m, row, settings_column_title(m->a, from,
		    columns[i]));
	for (size_t i = 0; i < settings_table_len(from); i++) {
		row = resolve_row_add(m, t);
		for (size_t k = 0; k < n; k++)
			put_cell(m, row, settings_table_row(from, i), source,
			    i + 1, columns[k]);
	}
	return t;
}

/* Every column that the source has. */
static size_t
all_columns(struct maker *m, struct str source, struct str **out)
{
	const struct settings_block *b = NULL;

	for (size_t i = 0; i < settings_blocks_len; i++)
		if ((settings_blocks[i].source != NULL && str_is(source,
		    settings_blocks[i].source)) || (str_is(source,
		    "approvers") && str_is(str_of(settings_blocks[i].name),
		    "person")))
			b = &settings_blocks[i];
	CHECK(b != NULL);
	*out = arena_array(m->a, b->n, sizeof(**out));
	for (size_t i = 0; i < b->n; i++)
		(*out)[i] = str_of(b->fields[i].name);
	return b->n;
}

/* Is column set in any row? */
static bool
is_used(struct maker *m, const struct settings_table *t, struct str column)
{
	struct settings_values values;

	for (size_t i = 0; i < settings_table_len(t); i++)
		if (settings_cell(m->a, m->set, settings_table_row(t, i),
		    column, &values) == SETTINGS_SET)
			return true;
	return false;
}

static size_t
used_columns(struct maker *m, const struct settings_table *t,
    struct str *columns, size_t n)
{
	size_t used = 0;

	for (size_t i = 0; i < n; i++)
		if (is_used(m, t, columns[i]))
			columns[used++] = columns[i];
	return used;
}

/* --- tables of ours: several fields in one cell --- */

static bool
is_line_used(struct maker *m, const struct settings_table *t,
    const struct resolve_column *c)
{
	for (size_t i = 0; i < NELEM(c->fields) && c->fields[i] != NULL; i++)
		if (is_used(m, t, str_of(c->fields[i])))
			return true;
	return false;
}

/* Each field that is set on a line of its own. */
static void
put_lines(struct maker *m, struct doc_node *cell,
    const struct settings_row *from, const char *source, size_t number,
    const struct resolve_column *c)
{
	const struct pos at = settings_row_at(from);

	for (size_t i = 0; i < NELEM(c->fields) && c->fields[i] != NULL; i++) {
		struct settings_values values;

		if (settings_cell(m->a, m->set, from, str_of(c->fields[i]),
		    &values) != SETTINGS_SET)
			continue;
		if (cell->first != NULL)
			doc_add(m->a, cell, DOC_LINE_BREAK, at);
		if (c->before[i] != NULL)
			doc_add_text(m->a, cell, at, str_of(c->before[i]));
		resolve_values_add(m, cell, at, str_fmt(m->a, "%s[%zu].%s",
		    source, number, c->fields[i]), &values, SETTINGS_CELL);
	}
	if (cell->first == NULL)
		doc_add_text(m->a, cell, at, STR_LIT(NOTHING));
}

struct doc_node *
resolve_table_add(struct maker *m, struct doc_node *to, const char *source,
    const struct resolve_column *columns, size_t n)
{
	const struct settings_table *from = settings_table_find(m->set,
	    str_of(source));
	const struct resolve_column *used[POLICY_COLUMNS_MAX];
	struct doc_node *t, *row;
	size_t k = 0;

	CHECK(from != NULL && n <= NELEM(used));
	for (size_t i = 0; i < n; i++)
		if (is_line_used(m, from, &columns[i]))
			used[k++] = &columns[i];
	if (k == 0)
		return NULL;
	t = resolve_table_new(m, to, to->at, (unsigned)k);
	row = header_row(m, t);
	for (size_t i = 0; i < k; i++)
		header_cell(m, row, str_of(used[i]->title));
	for (size_t r = 0; r < settings_table_len(from); r++) {
		row = resolve_row_add(m, t);
		for (size_t i = 0; i < k; i++)
			put_lines(m, resolve_cell_add(m, row, false),
			    settings_table_row(from, r), source, r + 1,
			    used[i]);
	}
	return t;
}

/* --- the table of states --- */

static void
put_topic(struct maker *m, struct doc_node *row, const struct policy_state *s,
    struct str column)
{
	struct doc_node *cell = resolve_cell_add(m, row, false);
	const struct policy_topic *t = s == NULL ? NULL :
	    policy_state_topic(s, column);

	if (t == NULL) {
		doc_add_text(m->a, cell, row->at, STR_LIT(NOT_COVERED));
		return;
	}
	doc_add_text(m->a, cell, row->at, str_empty(t->cite) ? t->text :
	    str_fmt(m->a, "%.*s (%s%.*s)", STR_ARG(t->text),
	    t->guidance ? "guidance: " : "", STR_ARG(t->cite)));
}

static void
put_state(struct maker *m, struct doc_node *table,
    const struct settings_value *v, const struct str *columns, size_t n)
{
	const struct policy_state *s = map_get(
	    m->lib->policies->data->state_by_code, v->text);
	const struct settings_values one = { &v, 1 };
	struct doc_node *row = resolve_row_add(m, table);

	if (s == NULL) {
		diag_warn(m->dg, v->at, MSG_NO_STATE, STR_ARG(v->text));
		diag_hint(m->dg, "add it to policies/states.xml, or ask "
		    "counsel");
	}
	for (size_t i = 0; i < n; i++)
		if (str_is(columns[i], "state"))
			resolve_values_add(m, resolve_cell_add(m, row, false),
			    row->at, STR_LIT("identity.state"), &one,
			    SETTINGS_CELL);
		else
			put_topic(m, row, s, columns[i]);
}

static void
put_states(struct maker *m, struct doc_node *to, struct pos at,
    const struct str *columns, size_t n)
{
	struct settings_values states;
	struct doc_node *table, *row;

	if (settings_get(m->a, m->set, STR_LIT("state"), &states) !=
	    SETTINGS_SET)
		return;
	table = resolve_table_new(m, to, at, (unsigned)n);
	row = header_row(m, table);
	for (size_t i = 0; i < n; i++)
		header_cell(m, row, str_of(topic_title(columns[i])));
	for (size_t i = 0; i < states.n; i++)
		put_state(m, table, states.v[i], columns, n);
}

void
resolve_table_put(struct maker *m, struct doc_node *to,
    const struct policy_table *t, struct pos at)
{
	const struct settings_table *from = settings_table_find(m->set,
	    t->source);
	struct str *columns = NULL;
	size_t n = t->ncolumns;

	if (!table_known(m, t))
		return;
	if (n > 0) {
		columns = arena_array(m->a, n, sizeof(*columns));
		for (size_t i = 0; i < n; i++)
			columns[i] = t->columns[i].text;
	} else if (from != NULL) {
		n = all_columns(m, t->source, &columns);
		n = used_columns(m, from, columns, n);
	} else {
		n = NELEM(topics) + 1;
		columns = arena_array(m->a, n, sizeof(*columns));
		columns[0] = STR_LIT("state");
		for (size_t i = 0; i < NELEM(topics); i++)
			columns[i + 1] = str_of(topics[i].topic);
	}
	if (from == NULL)
		put_states(m, to, at, columns, n);
	else if (settings_table_len(from) > 0 && n > 0)
		put_rows(m, to, at, t->source, from, columns, n);
}
