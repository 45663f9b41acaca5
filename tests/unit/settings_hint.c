/* What a hint says to type reads clean, and means what was meant. */
#include "settings/settings.h"

#include "base/arena.h"
#include "tap.h"

static struct arena *a;
static struct diag *dg;

#define HEAD "<organization xmlns=\"" SETTINGS_NS "\"><identity>" \
	"<legal-name>B</legal-name><state>OH</state></identity>" \
	"<document effective=\"2026-12-01\"/>" \
	"<person id=\"p\"><name>P</name></person>" \
	"<person id=\"o\"><name>O</name></person>" \
	"<person id=\"olga\"><name>Olga Ott</name></person>" \
	"<person id=\"lee-1\"><name>Ann Lee</name></person>" \
	"<person id=\"lee-2\"><name>Bo Lee</name></person>" \
	"<approval required=\"o\"/>" \
	"<contact role=\"privacy-officer\" person=\"p\"/>"
#define TAIL "<role use=\"nurse\"/></organization>"

static int
read_with(const char *format, const char *value)
{
	struct settings *set;
	struct buf b;
	int rc;

	arena_reset(a);
	dg = diag_new(a);
	buf_init(&b, 1u << 16);
	buf_puts(&b, HEAD);
	for (const char *f = format; *f != '\0'; f++)
		if (*f == '%')
			buf_puts(&b, value);
		else
			buf_putc(&b, *f);
	buf_puts(&b, TAIL);
	rc = settings_read(a, dg, "organization.xml",
	    str_dup(a, buf_view(&b)), &set);
	buf_free(&b);
	return rc;
}

static struct str
hint(void)
{
	return diag_len(dg) > 0 ? diag_at(dg, 0)->hint : STR_LIT("(none)");
}

#define STATE "<board state='%'><name>B</name></board>"
#define DAY "<union expires='%'><name>U</name></union>"
#define PASS "<training pass='%'/>"
#define URL "<hotline kind='security'><url>%</url></hotline>"
#define HOURS "<incident report-within-hours='%'/>"
#define PRINT "<section id='photos' print='%'/>"
#define ID "<person id='%'><name>Q</name></person>"
#define MAIL "<hotline kind='security'><email>%</email></hotline>"
#define CALL "<hotline kind='security'><phone>%</phone></hotline>"
#define KIND "<facility kind='%'/>"
#define WHO "<contact role='legal' person='%'/>"
#define USE "<role use='%'/>"

/* "write X" and "did you mean "X"?": X is what to put in its place. */
static void
test_typed(void)
{
	static const struct { const char *xml, *bad, *good; } want[] = {
		{ STATE, "mn", "MN" }, { STATE, "Minn", "MN" },
		{ STATE, "Minnesota", "MN" }, { STATE, "west virginia", "WV" },
		{ STATE, "Virginia", "VA" }, { STATE, "Tenn.", "TN" },
		{ STATE, "D.C.", "DC" }, { STATE, "Washington, DC", "DC" },
		{ DAY, "2027-2-1", "2027-02-01" },
		{ DAY, "February 1, 2027", "2027-02-01" },
		{ DAY, "1st of Feb. 2027", "2027-02-01" },
		{ DAY, "1.2.2027", "2027-02-01" },
		{ DAY, "2/1/2027", "2027-02-01" },
		{ DAY, "2/1/27", "2027-02-01" },
		{ DAY, "30/6/2028", "2028-06-30" },
		{ DAY, "2027/02/01", "2027-02-01" },
		{ DAY, "2027-02-01T08:00", "2027-02-01" },
		{ DAY, "2027-02-01 08:00", "2027-02-01" },
		{ DAY, "Monday, February 1, 2027", "2027-02-01" },
		{ DAY, "2027-13-02", "2027-02-13" },
		{ DAY, "27-2-1", "2027-02-01" },
		{ DAY, "2-1-27", "2027-02-01" },
		{ DAY, "Feburary 1, 2027", "2027-02-01" },
		{ DAY, "\xe2\x80\x9c" "2027-02-01\xe2\x80\x9d", "2027-02-01" },
		{ PASS, "85", "0.85" }, { PASS, ".85", "0.85" },
		{ PASS, "0,85", "0.85" }, { PASS, "85 %", "0.85" },
		{ PASS, "100%", "1.00" }, { PASS, "5", "0.05" },
		{ PASS, "1%", "0.01" },
		{ URL, "www.x.example", "https://www.x.example" },
		{ URL, "HTTPS://x.example/a", "https://x.example/a" },
		{ URL, "//x.example", "https://x.example" },
		{ HOURS, "36 hours", "36" }, { HOURS, "36\xc2\xa0h", "36" },
		{ HOURS, "036", "36" }, { HOURS, "36.0", "36" },
		{ "<labor rights-version='%'/>", "v2.1", "2.1" },
		{ "<labor rights-version='%'/>", "Version 2,1", "2.1" },
		{ PRINT, "true", "yes" }, { PRINT, "Yes", "yes" },
		{ PRINT, "FALSE", "no" }, { ID, "Admin", "admin" },
		{ ID, "Dr. Ann_Lee", "dr-ann-lee" },
		{ MAIL, "zoe(at)x.example", "zoe@x.example" },
		{ MAIL, "zoe at x dot example", "zoe@x.example" },
		{ MAIL, "mailto:zoe@x.example", "zoe@x.example" },
		{ CALL, "1-800-PRIVACY", "1-800-7748229" },
		{ CALL, "555\xe2\x80\x93" "555\xe2\x80\x93" "0100",
		    "555-555-0100" },
		{ KIND, "nursing-home", "long-term-care" },
		{ KIND, "Hospital", "hospital" },
		{ KIND, "\xe2\x80\x9chospital\xe2\x80\x9d", "hospital" },
		{ WHO, "Olga Ott", "olga" }, { WHO, "Ott", "olga" },
		{ WHO, "olga-ott", "olga" },
		{ "<crisis lead='%'/>", "Olga Ott", "olga" },
		{ "<crisis team='%'/>", "Olga Ott", "olga" },
		{ KIND, "dental practice", "dental" },
		{ USE, "receptionist", "front-desk" }, { USE, "CNA", "aide" },
		{ "<output color='%'/>", "1f4e79", "#1f4e79" },
		{ "<output quiz='%'/>", "html,", "html" },
		{ "<role id='a' combines='nurse %'/>", "Receptionist",
		    "front-desk" },
		{ "<role id='a' combines='% aide'/>", "nurse,", "nurse" },
		{ "<crisis lead='%'/>", "marketing", "communications" },
		{ "<account platform='%' owner='p'/>", "Twitter", "x" },
	};

	for (size_t i = 0; i < NELEM(want); i++) {
		struct str h;

		(void)read_with(want[i].xml, want[i].bad);
		h = hint();
		is_int(diag_len(dg), 1, want[i].bad);
		ok(str_starts(h, str_c(a, str_fmt(a, "write %s",
		    want[i].good))) || str_is(h, str_c(a, str_fmt(a,
		    "did you mean \"%s\"?", want[i].good))), "%s: %.*s",
		    want[i].bad, STR_ARG(h));
		is_int(read_with(want[i].xml, want[i].good), 0, want[i].good);
		is_int(diag_len(dg), 0, "reads clean");
	}
}

/* Where no guess is sound, the hint says what there is. */
static void
test_told(void)
{
	static const struct { const char *xml, *bad, *hint; } want[] = {
		{ STATE, "New", "its two letters, like this: IA" },
		{ STATE, "Mn, Wi", "its two letters" },
		{ STATE, "io", "write one of: ID, IL, IN, IA" },
		{ DAY, "2027-02-30", "February 2027 has 28 days: write "
		    "2027-02-28" },
		{ DAY, "9999-12-31", "from 1900 to 2999" },
		{ DAY, "2027-13-13", "like this: 2028-06-30" },
		{ DAY, "13/30/2028", "like this: 2028-06-30" },
		{ DAY, "2/1/2027", "if you mean month/day/year" },
		{ DAY, "1.2.2027", "if you mean day.month.year" },
		{ DAY, "soon", "like this: 2028-06-30" },
		{ PASS, "1.2", "like this: 0.80" },
		{ HOURS, "-3", "from 1 to 72" }, { HOURS, "1.5", "1 to 72" },
		{ HOURS, "2-3", "1 to 72" }, { HOURS, "soon", "1 to 72" },
		{ HOURS, "99999999999", "write 72" },
		{ PRINT, "perhaps", "write yes or no" },
		{ WHO, "Lee", "write lee" },
		{ CALL, "xxx-xxx-xxxx", "like this: (555) 555-0104" },
		{ CALL, "call us", "like this: (555) 555-0104" },
		{ KIND, "er", "write one of: hospital" },
	};

	for (size_t i = 0; i < NELEM(want); i++) {
		ok(read_with(want[i].xml, want[i].bad) != 0, "%s",
		    want[i].bad);
		ok(str_find(hint(), want[i].hint, 0) < hint().len,
		    "%s: %.*s", want[i].bad, STR_ARG(hint()));
	}
	arena_reset(a);
	dg = diag_new(a);
}

/* Several states in one element. */
static void
test_states(void)
{
	static const char *const bad[] = { "MN, WI", "mn/wi",
		"Minnesota and Wisconsin" };
	struct settings *set;

	for (size_t i = 0; i < NELEM(bad); i++) {
		arena_reset(a);
		dg = diag_new(a);
		ok(settings_read(a, dg, "organization.xml", str_fmt(a,
		    "<organization xmlns=\"" SETTINGS_NS "\"><identity>"
		    "<state>%s</state></identity></organization>", bad[i]),
		    &set) != 0, "%s", bad[i]);
		is_text(hint(), "write one element each: <state>MN</state>"
		    "<state>WI</state>", "one each");
	}
}

int
main(void)
{
	a = arena_new();
	test_typed();
	test_told();
	test_states();
	arena_free(a);
	return tap_done();
}
