/* grade_token.c - tokens of people, and times. The format: precept-quiz(5). */
#include "grade/grade_part.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "grade/grade_messages.h"

enum { DAY_DIGITS = 8, CODE_DIGITS = 32 };

static bool
digits(struct str s, size_t from, size_t n, int *out)
{
	*out = 0;
	for (size_t i = from; i < from + n; i++) {
		if (i >= s.len || !ascii_is_digit(s.ptr[i]))
			return false;
		*out = *out * 10 + (s.ptr[i] - '0');
	}
	return true;
}

/* The day that a token names; false: this is no token. */
static bool
day_of(struct grade_run *g, struct str token, struct date *due)
{
	struct str iso;

	if (token.len != DAY_DIGITS + 1 + CODE_DIGITS ||
	    token.ptr[DAY_DIGITS] != '-')
		return false;
	for (size_t i = DAY_DIGITS + 1; i < token.len; i++)
		if (!ascii_is_digit(token.ptr[i]) &&
		    (token.ptr[i] < 'a' || token.ptr[i] > 'f'))
			return false;
	iso = str_fmt(g->scratch, "%.*s-%.*s-%.*s", 4, token.ptr,
	    2, token.ptr + 4, 2, token.ptr + 6);
	return date_parse(iso, due);
}

bool
grade_token_check(struct grade_run *g, const struct grade_response *r,
    struct date *due)
{
	const struct str token = str_trim(r->token);
	const struct str quiz = r->quiz.ptr != NULL ? r->quiz : g->quiz;
	struct digest mac;
	struct str text, hex;
	unsigned char differ = 0;

	if (!day_of(g, token, due)) {
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
	text = str_fmt(g->scratch, "precept-token-1\n%.*s\n%.*s\n%.*s\n",
	    STR_ARG(quiz), STR_ARG(r->folded), DAY_DIGITS, token.ptr);
	mac = digest_hmac(g->secret, text);
	hex = digest_hex(g->scratch, &mac);
	/* In equal time, wherever they differ. */
	for (size_t i = 0; i < CODE_DIGITS; i++)
		differ |= (unsigned char)(hex.ptr[i] ^
		    token.ptr[DAY_DIGITS + 1 + i]);
	if (differ == 0)
		return true;
	diag_error(g->diag, r->where(r, GRADE_F_TOKEN), MSG_GRADE_TOKEN,
	    STR_ARG(str_trim(r->person)));
	diag_hint(g->diag, "was it given to somebody else, or for another "
	    "quiz? private/tokens/ lists them; or name the right --secret");
	return false;
}

/* What follows the seconds: nothing, Z, or +hh:mm. */
static bool
zone(struct str s, size_t at, int64_t *seconds, bool *utc)
{
	int hours, minutes;

	if (at < s.len && s.ptr[at] == '.')
		for (at++; at < s.len && ascii_is_digit(s.ptr[at]); at++)
			;
	*utc = at + 1 == s.len && s.ptr[at] == 'Z';
	if (*utc || at == s.len)
		return true;
	if (at + 6 != s.len || (s.ptr[at] != '+' && s.ptr[at] != '-') ||
	    s.ptr[at + 3] != ':' || !digits(s, at + 1, 2, &hours) ||
	    !digits(s, at + 4, 2, &minutes) || hours > 14 || minutes > 59)
		return false;
	*seconds -= (s.ptr[at] == '-' ? -1 : 1) * (hours * 60 + minutes) * 60;
	return true;
}

bool
grade_time_parse(struct str text, int64_t *seconds, struct date *day,
    bool *utc)
{
	const struct str s = str_trim(text);
	int h, m, sec = 0;
	size_t at = 16;

	*utc = false;
	if (!date_parse(str_sub(s, 0, 10), day))
		return false;
	*seconds = (int64_t)date_days(*day) * 86400;
	if (s.len == 10)
		return true;
	if ((s.ptr[10] != 'T' && s.ptr[10] != ' ') || s.len < 16 ||
	    !digits(s, 11, 2, &h) || s.ptr[13] != ':' ||
	    !digits(s, 14, 2, &m) || h > 24 || m > 59)
		return false;
	if (at < s.len && s.ptr[at] == ':') {
		if (!digits(s, 17, 2, &sec) || sec > 60)
			return false;
		at = 19;
	}
	*seconds += h * 3600 + m * 60 + sec;
	return zone(s, at, seconds, utc);
}
