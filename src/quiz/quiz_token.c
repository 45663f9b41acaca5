#include "quiz/quiz_token.h"

#include "base/arena.h"

enum { DAY = 8, CODE = 32 };	/* digits */

struct str
quiz_token(struct arena *a, struct str secret, const struct digest *quiz,
    struct str person, struct date due)
{
	const struct str day = str_fmt(a, "%04d%02d%02d", due.year, due.month,
	    due.day);
	const struct digest mac = digest_hmac(secret, str_fmt(a,
	    "precept-token-1\n%.*s\n%.*s\n%.*s\n",
	    STR_ARG(digest_hex(a, quiz)), STR_ARG(person), STR_ARG(day)));

	return str_fmt(a, "%.*s-%.*s", STR_ARG(day),
	    STR_ARG(str_sub(digest_hex(a, &mac), 0, CODE)));
}

bool
quiz_token_is(struct arena *a, struct str secret, const struct digest *quiz,
    struct str person, struct str token, struct date *due)
{
	if (token.len != DAY + 1 + CODE || !date_parse(str_fmt(a,
	    "%.4s-%.2s-%.2s", token.ptr, token.ptr + 4, token.ptr + 6), due))
		return false;
	return str_eq(token, quiz_token(a, secret, quiz, person, *due));
}
