/* precept-policy(5): its examples are read without a finding. */
#include "policy/policy.h"

#include "base/arena.h"
#include "base/file.h"
#include "findings.h"
#include "tap.h"

#define PAGE "src/man/precept-policy.5"

static struct arena *a;

/* What stands between the line with open and the one with close. */
static struct str
between(struct str text, const char *open, const char *close, size_t *at)
{
	size_t begin = str_find(text, open, *at), end;

	if (begin == text.len)
		return (struct str){ NULL, 0 };
	begin = str_chr(text, '\n', begin) + 1;
	end = str_find(text, close, begin);
	*at = end;
	return str_sub(text, begin, end - begin);
}

static void
test_example(const char *name, struct str text)
{
	struct diag *dg = diag_new(a);
	struct policy *p = NULL;

	ok(policy_read(a, dg, name, text, &p) == 0, "%s reads", name);
	is_text(findings(a, dg), "", "without a finding");
	diag_print(dg, stdout, false);
	ok(p != NULL && p->nrules != 0, "it has rules");
}

int
main(void)
{
	static const char *const names[] = { "policies/ladder.md",
		"policies/overrides.md" };
	struct diag *dg;
	struct str page, part;
	size_t at = 0, n = 0;

	a = arena_new();
	dg = diag_new(a);
	if (file_read_text(a, dg, PAGE, PAGE, &page) < 0)
		return 1;
	at = str_find(page, "\n.Sh EXAMPLES", 0);
	ok(at < page.len, "there are examples");
	while ((part = between(page, ".Bd -literal", ".Ed\n",
	    &at)).ptr != NULL) {
		if (n < NELEM(names))
			test_example(names[n], part);
		n++;
	}
	is_int(n, NELEM(names), "all of them");
	arena_free(a);
	return tap_done();
}
