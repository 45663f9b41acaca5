#include <string.h>

#include "base/arena.h"
#include "layout/layout_part.h"

/*
 * First fit: a line takes what fits. In justified text spaces may shrink by
 * SHRINK for one more word, and a word is divided only when the line would
 * otherwise be loose.
 */
#define SHRINK 120		/* of a space, in 1/1000 */
#define LOOSE 700		/* growth of a space that asks for a hyphen */
#define RAGGED_LOOSE 170	/* room left in a ragged line, of its width */
#define HYPHENS_MAX 2		/* lines in a row */

struct breaker {
	struct layout_job *j;
	const struct theme_style *style;
	struct layout_piece *p;	/* those still to be set; the first may be the
				   rest of a word */
	size_t n;
	int32_t w;
	bool hyphenate;
	unsigned hyphens;	/* lines in a row that end in one */
	struct layout_line *lines;
	size_t n_lines, cap_lines;
};

/* A line being filled: the first n pieces. */
struct fill {
	size_t n, gaps;
	int64_t w;
};

static int64_t
slack(const struct breaker *b, const struct fill *f, int64_t gap_sum)
{
	const int64_t shrink = b->style->align == THEME_JUSTIFY && f->gaps > 0 ?
	    gap_sum * SHRINK / 1000 : 0;

	return b->w + shrink - f->w;
}

static int32_t
hyphen_width(struct breaker *b, const struct layout_piece *p)
{
	const struct text_run *r = layout_run(b->j, p->span, STR_LIT("-"));

	return r != NULL ? layout_scale(r->advance, p->span->size) : 0;
}

/* Make p end in a hyphen that is drawn; p's own text has none. */
static void
add_hyphen(struct breaker *b, struct layout_piece *p)
{
	struct str text = str_join(b->j->scratch, p->text,
	    STR_LIT("\xc2\xad"));
	const struct text_run *r = layout_run(b->j, p->span, text);

	if (r == NULL)
		return;
	p->text = text;
	p->run = r;
	p->w = layout_scale(r->advance, p->span->size);
}

/* A line of the first n pieces; the rest remains. */
static void
end_line(struct breaker *b, size_t n, bool hyphen)
{
	struct layout_line l = { .p = b->p, .n = n, .hyphen = hyphen };

	for (size_t i = 0; i < n; i++) {
		l.w += b->p[i].w + (i > 0 ? b->p[i].gap : 0);
		l.gaps += i > 0 && b->p[i].gap > 0;
	}
	l.ends = n == b->n || b->p[n].chance == CHANCE_MUST;
	if (n < b->n && (b->p[n].space == SPACE_BEFORE ||
	    (b->p[n].space == SPACE_OWN && n > 0 &&
	    b->p[n].span == b->p[n - 1].span))) {
		l.space_after = true;
		b->p[n].space = SPACE_NONE;
	}
	b->lines = arena_grow(b->j->scratch, b->lines, b->n_lines,
	    &b->cap_lines, sizeof(*b->lines));
	b->lines[b->n_lines++] = l;
	b->hyphens = hyphen ? b->hyphens + 1 : 0;
	b->p += n;
	b->n -= n;
}

/*
 * Divide piece k after byte at. Its head ends the line, its rest takes its
 * place; the line gets a copy of its pieces, so that the rest can.
 */
static void
end_divided(struct breaker *b, size_t k, size_t at, bool hyphen)
{
	struct layout_piece *line = arena_array(b->j->scratch, k + 1,
	    sizeof(*line));
	struct layout_piece *p = &b->p[k], *all = b->p;
	const size_t n = b->n;
	const struct text_run *r;

	memcpy(line, all, (k + 1) * sizeof(*line));
	line[k].text = str_sub(p->text, 0, at);
	r = layout_run(b->j, p->span, line[k].text);
	if (r != NULL) {
		line[k].run = r;
		line[k].w = layout_scale(r->advance, p->span->size);
	}
	if (hyphen)
		add_hyphen(b, &line[k]);
	p->text = str_sub(p->text, at, p->text.len - at);
	r = layout_run(b->j, p->span, p->text);
	if (r != NULL) {
		p->run = r;
		p->w = layout_scale(r->advance, p->span->size);
	}
	p->space = SPACE_NONE;
	p->gap = 0;
	p->chance = CHANCE_FREE;
	b->p = line;
	b->n = k + 1;
	end_line(b, k + 1, hyphen);
	b->lines[b->n_lines - 1].ends = false;
	b->p = all + k;
	b->n = n - k;
}

static int32_t
head_width(struct breaker *b, const struct layout_piece *p, size_t at)
{
	const struct text_run *r = layout_run(b->j, p->span,
	    str_sub(p->text, 0, at));

	return r != NULL ? layout_scale(r->advance, p->span->size) : 0;
}

/* The longest part of piece k that the patterns allow in room; 0: none. */
static size_t
divide_by_patterns(struct breaker *b, const struct layout_piece *p,
    int64_t room)
{
	bool *points;
	const int32_t hyphen = hyphen_width(b, p);

	if (!b->hyphenate || b->j->env == NULL)
		return 0;
	points = arena_array(b->j->scratch, p->text.len + 1, sizeof(*points));
	if (!layout_env_hyphens(b->j->env, p->text, points))
		return 0;
	for (size_t at = p->text.len - 1; at > 0; at--)
		if (points[at - 1] && head_width(b, p, at) + hyphen <= room)
			return at;
	return 0;
}

/* A word wider than its line: where to cut it, at least one character. */
static size_t
cut(struct breaker *b, const struct layout_piece *p, int64_t room)
{
	size_t fits = 0, good = 0;

	for (size_t at = 1; at < p->text.len; at++) {
		if (((unsigned char)p->text.ptr[at] & 0xc0) == 0x80)
			continue;
		if (fits > 0 && head_width(b, p, at) > room)
			break;
		fits = at;
		if (layout_cuts_well(p->text, at))
			good = at;
	}
	return good > 0 ? good : fits;
}

/* Is the line without the piece that did not fit so loose that it should be
 * divided? */
static bool
is_loose(const struct breaker *b, int64_t w, size_t gaps, int64_t gap_sum)
{
	const int64_t room = b->w - w;

	if (b->style->align != THEME_JUSTIFY)
		return room > (int64_t)b->w * RAGGED_LOOSE / 1000;
	return gaps == 0 || room * 1000 > gap_sum * LOOSE;
}

/* Piece k does not fit. last is where a line could last begin, 0: nowhere. */
static void
overflow(struct breaker *b, size_t k, size_t last, const struct fill *f,
    int64_t gap_sum)
{
	const struct layout_piece *p = &b->p[k];
	const int64_t before = f->w - p->w;	/* up to p, with its gap */
	size_t at = 0;

	if (b->hyphens < HYPHENS_MAX && (last == 0 || last == k) &&
	    (last == 0 || is_loose(b, before - p->gap, f->gaps -
	    (p->gap > 0), gap_sum - p->gap)))
		at = divide_by_patterns(b, p, b->w - before);
	if (at > 0) {
		end_divided(b, k, at, true);
	} else if (last > 0) {
		const bool hyphen = b->p[last].chance == CHANCE_HYPHEN;

		if (hyphen)
			add_hyphen(b, &b->p[last - 1]);
		end_line(b, last, hyphen);
	} else if (p->w > b->w && p->text.len > 1) {
		at = cut(b, p, b->w - before);
		if (at > 0)
			end_divided(b, k, at, false);
		else
			end_line(b, k + 1, false);
	} else {
		end_line(b, k > 0 ? k : 1, false);
	}
}

/* Set one line from the front of what remains. */
static void
next_line(struct breaker *b)
{
	struct fill f = { 0 };
	int64_t gap_sum = 0;
	size_t last = 0;

	for (size_t k = 0; k < b->n; k++) {
		const struct layout_piece *p = &b->p[k];
		int64_t spare = 0;

		if (k > 0 && p->chance == CHANCE_MUST) {
			end_line(b, k, false);
			return;
		}
		if (p->chance == CHANCE_FREE && k > 0)
			last = k;
		else if (p->chance == CHANCE_HYPHEN && k > 0 && f.w +
		    hyphen_width(b, p) <= b->w)
			last = k;
		f.w += p->w + (k > 0 ? p->gap : 0);
		gap_sum += k > 0 ? p->gap : 0;
		f.gaps += k > 0 && p->gap > 0;
		f.n = k + 1;
		spare = slack(b, &f, gap_sum);
		if (spare < 0) {
			overflow(b, k, last, &f, gap_sum);
			return;
		}
	}
	end_line(b, b->n, false);
}

static size_t
break_at(struct layout_job *j, const struct layout_pieces *pieces,
    const struct theme_style *s, int32_t w, struct layout_line **lines)
{
	struct breaker b = { .j = j, .style = s, .n = pieces->n, .w = w,
		.hyphenate = s->hyphenate };

	b.p = arena_array(j->scratch, pieces->n + 1, sizeof(*b.p));
	if (pieces->n > 0)
		memcpy(b.p, pieces->p, pieces->n * sizeof(*b.p));
	while (b.n > 0)
		next_line(&b);
	*lines = b.lines;
	return b.n_lines;
}

size_t
layout_break(struct layout_job *j, const struct layout_pieces *pieces,
    const struct theme_style *s, int32_t w, struct layout_line **lines)
{
	const size_t n = break_at(j, pieces, s, w, lines);
	int32_t low = w / 2, high = w;

	if (!s->balance || n < 2 || n > 6)
		return n;
	/* The narrowest width that needs no more lines. */
	while (high - low > 1000) {
		const int32_t middle = low + (high - low) / 2;

		if (break_at(j, pieces, s, middle, lines) > n)
			low = middle;
		else
			high = middle;
	}
	return break_at(j, pieces, s, high, lines);
}
