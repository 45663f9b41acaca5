/* settings_messages.h - the findings of organization.xml: P1nn. */
#ifndef PRECEPT_SETTINGS_MESSAGES_H
#define PRECEPT_SETTINGS_MESSAGES_H

/* Structure. */
#define MSG_SET_ROOT "P101", "the settings begin with <%.*s>, not <%s>"
#define MSG_SET_NS "P102", "<%.*s> is in the namespace \"%.*s\", not \"%s\""
#define MSG_SET_ELEMENT "P103", "<%.*s> has no element <%.*s>"
#define MSG_SET_ATTRIBUTE "P104", "<%.*s> has no attribute \"%.*s\""
#define MSG_SET_MISSING "P105", "%s is missing"
#define MSG_SET_TWICE "P106", "<%.*s> may stand only once here"
#define MSG_SET_EMPTY "P107", "%s is empty"
#define MSG_SET_INSIDE "P108", "<%.*s> holds words, not elements"
#define MSG_SET_WORDS "P109", "words that belong to no element of <%.*s>: \"%.*s\""
#define MSG_SET_ROWS "P110", "more than %d elements <%s>"

/* One value. */
#define MSG_SET_TYPE "P111", "\"%.*s\" is not %s"
#define MSG_SET_RANGE "P112", "%s is %.*s, not from %ld to %ld"
#define MSG_SET_CHOICE "P113", "\"%.*s\" is no choice for \"%s\""
#define MSG_SET_LONG "P114", "%s has %zu characters, more than %d"
#define MSG_SET_CONTROL "P115", \
	"%s holds the invisible character U+%04X"
#define MSG_SET_BRACES "P117", \
	"\"{{\" in a value is printed as it stands, never filled in"
#define MSG_SET_TBD "P118", "%s is still \"%.*s\""
#define MSG_SET_PHONE "P141", \
	"\"%.*s\" has %zu digits; a number has 10, or 11 with the 1"
#define MSG_SET_OPEN "P119", "\"%.*s\" is not in our list"

/* References and roles. */
#define MSG_SET_ID_TWICE "P120", "the id \"%.*s\" is taken"
#define MSG_SET_REFERENCE "P121", "no %s has the id \"%.*s\""
#define MSG_SET_KEY_TWICE "P122", "<%s %s=\"%.*s\"> stands twice"
#define MSG_SET_ROLE "P123", "no role is called \"%.*s\""
#define MSG_SET_ROLE_FORM "P124", \
	"a role needs either \"use\", or \"id\" with \"combines\""
#define MSG_SET_ROLE_TWICE "P125", "the role \"%.*s\" stands twice"
#define MSG_SET_ROLE_BUILTIN "P126", \
	"\"%.*s\" is a built-in role and can't be combined anew"
#define MSG_SET_ROLE_CYCLE "P127", "the role \"%.*s\" combines itself"
#define MSG_SET_WHO "P116", "\"%.*s\" is no person, office or role"
#define MSG_SET_VALUE_TWICE "P129", "%s names \"%.*s\" twice"
#define MSG_SET_OFFICE "P128", "nobody is the privacy officer"

/* Meaning. */
#define MSG_SET_DATES "P130", "\"%s\" (%.*s) is not after \"%s\" (%.*s)"
#define MSG_SET_REVISION "P131", \
	"no <revision> says what version %.*s changed"
#define MSG_SET_BACKUP "P132", "the backup is the %s, \"%.*s\""
#define MSG_SET_DEPUTY "P133", \
	"the deputy is the person who holds the office, \"%.*s\""
#define MSG_SET_APPROVER "P134", "\"%.*s\" approves what \"%.*s\" writes"
#define MSG_SET_SELF "P135", \
	"\"%.*s\" writes and approves the handbook alone"
#define MSG_SET_REVISION_DATE "P137", \
	"version %.*s is dated %.*s, after the effective date %.*s"
#define MSG_SET_REVISION_TWICE "P138", "version %.*s stands twice"
#define MSG_SET_STILL_SAMPLE "P142", "%s is still the sample \"%.*s\""
#define MSG_SET_EXPIRED "P143", \
	"the agreement of \"%.*s\" ended on %.*s, before the effective date %.*s"
#define MSG_SET_REVIEWED "P144", \
	"last-reviewed %.*s is after the effective date %.*s"
#define MSG_SET_NEWEST "P145", \
	"version %.*s (%.*s) stands after the older one of %.*s"
#define MSG_SET_ACCOUNT_TWICE "P146", \
	"the account \"%.*s\" on %.*s stands twice"
#define MSG_SET_OWNER "P147", "nobody answers for the account \"%.*s\""
#define MSG_SET_REVIEWER "P148", \
	"<law-review state=\"%.*s\"> does not say who read the law"
#define MSG_SET_LAW_LATE "P149", \
	"the law of %.*s was reviewed on %.*s, after the effective date %.*s"
#define MSG_SET_LAW_STATE "P150", \
	"a review of the law of %.*s, which is no state of yours"

/* init. */
#define MSG_SET_PROFILE "P140", "no profile is called \"%s\""

#endif
