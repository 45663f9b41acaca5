#include "resolve/resolve_part.h"

#include <stdint.h>

#include "base/arena.h"

struct checker {
	struct maker m;		/* of no book: only names are asked */
	struct map *tested;	/* rule id -> the first question about it */
	struct map *said;	/* words on role pages -> their policy */
	struct map *readers;	/* roles whose pages some book reads */
	size_t rules, untested;
};

/* --- names --- */

static void
check_url(struct checker *c, const struct policy_url *url)
{
	for (size_t i = 0; i < url->n; i++)
		if (url->parts[i].value != NULL)
			(void)resolve_value_known(&c->m, url->parts[i].value);
}

static void
check_figure(struct checker *c, const struct policy_value *v)
{
	struct maker *m = &c->m;
	const struct policy_figure *f = map_get(
	    m->lib->policies->data->figure_by_id, v->figure);

	if (!m->dated || date_cmp(date_add_months(f->as_of, f->months),
	    m->effective) >= 0)
		return;
	diag_warn(m->dg, v->at, MSG_OLD_FIGURE, STR_ARG(f->id),
	    STR_ARG(date_iso(m->a, f->as_of)),
	    STR_ARG(date_iso(m->a, m->effective)));
	diag_hint(m->dg, "look it up again, then change figures.xml");
}

static void
check_value(struct checker *c, const struct policy_value *v)
{
	if (resolve_value_known(&c->m, v) && v->figure.ptr != NULL)
		check_figure(c, v);
}

static void
check_law(struct checker *c, struct pos at, struct str cite)
{
	struct maker *m = &c->m;
	const struct map *laws = m->lib->policies->data->law_by_cite;
	const struct policy_law *law = map_get(laws, cite);
	struct str near;

	if (law != NULL) {
		if (!m->dated || date_cmp(date_add_months(law->checked, 12),
		    m->effective) >= 0)
			return;
		diag_warn(m->dg, law->at, MSG_OLD_LAW, STR_ARG(law->cite),
		    STR_ARG(date_iso(m->a, law->checked)),
		    STR_ARG(date_iso(m->a, m->effective)));
		diag_hint(m->dg, "read it again, then change checked=\"...\" "
		    "there");
		return;
	}
	near = map_nearest(laws, cite);
	diag_error(m->dg, at, MSG_NO_CITATION, STR_ARG(cite));
	if (near.ptr != NULL)
		diag_hint(m->dg, "did you mean \"%.*s\"?", STR_ARG(near));
	else
		diag_hint(m->dg, RESOLVE_NO_LAW);
}

static void
check_rule(struct checker *c, const struct policy_rule *r)
{
	struct maker *m = &c->m;

	if (r->nbasis == 0) {
		diag_warn(m->dg, r->at, MSG_NO_BASIS, STR_ARG(r->id));
		diag_hint(m->dg, "add its law, guidance or \"practice\": "
		    "<!-- rule: %.*s | %s | practice -->", STR_ARG(r->id),
		    policy_level_name(r->level));
	}
	for (size_t i = 0; i < r->nbasis; i++)
		if (r->basis[i].kind != POLICY_PRACTICE)
			check_law(c, r->basis[i].at, r->basis[i].citation);
}

static void
check_names(struct checker *c, const struct policy *p)
{
	for (const struct doc_node *n = p->root; n != NULL;
	    n = doc_next(p->root, n)) {
		if (n->data == NULL && n->kind != DOC_REF)
			continue;
		if (n->kind == DOC_VALUE)
			check_value(c, n->data);
		else if (n->kind == DOC_LINK)
			check_url(c, n->data);
		else if (n->kind == DOC_BRANCH)
			resolve_test_check(&c->m, n->data);
		else if (n->kind == DOC_TABLE_OF)
			resolve_table_check(&c->m, n->data);
		else if (n->kind == DOC_RULE)
			check_rule(c, n->data);
		else if (n->kind == DOC_REF &&
		    resolve_ref_known(&c->m, n->at, n->target) &&
		    str_starts(n->target, "law:"))
			check_law(c, n->at, str_sub(n->target, 4,
			    n->target.len));
	}
}

/* --- questions --- */

/* "nurse" for roles/nurse.md; absent for other policies. */
static struct str
role_of(const struct policy *p)
{
	if (!str_starts(p->path, "roles/") || !str_starts(p->id, "role-"))
		return (struct str){ NULL, 0 };
	return str_sub(p->id, sizeof("role-") - 1, p->id.len);
}

/* Can the rule stand in the book of the role that c->m has? */
static bool
may_stand(const struct checker *c, const struct policy_rule *rule)
{
	const struct doc_node *n = rule->node;
	const struct str role = role_of(rule->policy);

	if (role.ptr != NULL && !resolve_is_role(&c->m, role))
		return false;
	for (; n != NULL; n = n->parent)
		if (n->kind == DOC_BRANCH && n->data != NULL &&
		    !resolve_test_may(&c->m, n->data))
			return false;
	return true;
}

static void
check_question_role(struct checker *c, const struct policy_question *q,
    const struct policy_word *w)
{
	struct maker *m = &c->m;
	const struct policy_rule *rule = map_get(m->lib->policies->rules,
	    q->rule.text);

	if (!resolve_role_check(m, w) || rule == NULL)
		return;
	resolve_roles_named(m->a, m->set, w->text, &m->roles, &m->n_roles);
	if (!may_stand(c, rule)) {
		diag_warn(m->dg, w->at, MSG_QUESTION_LOST,
		    STR_ARG(q->rule.text), STR_ARG(w->text));
		diag_hint(m->dg, "take the role out, or ask about a rule that "
		    "its book has");
	}
	m->roles = NULL;
	m->n_roles = 0;
}

static void
check_questions(struct checker *c, const struct policy *p)
{
	struct maker *m = &c->m;
	const struct map *rules = m->lib->policies->rules;

	for (size_t i = 0; i < p->nquestions; i++) {
		const struct policy_question *q = p->questions[i];
		struct str near;

		if (map_get(rules, q->rule.text) == NULL) {
			near = map_nearest(rules, q->rule.text);
			diag_error(m->dg, q->rule.at, MSG_NO_RULE,
			    STR_ARG(q->rule.text));
			if (near.ptr != NULL)
				diag_hint(m->dg, "did you mean \"%.*s\"?",
				    STR_ARG(near));
			else
				diag_hint(m->dg, "name the rule that the "
				    "question asks about, as its mark does");
		}
		map_put(c->tested, q->rule.text, m);
		for (size_t k = 0; k < q->nroles; k++)
			check_question_role(c, q, &q->roles[k]);
	}
}

static void
check_tested(struct checker *c, const struct policy *p)
{
	for (size_t i = 0; i < p->nrules; i++) {
		const struct policy_rule *r = p->rules[i];

		c->rules++;
		if (map_get(c->tested, r->id) != NULL)
			continue;
		c->untested++;
		if (!r->critical)
			continue;
		diag_warn(c->m.dg, r->at, MSG_CRITICAL_UNTESTED,
		    STR_ARG(r->id));
		diag_hint(c->m.dg, "add one: <!-- question: q-%.*s | rule: "
		    "%.*s -->", STR_ARG(r->id), STR_ARG(r->id));
	}
}

/* --- books --- */

/* Roles whose pages are printed: those of the settings, with what they are
 * made of. None where the plan has no place for them. */
static void
find_readers(struct checker *c)
{
	const struct plan *plan = c->m.lib->plan;
	const struct settings *set = c->m.set;
	bool pages = false;

	for (size_t i = 0; i < plan->n; i++)
		pages = pages || plan->parts[i].kind == PLAN_ROLE_PAGES;
	for (size_t i = 0; pages && i < settings_roles_len(set); i++) {
		const struct str *roles;
		size_t n;

		resolve_roles_of(c->m.a, settings_role_at(set, i), &roles, &n);
		for (size_t k = 0; k < n; k++)
			map_put(c->readers, roles[k], c);
	}
}

/*
 * A workspace with a plan of its own need not print what is built in: what no
 * book reads is not the workspace's to mend.
 */
static bool
left_alone(const struct checker *c, const struct policy *p)
{
	const struct library *lib = c->m.lib;
	const struct str role = role_of(p);

	return lib->handbook.source > 0 && p->source == 0 &&
	    !resolve_plan_reads(lib->plan, p) &&
	    (role.ptr == NULL || map_get(c->readers, role) == NULL);
}

static void
check_read(struct checker *c, const struct policy *p)
{
	struct maker *m = &c->m;
	const struct str role = role_of(p);

	if (resolve_plan_reads(m->lib->plan, p))
		return;
	if (role.ptr == NULL) {
		diag_warn(m->dg, p->id_at, MSG_UNREAD, STR_ARG(p->id));
		diag_hint(m->dg, "add <section policy=\"%.*s\"/> to a chapter "
		    "of templates/handbook.xml", STR_ARG(p->id));
	} else if (!resolve_role_known(m->set, role)) {
		diag_warn(m->dg, p->id_at, MSG_UNREAD, STR_ARG(p->id));
		diag_hint(m->dg, "give the file the name of a role of the "
		    "settings");
	}
}

/* Words that two pages may share: a label, a name, a short sentence. */
enum { SAME_WORDS = 12 };

static void
check_repeated(struct checker *c, const struct policy *p)
{
	struct maker *m = &c->m;

	if (role_of(p).ptr == NULL)
		return;
	for (struct doc_node *n = p->root; n != NULL;
	    n = doc_next(p->root, n)) {
		const struct policy *first;
		struct str words;

		if (n->kind == DOC_QUESTION || n->kind == DOC_SCENARIO) {
			while (n->last != NULL)
				n = n->last;
			continue;
		}
		if (n->kind != DOC_PARA || doc_count_words(n) < SAME_WORDS)
			continue;
		words = doc_words(m->a, n);
		first = map_get(c->said, words);
		if (first == NULL) {
			map_put(c->said, words, (void *)(uintptr_t)p);
		} else if (first != p) {
			diag_warn(m->dg, n->at, MSG_REPEATED,
			    STR_ARG(role_of(first)), STR_ARG(role_of(p)));
			diag_hint(m->dg, "say it once, in a chapter that both "
			    "read");
		}
	}
}

static void
check_switches(struct checker *c)
{
	struct maker *m = &c->m;
	const struct settings_table *t = settings_table_find(m->set,
	    STR_LIT("sections"));
	const struct map *policies = m->lib->policies->by_id;
	struct settings_values id;
	struct str near;

	for (size_t i = 0; t != NULL && i < settings_table_len(t); i++) {
		if (settings_cell(m->a, m->set, settings_table_row(t, i),
		    STR_LIT("id"), &id) != SETTINGS_SET ||
		    map_get(policies, id.v[0]->text) != NULL ||
		    map_get(m->lib->policies->unread, id.v[0]->text) != NULL)
			continue;
		near = map_nearest(policies, id.v[0]->text);
		diag_warn(m->dg, id.v[0]->at, MSG_NO_SECTION,
		    STR_ARG(id.v[0]->text));
		if (near.ptr != NULL)
			diag_hint(m->dg, "did you mean \"%.*s\"?",
			    STR_ARG(near));
	}
}

static void
check_plan(struct checker *c)
{
	const struct plan *p = c->m.lib->plan;

	for (size_t i = 0; i < p->n; i++) {
		if (p->parts[i].test != NULL)
			resolve_test_check(&c->m, p->parts[i].test);
		for (size_t k = 0; k < p->parts[i].n; k++)
			if (p->parts[i].sections[k].test != NULL)
				resolve_test_check(&c->m,
				    p->parts[i].sections[k].test);
	}
}

static void
check_states(struct checker *c)
{
	struct maker *m = &c->m;
	struct settings_values states;

	(void)settings_get(m->a, m->set, STR_LIT("state"), &states);
	for (size_t i = 0; i < states.n; i++) {
		if (map_get(m->lib->policies->data->state_by_code,
		    states.v[i]->text) != NULL)
			continue;
		diag_warn(m->dg, states.v[i]->at, MSG_NO_STATE,
		    STR_ARG(states.v[i]->text));
		diag_hint(m->dg, "add it to policies/states.xml, or ask "
		    "counsel");
	}
}

void
resolve_check(struct arena *a, struct diag *dg, const struct library *lib,
    const struct settings *set)
{
	const struct policy_library *all = lib->policies;
	struct checker c = { .m = { .a = a, .dg = dg, .lib = lib,
		.set = set }, .tested = map_new(a), .said = map_new(a),
		.readers = map_new(a) };

	resolve_effective(&c.m);
	find_readers(&c);
	check_plan(&c);
	check_switches(&c);
	check_states(&c);
	for (size_t i = 0; i < all->n; i++) {
		if (left_alone(&c, all->policies[i]))
			continue;
		check_names(&c, all->policies[i]);
		check_questions(&c, all->policies[i]);
		check_read(&c, all->policies[i]);
		check_repeated(&c, all->policies[i]);
	}
	if (all->overrides != NULL)
		check_names(&c, all->overrides);
	for (size_t i = 0; i < all->n; i++)
		if (!left_alone(&c, all->policies[i]))
			check_tested(&c, all->policies[i]);
	if (c.untested > 0)
		diag_note(dg, (struct pos){ 0 }, MSG_UNTESTED, c.untested,
		    c.rules);
}
