/*
 * item_form.c - a tree of operators as one line of text, so that the few forms
 * which are scored are recognized by comparing texts:
 * "match(variable:RESPONSE correct:RESPONSE)".
 */
#include "item/item_part.h"

#include "base/arena.h"
#include "base/xml_in.h"

#define FORM_MAX 4096		/* bytes: ours have some 200 */

/* All that say what an operator works on. */
static const char *const attrs[] = { "identifier", "variable-identifier",
	"outcome-identifier", "include-category", "exclude-category",
	"section-identifier", "weight-identifier", "tolerance",
	"include-boundary", "field-identifier" };

/* What is no operator of QTI's must not look like one. */
static void
add_name(struct arena *a, struct buf *b, const struct xml_node *n)
{
	const struct str name = item_qti_name(a, n);

	if (item_is_qti(n) && str_starts(name, "qti-"))
		buf_str(b, str_sub(name, 4, name.len));
	else
		buf_printf(b, "?%.*s", STR_ARG(name));
}

static void
add(struct arena *a, struct buf *b, const struct xml_node *n)
{
	const struct xml_node *c = xml_first_element(n);
	const struct str mode = item_qti_attr(n, "tolerance-mode");
	int64_t units;

	add_name(a, b, n);
	for (size_t i = 0; i < NELEM(attrs); i++) {
		const struct str value = item_qti_attr(n, attrs[i]);

		if (value.len != 0)
			buf_printf(b, ":%.*s", STR_ARG(value));
	}
	if (mode.len != 0 && !str_is(mode, "exact"))
		buf_puts(b, ":~");
	if (item_is(n, "qti-base-value")) {
		buf_putc(b, '=');
		if (item_is_units(xml_text(a, n), &units))
			item_write_units(b, units);
		return;
	}
	for (bool first = true; c != NULL && !b->over;
	    c = xml_next_element(c), first = false) {
		buf_putc(b, first ? '(' : ' ');
		add(a, b, c);
	}
	if (xml_first_element(n) != NULL)
		buf_putc(b, ')');
}

struct str
item_form(struct arena *a, const struct xml_node *n)
{
	struct str form = STR_LIT("");
	struct buf b;

	buf_init(&b, FORM_MAX);
	add(a, &b, n);
	if (!b.over)
		form = str_dup(a, buf_view(&b));
	buf_free(&b);
	return form;
}
