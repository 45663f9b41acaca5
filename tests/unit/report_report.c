/* What the books cover: figures, loose ends, and how they are written. */
#include "resolve_world.h"

#include "report/report.h"
#include "report/report_part.h"
#include "resolve/resolve_survey.h"

#define P(id, title, body) "---\nid: " id "\n---\n# " title "\n\n" body
#define QUESTION(head) "<!-- question: " head " -->\nMay you?\n- [x] Yes\n" \
	"- [ ] No\n<!-- end question -->\n\n"
#define SHARED "Keep your phone away in rooms. Ask before you film anyone. "
#define PLAN PLAN_HEAD "<book id=\"handbook\" title=\"Handbook\">\n" \
	"<chapter id=\"one\" title=\"One\"><section policy=\"t\"/></chapter>\n" \
	"<role-pages id=\"role\" title=\"Your role\"/>\n" \
	"<law title=\"Law\"/></book></handbook>\n"

static struct world
new_world(void)
{
	struct world w = world_new();

	world_put(&w, "templates/handbook.xml", PLAN);
	world_put(&w, "policies/t.md", P("t", "Topic",
	    "See {{figure.old}} and [](<law:FTC 2023>).\n\n"
	    "<!-- rule: ask-first | must, critical | law: 45 CFR 164.508; "
	    "practice -->\nAsk first.\n\n"
	    "<!-- rule: like-us | may | practice -->\nLike us.\n\n"
	    "<!-- if: role is aide -->\n<!-- rule: film | must not -->\n"
	    "Film nobody.\n<!-- end if -->\n\n"
	    QUESTION("q-ask-1 | rule: ask-first")
	    QUESTION("q-ask-2 | rule: ask-first | roles: aide")
	    QUESTION("q-ask-3 | rule: ask-first | share: practice | "
	    "answer: allowed")
	    QUESTION("q-like | rule: like-us | answer: allowed")
	    "<!-- question: q-order | rule: like-us -->\nIn order?\n1. a\n2. b\n"
	    "<!-- end question -->\n\n"
	    QUESTION("q-film | rule: film | roles: nurse")));
	world_put(&w, "policies/u.md", P("u", "Unread", "Words.\n"));
	world_put(&w, "policies/roles/nurse.md", P("role-nurse", "Nurses",
	    SHARED "Vent to a peer, not to a feed.\n"));
	world_put(&w, "policies/roles/aide.md", P("role-aide", "Aides",
	    SHARED "Homes are private, inside and out. Tell us at once, "
	    "whatever it was. Short one.\n\n"
	    "<!-- rule: aide-home | must not | guidance: FTC 2023 -->\n"
	    "Never show a home of anyone.\n"));
	world_settings(&w, "<training questions=\"5\"/><role use=\"nurse\"/>"
	    "<role use=\"aide\"/><role id=\"floor\" combines=\"aide nurse\"/>");
	return w;
}

/* The report over these roles, NULL at the end. */
static const struct report *
make(struct world *w, const char *const *ids)
{
	const struct report_role **roles = arena_array(w->a, 8,
	    sizeof(const struct report_role *));
	size_t n = 0;

	for (; ids[n] != NULL; n++) {
		const struct resolve_book *b = world_book(w, ids[n]);

		if (b == NULL) {
			(void)world_says(w, "a book");
			return NULL;
		}
		roles[n] = report_role_new(w->a, b);
	}
	return report_make(w->a, w->lib, w->set, resolve_survey(w->a, w->lib,
	    w->set), roles, n);
}

static const char *const all[] = { "nurse", "aide", "floor", NULL };

static void
counts(void)
{
	struct world w = new_world();
	const struct report *r = make(&w, all);
	const struct report_role *nurse, *aide;

	if (!ok(r != NULL, "made"))
		return;
	nurse = r->roles[0];
	aide = r->roles[1];
	is_int(nurse->n_rules, 2, "rules of the nurses");
	is_int(aide->n_rules, 4, "of the aides");
	is_int(aide->levels[POLICY_MUST_NOT], 2, "by level");
	is_int(aide->critical, 1, "critical");
	is_int(aide->bases[POLICY_LAW], 1, "on law");
	is_int(aide->bases[POLICY_GUIDANCE], 1, "on guidance");
	is_int(aide->bases[POLICY_PRACTICE], 2, "on practice");
	is_int(aide->baseless, 1, "on nothing");
	is_int(nurse->exam, 3, "exam questions of the nurses");
	is_int(nurse->practice, 1, "practice questions");
	is_int(nurse->allowed, 2, "whose answer is that one may");
	is_int(nurse->kinds[POLICY_ORDER], 1, "by kind");
	is_int(aide->exam, 4, "one is for aides alone");
	is_int(aide->untested, 2, "rules that nothing asks aides about");
	is_text(aide->rules[0].number, "1.1.1", "the number in the book");
	is_int(aide->rules[0].n, 3, "questions of a rule");
	is_int(r->n_rules, 4, "rules over all books");
	is_text(r->rules[0]->rule->id, "aide-home", "sorted");
	is_int(r->rules[1]->books, 3, "books of a rule");
	is_int(r->rules[1]->n, 3, "its questions, each once");
	is_int(r->rules[1]->n_few, 1, "too few exam questions for a role");
	is_text(r->rules[1]->few[0], "nurse", "for this one");
	is_int(r->questions, 6, "questions over all roles");
	is_int(r->keys.longest.of, 5, "of those with one right answer");
	is_int(r->paper, 5, "length of a paper");
	ok(!report_bank_fits(r, nurse), "a bank for less than two");
	is_int(r->laws[0].n, 1, "rules on a law");
	world_free(&w);
}

static void
pages(void)
{
	struct world w = new_world();
	const struct report *r = make(&w, all);
	const struct report *one;
	static const char *const both[] = { "floor", NULL };

	if (!ok(r != NULL, "made"))
		return;
	is_int(r->n_pairs, 2, "a page once, though two books have it");
	is_text(r->pairs[0].page->role, "nurse", "in the order of the roles");
	is_int(r->pairs[0].page->n, 3, "sentences");
	is_int(r->pairs[0].shared, 2, "shared");
	is_text(r->pairs[0].other->role, "aide", "with this one");
	ok(report_is_shared(&r->pairs[0]), "two of three are more than half");
	is_int(r->pairs[1].page->n, 5, "labels and short ones do not count");
	ok(!report_is_shared(&r->pairs[1]), "two of five are not");
	one = make(&w, both);
	ok(one != NULL && one->n_pairs == 2 &&
	    str_is(one->pairs[0].page->role, "aide"),
	    "of the only book that has them");
	world_free(&w);
}

static void
loose(void)
{
	static const struct { const char *key; size_t n; const char *first; }
	want[] = {
		{ "rules-without-basis", 1, "film" },
		{ "rules-without-question", 1, "aide-home" },
		{ "critical-rules-with-few-questions", 1,
		    "ask-first (nurse)" },
		{ "questions-without-rule", 1, "q-film (nurse)" },
		{ "policies-unread", 1, "u" },
		{ "laws-uncited", 1, "Unused 1" },
		{ "laws-old", 1, "FTC 2023" },
		{ "figures-unprinted", 1, "new" },
		{ "figures-old", 1, "old" },
	};
	struct world w = new_world();
	const struct report *r = make(&w, all);
	const struct report_loose *l;
	size_t n;

	if (!ok(r != NULL, "made"))
		return;
	l = report_loose(r, &n);
	is_int(n, NELEM(want), "kinds");
	for (size_t i = 0; i < n; i++)
		ok(str_is(str_of(l[i].key), want[i].key) &&
		    l[i].n == want[i].n &&
		    str_is(l[i].names[0], want[i].first), "%s: %zu, %.*s",
		    l[i].key, l[i].n, STR_ARG(l[i].n > 0 ? l[i].names[0] :
		    STR_LIT("none")));
	world_free(&w);
}

#define TWO "<!-- rule: r1 | may | practice -->\nx\n\n" \
	"<!-- rule: r2 | may | practice -->\nx\n"

/* A rule stands in each branch, and is one. */
static void
branches(void)
{
	static const char *const one[] = { "nurse", NULL };
	struct world w = new_world();
	const struct report *r;
	const struct report_loose *l;
	size_t n;

	world_put(&w, "policies/t.md", P("t", "Topic", "<!-- if: role is aide "
	    "-->\n" TWO "<!-- else -->\n" TWO "<!-- end if -->\n"));
	r = make(&w, one);
	if (!ok(r != NULL, "made"))
		return;
	l = report_loose(r, &n);
	ok(str_is(str_of(l[1].key), "rules-without-question") && l[1].n == 3 &&
	    str_is(l[1].names[1], "r1") && str_is(l[1].names[2], "r2"),
	    "each once, beside that of the aides' page");
	world_free(&w);
}

static void
findings(void)
{
	struct world w = new_world();
	const struct report *r = make(&w, all);

	if (!ok(r != NULL, "made"))
		return;
	report_check(r, w.dg);
	ok(world_says(&w, "warning P801 share/policies/t.md:8:1 fewer than two "
	    "exam questions test the critical rule \"ask-first\" for nurse\n"
	    "  add one: <!-- question: q-ask-first-4 | rule: ask-first -->"),
	    "a critical rule with one");
	ok(world_says(&w, "warning P802 share/policies/roles/nurse.md:2:5 2 of "
	    "3 sentences of the page for \"nurse\" are on the page for "
	    "\"aide\" too"), "a page that says mostly what another says");
	ok(strstr(world_findings(&w), "page for \"aide\" are") == NULL,
	    "the other says more");
	ok(world_says(&w, "note P803 :0:0 \"nurse\" has 3 exam questions, not "
	    "twice the 5 of a paper"), "a bank that is too small");
	ok(strstr(world_findings(&w), "P804") == NULL, "a paper with room");
	world_free(&w);
}

static void
same(struct world *w, const struct buf *got, const char *name)
{
	const char *file = str_fmt(w->a, "tests/unit/%s.want", name).ptr;
	const char *mine = str_fmt(w->a, "build/%s.got", name).ptr;
	struct str want;

	if (file_read_text(w->a, w->dg, file, file, &want) < 0)
		want = STR_LIT("");
	if (ok(str_eq(buf_view(got), want), "it is that of %s", file))
		return;
	(void)!file_write(w->dg, mine, buf_view(got), 0644);
	printf("# compare it with %s\n", mine);
}

static void
written(void)
{
	struct world w = new_world();
	const struct report *r = make(&w, all);
	struct buf b;

	if (!ok(r != NULL, "made"))
		return;
	buf_init(&b, SIZE_MAX);
	report_text(r, &b);
	same(&w, &b, "report_text");
	buf_clear(&b);
	report_html(r, &b);
	same(&w, &b, "report_html");
	buf_clear(&b);
	report_csv(r, &b);
	is_text(buf_view(&b),
	    "role,role_name,rule,number,level,critical,law,guidance,practice,"
	    "exam_questions,practice_questions\r\n"
	    "nurse,Nurse,ask-first,1.1.1,must,yes,45 CFR 164.508,,yes,"
	    "q-ask-1,q-ask-3\r\n"
	    "nurse,Nurse,like-us,1.1.2,may,no,,,yes,q-like; q-order,\r\n"
	    "aide,Aide,ask-first,1.1.1,must,yes,45 CFR 164.508,,yes,"
	    "q-ask-1; q-ask-2,q-ask-3\r\n"
	    "aide,Aide,like-us,1.1.2,may,no,,,yes,q-like; q-order,\r\n"
	    "aide,Aide,film,1.1.3,must not,no,,,,,\r\n"
	    "aide,Aide,aide-home,2.1.1,must not,no,,FTC 2023,,,\r\n"
	    "floor,Floor,ask-first,1.1.1,must,yes,45 CFR 164.508,,yes,"
	    "q-ask-1; q-ask-2,q-ask-3\r\n"
	    "floor,Floor,like-us,1.1.2,may,no,,,yes,q-like; q-order,\r\n"
	    "floor,Floor,film,1.1.3,must not,no,,,,q-film,\r\n"
	    "floor,Floor,aide-home,2.1.1,must not,no,,FTC 2023,,,\r\n",
	    "a row for each rule of each role");
	buf_free(&b);
	world_free(&w);
}

/* A word that nothing prints may have any length: no column is so wide. */
static void
wide_word(void)
{
	struct str word = STR_LIT("W");
	struct world w = new_world();
	const struct report *r;
	size_t longest = 0;
	struct buf b;

	for (int i = 0; i < 12; i++)
		word = str_fmt(w.a, "%.*s%.*s", STR_ARG(word), STR_ARG(word));
	world_put(&w, "policies/law.xml", str_fmt(w.a, "<law "
	    "xmlns=\"urn:precept:law:1\"><entry cite=\"%.*s\" kind=\"law\" "
	    "checked=\"2026-01-01\" certainty=\"high\"><title>T</title>"
	    "<line>L.</line></entry></law>", STR_ARG(word)).ptr);
	world_put(&w, "policies/t.md", P("t", "Topic",
	    "<!-- rule: ask-first | must | practice -->\nAsk first.\n"));
	world_put(&w, "policies/roles/aide.md", P("role-aide", "Aides", "A.\n"));
	r = make(&w, all);
	if (!ok(r != NULL, "made"))
		return;
	buf_init(&b, SIZE_MAX);
	report_text(r, &b);
	for (struct str rest = buf_view(&b); rest.ptr != NULL;) {
		const struct str line = str_cut(&rest, '\n');

		longest = line.len > longest ? line.len : longest;
	}
	ok(longest < 200, "no line is wider than %zu", longest);
	buf_free(&b);
	world_free(&w);
}

/* A spreadsheet takes a field that begins so for a formula. */
static void
formulas(void)
{
	static const char *const ids[] = { "a", "b", "c", "d", "e", NULL };
	struct world w = new_world();
	const struct report *r;
	struct buf b;

	world_settings(&w, "<role id=\"a\" combines=\"nurse\" "
	    "name=\"=1+1\"/><role id=\"b\" combines=\"nurse\" "
	    "name=\"+1, &quot;x&quot;\"/><role id=\"c\" combines=\"nurse\" "
	    "name=\"-1\"/><role id=\"d\" combines=\"nurse\" "
	    "name=\"@SUM(A1)\"/><role id=\"e\" combines=\"nurse\" "
	    "name=\"A=1\"/>");
	r = make(&w, ids);
	if (!ok(r != NULL, "made"))
		return;
	buf_init(&b, SIZE_MAX);
	report_csv(r, &b);
	ok(str_find(buf_view(&b), "\na,\"'=1+1\",", 0) < b.len, "=");
	ok(str_find(buf_view(&b), "\nb,\"'+1, \"\"x\"\"\",", 0) < b.len, "+");
	ok(str_find(buf_view(&b), "\nc,\"'-1\",", 0) < b.len, "-");
	ok(str_find(buf_view(&b), "\nd,\"'@SUM(A1)\",", 0) < b.len, "@");
	ok(str_find(buf_view(&b), "\ne,A=1,", 0) < b.len, "not inside");
	buf_free(&b);
	world_free(&w);
}

/* Whatever a name holds, it is a name. */
static void
escaped(void)
{
	static const char *const one[] = { "boss", NULL };
	struct world w = new_world();
	const struct report *r;
	struct buf b;

	world_settings(&w, "<role id=\"boss\" combines=\"nurse\" "
	    "name=\"A &lt;b>, &quot;x&quot;\"/>");
	r = make(&w, one);
	if (!ok(r != NULL, "made"))
		return;
	buf_init(&b, SIZE_MAX);
	report_html(r, &b);
	ok(str_find(buf_view(&b), "Elm &amp; Co", 0) < b.len &&
	    str_find(buf_view(&b), "A &lt;b&gt;, &quot;x&quot;</th>", 0) <
	    b.len && str_find(buf_view(&b), "<b>", 0) == b.len, "in HTML");
	buf_clear(&b);
	report_csv(r, &b);
	ok(str_find(buf_view(&b), "\r\nboss,\"A <b>, \"\"x\"\"\",ask-first,",
	    0) < b.len, "in CSV");
	buf_free(&b);
	world_free(&w);
}

static void
json(void)
{
	struct world w = new_world();
	const struct report *r = make(&w, all);
	struct buf b;

	if (!ok(r != NULL, "made"))
		return;
	buf_init(&b, SIZE_MAX);
	report_json(r, &b);
	ok(str_starts(buf_view(&b), "{\"exam\":5,\"keys\":{\"longest\":{"
	    "\"above\":false,\"expected\":2500,\"of\":5,\"right\":5}"),
	    "begins");
	ok(str_find(buf_view(&b), "{\"allowed\":2,\"bank\":false,\"bases\":{"
	    "\"guidance\":0,\"law\":1,\"none\":0,\"practice\":2},"
	    "\"critical\":1,\"exam\":3,\"id\":\"nurse\"", 0) < b.len,
	    "a role");
	ok(str_find(buf_view(&b), "{\"other\":\"aide\",\"role\":\"nurse\","
	    "\"sentences\":3,\"shared\":2}", 0) < b.len, "a page");
	buf_clear(&b);
	report_summary(r, &b);
	is_text(buf_view(&b), "\n"
	    "Coverage  Rules  Critical  Law  Questions  Exam  Allowed  Papers\n"
	    "Nurse         2         1    1          4     3      50%     0.6\n"
	    "Aide          4         1    1          5     4      40%     0.8\n"
	    "Floor         4         1    1          6     5      33%     1.0\n"
	    "Rules without a basis: 1\n"
	    "Rules without a question: 1\n"
	    "Critical rules with fewer than two exam questions: 1\n"
	    "Questions whose rule the role's book can't have: 1\n"
	    "Policies that no book reads: 1\n"
	    "Law entries that nothing cites: 1\n"
	    "Law entries checked over a year before it binds: 1\n"
	    "Figures that nothing prints: 1\n"
	    "Figures past their shelf life: 1\n", "what check prints");
	buf_free(&b);
	world_free(&w);
}

static void
lists(void)
{
	static const struct str names[] = { { "a", 1 }, { "b", 1 }, { "c", 1 },
		{ "d", 1 }, { "e", 1 } };
	struct arena *a = arena_new();

	is_text(report_list(a, names, 0, 3), "", "of none");
	is_text(report_list(a, names, 1, 3), "a", "of one");
	is_text(report_list(a, names, 2, 3), "a and b", "of two");
	is_text(report_list(a, names, 4, 3), "a, b, c and d",
	    "one more is as short as \"1 more\"");
	is_text(report_list(a, names, 5, 3), "a, b, c and 2 more", "of many");
	arena_free(a);
}

int
main(void)
{
	counts();
	pages();
	loose();
	branches();
	findings();
	written();
	wide_word();
	formulas();
	escaped();
	json();
	lists();
	return tap_done();
}
