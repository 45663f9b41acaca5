/* Data files: law, figures, states, glossary; every mistake in them. */
#include "policy/policy_data.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/map.h"
#include "findings.h"
#include "tap.h"

static struct arena *a;

static struct str
read_into(struct policy_data *d, const char *text)
{
	struct diag *dg = diag_new(a);
	const int rc = policy_data_read(a, dg, "x.xml", str_of(text), d);

	if ((rc == 0) != (diag_errors(dg) == 0))
		return STR_LIT("the result does not fit the findings");
	return findings(a, dg);
}

#define reads(text, want, name) \
	is_text(read_into(policy_data_new(a), text), want, name)

#define LAW(inner) "<law xmlns=\"urn:precept:law:1\">\n" inner "</law>"
#define ENTRY(cite, title) "<entry cite=\"" cite "\" kind=\"law\" " \
	"checked=\"2026-11-22\" certainty=\"high\"><title>" title "</title>" \
	"<line>It binds.</line></entry>\n"
#define FIGURES(inner) \
	"<figures xmlns=\"urn:precept:figures:1\">\n" inner "</figures>"
#define STATES(inner) \
	"<states xmlns=\"urn:precept:states:1\">\n" inner "</states>"
#define TERMS(inner) \
	"<glossary xmlns=\"urn:precept:glossary:1\">\n" inner "</glossary>"

static void
test_values(void)
{
	struct policy_data *d = policy_data_new(a);
	const struct policy_state *s;

	is_text(read_into(d, LAW("<entry cite=\"29 USC 157\" "
	    "kind=\"guidance\" checked=\"2026-11-22\" certainty=\"verified\">"
	    "<title> Right\n to organize</title><line>Talk.</line></entry>")),
	    "", "a law reads");
	is_int(d->nlaws, 1, "one law");
	is_text(d->laws[0]->cite, "29 USC 157", "cite");
	is_text(d->laws[0]->title, "Right to organize", "title, spaces joined");
	is_text(d->laws[0]->certainty, "verified", "certainty");
	ok(d->laws[0]->guidance, "guidance");
	is_int(d->laws[0]->checked.day, 22, "checked");
	ok(map_get(d->law_by_cite, STR_LIT("29 USC 157")) == d->laws[0],
	    "found by its citation");
	is_text(read_into(d, FIGURES("<figure id=\"pew\" as-of=\"2021-02-08\" "
	    "months=\"600\"><value>72%</value><source>Pew</source></figure>")),
	    "", "a figure reads");
	is_int(d->figures[0]->months, 600, "months");
	is_text(d->figures[0]->value, "72%", "value");
	is_text(read_into(d, STATES("<state code=\"IA\" name=\"Iowa\" "
	    "checked=\"2026-11-22\"><topic id=\"recording\" value=\"one\" "
	    "mark=\"V\" guidance=\"yes\">One party.</topic><topic id=\"b\" "
	    "mark=\"M-high\">B.</topic></state>")), "", "a state reads");
	s = map_get(d->state_by_code, STR_LIT("IA"));
	is_int(s->n, 2, "two topics");
	is_text(policy_state_topic(s, STR_LIT("b"))->text, "B.", "a topic");
	ok(policy_state_topic(s, STR_LIT("b"))->value.ptr == NULL,
	    "a value not given is absent");
	ok(policy_state_topic(s, STR_LIT("c")) == NULL, "no such topic");
	ok(s->topics[0].guidance && !s->topics[1].guidance, "guidance");
	is_text(read_into(d, TERMS("<term id=\"phi\" name=\"PHI\">Words."
	    "</term>")), "", "a term reads");
	is_text(d->terms[0]->name, "PHI", "its name");
}

static void
test_replace(void)
{
	struct policy_data *d = policy_data_new(a);
	struct policy_law *second;

	is_text(read_into(d, LAW(ENTRY("A", "a") ENTRY("B", "b")
	    ENTRY("C", "c"))), "", "first folder");
	second = d->laws[1];
	is_text(read_into(d, LAW(ENTRY("D", "d") ENTRY("B", "new"))), "",
	    "second folder");
	is_int(d->nlaws, 4, "one is new");
	is_text(d->laws[1]->title, "new", "replaced in its place");
	ok(d->laws[1] == second && map_get(d->law_by_cite, STR_LIT("B")) ==
	    second, "the map holds the same");
	is_text(d->laws[3]->cite, "D", "the new one is last");
}

static void
test_structure(void)
{
	reads("<laws/>", "P260 1:1", "unknown root");
	reads("<law/>", "P261 1:1", "no namespace");
	reads("<law xmlns=\"urn:precept:law:2\"><x/></law>",
	    "P261 1:1, P262 1:32", "later format");
	reads(LAW("<e:entry xmlns:e=\"urn:e\"/>"),
	    "P261 2:1, P264 2:1, P264 2:1, P264 2:1, P264 2:1, P264 2:1, "
	    "P264 2:1", "an element of another namespace");
	reads(LAW("<entri/>"), "P262 2:1", "unknown element");
	reads(LAW("words"), "P266 2:1", "words");
	reads("<law xmlns=\"urn:precept:law:1\" a=\"b\"/>", "P263 1:32",
	    "attribute of the root");
	reads("<law xmlns=\"urn:precept:law:1\" xml:lang=\"en\"/>", "",
	    "a language may be said");
	ok(read_into(policy_data_new(a), "<law").len != 0, "not well-formed");
}

static void
test_law(void)
{
	reads(LAW("<entry cite=\"\" kind=\"lore\" checked=\"2026-02-30\" "
	    "certainty=\"low\" sum=\"1\"><title/><line>x<b/></line></entry>"),
	    "P263 2:65, P264 2:1, P265 2:16, P265 2:28, P264 2:73, P262 2:88",
	    "every mistake of one entry");
	reads(LAW(ENTRY("A", "a") ENTRY("A", "b")), "P267 3:1", "twice");
	reads(LAW(ENTRY("A", "a</title><title>b")), "P268 2:82",
	    "a second title");
}

static void
test_figures(void)
{
	static const char *const months[] = { "0", "601", "-1", "2x", " ",
		"99999999999999999999" };

	for (size_t i = 0; i < NELEM(months); i++) {
		const char *text = str_c(a, str_fmt(a, FIGURES("<figure "
		    "months=\"%s\" id=\"a\" as-of=\"2021-02-08\"><value>1"
		    "</value><source>s</source></figure>"), months[i]));

		is_text(read_into(policy_data_new(a), text),
		    months[i][0] == ' ' ? "P264 2:1" : "P265 2:9",
		    months[i]);
	}
	reads(FIGURES("<figure id=\"A b\" as-of=\"2021-02-08\" months=\"1\">"
	    "<value>1</value><source>s</source></figure>"), "P254 2:9",
	    "an id that is none");
}

static void
test_states(void)
{
	reads(STATES("<state code=\"Ia\" name=\"\" checked=\"2026-11-22\"/>"),
	    "P265 2:8, P264 2:1", "code and name");
	reads(STATES("<state code=\"IA\" name=\"Iowa\" checked=\"2026-11-22\">"
	    "<topic id=\"a\" mark=\"X\" guidance=\"maybe\">t</topic>\n"
	    "<topic id=\"a\" mark=\"V\"/></state>"),
	    "P265 2:65, P265 2:74, P264 3:1, P267 3:1", "topics");
	reads(STATES("<state code=\"IA\" name=\"Iowa\" checked=\"2026-11-22\"/>"
	    "\n<state code=\"IA\" name=\"Iowa\" checked=\"2026-11-22\"/>"),
	    "P267 3:1", "a state twice");
}

static void
test_ours(void)
{
	static const char *const files[] = { "policies/law.xml",
		"policies/figures.xml", "policies/states.xml",
		"policies/glossary.xml" };
	struct policy_data *d = policy_data_new(a);

	for (size_t i = 0; i < NELEM(files); i++) {
		struct diag *dg = diag_new(a);
		struct str text;

		ok(file_read_text(a, dg, files[i], files[i], &text) == 0 &&
		    policy_data_read(a, dg, files[i], text, d) == 0 &&
		    diag_len(dg) == 0, "%s", files[i]);
		diag_print(dg, stdout, false);
	}
	is_int(d->nstates, 51, "fifty states and the district");
}

int
main(void)
{
	a = arena_new();
	test_values();
	test_replace();
	test_structure();
	test_law();
	test_figures();
	test_states();
	test_ours();
	arena_free(a);
	return tap_done();
}
