#include "item/item_part.h"

#include "base/ascii.h"
#include "base/xml_in.h"
#include "item/item.h"
#include "item/item_messages.h"

static bool
is_id(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		const char c = s.ptr[i];
		const bool first = ascii_is_letter(c) || c == '_' ||
		    (unsigned char)c >= 0x80;

		if (!first && (i == 0 ||
		    !(ascii_is_digit(c) || c == '-' || c == '.')))
			return false;
	}
	return s.len != 0 && s.len <= ITEM_ID_MAX;
}

bool
item_is_number(struct str s, unsigned max, unsigned *out)
{
	unsigned n = 0;

	if (s.len == 0 || s.len > 9)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (!ascii_is_digit(s.ptr[i]))
			return false;
		n = n * 10 + (unsigned)(s.ptr[i] - '0');
	}
	if (n > max)
		return false;
	*out = n;
	return true;
}

void
item_missing(struct item_reader *r, const struct xml_node *n,
    const char *what)
{
	diag_error(r->dg, n->at, MSG_ITEM_MISSING, STR_ARG(n->name), what);
	diag_hint(r->dg, "add it, or have the file made again");
}

void
item_wrong(struct item_reader *r, struct pos at, struct str value,
    const char *what)
{
	diag_error(r->dg, at, MSG_ITEM_VALUE, STR_ARG(str_sub(value, 0, 80)),
	    what);
	diag_hint(r->dg, "put %s there", what);
}

void
item_odd_element(struct item_reader *r, const struct xml_node *n)
{
	diag_error(r->dg, n->at, MSG_ITEM_ELEMENT, STR_ARG(n->name),
	    STR_ARG(n->parent != NULL ? n->parent->name : STR_LIT("")));
	diag_hint(r->dg, "take it out; precept-quiz(5) tells what is read");
}

void
item_twice(struct item_reader *r, struct pos at, const char *what,
    struct str id)
{
	diag_error(r->dg, at, MSG_ITEM_TWICE, what,
	    STR_ARG(str_sub(id, 0, 80)));
	diag_hint(r->dg, "take out one of the two");
}

void
item_unknown(struct item_reader *r, struct pos at, const char *what,
    struct str id)
{
	diag_error(r->dg, at, MSG_ITEM_UNKNOWN, what,
	    STR_ARG(str_sub(id, 0, 80)));
	diag_hint(r->dg, "name one that is there; capital and small letters "
	    "differ");
}

void
item_no_words(struct item_reader *r, const struct xml_node *n)
{
	for (const struct xml_node *c = n->first; c != NULL; c = c->next)
		if (c->name.ptr == NULL && str_trim(c->text).len != 0) {
			item_wrong(r, c->at, str_trim(c->text), "an element");
			return;
		}
}

struct str
item_attr(struct item_reader *r, const struct xml_node *n, const char *name)
{
	const struct str value = xml_attr_value(n, name);

	if (value.len == 0) {
		item_missing(r, n, name);
		return STR_LIT("");
	}
	return value;
}

struct str
item_attr_id(struct item_reader *r, const struct xml_node *n,
    const char *name)
{
	const struct str value = item_attr(r, n, name);

	if (value.len != 0 && !is_id(value)) {
		item_wrong(r, xml_attr(n, name)->at, value,
		    "an identifier of at most 64 bytes");
		return STR_LIT("");
	}
	return value;
}

unsigned
item_attr_number(struct item_reader *r, const struct xml_node *n,
    const char *name, unsigned min, unsigned max)
{
	const struct str value = item_attr(r, n, name);
	unsigned got = 0;

	if (value.len != 0 && (!item_is_number(value, max, &got) ||
	    got < min)) {
		item_wrong(r, xml_attr(n, name)->at, value,
		    str_c(r->a, str_fmt(r->a, "a number from %u to %u", min,
		    max)));
		return 0;
	}
	return got;
}
