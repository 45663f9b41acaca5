#include "grade/grade_options.h"

#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "grade/grade_import_messages.h"
#include "grade/grade_messages.h"

static const struct opt options[] = {
	{ "key", 'k', "KEY.zip", false, "the quiz with its answers" },
	{ "format", 'f', "FORMAT", false,
	    "table (the default), csv, json or qti" },
	{ "columns", 'c', "LIST", false,
	    "columns of the CSV: ours, or any of the input" },
	{ "pass", 0, "SHARE", false,
	    "how much passes, as 0.80, in place of the key's rule" },
	{ "form", 0, "FORM", false,
	    "the paper of answers that name none: A, B, all or drawn" },
	{ "people", 'p', "FILE", false,
	    "CSV of people: person, name, department, role, accommodation" },
	{ "secret", 0, "FILE", false, "check tokens: private/token.key" },
	{ "due", 0, "DATE", false, "answers after this day are late" },
	{ "require", 0, "LIST", false,
	    "what must be recorded to pass: token, attested, quiz, edition, "
	    "submitted" },
	{ "attempts", 0, "HOW", false,
	    "which counts: highest (the default), average, first or last" },
	{ "save", 's', "DIR", false,
	    "keep each verdict there; earlier ones count as attempts" },
	{ "earlier", 0, "DIR", false,
	    "verdicts that count as attempts; nothing is written" },
	{ "gate", 0, NULL, false, "exit status 1 when someone did not pass" },
	{ "verify", 0, "SECOND.csv", false,
	    "compare with the same answers keyed a second time" },
	{ "before", 0, "OLD.zip", false,
	    "regrade: the key as it was; --key is the corrected one" },
	{ "accept", 0, "ITEM=ANSWER", true,
	    "regrade: this answer is right too" },
	{ "drop", 0, "ITEM", true, "regrade: this item no longer counts" },
	{ "credit", 0, "ITEM", true,
	    "regrade: all who were asked this item earn its points" },
	{ "reason", 0, "TEXT", false, "why it is regraded; kept with it" },
	{ "stats", 0, NULL, false,
	    "item analysis of first attempts, in place of verdicts" },
	{ "report", 0, "FILE.html", false,
	    "write the item analysis as a page with plots" },
	{ "completions", 0, "EXPORT.csv", false,
	    "what an LMS says of who completed what, in place of answers" },
	{ "mapping", 0, "MAP.xml", false, "how to read that" },
	{ "completion", 0, "SHELL", false,
	    "print completions for bash, zsh or fish" },
};

void
grade_options_use(struct opt_set *o)
{
	o->who = o->call = "precept-grade";
	o->args = "--key=KEY.zip ANSWERS...";
	opt_use(o, options, NELEM(options));
}

void
grade_options_help(struct buf *b, const struct opt_set *o)
{
	buf_puts(b, "Usage: precept-grade --key=KEY.zip [options] "
	    "ANSWERS...\n"
	    "       precept-grade --completions=EXPORT.csv "
	    "--mapping=MAP.xml [options]\n\n");
	opt_help_words(b, "Grades answers to a quiz: QTI results, as the quiz "
	    "page saves them, and CSV with a column for each item. ANSWERS "
	    "are files, folders of them, and - for standard input. What "
	    "can't be graded is refused with its place and reason; all else "
	    "is graded.", 0, 0);
	opt_help_list(b, "Options:", o->options, o->n_options);
	opt_help_list(b, "Everywhere:", opt_global, opt_global_len);
	buf_puts(b, "\nBegin with:\n  precept-grade "
	    "--key=private/quizzes/nurse/key.zip inbox\n\n"
	    "Manuals: precept-grade(1), precept(1), precept-messages(7)\n");
}

/* Which of the words value is, or -1 after a finding. */
static int
choice(struct opt_set *o, const char *name, const char *const *words,
    size_t n, int otherwise, const char *hint)
{
	const char *value = opt_value(o, name);

	if (value == NULL)
		return otherwise;
	for (size_t i = 0; i < n; i++)
		if (!strcmp(value, words[i]))
			return (int)i;
	return opt_bad_value(o, name, value, hint);
}

/* "0.80", "1", ".8", "80%": thousandths; -1: it is no such. */
static long
share(const char *text)
{
	struct str s = str_of(text), whole, part;
	const bool percent = str_ends(s, "%");
	long n = 0;
	int places = percent ? 1 : 3;

	if (percent)
		s.len--;
	part = s;
	whole = str_cut(&part, '.');
	if (str_empty(whole) && str_empty(part))
		return -1;
	for (size_t i = 0; i < whole.len; i++) {
		if (!ascii_is_digit(whole.ptr[i]) || i >= 3)
			return -1;
		n = n * 10 + (whole.ptr[i] - '0');
	}
	for (size_t i = 0; i < part.len || places > 0; i++, places--) {
		const char c = i < part.len ? part.ptr[i] : '0';

		if (!ascii_is_digit(c) || (places <= 0 && c != '0'))
			return -1;
		if (places > 0)
			n = n * 10 + (c - '0');
	}
	return n <= 1000 ? n : -1;
}

static int
read_require(struct opt_set *o, struct grade_options *out)
{
	static const struct { const char *name; unsigned thing; } things[] = {
		{ "token", GRADE_TOKEN }, { "attested", GRADE_ATTEST },
		{ "quiz", GRADE_QUIZ }, { "edition", GRADE_OF_EDITION },
		{ "submitted", GRADE_SUBMITTED },
	};
	struct str rest = str_of(opt_value(o, "require"));

	while (rest.ptr != NULL) {
		const struct str word = str_trim(str_cut(&rest, ','));
		size_t i = 0;

		while (i < NELEM(things) && !str_is(word, things[i].name))
			i++;
		if (i == NELEM(things))
			return opt_bad_value(o, "require",
			    str_c(o->arena, word), "any of: token,attested,"
			    "quiz,edition,submitted");
		out->require |= things[i].thing;
	}
	return 0;
}

static int
read_figures(struct opt_set *o, struct grade_options *out)
{
	const char *pass = opt_value(o, "pass"), *due = opt_value(o, "due");
	int rc = 0;

	out->pass = -1;
	if (pass != NULL) {
		out->pass = share(pass);
		if (out->pass < 0)
			rc = opt_bad_value(o, "pass", pass, "a share of the "
			    "points with at most three places: --pass=0.80");
	}
	if (due != NULL) {
		out->has_due = date_parse(str_of(due), &out->due);
		if (!out->has_due)
			rc = opt_bad_value(o, "due", due,
			    "a day: --due=2026-12-31");
	}
	return rc;
}

/* It is written over: so it can be nobody's answers, and no key. */
static int
check_report(struct opt_set *o, const char *path)
{
	if (path == NULL || str_ends(str_of(path), ".html"))
		return 0;
	return opt_bad_value(o, "report", path,
	    "a page, whose name ends in .html: --report=analysis.html");
}

/* An option that another one needs. */
static int
needed(struct opt_set *o, const char *option, const char *why,
    const char *hint)
{
	diag_error(o->diag, (struct pos){ 0 }, MSG_GRADE_OPTION_NEEDED, option,
	    why);
	diag_status(o->diag, EXIT_BAD_USAGE);
	diag_hint(o->diag, "%s", hint);
	return -1;
}

/* Of an LMS's completions only some of the options can be said. */
static int
check_completions(struct opt_set *o, const struct grade_options *out)
{
	static const char *const fit[] = { "completions", "mapping", "format",
		"save", "gate" };

	for (size_t i = 0; i < o->n_options; i++) {
		bool fits = opt_count(o, o->options[i].name) == 0;

		for (size_t k = 0; !fits && k < NELEM(fit); k++)
			fits = !strcmp(o->options[i].name, fit[k]);
		if (fits)
			continue;
		diag_error(o->diag, (struct pos){ 0 }, MSG_GRADE_COMPLETIONS,
		    o->options[i].name);
		diag_status(o->diag, EXIT_BAD_USAGE);
		diag_hint(o->diag, "leave it out: with completions go mapping, "
		    "format, save and gate");
		return -1;
	}
	if (out->completions != NULL && out->mapping != NULL)
		return 0;
	if (out->mapping == NULL)
		return needed(o, "mapping", " to read what an LMS exports",
		    "--mapping=MAP.xml; copy lms-export.xml from "
		    "share/precept/templates/quiz");
	return needed(o, "completions", " with a mapping: the LMS's export",
	    "--completions=EXPORT.csv");
}

int
grade_options_read(struct opt_set *o, struct grade_options *out)
{
	static const char *const formats[] = { "table", "csv", "json", "qti" };
	static const char *const policies[] = { "highest", "average", "first",
		"last" };
	const int format = choice(o, "format", formats, NELEM(formats),
	    GRADE_TABLE, "one of: table, csv, json, qti");
	const int policy = choice(o, "attempts", policies, NELEM(policies),
	    GRADE_HIGHEST, "one of: highest, average, first, last");

	if (check_report(o, opt_value(o, "report")) < 0)
		return -1;
	*out = (struct grade_options){ .key = opt_value(o, "key"),
		.before = opt_value(o, "before"),
		.people = opt_value(o, "people"),
		.secret = opt_value(o, "secret"),
		.save = opt_value(o, "save"),
		.earlier = opt_value(o, "earlier"),
		.verify = opt_value(o, "verify"),
		.report = opt_value(o, "report"),
		.reason = opt_value(o, "reason"),
		.form = opt_value(o, "form"),
		.columns = opt_value(o, "columns"),
		.completions = opt_value(o, "completions"),
		.mapping = opt_value(o, "mapping"),
		.gate = opt_count(o, "gate") > 0,
		.stats = opt_count(o, "stats") > 0, .json = o->json };
	if (format < 0 || policy < 0 || read_require(o, out) < 0 ||
	    read_figures(o, out) < 0)
		return -1;
	out->format = (enum grade_format)format;
	out->policy = (enum grade_policy)policy;
	if (out->columns != NULL && opt_count(o, "format") == 0)
		out->format = GRADE_CSV;
	if (out->completions != NULL || out->mapping != NULL)
		return check_completions(o, out);
	if (out->key == NULL)
		return needed(o, "key", ": the quiz with its answers",
		    "--key=private/quizzes/ROLE/key.zip");
	/* A token that nobody checks anybody can write. */
	if ((out->require & GRADE_TOKEN) != 0 && out->secret == NULL)
		return needed(o, "secret", " to require tokens",
		    "--secret=private/token.key");
	if ((out->reason == NULL || str_empty(str_trim(str_of(out->reason)))) &&
	    (out->before != NULL ||
	    opt_count(o, "accept") > 0 || opt_count(o, "drop") > 0 ||
	    opt_count(o, "credit") > 0))
		return needed(o, "reason", " to regrade",
		    "--reason=\"q-photo-1: B is right too\"");
	return 0;
}
