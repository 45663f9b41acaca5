#include "settings/settings_part.h"

#include <string.h>

#include "base/arena.h"
#include "base/map.h"

/*
 * A path is walked step by step over rows: at first all rows of a block, then
 * those with a key, then, through a reference, the rows that it names. The
 * block alone says whether a step can be, so that "unknown" does not depend
 * on what the file holds.
 */
struct walk {
	struct arena *a;
	const struct settings *s;
	const struct settings_block *block;
	const struct settings_row *const *rows;
	size_t n;
	bool keyed;		/* no key may follow */
	const struct settings_field *field;	/* NULL: at the rows */
	struct settings_values values;		/* of field */
};

size_t
settings_near_max(struct str word)
{
	return word.len / 3 > 2 ? word.len / 3 : 2;
}

size_t
settings_block_index(struct str name)
{
	size_t i = 0;

	while (i < settings_blocks_len &&
	    !str_is(name, settings_blocks[i].name))
		i++;
	return i;
}

struct settings_table *
settings_block_table(const struct settings *s, const char *block)
{
	const size_t i = settings_block_index(str_of(block));

	CHECK(i < settings_blocks_len);
	return &s->tables[i];
}

const struct settings_field *
settings_field_find(const struct settings_block *b, struct str name)
{
	for (size_t i = 0; i < b->n; i++)
		if (str_is(name, b->fields[i].name))
			return &b->fields[i];
	return NULL;
}

struct settings_cell *
settings_row_cell(const struct settings_row *row, const char *field)
{
	const struct settings_field *f = settings_field_find(row->block,
	    str_of(field));

	return f != NULL ? &row->cells[f - row->block->fields] : NULL;
}

const struct settings_value *
settings_row_value(const struct settings_row *row, const char *field)
{
	const struct settings_cell *c = settings_row_cell(row, field);

	return c != NULL && c->n > 0 ? c->v[0] : NULL;
}

const struct settings_row *
settings_office(const struct settings *s, struct str office)
{
	const struct settings_table *t = settings_block_table(s, "contact");

	for (size_t i = 0; i < t->n; i++) {
		const struct settings_value *v = settings_row_value(t->rows[i],
		    "role");

		if (v != NULL && str_eq(v->text, office))
			return t->rows[i];
	}
	return NULL;
}

const struct settings_row *
settings_row_referred(const struct settings *s, const struct settings_value *v)
{
	const struct settings_row *row;

	switch (v->field->type) {
	case SET_PERSON:
		return map_get(s->people, v->text);
	case SET_TOOL:
		return map_get(s->tools, v->text);
	case SET_SITE:
		return map_get(s->sites, v->text);
	case SET_WHO:
		row = map_get(s->people, v->text);
		if (row != NULL)
			return row;
		row = settings_office(s, v->text);
		if (row == NULL)
			return NULL;
		v = settings_row_value(row, "person");
		return v != NULL ? map_get(s->people, v->text) : NULL;
	case SET_LINE:
	case SET_TEXT:
	case SET_ID:
	case SET_VERSION:
	case SET_DATE:
	case SET_INT:
	case SET_PERCENT:
	case SET_BOOL:
	case SET_PHONE:
	case SET_EMAIL:
	case SET_URL:
	case SET_STATE:
	case SET_COLOR:
	case SET_FILE:
	case SET_CHOICE:
	case SET_OPEN:
	case SET_ROLE:
		break;
	}
	return NULL;
}

const char *
settings_field_name(struct arena *a, const struct settings_row *row,
    const struct settings_field *f)
{
	switch (f->place) {
	case SET_ATTR:
		return str_fmt(a, "\"%s\" of <%s>", f->name,
		    row->block->name).ptr;
	case SET_CHILD:
		return str_fmt(a, "<%s> in <%s>", f->name,
		    row->block->name).ptr;
	case SET_BODY:
		break;
	}
	return str_fmt(a, "<%s>", row->block->name).ptr;
}

const struct settings_block *
settings_block_referred(enum settings_type type)
{
	const char *name = NULL;

	if (type == SET_PERSON || type == SET_WHO)
		name = "person";
	else if (type == SET_TOOL)
		name = "tool";
	else if (type == SET_SITE)
		name = "site";
	return name != NULL ?
	    &settings_blocks[settings_block_index(str_of(name))] : NULL;
}

static void
take_field(struct walk *w, const struct settings_field *f)
{
	const size_t at = (size_t)(f - w->block->fields);
	size_t n = 0;

	w->field = f;
	w->values = (struct settings_values){ NULL, 0 };
	if (w->n == 1) {
		w->values.v = w->rows[0]->cells[at].v;
		w->values.n = w->rows[0]->cells[at].n;
		return;
	}
	for (size_t i = 0; i < w->n; i++)
		n += w->rows[i]->cells[at].n;
	if (n == 0)
		return;
	w->values.v = arena_array(w->a, n, sizeof(*w->values.v));
	for (size_t i = 0; i < w->n; i++) {
		const struct settings_cell *c = &w->rows[i]->cells[at];

		for (size_t k = 0; k < c->n; k++)
			w->values.v[w->values.n++] = c->v[k];
	}
}

static void
take_key(struct walk *w, struct str word)
{
	const struct settings_row **rows = arena_array(w->a, w->n + 1,
	    sizeof(*rows));
	size_t n = 0;

	for (size_t i = 0; i < w->n; i++) {
		const struct settings_value *v = settings_row_value(w->rows[i],
		    w->block->key);

		if (v != NULL && str_eq(v->text, word))
			rows[n++] = w->rows[i];
	}
	w->rows = rows;
	w->n = n;
	w->keyed = true;
}

/* From values to the rows that they name; false: these name none. */
static bool
follow(struct walk *w)
{
	const struct settings_block *b = settings_block_referred(w->field->type);
	const struct settings_row **rows;
	size_t n = 0;

	if (b == NULL)
		return false;
	rows = arena_array(w->a, w->values.n + 1, sizeof(*rows));
	for (size_t i = 0; i < w->values.n; i++) {
		rows[n] = settings_row_referred(w->s, w->values.v[i]);
		if (rows[n] != NULL)
			n++;
	}
	w->block = b;
	w->rows = rows;
	w->n = n;
	w->keyed = true;
	w->field = NULL;
	return true;
}

enum settings_move
settings_move(const struct settings_block *b, bool keyed, struct str word,
    const struct settings_field **f)
{
	const struct settings_field *key = b->key != NULL ?
	    settings_field_find(b, str_of(b->key)) : NULL;
	const struct settings_field *face;

	*f = b->key_as != NULL && str_is(word, b->key_as) ? key :
	    settings_field_find(b, word);
	if (*f != NULL)
		return SETTINGS_TO_FIELD;
	if (!keyed && key != NULL && (key->choices == NULL ||
	    key->type == SET_OPEN ||
	    settings_choice_find(key->choices, word.ptr, word.len) != NULL))
		return SETTINGS_TO_KEY;
	if (b->face == NULL)
		return SETTINGS_NOWHERE;
	face = settings_field_find(b, str_of(b->face));
	b = face != NULL ? settings_block_referred(face->type) : NULL;
	if (b == NULL || settings_field_find(b, word) == NULL)
		return SETTINGS_NOWHERE;
	*f = face;
	return SETTINGS_PAST_FACE;
}

static bool
step(struct walk *w, struct str word)
{
	const struct settings_field *f;

	if (w->field != NULL && !follow(w))
		return false;
	switch (settings_move(w->block, w->keyed, word, &f)) {
	case SETTINGS_TO_FIELD:
		take_field(w, f);
		return true;
	case SETTINGS_TO_KEY:
		take_key(w, word);
		return true;
	case SETTINGS_PAST_FACE:
		take_field(w, f);
		if (!follow(w))
			return false;
		take_field(w, settings_field_find(w->block, word));
		return true;
	case SETTINGS_NOWHERE:
		break;
	}
	return false;
}

const struct settings_block *
settings_block_called(struct str word)
{
	for (size_t i = 0; i < settings_blocks_len; i++) {
		const struct settings_block *b = &settings_blocks[i];

		if (str_is(word, b->name) ||
		    (b->source != NULL && str_is(word, b->source)))
			return b;
	}
	return NULL;
}

static bool
start(struct walk *w, struct str word)
{
	const struct settings_block *b = settings_block_called(word);
	const struct settings_table *t;

	if (b == NULL)
		return false;
	t = &w->s->tables[b - settings_blocks];
	w->block = b;
	w->rows = (const struct settings_row *const *)t->rows;
	w->n = t->n;
	w->keyed = b->source == NULL;
	return true;
}

static bool
steps(struct walk *w, struct str rest)
{
	while (rest.ptr != NULL)
		if (!step(w, str_cut(&rest, '.')))
			return false;
	return true;
}

/* What a row prints as when its face is unset: the first it has. */
static const struct settings_value *
face_of(const struct settings_row *row, const struct settings_field *face)
{
	const struct settings_cell *c =
	    &row->cells[face - row->block->fields];

	for (size_t i = 0; c->n == 0 && i < row->block->n; i++)
		c = &row->cells[i];
	return c->n > 0 ? c->v[0] : NULL;
}

/* At the rows, without a further step: each stands for its face. */
static bool
take_faces(struct walk *w)
{
	const struct settings_value *v;

	if (w->block->face == NULL)
		return false;
	w->field = settings_field_find(w->block, str_of(w->block->face));
	w->values.n = 0;
	w->values.v = arena_array(w->a, w->n + 1, sizeof(*w->values.v));
	for (size_t i = 0; i < w->n; i++) {
		v = face_of(w->rows[i], w->field);
		if (v != NULL)
			w->values.v[w->values.n++] = v;
	}
	return true;
}

static bool
walk_path(struct walk *w, struct arena *a, const struct settings *s,
    struct str path)
{
	struct str rest = path, first;

	if (str_is(path, "state"))
		rest = STR_LIT("identity.state");
	first = str_cut(&rest, '.');
	*w = (struct walk){ .a = a, .s = s };
	return start(w, first) && steps(w, rest) &&
	    (w->field != NULL || take_faces(w));
}

const struct settings_field *
settings_path_field(struct arena *a, const struct settings *s, struct str path)
{
	struct walk w;

	return walk_path(&w, a, s, path) ? w.field : NULL;
}

enum settings_found
settings_get(struct arena *a, const struct settings *s, struct str path,
    struct settings_values *out)
{
	struct walk w;

	*out = (struct settings_values){ NULL, 0 };
	if (!walk_path(&w, a, s, path))
		return SETTINGS_UNKNOWN;
	if (w.values.n == 0)
		return SETTINGS_UNSET;
	*out = w.values;
	return SETTINGS_SET;
}

enum settings_found
settings_cell(struct arena *a, const struct settings *s,
    const struct settings_row *row, struct str column,
    struct settings_values *out)
{
	struct walk w = { .a = a, .s = s, .block = row->block, .rows = &row,
		.n = 1, .keyed = true };

	*out = (struct settings_values){ NULL, 0 };
	if (!steps(&w, column) || w.field == NULL)
		return SETTINGS_UNKNOWN;
	if (w.values.n == 0)
		return SETTINGS_UNSET;
	*out = w.values;
	return SETTINGS_SET;
}

bool
settings_has(const struct settings_values *values, const char *word)
{
	for (size_t i = 0; i < values->n; i++)
		if (str_is(values->v[i]->text, word))
			return true;
	return false;
}

const struct settings_table *
settings_table_find(const struct settings *s, struct str source)
{
	if (str_is(source, "approvers"))
		return &s->approvers;
	for (size_t i = 0; i < settings_blocks_len; i++)
		if (settings_blocks[i].source != NULL &&
		    str_is(source, settings_blocks[i].source))
			return &s->tables[i];
	return NULL;
}

size_t
settings_table_len(const struct settings_table *t)
{
	return t->n;
}

const struct settings_row *
settings_table_row(const struct settings_table *t, size_t i)
{
	CHECK(i < t->n);
	return t->rows[i];
}

struct pos
settings_row_at(const struct settings_row *row)
{
	return row->at;
}

size_t
settings_samples(const struct settings *s)
{
	return s->n_samples;
}

struct pos
settings_sample_at(const struct settings *s, size_t i)
{
	CHECK(i < s->n_samples);
	return s->samples[i].at;
}

struct str
settings_sample_name(const struct settings *s, size_t i)
{
	CHECK(i < s->n_samples);
	return s->samples[i].name;
}

struct str
settings_lang(const struct settings *s)
{
	return s->lang;
}

/* The i-th sentence of HR's in one row; *i goes down by those before it. */
static const struct settings_value *
words_in(const struct settings_row *row, size_t *i)
{
	for (size_t k = 0; k < row->block->n; k++) {
		const struct settings_cell *c = &row->cells[k];

		if (row->block->fields[k].type != SET_TEXT)
			continue;
		for (size_t j = 0; j < c->n; j++)
			if (!c->v[j]->preset && (*i)-- == 0)
				return c->v[j];
	}
	return NULL;
}

const struct settings_value *
settings_words_at(const struct settings *s, size_t i)
{
	const struct settings_value *v;

	for (size_t b = 0; b < settings_blocks_len; b++)
		for (size_t k = 0; k < s->tables[b].n; k++)
			if ((v = words_in(s->tables[b].rows[k], &i)) != NULL)
				return v;
	return NULL;
}
