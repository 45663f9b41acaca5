/* findings.h - what a reader reported, as one text to compare. */
#ifndef PRECEPT_FINDINGS_H
#define PRECEPT_FINDINGS_H

#include <stdio.h>

#include "base/diag.h"
#include "base/str.h"

/*
 * "P264 3:5, P265 4:9" in order of report, a warning with w and a note with n
 * behind its code. A finding without a hint gets a "!": each should have one.
 */
__attribute__((unused)) static struct str
findings(struct arena *a, const struct diag *dg)
{
	struct str all = STR_LIT("");

	for (size_t i = 0; i < diag_len(dg); i++) {
		const struct finding *f = diag_at(dg, i);
		const char *level = f->level == DIAG_ERROR ? "" :
		    f->level == DIAG_WARNING ? "w" : "n";

		all = str_fmt(a, "%.*s%s%s%s%s %u:%u", STR_ARG(all),
		    i == 0 ? "" : ", ", f->code, level,
		    f->hint.ptr == NULL ? "!" : "", f->at.line, f->at.col);
	}
	return all;
}

#endif
