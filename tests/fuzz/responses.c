/* grade_rows: any bytes are a CSV with findings, or are graded. */
#include "grade.h"

#include <fcntl.h>
#include <unistd.h>

#include "grade/grade_inputs.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct grade_source s = { .name = "rows.csv",
		.begun = { (const char *)data, size } };
	struct grade_run g;
	struct opt_set o;
	struct fuzz f;

	s.fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
	fuzz_grade_begin(&g, &f, &o);
	grade_rows(&g, &s);
	/* A header that can't be read is a refusal of who calls. */
	if (diag_errors(f.dg) > 0 && g.refused == 0)
		grade_refuse(&g);
	fuzz_grade_end(&g, &f);
	close(s.fd);
	return 0;
}
