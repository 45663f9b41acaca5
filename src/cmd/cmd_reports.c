#include "cmd/cmd_reports.h"

#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "cmd/cmd_books.h"
#include "report/report.h"

#define FOLDER "reports"

static const struct {
	const char *name;
	void (*write)(const struct report *r, struct buf *b);
} kinds[REPORTS] = {
	{ "coverage.csv", report_csv },
	{ "coverage.html", report_html },
	{ "coverage.txt", report_text },
};

static bool
is_there(struct arena *a, const struct report_file *f)
{
	struct str bytes;

	return file_exists(f->path) && file_read(a, diag_new(a), f->path,
	    FILE_MAX_BLOB, &bytes) == 0 && str_eq(bytes, f->bytes);
}

void
cmd_reports_make(struct arena *a, const struct books *b, const char *out,
    struct report_file files[REPORTS])
{
	const struct report *r = cmd_books_report(a, b);

	for (size_t i = 0; i < REPORTS; i++) {
		struct report_file *f = &files[i];
		struct buf text;

		buf_init(&text, SIZE_MAX);
		kinds[i].write(r, &text);
		f->bytes = str_dup(a, buf_view(&text));
		buf_free(&text);
		f->entry.id = str_of(kinds[i].name);
		f->entry.path = str_fmt(a, FOLDER "/%s", kinds[i].name);
		f->entry.file = digest_of(f->bytes);
		f->path = file_join(a, out, str_c(a, f->entry.path));
		f->same = is_there(a, f);
	}
}

int
cmd_reports_stage(struct arena *a, struct diag *dg, struct file_batch *batch,
    const char *out, const struct report_file files[REPORTS])
{
	bool made = false;

	for (size_t i = 0; i < REPORTS; i++) {
		if (files[i].same)
			continue;
		if (!made && file_mkdir(dg, file_join(a, out, FOLDER)) < 0)
			return -1;
		made = true;
		if (file_stage(batch, dg, files[i].path, files[i].bytes,
		    0644) < 0)
			return -1;
	}
	return 0;
}
