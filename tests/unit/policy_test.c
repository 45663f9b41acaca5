/* Conditions. */
#include "tap.h"

#include "base/arena.h"
#include "base/diag.h"
#include "policy/policy_part.h"

static struct arena *a;
static struct diag *dg;

static const struct policy_test *
read_test(const char *text)
{
	arena_reset(a);
	dg = diag_new(a);
	return policy_test_read(a, dg, str_of(text),
	    (struct pos){ "f.md", 3, 10 });
}

static void
same(const char *text, const char *want)
{
	const struct policy_test *t = read_test(text);

	is_text(t != NULL ? policy_test_text(a, t) : STR_LIT("(none)"), want,
	    text);
}

static void
refuse(const char *text, const char *code, unsigned col)
{
	const struct policy_test *t = read_test(text);
	const struct finding *f = diag_len(dg) != 0 ? diag_at(dg, 0) : NULL;

	ok(t == NULL && diag_len(dg) == 1 && !strcmp(f->code, code) &&
	    f->at.col == 9 + col && f->at.line == 3 && f->hint.ptr != NULL,
	    "refused: %s", text);
	for (size_t i = 0; i < diag_len(dg); i++)
		printf("# %u %s %.*s\n", diag_at(dg, i)->at.col,
		    diag_at(dg, i)->code, STR_ARG(diag_at(dg, i)->text));
}

static void
test_read(void)
{
	const struct policy_test *t;

	same("imaging.device", "imaging.device");
	same("  facility is  long-term-care,assisted-living ",
	    "facility is long-term-care, assisted-living");
	same("state is not CA", "state is not CA");
	same("facility at least 2", "facility at least 2");
	same("a and b and c", "a and b and c");
	same("a and (b and c)", "a and (b and c)");
	same("(a or b) and not (c is x, y or not d)",
	    "(a or b) and not (c is x, y or not d)");
	same("not a is b", "not a is b");
	same("((a))", "a");
	t = read_test("a is b, c and d at least 12");
	if (ok(t != NULL && t->kind == POLICY_AND, "and")) {
		is_int(t->at.col, 10, "its place");
		is_int(t->left->nvalues, 2, "values");
		is_int(t->left->values[1].at.col, 18, "place of a value");
		is_int(t->right->count, 12, "count");
		is_int(t->right->at.col, 24, "place of a path");
	}
}

static void
test_refused(void)
{
	char long_test[400] = "a";

	refuse("", "P255", 1);
	refuse("is b", "P255", 1);
	refuse("a is", "P255", 5);
	refuse("a is not", "P255", 9);
	refuse("a is b,", "P255", 8);
	refuse("a is and b", "P255", 6);
	refuse("a b", "P255", 3);
	refuse("a is b c", "P255", 8);
	refuse("a at 2", "P255", 6);
	refuse("a at least two", "P255", 12);
	refuse("a at least 1234567", "P255", 12);
	refuse("a and", "P255", 6);
	refuse("(a", "P255", 3);
	refuse("a)", "P255", 2);
	refuse("a | b", "P255", 3);
	refuse("a = b", "P255", 3);
	refuse("a is \xc3\xa9", "P255", 6);
	refuse("a and b or c", "P256", 9);
	refuse("a or b and c", "P256", 8);
	for (unsigned i = 1; i < POLICY_TERMS_MAX; i++)
		strncat(long_test, " or a", sizeof(long_test) -
		    strlen(long_test) - 1);
	ok(read_test(long_test) != NULL, "as many as may be");
	strncat(long_test, " or a", sizeof(long_test) - strlen(long_test) - 1);
	refuse(long_test, "P255", 5 * POLICY_TERMS_MAX + 1);
	refuse("((((((((((((((((((((a))))))))))))))))))))", "P255", 17);
	refuse("not not not not not not not not not not not not not not not "
	    "not not a", "P255", 65);
}

int
main(void)
{
	a = arena_new();
	test_read();
	test_refused();
	arena_free(a);
	return tap_done();
}
