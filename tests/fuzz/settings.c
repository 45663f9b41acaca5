/* settings_read. */
#include "fuzz.h"

#include "settings/settings.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct settings *s;
	struct fuzz f;
	int rc;

	if (!fuzz_begin_text(&f, data, size))
		return 0;
	rc = settings_read(f.a, f.dg, "organization.xml", f.text, &s);
	fuzz_end(&f, rc < 0);
	return 0;
}
