/* cmd_build.h - what the files of the build command share. */
#ifndef PRECEPT_CMD_BUILD_H
#define PRECEPT_CMD_BUILD_H

#include <stdbool.h>

#include "base/base.h"
#include "base/str.h"
#include "cmd/cmd_books.h"
#include "cmd/cmd_reports.h"
#include "edition/edition.h"

struct cmd;
struct file_batch;

struct build {
	struct books books;
	const char *out;		/* where the results go */
	const char *keys;		/* what is private; NULL: nowhere */
	const char *edition_path;	/* vouches for the files there */
	const char *aside_path;		/* vouches for none: see set_aside */
	struct edition before;		/* empty when there was none */
	struct str before_text;		/* of edition_path, else empty */
	struct file_batch *files, *edition;
	int lock;			/* on out, or -1 */
	bool there, keys_there;		/* were the folders, before this? */
	struct report_file reports[REPORTS];	/* of a whole build */
};

/*
 * Make the documents and stage their files in b->files, which is there, as is
 * the folder out. -1 after findings: then nothing is staged, and folders that
 * were made for it are gone.
 */
NODISCARD int cmd_build_make(struct cmd *c, struct build *b);
/* What was done: lines for people, or the members of a JSON object. whole: all
 * roles, and so the edition. */
void cmd_build_say(struct cmd *c, const struct build *b, bool whole);
void cmd_build_say_json(struct cmd *c, const struct build *b, bool whole);

#endif
