#include "settings/settings_part.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/map.h"

static void
add(struct arena *a, struct settings_cell *c, const struct settings_field *f,
    struct str text, bool sample)
{
	struct settings_value *v = ARENA_NEW(a, struct settings_value);

	*v = (struct settings_value){ .field = f, .text = text,
		.preset = true, .sample = sample };
	settings_cell_add(a, c, v);
}

/* "=path + path": a date and so many months. */
static void
add_date(struct arena *a, const struct settings *s, struct settings_cell *c,
    const struct settings_field *f, struct str date, struct str months)
{
	struct settings_values from, more;
	struct date d;

	if (settings_get(a, s, date, &from) != SETTINGS_SET ||
	    settings_get(a, s, months, &more) != SETTINGS_SET ||
	    !settings_date(from.v[0], &d))
		return;
	d = date_add_months(d, (int)settings_number(more.v[0]));
	add(a, c, f, date_iso(a, d), from.v[0]->sample);
}

static void
fill(struct arena *a, const struct settings *s, struct settings_cell *c,
    const struct settings_field *f, const char *preset)
{
	struct settings_values from;
	struct str rest = str_of(preset);
	size_t plus;

	if (preset[0] != '=' && (f->flags & SET_MANY) != 0 &&
	    f->place == SET_ATTR) {
		while (rest.ptr != NULL)
			add(a, c, f, str_cut(&rest, ' '), false);
		return;
	}
	if (preset[0] != '=') {
		add(a, c, f, rest, false);
		return;
	}
	rest = str_sub(rest, 1, rest.len);
	plus = str_find(rest, " + ", 0);
	if (plus < rest.len) {
		add_date(a, s, c, f, str_sub(rest, 0, plus),
		    str_sub(rest, plus + 3, rest.len));
		return;
	}
	if (settings_get(a, s, rest, &from) != SETTINGS_SET)
		return;
	for (size_t i = 0; i < from.n; i++)
		add(a, c, f, from.v[i]->text, from.v[i]->sample);
}

bool
settings_builtin_block(const struct settings_block *b, bool *whole)
{
	for (size_t i = 0; i < settings_builtins_len; i++)
		if (!strcmp(settings_builtins[i].block, b->name)) {
			/* A scale of levels makes sense only as a whole. */
			*whole = settings_field_find(b,
			    str_of(b->key))->choices == NULL;
			return true;
		}
	return false;
}

/* Does a row of ours stand beside those of the file? */
static bool
stands(const struct settings_table *t, const char *key)
{
	bool whole;

	if (settings_builtin_block(t->block, &whole) && whole)
		return t->given == 0;
	for (size_t i = 0; i < t->n && i < t->given; i++) {
		const struct settings_value *v = settings_row_value(t->rows[i],
		    t->block->key);

		if (v != NULL && str_is(v->text, key))
			return false;
	}
	return true;
}

/* Builtins of one row follow each other in the table. */
static void
add_builtins(struct arena *a, struct settings *s)
{
	struct settings_row *row = NULL;

	for (size_t i = 0; i < settings_builtins_len; i++) {
		const struct settings_builtin *b = &settings_builtins[i];
		struct settings_table *t = settings_block_table(s, b->block);

		if (i == 0 || strcmp(b[-1].block, b->block) != 0 ||
		    strcmp(b[-1].key, b->key) != 0) {
			row = stands(t, b->key) ? settings_row_add(a, t,
			    (struct pos){ 0 }) : NULL;
			if (row != NULL)
				add(a, settings_row_cell(row, t->block->key),
				    settings_field_find(t->block,
				    str_of(t->block->key)), str_of(b->key),
				    false);
		}
		if (row != NULL)
			fill(a, s, settings_row_cell(row, b->field),
			    settings_field_find(t->block, str_of(b->field)),
			    b->value);
	}
}

/* Who has to approve, as a table of people. */
static void
list_approvers(struct arena *a, struct settings *s)
{
	const struct settings_cell *c = settings_row_cell(
	    settings_block_table(s, "approval")->rows[0], "required");
	struct settings_table *t = &s->approvers;

	t->block = settings_block_table(s, "person")->block;
	for (size_t i = 0; i < c->n; i++) {
		struct settings_row *row = map_get(s->people, c->v[i]->text);

		if (row == NULL)
			continue;
		t->rows = arena_grow(a, t->rows, t->n, &t->cap,
		    sizeof(*t->rows));
		t->rows[t->n++] = row;
	}
}

void
settings_preset_apply(struct arena *a, struct settings *s)
{
	add_builtins(a, s);
	for (size_t i = 0; i < settings_blocks_len; i++) {
		const struct settings_table *t = &s->tables[i];

		for (size_t k = 0; k < t->n; k++)
			for (size_t n = 0; n < t->block->n; n++) {
				const struct settings_field *f =
				    &t->block->fields[n];
				struct settings_cell *c =
				    &t->rows[k]->cells[n];

				if (c->n == 0 && !c->wrong &&
				    f->preset != NULL)
					fill(a, s, c, f, f->preset);
			}
	}
	list_approvers(a, s);
}
