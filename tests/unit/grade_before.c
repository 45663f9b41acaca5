/*
 * A regrade by a corrected quiz whose choices have other letters: found again
 * by their words, and refused where these leave a doubt. No file is read here.
 */
#include "tap.h"

#include <stdint.h>

#include "base/arena.h"
#include "grade/grade_part.h"

struct side {
	struct item item;
	struct item_package pack;
	bool critical;
};

static struct grade_run g;
static struct side old, new;
static struct item_quiz quiz;

/* "A=yes B=no": ids and words. */
static struct item_choice *
choices(struct arena *a, const char *text, size_t *n)
{
	struct item_choice *c = arena_array(a, ITEM_CHOICES_MAX, sizeof(*c));
	struct str rest = str_of(text);

	for (*n = 0; rest.ptr != NULL && rest.len != 0; (*n)++) {
		struct str one = str_cut(&rest, ' ');

		c[*n].id = str_cut(&one, '=');
		c[*n].words = one.ptr != NULL ? one : STR_LIT("");
	}
	return c;
}

static void
side(struct arena *a, struct side *s, enum item_kind kind, const char *sources,
    const char *targets, unsigned seed)
{
	*s = (struct side){ .item = { .id = STR_LIT("q"), .kind = kind,
		.max = ITEM_POINT } };
	s->item.choices = choices(a, sources, &s->item.n_choices);
	s->item.targets = choices(a, targets, &s->item.n_targets);
	s->item.correct = arena_array(a, ITEM_CHOICES_MAX,
	    sizeof(*s->item.correct));
	s->pack = (struct item_package){ .quiz = &quiz, .items = &s->item,
		.n = 1, .critical = &s->critical, .pass = 500 + (long)seed,
		.digest = digest_of(str_fmt(a, "quiz %u", seed)),
		.key_digest = digest_of(str_fmt(a, "key %u", seed)) };
}

static void
key(struct arena *a, struct grade_key *k, const char *name, struct side *s)
{
	*k = (struct grade_key){ .name = name, .pack = &s->pack, .n = 1,
		.items = arena_array(a, 2, sizeof(*k->items)),
		.pass = s->pack.pass };
	k->items[0].item = &s->item;
}

/* The new item joined to the old one; NULL: refused. */
static const struct item *
joined(struct arena *a)
{
	const struct item *it;

	memset(&g, 0, sizeof(g));
	g.arena = a;
	g.diag = diag_new(a);
	key(a, &g.before, "old.zip", &old);
	key(a, &g.key, "new.zip", &new);
	if (grade_before_use(&g) < 0)
		return NULL;
	it = g.key.items[0].item;
	return it;
}

static const struct item *
single(struct arena *a, const char *was, const char *is)
{
	side(a, &old, ITEM_SINGLE, was, "", 1);
	side(a, &new, ITEM_SINGLE, is, "", 2);
	new.item.n_correct = 1;	/* its first */
	return joined(a);
}

/* Which of the old choices is right now; -1: refused. */
static int
right(struct arena *a, const char *was, const char *is)
{
	const struct item *it = single(a, was, is);

	return it != NULL ? (int)it->correct[0].choice : -1;
}

static void
test_words(struct arena *a)
{
	is_int(right(a, "A=x B=y C=z", "A=z B=x C=y"), 2, "by their words");
	is_int(right(a, "A=x B=y C=z", "A=x B=y C=z"), 0, "as they were");
	is_int(right(a, "A=x B=y C=z", "A=w B=z C=x"), 1,
	    "one was reworded: the one that is left");
	is_int(right(a, "A=x B=y C=z", "A=w B=z C=v"), -1, "but not two");
	is_int(right(a, "A=x B=y C=z", "A=x B=y"), -1, "nor one taken out");
	is_int(right(a, "A=x B=y", "A=x B=y C=z"), -1, "or put in");
	is_int(right(a, "A=x B=x C=z", "B=x A=x C=z"), 1,
	    "of two alike the one of that name");
	is_int(right(a, "A=x B=x C=z", "C=x D=x E=z"), -1,
	    "without one of that name, none");
	is_int(right(a, "A=x B=y C=z", "D=x E=x C=z"), -1,
	    "two cannot be one");
	is_int(right(a, "A= B= C=z", "B= A= C=z"), 1,
	    "of pictures without words the one of that name");
}

static void
test_kinds(struct arena *a)
{
	const struct item *it;

	side(a, &old, ITEM_MULTIPLE, "A=x B=y C=z", "", 1);
	side(a, &new, ITEM_SINGLE, "A=x B=y C=z", "", 2);
	ok(joined(a) == NULL, "of another kind it is another item");
	side(a, &old, ITEM_MULTIPLE, "A=x B=y C=z", "", 1);
	side(a, &new, ITEM_MULTIPLE, "A=z B=x C=y", "", 2);
	new.item.n_correct = 2;
	new.item.correct[1].choice = 1;
	it = joined(a);
	ok(it != NULL && it->correct[0].choice == 0 &&
	    it->correct[1].choice == 2, "several right ones are sorted");
	side(a, &old, ITEM_ORDER, "A=x B=y C=z", "", 1);
	side(a, &new, ITEM_ORDER, "A=z B=x C=y", "", 2);
	new.item.n_correct = 3;
	new.item.correct[1].choice = 1;
	new.item.correct[2].choice = 2;
	it = joined(a);
	ok(it != NULL && it->correct[0].choice == 2 &&
	    it->correct[1].choice == 0 && it->correct[2].choice == 1,
	    "an order stays one");
	side(a, &old, ITEM_MATCH, "R1=x R2=y", "D1=v D2=w", 1);
	side(a, &new, ITEM_MATCH, "R1=y R2=x", "D1=w D2=v", 2);
	new.item.n_correct = 1;	/* y with w */
	it = joined(a);
	ok(it != NULL && it->correct[0].choice == 1 &&
	    it->correct[0].target == 1, "a match at both ends");
	side(a, &old, ITEM_SINGLE, "A=x B=y", "", 1);
	side(a, &new, ITEM_SINGLE, "A=y B=x", "", 2);
	new.item.scoring = ITEM_MAPPED;
	new.item.map = arena_array(a, 2, sizeof(*new.item.map));
	new.item.n_map = 1;
	new.item.map[0].units = 7;
	it = joined(a);
	ok(it != NULL && it->map[0].value.choice == 1 && it->map[0].units == 7,
	    "as does what a choice is worth");
}

/* The quiz is the old one; what passes, and what must be right, the new's. */
static void
test_rest(struct arena *a)
{
	const struct digest was = digest_of(STR_LIT("quiz 1"));
	const struct digest by = digest_of(STR_LIT("key 2"));

	ok(single(a, "A=x B=y", "A=y B=x") != NULL, "two keys");
	ok(digest_same(&g.key.pack->digest, &was) &&
	    digest_same(&g.key.pack->key_digest, &by), "their digests");
	ok(g.key.pack->pass == 502 && g.key.pack->critical == &new.critical,
	    "the rule of the new one");
	side(a, &old, ITEM_SINGLE, "A=x B=y", "", 1);
	side(a, &new, ITEM_SINGLE, "A=x B=y", "", 2);
	new.item.id = STR_LIT("p");
	ok(joined(a) == NULL, "another item");
	side(a, &old, ITEM_SINGLE, "A=x B=y", "", 1);
	side(a, &new, ITEM_SINGLE, "A=x B=y", "", 2);
	new.pack.quiz = NULL;
	ok(joined(a) == NULL, "another maker's package");
}

int
main(void)
{
	struct arena *a = arena_new();

	test_words(a);
	test_kinds(a);
	test_rest(a);
	arena_free(a);
	return tap_done();
}
