/* cmd_private.h - where what is private goes, and who may see it. */
#ifndef PRECEPT_CMD_PRIVATE_H
#define PRECEPT_CMD_PRIVATE_H

#include <stdbool.h>

#include "base/base.h"

struct arena;
struct cmd;
struct diag;

/*
 * The folder for it: given, or else private/ in the workspace dir. Closed, with
 * all that is below it, to all but its owner; of one that was given only its
 * folder name is closed: what else is there may be for others.
 */
const char *cmd_private_folder(struct arena *a, struct diag *dg,
    const char *dir, const char *given, const char *name);

/*
 * Keys, tokens, their secret and results of people never go into out, the
 * folder that is handed out, or below it, whatever links lead there. -1 after a
 * finding when folder, which need not exist yet, is there.
 */
NODISCARD int cmd_private_check(struct cmd *c, const char *folder,
    const char *out);

/*
 * For its owner alone? A copy or a backup that was put back may have opened a
 * file to all; then it is written again, as if its bytes were others.
 */
bool cmd_private_is_closed(const char *path);

#endif
