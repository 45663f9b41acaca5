/* Words to lines: breaks, hyphens, spaces, what is too wide, what no font has. */
#include <stdlib.h>
#include <unistd.h>

#include "layout/layout_part.h"
#include "layout_book.h"

static struct layout_env *env;

static struct doc_node *
para_book(struct arena *a, const char *words)
{
	const struct pos at = { "test.md", 3, 1 };
	struct doc_node *book = doc_new(a, DOC_BOOK, at);
	struct doc_node *part = doc_add(a, book, DOC_PART, at);
	struct doc_node *para = doc_add(a, part, DOC_PARA, at);

	doc_add_text(a, para, at, str_of(words));
	return book;
}

/* The lines of a page as "x:words", parted by bars, artifacts left out. */
static struct str
lines_of(struct arena *a, const struct layout *l, bool with_x)
{
	struct buf b;
	struct str out;
	int32_t y = -1;

	buf_init(&b, 1 << 20);
	for (size_t i = 0; l != NULL && i < l->pages[0].n_boxes; i++) {
		const struct layout_box *box = &l->pages[0].boxes[i];

		if (box->node == NULL || box->kind != LAYOUT_TEXT)
			continue;
		if (y >= 0)
			buf_puts(&b, box->y != y ? "|" : "+");
		if (with_x)
			buf_printf(&b, "%d:", (int)box->x / 1000);
		y = box->y;
		fake_says(&b, box);
	}
	out = str_dup(a, buf_view(&b));
	buf_free(&b);
	return out;
}

static struct str
set(struct arena *a, const struct theme *t, const char *words)
{
	struct diag *dg = diag_new(a);
	struct layout *l = fake_layout(a, dg, env, t, para_book(a, words));

	diag_print(dg, stdout, false);
	return lines_of(a, l, false);
}

static struct str
set_tree(struct arena *a, const struct theme *t, const char *tree)
{
	struct diag *dg = diag_new(a);
	struct layout *l = fake_layout(a, dg, env, t, plain_tree(a, tree));

	diag_print(dg, stdout, false);
	return lines_of(a, l, true);
}

/* A line holds 50 characters. */
#define FORTY "aaaa bbbb cccc dddd eeee ffff gggg hhhh "

static void
test_breaks(struct arena *a)
{
	const struct theme *t = fake_theme(a, "left", "no");

	is_text(set(a, t, FORTY "123456789 1"), FORTY "123456789 |1",
	    "a line takes what fits");
	is_text(set(a, t, FORTY "1234567890 1"), FORTY "1234567890 |1",
	    "to the last character");
	is_text(set(a, t, FORTY "twenty-eight"), FORTY "twenty-|eight",
	    "a break after a hyphen");
	is_text(set(a, t, FORTY "12345678\xc2\xa0" "90"), FORTY
	    "|12345678\xc2\xa0" "90", "none at a no-break space");
	is_text(set(a, t, FORTY "(123456789) x"), FORTY "|(123456789) x",
	    "none inside brackets");
	is_text(set(a, t, FORTY "inter\xc2\xad" "national"), FORTY "inter|"
	    "national", "a soft hyphen is drawn where it breaks");
	is_text(set(a, t, "inter\xc2\xad" "national words"),
	    "international words", "and nowhere else");
	is_text(set(a, t, "  a \n b\tc  "), "a b c",
	    "space of any kind and number is one space");
	is_text(set(a, t, FORTY "1234567\xe2\x80\x8b" "890123"),
	    FORTY "1234567|890123", "a zero width space is a chance");
}

static void
test_hyphens(struct arena *a)
{
	const struct theme *t = fake_theme(a, "left", "yes");

	is_text(set(a, t, FORTY "responsibilities end"),
	    FORTY "responsi|bilities end", "a ragged line with much room");
	is_text(set(a, t, FORTY "12345 apple"), FORTY "12345 |apple",
	    "not one with little");
	is_text(set(a, t, FORTY "RESPONSIBILITIES"), FORTY "|RESPONSIBILITIES",
	    "capitals stay whole");
	is_text(set(a, t, FORTY "Nu\xc3\xb1" "ezresponsibilities"),
	    FORTY "|Nu\xc3\xb1" "ezresponsibilities",
	    "so do words with other letters");
	is_text(set(a, t, FORTY "\xe2\x80\x9cresponsibilities\xe2\x80\x9d"),
	    FORTY "\xe2\x80\x9cresponsi|bilities\xe2\x80\x9d",
	    "quotation marks do not");
}

static void
test_justified(struct arena *a)
{
	const struct theme *t = fake_theme(a, "justify", "no");
	struct diag *dg = diag_new(a);
	struct layout *l = fake_layout(a, dg, env, t, para_book(a, FORTY
	    "12345678 1234567890"));
	const struct layout_box *first, *last;
	size_t i = 0;

	while (l->pages[0].boxes[i].node == NULL)
		i++;
	first = &l->pages[0].boxes[i];
	last = first + 1;
	is_int(first->w, 250000, "a line is as wide as the measure");
	is_int(last->w, 50000, "but not the last one");
	is_text(set(a, t, FORTY "1234567890 1"), FORTY "1234567890 |1",
	    "an exact fit");
	is_text(set(a, t, "aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii 12345"
	    "6 x"), "aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii 123456 |x",
	    "spaces shrink for one more character");
}

static void
test_spans(struct arena *a)
{
	const struct theme *t = fake_theme(a, "left", "no");

	is_text(set_tree(a, t, "book\n  part\n    paragraph |Read \n"
	    "      strong\n        text |this\n      text | and that\n"),
	    "100:Read +125:this+145: and that",
	    "a space is of the node that has it");
	is_text(set_tree(a, t, "book\n  part\n    paragraph |one\n"
	    "      line-break\n      text |two\n"), "100:one |100:two",
	    "a line break parts words");
	is_text(set_tree(a, t, "book\n  part\n    paragraph |" FORTY "wo\n"
	    "      strong\n        text |rdwordword\n"),
	    "100:" FORTY "|100:wo+110:rdwordword",
	    "a word of two nodes is not divided between them");
	is_text(set_tree(a, t, "book\n  part\n    paragraph |" FORTY
	    "123456789\n      strong\n        text | 1\n"),
	    "100:" FORTY "123456789|100: 1",
	    "a space at the start of a line takes no room");
}

static const char *
code(const struct diag *dg, size_t i)
{
	return i < diag_len(dg) ? diag_at(dg, i)->code : "none";
}

static void
test_findings(struct arena *a)
{
	const struct theme *t = fake_theme(a, "left", "no");
	struct diag *dg = diag_new(a);
	char word[141];
	struct str lines;

	memset(word, 'x', sizeof(word));
	word[140] = '\0';
	ok(fake_layout(a, dg, env, t, para_book(a, word)) == NULL,
	    "a word wider than the page is refused");
	is_text(str_of(code(dg, 0)), "P421", "with its code");
	is_int(diag_at(dg, 0)->at.line, 3, "and its line");
	word[55] = '\0';
	lines = set(a, t, word);
	is_int(str_chr(lines, '|', 0), 50, "one wider than its line is cut");
	lines = set(a, t, FORTY "someone.with.a.name@an.organization.example."
	    "org.long");
	is_text(lines, FORTY "|someone.with.a.name@an.organization.example.org"
	    "|.long", "an address where it reads well");
	dg = diag_new(a);
	ok(fake_layout(a, dg, env, t, para_book(a, "a \xee\x80\x80 b \xee\x80"
	    "\x80 c")) == NULL, "a character no font has is refused");
	is_text(str_of(code(dg, 0)), "P420", "with its code");
	is_int(diag_len(dg), 1, "once");
}

/* Every character, alone and twice, before and after a letter. */
/* Does no break fall into a character, and none before the first? */
static bool
between_characters(struct str s, const bool *breaks)
{
	for (size_t i = 0; i + 1 < s.len; i++)
		if (breaks[i] && ((unsigned char)s.ptr[i + 1] & 0xc0) == 0x80)
			return false;
	return true;
}

static void
test_all_characters(void)
{
	char text[16];
	bool breaks[16];
	size_t n = 0;

	for (uint32_t cp = 1; cp < 0x110000; cp++) {
		struct str s = { text, 0 };

		if (cp >= 0xd800 && cp < 0xe000)
			continue;
		s.len = utf8_put(text, cp);
		s.len += utf8_put(text + s.len, cp);
		text[s.len++] = 'b';
		s.len += utf8_put(text + s.len, cp);
		layout_env_breaks(env, s, breaks);
		n += between_characters(s, breaks);
	}
	is_int(n, 0x10ffff - 0x800, "no character upsets the search for "
	    "breaks");
	layout_env_breaks(env, STR_LIT("a\xef\xbf\xbf b"), breaks);
	ok(!breaks[3] && breaks[4], "nor ends it");
}

/* What was asked before gets the answer of one that was never asked. */
static void
test_kept(struct arena *a, const struct theme *t)
{
	static const char *const texts[] = { "", "one", "one two", "one  two",
		"45 CFR 164.508(b)(2), and so on", "\xe2\x80\x9cso\xe2\x80\x9d",
		"one two", "one tw", "one-two" };
	bool again[64], fresh[64];
	struct layout_env *other;

	for (size_t i = 0; i < NELEM(texts); i++) {
		const struct str s = str_of(texts[i]);
		struct diag *dg = diag_new(a);

		other = layout_env_open(dg, t, NULL);
		CHECK(other != NULL && s.len < NELEM(again));
		for (int k = 0; k < 2; k++) {
			memset(again, 2, sizeof(again));
			memset(fresh, 2, sizeof(fresh));
			layout_env_breaks(env, s, again);
			layout_env_breaks(other, s, fresh);
			ok(memcmp(again, fresh, sizeof(fresh)) == 0,
			    "breaks of \"%s\", time %d", texts[i], k + 1);
		}
		layout_env_close(other);
	}
}

static void
test_places(struct arena *a)
{
	const struct theme *t = fake_theme(a, "left", "no");
	struct diag *dg = diag_new(a);
	struct doc_node *book = para_book(a, ""), *para, *value;

	ok(fake_layout(a, dg, env, t, para_book(a, "one \xd7\x90\xd7\x91"))
	    == NULL, "words from right to left are refused");
	is_text(str_of(code(dg, 0)), "P426", "with their code");
	is_int(diag_len(dg), 1, "once");
	is_int(diag_at(dg, 0)->at.col, 5, "and their column");
	dg = diag_new(a);
	ok(fake_layout(a, dg, env, t, para_book(a, "a \xe2\x80\xae b")) ==
	    NULL, "so is what turns others round");
	dg = diag_new(a);
	ok(fake_layout(a, dg, env, t, para_book(a, "abc \xee\x80\x80")) ==
	    NULL, "a character no font has");
	is_int(diag_at(dg, 0)->at.col, 5, "at its own column");
	/* Words of a setting: the value's place, and its name. */
	dg = diag_new(a);
	para = book->first->first;
	value = doc_add(a, para, DOC_VALUE, (struct pos){ "x.xml", 7, 9 });
	value->label = STR_LIT("identity.legal-name");
	doc_add_text(a, value, (struct pos){ NULL, 0, 0 },
	    STR_LIT("abc \xee\x80\x80"));
	ok(fake_layout(a, dg, env, t, book) == NULL, "in a setting");
	is_int(diag_at(dg, 0)->at.line, 7, "at its line");
	is_int(diag_at(dg, 0)->at.col, 9, "and column");
	ok(str_find(diag_at(dg, 0)->hint, "identity.legal-name", 0) <
	    diag_at(dg, 0)->hint.len, "with its name");
}

static void
test_patterns(struct arena *a, const struct theme *t)
{
	static const struct { const char *bytes; bool good; } all[] = {
		{ "UTF-8\n.ach4\n% a/b\n4a1b\n", true },
		{ "ISO8859-1\n", true },
		{ "", false },
		{ "\n.ach4\n", false },
		{ "an encoding\n", false },
		{ "UTF-8\n\x7f\x45\x01\n", false },
		{ "UTF-8\na1b/c=d,1,200\n", false },
		{ "UTF-8\n1.2\n", false },
		{ "UTF-8\na.b\n", false },
		{ "UTF-8\n12a\n", false },
		{ "UTF-8\nNEXTLEVEL\n1\n", false },
		{ "UTF-8\nLEFTHYPHENMIN 2\r\n\n.1a2\xc3\xa9.\n", true },
		{ "UTF-8\nLEFTHYPHENMIN -2\n", false },
		{ "UTF-8\n.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n",
		    false },
	};
	char path[] = "/tmp/precept-patterns-XXXXXX";
	const int fd = mkstemp(path);
	struct layout_env *e;
	struct diag *dg;

	CHECK(fd >= 0);
	close(fd);
	for (size_t i = 0; i < NELEM(all); i++) {
		dg = diag_new(a);
		CHECK(file_write(dg, path, str_of(all[i].bytes), 0600) == 0);
		e = layout_env_open(dg, t, path);
		ok((e != NULL) == all[i].good, "patterns %zu", i);
		if (e == NULL)
			ok(str_is(str_of(code(dg, 0)), "P425") &&
			    diag_at(dg, 0)->at.line > 0 &&
			    diag_at(dg, 0)->hint.ptr != NULL,
			    "are a finding with place and hint");
		layout_env_close(e);
	}
	unlink(path);
	dg = diag_new(a);
	ok(layout_env_open(dg, t, "/dev/zero") == NULL, "nor is a device one");
	is_text(str_of(code(dg, 0)), "P425", "it is said");
}

int
main(void)
{
	struct arena *a = arena_new();
	struct diag *dg = diag_new(a);
	const struct theme *t = fake_theme(a, "left", "no");

	env = layout_env_open(dg, t, THEME_HYPHEN_ROOT "/hyph_en_US.dic");
	CHECK(env != NULL);
	ok(layout_env_open(dg, t, "/none/such.dic") == NULL,
	    "patterns that are missing");
	is_text(str_of(code(dg, 0)), "P425", "are a finding");
	test_patterns(a, t);
	test_breaks(a);
	test_hyphens(a);
	test_justified(a);
	test_spans(a);
	test_findings(a);
	test_kept(a, t);
	test_all_characters();
	test_places(a);
	layout_env_close(env);
	arena_free(a);
	return tap_done();
}
