/* The report of the item analysis: its words, and what it must never do. */
#include <math.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/json_in.h"
#include "base/utf8.h"
#include "base/xml_in.h"
#include "grade/grade_report.h"
#include "grade/grade_stats.h"

#include "gen.h"
#include "stats.h"
#include "tap.h"

typedef void report(struct buf *b, const struct grade_stats_result *r);

static struct str
text_of(struct arena *a, report *put, const struct grade_stats_result *r)
{
	struct buf b;
	struct str out;

	buf_init(&b, 1 << 22);
	put(&b, r);
	ok(!b.over, "it fits");
	out = str_dup(a, buf_view(&b));
	buf_free(&b);
	return out;
}

static bool
holds(struct str s, const char *words)
{
	return str_find(s, words, 0) < s.len;
}

static const struct grade_stats_result *
analyse(struct arena *a, const struct grade_stats_plan *plan, int people,
    const char *department)
{
	struct grade_stats *st = grade_stats_new(plan);
	const struct grade_stats_result *r;
	struct gen g;
	struct gen_row row;

	gen_start(&g, 8);
	for (int i = 0; i < people; i++) {
		gen_person(&g, &row);
		/* ICU does not know the first rule, q08 has a bad option. */
		if (row.department == 1)
			row.chosen[1] = 8;
		if (row.right >= 17)
			row.chosen[7] = 4;
		stats_add_some(st, &row, 0, NULL, GEN_ITEMS,
		    grade_stats_group(st, STR_LIT("department"),
		    str_of(row.department == 0 ? department :
		    gen_departments[row.department])));
	}
	r = grade_stats_finish(st, a);
	grade_stats_free(st);
	return r;
}

static void
test_words(struct arena *a, struct diag *dg)
{
	const struct grade_stats_result *r = analyse(a, stats_plan(a), 240,
	    "ED");
	const struct str got = text_of(a, grade_report_text, r);
	const char *file = "tests/unit/grade_report.want";
	const char *mine = "build/grade_report.got";
	struct str want;

	if (file_read_text(a, dg, file, file, &want) < 0)
		want = STR_LIT("");
	if (ok(str_eq(got, want), "the text is that of %s", file))
		return;
	(void)!file_write(dg, mine, got, 0644);
	printf("# compare it with %s\n", mine);
}

/* Text fits a terminal of 80 columns, however long names are. */
static void
test_narrow(struct arena *a)
{
	struct grade_stats_plan plan = *stats_plan(a);
	struct grade_stats_item *items = arena_array(a, plan.n,
	    sizeof(*items));
	struct str text, rest, *chapters = arena_array(a, plan.n_chapters,
	    sizeof(*chapters));
	size_t wide = 0, lost = 0;

	memcpy(items, plan.items, plan.n * sizeof(*items));
	for (size_t i = 0; i < plan.n; i++) {
		items[i].id = str_fmt(a, "q-%zu%.*s", i,
		    (int)(i * 3 % 70), "abcdefghijklmnopqrstuvwxyz-"
		    "abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz");
		items[i].rule = str_fmt(a, "rule-of-a-long-name-%zu", i);
		items[i].place = str_fmt(a, "policies/some/folder/with-a-long-"
		    "name-%zu.md:%zu", i, i + 1);
	}
	for (size_t i = 0; i < plan.n_chapters; i++)
		chapters[i] = str_fmt(a, "Chapter %zu of which the title has "
		    "more words than a line holds beside anything else", i);
	plan.items = items;
	plan.chapters = chapters;
	text = rest = text_of(a, grade_report_text,
	    analyse(a, &plan, 240, "ED"));
	while (rest.ptr != NULL) {
		const struct str line = str_cut(&rest, '\n');

		wide += utf8_len(line) > 80;
		if (utf8_len(line) > 80)
			printf("# %.*s\n", STR_ARG(line));
	}
	ok(wide == 0, "no line has more than 80 columns");
	for (size_t i = 0; i < plan.n; i++)
		lost += !holds(text, str_c(a, items[i].id)) ||
		    !holds(text, str_c(a, items[i].rule)) ||
		    !holds(text, str_c(a, items[i].place));
	ok(lost == 0, "and no name is cut");
}

/* Names that would be markup, formulas or the end of a field. */
static void
test_hostile(struct arena *a, struct diag *dg)
{
	struct grade_stats_plan plan = *stats_plan(a);
	struct grade_stats_item *items = arena_array(a, plan.n,
	    sizeof(*items));
	const struct grade_stats_result *r;
	struct json_value *json;
	struct xml_node *root;
	struct str csv, page;

	memcpy(items, plan.items, plan.n * sizeof(*items));
	items[0].id = STR_LIT("<script>alert(1)</script>");
	items[1].rule = STR_LIT("=1+1,\"x\"\r\n");
	items[2].words = STR_LIT("]]>--><img src=x onerror=y>");
	items[3].place = STR_LIT("\"onmouseover=\"z");
	plan.items = items;
	plan.title = STR_LIT("A & B <i>");
	r = analyse(a, &plan, 100, "=cmd|' /C calc'!A0");

	page = text_of(a, grade_report_html, r);
	ok(str_starts(page, "<!DOCTYPE html>\n"), "the page is HTML 5");
	is_int(xml_read(a, dg, "page", str_sub(page, 16, page.len), &root), 0,
	    "and well-formed");
	ok(!holds(page, "<script") && !holds(page, "<img") &&
	    !holds(page, "<i>") && !holds(page, "://") &&
	    !holds(page, " style=") && !holds(page, "url("),
	    "no script, no address, no style attribute");
	ok(holds(page, "default-src 'none'"), "its policy says so");
	ok(holds(page, "&lt;script&gt;"), "names are text");

	csv = text_of(a, grade_report_csv, r);
	ok(holds(csv, "department,\"'=cmd|' /C calc'!A0\",people"),
	    "a formula becomes text");
	ok(holds(csv, "rule,\"'=1+1,\"\"x\"\"\r\n\",answers"),
	    "so it does within quotes");

	is_int(json_read(a, dg, "json", text_of(a, grade_report_json, r),
	    &json), 0, "the JSON is JSON");
	is_int(diag_errors(dg), 0, "without a finding");
}

/* What stands in JSON is what the figures are. */
static void
test_json(struct arena *a)
{
	const struct grade_stats_result *r = analyse(a, stats_plan(a), 240,
	    "ED");
	const struct str json = text_of(a, grade_report_json, r);

	ok(holds(json, str_fmt(a, "\"semAtCut\":%lld,",
	    llround(sqrt(64.0 / 19) * 1e6)).ptr), "whole millionths");
	ok(holds(json, "\"kr20\":true") && holds(json, "\"people\":240,"),
	    "counts and truths are plain");
}

int
main(void)
{
	struct arena *a = arena_new();
	struct diag *dg = diag_new(a);

	test_words(a, dg);
	test_narrow(a);
	test_hostile(a, dg);
	test_json(a);
	arena_free(a);
	return tap_done();
}
