#include "resolve/resolve_part.h"

#include <stdint.h>

#include "base/arena.h"

/*
 * A policy's tree is copied from the top down, child after child, so that a
 * branch that does not hold is never made and conditions leave no trace. When
 * a node is whole it is judged: what an unset optional value takes away goes,
 * and so does what has no words left. Recursion is as deep as the policy,
 * POLICY_DEPTH_MAX, and as a rule of overrides.md put into it.
 */
struct copier {
	struct maker *m;
	int shift;
	bool spaces;		/* a condition stood among the words copied */
	bool asked;		/* a question's words are copied, no policy's */
	struct doc_node *title;
	/* What was unset and took words of the rule being copied. */
	struct str lost;
	struct pos lost_at;
};

static void copy_children(struct copier *c, struct doc_node *to,
    const struct doc_node *from);

/* --- what is left of a node --- */

static bool
is_blank(struct str s)
{
	return str_empty(str_trim(s));
}

/* Something a reader sees. */
static bool
is_seen(const struct doc_node *n)
{
	switch ((int)n->kind) {
	case DOC_TEXT:
		return !is_blank(n->text);
	case DOC_CODE:
	case DOC_CODE_BLOCK:
	case DOC_GAP:
	case DOC_REF:	/* prints a number or a title */
	case DOC_BREAK:
	case DOC_FIELD:
	case DOC_IMAGE:
		return true;
	default:
		return false;
	}
}

static bool
has_words(const struct doc_node *n)
{
	for (const struct doc_node *d = n; d != NULL; d = doc_next(n, d))
		if (is_seen(d))
			return true;
	return false;
}

/* Something besides marked gaps and fields. */
static bool
says_something(const struct doc_node *n)
{
	for (const struct doc_node *d = n; d != NULL; d = doc_next(n, d))
		if (is_seen(d) && d->kind != DOC_GAP && d->kind != DOC_FIELD)
			return true;
	return false;
}

static bool
has_body_rows(const struct doc_node *table)
{
	for (const struct doc_node *r = table->first; r != NULL; r = r->next)
		if (!(r->flags & DOC_HEADER))
			return true;
	return false;
}

/* --- taking out --- */

static void
report_critical(struct copier *c, const struct doc_node *rule, struct pos at,
    struct str path)
{
	diag_error(c->m->dg, at, MSG_CRITICAL_LOST, STR_ARG(path),
	    STR_ARG(str_sub(rule->id, sizeof("rule/") - 1, rule->id.len)));
	diag_hint(c->m->dg, "set it, or say the rule without it");
}

/* n is whole, and LOST: no critical rule may go with it. */
static void
drop_lost(struct copier *c, struct doc_node *n)
{
	const struct policy_value *v = n->data;

	for (struct doc_node *d = n; d != NULL; d = doc_next(n, d))
		if (d->kind == DOC_RULE && (d->flags & DOC_CRITICAL))
			report_critical(c, d, v->at, v->path);
	c->lost = v->path;
	c->lost_at = v->at;
	doc_unlink(n);
}

/*
 * A list or table that went takes the line that led to it: "these are:". A
 * rule may be that line.
 */
static void
drop_lead(struct copier *c, struct doc_node *to)
{
	struct doc_node *lead = to->last, *rule = NULL;

	if (lead != NULL && lead->kind == DOC_RULE) {
		rule = lead;
		lead = rule->last;
	}
	if (lead == NULL || lead->kind != DOC_PARA || !doc_ends_in_colon(lead))
		return;
	doc_unlink(lead);
	if (rule == NULL || rule->first != NULL)
		return;
	if ((rule->flags & DOC_CRITICAL) && c->lost.ptr != NULL)
		report_critical(c, rule, c->lost_at, c->lost);
	doc_unlink(rule);
}

static bool
is_emptied(const struct doc_node *n, const struct doc_node *from)
{
	switch ((int)n->kind) {
	case DOC_PARA:
	case DOC_HEADING:
	case DOC_EMPH:
	case DOC_STRONG:
	case DOC_STRIKE:
	case DOC_LINK:
	case DOC_REF:
		return from->first != NULL && (n->first == NULL ||
		    (!doc_is_inline(n->kind) && !has_words(n)));
	case DOC_LIST:
	case DOC_ITEM:
	case DOC_QUOTE:
	case DOC_BOX:
	case DOC_RULE:
		return from->first != NULL && n->first == NULL;
	case DOC_TABLE:
		return !has_body_rows(n) && has_body_rows(from);
	default:
		return false;
	}
}

/* --- words around conditions --- */

static bool
ends_in_space(struct str s)
{
	return s.len > 0 && s.ptr[s.len - 1] == ' ';
}

/*
 * Where words between spaces were left out, two spaces met. Our own text
 * only: a value stays as it is.
 */
static void
tidy_spaces(struct doc_node *block)
{
	struct doc_node *last = NULL;
	bool space = true;

	for (struct doc_node *d = block->first, *next; d != NULL; d = next) {
		next = doc_next(block, d);
		if (d->first != NULL)
			continue;
		if (d->kind == DOC_TEXT && d->parent->kind != DOC_VALUE) {
			while (space && d->text.len > 0 &&
			    d->text.ptr[0] == ' ')
				d->text = str_sub(d->text, 1, d->text.len);
			if (d->text.len == 0) {
				doc_unlink(d);
				continue;
			}
			space = ends_in_space(d->text);
		} else {
			space = d->kind == DOC_LINE_BREAK;
		}
		last = d;
	}
	while (last != NULL && last->kind == DOC_TEXT &&
	    last->parent->kind != DOC_VALUE && ends_in_space(last->text))
		last->text.len--;
}

/* "Cedar Sample Clinic, Inc." and our full stop are one full stop. */
static void
tidy_stops(struct doc_node *block)
{
	bool stopped = false;

	for (struct doc_node *d = block->first, *next; d != NULL; d = next) {
		next = doc_next(block, d);
		if (d->first != NULL)
			continue;
		if (d->kind == DOC_TEXT && d->parent->kind == DOC_VALUE) {
			stopped = str_ends(d->text, ".");
			continue;
		}
		if (stopped && d->kind == DOC_TEXT &&
		    str_starts(d->text, ".") && !str_starts(d->text, "..")) {
			d->text = str_sub(d->text, 1, d->text.len);
			d->at.col++;
			if (d->text.len == 0)
				doc_unlink(d);
		}
		stopped = false;
	}
}

static bool
holds_words(enum doc_kind kind)
{
	return kind == DOC_PARA || kind == DOC_HEADING || kind == DOC_CELL;
}

/* --- copying --- */

static void
finish(struct copier *c, struct doc_node *n, const struct doc_node *from)
{
	struct doc_node *to = n->parent;

	if (holds_words(n->kind))
		tidy_stops(n);
	if (c->spaces && holds_words(n->kind)) {
		tidy_spaces(n);
		c->spaces = false;
	}
	if (n->flags & LOST) {
		/* A heading goes with its section, below. */
		if (n->kind != DOC_HEADING)
			drop_lost(c, n);
		return;
	}
	if (!is_emptied(n, from))
		return;
	doc_unlink(n);
	if (n->kind == DOC_LIST || n->kind == DOC_TABLE)
		drop_lead(c, to);
}

static void
note_question(struct copier *c, const struct doc_node *n)
{
	struct maker *m = c->m;

	m->questions = arena_grow(m->a, m->questions, m->n_questions,
	    &m->cap_questions, sizeof(const struct policy_question *));
	m->questions[m->n_questions++] = n->data;
}

/* The branch of a condition that holds; NULL: none. */
static const struct doc_node *
branch_of(struct copier *c, const struct doc_node *from)
{
	const struct doc_node *b = from->first;

	while (b != NULL && b->data != NULL && !resolve_test(c->m, b->data))
		b = b->next;
	return b;
}

/* Only its questions; conditions hold for them too. */
static void
copy_scenario(struct copier *c, const struct doc_node *from)
{
	for (const struct doc_node *n = from != NULL ? from->first : NULL;
	    n != NULL; n = n->next)
		if (n->kind == DOC_QUESTION)
			note_question(c, n);
		else if (n->kind == DOC_IF)
			copy_scenario(c, branch_of(c, n));
}

static void
copy_if(struct copier *c, struct doc_node *to, const struct doc_node *from)
{
	const struct doc_node *b = branch_of(c, from);

	if (holds_words(to->kind) || doc_is_inline(to->kind))
		c->spaces = true;
	if (b != NULL)
		copy_children(c, to, b);
}

static unsigned
height(const struct doc_node *n)
{
	unsigned deepest = n->depth;

	for (const struct doc_node *d = n; d != NULL;
	    d = doc_next(n, d))
		if (d->depth > deepest)
			deepest = d->depth;
	return deepest - n->depth;
}

static void
use_policy(struct maker *m, const struct policy *policy)
{
	map_put(m->policies, policy->path, (void *)(uintptr_t)policy);
}

/* What a table of settings, a link or the small print put below a node. */
enum { DEPTH_SPARE = 6 };

static bool
fits(struct copier *c, const struct doc_node *to,
    const struct policy_rule *rule)
{
	if (to->depth + height(rule->node) + DEPTH_SPARE <= DOC_DEPTH_MAX)
		return true;
	diag_error(c->m->dg, rule->at, MSG_TOO_DEEP, STR_ARG(rule->id));
	diag_hint(c->m->dg, "say it in a list of one level");
	return false;
}

/*
 * On the pages for a role: has a page above already said this rule in the
 * same words? Then it counts as printed there.
 */
static bool
is_repeated(struct copier *c, struct doc_node *n,
    const struct policy_rule *rule)
{
	struct maker *m = c->m;
	struct str key;
	struct doc_node *first;

	if (m->repeats == NULL)
		return false;
	key = str_fmt(m->a, "%s\n%.*s", policy_level_name(rule->level),
	    STR_ARG(resolve_rule_words(m->a, n)));
	first = map_get(m->repeats, key);
	if (first == NULL)
		map_put(m->repeats, key, n);
	else
		map_put(m->ids, n->id, first);
	return first != NULL;
}

/* A critical rule that is gone, or that has nothing but gaps to say. */
static void
check_critical(struct copier *c, const struct doc_node *n)
{
	const struct doc_node *gap = n;

	if (n->flags & LOST)
		return; /* reported when it is taken out */
	if (n->first == NULL) {
		if (c->lost.ptr != NULL)
			report_critical(c, n, c->lost_at, c->lost);
		return;
	}
	if (says_something(n))
		return;
	while (gap != NULL && gap->kind != DOC_GAP)
		gap = doc_next(n, gap);
	if (gap != NULL)
		report_critical(c, n, gap->at, gap->label);
}

static void
copy_rule(struct copier *c, struct doc_node *to, const struct doc_node *from)
{
	const struct policy_rule *rule = from->data;
	struct doc_node *n;

	if (rule->replaced_by != NULL) {
		rule = rule->replaced_by;
		from = rule->node;
		if (!fits(c, to, rule))
			return;
		use_policy(c->m, rule->policy);
	}
	n = doc_add(c->m->a, to, DOC_RULE, from->at);
	n->id = str_fmt(c->m->a, "rule/%.*s", STR_ARG(rule->id));
	n->style = rule->level == POLICY_MUST_NOT ? STR_LIT("must-not") :
	    str_of(policy_level_name(rule->level));
	n->data = rule;
	if (rule->critical)
		n->flags |= DOC_CRITICAL;
	c->lost = (struct str){ NULL, 0 };
	copy_children(c, n, from);
	if (rule->critical)
		check_critical(c, n);
	finish(c, n, from);
	if (n->parent != NULL && is_repeated(c, n, rule))
		doc_unlink(n);
}

static void
copy_field(struct copier *c, struct doc_node *to, const struct doc_node *from)
{
	const struct policy_field *f = from->data;
	struct doc_node *n = doc_clone(c->m->a, from);

	n->start = f != NULL ? (int)f->lines : 1;
	n->data = NULL;
	doc_append(to, n);
}

static void
copy_table(struct copier *c, struct doc_node *to, const struct doc_node *from)
{
	const struct policy_table *t = from->data;
	const struct doc_node *before = to->last;

	resolve_table_put(c->m, to, t, from->at);
	if (to->last != before)
		return;
	c->lost = t->source;
	c->lost_at = t->at;
	drop_lead(c, to);
}

static void
copy_node(struct copier *c, struct doc_node *to, const struct doc_node *from)
{
	struct doc_node *n;

	switch ((int)from->kind) {
	case DOC_IF:
		copy_if(c, to, from);
		return;
	case DOC_RULE:
		copy_rule(c, to, from);
		return;
	case DOC_QUESTION:
		if (!c->asked)
			note_question(c, from);
		return;
	case DOC_SCENARIO:
		copy_scenario(c, from);
		return;
	case DOC_VALUE:
		resolve_value_put(c->m, to, from);
		return;
	case DOC_FIELD:
		copy_field(c, to, from);
		return;
	case DOC_TABLE_OF:
		copy_table(c, to, from);
		return;
	default:
		break;
	}
	n = doc_clone(c->m->a, from);
	n->data = NULL;
	doc_append(to, n);
	if (n->kind == DOC_HEADING) {
		if (c->title == NULL && n->level == 1)
			c->title = n;
		n->level += c->shift;
	}
	copy_children(c, n, from);
	if (n->kind == DOC_LINK && from->data != NULL)
		resolve_link_put(c->m, n, from->data);
	if (n->parent != NULL)
		finish(c, n, from);
}

static void
copy_children(struct copier *c, struct doc_node *to,
    const struct doc_node *from)
{
	for (const struct doc_node *n = from->first; n != NULL; n = n->next)
		copy_node(c, to, n);
}

/* --- sections that lost their words --- */

enum { LEVELS = 8 };

/*
 * From the end to the beginning: a heading stays when something stands below
 * it before the next one of its level or above. One that an unset value took
 * away takes its section along.
 */
static void
drop_empty_sections(struct copier *c, struct doc_node *to,
    const struct doc_node *before)
{
	bool filled[LEVELS] = { false };
	struct doc_node *n = to->last, *prev;

	for (; n != before; n = prev) {
		prev = n->prev;
		if (n->kind != DOC_HEADING) {
			for (int i = 0; i < LEVELS; i++)
				filled[i] = true;
			continue;
		}
		if (!filled[n->level]) {
			if (n == c->title)
				c->title = NULL;
			doc_unlink(n);
			continue;
		}
		for (int i = n->level; i < LEVELS; i++)
			filled[i] = false;
	}
}

static void
drop_lost_sections(struct copier *c, struct doc_node *to,
    const struct doc_node *before)
{
	struct doc_node *n = before != NULL ? before->next : to->first, *next;
	const struct policy_value *lost = NULL;
	int level = LEVELS;

	for (; n != NULL; n = next) {
		next = n->next;
		if (n->kind == DOC_HEADING && n->level <= level) {
			lost = n->flags & LOST ? n->data : NULL;
			level = lost != NULL ? n->level : LEVELS;
		}
		if (lost == NULL)
			continue;
		if (n == c->title)
			c->title = NULL;
		n->data = lost;
		drop_lost(c, n);
	}
}

struct doc_node *
resolve_copy(struct maker *m, struct doc_node *to,
    const struct policy *policy, int shift)
{
	struct copier c = { .m = m, .shift = shift };
	struct doc_node *before = to->last;

	use_policy(m, policy);
	copy_children(&c, to, policy->root);
	drop_lost_sections(&c, to, before);
	drop_empty_sections(&c, to, before);
	return c.title;
}

struct doc_node *
resolve_copy_asked(struct maker *m, struct doc_node *to,
    const struct doc_node *n)
{
	struct copier c = { .m = m, .asked = true };
	const struct doc_node *before = to->last;

	copy_node(&c, to, n);
	return to->last != before ? to->last : NULL;
}
