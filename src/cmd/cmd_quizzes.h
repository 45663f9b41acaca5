/*
 * cmd_quizzes.h - the quiz of a role as files: what may be handed out below
 * build/quizzes/ROLE, what holds the key below private/quizzes/ROLE.
 *
 * A file is one line of the table in cmd_quizzes.c: its name, whether it is
 * private, the form in output/quiz that asks for it, and the function that
 * makes its bytes.
 */
#ifndef PRECEPT_CMD_QUIZZES_H
#define PRECEPT_CMD_QUIZZES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/base.h"
#include "base/digest.h"
#include "base/str.h"

struct arena;
struct diag;
struct edition_book;
struct edition_quiz;
struct file_batch;
struct pdf_measurer;
struct press;
struct quiz;
struct resolve_book;
struct str;
struct workspace;

#define QUIZ_FILES_MAX 12

/*
 * What is read once for all quizzes: settings and templates; in a. The
 * templates are inputs of quizzes, not of ws: no book is made from them, and a
 * colour of a page must not change the book and with it the quiz. NULL after
 * findings.
 */
struct quizzes;
struct quizzes *cmd_quizzes_open(struct arena *a, struct diag *dg,
    struct workspace *ws);

struct quiz_file {
	const char *name;	/* "open.zip" */
	bool is_private;
	bool same;		/* what is there is right */
	struct str bytes;	/* absent where that was seen without making it,
				 * and after cmd_quizzes_drop */
	struct digest digest;	/* of a private file only when it was made */
};

/* One role's. */
struct quiz_job {
	/* Where its files belong; private_dir NULL: what is private is not
	 * written. Both NULL: nothing is made, only what is wrong is said. */
	const char *dir, *private_dir;

	bool there;		/* the role has questions */
	bool same;		/* every file that is there is right */
	struct digest quiz, key;
	struct digest source;	/* of all that decides the bytes of its files */
	const struct edition_entry *inputs;	/* beside those of the book */
	size_t n_inputs;
	struct quiz_file files[QUIZ_FILES_MAX];
	size_t n;
	struct str made;	/* note of what is private; absent as bytes are,
				 * or where there is none */
};

/* What a file can be made of. */
struct quiz_making {
	struct arena *a;	/* the bytes may stand here */
	struct diag *diag;
	const struct quizzes *all;
	const struct press *press;	/* with cmd_press_print: PDFs */
	struct pdf_measurer *measurer;
	const struct quiz *quiz;
	struct str open, key;		/* the packages */
	struct digest digest, key_digest;
};

/*
 * Make the quiz of a book whose handbook is made, unless all its files are
 * there and were made from the same. before is what the edition before knows
 * of the role, or NULL. The bytes are in a. -1 after findings.
 */
NODISCARD int cmd_quizzes_make(struct arena *a, struct diag *dg,
    const struct quizzes *all, const struct press *press,
    struct pdf_measurer *m, const struct resolve_book *book,
    const struct edition_book *made, const struct edition_book *before,
    struct quiz_job *job);

/* Where one of its files is, or would be. */
const char *cmd_quizzes_path(struct arena *a, const struct quiz_job *job,
    const struct quiz_file *f);
/* Stage what is not there or not right, and make its folders. */
NODISCARD int cmd_quizzes_stage(struct arena *a, struct diag *dg,
    struct file_batch *batch, const struct quiz_job *job);
/* Forget the bytes, before their arena ends. */
void cmd_quizzes_drop(struct quiz_job *job);
/* For the edition, with names below the folder of results; NULL: no quiz. */
struct edition_quiz *cmd_quizzes_entry(struct arena *a, struct str role,
    const struct quiz_job *job);
/*
 * Remove, with a note for each, the files of a role's quiz that job does not
 * have; job NULL: all of them. dir and private_dir as in struct quiz_job.
 */
void cmd_quizzes_sweep(struct arena *a, struct diag *dg, const char *dir,
    const char *private_dir, const struct quiz_job *job);

#endif
