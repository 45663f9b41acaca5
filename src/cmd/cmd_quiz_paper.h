/* cmd_quiz_paper.h - the files of a quiz on paper: see cmd_quizzes.h. */
#ifndef PRECEPT_CMD_QUIZ_PAPER_H
#define PRECEPT_CMD_QUIZ_PAPER_H

#include "base/base.h"
#include "base/str.h"

struct quiz_making;

NODISCARD int cmd_quiz_paper_form_a(struct quiz_making *m, struct str *out);
NODISCARD int cmd_quiz_paper_form_b(struct quiz_making *m, struct str *out);
NODISCARD int cmd_quiz_paper_sheet(struct quiz_making *m, struct str *out);
NODISCARD int cmd_quiz_paper_key(struct quiz_making *m, struct str *out);
/* Into these the answer sheets of a form are keyed. */
NODISCARD int cmd_quiz_paper_columns_a(struct quiz_making *m, struct str *out);
NODISCARD int cmd_quiz_paper_columns_b(struct quiz_making *m, struct str *out);

#endif
