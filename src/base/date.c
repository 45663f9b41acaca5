#include "base/date.h"

#include <stdlib.h>
#include <time.h>

static bool
is_leap(int y)
{
	return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

static int
month_days(int y, int m)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31 };

	return m == 2 && is_leap(y) ? 29 : days[m - 1];
}

static bool
number(struct str s, size_t from, size_t len, int *out)
{
	int n = 0;

	for (size_t i = from; i < from + len; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
		n = n * 10 + (s.ptr[i] - '0');
	}
	*out = n;
	return true;
}

bool
date_parse(struct str s, struct date *out)
{
	struct date d;

	if (s.len != 10 || s.ptr[4] != '-' || s.ptr[7] != '-' ||
	    !number(s, 0, 4, &d.year) || !number(s, 5, 2, &d.month) ||
	    !number(s, 8, 2, &d.day))
		return false;
	if (d.year < 1900 || d.year > 2999 || d.month < 1 || d.month > 12 ||
	    d.day < 1 || d.day > month_days(d.year, d.month))
		return false;
	*out = d;
	return true;
}

int
date_cmp(struct date a, struct date b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

struct date
date_add_months(struct date d, int months)
{
	int n = d.year * 12 + d.month - 1 + months;

	CHECK(n >= 0);
	d.year = n / 12;
	d.month = n % 12 + 1;
	if (d.day > month_days(d.year, d.month))
		d.day = month_days(d.year, d.month);
	return d;
}

struct date
date_add_days(struct date d, unsigned days)
{
	while (days > 0 && d.year < 3000) {
		const int left = month_days(d.year, d.month) - d.day;

		if (days <= (unsigned)left) {
			d.day += (int)days;
			return d;
		}
		days -= (unsigned)left + 1;
		d.day = 1;
		d = date_add_months(d, 1);
	}
	return d.year < 3000 ? d : (struct date){ 2999, 12, 31 };
}

/*
 * Days since 1 March of year 0, when leap days come last: then a month's start
 * is a line, (153 m + 2) / 5, and years of 400 repeat after 146,097 days. From
 * 0000-03-01 to 1970-01-01 are 719,468 of them.
 */
int32_t
date_days(struct date d)
{
	int y = d.month > 2 ? d.year : d.year - 1;
	int m = d.month > 2 ? d.month - 3 : d.month + 9;

	return y * 365 + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 +
	    d.day - 1 - 719468;
}

struct str
date_long(struct arena *a, struct date d)
{
	static const char *const names[] = { "January", "February", "March",
		"April", "May", "June", "July", "August", "September",
		"October", "November", "December" };

	CHECK(d.month >= 1 && d.month <= 12);
	return str_fmt(a, "%s %d, %d", names[d.month - 1], d.day, d.year);
}

struct str
date_iso(struct arena *a, struct date d)
{
	return str_fmt(a, "%04d-%02d-%02d", d.year, d.month, d.day);
}

/* The day of a number of days since 1970-01-01, not before it. */
static struct date
from_days(long long days)
{
	struct date d = { 1970, 1, 1 };

	d.year += (int)(days / 366);
	while (date_days((struct date){ d.year + 1, 1, 1 }) <= days)
		d.year++;
	while (d.month < 12 &&
	    date_days((struct date){ d.year, d.month + 1, 1 }) <= days)
		d.month++;
	d.day += (int)(days - date_days(d));
	return d;
}

struct date
date_now(void)
{
	const char *env = getenv("SOURCE_DATE_EPOCH");
	const long long last = 32503679999; /* 2999-12-31 23:59:59 */
	long long seconds = -1;
	char *end;

	if (env != NULL && *env != '\0') {
		seconds = strtoll(env, &end, 10);
		if (*end != '\0')
			seconds = -1;
	}
	if (seconds < 0 || seconds > last)
		seconds = time(NULL);
	if (seconds < 0 || seconds > last)
		seconds = 0;
	return from_days(seconds / 86400);
}
