/* grade_messages.h - findings of the grader; see src/man/messages. */
#ifndef PRECEPT_GRADE_MESSAGES_H
#define PRECEPT_GRADE_MESSAGES_H

/* The command line */
#define MSG_GRADE_OPTION_NEEDED "P940", "--%s is needed%s"
#define MSG_GRADE_COLUMNS "P941", "--columns=%s lists a column without a name"
#define MSG_GRADE_CHANGE "P942", "--%s: there is no item \"%.*s\" in %s"
#define MSG_GRADE_ACCEPT "P943", "--accept=%s names no answer"

/* The key */
#define MSG_GRADE_NO_KEY "P944", "this is the open part of a quiz; it holds no " \
	"answers"
#define MSG_GRADE_NO_RULE "P945", "the package does not say how much passes"
#define MSG_GRADE_NO_POINTS "P946", "no answer earns a point by this key"
#define MSG_GRADE_OTHER_CHOICES "P933", "the choices of item %.*s in %s are not " \
	"those in %s"
#define MSG_GRADE_OTHER_BEFORE "P948", "the items of %s are not those of %s"

/* CSV */
#define MSG_GRADE_NO_ROWS "P936", "the file names columns and holds no row of " \
	"answers"
#define MSG_GRADE_RETURNS "P947", "the lines of this file end in carriage " \
	"returns alone"
#define MSG_GRADE_EMPTY "P949", "the file is empty"
#define MSG_GRADE_NOT_CSV "P950", "this is neither CSV nor XML in UTF-8"
#define MSG_GRADE_NO_PERSON "P951", "no column says who each row is about"
#define MSG_GRADE_NO_ITEMS "P952", "no column is an item of %s"
#define MSG_GRADE_COLUMN_TWICE "P953", "the column \"%.*s\" stands here twice"
#define MSG_GRADE_RAGGED "P954", "this row has %zu cell%s, the header %zu"
#define MSG_GRADE_LONG "P955", "a row is longer than %d bytes"
#define MSG_GRADE_ATTEMPT "P956", "\"%.*s\" is not the number of an attempt"
#define MSG_GRADE_YES_NO "P957", "\"%.*s\" is neither yes nor no"
#define MSG_GRADE_NO_COLUMN "P958", "there is no column for item %.*s of the " \
	"paper \"%.*s\""

/* Results */
#define MSG_GRADE_NOT_RESULTS "P959", "<%.*s> is not a QTI results document"
#define MSG_GRADE_SESSION "P960", "%.*s can't be \"%.*s\""
#define MSG_GRADE_SESSION_TWICE "P961", "%.*s stands here twice"
#define MSG_GRADE_PRACTICE "P962", "these are answers to the practice version; " \
	"they can't be graded"
#define MSG_GRADE_UNKNOWN_ITEM "P963", "there is no item \"%.*s\" in %s"
#define MSG_GRADE_ITEM_TWICE "P964", "item %.*s is answered twice, first in " \
	"line %u"
#define MSG_GRADE_CARDINALITY "P965", "the answer to %.*s is \"%.*s\", and " \
	"has to be %s"
#define MSG_GRADE_VARIABLE "P939", "the answer to %.*s is called \"%.*s\", not " \
	"RESPONSE"
#define MSG_GRADE_ELEMENT "P930", "<%.*s> has no place here"
#define MSG_GRADE_UNSAID "P855", "the answer to %.*s has no <candidateResponse>"
#define MSG_GRADE_RESULT_LARGE "P966", "the file is larger than %d bytes"

/* Both */
#define MSG_GRADE_ANSWER "P967", "\"%.*s\" can't be an answer to %.*s: %s"
#define MSG_GRADE_NOBODY "P968", "it does not say whose answers these are"
#define MSG_GRADE_PERSON "P931", "\"%.*s\" can't be an id: %s"
#define MSG_GRADE_OTHER_QUIZ "P969", "the answers are to the quiz %.*s, the key " \
	"is of %.*s"
#define MSG_GRADE_OTHER_ID "P970", "the answers are to the quiz \"%.*s\", the " \
	"key is of \"%.*s\""
#define MSG_GRADE_NO_FORM "P971", "it does not say which paper was asked"
#define MSG_GRADE_FORM "P972", "the quiz has no form \"%.*s\""
#define MSG_GRADE_CODE_SLIP "P987", "\"%.*s\" can't be the code of a form"
#define MSG_GRADE_CODE_OTHER "P988", "the code \"%.*s\" is of another quiz"
#define MSG_GRADE_NOT_ASKED "P973", "item %.*s is answered, but is not of the " \
	"paper \"%.*s\" of %.*s"
#define MSG_GRADE_TIME "P935", "\"%.*s\" is not a time"
#define MSG_GRADE_NOT_TOKEN "P974", "\"%.*s\" is not a token"
#define MSG_GRADE_TOKEN "P975", "the token was not made for %.*s and this quiz"
#define MSG_GRADE_FOLDER_EMPTY "P976", "there are no answers in this folder"
#define MSG_GRADE_FOLDER_OTHERS "P850", "files here that hold no answers, " \
	"and folders, were passed over: %zu, the first is %.*s"
#define MSG_GRADE_PAGE "P851", "this is a web page, not the answers to a quiz"
#define MSG_GRADE_WRAPPED "P852", "other text stands around these answers"
#define MSG_GRADE_NO_SUCH_COLUMN "P853", "no file of answers has a column " \
	"\"%.*s\", and it is none of ours: it is empty"
#define MSG_GRADE_NO_ANSWERS "P854", "people of whom nothing was graded: " \
	"%zu: %.*s%s"

/* Saved verdicts */
#define MSG_GRADE_ALTERED "P977", "this saved verdict was altered: %s"
#define MSG_GRADE_CONFLICT "P978", "%s/%s holds another verdict on this " \
	"response: %s"
#define MSG_GRADE_SECRET "P979", "this file does not hold 64 hexadecimal digits"

/* Keyed twice */
#define MSG_GRADE_DIFFERS "P980", "\"%.*s\" here is \"%.*s\" at %s:%u:%u"
#define MSG_GRADE_ONLY_HERE "P981", "there is no row of %.*s, attempt %.*s, in %s"
#define MSG_GRADE_ROW_TWICE "P982", "there is another row of %.*s, attempt " \
	"%.*s, in line %u"
#define MSG_GRADE_VERIFY "P986", "--verify compares one file of answers, no " \
	"folder and not standard input, with another; named here: %zu"

#define MSG_GRADE_SAME_FILE "P937", "this is the same file as %s, so nothing was " \
	"keyed twice"
#define MSG_GRADE_COLUMN_ONCE "P938", "there is no column \"%.*s\" in %s to " \
	"compare it with"

/* Advice */
#define MSG_GRADE_LIKE "P983", "responses with the same answers at the same " \
	"time as another person's: %zu"
#define MSG_GRADE_SAME "P985", "responses of an attempt that was given before, " \
	"which do not count: %zu"
#define MSG_GRADE_UNCHECKED "P932", "tokens that were not checked, because no " \
	"secret was given: %zu"
#define MSG_GRADE_FAST "P984", "responses that took less than 3 seconds an " \
	"item: %zu"

#endif
