/* quiz.xml: read and written again it is the same; each thing wrong is said. */
#include "tap.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "item/item_quiz.h"

/* text with the first from as to. */
static struct str
with(struct arena *a, struct str text, const char *from, const char *to)
{
	const size_t at = str_find(text, from, 0);

	if (at == text.len) {
		ok(false, "the sample holds %s", from);
		return text;
	}
	return str_fmt(a, "%.*s%s%.*s", STR_ARG(str_sub(text, 0, at)), to,
	    STR_ARG(str_sub(text, at + strlen(from), text.len)));
}

static const struct {
	const char *from, *to;	/* to NULL: all of the text is from */
	const char *code, *words;
	unsigned line;
} cases[] = {
	{ "<a/>", NULL, "P901", "this is not a quiz: its first element is <a>",
	    1 },
	{ "<quiz", "<quiz a='b'", "P906", "there is no attribute called \"a\"",
	    2 },
	{ "quiz:1", "quiz:2", "P901", NULL, 2 },
	{ " id=\"nurse\"", "", "P903", "<quiz> lacks id", 2 },
	{ "nurse", "a b", "P904",
	    "\"a b\" is not an identifier of at most 64 bytes", 2 },
	{ " xml:lang=\"en-US\"", "", "P903", NULL, 2 },
	{ "  <title>", "words<title>", "P904",
	    "\"words\" is not an element", 2 },
	{ "<title>Social media and patient privacy</title>", "", "P903",
	    "<quiz> lacks <title>", 2 },
	{ "<title>Social media and patient privacy</title>",
	    "<title> <!-- --> </title>", "P903", "<title> lacks words", 3 },
	{ "media and", "<b/>", "P902", "<b> has no place in <title> here", 3 },
	{ "<organization>", "<title>a</title><organization>", "P905",
	    "the element \"title\" stands here twice", 4 },
	{ "<document", "<x/><document", "P902", NULL, 5 },
	{ "<document", "<document xmlns='urn:x'", "P902", NULL, 5 },
	{ " number=\"HR-114\"", "", "P903", NULL, 5 },
	{ "2026-12-01", "2026-13-01", "P904", NULL, 5 },
	{ "handbook=\"sha256:", "handbook=\"sha1:", "P904", NULL, 5 },
	{ "I have read", "I have seen", "P909", NULL, 6 },
	{ "questions=\"10\"", "questions=\"0\"", "P904",
	    "\"0\" is not a number from 1 to 5000", 7 },
	{ "questions=\"10\"", "questions=\"99999999999\"", "P904", NULL, 7 },
	{ "questions=\"10\"", "questions=\"1x\"", "P904", NULL, 7 },
	{ "questions=\"10\"", "questions=\"21\"", "P908",
	    "the quiz asks for 21 questions in all, but has 20", 2 },
	{ "quota=\"0\"", "quota=\"5\"", "P908",
	    "the quiz asks for 11 questions by chapter, but has 10", 2 },
	{ "level-3=\"2\"", "level-3=\"6\"", "P908",
	    "the quiz asks for 11 questions by difficulty, but has 10", 2 },
	{ "pass=\"0.800\"", "pass=\"0.8\"", "P904", NULL, 7 },
	{ "pass=\"0.800\"", "pass=\"1.001\"", "P904", NULL, 7 },
	{ "id=\"photos\"", "id=\"privacy\"", "P905", NULL, 9 },
	{ "quota=\"2\"/>", "quota=\"2\">a</chapter>", "P904", NULL, 8 },
	{ "difficulty=\"1\"", "difficulty=\"4\"", "P904", NULL, 12 },
	{ "critical=\"yes\"", "critical=\"Yes\"", "P904", NULL, 12 },
	{ "critical=\"yes\"", "critical=\"no\"", "P910",
	    "the rule \"rule-a\" is critical in one item and not in another",
	    13 },
	{ "chapter=\"privacy\"", "chapter=\"x\"", "P906",
	    "there is no chapter called \"x\"", 12 },
	{ "id=\"q-a2\"", "id=\"q-a1\"", "P905", NULL, 13 },
	{ "scenario=\"s-ward\"", "scenario=\"q-a1\"", "P905",
	    "the item and scenario \"q-a1\" stands here twice", 2 },
	{ "scenario=\"s-ward\"", "scenario=\"\"", "P903", NULL, 15 },
	{ "<use item=\"q-a1\"", "<use item=\"q-z\"", "P906", NULL, 33 },
	{ "<use item=\"q-a1\"", "<use item=\"q-d2\"", "P905", NULL, 34 },
	{ "<use item=\"q-a1\"/>", "<use item=\"q-a1\"> </use>", "P902", NULL,
	    33 },
	{ "form id=\"B\"", "form id=\"A\"", "P905", NULL, 39 },
	{ "</quiz>", "<form id='C'/></quiz>", "P903",
	    "<form> lacks a <use> that is right", 46 },
	{ "</quiz>", "<title>a</title></quiz>", "P902", NULL, 46 },
	{ "</quiz>", "<!DOCTYPE x></quiz>", "P020", NULL, 46 },
};

static void
test_wrong(struct arena *a, struct str sample)
{
	for (size_t i = 0; i < NELEM(cases); i++) {
		struct diag *dg = diag_new(a);
		struct item_quiz q = { .n = 77 };
		const struct str text = cases[i].to == NULL ?
		    str_of(cases[i].from) :
		    with(a, sample, cases[i].from, cases[i].to);
		const int rc = item_quiz_read(a, dg, "quiz.xml", text, &q);
		const struct finding *f = diag_len(dg) ? diag_at(dg, 0) : NULL;
		bool good = rc == -1 && q.n == 77 && f != NULL &&
		    !strcmp(f->code, cases[i].code) && f->hint.ptr != NULL &&
		    f->at.line == cases[i].line;

		if (good && cases[i].words != NULL)
			good = str_is(f->text, cases[i].words);
		ok(good, "%s for %s", cases[i].code, cases[i].from);
		if (!good && f != NULL)
			printf("# %u: %s %s\n", f->at.line, f->code,
			    f->text.ptr);
	}
}

static void
test_round(struct arena *a, struct str sample)
{
	struct diag *dg = diag_new(a);
	struct item_quiz q;
	struct buf b;

	buf_init(&b, SIZE_MAX);
	is_int(item_quiz_read(a, dg, "quiz.xml", sample, &q), 0, "read");
	item_quiz_write(&b, &q);
	ok(str_eq(buf_view(&b), sample), "written as it was");
	is_int(q.n, 20, "items");
	is_int(q.pass, 800, "thousandths");
	is_text(q.entries[3].scenario, "s-ward", "scenario");
	ok(q.entries[0].scenario.ptr == NULL, "no scenario");
	is_int(q.entries[4].chapter, 1, "chapter");
	is_int(q.forms[1].items[0], 1, "the first of form B");
	buf_clear(&b);
	/* What XML escapes comes back, digest and all. */
	q.statement = STR_LIT("a < b & \"c\"\r\n\td");
	q.statement_digest = digest_of(q.statement);
	q.title = STR_LIT(" <&> ");
	item_quiz_write(&b, &q);
	ok(item_quiz_read(a, dg, "quiz.xml", str_dup(a, buf_view(&b)), &q) ==
	    0 && str_is(q.statement, "a < b & \"c\"\r\n\td") &&
	    str_is(q.title, " <&> "), "odd characters");
	buf_free(&b);
}

/* One item more than there may be. */
static void
test_many(struct arena *a, struct str sample)
{
	struct diag *dg = diag_new(a);
	struct item_quiz q;
	struct buf b;
	const size_t at = str_find(sample, "  <form", 0);

	buf_init(&b, SIZE_MAX);
	buf_str(&b, str_sub(sample, 0, at));
	for (unsigned i = 0; i < ITEM_PACKAGE_MAX - 19; i++)
		buf_printf(&b, "<item id='z%u' rule='r' section='1' "
		    "chapter='photos' difficulty='1' critical='no'/>\n", i);
	buf_str(&b, str_sub(sample, at, sample.len));
	ok(item_quiz_read(a, dg, "q", buf_view(&b), &q) == -1 &&
	    diag_len(dg) == 1 && !strcmp(diag_at(dg, 0)->code, "P907"),
	    "too many items");
	buf_free(&b);
}

int
main(void)
{
	struct arena *a = arena_new();
	struct diag *dg = diag_new(a);
	struct str sample;
	const char *path = "tests/item/draw-quiz.xml";

	if (file_read_text(a, dg, path, path, &sample) < 0) {
		diag_print(dg, stderr, false);
		return 1;
	}
	test_round(a, sample);
	test_wrong(a, sample);
	test_many(a, sample);
	arena_free(a);
	return tap_done();
}
