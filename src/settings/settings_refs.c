#include "settings/settings_part.h"

#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "settings/settings_meant.h"
#include "settings/settings_messages.h"

static void
index_block(struct diag *dg, const struct settings *s, const char *block,
    struct map *ids)
{
	const struct settings_table *t = settings_block_table(s, block);

	for (size_t i = 0; i < t->n; i++) {
		const struct settings_value *id = settings_row_value(
		    t->rows[i], "id");
		const struct settings_row *first;

		if (id == NULL)
			continue;
		first = map_get(ids, id->text);
		if (first == NULL) {
			map_put(ids, id->text, t->rows[i]);
			continue;
		}
		diag_error(dg, id->at, MSG_SET_ID_TWICE, STR_ARG(id->text));
		diag_hint(dg, "it belongs to the <%s> at line %u; choose "
		    "another, such as \"%.*s-2\"", block, first->at.line,
		    STR_ARG(id->text));
	}
}

void
settings_refs_index(struct diag *dg, struct settings *s)
{
	index_block(dg, s, "person", s->people);
	index_block(dg, s, "tool", s->tools);
	index_block(dg, s, "site", s->sites);
}

struct str
settings_named(const struct settings *s, const struct settings_field *f,
    struct str text)
{
	const char *id;
	struct meant m;

	if (f->type != SET_PERSON && f->type != SET_WHO)
		return str_of(NULL);
	meant_slug(&m, text);
	id = map_get(s->named, meant_view(&m));
	return str_of(id != NULL && id[0] != '\0' ? id : NULL);
}

static void
unknown_id(struct diag *dg, const struct settings *s,
    const struct settings_value *v, const char *what, const struct map *ids)
{
	struct str near = map_nearest(ids, v->text);
	struct str id = settings_named(s, v->field, v->text);

	diag_error(dg, v->at, MSG_SET_REFERENCE, what, STR_ARG(v->text));
	if (id.ptr != NULL)
		diag_hint(dg, SETTINGS_NAMED, STR_ARG(id));
	else if (near.ptr != NULL)
		diag_hint(dg, "did you mean \"%.*s\"?", STR_ARG(near));
	else
		diag_hint(dg, "add <%s id=\"%.*s\"><name>...</name></%s>",
		    what, STR_ARG(v->text), what);
}

/* A person, an office or a role: the nearest of all three. */
static void
unknown_who(struct arena *a, struct diag *dg, const struct settings *s,
    const struct settings_value *v)
{
	struct str near = map_nearest(s->people, v->text);
	size_t max = near.ptr != NULL ? str_distance(near, v->text,
	    settings_near_max(v->text)) : settings_near_max(v->text) + 1;
	struct str role = settings_role_nearest(a, s, v->text);
	const struct settings_choice *office = settings_choice_meant(
	    settings_offices, v->text);
	struct str id = settings_named(s, v->field, v->text);

	for (const struct settings_choice *c = settings_offices; c->id != NULL;
	    c++) {
		size_t d = str_distance(str_of(c->id), v->text, max);

		if (d < max) {
			near = str_of(c->id);
			max = d;
		}
	}
	if (role.ptr != NULL && str_distance(role, v->text, max) < max)
		near = role;
	if (near.ptr == NULL || max > 0)
		near = office != NULL ? str_of(office->id) :
		    settings_choice_meant(settings_roles, v->text) != NULL ?
		    role : near;
	diag_error(dg, v->at, MSG_SET_WHO, STR_ARG(v->text));
	if (id.ptr != NULL)
		diag_hint(dg, SETTINGS_NAMED, STR_ARG(id));
	else if (near.ptr != NULL)
		diag_hint(dg, "did you mean \"%.*s\"?", STR_ARG(near));
	else
		diag_hint(dg, "write the id of a <person>, an office such as "
		    "\"communications\", or a role");
}

static void
check_value(struct arena *a, struct diag *dg, const struct settings *s,
    const struct settings_value *v)
{
	struct str near;

	if (v->field->type == SET_PERSON) {
		if (map_get(s->people, v->text) == NULL)
			unknown_id(dg, s, v, "person", s->people);
	} else if (v->field->type == SET_TOOL) {
		if (map_get(s->tools, v->text) == NULL)
			unknown_id(dg, s, v, "tool", s->tools);
	} else if (v->field->type == SET_SITE) {
		if (map_get(s->sites, v->text) == NULL)
			unknown_id(dg, s, v, "site", s->sites);
	} else if (v->field->type == SET_WHO) {
		if (map_get(s->people, v->text) == NULL &&
		    settings_choice_find(settings_offices, v->text.ptr,
		    v->text.len) == NULL && !settings_role_known(s, v->text))
			unknown_who(a, dg, s, v);
	} else if (v->field->type == SET_ROLE) {
		if (settings_role_known(s, v->text))
			return;
		near = settings_role_nearest(a, s, v->text);
		diag_error(dg, v->at, MSG_SET_ROLE, STR_ARG(v->text));
		if (near.ptr != NULL)
			diag_hint(dg, "did you mean \"%.*s\"?", STR_ARG(near));
		else
			diag_hint(dg, "write a built-in role such as "
			    "\"nurse\", or the id of a <role>");
	}
}

void
settings_refs_check(struct arena *a, struct diag *dg, const struct settings *s)
{
	for (size_t i = 0; i < settings_blocks_len; i++) {
		const struct settings_table *t = &s->tables[i];
		/* What roles combine was looked at when they were made. */
		const bool roles = !strcmp(t->block->name, "role");

		for (size_t k = 0; k < t->n && !roles; k++)
			for (size_t f = 0; f < t->block->n; f++) {
				const struct settings_cell *c =
				    &t->rows[k]->cells[f];

				for (size_t n = 0; n < c->n; n++)
					if (!c->v[n]->preset)
						check_value(a, dg, s,
						    c->v[n]);
			}
	}
}
