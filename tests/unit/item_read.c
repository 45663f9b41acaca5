/*
 * Items: what is written is read as it was; what is not scored is refused by
 * name; QTI 2.1 means the same.
 */
#include "tap.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/diag.h"
#include "base/file.h"
#include "item/item.h"
#include "../item/sample.h"

static struct str
written(struct arena *a, const struct item *it, bool key)
{
	struct buf b;
	struct str s;

	buf_init(&b, SIZE_MAX);
	item_write(&b, it, key);
	s = str_dup(a, buf_view(&b));
	buf_free(&b);
	return s;
}

/* text with the first from as to. */
static struct str
with(struct arena *a, struct str text, const char *from, const char *to)
{
	const size_t at = str_find(text, from, 0);

	if (at == text.len) {
		ok(false, "the sample holds %s", from);
		return text;
	}
	return str_fmt(a, "%.*s%s%.*s", STR_ARG(str_sub(text, 0, at)), to,
	    STR_ARG(str_sub(text, at + strlen(from), text.len)));
}

/* As QTI 2.1 has it: names in camel case, its namespace and templates. */
static struct str
as_21(struct arena *a, struct str text)
{
	char *p = arena_array(a, text.len + 1, 2);
	size_t len = 0;
	bool tag = false, value = false, word = false;

	for (size_t i = 0; i < text.len; i++) {
		const char c = text.ptr[i];

		if (c == '<')
			tag = true;
		if (c == '>')
			tag = value = false;
		if (tag && c == '"')
			value = !value;
		if (tag && !value && !strncmp(text.ptr + i, "qti-", 4)) {
			i += 3;
			continue;
		}
		if (tag && !value && c == '-') {
			word = true;
			continue;
		}
		p[len++] = word ? (char)(c - 'a' + 'A') : c;
		word = false;
	}
	text = with(a, (struct str){ p, len }, "imsqtiasi_v3p0",
	    "imsqti_v2p1");
	if (str_find(text, "https://purl.imsglobal.org/spec/qti/v3p0/", 0) !=
	    text.len) {
		text = with(a, text, "https://purl.imsglobal.org/spec/qti/"
		    "v3p0/", "http://www.imsglobal.org/question/qti_v2p1/");
		text = with(a, text, ".xml\"/>\n  <modal",
		    "\"/>\n  <modal");
	}
	return text;
}

static bool
same_choices(const struct item_choice *x, const struct item_choice *y,
    size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!str_eq(x[i].id, y[i].id) || !str_eq(x[i].body, y[i].body))
			return false;
	return true;
}

static bool
same(const struct item *x, const struct item *y)
{
	return str_eq(x->id, y->id) && str_eq(x->title, y->title) &&
	    str_eq(x->body, y->body) && str_eq(x->words, y->words) &&
	    str_eq(x->stimulus, y->stimulus) && x->kind == y->kind &&
	    x->n_choices == y->n_choices && x->n_targets == y->n_targets &&
	    x->limit == y->limit &&
	    same_choices(x->choices, y->choices, x->n_choices) &&
	    same_choices(x->targets, y->targets, x->n_targets);
}

static bool
same_key(const struct item *x, const struct item *y)
{
	return x->n_correct == y->n_correct && (x->n_correct == 0 ||
	    memcmp(x->correct, y->correct,
	    x->n_correct * sizeof(*x->correct)) == 0) &&
	    x->scoring == y->scoring && x->n_map == y->n_map &&
	    x->map_lower == y->map_lower && x->map_upper == y->map_upper &&
	    x->max == y->max && str_eq(x->reason, y->reason);
}

static void
test_round(struct arena *a, const struct sample *s)
{
	static const char *const secrets[] = { "correct", "mapping", "map-",
		"processing", "feedback", "Because", "SCORE" };

	for (size_t i = 0; i < NELEM(s->items); i++) {
		struct diag *dg = diag_new(a);
		const struct item *it = &s->items[i];
		const char *id = str_c(a, it->id);
		struct str text = written(a, it, true);
		const struct str open = written(a, it, false);
		struct item back, old, blind;

		if (item_read(a, dg, id, text, &back) < 0 ||
		    item_read(a, dg, id, as_21(a, text), &old) < 0 ||
		    item_read(a, dg, id, open, &blind) < 0) {
			diag_print(dg, stdout, false);
			ok(false, "%s is read", id);
			continue;
		}
		ok(same(it, &back) && same_key(it, &back), "%s as it was", id);
		ok(str_eq(written(a, &back, true), text), "written again");
		ok(same_key(it, &old) && it->kind == old.kind &&
		    same_choices(it->choices, old.choices, it->n_choices),
		    "the same in 2.1");
		ok(same(it, &blind) && blind.n_correct == 0 &&
		    blind.n_map == 0 && blind.max == 0, "open: no key");
		for (size_t k = 0; k < NELEM(secrets); k++)
			ok(str_find(open, secrets[k], 0) == open.len,
			    "open: no %s", secrets[k]);
	}
}

/* A mapped item keeps its bounds and values. */
static void
test_mapped(struct arena *a)
{
	static const char *const files[] = { "tests/item/mapped-1.xml",
		"tests/item/mapped-2.xml", "tests/item/mapped-3.xml",
		"tests/item/mapped-4.xml" };
	static const int64_t most[] = { 1000, 2500, 2000, 1000 };

	for (size_t i = 0; i < NELEM(files); i++) {
		struct diag *dg = diag_new(a);
		struct item it, back;
		struct str text;

		ok(file_read_text(a, dg, files[i], files[i], &text) == 0 &&
		    item_read(a, dg, files[i], text, &it) == 0 &&
		    item_read(a, dg, "x", written(a, &it, true), &back) == 0,
		    "%s read, written, read", files[i]);
		ok(same(&it, &back) && same_key(&it, &back) && memcmp(it.map,
		    back.map, it.n_map * sizeof(*it.map)) == 0, "the same");
		is_int(it.max * 1000 / ITEM_POINT, most[i], "the most");
	}
}

/* What a mapping gives at most: of one, of some, of any, of none. */
static void
test_most(struct arena *a)
{
	static const struct { const char *file, *from, *to; int64_t most; }
	all[] = {
		{ "mapped-2.xml", "default-value=\"0\"", "default-value=\"4\"",
		    4000 },
		{ "mapped-2.xml", "default-value=\"0\"", "default-value=\"2\"",
		    2500 },
		{ "mapped-3.xml", "max-choices=\"0\"", "max-choices=\"1\"",
		    1250 },
		{ "mapped-3.xml", "lower-bound=\"-0.5\" upper-bound=\"2\"",
		    "lower-bound=\"3\" upper-bound=\"4\"", 3000 },
		{ "mapped-3.xml", "upper-bound=\"2\"", "", 2625 },
		{ "mapped-4.xml", "default-value=\"0\"", "default-value=\"1\"",
		    2400 },
	};

	for (size_t i = 0; i < NELEM(all); i++) {
		const char *path = str_c(a, str_fmt(a, "tests/item/%s",
		    all[i].file));
		struct diag *dg = diag_new(a);
		struct str text;
		struct item it = { 0 };

		if (file_read_text(a, dg, path, path, &text) < 0 ||
		    item_read(a, dg, "x", with(a, text, all[i].from,
		    all[i].to), &it) < 0)
			diag_print(dg, stdout, false);
		is_int(it.max * 1000 / ITEM_POINT, all[i].most, all[i].to);
	}
}

/* Nothing divided by nothing, in the form of our part marks. */
static void
test_no_parts(struct arena *a)
{
	const char *path = "tests/item/partial-2.xml";
	struct diag *dg = diag_new(a);
	struct item it;
	struct str text;

	ok(file_read_text(a, dg, path, path, &text) == 0 &&
	    item_read(a, dg, "x", with(a, with(a, text,
	    "mapped-value=\"-1\"", "mapped-value=\"-2\""), "float\">2<",
	    "float\">0<"), &it) == -1 && !strcmp(diag_at(dg, 0)->code,
	    "P912"), "points divided by 0");
}

#define CHOICE "single-1.xml"
#define MANY "multiple-3.xml"
#define PART "partial-2.xml"
#define MAP "mapped-3.xml"
#define ORDER "order-1.xml"
#define MATCH "match-1.xml"
#define TEMPLATE "<qti-response-processing template=\"https://purl." \
	"imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml\"/>"

/* Response processing that begins with element and ends with end. */
#define MATCH_BY(element, end) \
	"<qti-response-processing><qti-response-condition><qti-response-if>" \
	"<" element "><qti-variable identifier='RESPONSE'/><qti-correct " \
	"identifier='RESPONSE'/></" end "><qti-set-outcome-value " \
	"identifier='SCORE'><qti-base-value base-type='float'>1" \
	"</qti-base-value></qti-set-outcome-value></qti-response-if>" \
	"</qti-response-condition></qti-response-processing>"

static const struct {
	const char *file, *from, *to;	/* to NULL: all of the text is from */
	const char *code, *words;	/* code NULL: it is read */
} cases[] = {
	{ CHOICE, "<a/>", NULL, "P901",
	    "this is not a QTI item: its first element is <a>" },
	{ CHOICE, "<!DOCTYPE a [<!ENTITY b SYSTEM 'c'>]><a>&b;</a>", NULL,
	    "P020", NULL },
	{ CHOICE, "imsqtiasi_v3p0", "imsqtiasi_v4p0", "P901", NULL },
	{ CHOICE, "adaptive=\"false\"", "adaptive=\"true\"", "P915",
	    "an adaptive item is not scored" },
	{ CHOICE, "<qti-item-body>", "<qti-template-processing/>"
	    "<qti-item-body>", "P915", NULL },
	{ CHOICE, "<qti-item-body>", "<qti-template-declaration/>"
	    "<qti-item-body>", "P915", "an item that differs each time is not "
	    "scored" },
	{ CHOICE, "identifier=\"single-1\"", "identifier=\"1\"", "P904",
	    NULL },
	{ CHOICE, "identifier=\"single-1\"", "identifier=\"a123456789"
	    "a123456789a123456789a123456789a123456789a123456789abcde\"",
	    "P904", NULL },
	{ CHOICE, "<p>Choose.</p>", "<p>Choose.</p><qti-extended-text-"
	    "interaction response-identifier='R'/>", "P915",
	    "a second question in one item is not scored" },
	{ CHOICE, "qti-choice-interaction response", "qti-hottext-interaction "
	    "response", "P024", NULL },
	{ CHOICE, "base-type=\"identifier\"", "base-type=\"string\"", "P914",
	    "a response of cardinality \"single\" and base type \"string\" is "
	    "not scored" },
	{ CHOICE, "cardinality=\"single\"", "cardinality=\"ordered\"", "P914",
	    NULL },
	{ CHOICE, "identifier=\"RESPONSE\"", "identifier=\"R\"", "P904",
	    "\"R\" is not RESPONSE, which the templates score" },
	{ CHOICE, "<qti-outcome", "<qti-response-declaration/><qti-outcome",
	    "P915", NULL },
	{ CHOICE, "match_correct", "map_response_point", "P911", "the response "
	    "processing template \"https://purl.imsglobal.org/spec/qti/v3p0/"
	    "rptemplates/map_response_point.xml\" is not scored" },
	{ CHOICE, "purl.imsglobal.org", "example.com", "P911", NULL },
	{ CHOICE, "rptemplates/match", "rptemplates/x/match", "P911", NULL },
	{ CHOICE, TEMPLATE, "", "P903",
	    "<qti-assessment-item> lacks <qti-response-processing>" },
	{ CHOICE, "match_correct", "map_response", "P903",
	    "<qti-response-declaration> lacks <qti-mapping>" },
	{ CHOICE, "match_correct.xml", "match_correct", NULL, NULL },
	{ CHOICE, "<qti-value>C</qti-value>", "", "P903", NULL },
	{ CHOICE, "<qti-correct-response>\n      <qti-value>C</qti-value>\n"
	    "    </qti-correct-response>", "", "P903",
	    "<qti-response-declaration> lacks <qti-correct-response>" },
	{ CHOICE, "<qti-value>C</qti-value>", "<qti-value>c</qti-value>",
	    "P906", "there is no choice called \"c\"" },
	{ CHOICE, "<qti-value>C</qti-value>", "<qti-value>C</qti-value>"
	    "<qti-value>D</qti-value>", "P916", "the key does not fit the "
	    "question: more values are right than may be chosen" },
	{ CHOICE, "identifier=\"B\"", "identifier=\"A\"", "P905", NULL },
	{ CHOICE, "identifier=\"B\"", "", "P903", NULL },
	{ CHOICE, "<qti-default-value><qti-value>0</qti-value>"
	    "</qti-default-value>", "", NULL, NULL },
	{ CHOICE, "<p>Choose.</p>", "<script>x</script><img alt='&lt;x'/>"
	    "<qti-rubric-block>secret</qti-rubric-block>", NULL, NULL },
	{ MANY, "<qti-value>C</qti-value>", "<qti-value>A</qti-value>",
	    "P916", NULL },
	{ MANY, "<qti-value>C</qti-value>", "<qti-value>C</qti-value>"
	    "<qti-value>D</qti-value>", "P916", NULL },
	{ MANY, "max-choices=\"2\"", "max-choices=\"two\"", "P904", NULL },
	{ CHOICE, TEMPLATE, "<qti-response-processing><qti-response-condition>"
	    "<qti-response-if><qti-match><qti-variable identifier='RESPONSE'/>"
	    "<qti-correct identifier='RESPONSE'/></qti-match>"
	    "<qti-set-outcome-value identifier='SCORE'><qti-base-value "
	    "base-type='float'>1.0</qti-base-value></qti-set-outcome-value>"
	    "</qti-response-if></qti-response-condition>"
	    "</qti-response-processing>", NULL, NULL },
	{ CHOICE, TEMPLATE, "<qti-response-processing><qti-response-condition>"
	    "<qti-response-if><qti-match><qti-variable identifier='RESPONSE'/>"
	    "<qti-correct identifier='RESPONSE'/></qti-match>"
	    "<qti-set-outcome-value identifier='SCORE'><qti-base-value "
	    "base-type='float'>2</qti-base-value></qti-set-outcome-value>"
	    "</qti-response-if></qti-response-condition>"
	    "</qti-response-processing>", "P912", "response processing with "
	    "<qti-response-processing> is not scored" },
	/* What looks like an operator is none in another namespace or name. */
	{ CHOICE, TEMPLATE, MATCH_BY("x:qti-match xmlns:x='urn:x'",
	    "x:qti-match"), "P912", NULL },
	{ CHOICE, TEMPLATE, MATCH_BY("not-match", "not-match"), "P912",
	    "response processing with <not-match> is not scored" },
	{ PART, "<qti-divide>", "<qti-sum><qti-divide>", "P024", NULL },
	{ PART, "<qti-map-response identifier=\"RESPONSE\"/>",
	    "<qti-random/>", "P912",
	    "response processing with <qti-random> is not scored" },
	{ PART, "float\">2<", "float\">3<", "P912", NULL },
	{ PART, "lower-bound=\"0\"", "", "P912", NULL },
	{ PART, "mapped-value=\"-1\"", "mapped-value=\"-2\"", "P912", NULL },
	{ PART, "<qti-value>B</qti-value>", "<qti-value>A</qti-value>",
	    "P916", "the key does not fit the question: its mapping and its "
	    "correct response differ" },
	{ PART, "lower-bound=\"0\"", "lower-bound=\"0\" upper-bound=\"1\"",
	    "P912", NULL },
	{ PART, "<qti-map-entry map-key=\"D\" mapped-value=\"-1\"/>", "",
	    "P912", NULL },
	{ MAP, "map-key=\"B\"", "map-key=\"A\"", "P905", NULL },
	{ MAP, "map-key=\"B\"", "map-key=\"Z\"", "P906", NULL },
	{ MAP, "map-key=\"B\"", "", "P903", NULL },
	{ MAP, "mapped-value=\"1.25\"", "", "P903", NULL },
	{ MAP, "mapped-value=\"1.25\"", "mapped-value=\"1e9\"", "P904",
	    NULL },
	{ MAP, "mapped-value=\"1.25\"", "mapped-value=\"1001\"", "P904",
	    NULL },
	{ MAP, "mapped-value=\"1.25\"", "mapped-value=\".1234567\"", "P904",
	    NULL },
	{ MAP, "mapped-value=\"1.25\"", "mapped-value=\"+.123456000\"", NULL,
	    NULL },
	{ MAP, "mapped-value=\"1.25\"", "mapped-value=\".\"", "P904", NULL },
	{ MAP, "mapped-value=\"1.25\"", "mapped-value=\"1.2.5\"", "P904",
	    NULL },
	{ MAP, "upper-bound=\"2\"", "upper-bound=\"-2\"", "P916", NULL },
	{ MAP, "upper-bound=\"2\"", "upper-bound=\"0\"", "P917", NULL },
	{ MAP, "lower-bound=\"-0.5\"", "lower-bound=\"\"", "P904", NULL },
	{ ORDER, "cardinality=\"ordered\"", "cardinality=\"multiple\"",
	    "P914", NULL },
	{ MATCH, "match-max=\"1\"", "match-max=\"0\"", "P915", NULL },
	{ MATCH, "cardinality=\"multiple\"", "cardinality=\"single\"",
	    "P914", NULL },
	{ MATCH, "<qti-value>R1 D2</qti-value>",
	    "<qti-value>D2 R1</qti-value>", "P906", NULL },
	{ MATCH, "<qti-value>R1 D2</qti-value>",
	    "<qti-value>R1</qti-value>", "P906", NULL },
	{ MATCH, "directedPair", "pair", NULL, NULL },
	{ MATCH, "directedPair\">\n    <qti-correct-response>\n      "
	    "<qti-value>R1 D2<", "pair\">\n    <qti-correct-response>\n      "
	    "<qti-value>D2 R1<", NULL, NULL },
	{ MATCH, "</qti-assessment-item>", "<qti-modal-feedback>a &gt; b"
	    "</qti-modal-feedback></qti-assessment-item>", NULL, NULL },
	{ MAP, "default-value=\"0\"", "default-value=\"1000\"", NULL, NULL },
	{ MATCH, "<qti-simple-match-set>", "<x/><qti-simple-match-set>", NULL,
	    NULL },
	/* Elements that hold nothing, or are missing, at every level. */
	{ CHOICE, "<qti-assessment-item xmlns='http://www.imsglobal.org/xsd/"
	    "imsqtiasi_v3p0'/>", NULL, "P903", NULL },
	{ CHOICE, "<qti-assessment-item xmlns='http://www.imsglobal.org/xsd/"
	    "imsqtiasi_v3p0' identifier='a'><qti-item-body/>"
	    "</qti-assessment-item>", NULL, "P903", NULL },
	{ CHOICE, "<qti-assessment-item xmlns='http://www.imsglobal.org/xsd/"
	    "imsqtiasi_v3p0' identifier='a'><qti-response-declaration "
	    "identifier='RESPONSE'/><qti-item-body><qti-match-interaction/>"
	    "</qti-item-body></qti-assessment-item>", NULL, "P903", NULL },
	{ CHOICE, "<qti-assessment-item xmlns='http://www.imsglobal.org/xsd/"
	    "imsqtiasi_v3p0' identifier='a'><qti-response-declaration "
	    "identifier='RESPONSE'/><qti-item-body><qti-choice-interaction/>"
	    "</qti-item-body></qti-assessment-item>", NULL, "P903", NULL },
	{ CHOICE, "<qti-assessment-item xmlns='http://www.imsglobal.org/xsd/"
	    "imsqtiasi_v3p0' identifier='a'><qti-response-declaration "
	    "identifier='RESPONSE'/><qti-item-body><qti-upload-interaction/>"
	    "</qti-item-body></qti-assessment-item>", NULL, "P913",
	    "a <qti-upload-interaction> is not scored" },
	{ CHOICE, TEMPLATE, "<qti-response-processing/>", "P912", NULL },
};

static void
test_cases(struct arena *a)
{
	for (size_t i = 0; i < NELEM(cases); i++) {
		struct diag *dg = diag_new(a);
		const char *path = str_c(a, str_fmt(a, "tests/item/%s",
		    cases[i].file));
		struct item it = { .max = 77 };
		const struct finding *f;
		struct str text;
		bool good;
		int rc;

		if (file_read_text(a, dg, path, path, &text) < 0)
			continue;
		text = cases[i].to == NULL ? str_of(cases[i].from) :
		    with(a, text, cases[i].from, cases[i].to);
		rc = item_read(a, dg, "item.xml", text, &it);
		f = diag_len(dg) != 0 ? diag_at(dg, 0) : NULL;
		if (cases[i].code == NULL)
			good = rc == 0 && f == NULL;
		else
			good = rc == -1 && it.max == 77 && f != NULL &&
			    !strcmp(f->code, cases[i].code) &&
			    f->hint.ptr != NULL && (cases[i].words == NULL ||
			    str_is(f->text, cases[i].words));
		ok(good, "%s: %s as %s",
		    cases[i].code != NULL ? cases[i].code : "read",
		    cases[i].from, cases[i].to != NULL ? cases[i].to : "all");
		if (!good && f != NULL)
			printf("# %u: %s %s\n", f->at.line, f->code,
			    f->text.ptr);
	}
}

/* What is amiss decides what helps. */
static void
test_hints(struct arena *a)
{
	static const struct { const char *from, *to, *hint; } hints[] = {
		{ "adaptive=\"false\"", "adaptive=\"true\"",
		    "make it an item that is the same for everyone" },
		{ "<p>Choose.</p>", "<p>Choose.</p><qti-extended-text-"
		    "interaction response-identifier='R'/>",
		    "make two items of it" },
		{ "<qti-outcome", "<qti-response-declaration/><qti-outcome",
		    "make two items of it" },
	};
	const char *path = "tests/item/" CHOICE;
	struct str file;
	struct item it;

	ok(file_read_text(a, diag_new(a), path, path, &file) == 0, "a file");
	for (size_t i = 0; i < NELEM(hints); i++) {
		struct diag *dg = diag_new(a);

		ok(item_read(a, dg, "item.xml", with(a, file, hints[i].from,
		    hints[i].to), &it) == -1, "refused");
		is_text(diag_at(dg, 0)->hint, hints[i].hint, "its hint");
	}
}

/* Without an else, a wrong answer keeps what the score begins with. */
static void
test_head_start(struct arena *a)
{
	static const struct { const char *value; bool only, read; } starts[] = {
		{ "0.0", true, true }, { "0.9", false, true },
		{ "0.9", true, false }, { "-1", true, false },
		{ "x", true, false },
	};
	const char *path = "tests/item/" CHOICE;
	struct str file;

	ok(file_read_text(a, diag_new(a), path, path, &file) == 0, "a file");
	for (size_t i = 0; i < NELEM(starts); i++) {
		struct diag *dg = diag_new(a);
		struct str text = with(a, file, "<qti-value>0<",
		    str_fmt(a, "<qti-value>%s<", starts[i].value).ptr);
		struct item it;

		if (starts[i].only)
			text = with(a, text, TEMPLATE, MATCH_BY("qti-match",
			    "qti-match"));
		ok((item_read(a, dg, "item.xml", text, &it) == 0) ==
		    starts[i].read, "it begins with %s", starts[i].value);
		if (!starts[i].read)
			ok(str_is(diag_at(dg, 0)->text, "response processing "
			    "with <qti-default-value> is not scored"),
			    "so it is refused");
	}
}

/* Limits: one choice more than fits a word, one key more, too many points. */
static void
test_limits(struct arena *a)
{
	const char *path = "tests/item/multiple-1.xml";
	struct diag *dg = diag_new(a);
	struct str text, choices = STR_LIT(""), values = STR_LIT(""), map;
	struct item it;

	if (file_read_text(a, dg, path, path, &text) < 0)
		return;
	for (unsigned i = 0; i < 60; i++) {
		choices = str_fmt(a, "%.*s<qti-simple-choice identifier='c%u'/>",
		    STR_ARG(choices), i);
		values = str_fmt(a, "%.*s<qti-value>c%u</qti-value>",
		    STR_ARG(values), i);
	}
	choices = str_fmt(a, "%.*s</qti-choice-interaction>",
	    STR_ARG(choices));
	ok(item_read(a, dg, "x", with(a, text, "</qti-choice-interaction>",
	    choices.ptr), &it) == -1 && !strcmp(diag_at(dg, 0)->code, "P907"),
	    "65 choices");
	text = with(a, text, "<qti-simple-choice identifier=\"E\">Choice E"
	    "</qti-simple-choice>", "");
	dg = diag_new(a);
	is_int(item_read(a, dg, "x", with(a, text,
	    "</qti-choice-interaction>", choices.ptr), &it), 0, "64 choices");
	is_int(it.n_choices, 64, "all of them");
	values = str_fmt(a, "%.*s%.*s<qti-value>B", STR_ARG(values),
	    STR_ARG(values));
	ok(item_read(a, dg, "x", with(a, with(a, text,
	    "</qti-choice-interaction>", choices.ptr), "<qti-value>B",
	    values.ptr), &it) == -1, "more values than choices");
	map = STR_LIT("</qti-correct-response><qti-mapping>");
	for (unsigned i = 0; i < 2; i++)
		map = str_fmt(a, "%.*s<qti-map-entry map-key='%c' "
		    "mapped-value='501'/>", STR_ARG(map), (char)('A' + (int)i));
	map = str_fmt(a, "%.*s</qti-mapping>", STR_ARG(map));
	dg = diag_new(a);
	ok(item_read(a, dg, "x", with(a, with(a, text,
	    "</qti-correct-response>", map.ptr), "match_correct",
	    "map_response"), &it) == -1 &&
	    str_is(diag_at(dg, 0)->text, "the key does not fit the question: "
	    "it gives more than 1000 points"), "too many points");
}

/* Part marks for n of the n + 1 choices, of which most may be chosen. */
static struct str
part_of(struct arena *a, unsigned n, unsigned most)
{
	const char *path = "tests/item/" PART;
	struct str text, choices = STR_LIT(""), map = STR_LIT("");
	size_t from, to;

	if (file_read_text(a, diag_new(a), path, path, &text) < 0)
		return STR_LIT("");
	for (unsigned i = 0; i <= n; i++) {
		choices = str_fmt(a, "%.*s<qti-simple-choice identifier='c%u'"
		    "/>", STR_ARG(choices), i);
		map = str_fmt(a, "%.*s<qti-map-entry map-key='c%u' "
		    "mapped-value='%d'/>", STR_ARG(map), i, i < n ? 1 : -1);
	}
	from = str_find(text, "<qti-correct-response>", 0);
	to = str_find(text, "</qti-response-declaration>", 0);
	text = str_fmt(a, "%.*s<qti-mapping lower-bound='0'>%.*s</qti-mapping>"
	    "%.*s", STR_ARG(str_sub(text, 0, from)), STR_ARG(map),
	    STR_ARG(str_sub(text, to, text.len)));
	from = str_find(text, "<qti-choice-interaction", 0);
	to = str_find(text, "</qti-choice-interaction>", 0);
	text = str_fmt(a, "%.*s<qti-choice-interaction response-identifier="
	    "'RESPONSE' max-choices='%u'>%.*s%.*s",
	    STR_ARG(str_sub(text, 0, from)), most, STR_ARG(choices),
	    STR_ARG(str_sub(text, to, text.len)));
	return with(a, text, "float\">2<", str_fmt(a, "float\">%u<", n).ptr);
}

/* A part that is no whole number of units is refused, not rounded. */
static void
test_parts(struct arena *a)
{
	static const struct { unsigned n, most; const char *words; } parts[] = {
		{ 1, 0, NULL }, { 12, 0, NULL }, { 12, 12, NULL },
		{ 14, 0, NULL },
		{ 12, 11, "the key does not fit the question: more values are "
		    "right than may be chosen" },
		{ 13, 0, "the key does not fit the question: a point divided "
		    "by 13 is not exact; let twelve choices or fewer be "
		    "right" },
		{ 63, 0, NULL },
	};

	for (size_t i = 0; i < NELEM(parts); i++) {
		struct diag *dg = diag_new(a);
		struct item it;
		const int rc = item_read(a, dg, "x", part_of(a, parts[i].n,
		    parts[i].most), &it);

		ok(parts[i].words == NULL ? rc == 0 : rc == -1 &&
		    str_is(diag_at(dg, 0)->text, parts[i].words),
		    "a point in %u parts", parts[i].n);
	}
}

/* Markup: listed elements stay, others leave their words, secrets nothing. */
static void
test_markup(struct arena *a)
{
	struct diag *dg = diag_new(a);
	struct item_stimulus s;
	const struct str text = STR_LIT("<qti-assessment-stimulus xmlns='http:"
	    "//www.imsglobal.org/xsd/imsqtiasi_v3p0' identifier='s' "
	    "title='T'><qti-stimulus-body>\n <p onclick='x' dir='ltr'>a &lt;"
	    "<a href='javascript:x'>b</a><br/>c</p><script>no</script><ul>"
	    "<li>d</li><li>e</li></ul><qti-feedback-block>no"
	    "</qti-feedback-block></qti-stimulus-body>"
	    "</qti-assessment-stimulus>");

	is_int(item_read_stimulus(a, dg, "s.xml", text, &s), 0, "a stimulus");
	is_text(s.body, "<p dir=\"ltr\">a &lt;b<br/>c</p><ul><li>d</li>"
	    "<li>e</li></ul>", "markup");
	is_text(s.words, "a <b c d e", "words");
	ok(item_read_stimulus(a, dg, "s.xml", STR_LIT("<a/>"), &s) == -1 &&
	    item_read_stimulus(a, dg, "s.xml", STR_LIT("<qti-assessment-"
	    "stimulus xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0' "
	    "identifier='s'/>"), &s) == -1, "none, and an empty one");
}

int
main(void)
{
	struct arena *a = arena_new();
	struct sample s;

	sample_make(a, &s);
	test_round(a, &s);
	test_mapped(a);
	test_hints(a);
	test_head_start(a);
	test_parts(a);
	test_most(a);
	test_no_parts(a);
	test_cases(a);
	test_limits(a);
	test_markup(a);
	arena_free(a);
	return tap_done();
}
