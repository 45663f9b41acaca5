/* Building, walking, dumping a tree. */
#include <stdint.h>

#include "tap.h"

#include "base/arena.h"
#include "doc/doc.h"

static struct arena *a;

static struct pos
at(unsigned line, unsigned col)
{
	return (struct pos){ "f.md", line, col };
}

static struct doc_node *
words(struct doc_node *above, enum doc_kind kind, const char *text)
{
	struct doc_node *n = doc_add(a, above, kind, at(1, 1));

	doc_add_text(a, n, at(1, 2), str_of(text));
	return n;
}

static void
check_tree(const struct doc_node *root)
{
	bool good = true;

	for (const struct doc_node *n = root; n != NULL; n = doc_next(root, n)) {
		if (n != root)
			good &= n->depth == n->parent->depth + 1;
		good &= (n->first == NULL) == (n->last == NULL);
		good &= n->next == NULL ? n->parent == NULL ||
		    n->parent->last == n : n->next->prev == n;
		good &= n->prev == NULL ? n->parent == NULL ||
		    n->parent->first == n : n->prev->next == n;
	}
	ok(good, "relations and depths agree");
}

static void
test_build(void)
{
	struct doc_node *root = doc_new(a, DOC_BOOK, at(0, 0)), *x, *y, *z, *c;

	ok(root->depth == 0 && root->parent == NULL, "a root");
	x = words(root, DOC_PARA, "x");
	y = words(root, DOC_PARA, "y");
	z = words(root, DOC_PARA, "z");
	check_tree(root);
	ok(x->next == y && y->next == z && root->last == z, "in order");
	doc_unlink(y);
	ok(x->next == z && y->parent == NULL && y->next == NULL &&
	    y->first != NULL, "taken out, with what is below");
	check_tree(root);
	doc_insert_before(x, y);
	ok(root->first == y && y->next == x, "before the first");
	check_tree(root);
	doc_insert_before(x, z);
	ok(y->next == z && z->next == x && root->last == x, "moved before");
	check_tree(root);
	c = doc_add(a, root, DOC_QUOTE, at(2, 1));
	doc_append(c, y);
	ok(root->first == z && c->first == y && y->first->depth == 3,
	    "moved below another, depths follow");
	check_tree(root);
	doc_append(c, y);
	ok(c->first == y && c->last == y, "again, where it is");
	doc_unlink(root);
	ok(root->first == z, "a root has nothing to be taken out of");
	y->data = "data";
	c = doc_clone(a, y);
	ok(c->kind == DOC_PARA && c->data == y->data && c->first == NULL &&
	    c->parent == NULL && c->depth == 0, "copy of one node");
}

static void
test_walk(void)
{
	struct doc_node *root = doc_new(a, DOC_BOOK, at(0, 0)), *x, *y;

	x = words(root, DOC_PARA, "x");
	y = words(root, DOC_PARA, "y");
	ok(doc_next(root, root) == x && doc_next(root, x) == x->first &&
	    doc_next(root, x->first) == y, "into children");
	ok(doc_skip(root, x) == y && doc_skip(root, y) == NULL,
	    "past children");
	ok(doc_next(root, y->first) == NULL, "to the end");
	ok(doc_skip(x, x) == NULL && doc_next(x, x->first) == NULL,
	    "not out of the root");
	for (int k = DOC_NONE; k <= DOC_REF; k++)
		ok(doc_kind_name((enum doc_kind)k) != NULL, "%s",
		    doc_kind_name((enum doc_kind)k));
	ok(doc_is_inline(DOC_TEXT) && doc_is_inline(DOC_VALUE) &&
	    doc_is_inline(DOC_REF) && !doc_is_inline(DOC_IMAGE) &&
	    !doc_is_inline(DOC_IF) && !doc_is_inline(DOC_POLICY), "inlines");
}

static void
test_words(void)
{
	struct doc_node *root = doc_new(a, DOC_PART, at(0, 0)), *n, *list;

	n = words(root, DOC_HEADING, "One");
	n->label = STR_LIT("3.5");
	n = words(root, DOC_PARA, "two ");
	words(n, DOC_STRONG, "three");
	doc_add(a, n, DOC_LINE_BREAK, at(1, 1));
	doc_add(a, n, DOC_CODE, at(1, 1))->text = STR_LIT("four");
	list = doc_add(a, root, DOC_LIST, at(1, 1));
	n = doc_add(a, list, DOC_ITEM, at(1, 1));
	n->label = STR_LIT("1.");
	words(n, DOC_PARA, "five");
	words(n, DOC_PARA, "six");
	n = doc_add(a, list, DOC_ITEM, at(1, 1));
	doc_add(a, n, DOC_PARA, at(1, 1));
	n = words(root, DOC_PARA, "a\tb  c");
	doc_add(a, n, DOC_VALUE, at(1, 1))->text = STR_LIT("{{x}}");
	is_text(doc_words(a, root), "3.5 One\ntwo three four\n1. five\nsix\n"
	    "a\tb  c{{x}}", "all words");
	is_int(doc_count_words(root), 11, "how many");
	is_text(doc_words(a, doc_new(a, DOC_PARA, at(0, 0))), "", "none");
	is_int(doc_count_words(doc_new(a, DOC_PARA, at(0, 0))), 0, "none");
}

static void
test_text_forms(void)
{
	static const unsigned char aligns[] = { DOC_LEFT, DOC_RIGHT };
	struct doc_node *root = doc_new(a, DOC_BOOK, at(0, 0)), *n;
	struct buf b;

	root->text = STR_LIT("A & B");
	n = words(root, DOC_HEADING, "x \"y\"\n");
	n->level = 2;
	n->id = STR_LIT("photos");
	n->flags = DOC_NOT_LISTED;
	n = words(root, DOC_PARA, "z <");
	words(n, DOC_EMPH, "w");
	n = doc_add(a, root, DOC_TABLE, at(3, 4));
	n->columns = 2;
	n->aligns = aligns;
	n = doc_add(a, doc_add(a, n, DOC_ROW, at(3, 4)), DOC_CELL, at(3, 6));
	n->style = STR_LIT("s");
	n = doc_add(a, n, DOC_IF, at(3, 7));
	words(n, DOC_BRANCH, "v");
	n = doc_add(a, root, DOC_IF, at(5, 1));
	words(doc_add(a, n, DOC_BRANCH, at(5, 1)), DOC_PARA, "u");
	buf_init(&b, SIZE_MAX);
	doc_dump(&b, root, true);
	is_text(buf_view(&b), "book 0:0 \"A & B\"\n"
	    "  heading 1:1 #photos not-listed level=2\n"
	    "    text 1:2 \"x \\\"y\\\"\\n\"\n"
	    "  paragraph 1:1\n"
	    "    text 1:2 \"z <\"\n"
	    "    emphasis 1:1\n"
	    "      text 1:2 \"w\"\n"
	    "  table 3:4 columns=lr\n"
	    "    row 3:4\n"
	    "      cell 3:6 style=\"s\"\n"
	    "        if 3:7\n"
	    "          branch 1:1\n"
	    "            text 1:2 \"v\"\n"
	    "  if 5:1\n"
	    "    branch 5:1\n"
	    "      paragraph 1:1\n"
	    "        text 1:2 \"u\"\n", "dump");
	buf_clear(&b);
	doc_dump(&b, root->last->first, false);
	is_text(buf_view(&b), "branch\n  paragraph\n    text \"u\"\n",
	    "of a part, without places");
	buf_clear(&b);
	doc_xml(&b, root);
	is_text(buf_view(&b), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<book xmlns=\"urn:precept:document:1\" title=\"A &amp; B\">\n"
	    "<heading id=\"photos\" level=\"2\" not-listed=\"yes\">"
	    "x &quot;y&quot;&#10;</heading>\n"
	    "<paragraph>z &lt;<emphasis>w</emphasis></paragraph>\n"
	    "<table columns=\"lr\">\n<row>\n<cell style=\"s\"><if><branch>v"
	    "</branch></if></cell>\n</row>\n</table>\n"
	    "<if>\n<branch>\n<paragraph>u</paragraph>\n</branch>\n</if>\n"
	    "</book>\n", "XML");
	buf_free(&b);
}

int
main(void)
{
	a = arena_new();
	test_build();
	test_walk();
	test_words();
	test_text_forms();
	arena_free(a);
	return tap_done();
}
