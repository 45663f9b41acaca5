/* cmd_quiz_page.h - the templates of a quiz's page, read once for all roles. */
#ifndef PRECEPT_CMD_QUIZ_PAGE_H
#define PRECEPT_CMD_QUIZ_PAGE_H

#include "base/base.h"
#include "quiz/quiz_page.h"

struct arena;
struct diag;
struct quiz_making;
struct workspace;

/*
 * Read what pages of this mode are made from, from the workspace or the
 * built-in words; ws has it as inputs then. Lives in a. -1 after findings.
 */
NODISCARD int cmd_quiz_page_read(struct arena *a, struct diag *dg,
    struct workspace *ws, enum quiz_page_mode mode, struct quiz_page_in *out);

/* The page of a quiz that is being made. */
NODISCARD int cmd_quiz_page_make(struct quiz_making *m,
    const struct quiz_page_in *templates, enum quiz_page_mode mode,
    struct str *out);

#endif
