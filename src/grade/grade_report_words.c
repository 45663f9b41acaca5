#include "grade/grade_report_part.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"

struct str
grade_decimal(struct arena *a, double x, int decimals)
{
	if (!isfinite(x))
		return STR_LIT(GRADE_UNDEFINED);
	/* No "-0.00". */
	if (fabs(x) < .5 * pow(10, -decimals))
		x = 0;
	return str_fmt(a, "%.*f", decimals, x);
}

struct str
grade_percent(struct arena *a, double share)
{
	if (!isfinite(share))
		return STR_LIT(GRADE_UNDEFINED);
	return str_fmt(a, "%.*s%%", STR_ARG(grade_decimal(a, 100 * share, 1)));
}

struct str
grade_interval(struct arena *a, struct grade_stats_share s)
{
	if (!isfinite(s.low))
		return STR_LIT(GRADE_UNDEFINED);
	return str_fmt(a, "%.*s to %.*s", STR_ARG(grade_percent(a, s.low)),
	    STR_ARG(grade_percent(a, s.high)));
}

struct str
grade_clip(struct arena *a, struct str words, size_t most)
{
	size_t end = most;

	if (words.len <= most)
		return words;
	while (end > 0 && words.ptr[end] != ' ')
		end--;
	/* A single long word: not within one of UTF-8's characters. */
	if (end == 0)
		for (end = most; end > 0 &&
		    ((unsigned char)words.ptr[end] & 0xc0) == 0x80;)
			end--;
	return str_fmt(a, "%.*s \xe2\x80\xa6", (int)end, words.ptr);
}

bool
grade_form_shown(const struct grade_stats_result *r, size_t f)
{
	return r->forms[f].people >= GRADE_STATS_HIDDEN;
}

struct str
grade_form_name(struct arena *a, const struct grade_stats_result *r, size_t f)
{
	if (str_is(r->plan->forms[f].id, "all"))
		return STR_LIT("All questions");
	return str_fmt(a, "Form %.*s", STR_ARG(r->plan->forms[f].id));
}

struct str
grade_caution(struct arena *a, const struct grade_stats_result *r)
{
	struct str words = { NULL, 0 };

	if (r->people < GRADE_STATS_HIDDEN)
		return str_fmt(a, "Fewer than %d people have answered: no "
		    "figures are shown, so that nobody can be made out.",
		    GRADE_STATS_HIDDEN);
	if (r->people < GRADE_STATS_UNSURE)
		words = str_fmt(a, "Fewer than %d people have answered: "
		    "all figures are unsure.", GRADE_STATS_UNSURE);
	if (r->many_groups)
		words = str_fmt(a, "%.*s%sThere are more than %d different "
		    "groups: none is reported.", STR_ARG(words),
		    str_empty(words) ? "" : " ", GRADE_STATS_GROUPS_MAX);
	return words;
}

struct str
grade_left_out(struct arena *a, const struct grade_stats_result *r)
{
	if (r->left_out == 0)
		return (struct str){ NULL, 0 };
	return str_fmt(a, "First attempts only: %llu other response%s left "
	    "out.", (unsigned long long)r->left_out,
	    r->left_out == 1 ? " is" : "s are");
}

/* --- advice --- */

struct list {
	struct arena *a;
	struct grade_advice *items;
	size_t n, cap;
};

static void
say(struct list *l, enum grade_advice_kind kind, struct str about,
    struct str place, struct str words)
{
	l->items = arena_grow(l->a, l->items, l->n, &l->cap,
	    sizeof(*l->items));
	l->items[l->n++] = (struct grade_advice){ kind, about, words, place };
}

const char *
grade_advice_name(enum grade_advice_kind kind)
{
	static const char *const names[] = {
		[GRADE_ADVICE_KEY] = "Check the key",
		[GRADE_ADVICE_GROUP] = "A group misses a rule",
		[GRADE_ADVICE_RULE] = "A rule that many miss",
		[GRADE_ADVICE_ITEM] = "Read the question again",
		[GRADE_ADVICE_POLISH] = "Could be better" };

	return names[kind];
}

const char *
grade_advice_lead(enum grade_advice_kind kind)
{
	static const char *const leads[] = {
		[GRADE_ADVICE_KEY] = "A wrong key makes wrong verdicts: start "
		    "here. Is the key wrong, or the question unclear?",
		[GRADE_ADVICE_GROUP] = "Ask them what makes the rule hard to "
		    "keep, and teach it there.",
		[GRADE_ADVICE_RULE] = "Does its wording say what is meant? "
		    "Is it taught?",
		[GRADE_ADVICE_ITEM] = "Ask somebody who missed it how they "
		    "read it.",
		[GRADE_ADVICE_POLISH] = "Nothing is wrong here. More tempting "
		    "wrong answers would tell more." };

	return leads[kind];
}

static void
say_gaps(struct list *l, const struct grade_stats_result *r)
{
	for (size_t i = 0; i < r->n_gaps; i++) {
		const struct grade_stats_gap *g = &r->gaps[i];
		const struct grade_stats_of_group *who = &r->groups[g->group];
		const struct grade_stats_of_part *rule = &r->rules[g->rule];

		say(l, GRADE_ADVICE_GROUP, rule->name, rule->place,
		    str_fmt(l->a, "The %.*s %.*s earned %.*s of its points, all "
		    "others %.*s.", STR_ARG(who->kind), STR_ARG(who->name),
		    STR_ARG(grade_percent(l->a, g->share.value)),
		    STR_ARG(grade_percent(l->a, g->share_others.value))));
	}
}

static int
by_share(const void *va, const void *vb)
{
	const struct grade_stats_of_part *const *a = va, *const *b = vb;

	if ((*a)->share.value > (*b)->share.value ||
	    (*a)->share.value < (*b)->share.value)
		return (*a)->share.value > (*b)->share.value ? 1 : -1;
	return (*a > *b) - (*a < *b);	/* as they stand in the table */
}

/* Those that surely miss the pass mark, or four fifths; the worst first. */
static void
say_rules(struct list *l, const struct grade_stats_result *r)
{
	const double pass = r->plan->pass < 0 ? .8 :
	    (double)r->plan->pass / 1000;
	const struct grade_stats_of_part **low = arena_array(l->a,
	    r->n_rules + 1, sizeof(struct grade_stats_of_part *));
	size_t n = 0;

	for (size_t i = 0; i < r->n_rules; i++)
		if (r->rules[i].share.high < pass)
			low[n++] = &r->rules[i];
	qsort(low, n, sizeof(*low), by_share);
	for (size_t i = 0; i < n; i++)
		say(l, GRADE_ADVICE_RULE, low[i]->name, low[i]->place,
		    str_fmt(l->a, "Only %.*s of its points were earned%s.",
		    STR_ARG(grade_percent(l->a, low[i]->share.value)),
		    low[i]->critical ? ", and it is critical" : ""));
}

/* "A", "A and C", "A, B and C" of the options with this flag. */
static struct str
options_with(struct arena *a, const struct grade_stats_item *it,
    const struct grade_stats_of_item *f, unsigned flags, size_t *n)
{
	struct str out = STR_LIT("");
	size_t last = 0;

	*n = 0;
	for (size_t k = 0; k < it->n_options; k++)
		if (f->options[k].flags & flags) {
			last = k;
			(*n)++;
		}
	for (size_t k = 0; k < it->n_options; k++)
		if (f->options[k].flags & flags)
			out = str_fmt(a, "%.*s%s%.*s", STR_ARG(out),
			    str_empty(out) ? "" : k == last ? " and " : ", ",
			    STR_ARG(it->options[k].id));
	return out;
}

static void
say_key(struct list *l, const struct grade_stats_item *it,
    const struct grade_stats_of_item *f)
{
	size_t n;
	struct str best = options_with(l->a, it, f, GRADE_STATS_BEST, &n);
	struct str lures;

	if (n > 0) {
		say(l, GRADE_ADVICE_KEY, it->id, it->place, str_fmt(l->a,
		    "The quarter of people who know most chose %.*s more "
		    "often than what the key calls right.", STR_ARG(best)));
		return;
	}
	lures = options_with(l->a, it, f, GRADE_STATS_LURES, &n);
	say(l, GRADE_ADVICE_KEY, it->id, it->place, str_fmt(l->a,
	    "%.*s is wrong by the key, yet people who chose it do well "
	    "otherwise.", STR_ARG(lures)));
}

static void
say_item(struct list *l, const struct grade_stats_item *it,
    const struct grade_stats_of_item *f)
{
	if (f->flags & GRADE_STATS_AGAINST)
		say(l, GRADE_ADVICE_ITEM, it->id, it->place, STR_LIT(
		    "People who know more get it wrong more often."));
	if (f->flags & GRADE_STATS_HARD)
		say(l, GRADE_ADVICE_ITEM, it->id, it->place, str_fmt(l->a,
		    "Only %.*s of its points were earned, no more than "
		    "guessing would bring.",
		    STR_ARG(grade_percent(l->a, f->facility.value))));
}

static void
say_polish(struct list *l, const struct grade_stats_item *it,
    const struct grade_stats_of_item *f)
{
	size_t n;
	struct str unused = options_with(l->a, it, f, GRADE_STATS_UNUSED, &n);

	if (f->flags & GRADE_STATS_EASY)
		say(l, GRADE_ADVICE_POLISH, it->id, it->place, str_fmt(l->a,
		    "Nearly all are right (%.*s)%s",
		    STR_ARG(grade_percent(l->a, f->facility.value)),
		    it->critical ? ", as they should: it is critical." :
		    ", so that it tells nobody apart."));
	else if (n > 0)
		say(l, GRADE_ADVICE_POLISH, it->id, it->place, str_fmt(l->a,
		    "Fewer than 1 in 20 chose option%s %.*s.",
		    n > 1 ? "s" : "", STR_ARG(unused)));
}

const struct grade_advice *
grade_advice(struct arena *a, const struct grade_stats_result *r, size_t *n)
{
	struct list l = { .a = a };

	for (size_t i = 0; i < r->plan->n; i++)
		if (r->items[i].flags & GRADE_STATS_KEY)
			say_key(&l, &r->plan->items[i], &r->items[i]);
	say_gaps(&l, r);
	say_rules(&l, r);
	for (size_t i = 0; i < r->plan->n; i++)
		say_item(&l, &r->plan->items[i], &r->items[i]);
	for (size_t i = 0; i < r->plan->n; i++)
		say_polish(&l, &r->plan->items[i], &r->items[i]);
	*n = l.n;
	return l.items;
}
