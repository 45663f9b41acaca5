/*
 * item_names.c - QTI 2.1 and 2.2 call things as 3.0 does, but for capitals in
 * place of hyphens and without "qti-": responseIf is qti-response-if. So the
 * readers ask for the names of 3.0 alone.
 */
#include "item/item_part.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/xml_in.h"
#include "item/item.h"

static bool
is_old(const struct xml_node *n)
{
	return str_is(n->ns, ITEM_QTI_21_NS) || str_is(n->ns, ITEM_QTI_22_NS);
}

bool
item_is_qti(const struct xml_node *n)
{
	return str_is(n->ns, ITEM_QTI_NS) || is_old(n);
}

/* Is camel, such as "responseIf", the old way of writing "response-if"? */
static bool
is_camel(struct str camel, const char *name)
{
	size_t i = 0;

	for (; *name != '\0'; name++, i++) {
		if (i == camel.len)
			return false;
		if (*name == '-') {
			name++;
			if (ascii_is_small(camel.ptr[i]) ||
			    ascii_small(camel.ptr[i]) != *name)
				return false;
		} else if (camel.ptr[i] != *name)
			return false;
	}
	return i == camel.len;
}

bool
item_is(const struct xml_node *n, const char *name)
{
	if (n == NULL || n->name.ptr == NULL)
		return false;
	if (str_is(n->ns, ITEM_QTI_NS))
		return str_is(n->name, name);
	return is_old(n) &&
	    is_camel(n->name, str_starts(str_of(name), "qti-") ? name + 4 :
	    name);
}

static const struct xml_node *
from(const struct xml_node *n, const char *name)
{
	while (n != NULL && !item_is(n, name))
		n = n->next;
	return n;
}

const struct xml_node *
item_child(const struct xml_node *n, const char *name)
{
	return n != NULL ? from(n->first, name) : NULL;
}

const struct xml_node *
item_next(const struct xml_node *n, const char *name)
{
	return n != NULL ? from(n->next, name) : NULL;
}

struct str
item_qti_attr(const struct xml_node *n, const char *name)
{
	const struct xml_attr *at = n->attrs;

	while (at != NULL && !(is_old(n) ? is_camel(at->name, name) :
	    str_is(at->name, name)))
		at = at->next;
	return at != NULL ? str_trim(at->value) : (struct str){ NULL, 0 };
}

struct str
item_qti_name(struct arena *a, const struct xml_node *n)
{
	char *p = arena_array(a, n->name.len + 3, 2);
	size_t len = 0;

	if (!is_old(n))
		return n->name;
	for (const char *q = "qti-"; *q != '\0'; q++)
		p[len++] = *q;
	for (size_t i = 0; i < n->name.len; i++) {
		const char c = n->name.ptr[i];

		if (ascii_small(c) != c)
			p[len++] = '-';
		p[len++] = ascii_small(c);
	}
	return (struct str){ p, len };
}

bool
item_is_units(struct str s, int64_t *out)
{
	int64_t n = 0, unit = ITEM_POINT;
	bool minus = false, digits = false, point = false;
	size_t i = 0;

	if (s.len != 0 && (s.ptr[0] == '-' || s.ptr[0] == '+')) {
		minus = s.ptr[0] == '-';
		i = 1;
	}
	for (; i < s.len; i++) {
		const char c = s.ptr[i];

		if (c == '.' && !point) {
			point = true;
			continue;
		}
		if (!ascii_is_digit(c))
			return false;
		digits = true;
		if (!point)
			n = n * 10 + (c - '0') * ITEM_POINT;
		else if (unit % 10 == 0)
			n += (c - '0') * (unit /= 10);
		else if (c != '0')
			return false;
		if (n > ITEM_POINTS_MAX * ITEM_POINT)
			return false;
	}
	*out = minus ? -n : n;
	return digits;
}
