#include "item/item_token.h"

#include "base/arena.h"
#include "base/ascii.h"

enum { DAY = 8, CODE = 32 };	/* digits */

struct str
item_token(struct arena *a, struct str secret, const struct digest *quiz,
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
item_token_parse(struct str token, struct date *due)
{
	const char *p = token.ptr;

	if (token.len != DAY + 1 + CODE || p[DAY] != '-')
		return false;
	for (size_t i = DAY + 1; i < token.len; i++)
		if (!ascii_is_digit(p[i]) && (p[i] < 'a' || p[i] > 'f'))
			return false;
	return date_parse((struct str){ (const char []){ p[0], p[1], p[2],
	    p[3], '-', p[4], p[5], '-', p[6], p[7] }, DAY + 2 }, due);
}

bool
item_token_is(struct arena *a, struct str secret, const struct digest *quiz,
    struct str person, struct str token, struct date *due)
{
	unsigned char differ = 0;
	struct str right;

	if (!item_token_parse(token, due))
		return false;
	right = item_token(a, secret, quiz, person, *due);
	for (size_t i = 0; i < DAY + 1 + CODE; i++)
		differ |= (unsigned char)(right.ptr[i] ^ token.ptr[i]);
	return differ == 0;
}
