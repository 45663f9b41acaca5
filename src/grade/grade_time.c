/* grade_time.c - times as ISO 8601 writes them, and as people do. */
#include "grade/grade_part.h"

#include "base/ascii.h"

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
	if (h == 24 && (m > 0 || sec > 0))	/* a day's end, and no more */
		return false;
	*seconds += h * 3600 + m * 60 + sec;
	return zone(s, at, seconds, utc);
}
