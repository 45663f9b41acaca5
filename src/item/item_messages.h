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

/* Items that cannot be scored */
#define MSG_ITEM_TEMPLATE \
	"P911", "the response processing template \"%.*s\" is not scored"
#define MSG_ITEM_OPERATOR \
	"P912", "response processing with <%.*s> is not scored"
#define MSG_ITEM_INTERACTION "P913", "a <%.*s> is not scored"
#define MSG_ITEM_TYPE "P914", \
	"a response of cardinality \"%.*s\" and base type \"%.*s\" is not scored"
#define MSG_ITEM_ADAPTIVE "P915", "%s is not scored"
#define MSG_ITEM_KEY "P916", "the key does not fit the question: %s"
#define MSG_ITEM_NO_POINTS "P917", "no response to this item earns a point"
#define MSG_ITEM_TEST "P918", "a test with <%.*s> is not scored"

/* Packages */
#define MSG_PACKAGE_FILE "P921", "the package lacks \"%.*s\""
#define MSG_PACKAGE_TEXT "P922", "the file is not UTF-8 text"
#define MSG_PACKAGE_LINE \
	"P923", "this is not a digest, two spaces and the name of a file"
#define MSG_PACKAGE_DIGEST \
	"P924", "\"%.*s\" is not the file whose digest is listed"
#define MSG_PACKAGE_SURPLUS "P925", "\"%.*s\" is not listed in digests.txt"
#define MSG_PACKAGE_PARTS \
	"P926", "\"%.*s\" differs between the open and the key part"
#define MSG_PACKAGE_ENTRY "P927", "the item is not as quiz.xml says: %s"
#define MSG_PACKAGE_NO_KEY "P928", "the item \"%.*s\" has no key"
#define MSG_PACKAGE_KEY "P929", "the open part holds the key of \"%.*s\""

#endif
