/* cmd_reports.h - the coverage report as the files of build/reports. */
#ifndef PRECEPT_CMD_REPORTS_H
#define PRECEPT_CMD_REPORTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/base.h"
#include "base/str.h"
#include "edition/edition.h"

struct arena;
struct books;
struct diag;
struct file_batch;

enum { REPORTS = 3 };

struct report_file {
	const char *path;		/* with the folder of results */
	struct str bytes;
	struct edition_report entry;
	bool same;			/* what is there is right */
};

/* Make the files that belong below out, from books that are made; in a. */
void cmd_reports_make(struct arena *a, const struct books *b, const char *out,
    struct report_file files[REPORTS]);
/* Stage those that are not there or not right. */
NODISCARD int cmd_reports_stage(struct arena *a, struct diag *dg,
    struct file_batch *batch, const char *out,
    const struct report_file files[REPORTS]);

#endif
