/* grade_words.c - scores, reasons and states as people read them. */
#include "grade/grade_part.h"

#include <inttypes.h>

#include "grade/grade_seen.h"

enum { PLACES = 100000 };

void
grade_put_number(struct buf *b, int64_t n)
{
	char digits[20];
	size_t at = sizeof(digits);

	if (n < 100) {
		if (n >= 10)
			buf_putc(b, (char)('0' + n / 10));
		buf_putc(b, (char)('0' + n % 10));
		return;
	}
	do
		digits[--at] = (char)('0' + n % 10);
	while ((n /= 10) != 0);
	buf_add(b, digits + at, sizeof(digits) - at);
}

void
grade_put_points(struct buf *b, int64_t units)
{
	const int64_t step = ITEM_POINT / PLACES;
	int64_t whole, part;

	if (units < 0) {
		buf_putc(b, '-');
		units = -units;
	}
	whole = units / ITEM_POINT;
	part = units % ITEM_POINT;
	if (part != 0) {
		part = (part + step / 2) / step;
		whole += part / PLACES;
		part %= PLACES;
	}
	grade_put_number(b, whole);
	if (part == 0)
		return;
	buf_printf(b, ".%05" PRId64, part);
	while (b->ptr[b->len - 1] == '0')
		b->len--;
}

void
grade_put_percent(struct buf *b, int64_t units, int64_t max)
{
	__extension__ typedef __int128 wide;
	const int64_t share = max > 0 && units > 0 ?
	    (int64_t)((wide)units * 10000 / max) : 0;

	buf_printf(b, "%" PRId64 ".%02" PRId64, share / 100, share % 100);
}

static void
part(struct buf *b, size_t from)
{
	if (b->len > from)
		buf_puts(b, "; ");
}

/* Which critical items are not right. */
static void
put_missed(struct buf *b, const struct grade_run *g,
    const struct grade_response *r, const struct grade_paper *p, bool before)
{
	const char *sep = "critical: ";

	for (size_t i = 0; i < p->n; i++) {
		const unsigned item = p->items[i];
		const struct grade_item *gi = before ?
		    &g->before.items[item] : &g->key.items[item];
		const struct grade_mark *m = r->marks[item];

		if (!gi->critical || gi->dropped || (m == NULL ?
		    gi->credited : before ? m->right_before : m->right))
			continue;
		buf_puts(b, sep);
		buf_str(b, gi->item->id);
		sep = ", ";
	}
}

void
grade_put_reasons(struct buf *b, const struct grade_run *g,
    const struct grade_response *r, const struct grade_paper *p,
    const struct grade_verdict *v, unsigned reasons, bool before)
{
	static const struct { unsigned reason; const char *words; } plain[] = {
		{ GRADE_EDITION, "another document or version" },
		{ GRADE_ATTESTED, "not attested" },
		{ GRADE_NEEDS_TOKEN, "no token" },
		{ GRADE_NEEDS_ATTESTED, "attestation not recorded" },
		{ GRADE_NEEDS_QUIZ, "quiz not recorded" },
		{ GRADE_NEEDS_EDITION, "edition not recorded" },
		{ GRADE_NEEDS_SUBMITTED, "time not recorded" },
	};
	const size_t from = b->len;

	if (reasons & GRADE_BELOW) {
		buf_puts(b, "score ");
		grade_put_points(b, before ? v->units_before : v->units);
		buf_puts(b, " is below ");
		grade_put_points(b, before ? p->cut_before : p->cut);
		buf_puts(b, " of ");
		grade_put_points(b, before ? p->max_before : p->max);
	}
	if (reasons & GRADE_CRITICAL) {
		part(b, from);
		put_missed(b, g, r, p, before);
	}
	if (reasons & GRADE_ATTEMPT) {
		part(b, from);
		buf_printf(b, "attempt %u of at most %u", v->attempt,
		    g->key.pack->quiz->attempts);
	}
	for (size_t i = 0; i < NELEM(plain); i++)
		if (reasons & plain[i].reason) {
			part(b, from);
			buf_puts(b, plain[i].words);
		}
}

void
grade_put_states(struct buf *b, const struct grade_run *g,
    const struct grade_verdict *v)
{
	static const struct { unsigned state; const char *words; } plain[] = {
		{ GRADE_LATE, "late" },
		{ GRADE_ACCOMMODATED, "accommodated" },
		{ GRADE_FAST, "faster than 3 seconds an item" },
		{ GRADE_TOKEN_TWICE, "token of another" },
		{ GRADE_SAME_ATTEMPT, "attempt given before" },
		{ GRADE_SAME_BYTES, "file given before" },
		{ GRADE_UNLISTED, "not in the people's file" },
	};
	const size_t from = b->len;

	for (size_t i = 0; i < NELEM(plain); i++)
		if (v->states & plain[i].state) {
			part(b, from);
			buf_puts(b, plain[i].words);
		}
	if (v->states & GRADE_LIKE) {
		part(b, from);
		buf_puts(b, "same answers and times as ");
		/* As somebody wrote it; the words around it are ours. */
		diag_escape(b, grade_seen_name(g->seen, v->like));
	}
	if (v->states & GRADE_GAPS) {
		part(b, from);
		buf_printf(b, "%u item%s not in the file, as unanswered",
		    v->gaps, v->gaps == 1 ? "" : "s");
	}
}

void
grade_put_unrecorded(struct buf *b, const struct grade_verdict *v)
{
	static const struct { unsigned thing; const char *word; } things[] = {
		{ GRADE_TOKEN, "token" }, { GRADE_ATTEST, "attested" },
		{ GRADE_QUIZ, "quiz" }, { GRADE_OF_EDITION, "edition" },
		{ GRADE_SUBMITTED, "submitted" },
		{ GRADE_ATTEMPT_NUMBER, "attempt" },
	};
	const size_t from = b->len;

	for (size_t i = 0; i < NELEM(things); i++)
		if (v->unrecorded & things[i].thing) {
			if (b->len > from)
				buf_putc(b, ' ');
			buf_puts(b, things[i].word);
		}
}
