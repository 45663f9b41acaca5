/* grade_import_messages.h - findings of an LMS's export; see src/man/messages. */
#ifndef PRECEPT_GRADE_IMPORT_MESSAGES_H
#define PRECEPT_GRADE_IMPORT_MESSAGES_H

/* The mapping */
#define MSG_MAPPING_ROOT "P990", \
	"this is not a mapping of completions: its first element is <%.*s>"
#define MSG_MAPPING_ODD "P991", "\"%.*s\" has no place in <%.*s>"
#define MSG_MAPPING_LACKS "P992", "<%.*s> lacks %s"
#define MSG_MAPPING_VALUE "P993", "\"%.*s\" is not %.*s"
#define MSG_MAPPING_TWICE "P994", "the %s \"%.*s\" stands here twice"
#define MSG_MAPPING_WITHOUT "P995", "the mapping has no %s"

#define MSG_GRADE_COMPLETIONS "P989", \
	"--%s says nothing of completions, which hold no answers"

/* The export */
#define MSG_IMPORT_COLUMN "P996", "no column is called \"%.*s\""
#define MSG_IMPORT_COLUMNS "P997", "two columns are called \"%.*s\""
#define MSG_IMPORT_STATUS "P998", "the mapping does not say what \"%.*s\" means"
#define MSG_IMPORT_NONE "P934", "no row of this export is of a quiz that the " \
	"mapping names"
#define MSG_IMPORT_CELL "P999", "\"%.*s\" is not %s"

#endif
