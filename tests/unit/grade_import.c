/* An LMS's export: read by a mapping; what does not fit is named, the rest read. */
#include "tap.h"

#include "base/arena.h"
#include "base/diag.h"
#include "findings.h"
#include "grade/grade_import.h"

#define COLUMNS \
	"<column is=\"person\" name=\"User ID\"/>\n" \
	"<column is=\"name\" name=\"Full Name\"/>\n" \
	"<column is=\"quiz\" name=\"Course\"/>\n" \
	"<column is=\"date\" name=\"Completed\" written=\"M/D/YYYY\"/>\n" \
	"<column is=\"score\" name=\"Score\" of=\"50\"/>\n" \
	"<column is=\"status\" name=\"Status\"/>\n"
#define WORDS \
	"<status word=\"Passed\" means=\"passed\"/>\n" \
	"<status word=\"Failed\" means=\"failed\"/>\n" \
	"<status word=\"In Progress\" means=\"open\"/>\n"
#define COURSE \
	"<quiz name=\"Nurses\" id=\"nurse\" document=\"HR-114\" " \
	"version=\"3.0\"/>\n"
#define MAPPING(parts) "<completions lms=\"Example LMS\">\n" parts \
	"</completions>"

static int
mapping(struct arena *a, struct diag *dg, const char *text,
    struct grade_mapping *out)
{
	return grade_mapping_read(a, dg, "map.xml", str_of(text), out);
}

static struct grade_import
import(struct arena *a, struct diag *dg, const char *map, const char *csv,
    int *rc)
{
	struct grade_mapping *m = ARENA_NEW(a, struct grade_mapping);
	struct grade_import out = { 0 };

	*rc = mapping(a, dg, map, m);
	if (*rc == 0)
		*rc = grade_import_read(a, dg, m, "export.csv", str_of(csv),
		    &out);
	return out;
}

/* "e1001 passed 2026-11-22 92.50 #1; ..." */
static struct str
rows(struct arena *a, const struct grade_import *in)
{
	static const char *const names[] = { "passed", "failed", "open" };
	struct str all = STR_LIT("");

	for (size_t i = 0; i < in->n; i++) {
		const struct grade_completion *c = &in->rows[i];

		all = str_fmt(a, "%.*s%s%.*s %.*s %s %.*s %d #%u",
		    STR_ARG(all), i == 0 ? "" : "; ", STR_ARG(c->folded),
		    STR_ARG(c->course->id), names[c->status],
		    STR_ARG(c->day), c->percent, c->attempt);
	}
	return all;
}

static void
test_rows(struct arena *a)
{
	struct diag *dg = diag_new(a);
	int rc;
	struct grade_import in = import(a, dg, MAPPING(COLUMNS WORDS COURSE),
	    "\xef\xbb\xbf""full name;USER ID;Course;Completed;Score;Status;x\r\n"
	    "\"Sample, Robin\";E1001;nurses;11/2/2026 8:39 AM;46,25;passed;1\r\n"
	    "Lee Sample;e1002;Nurses;;;IN PROGRESS;\r\n"
	    "Lee Sample;e1002;Forklifts;1/1/2026;;Whatever;\r\n"
	    "\r\n"
	    "Robin Sample; e1001 ;Nurses;12/31/2026;20 %;Failed;\r\n", &rc);

	is_int(rc, 0, "an export is read");
	is_text(rows(a, &in), "e1001 nurse passed 2026-11-02 9250 #1; "
	    "e1002 nurse open  -1 #1; e1001 nurse failed 2026-12-31 4000 #2",
	    "each row of ours");
	is_int(in.others, 1, "another course is passed over");
	is_int(in.refused, 0, "none is refused");
	is_int(diag_len(dg), 0, "nothing to say");
	is_text(in.mapping->lms, "Example LMS", "of that LMS");
	if (in.n > 0)
		is_text(in.rows[0].course->version, "3.0", "of that version");
}

static void
test_refused(struct arena *a)
{
	struct diag *dg = diag_new(a);
	int rc;
	struct grade_import in = import(a, dg, MAPPING(COLUMNS WORDS COURSE),
	    "User ID,Full Name,Course,Completed,Score,Status\n"
	    "e1001,,Nurses,11/22/2026,50,Passsed\n"	/* a status */
	    " ,,Nurses,11/22/2026,50,Passed\n"		/* a person */
	    "e1003,,Nurses,2026-11-22,50,Passed\n"	/* a day */
	    "e1004,,Nurses,2/30/2026,50,Passed\n"	/* no such day */
	    "e1005,,Nurses,11/22/2026,51,Passed\n"	/* above the best */
	    "e1006,,Nurses,11/22/2026,-1,Passed\n"	/* below 0 */
	    "e1007,,Nurses,11/22/2026,4x,Passed\n"	/* no number */
	    "e1008,,Nurses\n"				/* cells are missing */
	    "e1009,,Nurses,11/22/2026,50,Passed\n", &rc);

	is_int(rc, 0, "the other rows are read");
	is_text(rows(a, &in), "e1009 nurse passed 2026-11-22 10000 #1",
	    "one is right");
	is_int(in.refused, 8, "eight are not");
	is_text(findings(a, dg), "P998 2:29, P999 3:1, P999 4:15, P999 5:15, "
	    "P999 6:26, P999 7:26, P999 8:26, P954 9:1", "each is named");
	ok(diag_len(dg) > 0 && str_starts(diag_at(dg, 0)->hint,
	    "did the LMS mean \"passed\"?"), "with the nearest word");
}

static void
test_columns(struct arena *a)
{
	struct diag *dg = diag_new(a);
	int rc;

	import(a, dg, MAPPING(COLUMNS WORDS COURSE),
	    "User-ID,Full Name,Course,Completed,Score,Score\n", &rc);
	is_int(rc, -1, "columns are missing");
	is_text(findings(a, dg), "P997 1:42, P996 2:21, P996 7:21",
	    "and one stands twice");
	ok(diag_len(dg) == 3 && str_is(diag_at(dg, 1)->hint,
	    "did you mean \"User-ID\"?"), "the nearest name is told");
	import(a, diag_new(a), MAPPING(COLUMNS WORDS COURSE), "", &rc);
	is_int(rc, -1, "an empty file");
}

static void
test_attempts(struct arena *a)
{
	struct diag *dg = diag_new(a);
	int rc;
	struct grade_import in = import(a, dg, MAPPING(
	    "<column is=\"person\" name=\"id\"/><column is=\"status\" "
	    "name=\"status\"/><column is=\"attempt\" name=\"try\"/>" WORDS
	    "<quiz id=\"nurse\"/>"),
	    "id,status,try\na,Passed,3\nb,Failed,\nb,Passed,\nc,Passed,0\n"
	    "d,Passed,1000\n", &rc);

	is_text(rows(a, &in), "a nurse passed  -1 #3; b nurse failed  -1 #1; "
	    "b nurse passed  -1 #2", "attempts as said, or counted");
	is_text(findings(a, dg), "P999 5:10, P999 6:10",
	    "others are no attempts");
}

static void
test_mapping(struct arena *a)
{
	static const struct { const char *text, *want; } bad[] = {
		{ "<other/>", "P990 1:1" },
		{ MAPPING(""), "P995 1:1, P995 1:1, P995 1:1, P995 1:1" },
		{ MAPPING("<colum is=\"x\"/>"), "P991 2:1" },
		{ MAPPING("<column name=\"x\"/>"), "P992 2:1" },
		{ MAPPING("<column is=\"persn\" name=\"x\"/>"), "P993 2:9" },
		{ MAPPING("<column is=\"date\" name=\"x\" written=\"D/M\"/>"),
		  "P993 2:28" },
		{ MAPPING("<column is=\"score\" name=\"x\" of=\"0\"/>"),
		  "P993 2:29" },
		{ MAPPING("<column is=\"name\" name=\"x\" off=\"1\"/>"),
		  "P991 2:28" },
		{ MAPPING("<status word=\"a\" means=\"b\"/>"), "P993 2:18" },
		{ MAPPING("<status word=\"a\" means=\"open\"/>"
		  "<status word=\"A\" means=\"open\"/>"), "P994 2:40" },
		{ MAPPING("<quiz name=\"a\"/>"), "P992 2:1" },
		{ MAPPING("<quiz id=\"7\"/>"), "P993 2:7" },
		{ MAPPING("<quiz id=\"a\"><x/></quiz>"), "P991 2:14" },
		{ MAPPING(COLUMNS WORDS "<quiz id=\"a\"/>"), "P995 1:1" },
		{ "<completions lms=\" \" x=\"\"/>", "P992 1:1, P991 1:22" },
		{ "<completions", "P024 1:1" },
	};
	struct grade_mapping m;

	for (size_t i = 0; i < NELEM(bad); i++) {
		struct diag *dg = diag_new(a);

		ok(mapping(a, dg, bad[i].text, &m) == -1, "refused: %zu", i);
		is_text(findings(a, dg), bad[i].want, "named");
	}
}

static void
test_days(struct arena *a)
{
	static const struct { const char *text, *pattern, *want; } days[] = {
		{ "11/2/2026", "M/D/YYYY", "2026-11-02" },
		{ "11/02/26 10:00", "M/D/YY", "2026-11-02" },
		{ "2026-11-02T10:00:00Z", "YYYY-MM-DD", "2026-11-02" },
		{ "2 nov 2026", "D MON YYYY", "2026-11-02" },
		{ "Nov 2, 2026, 10 AM", "MON D, YYYY", "2026-11-02" },
		{ "02.11.2026", "D.M.YYYY", "2026-11-02" },
		{ "11/2/202", "M/D/YYYY", "" },
		{ "11/2/20266", "M/D/YYYY", "" },
		{ "13/2/2026", "M/D/YYYY", "" },
		{ "11-2-2026", "M/D/YYYY", "" },
		{ "No 2 2026", "MON D YYYY", "" },
		{ "", "M/D/YYYY", "" },
	};
	static const char *const odd[] = { "", "M/D", "YYYY-MM-DD-DD",
		"M/D/YYYY at", "MON/M/YYYY" };
	struct date d;

	for (size_t i = 0; i < NELEM(days); i++) {
		bool fits = grade_day_parse(str_of(days[i].text),
		    str_of(days[i].pattern), &d);

		is_text(fits ? date_iso(a, d) : STR_LIT(""), days[i].want,
		    days[i].text);
		ok(grade_day_pattern(str_of(days[i].pattern)), "a pattern");
	}
	for (size_t i = 0; i < NELEM(odd); i++)
		ok(!grade_day_pattern(str_of(odd[i])), "no pattern: \"%s\"",
		    odd[i]);
}

int
main(void)
{
	struct arena *a = arena_new();

	test_rows(a);
	test_refused(a);
	test_columns(a);
	test_attempts(a);
	test_mapping(a);
	test_days(a);
	arena_free(a);
	return tap_done();
}
