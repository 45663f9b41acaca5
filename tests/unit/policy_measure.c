/* What is counted of words and keys. */
#include <stdint.h>

#include "tap.h"

#include "policy.h"
#include "policy/policy_measure.h"

static void
test_sections(void)
{
	const struct policy *p = read_text("One two. Three?\n\n## A\n\n### B\n\n"
	    "- Four five six.\n\n| seven | eight |\n|---|---|\n| x | y |\n\n"
	    "<!-- rule: r | must | practice -->\nSeven {{x}}\nnine.\n\n"
	    "<!-- question: q | rule: r -->\nTen?\n- [x] Yes\n- [ ] No\n"
	    "<!-- end question -->\n");
	struct policy_section *s;
	struct policy_reading whole;
	size_t n;

	if (!ok(p != NULL, "read"))
		return;
	s = policy_count_reading(a, p, &n, &whole);
	is_int(n, 2, "a heading without a sentence of its own is none");
	is_text(doc_words(a, s[0].heading), "Title", "the title is one");
	is_text(doc_words(a, s[1].heading), "B", "so is the lowest heading");
	is_int(s[0].reading.words, 3, "words");
	is_int(s[0].reading.sentences, 2, "sentences");
	is_int(s[1].reading.words, 6, "neither tables nor questions");
	is_int(whole.words, 9, "the whole is the sum");
	is_int(whole.sentences, 4, "of sentences too");
	is_int(whole.longest, 3, "the longest sentence");
	is_int(whole.longest_at.line, 12, "where it stands");
}

/* Only one of two branches is ever read. */
static void
test_branches(void)
{
	const struct policy *p = read_text("You <!-- if: x -->must"
	    "<!-- else -->may<!-- end if --> go.\n");
	const struct doc_node *para;

	if (!ok(p != NULL, "read"))
		return;
	para = p->root->last;
	is_text(doc_words(a, para), "You must may go.",
	    "no word is made of two branches");
	is_text(policy_block_words(a, para), "You must may go.",
	    "nor where words are counted");
}

static void
test_grade(void)
{
	const struct policy_reading none = { 0 }, easy = { .words = 12,
		.sentences = 4, .syllables = 12 };
	const struct policy_reading hard = { .words = 100, .sentences = 5,
		.syllables = 150 };

	is_int(policy_grade(&none), 0, "of nothing");
	is_int(policy_grade(&easy), 0, "never below 0");
	/* 0.39 * 20 + 11.8 * 1.5 - 15.59 = 9.91 */
	is_int(policy_grade(&hard), 99, "in tenths");
}

static void
test_words(void)
{
	const struct str s = STR_LIT("See 3.5 now. \"Don't!\" (No.) x-ray");
	size_t at = 0;

	is_text(policy_next_sentence(s, &at), "See 3.5 now.", "a sentence");
	is_text(policy_next_sentence(s, &at), "\"Don't!", "in quotation marks");
	at = 0;
	(void)policy_next_word(s, &at);
	is_text(policy_next_word(s, &at), "3.5", "a number is a word");
	(void)policy_next_word(s, &at);
	is_text(policy_next_word(s, &at), "Don't", "an apostrophe in it");
	(void)policy_next_word(s, &at);
	is_text(policy_next_word(s, &at), "x-ray", "a hyphen");
	ok(policy_next_word(s, &at).ptr == NULL, "the end");
}

#define Q(id, answers) "<!-- question: " id " | rule: r -->\nWhat?\n" answers \
	"<!-- end question -->\n\n"

static void
test_keys(void)
{
	const struct policy *p = read_text(
	    "<!-- rule: r | must | practice -->\nR.\n\n"
	    Q("q1", "- [ ] no\n- [x] longest\n- [ ] no no\n")
	    Q("q2", "- [x] yes\n- [ ] not\n")
	    Q("q3", "- [x] one\n- [x] two\n- [ ] three\n")
	    Q("q4", "1. a\n2. b\n3. c\n"));
	struct policy_keys k = { 0 };

	if (!ok(p != NULL, "read"))
		return;
	for (size_t i = 0; i < p->nquestions; i++)
		policy_keys_add(a, &k, p->questions[i]);
	is_int(k.longest.of, 2, "those with one right answer");
	is_int(k.longest.right, 1, "two of a length have no longest");
	is_int(k.place[0].right, 1, "first in one");
	is_int(k.place[1].right, 1, "second in the other");
	is_int(k.place[2].of, 1, "a third answer is in one of them");
	is_int(k.place[0].expected * 6, POLICY_CHANCE_WHOLE * 5,
	    "guessing: 1/3 and 1/2");
	ok(k.place[1].first == p->questions[0], "where it is seen");
	ok(!policy_is_habit(&k.place[0]), "no habit");
}

int
main(void)
{
	a = arena_new();
	test_sections();
	test_branches();
	test_grade();
	test_words();
	test_keys();
	arena_free(a);
	return tap_done();
}
