/*
 * item_draw.c - the paper of a person. The page makes the same in JavaScript:
 * tests/item/draw.txt holds papers that both must agree on.
 */
#include "item/item_quiz.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"

/* An item, or a scenario with all its items. */
struct unit {
	unsigned *items;	/* in the order of the entries */
	unsigned n;
	struct digest hash;
	bool taken;
};

struct draw {
	const struct item_quiz *q;
	struct arena *a;
	struct unit *units;	/* sorted */
	size_t n;
	size_t taken;		/* items */
};

static const struct item_entry *
first_of(const struct draw *d, const struct unit *u)
{
	return &d->q->entries[u->items[0]];
}

static void
gather(struct draw *d)
{
	const struct item_quiz *q = d->q;
	unsigned *places = arena_array(d->a, q->n + 1, sizeof(*places));
	struct map *scenarios = map_new(d->a);
	struct unit **of = arena_array(d->a, q->n + 1, sizeof(struct unit *));
	size_t used = 0;

	d->units = arena_array(d->a, q->n + 1, sizeof(*d->units));
	for (size_t i = 0; i < q->n; i++) {
		const struct str s = q->entries[i].scenario;

		if (s.len != 0)
			of[i] = map_get(scenarios, s);
		if (of[i] == NULL) {
			of[i] = &d->units[d->n++];
			if (s.len != 0)
				map_put(scenarios, s, of[i]);
		}
		of[i]->n++;
	}
	for (size_t i = 0; i < d->n; i++) {
		d->units[i].items = places + used;
		used += d->units[i].n;
		d->units[i].n = 0;
	}
	for (unsigned i = 0; i < q->n; i++)
		of[i]->items[of[i]->n++] = i;
}

static int
by_hash(const void *x, const void *y)
{
	const struct unit *a = x, *b = y;

	return memcmp(a->hash.bytes, b->hash.bytes, sizeof(a->hash.bytes));
}

static void
sort(struct draw *d, const struct digest *quiz, struct str person,
    unsigned attempt)
{
	const struct str name = digest_hex(d->a, quiz);
	struct digest seed = digest_of(str_fmt(d->a, "%.*s|%.*s|%u",
	    STR_ARG(name), STR_ARG(person), attempt));
	const struct str hex = digest_hex(d->a, &seed);

	for (size_t i = 0; i < d->n; i++) {
		const struct item_entry *e = first_of(d, &d->units[i]);
		struct digest_ctx *c = digest_new();

		digest_add(c, hex);
		digest_add(c, STR_LIT("|"));
		digest_add(c, e->scenario.len != 0 ? e->scenario : e->id);
		d->units[i].hash = digest_end(c);
	}
	qsort(d->units, d->n, sizeof(*d->units), by_hash);
}

static void
take(struct draw *d, struct unit *u)
{
	u->taken = true;
	d->taken += u->n;
}

static bool
tests_rule(const struct draw *d, const struct unit *u, struct str rule)
{
	for (unsigned i = 0; i < u->n; i++)
		if (str_eq(d->q->entries[u->items[i]].rule, rule))
			return true;
	return false;
}

static void
take_critical(struct draw *d)
{
	struct map *seen = map_new(d->a);

	for (size_t i = 0; i < d->q->n; i++) {
		struct item_entry *e = &d->q->entries[i];
		struct unit *first = NULL;
		bool tested = false;

		if (!e->critical || map_put(seen, e->rule, e) != NULL)
			continue;
		for (size_t k = 0; k < d->n && !tested; k++)
			if (tests_rule(d, &d->units[k], e->rule)) {
				tested = d->units[k].taken;
				if (first == NULL)
					first = &d->units[k];
			}
		if (!tested && first != NULL)
			take(d, first);
	}
}

/* Is u one of the units that a quota is about? */
typedef bool belongs(const struct draw *, const struct unit *, unsigned);

static bool
in_chapter(const struct draw *d, const struct unit *u, unsigned chapter)
{
	return first_of(d, u)->chapter == chapter;
}

static bool
of_level(const struct draw *d, const struct unit *u, unsigned level)
{
	return first_of(d, u)->difficulty == level;
}

static bool
any(const struct draw *d, const struct unit *u, unsigned unused)
{
	(void)d;
	(void)u;
	(void)unused;
	return true;
}

static void
take_quota(struct draw *d, belongs *is, unsigned of, size_t quota)
{
	size_t have = 0;

	for (size_t i = 0; i < d->n; i++)
		if (d->units[i].taken && is(d, &d->units[i], of))
			have += d->units[i].n;
	for (size_t i = 0; i < d->n && have < quota; i++) {
		struct unit *u = &d->units[i];

		if (u->taken || !is(d, u, of) || have + u->n > quota ||
		    d->taken + u->n > d->q->questions)
			continue;
		take(d, u);
		have += u->n;
	}
}

size_t
item_draw(const struct item_quiz *q, const struct digest *quiz_digest,
    struct str person, unsigned attempt, unsigned *items)
{
	struct draw d = { .q = q, .a = arena_new() };
	size_t n = 0;

	gather(&d);
	sort(&d, quiz_digest, person, attempt);
	take_critical(&d);
	for (unsigned c = 0; c < q->n_chapters; c++)
		take_quota(&d, in_chapter, c, q->chapters[c].quota);
	for (unsigned level = 1; level <= 3; level++)
		take_quota(&d, of_level, level, q->levels[level]);
	take_quota(&d, any, 0, q->questions);
	for (size_t i = 0; i < d.n; i++)
		for (unsigned k = 0; d.units[i].taken && k < d.units[i].n; k++)
			items[n++] = d.units[i].items[k];
	arena_free(d.a);
	return n;
}
