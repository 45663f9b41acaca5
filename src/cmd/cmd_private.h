/* cmd_private.h - where what is private may go. */
#ifndef PRECEPT_CMD_PRIVATE_H
#define PRECEPT_CMD_PRIVATE_H

#include <stdbool.h>

#include "base/base.h"

struct cmd;

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
