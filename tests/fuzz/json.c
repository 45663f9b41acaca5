/* json_read. */
#include "fuzz.h"

#include "base/json_in.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct json_value *v;
	struct fuzz f;
	int rc;

	if (!fuzz_begin_text(&f, data, size))
		return 0;
	rc = json_read(f.a, f.dg, "x.json", f.text, &v);
	if (rc == 0)
		(void)json_get_str(v, "a");
	fuzz_end(&f, rc < 0);
	return 0;
}
