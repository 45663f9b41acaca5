/* item_write.c - items and stimuli as QTI 3.0. */
#include "item/item.h"

#include <inttypes.h>

#include "base/xml_in.h"
#include "item/item_part.h"

void
item_write_attr(struct buf *b, const char *name, struct str value)
{
	buf_printf(b, " %s=\"", name);
	xml_escape(b, value);
	buf_putc(b, '"');
}

/* Six decimals hold every value that item_read takes. */
void
item_write_units(struct buf *b, int64_t units)
{
	const int64_t million = ITEM_POINT / 1000000;
	const int64_t n = units / million;
	const int64_t size = n < 0 ? -n : n;
	int64_t part = size % 1000000;
	int digits = 6;

	CHECK(units % million == 0);
	buf_printf(b, "%s%" PRId64, n < 0 ? "-" : "", size / 1000000);
	if (part == 0)
		return;
	for (; part % 10 == 0; part /= 10)
		digits--;
	buf_printf(b, ".%0*" PRId64, digits, part);
}

static void
write_value_text(struct buf *b, const struct item *it, struct item_value v)
{
	xml_escape(b, it->choices[v.choice].id);
	if (it->kind == ITEM_MATCH) {
		buf_putc(b, ' ');
		xml_escape(b, it->targets[v.target].id);
	}
}

static void
write_entry(struct buf *b, const struct item *it, struct item_value v,
    int64_t units)
{
	buf_puts(b, "      <qti-map-entry map-key=\"");
	write_value_text(b, it, v);
	buf_puts(b, "\" mapped-value=\"");
	item_write_units(b, units);
	buf_puts(b, "\"/>\n");
}

static bool
is_correct(const struct item *it, uint16_t choice)
{
	for (size_t i = 0; i < it->n_correct; i++)
		if (it->correct[i].choice == choice)
			return true;
	return false;
}

static void
write_mapping(struct buf *b, const struct item *it)
{
	if (it->scoring == ITEM_CORRECT)
		return;
	buf_puts(b, "    <qti-mapping");
	if (it->scoring == ITEM_PARTIAL) {
		buf_puts(b, " lower-bound=\"0\" default-value=\"0\">\n");
		for (uint16_t i = 0; i < it->n_choices; i++)
			write_entry(b, it, (struct item_value){ i, 0 },
			    is_correct(it, i) ? ITEM_POINT : -ITEM_POINT);
	} else {
		if (it->map_lower != INT64_MIN) {
			buf_puts(b, " lower-bound=\"");
			item_write_units(b, it->map_lower);
			buf_putc(b, '"');
		}
		if (it->map_upper != INT64_MAX) {
			buf_puts(b, " upper-bound=\"");
			item_write_units(b, it->map_upper);
			buf_putc(b, '"');
		}
		buf_puts(b, " default-value=\"");
		item_write_units(b, it->map_default);
		buf_puts(b, "\">\n");
		for (size_t i = 0; i < it->n_map; i++)
			write_entry(b, it, it->map[i].value,
			    it->map[i].units);
	}
	buf_puts(b, "    </qti-mapping>\n");
}

static void
write_key(struct buf *b, const struct item *it)
{
	if (it->n_correct != 0) {
		buf_puts(b, "    <qti-correct-response>\n");
		for (size_t i = 0; i < it->n_correct; i++) {
			buf_puts(b, "      <qti-value>");
			write_value_text(b, it, it->correct[i]);
			buf_puts(b, "</qti-value>\n");
		}
		buf_puts(b, "    </qti-correct-response>\n");
	}
	write_mapping(b, it);
}

static void
write_declarations(struct buf *b, const struct item *it, bool key)
{
	const char *cardinality = it->kind == ITEM_ORDER ? "ordered" :
	    it->kind == ITEM_MULTIPLE || it->kind == ITEM_MATCH ? "multiple" :
	    "single";

	buf_printf(b, "  <qti-response-declaration identifier=\"RESPONSE\" "
	    "cardinality=\"%s\" base-type=\"%s\"", cardinality,
	    it->kind == ITEM_MATCH ? "directedPair" : "identifier");
	if (!key) {
		buf_puts(b, "/>\n");
		return;
	}
	buf_puts(b, ">\n");
	write_key(b, it);
	buf_puts(b, "  </qti-response-declaration>\n"
	    "  <qti-outcome-declaration identifier=\"SCORE\" "
	    "cardinality=\"single\" base-type=\"float\" normal-maximum=\"");
	item_write_units(b, it->max);
	buf_puts(b, "\">\n    <qti-default-value><qti-value>0</qti-value>"
	    "</qti-default-value>\n  </qti-outcome-declaration>\n"
	    "  <qti-outcome-declaration identifier=\"MAXSCORE\" "
	    "cardinality=\"single\" base-type=\"float\">\n"
	    "    <qti-default-value><qti-value>");
	item_write_units(b, it->max);
	buf_puts(b, "</qti-value></qti-default-value>\n"
	    "  </qti-outcome-declaration>\n");
	if (it->reason.len != 0)
		buf_puts(b, "  <qti-outcome-declaration identifier=\"REASON\" "
		    "cardinality=\"single\" base-type=\"identifier\">\n"
		    "    <qti-default-value><qti-value>WHY</qti-value>"
		    "</qti-default-value>\n  </qti-outcome-declaration>\n");
}

static void
write_choices(struct buf *b, const char *element, const char *more,
    const struct item_choice *choices, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		buf_printf(b, "      <%s", element);
		item_write_attr(b, "identifier", choices[i].id);
		buf_printf(b, "%s>", more);
		buf_str(b, choices[i].body);
		buf_printf(b, "</%s>\n", element);
	}
}

static void
write_interaction(struct buf *b, const struct item *it)
{
	const bool one = it->kind == ITEM_SINGLE ||
	    it->kind == ITEM_TRUE_FALSE;

	if (it->kind == ITEM_MATCH) {
		buf_puts(b, "    <qti-match-interaction response-identifier="
		    "\"RESPONSE\" shuffle=\"false\" max-associations=\"0\">\n"
		    "      <qti-simple-match-set>\n");
		write_choices(b, "qti-simple-associable-choice",
		    " match-max=\"1\"", it->choices, it->n_choices);
		buf_puts(b, "      </qti-simple-match-set>\n"
		    "      <qti-simple-match-set>\n");
		write_choices(b, "qti-simple-associable-choice",
		    " match-max=\"0\"", it->targets, it->n_targets);
		buf_puts(b, "      </qti-simple-match-set>\n"
		    "    </qti-match-interaction>\n");
	} else if (it->kind == ITEM_ORDER) {
		buf_puts(b, "    <qti-order-interaction response-identifier="
		    "\"RESPONSE\" shuffle=\"false\">\n");
		write_choices(b, "qti-simple-choice", "", it->choices,
		    it->n_choices);
		buf_puts(b, "    </qti-order-interaction>\n");
	} else {
		buf_printf(b, "    <qti-choice-interaction response-identifier"
		    "=\"RESPONSE\" shuffle=\"false\" max-choices=\"%zu\">\n",
		    one ? 1 : it->limit);
		write_choices(b, "qti-simple-choice", "", it->choices,
		    it->n_choices);
		buf_puts(b, "    </qti-choice-interaction>\n");
	}
}

/*
 * Our template: null scores 0 as in map_response, else the mapped sum, which
 * the mapping's lower bound keeps from falling below 0, is divided by the
 * number of right choices.
 */
static void
write_processing(struct buf *b, const struct item *it)
{
	if (it->scoring != ITEM_PARTIAL) {
		buf_printf(b, "  <qti-response-processing template=\"%s%s\"/>"
		    "\n", ITEM_TEMPLATES, it->scoring == ITEM_CORRECT ?
		    "match_correct.xml" : "map_response.xml");
		return;
	}
	buf_printf(b, "  <qti-response-processing>\n"
	    "    <qti-response-condition>\n"
	    "      <qti-response-if>\n"
	    "        <qti-is-null><qti-variable identifier=\"RESPONSE\"/>"
	    "</qti-is-null>\n"
	    "        <qti-set-outcome-value identifier=\"SCORE\">\n"
	    "          <qti-base-value base-type=\"float\">0</qti-base-value>\n"
	    "        </qti-set-outcome-value>\n"
	    "      </qti-response-if>\n"
	    "      <qti-response-else>\n"
	    "        <qti-set-outcome-value identifier=\"SCORE\">\n"
	    "          <qti-divide>\n"
	    "            <qti-map-response identifier=\"RESPONSE\"/>\n"
	    "            <qti-base-value base-type=\"float\">%zu"
	    "</qti-base-value>\n"
	    "          </qti-divide>\n"
	    "        </qti-set-outcome-value>\n"
	    "      </qti-response-else>\n"
	    "    </qti-response-condition>\n"
	    "  </qti-response-processing>\n", it->n_correct);
}

void
item_write(struct buf *b, const struct item *it, bool key)
{
	buf_puts(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<qti-assessment-item xmlns=\"" ITEM_QTI_NS "\"");
	item_write_attr(b, "identifier", it->id);
	item_write_attr(b, "title", it->title.len != 0 ? it->title : it->id);
	buf_puts(b, " adaptive=\"false\" time-dependent=\"false\">\n");
	write_declarations(b, it, key);
	if (it->stimulus.len != 0) {
		buf_puts(b, "  <qti-assessment-stimulus-ref");
		item_write_attr(b, "identifier", it->stimulus);
		buf_puts(b, " href=\"../stimuli/");
		xml_escape(b, it->stimulus);
		buf_puts(b, ".xml\"/>\n");
	}
	buf_puts(b, "  <qti-item-body>\n    ");
	buf_str(b, it->body);
	buf_putc(b, '\n');
	write_interaction(b, it);
	buf_puts(b, "  </qti-item-body>\n");
	if (key) {
		write_processing(b, it);
		if (it->reason.len != 0) {
			buf_puts(b, "  <qti-modal-feedback outcome-identifier"
			    "=\"REASON\" identifier=\"WHY\" show-hide=\"show\">"
			    "\n    <qti-content-body>");
			buf_str(b, it->reason);
			buf_puts(b, "</qti-content-body>\n"
			    "  </qti-modal-feedback>\n");
		}
	}
	buf_puts(b, "</qti-assessment-item>\n");
}

void
item_write_stimulus(struct buf *b, const struct item_stimulus *s)
{
	buf_puts(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<qti-assessment-stimulus xmlns=\"" ITEM_QTI_NS "\"");
	item_write_attr(b, "identifier", s->id);
	item_write_attr(b, "title", s->title.len != 0 ? s->title : s->id);
	buf_puts(b, ">\n  <qti-stimulus-body>");
	buf_str(b, s->body);
	buf_puts(b, "</qti-stimulus-body>\n</qti-assessment-stimulus>\n");
}
