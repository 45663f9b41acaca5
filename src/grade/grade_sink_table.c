/* grade_sink_table.c - verdicts as a table for people. */
#include "grade/grade_sink_part.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

enum {
	SHOWN = 7,
	PAGE = 80,	/* columns of a line */
	LEAST = 24	/* of what is broken */
};

struct line {
	struct str cells[SHOWN];
};

static const char *const titles[SHOWN] = {
	"PERSON", "ATTEMPT", "SCORE", "OF", "PERCENT", "VERDICT", "WHY"
};

static struct str
taken(struct arena *a, struct buf *b)
{
	const struct str s = str_dup(a, buf_view(b));

	buf_clear(b);
	return s;
}

static void
part(struct buf *b)
{
	if (b->len > 0)
		buf_puts(b, "; ");
}

static void
put_why(struct grade_run *g, const struct grade_kept *k, struct buf *b)
{
	struct buf more;

	buf_init(&more, SIZE_MAX);
	if (g->regrade && k->v.passed != k->v.passed_before)
		buf_printf(b, "changed from %s", k->v.passed_before ?
		    "passed" : "not passed");
	grade_put_reasons(&more, g, k->r, k->p, &k->v, k->v.reasons, false);
	if (more.len > 0) {
		part(b);
		buf_str(b, buf_view(&more));
		buf_clear(&more);
	}
	grade_put_states(&more, g, &k->v);
	if (more.len > 0) {
		part(b);
		buf_str(b, buf_view(&more));
	}
	buf_free(&more);
	if (!k->counts) {
		part(b);
		buf_puts(b, "does not count");
	}
}

static void
fill(struct grade_run *g, const struct grade_kept *k, struct line *l)
{
	struct buf b;
	size_t n = 0;

	buf_init(&b, SIZE_MAX);
	diag_escape(&b, str_trim(k->r->person));
	l->cells[n++] = taken(g->arena, &b);
	buf_printf(&b, "%u", k->v.attempt);
	l->cells[n++] = taken(g->arena, &b);
	grade_put_points(&b, k->v.units);
	l->cells[n++] = taken(g->arena, &b);
	grade_put_points(&b, k->v.max);
	l->cells[n++] = taken(g->arena, &b);
	grade_put_percent(&b, k->v.units, k->v.max);
	l->cells[n++] = taken(g->arena, &b);
	l->cells[n++] = str_of(k->v.passed ? "passed" : "not passed");
	put_why(g, k, &b);
	l->cells[n] = taken(g->arena, &b);
	buf_free(&b);
}

/*
 * The last cell, which may say much: broken at spaces, so that a terminal shows
 * it below its title. at is where it begins.
 */
static void
put_last(struct buf *b, struct str s, size_t at)
{
	const size_t room = at + LEAST < PAGE ? PAGE - at : LEAST;
	size_t used = 0;

	while (!str_empty(s)) {
		size_t end = str_find(s, " ", 0);
		struct str word;

		end = end < s.len ? end : s.len;
		word = str_sub(s, 0, end);
		if (used > 0 && used + 1 + utf8_len(word) > room) {
			buf_printf(b, "\n%*s", (int)at, "");
			used = 0;
		} else if (used > 0) {
			buf_putc(b, ' ');
			used++;
		}
		buf_str(b, word);
		used += utf8_len(word);
		s = str_sub(s, end + (end < s.len), s.len);
	}
}

static void
put_line(struct buf *b, const struct line *l, const size_t width[SHOWN])
{
	size_t at = 0;

	for (size_t i = 0; i < SHOWN; i++) {
		const size_t len = utf8_len(l->cells[i]);
		const int pad = (int)(width[i] - len);
		const bool number = i >= 1 && i <= 4;

		if (i + 1 == SHOWN || (i + 2 == SHOWN &&
		    str_empty(l->cells[i + 1]))) {
			put_last(b, l->cells[i], at);
			break;
		}
		at += width[i] + 2;
		if (number)
			buf_printf(b, "%*s", pad, "");
		buf_str(b, l->cells[i]);
		buf_printf(b, "%*s", number ? 2 : pad + 2, "");
	}
	buf_putc(b, '\n');
}

static void
count_people(struct grade_run *g, size_t *people, size_t *passed)
{
	const struct grade_sink *s = g->sink;

	*people = *passed = 0;
	for (size_t i = 0; i < s->n_kept; i++) {
		bool first = true;

		/* Once each: at the first of a person's lines. */
		if (s->kept[i].final == NULL)
			continue;
		first = !s->kept[i].final->told;
		s->finals[s->kept[i].v.person].told = true;
		*people += first;
		*passed += first && s->kept[i].final->passed;
	}
}

static void
put_unrecorded(struct grade_run *g)
{
	const struct grade_sink *s = g->sink;
	struct grade_verdict any = { 0 };

	for (size_t i = 0; i < s->n_kept; i++)
		any.unrecorded |= s->kept[i].v.unrecorded;
	if (any.unrecorded == 0)
		return;
	buf_puts(&g->sink->out, "Not recorded in some or all: ");
	grade_put_unrecorded(&g->sink->out, &any);
	buf_putc(&g->sink->out, '\n');
}

void
grade_put_table(struct grade_run *g)
{
	struct grade_sink *s = g->sink;
	struct line *lines = arena_array(g->arena, s->n_kept + 1,
	    sizeof(*lines));
	size_t width[SHOWN], people, passed;

	for (size_t i = 0; i < SHOWN; i++)
		lines[0].cells[i] = str_of(titles[i]);
	for (size_t i = 0; i < s->n_kept; i++)
		fill(g, &s->kept[i], &lines[i + 1]);
	for (size_t i = 0; i < SHOWN; i++) {
		width[i] = 0;
		for (size_t j = 0; j <= s->n_kept; j++) {
			const size_t len = utf8_len(lines[j].cells[i]);

			width[i] = len > width[i] ? len : width[i];
		}
	}
	for (size_t i = 0; i <= s->n_kept; i++)
		put_line(&s->out, &lines[i], width);
	count_people(g, &people, &passed);
	buf_printf(&s->out, "\n%zu of %zu %s passed, %zu response%s graded, "
	    "%zu refused\n", passed, people, people == 1 ? "person" : "people",
	    s->n_kept, s->n_kept == 1 ? "" : "s", g->refused);
	put_unrecorded(g);
	for (size_t i = 0; i < s->n_files; i++) {
		buf_str(&s->out, digest_text(g->arena, &s->files[i].digest));
		buf_puts(&s->out, "  ");
		diag_escape(&s->out, s->files[i].name);
		buf_putc(&s->out, '\n');
	}
}
