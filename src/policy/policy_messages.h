/*
 * policy_messages.h - findings about one policy file, P200 to P259 and from P297
 * on: code and words. Each code has a paragraph in src/man/messages/policy.mdoc,
 * the last ones in policy_data.mdoc. Those of data files and of the library are
 * in policy_data_messages.h.
 */
#ifndef PRECEPT_POLICY_MESSAGES_H
#define PRECEPT_POLICY_MESSAGES_H

/* The file and its front matter */
#define MSG_POLICY_SIZE \
	"P200", "this policy has %zu %s; at most %u are read"
#define MSG_POLICY_NO_FRONT "P201", "the file does not begin with \"---\""
#define MSG_POLICY_FRONT_OPEN "P202", "the front matter is not closed"
#define MSG_POLICY_FRONT_LINE "P203", "this line is not \"key: value\""
#define MSG_POLICY_FRONT_KEY "P204", "the front matter has no key \"%.*s\""
#define MSG_POLICY_FRONT_TWICE "P205", "\"%.*s\" is given twice"
#define MSG_POLICY_NO_ID "P206", "the front matter has no id"
#define MSG_POLICY_ID_FILE \
	"P207", "the id is \"%.*s\", but in this file it must be \"%.*s\""
#define MSG_POLICY_LANG "P208", "\"%.*s\" is no language code"
#define MSG_POLICY_BASED_ON "P209", "\"%.*s\" is no digest"

/* What the Markdown parser would be silent or slow about */
#define MSG_POLICY_CONTROL "P210", "%.*s stands here, %s"
#define MSG_POLICY_TAB "P211", "a tab stands here"
#define MSG_POLICY_LINE_LONG \
	"P212", "this line has %zu bytes; at most %u are read"
#define MSG_POLICY_DEEP "P213", "this is nested too deep: more than %d levels"
#define MSG_POLICY_COLUMNS \
	"P214", "this table has %zu columns; at most %d can be printed"
#define MSG_POLICY_REF_DEFINITION \
	"P215", "a link's target stands apart from its words"
#define MSG_POLICY_HOSTILE "P216", "a paragraph with too many \"%s\": over %u"

/* Blocks */
#define MSG_POLICY_NO_TITLE "P217", "the policy has no title"
#define MSG_POLICY_TITLE_FIRST "P218", "the title is not the first thing"
#define MSG_POLICY_TITLE_TWICE "P219", "a second title"
#define MSG_POLICY_HEADING_LEVEL \
	"P220", "a heading of level %d can't stand here"
#define MSG_POLICY_HEADING_PLACE "P221", "a heading stands inside %s"
#define MSG_POLICY_SETEXT \
	"P222", "the line below these words makes a heading of them"
#define MSG_POLICY_INDENTED "P223", "indented by four or more, this is code"
#define MSG_POLICY_NO_WORDS "P224", "%s without words"
#define MSG_POLICY_HTML "P225", "HTML is not printed: \"%.*s\""
#define MSG_POLICY_UNPRINTABLE "P226", "%s can't be printed"
#define MSG_POLICY_LOOKS_LIKE "P227", "%s that is no %s, and would print as it is"
#define MSG_POLICY_TABLE_TOUCHES "P228", "this table touches the text above it"
#define MSG_POLICY_TABLE_ROW "P229", "this row of a table does not begin with \"|\""
#define MSG_POLICY_TABLE_CELLS \
	"P230", "this row has %zu cells, its header has %u"

/* Marks */
#define MSG_POLICY_MARK_OPEN "P231", "this comment is not closed on its line"
#define MSG_POLICY_MARK_WORDS "P232", "words on the line of a mark would vanish"
#define MSG_POLICY_MARK_UNKNOWN "P233", "there is no mark \"%.*s\""
#define MSG_POLICY_MARK_PART "P234", "%s can't be \"%.*s\""
#define MSG_POLICY_MARK_LACKS "P235", "the mark lacks %s"
#define MSG_POLICY_MARK_TWICE "P236", "\"%.*s\" stands twice in the mark"
#define MSG_POLICY_MARK_INLINE "P237", "the mark \"%s\" stands among words"
#define MSG_POLICY_MARK_CELL "P238", "the mark \"%s\" stands in a table's cell"
#define MSG_POLICY_MARK_FIRST "P239", "a mark begins a line of a paragraph"
#define MSG_POLICY_NOT_OPEN "P240", "\"%s\" closes nothing here"
#define MSG_POLICY_NOT_CLOSED "P241", "\"%s\" is not closed %s"
#define MSG_POLICY_CROSSED "P242", "\"%s\" closes before \"%s\" of line %u does"
#define MSG_POLICY_ELSE_TWICE "P243", "a second else"
#define MSG_POLICY_EMPTY "P244", "\"%s\" holds nothing"
#define MSG_POLICY_MARK_PLACE "P245", "\"%s\" can't stand inside \"%s\""
#define MSG_POLICY_LIST_CUT "P246", "%s between items cuts the list in two"
#define MSG_POLICY_LIST_COLUMN \
	"P247", "%s stands in column %u, its list in column %u"
#define MSG_POLICY_LIST_MIXED \
	"P248", "a condition inside a list holds more than items"
#define MSG_POLICY_RULE_NOTHING "P249", "the rule covers nothing"
#define MSG_POLICY_RULE_COVERS "P250", "a rule can't cover %s"
#define MSG_POLICY_ROW_IF "P251", "the condition of a row can't have \"%s\""
#define MSG_POLICY_RULE_TWICE \
	"P252", "the rule \"%.*s\" is already at line %u"
#define MSG_POLICY_QUESTION_TWICE \
	"P253", "the question \"%.*s\" is already at line %u"
#define MSG_POLICY_ID "P254", "\"%.*s\" can't be an id"

/* Code, and what else has no number left above */
#define MSG_POLICY_CODE_OPEN "P297", "this code is not closed"
#define MSG_POLICY_MARK_CODE "P298", "a mark in code is not a mark"
#define MSG_POLICY_HEADING_BARE "P299", "a heading without words below it"

/* Conditions, placeholders, links */
#define MSG_POLICY_TEST "P255", "the condition lacks %s"
#define MSG_POLICY_TEST_MIXED "P256", "\"and\" and \"or\" side by side"
#define MSG_POLICY_VALUE "P257", "this placeholder is not complete: %s"
#define MSG_POLICY_VALUE_CUT "P258", "this placeholder is cut by %s"
#define MSG_POLICY_LINK "P259", "this link leads nowhere: %s"

#endif
