/*
 * The page as text: that it holds what it should and nothing of the key, that
 * its policy names what it runs, and what is said of a broken template. How it
 * behaves, a browser tests: tests/browser.
 */
#include "tap.h"

#include "quiz_page_files.h"
#include "quiz_sample.h"

static bool
has(struct str text, const char *part)
{
	return str_find(text, part, 0) < text.len;
}

static unsigned
times(struct str text, const char *part)
{
	unsigned n = 0;

	for (size_t at = 0; (at = str_find(text, part, at)) < text.len; at++)
		n++;
	return n;
}

static struct str
make_page(struct arena *a, enum quiz_page_mode mode)
{
	struct quiz q = sample_quiz(a);
	struct quiz_page_in in = page_in(a, &q, mode);
	struct diag *dg = diag_new(a);
	struct str out = STR_LIT("");

	ok(quiz_page(a, dg, &in, mode, &out) == 0, "mode %d is made", mode);
	diag_print(dg, stderr, false);
	return out;
}

/* The policy, word for word but for the digests. */
static bool
is_strict(struct str page)
{
	const size_t from = str_find(page, "content=\"default-src", 0);
	struct str rest = str_sub(page, from, page.len), word;
	bool good = from < page.len;
	struct buf b;

	(void)str_cut(&rest, '"');
	rest = str_cut(&rest, '"');
	buf_init(&b, 4096);
	while (rest.ptr != NULL) {
		word = str_cut(&rest, ' ');
		if (str_starts(word, "'sha256-") && (str_ends(word, "'") ||
		    str_ends(word, "';")))
			word = str_ends(word, ";") ? STR_LIT("H;") :
			    STR_LIT("H");
		if (!(str_is(word, "H") && str_ends(buf_view(&b), " H")))
			buf_printf(&b, " %.*s", STR_ARG(word));
	}
	/* So many digests as there are: one or more. */
	good = good && (str_is(buf_view(&b), " default-src 'none'; script-src H "
	    "H; style-src H; img-src data:; base-uri 'none'; form-action "
	    "'none'") || str_is(buf_view(&b), " default-src 'none'; "
	    "script-src H; style-src H; img-src data:; base-uri 'none'; "
	    "form-action 'none'"));
	if (!good)
		printf("#%.*s\n", STR_ARG(buf_view(&b)));
	buf_free(&b);
	return good;
}

/* Each script and the style, as they stand in the page, in the policy. */
static void
test_policy(struct arena *a, struct str page)
{
	static const char *const opens[] = { "<script>", "<style>" };
	static const char *const closes[] = { "</script>", "</style>" };

	for (size_t i = 0; i < NELEM(opens); i++) {
		for (size_t at = 0;
		    (at = str_find(page, opens[i], at)) < page.len; at++) {
			size_t from = at + strlen(opens[i]);
			size_t end = str_find(page, closes[i], from);
			struct digest d = digest_of(
			    str_sub(page, from, end - from));

			ok(has(page, str_fmt(a, " 'sha256-%.*s'", STR_ARG(
			    digest_base64(a, &d))).ptr),
			    "the policy allows %s at %zu", opens[i], at);
		}
	}
	ok(is_strict(page), "the policy allows what it must, and no more");
	ok(!has(page, "unsafe-inline") && !has(page, " style=") &&
	    !has(page, " onclick") && !has(page, "innerHTML"),
	    "and needs nothing else");
}

static void
test_assessment(struct arena *a)
{
	struct str page = make_page(a, QUIZ_PAGE_ASSESSMENT);
	struct quiz q = sample_quiz(a);

	for (size_t i = 0; i < q.quiz.n; i++)
		ok(has(page, str_fmt(a, "<template id=\"item-%.*s\">",
		    STR_ARG(q.items[i].id)).ptr), "%.*s stands in it",
		    STR_ARG(q.items[i].id));
	ok(has(page, "<legend>A review says: <em>“They lost my test results.”"
	    "</em> What may you write back?</legend>"),
	    "what is asked is the legend");
	ok(!has(page, "\"keys\"") && !has(page, "\"correct\"") &&
	    !has(page, "answerIsRight") && !has(page, "class=\"why\""),
	    "it holds no key and nothing that scores");
	for (size_t i = 0; i < q.n_practice; i++)
		ok(!has(page, q.practice[i].item.id.ptr),
		    "nor %.*s of the practice share",
		    STR_ARG(q.practice[i].item.id));
	ok(!has(page, "To delete it later does not undo it"), "nor a reason");
	ok(!has(page, "{{") && !has(page, "<!-- "),
	    "no mark of the template is left");
	ok(has(page, "Maria Sample, HR lead"), "it says who gets the file");
	ok(has(page, "80% of the points"), "and the pass mark");
	ok(has(page, "December 1, 2026"), "and the day, in words");
	ok(times(page, "<template id=\"scenario-") == 1,
	    "a scenario stands in it once");
	ok(!has(page, "http://") || times(page, "http://") == 1,
	    "no address but the namespace of a result");
	test_policy(a, page);
}

static void
test_practice(struct arena *a)
{
	struct str page = make_page(a, QUIZ_PAGE_PRACTICE);
	struct quiz q = sample_quiz(a);

	ok(has(page, "\"keys\":{\"p-photo\":{\"correct\":[\"B\"]"),
	    "practice holds its key");
	ok(has(page, "To delete it later does not undo it") &&
	    has(page, "Section 5.1.3 of your handbook"),
	    "its reasons, and where the rule stands");
	for (size_t i = 0; i < q.quiz.n; i++)
		ok(!has(page, q.items[i].id.ptr), "but nothing of %.*s",
		    STR_ARG(q.items[i].id));
	ok(!has(page, "id=\"person\"") && !has(page, "assessmentResult"),
	    "it asks for nobody and makes no file");
	test_policy(a, page);
}

/* A number on a phone can be touched; what is more than one, can't. */
static void
test_phones(struct arena *a)
{
	static const struct { const char *phone, *dialed; } all[] = {
		{ "(319) 555-0142", "tel:3195550142" },
		{ "+1 319.555.0142", "tel:+13195550142" },
		{ "555-0100", "tel:5550100" },
		{ "555-0100 ext. 4", NULL }, { "555-0100, 555-0101", NULL },
		{ "911", NULL }, { "0123456789012345 6789", NULL },
		{ "555\xe2\x80\x91" "0100", NULL }
	};

	for (size_t i = 0; i < NELEM(all); i++) {
		struct quiz q = sample_quiz(a);
		struct quiz_page_in in = page_in(a, &q, QUIZ_PAGE_ASSESSMENT);
		struct diag *dg = diag_new(a);
		struct str out = STR_LIT("");

		q.texts.help_phone = str_of(all[i].phone);
		q.texts.hand_in_phone = STR_LIT("");
		ok(quiz_page(a, dg, &in, QUIZ_PAGE_ASSESSMENT, &out) == 0 &&
		    has(out, all[i].phone), "%s stands there", all[i].phone);
		ok(all[i].dialed == NULL ? !has(out, "tel:") : has(out, str_fmt(
		    a, "<a href=\"%s\">%s</a>", all[i].dialed,
		    all[i].phone).ptr), "and is a way to dial where it can");
	}
}

/* Words that look like markup, a body without paragraph, an empty element. */
static void
test_hostile(struct arena *a)
{
	struct quiz q = sample_quiz(a);
	struct quiz_page_in in = page_in(a, &q, QUIZ_PAGE_ASSESSMENT);
	struct diag *dg = diag_new(a);
	struct str out = STR_LIT("");

	q.quiz.title = STR_LIT("A </script><b> & \"b\" {{items}}");
	q.items[0].body = STR_LIT("<ul><li>One</li></ul><p/><pre/>a<br/>b");
	q.items[0].words = STR_LIT("One < two");
	in.style.text = STR_LIT("a { b: c }\r\nd { e: f }\r");
	ok(quiz_page(a, dg, &in, QUIZ_PAGE_ASSESSMENT, &out) == 0, "made");
	ok(has(out, "\"title\":\"A \\u003c/script>\\u003cb> & "),
	    "data does not end its element");
	ok(has(out, "- A &lt;/script&gt;&lt;b&gt; &amp; &quot;b&quot; "
	    "{{items}}</title>"), "words are escaped, and not filled again");
	ok(has(out, "<legend>One &lt; two</legend>\n<div class=\"more\">"
	    "<ul><li>One</li></ul><p></p><pre></pre>a<br>b</div>"),
	    "XHTML becomes HTML");
	ok(has(out, "<style>a { b: c }\nd { e: f }\n</style>"),
	    "line ends are what the browser takes the digest of");
	test_policy(a, out);
}

static void
test_broken(struct arena *a)
{
	static const struct { const char *text, *code; unsigned line; } bad[] = {
		{ "a\n{{titel}}", "P890", 2 },
		{ "<!-- if: practise -->a<!-- end if -->", "P891", 1 },
		{ "<!-- if: practice -->a", "P892", 1 },
		{ "a\n\n<!-- end if -->", "P892", 3 },
		{ "a {{title", "P892", 1 },
		{ "a <!-- if: practice", "P892", 1 }
	};
	struct quiz q = sample_quiz(a);
	struct str out = STR_LIT("untouched");

	for (size_t i = 0; i < NELEM(bad); i++) {
		struct quiz_page_in in = page_in(a, &q, QUIZ_PAGE_PRACTICE);
		struct diag *dg = diag_new(a);

		in.page.text = str_of(bad[i].text);
		ok(quiz_page(a, dg, &in, QUIZ_PAGE_PRACTICE, &out) < 0 &&
		    diag_len(dg) == 1, "template %zu is refused", i);
		ok(!strcmp(diag_at(dg, 0)->code, bad[i].code) &&
		    diag_at(dg, 0)->at.line == bad[i].line &&
		    diag_at(dg, 0)->hint.ptr, "with %s at line %u and a hint",
		    bad[i].code, bad[i].line);
	}

	struct quiz_page_in in = page_in(a, &q, QUIZ_PAGE_PRACTICE);
	struct diag *dg = diag_new(a);

	in.scripts[0].text = STR_LIT("let a = \"</script>\";");
	in.style.text = STR_LIT("p::after {\r content: \"</sTYLE >\" }");
	ok(quiz_page(a, dg, &in, QUIZ_PAGE_PRACTICE, &out) < 0 &&
	    diag_len(dg) == 2 && !strcmp(diag_at(dg, 0)->code, "P893") &&
	    str_is(diag_at(dg, 0)->hint, "write \\3c and a space for the "
	    "\"<\"") && !strcmp(diag_at(dg, 1)->code, "P893"),
	    "a style, in capitals, and a script that end: P893");
	in.style.text = STR_LIT("p { color: red }");
	in.scripts[0].text = STR_LIT("let a = \"<!--\";");
	dg = diag_new(a);
	ok(quiz_page(a, dg, &in, QUIZ_PAGE_PRACTICE, &out) < 0 &&
	    !strcmp(diag_at(dg, 0)->code, "P893"), "or that begins a comment");
	is_text(out, "untouched", "and nothing was made");
}

/* What stands in a condition that does not hold is not shown by one in it. */
static void
test_conditions(struct arena *a)
{
	static const struct { const char *text, *want; } all[] = {
		{ "<!-- if: practice -->a<!-- if: scorm -->b<!-- end if -->c"
		  "<!-- end if -->d", "d" },
		{ "<!-- if: practice -->a<!-- if: assessment -->b"
		  "<!-- end if -->c<!-- end if -->d", "d" },
		{ "<!-- if: assessment -->a<!-- if: scorm -->b<!-- end if -->c"
		  "<!-- end if -->d", "acd" },
		{ "<!-- if: not practice -->a<!-- end if -->"
		  "<!-- if: not assessment -->b<!-- end if -->", "a" },
		{ "<!-- if: critical -->a<!-- end if -->b", "b" },
	};
	struct quiz q = sample_quiz(a);
	struct quiz_page_in in = page_in(a, &q, QUIZ_PAGE_ASSESSMENT);

	for (size_t i = 0; i < q.quiz.n; i++)
		q.quiz.entries[i].critical = false;
	for (size_t i = 0; i < NELEM(all); i++) {
		struct str out = STR_LIT("");

		in.page.text = str_of(all[i].text);
		ok(quiz_page(a, diag_new(a), &in, QUIZ_PAGE_ASSESSMENT, &out) ==
		    0, "condition %zu", i);
		is_text(out, all[i].want, "shows what holds");
	}
}

int
main(void)
{
	struct arena *a = arena_new();

	test_assessment(a);
	test_practice(a);
	test_phones(a);
	test_hostile(a);
	test_broken(a);
	test_conditions(a);
	arena_free(a);
	return tap_done();
}
