/*
 * opt_messages.h - findings about options; see src/man/messages/cmd.mdoc. The
 * codes are of the command line's range: every program has them.
 */
#ifndef PRECEPT_OPT_MESSAGES_H
#define PRECEPT_OPT_MESSAGES_H

#define MSG_NO_OPTION "P702", "%s has no option \"%s\""
#define MSG_OPTION_VALUE "P703", "option --%s needs a value: %s"
#define MSG_OPTION_FLAG "P704", "option --%s takes no value"
#define MSG_OPTION_TWICE "P705", "option --%s is given twice"
#define MSG_ARGS_FEW "P706", "%s needs %s"
#define MSG_ARGS_MANY "P707", "%s does not know what to do with \"%s\""
#define MSG_BAD_VALUE "P708", "--%s can't be \"%s\""

#endif
