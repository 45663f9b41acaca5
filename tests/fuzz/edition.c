/* edition_read; what was read is written and read again the same. */
#include "fuzz.h"

#include "edition/edition.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct edition one, two;
	struct fuzz f;
	struct buf b, c;
	int rc;

	if (!fuzz_begin_text(&f, data, size))
		return 0;
	rc = edition_read(f.a, f.dg, "edition.json", f.text, &one);
	if (rc == 0) {
		buf_init(&b, SIZE_MAX);
		buf_init(&c, SIZE_MAX);
		edition_write(&b, &one);
		CHECK(edition_read(f.a, f.dg, "edition.json", buf_view(&b),
		    &two) == 0);
		edition_write(&c, &two);
		CHECK(str_eq(buf_view(&b), buf_view(&c)));
		buf_free(&b);
		buf_free(&c);
	}
	fuzz_end(&f, rc < 0);
	return 0;
}
