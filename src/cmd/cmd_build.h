/* cmd_build.h - what the files of the build command share. */
#ifndef PRECEPT_CMD_BUILD_H
#define PRECEPT_CMD_BUILD_H

#include <stdbool.h>

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
	bool there;			/* was out, before that was tried? */
	struct report_file reports[REPORTS];	/* of a whole build */
};

/* What was done: lines for people, or the members of a JSON object. whole: all
 * roles, and so the edition. */
void cmd_build_say(struct cmd *c, const struct build *b, bool whole);
void cmd_build_say_json(struct cmd *c, const struct build *b, bool whole);

#endif
