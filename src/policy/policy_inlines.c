#include "policy/policy_part.h"

#include "base/arena.h"
#include "doc/doc.h"
#include "policy/policy_messages.h"

/* A condition that waits for its end. */
struct frame {
	const struct policy_mark *mark;
	struct doc_node *node, *to;
	bool else_seen;
	struct frame *outer;
};

struct walker {
	struct policy_maker *m;
	struct doc_node *in;
	struct frame *top;
	unsigned wraps;
	bool cell;
};

static void
add_branch(struct policy_maker *m, struct frame *f,
    const struct policy_mark *mark)
{
	f->to = doc_add(m->a, f->node, DOC_BRANCH, mark->at);
	if (mark->kind == POLICY_MARK_IF)
		f->to->data = policy_test_read(m->a, m->dg, mark->name.text,
		    mark->name.at);
}

static void
put(struct walker *w, struct doc_node *old, struct doc_node *n)
{
	/* What stands in a refused mark stays where it is: the walk is there. */
	if (w->top != NULL && w->top->to != w->in)
		doc_append(w->top->to, n);
	else if (n != old)
		doc_insert_before(old, n);
}

static void
begin(struct walker *w, const struct policy_mark *mark, struct doc_node *old)
{
	struct frame *f = ARENA_NEW(w->m->a, struct frame);

	f->mark = mark;
	f->outer = w->top;
	if (w->wraps++ >= POLICY_WRAPS_MAX) {
		diag_error(w->m->dg, mark->at, MSG_POLICY_DEEP,
		    POLICY_WRAPS_MAX);
		diag_hint(w->m->dg, "join conditions with \"and\"");
		f->to = w->top != NULL ? w->top->to : w->in;
	} else {
		f->node = doc_new(w->m->a, DOC_IF, mark->at);
		put(w, old, f->node);
		add_branch(w->m, f, mark);
	}
	w->top = f;
}

static void
check_holds(struct walker *w, const struct frame *f)
{
	if (f->node == NULL || f->to->first != NULL)
		return;
	diag_error(w->m->dg, f->to->at, MSG_POLICY_EMPTY,
	    f->else_seen ? "else" : "if");
	diag_hint(w->m->dg, "remove it, or put between the marks what belongs "
	    "there");
}

static void
close_frame(struct walker *w)
{
	check_holds(w, w->top);
	w->wraps--;
	w->top = w->top->outer;
}

static const char *
place(const struct walker *w)
{
	switch ((int)w->in->kind) {
	case DOC_CELL:
		return "in this cell";
	case DOC_HEADING:
		return "in this heading";
	case DOC_PARA:
		return "in this paragraph";
	default:
		return "inside the same bold, slanted or linked words";
	}
}

static void
not_open(struct walker *w, const struct policy_mark *mark)
{
	diag_error(w->m->dg, mark->at, MSG_POLICY_NOT_OPEN,
	    policy_mark_name(mark->kind));
	diag_hint(w->m->dg, "its if must stand %s, before it", place(w));
}

static void
otherwise(struct walker *w, const struct policy_mark *mark)
{
	struct frame *f = w->top;

	if (f == NULL)
		not_open(w, mark);
	else if (f->else_seen) {
		diag_error(w->m->dg, mark->at, MSG_POLICY_ELSE_TWICE);
		diag_hint(w->m->dg, "for a third case put an if of its own "
		    "inside the else");
	} else if (f->node != NULL) {
		check_holds(w, f);
		add_branch(w->m, f, mark);
		f->else_seen = true;
	}
}

static void
wrong_mark(struct walker *w, const struct policy_mark *mark)
{
	const char *name = policy_mark_name(mark->kind);

	if (w->cell) {
		diag_error(w->m->dg, mark->at, MSG_POLICY_MARK_CELL, name);
		diag_hint(w->m->dg, "put it before the table, after it, or "
		    "make a list of the table");
	} else {
		diag_error(w->m->dg, mark->at, MSG_POLICY_MARK_INLINE, name);
		diag_hint(w->m->dg, "give it a line of its own, before the "
		    "paragraph or item, with nothing else on it");
	}
}

static void
inline_mark(struct walker *w, struct doc_node *n)
{
	struct policy_mark *mark = ARENA_NEW(w->m->a, struct policy_mark);

	policy_mark_read(w->m->a, w->m->dg, n->text, n->at, mark);
	switch (mark->kind) {
	case POLICY_MARK_IF:
		begin(w, mark, n);
		break;
	case POLICY_MARK_ELSE:
		otherwise(w, mark);
		break;
	case POLICY_MARK_END_IF:
		if (w->top != NULL)
			close_frame(w);
		else
			not_open(w, mark);
		break;
	case POLICY_MARK_NONE:
	case POLICY_MARK_REMARK:
		break;
	case POLICY_MARK_RULE:
	case POLICY_MARK_TABLE:
	case POLICY_MARK_FIELD:
	case POLICY_MARK_BOX:
	case POLICY_MARK_END_BOX:
	case POLICY_MARK_QUESTION:
	case POLICY_MARK_END_QUESTION:
	case POLICY_MARK_SCENARIO:
	case POLICY_MARK_END_SCENARIO:
		wrong_mark(w, mark);
		break;
	}
	doc_unlink(n);
}

/* As deep as Markdown nests, see policy_md.c. */
static void
inlines_in(struct policy_maker *m, struct doc_node *in, unsigned wraps,
    bool in_cell)
{
	struct walker w = { .m = m, .in = in, .wraps = wraps, .cell = in_cell };
	struct doc_node *next;

	for (struct doc_node *n = in->first; n != NULL; n = next) {
		next = n->next;
		if (n->kind == DOC_NONE) {
			inline_mark(&w, n);
			continue;
		}
		put(&w, n, n);
		if (n->first != NULL)
			inlines_in(m, n, w.wraps, in_cell);
	}
	for (; w.top != NULL; close_frame(&w)) {
		diag_error(m->dg, w.top->mark->at, MSG_POLICY_NOT_CLOSED, "if",
		    place(&w));
		diag_hint(m->dg, "put <!-- end if --> after the words it is "
		    "about, %s", place(&w));
	}
}

static unsigned
wraps_around(const struct doc_node *n)
{
	unsigned wraps = 0;

	for (; n != NULL; n = n->parent)
		wraps += n->kind == DOC_IF || n->kind == DOC_BOX ||
		    n->kind == DOC_QUESTION || n->kind == DOC_SCENARIO;
	return wraps;
}

void
policy_inlines(struct policy_maker *m, struct doc_node *n)
{
	inlines_in(m, n, wraps_around(n), false);
}

/* --- rows --- */

/*
 * Does the first mark of a cell govern its row? So when it is an if that has no
 * end in the cell.
 */
static bool
governs_row(const struct doc_node *cell)
{
	int open = 0;

	if (cell->first == NULL || cell->first->kind != DOC_NONE)
		return false;
	for (const struct doc_node *n = cell->first; n != NULL; n = n->next) {
		const enum policy_mark_kind kind = n->kind == DOC_NONE ?
		    policy_mark_peek(n->text) : POLICY_MARK_NONE;

		if (n == cell->first && kind != POLICY_MARK_IF)
			return false;
		open += kind == POLICY_MARK_IF;
		open -= kind == POLICY_MARK_END_IF;
	}
	return open > 0;
}

static void
check_row_else(struct policy_maker *m, const struct doc_node *cell)
{
	int open = 0;

	for (const struct doc_node *n = cell->first->next; n != NULL;
	    n = n->next) {
		const enum policy_mark_kind kind = n->kind == DOC_NONE ?
		    policy_mark_peek(n->text) : POLICY_MARK_NONE;

		open += kind == POLICY_MARK_IF;
		open -= kind == POLICY_MARK_END_IF;
		if (kind != POLICY_MARK_ELSE || open > 0)
			continue;
		diag_error(m->dg, n->at, MSG_POLICY_ROW_IF, "else");
		diag_hint(m->dg, "write a second row with its own if, or end "
		    "the condition in this cell");
	}
}

/* Words after a mark that is gone begin the cell. */
static void
trim_start(struct doc_node *cell)
{
	struct doc_node *n = cell->first;

	while (n != NULL && n->kind == DOC_TEXT && n->text.len != 0 &&
	    n->text.ptr[0] == ' ') {
		n->text = str_sub(n->text, 1, n->text.len);
		n->at.col++;
	}
	if (n != NULL && n->kind == DOC_TEXT && n->text.len == 0)
		doc_unlink(n);
}

static void
row_if(struct policy_maker *m, struct doc_node *row)
{
	struct doc_node *n = row->first->first, *cond;
	struct policy_mark *mark = ARENA_NEW(m->a, struct policy_mark);
	struct frame f = { .mark = mark };

	check_row_else(m, row->first);
	policy_mark_read(m->a, m->dg, n->text, n->at, mark);
	doc_unlink(n);
	trim_start(row->first);
	if (row->flags & DOC_HEADER) {
		diag_error(m->dg, mark->at, MSG_POLICY_MARK_CELL, "if");
		diag_hint(m->dg, "put the condition around the whole table");
		return;
	}
	if (wraps_around(row) >= POLICY_WRAPS_MAX) {
		diag_error(m->dg, mark->at, MSG_POLICY_DEEP, POLICY_WRAPS_MAX);
		diag_hint(m->dg, "join conditions with \"and\"");
		return;
	}
	f.node = cond = doc_new(m->a, DOC_IF, mark->at);
	add_branch(m, &f, mark);
	doc_insert_before(row, cond);
	doc_append(f.to, row);
}

void
policy_rows(struct policy_maker *m, struct doc_node *table)
{
	struct doc_node *next;

	for (struct doc_node *row = table->first; row != NULL; row = next) {
		next = row->next;
		if (row->first != NULL && governs_row(row->first))
			row_if(m, row);
		for (struct doc_node *c = row->first; c != NULL; c = c->next)
			inlines_in(m, c, wraps_around(c), true);
	}
}
