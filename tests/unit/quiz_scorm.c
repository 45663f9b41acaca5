/* The LMS package: what is in it, and that it says for whom it is. */
#include "tap.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/xml_in.h"
#include "base/zip.h"
#include "findings.h"
#include "quiz/quiz_scorm.h"

static bool
has(struct str text, const char *words)
{
	return str_find(text, words, 0) < text.len;
}

static struct quiz_scorm_in
example(struct quiz *q)
{
	struct quiz_scorm_in in = { .quiz = q, .page = STR_LIT("<html/>") };

	q->quiz = (struct item_quiz){
		.id = STR_LIT("nurse"), .title = STR_LIT("Ins & <Outs>"),
		.organization = STR_LIT("Example Clinic"),
		.number = STR_LIT("HR-114"), .version = STR_LIT("3.0"),
		.effective = STR_LIT("2026-12-01"), .questions = 30,
		.attempts = 3, .pass = 825
	};
	in.quiz_digest = digest_of(STR_LIT("quiz"));
	in.key_digest = digest_of(STR_LIT("key"));
	return in;
}

static void
test_parts(struct arena *a)
{
	struct diag *dg = diag_new(a);
	struct quiz q = { 0 };
	struct quiz_scorm_in in = example(&q);
	struct str zip, again;
	struct zip_part *parts = NULL;
	struct xml_node *root = NULL;
	size_t n = 0;

	ok(quiz_scorm(a, dg, &in, &zip) == 0 &&
	    zip_unpack(a, dg, "x.zip", zip, &parts, &n) == 0 && n == 3,
	    "a zip of three files");
	if (n != 3)
		return;
	is_text(parts[0].name, "imsmanifest.xml", "the manifest comes first");
	is_text(parts[1].name, "index.html", "then the page");
	is_text(parts[1].bytes, "<html/>", "the page as it was given");
	is_text(parts[2].name, "README.txt", "then for whom it is");
	ok(xml_read(a, dg, "imsmanifest.xml", parts[0].bytes, &root) == 0,
	    "the manifest is XML");
	ok(has(parts[0].bytes, "<title>Ins &amp; &lt;Outs&gt;</title>"),
	    "the title, escaped");
	ok(has(parts[0].bytes, "identifier=\"precept-nurse-9d98ce221dd52ecc"),
	    "the digest is in the identifier");
	ok(!has(parts[0].bytes, "masteryscore"), "no mastery score");
	ok(has(parts[0].bytes, "type=\"webcontent\" adlcp:scormtype=\"sco\" "
	    "href=\"index.html\""), "the page is a SCO");
	ok(has(parts[2].bytes, "ADMINISTRATOR OF THE LEARNING SYSTEM"),
	    "it says for whom it is");
	ok(has(parts[2].bytes, "scored by client in LMS"),
	    "and what its results are worth");
	ok(has(parts[2].bytes, "82.5% of the points"), "and what passes");
	ok(quiz_scorm(a, dg, &in, &again) == 0 && str_eq(zip, again),
	    "the same bytes again");
	is_int(diag_len(dg), 0, "nothing to say");
}

static void
test_choices(struct arena *a)
{
	struct diag *dg = diag_new(a);
	struct quiz q = { 0 };
	struct quiz_scorm_in in = example(&q);
	struct item items[] = {
		{ .id = STR_LIT("q-1"), .n_choices = QUIZ_SCORM_CHOICES_MAX },
		{ .id = STR_LIT("q-2"), .n_choices = 37, .at = { "x", 2, 1 } },
		{ .id = STR_LIT("q-3"), .n_choices = 2, .n_targets = 40,
		  .at = { "x", 3, 1 } },
	};
	struct str zip;

	q.items = items;
	q.quiz.n = NELEM(items);
	is_int(quiz_scorm(a, dg, &in, &zip), -1, "too many choices");
	is_text(findings(a, dg), "P896 2:1, P896 3:1", "each is named");
}

int
main(void)
{
	struct arena *a = arena_new();

	test_parts(a);
	test_choices(a);
	arena_free(a);
	return tap_done();
}
