#include "report/report_part.h"

#include <string.h>

#include "base/arena.h"

/*
 * RFC 4180: a field with a comma, a quotation mark or a line end is quoted. A
 * name that a spreadsheet would run as a formula gets a ' before it, which says
 * there that it is text.
 */
static void
put(struct buf *b, bool first, struct str s)
{
	const bool formula = s.len > 0 && strchr("=+-@", s.ptr[0]) != NULL;
	bool quoted = false;

	if (!first)
		buf_putc(b, ',');
	for (size_t i = 0; i < s.len; i++)
		quoted = quoted || strchr(",\"\r\n", s.ptr[i]) != NULL;
	if (quoted)
		buf_putc(b, '"');
	if (formula)
		buf_putc(b, '\'');
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '"')
			buf_putc(b, '"');
		buf_putc(b, s.ptr[i]);
	}
	if (quoted)
		buf_putc(b, '"');
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
