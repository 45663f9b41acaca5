/*
 * item_test.c - test.xml and imsmanifest.xml, written.
 *
 * The test names the whole bank, by chapter; QTI has no words for the paper of
 * a person, which quiz.xml and item_draw describe. Its outcome processing is
 * the pass rule over the items of one session.
 */
#include "item/item_quiz.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/xml_in.h"
#include "item/item_part.h"

static bool
has_critical(const struct item_quiz *q)
{
	for (size_t i = 0; i < q->n; i++)
		if (q->entries[i].critical)
			return true;
	return false;
}

static void
write_sections(struct buf *b, const struct item_quiz *q)
{
	for (size_t c = 0; c < q->n_chapters; c++) {
		bool begun = false;

		for (size_t i = 0; i < q->n; i++) {
			const struct item_entry *e = &q->entries[i];

			if (e->chapter != c)
				continue;
			if (!begun) {
				buf_puts(b, "    <qti-assessment-section "
				    "identifier=\"c-");
				xml_escape(b, q->chapters[c].id);
				buf_putc(b, '"');
				item_write_attr(b, "title",
				    q->chapters[c].title);
				buf_puts(b, " visible=\"true\">\n");
			}
			begun = true;
			buf_puts(b, "      <qti-assessment-item-ref");
			item_write_attr(b, "identifier", e->id);
			buf_puts(b, " href=\"items/");
			xml_escape(b, e->id);
			buf_printf(b, ".xml\"%s/>\n",
			    e->critical ? " category=\"critical\"" : "");
		}
		if (begun)
			buf_puts(b, "    </qti-assessment-section>\n");
	}
}

static void
write_pass_rule(struct buf *b, const struct item_quiz *q)
{
	const bool critical = has_critical(q);

	buf_puts(b, "    <qti-set-outcome-value identifier=\"PASS\">\n");
	if (critical)
		buf_puts(b, "      <qti-and>\n");
	buf_printf(b, "        <qti-gte>\n"
	    "          <qti-divide>\n"
	    "            <qti-sum><qti-test-variables "
	    "variable-identifier=\"SCORE\"/></qti-sum>\n"
	    "            <qti-outcome-maximum outcome-identifier=\"SCORE\"/>\n"
	    "          </qti-divide>\n"
	    "          <qti-base-value base-type=\"float\">%u.%03u"
	    "</qti-base-value>\n"
	    "        </qti-gte>\n", q->pass / 1000, q->pass % 1000);
	if (critical)
		buf_puts(b, "        <qti-equal tolerance-mode=\"exact\">\n"
		    "          <qti-number-correct "
		    "include-category=\"critical\"/>\n"
		    "          <qti-number-selected "
		    "include-category=\"critical\"/>\n"
		    "        </qti-equal>\n"
		    "      </qti-and>\n");
	buf_puts(b, "    </qti-set-outcome-value>\n");
}

void
item_write_test(struct buf *b, const struct item_quiz *q)
{
	buf_puts(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<qti-assessment-test xmlns=\"" ITEM_QTI_NS "\"");
	item_write_attr(b, "identifier", q->id);
	item_write_attr(b, "title", q->title);
	buf_puts(b, ">\n"
	    "  <qti-outcome-declaration identifier=\"SCORE\" "
	    "cardinality=\"single\" base-type=\"float\"/>\n"
	    "  <qti-outcome-declaration identifier=\"PASS\" "
	    "cardinality=\"single\" base-type=\"boolean\"/>\n"
	    "  <qti-test-part identifier=\"paper\" "
	    "navigation-mode=\"nonlinear\" submission-mode=\"simultaneous\">\n"
	    "    <qti-item-session-control max-attempts=\"1\" "
	    "show-feedback=\"false\" allow-review=\"true\" "
	    "allow-skipping=\"true\"/>\n");
	write_sections(b, q);
	buf_puts(b, "  </qti-test-part>\n"
	    "  <qti-outcome-processing>\n"
	    "    <qti-set-outcome-value identifier=\"SCORE\">\n"
	    "      <qti-sum><qti-test-variables "
	    "variable-identifier=\"SCORE\"/></qti-sum>\n"
	    "    </qti-set-outcome-value>\n");
	write_pass_rule(b, q);
	buf_puts(b, "  </qti-outcome-processing>\n"
	    "</qti-assessment-test>\n");
}

/* --- the manifest --- */

#define CP_NS "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
#define CSM_NS "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscsmd_v1p1"

static void
write_guid(struct buf *b, struct str label, const char *urn, struct str id)
{
	buf_puts(b, "              <labelledGUID>\n                <label>");
	xml_escape(b, label);
	buf_printf(b, "</label>\n                <GUID>urn:precept:%s:", urn);
	xml_escape(b, id);
	buf_puts(b, "</GUID>\n              </labelledGUID>\n");
}

/* Which rule an item tests, and where the handbook has it. */
static void
write_metadata(struct arena *a, struct buf *b, const struct item_quiz *q,
    const struct item_entry *e, bool key)
{
	buf_puts(b, "      <metadata>\n"
	    "        <curriculumStandardsMetadataSet xmlns=\"" CSM_NS "\">\n"
	    "          <curriculumStandardsMetadata providerId=\"precept\">\n"
	    "            <setOfGUIDs");
	item_write_attr(b, "version", q->version);
	buf_puts(b, ">\n");
	write_guid(b, str_fmt(a, "Rule %.*s", STR_ARG(e->rule)), "rule",
	    e->rule);
	write_guid(b, str_fmt(a, "%.*s, section %.*s", STR_ARG(q->number),
	    STR_ARG(e->section)), "section", e->section);
	if (key && e->place.len != 0)
		write_guid(b, e->place, "place", e->place);
	buf_puts(b, "            </setOfGUIDs>\n"
	    "          </curriculumStandardsMetadata>\n"
	    "        </curriculumStandardsMetadataSet>\n"
	    "      </metadata>\n");
}

static void
write_resource(struct buf *b, const char *prefix, struct str id,
    const char *type, const char *folder)
{
	buf_printf(b, "    <resource identifier=\"%s", prefix);
	xml_escape(b, id);
	buf_printf(b, "\" type=\"%s\" href=\"%s", type, folder);
	xml_escape(b, id);
	buf_puts(b, ".xml\">\n");
}

static void
write_file(struct buf *b, const char *folder, struct str id)
{
	buf_printf(b, "      <file href=\"%s", folder);
	xml_escape(b, id);
	buf_puts(b, ".xml\"/>\n");
}

static void
write_dependency(struct buf *b, const char *prefix, struct str id)
{
	buf_printf(b, "      <dependency identifierref=\"%s", prefix);
	xml_escape(b, id);
	buf_puts(b, "\"/>\n");
}

void
item_write_manifest(struct arena *a, struct buf *b, const struct item_quiz *q,
    const struct item *items, bool key)
{
	struct map *stimuli = map_new(a);

	buf_puts(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<manifest xmlns=\"" CP_NS "\" identifier=\"package-");
	xml_escape(b, q->id);
	buf_puts(b, "\">\n  <metadata>\n    <schema>QTI Package</schema>\n"
	    "    <schemaversion>3.0.0</schemaversion>\n  </metadata>\n"
	    "  <organizations/>\n  <resources>\n");
	write_resource(b, "test-", STR_LIT("test"), "imsqti_test_xmlv3p0", "");
	write_file(b, "", STR_LIT("test"));
	write_file(b, "", STR_LIT("quiz"));
	for (size_t i = 0; i < q->n; i++)
		write_dependency(b, "item-", q->entries[i].id);
	buf_puts(b, "    </resource>\n");
	for (size_t i = 0; i < q->n; i++) {
		write_resource(b, "item-", q->entries[i].id,
		    "imsqti_item_xmlv3p0", "items/");
		write_metadata(a, b, q, &q->entries[i], key);
		write_file(b, "items/", q->entries[i].id);
		if (items[i].stimulus.len != 0) {
			write_dependency(b, "stimulus-", items[i].stimulus);
			map_put(stimuli, items[i].stimulus, b);
		}
		buf_puts(b, "    </resource>\n");
	}
	for (size_t i = 0; i < map_len(stimuli); i++) {
		write_resource(b, "stimulus-", map_key(stimuli, i),
		    "imsqti_stimulus_xmlv3p0", "stimuli/");
		write_file(b, "stimuli/", map_key(stimuli, i));
		buf_puts(b, "    </resource>\n");
	}
	buf_puts(b, "  </resources>\n</manifest>\n");
}
