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

#define MSG_KEYS_NOWHERE "P720", "with --out, the keys of quizzes are not written"
#define MSG_KEYS_EXPOSED "P721", \
	"%s is in %s, which is handed out: no place for what is private"
#define MSG_QUIZ_COMMAND "P722", "quiz can't do \"%s\""
#define MSG_QUIZ_ROLE "P723", "quiz token needs the role whose quiz it is for"
#define MSG_QUIZ_NO_EDITION "P724", "there is no edition, so there is no quiz"
#define MSG_QUIZ_NO_QUIZ "P725", "the edition has no quiz for the role \"%.*s\""
#define MSG_QUIZ_SECRET "P726", "this is not a secret of 64 hexadecimal digits"
#define MSG_QUIZ_PERSON "P727", "\"%.*s\" can't be the id of a person: %s"
#define MSG_QUIZ_COLUMN "P728", "no column of this file says who"
#define MSG_QUIZ_NOBODY "P729", "nobody was named for the quiz of the role \"%.*s\""
#define MSG_QUIZ_NO_VERDICTS "P730", "this file holds no verdicts"
#define MSG_QUIZ_OTHER_VERDICT "P731", "the verdicts are about the quiz %.*s, " \
	"which is not in %s"
#define MSG_QUIZ_OTHER_FILE "P732", "this is not the quiz that the edition names"
#define MSG_QUIZ_NO_FILE "P733", "quiz sheet needs a file of verdicts"
#define MSG_QUIZ_OLD_KEY "P734", "this is another quiz now; %s grades " \
	"answers to the one before"
#define MSG_QUIZ_PAST "P735", "%s is over: answers with these tokens are late"
#define MSG_QUIZ_NO_MORE "P736", "this quiz is made no more; %s grades the " \
	"answers to it"
#define MSG_QUIZ_KEY_STAYS "P737", "this quiz is made no more, and its key can't " \
	"be renamed"
#define MSG_QUIZ_STALE "P738", "%zu token%s of this list are for another " \
	"quiz: that list is %s now"
#define MSG_QUIZ_SHEET "P739", "the sheet of \"%.*s\" can't be printed"
#define MSG_QUIZ_REPLACED "P740", "%zu verdict%s, this one first, replaced by " \
	"a regrade: no sheets of these"
#define MSG_QUIZ_OPEN "P741", "others can read the secret of the tokens"

#endif
