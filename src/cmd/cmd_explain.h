/* cmd_explain.h - what each message means, made from src/man/messages. */
#ifndef PRECEPT_CMD_EXPLAIN_H
#define PRECEPT_CMD_EXPLAIN_H

#include <stddef.h>

#include "base/base.h"

struct cmd_message {
	const char *code;	/* "P301" */
	const char *text;	/* paragraphs parted by an empty line */
};

extern const struct cmd_message cmd_messages[];	/* in the order of codes */
extern const size_t cmd_messages_len;

#endif
