/* Questions: their kinds by shape, their marks, every mistake in them. */
#include "policy/policy.h"

#include "base/arena.h"
#include "doc/doc.h"
#include "findings.h"
#include "tap.h"

static struct arena *a;

/* The first lines are 1 to 4, the question's mark is line 5. */
#define HEAD "---\nid: x\n---\n# X\n"
#define RULE "<!-- rule: r | must | practice -->\nDo.\n\n"
#define OPEN "<!-- question: q | rule: r -->\nWhat?\n"
#define OPEN_WITH(part) "<!-- question: q | rule: r | " part " -->\nWhat?\n"
#define CLOSE "<!-- end question -->\n"
#define TWO "- [ ] A\n- [x] B\n"

static struct policy *
read_text(const char *text, struct str *found)
{
	struct diag *dg = diag_new(a);
	struct policy *p = NULL;

	if (policy_read(a, dg, "x.md", str_of(text), &p) < 0)
		p = NULL;
	*found = findings(a, dg);
	return p;
}

#define finds(text, want, name) do { \
	struct str got; \
	(void)read_text(HEAD text, &got); \
	is_text(got, want, name); \
} while (0)

static const struct policy_question *
one(const char *text)
{
	struct str found;
	const struct policy *p = read_text(text, &found);

	is_text(found, "", "no findings");
	return p != NULL && p->nquestions == 1 ? p->questions[0] : NULL;
}

/* "-+-": which answers are right. */
static struct str
right(const struct policy_question *q)
{
	struct str s = STR_LIT("");

	for (size_t i = 0; i < q->noptions; i++)
		s = str_join(a, s, q->options[i].right ? STR_LIT("+") :
		    STR_LIT("-"));
	return s;
}

static void
test_kinds(void)
{
	static const struct {
		const char *answers;
		enum policy_question_kind kind;
		const char *right;
	} rows[] = {
		{ "- [ ] A\n- [x] B\n- [ ] C\n", POLICY_SINGLE, "-+-" },
		{ "- [x] A\n- [x] B\n- [ ] C\n", POLICY_MULTIPLE, "++-" },
		{ "- [x] A\n- [x] B\n- [x] C\n", POLICY_MULTIPLE, "+++" },
		{ "- [x] True\n- [ ] False\n", POLICY_TRUE_FALSE, "+-" },
		{ "1. A\n2. B\n3. C\n", POLICY_ORDER, "+++" },
		{ "\n| L | R |\n|---|---|\n| a | b |\n| c | d |\n\n",
		    POLICY_MATCH, "++" },
	};

	for (size_t i = 0; i < NELEM(rows); i++) {
		const char *text = str_c(a, str_fmt(a, HEAD RULE OPEN
		    "%s\n> Because.\n" CLOSE, rows[i].answers));
		const struct policy_question *q = one(text);

		ok(q != NULL, "question %zu reads", i);
		if (q == NULL)
			continue;
		is_int(q->kind, rows[i].kind,
		    policy_question_kind_name(rows[i].kind));
		is_text(right(q), rows[i].right, "what is right");
		ok(q->reason != NULL && q->reason->kind == DOC_QUOTE,
		    "a reason");
		ok(q->answer->prev != NULL, "the stem is before");
	}
}

static void
test_parts(void)
{
	const struct policy_question *q = one(HEAD RULE "<!-- question: q-1 | "
	    "roles: nurse, aide | difficulty: 3 | rule: r | scoring: partial "
	    "| share: practice | answer: allowed -->\nWhat?\n\n- a plain list\n"
	    "- of the story\n"
	    "\nWell?\n- [x] A\n- [x] B\n- [ ] C\n" CLOSE);

	ok(q != NULL, "all parts");
	if (q == NULL)
		return;
	is_text(q->id, "q-1", "id");
	is_text(q->rule.text, "r", "rule");
	is_int(q->rule.at.line, 8, "its line");
	is_int(q->rule.at.col, 65, "its column");
	is_int(q->nroles, 2, "roles");
	is_text(q->roles[1].text, "aide", "the second");
	is_int(q->difficulty, 3, "difficulty");
	ok(q->partial && q->practice && q->allowed, "partial, practice, "
	    "allowed");
	is_int(q->answer->at.line, 15, "the answers are the task list");
	ok(q->reason == NULL, "no reason");
	ok(q->node->data == q, "the node knows it");
	q = one(HEAD RULE "<!-- scenario: s -->\nA story.\n\n" OPEN TWO CLOSE
	    "<!-- end scenario -->\n");
	ok(q != NULL && q->scenario != NULL &&
	    str_is(q->scenario->id, "s"), "its scenario");
	ok(q != NULL && q->difficulty == 1, "difficulty is 1");
}

static void
test_many(void)
{
	struct str text = str_of(HEAD RULE), found;
	const struct policy *p;
	bool good = true;

	for (int i = 0; i < 20; i++)
		text = str_fmt(a, "%.*s<!-- question: q-%d | rule: r -->\n"
		    "What?\n" TWO CLOSE "\n", STR_ARG(text), i);
	p = read_text(text.ptr, &found);
	is_text(found, "", "twenty read");
	ok(p != NULL && p->nquestions == 20, "all kept");
	for (size_t i = 0; p != NULL && i < p->nquestions; i++)
		good = good && str_eq(p->questions[i]->id,
		    str_fmt(a, "q-%zu", i));
	ok(good, "in order");
}

static void
test_marks(void)
{
	finds("<!-- question: q -->\nWhat?\n" TWO CLOSE, "P235 5:1",
	    "no rule");
	finds(OPEN_WITH("role: nurse") TWO CLOSE, "P290 5:30",
	    "a part that is not known");
	finds(OPEN_WITH("rule: s") TWO CLOSE, "P236 5:30", "a part twice");
	finds(OPEN_WITH("roles:") TWO CLOSE, "P235 5:30", "a part empty");
	finds(OPEN_WITH("roles: nurse, Aide") TWO CLOSE, "P254 5:44",
	    "a role that can't be");
	finds(OPEN_WITH("difficulty: 4") TWO CLOSE, "P234 5:42",
	    "difficulty");
	finds(OPEN_WITH("scoring: full") TWO CLOSE, "P234 5:39", "scoring");
	finds(OPEN_WITH("share: exam") TWO CLOSE, "P234 5:37", "share");
	finds(OPEN_WITH("answer: no") TWO CLOSE, "P234 5:38", "answer");
	finds(OPEN_WITH("scoring: partial") TWO CLOSE, "P288 5:1",
	    "partial with one right answer");
}

static void
test_shapes(void)
{
	finds(OPEN CLOSE, "P279 5:1", "no answers");
	finds(OPEN "- A\n- B\n" CLOSE, "P279 5:1", "a plain list");
	finds("<!-- question: q | rule: r -->\n" TWO CLOSE, "P285 6:1",
	    "no stem");
	finds(OPEN "- [ ] A\n- [ ] B\n" CLOSE, "P281 7:1", "none right");
	finds(OPEN "- [x] A\n- [x] B\n" CLOSE, "P292 7:1", "both right");
	finds(OPEN "- [x] A\n" CLOSE, "P283 7:1", "one answer");
	finds(OPEN "- [x] A\n- B\n- [ ] C\n" CLOSE, "P282 8:1",
	    "a plain item");
	finds(OPEN "- [x] A\n- [ ] B\n- [ ] a.\n" CLOSE, "P287 9:1",
	    "two the same");
	finds(OPEN TWO "\n1. A\n2. B\n" CLOSE, "P280 10:1",
	    "two lists to answer");
	finds(OPEN TWO "\nMore.\n" CLOSE, "P286 10:1", "words after");
	finds(OPEN TWO "\n> A.\n\nB.\n\n> C.\n" CLOSE, "P286 12:1, P286 14:1",
	    "two reasons");
	finds(OPEN "\n| A | B | C |\n|---|---|---|\n| a | b | c |\n\n" CLOSE,
	    "P284 8:1", "three columns");
	finds(OPEN "\n| A | B |\n|---|---|\n| a | b |\n\n" CLOSE, "P283 8:1",
	    "one row");
	finds(OPEN "\n| A | B |\n|---|---|\n| a | b |\n| c | B |\n\n" CLOSE,
	    "P287 11:1", "two rows with the same partner");
	finds(OPEN "\n| A | B |\n|---|---|\n| a | b |\n"
	    "| <!-- if: state is IA -->c | d |\n\n" CLOSE, "P289 11:3",
	    "a row with a condition");
	finds(OPEN "- [x] 1\n- [ ] 2\n- [ ] 3\n- [ ] 4\n- [ ] 5\n- [ ] 6\n"
	    "- [ ] 7\n- [ ] 8\n- [ ] 9\n- [ ] 10\n- [ ] 11\n- [ ] 12\n"
	    "- [ ] 13\n" CLOSE, "P291 7:1", "thirteen");
}

int
main(void)
{
	a = arena_new();
	test_kinds();
	test_parts();
	test_many();
	test_marks();
	test_shapes();
	arena_free(a);
	return tap_done();
}
