#include "cmd/cmd_quiz_edition.h"

#include "base/diag.h"
#include "base/file.h"
#include "cmd/cmd_messages.h"
#include "edition/edition.h"

int
cmd_quiz_edition(struct arena *a, struct diag *dg, const char *dir,
    const char *out, struct edition *e)
{
	const char *path = file_join(a, out, "edition.json");
	struct str text;

	if (file_absent(path)) {
		diag_error(dg, (struct pos){ path, 0, 0 }, MSG_QUIZ_NO_EDITION);
		diag_hint(dg, "make the quizzes first: precept build%s%s",
		    *dir != '\0' ? " " : "", file_typed(a, dir));
		diag_status(dg, EXIT_MISSING_INPUT);
		return -1;
	}
	return file_read_text(a, dg, path, path, &text) < 0 ||
	    edition_read(a, dg, path, text, e) < 0 ? -1 : 0;
}
