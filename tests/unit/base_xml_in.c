#include "tap.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/xml_in.h"

static struct arena *a;
static struct diag *dg;

static struct xml_node *
read_text(struct str text)
{
	struct xml_node *root = NULL;

	arena_reset(a);
	dg = diag_new(a);
	return xml_read(a, dg, "t.xml", text, &root) == 0 ? root : NULL;
}

static struct xml_node *
read_c(const char *text)
{
	return read_text(str_of(text));
}

static bool
at(struct pos p, unsigned line, unsigned col)
{
	return p.line == line && p.col == col && !strcmp(p.file, "t.xml");
}

static void
test_places(void)
{
	struct xml_node *n = read_c("<?xml version='1.0'?>\n"
	    "<!-- <x> -->\n"
	    "<p:a xmlns:p='urn:p' xmlns='urn:d'\n"
	    "  one = \"1&lt;\"\txml:lang='en'>\n"
	    "  <b\n  two='2'/>text &amp; <!-- no -->more<?pi?>!<c/>"
	    "<d><![CDATA[]]><![CDATA[<>]]></d>\n</p:a>");
	const struct xml_node *b, *t;

	if (!ok(n != NULL, "read"))
		return;
	is_text(n->name, "a", "local name");
	is_text(n->ns, "urn:p", "namespace of the prefix");
	ok(at(n->at, 3, 1), "root's <");
	ok(at(n->end, 4, 31), "end of root's tag");
	is_text(xml_attr_value(n, "one"), "1<", "attribute's value");
	ok(at(xml_attr(n, "one")->at, 4, 3), "attribute's place");
	is_text(xml_attr_value(n, "xml:lang"), "en", "prefixed attribute");
	ok(at(xml_attr(n, "xml:lang")->at, 4, 17), "its place");
	ok(n->attrs->next->next == NULL, "xmlns is not an attribute");
	ok(xml_attr(n, "two") == NULL && xml_attr_value(n, "two").ptr == NULL,
	    "no such attribute");
	b = xml_first_element(n);
	is_text(b->name, "b", "first element");
	is_text(b->ns, "urn:d", "default namespace");
	ok(at(b->at, 5, 3) && at(b->end, 6, 12), "from < to >");
	ok(at(b->attrs->at, 6, 3), "attribute on the next line");
	t = b->next;
	ok(t->name.ptr == NULL && at(t->at, 6, 12), "text after it");
	is_text(t->text, "text & more!", "in one piece");
	ok(t->next == xml_child(n, "c") && xml_next_element(b) == t->next,
	    "then the next element");
	ok(at(t->next->at, 6, 45), "at its place");
	ok(xml_next(b, "d") == xml_child(n, "d") && xml_next(b, "b") == NULL,
	    "by name");
	t = xml_child(n, "d")->first;
	is_text(t->text, "<>", "CDATA is text");
	ok(at(t->at, 6, 73), "its first character");
	is_text(xml_text(a, n), "text & more!<>", "all words");
	is_text(xml_text(a, b), "", "none");
}

static void
test_words(void)
{
	is_text(xml_text(a, read_c("<a> one\n\ttwo<b> three </b>&#32;"
	    "<c/>four\n</a>")), "one two three four", "white space as one");
}

/* One finding of this code, place and words. */
static void
refuse(const char *xml, const char *code, unsigned line, unsigned col,
    const char *words)
{
	const struct xml_node *n = read_c(xml);
	const struct finding *f;

	ok(n == NULL, "refused: %s", words);
	if (!ok(diag_len(dg) == 1, "one finding, not %zu", diag_len(dg)))
		return;
	f = diag_at(dg, 0);
	is_text(str_of(f->code), code, "code");
	is_text(f->text, words, "words");
	ok(at(f->at, line, col), "at %u:%u", f->at.line, f->at.col);
	ok(f->hint.len != 0, "and what to do");
}

/* The hint for it. */
static void
advise(const char *xml, unsigned line, unsigned col, const char *hint)
{
	ok(read_c(xml) == NULL, "refused, with a hint: %s", hint);
	if (!ok(diag_len(dg) == 1, "one finding, not %zu", diag_len(dg)))
		return;
	is_text(diag_at(dg, 0)->hint, hint, "the hint");
	ok(at(diag_at(dg, 0)->at, line, col), "at %u:%u",
	    diag_at(dg, 0)->at.line, diag_at(dg, 0)->at.col);
}

/* What was meant, and where it is to be written. */
static void
test_hints(void)
{
	static const char before[] = "close it with </b>, it seems before "
	    "line 4";

	advise("<a>\n\t<b>\n\t\t<c/>\n\t<d/>\n</a>\n", 5, 1, before);
	advise("<a>\n <b>\n  <c/>\n\n</a>\n", 5, 1,
	    "close it with </b>, it seems before line 5");
	advise("<a>\n <b>\n  <c/>\n</a>\n", 4, 1, before);
	advise("<a>\n x <b>\n<c/>\n</a>\n", 4, 1, "close it with </b>");
	advise("<a><b>x<b></a>", 1, 11,
	    "the <b> at 1:8 was to be its end: write </b> there");
	advise("<a><short-name>x</Short-Name></a>", 1, 17,
	    "write </short-name>");
	advise("<a><short-name>x</shortname></a>", 1, 17,
	    "write </short-name>");
	advise("<a>short-name>x</short-name></a>", 1, 16,
	    "put <short-name> where it begins, or remove </short-name>");
	advise("<a>\n<!-- x\n<b/>\n</a>\n", 2, 1, "write --> where it ends");
	advise("<!-- x\n<a/>\n", 1, 1, "write --> where it ends");
	advise("<a><!-- y -->\n<!-- x\n<!-- z -->\n</a>\n", 3, 1,
	    "close that one first: write --> before this <!--");
	advise("<a><!-- x -- y --></a>", 1, 11,
	    "write one; two may only stand in its -->");
	advise("<a x=\xe2\x80\x9cy\xe2\x80\x9d/>", 1, 6,
	    "these are curly, as Word makes them: write straight ones, "
	    "name=\"value\"");
	advise("<a x=\"1\" y=2/>", 1, 12, "write name=\"value\"");
	advise("<a x=\"1\" y=\"2>\n<b/></a>", 2, 1,
	    "close the value that begins at 1:12 with its quotation mark, or "
	    "write &lt; for the <");
}

static void
test_refused(void)
{
	refuse("", "P024", 1, 1, "the file is empty");
	refuse("\n<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "P020", 2, 1,
	    "a DOCTYPE is not read");
	refuse("<?xml version='1.0' encoding='latin-1'?><a/>", "P021", 1, 31,
	    "the file says that its text is \"latin-1\"");
	refuse("<a>\n <b>\n</a>", "P024", 3, 1,
	    "</a> stands where <b> of line 2 is still open");
	refuse("<a>\n <b>\n", "P024", 2, 2, "<b> is not closed");
	refuse("<a>\n Jack & Jill</a>", "P024", 2, 7,
	    "an & or < stands alone");
	refuse("<a>\n&nbsp;</a>", "P024", 2, 1,
	    "there is no character named &nbsp;");
	refuse("<a/>\n<b/>", "P024", 2, 1,
	    "something follows the last end tag");
	refuse("<a x='1' x='2'/>", "P024", 1, 15,
	    "the attribute \"x\" stands here twice");
	refuse("<a x=1/>", "P024", 1, 6,
	    "an attribute's value stands without quotation marks");
	refuse("<a x='<'/>", "P024", 1, 7,
	    "a < stands in an attribute's value");
	refuse("<a>\n<p:b/></a>", "P025", 2, 1,
	    "the prefix \"p\" is not declared");
	refuse("words", "P024", 1, 1,
	    "the file does not begin with an element");
	refuse("<a>x\001y</a>", "P024", 1, 5,
	    "here is a character that XML does not allow");
	refuse("<a>\n<b c='\001'/></a>", "P024", 2, 7,
	    "here is a character that XML does not allow");
	refuse("<a><![CDATA[\001]]></a>", "P024", 1, 13, "a <![CDATA[ is not "
	    "closed, or holds a character that XML does not allow");
	refuse("<?xml version='2.0'?><a/>", "P024", 1, 1,
	    "this is another version of XML than 1.0");
	refuse("<?xml version='1.1'?><a/>", "P024", 1, 1,
	    "this is another version of XML than 1.0");
	refuse("<?xml encoding='UTF-8'?><a/>", "P024", 1, 1,
	    "<?xml does not say which version");
	refuse("<?xml version='1.0' standalone='maybe'?><a/>", "P024", 1, 1,
	    "standalone is neither yes nor no");
	refuse("<?xml version='1.0'><a/>", "P024", 1, 20,
	    "a space is missing here");
	refuse("<a>\n<?xml version='1.0'?></a>", "P024", 2, 1,
	    "<?xml stands where it may not");
	refuse("<a>]]></a>", "P024", 1, 4, "]]> stands in the text");
	refuse("<a><? ?></a>", "P024", 1, 6, "a <? has no name");
	refuse("<a><?x </a>", "P024", 1, 12, "a <? is not closed");
	refuse("<a b='1'c='2'/>", "P024", 1, 9, "a space is missing here");
	refuse("<a xmlns:x=''/>", "P025", 1, 14,
	    "xmlns:x: Empty XML namespace is not allowed");
	read_c("<a><p:b/><q:c/></a>");
	is_int(diag_errors(dg), 2, "every namespace error");
	ok(read_c("<?xml version='1.0' encoding=\"utf-8\"?><a/>") != NULL,
	    "UTF-8 is UTF-8");
	ok(read_c("<!-- <!DOCTYPE a> --><a/>") != NULL, "in a comment");
	ok(at(read_c("<a><!-- x --><?y?>t</a>")->first->at, 1, 19),
	    "text after a comment");
	ok(at(read_c("\xef\xbb\xbf<a/>")->at, 1, 1), "a BOM has no width");
}

static struct xml_node *
repeated(const char *before, const char *unit, size_t n, const char *after)
{
	struct xml_node *root;
	struct buf b;

	buf_init(&b, 64u << 20);
	buf_puts(&b, before);
	for (size_t i = 0; i < n; i++)
		buf_puts(&b, unit);
	buf_puts(&b, after);
	root = read_text(buf_view(&b));
	buf_free(&b);
	return root;
}

static void
test_limits(void)
{
	struct xml_node *n = repeated("<a>", "\n", 70000, "<b c='d'/></a>");
	struct buf b;

	ok(n != NULL && at(xml_child(n, "b")->at, 70001, 1),
	    "a line past 65,535");
	n = repeated("<a>", "\n<b c='\xc3\xa4'>x</b>", 700000, "</a>");
	ok(n != NULL && at(n->last->at, 700001, 1) &&
	    at(n->last->attrs->at, 700001, 4) &&
	    at(n->last->first->at, 700001, 11), "places in a large file");
	n = repeated("<a>", "<b/>", 60, "</a>");
	ok(n != NULL && at(n->last->at, 1, 240), "and in a long line");
	n = repeated("<a>", "<b c='d'/>", 400000, "</a>");
	ok(n != NULL && at(n->last->at, 1, 3999994) &&
	    at(n->last->attrs->at, 1, 3999997), "and in a very long one");
	ok(repeated("", "<a>", 64, "") == NULL &&
	    !strcmp(diag_at(dg, 0)->code, "P024"), "64 deep is not too deep");
	ok(repeated("", "<a>", 65, "") == NULL &&
	    !strcmp(diag_at(dg, 0)->code, "P022"), "65 deep is");
	ok(repeated("<a>", "<a></a>", 500, "</a>") != NULL, "wide is not");
	ok(repeated("<a b='", "xxxxxxxxxx", 1100000, "'/>") == NULL &&
	    diag_len(dg) == 1 && diag_at(dg, 0)->hint.len != 0,
	    "a value without end");
	is_text(diag_at(dg, 0)->text, "an attribute's value is not closed, or "
	    "far too long", "says so");
	buf_init(&b, 1u << 20);
	for (int i = 0; i < 65; i++) {
		struct xml_node *root = NULL;

		buf_clear(&b);
		buf_puts(&b, "<a");
		for (int k = 0; k < i; k++)
			buf_printf(&b, " a%d=''", k);
		buf_puts(&b, "/>");
		root = read_text(buf_view(&b));
		if ((root != NULL) != (i < 65))
			ok(false, "%d attributes", i);
	}
	buf_free(&b);
	ok(repeated("<a ", "b='' ", 3000000, "/>") == NULL &&
	    !strcmp(diag_at(dg, 0)->code, "P023"),
	    "millions of attributes are not compared with each other");
	ok(repeated("<a xmlns:b='c' ", "xmlns='b' ", 64, ">") == NULL &&
	    !strcmp(diag_at(dg, 0)->code, "P023"), "xmlns counts as one");
	ok(repeated("", "<a xmlns='urn:b' xmlns:c='urn:d'>", 33, "") == NULL &&
	    !strcmp(diag_at(dg, 0)->code, "P025"), "namespaces in scope");
	ok(repeated("<a>", "<a xmlns='b'></a>", 500, "</a>") != NULL,
	    "those of closed elements don't count");
	ok(repeated("<a>", "&#60;", 100000, "</a>")->first->text.len == 100000,
	    "one text of many pieces");
}

static void
test_escape(void)
{
	struct buf b;
	struct str want = STR_LIT("<&>\"'\t\n\r \xc3\xa4");
	struct str view;

	buf_init(&b, 1000);
	buf_puts(&b, "<a b=\"");
	xml_escape(&b, want);
	buf_puts(&b, "\">");
	xml_escape(&b, want);
	buf_puts(&b, "</a>");
	view = buf_view(&b);
	struct xml_node *n = read_text(view);
	ok(n != NULL && str_eq(n->first->text, want), "escaped text comes back");
	ok(n != NULL && str_eq(n->attrs->value, want), "and a value");
	buf_clear(&b);
	xml_escape(&b, STR_LIT("a\x01z"));
	is_text(buf_view(&b), "a\xef\xbf\xbdz", "no control characters");
	buf_free(&b);
}

/* Whatever the bytes: an answer, and no finding without a refusal. */
static void
test_damaged(void)
{
	static const char good[] = "<?xml version='1.0' encoding='UTF-8'?>\n"
	    "<a xmlns='u' b='c &amp; d'><!-- e --><f:g xmlns:f=\"h\"/>i"
	    "<![CDATA[ j ]]><k l='m'>&#x41;</k></a>\n";
	static const char with[] = "<>&;'\"/= x!-[]?:\n";
	char text[sizeof(good)];
	size_t odd = 0;

	for (size_t i = 0; i + 1 < sizeof(good); i++) {
		for (size_t k = 0; k + 1 < sizeof(with); k++) {
			memcpy(text, good, sizeof(good));
			text[i] = with[k];
			odd += (read_c(text) == NULL) !=
			    (diag_errors(dg) != 0);
		}
		read_text((struct str){ good, i });
		odd += diag_errors(dg) == 0 && i < sizeof(good) - 2;
	}
	is_int(odd, 0, "every damage is read or refused");
}

int
main(void)
{
	a = arena_new();
	test_places();
	test_words();
	test_refused();
	test_hints();
	test_limits();
	test_escape();
	test_damaged();
	arena_free(a);
	return tap_done();
}
