#include "resolve/resolve_survey.h"

#include "base/arena.h"
#include "resolve/resolve_part.h"

struct surveyor {
	struct maker m;		/* of no book: only names are asked */
	struct survey *out;
	struct map *readers;	/* roles whose pages some book reads */
	struct map *tests;	/* rule id -> its struct survey_rule: what the
				   rules of that id share */
	struct map *laws;	/* cite -> struct survey_law */
	struct map *figures;	/* id -> struct survey_figure */
	size_t cap_lost;
};

/* --- age --- */

/* A law is looked at again within this time, or the page says so. */
enum { LAW_MONTHS = 12 };

bool
resolve_law_old(const struct maker *m, const struct policy_law *law)
{
	return m->dated && date_cmp(date_add_months(law->checked, LAW_MONTHS),
	    m->effective) < 0;
}

bool
resolve_figure_old(const struct maker *m, const struct policy_figure *f)
{
	return m->dated && date_cmp(date_add_months(f->as_of, f->months),
	    m->effective) < 0;
}

/* --- which policies --- */

struct str
resolve_role_of(const struct policy *p)
{
	if (!str_starts(p->path, "roles/") || !str_starts(p->id, "role-"))
		return (struct str){ NULL, 0 };
	return str_sub(p->id, sizeof("role-") - 1, p->id.len);
}

/* Roles whose pages are printed: those of the settings, with what they are
 * made of. None where the plan has no place for them. */
static void
find_readers(struct surveyor *s)
{
	const struct plan *plan = s->m.lib->plan;
	const struct settings *set = s->m.set;
	bool pages = false;

	for (size_t i = 0; i < plan->n; i++)
		pages = pages || plan->parts[i].kind == PLAN_ROLE_PAGES;
	for (size_t i = 0; pages && i < settings_roles_len(set); i++) {
		const struct str *roles;
		size_t n;

		resolve_roles_of(s->m.a, settings_role_at(set, i), &roles, &n);
		for (size_t k = 0; k < n; k++)
			map_put(s->readers, roles[k], s);
	}
}

/*
 * A workspace with a plan of its own need not print what is built in: what no
 * book reads is not the workspace's to mend.
 */
static bool
left_alone(const struct surveyor *s, const struct policy *p)
{
	const struct library *lib = s->m.lib;
	const struct str role = resolve_role_of(p);

	return lib->handbook.source > 0 && p->source == 0 &&
	    !resolve_plan_reads(lib->plan, p) &&
	    (role.ptr == NULL || map_get(s->readers, role) == NULL);
}

/* The page of a role that the settings do not use is for another workspace. */
static bool
is_unread(const struct surveyor *s, const struct policy *p)
{
	const struct str role = resolve_role_of(p);

	return !resolve_plan_reads(s->m.lib->plan, p) &&
	    (role.ptr == NULL || !resolve_role_known(s->m.set, role));
}

static void
list_policies(struct surveyor *s)
{
	const struct policy_library *all = s->m.lib->policies;
	struct survey *out = s->out;

	out->policies = arena_array(s->m.a, all->n, sizeof(*out->policies));
	out->unread = arena_array(s->m.a, all->n, sizeof(*out->unread));
	for (size_t i = 0; i < all->n; i++) {
		const struct policy *p = all->policies[i];

		if (left_alone(s, p))
			continue;
		out->policies[out->n_policies++] = p;
		if (is_unread(s, p))
			out->unread[out->n_unread++] = p;
	}
}

/* --- law and figures --- */

static void
list_data(struct surveyor *s)
{
	const struct policy_data *data = s->m.lib->policies->data;
	struct survey *out = s->out;
	struct arena *a = s->m.a;

	out->laws = arena_array(a, data->nlaws, sizeof(*out->laws));
	out->figures = arena_array(a, data->nfigures, sizeof(*out->figures));
	for (; out->n_laws < data->nlaws; out->n_laws++) {
		const struct policy_law *law = data->laws[out->n_laws];

		out->laws[out->n_laws] = (struct survey_law){ .law = law,
			.old = resolve_law_old(&s->m, law) };
		map_put(s->laws, law->cite, &out->laws[out->n_laws]);
	}
	for (; out->n_figures < data->nfigures; out->n_figures++) {
		const struct policy_figure *f = data->figures[out->n_figures];

		out->figures[out->n_figures] = (struct survey_figure){
			.figure = f, .old = resolve_figure_old(&s->m, f) };
		map_put(s->figures, f->id, &out->figures[out->n_figures]);
	}
}

static void
use_law(struct surveyor *s, struct str cite)
{
	struct survey_law *law = map_get(s->laws, cite);

	if (law != NULL)
		law->uses++;
}

static void
find_last_check(struct survey *out)
{
	for (size_t i = 0; i < out->n_laws; i++) {
		const struct survey_law *law = &out->laws[i];

		if (law->uses > 0 && date_cmp(law->law->checked,
		    out->checked) > 0)
			out->checked = law->law->checked;
	}
}

static void
use_figure(struct surveyor *s, const struct policy_value *v)
{
	struct survey_figure *f = v->figure.ptr != NULL ?
	    map_get(s->figures, v->figure) : NULL;

	if (f != NULL)
		f->uses++;
}

/* What the words of p, or of its rules that are replaced, point at. */
static void
note_uses(struct surveyor *s, const struct policy *p)
{
	for (const struct doc_node *n = p->root; n != NULL;
	    n = doc_next(p->root, n)) {
		const struct policy_rule *r = n->data;

		if (n->kind == DOC_VALUE && n->data != NULL)
			use_figure(s, n->data);
		else if (n->kind == DOC_REF && str_starts(n->target, "law:"))
			use_law(s, str_sub(n->target, 4, n->target.len));
		else if (n->kind == DOC_RULE)
			for (size_t i = 0; i < r->nbasis; i++)
				use_law(s, r->basis[i].citation);
	}
}

/* --- rules and questions --- */

static void
list_rules(struct surveyor *s)
{
	struct survey *out = s->out;
	size_t n = 0;

	for (size_t i = 0; i < out->n_policies; i++)
		n += out->policies[i]->nrules;
	out->rules = arena_array(s->m.a, n, sizeof(*out->rules));
	for (size_t i = 0; i < out->n_policies; i++) {
		const struct policy *p = out->policies[i];

		for (size_t k = 0; k < p->nrules; k++) {
			const struct policy_rule *r = p->rules[k];
			struct survey_rule *new = &out->rules[out->n_rules++];

			new->rule = r->replaced_by != NULL ? r->replaced_by : r;
			if (map_get(s->tests, r->id) == NULL)
				map_put(s->tests, r->id, new);
		}
	}
}

/* Can the rule stand in the book of the role that s->m has? */
static bool
may_stand(const struct surveyor *s, const struct policy_rule *rule)
{
	const struct doc_node *n = rule->node;
	const struct str role = resolve_role_of(rule->policy);

	if (role.ptr != NULL && !resolve_is_role(&s->m, role))
		return false;
	for (; n != NULL; n = n->parent)
		if (n->kind == DOC_BRANCH && n->data != NULL &&
		    !resolve_test_may(&s->m, n->data))
			return false;
	return true;
}

static void
find_lost(struct surveyor *s, const struct policy_question *q,
    const struct policy_word *w)
{
	struct maker *m = &s->m;
	const struct policy_rule *rule = map_get(m->lib->policies->rules,
	    q->rule.text);
	struct survey *out = s->out;

	if (rule == NULL || !resolve_role_known(m->set, w->text))
		return;
	resolve_roles_named(m->a, m->set, w->text, &m->roles, &m->n_roles);
	if (!may_stand(s, rule)) {
		out->lost = arena_grow(m->a, out->lost, out->n_lost,
		    &s->cap_lost, sizeof(*out->lost));
		out->lost[out->n_lost++] = (struct survey_lost){ q, w };
	}
	m->roles = NULL;
	m->n_roles = 0;
}

static void
add_question(struct surveyor *s, const struct policy_question *q)
{
	struct survey_rule *r = map_get(s->tests, q->rule.text);

	for (size_t i = 0; i < q->nroles; i++)
		find_lost(s, q, &q->roles[i]);
	if (r == NULL)
		return;
	r->questions = arena_grow(s->m.a, r->questions, r->n, &r->cap,
	    sizeof(*r->questions));
	r->questions[r->n++] = q;
}

static void
list_questions(struct surveyor *s)
{
	const struct survey *out = s->out;

	for (size_t i = 0; i < out->n_policies; i++)
		for (size_t k = 0; k < out->policies[i]->nquestions; k++)
			add_question(s, out->policies[i]->questions[k]);
	/* The same id in another branch is the same rule to a question. */
	for (size_t i = 0; i < out->n_rules; i++) {
		struct survey_rule *r = &out->rules[i];
		const struct survey_rule *first = map_get(s->tests,
		    r->rule->id);

		r->questions = first->questions;
		r->n = first->n;
	}
}

const struct survey *
resolve_survey(struct arena *a, const struct library *lib,
    const struct settings *set)
{
	struct surveyor s = { .m = { .a = a, .lib = lib, .set = set },
		.out = ARENA_NEW(a, struct survey), .readers = map_new(a),
		.tests = map_new(a), .laws = map_new(a),
		.figures = map_new(a) };

	resolve_effective(&s.m);
	find_readers(&s);
	list_policies(&s);
	list_data(&s);
	for (size_t i = 0; i < s.out->n_policies; i++)
		note_uses(&s, s.out->policies[i]);
	if (lib->policies->overrides != NULL)
		note_uses(&s, lib->policies->overrides);
	find_last_check(s.out);
	list_rules(&s);
	list_questions(&s);
	return s.out;
}
