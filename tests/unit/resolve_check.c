/* What can be said of a library without making a book. */
#include "resolve_world.h"

#include "resolve/resolve_survey.h"

static void
check(struct world *w)
{
	if (world_read(w))
		resolve_check(w->a, w->dg, w->lib, w->set,
		    resolve_survey(w->a, w->lib, w->set));
}

static void
finds(const char *body, const char *finding)
{
	struct world w = world_new();

	world_put(&w, "policies/t.md", str_fmt(w.a,
	    "---\nid: t\n---\n# T\n\n%s", body).ptr);
	check(&w);
	ok(world_says(&w, finding), "%s", finding);
	world_free(&w);
}

#define AT(line, col) " share/policies/t.md:" #line ":" #col " "
#define QUESTION(head) "<!-- question: " head " -->\nMay you?\n- [x] Yes\n" \
	"- [ ] No\n<!-- end question -->\n"

static void
names(void)
{
	finds("{{identity.legal-nam}}\n", "error P301" AT(6, 1)
	    "no setting named \"identity.legal-nam\"\n"
	    "  did you mean \"identity.legal-name\"?");
	finds("<!-- if: facilty is ems -->\nx\n\n<!-- end if -->\n",
	    "error P301" AT(6, 10));
	finds("[x](https://e.org/{{nope.x}})\n", "error P301");
	finds("<!-- if: facility is emss -->\nx\n\n<!-- end if -->\n",
	    "error P302" AT(6, 22) "\"facility\" can never be \"emss\"\n"
	    "  did you mean \"ems\"?");
	finds("<!-- if: state.recording is no -->\nx\n\n<!-- end if -->\n",
	    "error P302");
	finds("<!-- if: book is leaflet -->\nx\n\n<!-- end if -->\n",
	    "error P302");
	finds("<!-- if: role is nurze -->\nx\n\n<!-- end if -->\n",
	    "error P313" AT(6, 18));
	finds("<!-- if: identity.legal-name at least 2 -->\nx\n\n"
	    "<!-- end if -->\n", "error P334" AT(6, 10));
	finds("<!-- table: acounts -->\n", "error P303" AT(6, 13)
	    "no table named \"acounts\"\n  did you mean \"accounts\"?");
	finds("<!-- table: accounts | columns: handel -->\n", "error P304");
	finds("[x](ref:tt)\n", "error P305" AT(6, 1)
	    "nothing is called \"tt\"\n  did you mean \"ref:t\"?");
	finds("[x](ref:t/nope)\n", "error P305");
	finds("[x](ref:rule/nope)\n", "error P305");
	finds("[](<law:45 CFR 164.509>)\n", "error P307");
	finds("<!-- rule: r1 | must | law: 45 CFR 1 -->\nx\n", "error P307"
	    AT(6, 29));
	finds("[x](term:phy)\n", "error P308");
	finds("[x](form:x)\n", "error P315");
	finds("{{figure.now}}\n", "error P309");
	finds("{{identity.legal-name:count day days}}\n", "error P330");
	finds("{{figure.old}}\n", "warning P323");
	finds("[x](<law:FTC 2023>)\n", "warning P324 share/policies/law.xml:3:1");
}

static void
rules(void)
{
	finds("<!-- rule: r1 | must -->\nx\n", "warning P317");
	finds(QUESTION("q1 | rule: nope"), "error P318" AT(6, 27));
	finds("<!-- rule: r1 | must, critical | practice -->\nx\n",
	    "warning P320" AT(6, 1));
	finds("<!-- rule: r1 | must | practice -->\nx\n\n"
	    "<!-- rule: r2 | must | practice -->\nx\n\n"
	    QUESTION("q1 | rule: r1"), "note P321 :0:0 1 of 2");
	finds("<!-- if: role is aide -->\n<!-- rule: r1 | must | practice -->\n"
	    "x\n\n<!-- end if -->\n" QUESTION("q1 | rule: r1 | roles: nurse"),
	    "warning P319" AT(11, 39) "the rule \"r1\" is not in the book of "
	    "the role \"nurse\"");
	finds("<!-- rule: r1 | must | practice -->\nx\n\n"
	    QUESTION("q1 | rule: r1 | roles: nurze"), "error P313" AT(9, 39));
}

static void
quiet(const char *body)
{
	struct world w = world_new();

	world_put(&w, "policies/t.md", str_fmt(w.a,
	    "---\nid: t\n---\n# T\n\n%s", body).ptr);
	check(&w);
	ok(diag_len(w.dg) == 0 || !world_says(&w, "nothing"), "fine: %.40s",
	    body);
	world_free(&w);
}

static void
books(void)
{
	static const char same[] = "You must keep the board out of every "
	    "picture that you take at work or near it.\n";
	struct world w = world_new();

	world_put(&w, "policies/t.md", "---\nid: t\n---\n# T\n\nWords.\n");
	world_put(&w, "policies/u.md", "---\nid: u\n---\n# U\n\nWords.\n");
	world_put(&w, "policies/roles/boss.md",
	    "---\nid: role-boss\n---\n# B\n\nWords.\n");
	world_put(&w, "policies/roles/nurse.md", str_fmt(w.a,
	    "---\nid: role-nurse\n---\n# N\n\n%s", same).ptr);
	world_put(&w, "policies/roles/aide.md", str_fmt(w.a,
	    "---\nid: role-aide\n---\n# A\n\n%s", same).ptr);
	world_settings(&w, "<role use=\"nurse\"/>"
	    "<section id=\"uu\" print=\"no\"/>"
	    "<section id=\"zebra-crossing\" print=\"no\"/>");
	check(&w);
	ok(world_says(&w, "warning P316 share/policies/u.md:2:5 no book reads "
	    "the policy \"u\"\n  \"precept customize handbook\" says how"),
	    "a policy that no book reads");
	ok(world_says(&w, "warning P316 share/policies/roles/boss.md"),
	    "a page for no role");
	ok(world_says(&w, "warning P338 share/policies/roles/nurse.md:6:1 the "
	    "pages for \"aide\" and \"nurse\""), "pages that repeat");
	ok(world_says(&w, "warning P339 organization.xml"), "a switch for none");
	ok(world_says(&w, "\"precept customize\" alone lists the policies"),
	    "and what to do");
	world_free(&w);

	w = world_new();
	world_put(&w, "policies/t.md", "---\nid: t\n---\n# T\n\nWords.\n");
	w.settings_text = STR_LIT("<organization "
	    "xmlns=\"urn:precept:organization:1\"><identity><legal-name>E"
	    "</legal-name><state>OH</state></identity>"
	    "<document effective=\"2026-12-01\"/><person id=\"p\"><name>D"
	    "</name></person><contact role=\"privacy-officer\" person=\"p\"/>"
	    "<role use=\"nurse\"/></organization>");
	check(&w);
	ok(world_says(&w, "warning P332 organization.xml:1:"),
	    "a state that states.xml lacks");
	world_free(&w);
}

/* LAW_XML was checked on 2026-11-22 at the last, as was Iowa. */
static void
reviews(void)
{
	static const struct { const char *date, *law, *finding; } all[] = {
		{ "2026-11-21", "45 CFR 164.508", "warning P342 "
		    "organization.xml:8:24 counsel reviewed the law of IA on "
		    "2026-11-21; it was checked again on 2026-11-22" },
		{ "2026-11-22", "45 CFR 164.508", NULL },
		{ "2026-11-23", "Later 1", "warning P342" },
		{ "2026-11-23", "FTC 2023", NULL },
	};

	for (size_t i = 0; i < NELEM(all); i++) {
		struct world w = world_new();

		world_put(&w, "own/policies/law.xml", "<law xmlns="
		    "\"urn:precept:law:1\"><entry cite=\"Later 1\" "
		    "kind=\"law\" checked=\"2026-11-24\" certainty=\"high\">"
		    "<title>L</title><line>L.</line></entry></law>");
		world_put(&w, "policies/t.md", str_fmt(w.a,
		    "---\nid: t\n---\n# T\n\n[](<law:%s>)\n",
		    all[i].law).ptr);
		world_settings(&w, str_fmt(w.a, "<law-review state=\"IA\" "
		    "date=\"%s\" person=\"boss\"/><role use=\"nurse\"/>",
		    all[i].date).ptr);
		check(&w);
		ok(all[i].finding != NULL ? world_says(&w, all[i].finding) :
		    strstr(world_findings(&w), "P342") == NULL, "%s, %s",
		    all[i].date, all[i].law);
		world_free(&w);
	}
}

static void
is_told(struct world *w, const char *body, const char *finding)
{
	world_settings(w, str_fmt(w->a, "%s<role use=\"nurse\"/>",
	    body).ptr);
	check(w);
	ok(world_says(w, finding), "%s", finding);
	world_free(w);
}

/* What is switched off, and who still points there. */
static void
switches(void)
{
	struct world w = world_new();

	world_put(&w, "policies/t.md", "---\nid: t\n---\n# T\n\n"
	    "<!-- rule: t-1 | must | practice -->\nx\n");
	world_put(&w, "policies/u.md", "---\nid: u\n---\n# U\n\n"
	    "See <ref:t> and <ref:rule/t-1>.\n");
	world_put(&w, "policies/v.md", "---\nid: v\n---\n# V\n\n"
	    "See <ref:rule/t-1>.\n");
	world_put(&w, "policies/roles/aide.md", "---\nid: role-aide\n---\n"
	    "# A\n\nSee <ref:t>.\n");
	is_told(&w, "<section id=\"t\" print=\"no\"/>",
	    "warning P343 organization.xml:8:10 \"t\" is switched off, and 2 "
	    "policies point to it\n  their words print without the link; to "
	    "reword them: precept customize u, precept customize v");

	w = world_new();
	world_put(&w, "policies/t.md", "---\nid: t\n---\n# T\n\nx\n");
	world_put(&w, "policies/roles/nurse.md", "---\nid: role-nurse\n---\n"
	    "# N\n\nx\n");
	is_told(&w, "<section id=\"nurse\" print=\"no\"/>",
	    "warning P339 organization.xml:8:10 there is no policy \"nurse\" "
	    "to switch off\n  did you mean \"role-nurse\"?");

	w = world_new();
	world_put(&w, "policies/t.md", "---\nid: t\n---\n# T\n\nx\n");
	is_told(&w, "<section id=\"glossary\" print=\"no\"/>",
	    "warning P339 organization.xml:8:10 there is no policy "
	    "\"glossary\" to switch off\n  \"precept customize\" alone lists "
	    "the policies");
}

#define ENTRY(n, day) "<entry cite=\"L " n "\" kind=\"law\" checked=\"" day \
	"\" certainty=\"high\"><title>L</title><line>L.</line></entry>"

/* Many old entries, or a day long before all, have one cause. */
static void
dates(const char *day, const char *finding)
{
	struct world w = world_new();

	world_put(&w, "own/policies/law.xml", str_fmt(w.a, "<law xmlns="
	    "\"urn:precept:law:1\">" ENTRY("1", "%s") ENTRY("2", "%s")
	    ENTRY("3", "%s") ENTRY("4", "%s") "</law>", day, day, day,
	    day).ptr);
	world_put(&w, "policies/t.md", "---\nid: t\n---\n# T\n\n"
	    "[](<law:L 1>) [](<law:L 2>) [](<law:L 3>) [](<law:L 4>) "
	    "[](<law:45 CFR 164.508>)\n");
	check(&w);
	ok(world_says(&w, finding), "%s", finding);
	ok(strstr(world_findings(&w), "P324") == NULL, "not one by one");
	world_free(&w);
}

/* A form that a plan of one's own leaves out is in no book, not unknown. */
static void
unlisted_form(void)
{
	struct world w = world_new();

	world_put(&w, "policies/t.md", "---\nid: t\n---\n# T\n\nTake "
	    "[the form](form:spare), or <form:spare>.\n");
	world_put(&w, "policies/forms/spare.md",
	    "---\nid: form-spare\n---\n# Spare form\n\nWords.\n");
	world_put(&w, "templates/handbook.xml", PLAN_HEAD
	    "<book id=\"b\" title=\"B\">\n<chapter id=\"one\" title=\"One\">"
	    "<section policy=\"t\"/></chapter></book></handbook>\n");
	check(&w);
	ok(strstr(world_findings(&w), "P315") == NULL, "it is known");
	world_free(&w);
	w = world_new();
	world_put(&w, "policies/t.md", "---\nid: t\n---\n# T\n\n"
	    "A <!-- if: book is spare -->b<!-- end if --> [c](form:sparo) d.\n");
	world_put(&w, "policies/forms/spare.md",
	    "---\nid: form-spare\n---\n# Spare form\n\nWords.\n");
	world_put(&w, "templates/handbook.xml", PLAN_HEAD
	    "<book id=\"b\" title=\"B\">\n<chapter id=\"one\" title=\"One\">"
	    "<section policy=\"t\"/></chapter></book></handbook>\n");
	check(&w);
	ok(strstr(world_findings(&w), "P302") == NULL, "to a condition, too");
	ok(strstr(world_findings(&w), "P315") != NULL &&
	    strstr(world_findings(&w), "\"form:spare\"?") != NULL,
	    "and is meant by what is like it");
	world_free(&w);
}

#define UNREAD(id) "---\nid: " id "\n---\n# U\n\n[x](form:x) {{nope.x}}\n\n" \
	"<!-- rule: " id "-1 | must, critical | law: 45 CFR 1 -->\nx\n"

static bool
silent(const struct world *w, const char *file)
{
	return strstr(world_findings(w), file) == NULL ||
	    !world_says(w, "nothing of it");
}

/* A workspace's own plan reads what it wants. */
static void
own_plan(void)
{
	static const char *const plans[] = { PLAN_HEAD
		"<book id=\"b\" title=\"B\">\n"
		"<chapter id=\"one\" title=\"One\"><section policy=\"mine\"/>"
		"</chapter></book></handbook>\n",
		PLAN_HEAD "<book id=\"b\" title=\"B\">\n"
		"<chapter id=\"one\" title=\"One\"><section policy=\"mine\"/>"
		"<section policy=\"t\"/></chapter>"
		"<role-pages id=\"role\" title=\"Role\"/></book></handbook>\n" };

	for (size_t i = 0; i < NELEM(plans); i++) {
		struct world w = world_new();

		world_put(&w, "policies/t.md", UNREAD("t"));
		world_put(&w, "policies/u.md", UNREAD("u"));
		world_put(&w, "policies/roles/nurse.md",
		    UNREAD("role-nurse"));
		world_put(&w, "policies/roles/aide.md", UNREAD("role-aide"));
		world_put(&w, "own/policies/mine.md",
		    "---\nid: mine\n---\n# M\n\nWords.\n");
		world_put(&w, "own/policies/spare.md", UNREAD("spare"));
		world_put(&w, "own/templates/handbook.xml", plans[i]);
		check(&w);
		ok(silent(&w, " share/policies/u.md") &&
		    silent(&w, " share/policies/roles/aide.md"),
		    "built in and read by no book: left alone");
		ok(world_says(&w, "warning P316 policies/spare.md:2:5") &&
		    world_says(&w, "error P315 policies/spare.md:6:1"),
		    "the workspace's own is checked, read or not");
		if (i == 0)
			ok(silent(&w, " share/") && world_says(&w,
			    "note P321 :0:0 1 of 1"), "nor is it counted");
		else
			ok(world_says(&w, "error P315 share/policies/t.md:") &&
			    world_says(&w, "error P315 "
			    "share/policies/roles/nurse.md:") &&
			    world_says(&w, "note P321 :0:0 3 of 3"),
			    "built in and read by a book: checked");
		world_free(&w);
	}
}

int
main(void)
{
	names();
	rules();
	quiet("Words for {{role}}, {{contact.media.phone?}}.\n");
	quiet("<!-- rule: r1 | must, critical | law: 45 CFR 164.508 -->\nx\n\n"
	    QUESTION("q1 | rule: r1 | roles: nurse, clinical"));
	books();
	unlisted_form();
	own_plan();
	reviews();
	switches();
	dates("2025-01-01", "warning P344 organization.xml:");
	dates("2025-01-01", "4 of 5 laws and guidances were last checked over "
	    "a year before 2026-");
	dates("2028-12-31", "warning P345 organization.xml:");
	return tap_done();
}
