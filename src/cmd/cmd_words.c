#include "cmd/cmd_words.h"

#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "cmd/cmd_messages.h"

#define EXE_MAX 4096

/* Cut the last component off path; false when there is none left. */
static bool
up(char *path)
{
	char *slash = strrchr(path, '/');

	if (slash == NULL || slash == path)
		return false;
	*slash = '\0';
	return true;
}

static bool
holds_words(struct arena *a, const char *dir)
{
	return file_is_dir(file_join(a, dir, "policies")) &&
	    file_exists(file_join(a, dir, "templates/handbook.xml"));
}

const char *
cmd_words_dir(struct arena *a, struct diag *dg)
{
	const struct pos nowhere = { 0 };
	char exe[EXE_MAX];
	const char *beside, *dir;
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);
	bool climbed;

	exe[n > 0 ? n : 0] = '\0';
	beside = str_c(a, str_of(exe));
	climbed = up(exe);
	if (climbed && up(exe)) {
		beside = file_join(a, exe, "share/precept");
		if (holds_words(a, beside))
			return beside;
		/* Not installed: build/release/precept in the source tree. */
		do {
			dir = str_c(a, str_of(exe));
			if (holds_words(a, dir) &&
			    file_exists(file_join(a, dir, "src/main.c")))
				return dir;
		} while (up(exe));
	}
	diag_error(dg, nowhere, MSG_NO_WORDS, beside);
	diag_hint(dg, "install precept again with \"make install\", or run it "
	    "from its source tree");
	diag_status(dg, EXIT_MISSING_INPUT);
	return NULL;
}
