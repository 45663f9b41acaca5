#include <string.h>

#include "base/ascii.h"
#include "base/diag.h"
#include "doc/doc.h"
#include "policy/policy_data_messages.h"
#include "policy/policy_lint.h"
#include "policy/policy_lint_part.h"
#include "policy/policy_measure.h"

/* Words that forbid or demand; one of them in the sentence. */
static const char *const bans[] = { "not", "never", "no", "nobody", "avoid",
	"refrain", "cannot", "can't", "don't", "prohibited", "forbidden",
	"banned", "without", NULL };
static const char *const demands[] = { "must", "shall", "always", "required",
	"should", "keep", "need", "have", NULL };
/* Words that tell of something so that nobody does it. */
static const char *const warnings[] = { "leave", "missing", "wrong",
	"unlawful", "instead", "stop", NULL };

static bool
is_one(struct str word, struct str want)
{
	const bool open = str_ends(want, "*");

	if (open)
		want.len--;
	if (open ? word.len < want.len : word.len != want.len)
		return false;
	for (size_t i = 0; i < want.len; i++)
		if (ascii_small(word.ptr[i]) != want.ptr[i])
			return false;
	return true;
}

/* Is word one of those that want parts with "|"? */
static bool
word_is(struct str word, struct str want)
{
	while (want.ptr != NULL)
		if (is_one(word, str_cut(&want, '|')))
			return true;
	return false;
}

static bool
has_word(struct str sentence, const char *const *words)
{
	struct str w;

	for (size_t at = 0; (w = policy_next_word(sentence, &at)).ptr != NULL;)
		for (size_t i = 0; words[i] != NULL; i++)
			if (word_is(w, str_of(words[i])))
				return true;
	return false;
}

/* The words of phrase begin at offset from; what they are in the text. */
static bool
phrase_at(struct str sentence, size_t from, const char *phrase,
    struct str *found)
{
	struct str rest = str_of(phrase);
	size_t at = from, begin = sentence.len;

	while (rest.ptr != NULL) {
		struct str want = str_cut(&rest, ' ');
		const bool optional = str_ends(want, "?");
		size_t after = at;
		const struct str w = policy_next_word(sentence, &after);

		if (optional)
			want.len--;
		if (w.ptr == NULL || !word_is(w, want)) {
			if (optional)
				continue;
			return false;
		}
		if (begin == sentence.len)
			begin = (size_t)(w.ptr - sentence.ptr);
		at = after;
	}
	*found = str_sub(sentence, begin, at - begin);
	return true;
}

static bool
find_phrase(struct str sentence, const char *phrase, struct str *found)
{
	for (size_t at = 0;;) {
		if (phrase_at(sentence, at, phrase, found))
			return true;
		if (policy_next_word(sentence, &at).ptr == NULL)
			return false;
	}
}

/* Where in the block the words stand: its text node, as near as can be. */
static struct pos
place_of(const struct doc_node *block, struct str words)
{
	const struct str start = str_sub(words, 0,
	    str_chr(words, ' ', 0));

	for (const struct doc_node *n = doc_next(block, block); n != NULL;
	    n = doc_next(block, n))
		for (size_t i = 0; n->kind == DOC_TEXT &&
		    i + start.len <= n->text.len; i++)
			if (str_eq(str_sub(n->text, i, start.len), start))
				return (struct pos){ n->at.file, n->at.line,
					n->at.col + (unsigned)i };
	return block->at;
}

/* What a sentence does, as far as its words show. */
struct mood {
	bool binding, banned, demanded, warned;
};

static bool
applies(const struct mood *m, enum policy_risk_when when)
{
	switch (when) {
	case RISK_BANNED:
		return m->binding && m->banned;
	case RISK_DEMANDED:
		return m->binding && m->demanded && !m->banned;
	case RISK_EITHER:
		return m->binding && (m->banned || m->demanded);
	case RISK_SAID:
		return !m->banned && !m->warned;
	}
	return false;
}

/* block: NULL where the words stand at a place of their own, at. */
static void
lint_sentence(struct diag *dg, const struct doc_node *block, struct pos at,
    struct str sentence, struct mood m)
{
	struct str found;

	m.banned = m.banned || has_word(sentence, bans);
	m.demanded = has_word(sentence, demands);
	m.warned = has_word(sentence, warnings);
	for (size_t i = 0; i < policy_risks_len; i++) {
		const struct policy_risk *r = &policy_risks[i];

		if (!applies(&m, r->when) ||
		    !find_phrase(sentence, r->phrase, &found) ||
		    has_word(sentence, r->class->saves))
			continue;
		diag_warn(dg, block != NULL ? place_of(block, found) : at,
		    MSG_LINT_WORDS, STR_ARG(found), r->class->why,
		    r->class->reference);
		diag_hint(dg, "%s", r->class->hint);
	}
}

void
policy_lint_risk(struct diag *dg, const struct doc_node *block,
    struct str words, bool binding, bool ban)
{
	const struct mood m = { .binding = binding, .banned = ban };
	struct str sentence;

	for (size_t at = 0; (sentence = policy_next_sentence(words,
	    &at)).ptr != NULL;)
		lint_sentence(dg, block, block->at, sentence, m);
}

void
policy_lint_words(struct diag *dg, struct pos at, struct str words)
{
	const struct mood m = { .binding = true };
	struct str sentence;

	for (size_t from = 0; (sentence = policy_next_sentence(words,
	    &from)).ptr != NULL;)
		lint_sentence(dg, NULL, at, sentence, m);
}
