/* Completions of an LMS as precept-grade prints and keeps them. */
#include "tap.h"

#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/json_in.h"
#include "grade/grade_completions.h"

static const char map[] =
    "<completions lms=\"Ex &amp; LMS\">"
    "<column is=\"person\" name=\"id\"/><column is=\"name\" name=\"name\"/>"
    "<column is=\"date\" name=\"day\"/><column is=\"score\" name=\"score\"/>"
    "<column is=\"status\" name=\"status\"/>"
    "<status word=\"ok\" means=\"passed\"/>"
    "<status word=\"no\" means=\"failed\"/>"
    "<status word=\"begun\" means=\"open\"/>"
    "<quiz id=\"nurse\" document=\"HR-114\" version=\"3.0\"/></completions>";
static const char rows[] =
    "id,name,day,score,status\n"
    "e1,\"=1+1\",2026-11-22,79.999,no\n"
    "E1,Robin,2026-11-23,100,ok\n"
    "e2,\"Lee, <Sample>\",,,begun\n";

static struct grade_completions
completions(struct arena *a, const char *csv)
{
	struct diag *dg = diag_new(a);
	struct grade_mapping *m = ARENA_NEW(a, struct grade_mapping);
	struct grade_import *in = ARENA_NEW(a, struct grade_import);
	struct digest e = digest_of(str_of(csv)), d = digest_of(str_of(map));
	struct grade_completions out;

	if (grade_mapping_read(a, dg, "map.xml", str_of(map), m) < 0 ||
	    grade_import_read(a, dg, m, "export.csv", str_of(csv), in) < 0)
		puts("# not read");
	grade_completions_sum(a, in, "export.csv", &e, &d, &out);
	return out;
}

static void
test_forms(struct arena *a)
{
	struct grade_completions c = completions(a, rows);
	struct buf b;
	struct str table;
	struct json_value *json;

	buf_init(&b, SIZE_MAX);
	grade_completions_csv(&c, &b);
	is_text(buf_view(&b),
	    "person,name,quiz,document,version,attempt,submitted,percent,"
	    "verdict,final,evidence,file,line\n"
	    "e1,\"'=1+1\",nurse,HR-114,3.0,1,2026-11-22,79.99,not passed,passed,"
	    "scored by client in LMS Ex & LMS,export.csv,2\n"
	    "E1,Robin,nurse,HR-114,3.0,2,2026-11-23,100.00,passed,passed,"
	    "scored by client in LMS Ex & LMS,export.csv,3\n"
	    "e2,\"Lee, <Sample>\",nurse,HR-114,3.0,1,,,open,open,"
	    "scored by client in LMS Ex & LMS,export.csv,4\n", "as CSV");
	buf_clear(&b);
	grade_completions_table(&c, &b);
	table = str_sub(buf_view(&b), 0, str_find(buf_view(&b), "\nsha256:", 0));
	is_text(table,
	    "PERSON  ATTEMPT  DATE        PERCENT  VERDICT     QUIZ\n"
	    "e1            1  2026-11-22    79.99  not passed  nurse\n"
	    "E1            2  2026-11-23   100.00  passed      nurse\n"
	    "e2            1  -                 -  open        nurse\n"
	    "\n1 of 2 passed, 3 rows read, 0 refused, 0 of other courses\n"
	    "scored by client in LMS Ex & LMS; not recorded: answers attested "
	    "edition token", "as a table");
	buf_clear(&b);
	grade_completions_json(&c, &b);
	ok(json_read(a, diag_new(a), "out", buf_view(&b), &json) == 0,
	    "as JSON");
	is_text(json_get_str(json, "lms"), "Ex & LMS", "of that LMS");
	buf_clear(&b);
	grade_completions_qti(&c, &b);
	ok(str_find(buf_view(&b), "<outcomeVariable identifier=\"EVIDENCE\" "
	    "cardinality=\"single\" baseType=\"string\"><value>scored by client "
	    "in LMS Ex &amp; LMS</value>", 0) < b.len, "as QTI results");
	ok(str_find(buf_view(&b), "n-Lee_2C_20_3CSample_3E", 0) < b.len,
	    "names are encoded");
	ok(!grade_completions_passed(&c), "one has not passed");
	buf_free(&b);
}

/* Who passed once has passed, whatever came later. */
static void
test_finals(struct arena *a)
{
	struct grade_completions c = completions(a, "id,name,day,score,status\n"
	    "e1,,,,ok\ne1,,,,no\ne1,,,,begun\n"
	    "e2,,,,no\ne2,,,,begun\n");

	ok(c.finals[0] == GRADE_PASSED && c.finals[1] == GRADE_PASSED &&
	    c.finals[2] == GRADE_PASSED, "passed, then not");
	ok(c.finals[3] == GRADE_FAILED && c.finals[4] == GRADE_FAILED,
	    "not passed, and again begun");
	ok(c.first[0] && !c.first[1] && c.first[3], "two people");
	c = completions(a, "id,name,day,score,status\ne1,,,,no\nE1,,,,ok\n");
	ok(grade_completions_passed(&c), "all of them passed");
}

static void
test_saved(struct arena *a)
{
	char dir[] = "/tmp/precept-completions-XXXXXX";
	struct grade_completions c = completions(a, rows), again;
	struct diag *dg = diag_new(a);
	struct str *names, text = { NULL, 0 };
	size_t n = 0;

	if (mkdtemp(dir) == NULL)
		exit(1);
	ok(grade_completions_save(&c, dg, dir) == 0 &&
	    file_list(a, dg, dir, ".json", &names, &n) == 0, "kept");
	is_int(n, 2, "what is only begun is not");
	if (n > 0)
		ok(file_read(a, dg, file_join(a, dir, names[0].ptr),
		    FILE_MAX_TEXT, &text) == 0 && str_find(text,
		    "\"evidence\": \"scored by client in LMS Ex & LMS\"", 0) <
		    text.len, "with what it is worth");
	printf("# %.*s\n", STR_ARG(text));
	again = completions(a, "id,name,day,score,status\n"
	    "e1,\"=1+1\",2026-11-22,79.999,no\n"
	    "E1,Robin,2026-11-23,100,ok\n"
	    "E1,Robin,2026-11-24,100,ok\n");
	ok(grade_completions_save(&again, dg, dir) == 0 &&
	    file_list(a, dg, dir, ".json", &names, &n) == 0, "a later export");
	is_int(n, 3, "adds what is new");
	for (size_t i = 0; i < n; i++)
		unlink(file_join(a, dir, names[i].ptr));
	ok(rmdir(dir) == 0, "and leaves nothing else");
	is_int(diag_len(dg), 0, "nothing to say");
}

int
main(void)
{
	struct arena *a = arena_new();

	test_forms(a);
	test_finals(a);
	test_saved(a);
	arena_free(a);
	return tap_done();
}
