/* item_messages.h - findings of quizzes and items; see src/man/messages. */
#ifndef PRECEPT_ITEM_MESSAGES_H
#define PRECEPT_ITEM_MESSAGES_H

/* The shape of a file */
#define MSG_ITEM_ROOT "P901", "this is not %s: its first element is <%.*s>"
#define MSG_ITEM_ELEMENT "P902", "<%.*s> has no place in <%.*s> here"
#define MSG_ITEM_MISSING "P903", "<%.*s> lacks %s"
#define MSG_ITEM_VALUE "P904", "\"%.*s\" is not %s"
#define MSG_ITEM_TWICE "P905", "the %s \"%.*s\" stands here twice"
#define MSG_ITEM_UNKNOWN "P906", "there is no %s called \"%.*s\""
#define MSG_ITEM_MANY "P907", "there are more than %d %s"

/* The sums of a quiz */
#define MSG_QUIZ_SUM "P908", "the quiz asks for %u questions %s, but has %u"
#define MSG_QUIZ_STATEMENT \
	"P909", "the statement is not the one that its digest names"
#define MSG_QUIZ_CRITICAL \
	"P910", "the rule \"%.*s\" is critical in one item and not in another"

#endif
