/* grade_import_messages.h - findings of an LMS's export; see src/man/messages. */
#ifndef PRECEPT_GRADE_IMPORT_MESSAGES_H
#define PRECEPT_GRADE_IMPORT_MESSAGES_H

/* The mapping */
#define MSG_MAPPING_ROOT "P980", \
	"this is not a mapping of completions: its first element is <%.*s>"
#define MSG_MAPPING_ODD "P981", "\"%.*s\" has no place in <%.*s>"
#define MSG_MAPPING_LACKS "P982", "<%.*s> lacks %s"
#define MSG_MAPPING_VALUE "P983", "\"%.*s\" is not %.*s"
#define MSG_MAPPING_TWICE "P984", "the %s \"%.*s\" stands here twice"
#define MSG_MAPPING_WITHOUT "P985", "the mapping has no %s"

/* The export */
#define MSG_IMPORT_COLUMN "P986", "no column is called \"%.*s\""
#define MSG_IMPORT_COLUMNS "P987", "two columns are called \"%.*s\""
#define MSG_IMPORT_STATUS "P988", "the mapping does not say what \"%.*s\" means"
#define MSG_IMPORT_CELL "P989", "\"%.*s\" is not %s"

#endif
