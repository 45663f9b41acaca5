#include "report/report_part.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "resolve/resolve.h"
#include "settings/settings.h"

struct maker {
	struct report *r;
	const struct library *lib;
	const struct settings *set;
	struct map *rules;	/* id -> struct report_chain */
	struct map *questions;	/* id of each, once */
	struct map *policies;	/* id -> itself: in some book */
};

/* --- what it is about --- */

static struct str
value(const struct maker *m, const char *path)
{
	struct settings_values v;

	if (settings_get(m->r->a, m->set, str_of(path), &v) != SETTINGS_SET)
		return STR_LIT("");
	return settings_print(m->r->a, m->set, &v, SETTINGS_CELL);
}

/* at, max: where it is set and what is allowed, not changed where it is not. */
static size_t
number(const struct maker *m, const char *path, struct pos *at, size_t *max)
{
	struct settings_values v;
	long n = -1;

	if (settings_get(m->r->a, m->set, str_of(path), &v) == SETTINGS_SET) {
		n = settings_number(v.v[0]);
		*at = v.v[0]->at;
		*max = (size_t)v.v[0]->field->max;
	}
	return n < 0 ? 0 : (size_t)n;
}

static void
take_document(const struct maker *m)
{
	struct report *r = m->r;
	struct settings_values v;
	struct pos at;
	size_t max;

	r->organization = value(m, "identity.legal-name");
	r->number = value(m, "document.number");
	r->version = value(m, "document.version");
	if (settings_get(r->a, m->set, STR_LIT("document.effective"), &v) ==
	    SETTINGS_SET)
		(void)settings_date(v.v[0], &r->effective);
	r->sample = settings_samples(m->set) > 0;
	r->paper = number(m, "training.questions", &r->paper_at,
	    &r->paper_max);
	r->grade = (unsigned)number(m, "accessibility.reading-grade",
	    &at, &max);
}

/* --- rules over all roles --- */

static struct report_chain *
chain_of(struct maker *m, const struct policy_rule *rule)
{
	struct report_chain *chain = map_get(m->rules, rule->id);

	if (chain == NULL) {
		chain = ARENA_NEW(m->r->a, struct report_chain);
		chain->rule = rule;
		map_put(m->rules, rule->id, chain);
	}
	return chain;
}

static void
add_rule(struct maker *m, const struct report_role *role,
    const struct report_rule *rule)
{
	struct report *r = m->r;
	struct report_chain *chain = chain_of(m, rule->rule);

	chain->books++;
	if (rule->rule->critical && rule->exam < REPORT_EXAM_MIN) {
		chain->few = arena_grow(r->a, chain->few, chain->n_few,
		    &chain->cap_few, sizeof(*chain->few));
		chain->few[chain->n_few++] = role->id;
	}
	for (size_t i = 0; i < rule->n; i++) {
		const struct policy_question *q = rule->questions[i];

		if (map_put(m->questions, q->id, m) != NULL)
			continue;
		chain->questions = arena_grow(r->a, chain->questions,
		    chain->n, &chain->cap, sizeof(*chain->questions));
		chain->questions[chain->n++] = q;
		r->questions++;
		r->exam += !q->practice;
		policy_keys_add(r->a, &r->keys, q);
	}
}

static int
by_id(const void *x, const void *y)
{
	const struct report_chain *const *a = x, *const *b = y;

	return str_cmp((*a)->rule->id, (*b)->rule->id);
}

static void
add_rules(struct maker *m)
{
	struct report *r = m->r;

	for (size_t i = 0; i < r->n_roles; i++) {
		const struct report_role *role = r->roles[i];

		for (size_t k = 0; k < role->n_rules; k++)
			add_rule(m, role, &role->rules[k]);
		for (size_t k = 0; k < role->n_policies; k++)
			map_put(m->policies, role->policies[k]->id, m);
	}
	r->n_rules = map_len(m->rules);
	r->rules = arena_array(r->a, r->n_rules, sizeof(*r->rules));
	for (size_t i = 0; i < r->n_rules; i++)
		r->rules[i] = map_value(m->rules, i);
	if (r->n_rules > 1)
		qsort(r->rules, r->n_rules, sizeof(*r->rules), by_id);
}

/* --- law --- */

static void
cite(struct arena *a, struct report_law *law, struct report_chain *rule)
{
	/* One rule may cite an entry as law and as guidance. */
	if (law == NULL || (law->n > 0 && law->rules[law->n - 1] == rule))
		return;
	law->rules = arena_grow(a, law->rules, law->n, &law->cap,
	    sizeof(*law->rules));
	law->rules[law->n++] = rule;
}

static void
add_laws(struct maker *m)
{
	struct report *r = m->r;
	const size_t n = r->survey->n_laws;
	struct map *laws = map_new(r->a);

	r->laws = arena_array(r->a, n, sizeof(*r->laws));
	for (size_t i = 0; i < n; i++) {
		r->laws[i].law = &r->survey->laws[i];
		map_put(laws, r->survey->laws[i].law->cite, &r->laws[i]);
	}
	for (size_t i = 0; i < r->n_rules; i++) {
		const struct policy_rule *rule = r->rules[i]->rule;

		for (size_t k = 0; k < rule->nbasis; k++)
			if (rule->basis[k].kind != POLICY_PRACTICE)
				cite(r->a, map_get(laws,
				    rule->basis[k].citation), r->rules[i]);
	}
}

/* --- pages --- */

static void
add_pages(const struct report_role *role, struct map *pages, bool own)
{
	for (size_t i = 0; i < role->n_pages; i++) {
		struct report_page *p = &role->pages[i];

		if (str_eq(p->role, role->id) == own &&
		    map_get(pages, p->role) == NULL)
			map_put(pages, p->role, p);
	}
}

/* Of several books that print a page, its own role's shows it whole: others
 * leave out what a page above it said. */
static void
list_pages(struct maker *m)
{
	struct report *r = m->r;
	struct map *pages = map_new(r->a);

	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < r->n_roles; i++)
			add_pages(r->roles[i], pages, pass == 0);
	r->n_pairs = map_len(pages);
	r->pairs = arena_array(r->a, r->n_pairs, sizeof(*r->pairs));
	for (size_t i = 0; i < r->n_pairs; i++)
		r->pairs[i].page = map_value(pages, i);
}

/* The pages that have one sentence. */
struct places {
	size_t *pages, n, cap;
};

static struct map *
index_sentences(const struct report *r)
{
	struct map *index = map_new(r->a);

	for (size_t i = 0; i < r->n_pairs; i++) {
		const struct report_page *p = r->pairs[i].page;

		for (size_t k = 0; k < p->n; k++) {
			struct places *at = map_get(index, p->sentences[k]);

			if (at == NULL) {
				at = ARENA_NEW(r->a, struct places);
				map_put(index, p->sentences[k], at);
			}
			at->pages = arena_grow(r->a, at->pages, at->n,
			    &at->cap, sizeof(*at->pages));
			at->pages[at->n++] = i;
		}
	}
	return index;
}

static void
pair_page(const struct report *r, const struct map *index, size_t i,
    size_t *shared)
{
	struct report_pair *pair = &r->pairs[i];

	for (size_t k = 0; k < r->n_pairs; k++)
		shared[k] = 0;
	for (size_t k = 0; k < pair->page->n; k++) {
		const struct places *at = map_get(index,
		    pair->page->sentences[k]);

		for (size_t j = 0; j < at->n; j++)
			shared[at->pages[j]]++;
	}
	for (size_t k = 0; k < r->n_pairs; k++)
		if (k != i && shared[k] > pair->shared) {
			pair->other = r->pairs[k].page;
			pair->shared = shared[k];
		}
}

static void
compare_pages(struct maker *m)
{
	struct report *r = m->r;
	const struct map *index;
	size_t *shared;

	list_pages(m);
	index = index_sentences(r);
	shared = arena_array(r->a, r->n_pairs, sizeof(*shared));
	for (size_t i = 0; i < r->n_pairs; i++)
		pair_page(r, index, i, shared);
}

bool
report_is_shared(const struct report_pair *p)
{
	return 2 * p->shared > p->page->n;
}

/* --- reading level --- */

static void
add_level(struct maker *m, const struct policy *p)
{
	struct report *r = m->r;
	struct report_level *level = &r->levels[r->n_levels];

	if (map_get(m->policies, p->id) == NULL)
		return;
	level->policy = p;
	level->sections = policy_count_reading(r->a, p, &level->n,
	    &level->whole);
	r->n_levels += level->n > 0;
}

static void
add_levels(struct maker *m)
{
	const struct policy_library *all = m->lib->policies;

	m->r->levels = arena_array(m->r->a, all->n + 1,
	    sizeof(*m->r->levels));
	for (size_t i = 0; i < all->n; i++)
		add_level(m, all->policies[i]);
	if (all->overrides != NULL)
		add_level(m, all->overrides);
}

/* --- the whole --- */

bool
report_bank_fits(const struct report *r, const struct report_role *role)
{
	return role->exam >= REPORT_PAPERS_MIN * r->paper;
}

struct str
report_list(struct arena *a, const struct str *names, size_t n, size_t max)
{
	const size_t shown = n > max + 1 ? max : n;
	struct str out = STR_LIT("");

	for (size_t i = 0; i < shown; i++)
		out = str_fmt(a, "%.*s%s%.*s", STR_ARG(out), i == 0 ? "" :
		    i + 1 == n ? " and " : ", ", STR_ARG(names[i]));
	return shown == n ? out : str_fmt(a, "%.*s and %zu more",
	    STR_ARG(out), n - shown);
}

const struct report *
report_make(struct arena *a, const struct library *lib,
    const struct settings *set, const struct survey *survey,
    const struct report_role *const *roles, size_t n)
{
	struct report *r = ARENA_NEW(a, struct report);
	struct maker m = { .r = r, .lib = lib, .set = set,
		.rules = map_new(a), .questions = map_new(a),
		.policies = map_new(a) };

	r->a = a;
	r->survey = survey;
	r->roles = roles;
	r->n_roles = n;
	r->names = arena_array(a, n, sizeof(*r->names));
	for (size_t i = 0; i < n; i++)
		r->names[i] = settings_role_name(set, roles[i]->id);
	take_document(&m);
	add_rules(&m);
	add_laws(&m);
	compare_pages(&m);
	add_levels(&m);
	return r;
}
