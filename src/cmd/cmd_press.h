/*
 * cmd_press.h - from a workspace to the bytes of its books, several at a time.
 *
 * A book is resolved, and its `source` digest taken of everything that decides
 * its bytes. Where an earlier edition has the same source and the file is
 * still what that edition says, it is left alone; else it is laid out and
 * written to memory. Nothing here writes a file.
 */
#ifndef PRECEPT_CMD_PRESS_H
#define PRECEPT_CMD_PRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/base.h"
#include "base/str.h"
#include "cmd/cmd_quizzes.h"
#include "edition/edition.h"
#include "resolve/resolve.h"

struct arena;
struct diag;
struct doc_node;
struct pdf_attachment;
struct pdf_measurer;
struct report_role;
struct workspace;

/* What is opened once for all books: theme, fonts, hyphenation, colours. */
struct press;

/*
 * Open for ws, which gets the files of templates/ that are read as inputs.
 * NULL after findings. press_close(NULL) does nothing.
 */
struct press *cmd_press_open(struct arena *a, struct diag *dg,
    struct workspace *ws);
void cmd_press_close(struct press *p);

/* Program and libraries, fonts, patterns and profile; in the press's arena. */
void cmd_press_fingerprint(const struct press *p, struct edition_fact **facts,
    size_t *n);

struct press_job {
	enum resolve_what what;
	struct str id;
	/* From the edition before and its file; NULL: none to go by. */
	const struct edition_book *before;
	const char *before_path;

	/* Filled in, in an arena of the job's own: */
	struct arena *arena;
	struct diag *diag;
	bool failed;
	bool same;		/* the file that is there is right: no bytes */
	struct str bytes;	/* as those of quiz: until press_take is done */
	struct edition_book book;	/* but for path */
	struct edition_entry *inputs;	/* every file it was made from */
	size_t n_inputs;
	bool sample;
	size_t gaps;
	/* Of a handbook: what it covers (report.h), and its quiz, whose
	 * folders are set before. */
	const struct report_role *coverage;
	struct quiz_job quiz;
};

/* How many of how many are done; never called by two threads at once. */
typedef void press_progress(void *ctx, size_t done, size_t of);
/*
 * Take the bytes of job, which are gone when this returns, as is all that it
 * puts in scratch. Called by the thread that made them, as soon as they are
 * made, and not any more once a job has failed; -1 fails this one.
 */
typedef int press_take(void *ctx, struct arena *scratch,
    struct press_job *job);

/*
 * Do the n jobs on at most threads threads; take NULL only finds what is
 * wrong. Findings are in each job's diag.
 */
void cmd_press_run(const struct press *p, struct press_job *jobs, size_t n,
    unsigned threads, press_take *take, void *take_ctx,
    press_progress *progress, void *ctx);
/*
 * For what goes with a book: lay out the tree root and write it as a PDF that
 * carries the tree and these files.
 */
NODISCARD int cmd_press_print(struct arena *a, struct diag *dg,
    const struct press *p, struct pdf_measurer *m,
    const struct doc_node *root, const struct pdf_attachment *files, size_t n,
    struct str *bytes);
/* To measure for cmd_press_print, by one thread; NULL may be freed. */
struct pdf_measurer *cmd_press_measurer(const struct press *p);
void cmd_press_measurer_free(struct pdf_measurer *m);
/* Free what the jobs hold. */
void cmd_press_jobs_free(struct press_job *jobs, size_t n);

#endif
