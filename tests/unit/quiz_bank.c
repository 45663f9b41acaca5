/* From a book's questions to items, forms and practice. */
#include "resolve_world.h"

#include "base/map.h"
#include "item/item.h"
#include "quiz/quiz.h"

static struct quiz_settings
settings_of(unsigned questions)
{
	return (struct quiz_settings){ .organization = STR_LIT("Elm & Co"),
		.lang = STR_LIT("en-US"), .number = STR_LIT("HR-1"),
		.version = STR_LIT("1.0"), .effective = STR_LIT("2026-12-01"),
		.statement = STR_LIT("I read it."), .questions = questions,
		.attempts = 3, .pass = 800,
		.levels_at = { "organization.xml", 1, 1 } };
}

static const struct resolve_book *
book_of(struct world *w, const char *settings, struct str body)
{
	world_put(w, "policies/t.md", str_fmt(w->a,
	    "---\nid: t\n---\n# T\n\n%.*s", STR_ARG(body)).ptr);
	world_settings(w, str_fmt(w->a, "%s<role use=\"nurse\"/>",
	    settings).ptr);
	return world_book(w, "nurse");
}

static bool
make(struct world *w, const struct resolve_book *b,
    const struct quiz_settings *qs, struct quiz *out)
{
	const struct digest handbook = digest_of(STR_LIT("a book"));

	if (b == NULL) {
		printf("Bail out! %s\n", world_findings(w));
		exit(1);
	}
	return quiz_make(w->a, w->dg, b, qs, &handbook, out) == 0;
}

static const struct item *
find(const struct quiz *z, const char *id)
{
	for (size_t i = 0; i < z->quiz.n; i++)
		if (str_is(z->items[i].id, id))
			return &z->items[i];
	abort();
}

/* --- every kind --- */

#define RULES \
	"<!-- rule: one | must, critical | law: 45 CFR 164.508 -->\n" \
	"You must *never* post <b & c>.\n\n" \
	"- <!-- rule: two | may | practice -->\n  You may like it.\n\n"
#define KINDS RULES \
	"<!-- question: q-order | rule: two | difficulty: 3 -->\nWhat next?\n" \
	"1. First\n2. Second\n3. Third\n4. Fourth\n<!-- end question -->\n\n" \
	"<!-- scenario: s-one -->\nIt is *late* at {{identity.legal-name}}." \
	"\n\n" \
	"<!-- question: q-single | rule: one -->\n" \
	"What does **that** mean, `a < b`, [here](ref:t)?\n" \
	"- [ ] It is [so](https://example.org/)\n- [x] No\n- [ ] All\n\n" \
	"> Because *it* is.\n<!-- end question -->\n\n" \
	"<!-- question: q-many | rule: two | scoring: partial -->\nWhich?\n" \
	"- [x] Red\n- [ ] Blue\n- [x] Green\n- [ ] Gray\n" \
	"<!-- end question -->\n\n" \
	"<!-- end scenario -->\n" \
	"<!-- question: q-true | rule: one -->\nIs it?\n- [ ] False\n" \
	"- [x] True\n<!-- end question -->\n\n" \
	"<!-- question: q-match | rule: one -->\nWhat " \
	"goes with what?\n\n| You | Do |\n|---|---|\n| a | x |\n| b | {{" \
	"contact.privacy-officer.name}} |\n| c | Dana {{identity.legal-name}}" \
	" |\n\n<!-- end question -->\n\n" \
	"<!-- question: q-train | rule: one | share: practice -->\nWhat?\n" \
	"- [x] This\n- [ ] That\n- [ ] Not\n\n> So it is.\n" \
	"<!-- end question -->\n"

/* The choices are the question's options, and the key follows them. */
static void
maps_back(const struct world *w, const struct quiz *z, size_t at)
{
	const struct item *it = &z->items[at];
	const struct quiz_source *s = &z->sources[at];
	size_t right = 0;

	for (size_t i = 0; i < it->n_choices; i++) {
		const struct policy_option *o =
		    &s->question->options[s->choices[i]];
		struct str words = doc_words(w->a, it->kind == ITEM_MATCH ?
		    o->node->first : o->node->first);

		ok(str_eq(words, it->choices[i].words), "%.*s: choice %zu",
		    STR_ARG(it->id), i);
		if (it->kind == ITEM_ORDER)
			ok(s->choices[it->correct[i].choice] == i,
			    "comes at its place");
		else if (it->kind == ITEM_MATCH)
			ok(str_eq(it->targets[it->correct[i].target].words,
			    doc_words(w->a, o->node->last)),
			    "has its target");
		else if (o->right)
			ok(it->correct[right++].choice == i, "is right");
	}
	if (it->kind != ITEM_ORDER && it->kind != ITEM_MATCH)
		is_int(it->n_correct, (long long)right, "right ones");
}

static void
kinds(void)
{
	struct world w = world_new();
	const struct quiz_settings qs = settings_of(30);
	const struct resolve_book *b = book_of(&w, "", STR_LIT(KINDS));
	struct quiz z;
	const struct item *it;

	ok(make(&w, b, &qs, &z), "a quiz");
	is_int(z.quiz.n, 5, "items");
	is_int(z.quiz.questions, 5, "no more questions than there are");
	is_text(z.quiz.id, "nurse", "its role");
	is_text(z.quiz.entries[0].id, "q-single",
	    "by the place of the rule, not of the question");
	is_text(z.quiz.entries[1].id, "q-many", "a scenario stays together");
	is_text(z.quiz.entries[2].id, "q-true", "then as written");
	is_text(z.quiz.entries[4].id, "q-order", "and the second rule's");
	is_text(z.quiz.entries[0].section, "1.1.1", "section");
	is_text(z.quiz.entries[0].place, "share/policies/t.md:6",
	    "where the clause stands");
	ok(z.quiz.entries[0].critical && !z.quiz.entries[4].critical,
	    "critical as its rule");
	is_int(z.quiz.entries[4].difficulty, 3, "difficulty");
	is_text(z.quiz.entries[0].scenario, "s-one", "scenario");
	is_int(z.quiz.n_chapters, 1, "one chapter");
	is_text(z.quiz.chapters[0].id, "one", "its id");
	is_text(z.quiz.chapters[0].title, "One", "its title");
	for (size_t i = 0; i < z.quiz.n; i++)
		maps_back(&w, &z, i);
	it = find(&z, "q-single");
	is_int(it->kind, ITEM_SINGLE, "single choice");
	is_text(it->body, "<p>What does <strong>that</strong> mean, "
	    "<code>a &lt; b</code>, here (1.1)?</p>", "markup");
	is_text(it->words, "What does that mean, a < b, here (1.1)?", "words");
	is_text(it->reason, "<p>Because <em>it</em> is.</p>", "the reason");
	for (size_t i = 0; i < it->n_choices; i++) {
		ok(str_find(it->choices[i].body, "<p>", 0) ==
		    it->choices[i].body.len && str_find(it->choices[i].body,
		    "http", 0) == it->choices[i].body.len,
		    "a choice is words, and leads nowhere");
		is_int(it->choices[i].id.ptr[0], 'A' + (int)i, "named");
	}
	it = find(&z, "q-many");
	is_int(it->kind, ITEM_MULTIPLE, "several");
	is_int(it->scoring, ITEM_PARTIAL, "in part");
	is_int(it->max, ITEM_POINT, "a point");
	is_text(it->stimulus, "s-one", "its text");
	it = find(&z, "q-true");
	is_int(it->kind, ITEM_TRUE_FALSE, "true or false");
	is_text(it->choices[0].words, "True", "true is first");
	is_int(it->correct[0].choice, 0, "and right");
	it = find(&z, "q-order");
	is_int(it->kind, ITEM_ORDER, "order");
	is_int(it->n_correct, 4, "all of it");
	it = find(&z, "q-match");
	is_int(it->kind, ITEM_MATCH, "match");
	is_text(it->choices[0].id, "R1", "sources");
	is_text(it->targets[0].id, "D1", "targets");
	is_int(it->n_targets, 3, "three of them");
	is_int(z.n_stimuli, 1, "one text");
	is_text(z.stimuli[0].body, "<p>It is <em>late</em> at Elm &amp; Co.</p>",
	    "with its value");
	is_int(z.n_practice, 1, "practice apart");
	is_text(z.practice[0].item.id, "q-train", "it");
	is_text(z.practice[0].rule_body, "<p>You must <em>never</em> post "
	    "&lt;b &amp; c&gt;.</p>", "with the rule");
	is_text(z.practice[0].section, "1.1.1", "and its section");
	is_int(z.quiz.n_forms, 2, "forms");
	world_free(&w);
}

/*
 * Many orders, of which few are their own inverse: to take the place of a step
 * for the step of a place is right for those alone. And of practice questions,
 * whose right answer is written first, not all show it there.
 */
static void
orders(void)
{
	struct world w = world_new();
	const struct quiz_settings qs = settings_of(30);
	const struct resolve_book *book;
	struct quiz z;
	struct buf b;
	size_t moved = 0;

	buf_init(&b, POLICY_FILE_MAX);
	buf_puts(&b, RULES);
	for (unsigned i = 0; i < 8; i++)
		buf_printf(&b, "<!-- question: q-%u | rule: one -->\nIn which "
		    "order are %u?\n1. One\n2. Two\n3. Three\n4. Four\n5. Five\n"
		    "<!-- end question -->\n\n<!-- question: p-%u | rule: one | "
		    "share: practice -->\nWhich of %u?\n- [x] This\n- [ ] That"
		    "\n- [ ] None\n<!-- end question -->\n\n", i, i, i, i);
	book = book_of(&w, "", str_dup(w.a, buf_view(&b)));
	buf_free(&b);
	ok(make(&w, book, &qs, &z) && z.quiz.n == 8 && z.n_practice == 8,
	    "eight orders, and eight to practice");
	for (size_t i = 0; i < z.quiz.n; i++)
		maps_back(&w, &z, i);
	for (size_t i = 0; i < z.n_practice; i++)
		moved += z.practice[i].item.correct[0].choice != 0;
	ok(moved > 1 && moved < 8, "%zu of 8 show it elsewhere", moved);
	world_free(&w);
}

static void
same_targets(void)
{
	struct world w = world_new();
	const struct quiz_settings qs = settings_of(30);
	const struct resolve_book *b = book_of(&w, "", STR_LIT(RULES
	    "<!-- question: q | rule: one -->\nWho?\n\n| You | Ask |\n"
	    "|---|---|\n| a | {{contact.privacy-officer.name}} |\n"
	    "| b | boss |\n| c | Dana *Example* |\n\n<!-- end question -->\n"));
	struct quiz z;
	const struct item *it;

	/* "Dana *Example*" is the officer's name: as words they differ. */
	ok(make(&w, b, &qs, &z), "a quiz");
	it = find(&z, "q");
	is_int(it->n_targets, 3, "words that differ");
	world_free(&w);
	w = world_new();
	b = book_of(&w, "", STR_LIT(RULES
	    "<!-- question: q | rule: one -->\nWho?\n\n| You | Ask |\n"
	    "|---|---|\n| a | {{document.number}} |\n"
	    "| b | boss |\n| c | HR-1 |\n\n<!-- end question -->\n"));
	ok(make(&w, b, &qs, &z), "another");
	it = find(&z, "q");
	is_int(it->n_targets, 2, "rows that say the same share a target");
	is_int(it->n_correct, 3, "each source has one");
	maps_back(&w, &z, 0);
	world_free(&w);
}

static void
nothing(void)
{
	struct world w = world_new();
	const struct quiz_settings qs = settings_of(30);
	struct quiz z;

	ok(make(&w, book_of(&w, "", STR_LIT(RULES)), &qs, &z),
	    "no questions");
	is_int(z.quiz.n, 0, "no items");
	is_int(z.quiz.n_forms, 0, "no forms");
	world_free(&w);
}

/* --- many --- */

/* n questions of three and n of four choices on as many rules, each fourth
 * of them critical; the right one always first. */
static struct str
many(struct arena *a, unsigned n, const char *word, const char *why)
{
	struct str out;
	struct buf b;

	buf_init(&b, POLICY_FILE_MAX);
	for (unsigned i = 0; i < n; i++) {
		buf_printf(&b, "<!-- rule: r%u | must%s | practice -->\n"
		    "Rule %u.\n\n", i, i % 4 == 0 ? ", critical" : "", i);
		for (unsigned k = 0; k < 2; k++)
			buf_printf(&b, "<!-- question: q%u-%u | rule: r%u | "
			    "difficulty: %u -->\nWhat is %u?\n- [x] right\n"
			    "- [ ] %s\n- [ ] other\n%s\n> Because %s.\n"
			    "<!-- end question -->\n\n", i, k, i, i % 3 + 1,
			    i, word, k ? "- [ ] more\n" : "", why);
	}
	out = str_dup(a, buf_view(&b));
	buf_free(&b);
	return out;
}

static void
even(void)
{
	struct world w = world_new();
	const struct quiz_settings qs = settings_of(40);
	const struct resolve_book *b = book_of(&w, "",
	    many(w.a, 60, "wrong", "so"));
	struct quiz z, again;
	long at[5][4] = { { 0 } };
	size_t same = 0;

	ok(make(&w, b, &qs, &z) && make(&w, b, &qs, &again), "twice");
	is_int(z.quiz.n, 120, "items");
	for (size_t i = 0; i < z.quiz.n; i++) {
		const struct item *it = &z.items[i];

		at[it->n_choices][it->correct[0].choice]++;
		same += it->correct[0].choice == again.items[i].correct[0].choice
		    && str_eq(it->choices[0].words,
		    again.items[i].choices[0].words);
	}
	is_int(same, 120, "the same both times");
	/* One standard deviation: sqrt(60 * 1/3 * 2/3), sqrt(60 * 1/4 * 3/4);
	 * weights differ, so a little more is allowed. */
	for (size_t p = 0; p < 3; p++)
		ok(labs(at[3][p] - 20) <= 5, "three choices, place %zu: %ld",
		    p, at[3][p]);
	for (size_t p = 0; p < 4; p++)
		ok(labs(at[4][p] - 15) <= 5, "four choices, place %zu: %ld",
		    p, at[4][p]);
	world_free(&w);
}

/* How many right answers stand in both banks where they stand in the other. */
static long
at_home(const char *word, const char *why)
{
	struct world w = world_new(), v = world_new();
	const struct quiz_settings qs = settings_of(40);
	const struct resolve_book *b = book_of(&w, "",
	    many(w.a, 60, "wrong", "so"));
	const struct resolve_book *c = book_of(&v, "",
	    many(v.a, 60, word, why));
	struct quiz x, y;
	long same = 0;

	ok(make(&w, b, &qs, &x) && make(&v, c, &qs, &y), "two banks");
	for (size_t i = 0; i < x.quiz.n; i++)
		same += x.items[i].correct[0].choice ==
		    y.items[i].correct[0].choice;
	world_free(&w);
	world_free(&v);
	return same;
}

/*
 * Where the right answers stand hangs on all words of all keys: with one word
 * of wrong answers changed, or of the reasons, which no open file holds, about
 * as many stand where they stood as by chance. A rule that can be followed from
 * what is public would leave all there.
 */
static void
secret(void)
{
	const long word = at_home("false", "so"), why = at_home("wrong", "not");

	/* 60/3 + 60/4 = 35, standard deviation 5. */
	ok(word > 15 && word < 55, "%ld of 120 stand where they stood", word);
	ok(why > 15 && why < 55, "%ld of 120 with other reasons", why);
}

static bool
has(const struct item_form *f, unsigned item)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->items[i] == item)
			return true;
	return false;
}

static size_t
critical_rules(const struct world *w, const struct item_quiz *q,
    const struct item_form *f)
{
	struct map *seen = map_new(w->a);

	for (size_t i = 0; i < f->n; i++)
		if (q->entries[f->items[i]].critical)
			map_put(seen, q->entries[f->items[i]].rule, seen);
	return map_len(seen);
}

static size_t
shared(const struct item_quiz *q)
{
	size_t n = 0;

	for (size_t i = 0; i < q->forms[0].n; i++)
		n += has(&q->forms[1], q->forms[0].items[i]);
	return n;
}

static void
forms(void)
{
	struct world w = world_new();
	struct quiz_settings qs = settings_of(40);
	const struct resolve_book *b = book_of(&w, "",
	    many(w.a, 60, "wrong", "so"));
	const struct digest other = digest_of(STR_LIT("another book"));
	struct quiz z, again;

	ok(make(&w, b, &qs, &z), "a bank of 120");
	is_text(z.quiz.forms[0].id, "A", "form A");
	is_text(z.quiz.forms[1].id, "B", "form B");
	is_int(z.quiz.forms[0].n, 40, "as long as a paper");
	is_int(z.quiz.forms[1].n, 40, "both");
	is_int(critical_rules(&w, &z.quiz, &z.quiz.forms[0]), 15,
	    "every critical rule in A");
	is_int(critical_rules(&w, &z.quiz, &z.quiz.forms[1]), 15, "and in B");
	is_int(shared(&z.quiz), 0, "without a common item");
	ok(quiz_make(w.a, w.dg, b, &qs, &other, &again) == 0 &&
	    memcmp(z.quiz.forms[0].items, again.quiz.forms[0].items,
	    40 * sizeof(unsigned)) == 0, "whatever the digest of the quiz");
	qs.questions = 100;
	ok(make(&w, b, &qs, &z), "a long paper");
	is_int(z.quiz.forms[1].n, 100, "B is as long as A");
	is_int(shared(&z.quiz), 80, "with no more of A than that takes");
	is_int(critical_rules(&w, &z.quiz, &z.quiz.forms[1]), 15,
	    "every critical rule in B");
	world_free(&w);
}

/* --- the blueprint --- */

static size_t
on(const struct item_quiz *q, const struct item_form *f, unsigned level)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++)
		n += q->entries[f->items[i]].difficulty == level;
	return n;
}

static void
blueprint(void)
{
	struct world w = world_new();
	const struct quiz_quota quotas[] = {
		{ STR_LIT("one"), 5, { "organization.xml", 3, 3 } },
		{ STR_LIT("two"), 1, { "organization.xml", 4, 3 } } };
	struct quiz_settings qs = settings_of(40);
	const struct resolve_book *b = book_of(&w, "",
	    many(w.a, 60, "wrong", "so"));
	struct quiz z;

	qs.quotas = quotas;
	qs.n_quotas = 2;
	qs.levels[3] = 35;
	ok(make(&w, b, &qs, &z), "quotas");
	is_int(z.quiz.chapters[0].quota, 5, "taken over");
	is_int(z.quiz.levels[3], 35, "levels too");
	ok(world_says(&w, "warning P880 organization.xml:4:3 the bank of nurse "
	    "has 0 questions on \"two\", the quota is 1"), "a chapter without");
	/* 5 of the 15 critical rules are hard; 25 places are left. */
	ok(on(&z.quiz, &z.quiz.forms[0], 3) >= 30, "hard ones in A");
	ok(on(&z.quiz, &z.quiz.forms[1], 3) >= 30, "and in B");
	qs.levels[3] = 41;
	ok(!make(&w, b, &qs, &z), "more of a level than a quiz has");
	ok(world_says(&w, "error P883 organization.xml:1:1"), "is said");
	qs.levels[3] = 0;
	qs.questions = 5;
	ok(!make(&w, b, &qs, &z), "more in chapters than a quiz has");
	ok(world_says(&w, "error P881 organization.xml:3:3 the quotas of the "
	    "chapters ask for 6 questions, a quiz has 5"), "is said");
	world_free(&w);
}

int
main(void)
{
	kinds();
	orders();
	same_targets();
	nothing();
	even();
	secret();
	forms();
	blueprint();
	return tap_done();
}
