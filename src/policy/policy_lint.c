#include "policy/policy_lint.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "doc/doc.h"
#include "policy/policy.h"
#include "policy/policy_data_messages.h"
#include "policy/policy_lint_part.h"

/*
 * A grade of school that a reader of the text needs. Health workers' notices
 * are advised to stay near 8; law names what it names, so a policy is only
 * mentioned where it asks for more than a high school's last year.
 */
#define GRADE_MAX 120	/* tenths */
#define GRADE_WORDS 100	/* in fewer words a grade says nothing */

/* --- words --- */

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

struct str
policy_lint_word(struct str s, size_t *at)
{
	size_t from = *at, to;

	while (from < s.len && !is_letter(s.ptr[from]))
		from++;
	for (to = from; to < s.len; to++)
		if (!is_letter(s.ptr[to]) && (to + 1 >= s.len ||
		    strchr("'-.", s.ptr[to]) == NULL ||
		    !is_letter(s.ptr[to + 1])))
			break;
	*at = to;
	return from == to ? (struct str){ NULL, 0 } :
	    str_sub(s, from, to - from);
}

struct str
policy_lint_sentence(struct str s, size_t *at)
{
	const size_t from = *at;
	size_t to = from;

	if (from >= s.len)
		return (struct str){ NULL, 0 };
	while (to < s.len && !(strchr(".!?", s.ptr[to]) != NULL &&
	    (to + 1 == s.len || strchr(" \n\")*", s.ptr[to + 1]) != NULL)))
		to++;
	*at = to < s.len ? to + 1 : to;
	return str_trim(str_sub(s, from, *at - from));
}

/* The words of a block that prints as one: values as one word "value". */
static struct str
words_of(struct arena *a, const struct doc_node *block)
{
	struct buf b;
	struct str out;

	buf_init(&b, POLICY_FILE_MAX);
	for (const struct doc_node *n = doc_next(block, block); n != NULL;
	    n = doc_next(block, n))
		if (n->kind == DOC_TEXT)
			buf_str(&b, n->text);
		else if (n->kind == DOC_VALUE)
			buf_puts(&b, "value");
		else if (n->kind == DOC_LINE_BREAK)
			buf_putc(&b, ' ');
	out = str_dup(a, buf_view(&b));
	buf_free(&b);
	return out;
}

/* --- reading level --- */

/* What is counted over one policy. */
struct tally {
	size_t words, sentences, syllables;
	size_t longest;			/* words of the longest sentence */
	struct pos longest_at;
};

static bool
is_vowel(char c)
{
	return strchr("aeiouyAEIOUY", c) != NULL && c != '\0';
}

/* Groups of vowels, less a silent e at the end; one at least. */
static size_t
syllables(struct str word)
{
	size_t n = 0;

	for (size_t i = 0; i < word.len; i++)
		n += is_vowel(word.ptr[i]) &&
		    (i == 0 || !is_vowel(word.ptr[i - 1]));
	if (n > 1 && str_ends(word, "e") && !str_ends(word, "le"))
		n--;
	return n == 0 ? 1 : n;
}

static void
count_block(struct tally *t, const struct doc_node *block, struct str text)
{
	struct str sentence, word;

	for (size_t at = 0; (sentence = policy_lint_sentence(text,
	    &at)).ptr != NULL;) {
		size_t words = 0;

		for (size_t k = 0; (word = policy_lint_word(sentence,
		    &k)).ptr != NULL; words++)
			t->syllables += syllables(word);
		if (words == 0)
			continue;
		t->sentences++;
		t->words += words;
		if (words > t->longest) {
			t->longest = words;
			t->longest_at = block->at;
		}
	}
}

/*
 * The Flesch-Kincaid grade in tenths:
 * 0.39 words/sentence + 11.8 syllables/word - 15.59.
 */
static long
grade_of(const struct tally *t)
{
	return (long)(39 * t->words / t->sentences / 10 +
	    118 * t->syllables / t->words) - 156;
}

static void
check_grade(struct diag *dg, const struct tally *t)
{
	long grade;

	if (t->words < GRADE_WORDS)
		return;
	grade = grade_of(t);
	if (grade <= GRADE_MAX)
		return;
	diag_note(dg, t->longest_at, MSG_LINT_GRADE, (int)(grade / 10),
	    (int)(grade % 10));
	diag_hint(dg, "make two of the sentence of %zu words here, and take "
	    "everyday words where they say the same", t->longest);
}

/* --- one policy --- */

/* The rule that n stands in, or NULL. */
static const struct policy_rule *
rule_around(const struct doc_node *n)
{
	for (; n != NULL; n = n->parent)
		if (n->kind == DOC_RULE)
			return n->data;
	return NULL;
}

static void
lint_policy(struct arena *a, struct diag *dg, const struct policy *p)
{
	struct tally t = { 0 };
	const struct doc_node *n = p->root, *next;

	for (; n != NULL; n = next) {
		const struct policy_rule *r;
		struct str text;

		next = doc_next(p->root, n);
		if (n->kind == DOC_QUESTION || n->kind == DOC_SCENARIO) {
			next = doc_skip(p->root, n);
			continue;
		}
		if (n->kind != DOC_PARA && n->kind != DOC_CELL)
			continue;
		next = doc_skip(p->root, n);
		text = words_of(a, n);
		if (n->kind == DOC_PARA)
			count_block(&t, n, text);
		r = rule_around(n);
		policy_lint_risk(dg, n, text,
		    r == NULL || r->level != POLICY_MAY,
		    r != NULL && r->level == POLICY_MUST_NOT);
	}
	check_grade(dg, &t);
}

void
policy_lint(struct arena *a, struct diag *dg,
    const struct policy_library *lib)
{
	for (size_t i = 0; i < lib->n; i++)
		lint_policy(a, dg, lib->policies[i]);
	if (lib->overrides != NULL)
		lint_policy(a, dg, lib->overrides);
	policy_lint_keys(a, dg, lib);
}
