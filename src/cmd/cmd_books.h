/* cmd_books.h - the books of a workspace as jobs: what build and check share. */
#ifndef PRECEPT_CMD_BOOKS_H
#define PRECEPT_CMD_BOOKS_H

#include <stdbool.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/base.h"
#include "base/diag.h"
#include "cmd/cmd_press.h"
#include "cmd/cmd_workspace.h"

struct cmd;
struct report;

struct books {
	struct workspace ws;
	const struct survey *survey;	/* resolve_survey.h */
	struct press *press;
	struct press_job *jobs;		/* handbooks, then forms */
	size_t n;
	unsigned threads;		/* as --jobs says, or as many as cores */
};

/*
 * Open the workspace dir and list its books: all, or with --role only those
 * handbooks. Also what can be said before one is made (resolve_check). Returns
 * -1 after findings; close in any case.
 */
NODISCARD int cmd_books_open(struct cmd *c, const char *dir, struct books *b);
void cmd_books_close(struct books *b);

/* Is somebody looking who wants to know how far it is? */
bool cmd_shows_progress(const struct cmd *c);

/*
 * Make them, as cmd_press_run; progress on a terminal. All findings go to c's,
 * in the jobs' order. Returns -1 when a book failed.
 */
NODISCARD int cmd_books_make(struct cmd *c, struct books *b, press_take *take,
    void *ctx);

/* The coverage report over the handbooks, once all are made. */
const struct report *cmd_books_report(struct arena *a, const struct books *b);

/* "handbooks/nurse.pdf" below the folder of results. */
struct str cmd_books_path(struct arena *a, const struct press_job *job);

#endif
