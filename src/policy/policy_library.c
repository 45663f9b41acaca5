#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/map.h"
#include "doc/doc.h"
#include "policy/policy_data.h"
#include "policy/policy_data_messages.h"
#include "policy/policy_part.h"

#define OVERRIDES "overrides.md"

/* A policy that nothing has asked for yet. */
struct later {
	const char *path, *name;	/* opened; as findings call it */
};

/* The library being made. */
struct loader {
	struct arena *a;
	struct diag *dg;
	const struct policy_folder *folders;
	size_t n_folders;
	const struct map *wanted;	/* ids; NULL: all */
	struct policy_library *lib;
	struct map *by_path;
	size_t cap;
};

const struct policy *
policy_find(const struct policy_library *l, struct str id)
{
	return map_get(l->by_id, id);
}

/* --- what stands in place of what --- */

/* new takes the place of old, which the same path has in an earlier folder. */
static void
check_file_based_on(struct loader *l, const struct policy *old,
    const struct policy *new)
{
	const struct str now = digest_text(l->a, &old->digest);

	if (new->based_on.ptr == NULL) {
		diag_note(l->dg, new->id_at, MSG_LIB_OVERRIDE_BARE,
		    "policy", STR_ARG(new->id));
		diag_hint(l->dg, "to be told when the built-in words change, "
		    "add below the id: based-on: %.*s", STR_ARG(now));
	} else if (!str_eq(new->based_on, now)) {
		diag_warn(l->dg, new->based_on_at, MSG_LIB_STALE_FILE);
		diag_hint(l->dg, "compare it with %s; when yours is right "
		    "again, write based-on: %.*s", old->file, STR_ARG(now));
	}
}

static void
add_policy(struct loader *l, struct policy *p, size_t folder)
{
	struct policy_library *lib = l->lib;
	struct policy *old;

	p->source = (unsigned)folder;
	if (str_is(p->path, OVERRIDES)) {
		lib->overrides = p;
		return;
	}
	old = map_put(l->by_path, p->path, p);
	if (old != NULL) {
		check_file_based_on(l, old, p);
		for (size_t i = 0; i < lib->n; i++)
			if (lib->policies[i] == old)
				lib->policies[i] = p;
		return;
	}
	if (p->based_on.ptr != NULL) {
		diag_warn(l->dg, p->based_on_at, MSG_LIB_REPLACES_NOTHING,
		    STR_ARG(p->path));
		diag_hint(l->dg, "give it the name of the file that it was "
		    "made from, or take the line out");
	}
	lib->policies = arena_grow(l->a, lib->policies, lib->n, &l->cap,
	    sizeof(struct policy *));
	lib->policies[lib->n++] = p;
}

/* --- reading --- */

static void
read_policy(struct loader *l, const char *path, const char *name,
    size_t folder)
{
	struct policy *p;
	struct str text;

	if (file_read_text(l->a, l->dg, path, name, &text) < 0 ||
	    policy_read(l->a, l->dg, name, text, &p) < 0)
		return;
	add_policy(l, p, folder);
}

/* Has a later folder a file of this path, which stands in its place? */
static bool
is_replaced(struct loader *l, struct str path)
{
	for (size_t i = 1; i < l->n_folders; i++)
		if (!file_absent(file_join(l->a, l->folders[i].dir,
		    str_c(l->a, path))))
			return true;
	return false;
}

/* Put off what the first folder has and nobody wants; true when it was. */
static bool
put_off(struct loader *l, const char *path, const char *name, size_t folder)
{
	struct later *later;
	struct str id, below;

	if (l->wanted == NULL || folder > 0)
		return false;
	policy_front_expect(l->a, name, &id, &below);
	if (map_get(l->wanted, id) != NULL || is_replaced(l, below))
		return false;
	later = ARENA_NEW(l->a, struct later);
	*later = (struct later){ path, name };
	map_put(l->lib->unread, id, later);
	return true;
}

/* The policies of one folder, not those below it; -1: it can't be listed. */
static int
read_policies(struct loader *l, const char *dir, const char *shown,
    size_t folder)
{
	struct str *names;
	size_t n;

	if (file_list(l->a, l->dg, dir, ".md", &names, &n) < 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		const char *file = str_c(l->a, names[i]);
		const char *path = file_join(l->a, dir, file);
		const char *name = file_join(l->a, shown, file);

		if (!put_off(l, path, name, folder))
			read_policy(l, path, name, folder);
	}
	return 0;
}

static void
read_data(struct loader *l, const struct policy_folder *f)
{
	static const char *const files[] = { "law.xml", "figures.xml",
		"states.xml", "glossary.xml", NULL };
	struct str *names, near, text;
	size_t n, k;

	if (file_list(l->a, l->dg, f->dir, ".xml", &names, &n) < 0)
		return;
	for (size_t i = 0; i < n; i++) {
		const char *file = str_c(l->a, names[i]);
		const char *shown = file_join(l->a, f->name, file);

		if (!policy_name_find(names[i], files, &k, &near)) {
			diag_warn(l->dg, (struct pos){ .file = shown },
			    MSG_LIB_UNREAD_FILE, STR_ARG(names[i]));
			diag_hint(l->dg, "data stands in law.xml, "
			    "figures.xml, states.xml and glossary.xml");
		} else if (file_read_text(l->a, l->dg,
		    file_join(l->a, f->dir, file), shown, &text) == 0 &&
		    policy_data_read(l->a, l->dg, shown, text,
		    l->lib->data) < 0)
			continue; /* reported; read the rest */
	}
}

static void
read_folder(struct loader *l, const struct policy_folder *f, size_t folder)
{
	static const char *const below[] = { "roles", "forms" };

	if (read_policies(l, f->dir, f->name, folder) < 0)
		return;
	for (size_t i = 0; i < NELEM(below); i++) {
		const char *dir = file_join(l->a, f->dir, below[i]);

		/* What can't be read is reported; read the rest. */
		if (!file_absent(dir))
			(void)!read_policies(l, dir,
			    file_join(l->a, f->name, below[i]), folder);
	}
	read_data(l, f);
}

/* --- what was put off --- */

/* Names that policies give each other, and whose they are. */
struct names {
	struct map *ids, *rules;
};

static bool
has_target(struct arena *a, const struct names *known, struct str target)
{
	struct str name = target, kind = str_cut(&name, ':');

	if (str_is(kind, "form"))
		return map_get(known->ids, str_fmt(a, "form-%.*s",
		    STR_ARG(name))) != NULL;
	if (!str_is(kind, "ref"))
		return true;
	if (str_starts(name, "rule/"))
		return map_get(known->rules, str_sub(name, strlen("rule/"),
		    name.len)) != NULL;
	return map_get(known->ids, str_cut(&name, '/')) != NULL;
}

/* Is all that p names in what was read? */
static bool
is_closed(struct arena *a, const struct names *known, const struct policy *p)
{
	for (size_t i = 0; i < p->nquestions; i++)
		if (map_get(known->rules, p->questions[i]->rule.text) == NULL)
			return false;
	for (const struct doc_node *n = p->root; n != NULL;
	    n = doc_next(p->root, n))
		if (n->kind == DOC_REF && !has_target(a, known, n->target))
			return false;
	return true;
}

static bool
all_closed(struct loader *l)
{
	const struct policy_library *lib = l->lib;
	struct names known = { map_new(l->a), map_new(l->a) };

	for (size_t i = 0; i < lib->n; i++) {
		struct policy *p = lib->policies[i];

		map_put(known.ids, p->id, p);
		for (size_t k = 0; k < p->nrules; k++)
			map_put(known.rules, p->rules[k]->id, p);
	}
	for (size_t i = 0; i < lib->n; i++)
		if (!is_closed(l->a, &known, lib->policies[i]))
			return false;
	return lib->overrides == NULL;
}

/*
 * Policies that nobody wants are read all the same, each of them, as soon as
 * one name is not in the others: it may be theirs, or what is like it is the
 * hint.
 */
static void
read_rest(struct loader *l)
{
	const struct map *unread = l->lib->unread;

	if (map_len(unread) == 0 || all_closed(l))
		return;
	l->lib->unread = map_new(l->a);
	for (size_t i = 0; i < map_len(unread); i++) {
		const struct later *later = map_value(unread, i);

		read_policy(l, later->path, later->name, 0);
	}
}

/* --- ids across files --- */

static int
by_id(const void *x, const void *y)
{
	const struct policy *const *p = x, *const *q = y;
	const int c = str_cmp((*p)->id, (*q)->id);

	return c != 0 ? c : str_cmp((*p)->path, (*q)->path);
}

/* Of two of a name, what the later folder has is what its owner can change. */
static void
index_rules(struct loader *l, const struct policy *p)
{
	for (size_t i = 0; i < p->nrules; i++) {
		struct policy_rule *r = p->rules[i], *old;

		old = map_get(l->lib->rules, r->id);
		if (old == NULL)
			map_put(l->lib->rules, r->id, r);
		else if (old->policy != p) {
			if (old->policy->source > p->source) {
				r = old;
				old = p->rules[i];
			}
			diag_error(l->dg, r->id_at, MSG_LIB_RULE_TWICE,
			    STR_ARG(r->id), old->at.file, old->at.line);
			diag_hint(l->dg, "give one of them another id");
		}
	}
}

static void
index_questions(struct loader *l, const struct policy *p)
{
	for (size_t i = 0; i < p->nquestions; i++) {
		struct policy_question *q = p->questions[i], *old;

		old = map_get(l->lib->questions, q->id);
		if (old == NULL)
			map_put(l->lib->questions, q->id, q);
		else if (old->policy != p) {
			if (old->policy->source > p->source) {
				q = old;
				old = p->questions[i];
			}
			diag_error(l->dg, q->id_at, MSG_LIB_QUESTION_TWICE,
			    STR_ARG(q->id), old->at.file, old->at.line);
			diag_hint(l->dg, "give one of them another id");
		}
	}
}

static void
index_all(struct loader *l)
{
	struct policy_library *lib = l->lib;

	if (lib->n != 0)
		qsort(lib->policies, lib->n, sizeof(struct policy *), by_id);
	for (size_t i = 0; i < lib->n; i++) {
		struct policy *p = lib->policies[i];
		const struct policy *old = map_get(lib->by_id, p->id);

		if (old != NULL) {
			if (old->source > p->source) {
				p = map_get(lib->by_id, p->id);
				old = lib->policies[i];
			}
			diag_error(l->dg, p->id_at, MSG_LIB_POLICY_TWICE,
			    STR_ARG(p->id), old->file);
			diag_hint(l->dg, "rename one of the two files");
			continue;
		}
		map_put(lib->by_id, p->id, p);
		index_rules(l, p);
		index_questions(l, p);
	}
}

/* --- overrides.md --- */

static void
check_rule_based_on(struct loader *l, const struct policy_rule *old,
    const struct policy_rule *new, bool fits)
{
	const struct str now = digest_text(l->a, &old->digest);

	if (new->based_on.ptr == NULL) {
		diag_note(l->dg, new->at, MSG_LIB_OVERRIDE_BARE, "rule",
		    STR_ARG(new->id));
		diag_hint(l->dg, "to be told when the built-in rule changes, "
		    "add to the mark: | based-on: %.*s", STR_ARG(now));
	} else if (!fits) {
		diag_warn(l->dg, new->based_on_at, MSG_LIB_STALE_RULE,
		    STR_ARG(new->id));
		diag_hint(l->dg, "compare it with %s:%u; when yours is right "
		    "again, write based-on: %.*s", old->at.file, old->at.line,
		    STR_ARG(now));
	}
}

/* new prints for all rules of its id: one in each branch of a condition. */
static void
replace_rule(struct loader *l, struct policy_rule *new)
{
	struct policy_rule *first = map_get(l->lib->rules, new->id);
	const struct policy *p;
	bool fits = false;

	if (first == NULL) {
		const struct str near = map_nearest(l->lib->rules, new->id);

		diag_error(l->dg, new->id_at, MSG_LIB_OVERRIDE_UNKNOWN,
		    STR_ARG(new->id));
		if (near.ptr != NULL)
			diag_hint(l->dg, "did you mean \"%.*s\"?",
			    STR_ARG(near));
		else
			diag_hint(l->dg, "put a new rule in a policy of its "
			    "own");
		return;
	}
	p = first->policy;
	for (size_t i = 0; i < p->nrules; i++) {
		struct policy_rule *r = p->rules[i];

		if (!str_eq(r->id, new->id))
			continue;
		r->replaced_by = new;
		fits = fits || str_eq(new->based_on,
		    digest_text(l->a, &r->digest));
	}
	check_rule_based_on(l, first, new, fits);
}

static void
replace_rules(struct loader *l)
{
	const struct policy *p = l->lib->overrides;

	for (const struct doc_node *n = p->root->first; n != NULL;
	    n = n->next) {
		if (n->kind == DOC_RULE || n->kind == DOC_HEADING)
			continue;
		diag_error(l->dg, n->at, MSG_LIB_OVERRIDE_WORDS,
		    doc_kind_name(n->kind));
		diag_hint(l->dg, "put it under the mark of a rule, make it a "
		    "remark (<!-- # ... -->), or copy the whole policy with "
		    "precept customize");
	}
	for (size_t i = 0; i < p->nrules; i++)
		replace_rule(l, p->rules[i]);
}

int
policy_library_read(struct arena *a, struct diag *dg,
    const struct policy_folder *folders, size_t n, const struct map *wanted,
    struct policy_library **out)
{
	const size_t errors = diag_errors(dg);
	struct loader l = { .a = a, .dg = dg, .folders = folders,
		.n_folders = n, .wanted = wanted, .by_path = map_new(a) };

	l.lib = ARENA_NEW(a, struct policy_library);
	l.lib->by_id = map_new(a);
	l.lib->unread = map_new(a);
	l.lib->rules = map_new(a);
	l.lib->questions = map_new(a);
	l.lib->data = policy_data_new(a);
	for (size_t i = 0; i < n; i++)
		read_folder(&l, &folders[i], i);
	read_rest(&l);
	index_all(&l);
	if (l.lib->overrides != NULL)
		replace_rules(&l);
	if (diag_errors(dg) != errors)
		return -1;
	*out = l.lib;
	return 0;
}
