#include "cmd/cmd_private.h"

#include <sys/stat.h>

#include "base/diag.h"
#include "base/file.h"
#include "cmd/cmd.h"
#include "cmd/cmd_messages.h"

const char *
cmd_private_folder(struct arena *a, struct diag *dg, const char *dir,
    const char *given, const char *name)
{
	const char *path = given != NULL ? given : file_join(a, dir, "private");

	file_close_folder(dg, given != NULL ? file_join(a, path, name) : path);
	return path;
}

int
cmd_private_check(struct cmd *c, const char *folder, const char *out)
{
	if (!file_is_below(folder, out))
		return 0;
	diag_error(c->diag, (struct pos){ 0 }, MSG_KEYS_EXPOSED,
	    cmd_shown(c->arena, folder), cmd_shown(c->arena, out));
	diag_hint(c->diag, "name a folder beside it: --private=DIR");
	diag_status(c->diag, EXIT_BAD_USAGE);
	return -1;
}

bool
cmd_private_is_closed(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && (st.st_mode & 077) == 0;
}
