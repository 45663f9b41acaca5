#include "resolve/resolve_part.h"

#include "base/arena.h"

/*
 * Whose rules a role follows besides its own. A parent is a built-in role, or
 * a word that only conditions know: "clinical" is everyone who gives care,
 * "leader" everyone who directs others.
 */
static const struct { const char *role, *parent; } parents[] = {
	{ "physician", "clinical" }, { "nurse", "clinical" },
	{ "aide", "clinical" }, { "therapist", "clinical" },
	{ "dental-team", "clinical" }, { "chiropractor", "clinical" },
	{ "pharmacist", "clinical" }, { "trainee", "clinical" },
	{ "ems", "clinical" }, { "telehealth", "clinical" },
	{ "social-media-manager", "account-owner" },
	{ "practice-owner", "manager" }, { "executive", "manager" },
	{ "manager", "leader" }
};

struct list {
	struct str *v;
	size_t n, cap;
};

static void
add(struct arena *a, struct list *l, struct str role)
{
	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->v[i], role))
			return;
	l->v = arena_grow(a, l->v, l->n, &l->cap, sizeof(*l->v));
	l->v[l->n++] = role;
}

/* The list grows while it is walked: parents have parents. */
static void
add_parents(struct arena *a, struct list *l)
{
	for (size_t i = 0; i < l->n; i++)
		for (size_t k = 0; k < NELEM(parents); k++)
			if (str_is(l->v[i], parents[k].role))
				add(a, l, str_of(parents[k].parent));
}

void
resolve_roles_of(struct arena *a, const struct settings_role *role,
    const struct str **out, size_t *n)
{
	struct list l = { NULL, 0, 0 };

	if (role != NULL) {
		add(a, &l, role->id);
		for (size_t i = 0; i < role->n; i++)
			add(a, &l, role->parts[i]);
		add_parents(a, &l);
	}
	*out = l.v;
	*n = l.n;
}

void
resolve_roles_named(struct arena *a, const struct settings *set,
    struct str role, const struct str **out, size_t *n)
{
	const struct settings_role *used = settings_role_find(set, role);
	struct list l = { NULL, 0, 0 };

	if (used != NULL) {
		resolve_roles_of(a, used, out, n);
		return;
	}
	add(a, &l, role);
	add_parents(a, &l);
	*out = l.v;
	*n = l.n;
}

static bool
is_parent(struct str word)
{
	for (size_t i = 0; i < NELEM(parents); i++)
		if (str_is(word, parents[i].parent))
			return true;
	return false;
}

bool
resolve_role_known(const struct settings *set, struct str word)
{
	return is_parent(word) || settings_role_find(set, word) != NULL ||
	    settings_role_name(set, word).ptr != NULL;
}

bool
resolve_role_check(const struct maker *m, const struct policy_word *w)
{
	struct str near;

	if (resolve_role_known(m->set, w->text))
		return true;
	near = settings_role_nearest(m->a, m->set, w->text);
	diag_error(m->dg, w->at, MSG_NO_ROLE, STR_ARG(w->text));
	if (near.ptr != NULL)
		diag_hint(m->dg, "did you mean \"%.*s\"?", STR_ARG(near));
	return false;
}

bool
resolve_is_role(const struct maker *m, struct str word)
{
	for (size_t i = 0; i < m->n_roles; i++)
		if (str_eq(m->roles[i], word))
			return true;
	return false;
}
