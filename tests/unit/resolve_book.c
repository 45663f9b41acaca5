/* A whole book: its parts, numbers, links, and what is said about it. */
#include "resolve_world.h"

#define PLAN PLAN_HEAD \
	"<form id=\"ack\" title=\"Acknowledgement\" policy=\"form-ack\"/>\n" \
	"<book id=\"handbook\" title=\"Handbook\">\n" \
	"<cover/><approval title=\"Approval\"/><page policy=\"sum\"/>" \
	"<contents title=\"Contents\"/>\n" \
	"<chapter id=\"one\" title=\"One\"><section policy=\"t\"/>" \
	"<section policy=\"u\" if=\"role is aide\"/></chapter>\n" \
	"<chapter id=\"none\" title=\"None\" if=\"facility is ems\">" \
	"<section policy=\"v\"/></chapter>\n" \
	"<role-pages id=\"role\" title=\"Your role\"/>\n" \
	"<form ref=\"ack\"/><law title=\"Law\"/><glossary title=\"Glossary\"/>" \
	"<contacts title=\"Contacts\"/><revisions title=\"Revisions\"/>" \
	"<card title=\"Quick card\"/>\n" \
	"</book></handbook>\n"

#define P(id, title, body) "---\nid: " id "\n---\n# " title "\n\n" body

static void
put_policies(struct world *w)
{
	world_put(w, "templates/handbook.xml", PLAN);
	world_put(w, "policies/sum.md", P("sum", "In short", "See <ref:t>.\n"));
	world_put(w, "policies/t.md", P("t", "Topic *one*",
	    "[More](ref:rule/r2) and [the form](form:ack), [PHI](term:phi), "
	    "[](<law:45 CFR 164.508>).\n\n## Sub\n\n"
	    "<!-- rule: r1 | must, critical | law: 45 CFR 164.508; "
	    "guidance: FTC 2023; practice -->\nAsk [her](ref:t).\n\n"
	    "<!-- rule: r2 | may | practice -->\nPost.\n\n"
	    "<!-- question: q1 | rule: r1 -->\nMay you?\n- [x] Yes\n"
	    "- [ ] No\n<!-- end question -->\n\n"
	    "<!-- question: q2 | rule: r2 | roles: aide -->\nMay you?\n"
	    "- [x] Yes\n- [ ] No\n<!-- end question -->\n\n"
	    "<!-- question: q4 | rule: a1 -->\nMay you?\n- [x] Yes\n- [ ] No\n"
	    "<!-- end question -->\n\n<!-- if: role is aide -->\n"
	    "<!-- question: q3 | rule: r2 -->\nMay you?\n- [x] Yes\n- [ ] No\n"
	    "<!-- end question -->\n\n<!-- end if -->\n"));
	world_put(w, "policies/u.md", P("u", "Aides", "See [t](ref:t).\n"));
	world_put(w, "policies/v.md", P("v", "Ambulance", "Words.\n"));
	world_put(w, "policies/forms/ack.md", P("form-ack", "I have read it",
	    "See <ref:t>.\n\n<!-- field: area | label: Notes | lines: 3 -->\n\n"
	    "<!-- field: signature | label: Sign -->\n"));
	world_put(w, "policies/roles/nurse.md", P("role-nurse", "Nurses",
	    "<!-- rule: n1 | must not, critical | practice -->\nNo boards. "
	    "Ever.\n\n<!-- rule: n2 | must | practice -->\nBe kind.\n"));
	world_put(w, "policies/roles/aide.md", P("role-aide", "Aides",
	    "<!-- rule: a1 | must | practice -->\nBe kind.\n\n"
	    "<!-- rule: a2 | must | practice -->\nBe early. See "
	    "[kindness](ref:rule/a1).\n"));
}

#define ROLES "<role use=\"nurse\"/><role use=\"aide\"/>" \
	"<role id=\"both\" combines=\"nurse aide\"/><role use=\"billing\"/>"

#define WANT "tests/unit/resolve_book.want"

static void
golden(struct world *w)
{
	const struct resolve_book *b = world_book(w, "nurse");
	struct str got, want;

	if (!ok(b != NULL, "a book") && world_says(w, "x"))
		return;
	got = world_dump(w, b->root);
	if (file_read_text(w->a, w->dg, WANT, WANT, &want) < 0)
		want = STR_LIT("");
	if (!ok(str_eq(got, want), "the tree is that of " WANT)) {
		(void)!file_write(w->dg, "build/resolve_book.got", got, 0644);
		printf("# compare it with build/resolve_book.got\n");
	}
	is_text(b->title, "Handbook: Nurse", "title");
	ok(!b->sample, "no samples");
}

static void
rules(struct world *w)
{
	const struct resolve_book *b = world_book(w, "nurse");
	const struct resolve_book *c = world_book(w, "both");

	if (!ok(b != NULL && c != NULL, "two books"))
		return;
	is_int(b->n_rules, 4, "rules of a nurse");
	is_text(b->rules[0].id, "r1", "the first");
	is_text(b->rules[0].number, "1.1.1", "its number");
	ok(b->rules[0].critical && b->rules[0].level == POLICY_MUST,
	    "its level");
	is_text(b->rules[3].number, "2.1.2", "the last's number");
	ok(str_is(b->rules[3].node->id, "rule/n2"), "its node");
	is_int(b->n_questions, 1, "questions of a nurse");
	is_text(b->questions[0]->id, "q1", "the one");
	is_int(b->n_policies, 4, "policies read");
	is_text(b->policies[0]->path, "forms/ack.md", "by path");
	/* r1, r2, n1, n2, a2: "Be kind" once. */
	is_int(c->n_rules, 5, "a repeated rule prints once");
	is_text(c->rules[4].id, "a2", "the other page's own rule prints");
	is_int(c->n_questions, 3, "and questions for either role");
	ok((world_find(c, "role-nurse")->flags & DOC_NEW_PAGE) == 0 &&
	    (world_find(c, "role-aide")->flags & DOC_NEW_PAGE) != 0,
	    "each role but the first begins a page");
	ok(!memcmp(&b->rules[0].digest, &c->rules[0].digest,
	    sizeof(struct digest)), "same words, same digest");
	ok(memcmp(&b->rules[0].digest, &b->rules[1].digest,
	    sizeof(struct digest)) != 0, "others, another");
	is_text(doc_words(w->a, world_find(c, "rule/a2")->first),
	    "Be early. See kindness (2.1.2).",
	    "a link to a repeated rule leads to the first");
}

/* Moving a rule to another section changes its number, not its digest. */
static void
digests(void)
{
	struct world w = world_new(), v = world_new();
	const struct resolve_book *b, *c;

	put_policies(&w);
	put_policies(&v);
	world_put(&v, "templates/handbook.xml", PLAN_HEAD
	    "<form id=\"ack\" title=\"Ack\" policy=\"form-ack\"/>"
	    "<book id=\"handbook\" title=\"Handbook\">"
	    "<chapter id=\"zero\" title=\"Zero\"><section policy=\"v\"/>"
	    "</chapter><chapter id=\"one\" title=\"One\">"
	    "<section policy=\"sum\"/><section policy=\"t\"/></chapter>"
	    "<form ref=\"ack\"/><law title=\"Law\"/></book></handbook>");
	b = world_book(&w, "nurse");
	c = world_book(&v, "nurse");
	if (ok(b != NULL && c != NULL, "two plans")) {
		is_text(c->rules[0].number, "2.2.1", "another number");
		ok(!memcmp(&b->rules[0].digest, &c->rules[0].digest,
		    sizeof(struct digest)), "the same digest");
	}
	world_put(&v, "policies/t.md", P("t", "T", "<!-- rule: r1 | must, "
	    "critical | law: Unused 1; guidance: FTC 2023; practice -->\n"
	    "Ask [her](ref:t).\n\n"
	    "<!-- rule: r2 | may | practice -->\nPost.\n"));
	v.read = false;
	v.dg = diag_new(v.a);
	c = world_book(&v, "nurse");
	if (ok(c != NULL, "another basis"))
		ok(memcmp(&b->rules[0].digest, &c->rules[0].digest,
		    sizeof(struct digest)) != 0, "another digest");
	world_free(&w);
	world_free(&v);
}

static void
others(struct world *w)
{
	const struct resolve_book *b = world_make(w, RESOLVE_FORM, "ack");

	if (ok(b != NULL, "a form of its own"))
		is_text(doc_words(w->a, b->root), "I have read it\n"
		    "See Topic one.\nNotes\nSign", "its words");
	b = world_book(w, "billing");
	ok(b != NULL && world_find(b, "chapter/role") == NULL,
	    "no page, no chapter");
	ok(world_says(w, "warning P314 organization.xml"), "a warning");
	ok(world_find(b, "appendix/revisions") != NULL &&
	    world_find(b, "t") != NULL, "and all the rest");
	ok(world_make(w, RESOLVE_FORM, "nope") == NULL, "no such form");
	ok(world_says(w, "error P315"), "P315");
	ok(world_book(w, "pharmacist") == NULL, "no such role");
	ok(world_says(w, "error P313"), "P313");
}

static void
samples(void)
{
	struct world w = world_new();
	const struct resolve_book *b;

	put_policies(&w);
	w.settings_text = STR_LIT("<organization "
	    "xmlns=\"urn:precept:organization:1\"><identity sample=\"yes\">"
	    "<legal-name>Elm</legal-name><state>IA</state></identity>"
	    "<document effective=\"2026-12-01\"/><person id=\"p\"><name>D"
	    "</name></person><contact role=\"privacy-officer\" person=\"p\"/>"
	    "<role use=\"nurse\"/></organization>");
	b = world_book(&w, "nurse");
	ok(b != NULL && b->sample && str_is(b->root->style, "sample"),
	    "a book with samples says so");
	ok(b != NULL && str_starts(doc_words(w.a, b->root->first->last),
	    "A printed copy"), "its cover is whole");
	world_free(&w);
}

/* A link to what a condition leaves out of this book. */
static void
not_in_book(void)
{
	struct world w = world_new();

	put_policies(&w);
	world_put(&w, "policies/sum.md", P("sum", "In short",
	    "See <ref:rule/s1>.\n\n<!-- if: role is aide -->\n"
	    "<!-- rule: s1 | may | practice -->\nx\n\n<!-- end if -->\n"));
	world_settings(&w, ROLES);
	ok(world_book(&w, "nurse") != NULL && world_says(&w,
	    "warning P306 share/policies/sum.md:6:5 \"ref:rule/s1\""),
	    "a link to what is not there");
	world_free(&w);
}

static void
switches(void)
{
	struct world w = world_new();
	const struct resolve_book *b;

	put_policies(&w);
	world_settings(&w, ROLES "<section id=\"t\" print=\"no\"/>");
	b = world_book(&w, "nurse");
	ok(b != NULL && world_find(b, "t") == NULL, "switched off");
	ok(world_says(&w, "note P322"), "an empty chapter");
	ok(strstr(world_findings(&w), "P306") == NULL,
	    "a link to it is told of where it is switched off");
	if (b != NULL)
		is_text(doc_words(w.a, world_find(b, "sum")->next),
		    "See Topic one.", "prints the title without a number");
	world_free(&w);
}

/* The law appendix: who reviewed what, for each state of the settings. */
static void
reviewed(void)
{
	struct world w = world_new();
	const struct resolve_book *b;
	const struct doc_node *n;

	world_put(&w, "policies/t.md", P("t", "T",
	    "[](<law:45 CFR 164.508>)\n"));
	w.settings_text = STR_LIT("<organization "
	    "xmlns=\"urn:precept:organization:1\"><identity>"
	    "<legal-name>Elm</legal-name><state>IA</state><state>CA</state>"
	    "<state>OH</state></identity><document effective=\"2026-12-01\"/>"
	    "<person id=\"p\"><name>Dana</name></person>"
	    "<contact role=\"privacy-officer\" person=\"p\"/>"
	    "<law-review state=\"OH\" date=\"2026-11-25\"><counsel>Law, LLP"
	    "</counsel></law-review>"
	    "<law-review state=\"IA\" date=\"2026-11-24\" person=\"p\"/>"
	    "<role use=\"nurse\"/></organization>");
	b = world_book(&w, "nurse");
	n = world_find(b, "law/reviews");
	ok(n != NULL, "a section of the law table");
	if (n != NULL)
		is_text(doc_words(w.a, n->next->next),
		    "State\nFacts checked\nReviewed by counsel\nOn\n"
		    "Iowa\nNovember 22, 2026\nDana\nNovember 24, 2026\n"
		    "California\nNovember 22, 2026\nnot recorded\n"
		    "not recorded\n"
		    "Ohio\nnot covered\nLaw, LLP\nNovember 25, 2026",
		    "a row for each state, in their order");
	ok(b != NULL && b->n_values > 4 &&
	    str_is(b->values[b->n_values - 1].path, "law-reviews[1].date"),
	    "what it prints is listed");
	world_free(&w);
}

#define DAY(n, day, certainty) "<entry cite=\"Law " n "\" kind=\"law\" " \
	"checked=\"" day "\" certainty=\"" certainty "\"><title>L</title>" \
	"<line>L.</line></entry>"
#define NOTICE "This handbook is not legal advice. "

/* Whatever the plan prints, the book says what it is not, and how old. */
static void
notices(void)
{
	static const struct { const char *parts, *body, *notice; } all[] = {
		{ "<cover/>", "[](<law:Law 1>)", NOTICE
		    "The law it cites was checked on January 2, 2026." },
		{ "", "[](<law:Law 1>)", "About this handbook\n" NOTICE
		    "The law it cites was checked on January 2, 2026." },
		{ "<law title=\"Law\"/>", "[](<law:Law 1>)", NOTICE
		    "The law it cites was checked on January 2, 2026." },
		{ "<cover/>", "[](<law:Law 1>) [](<law:Law 2>) "
		    "[](<law:Law 3>)", NOTICE "The law it cites was checked "
		    "on January 2, 2026 and later, last on March 4, 2026, "
		    "but for 1 of 3 entries that were not compared with its "
		    "text." },
		{ "<cover/>", "[](<law:Law 3>)", NOTICE "When the law it "
		    "cites was checked is not recorded." },
		{ "<cover/>", "Words.", NOTICE "It cites no law." },
		{ "", "Words.", NOTICE "It cites no law." },
	};

	for (size_t i = 0; i < NELEM(all); i++) {
		struct world w = world_new();
		const struct resolve_book *b;
		struct str words;

		world_put(&w, "policies/law.xml",
		    "<law xmlns=\"urn:precept:law:1\">"
		    DAY("1", "2026-01-02", "verified")
		    DAY("2", "2026-03-04", "verified")
		    DAY("3", "2026-10-10", "high") "</law>");
		world_put(&w, "templates/handbook.xml", str_fmt(w.a, PLAN_HEAD
		    "<book id=\"h\" title=\"H\">%s<chapter id=\"c\" "
		    "title=\"C\"><section policy=\"t\"/></chapter></book>"
		    "</handbook>", all[i].parts).ptr);
		world_put(&w, "policies/t.md", str_fmt(w.a, P("t", "T",
		    "%s\n"), all[i].body).ptr);
		b = world_book(&w, "nurse");
		if (!ok(b != NULL, "a book"))
			continue;
		words = doc_words(w.a, b->root->first);
		ok(str_ends(words, all[i].notice), "%s %s: %.*s",
		    all[i].parts, all[i].body, STR_ARG(words));
		world_free(&w);
	}
}

/* All counted: a book of 40 chapters costs ten times one of four. */
static void
linear(void)
{
	size_t used[2];

	for (size_t k = 0; k < 2; k++) {
		const size_t n = k == 0 ? 200 : 2000;
		struct world w = world_new();
		struct buf body;
		size_t before;

		buf_init(&body, 1 << 22);
		buf_puts(&body, "---\nid: t\n---\n# T\n\n");
		for (size_t i = 0; i < n; i++)
			buf_printf(&body, "<!-- rule: r%zu | must | law: 45 CFR "
			    "164.508 -->\nBy [x](ref:t), "
			    "{{identity.legal-name}}.\n\n", i);
		world_put(&w, "policies/t.md", body.ptr);
		buf_free(&body);
		(void)world_read(&w);
		before = arena_used(w.a);
		ok(world_book(&w, "nurse") != NULL, "%zu rules", n);
		used[k] = arena_used(w.a) - before;
		world_free(&w);
	}
	ok(used[1] < used[0] * 13, "memory grows with the book: %zu, %zu",
	    used[0], used[1]);
}

int
main(void)
{
	struct world w = world_new();

	put_policies(&w);
	world_settings(&w, ROLES);
	golden(&w);
	rules(&w);
	others(&w);
	world_free(&w);
	digests();
	samples();
	not_in_book();
	switches();
	reviewed();
	notices();
	linear();
	return tap_done();
}
