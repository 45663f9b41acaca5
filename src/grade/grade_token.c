/* grade_token.c - tokens of people. The format: precept-quiz(5). */
#include "grade/grade_part.h"

#include "grade/grade_messages.h"
#include "item/item_token.h"

bool
grade_token_check(struct grade_run *g, const struct grade_response *r,
    struct date *due)
{
	const struct str token = str_trim(r->token);

	if (!item_token_parse(token, due)) {
		diag_error(g->diag, r->where(r, GRADE_F_TOKEN),
		    MSG_GRADE_NOT_TOKEN, STR_ARG(str_sub(token, 0, 60)));
		diag_hint(g->diag, "a token looks like 20261231-0123456789"
		    "abcdef0123456789abcdef; precept quiz token makes them");
		return false;
	}
	if (g->secret.ptr == NULL) {
		g->unchecked++;
		return true;
	}
	if (item_token_is(g->scratch, g->secret, &g->key.pack->digest,
	    r->folded, token, due))
		return true;
	diag_error(g->diag, r->where(r, GRADE_F_TOKEN), MSG_GRADE_TOKEN,
	    STR_ARG(str_trim(r->person)));
	diag_hint(g->diag, "was it given to somebody else, or for another "
	    "quiz? private/tokens/ lists them; or name the right --secret");
	return false;
}
