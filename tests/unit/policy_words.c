/* Words, placeholders and links, and what cmark is silent about in them. */
#include <stdint.h>

#include "tap.h"

#include "policy.h"

static void
test_places(void)
{
	tree("a \\* b &amp; c -- \"d\" e's {{a.b-c}} end **f *g* h** [t](ref:x) "
	    "`co``de` z\n   next \\# *i*  \nhard\\\nlast\n",
	    "paragraph 6:1\n"
	    "  text 6:1 \"a * b & c – “d” e’s \"\n"
	    "  value 6:27 label=\"a.b-c\" \"{{a.b-c}}\"\n"
	    "  text 6:36 \" end \"\n"
	    "  strong 6:41\n"
	    "    text 6:43 \"f \"\n"
	    "    emphasis 6:45\n"
	    "      text 6:46 \"g\"\n"
	    "    text 6:48 \" h\"\n"
	    "  text 6:52 \" \"\n"
	    "  reference 6:53 target=\"ref:x\"\n"
	    "    text 6:54 \"t\"\n"
	    "  text 6:63 \" \"\n"
	    "  code 6:64 \"co``de\"\n"
	    "  text 6:72 \" z \"\n"
	    "  text 7:4 \"next # \"\n"
	    "  emphasis 7:12\n"
	    "    text 7:13 \"i\"\n"
	    "  line-break 7:15\n"
	    "  text 8:1 \"hard\"\n"
	    "  line-break 8:5\n"
	    "  text 9:1 \"last\"\n", "columns after escapes, entities, breaks");
	tree("> one\n>  two {{x}}\nlazy *y*\n",
	    "quotation 6:1\n"
	    "  paragraph 6:3\n"
	    "    text 6:3 \"one \"\n"
	    "    text 7:4 \"two \"\n"
	    "    value 7:8 label=\"x\" \"{{x}}\"\n"
	    "    text 7:13 \" \"\n"
	    "    text 8:1 \"lazy \"\n"
	    "    emphasis 8:6\n"
	    "      text 8:7 \"y\"\n", "in a quotation");
	tree("- [ ] one\n  two &lt; *x*\n- [x] three\n",
	    "list 6:1 tight\n"
	    "  item 6:1 task\n"
	    "    paragraph 6:7\n"
	    "      text 6:7 \"one \"\n"
	    "      text 7:3 \"two < \"\n"
	    "      emphasis 7:12\n"
	    "        text 7:13 \"x\"\n"
	    "  item 8:1 checked task\n"
	    "    paragraph 8:7\n"
	    "      text 8:7 \"three\"\n", "in a task item's second line");
	tree("| a | b\\|c `x` |\n|---|:-:|\n|  x \\| y *e*| \"q\" |\n",
	    "table 6:1 columns=lc\n"
	    "  row 6:1 header\n"
	    "    cell 6:3 header\n"
	    "      text 6:3 \"a\"\n"
	    "    cell 6:7 header\n"
	    "      text 6:7 \"b|c \"\n"
	    "      code 6:12 \"x\"\n"
	    "  row 8:1\n"
	    "    cell 8:4\n"
	    "      text 8:4 \"x | y \"\n"
	    "      emphasis 8:11\n"
	    "        text 8:12 \"e\"\n"
	    "    cell 8:16\n"
	    "      text 8:16 \"“q”\"\n", "in cells with escaped bars");
	tree("`a\nb` [c\nd](\n<https://e.f>) g\n",
	    "paragraph 6:1\n"
	    "  code 6:1 \"a b\"\n"
	    "  text 7:3 \" \"\n"
	    "  link 7:4 target=\"https://e.f\"\n"
	    "    text 7:5 \"c \"\n"
	    "    text 8:1 \"d\"\n"
	    "  text 9:15 \" g\"\n", "after code and links on several lines");
	tree("a---b ... c -- d ---- e&#33; &hellip; &unknown; \xc3\xa9 f\n",
	    "paragraph 6:1\n"
	    "  text 6:1 \"a—b … c – d –– e! … &unknown; \xc3\xa9 f\"\n",
	    "dashes, dots, entities");
}

static void
test_values(void)
{
	const struct policy_value *v;
	const struct policy *p;

	tree("{{a}}{{b?}} x {{c:count day days}}\n{{figure.pew}}\n",
	    "paragraph 6:1\n"
	    "  value 6:1 label=\"a\" \"{{a}}\"\n"
	    "  value 6:6 label=\"b\" \"{{b?}}\"\n"
	    "  text 6:12 \" x \"\n"
	    "  value 6:15 label=\"c\" \"{{c:count day days}}\"\n"
	    "  text 6:35 \" \"\n"
	    "  value 7:1 label=\"figure.pew\" \"{{figure.pew}}\"\n",
	    "placeholders");
	p = read_text("{{c?:count day days}} {{figure.pew}}\n");
	if (ok(p != NULL, "read")) {
		v = p->root->last->first->data;
		ok(v->optional, "optional");
		is_text(v->path, "c", "path");
		is_text(v->one, "day", "one");
		is_text(v->many, "days", "many");
		ok(v->at.line == 6 && v->at.col == 1, "place");
		v = p->root->last->last->data;
		is_text(v->figure, "pew", "figure");
		ok(v->one.ptr == NULL && !v->optional, "no count");
	}
	tree("**{{a}}** `{{b}}`\n",
	    "paragraph 6:1\n"
	    "  strong 6:1\n"
	    "    value 6:3 label=\"a\" \"{{a}}\"\n"
	    "  text 6:10 \" \"\n"
	    "  code 6:11 \"{{b}}\"\n", "in bold, and not in code");
	refuse("x {{a.b\n", "P257", 1, 3);
	refuse("x {{}} y\n", "P257", 1, 3);
	refuse("x {{a--b}} y\n", "P257", 1, 3);
	refuse("x {{a b}} y\n", "P257", 1, 3);
	refuse("x {{a:count day}} y\n", "P257", 1, 3);
	refuse("x {{figure.x:count day days}} y\n", "P257", 1, 3);
	refuse_n("{{a\nb}}\n", "P257", 1, 1, 2);
	refuse_n("\\{{x}}\n", "P227", 1, 1, 2);
	refuse_n("&#123;&#123;x}}\n", "P227", 1, 1, 2);
	refuse("x {{a*b}} c*\n", "P257", 1, 3);
	refuse("x _{{a_-b}}\n", "P258", 1, 7);
	refuse("x }} y\n", "P227", 1, 3);
	refuse("x --> y\n", "P227", 1, 3);
	refuse("if: a -->\n", "P227", 1, 7);
	refuse("x <!-- # y -->--->\n", "P227", 1, 15);
	refuse("| x --> |\n|---|\n", "P227", 1, 5);
	ok(read_text("a -> b --\\> c `-->` -- >\n") != NULL, "arrows");
}

static void
test_links(void)
{
	static const char *const bad[] = { "https:x", "https:///x",
		"https://x/%zz", "https://x/%00", "https://x/%2", "https://[bad",
		"https://[]", "https:\\\\x", "https://x:0", "https://x:65536",
		"https://x:", "https://x:y", "https://a@b", "https://a..b",
		"https://-a.b", "https://a_b", "https://a.b/\xc3\xa9",
		"https://a.b/|", "mailto:a", "mailto:@b", "mailto:a@",
		"mailto:?subject=x", "tel:x", "tel:-", "tel:1+2" };
	static const char *const good[] = { "https://x", "http://a-b.c:65535?d",
		"https://[2001:db8::1]:80/x", "https://a.b/%7e#c",
		"https://{{a}}.b:{{c}}/?d={{e}}", "mailto:a@b.c?subject=d%20e",
		"mailto:{{a}}", "mailto:{{a}}?body={{b}}", "mailto:x@{{a}}",
		"tel:+1-800-555-0100;ext=1", "tel:911" };
	const struct policy_url *u;
	const struct policy *p;
	char text[64];

	tree("<ref:photos> [](term:phi) [a *b*](<law:45 CFR 164.508>) "
	    "<https://a.b/c>\n",
	    "paragraph 6:1\n"
	    "  reference 6:1 target=\"ref:photos\"\n"
	    "  text 6:13 \" \"\n"
	    "  reference 6:14 target=\"term:phi\"\n"
	    "  text 6:26 \" \"\n"
	    "  reference 6:27 target=\"law:45 CFR 164.508\"\n"
	    "    text 6:28 \"a \"\n"
	    "    emphasis 6:30\n"
	    "      text 6:31 \"b\"\n"
	    "  text 6:56 \" \"\n"
	    "  link 6:57 target=\"https://a.b/c\"\n"
	    "    text 6:58 \"https://a.b/c\"\n", "kinds of links");
	p = read_text("[call](tel:{{hotline.x}}) "
	    "[b](https://a.b/{{c}}/d?{{e?}})\n");
	if (ok(p != NULL, "targets with values")) {
		u = p->root->last->first->data;
		is_int(u->n, 2, "two parts");
		is_text(u->parts[0].text, "tel:", "literal");
		is_text(u->parts[1].value->path, "hotline.x", "value");
		is_int(u->parts[1].value->at.col, 12, "its column");
		u = p->root->last->last->data;
		is_int(u->n, 4, "four parts");
		ok(u->parts[3].value->optional, "optional");
		is_int(u->parts[3].value->at.col, 51, "its column");
	}
	refuse("x [t](law:45 CFR 164)\n", "P227", 1, 5);
	refuse("x <law:45 CFR 164>\n", "P227", 1, 3);
	refuse("x [^1] y\n", "P227", 1, 3);
	refuse("x [a][none] y\n", "P227", 1, 5);
	refuse("[a][b]\n\n[b]: https://x.y\n", "P215", 3, 1);
	refuse("x [t](photos.md)\n", "P259", 1, 7);
	refuse("x [t](javascript:x)\n", "P259", 1, 7);
	refuse("x [t](ref:)\n", "P259", 1, 7);
	refuse("x [t](ref:Photos)\n", "P259", 1, 7);
	refuse("x [t](ref:{{a}})\n", "P259", 1, 7);
	refuse("x [](https://a.b)\n", "P259", 1, 3);
	refuse("x [t](https://a.b \"title\")\n", "P259", 1, 7);
	refuse("x [t](https:)\n", "P259", 1, 7);
	for (size_t i = 0; i < NELEM(bad); i++) {
		snprintf(text, sizeof(text), "x [t](%s)\n", bad[i]);
		refuse(text, "P259", 1, 7);
	}
	for (size_t i = 0; i < NELEM(good); i++) {
		snprintf(text, sizeof(text), "x [t](%s)\n", good[i]);
		ok(read_text(text) != NULL, "%s", good[i]);
	}
	refuse("x <tel:{{a}}>\n", "P258", 1, 4);
	refuse("x ![a](b.png) y\n", "P226", 1, 3);
}

static void
test_silent(void)
{
	refuse("x <b>y\n", "P225", 1, 3);
	refuse("<div>\nx\n</div>\n", "P225", 1, 1);
	refuse("x <!-- if: a--b --> y\n", "P227", 1, 3);
	refuse_n("x ** y** z\n", "P227", 1, 3, 2);
	refuse_n("x ~~y~~ z\n", "P227", 1, 3, 2);
	refuse("x\n\n|y|\n", "P227", 3, 1);
	refuse("x\n2. y\n", "P227", 2, 1);
	refuse("##Head\n", "P227", 1, 1);
	refuse("- [x]y\n", "P227", 1, 3);
	refuse("- [ ]\n", "P227", 1, 3);
	refuse("x\n\n    y\n", "P223", 3, 5);
	refuse("    <!-- rule: a | must -->\n", "P223", 1, 5);
	refuse("x\n---\n", "P222", 1, 1);
	refuse("- x\n-\n- y\n", "P224", 2, 1);
	refuse("x\n\ty\n", "P211", 2, 1);
	refuse("x \x1b y\n", "P210", 1, 3);
	ok(read_text("`**` \\[^ \\](x) 5 < 6, a|b, 2 * 3\nx [y] (z)\n\n"
	    "```\n\\{{x}} [a]: b <div>\n```\n") != NULL,
	    "escaped, in code, or harmless");
}

static void
test_code(void)
{
	ok(read_text("```\na\n```\n\n~~~~ c\n```\n~~~\n~~~~~\n\n"
	    "- ```\n  b\n  ```\n\n> - ~~~\n>   b\n>   ~~~\n\n"
	    "1. x\n\n    ````\n    <!-- # y -->\n    ````  \n") != NULL,
	    "code that is closed");
	refuse("```\na\n", "P297", 1, 1);
	refuse("x\n~~~\na\n\n```\n\n<!-- rule: a | must -->\nb\n", "P297", 2,
	    1);
	refuse("```\na\n``` x\n", "P297", 1, 1);
	refuse("````\na\n```\n", "P297", 1, 1);
	refuse("- ```\n  a\n\nb\n", "P297", 1, 3);
	refuse_n("- ```\n  a\n```\nb\n", "P297", 1, 3, 2);
	refuse_n("> ```\n> a\n\nb\n\n```\n", "P297", 1, 3, 2);
	refuse_n("> - ```\n  > ```\n", "P297", 1, 5, 2);
	refuse_n("- ```\n- b\n  ```\n", "P297", 1, 3, 2);
	refuse("  ```\na\n```\n", "P297", 1, 3);
	refuse("```\na\n  <!-- rule: b | must -->\nc\n```\n", "P298", 3, 3);
	refuse("```\n<!-- end if -->\n```\n", "P298", 2, 1);
	refuse("> ~~~\n> <!--if: a\n> ~~~\n", "P298", 2, 3);
	refuse("```\n[a]: b\n```\n[a]: b\n", "P215", 4, 1);
}

static void
test_headings(void)
{
	static const unsigned bare[] = { 6, 13, 18 };
	const struct policy *p;

	refuse_n("#\n\nx\n", "P219", 1, 1, 2);
	refuse("##\n\nx\n", "P224", 1, 1);
	refuse("## &nbsp; **&nbsp;**\n\nx\n", "P224", 1, 1);
	refuse("## <!-- # y -->\n\nx\n", "P224", 1, 1);
	refuse("## <!-- if: a -->b<!-- end if -->\n\nx\n", "P224", 1, 1);
	refuse("## **<!-- if: a -->b<!-- else --> <!-- end if -->**\n\nx\n",
	    "P224", 1, 1);
	refuse("## a {{b?}}\n\nx\n", "P245", 1, 6);
	refuse("## [a](https://b.c/{{d?}})\n\nx\n", "P245", 1, 20);
	p = read_file(FILE_NAME, "---\nid: photos\n---\n# &nbsp;\n\nx\n");
	ok(p == NULL && !strcmp(diag_at(dg, 0)->code, "P224"), "title");
	p = read_text("## <!-- if: a -->b<!-- else -->c<!-- end if -->\n\nx\n"
	    "\n## <!-- if: a -->b <!-- end if -->c\n\n### {{a}}\n\nx\n\n"
	    "## <ref:x>\n<!-- if: a -->\n## `d`\nx\n<!-- end if -->\n\n"
	    "## e\n- x\n");
	ok(p != NULL && diag_len(dg) == 0, "headings that always print");
	p = read_text("## a\n\n## b\n\nx\n\n<!-- if: c -->\n### d\n"
	    "<!-- else -->\nx\n<!-- end if -->\n\n## e\n<!-- # y -->\n");
	if (ok(p != NULL && diag_len(dg) == 3, "three that nothing follows"))
		for (size_t i = 0; i < 3; i++)
			ok(!strcmp(diag_at(dg, i)->code, "P299") &&
			    diag_at(dg, i)->level == DIAG_WARNING &&
			    diag_at(dg, i)->at.line == bare[i], "%zu", i);
}

static void
test_characters(void)
{
	static const char *const bad[] = { "\x7f", "\xc2\x85", "\xe2\x80\x8b",
		"\xe2\x80\x8e", "\xe2\x80\xa8", "\xe2\x80\xae",
		"\xe2\x81\xa6", "\xef\xbb\xbf", "\xef\xbf\xbe",
		"\xef\xbf\xbf", "\xef\xbf\xbd", "\xf0\x9f\xbf\xbe",
		"\xf3\xa0\x81\x81", "&#xfffe;", "&#xFFFF;", "&#65534;",
		"&#x1fffe;", "&#0;", "&#xd800;", "&#x110000;", "&#xfffd;",
		"&#x202e;", "&rlm;", "&NoBreak;", "&#9;", "&#10;", "&Tab;",
		"&NewLine;", "&#x85;", "&ZeroWidthSpace;" };
	char text[64];

	for (size_t i = 0; i < NELEM(bad); i++) {
		snprintf(text, sizeof(text), "x a%sb\n", bad[i]);
		refuse(text, "P210", 1, 4);
		snprintf(text, sizeof(text), "| x | a%sb |\n|---|---|\n",
		    bad[i]);
		refuse(text, "P210", 1, 8);
	}
	refuse("x `a\xe2\x80\xae` <!-- # y -->\n", "P210", 1, 5);
	refuse("<!-- # \xe2\x80\xae -->\n", "P210", 1, 8);
	refuse("x [a](<law:&#xfffe;>)\n", "P210", 1, 3);
	refuse("x [a](<law:&rlm;>)\n", "P210", 1, 3);
	refuse("x <law:&#xfffe;>\n", "P210", 1, 3);
	ok(read_text("a&nbsp;b\xc2\xa0" "c&shy;d&zwj;e&zwnj;f &#x1f600; \\&#0; "
	    "`&#0;` &#xfb01;\n\n```\n&#10;\n\na\n```\n") != NULL,
	    "no break, joiners, soft hyphens; as it is in code");
}

int
main(void)
{
	a = arena_new();
	test_places();
	test_values();
	test_links();
	test_silent();
	test_code();
	test_characters();
	test_headings();
	arena_free(a);
	return tap_done();
}
