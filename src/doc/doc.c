#include "doc/doc.h"

#include "base/arena.h"

static const char *const kind_names[] = {
	[DOC_NONE] = "nothing",
	[DOC_BOOK] = "book",
	[DOC_PART] = "part",
	[DOC_HEADING] = "heading",
	[DOC_PARA] = "paragraph",
	[DOC_LIST] = "list",
	[DOC_ITEM] = "item",
	[DOC_QUOTE] = "quotation",
	[DOC_BOX] = "box",
	[DOC_RULE] = "rule",
	[DOC_BASIS] = "basis",
	[DOC_TABLE] = "table",
	[DOC_ROW] = "row",
	[DOC_CELL] = "cell",
	[DOC_CODE_BLOCK] = "code-block",
	[DOC_BREAK] = "break",
	[DOC_FIELD] = "field",
	[DOC_CONTENTS] = "contents",
	[DOC_ENTRY] = "entry",
	[DOC_IMAGE] = "image",
	[DOC_TEXT] = "text",
	[DOC_EMPH] = "emphasis",
	[DOC_STRONG] = "strong",
	[DOC_STRIKE] = "strike",
	[DOC_CODE] = "code",
	[DOC_LINK] = "link",
	[DOC_LINE_BREAK] = "line-break",
	[DOC_GAP] = "gap",
	[DOC_VALUE] = "value",
	[DOC_POLICY] = "policy",
	[DOC_IF] = "if",
	[DOC_BRANCH] = "branch",
	[DOC_TABLE_OF] = "table-of",
	[DOC_QUESTION] = "question",
	[DOC_SCENARIO] = "scenario",
	[DOC_REF] = "reference"
};

const char *
doc_kind_name(enum doc_kind kind)
{
	CHECK((size_t)kind < NELEM(kind_names));
	return kind_names[kind];
}

bool
doc_is_inline(enum doc_kind kind)
{
	return (kind >= DOC_TEXT && kind <= DOC_VALUE) || kind == DOC_REF;
}

struct doc_node *
doc_new(struct arena *a, enum doc_kind kind, struct pos at)
{
	struct doc_node *n = ARENA_NEW(a, struct doc_node);

	n->kind = kind;
	n->at = at;
	return n;
}

struct doc_node *
doc_add(struct arena *a, struct doc_node *above, enum doc_kind kind,
    struct pos at)
{
	struct doc_node *n = doc_new(a, kind, at);

	doc_append(above, n);
	return n;
}

struct doc_node *
doc_add_text(struct arena *a, struct doc_node *above, struct pos at,
    struct str text)
{
	struct doc_node *n = doc_add(a, above, DOC_TEXT, at);

	n->text = text;
	return n;
}

void
doc_unlink(struct doc_node *n)
{
	struct doc_node *above = n->parent;

	if (above == NULL)
		return;
	if (n->prev != NULL)
		n->prev->next = n->next;
	else
		above->first = n->next;
	if (n->next != NULL)
		n->next->prev = n->prev;
	else
		above->last = n->prev;
	n->parent = n->prev = n->next = NULL;
}

/* n has a new parent: set the depths of n and of what is below it. */
static void
set_depths(struct doc_node *n)
{
	for (struct doc_node *d = n; d != NULL; d = doc_next(n, d)) {
		d->depth = d->parent->depth + 1;
		CHECK(d->depth <= DOC_DEPTH_MAX);
	}
}

void
doc_append(struct doc_node *above, struct doc_node *n)
{
	doc_unlink(n);
	n->parent = above;
	n->prev = above->last;
	if (above->last != NULL)
		above->last->next = n;
	else
		above->first = n;
	above->last = n;
	set_depths(n);
}

void
doc_insert_before(struct doc_node *sibling, struct doc_node *n)
{
	CHECK(sibling->parent != NULL && sibling != n);
	doc_unlink(n);
	n->parent = sibling->parent;
	n->next = sibling;
	n->prev = sibling->prev;
	if (sibling->prev != NULL)
		sibling->prev->next = n;
	else
		sibling->parent->first = n;
	sibling->prev = n;
	set_depths(n);
}

struct doc_node *
doc_clone(struct arena *a, const struct doc_node *n)
{
	struct doc_node *c = ARENA_NEW(a, struct doc_node);

	*c = *n;
	c->parent = c->first = c->last = c->prev = c->next = NULL;
	c->depth = 0;
	return c;
}

struct doc_node *
doc_next(const struct doc_node *root, const struct doc_node *n)
{
	return n->first != NULL ? n->first : doc_skip(root, n);
}

struct doc_node *
doc_skip(const struct doc_node *root, const struct doc_node *n)
{
	for (; n != root; n = n->parent)
		if (n->next != NULL)
			return n->next;
	return NULL;
}
