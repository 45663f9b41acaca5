/* cmd_private.h - where what is private may go. */
#ifndef PRECEPT_CMD_PRIVATE_H
#define PRECEPT_CMD_PRIVATE_H

#include "base/base.h"

struct cmd;

/*
 * Keys, tokens, their secret and results of people never go into out, the
 * folder that is handed out, or below it, whatever links lead there. -1 after a
 * finding when folder, which need not exist yet, is there.
 */
NODISCARD int cmd_private_check(struct cmd *c, const char *folder,
    const char *out);

#endif
