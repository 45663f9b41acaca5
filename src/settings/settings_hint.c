#include "settings/settings_part.h"

#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/date.h"
#include "base/diag.h"
#include "settings/settings_meant.h"

static bool
starts(struct str s, const char *with)
{
	return meant_same(str_sub(s, 0, strlen(with)), str_of(with));
}

/* The text m, if it has the form of f. */
static bool
hint_if(struct diag *dg, const struct settings_field *f,
    const struct meant *m)
{
	if (!settings_has_form(f, meant_view(m)))
		return false;
	diag_hint(dg, "write %s", m->text);
	return true;
}

/* --- dates --- */

/* The numbers of a date and the month that it names. */
struct parts {
	int n[3];
	size_t digits[3];
	size_t count;
	int month;		/* by name; 0: none */
	size_t before;		/* numbers that stand before its name */
	char sep;		/* between the first two numbers */
};

static int
month_called(struct str word)
{
	static const char *const names[] = { "january", "february", "march",
		"april", "may", "june", "july", "august", "september",
		"october", "november", "december" };
	struct meant m;

	for (size_t i = 0; i < NELEM(names); i++)
		if (word.len >= 3 && word.len <= strlen(names[i]) &&
		    meant_same(word, str_sub(str_of(names[i]), 0, word.len)))
			return (int)i + 1;
	/* Januray, Septmber */
	meant_slug(&m, word);
	for (size_t i = 0; i < NELEM(names); i++)
		if (word.len >= 5 && str_distance(meant_view(&m),
		    str_of(names[i]), 2) <= 2)
			return (int)i + 1;
	return 0;
}

static bool
date_word(struct parts *p, struct str word)
{
	static const char *const endings[] = { "st", "nd", "rd", "th", "of",
		"monday", "tuesday", "wednesday", "thursday", "friday",
		"saturday", "sunday" };

	if (p->month == 0 && (p->month = month_called(word)) != 0) {
		p->before = p->count;
		return true;
	}
	for (size_t i = 0; i < NELEM(endings); i++)
		if (meant_same(word, str_of(endings[i])))
			return true;
	return false;
}

/* Three numbers, or two and the name of a month, and nothing else. */
static bool
date_parts(struct str s, struct parts *p)
{
	*p = (struct parts){ .count = 0 };
	for (size_t i = 0, from; i < s.len;) {
		from = i;
		if (ascii_is_digit(s.ptr[i])) {
			if (p->count == 3)
				return false;
			for (; i < s.len && ascii_is_digit(s.ptr[i]); i++)
				if (i - from < 4)
					p->n[p->count] = p->n[p->count] * 10 +
					    (s.ptr[i] - '0');
			if (i - from > 4)
				return false;
			p->digits[p->count++] = i - from;
			if (p->count == 1 && i < s.len)
				p->sep = s.ptr[i];
		} else if (ascii_is_letter(s.ptr[i])) {
			while (i < s.len && ascii_is_letter(s.ptr[i]))
				i++;
			if (!date_word(p, str_sub(s, from, i - from)))
				return false;
		} else if (memchr(" .,/-", s.ptr[i++], 5) == NULL) {
			return false;
		}
	}
	return p->count == (p->month == 0 ? 3u : 2u);
}

/* 27-1-15, in the order that the hyphens promise. */
static bool
year_first(const struct parts *p)
{
	return p->sep == '-' && p->digits[0] == 2 && p->digits[2] <= 2 &&
	    p->n[0] > p->n[2] && p->n[0] > 12;
}

/* Which number is what; *how says so where another reading is possible. */
static bool
date_order(const struct parts *p, struct date *d, const char **how)
{
	*how = "";
	if (p->month != 0 && p->digits[0] == 4)
		*d = (struct date){ p->n[0], p->month, p->n[1] };
	else if (p->month != 0)
		*d = (struct date){ p->n[1], p->month, p->n[0] };
	else if (p->digits[0] == 4 && p->n[1] > 12)
		*d = (struct date){ p->n[0], p->n[2], p->n[1] };
	else if (p->digits[0] == 4 || year_first(p))
		*d = (struct date){ p->n[0], p->n[1], p->n[2] };
	else if (p->sep == '.' || (p->n[0] > 12 && p->n[1] <= 12))
		*d = (struct date){ p->n[2], p->n[1], p->n[0] };
	else
		*d = (struct date){ p->n[2], p->n[0], p->n[1] };
	if (p->month == 0 && p->digits[0] == 4 && p->n[1] > 12)
		*how = ", if you mean year-day-month";
	else if (p->month == 0 && year_first(p))
		*how = ", if you mean year-month-day";
	else if (p->month == 0 && p->digits[0] != 4)
		*how = d->month == p->n[0] ? ", if you mean month/day/year" :
		    ", if you mean day.month.year";
	if (d->year < 100 && p->digits[0] != 4)
		d->year += 2000;
	return true;
}

static int
days_of(int year, int month)
{
	const struct date first = { year, month, 1 };

	return (int)(date_days(date_add_months(first, 1)) - date_days(first));
}

static bool
hint_date(struct diag *dg, struct str s)
{
	static const char *const names[] = { "January", "February", "March",
		"April", "May", "June", "July", "August", "September",
		"October", "November", "December" };
	struct parts p;
	struct date d;
	const char *how;
	int days;

	/* A time of day does not matter. */
	if (s.len > 10 && memchr("T ", s.ptr[10], 2) != NULL &&
	    str_chr(s, ':', 11) < s.len)
		s = str_sub(s, 0, 10);
	if (!date_parts(s, &p) || !date_order(&p, &d, &how) || d.month < 1 ||
	    d.month > 12 || d.day < 1)
		return false;
	if (d.year < 1900 || d.year > 2999) {
		diag_hint(dg, "write a year from 1900 to 2999, like this: "
		    "2026-%02d-%02d", d.month, d.day < 28 ? d.day : 28);
		return true;
	}
	days = days_of(d.year, d.month);
	if (d.day > days)
		diag_hint(dg, "%s %d has %d days: write %04d-%02d-%02d, or "
		    "another day", names[d.month - 1], d.year, days, d.year,
		    d.month, days);
	else
		diag_hint(dg, "write %04d-%02d-%02d%s", d.year, d.month, d.day,
		    how);
	return true;
}

/* --- numbers --- */

/* 85, 85 %, .85 and 0,85 */
static bool
hint_percent(struct diag *dg, const struct settings_field *f, struct str s)
{
	struct meant m = { .len = 0 };
	struct str number = s;
	long n = 0;
	size_t i = 0;

	while (number.len > 0 && memchr("% ", number.ptr[number.len - 1], 2) !=
	    NULL)
		number.len--;
	while (i < number.len && ascii_is_digit(number.ptr[i]) && i < 4)
		n = n * 10 + (number.ptr[i++] - '0');
	if (i > 0 && i == number.len && n <= 100 &&
	    (n > 1 || number.len < s.len)) {
		diag_hint(dg, "write %ld.%02ld", n / 100, n % 100);
		return true;
	}
	if (number.len < s.len)
		return false;
	for (i = 0; i < s.len; i++) {
		if (i == 0 && (s.ptr[0] == '.' || s.ptr[0] == ','))
			meant_put(&m, '0');
		meant_put(&m, s.ptr[i] == ',' ? '.' : s.ptr[i]);
	}
	return hint_if(dg, f, &m);
}

/* "36 hours", "1,000", 007: the number; otherwise the range. */
static void
hint_int(struct diag *dg, const struct settings_field *f, struct str s)
{
	long n = 0;
	size_t i = 0, digits = 0;

	for (; i < s.len && (ascii_is_digit(s.ptr[i]) || (s.ptr[i] == ',' &&
	    digits > 0 && i + 3 < s.len && ascii_is_digit(s.ptr[i + 1]))); i++)
		if (s.ptr[i] != ',' && digits++ < 9)
			n = n * 10 + (s.ptr[i] - '0');
	/* 1.5 and 2-3 are two numbers; 36.0 is one. */
	if (i < s.len && s.ptr[i] == '.')
		for (i++; i < s.len && s.ptr[i] == '0'; i++)
			;
	for (; i < s.len && !ascii_is_digit(s.ptr[i]) && s.ptr[i] != '-'; i++)
		;
	if (digits > 0 && i == s.len && n >= f->min && n <= f->max)
		diag_hint(dg, "write %ld", n);
	else
		diag_hint(dg, "write a number from %ld to %ld, like this: %s",
		    f->min, f->max, f->example);
}

static bool
hint_version(struct diag *dg, const struct settings_field *f, struct str s)
{
	struct meant m = { .len = 0 };
	size_t from = 0;

	while (from < s.len && !ascii_is_digit(s.ptr[from]))
		from++;
	for (size_t i = from; i < s.len; i++)
		meant_put(&m, s.ptr[i] == ',' ? '.' : s.ptr[i]);
	while (m.len > 0 && memchr(". ", m.text[m.len - 1], 2) != NULL)
		m.text[--m.len] = '\0';
	return hint_if(dg, f, &m);
}

static bool
hint_bool(struct diag *dg, struct str s)
{
	static const char *const words[] = { "yes", "y", "true", "1", "on",
		"no", "n", "false", "0", "off", "none", "never" };

	for (size_t i = 0; i < NELEM(words); i++)
		if (meant_same(s, str_of(words[i]))) {
			diag_hint(dg, "write %s", i < 5 ? "yes" : "no");
			return true;
		}
	diag_hint(dg, "write yes or no");
	return true;
}

/* --- addresses --- */

/* 1-800-PRIVACY as it is dialed. */
static bool
hint_phone(struct diag *dg, const struct settings_field *f, struct str s)
{
	static const char keys[] = "22233344455566677778889999";
	struct meant m = { .len = 0 };
	size_t digits = 0, given = 0;

	if (starts(s, "tel:"))
		s = str_sub(s, 4, s.len);
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		given += ascii_is_digit(c);
		if (ascii_is_letter(c))
			c = keys[ascii_small(c) - 'a'];
		digits += ascii_is_digit(c);
		meant_put(&m, c);
	}
	/* xxx-xxx-xxxx is no number yet. */
	return given > 0 && (digits == 10 || (digits == 11 && m.text[0] == '1')) &&
	    hint_if(dg, f, &m);
}

/* zoe(at)x.example, Zoe <zoe@x.example>, mailto:zoe@x.example */
static bool
hint_email(struct diag *dg, const struct settings_field *f, struct str s)
{
	static const struct { const char *is; char c; } words[] = {
		{ "(at)", '@' }, { "[at]", '@' }, { "{at}", '@' },
		{ " at ", '@' }, { "(dot)", '.' }, { "[dot]", '.' },
		{ "{dot}", '.' }, { " dot ", '.' }
	};
	struct meant m = { .len = 0 };
	const size_t open = str_chr(s, '<', 0), end = str_chr(s, '>', 0);

	if (open < end && end < s.len)
		s = str_sub(s, open + 1, end - open - 1);
	if (starts(s, "mailto:"))
		s = str_sub(s, 7, s.len);
	for (size_t i = 0, was; i < s.len;) {
		was = i;
		for (size_t k = 0; i == was && k < NELEM(words); k++)
			if (starts(str_sub(s, i, s.len), words[k].is)) {
				meant_put(&m, words[k].c);
				i += strlen(words[k].is);
			}
		if (i == was && s.ptr[i++] != ' ')
			meant_put(&m, s.ptr[i - 1]);
	}
	return hint_if(dg, f, &m);
}

static bool
hint_url(struct diag *dg, const struct settings_field *f, struct str s)
{
	struct meant m = { .len = 0 };
	struct str rest = s;
	const size_t slashes = str_find(s, "//", 0);
	const bool plain = starts(s, "http://");

	/* https//, HTTPS:// and :// */
	if (slashes <= 8)
		rest = str_sub(s, slashes + 2, s.len);
	if (str_chr(rest, '@', 0) < rest.len)
		return false;
	for (const char *c = plain ? "http://" : "https://"; *c != '\0'; c++)
		meant_put(&m, *c);
	for (size_t i = 0; i < rest.len; i++)
		meant_put(&m, rest.ptr[i]);
	return hint_if(dg, f, &m);
}

static bool
hint_color(struct diag *dg, const struct settings_field *f, struct str s)
{
	struct meant m = { .len = 0 };
	const size_t from = s.len > 0 && s.ptr[0] == '#';

	meant_put(&m, '#');
	for (size_t i = from; i < s.len; i++) {
		meant_put(&m, s.ptr[i]);
		if (s.len - from == 3)
			meant_put(&m, s.ptr[i]);
	}
	return hint_if(dg, f, &m);
}

static bool
hint_file(struct diag *dg, const struct settings_field *f, struct str s)
{
	struct meant m = { .len = 0 };

	for (size_t i = 0; i < s.len; i++)
		meant_put(&m, s.ptr[i] == '\\' ? '/' : s.ptr[i]);
	return hint_if(dg, f, &m);
}

/* --- names --- */

/* "MN, WI" in one element: each needs one of its own. */
static bool
hint_states(struct diag *dg, const struct settings_field *f, struct str s)
{
	const struct settings_choice *one;
	struct buf all;
	size_t n = 0, i = 0;

	buf_init(&all, 2000);
	while (i < s.len) {
		size_t end = i;

		while (end < s.len && memchr(",;/&+", s.ptr[end], 5) == NULL &&
		    !starts(str_sub(s, end, s.len), " and "))
			end++;
		one = settings_state_meant(str_sub(s, i, end - i));
		if (one == NULL) {
			n = 0;
			break;
		}
		buf_printf(&all, "<%s>%s</%s>", f->name, one->id, f->name);
		n++;
		i = end + (end < s.len && s.ptr[end] == ' ' ? 5 : 1);
	}
	if (n > 1 && f->place == SET_CHILD && (f->flags & SET_MANY) != 0)
		diag_hint(dg, "write one element each: %.*s",
		    STR_ARG(buf_view(&all)));
	else
		n = 0;
	buf_free(&all);
	return n > 1;
}

static bool
hint_state(struct diag *dg, const struct settings_field *f, struct str s)
{
	const struct settings_choice *c = settings_state_meant(s);
	struct buf all;

	if (c != NULL) {
		diag_hint(dg, "write %s", c->id);
		return true;
	}
	if (hint_states(dg, f, s))
		return true;
	/* Of two letters, the first is mostly right. */
	buf_init(&all, 2000);
	for (c = settings_states; c->id != NULL && s.len == 2; c++)
		if (ascii_small(s.ptr[0]) == ascii_small(c->id[0]))
			buf_printf(&all, "%s%s", all.len > 0 ? ", " : "",
			    c->id);
	if (all.len > 0)
		diag_hint(dg, "write one of: %.*s", STR_ARG(buf_view(&all)));
	else
		diag_hint(dg, "write its two letters, like this: %s",
		    f->example);
	buf_free(&all);
	return true;
}

/* "nurse, aide" where spaces stand between several. */
static bool
hint_list(struct diag *dg, const struct settings_field *f, struct str s)
{
	struct buf all;
	struct meant m;

	if ((f->flags & SET_MANY) == 0 || f->place != SET_ATTR ||
	    (str_chr(s, ',', 0) == s.len && str_chr(s, ';', 0) == s.len))
		return false;
	buf_init(&all, 2000);
	for (size_t i = 0, end; i < s.len; i = end + 1) {
		for (end = i; end < s.len && s.ptr[end] != ',' &&
		    s.ptr[end] != ';'; end++)
			;
		meant_slug(&m, str_sub(s, i, end - i));
		if (m.len > 0)
			buf_printf(&all, "%s%s", all.len > 0 ? " " : "",
			    m.text);
	}
	if (all.len > 0)
		diag_hint(dg, "write %.*s without the comma: spaces alone "
		    "stand between", STR_ARG(buf_view(&all)));
	else
		diag_hint(dg, "delete it: spaces alone stand between");
	buf_free(&all);
	return true;
}

static const struct settings_choice *
role_or_office(const struct settings_field *f, struct str s)
{
	const struct settings_choice *c = settings_choice_meant(settings_roles,
	    s);

	return c != NULL || f->type != SET_WHO ? c :
	    settings_choice_meant(settings_offices, s);
}

/* An address, or several where one can stand: an id of it all would be none. */
static bool
hint_who(struct diag *dg, const struct settings_field *f, struct str s)
{
	const size_t end = str_chr(s, ' ', 0);
	const struct settings_choice *first = role_or_office(f,
	    str_sub(s, 0, end));

	if (str_chr(s, '@', 0) < s.len) {
		diag_hint(dg, "write the id of the <person> with this address, "
		    "or an office such as %s", f->example);
		return true;
	}
	if (end == s.len || first == NULL ||
	    role_or_office(f, str_sub(s, end + 1, s.len)) == NULL)
		return false;
	diag_hint(dg, "only one can stand here: write %s", first->id);
	return true;
}

static bool
hint_id(struct diag *dg, const struct settings_field *f, struct str s)
{
	const struct settings_choice *c = NULL;
	struct meant m;

	if (hint_list(dg, f, s))
		return true;
	meant_slug(&m, s);
	if (f->type == SET_ROLE || f->type == SET_WHO)
		c = role_or_office(f, s);
	if (c != NULL)
		diag_hint(dg, "write %s", c->id);
	return c != NULL || (f->type == SET_WHO &&
	    (f->flags & SET_MANY) == 0 && hint_who(dg, f, s)) ||
	    hint_if(dg, f, &m);
}

/* One of a list: by its id, its words, another name, or all there are. */
static void
hint_choice(struct diag *dg, const struct settings_field *f, struct str s)
{
	const struct settings_choice *c = settings_choice_near(f->choices, s);
	struct buf all;

	if (c != NULL) {
		diag_hint(dg, "did you mean \"%s\"?", c->id);
		return;
	}
	if (hint_list(dg, f, s))
		return;
	buf_init(&all, 2000);
	for (c = f->choices; c->id != NULL; c++)
		buf_printf(&all, "%s%s", all.len > 0 ? ", " : "", c->id);
	diag_hint(dg, "write one of: %.*s", STR_ARG(buf_view(&all)));
	buf_free(&all);
}

void
settings_hint_form(struct diag *dg, const struct settings_field *f,
    struct str text)
{
	struct meant m;
	struct str s;
	bool done = false;

	if (text.len > MEANT_MAX)
		goto example;
	meant_plain(&m, text);
	s = meant_view(&m);
	if (f->type != SET_CHOICE && f->type != SET_INT && hint_if(dg, f, &m))
		return;
	switch (f->type) {
	case SET_ID:
	case SET_PERSON:
	case SET_TOOL:
	case SET_SITE:
	case SET_WHO:
	case SET_ROLE:
		done = hint_id(dg, f, s);
		break;
	case SET_VERSION:
		done = hint_version(dg, f, s);
		break;
	case SET_DATE:
		done = hint_date(dg, s);
		break;
	case SET_INT:
		hint_int(dg, f, s);
		return;
	case SET_PERCENT:
		if (!hint_percent(dg, f, s))
			diag_hint(dg, "write a number from 0 to 1, with at most "
			    "three decimals, like this: %s", f->example);
		return;
	case SET_BOOL:
		done = hint_bool(dg, s);
		break;
	case SET_PHONE:
		done = hint_phone(dg, f, s);
		break;
	case SET_EMAIL:
		done = hint_email(dg, f, s);
		break;
	case SET_URL:
		done = hint_url(dg, f, s);
		break;
	case SET_STATE:
		done = hint_state(dg, f, s);
		break;
	case SET_COLOR:
		done = hint_color(dg, f, s);
		break;
	case SET_FILE:
		done = hint_file(dg, f, s);
		break;
	case SET_CHOICE:
		hint_choice(dg, f, s);
		return;
	case SET_LINE:
	case SET_TEXT:
	case SET_OPEN:
		break;
	}
example:
	if (!done)
		diag_hint(dg, "write it like this: %s", f->example);
}
