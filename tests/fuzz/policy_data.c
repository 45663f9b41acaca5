/* policy_data_read: law, figures, states, glossary; twice, as two folders. */
#include "fuzz.h"

#include "policy/policy_data.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct policy_data *d;
	struct fuzz f;
	int rc;

	if (!fuzz_begin_text(&f, data, size))
		return 0;
	d = policy_data_new(f.a);
	rc = policy_data_read(f.a, f.dg, "law.xml", f.text, d);
	if (rc == 0)
		rc = policy_data_read(f.a, f.dg, "law.xml", f.text, d);
	fuzz_end(&f, rc < 0);
	return 0;
}
