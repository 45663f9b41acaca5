#include <string.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/json_in.h"
#include "base/map.h"
#include "cmd/cmd_messages.h"
#include "cmd/cmd_quiz_sheet.h"
#include "item/item_quiz.h"

#define SAVED "precept-verdict-1"
#define CRITICAL "critical: "

struct reader {
	struct arena *a;
	struct diag *dg;
	const char *name;
	struct quiz_verdict *list;
	size_t n, cap;
	struct map *finals;	/* by person; NULL: not read yet */
};

static int
refuse(struct reader *r)
{
	diag_error(r->dg, (struct pos){ r->name, 0, 0 }, MSG_QUIZ_NO_VERDICTS);
	diag_hint(r->dg, "precept-grade --key=private/quizzes/nurse/key.zip "
	    "--format=json inbox >verdicts.json");
	return -1;
}

/* --- lists --- */

struct list {
	struct str *v;
	size_t n, cap;
};

static void
add(struct reader *r, struct list *l, struct str s)
{
	if (str_empty(s))
		return;
	l->v = arena_grow(r->a, l->v, l->n, &l->cap, sizeof(*l->v));
	l->v[l->n++] = s;
}

/* As a sentence begins. */
static struct str
capital(struct arena *a, struct str s)
{
	char *out = str_c(a, s);

	if (s.len > 0 && out[0] >= 'a' && out[0] <= 'z')
		out[0] = (char)(out[0] - 'a' + 'A');
	return (struct str){ out, s.len };
}

/* The items are named by the rules they test, not by their own names. */
static void
add_reason(struct reader *r, struct list *reasons, struct list *missed,
    struct str s)
{
	struct str rest;
	size_t n = 0;

	if (!str_starts(s, CRITICAL)) {
		add(r, reasons, capital(r->a, s));
		return;
	}
	rest = str_sub(s, sizeof(CRITICAL) - 1, s.len);
	for (; rest.ptr != NULL; n++)
		add(r, missed, str_trim(str_cut(&rest, ',')));
	add(r, reasons, n == 1 ? STR_LIT("A question on a rule that must "
	    "never be broken is not right") : str_fmt(r->a, "%zu questions on "
	    "rules that must never be broken are not right", n));
}

/* An array of texts, or one text of which sep parts the items. */
static struct list
list_at(struct reader *r, const struct json_value *v, const char *key,
    const char *sep)
{
	const struct json_value *at = json_get(v, key);
	struct list l = { NULL, 0, 0 };
	struct str rest;

	if (at != NULL && at->kind == JSON_ARRAY)
		for (at = at->first; at != NULL; at = at->next)
			add(r, &l, at->str);
	else
		for (rest = json_get_str(v, key); rest.len > 0; ) {
			const size_t end = str_find(rest, sep, 0);

			add(r, &l, str_sub(rest, 0, end));
			rest = str_sub(rest, end + strlen(sep), rest.len);
		}
	return l;
}

/* The grader's words are those of --require; a personnel file says more. */
static struct str
lack_in_words(struct str word)
{
	static const char *const words[][2] = {
		{ "token", "code of the invitation" },
		{ "attested", "signed statement" },
		{ "quiz", "which quiz" },
		{ "edition", "which version of the handbook" },
		{ "submitted", "when it was handed in" }
	};

	for (size_t i = 0; i < NELEM(words); i++)
		if (str_is(word, words[i][0]))
			return str_of(words[i][1]);
	return word;
}

static void
take_words(struct reader *r, const struct json_value *v,
    struct quiz_verdict *out)
{
	const struct list said = list_at(r, v, "reasons", "; ");
	const struct list states = list_at(r, v, "states", "; ");
	const struct list lacks = list_at(r, v, "not-recorded", " ");
	struct list reasons = { NULL, 0, 0 }, missed = reasons,
	    notes = reasons;
	struct str absent = STR_LIT("");

	for (size_t i = 0; i < said.n; i++)
		add_reason(r, &reasons, &missed, said.v[i]);
	for (size_t i = 0; i < states.n; i++)
		add(r, &notes, capital(r->a, states.v[i]));
	for (size_t i = 0; i < lacks.n; i++)
		absent = str_fmt(r->a, "%.*s%s%.*s", STR_ARG(absent),
		    i == 0 ? "Not recorded: " : ", ",
		    STR_ARG(lack_in_words(lacks.v[i])));
	add(r, &notes, absent);
	out->reasons = reasons.v;
	out->n_reasons = reasons.n;
	out->missed = missed.v;
	out->n_missed = missed.n;
	out->notes = notes.v;
	out->n_notes = notes.n;
}

/* --- figures --- */

static int64_t
number_at(const struct json_value *v, const char *key)
{
	const struct json_value *at = json_get(v, key);

	return at != NULL && (at->kind == JSON_INT || at->kind == JSON_BOOL) ?
	    at->num : -1;
}

/* Units as points, to two places; people add these up by hand. */
static struct str
points(struct arena *a, int64_t units)
{
	const long long all = units / (ITEM_POINT / 100);
	const long long cents = all < 0 ? -all : all;
	const char *sign = all < 0 ? "-" : "";

	return cents % 100 == 0 ? str_fmt(a, "%s%lld", sign, cents / 100) :
	    str_fmt(a, "%s%lld.%02lld", sign, cents / 100, cents % 100);
}

/* False: a figure is missing, or can't be. */
static bool
take_figures(struct reader *r, const struct json_value *v, bool saved,
    struct quiz_verdict *out)
{
	/* Below none where a key takes points away. */
	const struct json_value *units_at = json_get(v, "units");
	const int64_t max = number_at(v, "max");
	const int64_t passed = number_at(v, "passed");
	const int64_t attempt = number_at(v, "attempt");
	int64_t units;

	out->passed = passed == 1;
	out->attempt = attempt > 0 && attempt < 100000 ? (unsigned)attempt : 0;
	if (!saved) {
		out->score = json_get_str(v, "score");
		out->max = json_get_str(v, "max");
		out->percent = json_get_str(v, "percent");
		return passed >= 0 && !str_empty(out->score) &&
		    !str_empty(out->max) && !str_empty(out->percent);
	}
	if (units_at == NULL || units_at->kind != JSON_INT)
		return false;
	units = units_at->num;
	if (passed < 0 || max <= 0 || units > max || max > INT64_MAX / 10000)
		return false;
	out->score = points(r->a, units);
	out->max = points(r->a, max);
	units = units > 0 ? units : 0;
	out->percent = str_fmt(r->a, "%lld.%02lld",
	    (long long)(units * 10000 / max / 100),
	    (long long)(units * 10000 / max % 100));
	return true;
}

/* --- verdicts --- */

static struct str
response_digest(struct reader *r, const struct json_value *v, bool saved)
{
	struct digest d;

	if (!saved)
		return json_get_str(v, "digest");
	d = digest_of(json_get_str(v, "response"));
	return digest_text(r->a, &d);
}

/* What the person's attempts come to, by the people of the run. */
static enum quiz_final
final_of(struct reader *r, const struct json_value *whole, struct str person)
{
	const struct json_value *people = json_get(whole, "people"), *p;
	const enum quiz_final *found;
	struct str id;

	if (r->finals == NULL) {
		r->finals = map_new(r->a);
		p = people != NULL && people->kind == JSON_ARRAY ?
		    people->first : NULL;
		for (; p != NULL; p = p->next) {
			enum quiz_final *final = ARENA_NEW(r->a,
			    enum quiz_final);

			id = item_person(r->a, json_get_str(p, "person"));
			*final = number_at(p, "passed") == 1 ? QUIZ_PASSED :
			    QUIZ_FAILED;
			if (id.ptr != NULL)
				map_put(r->finals, id, final);
		}
	}
	found = map_get(r->finals, item_person(r->a, person));
	return found != NULL ? *found : QUIZ_UNSAID;
}

static int
take(struct reader *r, const struct json_value *whole,
    const struct json_value *v, bool saved)
{
	struct quiz_verdict out = { .quiz = json_get_str(whole, "quiz"),
		.key = json_get_str(whole, "key"),
		.person = json_get_str(v, "person"),
		.name = json_get_str(v, "name"),
		.form = json_get_str(v, "form"),
		.submitted = json_get_str(v, "submitted"),
		.response = response_digest(r, v, saved) };

	if (str_empty(out.quiz) || str_empty(item_person(r->a, out.person)) ||
	    !take_figures(r, v, saved, &out))
		return refuse(r);
	take_words(r, v, &out);
	if (saved && json_get(v, "before") != NULL)
		out.before = json_get_str(json_get(v, "before"), "file");
	if (!saved)
		out.final = final_of(r, whole, out.person);
	r->list = arena_grow(r->a, r->list, r->n, &r->cap, sizeof(*r->list));
	r->list[r->n++] = out;
	return 0;
}

int
cmd_quiz_verdicts(struct arena *a, struct diag *dg, const char *name,
    struct str text, struct quiz_verdict **out, size_t *n)
{
	struct reader r = { .a = a, .dg = dg, .name = name };
	struct json_value *top;
	const struct json_value *v, *each;

	if (!str_starts(str_trim(text), "{"))
		return refuse(&r);
	if (json_read(a, dg, name, text, &top) < 0)
		return -1;
	v = json_get(top, "result") != NULL ? json_get(top, "result") : top;
	each = json_get(v, "responses");
	if (str_is(json_get_str(v, "format"), SAVED)) {
		if (take(&r, v, v, true) < 0)
			return -1;
	} else if (each == NULL || each->kind != JSON_ARRAY) {
		return refuse(&r);
	} else {
		for (each = each->first; each != NULL; each = each->next)
			if (take(&r, v, each, false) < 0)
				return -1;
	}
	*out = r.list;
	*n = r.n;
	return 0;
}
