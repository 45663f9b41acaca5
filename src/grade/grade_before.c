/*
 * grade_before.c - a regrade by a corrected key. The answers were given to the
 * quiz as it was, so its papers, its letters and its digest stay; only what is
 * right, and what it is worth, is the corrected key's.
 *
 * The letters are the point: precept build deals them anew whenever a key
 * changes, so "B" of the old quiz may be "D" of the new one. Choices are
 * therefore found again by their words, and where these leave a doubt nothing
 * is regraded.
 */
#include "grade/grade_part.h"

#include <stdlib.h>

#include "base/arena.h"
#include "grade/grade_messages.h"

/* Where each of the new choices stands among the old ones. */
typedef uint16_t places[ITEM_CHOICES_MAX];

static bool
is_same(const struct item_choice *x, const struct item_choice *y)
{
	return str_eq(x->words, y->words) &&
	    (x->words.len != 0 || str_eq(x->id, y->id));
}

/* Of several with the same words the one that is called alike, else none. */
static size_t
find(const struct item_choice *old, size_t n, const struct item_choice *c)
{
	size_t found = n, many = 0;

	for (size_t i = 0; i < n; i++) {
		if (!is_same(&old[i], c))
			continue;
		if (str_eq(old[i].id, c->id))
			return i;
		found = i;
		many++;
	}
	return many == 1 ? found : n;
}

static bool
match(const struct item_choice *old, size_t n, const struct item_choice *new,
    size_t n_new, places at)
{
	bool used[ITEM_CHOICES_MAX] = { false };
	size_t lost = n, left = 0;

	if (n != n_new)
		return false;
	for (size_t i = 0; i < n; i++) {
		const size_t k = find(old, n, &new[i]);

		at[i] = (uint16_t)k;
		if (k == n) {
			if (lost < n)
				return false;
			lost = i;
		} else if (used[k])
			return false;
		else
			used[k] = true;
	}
	if (lost == n)
		return true;
	/* One was reworded: it is the one that is left. */
	while (used[left])
		left++;
	at[lost] = (uint16_t)left;
	return true;
}

static int
by_choice(const void *x, const void *y)
{
	const struct item_value *a = x, *b = y;

	return (int)a->choice - (int)b->choice;
}

static struct item_value
moved(struct item_value v, const places choices, const places targets,
    bool pair)
{
	v.choice = choices[v.choice];
	if (pair)
		v.target = targets[v.target];
	return v;
}

/* The old item, by the key of the new one. */
static bool
join(struct arena *a, const struct item *old, const struct item *new,
    struct item *out)
{
	const bool pair = new->kind == ITEM_MATCH;
	places choices, targets;

	if (old->kind != new->kind || !match(old->choices, old->n_choices,
	    new->choices, new->n_choices, choices) ||
	    !match(old->targets, old->n_targets, new->targets,
	    new->n_targets, targets))
		return false;
	*out = *new;
	out->choices = old->choices;
	out->targets = old->targets;
	out->limit = old->limit;
	out->correct = arena_array(a, new->n_correct + 1,
	    sizeof(*out->correct));
	out->map = arena_array(a, new->n_map + 1, sizeof(*out->map));
	for (size_t i = 0; i < new->n_correct; i++)
		out->correct[i] = moved(new->correct[i], choices, targets,
		    pair);
	if (new->kind != ITEM_ORDER)
		qsort(out->correct, new->n_correct, sizeof(*out->correct),
		    by_choice);
	for (size_t i = 0; i < new->n_map; i++) {
		out->map[i] = new->map[i];
		out->map[i].value = moved(new->map[i].value, choices, targets,
		    pair);
	}
	return true;
}

static int
check_items(struct grade_run *g)
{
	bool same = g->before.n == g->key.n &&
	    (g->before.pack->quiz == NULL) == (g->key.pack->quiz == NULL);

	for (size_t i = 0; same && i < g->key.n; i++)
		same = str_eq(g->before.items[i].item->id,
		    g->key.items[i].item->id);
	if (same)
		return 0;
	diag_error(g->diag, (struct pos){ 0 }, MSG_GRADE_OTHER_BEFORE,
	    g->before.name, g->key.name);
	diag_hint(g->diag, "name two keys of one quiz: --before=OLD.zip "
	    "--key=NEW.zip");
	return -1;
}

int
grade_before_use(struct grade_run *g)
{
	struct item_package *p;
	int rc = 0;

	if (check_items(g) < 0)
		return -1;
	if (digest_same(&g->before.pack->digest, &g->key.pack->digest))
		return 0;	/* the same but for the key */
	p = ARENA_NEW(g->arena, struct item_package);
	*p = *g->before.pack;
	p->pass = g->key.pack->pass;
	p->critical = g->key.pack->critical;
	p->key_digest = g->key.pack->key_digest;
	p->items = arena_array(g->arena, p->n, sizeof(*p->items));
	for (size_t i = 0; i < p->n; i++) {
		const struct str id = g->key.pack->items[i].id;

		g->key.items[i].item = &p->items[i];
		if (join(g->arena, &g->before.pack->items[i],
		    &g->key.pack->items[i], &p->items[i]))
			continue;
		diag_error(g->diag, (struct pos){ 0 }, MSG_GRADE_OTHER_CHOICES,
		    STR_ARG(id), g->before.name, g->key.name);
		diag_hint(g->diag, "regrade by the key as it was: --key=%s "
		    "--credit=%.*s, --drop or --accept", g->before.name,
		    STR_ARG(id));
		rc = -1;
	}
	g->key.pack = p;
	return rc;
}
