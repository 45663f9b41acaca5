#include "policy/policy_measure.h"

#include <string.h>

#include "base/arena.h"
#include "doc/doc.h"
#include "policy/policy.h"

/* --- words --- */

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

struct str
policy_next_word(struct str s, size_t *at)
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
policy_next_sentence(struct str s, size_t *at)
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

struct str
policy_block_words(struct arena *a, const struct doc_node *block)
{
	struct buf b;
	struct str out;

	buf_init(&b, POLICY_FILE_MAX);
	for (const struct doc_node *n = doc_next(block, block); n != NULL;
	    n = doc_next(block, n))
		if (n->kind == DOC_TEXT)
			buf_str(&b, n->text);
		else if (n->kind == DOC_VALUE && n->first == NULL)
			buf_puts(&b, "value");
		else if (n->kind == DOC_LINE_BREAK || /* no word of both: */
		    (n->kind == DOC_BRANCH && n->prev != NULL))
			buf_putc(&b, ' ');
	out = str_dup(a, buf_view(&b));
	buf_free(&b);
	return out;
}

/* --- reading level --- */

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
count_block(struct policy_reading *r, const struct doc_node *block,
    struct str text)
{
	struct str sentence, word;

	for (size_t at = 0; (sentence = policy_next_sentence(text,
	    &at)).ptr != NULL;) {
		size_t words = 0;

		for (size_t k = 0; (word = policy_next_word(sentence,
		    &k)).ptr != NULL; words++)
			r->syllables += syllables(word);
		if (words == 0)
			continue;
		r->sentences++;
		r->words += words;
		if (words > r->longest) {
			r->longest = words;
			r->longest_at = block->at;
		}
	}
}

static void
add_reading(struct policy_reading *sum, const struct policy_reading *r)
{
	sum->words += r->words;
	sum->sentences += r->sentences;
	sum->syllables += r->syllables;
	if (r->longest > sum->longest) {
		sum->longest = r->longest;
		sum->longest_at = r->longest_at;
	}
}

struct policy_section *
policy_count_reading(struct arena *a, const struct policy *p, size_t *n,
    struct policy_reading *whole)
{
	struct policy_section *list = arena_array(a, p->nheadings + 1,
	    sizeof(*list)), *last = list;
	const struct doc_node *node = p->root, *next;

	*whole = (struct policy_reading){ 0 };
	for (; node != NULL; node = next) {
		next = doc_next(p->root, node);
		if (node->kind == DOC_QUESTION || node->kind == DOC_SCENARIO) {
			next = doc_skip(p->root, node);
		} else if (node->kind == DOC_HEADING) {
			/* One that holds no sentence gives up its place. */
			last += last->reading.sentences > 0;
			last->heading = node;
		} else if (node->kind == DOC_PARA) {
			next = doc_skip(p->root, node);
			count_block(&last->reading, node,
			    policy_block_words(a, node));
		}
	}
	last += last->reading.sentences > 0;
	*n = (size_t)(last - list);
	for (size_t i = 0; i < *n; i++)
		add_reading(whole, &list[i].reading);
	return list;
}

/* 0.39 words/sentence + 11.8 syllables/word - 15.59 */
unsigned
policy_grade(const struct policy_reading *r)
{
	size_t grade;

	if (r->sentences == 0 || r->words == 0)
		return 0;
	grade = 39 * r->words / r->sentences / 10 +
	    118 * r->syllables / r->words;
	return grade < 156 ? 0 : (unsigned)(grade - 156);
}
