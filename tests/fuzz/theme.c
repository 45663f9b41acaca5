/* theme_read, for both papers. */
#include "fuzz.h"

#include "layout/theme.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct theme *t;
	struct fuzz f;

	if (!fuzz_begin_text(&f, data, size))
		return 0;
	t = theme_read(f.a, f.dg, "theme.xml", f.text, STR_LIT("letter"));
	if (t != NULL)
		t = theme_read(f.a, f.dg, "theme.xml", f.text, STR_LIT("a4"));
	fuzz_end(&f, t == NULL);
	return 0;
}
