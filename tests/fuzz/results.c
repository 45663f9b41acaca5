/* grade_result: any UTF-8 is refused with a place, or is graded. */
#include "grade.h"

#include "grade/grade_results.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct str text = { (const char *)data, size };
	struct grade_reader *r;
	struct grade_run g;
	struct opt_set o;
	struct fuzz f;

	if (utf8_check(text) != size)
		return 0;
	fuzz_grade_begin(&g, &f, &o);
	r = grade_reader_new();
	grade_result(&g, r, "a.xml", text);
	CHECK(g.graded + g.refused == 1);
	grade_reader_free(r);
	fuzz_grade_end(&g, &f);
	return 0;
}
