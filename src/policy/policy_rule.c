#include "policy/policy_part.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "policy/policy_messages.h"

static const char *const levels[] = { "must", "must not", "should", "may",
	NULL };
static const char *const bases[] = { "law", "guidance", "practice", NULL };

const char *
policy_level_name(enum policy_level level)
{
	CHECK((size_t)level < NELEM(levels) - 1);
	return levels[level];
}

const char *
policy_basis_name(enum policy_basis_kind kind)
{
	CHECK((size_t)kind < NELEM(bases) - 1);
	return bases[kind];
}

/* "must not, critical" */
static void
read_level(struct arena *a, struct diag *dg, struct policy_rule *r,
    const struct policy_arg *arg)
{
	size_t n, level;
	struct policy_word *w = policy_words(a, dg, arg->text, arg->at, ',',
	    &n);
	struct str near;

	if (n == 0)
		return;
	if (policy_name_find(w[0].text, levels, &level, &near))
		r->level = (enum policy_level)level;
	else {
		diag_error(dg, w[0].at, MSG_POLICY_MARK_PART,
		    "the level of a rule", STR_ARG(w[0].text));
		diag_hint(dg, "write must, must not, should or may");
	}
	if (n >= 2 && str_is(w[1].text, "critical") && n == 2)
		r->critical = true;
	else if (n >= 2) {
		diag_error(dg, w[n - 1].at, MSG_POLICY_MARK_PART,
		    "what follows the level", STR_ARG(w[n - 1].text));
		diag_hint(dg, "only \"critical\" can stand there: %.*s, "
		    "critical", STR_ARG(w[0].text));
	}
}

/* "law: 45 CFR 164.530(c)"; a place without a kind has that of the one before. */
static void
read_one_basis(struct diag *dg, struct policy_rule *r, struct policy_word w)
{
	struct policy_basis *b = &r->basis[r->nbasis];
	const size_t colon = str_chr(w.text, ':', 0);
	const struct str kind = str_trim(str_sub(w.text, 0, colon));
	struct str near, cite = str_trim(str_sub(w.text, colon + 1,
	    w.text.len));
	size_t i;

	if (!policy_name_find(kind, bases, &i, &near)) {
		if (colon != w.text.len || near.ptr != NULL ||
		    r->nbasis == 0 || b[-1].kind == POLICY_PRACTICE) {
			diag_error(dg, w.at, MSG_POLICY_MARK_PART,
			    "the basis of a rule", STR_ARG(kind));
			if (near.ptr != NULL && colon == w.text.len)
				diag_hint(dg, "did you mean \"%.*s\"?",
				    STR_ARG(near));
			diag_hint(dg, "write \"law: 45 CFR 164.530(c)\", "
			    "\"guidance: ...\" or \"practice\", with \";\" "
			    "between several");
			return;
		}
		i = (size_t)b[-1].kind;
		cite = w.text;
	}
	b->kind = (enum policy_basis_kind)i;
	b->at = w.at;
	if ((b->kind == POLICY_PRACTICE) != (cite.len == 0)) {
		diag_error(dg, w.at, MSG_POLICY_MARK_PART,
		    "the basis of a rule", STR_ARG(w.text));
		diag_hint(dg, "%s", b->kind == POLICY_PRACTICE ?
		    "\"practice\" stands alone" : "name the place, as in "
		    "\"law: 45 CFR 164.530(c)\"");
		return;
	}
	if (cite.len != 0) {
		b->citation = cite;
		b->at.col += (unsigned)(cite.ptr - w.text.ptr);
	}
	for (i = 0; i < r->nbasis; i++)
		if (r->basis[i].kind == b->kind &&
		    str_eq(r->basis[i].citation, cite)) {
			diag_error(dg, w.at, MSG_POLICY_MARK_TWICE,
			    STR_ARG(w.text));
			diag_hint(dg, "keep one of the two");
			return;
		}
	r->nbasis++;
}

static void
read_basis(struct arena *a, struct diag *dg, struct policy_rule *r,
    const struct policy_arg *arg)
{
	size_t n;
	struct policy_word *w = policy_words(a, dg, arg->text, arg->at, ';',
	    &n);

	r->basis = arena_array(a, n + 1, sizeof(*r->basis));
	for (size_t i = 0; i < n; i++)
		read_one_basis(dg, r, w[i]);
}

static bool
is_based_on(const struct policy_arg *arg)
{
	return str_is(arg->key, "based-on");
}

struct policy_rule *
policy_rule_read(struct arena *a, struct diag *dg,
    const struct policy_mark *mark)
{
	struct policy_rule *r = ARENA_NEW(a, struct policy_rule);
	size_t place = 0;

	r->at = mark->at;
	r->id = mark->name.text;
	r->id_at = mark->name.at;
	policy_id_check(dg, r->id, r->id_at);
	for (size_t i = 0; i < mark->nargs; i++) {
		const struct policy_arg *arg = &mark->args[i];

		if (is_based_on(arg)) {
			if (r->based_on.ptr != NULL) {
				diag_error(dg, arg->at, MSG_POLICY_MARK_TWICE,
				    STR_ARG(arg->key));
				diag_hint(dg, "keep one of the two");
			} else if (policy_based_on_check(dg, arg->value,
			    arg->value_at)) {
				r->based_on = arg->value;
				r->based_on_at = arg->value_at;
			}
		} else if (place == 0) {
			place++;
			read_level(a, dg, r, arg);
		} else if (place == 1) {
			place++;
			read_basis(a, dg, r, arg);
		} else {
			diag_error(dg, arg->at, MSG_POLICY_MARK_PART,
			    "a third part of a rule", STR_ARG(arg->text));
			diag_hint(dg, "several sources stand in one part, "
			    "with \";\" between them");
		}
	}
	if (place == 0) {
		diag_error(dg, mark->at, MSG_POLICY_MARK_LACKS,
		    "the level of the rule");
		diag_hint(dg, "<!-- rule: %.*s | must | practice -->",
		    STR_ARG(r->id));
	}
	return r;
}

struct str
policy_rule_mark(struct arena *a, const struct policy_mark *mark)
{
	struct buf b;
	struct str s;

	buf_init(&b, SIZE_MAX);
	buf_printf(&b, "<!-- rule: %.*s", STR_ARG(mark->name.text));
	for (size_t i = 0; i < mark->nargs; i++)
		if (!is_based_on(&mark->args[i])) {
			buf_puts(&b, " | ");
			buf_str(&b, mark->args[i].text);
		}
	buf_puts(&b, " -->");
	s = str_dup(a, buf_view(&b));
	buf_free(&b);
	return s;
}
