/* resolve_plan_read: handbook.xml over a library of one policy. */
#include "fuzz.h"

#include "base/map.h"
#include "base/xml_in.h"
#include "policy/policy_data.h"
#include "resolve/resolve_part.h"

static const char policy_text[] =
    "---\nid: x\n---\n# X\n\n## Part\n\n"
    "<!-- rule: r | must | practice -->\nDo.\n";

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct policy_library lib = { .n = 1 };
	const struct plan *plan;
	struct xml_node *root;
	struct policy *p;
	struct fuzz f;
	int rc;

	if (!fuzz_begin_text(&f, data, size))
		return 0;
	CHECK(policy_read(f.a, f.dg, "x.md", str_of(policy_text), &p) == 0);
	lib.policies = &p;
	lib.by_id = map_new(f.a);
	lib.unread = map_new(f.a);
	lib.rules = map_new(f.a);
	lib.questions = map_new(f.a);
	lib.data = policy_data_new(f.a);
	map_put(lib.by_id, p->id, p);
	rc = xml_read(f.a, f.dg, "handbook.xml", f.text, &root);
	if (rc == 0) {
		(void)resolve_plan_wants(f.a, root);
		rc = resolve_plan_read(f.a, f.dg, root, &lib, &plan);
	}
	fuzz_end(&f, rc < 0);
	return 0;
}
