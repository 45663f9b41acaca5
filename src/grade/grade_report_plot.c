#include "grade/grade_report_part.h"

#include <math.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/xml_in.h"

/*
 * Drawings are SVG within the page. Their colors are the page's classes, so
 * that they follow a dark or high-contrast mode; kinds differ in shape or fill
 * too, not in color alone. Numbers are hundredths of a unit, written without a
 * locale.
 */

/* A bar in a table beside its figure, which says the same: hidden to readers
 * of the screen. */
void
grade_plot_bar(struct buf *b, const struct grade_cell *c)
{
	if (isnan(c->value))
		return;
	buf_printf(b, "<svg class=\"bar\" viewBox=\"0 0 100 12\" "
	    "preserveAspectRatio=\"none\" aria-hidden=\"true\">"
	    "<path class=\"rail\" d=\"M0 6H100\"/>"
	    "<rect class=\"%s\" y=\"1\" width=\"%.2f\" height=\"10\"/>",
	    c->strong ? "good" : "other", 100 * c->value);
	if (!isnan(c->low))
		buf_printf(b, "<path class=\"range\" d=\"M%.2f 6H%.2fM%.2f "
		    "3V9M%.2f 3V9\"/>", 100 * c->low, 100 * c->high,
		    100 * c->low, 100 * c->high);
	buf_puts(b, "</svg>");
}

/* --- scores --- */

enum { WIDE = 640, HIGH = 300, LEFT = 64, RIGHT = 12, TOP = 46, BELOW = 66 };

static void
label(struct buf *b, double x, double y, const char *class, const char *words)
{
	buf_printf(b, "<text class=\"%s\" x=\"%.2f\" y=\"%.2f\">%s</text>\n",
	    class, x, y, words);
}

/* 1, 2 or 5 times a power of ten: at most five of them reach most. */
static uint64_t
step_of(uint64_t most)
{
	uint64_t ten = 1;

	for (;; ten *= 10) {
		if (most <= 5 * ten)
			return ten;
		if (most <= 10 * ten)
			return 2 * ten;
		if (most <= 25 * ten)
			return 5 * ten;
	}
}

static void
people_axis(struct buf *b, uint64_t top, uint64_t step)
{
	char words[24];

	for (uint64_t n = 0; n <= top; n += step) {
		const double y = HIGH - BELOW - (double)(HIGH - BELOW - TOP) *
		    (double)n / (double)top;

		buf_printf(b, "<path class=\"grid\" d=\"M%d %.2fH%d\"/>\n",
		    LEFT, y, WIDE - RIGHT);
		snprintf(words, sizeof(words), "%llu", (unsigned long long)n);
		label(b, LEFT - 8, y + 5, "end", words);
	}
}

/* The cut lies before the first score that passes. */
static void
put_cut(struct buf *b, const struct grade_stats_result *r, double column)
{
	const size_t first = ((size_t)r->plan->pass * r->steps + 999) / 1000;
	const double x = LEFT + column * (double)first;
	const bool left = r->plan->pass > 500;
	char words[48];

	buf_printf(b, "<path class=\"cut\" d=\"M%.2f %dV%d\"/>\n", x, TOP - 40,
	    HIGH - BELOW);
	snprintf(words, sizeof(words), "pass mark %g%%",
	    (double)r->plan->pass / 10);
	label(b, left ? x - 8 : x + 8, TOP - 26, left ? "end" : "begin",
	    words);
}

void
grade_plot_scores(struct buf *b, const struct grade_stats_result *r)
{
	const double column = (double)(WIDE - LEFT - RIGHT) /
	    (double)(r->steps + 1);
	uint64_t most = 1, step, top;
	char words[8];

	for (size_t i = 0; i <= r->steps; i++)
		if (r->bars[i] > most)
			most = r->bars[i];
	step = step_of(most);
	top = (most + step - 1) / step * step;
	buf_printf(b, "<svg class=\"plot\" viewBox=\"0 0 %d %d\" role=\"img\" "
	    "aria-label=\"Bars of how many people have which score; the table "
	    "below says the same.\">\n", WIDE, HIGH);
	people_axis(b, top, step);
	for (size_t i = 0; i <= r->steps; i++) {
		const double tall = (double)(HIGH - BELOW - TOP) *
		    (double)r->bars[i] / (double)top;
		const bool pass = r->plan->pass < 0 ||
		    i * 1000 >= (size_t)r->plan->pass * r->steps;

		if (r->bars[i] > 0)
			buf_printf(b, "<rect class=\"%s\" x=\"%.2f\" "
			    "y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"/>\n",
			    pass ? "good" : "other",
			    LEFT + column * ((double)i + .08),
			    HIGH - BELOW - tall, column * .84, tall);
	}
	for (unsigned percent = 0; percent <= 100; percent += 20) {
		snprintf(words, sizeof(words), "%u%%", percent);
		label(b, LEFT + column * ((double)r->steps * percent / 100 +
		    .5), HIGH - BELOW + 24, "middle", words);
	}
	label(b, (LEFT + WIDE - RIGHT) / 2.0, HIGH - 6, "middle",
	    "share of the points");
	label(b, 4, TOP - 26, "begin", "people");
	if (r->plan->pass >= 0)
		put_cut(b, r, column);
	buf_puts(b, "</svg>\n");
}

/* --- facility and discrimination --- */

enum { TALL = 420 };

static double
across(double facility)
{
	return LEFT + (WIDE - LEFT - RIGHT - 16) * fmin(fmax(facility, 0), 1);
}

/* In fifths: what lies at the bottom and at the top. */
struct range {
	int low, high;
};

/* At least from -.2 to .6, so that a good question is seen to be one. */
static struct range
range_of(const struct grade_stats_of_form *f, size_t n)
{
	struct range out = { -1, 3 };

	for (size_t i = 0; i < n; i++) {
		const double r = f->uses[i].r_rest;

		while (out.low > -5 && r < out.low / 5.0)
			out.low--;
		while (out.high < 5 && r > out.high / 5.0)
			out.high++;
	}
	return out;
}

static double
up(const struct range *g, double r)
{
	return TALL - BELOW - (TALL - BELOW - TOP) * (r * 5 - g->low) /
	    (g->high - g->low);
}

static void
scatter_axes(struct buf *b, const struct range *g)
{
	char words[16];

	for (int i = g->low; i <= g->high; i++) {
		const double y = up(g, i / 5.0);

		buf_printf(b, "<path class=\"%s\" d=\"M%d %.2fH%d\"/>\n",
		    i == 0 ? "zero" : "grid", LEFT, y, WIDE - RIGHT);
		snprintf(words, sizeof(words), "%s%.1f", i < 0 ?
		    "\xe2\x88\x92" : "", abs(i) / 5.0);
		label(b, LEFT - 8, y + 5, "end", words);
	}
	for (unsigned percent = 0; percent <= 100; percent += 20) {
		snprintf(words, sizeof(words), "%u%%", percent);
		label(b, across(percent / 100.0), TALL - BELOW + 24, "middle",
		    words);
	}
	label(b, (LEFT + WIDE - RIGHT) / 2.0, TALL - 6, "middle",
	    "facility: share of the points earned");
	label(b, 4, TOP - 26, "begin", "discrimination");
}

static void
put_point(struct buf *b, struct str id, double x, double y, bool flag)
{
	const bool right = x < WIDE * .7;

	if (!flag) {
		buf_printf(b, "<circle class=\"point\" cx=\"%.2f\" "
		    "cy=\"%.2f\" r=\"5\"><title>", x, y);
		xml_escape(b, id);
		buf_puts(b, "</title></circle>\n");
		return;
	}
	buf_printf(b, "<path class=\"flag\" d=\"M%.2f %.2fl7 7 -7 7 -7 -7z\"/>"
	    "<text class=\"%s\" x=\"%.2f\" y=\"%.2f\">", x, y - 7,
	    right ? "begin" : "end", right ? x + 11 : x - 11, y + 5);
	xml_escape(b, id);
	buf_puts(b, "</text>\n");
}

void
grade_plot_scatter(struct buf *b, const struct grade_stats_result *r, size_t f)
{
	const struct grade_stats_form *form = &r->plan->forms[f];
	const struct range g = range_of(&r->forms[f], form->n);

	buf_printf(b, "<svg class=\"plot\" viewBox=\"0 0 %d %d\" role=\"img\" "
	    "aria-label=\"Each question by facility and discrimination; the "
	    "table below says the same.\">\n", WIDE, TALL);
	scatter_axes(b, &g);
	for (size_t i = 0; i < form->n; i++) {
		const struct grade_stats_of_use *u = &r->forms[f].uses[i];
		const unsigned item = form->items[i];

		if (isnan(u->facility) || isnan(u->r_rest))
			continue;
		put_point(b, r->plan->items[item].id, across(u->facility),
		    up(&g, u->r_rest), (r->items[item].flags & (GRADE_STATS_KEY |
		    GRADE_STATS_AGAINST | GRADE_STATS_HARD)) != 0);
	}
	buf_puts(b, "</svg>\n");
}
