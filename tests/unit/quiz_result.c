/* The result sheet: what it says of a pass and of a miss, and what never. */
#include "tap.h"

#include "policy.h"
#include "quiz/quiz_result.h"

static struct quiz_result
passed(void)
{
	return (struct quiz_result){ .organization = STR_LIT("Clinic"),
		.title = STR_LIT("Handbook: Nurse"),
		.number = STR_LIT("HR-1"), .version = STR_LIT("2"),
		.person = STR_LIT("e1"), .name = STR_LIT("Alex Sample"),
		.form = STR_LIT("A"), .attempt = 1, .attempts = 3,
		.submitted = STR_LIT("2026-12-04"), .passed = true,
		.points = STR_LIT("27"), .most = STR_LIT("30"),
		.cut = STR_LIT("80.0"), .percent = STR_LIT("90.0"),
		.quiz = STR_LIT("sha256:aa") };
}

static struct str
words(const struct quiz_result *r)
{
	return doc_words(a, quiz_result_sheet(a, r));
}

static bool
says(struct str all, const char *what)
{
	return str_find(all, what, 0) < all.len;
}

static void
test_passed(void)
{
	struct quiz_result r = passed();
	struct str all = words(&r);

	ok(str_starts(all, "Quiz result: Alex Sample\nPassed\n27 of 30 points, "
	    "that is 90 percent; the quiz asks for 80.\n"),
	    "the verdict is first");
	ok(says(all, "Attempt\n1 of 3, form A\n"), "attempt and form");
	ok(says(all, "Handbook: Nurse, HR-1, version 2"), "what it is about");
	ok(says(all, "Quiz\nsha256:aa\n"), "the digest");
	ok(says(all, "Key\nnot recorded\n"), "what is not there is said");
	ok(!says(all, "read again") && !says(all, "comes next"),
	    "nothing to read again");
	r.form = STR_LIT("drawn");
	r.attempt = 0;
	r.name = STR_LIT("");
	all = words(&r);
	ok(str_starts(all, "Quiz result: e1\n"), "by id where no name is");
	ok(says(all, "Attempt\nnot recorded, a paper drawn for this person"),
	    "no attempt recorded");
	r.name = STR_LIT("Abcdefghijklmnopqrst Sample");
	all = words(&r);
	ok(says(all, "Name\nAbcdefghijklmnop\xe2\x80\x8bqrst Sample\n"),
	    "a line may end within a name that goes on and on");
}

static void
test_missed(void)
{
	const struct policy *p = read_text("<!-- rule: one | must, critical | "
	    "practice -->\nDo *this*.\n\n<!-- question: q-1 | rule: one -->\n"
	    "What?\n- [x] Right\n- [ ] Wrong\n\n> Secret.\n"
	    "<!-- end question -->\n");
	CHECK(p != NULL);
	const struct quiz_missed missed[] = {
		{ STR_LIT("one"), STR_LIT("3.1"), p->rules[0]->node },
		{ STR_LIT("gone"), STR_LIT("3.2"), NULL }
	};
	const struct str reasons[] = { STR_LIT("Below the pass mark") };
	const struct str notes[] = { STR_LIT("Late") };
	struct quiz_result r = passed();
	struct str all;

	r.passed = false;
	r.reasons = reasons;
	r.n_reasons = 1;
	r.notes = notes;
	r.n_notes = 1;
	r.missed = missed;
	r.n_missed = 2;
	r.next = STR_LIT("2 attempts are left.");
	r.sample = true;
	all = words(&r);
	ok(says(all, "Not passed\n"), "not passed");
	ok(says(all, "Sample."), "a sample says so");
	ok(says(all, "80.\n\xe2\x80\xa2 Below the pass mark\n"), "why");
	ok(says(all, "3.1 one\nDo this.\n"), "a rule with its words");
	ok(says(all, "3.2 gone\nIts words stand in the handbook"),
	    "or where they stand");
	ok(says(all, "What comes next\n2 attempts are left.\nAlso noted\n"
	    "\xe2\x80\xa2 Late\n"), "what comes next, what else");
	ok(!says(all, "Secret") && !says(all, "Right"),
	    "neither key nor reason");
}

/* Figures and times as people write them; nothing is made up or lost. */
static void
test_plain(void)
{
	static const struct { const char *submitted, *says; } times[] = {
		{ "2026-12-04", "December 4, 2026\n" },
		{ "2026-12-04T08:01:59Z", "December 4, 2026, 08:01 UTC\n" },
		{ "2026-12-04T08:01:59+02:00", "2026-12-04T08:01:59+02:00\n" },
		{ "4.12.2026", "4.12.2026\n" }, { "", "not recorded\n" }
	};
	static const struct { const char *percent, *says; } shares[] = {
		{ "83.33", "83.33 percent" }, { "84.50", "84.5 percent" },
		{ "100.00", "100 percent" }, { "100", "100 percent" },
		{ "0.00", "is 0 percent" }
	};
	struct quiz_result r = passed();

	for (size_t i = 0; i < NELEM(times); i++) {
		r.submitted = str_of(times[i].submitted);
		ok(says(words(&r), times[i].says), "handed in: %s",
		    times[i].says);
	}
	for (size_t i = 0; i < NELEM(shares); i++) {
		r.percent = str_of(shares[i].percent);
		ok(says(words(&r), shares[i].says), "%s", shares[i].says);
	}
}

int
main(void)
{
	a = arena_new();
	test_passed();
	test_missed();
	test_plain();
	arena_free(a);
	return tap_done();
}
