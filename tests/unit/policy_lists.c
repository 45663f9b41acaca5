/* Lists cut by conditions, tables and their rows. */
#include <stdint.h>

#include "tap.h"

#include "policy.h"

#define IF "<!-- if: a -->\n"
#define END "<!-- end if -->\n"

static void
test_joined(void)
{
	const struct policy *p;

	tree("3. a\n" IF "7. b\n" "<!-- else -->\n" "1. c\n" END "9. d\n",
	    "list 6:1 ordered tight start=3\n"
	    "  item 6:1\n"
	    "    paragraph 6:4\n"
	    "      text 6:4 \"a\"\n"
	    "  if 7:1\n"
	    "    branch 7:1\n"
	    "      item 8:1\n"
	    "        paragraph 8:4\n"
	    "          text 8:4 \"b\"\n"
	    "    branch 9:1\n"
	    "      item 10:1\n"
	    "        paragraph 10:4\n"
	    "          text 10:4 \"c\"\n"
	    "  item 12:1\n"
	    "    paragraph 12:4\n"
	    "      text 12:4 \"d\"\n", "counts from the first start");
	tree(IF "- a\n\n- b\n" END IF "- c\n" IF "- d\n" END END,
	    "list 7:1\n"
	    "  if 6:1\n"
	    "    branch 6:1\n"
	    "      item 7:1\n"
	    "        paragraph 7:3\n"
	    "          text 7:3 \"a\"\n"
	    "      item 9:1\n"
	    "        paragraph 9:3\n"
	    "          text 9:3 \"b\"\n"
	    "  if 11:1\n"
	    "    branch 11:1\n"
	    "      item 12:1\n"
	    "        paragraph 12:3\n"
	    "          text 12:3 \"c\"\n"
	    "      if 13:1\n"
	    "        branch 13:1\n"
	    "          item 14:1\n"
	    "            paragraph 14:3\n"
	    "              text 14:3 \"d\"\n",
	    "begins with one; nested; loose if one segment is");
	p = read_text("- a\n" IF "- b\n\n- c\n" END "- d\n");
	ok(p != NULL && p->root->last->kind == DOC_LIST &&
	    !(p->root->last->flags & DOC_TIGHT), "loose as its second part");
	tree("- x\n" IF IF "- y\n" END END,
	    "list 6:1 tight\n"
	    "  item 6:1\n"
	    "    paragraph 6:3\n"
	    "      text 6:3 \"x\"\n"
	    "  if 7:1\n"
	    "    branch 7:1\n"
	    "      if 8:1\n"
	    "        branch 8:1\n"
	    "          item 9:1\n"
	    "            paragraph 9:3\n"
	    "              text 9:3 \"y\"\n", "one inside another");
	tree("- x\n  - y\n  " IF "  - z\n  " END,
	    "list 6:1 tight\n"
	    "  item 6:1\n"
	    "    paragraph 6:3\n"
	    "      text 6:3 \"x\"\n"
	    "    list 7:3 tight\n"
	    "      item 7:3\n"
	    "        paragraph 7:5\n"
	    "          text 7:5 \"y\"\n"
	    "      if 8:3\n"
	    "        branch 8:3\n"
	    "          item 9:3\n"
	    "            paragraph 9:5\n"
	    "              text 9:5 \"z\"\n", "an inner list");
	tree("- x\n" IF "* y\n" END,
	    "list 6:1 tight\n"
	    "  item 6:1\n"
	    "    paragraph 6:3\n"
	    "      text 6:3 \"x\"\n"
	    "if 7:1\n"
	    "  branch 7:1\n"
	    "    list 8:1 tight\n"
	    "      item 8:1\n"
	    "        paragraph 8:3\n"
	    "          text 8:3 \"y\"\n", "another marker, another list");
	p = read_text("<!-- rule: a | must | practice -->\n- x\n" IF "- y\n" END
	    "\nz\n");
	if (ok(p != NULL, "a rule takes the whole list")) {
		is_text(p->rules[0]->source, "- x\n" IF "- y\n" END, "source");
		ok(p->rules[0]->node->first == p->rules[0]->node->last,
		    "in one list");
	}
	p = read_text("<!-- rule: a | must | practice -->\nx:\n\n" IF "- y\n" END
	    "- z\n\nw\n");
	if (ok(p != NULL, "and a colon too"))
		is_text(p->rules[0]->source, "x:\n\n" IF "- y\n" END "- z\n",
		    "source");
}

static void
test_cut(void)
{
	refuse("- a\n<!-- # remark -->\n- b\n", "P246", 2, 1);
	refuse("- a\n<!-- rule: a | must | practice -->\n- b\n", "P246", 2, 1);
	refuse("- a\n<!-- field: text | label: x -->\n- b\n", "P246", 2, 1);
	refuse("- a\n  - b\n" IF "  - c\n" END, "P247", 4, 3);
	refuse_n("- a\n" IF "  - b\n" END, "P247", 3, 3, 1);
	refuse(" - a\n" IF " - b\n" END, "P247", 2, 1);
	refuse("- a\n" IF "- b\n\nc\n" END, "P248", 2, 1);
	refuse(IF "c\n\n- b\n" END "- a\n", "P248", 1, 1);
	ok(read_text("- a\n\n<!-- rule: a | must | practice -->\n* b\n") !=
	    NULL, "a rule before a list with another marker");
	ok(read_text("- a\n" IF "c\n" END "- b\n") != NULL,
	    "words between two lists");
}

static void
test_tables(void)
{
	tree("x\n\n| a | b |\n| - | -: |\n| <!-- if: s --> c | d |\n"
	    "| <!-- if: t -->e<!-- end if --> | f |\n",
	    "paragraph 6:1\n"
	    "  text 6:1 \"x\"\n"
	    "table 8:1 columns=lr\n"
	    "  row 8:1 header\n"
	    "    cell 8:3 header\n"
	    "      text 8:3 \"a\"\n"
	    "    cell 8:7 header\n"
	    "      text 8:7 \"b\"\n"
	    "  if 10:3\n"
	    "    branch 10:3\n"
	    "      row 10:1\n"
	    "        cell 10:3\n"
	    "          text 10:18 \"c\"\n"
	    "        cell 10:22\n"
	    "          text 10:22 \"d\"\n"
	    "  row 11:1\n"
	    "    cell 11:3\n"
	    "      if 11:3\n"
	    "        branch 11:3\n"
	    "          text 11:17 \"e\"\n"
	    "    cell 11:36\n"
	    "      text 11:36 \"f\"\n", "a row's condition, a cell's");
	tree("> | a |\n> | - |\n> | *b* {{c}} |\n",
	    "quotation 6:1\n"
	    "  table 6:3 columns=l\n"
	    "    row 6:3 header\n"
	    "      cell 6:5 header\n"
	    "        text 6:5 \"a\"\n"
	    "    row 8:3\n"
	    "      cell 8:5\n"
	    "        emphasis 8:5\n"
	    "          text 8:6 \"b\"\n"
	    "        text 8:8 \" \"\n"
	    "        value 8:9 label=\"c\" \"{{c}}\"\n", "in a quotation");
	refuse("x\n| a |\n| - |\n| b |\n", "P228", 1, 1);
	refuse("| a |\n| - |\nb\n", "P229", 3, 1);
	refuse("| a | b |\n| - | - |\n| c |\n", "P230", 3, 1);
	refuse("| a | b |\n| - | - |\n| c | d | e |\n", "P230", 3, 1);
	refuse_n("| a |\n| - |\n| b |\n" IF "| c |\n" END, "P227", 5, 1, 1);
	refuse_n("| a |\n| - |\n| <!-- rule: x | must --> b |\n", "P230", 3, 1,
	    2);
	refuse("| a |\n| - |\n| <!-- box: note --> b |\n", "P238", 3, 3);
	refuse_n("| a |\n| - |\n| <!-- if: x --> b <!-- else --> c |\n", "P251",
	    3, 20, 2);
	refuse("| <!-- if: x --> a |\n| - |\n| b |\n", "P238", 1, 3);
	refuse("| a |\n| - |\n| b <!-- if: x --> c |\n", "P241", 3, 5);
	refuse_n("- x\n| a |\n| - |\n", "P227", 2, 1, 2);
}

int
main(void)
{
	a = arena_new();
	test_joined();
	test_cut();
	test_tables();
	arena_free(a);
	return tap_done();
}
