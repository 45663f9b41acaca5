#include "cmd/cmd_quiz_page.h"

#include "base/arena.h"
#include "cmd/cmd_quizzes.h"
#include "cmd/cmd_workspace.h"

static int
read_one(struct arena *a, struct diag *dg, struct workspace *ws,
    const char *name, struct quiz_page_file *out)
{
	return cmd_workspace_file(a, dg, ws,
	    str_fmt(a, "templates/quiz/%s", name).ptr, false, &out->name,
	    &out->text);
}

int
cmd_quiz_page_read(struct arena *a, struct diag *dg, struct workspace *ws,
    enum quiz_page_mode mode, struct quiz_page_in *out)
{
	const char *const *names = quiz_page_scripts(mode);

	*out = (struct quiz_page_in){ .quiz = NULL };
	if (read_one(a, dg, ws, "page.html", &out->page) < 0 ||
	    read_one(a, dg, ws, "quiz.css", &out->style) < 0)
		return -1;
	for (size_t i = 0; names[i]; i++)
		if (read_one(a, dg, ws, names[i], &out->scripts[i]) < 0)
			return -1;
	return 0;
}

int
cmd_quiz_page_make(struct quiz_making *m, const struct quiz_page_in *templates,
    enum quiz_page_mode mode, struct str *out)
{
	struct quiz_page_in in = *templates;

	in.quiz = m->quiz;
	in.digest = m->digest;
	return quiz_page(m->a, m->diag, &in, mode, out);
}
