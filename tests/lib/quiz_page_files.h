/* quiz_page_files.h - the page's templates, from the source tree. */
#ifndef PRECEPT_QUIZ_PAGE_FILES_H
#define PRECEPT_QUIZ_PAGE_FILES_H

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "quiz/quiz_page.h"

static struct quiz_page_file
page_file(struct arena *a, const char *name)
{
	struct diag *dg = diag_new(a);
	struct quiz_page_file f = {
		.name = str_fmt(a, "templates/quiz/%s", name).ptr };

	if (file_read_text(a, dg, f.name, f.name, &f.text) < 0) {
		diag_print(dg, stderr, false);
		exit(1);
	}
	return f;
}

static struct quiz_page_in
page_in(struct arena *a, const struct quiz *q, enum quiz_page_mode mode)
{
	struct quiz_page_in in = { .quiz = q,
		.digest = digest_of(STR_LIT("quiz")),
		.page = page_file(a, "page.html"),
		.style = page_file(a, "quiz.css") };

	for (size_t i = 0; quiz_page_scripts(mode)[i]; i++)
		in.scripts[i] = page_file(a, quiz_page_scripts(mode)[i]);
	return in;
}

#endif
