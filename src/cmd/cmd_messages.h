/* cmd_messages.h - findings of the command line; see src/man/messages. */
#ifndef PRECEPT_CMD_MESSAGES_H
#define PRECEPT_CMD_MESSAGES_H

#define MSG_NO_COMMAND "P701", "there is no command \"%s\""
#define MSG_NO_CODE "P709", "there is no message with the code \"%s\""
#define MSG_NO_WORDS "P710", \
	"the policies and templates that come with precept are not at %s"
#define MSG_NOT_WORKSPACE "P711", "%s has no organization.xml"
#define MSG_INIT_EXISTS "P712", "%s is there already; nothing was changed"
#define MSG_CUSTOMIZED "P713", "%s is there already; nothing was changed"
#define MSG_CUSTOMIZE_WHAT "P714", "there is no built-in policy or rule \"%s\""
#define MSG_ROLE_NOT_USED "P715", "no role \"%s\" in %s"
#define MSG_NO_TOPIC "P716", "there is no help on \"%s\""

#define MSG_SAMPLE "P717", "%.*s is still a sample"

#define MSG_CUSTOMIZE_BRANCH "P719", "rule \"%.*s\" stands here once more, for " \
	"another case than in line %u; the copy prints in place of both"

#endif
