/*
 * grade_mapping_read and grade_import_read: a mapping, and after a line "==="
 * an export; what came of it as CSV and JSON.
 */
#include "fuzz.h"

#include "base/csv.h"
#include "base/json_in.h"
#include "grade/grade_completions.h"

static void
check_rows(const struct grade_import *in)
{
	for (size_t i = 0; i < in->n; i++) {
		const struct grade_completion *r = &in->rows[i];

		CHECK(r->course != NULL && r->folded.len > 0);
		CHECK(r->attempt >= 1 && r->percent >= -1);
		CHECK(r->percent <= 10000 && r->status <= GRADE_OPEN);
	}
}

static void
check_forms(struct fuzz *f, const struct grade_import *in)
{
	const struct digest d = digest_of(f->text);
	struct grade_completions c;
	struct json_value *json;
	struct csv_row row;
	struct csv csv;
	struct buf b;
	size_t n = 0;

	grade_completions_sum(f->a, in, "export.csv", &d, &d, &c);
	buf_init(&b, SIZE_MAX);
	grade_completions_csv(&c, &b);
	CHECK(utf8_check(buf_view(&b)) == b.len);
	csv_open(&csv, f->a, f->dg, "out", buf_view(&b));
	while (csv_next(&csv, &row) > 0) {
		CHECK(row.n == 13);
		n++;
	}
	CHECK(n == in->n + 1);
	buf_clear(&b);
	grade_completions_json(&c, &b);
	CHECK(json_read(f->a, f->dg, "out", buf_view(&b), &json) == 0);
	buf_clear(&b);
	grade_completions_qti(&c, &b);
	grade_completions_table(&c, &b);
	CHECK(utf8_check(buf_view(&b)) == b.len);
	buf_free(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct grade_mapping m;
	struct grade_import in;
	struct str map, export;
	struct fuzz f;
	size_t at;

	if (!fuzz_begin_text(&f, data, size))
		return 0;
	at = str_find(f.text, "\n===\n", 0);
	map = str_sub(f.text, 0, at);
	export = str_sub(f.text, at + 5, f.text.len);
	if (grade_mapping_read(f.a, f.dg, "map.xml", map, &m) == 0 &&
	    grade_import_read(f.a, f.dg, &m, "export.csv", export, &in) == 0) {
		check_rows(&in);
		check_forms(&f, &in);
	}
	fuzz_end(&f, diag_errors(f.dg) != 0);
	return 0;
}
