/*
 * grade_rows_ahead.c - what will be asked for some rows on. Of a million people
 * each is a miss of the cache: memory is told early whom to fetch.
 */
#include "grade/grade_rows.h"

#include <string.h>

#include "grade/grade_seen.h"

/* Folds to itself, and can be hashed as it stands: no spaces around it. */
static bool
is_plain(struct str s)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t word, odd = 0;
	size_t i = 0;

	if (s.len == 0 || s.ptr[0] == ' ' || s.ptr[s.len - 1] == ' ')
		return false;
	for (; s.len - i >= 8; i += 8) {
		memcpy(&word, s.ptr + i, 8);
		/* High bits: beyond ASCII; at least 'A'; more than 'Z'. */
		odd |= word | (((word & ~(ones << 7)) + ones * (128 - 'A')) &
		    ~((word & ~(ones << 7)) + ones * (127 - 'Z')));
		odd |= ~((word & ~(ones << 7)) + ones * (128 - ' '));
		odd |= (word & ~(ones << 7)) + ones;	/* 0x7f */
	}
	if ((odd & ones << 7) != 0)
		return false;
	for (; i < s.len; i++)
		if (s.ptr[i] < ' ' || (s.ptr[i] >= 'A' && s.ptr[i] <= 'Z') ||
		    s.ptr[i] == 0x7f)
			return false;
	return true;
}

static uint64_t
likeness_of(const struct grade_rows *x, const uint32_t *ends)
{
	const struct grade_seen *seen = x->g->seen;
	const uint32_t at = ends[(ptrdiff_t)x->submitted - 1] + 1;
	uint64_t hash = 0;

	if (ends[x->submitted] - at < GRADE_TO_THE_SECOND)
		return 0;
	for (size_t i = 0; i < x->n_spans; i++) {
		const uint32_t from = ends[(ptrdiff_t)x->spans[i].first - 1];
		const struct str s = { x->text + (uint32_t)(from + 1),
			ends[x->spans[i].last] - (uint32_t)(from + 1) };

		hash = grade_seen_mix(hash, grade_seen_hash(seen, s));
	}
	return hash != 0 ? hash : 1;
}

void
grade_rows_ahead(struct grade_rows *x, size_t row)
{
	struct grade_ahead *a = &x->ahead[row % GRADE_AHEAD];
	const uint32_t *ends = grade_rows_ends(x, row);
	uint32_t from;

	a->plain = false;
	a->likeness = 0;
	if (grade_rows_cells(x, row) != x->n_columns)
		return;
	from = ends[(ptrdiff_t)x->person - 1] + 1;
	a->person = (struct str){ x->text + from, ends[x->person] - from };
	if (x->scan.quotes && a->person.len > 1 && a->person.ptr[0] == '"')
		a->person = (struct str){ a->person.ptr + 1,
			a->person.len - 2 };
	if (is_plain(a->person) && x->person + 1 != x->n_columns &&
	    !x->scan.doubled) {
		a->plain = true;
		a->hash = grade_seen_hash(x->g->seen, a->person);
		if (!x->g->light_people)
			grade_seen_soon(x->g->seen, a->hash);
	}
	if (x->has_submitted) {
		a->likeness = likeness_of(x, ends);
		if (!x->g->light_likes)
			grade_seen_soon_like(x->g->seen, a->likeness);
	}
}
