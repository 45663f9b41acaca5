#include "resolve/resolve_part.h"

#include <stdint.h>

#include "resolve/resolve_survey.h"

struct checker {
	struct maker m;		/* of no book: only names are asked */
	const struct survey *survey;
	struct map *figures;	/* that were found to be old */
	struct map *printed;	/* ids of policies that a book may print */
	struct map *said;	/* words on role pages -> their policy */
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

	/* Once for each; the rest of the words ask for the same. */
	if (!resolve_figure_old(m, f) || map_put(c->figures, f->id, c) != NULL)
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
	struct str near;

	if (map_get(laws, cite) != NULL)
		return;
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

static void
find_printed(struct checker *c)
{
	const struct survey *s = c->survey;
	struct map *unread = map_new(c->m.a);

	c->printed = map_new(c->m.a);
	for (size_t i = 0; i < s->n_unread; i++)
		map_put(unread, s->unread[i]->id, unread);
	for (size_t i = 0; i < s->n_policies; i++)
		if (map_get(unread, s->policies[i]->id) == NULL)
			map_put(c->printed, s->policies[i]->id, unread);
}

/* A plan of one's own may leave out the policy that a question is about. */
static void
check_printed(struct checker *c, const struct policy *p,
    const struct policy_question *q, const struct policy_rule *rule)
{
	struct diag *dg = c->m.dg;

	if (p->source == 0 || map_get(c->printed, p->id) == NULL ||
	    map_get(c->printed, rule->policy->id) != NULL)
		return;
	diag_warn(dg, q->rule.at, MSG_RULE_UNPRINTED, STR_ARG(rule->id));
	diag_hint(dg, "add <section policy=\"%.*s\"/> to a chapter of "
	    "templates/handbook.xml, or ask about a rule that is in it",
	    STR_ARG(rule->policy->id));
}

static void
check_questions(struct checker *c, const struct policy *p)
{
	struct maker *m = &c->m;
	const struct map *rules = m->lib->policies->rules;

	for (size_t i = 0; i < p->nquestions; i++) {
		const struct policy_question *q = p->questions[i];
		const struct policy_rule *rule = map_get(rules, q->rule.text);
		struct str near;

		if (rule != NULL) {
			check_printed(c, p, q, rule);
		} else {
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
		for (size_t k = 0; k < q->nroles; k++)
			(void)resolve_role_check(m, &q->roles[k]);
	}
}

static void
check_lost(struct checker *c)
{
	struct diag *dg = c->m.dg;

	for (size_t i = 0; i < c->survey->n_lost; i++) {
		const struct survey_lost *lost = &c->survey->lost[i];

		diag_warn(dg, lost->role->at, MSG_QUESTION_LOST,
		    STR_ARG(lost->question->rule.text),
		    STR_ARG(lost->role->text));
		diag_hint(dg, "take the role out, or ask about a rule that "
		    "its book has");
	}
}

static void
check_tested(struct checker *c)
{
	const struct survey *survey = c->survey;
	struct diag *dg = c->m.dg;
	size_t untested = 0;

	for (size_t i = 0; i < survey->n_rules; i++) {
		const struct policy_rule *r = survey->rules[i].rule;

		if (survey->rules[i].n > 0)
			continue;
		untested++;
		if (!r->critical)
			continue;
		diag_warn(dg, r->at, MSG_CRITICAL_UNTESTED, STR_ARG(r->id));
		diag_hint(dg, "add one: <!-- question: q-%.*s | rule: "
		    "%.*s -->", STR_ARG(r->id), STR_ARG(r->id));
	}
	if (untested == 0)
		return;
	diag_note(dg, (struct pos){ 0 }, MSG_UNTESTED, untested,
	    survey->n_rules);
	diag_hint(dg, "coverage.txt of precept build names them, under "
	    "\"Loose ends\"");
}

/* --- the law --- */

/* Entries that are named one by one; more have one cause. */
enum { OLD_NAMED = 3, EARLY_MONTHS = 24 };

static void
check_laws(struct checker *c)
{
	struct maker *m = &c->m;
	const struct survey *survey = c->survey;
	struct settings_values from;
	size_t old = 0, used = 0;

	for (size_t i = 0; i < survey->n_laws; i++) {
		used += survey->laws[i].uses > 0;
		old += survey->laws[i].uses > 0 && survey->laws[i].old;
	}
	for (size_t i = 0; i < survey->n_laws && old <= OLD_NAMED; i++) {
		const struct policy_law *law = survey->laws[i].law;

		if (survey->laws[i].uses == 0 || !survey->laws[i].old)
			continue;
		diag_warn(m->dg, law->at, MSG_OLD_LAW, STR_ARG(law->cite),
		    STR_ARG(date_iso(m->a, law->checked)),
		    STR_ARG(date_iso(m->a, m->effective)));
		diag_hint(m->dg, "read it again, then change checked=\"...\" "
		    "there");
	}
	if (!m->dated || settings_get(m->a, m->set,
	    STR_LIT("document.effective"), &from) != SETTINGS_SET)
		return;
	if (old > OLD_NAMED) {
		diag_warn(m->dg, from.v[0]->at, MSG_OLD_LAWS, old, used,
		    STR_ARG(date_iso(m->a, m->effective)));
		diag_hint(m->dg, "if that date is right, get a newer precept, "
		    "or have counsel read the law table");
	}
	if (date_cmp(date_add_months(m->effective, EARLY_MONTHS),
	    survey->checked) < 0) {
		diag_warn(m->dg, from.v[0]->at, MSG_EARLY,
		    STR_ARG(date_iso(m->a, m->effective)),
		    STR_ARG(date_iso(m->a, survey->checked)));
		diag_hint(m->dg, "write the day from which this version "
		    "binds: effective=\"%.*s\" or later",
		    STR_ARG(date_iso(m->a, survey->checked)));
	}
}

/* --- books --- */

static void
check_read(struct checker *c)
{
	struct diag *dg = c->m.dg;

	for (size_t i = 0; i < c->survey->n_unread; i++) {
		const struct policy *p = c->survey->unread[i];

		diag_warn(dg, p->id_at, MSG_UNREAD, STR_ARG(p->id));
		if (resolve_role_of(p).ptr == NULL &&
		    c->m.lib->handbook.source == 0)
			diag_hint(dg, "\"precept customize handbook\" says how "
			    "to copy the plan; add <section policy=\"%.*s\"/> "
			    "to a chapter of it", STR_ARG(p->id));
		else if (resolve_role_of(p).ptr == NULL)
			diag_hint(dg, "add <section policy=\"%.*s\"/> to a "
			    "chapter of templates/handbook.xml",
			    STR_ARG(p->id));
		else
			diag_hint(dg, "give the file the name of a role of "
			    "the settings");
	}
}

/* Policies that are named one by one. */
enum { OFF_NAMED = 3 };

/* Words that two pages may share: a label, a name, a short sentence. */
enum { SAME_WORDS = 12 };

static void
check_repeated(struct checker *c, const struct policy *p)
{
	struct maker *m = &c->m;

	if (resolve_role_of(p).ptr == NULL)
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
			    STR_ARG(resolve_role_of(first)), STR_ARG(resolve_role_of(p)));
			diag_hint(m->dg, "say it once, in a chapter that both "
			    "read");
		}
	}
}

/* Does a role of the settings have this page? */
static bool
is_used(const struct maker *m, struct str role)
{
	for (size_t i = 0; i < settings_roles_len(m->set); i++) {
		const struct str *roles;
		size_t n;

		resolve_roles_of(m->a, settings_role_at(m->set, i), &roles,
		    &n);
		for (size_t k = 0; k < n; k++)
			if (str_eq(roles[k], role))
				return true;
	}
	return false;
}

/* Policies that point at one which is switched off: their words stay. */
static void
check_off(struct checker *c, const struct settings_value *id)
{
	struct maker *m = &c->m;
	struct str which = { NULL, 0 };
	size_t n = 0;

	for (size_t i = 0; i < c->survey->n_policies; i++) {
		const struct policy *p = c->survey->policies[i];
		const struct str role = resolve_role_of(p);

		if ((role.ptr != NULL && !is_used(m, role)) || map_get(m->off, p->id) != NULL ||
		    !resolve_points_at(m, p, id->text))
			continue;
		if (n++ < OFF_NAMED)
			which = str_fmt(m->a, "%.*s%sprecept customize %.*s",
			    STR_ARG(which), n > 1 ? ", " : "",
			    STR_ARG(p->id));
	}
	if (n == 0)
		return;
	diag_warn(m->dg, id->at, MSG_OFF, STR_ARG(id->text), n, n == 1 ?
	    "y points" : "ies point");
	diag_hint(m->dg, "their words print without the link; to reword them: "
	    "%.*s%s", STR_ARG(which), n > OFF_NAMED ? " and so on" : "");
}

/* role-nurse for nurse, form-scripts for scripts. */
static struct str
with_prefix(const struct maker *m, struct str id)
{
	static const char *const kinds[] = { "role", "form" };

	for (size_t i = 0; i < NELEM(kinds); i++) {
		const struct str whole = str_fmt(m->a, "%s-%.*s", kinds[i],
		    STR_ARG(id));

		if (map_get(m->lib->policies->by_id, whole) != NULL)
			return whole;
	}
	return str_of(NULL);
}

/* <quiz-quota chapter="privacy" questions="3"/> */
/* The nearest where there is one, and all that can stand there. */
static void
hint_chapters(const struct maker *m, const struct map *chapters,
    struct str near)
{
	struct str all = STR_LIT("");

	for (size_t i = 0; i < map_len(chapters); i++)
		all = str_fmt(m->a, "%.*s%s%.*s", STR_ARG(all),
		    i > 0 ? ", " : "", STR_ARG(map_key(chapters, i)));
	if (near.ptr != NULL)
		diag_hint(m->dg, "did you mean chapter=\"%.*s\"? There are: "
		    "%.*s", STR_ARG(near), STR_ARG(all));
	else
		diag_hint(m->dg, "write one of these into chapter=\"\": %.*s",
		    STR_ARG(all));
}

static void
check_quotas(struct checker *c)
{
	const struct maker *m = &c->m;
	const struct plan *plan = m->lib->plan;
	const struct settings_table *t = settings_table_find(m->set,
	    STR_LIT("quiz-quotas"));
	struct map *chapters = map_new(m->a);
	struct settings_values id;
	struct str near;

	for (size_t i = 0; i < plan->n; i++)
		if (plan->parts[i].kind == PLAN_CHAPTER ||
		    plan->parts[i].kind == PLAN_ROLE_PAGES)
			map_put(chapters, plan->parts[i].id, chapters);
	for (size_t i = 0; i < settings_table_len(t); i++) {
		if (settings_cell(m->a, m->set, settings_table_row(t, i),
		    STR_LIT("chapter"), &id) != SETTINGS_SET ||
		    map_get(chapters, id.v[0]->text) != NULL)
			continue;
		near = map_nearest(chapters, id.v[0]->text);
		diag_error(m->dg, id.v[0]->at, MSG_NO_CHAPTER,
		    STR_ARG(id.v[0]->text));
		hint_chapters(m, chapters, near);
		diag_status(m->dg, EXIT_SETTINGS);
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
		    STR_LIT("id"), &id) != SETTINGS_SET)
			continue;
		if (map_get(m->off, id.v[0]->text) != NULL)
			check_off(c, id.v[0]);
		if (map_get(policies, id.v[0]->text) != NULL ||
		    map_get(m->lib->policies->unread, id.v[0]->text) != NULL)
			continue;
		near = with_prefix(m, id.v[0]->text);
		if (near.ptr == NULL)
			near = map_nearest(policies, id.v[0]->text);
		diag_warn(m->dg, id.v[0]->at, MSG_NO_SECTION,
		    STR_ARG(id.v[0]->text));
		if (near.ptr != NULL)
			diag_hint(m->dg, "did you mean \"%.*s\"?",
			    STR_ARG(near));
		else
			diag_hint(m->dg, "\"precept customize\" alone lists "
			    "the policies; other parts are taken out of "
			    "templates/handbook.xml");
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

/* Counsel read the law as it was; was an entry, or what we print of the state,
 * checked again since? */
static void
check_review(struct checker *c, const struct settings_row *row)
{
	struct maker *m = &c->m;
	struct settings_values state, date;
	const struct policy_state *facts;
	struct date last = c->survey->checked, day;

	if (settings_cell(m->a, m->set, row, STR_LIT("state"), &state) !=
	    SETTINGS_SET || settings_cell(m->a, m->set, row, STR_LIT("date"),
	    &date) != SETTINGS_SET || !settings_date(date.v[0], &day))
		return;
	facts = map_get(m->lib->policies->data->state_by_code,
	    state.v[0]->text);
	if (facts != NULL && date_cmp(facts->checked, last) > 0)
		last = facts->checked;
	if (date_cmp(day, last) >= 0)
		return;
	diag_warn(m->dg, date.v[0]->at, MSG_OLD_REVIEW,
	    STR_ARG(state.v[0]->text), STR_ARG(date_iso(m->a, day)),
	    STR_ARG(date_iso(m->a, last)));
	diag_hint(m->dg, "have counsel read the law table again, then write "
	    "the new date here");
}

static void
check_reviews(struct checker *c)
{
	const struct settings_table *t = settings_table_find(c->m.set,
	    STR_LIT("law-reviews"));

	for (size_t i = 0; t != NULL && i < settings_table_len(t); i++)
		check_review(c, settings_table_row(t, i));
}

void
resolve_check(struct arena *a, struct diag *dg, const struct library *lib,
    const struct settings *set, const struct survey *survey)
{
	struct checker c = { .m = { .a = a, .dg = dg, .lib = lib,
		.set = set, .off = map_new(a) }, .survey = survey, .said = map_new(a),
		.figures = map_new(a) };

	resolve_effective(&c.m);
	resolve_switches(&c.m);
	find_printed(&c);
	check_plan(&c);
	check_laws(&c);
	check_switches(&c);
	check_quotas(&c);
	check_states(&c);
	check_reviews(&c);
	for (size_t i = 0; i < survey->n_policies; i++) {
		check_names(&c, survey->policies[i]);
		check_questions(&c, survey->policies[i]);
		check_repeated(&c, survey->policies[i]);
	}
	if (lib->policies->overrides != NULL)
		check_names(&c, lib->policies->overrides);
	check_lost(&c);
	check_read(&c);
	check_tested(&c);
}
