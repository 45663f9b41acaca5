#include "resolve/resolve_part.h"

#include "base/arena.h"
#include "base/ascii.h"

/* What a link names: "term:phi" is a term called "phi". */
enum ref_kind { REF_POLICY, REF_RULE, REF_TERM, REF_FORM, REF_LAW };

static enum ref_kind
kind_of(struct str target, struct str *name)
{
	struct str kind;

	*name = target;
	kind = str_cut(name, ':');
	if (str_is(kind, "term"))
		return REF_TERM;
	if (str_is(kind, "form"))
		return REF_FORM;
	if (str_is(kind, "law"))
		return REF_LAW;
	if (str_starts(*name, "rule/")) {
		*name = str_sub(*name, sizeof("rule/") - 1, name->len);
		return REF_RULE;
	}
	return REF_POLICY;
}

/* "45 CFR 164.508(a)" -> "law/45-CFR-164.508-a-" */
struct str
resolve_law_id(struct arena *a, struct str cite)
{
	struct str id = str_fmt(a, "law/%.*s", STR_ARG(cite));
	char *out = str_c(a, id);

	for (size_t i = 4; i < id.len; i++) {
		const char c = out[i];

		if (!(ascii_is_letter(c) || ascii_is_digit(c) || c == '.'))
			out[i] = '-';
	}
	return (struct str){ out, id.len };
}

/* --- is there such a thing at all? --- */

static const struct resolve_form *
form_of(const struct library *lib, struct str id)
{
	for (size_t i = 0; i < lib->n_forms; i++)
		if (str_eq(lib->forms[i].id, id))
			return &lib->forms[i];
	return NULL;
}

/* Words of a form that the plan does not list: it is in no book. */
static const struct policy *
unlisted_form(const struct maker *m, struct str id)
{
	return policy_find(m->lib->policies, str_fmt(m->a, "form-%.*s",
	    STR_ARG(id)));
}

/* The form whose name is nearest, listed or not. */
static struct str
near_form(const struct maker *m, struct str id)
{
	const struct policy_library *all = m->lib->policies;
	struct map *forms = map_new(m->a);

	for (size_t i = 0; i < m->lib->n_forms; i++)
		map_put(forms, m->lib->forms[i].id, forms);
	for (size_t i = 0; i < all->n; i++)
		if (str_starts(all->policies[i]->id, "form-"))
			map_put(forms, str_sub(all->policies[i]->id,
			    sizeof("form-") - 1, all->policies[i]->id.len),
			    forms);
	return map_nearest(forms, id);
}

static bool
chapter_known(const struct library *lib, struct str id)
{
	const struct plan *p = lib->plan;

	for (size_t i = 0; i < p->n; i++)
		if (p->parts[i].id.ptr != NULL &&
		    str_eq(p->parts[i].id, id))
			return true;
	return false;
}

/* A policy, one of its headings, or a chapter. */
static bool
place_known(const struct library *lib, struct str name)
{
	struct str rest = name, id = str_cut(&rest, '/');
	const struct policy *p = map_get(lib->policies->by_id, id);

	if (p == NULL)
		return str_is(id, "chapter") ? chapter_known(lib, rest) :
		    rest.ptr == NULL && chapter_known(lib, id);
	if (rest.ptr == NULL)
		return true;
	for (size_t i = 0; i < p->nheadings; i++)
		if (str_eq(p->headings[i]->id, name))
			return true;
	return false;
}

static const char NO_PLACE[] = "name a policy, as in ref:photos, a heading, as "
    "in ref:photos/words, or a rule, as in ref:rule/photo-device";

/* The hint: a name like it, else what to do where there is none. */
static void
say_near(struct diag *dg, const char *kind, struct str near, const char *none)
{
	if (near.ptr != NULL)
		diag_hint(dg, "did you mean \"%s%.*s\"?", kind,
		    STR_ARG(near));
	else
		diag_hint(dg, "%s", none);
}

bool
resolve_ref_known(const struct maker *m, struct pos at, struct str target)
{
	const struct policy_library *p = m->lib->policies;
	struct str name;

	switch (kind_of(target, &name)) {
	case REF_POLICY:
		if (place_known(m->lib, name))
			return true;
		diag_error(m->dg, at, MSG_NO_TARGET, STR_ARG(name));
		say_near(m->dg, "ref:", map_nearest(p->by_id, name),
		    NO_PLACE);
		return false;
	case REF_RULE:
		if (map_get(p->rules, name) != NULL)
			return true;
		diag_error(m->dg, at, MSG_NO_TARGET, STR_ARG(name));
		say_near(m->dg, "ref:rule/", map_nearest(p->rules, name),
		    NO_PLACE);
		return false;
	case REF_TERM:
		if (map_get(p->data->term_by_id, name) != NULL)
			return true;
		diag_error(m->dg, at, MSG_NO_TERM, STR_ARG(name));
		say_near(m->dg, "term:", map_nearest(p->data->term_by_id,
		    name), "give it a <term> in policies/glossary.xml, or "
		    "write the words without a link");
		return false;
	case REF_FORM:
		if (form_of(m->lib, name) != NULL ||
		    unlisted_form(m, name) != NULL)
			return true;
		diag_error(m->dg, at, MSG_NO_FORM, STR_ARG(name));
		say_near(m->dg, "form:", near_form(m, name),
		    "templates/handbook.xml lists the forms");
		return false;
	case REF_LAW:
		if (map_get(p->data->law_by_cite, name) != NULL)
			return true;
		diag_error(m->dg, at, MSG_NO_CITATION, STR_ARG(name));
		say_near(m->dg, "law:", map_nearest(p->data->law_by_cite,
		    name), RESOLVE_NO_LAW);
		return false;
	}
	return false;
}

/* --- what the book uses --- */

static void
use_law(struct maker *m, struct str cite, struct pos at)
{
	const struct map *laws = m->lib->policies->data->law_by_cite;
	struct policy_law *law = map_get(laws, cite);

	if (law != NULL) {
		map_put(m->laws, cite, law);
		return;
	}
	diag_error(m->dg, at, MSG_NO_CITATION, STR_ARG(cite));
	say_near(m->dg, "", map_nearest(laws, cite), RESOLVE_NO_LAW);
}

static void
use_rule(struct maker *m, struct doc_node *n)
{
	const struct policy_rule *rule = n->data;

	map_put(m->printed, rule->id, n);
	for (size_t i = 0; i < rule->nbasis; i++)
		if (rule->basis[i].kind != POLICY_PRACTICE)
			use_law(m, rule->basis[i].citation,
			    rule->basis[i].at);
}

static void
use_ref(struct maker *m, const struct doc_node *n)
{
	struct str name;

	switch (kind_of(n->target, &name)) {
	case REF_LAW:
		use_law(m, name, n->at);
		break;
	case REF_TERM: {
		struct policy_term *t = map_get(
		    m->lib->policies->data->term_by_id, name);

		if (t != NULL)
			map_put(m->terms, t->id, t);
		break;
	}
	case REF_POLICY:
	case REF_RULE:
	case REF_FORM:
		break;
	}
}

void
resolve_refs_collect(struct maker *m)
{
	for (struct doc_node *n = m->book->first; n != NULL;
	    n = doc_next(m->book, n))
		if (n->kind == DOC_RULE)
			use_rule(m, n);
		else if (n->kind == DOC_REF)
			use_ref(m, n);
}

/* --- links --- */

/* Where the target stands in this book; NULL: it does not. */
static const struct doc_node *
place_of(const struct maker *m, enum ref_kind kind, struct str name)
{
	const struct doc_node *n;

	switch (kind) {
	case REF_TERM:
		return map_get(m->ids, str_fmt(m->a, "term/%.*s",
		    STR_ARG(name)));
	case REF_LAW:
		return map_get(m->ids, resolve_law_id(m->a, name));
	case REF_FORM:
		return map_get(m->ids, str_fmt(m->a, "form/%.*s",
		    STR_ARG(name)));
	case REF_RULE:
		return map_get(m->ids, str_fmt(m->a, "rule/%.*s",
		    STR_ARG(name)));
	case REF_POLICY:
		break;
	}
	n = map_get(m->ids, name);
	return n != NULL ? n : map_get(m->ids, str_fmt(m->a, "chapter/%.*s",
	    STR_ARG(name)));
}

/* What to print for a target that has no words of its own. */
static struct str
title_of(const struct maker *m, enum ref_kind kind, struct str name)
{
	const struct policy_library *p = m->lib->policies;
	const struct policy_rule *rule;
	const struct policy_term *term;
	const struct resolve_form *form;
	const struct policy *policy;

	switch (kind) {
	case REF_TERM:
		term = map_get(p->data->term_by_id, name);
		return term != NULL ? term->name : name;
	case REF_FORM:
		form = form_of(m->lib, name);
		policy = unlisted_form(m, name);
		return form != NULL ? form->title :
		    policy != NULL ? policy->title : name;
	case REF_RULE:
		rule = map_get(p->rules, name);
		return rule != NULL ? rule->policy->title : name;
	case REF_POLICY:
		policy = map_get(p->by_id, str_cut(&name, '/'));
		return policy != NULL ? policy->title : name;
	case REF_LAW:
		break;
	}
	return name;
}

/* "3.5"; "Appendix B" for what has a letter. */
static struct str
number_of(const struct maker *m, const struct doc_node *to)
{
	if (to->kind != DOC_HEADING && to->kind != DOC_RULE)
		return (struct str){ NULL, 0 };
	if (to->kind == DOC_HEADING && to->label.len > 0 &&
	    to->label.ptr[0] >= 'A' && to->label.ptr[0] <= 'Z')
		return str_fmt(m->a, "Appendix %.*s", STR_ARG(to->label));
	return to->label;
}

static void
add_number(struct maker *m, struct doc_node *link, struct str text)
{
	doc_add_text(m->a, link, link->at, text)->flags |= NUMBER;
}

static bool
in_heading(const struct doc_node *n)
{
	while (doc_is_inline(n->kind))
		n = n->parent;
	return n->kind == DOC_HEADING;
}

/*
 * A link prints its words; behind them, for readers on paper, the number of
 * the section, rule or form. Without words it prints the number, or the title
 * of what has none.
 */
static void
make_link(struct maker *m, struct doc_node *n, enum ref_kind kind,
    struct str name, const struct doc_node *to)
{
	const struct str number = number_of(m, to);
	const bool inner = kind != REF_TERM && kind != REF_LAW;

	n->kind = DOC_LINK;
	n->target = str_fmt(m->a, "#%.*s", STR_ARG(to->id));
	if (n->first == NULL && inner && !str_empty(number))
		add_number(m, n, number);
	else if (n->first == NULL)
		doc_add_text(m->a, n, n->at, title_of(m, kind, name));
	else if (inner && !str_empty(number) && !in_heading(n))
		add_number(m, n, str_fmt(m->a, " (%.*s)", STR_ARG(number)));
}

/* The words without the link. */
static void
unlink_words(struct maker *m, struct doc_node *n, enum ref_kind kind,
    struct str name)
{
	struct doc_node *c, *next;

	if (n->first == NULL)
		doc_add_text(m->a, n, n->at, title_of(m, kind, name));
	for (c = n->first; c != NULL; c = next) {
		next = c->next;
		doc_insert_before(n, c);
	}
	doc_unlink(n);
}

/* The policy that a link leads to; absent: it leads elsewhere. */
static struct str
policy_at(const struct maker *m, enum ref_kind kind, struct str name)
{
	const struct policy_rule *rule;

	if (kind == REF_POLICY)
		return str_cut(&name, '/');
	rule = kind == REF_RULE ? map_get(m->lib->policies->rules, name) :
	    NULL;
	return rule != NULL ? rule->policy->id : str_of(NULL);
}

/* Switched off by the settings: check says so there, and once. */
static bool
is_off(const struct maker *m, enum ref_kind kind, struct str name)
{
	const struct str id = policy_at(m, kind, name);

	return id.ptr != NULL && map_get(m->off, id) != NULL;
}

bool
resolve_points_at(const struct maker *m, const struct policy *p,
    struct str id)
{
	for (const struct doc_node *n = p->root; n != NULL;
	    n = doc_next(p->root, n)) {
		enum ref_kind kind;
		struct str name;

		if (n->kind != DOC_REF)
			continue;
		kind = kind_of(n->target, &name);
		if (str_eq(policy_at(m, kind, name), id))
			return true;
	}
	return false;
}

/* Returns the node to go on from. */
static struct doc_node *
resolve_ref(struct maker *m, struct doc_node *n)
{
	struct doc_node *after = doc_skip(m->book, n);
	struct str name;
	const enum ref_kind kind = kind_of(n->target, &name);
	const struct doc_node *to = place_of(m, kind, name);

	if (to != NULL) {
		make_link(m, n, kind, name, to);
		return after;
	}
	if (resolve_ref_known(m, n->at, n->target) &&
	    !is_off(m, kind, name) && m->what == RESOLVE_ROLE && kind != REF_TERM && kind != REF_LAW) {
		diag_warn(m->dg, n->at, MSG_NOT_IN_BOOK, STR_ARG(n->target));
		diag_hint(m->dg, "put the link under the condition that its "
		    "target has");
	}
	unlink_words(m, n, kind, name);
	return after;
}

/* --- the small print --- */

static void
add_source(struct maker *m, struct doc_node *basis,
    const struct policy_basis *b)
{
	const struct doc_node *to;
	struct doc_node *link = basis;

	if (b->kind == POLICY_PRACTICE) {
		doc_add_text(m->a, basis, basis->at, STR_LIT("practice"));
		return;
	}
	to = map_get(m->ids, resolve_law_id(m->a, b->citation));
	if (to != NULL) {
		link = doc_add(m->a, basis, DOC_LINK, basis->at);
		link->target = str_fmt(m->a, "#%.*s", STR_ARG(to->id));
	}
	doc_add_text(m->a, link, basis->at, b->citation);
}

/* "3.5.1 · must not, critical · law: 45 CFR 164.530(c); practice" */
static void
add_basis(struct maker *m, struct doc_node *n)
{
	const struct policy_rule *rule = n->data;
	struct doc_node *b = doc_add(m->a, n, DOC_BASIS, n->at);
	struct doc_node *strong = doc_add(m->a, b, DOC_STRONG, b->at);
	enum policy_basis_kind last = POLICY_PRACTICE;

	doc_add_text(m->a, strong, b->at, n->label)->flags |= NUMBER;
	doc_add_text(m->a, strong, b->at, str_fmt(m->a, " \302\267 %s%s",
	    policy_level_name(rule->level),
	    rule->critical ? ", critical" : ""));
	for (size_t i = 0; i < rule->nbasis; i++) {
		const enum policy_basis_kind kind = rule->basis[i].kind;

		doc_add_text(m->a, b, b->at, i == 0 ? STR_LIT(" \302\267 ") :
		    STR_LIT("; "));
		if (kind != POLICY_PRACTICE && kind != last)
			doc_add_text(m->a, b, b->at, str_fmt(m->a, "%s: ",
			    policy_basis_name(kind)));
		last = kind;
		add_source(m, b, &rule->basis[i]);
	}
}

void
resolve_refs(struct maker *m)
{
	struct doc_node *n = m->book->first;

	while (n != NULL) {
		if (n->kind == DOC_REF) {
			n = resolve_ref(m, n);
			continue;
		}
		if (n->kind == DOC_RULE)
			add_basis(m, n);
		n = doc_next(m->book, n);
	}
}

/* --- the words of a rule --- */

static void
add_words(struct buf *b, const struct doc_node *n, bool *block)
{
	if (!doc_is_inline(n->kind))
		*block = b->len > 0;
	if (n->kind == DOC_BASIS || (n->flags & NUMBER))
		return;
	if (n->kind == DOC_TEXT || n->kind == DOC_CODE ||
	    n->kind == DOC_CODE_BLOCK || n->kind == DOC_GAP) {
		if (*block)
			buf_putc(b, '\n');
		*block = false;
		buf_str(b, n->text);
	} else if (n->kind == DOC_LINE_BREAK) {
		buf_putc(b, ' ');
	}
	for (const struct doc_node *c = n->first; c != NULL; c = c->next)
		add_words(b, c, block);
	if (!doc_is_inline(n->kind))
		*block = b->len > 0;
}

struct str
resolve_rule_words(struct arena *a, const struct doc_node *rule)
{
	bool block = false;
	struct str out;
	struct buf b;

	buf_init(&b, SIZE_MAX);
	add_words(&b, rule, &block);
	out = str_dup(a, buf_view(&b));
	buf_free(&b);
	return out;
}
