/* cmd_quiz_edition.h - the edition that precept quiz works on. */
#ifndef PRECEPT_CMD_QUIZ_EDITION_H
#define PRECEPT_CMD_QUIZ_EDITION_H

#include "base/base.h"

struct arena;
struct diag;
struct edition;

/*
 * Read edition.json in the folder out of the workspace dir, which is "" for
 * the current one; in a. -1 after findings, of which one may be that nothing
 * was built there.
 */
NODISCARD int cmd_quiz_edition(struct arena *a, struct diag *dg,
    const char *dir, const char *out, struct edition *e);

#endif
