#include "settings/settings_part.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/date.h"
#include "base/utf8.h"
#include "settings/settings_meant.h"
#include "settings/settings_messages.h"

static bool
is_id(struct str s)
{
	if (s.len == 0 || s.len > SETTINGS_MAX_ID || !ascii_is_small(s.ptr[0]))
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (!ascii_is_small(s.ptr[i]) && !ascii_is_digit(s.ptr[i]) && s.ptr[i] != '-')
			return false;
	return true;
}

/* 3, 3.0, 3.1.2 */
static bool
is_version(struct str s)
{
	bool after_digit = false;

	if (s.len == 0 || s.len > 20)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (!ascii_is_digit(s.ptr[i]) && (s.ptr[i] != '.' || !after_digit))
			return false;
		after_digit = ascii_is_digit(s.ptr[i]);
	}
	return after_digit;
}

static bool
is_number(struct str s)
{
	if (s.len == 0 || (s.len > 1 && s.ptr[0] == '0'))
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (!ascii_is_digit(s.ptr[i]))
			return false;
	return true;
}

/* 0, 1, 0.8, 0.805, 1.00: a share with at most three decimals. */
static bool
is_percent(struct str s)
{
	if (s.len == 0 || s.len > 5 || (s.ptr[0] != '0' && s.ptr[0] != '1'))
		return false;
	if (s.len == 1)
		return true;
	if (s.ptr[1] != '.' || s.len == 2)
		return false;
	for (size_t i = 2; i < s.len; i++)
		if (!ascii_is_digit(s.ptr[i]) || (s.ptr[0] == '1' && s.ptr[i] != '0'))
			return false;
	return true;
}

/* Anything a person dials: 3 to 20 digits, and an extension. */
static bool
is_phone(struct str s)
{
	size_t digits = 0;
	size_t ext = str_find(s, "ext", 0);

	if (s.len > 40)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (ascii_is_digit(s.ptr[i]))
			digits++;
		else if (i >= ext && i < ext + 3)
			continue;
		else if (memchr(" ()+-./x", s.ptr[i], 8) == NULL)
			return false;
	}
	return digits >= 3 && digits <= 20;
}

/* The host part of an address: labels of letters, digits and -. */
static bool
is_host(struct str s)
{
	size_t dots = 0, label = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '.') {
			if (label == 0)
				return false;
			dots++;
			label = 0;
		} else if (ascii_is_letter(s.ptr[i]) || ascii_is_digit(s.ptr[i]) ||
		    (s.ptr[i] == '-' && label > 0)) {
			label++;
		} else {
			return false;
		}
	}
	return dots > 0 && label > 1;
}

/* local@host with the characters that work addresses have. */
static bool
is_email(struct str s)
{
	size_t at = str_chr(s, '@', 0);

	if (at == 0 || at == s.len || s.len > 254)
		return false;
	for (size_t i = 0; i < at; i++)
		if (!ascii_is_letter(s.ptr[i]) && !ascii_is_digit(s.ptr[i]) &&
		    memchr(".!#$%&'*+/=?^_`{|}~-", s.ptr[i], 20) == NULL)
			return false;
	return s.ptr[0] != '.' && s.ptr[at - 1] != '.' &&
	    is_host(str_sub(s, at + 1, s.len));
}

/* http or https, a host, then characters that a URL may hold (RFC 3986). */
static bool
is_url(struct str s)
{
	struct str rest, host;
	size_t end;

	if (str_starts(s, "https://"))
		rest = str_sub(s, 8, s.len);
	else if (str_starts(s, "http://"))
		rest = str_sub(s, 7, s.len);
	else
		return false;
	for (size_t i = 0; i < rest.len; i++)
		if (rest.ptr[i] <= ' ' || rest.ptr[i] >= 0x7f ||
		    memchr("\"<>\\^`{|}", rest.ptr[i], 9) != NULL)
			return false;
	for (end = 0; end < rest.len; end++)
		if (memchr("/?#:", rest.ptr[end], 4) != NULL)
			break;
	host = str_sub(rest, 0, end);
	if (end < rest.len && rest.ptr[end] == ':')
		for (end++; end < rest.len && rest.ptr[end] != '/'; end++)
			if (!ascii_is_digit(rest.ptr[end]))
				return false;
	return s.len <= 2000 && is_host(host);
}

static bool
is_color(struct str s)
{
	if (s.len != 7 || s.ptr[0] != '#')
		return false;
	for (size_t i = 1; i < 7; i++)
		if (!ascii_is_digit(s.ptr[i]) && (s.ptr[i] < 'A' || s.ptr[i] > 'F') &&
		    (s.ptr[i] < 'a' || s.ptr[i] > 'f'))
			return false;
	return true;
}

/* Relative, and no step up. */
static bool
is_file(struct str s)
{
	struct str rest = s;

	if (s.len == 0 || s.len > SETTINGS_MAX_LINE || s.ptr[0] == '/' ||
	    str_chr(s, '\\', 0) < s.len || str_chr(s, ':', 0) < s.len)
		return false;
	while (rest.ptr != NULL) {
		struct str step = str_cut(&rest, '/');

		if (step.len == 0 || str_is(step, ".."))
			return false;
	}
	return true;
}

const char *
settings_type_words(enum settings_type type)
{
	static const char *const words[] = {
		[SET_LINE] = "words on one line",
		[SET_TEXT] = "a sentence or a few",
		[SET_ID] = ("an id: a small letter, then small letters, "
		    "digits and -"),
		[SET_VERSION] = "a version such as 3.0",
		[SET_DATE] = "a date such as 2026-12-01",
		[SET_INT] = "a whole number",
		[SET_PERCENT] = "a share such as 0.80",
		[SET_BOOL] = "yes or no",
		[SET_PHONE] = "a telephone number",
		[SET_EMAIL] = "an e-mail address",
		[SET_URL] = "a web address with https://",
		[SET_STATE] = "the two letters of a state",
		[SET_COLOR] = "a color such as #1F4E79",
		[SET_FILE] = "a file below this folder",
		[SET_CHOICE] = "one of a list",
		[SET_OPEN] = "one of a list, or your own word",
		[SET_PERSON] = "the id of a person",
		[SET_TOOL] = "the id of a tool",
		[SET_SITE] = "the id of a site",
		[SET_WHO] = "the id of a person, an office or a role",
		[SET_ROLE] = "a role",
	};

	return words[type];
}

bool
settings_has_form(const struct settings_field *f, struct str s)
{
	struct date d;

	switch (f->type) {
	case SET_ID:
	case SET_PERSON:
	case SET_TOOL:
	case SET_SITE:
	case SET_WHO:
	case SET_ROLE:
		return is_id(s);
	case SET_VERSION:
		return is_version(s);
	case SET_DATE:
		return date_parse(s, &d);
	case SET_INT:
		return is_number(s);
	case SET_PERCENT:
		return is_percent(s);
	case SET_BOOL:
		return str_is(s, "yes") || str_is(s, "no");
	case SET_PHONE:
		return is_phone(s);
	case SET_EMAIL:
		return is_email(s);
	case SET_URL:
		return is_url(s);
	case SET_STATE:
		return settings_choice_find(settings_states, s.ptr, s.len) !=
		    NULL;
	case SET_COLOR:
		return is_color(s);
	case SET_FILE:
		return is_file(s);
	case SET_LINE:
	case SET_TEXT:
	case SET_CHOICE:
	case SET_OPEN:
		return true;
	}
	return false;
}

static int
check_form(struct diag *dg, const struct settings_field *f, struct str s,
    struct pos at)
{
	if (settings_has_form(f, s))
		return 0;
	diag_error(dg, at, MSG_SET_TYPE, STR_ARG(str_sub(s, 0,
	    SETTINGS_QUOTE_MAX)), settings_type_words(f->type));
	settings_hint_form(dg, f, s);
	return -1;
}

static int
check_range(struct diag *dg, const struct settings_field *f, struct str s,
    struct pos at)
{
	long n = 0;

	for (size_t i = 0; i < s.len && n < 1000000000; i++)
		n = n * 10 + (s.ptr[i] - '0');
	if (n >= f->min && n <= f->max)
		return 0;
	diag_error(dg, at, MSG_SET_RANGE, f->name, STR_ARG(s), f->min, f->max);
	diag_hint(dg, "write %ld", n < f->min ? f->min : f->max);
	return -1;
}

static int
check_choice(struct diag *dg, const struct settings_field *f, struct str s,
    struct pos at)
{
	const struct settings_choice *near;

	if (settings_choice_find(f->choices, s.ptr, s.len) != NULL)
		return 0;
	if (f->type == SET_OPEN) {
		near = settings_choice_near(f->choices, s);
		if (near != NULL) {
			diag_warn(dg, at, MSG_SET_OPEN, STR_ARG(s));
			diag_hint(dg, "did you mean \"%s\"?", near->id);
		}
		return 0;
	}
	diag_error(dg, at, MSG_SET_CHOICE,
	    STR_ARG(str_sub(s, 0, SETTINGS_QUOTE_MAX)), f->name);
	settings_hint_form(dg, f, s);
	return -1;
}

/*
 * A number of the United States has ten digits, after a 1 or not. The services
 * of three digits, the codes for text messages and whatever begins with a
 * country are none.
 */
static void
check_phone(struct diag *dg, const struct settings_field *f, struct str s,
    struct pos at)
{
	static const char *const services[] = { "211", "311", "711", "911",
		"988" };
	struct str number = str_sub(s, 0, str_chr(s, 'x', 0));
	size_t n = 0;
	char first = '\0';

	if (str_ends(number, "e"))	/* of "ext" */
		number.len--;
	for (size_t i = 0; i < number.len; i++)
		if (ascii_is_digit(number.ptr[i]) && n++ == 0)
			first = number.ptr[i];
	for (size_t i = 0; i < NELEM(services); i++)
		if (str_is(str_trim(number), services[i]))
			return;
	if ((n == 10 && !str_starts(number, "+1")) ||
	    (n == 11 && first == '1') || (str_starts(number, "+") &&
	    first != '1') || str_starts(number, "011") ||
	    (!strcmp(f->name, "text-message") && (n == 5 || n == 6)))
		return;
	diag_warn(dg, at, MSG_SET_PHONE, STR_ARG(s), n);
	diag_hint(dg, "write it like this: %s, or begin it with + and the "
	    "number of its country", f->example);
}

/* TBD, [name] and the like: it is still to be filled in. */
static bool
is_later(struct str s)
{
	static const char *const later[] = { "tbd", "tba", "todo", "fixme",
		"xxx", "???", "...", "\xe2\x80\xa6", "n/a" };

	for (size_t i = 0; i < NELEM(later); i++)
		if (meant_same(s, str_of(later[i])))
			return true;
	return str_starts(s, "[") && str_ends(s, "]");
}

/* What holds for the characters of every value. */
static int
check_text(struct diag *dg, const struct settings_field *f, struct str s,
    struct pos at)
{
	const int max = f->type == SET_TEXT ? SETTINGS_MAX_TEXT :
	    SETTINGS_MAX_LINE;
	size_t n = utf8_len(s);

	for (size_t i = 0; i < s.len;) {
		uint32_t c = utf8_next(s, &i);

		if (utf8_is_invisible(c)) {
			diag_error(dg, at, MSG_SET_CONTROL, f->name,
			    (unsigned)c);
			diag_hint(dg, "delete the value and type it again");
			return -1;
		}
	}
	if (n > (size_t)max && f->type != SET_URL && f->type != SET_EMAIL) {
		diag_error(dg, at, MSG_SET_LONG, f->name, n, max);
		diag_hint(dg, "shorten it, or put it into a policy of your "
		    "own");
		return -1;
	}
	if (is_later(s)) {
		diag_warn(dg, at, MSG_SET_TBD, f->name, STR_ARG(s));
		if ((f->flags & SET_REQUIRED) != 0)
			diag_hint(dg, "write it like this: %s", f->example);
		else
			diag_hint(dg, "delete it: what has no value prints "
			    "as a marked gap");
	}
	if (str_find(s, "{{", 0) < s.len) {
		diag_warn(dg, at, MSG_SET_BRACES);
		diag_hint(dg, "write the words themselves");
	}
	return 0;
}

int
settings_type_check(struct diag *dg, const struct settings_field *f,
    struct str text, struct pos at)
{
	if (check_text(dg, f, text, at) != 0 ||
	    check_form(dg, f, text, at) != 0)
		return -1;
	if (f->type == SET_PHONE)
		check_phone(dg, f, text, at);
	if (f->type == SET_INT)
		return check_range(dg, f, text, at);
	if (f->choices != NULL && f->type != SET_STATE)
		return check_choice(dg, f, text, at);
	return 0;
}
