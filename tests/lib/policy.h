/* policy.h - a policy read from a text in a test. Include once, after tap.h. */
#ifndef PRECEPT_TEST_POLICY_H
#define PRECEPT_TEST_POLICY_H

#include "base/arena.h"
#include "base/diag.h"
#include "doc/doc.h"
#include "policy/policy.h"

#define HEAD "---\nid: photos\n---\n# Title\n\n"	/* the text is at line 6 */
#define FILE_NAME "policies/photos.md"

static struct arena *a;
static struct diag *dg;

__attribute__((unused)) static struct policy *
read_file(const char *name, const char *text)
{
	struct policy *p = NULL;

	arena_reset(a);
	dg = diag_new(a);
	return policy_read(a, dg, name, str_of(text), &p) == 0 ? p : NULL;
}

/* The text of a policy after its title. */
__attribute__((unused)) static struct policy *
read_text(const char *text)
{
	struct buf b;
	struct policy *p;

	buf_init(&b, SIZE_MAX);
	buf_puts(&b, HEAD);
	buf_puts(&b, text);
	p = read_file(FILE_NAME, b.ptr);
	buf_free(&b);
	return p;
}

/* What the tree of text is, below its title, with places. */
__attribute__((unused)) static void
tree_is(const char *file, int line, const char *text, const char *want,
    const char *name)
{
	struct policy *p = read_text(text);
	const struct doc_node *n;
	struct buf b;

	buf_init(&b, SIZE_MAX);
	if (p == NULL)
		for (size_t i = 0; i < diag_len(dg); i++)
			buf_printf(&b, "%u:%u %s %.*s\n", diag_at(dg, i)->at.line,
			    diag_at(dg, i)->at.col, diag_at(dg, i)->code,
			    STR_ARG(diag_at(dg, i)->text));
	else
		for (n = p->root->first->next; n != NULL; n = n->next)
			doc_dump(&b, n, true);
	tap_text(file, line, buf_view(&b), want, name);
	buf_free(&b);
}

/* The first finding has this code at this place, and there are n in all. */
__attribute__((unused)) static void
refused(const char *file, int line, const char *text, const char *code,
    unsigned at_line, unsigned at_col, size_t n)
{
	const struct policy *p = read_text(text);
	const struct finding *f = diag_len(dg) > 0 ? diag_at(dg, 0) : NULL;

	if (tap_report(p == NULL && f != NULL && !strcmp(f->code, code) &&
	    f->at.line == at_line && f->at.col == at_col &&
	    diag_len(dg) == n && f->hint.ptr != NULL &&
	    !strcmp(f->at.file, FILE_NAME), file, line, "%s", code))
		return;
	for (size_t i = 0; i < diag_len(dg); i++)
		printf("# %u:%u %s %.*s\n", diag_at(dg, i)->at.line,
		    diag_at(dg, i)->at.col, diag_at(dg, i)->code,
		    STR_ARG(diag_at(dg, i)->text));
	printf("# want %u:%u %s, %zu findings\n", at_line, at_col, code, n);
}

#define tree(text, want, name) tree_is(__FILE__, __LINE__, text, want, name)
/* Lines count from the first one after the title. */
#define refuse(text, code, line, col) \
	refused(__FILE__, __LINE__, text, code, (line) + 5, col, 1)
#define refuse_n(text, code, line, col, n) \
	refused(__FILE__, __LINE__, text, code, (line) + 5, col, n)

#endif
