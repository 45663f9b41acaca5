/* The theme's reader: what it takes, and what each mistake is called. */
#include "layout_book.h"

static struct theme *
read(struct arena *a, struct diag *dg, const char *extra, const char *paper)
{
	struct str text;

	CHECK(file_read(a, dg, "templates/theme.xml", FILE_MAX_TEXT, &text) ==
	    0);
	text.len = str_find(text, "</theme>", 0);
	text = str_fmt(a, "%.*s%s</theme>", STR_ARG(text), extra);
	return theme_read(a, dg, "theme.xml", text, str_of(paper));
}

static void
test_good(struct arena *a)
{
	struct diag *dg = diag_new(a);
	const struct theme *t = read(a, dg, "", "letter");

	diag_print(dg, stdout, false);
	ok(t != NULL, "the built-in theme is read");
	if (t == NULL)
		return;
	is_int(t->page_w, 612000, "letter");
	is_int(read(a, dg, "", "a4")->page_w, 595276, "a4");
	is_int(theme_style(t, "item")->leading, theme_style(t, "para")->leading,
	    "a style is like another");
	is_text(theme_box(t, STR_LIT("rights"))->name, "rights", "a box");
	is_text(theme_box(t, STR_LIT("none such"))->name, "box", "or the box");
	ok(theme_find_style(t, STR_LIT("none such")) == NULL, "no such style");
	ok(t->faces[0].fallback >= 0, "a fallback that comes later");
}

/* 4.5 to 1 between words and what is behind them (WCAG 1.4.3). */
static unsigned
luminance(uint32_t c)
{
	double sum = 0;
	static const double weight[] = { 0.2126, 0.7152, 0.0722 };

	for (int i = 0; i < 3; i++) {
		const double v = (double)(c >> (16 - 8 * i) & 255) / 255;
		double lin = v / 12.92;

		if (v > 0.03928) {
			/* ((v + 0.055) / 1.055) ^ 2.4 = x^2 * (x^2)^(1/5) */
			const double x = (v + 0.055) / 1.055, y = x * x;
			double root = 1;

			for (int k = 0; k < 60; k++)
				root -= (root * root * root * root * root - y) /
				    (5 * root * root * root * root);
			lin = y * root;
		}
		sum += weight[i] * lin;
	}
	return (unsigned)(sum * 1000000);
}

static bool
readable(uint32_t ink, uint32_t paper)
{
	const unsigned x = luminance(ink) + 50000, y = luminance(paper) + 50000;

	return (x > y ? x : y) * 10 >= (x > y ? y : x) * 45;
}

static void
test_contrast(struct arena *a)
{
	const struct theme *t = read(a, diag_new(a), "", "letter");
	bool good = true;

	for (size_t i = 0; i < t->n_boxes; i++)
		if (t->boxes[i].filled)
			good = good && readable(t->ink, t->boxes[i].fill) &&
			    readable(t->accent, t->boxes[i].fill) &&
			    readable(t->muted, t->boxes[i].fill);
	for (size_t i = 0; i < t->n_styles; i++)
		good = good && readable(t->styles[i].color, 0xffffff);
	ok(good && readable(t->ink, t->gap), "words stand out from what is "
	    "behind them");
	ok(!readable(0x999999, 0xffffff), "which gray on white does not");
}

static struct theme *
read_colored(struct arena *a, uint32_t first, uint32_t second)
{
	const struct theme_colors own = { true, true, first, second };
	struct diag *dg = diag_new(a);
	struct str text;

	CHECK(file_read(a, dg, "templates/theme.xml", FILE_MAX_TEXT, &text) ==
	    0);
	return theme_read_colored(a, dg, "theme.xml", text, STR_LIT("letter"),
	    &own);
}

static void
test_own_colors(struct arena *a)
{
	static const uint32_t pale[] = { 0xffffff, 0xffff00, 0xf5a623,
		0x8fd3e8, 0x777777, 0x00ff00 };
	const struct theme *t = read_colored(a, 0x7a1f3d, 0x102030);
	uint32_t color = 0;
	bool good = true;

	is_int(theme_style(t, "h1")->color, 0x7a1f3d, "headings in own color");
	is_int(theme_box(t, STR_LIT("rights"))->bar, 0x7a1f3d, "and boxes");
	is_int(theme_box(t, STR_LIT("rights"))->fill,
	    theme_color_tint(0x7a1f3d), "and what is behind them");
	is_int(theme_box(t, STR_LIT("rule-critical"))->bar, 0x102030,
	    "critical rules in the second");
	is_int(theme_style(t, "para")->color, 0x1d2226, "words stay ink");
	is_int(theme_color_darker(0x7a1f3d), 0x7a1f3d, "dark enough: kept");
	for (size_t i = 0; i < NELEM(pale); i++) {
		color = theme_color_darker(pale[i]);
		t = read_colored(a, color, color);
		good = good && color != pale[i] && readable(color, 0xffffff) &&
		    readable(color, t->tint) && readable(t->muted, t->tint) &&
		    !readable(pale[i], t->tint);
	}
	ok(good, "pale colors are made darker until they can be read");
	ok(theme_color_parse(STR_LIT("#00aBff"), &color) && color == 0xabff,
	    "a color in words");
	ok(!theme_color_parse(STR_LIT("00abff"), &color) &&
	    !theme_color_parse(STR_LIT("#00abfg"), &color) && color == 0xabff,
	    "which these are not");
}

#define PAGE(width, top, header) "<page paper='letter' width='" width \
    "' height='792' top='" top "' bottom='60' left='60' right='60' " \
    "hang='0' header='" header "' footer='30'/>"

static void
test_mistakes(struct arena *a)
{
	static const struct { const char *text, *code; } all[] = {
		{ "<nonsense/>", "P402" },
		{ "<box name='x' like='box' nonsense='1'/>", "P403" },
		{ "<style name='x'/>", "P404" },
		{ "<style name='x' like='para' size='big'/>", "P405" },
		{ "<style name='x' like='para' size='-1'/>", "P414" },
		{ "<style name='x' like='para' size='0'/>", "P414" },
		{ "<style name='x' like='para' size='201'/>", "P414" },
		{ "<style name='x' like='para' before='-500'/>", "P414" },
		{ "<style name='x' like='para' indent='101'/>", "P414" },
		{ "<style name='x' like='para' leading='5'/>", "P415" },
		{ "<style name='x' like='para' size='20'/>", "P415" },
		{ "<box name='x' like='box' pad-x='100'/>", "P414" },
		{ "<code scale='0'/>", "P414" },
		{ "<code scale='1.501'/>", "P414" },
		{ "<hyphenation file='../../../dev/zero'/>", "P416" },
		{ "<hyphenation file='/dev/zero'/>", "P416" },
		{ "<hyphenation file='x' left='0'/>", "P414" },
		{ "<page paper='a5'/>", "P409" },
		{ PAGE("612", "big", "30"), "P405" },
		{ PAGE("14401", "60", "30"), "P405" },
		{ PAGE("71", "60", "30"), "P414" },
		{ PAGE("612", "60", "61"), "P414" },
		{ PAGE("612", "60", "9.999"), "P414" },
		{ PAGE("612", "5", "5"), "P414" },
		{ "<style name='x' like='para' size='20000'/>", "P405" },
		{ "<style name='x' like='para' color='red'/>", "P406" },
		{ "<style name='x' like='nonsense'/>", "P407" },
		{ "<style name='para' like='item'/>", "P408" },
		{ "<style name='x' like='para' align='up'/>", "P409" },
		{ "<face name='x' file='x' family='x' fallback='x'/>", "P411" },
		{ "<page paper='letter' width='100' height='100' top='1' "
		    "bottom='1' left='1' right='1' hang='0' header='1' "
		    "footer='1'/>", "P412" },
	};
	struct diag *dg;

	for (size_t i = 0; i < NELEM(all); i++) {
		dg = diag_new(a);
		ok(read(a, dg, all[i].text, "letter") == NULL &&
		    str_is(str_of(diag_at(dg, 0)->code), all[i].code) &&
		    diag_at(dg, 0)->at.line > 1,
		    "%s: %s", all[i].code, all[i].text);
		ok(diag_at(dg, 0)->hint.ptr != NULL, "with a hint");
	}
	dg = diag_new(a);
	ok(read(a, dg, "", "a5") == NULL && str_is(str_of(diag_at(dg,
	    0)->code), "P410"), "a paper that the theme has not");
	dg = diag_new(a);
	ok(theme_read(a, dg, "x", STR_LIT("<a/>"), STR_LIT("a4")) == NULL &&
	    str_is(str_of(diag_at(dg, 0)->code), "P401"), "no theme");
}

int
main(void)
{
	struct arena *a = arena_new();

	test_good(a);
	test_contrast(a);
	test_own_colors(a);
	test_mistakes(a);
	arena_free(a);
	return tap_done();
}
