#include "policy/policy_part.h"

#include "base/arena.h"
#include "doc/doc.h"
#include "policy/policy_messages.h"

/* A mark that waits for its end. */
struct frame {
	const struct policy_mark *mark;
	struct doc_node *node;	/* what it became; NULL: nothing, it is wrong */
	struct doc_node *to;	/* where its blocks go */
	bool else_seen;
	struct frame *outer;
};

/* The blocks of one container, one after the other. */
struct walker {
	struct policy_maker *m;
	struct doc_node *in;
	struct frame *top;		/* innermost, NULL: none */
	unsigned wraps;
	struct policy_made_rule *rule;	/* waits for its block */
	const struct doc_node *list;	/* the last block, if a list */
	struct policy_mark *between;	/* first mark after it that cuts it */
};

static void blocks_in(struct policy_maker *m, struct doc_node *in,
    unsigned wraps);

static struct doc_node *
target(const struct walker *w)
{
	return w->top != NULL ? w->top->to : w->in;
}

/* Put n where blocks go now; old is the node of the container it stands for. */
static void
put(struct walker *w, struct doc_node *old, struct doc_node *n)
{
	/* What stands in a refused mark stays where it is: the walk is there. */
	if (w->top != NULL && w->top->to != w->in)
		doc_append(w->top->to, n);
	else if (n != old)
		doc_insert_before(old, n);
}

static struct policy_block *
block_new(struct arena *a, unsigned last_line)
{
	struct policy_block *b = ARENA_NEW(a, struct policy_block);

	b->last_line = last_line;
	return b;
}

/* --- what may stand where --- */

/* The nearest one around that a mark must not be in, or NULL. */
static const struct doc_node *
forbidding(const struct doc_node *to, enum policy_mark_kind kind)
{
	for (const struct doc_node *n = to; n != NULL; n = n->parent) {
		const bool section = n->kind == DOC_POLICY ||
		    n->kind == DOC_IF || n->kind == DOC_BRANCH;

		if (n->kind == DOC_QUESTION ||
		    (kind == POLICY_MARK_QUESTION && !section &&
		    n->kind != DOC_SCENARIO) ||
		    (kind == POLICY_MARK_SCENARIO && !section) ||
		    (kind == POLICY_MARK_BOX && n->kind == DOC_BOX) ||
		    (kind == POLICY_MARK_RULE && (n->kind == DOC_RULE ||
		    n->kind == DOC_SCENARIO)))
			return n;
	}
	return NULL;
}

static bool
may_stand(struct walker *w, const struct policy_mark *mark)
{
	const struct doc_node *in = forbidding(target(w), mark->kind);

	if (in == NULL)
		return true;
	diag_error(w->m->dg, mark->at, MSG_POLICY_MARK_PLACE,
	    policy_mark_name(mark->kind), doc_kind_name(in->kind));
	if (mark->kind == POLICY_MARK_IF)
		diag_hint(w->m->dg, "put the condition around the whole "
		    "question");
	else
		diag_hint(w->m->dg, "move it out of the %s that begins at "
		    "line %u", doc_kind_name(in->kind), in->at.line);
	return false;
}

/* --- rules --- */

static void
drop_rule(struct walker *w)
{
	if (w->rule == NULL)
		return;
	diag_error(w->m->dg, w->rule->mark->at, MSG_POLICY_RULE_NOTHING);
	diag_hint(w->m->dg, "put it on the line before the words it is "
	    "about; no other mark stands between");
	w->rule = NULL;
}

static void
rule(struct walker *w, const struct policy_mark *mark)
{
	struct policy_maker *m = w->m;

	if (!may_stand(w, mark))
		return;
	w->rule = ARENA_NEW(m->a, struct policy_made_rule);
	w->rule->mark = mark;
	w->rule->rule = policy_rule_read(m->a, m->dg, mark);
}

/* The block n is what the rule covers. */
static struct doc_node *
cover(struct walker *w, struct doc_node *n)
{
	struct policy_maker *m = w->m;
	struct policy_made_rule *made = w->rule;
	struct doc_node *r;

	w->rule = NULL;
	if (n->kind == DOC_HEADING || n->kind == DOC_BREAK) {
		diag_error(m->dg, made->mark->at, MSG_POLICY_RULE_COVERS,
		    n->kind == DOC_HEADING ? "a heading" : "a line");
		diag_hint(m->dg, "put it below, on the line before the words "
		    "it is about");
		return n;
	}
	r = doc_new(m->a, DOC_RULE, made->mark->at);
	r->id = made->rule->id;
	r->flags = made->rule->critical ? DOC_CRITICAL : 0;
	r->level = (int)m->nrules;
	made->rule->node = r;
	made->last_line = ((const struct policy_block *)n->data)->last_line;
	m->rules = arena_grow(m->a, m->rules, m->nrules, &m->cap_rules,
	    sizeof(struct policy_made_rule *));
	m->rules[m->nrules++] = made;
	return r;
}

/* --- marks that enclose --- */

static const struct {
	enum policy_mark_kind begin, end;
	enum doc_kind kind;
} pairs[] = {
	{ POLICY_MARK_IF, POLICY_MARK_END_IF, DOC_IF },
	{ POLICY_MARK_BOX, POLICY_MARK_END_BOX, DOC_BOX },
	{ POLICY_MARK_QUESTION, POLICY_MARK_END_QUESTION, DOC_QUESTION },
	{ POLICY_MARK_SCENARIO, POLICY_MARK_END_SCENARIO, DOC_SCENARIO },
};

static void
push(struct walker *w, const struct policy_mark *mark)
{
	struct frame *f = ARENA_NEW(w->m->a, struct frame);

	f->mark = mark;
	f->to = target(w);
	f->outer = w->top;
	w->top = f;
}

static void
read_box(struct policy_maker *m, struct doc_node *box,
    const struct policy_mark *mark)
{
	static const char *const styles[] = { "rights", "caution", "example",
		"note", NULL };
	struct str near;
	size_t i;

	box->style = mark->name.text;
	if (!policy_name_find(box->style, styles, &i, &near)) {
		diag_error(m->dg, mark->name.at, MSG_POLICY_MARK_PART,
		    "a box", STR_ARG(box->style));
		diag_hint(m->dg, "there are rights, caution, example and note");
	}
	if (mark->nargs != 0) {
		diag_error(m->dg, mark->args[0].at, MSG_POLICY_MARK_PART,
		    "a part of a box", STR_ARG(mark->args[0].text));
		diag_hint(m->dg, "<!-- box: %.*s -->", STR_ARG(box->style));
	}
}

static void
branch(struct walker *w, const struct policy_mark *mark)
{
	struct policy_maker *m = w->m;
	struct frame *f = w->top;

	f->to = doc_add(m->a, f->node, DOC_BRANCH, mark->at);
	if (mark->kind == POLICY_MARK_IF)
		f->to->data = policy_test_read(m->a, m->dg, mark->name.text,
		    mark->name.at);
}

static void
begin(struct walker *w, const struct policy_mark *mark, enum doc_kind kind,
    struct doc_node *old)
{
	struct policy_maker *m = w->m;
	const bool may = may_stand(w, mark);
	struct doc_node *n;

	if (may && w->wraps >= POLICY_WRAPS_MAX) {
		diag_error(m->dg, mark->at, MSG_POLICY_DEEP, POLICY_WRAPS_MAX);
		diag_hint(m->dg, "join conditions with \"and\"");
	}
	if (!may || w->wraps >= POLICY_WRAPS_MAX) {
		push(w, mark);
		return;
	}
	n = doc_new(m->a, kind, mark->at);
	put(w, old, n);
	push(w, mark);
	w->wraps++;
	w->top->node = w->top->to = n;
	if (kind == DOC_IF)
		branch(w, mark);
	else if (kind == DOC_BOX)
		read_box(m, n, mark);
	else {
		policy_id_check(m->dg, mark->name.text, mark->name.at);
		n->id = mark->name.text;
	}
	if (kind == DOC_SCENARIO && mark->nargs != 0) {
		diag_error(m->dg, mark->args[0].at, MSG_POLICY_MARK_PART,
		    "a part of a scenario", STR_ARG(mark->args[0].text));
		diag_hint(m->dg, "<!-- scenario: %.*s -->", STR_ARG(n->id));
	}
	if (kind == DOC_QUESTION) {
		m->questions = arena_grow(m->a, m->questions, m->nquestions,
		    &m->cap_questions, sizeof(*m->questions));
		m->questions[m->nquestions++] = (struct policy_made_question){
			n, mark };
	}
}

static void
check_holds(struct walker *w, const struct doc_node *n, struct pos at,
    const char *name)
{
	if (n->first != NULL)
		return;
	diag_error(w->m->dg, at, MSG_POLICY_EMPTY, name);
	diag_hint(w->m->dg, "remove it, or put between the marks what belongs "
	    "there");
}

static void
pop(struct walker *w, unsigned last_line)
{
	struct frame *f = w->top;
	struct doc_node *n = f->node;

	w->top = f->outer;
	if (n == NULL)
		return;
	w->wraps--;
	check_holds(w, f->to, f->to->at, policy_mark_name(f->else_seen ?
	    POLICY_MARK_ELSE : f->mark->kind));
	if (n->kind == DOC_IF)
		n->data = block_new(w->m->a, last_line);
}

static enum policy_mark_kind
end_of(enum policy_mark_kind begin)
{
	for (size_t i = 0; i < NELEM(pairs); i++)
		if (pairs[i].begin == begin)
			return pairs[i].end;
	return POLICY_MARK_NONE;
}

static void
not_closed(struct walker *w, const struct frame *f)
{
	const enum policy_mark_kind end = end_of(f->mark->kind);

	diag_error(w->m->dg, f->mark->at, MSG_POLICY_NOT_CLOSED,
	    policy_mark_name(f->mark->kind),
	    w->in->kind == DOC_POLICY ? "in this file" :
	    w->in->kind == DOC_ITEM ? "in this item" : "where it stands");
	diag_hint(w->m->dg, "put <!-- %s --> at column %u, where its words "
	    "end", policy_mark_name(end), f->mark->at.col);
}

/* The frame of the kind that mark ends is closed, with those inside it. */
static void
end(struct walker *w, const struct policy_mark *mark)
{
	struct policy_maker *m = w->m;
	const struct frame *f = w->top;

	while (f != NULL && end_of(f->mark->kind) != mark->kind)
		f = f->outer;
	if (f == NULL) {
		diag_error(m->dg, mark->at, MSG_POLICY_NOT_OPEN,
		    policy_mark_name(mark->kind));
		diag_hint(m->dg, "its beginning stands at the same column, "
		    "in the same item or quotation; remove it if there is "
		    "none");
		return;
	}
	for (; w->top != f; pop(w, mark->at.line)) {
		diag_error(m->dg, mark->at, MSG_POLICY_CROSSED,
		    policy_mark_name(mark->kind),
		    policy_mark_name(w->top->mark->kind),
		    w->top->mark->at.line);
		diag_hint(m->dg, "put <!-- %s --> before it",
		    policy_mark_name(end_of(w->top->mark->kind)));
	}
	pop(w, mark->at.line);
}

static void
otherwise(struct walker *w, const struct policy_mark *mark)
{
	struct policy_maker *m = w->m;
	struct frame *f = w->top;

	if (f == NULL || f->mark->kind != POLICY_MARK_IF) {
		diag_error(m->dg, mark->at, MSG_POLICY_NOT_OPEN, "else");
		diag_hint(m->dg, "it stands between an if and its end if, at "
		    "their column");
	} else if (f->else_seen) {
		diag_error(m->dg, mark->at, MSG_POLICY_ELSE_TWICE);
		diag_hint(m->dg, "for a third case put an if of its own "
		    "inside the else");
	} else if (f->node != NULL) {
		check_holds(w, f->to, f->to->at, "if");
		branch(w, mark);
		f->else_seen = true;
	}
}

/* --- marks that stand for something --- */

static void
table_of(struct walker *w, const struct policy_mark *mark,
    struct doc_node *old)
{
	struct doc_node *n = doc_new(w->m->a, DOC_TABLE_OF, mark->at);

	if (!may_stand(w, mark))
		return;
	n->data = policy_table_read(w->m->a, w->m->dg, mark);
	put(w, old, n);
}

static void
field(struct walker *w, const struct policy_mark *mark, struct doc_node *old)
{
	const struct policy_field *f;
	struct doc_node *n;

	if (!may_stand(w, mark))
		return;
	f = policy_field_read(w->m->a, w->m->dg, mark);
	n = doc_new(w->m->a, DOC_FIELD, mark->at);
	if (f != NULL) {
		n->data = f;
		n->style = f->style;
		n->label = f->label;
	}
	put(w, old, n);
}

/* --- the walk --- */

static void
block_mark(struct walker *w, struct doc_node *n)
{
	struct policy_maker *m = w->m;
	struct policy_mark *mark = ARENA_NEW(m->a, struct policy_mark);

	policy_mark_read(m->a, m->dg, n->text, n->at, mark);
	if (mark->kind != POLICY_MARK_IF && mark->kind != POLICY_MARK_ELSE &&
	    mark->kind != POLICY_MARK_END_IF && w->between == NULL)
		w->between = mark;
	if (mark->kind != POLICY_MARK_REMARK)
		drop_rule(w);
	switch (mark->kind) {
	case POLICY_MARK_RULE:
		rule(w, mark);
		break;
	case POLICY_MARK_ELSE:
		otherwise(w, mark);
		break;
	case POLICY_MARK_TABLE:
		table_of(w, mark, n);
		break;
	case POLICY_MARK_FIELD:
		field(w, mark, n);
		break;
	case POLICY_MARK_IF:
	case POLICY_MARK_BOX:
	case POLICY_MARK_QUESTION:
	case POLICY_MARK_SCENARIO:
		for (size_t i = 0; i < NELEM(pairs); i++)
			if (pairs[i].begin == mark->kind)
				begin(w, mark, pairs[i].kind, n);
		break;
	case POLICY_MARK_END_IF:
	case POLICY_MARK_END_BOX:
	case POLICY_MARK_END_QUESTION:
	case POLICY_MARK_END_SCENARIO:
		end(w, mark);
		break;
	case POLICY_MARK_REMARK:
	case POLICY_MARK_NONE:
		break;
	}
	doc_unlink(n);
}

static char
marker_of(const struct doc_node *list)
{
	return ((const struct policy_block *)list->data)->marker;
}

/* Would n go on with the list before it, were there not this mark? */
static void
check_cut(struct walker *w, const struct doc_node *n)
{
	const struct policy_mark *mark = w->between;

	if (n->kind == DOC_LIST && w->list != NULL && mark != NULL &&
	    marker_of(n) == marker_of(w->list)) {
		diag_error(w->m->dg, mark->at, MSG_POLICY_LIST_CUT,
		    mark->kind == POLICY_MARK_REMARK ? "a remark" : "a mark");
		if (mark->kind == POLICY_MARK_RULE)
			diag_hint(w->m->dg, "for one item put it first in the "
			    "item: - <!-- rule: ... -->, the words on the "
			    "next line; for a second list use the marker %s",
			    marker_of(n) == '-' ? "*" : "-");
		else
			diag_hint(w->m->dg, "move it out of the list, or "
			    "put words between the two lists");
	}
	w->list = n->kind == DOC_LIST ? n : NULL;
	w->between = NULL;
}

static void
block(struct walker *w, struct doc_node *n)
{
	struct doc_node *r;

	check_cut(w, n);
	if (w->rule != NULL) {
		r = cover(w, n);
		put(w, n, r);
		if (r != n)
			doc_append(r, n);
	} else
		put(w, n, n);
	if (n->kind == DOC_PARA || n->kind == DOC_HEADING)
		policy_inlines(w->m, n);
	else if (n->kind == DOC_TABLE)
		policy_rows(w->m, n);
	else if (n->kind == DOC_QUOTE)
		blocks_in(w->m, n, w->wraps);
	else if (n->kind == DOC_LIST)
		for (struct doc_node *i = n->first; i != NULL; i = i->next)
			blocks_in(w->m, i, w->wraps);
}

/* As deep as Markdown nests, see policy_md.c. */
static void
blocks_in(struct policy_maker *m, struct doc_node *in, unsigned wraps)
{
	struct walker w = { .m = m, .in = in, .wraps = wraps };
	struct doc_node *next;

	for (struct doc_node *n = in->first; n != NULL; n = next) {
		next = n->next;
		if (n->kind == DOC_NONE)
			block_mark(&w, n);
		else
			block(&w, n);
	}
	drop_rule(&w);
	while (w.top != NULL) {
		not_closed(&w, w.top);
		pop(&w, in->at.line);
	}
}

void
policy_blocks(struct policy_maker *m, struct doc_node *root)
{
	blocks_in(m, root, 0);
}
