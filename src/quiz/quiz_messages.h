/* quiz_messages.h - findings of quiz; see src/man/messages/quiz.mdoc. */
#ifndef PRECEPT_QUIZ_MESSAGES_H
#define PRECEPT_QUIZ_MESSAGES_H

#define MSG_QUIZ_QUOTA "P880", \
	"the bank of %.*s has %zu question%s on \"%.*s\", the quota is %u"
#define MSG_QUIZ_QUOTAS "P881", \
	"the quotas of the chapters ask for %u questions, a quiz has %u"
#define MSG_QUIZ_LEVEL "P882", \
	"the bank of %.*s has %zu question%s of difficulty %u, %u are asked for"
#define MSG_QUIZ_LEVELS "P883", \
	"the difficulties ask for %u questions, a quiz has %u"
#define MSG_QUIZ_PASS "P884", \
	"a pass mark of %u.%u%% lets nearly everybody pass"

#endif
