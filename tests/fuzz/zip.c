/* item_package_read on the bytes of a zip. */
#include "fuzz.h"

#include "item/item_quiz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct item_package p;
	struct fuzz f;

	f.a = arena_new();
	f.dg = diag_new(f.a);
	f.text = str_dup(f.a, (struct str){ (const char *)data, size });
	fuzz_end(&f, item_package_read(f.a, f.dg, "x.zip", f.text, &p) < 0);
	return 0;
}
