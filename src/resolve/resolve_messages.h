/* resolve_messages.h - findings of resolve; see src/man/messages/resolve.mdoc. */
#ifndef PRECEPT_RESOLVE_MESSAGES_H
#define PRECEPT_RESOLVE_MESSAGES_H

#define MSG_NO_SETTING "P301", "no setting named \"%.*s\""
#define MSG_NO_TEST_WORD "P302", "\"%.*s\" can never be \"%.*s\""
#define MSG_NO_TABLE "P303", "no table named \"%.*s\""
#define MSG_NO_COLUMN "P304", "the table \"%.*s\" has no column \"%.*s\""
#define MSG_NO_TARGET "P305", "nothing is called \"%.*s\""
#define MSG_NOT_IN_BOOK "P306", "\"%.*s\" is not in every book that points at it"
#define MSG_NO_CITATION "P307", "no citation \"%.*s\" in law.xml"
#define MSG_NO_TERM "P308", "no term \"%.*s\" in glossary.xml"
#define MSG_NO_FIGURE "P309", "no figure \"%.*s\" in figures.xml"
#define MSG_NOT_SET "P310", "%.*s is not set; the page shows a marked gap"
#define MSG_CRITICAL_LOST "P311", \
	"\"%.*s\" is not set and takes the critical rule \"%.*s\" away"
#define MSG_GAPS "P312", "%s %.*s has %zu marked gap%s"
#define MSG_NO_ROLE "P313", "there is no role \"%.*s\""
#define MSG_NO_ROLE_PAGE "P314", "the role \"%.*s\" has no page"
#define MSG_NO_FORM "P315", "there is no form \"%.*s\""
#define MSG_UNREAD "P316", "no book reads the policy \"%.*s\""
#define MSG_NO_BASIS "P317", "the rule \"%.*s\" has no basis"
#define MSG_NO_RULE "P318", "no rule \"%.*s\" for this question"
#define MSG_QUESTION_LOST "P319", \
	"the rule \"%.*s\" is not in the book of the role \"%.*s\""
#define MSG_CRITICAL_UNTESTED "P320", \
	"no question tests the critical rule \"%.*s\""
#define MSG_UNTESTED "P321", "%zu of %zu rules have no question"
#define MSG_EMPTY_CHAPTER "P322", "the chapter \"%.*s\" has nothing in it"
#define MSG_OLD_FIGURE "P323", \
	"the figure \"%.*s\" of %.*s is past its shelf life on %.*s"
#define MSG_OLD_LAW "P324", \
	"%.*s was last checked on %.*s, over a year before %.*s"
#define MSG_PLAN_ELEMENT "P325", "<%.*s> can't stand in <%.*s>"
#define MSG_PLAN_ATTR "P326", "<%.*s> has no attribute \"%.*s\""
#define MSG_PLAN_MISSING "P327", "<%.*s> needs %s"
#define MSG_PLAN_TWICE "P328", "%s \"%.*s\" stands here twice"
#define MSG_PLAN_POLICY "P329", "there is no policy \"%.*s\""
#define MSG_COUNT "P330", "%.*s is not a number; it can't be counted"
#define MSG_NOT_IN_URL "P331", "%.*s can't stand in a link's address"
#define MSG_NO_STATE "P332", "states.xml has no state \"%.*s\""
#define MSG_PLAN_ROOT "P333", "this is not a <handbook> of %s"
#define MSG_AT_LEAST "P334", "%.*s can't be compared with a number"
#define MSG_TOO_DEEP "P335", \
	"the new words of the rule \"%.*s\" nest too deeply where it stands"
#define MSG_PLAN_WORDS "P336", "words can't stand in <%.*s>"
#define MSG_PLAN_ID "P337", "\"%.*s\" is no id"
#define MSG_REPEATED "P338", \
	"the pages for \"%.*s\" and \"%.*s\" say the same in the same words"
#define MSG_NO_SECTION "P339", "there is no policy \"%.*s\" to switch off"
#define MSG_PLAN_TEST "P340", "\"%.*s\" is no condition"
#define MSG_EMPTY_BOOK "P341", "%s %.*s has nothing in it"
#define MSG_OLD_REVIEW "P342", \
	"counsel reviewed the law of %.*s on %.*s; it was checked again on %.*s"
#define MSG_OFF "P343", "\"%.*s\" is switched off, and %zu polic%s to it"
#define MSG_OLD_LAWS "P344", \
	"%zu of %zu laws and guidances were last checked over a year before %.*s"
#define MSG_EARLY "P345", \
	"%.*s is over two years before the law in the books was checked, %.*s"
#define MSG_RULE_UNPRINTED "P346", \
	"the rule \"%.*s\" of this question is in no book"
#define MSG_QUESTION_WORDS "P347", \
	"an unset value takes words of the question \"%.*s\" away; it is left out"
#define MSG_QUESTION_GAP "P348", \
	"%.*s is not set; questions show a marked gap"
#define MSG_NO_CHAPTER "P349", "handbook.xml has no chapter \"%.*s\""

#endif
