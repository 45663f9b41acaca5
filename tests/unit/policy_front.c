/* Front matter, names of files, and what is checked before parsing. */
#include <stdint.h>

#include "tap.h"

#include "policy.h"

#define DIGEST "sha256:0123456789abcdef0123456789abcdef" \
	"0123456789abcdef0123456789abcdef"

static void
refuse_file(const char *name, const char *text, const char *code,
    unsigned line, unsigned col)
{
	const struct policy *p = read_file(name, text);
	const struct finding *f = diag_len(dg) > 0 ? diag_at(dg, 0) : NULL;

	if (ok(p == NULL && f != NULL && !strcmp(f->code, code) &&
	    f->at.line == line && f->at.col == col && diag_len(dg) == 1 &&
	    f->hint.ptr != NULL, "%s", code))
		return;
	for (size_t i = 0; i < diag_len(dg); i++)
		printf("# %u:%u %s %.*s\n", diag_at(dg, i)->at.line,
		    diag_at(dg, i)->at.col, diag_at(dg, i)->code,
		    STR_ARG(diag_at(dg, i)->text));
}

static void
test_front(void)
{
	const struct policy *p = read_file("share/policies/roles/nurse.md",
	    "---  \nid:role-nurse\n\nlang: es-419\nbased-on:   " DIGEST "\n"
	    "---\n# Nurse\n");

	if (ok(p != NULL, "all keys")) {
		is_text(p->id, "role-nurse", "id");
		ok(p->id_at.line == 2 && p->id_at.col == 4, "its place");
		is_text(p->lang, "es-419", "lang");
		is_text(p->based_on, DIGEST, "based-on");
		ok(p->based_on_at.line == 5 && p->based_on_at.col == 13,
		    "its place");
		is_text(p->path, "roles/nurse.md", "path");
		is_text(p->title, "Nurse", "title");
		ok(p->root->kind == DOC_POLICY && str_is(p->root->id,
		    "role-nurse"), "root");
	}
	p = read_file("forms/x.md", "---\nid: form-x\n---\n# X\n");
	ok(p != NULL && str_is(p->path, "forms/x.md") && p->lang.ptr == NULL &&
	    p->based_on.ptr == NULL, "a form, nothing else given");
	p = read_file("x.md", "---\r\nid: x\r\n---\r\n# X\r\n\r\ny\r\nz\r\n");
	ok(p != NULL && p->root->last->last->at.line == 7 &&
	    str_is(p->root->last->last->text, "z"), "lines as in Windows");
	refuse_file("x.md", "# X\n", "P201", 1, 1);
	ok(read_file("x.md", "") == NULL, "an empty file");
	refuse_file("x.md", "---\nid: x\n# X\n", "P202", 1, 1);
	refuse_file("x.md", "---\nid: x\nlang\n---\n# X\n", "P203", 3, 1);
	refuse_file("x.md", "---\nid: x\nlang:\n---\n# X\n", "P203", 3, 1);
	refuse_file("x.md", "---\nid: x\nlnag: en\n---\n# X\n", "P204", 3, 1);
	is_text(diag_at(dg, 0)->hint, "did you mean \"lang\"?", "hint");
	refuse_file("x.md", "---\nid: x\nid: x\n---\n# X\n", "P205", 3, 1);
	refuse_file("x.md", "---\nlang: en\n---\n# X\n", "P206", 1, 1);
	refuse_file("x.md", "---\nid:  y\n---\n# X\n", "P207", 2, 6);
	refuse_file("roles/x.md", "---\nid: x\n---\n# X\n", "P207", 2, 5);
	is_text(diag_at(dg, 0)->hint, "id: role-x", "hint");
	refuse_file("policies/My PHOTOS.md", "---\nid: photos\n---\n# X\n",
	    "P207", 2, 5);
	is_text(diag_at(dg, 0)->hint, "rename the file, with small letters, "
	    "digits and \"-\" and a letter first: my-photos.md", "hint");
	refuse_file("policies/roles/A_b.md", "---\nlang: en\n---\n# X\n", "P206",
	    1, 1);
	is_text(diag_at(dg, 0)->hint, "rename the file, with small letters, "
	    "digits and \"-\" and a letter first: a-b.md", "hint");
	refuse_file("x.md", "---\nid: x\nlang: english!\n---\n# X\n", "P208", 3,
	    7);
	refuse_file("x.md", "---\nid: x\nbased-on: md5:1\n---\n# X\n", "P209",
	    3, 11);
	refuse_file("x.md", "---\nid: X\n---\n# X\n", "P254", 2, 5);
	p = read_file("policies/overrides.md", "---\nid: overrides\n---\n# X\n\n"
	    "<!-- rule: a | must | practice | based-on: " DIGEST " -->\ny\n");
	if (ok(p != NULL && p->nrules == 1, "overrides")) {
		is_text(p->rules[0]->based_on, DIGEST, "based-on of a rule");
		is_text(p->rules[0]->mark, "<!-- rule: a | must | practice "
		    "-->", "mark without it");
	}
}

/* --- hostile --- */

static void
refuse_many(const char *before, const char *unit, size_t n, const char *code)
{
	const struct policy *p;
	struct buf b;

	buf_init(&b, 4u << 20);
	buf_puts(&b, HEAD);
	buf_puts(&b, before);
	for (size_t i = 0; i < n; i++)
		buf_puts(&b, unit);
	p = read_file(FILE_NAME, b.ptr);
	ok(code == NULL ? p != NULL : p == NULL && diag_len(dg) > 0 &&
	    !strcmp(diag_at(dg, 0)->code, code), "%zu times \"%s\": %s", n,
	    unit[0] == '\n' || strlen(unit) > 20 ? "..." : unit,
	    diag_len(dg) > 0 ? diag_at(dg, 0)->code : "read");
	buf_free(&b);
}

static void
refuse_table(unsigned columns, unsigned rows, const char *row,
    const char *code)
{
	struct buf b;

	buf_init(&b, SIZE_MAX);
	for (unsigned i = 0; i < columns; i++)
		buf_puts(&b, "|a");
	buf_puts(&b, "|\n");
	for (unsigned i = 0; i < columns; i++)
		buf_puts(&b, "|-");
	buf_puts(&b, "|\n");
	for (unsigned i = 0; i < rows; i++)
		buf_puts(&b, row);
	refuse_many(b.ptr, "", 0, code);
	buf_free(&b);
}

static void
refuse_nested(unsigned depth, const char *code)
{
	struct buf b;

	buf_init(&b, SIZE_MAX);
	for (unsigned i = 0; i < depth; i++)
		buf_printf(&b, "%*s- a\n", (int)(2 * i), "");
	refuse_many(b.ptr, "", 0, code);
	buf_free(&b);
}

static void
test_hostile(void)
{
	refuse_many("", "x\n", (1u << 19), "P200");
	refuse_many("", "x\n", POLICY_LINES_MAX, "P200");
	refuse_many("", "1. x\n", POLICY_SIGNS_MAX / 3 + 1, "P200");
	refuse_many("", "*a*\n", POLICY_SIGNS_MAX / 3 + 1, "P200");
	refuse_many("", "| x |\n", POLICY_SIGNS_MAX / 3 + 1, "P200");
	refuse_many("", "x\n", POLICY_LINES_MAX - 5, NULL);
	refuse_many("", ">", 1000000, "P212");
	refuse_many("", ">\n", 13000, NULL);
	refuse_many("", ">", 10000, "P213");
	refuse_many("", "- ", 5000, "P213");
	refuse_nested(5, NULL);
	refuse_nested(16, "P213");
	refuse_nested(90, "P213");
	refuse_many("", "*a **b ", 1000, "P227");
	refuse_many("", "[", 15000, NULL);
	refuse_many("", "\"a\n", 5000, "P216");
	refuse_many("", "\"a\" ", 900, NULL);
	refuse_table(32, 3, "|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|"
	    "a|a|a|a|a|a|a|a|\n", NULL);
	refuse_table(33, 1, "|a\n", "P214");
	refuse_table(5000, 1000, "|a\n", "P214");
	refuse_table(32, 10000, "|a|\n", "P230");
	is_int(diag_len(dg), 1, "known before cmark fills the rows");
	refuse_many("<!-- if: a -->\n", "<!-- if: a -->\n", 5000, "P213");
	refuse_many("", "<!-- x\n", 7000, "P231");
	refuse_many("", "- <!-- x\n", 4000, "P231");
	refuse_many("", "<!-- rule: a | must | practice -->\nx\n\n", 3000,
	    "P252");
	refuse_many("", "{{a ", 4000, "P257");
	refuse_many("", "## x\n\n", 9900, NULL);
	refuse_many("x <!-- if: a -->", "y <!-- if: a -->", 500, "P213");
}

int
main(void)
{
	a = arena_new();
	test_front();
	test_hostile();
	arena_free(a);
	return tap_done();
}
