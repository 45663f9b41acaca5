#include "item/item_code.h"

#include "base/arena.h"
#include "base/ascii.h"

#define DIGITS 6	/* of the quiz digest: one in 16 million by chance */

static const char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

static unsigned
value_of(char c)
{
	return ascii_is_digit(c) ? (unsigned)(c - '0') :
	    (unsigned)(c - 'A') + 10;
}

/*
 * ISO/IEC 7064, MOD 37,36: finds every wrong character and nearly all that are
 * swapped, with a check character from the same alphabet.
 */
static char
check_character(struct str text)
{
	unsigned p = 36;

	for (size_t i = 0; i < text.len; i++) {
		p = (p + value_of(text.ptr[i])) % 36;
		p = (p == 0 ? 36 : p) * 2 % 37;
	}
	return alphabet[(37 - p) % 36];
}

/* Letters and digits of text, in upper case. */
static struct str
bare(struct arena *a, struct str text)
{
	char *out = arena_alloc(a, text.len + 1);
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++) {
		const char c = text.ptr[i];

		if (ascii_is_small(c))
			out[n++] = (char)(c - 'a' + 'A');
		else if (ascii_is_digit(c) || ascii_is_letter(c))
			out[n++] = c;
	}
	return (struct str){ out, n };
}

static struct str
digits_of(struct arena *a, const struct digest *quiz)
{
	return bare(a, str_sub(digest_hex(a, quiz), 0, DIGITS));
}

struct str
item_code_of(struct arena *a, struct str form, const struct digest *quiz)
{
	const struct str id = bare(a, form), digits = digits_of(a, quiz);

	return str_fmt(a, "%.*s-%.*s-%c", STR_ARG(id), STR_ARG(digits),
	    check_character(str_join(a, id, digits)));
}

/* Without what stands before some: "form-A" is "A". */
static struct str
keyed_as(struct arena *a, struct str keyed)
{
	const struct str all = bare(a, keyed);

	return str_starts(all, "FORM") && all.len > 4 ?
	    str_sub(all, 4, all.len) : all;
}

bool
item_code_same(struct arena *a, struct str keyed, struct str other)
{
	return str_eq(keyed_as(a, keyed), keyed_as(a, other));
}

enum item_code_is
item_code_read(struct arena *a, struct str keyed, const struct digest *quiz,
    struct str *form)
{
	const size_t tail = DIGITS + 1;
	const struct str all = keyed_as(a, keyed);

	*form = all;
	if (all.len <= tail)
		return ITEM_CODE_NONE;
	*form = str_sub(all, 0, all.len - tail);
	if (check_character(str_sub(all, 0, all.len - 1)) !=
	    all.ptr[all.len - 1])
		return ITEM_CODE_SLIP;
	return str_eq(str_sub(all, all.len - tail, DIGITS),
	    digits_of(a, quiz)) ? ITEM_CODE_FINE : ITEM_CODE_OTHER_QUIZ;
}
