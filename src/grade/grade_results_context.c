/*
 * grade_results_context.c - who answered what, when and how often, as a QTI
 * results document says it.
 */
#include "grade/grade_results_part.h"

#include <string.h>

#include "base/arena.h"
#include "grade/grade_messages.h"
#include "grade/grade_qti.h"

#define OURS "urn:precept:"

static void
refuse_practice(struct reader *x)
{
	diag_error(x->g->diag, grade_doc_here(x), MSG_GRADE_PRACTICE);
	diag_hint(x->g->diag, "take the assessment: assessment.html, not "
	    "practice.html");
	x->bad = true;
}

static void
refuse_identifier(struct reader *x, struct str source, struct str value,
    const char *hint)
{
	diag_error(x->g->diag, grade_doc_here(x), MSG_GRADE_SESSION,
	    STR_ARG(str_sub(source, 0, 60)), STR_ARG(str_sub(value, 0, 80)));
	diag_hint(x->g->diag, "%s", hint);
	x->bad = true;
}

static void
set_attempt(struct reader *x, struct str source, struct str value)
{
	const unsigned n = grade_attempt_of(value);

	if (n == 0)
		refuse_identifier(x, source, value, "an attempt is written "
		    "a1, a2 and so on");
	else
		x->r.attempt = n;
}

/* What each identifier is, and what its value begins with. */
static const struct {
	const char *source, *prefix;
	enum grade_field field;
	bool text;		/* any text, encoded */
	bool digest;
	size_t to;		/* where it goes in struct grade_response */
} sessions[] = {
#define TO(member) offsetof(struct grade_response, member)
	{ "quiz-sha256", "h-", GRADE_F_QUIZ, false, true, TO(quiz) },
	{ "attempt", "a", GRADE_F_ATTEMPT, false, false, 0 },
	{ "form", "form-", GRADE_F_FORM, false, false, TO(form) },
	{ "document", "d-", GRADE_F_DOCUMENT, true, false, TO(number) },
	{ "version", "v-", GRADE_F_VERSION, true, false, TO(version) },
	{ "handbook-sha256", "h-", GRADE_F_HANDBOOK, false, true,
	    TO(handbook) },
	{ "statement-sha256", "h-", GRADE_F_STATEMENT, false, true,
	    TO(statement) },
	{ "name", "n-", GRADE_F_NAME, true, false, TO(typed_name) },
	{ "token", "t-", GRADE_F_TOKEN, false, false, TO(token) },
	{ "started", "s-", GRADE_F_STARTED, true, false, TO(started) },
	{ "mode", "m-", GRADE_F_MODE, false, false, 0 },
#undef TO
};

void
grade_results_session(struct reader *x, const struct xml_walk_attr *attrs,
    size_t n)
{
	const struct str full = grade_doc_attr(attrs, n, "sourceID");
	struct str source = full, *to;
	struct str value = grade_doc_attr(attrs, n, "identifier");
	struct digest d;
	size_t i = 0;

	if (!str_starts(source, OURS))
		return;
	source = str_sub(source, strlen(OURS), source.len);
	while (i < NELEM(sessions) && !str_is(source, sessions[i].source))
		i++;
	if (i == NELEM(sessions))
		return;
	if (x->at[sessions[i].field] != 0 &&
	    sessions[i].field != GRADE_F_MODE) {
		diag_error(x->g->diag, grade_doc_here(x),
		    MSG_GRADE_SESSION_TWICE, STR_ARG(full));
		diag_hint(x->g->diag, SAVE_AGAIN);
		x->bad = true;
		return;
	}
	x->at[sessions[i].field] = xml_walk_offset(x->kept->walk);
	if (!str_starts(value, sessions[i].prefix)) {
		refuse_identifier(x, full, value, str_fmt(x->g->scratch,
		    "its value begins with %s", sessions[i].prefix).ptr);
		return;
	}
	value = str_sub(value, strlen(sessions[i].prefix), value.len);
	if (sessions[i].field == GRADE_F_MODE) {
		x->r.page = true;
		if (str_is(value, "practice"))
			refuse_practice(x);
		else if (!str_is(value, "assessment"))
			refuse_identifier(x, full, value,
			    "answers that count say m-assessment");
	} else if (sessions[i].field == GRADE_F_ATTEMPT) {
		set_attempt(x, full, value);
	} else if (sessions[i].digest && !digest_parse_hex(value, &d)) {
		refuse_identifier(x, full, value, "a digest has 64 digits, "
		    "0 to 9 and a to f");
	} else {
		/* Which of the texts it is stands in the table. */
		to = (struct str *)(void *)((char *)&x->r + sessions[i].to);
		*to = sessions[i].text ? grade_qti_text(x->g->scratch, value) :
		    str_dup(x->g->scratch, value);
		/* The form is of our own output, too. */
		x->r.page |= sessions[i].field != GRADE_F_FORM;
	}
}

/* A second one could say otherwise: false after a finding. */
static bool
is_first(struct reader *x, enum grade_field field, const char *element)
{
	if (x->at[field] == 0)
		return true;
	diag_error(x->g->diag, grade_doc_here(x), MSG_GRADE_SESSION_TWICE,
	    STR_ARG(str_of(element)));
	diag_hint(x->g->diag, SAVE_AGAIN);
	x->bad = true;
	return false;
}

void
grade_results_context(struct reader *x, const struct xml_walk_attr *attrs,
    size_t n)
{
	const struct str id = grade_doc_attr(attrs, n, "sourcedId");

	if (!is_first(x, GRADE_F_PERSON, "<context>"))
		return;
	x->at[GRADE_F_PERSON] = xml_walk_offset(x->kept->walk);
	if (str_starts(id, "e-"))
		x->r.person = grade_qti_text(x->g->scratch,
		    str_sub(id, 2, id.len));
	else
		x->r.person = str_dup(x->g->scratch, id);
}

void
grade_results_test(struct reader *x, const struct xml_walk_attr *attrs,
    size_t n)
{
	const struct str stamp = grade_doc_attr(attrs, n, "datestamp");

	if (!is_first(x, GRADE_F_SUBMITTED, "<testResult>"))
		return;
	x->at[GRADE_F_SUBMITTED] = xml_walk_offset(x->kept->walk);
	if (!str_empty(str_trim(stamp)) && !str_is(stamp, GRADE_NO_TIME))
		x->r.submitted = str_dup(x->g->scratch, stamp);
	/* The id of the test is the quiz's where our page wrote it. */
	if (x->r.page && x->g->key.pack->quiz != NULL)
		x->r.quiz_id = str_dup(x->g->scratch,
		    grade_doc_attr(attrs, n, "identifier"));
}
