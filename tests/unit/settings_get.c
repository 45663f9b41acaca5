/* Lookups: paths, tables, roles, printing. */
#include "settings/settings.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/file.h"
#include "tap.h"

static struct arena *a;
static struct settings *set;

static struct settings *
read_org(const char *path)
{
	struct diag *dg = diag_new(a);
	struct settings *s = NULL;
	struct str text;

	if (file_read_text(a, dg, path, path, &text) != 0 ||
	    settings_read(a, dg, path, text, &s) != 0)
		s = NULL;
	diag_print(dg, stdout, false);
	return s;
}

static struct str
print(const char *path, enum settings_style style)
{
	struct settings_values v;

	switch (settings_get(a, set, str_of(path), &v)) {
	case SETTINGS_UNKNOWN:
		return STR_LIT("(unknown)");
	case SETTINGS_UNSET:
		return STR_LIT("(unset)");
	case SETTINGS_SET:
		break;
	}
	return settings_print(a, set, &v, style);
}

#define prose(path, want) is_text(print(path, SETTINGS_PROSE), want, path)
#define cell(path, want) is_text(print(path, SETTINGS_CELL), want, path)
#define start(path, want) is_text(print(path, SETTINGS_START), want, path)

static void
test_tiny(void)
{
	set = read_org("tests/orgs/tiny/organization.xml");
	ok(set != NULL, "tiny reads");
	if (set == NULL)
		return;
	prose("identity.legal-name", "Birch Lane Clinic, LLC");
	prose("identity.short-name", "Birch Lane Clinic, LLC");
	prose("identity.logo", "(unset)");
	prose("identity.logi", "(unknown)");
	prose("identity", "(unknown)");
	prose("", "(unknown)");
	prose("identity.", "(unknown)");
	prose(".", "(unknown)");
	prose("identity.legal-name.x", "(unknown)");
	prose("contact.privacy-officer.name", "Dana Example");
	prose("contact.privacy-officer.person.name", "Dana Example");
	prose("contact.privacy-officer", "Dana Example");
	prose("contact.media.phone", "(unset)");
	prose("contact.medea.phone", "(unknown)");
	prose("contact.media.legal", "(unknown)");
	prose("contact.privacy-officer.media.name", "(unknown)");
	prose("document.effective", "December 1, 2026");
	prose("document.next-review", "December 1, 2027");
	prose("document.owner.name", "Dana Example");
	prose("approval.required", "Dana Example");
	prose("hotline.poison", "1-800-222-1222");
	prose("hotline.crisis.text-message", "988");
	prose("hotline.poison.anonymous", "no");
	cell("hotline.poison.anonymous", "No");
	prose("training.pass", "80%");
	prose("crisis.lead", "the communications lead");
	start("crisis.lead", "The communications lead");
	cell("crisis.lead", "Communications lead");
	prose("crisis.lead.name", "(unset)");
	prose("state", "Ohio");
	prose("facility", "(unset)");
	prose("accounts", "(unset)");
	prose("role", "Nurse");
	prose("retention.training.years", "6");
	prose("sanction.2.name", "Knowing");
	prose("sanction.9.name", "(unset)");
	prose("output.quiz", "browser, SCORM 1.2 and paper");
	is_text(settings_lang(set), "en-US", "language");
	is_int(settings_samples(set), 0, "no samples");
	is_int(settings_roles_len(set), 1, "one role");
}

static void
test_clinic(void)
{
	struct settings_values v;

	set = read_org("tests/orgs/family-clinic/organization.xml");
	ok(set != NULL, "the clinic reads");
	if (set == NULL)
		return;
	prose("identity.state", "Iowa and Illinois");
	prose("facility", "clinic, substance use disorder program and "
	    "telehealth service");
	cell("facility", "Clinic, substance use disorder program and "
	    "telehealth service");
	prose("account.platform", "Facebook, Instagram and LinkedIn");
	prose("accounts.owner", "Łukasz Đặng and Nguyễn Thị Lan");
	prose("account.tool", "Postbox Planner");
	prose("imaging.device", "the communications camera and the tablet of "
	    "the communications office");
	prose("imaging.zone", "the staff garden; and the mural wall in the "
	    "main lobby, before opening hours");
	prose("imaging.banned-zone", "exam and treatment rooms, the front "
	    "desk and its screens, and every room of the Open Door program");
	prose("contact.media.deputy.title", "Administrator");
	prose("content.patient.approver", "the privacy officer");
	prose("content.clinical.approver.name", "Amara Okonjo-Sample");
	prose("content.clinical.reviewers", "the medical director");
	prose("content.patient.reviewers.name", "Łukasz Đặng");
	prose("personal-use.prohibited-for", "the physician");
	cell("personal-use.prohibited-for", "Physician");
	prose("app.secure-messaging", "Beacon Secure Chat");
	prose("hotline.it-urgent", "(319) 555-0152");
	prose("document.next-review", "December 1, 2027");
	prose("retention.posts.years", "3");
	prose("tool.scheduler.seats", "3");
	prose("role", "Physician, Nurse, Front desk, Social media manager "
	    "and Office manager");
	ok(settings_get(a, set, STR_LIT("account"), &v) == SETTINGS_SET &&
	    v.n == 3, "one value for each account");
	ok(settings_has(&v, "cedarvalleyhealth"), "as written");
	ok(settings_get(a, set, STR_LIT("training.pass"), &v) ==
	    SETTINGS_SET && settings_number(v.v[0]) == 800, "thousandths");
	ok(settings_get(a, set, STR_LIT("training.attempts"), &v) ==
	    SETTINGS_SET && settings_number(v.v[0]) == 3, "a number");
	ok(!v.v[0]->preset && v.v[0]->at.line > 200, "knows its place");
	ok(settings_get(a, set, STR_LIT("authorization.paid"), &v) ==
	    SETTINGS_SET && v.v[0]->preset && v.v[0]->at.file == NULL,
	    "a default has none");
}

static void
test_roles(void)
{
	const struct settings_role *r;

	set = read_org("tests/orgs/teaching-hospital/organization.xml");
	ok(set != NULL, "the hospital reads");
	if (set == NULL)
		return;
	r = settings_role_find(set, STR_LIT("campus-lead"));
	ok(r != NULL && r->n == 3, "three parts");
	if (r != NULL && r->n == 3) {
		is_text(r->parts[0], "nurse", "first part");
		is_text(r->parts[1], "front-desk", "second part");
		is_text(r->parts[2], "social-media-manager", "third part");
		is_text(r->name, "Campus lead", "its name");
	}
	ok(settings_role_find(set, STR_LIT("aide")) == NULL, "not in use");
	is_text(settings_role_name(set, STR_LIT("aide")), "Aide", "built in");
	is_text(settings_role_name(set, STR_LIT("front-desk")),
	    "Registration and front desk", "renamed");
	ok(settings_role_name(set, STR_LIT("x")).ptr == NULL, "none");
	is_text(settings_role_nearest(a, set, STR_LIT("charge-nurze")),
	    "charge-nurse", "nearest of the file");
	is_text(settings_role_nearest(a, set, STR_LIT("pharmacyst")),
	    "pharmacist", "nearest built in");
	is_int(settings_roles_len(set), 8, "roles");
	is_text(settings_role_at(set, 4)->id, "charge-nurse", "in order");
}

#define near(path, want) \
	is_text(settings_nearest(a, set, STR_LIT(path)), want, path)

static void
test_names(void)
{
	struct str out;

	near("contact.privacy-oficer.name", "contact.privacy-officer.name");
	near("contact.privacy-officer.nam", "contact.privacy-officer.name");
	near("contcat.privacy-officer.name", "contact.privacy-officer.name");
	near("privacy-officer.name", "contact.privacy-officer.name");
	near("identity.legalname", "identity.legal-name");
	near("legal-name", "identity.legal-name");
	near("document.ownr.titel", "document.owner.title");
	near("identity.legal-name.x", "identity.legal-name");
	near("stat", "state");
	near("contact.privacy-officer.office", "contact.privacy-officer.office");
	ok(settings_nearest(a, set, STR_LIT("identity.zebra")).ptr == NULL,
	    "nothing is near");
	ok(settings_nearest(a, set, STR_LIT("...")).ptr == NULL, "dots");
	ok(settings_word_known(a, set, STR_LIT("facility"),
	    STR_LIT("hospital"), &out), "a facility");
	ok(!settings_word_known(a, set, STR_LIT("facility"),
	    STR_LIT("hospitel"), &out), "no facility");
	is_text(out, "hospital", "the nearest");
	ok(!settings_word_known(a, set, STR_LIT("state"), STR_LIT("ZZ"),
	    &out), "no state");
	ok(!settings_word_known(a, set, STR_LIT("state"), STR_LIT("ia"),
	    &out), "in small letters");
	is_text(out, "IA", "the state that was meant");
	ok(!settings_word_known(a, set, STR_LIT("facility"),
	    STR_LIT("Nursing Home"), &out), "by another word");
	is_text(out, "long-term-care", "the facility that was meant");
	ok(!settings_word_known(a, set, STR_LIT("training.questions"),
	    STR_LIT("abc"), &out) && out.ptr == NULL, "no number");
	ok(settings_word_known(a, set, STR_LIT("training.questions"),
	    STR_LIT("30"), &out), "a number");
	ok(!settings_word_known(a, set, STR_LIT("document.effective"),
	    STR_LIT("2026-02-30"), &out), "no day");
	ok(!settings_word_known(a, set, STR_LIT("training.before-account"),
	    STR_LIT("true"), &out), "not yes or no");
	ok(settings_word_known(a, set, STR_LIT("account.platform"),
	    STR_LIT("orkut"), &out), "an open list");
	ok(!settings_word_known(a, set, STR_LIT("personal-use.prohibited-for"),
	    STR_LIT("nurze"), &out), "no role");
	is_text(out, "nurse", "the nearest role");
}

static void
test_tables(void)
{
	const struct settings_table *t = settings_table_find(set,
	    STR_LIT("contacts"));
	struct settings_values v;
	struct str out;

	ok(t != NULL && settings_table_len(t) == 13, "contacts");
	if (t == NULL)
		return;
	ok(settings_cell(a, set, settings_table_row(t, 1), STR_LIT("office"),
	    &v) == SETTINGS_SET, "a column by its other name");
	is_text(settings_print(a, set, &v, SETTINGS_CELL), "Security officer",
	    "office");
	ok(settings_cell(a, set, settings_table_row(t, 1), STR_LIT("phone"),
	    &v) == SETTINGS_SET, "past the face");
	is_text(settings_print(a, set, &v, SETTINGS_CELL), "(206) 555-0112",
	    "phone");
	ok(settings_cell(a, set, settings_table_row(t, 1), STR_LIT("deputy"),
	    &v) == SETTINGS_UNSET, "no deputy");
	ok(settings_cell(a, set, settings_table_row(t, 1), STR_LIT("dep"),
	    &v) == SETTINGS_UNKNOWN, "no such column");
	ok(settings_column_known(a, t, STR_LIT("office"), &out), "office");
	ok(settings_column_known(a, t, STR_LIT("deputy.phone"), &out),
	    "a path");
	ok(!settings_column_known(a, t, STR_LIT("deputi.fone"), &out), "no");
	is_text(out, "deputy.phone", "the nearest column");
	ok(!settings_column_known(a, t, STR_LIT("person.x.y"), &out),
	    "nothing near");
	is_text(settings_column_title(a, t, STR_LIT("email")), "E-mail",
	    "title");
	is_text(settings_column_title(a, t, STR_LIT("deputy.name")), "Deputy",
	    "title of a name");
	is_text(settings_column_title(a, t, STR_LIT("deputy.phone")),
	    "Deputy phone", "title of a path");
	t = settings_table_find(set, STR_LIT("response-standards"));
	is_text(settings_column_title(a, t, STR_LIT("within-hours")),
	    "Within (hours)", "title with a unit");
	t = settings_table_find(set, STR_LIT("approvers"));
	ok(t != NULL && settings_table_len(t) == 4, "approvers");
	ok(settings_cell(a, set, settings_table_row(t, 2), STR_LIT("name"),
	    &v) == SETTINGS_SET, "an approver");
	is_text(v.v[0]->text, "Owen Sampleton", "in the order written");
	ok(settings_table_find(set, STR_LIT("account")) == NULL, "no table");
	is_text(settings_table_nearest(a, set, STR_LIT("account")),
	    "accounts", "the nearest table");
	is_text(settings_table_nearest(a, set, STR_LIT("hotlnes")),
	    "hotlines", "the nearest table");
}

/* Any path has an answer, and what is near to one is itself known. */
static void
test_any_path(void)
{
	static const char *const steps[] = { "contact", "privacy-officer",
		"person", "site", "name", "phone", "document", "owner", "", "x",
		"role", "account", "tool", "level", "9", "hotline", "crisis",
		"crisis-level", "ofice", "privacy-oficer", "identity" };
	struct arena *turn = arena_new();
	unsigned long seed = 7;
	size_t wrong = 0, near_ones = 0;
	struct settings_values v;
	struct str path, out;

	for (int i = 0; i < 20000; i++) {
		arena_reset(turn);
		path = STR_LIT("");
		for (int k = 0; k < 1 + i % 5; k++) {
			seed = (seed * 1103515245u + 12345u) & 0x7fffffffu;
			path = str_fmt(turn, "%.*s%s%s", STR_ARG(path),
			    k > 0 ? "." : "", steps[(seed >> 8) %
			    NELEM(steps)]);
		}
		if (settings_get(turn, set, path, &v) != SETTINGS_UNKNOWN)
			continue;
		out = settings_nearest(turn, set, path);
		if (out.ptr == NULL)
			continue;
		near_ones++;
		wrong += settings_get(turn, set, out, &v) == SETTINGS_UNKNOWN;
	}
	ok(near_ones > 100, "some are near (%zu)", near_ones);
	is_int(wrong, 0, "and known");
	arena_free(turn);
}

/* What HR wrote in sentences; defaults are ours. */
static void
test_words(void)
{
	struct str text = STR_LIT("<organization xmlns=\"" SETTINGS_NS "\">"
	    "<identity><legal-name>B</legal-name><state>IA</state>"
	    "<mission>One.</mission></identity>"
	    "<document effective='2026-12-01'/>"
	    "<person id='p'><name>P</name></person>"
	    "<contact role='privacy-officer' person='p'/>"
	    "<platform name='tiktok' status='banned'>Two.</platform>"
	    "<crisis><holding-line>Three.</holding-line>"
	    "<holding-line>Four.</holding-line></crisis>"
	    "<role use='nurse'/></organization>");
	static const char *const want[] = { "One.", "Two.", "Three.",
		"Four." };
	struct settings *s = NULL;
	size_t n = 0;

	if (!ok(settings_read(a, diag_new(a), "x", text, &s) == 0, "read"))
		return;
	for (; settings_words_at(s, n) != NULL; n++)
		is_text(settings_words_at(s, n)->text, n < NELEM(want) ?
		    want[n] : "(none)", "a sentence");
	is_int(n, NELEM(want), "all of them");
}

/* What to type for a path that has no value. */
static void
test_typed(void)
{
	static const struct { const char *path, *typed; } want[] = {
		{ "identity.mission",
		    "<mission>Good care close to home.</mission> in "
		    "<identity>" },
		{ "labor.bargaining-notice",
		    "bargaining-notice=\"30\" in <labor>" },
		{ "hotline.security.phone", "<phone>(555) 555-0104</phone> in "
		    "<hotline kind=\"security\">" },
		{ "contact.legal.phone", "<phone>(555) 555-0103</phone> in "
		    "the <person> of <contact role=\"legal\">" },
		{ "school", "" }, { "state", "" }, { "contact.legal", "" },
		{ "approval.required.email", "" }, { "nothing.here", "" },
		{ "identity.", "" }, { "", "" },
	};

	for (size_t i = 0; i < NELEM(want); i++)
		is_text(settings_typed(a, str_of(want[i].path)),
		    want[i].typed, want[i].path);
}

int
main(void)
{
	a = arena_new();
	test_tiny();
	test_clinic();
	test_roles();
	test_words();
	test_typed();
	if (set != NULL) {
		test_names();
		test_tables();
		test_any_path();
	}
	arena_free(a);
	return tap_done();
}
