/* Editions: written, read back, and what is refused. */
#include "tap.h"

#include "base/arena.h"
#include "base/diag.h"
#include "edition/edition.h"

static struct digest
some_digest(const char *of)
{
	return digest_of(str_of(of));
}

static struct edition_quiz *
sample_quiz(struct arena *a)
{
	struct edition_quiz *q = ARENA_NEW(a, struct edition_quiz);

	q->quiz = some_digest("quiz");
	q->key = some_digest("key");
	q->n_files = 2;
	q->files = arena_array(a, 2, sizeof(*q->files));
	q->files[0] = (struct edition_entry){
		.name = STR_LIT("quizzes/nurse/open.zip"),
		.digest = some_digest("open") };
	q->files[1] = (struct edition_entry){
		.name = STR_LIT("quizzes/nurse/assessment.html"),
		.digest = some_digest("page") };
	q->source = some_digest("all");
	q->n_inputs = 2;
	q->inputs = arena_array(a, 2, sizeof(*q->inputs));
	q->inputs[0] = STR_LIT("templates/quiz/quiz.css");
	q->inputs[1] = STR_LIT("templates/quiz/page.html");
	return q;
}

static struct edition
sample(struct arena *a)
{
	struct edition e = {
		.organization = STR_LIT("Łukasz \"Sample\" Clinic"),
		.number = STR_LIT("HR-114"), .version = STR_LIT("3.0"),
		.effective = STR_LIT("2026-12-01"), .sample = true
	};

	e.n_fingerprint = 2;
	e.fingerprint = arena_array(a, 2, sizeof(*e.fingerprint));
	e.fingerprint[0] = (struct edition_fact){ STR_LIT("precept"),
		STR_LIT("0.1.0") };
	e.fingerprint[1] = (struct edition_fact){ STR_LIT("HarfBuzz"),
		STR_LIT("6.0.0") };
	e.n_inputs = 2;
	e.inputs = arena_array(a, 2, sizeof(*e.inputs));
	e.inputs[0] = (struct edition_entry){
		.name = STR_LIT("policies/photos.md"),
		.digest = some_digest("photos") };
	e.inputs[1] = (struct edition_entry){
		.name = STR_LIT("organization.xml"),
		.digest = some_digest("settings") };
	e.n_roles = 2;
	e.roles = arena_array(a, 2, sizeof(*e.roles));
	for (size_t i = 0; i < 2; i++) {
		struct edition_book *b = &e.roles[i];

		b->id = i == 0 ? STR_LIT("nurse") : STR_LIT("front-desk");
		b->path = str_fmt(a, "handbooks/%.*s.pdf", STR_ARG(b->id));
		b->source = some_digest("source");
		b->file = some_digest("file");
		b->pages = 31 + i;
		b->words = 9000;
		b->n_rules = 1;
		b->rules = arena_array(a, 1, sizeof(*b->rules));
		b->rules[0] = (struct edition_entry){
			.name = STR_LIT("photo-device"),
			.number = STR_LIT("3.5.1"),
			.digest = some_digest("rule") };
		b->n_inputs = 1;
		b->inputs = arena_array(a, 1, sizeof(*b->inputs));
		b->inputs[0] = STR_LIT("policies/photos.md");
		if (i == 0)
			b->quiz = sample_quiz(a);
	}
	e.n_reports = 2;
	e.reports = arena_array(a, 2, sizeof(*e.reports));
	e.reports[0] = (struct edition_report){ STR_LIT("coverage.txt"),
		STR_LIT("reports/coverage.txt"), some_digest("text") };
	e.reports[1] = (struct edition_report){ STR_LIT("coverage.csv"),
		STR_LIT("reports/coverage.csv"), some_digest("rows") };
	return e;
}

static struct str
written(struct arena *a, struct edition *e)
{
	struct buf b;
	struct str text;

	buf_init(&b, 1u << 20);
	edition_write(&b, e);
	text = str_dup(a, buf_view(&b));
	buf_free(&b);
	return text;
}

static void
test_round_trip(struct arena *a)
{
	struct diag *dg = diag_new(a);
	struct edition e = sample(a), back;
	const struct edition_book *nurse;
	struct str text = written(a, &e);

	ok(edition_read(a, dg, "edition.json", text, &back) == 0, "reads back");
	is_text(back.organization, "Łukasz \"Sample\" Clinic", "organization");
	is_text(back.effective, "2026-12-01", "effective date");
	ok(back.sample, "sample");
	is_int(back.n_roles, 2, "roles");
	nurse = edition_find(back.roles, back.n_roles, STR_LIT("nurse"));
	ok(nurse != NULL, "a book is found by its id");
	is_int(nurse->pages, 31, "pages");
	is_text(nurse->path, "handbooks/nurse.pdf", "path");
	is_text(nurse->rules[0].number, "3.5.1", "a rule's number");
	ok(memcmp(nurse->file.bytes, some_digest("file").bytes, 32) == 0,
	    "a digest");
	is_int(nurse->quiz->n_files, 2, "files of a quiz");
	is_text(nurse->quiz->files[1].name, "quizzes/nurse/open.zip",
	    "sorted");
	ok(memcmp(&nurse->quiz->key, &e.roles[1].quiz->key,
	    sizeof(nurse->quiz->key)) == 0, "the digest of its key");
	is_text(nurse->quiz->inputs[0], "templates/quiz/page.html",
	    "what its pages are made from");
	ok(memcmp(&nurse->quiz->source, &e.roles[1].quiz->source,
	    sizeof(nurse->quiz->source)) == 0, "what it is made from");
	ok(edition_find(back.roles, back.n_roles, STR_LIT("front-desk"))->quiz
	    == NULL, "a role without a quiz");
	ok(edition_find(back.roles, back.n_roles, STR_LIT("aide")) == NULL,
	    "a book that is not there");
	is_text(edition_find_report(&back, STR_LIT("coverage.csv"))->path,
	    "reports/coverage.csv", "a report is found by its id");
	ok(edition_find_report(&back, STR_LIT("coverage")) == NULL,
	    "a report that is not there");
	ok(str_eq(written(a, &back), text), "written again: the same bytes");
}

static void
test_order(struct arena *a)
{
	struct edition e = sample(a), f = sample(a);
	struct edition_book first = f.roles[0];
	struct edition_entry input = f.inputs[0];
	struct edition_report report = f.reports[0];

	f.roles[0] = f.roles[1];
	f.roles[1] = first;
	f.inputs[0] = f.inputs[1];
	f.inputs[1] = input;
	f.reports[0] = f.reports[1];
	f.reports[1] = report;
	ok(str_eq(written(a, &e), written(a, &f)),
	    "the order of lists does not matter");
	f.roles[0].words++;
	ok(!str_eq(written(a, &e), written(a, &f)), "one number does");
}

/* Any cut, and each of some changes, is refused and never crashes. */
static void
test_damaged(struct arena *a)
{
	static const struct { const char *from, *to, *code; } changes[] = {
		{ "precept-edition-1", "precept-edition-2", "P601" },
		{ "sha256:", "sha257:", "P602" },
		{ "\"pages\": 31", "\"pages\": -31", "P602" },
		{ "\"document\"", "\"documents\"", "P602" },
		{ "\"reports\"", "\"report\"", "P602" },
		{ "\"path\": \"reports", "\"way\": \"reports", "P602" },
		{ "\"file\"", "\"fill\"", "P602" },
		{ "\"sample\": true", "\"sample\": 7", "P602" },
		{ "\"roles\": {", "\"roles\": {\"x\": 1, ", "P602" },
		{ "\"rules\": {", "\"rules\": {\"x\": 1, ", "P602" },
		{ "\"quiz\": {", "\"quiz\": 1, \"quizz\": {", "P602" },
		{ "\"files\": {", "\"files\": {\"x\": 1, ", "P602" },
		{ "\"key\": \"sha256", "\"key\": \"sha", "P602" }
	};
	struct edition e = sample(a), back;
	struct str text = written(a, &e);
	size_t taken = 0;

	for (size_t n = 0; n + 2 < text.len; n++)
		if (edition_read(a, diag_new(a), "edition.json",
		    str_sub(text, 0, n), &back) == 0)
			taken++;
	is_int(taken, 0, "no beginning of an edition is taken for one");
	for (size_t i = 0; i < NELEM(changes); i++) {
		struct diag *dg = diag_new(a);
		const size_t at = str_find(text, changes[i].from, 0);
		const size_t after = at + strlen(changes[i].from);
		struct str changed;

		if (!ok(at < text.len, "%s stands there", changes[i].from))
			continue;
		changed = str_join(a, str_join(a, str_sub(text, 0, at),
		    str_of(changes[i].to)),
		    str_sub(text, after, text.len - after));
		ok(edition_read(a, dg, "edition.json", changed, &back) < 0 &&
		    diag_errors(dg) == 1 &&
		    !strcmp(diag_at(dg, 0)->code, changes[i].code),
		    "refused with %s: %s", changes[i].code, changes[i].to);
	}
}

int
main(void)
{
	struct arena *a = arena_new();

	test_round_trip(a);
	test_order(a);
	test_damaged(a);
	arena_free(a);
	return tap_done();
}
