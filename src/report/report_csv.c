#include "report/report_part.h"

#include "base/arena.h"
#include "base/csv.h"

static void
put(struct buf *b, bool first, struct str s)
{
	if (!first)
		buf_putc(b, ',');
	csv_put(b, s, true);
}

/* Its citations of one kind, "; " between; practice has none: "yes". */
static struct str
basis(struct arena *a, const struct policy_rule *rule,
    enum policy_basis_kind kind)
{
	struct str out = STR_LIT("");

	for (size_t i = 0; i < rule->nbasis; i++) {
		if (rule->basis[i].kind != kind)
			continue;
		if (kind == POLICY_PRACTICE)
			return STR_LIT("yes");
		out = str_fmt(a, "%.*s%s%.*s", STR_ARG(out),
		    str_empty(out) ? "" : "; ",
		    STR_ARG(rule->basis[i].citation));
	}
	return out;
}

static struct str
questions(struct arena *a, const struct report_rule *r, bool practice)
{
	struct str out = STR_LIT("");

	for (size_t i = 0; i < r->n; i++)
		if (r->questions[i]->practice == practice)
			out = str_fmt(a, "%.*s%s%.*s", STR_ARG(out),
			    str_empty(out) ? "" : "; ",
			    STR_ARG(r->questions[i]->id));
	return out;
}

static void
put_rule(const struct report *r, struct buf *b, size_t role,
    const struct report_rule *rule)
{
	const struct policy_rule *p = rule->rule;

	put(b, true, r->roles[role]->id);
	put(b, false, r->names[role]);
	put(b, false, p->id);
	put(b, false, rule->number);
	put(b, false, str_of(policy_level_name(p->level)));
	put(b, false, p->critical ? STR_LIT("yes") : STR_LIT("no"));
	put(b, false, basis(r->a, p, POLICY_LAW));
	put(b, false, basis(r->a, p, POLICY_GUIDANCE));
	put(b, false, basis(r->a, p, POLICY_PRACTICE));
	put(b, false, questions(r->a, rule, false));
	put(b, false, questions(r->a, rule, true));
	buf_puts(b, "\r\n");
}

void
report_csv(const struct report *r, struct buf *b)
{
	buf_puts(b, "role,role_name,rule,number,level,critical,law,guidance,"
	    "practice,exam_questions,practice_questions\r\n");
	for (size_t i = 0; i < r->n_roles; i++)
		for (size_t k = 0; k < r->roles[i]->n_rules; k++)
			put_rule(r, b, i, &r->roles[i]->rules[k]);
}
