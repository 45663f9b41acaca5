#include "settings/settings_part.h"

#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "settings/settings_meant.h"
#include "settings/settings_messages.h"

/* How far a role of the file is worked out. */
enum state { UNSEEN, OPEN, DONE };

struct maker {
	struct arena *a;
	struct diag *dg;
	struct settings *s;
	struct map *own;	/* id to its index, in from and states */
	const struct settings_row **from;
	enum state *states;
	size_t *next;		/* of an open role: its next part */
	size_t *above;		/* of an open role: who combines it */
};

static bool
is_builtin(struct str id)
{
	return settings_choice_find(settings_roles, id.ptr, id.len) != NULL;
}

const struct settings_role *
settings_role_find(const struct settings *s, struct str id)
{
	for (size_t i = 0; i < s->n_roles; i++)
		if (str_eq(s->roles[i].id, id))
			return &s->roles[i];
	return NULL;
}

size_t
settings_roles_len(const struct settings *s)
{
	return s->n_roles;
}

const struct settings_role *
settings_role_at(const struct settings *s, size_t i)
{
	CHECK(i < s->n_roles);
	return &s->roles[i];
}

bool
settings_role_known(const struct settings *s, struct str word)
{
	return is_builtin(word) || settings_role_find(s, word) != NULL;
}

struct str
settings_role_name(const struct settings *s, struct str id)
{
	const struct settings_role *role = settings_role_find(s, id);
	const struct settings_choice *c = settings_choice_find(settings_roles,
	    id.ptr, id.len);

	if (role != NULL)
		return role->name;
	return str_of(c != NULL ? c->label : NULL);
}

struct str
settings_role_nearest(struct arena *a, const struct settings *s, struct str id)
{
	size_t max = settings_near_max(id);
	const struct settings_choice *meant = settings_choice_meant(
	    settings_roles, id);
	struct str best = { NULL, 0 };

	(void)a;
	if (meant != NULL)
		return str_of(meant->id);
	for (size_t i = 0; i < s->n_roles; i++) {
		size_t d = str_distance(s->roles[i].id, id, max);

		if (d < max || (d == max && best.ptr == NULL)) {
			best = s->roles[i].id;
			max = d;
		}
	}
	for (const struct settings_choice *c = settings_roles; c->id != NULL;
	    c++) {
		size_t d = str_distance(str_of(c->id), id, max);

		if (d < max || (d == max && best.ptr == NULL)) {
			best = str_of(c->id);
			max = d;
		}
	}
	return best;
}

static void
add_part(struct arena *a, struct settings_role *role, struct str id)
{
	for (size_t i = 0; i < role->n; i++)
		if (str_eq(role->parts[i], id))
			return;
	/* Only built-in roles come here, so there are few. */
	if (role->parts == NULL)
		role->parts = arena_array(a, 32, sizeof(*role->parts));
	CHECK(role->n < 32);
	role->parts[role->n++] = id;
}

static void
unknown_role(struct maker *m, struct pos at, struct str id)
{
	struct str near = settings_role_nearest(m->a, m->s, id);

	diag_error(m->dg, at, MSG_SET_ROLE, STR_ARG(id));
	if (near.ptr != NULL)
		diag_hint(m->dg, "did you mean \"%.*s\"?", STR_ARG(near));
	else
		diag_hint(m->dg, "add <role id=\"%.*s\" combines=\"...\"/>, or "
		    "use a built-in one such as \"nurse\"", STR_ARG(id));
}

/*
 * Work out the parts of role i and of all it is made of. A stack of our own:
 * above says who waits, so depth costs no C stack.
 */
static void
expand(struct maker *m, size_t i)
{
	m->states[i] = OPEN;
	m->above[i] = i;
	for (;;) {
		struct settings_role *role = &m->s->roles[i];
		const struct settings_cell *c = settings_row_cell(m->from[i],
		    "combines");
		const struct settings_value *v;
		const size_t *own;
		size_t k;

		if (m->next[i] == c->n) {
			size_t up = m->above[i];

			m->states[i] = DONE;
			if (up == i)
				return;
			for (k = 0; k < role->n; k++)
				add_part(m->a, &m->s->roles[up],
				    role->parts[k]);
			i = up;
			continue;
		}
		v = c->v[m->next[i]++];
		if (is_builtin(v->text)) {
			add_part(m->a, role, v->text);
			continue;
		}
		own = map_get(m->own, v->text);
		if (own == NULL) {
			unknown_role(m, v->at, v->text);
			continue;
		}
		k = *own;
		if (m->states[k] == OPEN) {
			diag_error(m->dg, v->at, MSG_SET_ROLE_CYCLE,
			    STR_ARG(v->text));
			diag_hint(m->dg, "take \"%.*s\" out of combines=\"\"",
			    STR_ARG(v->text));
		} else if (m->states[k] == DONE) {
			const struct settings_role *part = &m->s->roles[k];

			for (size_t p = 0; p < part->n; p++)
				add_part(m->a, role, part->parts[p]);
		} else {
			m->states[k] = OPEN;
			m->above[k] = i;
			i = k;
		}
	}
}

/* "office-manager" as "Office manager" */
static struct str
default_name(struct arena *a, struct str id)
{
	const struct settings_choice *c = settings_choice_find(settings_roles,
	    id.ptr, id.len);

	return c != NULL ? str_of(c->label) : settings_title(a, id, NULL);
}

/* The id that a row gives, once its form is right; NULL otherwise. */
static const struct settings_value *
role_id(struct maker *m, const struct settings_row *row)
{
	const struct settings_value *use = settings_row_value(row, "use");
	const struct settings_value *id = settings_row_value(row, "id");
	const struct settings_cell *parts = settings_row_cell(row, "combines");
	/* An empty one is as if it were not there. */
	const bool combines = parts->n > 0 || parts->wrong;

	/* What is there with a mistake was reported already. */
	if (settings_row_cell(row, "use")->wrong ||
	    settings_row_cell(row, "id")->wrong)
		return NULL;
	if ((use != NULL) == (id != NULL) || (use != NULL && combines) ||
	    (id != NULL && !combines)) {
		diag_error(m->dg, row->at, MSG_SET_ROLE_FORM);
		if (id != NULL && use == NULL && is_builtin(id->text))
			diag_hint(m->dg, "write <role use=\"%.*s\"/>",
			    STR_ARG(id->text));
		else if (id != NULL)
			diag_hint(m->dg, "write <role id=\"%.*s\" "
			    "combines=\"front-desk billing\"/>",
			    STR_ARG(id->text));
		else
			diag_hint(m->dg, "write <role use=\"nurse\"/>");
		return NULL;
	}
	if (id != NULL && is_builtin(id->text)) {
		diag_error(m->dg, id->at, MSG_SET_ROLE_BUILTIN,
		    STR_ARG(id->text));
		diag_hint(m->dg, "write <role use=\"%.*s\"/>, or choose "
		    "another id", STR_ARG(id->text));
		return NULL;
	}
	return id != NULL ? id : use;
}

static void
add_role(struct maker *m, struct settings_row *row,
    const struct settings_value *id)
{
	struct settings *s = m->s;
	struct settings_cell *name = settings_row_cell(row, "name");
	struct settings_value *v;
	size_t *index;

	if (map_get(m->own, id->text) != NULL) {
		diag_error(m->dg, id->at, MSG_SET_ROLE_TWICE,
		    STR_ARG(id->text));
		diag_hint(m->dg, "delete one of them");
		return;
	}
	index = ARENA_NEW(m->a, size_t);
	*index = s->n_roles;
	map_put(m->own, id->text, index);
	if (name->n == 0) {
		v = ARENA_NEW(m->a, struct settings_value);
		v->field = settings_field_find(row->block, STR_LIT("name"));
		v->text = default_name(m->a, id->text);
		v->preset = true;
		v->sample = row->sample;
		settings_cell_add(m->a, name, v);
	}
	m->from[s->n_roles] = row;
	s->roles[s->n_roles++] = (struct settings_role){ .id = id->text,
		.name = name->v[0]->text, .at = row->at };
}

void
settings_roles_make(struct arena *a, struct diag *dg, struct settings *s)
{
	const struct settings_table *t = settings_block_table(s, "role");
	struct maker m = { .a = a, .dg = dg, .s = s, .own = map_new(a) };

	s->roles = arena_array(a, t->n + 1, sizeof(*s->roles));
	m.from = arena_array(a, t->n + 1, sizeof(*m.from));
	m.states = arena_array(a, t->n + 1, sizeof(*m.states));
	m.next = arena_array(a, t->n + 1, sizeof(*m.next));
	m.above = arena_array(a, t->n + 1, sizeof(*m.above));
	for (size_t i = 0; i < t->n; i++) {
		const struct settings_value *id = role_id(&m, t->rows[i]);

		if (id != NULL)
			add_role(&m, t->rows[i], id);
	}
	for (size_t i = 0; i < s->n_roles; i++) {
		if (is_builtin(s->roles[i].id))
			add_part(a, &s->roles[i], s->roles[i].id);
		else if (m.states[i] == UNSEEN)
			expand(&m, i);
	}
}
