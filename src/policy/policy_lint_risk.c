#include <string.h>

#include "base/diag.h"
#include "doc/doc.h"
#include "policy/policy_data_messages.h"
#include "policy/policy_lint_part.h"
#include "policy/policy_measure.h"

/*
 * Under Stericycle, Inc., 372 NLRB No. 113 (2023), a rule is presumed unlawful
 * when an employee could read it as a limit on talk about pay and working
 * conditions (29 USC 157). The classes below are those that were struck down or
 * criticized; what saves a sentence is a narrow subject in the same sentence.
 */
enum risk_when { WHEN_BANNED, WHEN_DEMANDED, WHEN_EITHER };

static const char criticism[] = "can be read as a ban on criticizing working "
    "conditions (29 USC 157)";
static const char vague[] = "is so wide that it can be read as a limit on "
    "protected talk (29 USC 157)";
static const char pay[] = "can be read as a ban on talking about pay or "
    "working conditions (29 USC 157)";
static const char outside[] = "can be read as a ban on talking to reporters or "
    "agencies about working conditions (29 USC 157)";
static const char name[] = "can be read as a ban on naming the employer when "
    "conditions are discussed (29 USC 157)";
static const char approval[] = "puts an approval before personal posts "
    "(29 USC 157)";

/* Phrases in lower case; "*" ends a word that may go on. */
static const struct risk {
	const char *phrase;
	enum risk_when when;
	const char *why;
} risks[] = {
	{ "negative comment*", WHEN_BANNED, criticism },
	{ "negative remark*", WHEN_BANNED, criticism },
	{ "negative post*", WHEN_BANNED, criticism },
	{ "negative statement*", WHEN_BANNED, criticism },
	{ "disparag*", WHEN_BANNED, criticism },
	{ "derogatory", WHEN_BANNED, criticism },
	{ "bad-mouth*", WHEN_BANNED, criticism },
	{ "damage our reputation", WHEN_BANNED, criticism },
	{ "harm our reputation", WHEN_BANNED, criticism },
	{ "embarrass the organization", WHEN_BANNED, criticism },
	{ "criticiz* us", WHEN_BANNED, criticism },
	{ "criticiz* the organization", WHEN_BANNED, criticism },
	{ "criticiz* management", WHEN_BANNED, criticism },
	{ "inaccurate or false", WHEN_BANNED, criticism },
	{ "false or inaccurate", WHEN_BANNED, criticism },
	{ "inappropriate post*", WHEN_BANNED, vague },
	{ "inappropriate comment*", WHEN_BANNED, vague },
	{ "inappropriate content", WHEN_BANNED, vague },
	{ "inappropriate remark*", WHEN_BANNED, vague },
	{ "be respectful", WHEN_DEMANDED, vague },
	{ "be positive", WHEN_DEMANDED, vague },
	{ "be courteous", WHEN_DEMANDED, vague },
	{ "professional at all times", WHEN_EITHER, vague },
	{ "company information", WHEN_EITHER, vague },
	{ "internal information", WHEN_EITHER, vague },
	{ "policies and procedures confidential", WHEN_EITHER, vague },
	{ "discuss your coworkers", WHEN_BANNED, pay },
	{ "discuss coworkers", WHEN_BANNED, pay },
	{ "discuss co-workers", WHEN_BANNED, pay },
	{ "discuss colleagues", WHEN_BANNED, pay },
	{ "discuss pay", WHEN_BANNED, pay },
	{ "discuss your pay", WHEN_BANNED, pay },
	{ "discuss wages", WHEN_BANNED, pay },
	{ "discuss salar*", WHEN_BANNED, pay },
	{ "discuss staffing", WHEN_BANNED, pay },
	{ "discuss working conditions", WHEN_BANNED, pay },
	{ "speak to the media", WHEN_BANNED, outside },
	{ "speak with the media", WHEN_BANNED, outside },
	{ "talk to the media", WHEN_BANNED, outside },
	{ "contact the media", WHEN_BANNED, outside },
	{ "speak to the press", WHEN_BANNED, outside },
	{ "talk to the press", WHEN_BANNED, outside },
	{ "speak to reporters", WHEN_BANNED, outside },
	{ "talk to reporters", WHEN_BANNED, outside },
	{ "contact a government agency", WHEN_BANNED, outside },
	{ "contact outside agencies", WHEN_BANNED, outside },
	{ "mention our name", WHEN_BANNED, name },
	{ "use our name", WHEN_BANNED, name },
	{ "use our logo", WHEN_BANNED, name },
	{ "mention where you work", WHEN_BANNED, name },
	{ "name your employer", WHEN_BANNED, name },
	{ "permission before posting", WHEN_EITHER, approval },
	{ "permission before you post", WHEN_EITHER, approval },
	{ "approval before posting", WHEN_EITHER, approval },
	{ "approval before you post", WHEN_EITHER, approval },
};

/* Words that forbid or demand; one of them in the sentence. */
static const char *const bans[] = { "not", "never", "no", "nobody", "avoid",
	"refrain", "cannot", "can't", "don't", "prohibited", "forbidden",
	"banned", "without", NULL };
static const char *const demands[] = { "must", "shall", "always", "required",
	"should", "keep", "need", "have", NULL };
/* What makes it narrow, or says the opposite. */
static const char *const narrow[] = { "patient", "patients", "phi", "resident",
	"residents", "right", "rights", "protected", "lawful", "unlawful",
	"may", "nothing", "allowed", "behalf", "account", "accounts", "review",
	"reviews", "recommend*", "endors*", "product*", NULL };

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool
word_is(struct str word, struct str want)
{
	const bool open = str_ends(want, "*");

	if (open)
		want.len--;
	if (open ? word.len < want.len : word.len != want.len)
		return false;
	for (size_t i = 0; i < want.len; i++)
		if (lower(word.ptr[i]) != want.ptr[i])
			return false;
	return true;
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
	size_t at = from, begin = 0;
	bool first = true;

	while (rest.ptr != NULL) {
		const struct str want = str_cut(&rest, ' ');
		const struct str w = policy_next_word(sentence, &at);

		if (w.ptr == NULL || !word_is(w, want))
			return false;
		if (first)
			begin = (size_t)(w.ptr - sentence.ptr);
		first = false;
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

static void
lint_sentence(struct diag *dg, const struct doc_node *block,
    struct str sentence, bool ban)
{
	const bool banned = ban || has_word(sentence, bans);
	const bool demanded = has_word(sentence, demands);
	struct str found;

	if ((!banned && !demanded) || has_word(sentence, narrow))
		return;
	for (size_t i = 0; i < NELEM(risks); i++) {
		const enum risk_when when = risks[i].when;

		if ((when == WHEN_BANNED && !banned) ||
		    (when == WHEN_DEMANDED && (!demanded || banned)) ||
		    !find_phrase(sentence, risks[i].phrase, &found))
			continue;
		diag_warn(dg, place_of(block, found), MSG_LINT_WORDS,
		    STR_ARG(found), risks[i].why);
		diag_hint(dg, "name the narrow thing: patient information, "
		    "pictures of patients, threats, speaking on our behalf; "
		    "and say what stays allowed");
	}
}

void
policy_lint_risk(struct diag *dg, const struct doc_node *block,
    struct str words, bool binding, bool ban)
{
	struct str sentence;

	if (!binding)
		return;
	for (size_t at = 0; (sentence = policy_next_sentence(words,
	    &at)).ptr != NULL;)
		lint_sentence(dg, block, sentence, ban);
}
