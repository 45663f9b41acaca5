/* policy_read, and what reads its tree: dumps and lint. */
#include "fuzz.h"

#include "base/map.h"
#include "doc/doc.h"
#include "policy/policy.h"
#include "policy/policy_data.h"
#include "policy/policy_lint.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct policy_library lib = { .n = 1 };
	struct policy *p;
	struct fuzz f;
	struct buf b;
	int rc;

	if (!fuzz_begin_text(&f, data, size))
		return 0;
	rc = policy_read(f.a, f.dg, "policies/x.md", f.text, &p);
	if (rc == 0) {
		lib.policies = &p;
		policy_lint(f.a, f.dg, &lib);
		buf_init(&b, SIZE_MAX);
		doc_dump(&b, p->root, true);
		buf_str(&b, doc_words(f.a, p->root));
		CHECK(utf8_check(buf_view(&b)) == b.len);
		buf_free(&b);
	}
	fuzz_end(&f, rc < 0);
	return 0;
}
