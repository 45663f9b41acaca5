/*
 * policy_data_messages.h - findings about data files, the library, questions
 * and wording, P260 to P296: code and words. Each code has a paragraph in
 * src/man/messages/policy_data.mdoc.
 */
#ifndef PRECEPT_POLICY_DATA_MESSAGES_H
#define PRECEPT_POLICY_DATA_MESSAGES_H

/* Data files */
#define MSG_DATA_ROOT "P260", "no data file begins with <%.*s>"
#define MSG_DATA_NS "P261", "<%.*s> is in the namespace \"%.*s\", not \"%s\""
#define MSG_DATA_ELEMENT "P262", "<%.*s> can't stand in <%.*s>"
#define MSG_DATA_ATTR "P263", "<%.*s> has no attribute \"%.*s\""
#define MSG_DATA_MISSING "P264", "<%.*s> lacks %s"
#define MSG_DATA_VALUE "P265", "\"%.*s\" is not %s"
#define MSG_DATA_WORDS "P266", "words can't stand in <%.*s>: \"%.*s\""
#define MSG_DATA_TWICE "P267", "%s \"%.*s\" stands twice in this file"
#define MSG_DATA_CHILD_TWICE "P268", "<%.*s> may stand only once here"

/* The library */
#define MSG_LIB_UNREAD_FILE "P269", "nothing reads a file called \"%.*s\""
#define MSG_LIB_POLICY_TWICE "P270", "the policy \"%.*s\" is already %s"
#define MSG_LIB_RULE_TWICE "P271", "the rule \"%.*s\" is already at %s:%u"
#define MSG_LIB_QUESTION_TWICE \
	"P272", "the question \"%.*s\" is already at %s:%u"
#define MSG_LIB_STALE_FILE \
	"P273", "the built-in words this file was made from have changed"
#define MSG_LIB_STALE_RULE \
	"P274", "the built-in rule \"%.*s\" has changed since this was written"
#define MSG_LIB_REPLACES_NOTHING \
	"P275", "no built-in file is called \"%.*s\", so this replaces nothing"
#define MSG_LIB_OVERRIDE_UNKNOWN "P276", "there is no rule \"%.*s\" to replace"
#define MSG_LIB_OVERRIDE_BARE \
	"P277", "the %s \"%.*s\" does not say what it was made from"
#define MSG_LIB_OVERRIDE_WORDS \
	"P278", "in overrides.md only rules are printed; this is %s"

/* Questions */
#define MSG_QUESTION_NO_ANSWER "P279", "this question has nothing to answer"
#define MSG_QUESTION_TWO_ANSWERS \
	"P280", "a second thing to answer; the first is at line %u"
#define MSG_QUESTION_NO_RIGHT "P281", "no answer is marked as right"
#define MSG_QUESTION_PLAIN "P282", "an item without \"[ ]\" or \"[x]\""
#define MSG_QUESTION_FEW "P283", "%zu %s: a question needs at least %d"
#define MSG_QUESTION_TABLE \
	"P284", "a table to match has two columns, this one has %u"
#define MSG_QUESTION_NO_STEM "P285", "nothing is asked before the answers"
#define MSG_QUESTION_AFTER "P286", "%s can't follow the answers"
#define MSG_QUESTION_SAME "P287", "this answer is the same as at line %u"
#define MSG_QUESTION_PARTIAL \
	"P288", "\"scoring: partial\" is for several right answers"
#define MSG_QUESTION_IF "P289", "the answers hold a condition"
#define MSG_QUESTION_MARK "P290", "a question has no part \"%.*s\""
#define MSG_QUESTION_MANY "P291", "%zu %s: at most %d can be asked"
#define MSG_QUESTION_BOTH_RIGHT "P292", "both of two answers are right"

/* Wording */
#define MSG_LINT_WORDS "P293", "risky words: \"%.*s\" %s (%s)"
#define MSG_LINT_GRADE "P294", "hard to read: grade %u.%u"
#define MSG_LINT_LONGEST \
	"P295", "the longest answer is the right one in %zu of %zu questions"
#define MSG_LINT_PLACE \
	"P296", "answer %zu is the right one in %zu of %zu questions"
#define MSG_LINT_LEVEL \
	"P900", "the rule \"%.*s\" is a \"%s\", and its words do not say so"

#endif
