#include "cmd/cmd_quiz_settings.h"

#include "base/arena.h"
#include "base/date.h"
#include "cmd/cmd_workspace.h"
#include "quiz/quiz.h"
#include "settings/settings.h"

struct taker {
	struct arena *a;
	const struct workspace *ws;
};

/* at, where it is not NULL, is set where the file says so. */
static unsigned
number(const struct taker *t, const char *path, struct pos *at)
{
	struct settings_values v;
	long n = -1;

	if (settings_get(t->a, t->ws->settings, str_of(path), &v) ==
	    SETTINGS_SET) {
		n = settings_number(v.v[0]);
		if (at != NULL && !v.v[0]->preset)
			*at = v.v[0]->at;
	}
	return n < 0 ? 0 : (unsigned)n;
}

static struct str
words(const struct taker *t, const char *path)
{
	const struct str s = cmd_workspace_value(t->a, t->ws, path);

	return str_empty(s) ? str_of(NULL) : s;
}

/* --- people --- */

static struct str
part(const struct taker *t, const char *who, const char *field)
{
	return words(t, str_c(t->a, str_fmt(t->a, "%s.%s", who, field)));
}

/* "Maria Sample, HR lead" */
static struct str
name_of(const struct taker *t, const char *who)
{
	const struct str name = part(t, who, "name");
	const struct str title = part(t, who, "title");

	if (name.ptr == NULL)
		return words(t, who);
	return title.ptr == NULL ? name : str_fmt(t->a, "%.*s, %.*s",
	    STR_ARG(name), STR_ARG(title));
}

static void
take_people(const struct taker *t, struct quiz_texts *out)
{
	static const char *const takers[] = { "training.hand-in",
		"contact.human-resources", "contact.privacy-officer" };
	const char *who = "contact.privacy-officer";

	out->help_to = name_of(t, who);
	out->help_email = part(t, who, "email");
	out->help_phone = part(t, who, "phone");
	for (size_t i = 0; i < NELEM(takers) && out->hand_in_to.ptr == NULL;
	    i++) {
		who = takers[i];
		out->hand_in_to = name_of(t, who);
	}
	out->hand_in_email = part(t, who, "email");
	out->hand_in_phone = part(t, who, "phone");
	out->hand_in_how = words(t, "training.hand-in-how");
}

/* --- what is attested --- */

static struct str
statement(const struct taker *t)
{
	const struct str own = words(t, "training.statement");
	const struct str number = words(t, "document.number");

	if (own.ptr != NULL)
		return own;
	return str_fmt(t->a, "I have read the %.*s of %.*s, %.*s%sversion "
	    "%.*s, in force from %.*s. I could ask questions about it, and I "
	    "chose the answers of this quiz myself.",
	    STR_ARG(words(t, "document.title")),
	    STR_ARG(words(t, "identity.legal-name")), STR_ARG(number),
	    number.ptr != NULL ? ", " : "",
	    STR_ARG(words(t, "document.version")),
	    STR_ARG(words(t, "document.effective")));
}

/* --- the blueprint --- */

static void
take_quotas(const struct taker *t, struct quiz_settings *out)
{
	const struct settings_table *table = settings_table_find(
	    t->ws->settings, STR_LIT("quiz-quotas"));
	const size_t n = settings_table_len(table);
	struct quiz_quota *list = arena_array(t->a, n, sizeof(*list));
	struct settings_values id, questions;

	for (size_t i = 0; i < n; i++) {
		const struct settings_row *row = settings_table_row(table, i);
		struct quiz_quota *q = &list[out->n_quotas];

		if (settings_cell(t->a, t->ws->settings, row,
		    STR_LIT("chapter"), &id) != SETTINGS_SET ||
		    settings_cell(t->a, t->ws->settings, row,
		    STR_LIT("questions"), &questions) != SETTINGS_SET)
			continue;
		q->chapter = id.v[0]->text;
		q->questions = (unsigned)settings_number(questions.v[0]);
		q->at = questions.v[0]->at;
		out->n_quotas++;
	}
	out->quotas = list;
}

void
cmd_quiz_settings(struct arena *a, const struct workspace *ws,
    struct quiz_settings *out)
{
	const struct taker t = { a, ws };
	static const char *const levels[] = { NULL, "training.easy",
		"training.medium", "training.hard" };

	*out = (struct quiz_settings){
		.organization = words(&t, "identity.legal-name"),
		.lang = settings_lang(ws->settings),
		.number = cmd_workspace_value(a, ws, "document.number"),
		.version = cmd_workspace_value(a, ws, "document.version"),
		.effective = cmd_workspace_raw(a, ws, "document.effective"),
		.statement = statement(&t),
		.attempts = number(&t, "training.attempts", NULL),
	};
	out->pass = number(&t, "training.pass", &out->pass_at);
	out->questions = number(&t, "training.questions", NULL);
	for (size_t i = 1; i < NELEM(levels); i++)
		out->levels[i] = number(&t, levels[i], &out->levels_at);
	take_quotas(&t, out);
	take_people(&t, &out->texts);
	out->texts.lms = words(&t, "training.lms");
	out->texts.open_book = str_is(cmd_workspace_raw(a, ws,
	    "training.open-book"), "yes");
	out->texts.sample = settings_samples(ws->settings) > 0;
}

bool
cmd_quiz_wants(struct arena *a, const struct workspace *ws, const char *form)
{
	struct settings_values v;

	return settings_get(a, ws->settings, STR_LIT("output.quiz"), &v) ==
	    SETTINGS_SET && settings_has(&v, form);
}
