#include "report/report_part.h"

#include "base/arena.h"
#include "base/map.h"

enum {
	NO_BASIS, NO_QUESTION, FEW_EXAM, LOST_QUESTIONS, UNREAD, UNCITED,
	OLD_LAWS, UNPRINTED, OLD_FIGURES, KINDS
};

static const struct report_loose kinds[KINDS] = {
	[NO_BASIS] = { .key = "rules-without-basis",
		.title = "Rules without a basis" },
	[NO_QUESTION] = { .key = "rules-without-question",
		.title = "Rules without a question" },
	[FEW_EXAM] = { .key = "critical-rules-with-few-questions",
		.title = "Critical rules with fewer than two exam questions" },
	[LOST_QUESTIONS] = { .key = "questions-without-rule",
		.title = "Questions whose rule the role's book can't have" },
	[UNREAD] = { .key = "policies-unread",
		.title = "Policies that no book reads" },
	[UNCITED] = { .key = "laws-uncited",
		.title = "Law entries that nothing cites" },
	[OLD_LAWS] = { .key = "laws-old",
		.title = "Law entries checked over a year before it binds" },
	[UNPRINTED] = { .key = "figures-unprinted",
		.title = "Figures that nothing prints" },
	[OLD_FIGURES] = { .key = "figures-old",
		.title = "Figures past their shelf life" },
};

struct lists {
	struct arena *a;
	struct report_loose *all;
	struct map *seen[KINDS];
};

/* The branches of one condition may repeat a rule. */
static void
add(struct lists *to, size_t kind, struct str name)
{
	struct report_loose *l = &to->all[kind];

	if (map_put(to->seen[kind], name, to) != NULL)
		return;
	l->names = arena_grow(to->a, l->names, l->n, &l->cap,
	    sizeof(*l->names));
	l->names[l->n++] = name;
}

static struct str
with(struct arena *a, struct str name, struct str of)
{
	return str_fmt(a, "%.*s (%.*s)", STR_ARG(name), STR_ARG(of));
}

static void
add_rules(const struct report *r, struct lists *to)
{
	const struct survey *s = r->survey;

	for (size_t i = 0; i < s->n_rules; i++) {
		const struct policy_rule *rule = s->rules[i].rule;

		if (rule->nbasis == 0)
			add(to, NO_BASIS, rule->id);
		if (s->rules[i].n == 0)
			add(to, NO_QUESTION, rule->id);
	}
	for (size_t i = 0; i < r->n_rules; i++)
		if (r->rules[i]->n_few > 0)
			add(to, FEW_EXAM, with(r->a,
			    r->rules[i]->rule->id, report_list(r->a,
			    r->rules[i]->few, r->rules[i]->n_few, 3)));
	for (size_t i = 0; i < s->n_lost; i++)
		add(to, LOST_QUESTIONS, with(r->a,
		    s->lost[i].question->id, s->lost[i].role->text));
}

static void
add_data(const struct report *r, struct lists *to)
{
	const struct survey *s = r->survey;

	for (size_t i = 0; i < s->n_unread; i++)
		add(to, UNREAD, s->unread[i]->id);
	for (size_t i = 0; i < s->n_laws; i++) {
		if (s->laws[i].uses == 0)
			add(to, UNCITED, s->laws[i].law->cite);
		if (s->laws[i].uses > 0 && s->laws[i].old)
			add(to, OLD_LAWS, s->laws[i].law->cite);
	}
	for (size_t i = 0; i < s->n_figures; i++) {
		if (s->figures[i].uses == 0)
			add(to, UNPRINTED, s->figures[i].figure->id);
		if (s->figures[i].uses > 0 && s->figures[i].old)
			add(to, OLD_FIGURES, s->figures[i].figure->id);
	}
}

const struct report_loose *
report_loose(const struct report *r, size_t *n)
{
	struct lists to = { .a = r->a,
		.all = arena_array(r->a, KINDS, sizeof(*to.all)) };

	for (size_t i = 0; i < KINDS; i++) {
		to.all[i] = kinds[i];
		to.seen[i] = map_new(r->a);
	}
	add_rules(r, &to);
	add_data(r, &to);
	*n = KINDS;
	return to.all;
}
