#include "policy/policy_part.h"

#include "base/arena.h"
#include "doc/doc.h"
#include "policy/policy_messages.h"

static const struct policy_block *
block_of(const struct doc_node *n)
{
	return n->data;
}

/* The list that n is, or that every branch of n is nothing but; or NULL. */
static struct doc_node *
list_of(struct doc_node *n)
{
	struct doc_node *list = NULL, *l;

	if (n == NULL || n->kind == DOC_LIST)
		return n;
	if (n->kind == DOC_RULE)
		return n->last != NULL && n->last->kind == DOC_LIST ?
		    n->last : NULL;
	if (n->kind != DOC_IF)
		return NULL;
	for (struct doc_node *b = n->first; b != NULL; b = b->next) {
		l = b->first != NULL && b->first == b->last ?
		    list_of(b->first) : NULL;
		if (l == NULL || b->first->kind == DOC_RULE)
			return NULL;
		if (list != NULL &&
		    block_of(l)->marker != block_of(list)->marker)
			return NULL;
		if (list == NULL)
			list = l;
	}
	return list;
}

static bool
agree(struct doc_node *a, struct doc_node *b)
{
	const struct doc_node *x = list_of(a), *y = list_of(b);

	return x != NULL && y != NULL &&
	    block_of(x)->marker == block_of(y)->marker;
}

/* --- joining --- */

static void
check_column(struct policy_maker *m, struct pos at, unsigned col,
    const char *what)
{
	if (at.col == col)
		return;
	diag_error(m->dg, at, MSG_POLICY_LIST_COLUMN, what, at.col, col);
	diag_hint(m->dg, "a condition between items, and the items, begin at "
	    "the column of the list's first marker");
}

/* The items of list, and conditions among them, go below to. */
static void
move_items(struct policy_maker *m, struct doc_node *to, struct doc_node *list,
    unsigned col, bool *tight)
{
	struct doc_node *next;

	check_column(m, list->at, col, "this item");
	*tight &= (list->flags & DOC_TIGHT) != 0;
	for (struct doc_node *i = list->first; i != NULL; i = next) {
		next = i->next;
		doc_append(to, i);
	}
	doc_unlink(list);
}

/* Let the branches of a condition hold items where they hold a list. */
static void
unlist(struct policy_maker *m, struct doc_node *cond, unsigned col,
    bool *tight)
{
	for (struct doc_node *b = cond->first; b != NULL; b = b->next) {
		check_column(m, b->at, col, "this mark");
		if (b->first->kind == DOC_IF)
			unlist(m, b->first, col, tight);
		else
			move_items(m, b, b->first, col, tight);
	}
}

/* One list of from and its neighbours, up to last. */
static void
join(struct policy_maker *m, struct doc_node *from, struct doc_node *last)
{
	struct doc_node *list = list_of(from), *to, *next, *n;
	struct policy_block *b = ARENA_NEW(m->a, struct policy_block);
	const struct doc_node *const stop = last->next;
	const unsigned col = list->at.col;
	bool tight = true;

	*b = *block_of(list);
	b->last_line = block_of(last)->last_line;
	if (from->kind == DOC_IF) {
		to = doc_clone(m->a, list);
		doc_insert_before(from, to);
		n = from;
	} else {
		to = list;
		n = from->next;
	}
	to->data = b;
	for (; n != stop; n = next) {
		next = n->next;
		if (n->kind == DOC_LIST)
			move_items(m, to, n, col, &tight);
		else {
			unlist(m, n, col, &tight);
			doc_append(to, n);
		}
	}
	if (!tight)
		to->flags &= ~(unsigned)DOC_TIGHT;
	if (from->kind == DOC_RULE)
		m->rules[from->level]->last_line = b->last_line;
}

/* A condition beside a list that begins or ends in one of the same kind. */
static void
check_mixed(struct policy_maker *m, struct doc_node *cond)
{
	struct doc_node *before = list_of(cond->prev);
	struct doc_node *after = list_of(cond->next);

	if (list_of(cond) != NULL)
		return;
	for (const struct doc_node *b = cond->first; b != NULL; b = b->next)
		if (b->first != NULL &&
		    ((before != NULL && agree(before, b->first)) ||
		    (after != NULL && agree(after, b->last)))) {
			diag_error(m->dg, cond->at, MSG_POLICY_LIST_MIXED);
			diag_hint(m->dg, "close it after the items, and open "
			    "another for the rest");
			return;
		}
}

static void
join_in(struct policy_maker *m, struct doc_node *in)
{
	struct doc_node *last, *next;
	bool conditions;

	for (struct doc_node *n = in->first; n != NULL; n = n->next)
		if (n->kind == DOC_IF)
			check_mixed(m, n);
	for (struct doc_node *n = in->first; n != NULL; n = next) {
		conditions = n->kind == DOC_IF;
		last = n;
		while (last->next != NULL && last->next->kind != DOC_RULE &&
		    agree(n, last->next)) {
			last = last->next;
			conditions |= last->kind == DOC_IF;
		}
		next = last->next;
		if (last != n && conditions)
			join(m, n, last);
	}
}

/* --- a rule whose paragraph ends in a colon --- */

static void
take_list(struct policy_maker *m, struct doc_node *rule)
{
	struct doc_node *next = rule->next;

	if (rule->first == NULL || rule->first != rule->last ||
	    rule->first->kind != DOC_PARA || next == NULL ||
	    !doc_ends_in_colon(rule->first))
		return;
	if (next->kind != DOC_TABLE &&
	    (next->kind == DOC_RULE || list_of(next) == NULL))
		return;
	m->rules[rule->level]->last_line = block_of(next)->last_line;
	doc_append(rule, next);
}

/* Inner lists first, so that outer ones see them whole. As deep as the tree. */
static void
lists_in(struct policy_maker *m, struct doc_node *in)
{
	for (struct doc_node *n = in->first; n != NULL; n = n->next)
		if (!doc_is_inline(n->kind) && n->kind != DOC_PARA &&
		    n->kind != DOC_HEADING && n->kind != DOC_TABLE)
			lists_in(m, n);
	if (in->kind == DOC_LIST || in->kind == DOC_IF)
		return;
	join_in(m, in);
	for (struct doc_node *n = in->first; n != NULL; n = n->next)
		if (n->kind == DOC_RULE)
			take_list(m, n);
}

void
policy_lists(struct policy_maker *m, struct doc_node *root)
{
	lists_in(m, root);
}
