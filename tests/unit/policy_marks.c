/* Marks: what they enclose and cover, and each mistake with them. */
#include <stdint.h>

#include "tap.h"

#include "policy.h"

#define RULE(id) "<!-- rule: " id " | must | practice -->\n"

static void
test_conditions(void)
{
	const struct policy_test *t;
	const struct policy *p;

	tree("<!-- if: a is b -->\nx\n\n<!-- if: c -->\ny\n<!-- end if -->\n"
	    "<!-- else -->\nz\n<!-- end if -->\n",
	    "if 6:1\n"
	    "  branch 6:1\n"
	    "    paragraph 7:1\n"
	    "      text 7:1 \"x\"\n"
	    "    if 9:1\n"
	    "      branch 9:1\n"
	    "        paragraph 10:1\n"
	    "          text 10:1 \"y\"\n"
	    "  branch 12:1\n"
	    "    paragraph 13:1\n"
	    "      text 13:1 \"z\"\n", "blocks");
	tree("- x\n\n  <!-- if: a -->\n  y\n  <!-- end if -->\n",
	    "list 6:1\n"
	    "  item 6:1\n"
	    "    paragraph 6:3\n"
	    "      text 6:3 \"x\"\n"
	    "    if 8:3\n"
	    "      branch 8:3\n"
	    "        paragraph 9:3\n"
	    "          text 9:3 \"y\"\n", "inside an item");
	tree("x <!-- if: a -->y *z*<!-- else -->w<!-- end if --> v\n",
	    "paragraph 6:1\n"
	    "  text 6:1 \"x \"\n"
	    "  if 6:3\n"
	    "    branch 6:3\n"
	    "      text 6:17 \"y \"\n"
	    "      emphasis 6:19\n"
	    "        text 6:20 \"z\"\n"
	    "    branch 6:22\n"
	    "      text 6:35 \"w\"\n"
	    "  text 6:51 \" v\"\n", "among words");
	tree("## <!-- if: a -->x<!-- end if -->y\n\n"
	    "- [ ] <!-- if: b -->z<!-- end if -->\n",
	    "heading 6:1 #photos/xy level=2\n"
	    "  if 6:4\n"
	    "    branch 6:4\n"
	    "      text 6:18 \"x\"\n"
	    "  text 6:34 \"y\"\n"
	    "list 8:1 tight\n"
	    "  item 8:1 task\n"
	    "    paragraph 8:7\n"
	    "      if 8:7\n"
	    "        branch 8:7\n"
	    "          text 8:21 \"z\"\n",
	    "first in a heading and in a task item");
	p = read_text("<!-- if: a is b -->\nx\n<!-- else -->\ny\n"
	    "<!-- end if -->\n");
	if (ok(p != NULL, "read")) {
		t = p->root->last->first->data;
		ok(t->kind == POLICY_IS && t->at.line == 6 && t->at.col == 10,
		    "the test, at its place");
		ok(p->root->last->last->data == NULL, "none for else");
		ok(p->root->last->data == NULL, "nothing else is left");
	}
	refuse("<!-- if: a -->\nx\n", "P241", 1, 1);
	refuse("x <!-- if: a -->y\n", "P241", 1, 3);
	refuse("x\n\n<!-- end if -->\n", "P240", 3, 1);
	refuse("x <!-- end if -->y\n", "P240", 1, 3);
	refuse("x\n\n<!-- else -->\n", "P240", 3, 1);
	refuse("x <!-- else -->y\n", "P240", 1, 3);
	refuse("<!-- if: a -->\nx\n<!-- else -->\ny\n<!-- else -->\nz\n"
	    "<!-- end if -->\n", "P243", 5, 1);
	refuse("x<!-- if: a -->x<!-- else -->y<!-- else -->z<!-- end if -->\n",
	    "P243", 1, 31);
	refuse("<!-- if: a -->\n<!-- end if -->\n", "P244", 1, 1);
	refuse("<!-- if: a -->\nx\n<!-- else -->\n<!-- end if -->\n", "P244",
	    3, 1);
	refuse("x <!-- if: a --><!-- end if -->\n", "P244", 1, 3);
	refuse_n("<!-- if: a -->\n<!-- box: note -->\nx\n<!-- end if -->\n"
	    "<!-- end box -->\n", "P242", 4, 1, 2);
}

static void
test_unlike_parents(void)
{
	/* The end lies in the item, or the item ends before it. */
	refuse_n("<!-- if: a -->\n- x\n  <!-- end if -->\n", "P240", 3, 3, 2);
	refuse_n("- x\n  <!-- if: a -->\n  y\n\n<!-- end if -->\n", "P241", 2,
	    3, 2);
	refuse_n("- one\n- two\n   <!-- if: a -->\n\n   x\n<!-- end if -->\n",
	    "P241", 3, 4, 2);
	refuse_n("x **a <!-- if: b --> c** d <!-- end if -->\n", "P241", 1, 7,
	    2);
	refuse("<!-- if: x -->A<!-- end if --> B\n", "P232", 1, 15);
	refuse("- a\n  <!-- if: x -->A<!-- end if --> B\n", "P232", 2, 17);
	refuse("para\n    <!-- if: y --> text <!-- end if -->\n", "P239", 2, 5);
}

static void
test_comments(void)
{
	tree("x <!-- # remark -->y\n\n<!-- # one\nof more lines\n\n-->\nz\n",
	    "paragraph 6:1\n"
	    "  text 6:1 \"x \"\n"
	    "  text 6:20 \"y\"\n"
	    "paragraph 12:1\n"
	    "  text 12:1 \"z\"\n", "remarks go");
	refuse("<!-- a comment -->\nx\n", "P233", 1, 6);
	refuse("<!-- rul: x | must -->\nx\n", "P233", 1, 6);
	refuse("<!-- if a -->\nx\n", "P233", 1, 6);
	refuse("x <!-- comment --> y\n", "P233", 1, 8);
	refuse("<!-- box: -->\nx\n", "P235", 1, 6);
	refuse("<!-- if: a -->\nx\n<!-- end if: a -->\n", "P234", 3, 6);
	refuse("<!-- if: a\nx\n<!-- end if -->\n", "P231", 1, 1);
	refuse_n("<!-- if: a\nx\n<!-- end if\ny\n", "P231", 1, 1, 2);
	refuse("- <!-- # never closed\n- x\n", "P231", 1, 3);
	refuse("<!-- # takes the next mark along\n\n<!-- # x -->\n", "P231", 1,
	    1);
	refuse("x <!-- if:\na -->y<!-- end if -->\n", "P231", 1, 3);
}

static void
test_rules(void)
{
	const struct policy_rule *r;
	const struct policy *p;

	p = read_text("<!-- rule: a | must not, critical | law: 1 CFR 2(a); "
	    "3 CFR 4; guidance: G; practice -->\nFirst\nsecond.\n\nOther.\n");
	if (ok(p != NULL && p->nrules == 1, "read")) {
		r = p->rules[0];
		is_text(r->id, "a", "id");
		ok(r->level == POLICY_MUST_NOT && r->critical, "level");
		is_int(r->nbasis, 4, "bases");
		is_text(r->basis[0].citation, "1 CFR 2(a)", "citation");
		is_int(r->basis[0].at.col, 42, "its column");
		is_text(r->basis[1].citation, "3 CFR 4", "same kind");
		ok(r->basis[1].kind == POLICY_LAW, "law");
		ok(r->basis[2].kind == POLICY_GUIDANCE, "guidance");
		ok(r->basis[3].kind == POLICY_PRACTICE &&
		    r->basis[3].citation.ptr == NULL, "practice");
		is_text(r->mark, "<!-- rule: a | must not, critical | law: "
		    "1 CFR 2(a); 3 CFR 4; guidance: G; practice -->", "mark");
		is_text(r->source, "First\nsecond.\n", "source");
		ok(r->node->kind == DOC_RULE && r->node->data == r &&
		    (r->node->flags & DOC_CRITICAL) && r->policy == p, "node");
		ok(r->at.line == 6 && r->id_at.col == 12, "places");
	}
	p = read_text("> - <!-- rule: a | may -->\n>   One:\n>\n>   1. x\n"
	    ">   2. y\n>\n> Other\n");
	if (ok(p != NULL && p->nrules == 1, "a colon takes its list")) {
		is_text(p->rules[0]->source, "One:\n\n1. x\n2. y\n",
		    "without indentation");
		is_int(p->rules[0]->nbasis, 0, "no basis");
	}
	tree(RULE("a") "X **y:**\n\n| a |\n| - |\n\n" RULE("b") "Z:\n\nW\n",
	    "rule 6:1 #a\n"
	    "  paragraph 7:1\n"
	    "    text 7:1 \"X \"\n"
	    "    strong 7:3\n"
	    "      text 7:5 \"y:\"\n"
	    "  table 9:1 columns=l\n"
	    "    row 9:1 header\n"
	    "      cell 9:3 header\n"
	    "        text 9:3 \"a\"\n"
	    "rule 12:1 #b\n"
	    "  paragraph 13:1\n"
	    "    text 13:1 \"Z:\"\n"
	    "paragraph 15:1\n"
	    "  text 15:1 \"W\"\n", "a colon takes a table, not words");
	p = read_text(RULE("a") "Words.\n\n- x\n");
	ok(p != NULL && p->root->last->kind == DOC_LIST,
	    "no colon, no list");
	tree("x\n\n" RULE("a") "<!-- # remark -->\n\n1. y\n",
	    "paragraph 6:1\n"
	    "  text 6:1 \"x\"\n"
	    "rule 8:1 #a\n"
	    "  list 11:1 ordered tight start=1\n"
	    "    item 11:1\n"
	    "      paragraph 11:4\n"
	    "        text 11:4 \"y\"\n", "over a remark");
	ok(read_text("<!-- if: a -->\n" RULE("a") "x\n<!-- else -->\n" RULE("a")
	    "y\n<!-- end if -->\n") != NULL, "an id once in each branch");
}

static void
test_bad_rules(void)
{
	refuse(RULE("a"), "P249", 1, 1);
	refuse(RULE("a") RULE("b") "x\n", "P249", 1, 1);
	refuse(RULE("a") "<!-- if: b -->\nx\n<!-- end if -->\n", "P249", 1, 1);
	refuse("- <!-- rule: a | must -->\n", "P249", 1, 3);
	refuse(RULE("a") "## x\n", "P250", 1, 1);
	refuse(RULE("a") "***\n", "P250", 1, 1);
	refuse("<!-- rule: a -->\nx\n", "P235", 1, 1);
	refuse("<!-- rule: a | shall -->\nx\n", "P234", 1, 16);
	refuse("<!-- rule: a | must, urgent -->\nx\n", "P234", 1, 22);
	refuse("<!-- rule: a | must | 1 CFR 2 -->\nx\n", "P234", 1, 23);
	refuse("<!-- rule: a | must | law -->\nx\n", "P234", 1, 23);
	refuse("<!-- rule: a | must | practice; practice -->\nx\n", "P236", 1,
	    33);
	refuse("<!-- rule: a | must | law: 1 CFR 2; 3 CFR 4; 1 CFR 2 -->\nx\n",
	    "P236", 1, 46);
	ok(read_text("<!-- rule: a | must | law: 1 CFR 2; guidance: 1 CFR 2 -->\n"
	    "x\n") != NULL, "of two kinds");
	refuse("<!-- rule: a | must | practice: x -->\nx\n", "P234", 1, 23);
	refuse("<!-- rule: a | must | law: x;; practice -->\nx\n", "P235", 1,
	    30);
	refuse("<!-- rule: a | must | practice | x -->\nx\n", "P234", 1, 34);
	refuse("<!-- rule: A b | must -->\nx\n", "P254", 1, 12);
	refuse(RULE("a") "x\n\n" RULE("a") "y\n", "P252", 4, 12);
	refuse("<!-- if: a -->\n" RULE("a") "x\n\n" RULE("a") "y\n"
	    "<!-- end if -->\n", "P252", 5, 12);
	refuse(RULE("a") "- x\n\n  " RULE("b") "  y\n", "P245", 4, 3);
	refuse("x <!-- rule: a | must --> y\n", "P237", 1, 3);
	refuse("<!-- rule: a | must | practice | based-on: sha256:"
	    "00000000000000000000000000000000"
	    "00000000000000000000000000000000 -->\nx\n", "P234", 1, 44);
	refuse("<!-- rule: a | must | practice | based-on: x -->\nx\n", "P209",
	    1, 44);
}

static void
test_others(void)
{
	const struct policy_table *t;
	const struct policy_field *f;
	const struct policy *p;

	tree("<!-- box: rights -->\nx\n<!-- end box -->\n"
	    "<!-- table: accounts | columns: a, b.c -->\n"
	    "<!-- field: area | label: What happened | lines: 6 -->\n"
	    "<!-- scenario: s-1 -->\ny\n<!-- end scenario -->\n",
	    "box 6:1 style=\"rights\"\n"
	    "  paragraph 7:1\n"
	    "    text 7:1 \"x\"\n"
	    "table-of 9:1\n"
	    "field 10:1 style=\"area\" label=\"What happened\"\n"
	    "scenario 11:1 #s-1\n"
	    "  paragraph 12:1\n"
	    "    text 12:1 \"y\"\n", "box, table, field, scenario");
	p = read_text("<!-- table: accounts | columns: a, b.c -->\n\n"
	    "<!-- field: area | label: X | lines: 6 -->\n");
	if (ok(p != NULL, "read")) {
		t = p->root->first->next->data;
		is_text(t->source, "accounts", "source");
		is_int(t->ncolumns, 2, "columns");
		is_text(t->columns[1].text, "b.c", "second");
		is_int(t->columns[1].at.col, 36, "its place");
		f = p->root->last->data;
		is_int(f->lines, 6, "lines");
	}
	refuse("<!-- box: rigths -->\nx\n<!-- end box -->\n", "P234", 1, 11);
	refuse("<!-- box: note -->\nx\n", "P241", 1, 1);
	refuse("<!-- box: note -->\n<!-- box: note -->\nx\n<!-- end box -->\n"
	    "<!-- end box -->\n", "P245", 2, 1);
	refuse("<!-- table: a | column: b -->\n", "P234", 1, 17);
	refuse("<!-- table: a | columns: b, -->\n", "P235", 1, 28);
	refuse("<!-- table: a | columns: b | columns: c -->\n", "P236", 1, 30);
	refuse("<!-- table: a | columns: b, c, b -->\n", "P236", 1, 32);
	refuse("<!-- field: line | label: x -->\n", "P234", 1, 13);
	refuse("<!-- field: text -->\n", "P235", 1, 1);
	refuse("<!-- field: text | label: Of {{identity.legal-name}} -->\n",
	    "P227", 1, 30);
	refuse("<!-- field: text | label: x | lines: 3 -->\n", "P234", 1, 31);
	refuse("<!-- field: area | label: x | lines: 31 -->\n", "P234", 1, 38);
	refuse("- <!-- scenario: s -->\n  x\n  <!-- end scenario -->\n", "P245",
	    1, 3);
	refuse("x <!-- box: note --> y\n", "P237", 1, 3);
}

static void
test_headings(void)
{
	const struct policy *p = read_text("## It's fine\n\n### {{a}} b\n\n"
	    "## It's fine\n\n## \xc3\xa9\n");

	if (ok(p != NULL && p->nheadings == 5, "read")) {
		is_text(p->title, "Title", "title");
		is_text(p->root->text, "Title", "on the root");
		is_text(p->headings[0]->id, "photos", "title's id");
		is_text(p->headings[1]->id, "photos/its-fine", "slug");
		is_text(p->headings[3]->id, "photos/its-fine-2", "second");
		is_text(p->headings[4]->id, "photos/section", "no letters");
	}
	refuse("x\n\n# y\n", "P219", 3, 1);
	refuse("x\n\n### y\n", "P220", 3, 1);
	refuse("## x\n\n#### y\n", "P220", 3, 1);
	refuse_n("- # y\n", "P219", 1, 3, 2);
	refuse("> ## y\n", "P221", 1, 3);
	refuse("<!-- box: note -->\n## y\n<!-- end box -->\n", "P221", 2, 1);
	ok(read_file(FILE_NAME, "---\nid: photos\n---\nx\n") == NULL &&
	    !strcmp(diag_at(dg, 0)->code, "P217"), "no title");
	ok(read_file(FILE_NAME, "---\nid: photos\n---\nx\n\n# y\n") == NULL &&
	    !strcmp(diag_at(dg, 0)->code, "P218") &&
	    diag_at(dg, 0)->at.line == 6, "title not first");
}

int
main(void)
{
	a = arena_new();
	test_conditions();
	test_unlike_parents();
	test_comments();
	test_rules();
	test_bad_rules();
	test_others();
	test_headings();
	arena_free(a);
	return tap_done();
}
