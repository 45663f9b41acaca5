/* edition_messages.h - findings of editions; see src/man/messages. */
#ifndef PRECEPT_EDITION_MESSAGES_H
#define PRECEPT_EDITION_MESSAGES_H

#define MSG_EDITION_FORMAT "P601", "this is not an edition of format %s"
#define MSG_EDITION_PART "P602", "the edition's \"%s\" is missing or damaged"

#define MSG_EDITION_AGAIN "P603", \
	"the last edition can't be read, so everything is made again"
#define MSG_STALE_REMOVED "P604", \
	"removed: the last edition had it, this one does not"
#define MSG_STALE_LEFT "P605", "this belongs to no edition now, and can't be " \
	"removed: %s"
#define MSG_EDITION_GONE "P606", \
	"no edition vouches for the files here now; the last one is %s"

#endif
