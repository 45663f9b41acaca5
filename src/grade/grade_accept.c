/*
 * grade_accept.c - a response becomes a verdict, or is refused. The order is
 * that of what a refusal would make pointless: who, which quiz, whose token,
 * which paper, what answers.
 */
#include "grade/grade_part.h"

#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "grade/grade_messages.h"
#include "grade/grade_noted.h"
#include "grade/grade_save.h"
#include "grade/grade_seen.h"
#include "grade/grade_sink.h"
#include "grade/grade_tally.h"

enum { FAST_SECONDS = 3 };	/* an item read and answered in less is none */

void
grade_refuse(struct grade_run *g)
{
	g->refused++;
}

/* The id of a quiz as a hint may show it in a path: it is theirs. */
static struct str
shown_id(const struct grade_response *r)
{
	for (size_t i = 0; i < r->quiz_id.len; i++)
		if (!ascii_is_small(r->quiz_id.ptr[i]) &&
		    !ascii_is_digit(r->quiz_id.ptr[i]) &&
		    r->quiz_id.ptr[i] != '-')
			return STR_LIT("ROLE");
	return str_empty(r->quiz_id) ? STR_LIT("ROLE") : r->quiz_id;
}

static bool
right_quiz(struct grade_run *g, const struct grade_response *r)
{
	const struct item_quiz *q = g->key.pack->quiz;

	if (r->quiz.ptr != NULL && !str_eq(r->quiz, g->quiz)) {
		diag_error(g->diag, r->where(r, GRADE_F_QUIZ),
		    MSG_GRADE_OTHER_QUIZ, STR_ARG(r->quiz), STR_ARG(g->quiz));
		diag_hint(g->diag, "grade it with the key of its own quiz; "
		    "one that a build replaced: "
		    "--key=private/quizzes/%.*s/key-%.*s.zip",
		    STR_ARG(shown_id(r)), STR_ARG(str_sub(r->quiz, 0, 12)));
		return false;
	}
	if (q != NULL && r->quiz_id.ptr != NULL && !str_eq(r->quiz_id, q->id)) {
		diag_error(g->diag, r->where(r, GRADE_F_QUIZ),
		    MSG_GRADE_OTHER_ID, STR_ARG(r->quiz_id), STR_ARG(q->id));
		diag_hint(g->diag, "the key of its own quiz: "
		    "--key=private/quizzes/%.*s/key.zip",
		    STR_ARG(shown_id(r)));
		return false;
	}
	return true;
}

/*
 * Are these eight bytes those of form, with any digit where that has a 0? A
 * digit differs from 0 by at most 9: room says by how much short of 16 each may
 * differ, 6 for a digit, 15 for what must be the same.
 */
static bool
has_form(const char *p, const char form[9], const char room[9])
{
	uint64_t word, differs, most;

	memcpy(&word, p, sizeof(word));
	memcpy(&differs, form, sizeof(differs));
	memcpy(&most, room, sizeof(most));
	differs ^= word;
	return (((differs + most) | differs) &
	    UINT64_C(0xf0f0f0f0f0f0f0f0)) == 0;
}

static unsigned
two_digits(const char *p)
{
	return (unsigned)(p[0] - '0') * 10 + (unsigned)(p[1] - '0');
}

/*
 * 2026-12-31T17:30:00Z, of these years and a day that each month has: nearly
 * all times of a million rows, at a tenth of what it costs to parse them. What
 * is usual must be what grade_time_parse takes.
 */
static bool
is_usual_time(struct str s)
{
	const char *p = s.ptr;

	return s.len == 20 && p[0] == '2' &&
	    has_form(p, "0000-00-", "\6\6\6\6\17\6\6\17") &&
	    has_form(p + 8, "00T00:00", "\6\6\17\6\6\17\6\6") &&
	    has_form(p + 12, "0:00:00Z", "\6\17\6\6\17\6\6\17") &&
	    two_digits(p + 5) - 1 < 12 && two_digits(p + 8) - 1 < 28 &&
	    two_digits(p + 11) < 24 && two_digits(p + 14) < 60 &&
	    two_digits(p + 17) < 60;
}

/*
 * A time that can't be read could never be late: so it is refused, and not
 * passed over. Absent is not recorded.
 */
SELDOM static bool
is_time(struct grade_run *g, const struct grade_response *r,
    struct str text, enum grade_field field)
{
	int64_t seconds;
	struct date day;
	bool utc;

	if (str_empty(str_trim(text)) ||
	    grade_time_parse(text, &seconds, &day, &utc))
		return true;
	diag_error(g->diag, r->where(r, field), MSG_GRADE_TIME,
	    STR_ARG(str_sub(text, 0, 60)));
	diag_hint(g->diag, "write 2026-12-31, or with the time "
	    "2026-12-31T17:30:00Z");
	return false;
}

static inline bool
has_time(struct grade_run *g, const struct grade_response *r,
    struct str text, enum grade_field field)
{
	return text.len == 0 || is_usual_time(text) ||
	    is_time(g, r, text, field);
}

static void
late_or_fast(struct grade_run *g, const struct grade_response *r,
    const struct grade_paper *p, struct grade_verdict *v,
    const struct date *due)
{
	int64_t submitted, started;
	struct date day, other;
	bool utc, utc_too;

	if (str_empty(r->submitted) ||
	    (due == NULL && str_empty(r->started)) ||
	    !grade_time_parse(r->submitted, &submitted, &day, &utc))
		return;
	/* A day has ended everywhere on earth at noon UTC of the next. */
	if (due != NULL && (utc ?
	    submitted > ((int64_t)date_days(*due) + 1) * 86400 + 43200 :
	    date_cmp(day, *due) > 0))
		v->states |= GRADE_LATE;
	/* Days alone, and times of different clocks, say nothing of minutes. */
	if (!str_empty(r->started) && p->n > 0 &&
	    grade_time_parse(r->started, &started, &other, &utc_too) &&
	    utc == utc_too && str_trim(r->submitted).len > 10 &&
	    str_trim(r->started).len > 10 &&
	    submitted - started < FAST_SECONDS * (int64_t)p->n) {
		v->states |= GRADE_FAST;
		g->fasts++;
	}
}

/* The first answer to an item that is not of the paper. */
static void
report_outside(struct grade_run *g, const struct grade_response *r,
    const struct grade_paper *p)
{
	for (size_t i = 0; i < g->key.n; i++) {
		bool asked = r->marks[i] == NULL || r->marks[i]->blank;

		for (size_t j = 0; j < p->n && !asked; j++)
			asked = p->items[j] == i;
		if (asked)
			continue;
		diag_error(g->diag, r->where(r, GRADE_FIELDS + i),
		    MSG_GRADE_NOT_ASKED, STR_ARG(g->key.items[i].item->id),
		    STR_ARG(p->form), STR_ARG(str_trim(r->person)));
		diag_hint(g->diag, "is the person's id, the attempt or the "
		    "form another than it says?");
		return;
	}
}

static void
report_gap(struct grade_run *g, const struct grade_response *r,
    const struct grade_paper *p, size_t item)
{
	diag_error(g->diag, r->where(r, GRADE_F_ROW), MSG_GRADE_NO_COLUMN,
	    STR_ARG(g->key.items[item].item->id), STR_ARG(p->form));
	diag_hint(g->diag, "name a column %.*s; cells of unanswered items "
	    "stay empty", STR_ARG(g->key.items[item].item->id));
}

/* Sum the marks of the paper's items. */
static bool
sum(struct grade_run *g, struct grade_response *r,
    const struct grade_paper *p, struct grade_verdict *v)
{
	size_t answered = 0, asked = 0;

	r->missed_before = 0;
	for (size_t i = 0; i < p->n; i++) {
		const unsigned item = p->items[i];
		const struct grade_mark *m = r->marks[item];
		struct grade_mark none;

		if (m == NULL && r->row) {
			report_gap(g, r, p, item);
			return false;
		}
		if (m == NULL) {
			grade_key_mark(g, item, NULL, 0, &none);
			m = &none;
			v->gaps++;
		}
		asked += !m->blank;
		v->units += m->units;
		v->units_before += m->before;
		v->missed += m->missed;
		r->missed_before += m->missed_before;
	}
	if (p->n == g->key.n)	/* it asks everything */
		return true;
	for (size_t i = 0; i < g->key.n; i++)
		answered += r->marks[i] != NULL && !r->marks[i]->blank;
	if (answered == asked)
		return true;
	report_outside(g, r, p);
	return false;
}

static void
flag(struct grade_run *g, const struct grade_response *r,
    struct grade_verdict *v, bool again)
{
	const bool before = grade_seen_attempt(g->seen, v->person, v->attempt);

	if (!r->row && !g->light_likes && grade_seen_like(g->seen,
	    grade_seen_hash(g->seen, r->bytes) | 1, v->person) != GRADE_NOBODY)
		v->states |= GRADE_SAME_BYTES;
	else if (!again && before)
		v->states |= GRADE_SAME_ATTEMPT;
	g->sames += (v->states & (GRADE_SAME_BYTES | GRADE_SAME_ATTEMPT)) != 0;
	v->like = GRADE_NOBODY;
	if (g->light_likes) {
		grade_noted_add(g->noted_likes, r->likeness);
	} else if (r->likeness != 0) {
		v->like = grade_seen_like(g->seen, r->likeness, v->person);
		if (v->like == v->person)
			v->like = GRADE_NOBODY;
	}
	if (!str_empty(r->token)) {
		const uint32_t other = grade_seen_like(g->seen,
		    grade_seen_hash(g->seen, r->token) | 1, v->person);

		if (other != GRADE_NOBODY && other != v->person)
			v->states |= GRADE_TOKEN_TWICE;
	}
	if (v->like != GRADE_NOBODY) {
		v->states |= GRADE_LIKE;
		g->likes++;
	}
	if (g->people != NULL) {
		const struct grade_listed *in = grade_people_find(g->people,
		    r->folded);

		if (in == NULL)
			v->states |= GRADE_UNLISTED;
		else if (!str_empty(in->accommodation))
			v->states |= GRADE_ACCOMMODATED;
	}
}

/* Who it is, in folded and hash. */
static bool
who(struct grade_run *g, struct grade_response *r)
{
	const bool plain = r->folded.ptr != NULL;
	const char *wrong;

	if (!plain) {
		r->folded = item_person(g->scratch, r->person);
		r->hash = grade_seen_hash(g->seen, r->folded);
	}
	if (str_empty(r->folded)) {
		diag_error(g->diag, r->where(r, GRADE_F_PERSON),
		    MSG_GRADE_NOBODY);
		diag_hint(g->diag, "write the person's id there");
		return false;
	}
	/* What a reader calls plain holds nothing that can't be seen. */
	if (plain && r->folded.len <= ITEM_PERSON_MAX)
		return true;
	wrong = item_person_wrong(g->scratch, r->folded);
	if (wrong == NULL)
		return true;
	diag_error(g->diag, r->where(r, GRADE_F_PERSON), MSG_GRADE_PERSON,
	    STR_ARG(str_sub(r->folded, 0, 60)), wrong);
	diag_hint(g->diag, "write the id as the list of people has it; typed "
	    "anew, it holds nothing else");
	return false;
}

/* Nothing of nothing would pass whatever was answered. */
static bool
can_earn(struct grade_run *g, const struct grade_response *r,
    const struct grade_paper *p)
{
	if (p->max > 0)
		return true;
	diag_error(g->diag, r->where(r, GRADE_F_ROW), MSG_GRADE_NO_POINTS);
	diag_hint(g->diag, "no item of the paper \"%.*s\" is left that "
	    "counts: use --credit in place of --drop", STR_ARG(p->form));
	return false;
}

/* The points, from the reader's own sums where the paper asks just those. */
static bool
score(struct grade_run *g, struct grade_response *r,
    const struct grade_paper *p, struct grade_verdict *v)
{
	if (!can_earn(g, r, p))
		return false;
	if (r->units < 0 || p->n != g->key.n)
		return sum(g, r, p, v);
	v->units = r->units;
	v->units_before = r->units_before;
	v->missed = r->missed;
	return true;
}

static bool
grade_one(struct grade_run *g, struct grade_response *r)
{
	struct grade_verdict v = { 0 };
	const struct grade_paper *paper;
	struct date due;
	bool has_due = false, again = false, light;

	if (!who(g, r) || !right_quiz(g, r) ||
	    !has_time(g, r, r->submitted, GRADE_F_SUBMITTED) ||
	    !has_time(g, r, r->started, GRADE_F_STARTED))
		return false;
	/* One that is written and empty is none, and must not count as one. */
	if (r->token.ptr != NULL) {
		if (!grade_token_check(g, r, &due))
			return false;
		has_due = true;
	}
	/* A day that was not checked must not put off the one given. */
	if (g->want.has_due && (r->token.ptr == NULL ||
	    g->secret.ptr == NULL)) {
		due = g->want.due;
		has_due = true;
	}
	/* Who has a token is looked at closely. */
	light = g->light_people && r->token.ptr == NULL;
	v.person = light ? GRADE_NOBODY :
	    grade_seen_person(g->seen, r->hash, r->folded);
	v.attempt = r->attempt;
	if (g->saved != NULL)
		again = grade_save_known(g, r, &v);
	if (v.attempt == 0) {
		v.unrecorded |= GRADE_ATTEMPT_NUMBER;
		v.attempt = 1;
	}
	paper = grade_paper_of(g, r, v.attempt);
	if (paper == NULL || !score(g, r, paper, &v))
		return false;
	if (v.gaps > 0)
		v.states |= GRADE_GAPS;
	if (light) {
		grade_noted_add(g->noted_attempts,
		    grade_seen_mix(r->hash, v.attempt));
		grade_noted_add(g->noted_likes, r->likeness);
	} else
		flag(g, r, &v, again);
	late_or_fast(g, r, paper, &v, has_due ? &due : NULL);
	grade_decide(g, r, paper, &v);
	if (g->saved != NULL && grade_save(g, r, paper, &v) < 0)
		return false;
	if (g->tally != NULL)
		grade_tally_add(g, r, paper, &v);
	grade_sink_put(g, r, paper, &v);
	return true;
}

void
grade_accept(struct grade_run *g, struct grade_response *r)
{
	if (grade_one(g, r))
		g->graded++;
	else
		g->refused++;
}
