/* edition_messages.h - findings of editions; see src/man/messages. */
#ifndef PRECEPT_EDITION_MESSAGES_H
#define PRECEPT_EDITION_MESSAGES_H

#define MSG_EDITION_FORMAT "P601", "this is not an edition of format %s"
#define MSG_EDITION_PART "P602", "the edition's \"%s\" is missing or damaged"

#endif
