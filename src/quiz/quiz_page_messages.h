/* quiz_page_messages.h - findings of a quiz's page; see src/man/messages. */
#ifndef PRECEPT_QUIZ_PAGE_MESSAGES_H
#define PRECEPT_QUIZ_PAGE_MESSAGES_H

#define MSG_PAGE_SLOT "P890", \
	"the page has no value named \"%.*s\""
#define MSG_PAGE_IF "P891", \
	"the page has no condition named \"%.*s\""
#define MSG_PAGE_OPEN "P892", \
	"\"%s\" without its \"%s\""
#define MSG_PAGE_ENDS "P893", \
	"\"%s\" would end the script or style that it stands in"

#endif
