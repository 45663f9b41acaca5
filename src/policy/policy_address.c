#include "policy/policy_part.h"

#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "policy/policy_messages.h"

/*
 * Addresses that a reader's program would refuse or read otherwise than it
 * looks (RFC 3986, 6068, 3966): narrower than those, as no handbook needs more.
 */
enum { ADDRESS_MAX = 2000, HOST_MAX = 253, LABEL_MAX = 63, PORT_MAX = 65535 };

static bool
is_alnum(char b)
{
	return ascii_is_digit(b) || ascii_is_letter(b);
}

static bool
is_hex(char b)
{
	return ascii_is_digit(b) || (b >= 'a' && b <= 'f') || (b >= 'A' && b <= 'F');
}

static bool
is_host(struct str s)
{
	size_t label = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '.') {
			if (label == 0 || s.ptr[i - 1] == '-')
				return false;
			label = 0;
		} else if (!is_alnum(s.ptr[i]) &&
		    (s.ptr[i] != '-' || label == 0))
			return false;
		else if (++label > LABEL_MAX)
			return false;
	}
	return label > 0 && s.ptr[s.len - 1] != '-' && s.len <= HOST_MAX;
}

/* "[2001:db8::1]" */
static bool
is_ipv6(struct str s)
{
	size_t colons = 0;

	if (s.len < 4 || s.ptr[0] != '[' || s.ptr[s.len - 1] != ']')
		return false;
	for (size_t i = 1; i + 1 < s.len; i++) {
		if (!is_hex(s.ptr[i]) && s.ptr[i] != ':' && s.ptr[i] != '.')
			return false;
		colons += s.ptr[i] == ':';
	}
	return colons >= 2 && colons <= 7;
}

static bool
is_port(struct str s)
{
	unsigned n = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (!ascii_is_digit(s.ptr[i]) || i >= 5)
			return false;
		n = 10 * n + (unsigned)(s.ptr[i] - '0');
	}
	return n >= 1 && n <= PORT_MAX;
}

static size_t
end_of(struct str s, const char *any)
{
	size_t i = 0;

	while (i < s.len && strchr(any, s.ptr[i]) == NULL)
		i++;
	return i;
}

static const char *
web(struct str rest)
{
	struct str host;
	size_t colon;

	if (!str_starts(rest, "//"))
		return "two slashes follow the colon";
	rest = str_sub(rest, 2, rest.len);
	host = str_sub(rest, 0, end_of(rest, "/?#"));
	if (str_chr(host, '@', 0) != host.len)
		return "a name stands before its host";
	colon = host.len;
	while (colon > 0 && ascii_is_digit(host.ptr[colon - 1]))
		colon--;
	if (colon > 0 && host.ptr[colon - 1] == ':' && host.ptr[0] != ':') {
		if (!is_port(str_sub(host, colon, host.len)))
			return "its port is none from 1 to 65535";
		host.len = colon - 1;
	}
	return is_host(host) || is_ipv6(host) ? NULL :
	    "it has no host such as example.org";
}

static const char *
mail(struct str rest, bool values)
{
	const struct str whole = str_sub(rest, 0, str_chr(rest, '?', 0));
	const size_t sign = str_chr(whole, '@', 0);

	if (values && sign == whole.len && whole.len != 0)
		return NULL;
	return sign != 0 && is_host(str_sub(whole, sign + 1, whole.len)) ?
	    NULL : "it is no address such as name@example.org";
}

static const char *
phone(struct str rest)
{
	size_t digits = 0, i;

	rest.len = str_chr(rest, ';', 0);
	for (i = 0; i < rest.len; i++) {
		digits += ascii_is_digit(rest.ptr[i]);
		if (strchr("0123456789-.()", rest.ptr[i]) == NULL &&
		    (rest.ptr[i] != '+' || i != 0))
			return "a phone number has only digits, and - . ( )";
	}
	return digits != 0 ? NULL : "it has no number";
}

static const char *
characters(struct str s)
{
	if (s.len > ADDRESS_MAX)
		return "it is longer than any address";
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == ' ')
			return "an address has no spaces";
		if (s.ptr[i] < ' ' || s.ptr[i] >= 0x7f ||
		    strchr("\"<>\\^`{|}", s.ptr[i]) != NULL)
			return "an address has no such character";
		if (s.ptr[i] != '%')
			continue;
		if (i + 2 >= s.len || !is_hex(s.ptr[i + 1]) ||
		    !is_hex(s.ptr[i + 2]) ||
		    str_starts(str_sub(s, i, 3), "%00"))
			return "after % stand two digits of a character";
	}
	return NULL;
}

/* The address as it is when each value is "1". */
static struct str
filled(struct arena *a, struct str target)
{
	struct buf b;
	struct str s;
	size_t from = 0, open, end;

	buf_init(&b, SIZE_MAX);
	while ((open = str_find(target, "{{", from)) < target.len) {
		end = str_find(target, "}}", open);
		buf_str(&b, str_sub(target, from, open - from));
		buf_putc(&b, '1');
		from = end < target.len ? end + 2 : end;
	}
	buf_str(&b, str_sub(target, from, target.len));
	s = str_dup(a, buf_view(&b));
	buf_free(&b);
	return s;
}

const char *
policy_address_check(struct arena *a, struct str target)
{
	const struct str s = filled(a, target);
	const size_t colon = str_chr(s, ':', 0);
	const struct str kind = str_sub(s, 0, colon);
	const struct str rest = str_sub(s, colon + 1, s.len);
	const char *why;

	if (rest.len == 0)
		return "nothing follows the colon";
	why = characters(s);
	if (why != NULL)
		return why;
	return str_is(kind, "mailto") ? mail(rest, s.len != target.len) :
	    str_is(kind, "tel") ? phone(rest) : web(rest);
}
