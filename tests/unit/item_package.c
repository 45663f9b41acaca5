/*
 * Packages: two parts of one quiz, what was altered, and other makers'.
 * item_package --write OPEN.zip KEY.zip writes the sample and tests nothing.
 */
#include "tap.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/zip.h"
#include "item/item_quiz.h"
#include "../item/sample.h"

static struct sample sample;
static struct str open_zip, key_zip;
static struct digest quiz_digest, key_digest;

static struct zip_part *
find(struct zip_part *parts, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (str_is(parts[i].name, name))
			return &parts[i];
	return NULL;
}

static struct str
file_in(struct arena *a, struct str zip, const char *name)
{
	struct diag *dg = diag_new(a);
	struct zip_part *parts, *p;
	size_t n;

	if (zip_unpack(a, dg, "x", zip, &parts, &n) < 0)
		return STR_LIT("");
	p = find(parts, n, name);
	return p != NULL ? p->bytes : STR_LIT("");
}

static void
test_round(struct arena *a)
{
	struct diag *dg = diag_new(a);
	struct item_package open, key;
	struct str again_open, again_key;
	struct digest d;

	ok(item_package_read(a, dg, "open.zip", open_zip, &open) == 0 &&
	    item_package_read(a, dg, "key.zip", key_zip, &key) == 0, "read");
	ok(!memcmp(&open.digest, &quiz_digest, sizeof(d)) &&
	    !memcmp(&key.digest, &quiz_digest, sizeof(d)) &&
	    !memcmp(&key.key_digest, &key_digest, sizeof(d)), "digests");
	ok(!open.has_key && key.has_key && open.n == 6 && key.n == 6, "parts");
	ok(open.pass == 800 && key.critical[0] && !key.critical[1], "rule");
	ok(open.n_stimuli == 1 && str_is(open.stimuli[0].words,
	    "A phone lies on the desk."), "the scenario, once");
	is_text(key.quiz->entries[2].place, "policies/photos.md:42",
	    "the place of a rule");
	ok(open.quiz->entries[2].place.ptr == NULL, "not in the open part");
	ok(item_package_write(a, dg, &sample.quiz, sample.items,
	    &sample.stimulus, 1, &again_open, &again_key, &d, &d) == 0 &&
	    str_eq(open_zip, again_open) && str_eq(key_zip, again_key),
	    "the same bytes again");
	d = digest_of(file_in(a, open_zip, "digests.txt"));
	ok(!memcmp(&d, &quiz_digest, sizeof(d)),
	    "unzip -p open.zip digests.txt | sha256sum");
	/* A line that moves in the policy makes no new quiz. */
	sample.quiz.entries[0].place = STR_LIT("policies/other.md:1");
	ok(item_package_write(a, dg, &sample.quiz, sample.items,
	    &sample.stimulus, 1, &again_open, &again_key, &d, &key_digest) ==
	    0 && !memcmp(&d, &quiz_digest, sizeof(d)) &&
	    !str_eq(key_zip, again_key), "a moved rule is the same quiz");
}

/* One item too many is told where it stands. */
static void
test_too_many(struct arena *a)
{
	struct diag *dg = diag_new(a);
	struct item_quiz q = { .id = STR_LIT("nurse"),
		.n = ITEM_PACKAGE_MAX + 1 };
	struct item *items = arena_array(a, q.n, sizeof(*items));
	struct str open, key;
	struct digest d;

	items[ITEM_PACKAGE_MAX].at = (struct pos){ "policies/x.md", 7, 1 };
	ok(item_package_write(a, dg, &q, items, NULL, 0, &open, &key, &d,
	    &d) == -1 && diag_len(dg) == 1, "5001 items");
	is_text(diag_at(dg, 0)->text, "there are more than 5000 items in the "
	    "quiz of nurse", "is said");
	ok(diag_at(dg, 0)->at.line == 7 && diag_at(dg, 0)->hint.ptr != NULL,
	    "with its place");
}

/* zip with the file called name as bytes; absent bytes: without it. */
static struct str
replaced(struct arena *a, struct str zip, const char *name, struct str bytes)
{
	struct diag *dg = diag_new(a);
	struct zip_part *parts, *more;
	size_t n, used = 0;
	bool found = false;

	if (zip_unpack(a, dg, "x", zip, &parts, &n) < 0)
		return zip;
	more = arena_array(a, n + 1, sizeof(*more));
	for (size_t i = 0; i < n; i++) {
		more[used] = parts[i];
		if (str_is(parts[i].name, name)) {
			found = true;
			more[used].bytes = bytes;
			if (bytes.ptr == NULL)
				continue;
		}
		used++;
	}
	if (!found)
		more[used++] = (struct zip_part){ str_of(name), bytes };
	return zip_pack(a, more, used);
}

/* digests.txt made anew, as a forger would. */
static struct str
signed_again(struct arena *a, struct str zip)
{
	struct diag *dg = diag_new(a);
	struct zip_part *parts;
	struct str list = STR_LIT("");
	size_t n;

	if (zip_unpack(a, dg, "x", zip, &parts, &n) < 0)
		return zip;
	for (size_t i = 0; i < n; i++) {
		struct digest d = digest_of(parts[i].bytes);
		const struct str hex = digest_hex(a, &d);

		if (!str_is(parts[i].name, "digests.txt"))
			list = str_fmt(a, "%.*s%.*s  %.*s\n", STR_ARG(list),
			    STR_ARG(hex), STR_ARG(parts[i].name));
	}
	return replaced(a, zip, "digests.txt", list);
}

static void
refused(struct arena *a, struct str zip, const char *code, const char *what)
{
	struct diag *dg = diag_new(a);
	struct item_package p = { .pass = 77 };
	const int rc = item_package_read(a, dg, "key.zip", zip, &p);
	const struct finding *f = diag_len(dg) != 0 ? diag_at(dg, 0) : NULL;
	const bool good = rc == -1 && p.pass == 77 && f != NULL &&
	    !strcmp(f->code, code) && f->hint.ptr != NULL;

	ok(good, "%s: %s", code, what);
	if (f != NULL)
		printf("# %s: %s\n", f->at.file, f->text.ptr);
}

static struct str
with(struct arena *a, const char *text, const char *from, const char *to)
{
	const struct str s = str_of(text);
	const size_t at = str_find(s, from, 0);

	CHECK(at < s.len);
	return str_fmt(a, "%.*s%s%.*s", STR_ARG(str_sub(s, 0, at)), to,
	    STR_ARG(str_sub(s, at + strlen(from), s.len)));
}

static void
test_altered(struct arena *a)
{
	const struct str none = { NULL, 0 }, one = file_in(a, key_zip,
	    "items/q-one.xml"), many_xml = file_in(a, key_zip,
	    "items/q-many.xml"), blind = file_in(a, open_zip,
	    "items/q-one.xml");

	refused(a, STR_LIT("no zip"), "P040", "no zip");
	refused(a, replaced(a, key_zip, "digests.txt", none), "P921",
	    "no digests");
	refused(a, replaced(a, key_zip, "digests.txt", STR_LIT("x\n")),
	    "P923", "no list");
	refused(a, replaced(a, key_zip, "items/q-one.xml", many_xml), "P924",
	    "another file");
	refused(a, replaced(a, key_zip, "items/q-one.xml", none), "P924",
	    "a file less");
	refused(a, replaced(a, key_zip, "extra.txt", STR_LIT("x")), "P925",
	    "a file more");
	refused(a, replaced(a, key_zip, "open-digests.txt", none), "P924",
	    "no list of the open part");
	refused(a, signed_again(a, replaced(a, key_zip, "items/q-one.xml",
	    none)), "P921", "an item less");
	refused(a, signed_again(a, replaced(a, key_zip, "items/q-one.xml",
	    many_xml)), "P927", "another item");
	refused(a, signed_again(a, replaced(a, key_zip, "items/q-one.xml",
	    with(a, one.ptr, "identifier=\"q-one\"",
	    "identifier=\"q-two\""))), "P927", "another id of an item");
	refused(a, signed_again(a, replaced(a, key_zip, "items/q-many.xml",
	    with(a, many_xml.ptr, "identifier=\"s-ward\"",
	    "identifier=\"s-bed\""))), "P927", "another scenario of an item");
	refused(a, signed_again(a, replaced(a, key_zip, "items/q-one.xml",
	    blind)), "P928", "an item without its key");
	refused(a, signed_again(a, replaced(a, open_zip, "items/q-one.xml",
	    one)), "P929", "a key in the open part");
	refused(a, signed_again(a, replaced(a, open_zip, "items/q-one.xml",
	    with(a, str_c(a, blind), "</qti-assessment-item>",
	    "<qti-modal-feedback>It is not.</qti-modal-feedback>"
	    "</qti-assessment-item>"))), "P929", "a reason in the open part");
	refused(a, signed_again(a, replaced(a, key_zip, "items/q-one.xml",
	    STR_LIT("<\xff>"))), "P922", "no text");
	refused(a, signed_again(a, replaced(a, key_zip, "stimuli/s-ward.xml",
	    STR_LIT("<a/>"))), "P926", "another scenario in the key");
	refused(a, signed_again(a, replaced(a, key_zip, "test.xml",
	    STR_LIT("<a/>"))), "P926", "another test in the key");
	refused(a, signed_again(a, replaced(a, open_zip, "imsmanifest.xml",
	    none)), "P921", "no manifest");
	refused(a, signed_again(a, replaced(a, open_zip, "stimuli/s-ward.xml",
	    none)), "P921", "no scenario");
	refused(a, signed_again(a, replaced(a, open_zip, "stimuli/s-ward.xml",
	    with(a, file_in(a, open_zip, "stimuli/s-ward.xml").ptr,
	    "\"s-ward\"", "\"s-w\""))), "P904", "a scenario of another id");
	refused(a, signed_again(a, replaced(a, open_zip, "quiz.xml",
	    STR_LIT("<a/>"))), "P901", "another quiz");
}

/* --- other makers --- */

#define CP "<manifest xmlns='http://www.imsglobal.org/xsd/imscp_v1p1'>"
#define QTI "xmlns='http://www.imsglobal.org/xsd/imsqti_v2p1'"

static const char manifest[] = CP "<resources>"
    "<resource type='imsqti_test_xmlv2p1' href='tests/t%20one.xml'/>"
    "<resource type='imsqti_item_xmlv2p1' href='it/a.xml'/>"
    "<resource type='imsqti_item_xmlv2p1' href='it/b.xml'/>"
    "</resources></manifest>";
static const char test_xml[] = "<assessmentTest " QTI " identifier='t'>"
    "<testPart><assessmentSection><assessmentSection>"
    "<assessmentItemRef identifier='Q2' href='../it/b.xml' "
    "category='hard critical'/></assessmentSection>"
    "<assessmentItemRef identifier='Q1' href='../it/a.xml'/>"
    "</assessmentSection></testPart><outcomeProcessing>"
    "<setOutcomeValue identifier='PASS'>"
    "<and><gte><divide><sum><testVariables variableIdentifier='SCORE'/>"
    "</sum><outcomeMaximum outcomeIdentifier='SCORE'/></divide>"
    "<baseValue baseType='float'>0.75</baseValue></gte>"
    "<equal toleranceMode='exact'>"
    "<numberCorrect includeCategory='critical'/>"
    "<numberSelected includeCategory='critical'/></equal></and>"
    "</setOutcomeValue></outcomeProcessing></assessmentTest>";
static const char item_xml[] = "<assessmentItem " QTI " identifier='i'>"
    "<responseDeclaration identifier='RESPONSE' cardinality='single' "
    "baseType='identifier'><correctResponse><value>B</value>"
    "</correctResponse></responseDeclaration><itemBody>"
    "<choiceInteraction responseIdentifier='RESPONSE' maxChoices='1'>"
    "<prompt>Which <b>one</b>?</prompt>"
    "<simpleChoice identifier='A'>a</simpleChoice>"
    "<simpleChoice identifier='B'>b</simpleChoice>"
    "<simpleChoice identifier='C'>c</simpleChoice>"
    "</choiceInteraction></itemBody><responseProcessing template='"
    "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct'/>"
    "</assessmentItem>";

static struct str
other(struct arena *a)
{
	const struct zip_part parts[] = {
		{ STR_LIT("imsmanifest.xml"), str_of(manifest) },
		{ STR_LIT("tests/t one.xml"), str_of(test_xml) },
		{ STR_LIT("it/a.xml"), str_of(item_xml) },
		{ STR_LIT("it/b.xml"), str_of(item_xml) },
	};

	return zip_pack(a, parts, NELEM(parts));
}

/*
 * Who knows no quiz.xml has the rule from test.xml: which items are critical,
 * in which order they come and what passes.
 */
static void
test_as_others(struct arena *a)
{
	struct diag *dg = diag_new(a);
	const struct str none = { NULL, 0 }, bare = replaced(a, replaced(a,
	    key_zip, "quiz.xml", none), "digests.txt", none);
	struct item_package ours, p;
	bool same = true;

	if (item_package_read(a, dg, "key.zip", key_zip, &ours) < 0 ||
	    item_package_read(a, dg, "key.zip", bare, &p) < 0 ||
	    p.n != ours.n) {
		diag_print(dg, stdout, false);
		ok(false, "no quiz.xml");
		return;
	}
	for (size_t i = 0; i < p.n; i++)
		same &= str_eq(p.items[i].id, ours.items[i].id) &&
		    p.critical[i] == ours.critical[i];
	ok(p.quiz == NULL && same && p.pass == ours.pass,
	    "the rule that other players read is ours");
}

static void
test_other(struct arena *a)
{
	struct diag *dg = diag_new(a);
	const struct str zip = other(a);
	struct digest d = digest_of(zip);
	struct item_package p;
	const char *const t = "tests/t one.xml";

	is_int(item_package_read(a, dg, "o.zip", zip, &p), 0, "read");
	diag_print(dg, stdout, false);
	ok(p.quiz == NULL && p.n == 2 && p.has_key && p.pass == 750, "whole");
	ok(!memcmp(&p.digest, &d, sizeof(d)), "the digest of its bytes");
	is_text(p.items[0].id, "Q2", "in the test's order, by its names");
	is_text(p.items[0].body, "<div>Which <b>one</b>?</div>", "prompt");
	is_text(p.items[0].words, "Which one?", "words");
	ok(p.critical[0] && !p.critical[1], "critical by category");
	ok(item_package_read(a, dg, "o.zip", replaced(a, zip, t, with(a,
	    test_xml, "<equal", "<!--")), &p) == -1, "broken XML");
	dg = diag_new(a);
	ok(item_package_read(a, dg, "o.zip", replaced(a, zip, t, with(a,
	    test_xml, "'critical'/><num", "'x'/><num")), &p) == 0 &&
	    p.pass == -1 && p.critical[0], "another rule is none");
	ok(item_package_read(a, dg, "o.zip", replaced(a, zip, t, with(a, with(
	    a, test_xml, "</gte><equal toleranceMode='exact'><numberCorrect "
	    "includeCategory='critical'/><numberSelected "
	    "includeCategory='critical'/></equal></and>", "</gte>").ptr,
	    "<and>", "")), &p) == 0 && p.pass == 750 && !p.critical[0],
	    "a rule without critical items");
	/* Rules that are nearly ours: what passes has to be said. */
	ok(item_package_read(a, dg, "o.zip", replaced(a, zip, t, with(a,
	    test_xml, "'exact'", "'relative'")), &p) == 0 && p.pass == -1,
	    "nor is nearly all of the critical ones");
	ok(item_package_read(a, dg, "o.zip", replaced(a, zip, t, with(a,
	    test_xml, ">0.75<", ">0.7505<")), &p) == 0 && p.pass == -1,
	    "nor parts of thousandths");
	ok(item_package_read(a, dg, "o.zip", replaced(a, zip, t, with(a,
	    test_xml, ">0.75<", ">1.5<")), &p) == 0 && p.pass == -1,
	    "nor more than all points");
	ok(item_package_read(a, dg, "o.zip", replaced(a, zip, t, with(a,
	    test_xml, ">0.75<", ">1<")), &p) == 0 && p.pass == 1000,
	    "all points are one");
	ok(item_package_read(a, dg, "o.zip", replaced(a, zip,
	    "imsmanifest.xml", with(a, manifest, "imsqti_test", "x")), &p) ==
	    -1 && !strcmp(diag_at(dg, 0)->code, "P905"),
	    "without a test, by the items' own names");
	refused(a, replaced(a, zip, t, with(a, test_xml, "<testPart>",
	    "<testPart><selection select='1'/>")), "P918", "a selection");
	refused(a, replaced(a, zip, t, with(a, test_xml, "it/a.xml'/>",
	    "it/a.xml'><weight identifier='W' value='2.0'/>"
	    "</assessmentItemRef>")), "P918", "a weight");
	refused(a, replaced(a, zip, t, with(a, test_xml, "it/a.xml'/>",
	    "it/a.xml'><weight identifier='W'/></assessmentItemRef>")),
	    "P918", "a weight of nothing");
	ok(item_package_read(a, dg, "o.zip", replaced(a, zip, t, with(a,
	    test_xml, "it/a.xml'/>", "it/a.xml'><weight identifier='W' "
	    "value='1.0'/></assessmentItemRef>")), &p) == 0 && p.pass == 750,
	    "a weight of 1");
	refused(a, replaced(a, zip, t, with(a, test_xml, "../it/b.xml",
	    "../../it/b.xml")), "P921", "a climbing name");
	refused(a, replaced(a, zip, t, with(a, test_xml, "'Q2'", "'Q1'")),
	    "P905", "a name twice");
	refused(a, replaced(a, zip, t, STR_LIT("<a/>")), "P901", "no test");
	refused(a, replaced(a, zip, "digests.txt", STR_LIT("x")), "P923",
	    "a list of digests that is none");
	refused(a, replaced(a, zip, "imsmanifest.xml", STR_LIT("<a/>")),
	    "P901", "no manifest");
	refused(a, replaced(a, zip, "imsmanifest.xml", STR_LIT("<manifest>"
	    "<resources/></manifest>")), "P903", "no items");
	refused(a, replaced(a, zip, "imsmanifest.xml", (struct str){ NULL,
	    0 }), "P921", "nothing that says what it is");
	refused(a, replaced(a, zip, "it/a.xml", with(a, with(a, item_xml,
	    "<correctResponse><value>B</value></correctResponse>", "").ptr,
	    "<responseProcessing template='http://www.imsglobal.org/question/"
	    "qti_v2p1/rptemplates/match_correct'/>", "")), "P928",
	    "one without a key");
}

/* A test of n items, which are all the same one. */
static struct str
many(struct arena *a, unsigned n)
{
	struct str text;
	struct buf b;

	buf_init(&b, 1 << 22);
	buf_puts(&b, "<assessmentTest " QTI " identifier='t'><testPart>"
	    "<assessmentSection>");
	for (unsigned i = 0; i < n; i++)
		buf_printf(&b, "<assessmentItemRef identifier='q%u' "
		    "href='../it/a.xml'/>", i);
	buf_puts(&b, "</assessmentSection></testPart></assessmentTest>");
	text = str_dup(a, buf_view(&b));
	buf_free(&b);
	return replaced(a, other(a), "tests/t one.xml", text);
}

static void
test_many(struct arena *a)
{
	struct diag *dg = diag_new(a);
	struct item_package p;

	ok(item_package_read(a, dg, "o.zip", many(a, ITEM_PACKAGE_MAX), &p) ==
	    0 && p.n == ITEM_PACKAGE_MAX, "%d items", ITEM_PACKAGE_MAX);
	refused(a, many(a, ITEM_PACKAGE_MAX + 1), "P907", "one more");
}

/* For tests/prop/qti.sh: the two parts as files. */
static int
write_parts(struct diag *dg, char **argv)
{
	const int rc = file_write(dg, argv[0], open_zip, 0644) < 0 ||
	    file_write(dg, argv[1], key_zip, 0600) < 0;

	diag_print(dg, stderr, false);
	return rc;
}

#define STIMULUS "xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0'"

/* A scenario in a folder of its own, a byte order mark, names with %XX. */
static void
test_stimulus(struct arena *a)
{
	struct diag *dg = diag_new(a);
	struct item_package p;
	const struct str item = with(a, file_in(a, key_zip,
	    "items/q-many.xml").ptr, "../stimuli/s-ward.xml", "x.xml");
	const struct zip_part parts[] = {
		{ STR_LIT("imsmanifest.xml"), STR_LIT("<manifest><resources>"
		"<resource type='imsqti_item_xmlv3p0' href='a%2Fi%2f%41.xml'/>"
		"<resource type='imsqti_stimulus_xmlv3p0' href='b/./s.xml'/>"
		"</resources></manifest>") },
		{ STR_LIT("a/i/A.xml"), str_join(a, STR_LIT("\xef\xbb\xbf"),
		item) },
		{ STR_LIT("b/s.xml"), STR_LIT("<qti-assessment-stimulus "
		STIMULUS " identifier='s-ward'><qti-stimulus-body><p>On the "
		"ward</p></qti-stimulus-body></qti-assessment-stimulus>") },
	};
	const struct str zip = zip_pack(a, parts, NELEM(parts));

	ok(item_package_read(a, dg, "x.zip", zip, &p) == 0 && p.n == 1 &&
	    p.n_stimuli == 1 && str_is(p.items[0].stimulus, "s-ward") &&
	    p.pass == -1, "an item with its scenario");
	diag_print(dg, stdout, false);
	ok(item_package_read(a, dg, "x.zip", replaced(a, zip, "b/s.xml", with(
	    a, parts[2].bytes.ptr, "'s-ward'", "'s-other'")), &p) == 0 &&
	    p.items[0].stimulus.ptr == NULL, "without its scenario");
	refused(a, replaced(a, zip, "b/s.xml", STR_LIT("<a/>")), "P901",
	    "a scenario that is none");
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct diag *dg = diag_new(a);

	sample_make(a, &sample);
	if (item_package_write(a, dg, &sample.quiz, sample.items,
	    &sample.stimulus, 1, &open_zip, &key_zip, &quiz_digest,
	    &key_digest) < 0)
		return 1;
	if (argc == 4 && !strcmp(argv[1], "--write"))
		return write_parts(dg, argv + 2);
	test_round(a);
	test_too_many(a);
	test_altered(a);
	test_as_others(a);
	test_other(a);
	test_stimulus(a);
	test_many(a);
	arena_free(a);
	return tap_done();
}
