/* date.h - calendar dates (proleptic Gregorian). The only clock. */
#ifndef PRECEPT_DATE_H
#define PRECEPT_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct date { int year, month, day; };	/* 2026, 12, 1 */

/* YYYY-MM-DD exactly, a day that exists, years 1900-2999. */
bool date_parse(struct str s, struct date *out);
int date_cmp(struct date a, struct date b);
/* Day clipped to the month's last. */
struct date date_add_months(struct date d, int months);
/* Clipped to December 31, 2999. */
struct date date_add_days(struct date d, unsigned days);
int32_t date_days(struct date d);	/* since 1970-01-01 */
struct str date_long(struct arena *a, struct date d);	/* December 1, 2026 */
struct str date_iso(struct arena *a, struct date d);	/* 2026-12-01 */
/* Today in UTC, or SOURCE_DATE_EPOCH's day when that is set. Only for what a
 * person sees while working (init's first effective date); no output reads it. */
struct date date_now(void);

#endif
