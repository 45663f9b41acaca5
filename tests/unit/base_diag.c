#include "tap.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/json_out.h"
#include "base/tty.h"

static struct arena *a;
static struct diag *dg;

static const struct pos nowhere = { NULL, 0, 0 };

static struct pos
at(const char *file, unsigned line, unsigned col)
{
	return (struct pos){ file, line, col };
}

static struct str
printed(bool color)
{
	FILE *f = tmpfile();
	static char text[1 << 20];
	size_t n;

	diag_print(dg, f, color);
	rewind(f);
	n = fread(text, 1, sizeof(text), f);
	fclose(f);
	return (struct str){ text, n };
}

static void
test_order(void)
{
	struct buf b;

	dg = diag_new(a);
	is_text(printed(false), "", "nothing to say");
	diag_warn(dg, at("b.md", 7, 1), "P002", "later");
	diag_error(dg, at("b.md", 7, 0), "P001", "no %s", "column");
	diag_hint(dg, "type %d", 5);
	diag_hint(dg, "a second hint");
	diag_note(dg, at("a.md", 1, 1), "P003", "another file");
	diag_error(dg, nowhere, "P004", "no file");
	diag_error(dg, at("b.md", 7, 0), "P001", "no column");
	is_text(printed(false),
	    "b.md:7: error: no column [P001]\n  hint: type 5\n"
	    "b.md:7:1: warning: later [P002]\n"
	    "a.md:1:1: note: another file [P003]\n"
	    "precept: error: no file [P004]\n",
	    "by file as first named, line, column; once each; one hint");
	ok(diag_errors(dg) == 2 && diag_warnings(dg) == 1 && diag_len(dg) == 4,
	    "counted");
	ok(!strcmp(diag_at(dg, 0)->code, "P002"), "kept as reported");
	buf_init(&b, 10000);
	diag_json(dg, &b);
	is_text(buf_view(&b), "[{\"level\":\"error\",\"file\":\"b.md\","
	    "\"line\":7,\"column\":null,\"code\":\"P001\",\"text\":"
	    "\"no column\",\"hint\":\"type 5\"},{\"level\":\"warning\","
	    "\"file\":\"b.md\",\"line\":7,\"column\":1,\"code\":\"P002\","
	    "\"text\":\"later\",\"hint\":null},{\"level\":\"note\",\"file\":"
	    "\"a.md\",\"line\":1,\"column\":1,\"code\":\"P003\",\"text\":"
	    "\"another file\",\"hint\":null},{\"level\":\"error\",\"file\":"
	    "null,\"line\":null,\"column\":null,\"code\":\"P004\",\"text\":"
	    "\"no file\",\"hint\":null}]", "as JSON");
	buf_free(&b);
	ok(str_find(printed(true), "\033[1;31merror:\033[0m", 0) <
	    printed(true).len, "in color");
}

static void
test_status(void)
{
	struct diag *other = diag_new(a);

	dg = diag_new(a);
	is_int(diag_exit(dg), 0, "no error");
	diag_warn(dg, nowhere, "P001", "x");
	diag_status(dg, 1);
	is_int(diag_exit(dg), 0, "a warning has none");
	diag_error(dg, nowhere, "P001", "x");
	is_int(diag_exit(dg), 65, "an error is bad input");
	diag_status(dg, EXIT_IO);
	is_int(diag_exit(dg), 74, "unless it says otherwise");
	diag_error(dg, nowhere, "P001", "y");
	diag_status(dg, EXIT_SYSTEM);
	is_int(diag_exit(dg), 74, "the first one counts");
	diag_note(other, at("n", 1, 1), "P005", "merged");
	diag_merge(other, dg);
	is_int(diag_exit(other), 74, "also merged");
	ok(diag_len(other) == 4 && diag_errors(other) == 2, "with all");
	diag_merge(other, dg);
	is_int(diag_len(other), 4, "once");
}

static void
test_hostile(void)
{
	struct str text;
	char lots[5000];
	struct buf b;

	dg = diag_new(a);
	diag_error(dg, at("x\033[2J", 1, 1), "P001", "a\nb\x7f%s",
	    "\xe2\x80\xae\xc2\x85\xff\xc3\xa4\tz");
	is_text(printed(false), "x\\x1b[2J:1:1: error: a\\nb\\x7f\\u202e"
	    "\\u0085\\xff\xc3\xa4\\tz [P001]\n", "no tricks on a terminal");
	memset(lots, 'x', sizeof(lots) - 1);
	lots[sizeof(lots) - 1] = '\0';
	memcpy(lots + DIAG_TEXT_MAX - 2, "\xe2\x82\xac", 3);
	diag_error(dg, nowhere, "P001", "%s", lots);
	text = diag_at(dg, 1)->text;
	ok(text.len == DIAG_TEXT_MAX + 1 && str_ends(text, "xx..."),
	    "cut between characters");
	dg = diag_new(a);
	for (unsigned i = 0; i < DIAG_KEEP_MAX + 70; i++)
		diag_warn(dg, at("x", i + 1, 1), "P001", "x");
	diag_error(dg, at("x", 1, 1), "P001", "past what is kept");
	ok(diag_len(dg) == DIAG_KEEP_MAX && diag_errors(dg) == 1 &&
	    diag_exit(dg) == 65, "counted all the same");
	ok(str_ends(printed(false), "precept: not shown: 1 more error, 10021 "
	    "more warnings\n"), "50 are shown");
	buf_init(&b, 100);
	diag_escape(&b, STR_LIT("a\0b"));
	is_text(buf_view(&b), "a\\x00b", "a NUL");
	buf_free(&b);
}

static void
test_errors_first(void)
{
	dg = diag_new(a);
	for (unsigned i = 0; i < 60; i++)
		diag_warn(dg, at("x", i + 1, 1), "P001", "w");
	diag_error(dg, at("x", 99, 1), "P001", "e");
	ok(str_find(printed(false), "x:99:1: error", 0) < printed(false).len &&
	    str_find(printed(false), "x:50:1:", 0) == printed(false).len &&
	    str_ends(printed(false), "not shown: 11 more warnings\n"),
	    "errors are shown before warnings");
}

static void
test_json_out(void)
{
	struct json_out j;
	struct buf b;

	buf_init(&b, 1000);
	json_begin(&j, &b, false);
	json_object(&j);
	json_key(&j, "a");
	json_array(&j);
	json_int(&j, INT64_MIN);
	json_bool(&j, true);
	json_null(&j);
	json_object(&j);
	json_object_end(&j);
	json_array_end(&j);
	json_key_str(&j, STR_LIT("k\"\\"));
	json_str(&j, STR_LIT("\b\f\n\r\t\x01\x1f\x7f\xc3\xa4/"));
	json_object_end(&j);
	is_text(buf_view(&b), "{\"a\":[-9223372036854775808,true,null,{}],"
	    "\"k\\\"\\\\\":\"\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\xc3\xa4/\"}",
	    "as RFC 8785 has it");
	buf_clear(&b);
	json_begin(&j, &b, true);
	json_object(&j);
	json_key(&j, "a");
	json_array(&j);
	json_array_end(&j);
	json_key(&j, "b");
	json_array(&j);
	json_int(&j, 1);
	json_int(&j, 2);
	json_array_end(&j);
	json_object_end(&j);
	is_text(buf_view(&b), "{\n  \"a\": [],\n  \"b\": [\n    1,\n    2\n  ]"
	    "\n}", "pretty");
	buf_free(&b);
}

static void
test_tty(void)
{
	FILE *f = tmpfile();

	ok(!tty_is_terminal(f) && !tty_color(f, TTY_AUTO), "a file has none");
	ok(tty_color(f, TTY_ALWAYS) && !tty_color(f, TTY_NEVER), "asked for");
	setenv("NO_COLOR", "1", 1);
	ok(tty_color(f, TTY_ALWAYS), "--color wins");
	fclose(f);
}

int
main(void)
{
	a = arena_new();
	test_order();
	test_status();
	test_hostile();
	test_errors_first();
	test_json_out();
	test_tty();
	arena_free(a);
	return tap_done();
}
