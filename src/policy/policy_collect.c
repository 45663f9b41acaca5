#include "policy/policy_part.h"

#include <stdint.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/map.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "policy/policy_messages.h"

/* So often may an id stand in branches that exclude each other. */
enum { SAME_MAX = 64 };

/* --- headings --- */

/* "Pictures that are fine" becomes "pictures-that-are-fine". */
static struct str
slug(struct arena *a, struct str policy, const struct doc_node *heading)
{
	const struct str words = doc_words(a, heading);
	struct str s;
	struct buf b;
	size_t begin;

	buf_init(&b, SIZE_MAX);
	buf_printf(&b, "%.*s/", STR_ARG(policy));
	begin = b.len;
	for (size_t i = 0; i < words.len; i++) {
		const char c = words.ptr[i];

		if (ascii_is_small(c) || ascii_is_digit(c))
			buf_putc(&b, c);
		else if (c >= 'A' && c <= 'Z')
			buf_putc(&b, (char)(c - 'A' + 'a'));
		else if (c == '\'' || (c & 0x80) != 0)
			continue;
		else if (b.len > begin && b.ptr[b.len - 1] != '-')
			buf_putc(&b, '-');
	}
	while (b.len > begin && b.ptr[b.len - 1] == '-')
		b.len--;
	if (b.len == begin)
		buf_puts(&b, "section");
	s = str_dup(a, buf_view(&b));
	buf_free(&b);
	return s;
}

/* base, or base-2 and so on when an earlier heading has it. */
static struct str
unique(struct arena *a, struct map *seen, struct str base)
{
	unsigned *n = map_get(seen, base);
	struct str s = base;

	if (n == NULL) {
		n = ARENA_NEW(a, unsigned);
		*n = 1;
		map_put(seen, base, n);
		return base;
	}
	while (map_get(seen, s) != NULL)
		s = str_fmt(a, "%.*s-%u", STR_ARG(base), ++*n);
	map_put(seen, s, ARENA_NEW(a, unsigned));
	return s;
}

static void
check_place(struct policy_maker *m, const struct doc_node *h)
{
	const struct doc_node *in = h->parent;

	while (in->kind == DOC_IF || in->kind == DOC_BRANCH)
		in = in->parent;
	if (in->kind == DOC_POLICY)
		return;
	diag_error(m->dg, h->at, MSG_POLICY_HEADING_PLACE,
	    doc_kind_name(in->kind));
	diag_hint(m->dg, "write it as **bold words**");
}

static void
check_level(struct policy_maker *m, const struct doc_node *h, int before)
{
	if (h->level == 1) {
		if (m->policy->nheadings == 0)
			return;
		diag_error(m->dg, h->at, MSG_POLICY_TITLE_TWICE);
		diag_hint(m->dg, "write ## for a section");
	} else if (h->level > 3) {
		diag_error(m->dg, h->at, MSG_POLICY_HEADING_LEVEL, h->level);
		diag_hint(m->dg, "sections are ## and ###; write **bold "
		    "words** for less");
	} else if (h->level > before + 1) {
		diag_error(m->dg, h->at, MSG_POLICY_HEADING_LEVEL, h->level);
		diag_hint(m->dg, before == 0 ? "the title, # words, comes "
		    "first" : "write ##: there is no section above it");
	}
}

/* Is there something in s that prints ink? */
static bool
has_ink(struct str s)
{
	for (size_t i = 0; i < s.len;) {
		const uint32_t cp = utf8_next(s, &i);

		if (cp != ' ' && cp != 0xa0 && cp != 0xad && cp != 0x200c &&
		    cp != 0x200d)
			return true;
	}
	return false;
}

/*
 * Does n print words: whatever the settings are (always), or for some? As deep
 * as Markdown and marks nest.
 */
static bool
prints(const struct doc_node *n, bool always)
{
	size_t branches = 0, full = 0;

	if (n->kind == DOC_TEXT || n->kind == DOC_CODE)
		return has_ink(n->text);
	if (n->kind == DOC_VALUE || (n->kind == DOC_REF && n->first == NULL))
		return true;
	for (const struct doc_node *c = n->first; c != NULL; c = c->next) {
		branches++;
		full += prints(c, always);
	}
	if (n->kind == DOC_IF && always)
		return full == 2;
	return full > 0;
}

static void
check_words(struct policy_maker *m, const struct doc_node *h)
{
	if (prints(h, true))
		return;
	if (!prints(h, false)) {
		diag_error(m->dg, h->at, MSG_POLICY_NO_WORDS, "a heading");
		diag_hint(m->dg, "write them after the #, or remove it");
	} else {
		diag_error(m->dg, h->at, MSG_POLICY_NO_WORDS,
		    "a heading that can be left");
		diag_hint(m->dg, h->level == 1 ? "leave some words outside "
		    "the condition" : "put the condition around the whole "
		    "section, on lines of its own");
	}
}

static void
no_optional(struct policy_maker *m, const struct policy_value *v)
{
	if (v == NULL || !v->optional)
		return;
	diag_error(m->dg, v->at, MSG_POLICY_MARK_PLACE,
	    str_c(m->a, str_fmt(m->a, "{{%.*s?}}", STR_ARG(v->path))),
	    "heading");
	diag_hint(m->dg, "a heading is never left out: take out the \"?\", or "
	    "put <!-- if: %.*s --> before the section and <!-- end if --> "
	    "after it", STR_ARG(v->path));
}

/* Only a paragraph, item or row may go when a value is not set. */
static void
check_values(struct policy_maker *m, const struct doc_node *h)
{
	for (const struct doc_node *n = h; n != NULL; n = doc_next(h, n)) {
		const struct policy_url *u = n->data;

		if (n->kind == DOC_VALUE)
			no_optional(m, n->data);
		if (n->kind == DOC_LINK && u != NULL)
			for (size_t i = 0; i < u->n; i++)
				no_optional(m, u->parts[i].value);
	}
}

static void
add_heading(struct policy_maker *m, struct map *seen, struct doc_node *h)
{
	struct policy *p = m->policy;

	h->id = p->nheadings == 0 ? p->id :
	    unique(m->a, seen, slug(m->a, p->id, h));
	p->headings[p->nheadings++] = h;
}

static void
headings(struct policy_maker *m)
{
	struct policy *p = m->policy;
	struct doc_node *root = p->root;
	struct map *seen = map_new(m->a);
	size_t n = 0;
	int before = 0;

	for (struct doc_node *d = root; d != NULL; d = doc_next(root, d))
		n += d->kind == DOC_HEADING;
	p->headings = arena_array(m->a, n + 1, sizeof(struct doc_node *));
	for (struct doc_node *d = root; d != NULL; d = doc_next(root, d)) {
		if (d->kind != DOC_HEADING)
			continue;
		check_level(m, d, before);
		check_place(m, d);
		check_words(m, d);
		check_values(m, d);
		before = d->level;
		add_heading(m, seen, d);
	}
	if (n == 0 || p->headings[0]->level != 1) {
		diag_error(m->dg, root->at, MSG_POLICY_NO_TITLE);
		diag_hint(m->dg, "begin the text with a line such as "
		    "\"# Photos, video and audio\"");
		return;
	}
	if (root->first != p->headings[0]) {
		diag_error(m->dg, p->headings[0]->at, MSG_POLICY_TITLE_FIRST);
		diag_hint(m->dg, "move it to the line after the front matter");
	}
	p->title = doc_words(m->a, p->headings[0]);
	root->id = p->id;
	root->text = p->title;
}

/* --- rules --- */

/* Do two nodes stand in different branches of one condition? */
static bool
exclude_each_other(const struct doc_node *x, const struct doc_node *y)
{
	const struct doc_node *in_x = x, *in_y = y;

	while (x->depth > y->depth)
		in_x = x, x = x->parent;
	while (y->depth > x->depth)
		in_y = y, y = y->parent;
	while (x != y) {
		in_x = x;
		in_y = y;
		x = x->parent;
		y = y->parent;
	}
	return x->kind == DOC_IF && in_x != in_y;
}

/* Rules of one id, the last one first. */
struct same {
	const struct policy_rule *rule;
	const struct same *before;
	unsigned n;
};

static void
check_twice(struct policy_maker *m, struct map *ids,
    const struct policy_rule *r)
{
	struct same *s = ARENA_NEW(m->a, struct same);
	const struct same *other;

	s->rule = r;
	s->before = map_put(ids, r->id, s);
	s->n = s->before != NULL ? s->before->n + 1 : 1;
	for (other = s->before; other != NULL; other = other->before)
		if (s->n > SAME_MAX ||
		    !exclude_each_other(r->node, other->rule->node)) {
			diag_error(m->dg, r->id_at, MSG_POLICY_RULE_TWICE,
			    STR_ARG(r->id), other->rule->at.line);
			diag_hint(m->dg, "give it another id; the same one may "
			    "stand once before and once after an else");
			return;
		}
}

/* The lines first to last without the indentation, col bytes, of the mark. */
static struct str
source_of(const struct policy_maker *m, unsigned first, unsigned last,
    unsigned col)
{
	struct buf b;
	struct str s;

	buf_init(&b, SIZE_MAX);
	for (unsigned n = first; n <= last; n++) {
		const struct str line = policy_source_line(m->source, n);
		size_t i = 0;

		while (i + 1 < col && i < line.len &&
		    (line.ptr[i] == ' ' || line.ptr[i] == '>'))
			i++;
		buf_str(&b, str_sub(line, i, line.len));
		buf_putc(&b, '\n');
	}
	s = str_dup(m->a, buf_view(&b));
	buf_free(&b);
	return s;
}

static void
finish_rule(struct policy_maker *m, const struct policy_made_rule *made)
{
	struct policy_rule *r = made->rule;
	struct digest_ctx *c = digest_new();

	r->policy = m->policy;
	r->mark = policy_rule_mark(m->a, made->mark);
	r->source = source_of(m, made->mark->at.line + 1, made->last_line,
	    made->mark->at.col);
	digest_add_field(c, r->mark);
	digest_add_field(c, r->source);
	r->digest = digest_end(c);
}

static bool
is_overrides(const struct policy *p)
{
	return str_is(p->path, "overrides.md");
}

static void
rules(struct policy_maker *m)
{
	struct policy *p = m->policy;
	struct map *ids = map_new(m->a);

	p->rules = arena_array(m->a, m->nrules + 1,
	    sizeof(struct policy_rule *));
	for (size_t i = 0; i < m->nrules; i++) {
		struct policy_rule *r = m->rules[i]->rule;

		r->node->level = 0;
		r->node->data = r;
		check_twice(m, ids, r);
		finish_rule(m, m->rules[i]);
		p->rules[p->nrules++] = r;
		if (r->based_on.ptr == NULL || is_overrides(p))
			continue;
		diag_error(m->dg, r->based_on_at, MSG_POLICY_MARK_PART,
		    "a part of a rule in this file", STR_ARG(r->based_on));
		diag_hint(m->dg, "only rules of overrides.md have a "
		    "based-on; for a whole file it stands in the front matter");
	}
}

/* --- questions --- */

static void
questions(struct policy_maker *m)
{
	struct map *ids = map_new(m->a);

	for (size_t i = 0; i < m->nquestions; i++) {
		const struct policy_made_question *q = &m->questions[i];
		const struct doc_node *before = map_put(ids, q->node->id,
		    q->node);

		if (before != NULL) {
			diag_error(m->dg, q->mark->name.at,
			    MSG_POLICY_QUESTION_TWICE, STR_ARG(q->node->id),
			    before->at.line);
			diag_hint(m->dg, "give it another id");
		}
		/* What it reports is an error in dg, which policy_read sees. */
		(void)!policy_question_read(m->a, m->dg, m->policy, q->node,
		    q->mark);
	}
}

static void
clear_blocks(struct doc_node *root)
{
	for (struct doc_node *d = root; d != NULL; d = doc_next(root, d))
		switch ((int)d->kind) {
		case DOC_HEADING:
		case DOC_PARA:
		case DOC_LIST:
		case DOC_ITEM:
		case DOC_QUOTE:
		case DOC_TABLE:
		case DOC_ROW:
		case DOC_CELL:
		case DOC_CODE_BLOCK:
		case DOC_BREAK:
		case DOC_IF:
		case DOC_BOX:
			d->data = NULL;
			break;
		default:
			break;
		}
}

void
policy_collect(struct policy_maker *m)
{
	clear_blocks(m->policy->root);
	headings(m);
	rules(m);
	questions(m);
}

void
policy_sections(struct policy_maker *m)
{
	for (size_t i = 1; i < m->policy->nheadings; i++) {
		const struct doc_node *h = m->policy->headings[i];
		const struct doc_node *n = h->next;

		/* What follows it, though not in the other branch. */
		for (const struct doc_node *up = h->parent;
		    n == NULL && up != NULL; up = up->parent)
			if (up->kind != DOC_BRANCH)
				n = up->next;
		if (n != NULL && (n->kind != DOC_HEADING ||
		    n->level > h->level))
			continue;
		diag_warn(m->dg, h->at, MSG_POLICY_HEADING_BARE);
		diag_hint(m->dg, "write them, or remove the heading: alone it "
		    "is not printed");
	}
}
