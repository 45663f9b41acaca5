#include "resolve/resolve_part.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"

/*
 * What is counted, listed and digested is what the finished pages hold, not
 * what was put in on the way: much of that is taken out again.
 */
struct tally {
	struct maker *m;
	struct map *values;	/* path LF text -> itself */
	struct map *gaps;	/* path -> itself */
	struct resolve_value *list;
	size_t n, cap;
	struct resolve_rule *rules;
	size_t n_rules, cap_rules;
};

static void
note_value(struct tally *t, struct str path, struct str text)
{
	struct maker *m = t->m;
	struct str key = str_fmt(m->a, "%.*s\n%.*s", STR_ARG(path),
	    STR_ARG(text));

	if (map_get(t->values, key) != NULL)
		return;
	map_put(t->values, key, t);
	t->list = arena_grow(m->a, t->list, t->n, &t->cap, sizeof(*t->list));
	t->list[t->n++] = (struct resolve_value){ path, text };
}

static void
note_url(struct tally *t, struct doc_node *link)
{
	const struct url_values *used = link->data;

	for (size_t i = 0; used != NULL && i < used->n; i++)
		note_value(t, used->v[i].path, used->v[i].text);
	link->data = NULL;
}

static void
note_gap(struct tally *t, const struct doc_node *gap)
{
	struct maker *m = t->m;
	struct str typed;

	m->out->gaps++;
	if (map_put(t->gaps, gap->label, t) != NULL)
		return;
	diag_warn(m->dg, gap->at, MSG_NOT_SET, STR_ARG(gap->label));
	typed = settings_typed(m->a, gap->label);
	if (typed.ptr != NULL)
		diag_hint(m->dg, "in organization.xml write %.*s; \"?\" after "
		    "the name leaves the sentence out instead",
		    STR_ARG(typed));
	else
		diag_hint(m->dg, "set it in organization.xml; \"?\" after the "
		    "name leaves the sentence out instead");
}

/* --- rules --- */

static void
add_targets(struct digest_ctx *d, const struct doc_node *rule)
{
	for (const struct doc_node *n = rule; n != NULL; n = doc_next(rule, n))
		if (n->kind == DOC_LINK && n->parent->kind != DOC_BASIS)
			digest_add_field(d, n->target);
}

static struct digest
digest_rule(struct maker *m, const struct doc_node *n,
    const struct policy_rule *rule)
{
	struct digest_ctx *d = digest_new();

	digest_add_field(d, str_of(policy_level_name(rule->level)));
	digest_add_field(d, rule->critical ? STR_LIT("critical") :
	    STR_LIT(""));
	for (size_t i = 0; i < rule->nbasis; i++) {
		digest_add_field(d, str_of(policy_basis_name(
		    rule->basis[i].kind)));
		digest_add_field(d, rule->basis[i].citation);
	}
	digest_add_field(d, resolve_rule_words(m->a, n));
	add_targets(d, n);
	return digest_end(d);
}

static void
note_rule(struct tally *t, const struct doc_node *n)
{
	const struct policy_rule *rule = n->data;

	t->rules = arena_grow(t->m->a, t->rules, t->n_rules, &t->cap_rules,
	    sizeof(*t->rules));
	t->rules[t->n_rules++] = (struct resolve_rule){ .id = rule->id,
		.number = n->label, .level = rule->level,
		.critical = rule->critical,
		.digest = digest_rule(t->m, n, rule), .rule = rule,
		.node = n };
}

/* --- policies --- */

static int
by_path(const void *x, const void *y)
{
	const struct policy *const *a = x, *const *b = y;

	return str_cmp((*a)->path, (*b)->path);
}

static void
list_policies(struct maker *m)
{
	struct resolve_book *out = m->out;

	out->n_policies = map_len(m->policies);
	out->policies = arena_array(m->a, out->n_policies,
	    sizeof(const struct policy *));
	for (size_t i = 0; i < out->n_policies; i++)
		out->policies[i] = map_value(m->policies, i);
	qsort(out->policies, out->n_policies, sizeof(const struct policy *),
	    by_path);
}

void
resolve_tally(struct maker *m)
{
	struct tally t = { .m = m, .values = map_new(m->a),
		.gaps = map_new(m->a) };
	struct doc_node *n = m->book->first;

	/* In the header and footer of every page. */
	note_value(&t, STR_LIT("identity.legal-name"), m->book->label);
	while (n != NULL) {
		if (n->kind == DOC_CONTENTS) {
			n = doc_skip(m->book, n);
			continue;
		}
		if (n->kind == DOC_VALUE && !str_starts(n->label, "figure."))
			note_value(&t, n->label, n->first->text);
		else if (n->kind == DOC_LINK)
			note_url(&t, n);
		else if (n->kind == DOC_GAP)
			note_gap(&t, n);
		else if (n->kind == DOC_RULE)
			note_rule(&t, n);
		if (n->flags & SAMPLE)
			m->out->sample = true;
		n = doc_next(m->book, n);
	}
	m->out->values = t.list;
	m->out->n_values = t.n;
	m->out->rules = t.rules;
	m->out->n_rules = t.n_rules;
	list_policies(m);
}
