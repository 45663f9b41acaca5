/* Reading: what is wrong, where, with which code and hint. */
#include "settings/settings.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/file.h"
#include "tap.h"

static struct arena *a;
static struct diag *dg;
static struct settings *set;

static int
read_text(struct str text)
{
	arena_reset(a);
	dg = diag_new(a);
	set = NULL;
	return settings_read(a, dg, "organization.xml", text, &set);
}

static int
read_file(const char *path)
{
	struct str text;

	arena_reset(a);
	dg = diag_new(a);
	set = NULL;
	if (file_read_text(a, dg, path, path, &text) != 0)
		return -1;
	return settings_read(a, dg, "organization.xml", text, &set);
}

/* Is there such a finding? line 0: anywhere. hint: a part of it. */
static bool
found(unsigned line, unsigned col, const char *code, const char *hint)
{
	for (size_t i = 0; i < diag_len(dg); i++) {
		const struct finding *f = diag_at(dg, i);

		if (!strcmp(f->code, code) &&
		    (line == 0 || (f->at.line == line && f->at.col == col)) &&
		    (*hint == '\0' ||
		    str_find(f->hint, hint, 0) < f->hint.len))
			return true;
	}
	return false;
}

/* All that is wrong with one file, in one run. */
static void
test_mistakes(void)
{
	static const struct {
		unsigned line, col;
		const char *code, *hint;
	} want[] = {
		{ 2, 50, "P111", "en-US" }, { 2, 76, "P104", "xml:lang" },
		{ 3, 2, "P103", "<identity>" }, { 5, 3, "P107", "like this" },
		{ 7, 3, "P106", "keep one" }, { 8, 13, "P111", "https://" },
		{ 9, 10, "P111", "555" }, { 10, 3, "P103", "legal-name" },
		{ 11, 9, "P113", "solo, small" }, { 12, 17, "P108", "<b>" },
		{ 13, 10, "P111", "two letters" }, { 14, 3, "P109", "<!--" },
		{ 16, 12, "P113", "clinic" }, { 17, 26, "P111", "28 days" },
		{ 17, 74, "P111", "1.0" }, { 17, 88, "P104", "owner" },
		{ 17, 100, "P104", "<title>Handbook</title>" },
		{ 18, 2, "P106", "line 17" }, { 20, 12, "P138", "version" },
		{ 20, 26, "P145", "line 19" },
		{ 21, 2, "P107", "<revision ...>" },
		{ 22, 52, "P111", "robin.sample@" },
		{ 23, 10, "P120", "lead-2" },
		{ 24, 10, "P111", "write lead-two" },
		{ 25, 34, "P121", "\"lead\"" }, { 26, 11, "P122", "keep one" },
		{ 27, 11, "P113", "privacy-officer, " },
		{ 28, 38, "P133", "self-approval" },
		{ 29, 11, "P119", "facebook" },
		{ 29, 43, "P132", "self-approval" },
		{ 29, 57, "P121", "<tool id=\"hootsuite\">" },
		{ 29, 94, "P130", "2027-01-02" }, { 30, 69, "P129", "second" },
		{ 30, 69, "P116", "privacy-officer" },
		{ 31, 12, "P111", "write 0.80" }, { 31, 23, "P112", "write 1" },
		{ 31, 36, "P111", "30" }, { 32, 24, "P111", "yes or no" },
		{ 32, 41, "P118", "gap" }, { 32, 68, "P104", "delete" },
		{ 32, 77, "P117", "words" }, { 33, 8, "P113", "nurse" },
		{ 35, 8, "P125", "delete" }, { 36, 2, "P124", "combines" },
		{ 37, 8, "P126", "use=\"nurse\"" }, { 39, 15, "P127", "\"a\"" },
		{ 40, 15, "P123", "physician" }, { 41, 2, "P124", "combines" },
		{ 42, 23, "P111", "yes or no" }, { 43, 2, "P102", "xmlns" },
	};

	ok(read_file("tests/orgs/hostile/mistakes.xml") != 0,
	    "mistakes are refused");
	ok(set == NULL, "nothing comes out");
	is_int(diag_exit(dg), EXIT_SETTINGS, "exit status");
	is_int(diag_len(dg), NELEM(want), "each mistake once");
	for (size_t i = 0; i < NELEM(want); i++)
		ok(found(want[i].line, want[i].col, want[i].code,
		    want[i].hint), "%u:%u %s, hint %s", want[i].line,
		    want[i].col, want[i].code, want[i].hint);
	for (size_t i = 0; i < diag_len(dg); i++)
		if (diag_at(dg, i)->hint.len == 0)
			ok(false, "%s has no hint", diag_at(dg, i)->code);
}

static void
test_hostile(void)
{
	static const struct {
		const char *file, *code;
		size_t errors;
	} want[] = {
		{ "bidi", "P115", 2 }, { "control", "P024", 1 },
		{ "control-reference", "P024", 1 }, { "cut-short", "P024", 1 },
		{ "deep", "P022", 1 }, { "doctype-bomb", "P020", 1 },
		{ "empty", "P024", 1 }, { "external-entity", "P020", 1 },
		{ "invisible", "P115", 3 }, { "long-name", "P114", 1 },
		{ "long-text", "P114", 1 }, { "not-xml", "P024", 1 },
		{ "other-namespace", "P102", 1 }, { "other-root", "P101", 1 },
		{ "path", "P111", 2 },
	};
	char path[100];

	for (size_t i = 0; i < NELEM(want); i++) {
		(void)snprintf(path, sizeof(path), "tests/orgs/hostile/%s.xml",
		    want[i].file);
		ok(read_file(path) != 0, "%s is refused", want[i].file);
		is_int(diag_errors(dg), want[i].errors, "errors");
		is_int(diag_exit(dg), EXIT_SETTINGS, "exit status");
		ok(found(0, 0, want[i].code, ""), "%s", want[i].code);
	}
	ok(read_file("tests/orgs/hostile/nothing.xml") != 0, "nothing given");
	is_int(diag_errors(dg), 5, "five things are required");
	ok(found(2, 1, "P105", "<legal-name>Cedar Sample Clinic, Inc."
	    "</legal-name><state>IA</state></identity>"), "identity");
	ok(found(2, 1, "P105", "<document effective="), "document");
	ok(found(2, 1, "P105", "<name>Robin Sample</name></person>"), "person");
	ok(found(2, 1, "P105", "<role use=\"nurse\"/>"), "role");
	ok(found(2, 1, "P128", "<contact role=\"privacy-officer\""), "officer");
}

/* Values stay what was written, whatever they look like. */
static void
test_markup(void)
{
	struct settings_values v;

	ok(read_file("tests/orgs/hostile/markup/organization.xml") == 0,
	    "markup reads");
	if (set == NULL)
		return;
	ok(settings_get(a, set, STR_LIT("identity.legal-name"), &v) ==
	    SETTINGS_SET, "a name");
	is_text(settings_print(a, set, &v, SETTINGS_PROSE),
	    "{{identity.legal-name}} <b>*x*</b> [a](b) | -->", "as written");
	ok(settings_get(a, set, STR_LIT("account.platform"), &v) ==
	    SETTINGS_SET, "a platform");
	is_text(settings_print(a, set, &v, SETTINGS_CELL), "x\"><i>",
	    "quotes and brackets");
	ok(settings_get(a, set, STR_LIT("account.handle"), &v) ==
	    SETTINGS_SET, "a handle");
	is_text(settings_print(a, set, &v, SETTINGS_CELL),
	    "]]> @birch_*lane*_", "end of CDATA");
}

#define HEAD "<organization xmlns=\"" SETTINGS_NS "\">"
#define NAMED "<identity><legal-name>B</legal-name><state>OH</state>"
#define REST "<document effective=\"2026-12-01\"/>" \
	"<person id=\"p\"><name>P</name></person>" \
	"<contact role=\"privacy-officer\" person=\"p\"/>"
#define TAIL "<role use=\"nurse\"/></organization>"

/* One thing at a time, in a file that is well otherwise. */
static int
read_with(const char *extra)
{
	struct buf b;
	int rc;

	buf_init(&b, 1u << 24);
	buf_printf(&b, "%s%s</identity>%s%s%s", HEAD, NAMED, REST, extra, TAIL);
	rc = read_text(buf_view(&b));
	buf_free(&b);
	return rc;
}

static void
test_single(void)
{
	static const struct { const char *xml, *code, *hint; } bad[] = {
		{ "<union/>", "P105", "<name>" },
		{ "<training pass='80%'/>", "P111", "write 0.80" },
		{ "<training pass='1.2'/>", "P111", "0.80" },
		{ "<training questions='101'/>", "P112", "write 100" },
		{ "<training questions='007'/>", "P111", "write 7" },
		{ "<union expires='6/30/2028'><name>U</name></union>", "P111",
		    "write 2028-06-30" },
		{ "<union expires='13/30/2028'><name>U</name></union>", "P111",
		    "2028-06-30" },
		{ "<board state='Ohio'><name>B</name></board>", "P111", "OH" },
		{ "<hotline kind='security'><phone>12</phone></hotline>",
		    "P111", "555" },
		{ "<hotline kind='security'><email>a@b</email></hotline>",
		    "P111", "@example.org" },
		{ "<output color='blue'/>", "P111", "#1F4E79" },
		{ "<person id='p'><name>Q</name></person>", "P120", "p-2" },
		{ "<account platform='x' owner='pp'/>", "P121", "\"p\"" },
		{ "<site id='s' contact='nobody'><name>S</name></site>",
		    "P121", "<person id=\"nobody\">" },
		{ "<content class='paid' approver='comunications'/>", "P116",
		    "communications" },
		{ "<content class='paid'/><content class='paid'/>", "P122",
		    "keep one" },
		{ "<content class='paid' drafter='p' "
		    "approver='privacy-officer'/>", "P134", "approver" },
		{ "<document effective='2026-12-01'/>", "P106", "line 1" },
		{ "<role id='a' combines='a'/>", "P127", "\"a\"" },
		{ "<role id='a' combines='b'/><role id='b' combines='c'/>"
		    "<role id='c' combines='a'/>", "P127", "combines" },
		{ "<role id='a' combines='nurse nurze'/>", "P123", "nurse" },
		{ "<role/>", "P124", "use=\"nurse\"" },
		{ "<role use='aide' combines='nurse'/>", "P124", "nurse" },
		{ "<role id='' combines='nurse'/>", "P124", "use=\"nurse\"" },
		{ "<role use=''/>", "P124", "use=\"nurse\"" },
		{ "<role id='a' combines=''/>", "P124", "id=\"a\"" },
		{ "<role use='' name='N'/>", "P124", "use=\"nurse\"" },
		{ "<law-review state='OH' date='2026-11-20' "
		    "counsel='A &amp; B'/>", "P104",
		    "<counsel>A &amp; B</counsel>" },
		{ "<personal-use prohibited-for='nurze'/>", "P123", "nurse" },
		{ "<revision version='1.0' date='2027-01-01'>X</revision>",
		    "P137", "2027-01-01" },
		{ "<approval required='p'/>", "P135", "second person" },
		{ "<imaging><zone>a&#x202e;b</zone></imaging>", "P115",
		    "type it again" },
	};

	for (size_t i = 0; i < NELEM(bad); i++) {
		const bool warned = !strcmp(bad[i].code, "P135");

		is_int(read_with(bad[i].xml), warned ? 0 : -1, bad[i].xml);
		ok(found(0, 0, bad[i].code, bad[i].hint), "%s %s",
		    bad[i].code, bad[i].hint);
	}
	ok(read_with("<approval self-approval='yes'/><account platform='x' "
	    "owner='p' backup='p'/><contact role='legal' person='p' "
	    "deputy='p'/><content class='paid' drafter='p' approver='p'/>") ==
	    0, "self-approval makes warnings of them");
	is_int(diag_warnings(dg), 4, "four warnings");
	ok(read_text(STR_LIT(HEAD NAMED "</identity>"
	    "<document effective=\"2026-12-01\" owner=\"p\"/>"
	    "<person id=\"p\"><name>P</name></person>"
	    "<contact role=\"privacy-officer\" person=\"p\"/>"
	    "<approval required=\"p\"/>" TAIL)) != 0,
	    "owner and only approver, both written down");
	ok(found(0, 0, "P135", "self-approval"), "P135");
	ok(read_with("<approval/><approval/>") != 0 && found(0, 0, "P106",
	    ""), "an empty block twice");
	ok(read_with("\n\t<mission>x</mission>\n") != 0 && found(2, 2, "P103",
	    ""), "a field outside its block, at its place");
}

static void
test_space(void)
{
	struct settings_values v;

	ok(read_with("<union><name>\n\t\tSample   Nurses\n\t\tUnion\n\t"
	    "</name></union>") == 0, "a name over several lines");
	if (set != NULL && settings_get(a, set, STR_LIT("union"), &v) ==
	    SETTINGS_SET) {
		is_text(v.v[0]->text, "Sample Nurses Union", "one line of it");
		is_int(v.v[0]->at.line, 2, "its line");
		is_int(v.v[0]->at.col, 3, "its column");
	}
	ok(read_with("<training attempts=' 4 '/>") == 0, "spaces around");
	ok(read_with("<identity/>") != 0, "identity twice");
	ok(read_with("<mission/>") != 0 && diag_errors(dg) == 1, "misplaced");
	ok(read_with("<imaging><zone> </zone></imaging>") == 0 &&
	    found(0, 0, "P107", "leave it out"), "empty counts as left out");
}

/* One mistake is one finding, whatever else hangs on it. */
static void
test_following(void)
{
	static const struct { const char *xml; size_t n; } one[] = {
		{ "<person id='Q Two'><name>Q</name></person>"
		    "<account platform='x' owner='Q Two' backup='q-two' "
		    "moderators='Q Two'/>", 1 },
		{ "<site id='S' ><name>S</name></site>"
		    "<person id='q' site='s'><name>Q</name></person>", 1 },
		{ "<persn id='q'><name>Q</name></persn>"
		    "<account platform='x' owner='q'/>", 1 },
		{ "<person id='p'><name>Q</name></person>"
		    "<account platform='x' owner='p'/>", 1 },
		{ "<role id='Both' combines='nurse'/>"
		    "<personal-use prohibited-for='both'/>", 1 },
		{ "<role id='a' combines='nurse,'/>", 1 },
		{ "<role us='aide'/>", 1 },
		{ "<role id='a' combine='nurse'/>"
		    "<personal-use prohibited-for='a'/>", 1 },
		{ "<revision version='v1' date='2026-11-01'>X</revision>", 1 },
		{ "<revision verson='1.0' date='2026-11-01'>X</revision>", 1 },
		{ "<union><nam>U</nam></union>", 1 },
		{ "<union name='U'/>", 1 },
		{ "<tool kind='ai' idd='t'><name>T</name></tool>", 1 },
		{ "<hotline knd='security'/>", 1 },
	};
	struct str text;

	for (size_t i = 0; i < NELEM(one); i++) {
		ok(read_with(one[i].xml) != 0, "%s", one[i].xml);
		is_int(diag_errors(dg), one[i].n, "one error");
		is_int(diag_warnings(dg), 1, "and what P135 says of the file");
	}
	text = STR_LIT(HEAD NAMED "</identity><document version='v2' "
	    "effective='2026-12-01'/><person id='p'><name>P</name></person>"
	    "<contact role='privacy-officer' person='p'/>"
	    "<revision version='2' date='2026-11-01'>X</revision>" TAIL);
	ok(read_text(text) != 0, "an invalid version");
	is_int(diag_len(dg), 2, "is no missing revision (P111, P135)");
	text = STR_LIT(HEAD NAMED "</identity><document verson='2' "
	    "effectiv='2026-12-01'/><person id='p'><name>P</name></person>"
	    "<contct role='privacy-officer' person='p'/>"
	    "<revision version='2' date='2026-11-01'>X</revision>" TAIL);
	ok(read_text(text) != 0, "three misspelled names");
	is_int(diag_errors(dg), 3, "three errors");
	is_int(diag_warnings(dg), 0, "no more");
}

/* What is odd about values that are well each by itself. */
static void
test_cross(void)
{
	static const struct { const char *xml, *code; } odd[] = {
		{ "<union expires='2026-11-30'><name>U</name></union>",
		    "P143" },
		{ "<revision version='0.9' date='2026-10-01'>X</revision>"
		    "<revision version='1.0' date='2026-11-01'>Y</revision>",
		    "P145" },
		{ "<account platform='x' handle='Birch' owner='p'/>"
		    "<account platform='x' handle='@birch' owner='p'/>",
		    "P146" },
		{ "<account platform='x' owner='p'><url>https://x.example/b"
		    "</url></account><account platform='x' owner='p'>"
		    "<url>https://x.example/b</url></account>", "P146" },
		{ "<account platform='x' handle='birch'/>", "P147" },
		{ "<law-review state='OH' date='2026-12-02' person='p'/>",
		    "P149" },
		{ "<law-review state='NE' date='2026-11-02'><counsel>L"
		    "</counsel></law-review>", "P150" },
	};
	static const char *const fine[] = {
		"<union expires='2026-12-01'><name>U</name></union>",
		"<union><name>U</name></union>",
		"<revision version='1.0' date='2026-11-01'>Y</revision>"
		    "<revision version='0.9' date='2026-10-01'>X</revision>",
		"<revision version='1.0' date='2026-11-01'>Y</revision>"
		    "<revision version='0.9' date='2026-11-01'>X</revision>",
		"<account platform='x' handle='birch' owner='p'/>"
		    "<account platform='reddit' handle='birch' owner='p'/>",
		"<account platform='x' owner='p'/>"
		    "<account platform='x' owner='p'/>",
		"<account platform='x' handle='birch' status='closed'/>",
		"<law-review state='OH' date='2026-12-01' person='p'/>",
		"<law-review state='OH' date='2026-11-02'><counsel>L</counsel>"
		    "</law-review>",
	};

	for (size_t i = 0; i < NELEM(odd); i++) {
		is_int(read_with(odd[i].xml), 0, odd[i].xml);
		ok(found(0, 0, odd[i].code, " "), "%s", odd[i].code);
		is_int(diag_len(dg), 2, "that and P135");
	}
	for (size_t i = 0; i < NELEM(fine); i++) {
		is_int(read_with(fine[i]), 0, fine[i]);
		is_int(diag_len(dg), 1, "P135 alone");
	}
	ok(read_text(STR_LIT(HEAD NAMED "</identity><document "
	    "effective='2026-12-01' last-reviewed='2026-12-02'/>"
	    "<person id='p'><name>P</name></person>"
	    "<contact role='privacy-officer' person='p'/>" TAIL)) == 0 &&
	    found(0, 0, "P144", "effective=\"2026-12-02\""), "P144");
	ok(read_with("<account platform='x' owner='q'/>") != 0 &&
	    !found(0, 0, "P147", ""), "an unknown owner is one");
	ok(read_with("<law-review state='OH' date='2026-11-02'/>") != 0 &&
	    found(0, 0, "P148", "<counsel>"), "a review by nobody");
	ok(read_with("<law-review state='OH' date='2026-11-02' person='q'/>")
	    != 0 && !found(0, 0, "P148", ""), "an unknown person is one");
	ok(read_with("<law-review state='OH' date='2026-11-02' person='p'/>"
	    "<law-review state='OH' date='2026-11-03' person='p'/>") != 0 &&
	    found(0, 0, "P122", ""), "two reviews of one state");
}

/* Telephone numbers are counted; what is dialed otherwise is left alone. */
static void
test_phones(void)
{
	static const char *const good[] = { "(319) 555-0100", "319-555-0100",
		"1-800-222-1222", "+1 319 555 0100", "911", "988", "211",
		"+44 20 7946 0000", "011 44 20 7946 0000",
		"319-555-0100 ext 4512", "319.555.0100 x12",
		"(319) 555-0100 ext. 7" };
	static const struct { const char *phone; const char *words; } bad[] = {
		{ "555-0100", "has 7 digits" }, { "(319) 555-010", "9 digits" },
		{ "319-555-01000", "has 11 digits" }, { "912", "3 digits" },
		{ "+1 319 555 010", "has 10 digits; " },
		{ "319-555-010 x12", "has 9 digits" } };
	char xml[200];

	for (size_t i = 0; i < NELEM(good); i++) {
		(void)snprintf(xml, sizeof(xml), "<hotline kind='security'>"
		    "<phone>%s</phone></hotline>", good[i]);
		ok(read_with(xml) == 0 && !found(0, 0, "P141", ""), "%s",
		    good[i]);
	}
	for (size_t i = 0; i < NELEM(bad); i++) {
		size_t k = 0;

		(void)snprintf(xml, sizeof(xml), "<hotline kind='security'>"
		    "<phone>%s</phone></hotline>", bad[i].phone);
		ok(read_with(xml) == 0 && found(0, 0, "P141", "(555)"), "%s",
		    bad[i].phone);
		while (k < diag_len(dg) && strcmp(diag_at(dg, k)->code,
		    "P141") != 0)
			k++;
		ok(k < diag_len(dg) && str_find(diag_at(dg, k)->text,
		    bad[i].words, 0) < diag_at(dg, k)->text.len, "%s",
		    bad[i].words);
	}
	ok(read_with("<hotline kind='crisis'><text-message>741741"
	    "</text-message></hotline>") == 0 && !found(0, 0, "P141", ""),
	    "a short code");
	ok(read_with("loose\n\t\twords") != 0 && str_find(diag_at(dg, 0)->text,
	    "\"loose words\"", 0) < diag_at(dg, 0)->text.len,
	    "white space in what is quoted is folded");
}

/* Very many rows and values are refused without taking long. */
static void
test_many(void)
{
	const struct settings_role *r;
	struct buf b;

	buf_init(&b, 1u << 24);
	for (int i = 0; i < 100000; i++)
		buf_printf(&b, "<person id=\"p%d\"><name>N</name></person>\n", i);
	ok(read_with(buf_view(&b).ptr) != 0, "100,000 people");
	ok(found(0, 0, "P110", "fewer"), "P110");
	is_int(diag_errors(dg), 1, "once");
	buf_clear(&b);
	buf_puts(&b, "<strategy>");
	for (int i = 0; i < 100000; i++)
		buf_puts(&b, "<goal>g</goal>\n");
	buf_puts(&b, "</strategy>");
	ok(read_with(buf_view(&b).ptr) != 0, "100,000 goals");
	is_int(diag_errors(dg), 1, "once");
	buf_clear(&b);
	for (int i = 0; i < 1900; i++)
		buf_printf(&b, "<role id=\"r%d\" combines=\"r%d nurse\"/>", i,
		    i + 1);
	buf_puts(&b, "<role id=\"r1900\" combines=\"front-desk\"/>");
	ok(read_with(buf_view(&b).ptr) == 0, "a chain of 1,900 roles");
	if (set != NULL) {
		r = settings_role_find(set, STR_LIT("r0"));
		is_int(r->n, 2, "the first has two parts");
		is_text(r->parts[0], "front-desk", "from the end of it");
		is_text(r->parts[1], "nurse", "and its own");
	}
	buf_free(&b);
}

/* Any bytes: no crash, and a finding for whatever is refused. */
static void
test_bytes(void)
{
	struct arena *keep = arena_new();
	struct diag *first = diag_new(keep);
	unsigned long seed = 20261123;
	size_t silent = 0, refused = 0;
	struct str text;
	char *bytes;

	ok(file_read_text(keep, first, "tests/orgs/family-clinic/"
	    "organization.xml", "x", &text) == 0, "the demo is there");
	bytes = str_c(keep, text);
	for (int i = 0; i < 1500; i++) {
		size_t at, n;

		memcpy(bytes, text.ptr, text.len);
		for (int k = 0; k < 4; k++) {
			seed = (seed * 1103515245u + 12345u) & 0x7fffffffu;
			at = (seed >> 3) % text.len;
			seed = (seed * 1103515245u + 12345u) & 0x7fffffffu;
			/* ASCII only: the door refuses what is not UTF-8. */
			if ((unsigned char)bytes[at] < 0x80)
				bytes[at] = "<>\"&/=a-0 \n]"[(seed >> 5) % 12];
		}
		n = i % 3 == 0 ? (seed >> 4) % text.len : text.len;
		while (n > 0 && n < text.len &&
		    ((unsigned char)bytes[n] & 0xc0) == 0x80)
			n--;
		if (read_text((struct str){ bytes, n }) == 0)
			continue;
		refused++;
		silent += diag_errors(dg) == 0 ||
		    diag_exit(dg) != EXIT_SETTINGS;
	}
	ok(refused > 700, "most are refused (%zu)", refused);
	is_int(silent, 0, "none silently");
	arena_free(keep);
}

int
main(void)
{
	a = arena_new();
	test_mistakes();
	test_hostile();
	test_markup();
	test_single();
	test_space();
	test_following();
	test_cross();
	test_phones();
	test_many();
	test_bytes();
	arena_free(a);
	return tap_done();
}
