/*
 * Nobody passes by guessing: over every role of the examples, 1,000 papers are
 * drawn and answered by rules that look at identifiers, at places, at the
 * alphabet and at length alone.
 *
 * What is chance, and how far from it is far? The same items come on many
 * papers, so 1,000 papers are not 1,000 independent tries: if a rule is right
 * about an item it is right each time. So the null is this: every item's key
 * is replaced by one drawn at random, once, from the keys of its shape (one of
 * n choices; k of n; one of n! orders or pairings), and the papers stay. Then
 * a rule that is right with the chance p about an item which stands on c
 * papers scores sum(c p) on the mean, with the variance sum(c^2 p (1 - p)).
 * Its standard error is the root of that. A rule is told how many choices are
 * right where several are, which no person knows.
 */
#include <math.h>

#include "base/arena.h"
#include "base/file.h"
#include "item/item_quiz.h"
#include "quiz/quiz.h"
#include "resolve/resolve.h"
#include "settings/settings.h"
#include "tap.h"

#define PAPERS 1000
#define ERRORS 3.0

static struct arena *a;
static const struct library *lib;

/* --- rules of guessing --- */

enum sort { PLACE, ALPHABET, LENGTH };
enum from { AT, MIDDLE, END };

static const struct rule {
	const char *name;
	enum sort sort;
	enum from from;
	size_t n;	/* AT: the n-th; END: the n-th from the end */
} rules[] = {
	{ "first", PLACE, AT, 0 },
	{ "second", PLACE, AT, 1 },
	{ "third", PLACE, AT, 2 },
	{ "middle", PLACE, MIDDLE, 0 },
	{ "last", PLACE, END, 0 },
	{ "first by the alphabet", ALPHABET, AT, 0 },
	{ "last by the alphabet", ALPHABET, END, 0 },
	{ "longest", LENGTH, END, 0 },
	{ "second longest", LENGTH, END, 1 },
	{ "shortest", LENGTH, AT, 0 },
};

static const struct item_choice *sorting;
static bool by_length;

static int
compare(const void *x, const void *y)
{
	const struct str s = sorting[*(const unsigned *)x].words;
	const struct str t = sorting[*(const unsigned *)y].words;

	if (by_length && s.len != t.len)
		return s.len < t.len ? -1 : 1;
	return str_cmp(s, t);
}

/* The choices, beginning with the one that the rule likes best. */
static void
rank(const struct rule *r, const struct item_choice *list, size_t n,
    unsigned *out)
{
	const bool back = r->from == END;
	size_t from = r->from == MIDDLE ? n / 2 : r->n;
	unsigned order[ITEM_CHOICES_MAX];

	for (size_t i = 0; i < n; i++)
		order[i] = (unsigned)i;
	sorting = list;
	by_length = r->sort == LENGTH;
	if (r->sort != PLACE)
		qsort(order, n, sizeof(*order), compare);
	for (size_t i = 0; i < n; i++, from++)
		out[i] = order[back ? n - 1 - from % n : from % n];
}

static double
factorial(size_t n)
{
	return n < 2 ? 1 : (double)n * factorial(n - 1);
}

static double
chance(const struct item *it)
{
	const size_t n = it->n_choices, k = it->n_correct;

	if (it->kind == ITEM_ORDER || it->kind == ITEM_MATCH)
		return 1 / factorial(n);
	return factorial(k) * factorial(n - k) / factorial(n);
}

static bool
is_hit(const struct rule *rule, const struct item *it)
{
	unsigned order[ITEM_CHOICES_MAX], targets[ITEM_CHOICES_MAX];
	struct item_value v[ITEM_CHOICES_MAX];
	size_t n = it->n_choices;

	rank(rule, it->choices, n, order);
	if (it->kind == ITEM_MATCH)
		rank(rule, it->targets, n, targets);
	else if (it->kind != ITEM_ORDER)
		n = it->n_correct;
	for (size_t i = 0; i < n; i++)
		v[i] = (struct item_value){ (uint16_t)order[i],
			it->kind == ITEM_MATCH ? (uint16_t)targets[i] : 0 };
	return item_is_right(it, v, n);
}

/* --- one role --- */

/* How many of the papers have each item. */
static unsigned *
draw_all(struct arena *t, const struct item_quiz *q,
    const struct digest *digest)
{
	unsigned *count = arena_array(t, q->n, sizeof(*count));
	unsigned *items = arena_array(t, q->n, sizeof(*items));

	for (unsigned p = 0; p < PAPERS; p++) {
		const size_t n = item_draw(q, digest, str_fmt(t, "e%u", p), 1,
		    items);

		for (size_t i = 0; i < n; i++)
			count[items[i]]++;
	}
	return count;
}

static void
guess(const struct quiz *z, const unsigned *count, const char *org)
{
	double far[NELEM(rules)] = { 0 };
	bool good = true;

	for (size_t r = 0; r < NELEM(rules); r++) {
		double off = 0, variance = 0;

		for (size_t i = 0; i < z->quiz.n; i++) {
			const struct item *it = &z->items[i];
			const double c = count[i], p = chance(it);

			if (it->kind == ITEM_MATCH &&
			    it->n_targets != it->n_choices)
				continue;
			off += c * (is_hit(&rules[r], it) - p);
			variance += c * c * p * (1 - p);
		}
		far[r] = variance > 0 ? off / sqrt(variance) : 0;
		if (fabs(far[r]) > ERRORS) {
			good = false;
			printf("# %s %.*s: %s scores %.2f standard errors "
			    "from chance\n", org, STR_ARG(z->quiz.id),
			    rules[r].name, far[r]);
		}
	}
	ok(good, "%s %.*s, %zu items: by place %.1f %.1f %.1f %.1f %.1f, "
	    "alphabet %.1f %.1f, length %.1f %.1f %.1f", org,
	    STR_ARG(z->quiz.id), z->quiz.n, far[0], far[1], far[2], far[3],
	    far[4], far[5], far[6], far[7], far[8], far[9]);
}

static bool
holds(struct str bytes, struct str part)
{
	return str_find(bytes, str_c(a, part), 0) < bytes.len;
}

/*
 * The open part is what it is without the keys: with every key exchanged for
 * another, and every reason, it has the same bytes.
 */
static void
no_leak(struct arena *t, const struct quiz *z, struct str open,
    const char *org)
{
	static const char *const never[] = { "qti-correct-response",
		"qti-mapping", "qti-map-entry", "qti-response-processing",
		"qti-modal-feedback", "qti-feedback" };
	struct item *other = arena_array(t, z->quiz.n, sizeof(*other));
	struct digest quiz, key;
	struct str bytes, keyed;
	bool good = true;

	for (size_t i = 0; i < NELEM(never); i++)
		good = good && !holds(open, str_of(never[i]));
	for (size_t i = 0; i < z->quiz.n; i++) {
		struct item *it = &other[i];

		*it = z->items[i];
		it->reason = STR_LIT("<p>Another reason</p>");
		it->correct = arena_array(t, it->n_correct,
		    sizeof(*it->correct));
		for (size_t k = 0; k < it->n_correct; k++)
			it->correct[k] = it->kind == ITEM_ORDER ||
			    it->kind == ITEM_MATCH ?
			    z->items[i].correct[it->n_correct - 1 - k] :
			    (struct item_value){ (uint16_t)((z->items[i]
			    .correct[k].choice + 1) % it->n_choices), 0 };
	}
	good = good && item_package_write(t, diag_new(t), &z->quiz, other,
	    z->stimuli, z->n_stimuli, &bytes, &keyed, &quiz, &key) == 0 &&
	    str_eq(bytes, open);
	ok(good, "%s %.*s: the open part knows no key", org,
	    STR_ARG(z->quiz.id));
}

static void
one_role(const struct settings *set, const char *org, struct str role)
{
	const struct quiz_settings qs = { .organization = STR_LIT("Elm"),
		.lang = STR_LIT("en"), .version = STR_LIT("1.0"),
		.effective = STR_LIT("2026-12-01"), .questions = 30,
		.statement = STR_LIT("So."), .attempts = 3, .pass = 800 };
	const struct digest handbook = digest_of(STR_LIT("book"));
	struct arena *t = arena_new();
	struct diag *dg = diag_new(t);
	const struct resolve_book *b;
	struct digest digest, key;
	struct str open, keyed;
	struct quiz z;

	if (ok(resolve_book(t, dg, lib, set, RESOLVE_ROLE, role, &b) == 0 &&
	    quiz_make(t, dg, b, &qs, &handbook, &z) == 0 &&
	    item_package_write(t, dg, &z.quiz, z.items, z.stimuli,
	    z.n_stimuli, &open, &keyed, &digest, &key) == 0, "%s %.*s", org,
	    STR_ARG(role))) {
		guess(&z, draw_all(t, &z.quiz, &digest), org);
		no_leak(t, &z, open, org);
	}
	arena_free(t);
}

int
main(void)
{
	static const char *const orgs[] = { "behavioral-health",
		"dental-practice", "family-clinic", "long-term-care",
		"maximal", "public-district", "teaching-hospital", "tiny" };
	const struct resolve_folder here = { "", "share/precept" };
	struct diag *dg;

	a = arena_new();
	dg = diag_new(a);
	if (!ok(resolve_library_read(a, dg, &here, 1, &lib) == 0,
	    "the library reads"))
		return tap_done();
	for (size_t i = 0; i < NELEM(orgs); i++) {
		const char *file = str_fmt(a, "tests/orgs/%s/organization.xml",
		    orgs[i]).ptr;
		struct settings *set;
		struct str text;

		if (!ok(file_read_text(a, dg, file, file, &text) == 0 &&
		    settings_read(a, dg, file, text, &set) == 0, "%s", file))
			continue;
		for (size_t k = 0; k < settings_roles_len(set); k++)
			one_role(set, orgs[i], settings_role_at(set, k)->id);
	}
	arena_free(a);
	return tap_done();
}
