/* quiz_scorm_messages.h - findings of the LMS package; see src/man/messages. */
#ifndef PRECEPT_QUIZ_SCORM_MESSAGES_H
#define PRECEPT_QUIZ_SCORM_MESSAGES_H

#define MSG_SCORM_CHOICES "P896", \
	"the question \"%.*s\" has %zu choices, and an LMS tells only %d apart"

#endif
