#include "policy/policy_lint_part.h"

#include <string.h>

#include "base/ascii.h"
#include "base/diag.h"
#include "doc/doc.h"
#include "policy/policy.h"
#include "policy/policy_data_messages.h"
#include "policy/policy_measure.h"

/* Words before "may" that turn it round: "no one may". */
static const char *const negations[] = { "no", "nobody", "none", "nothing",
	"neither", "nor", NULL };
static const char *const nots[] = { "not", "never", "no", "nothing", "nobody",
	NULL };

enum { LEVELS = POLICY_MAY + 1 };

static bool
is(struct str word, const char *want)
{
	if (word.ptr == NULL || word.len != strlen(want))
		return false;
	for (size_t i = 0; i < word.len; i++)
		if (ascii_small(word.ptr[i]) != want[i])
			return false;
	return true;
}

static bool
is_any(struct str word, const char *const *words)
{
	for (size_t i = 0; words[i] != NULL; i++)
		if (is(word, words[i]))
			return true;
	return false;
}

/* Does a sentence end between two words? */
static bool
ends_between(struct str one, struct str next)
{
	for (const char *p = one.ptr + one.len; p < next.ptr; p++)
		if (strchr(".!?\n", *p) != NULL)
			return true;
	return false;
}

/* Which levels the words speak of, one verb after the other. */
static void
find_levels(struct str words, bool says[LEVELS])
{
	struct str word, before = { NULL, 0 };
	bool negated = false, only = false;

	for (size_t at = 0; (word = policy_next_word(words, &at)).ptr != NULL;
	    before = word) {
		size_t after = at;
		const struct str next = policy_next_word(words, &after);

		if (before.ptr != NULL && ends_between(before, word))
			negated = only = false;
		negated |= is_any(word, negations);
		only |= is(word, "only");
		if (is(word, "should"))
			says[POLICY_SHOULD] = true;
		else if (is(word, "must"))
			says[is_any(next, nots) ? POLICY_MUST_NOT :
			    POLICY_MUST] = true;
		else if (is(word, "to") && (is(before, "has") ||
		    is(before, "have")))
			says[POLICY_MUST] = true;
		else if (!is(word, "may"))
			continue;
		else if (negated || is_any(next, nots))
			says[POLICY_MUST_NOT] = true;
		else if (only || is(next, "only"))
			says[POLICY_MUST] = says[POLICY_MAY] = true;
		else
			says[POLICY_MAY] = true;
	}
}

void
policy_lint_level(struct arena *a, struct diag *dg,
    const struct policy_rule *r)
{
	bool says[LEVELS] = { false };
	size_t other = POLICY_MUST;

	find_levels(doc_words(a, r->node), says);
	if (says[r->level])
		return;
	diag_warn(dg, r->at, MSG_LINT_LEVEL, STR_ARG(r->id),
	    policy_level_name(r->level));
	while (other < LEVELS && !says[other])
		other++;
	if (other < LEVELS)
		diag_hint(dg, "write \"%s\" in its sentence, or \"%s\" in its "
		    "mark", policy_level_name(r->level),
		    policy_level_name((enum policy_level)other));
	else
		diag_hint(dg, "write \"%s\" in its sentence",
		    policy_level_name(r->level));
}
