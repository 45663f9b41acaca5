/* report_messages.h - findings of the coverage report; see src/man/messages. */
#ifndef PRECEPT_REPORT_MESSAGES_H
#define PRECEPT_REPORT_MESSAGES_H

#define MSG_FEW_EXAM "P801", \
	"fewer than two exam questions test the critical rule \"%.*s\" for %.*s"
#define MSG_SHARED_PAGE "P802", \
	"%zu of %zu sentences of the page for \"%.*s\" are on the page for " \
	"\"%.*s\" too"
#define MSG_SMALL_BANK "P803", \
	"\"%.*s\" has %zu exam question%s, not twice the %zu of a paper"
#define MSG_SHORT_PAPER "P804", \
	"a paper of %zu questions is too short: \"%.*s\" has %zu critical rules"

#endif
