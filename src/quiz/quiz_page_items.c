#include "quiz/quiz_page_part.h"

#include "base/xml_in.h"

/*
 * XHTML as HTML reads it: an element without content that is none of HTML's
 * void ones needs its end tag, else it would swallow what follows.
 */
static void
put_body(struct buf *b, struct str xhtml)
{
	size_t from = 0;

	while (from < xhtml.len) {
		size_t end = str_find(xhtml, "/>", from);
		struct str part = str_sub(xhtml, from, end - from), name;
		size_t open = part.len;

		if (end == xhtml.len) {
			buf_str(b, part);
			return;
		}
		while (open > 0 && part.ptr[open - 1] != '<')
			open--;
		name = str_sub(part, open, part.len - open);
		name = str_cut(&name, ' ');
		buf_str(b, part);
		if (str_is(name, "br") || str_is(name, "hr"))
			buf_puts(b, ">");
		else
			buf_printf(b, "></%.*s>", STR_ARG(name));
		from = end + 2;
	}
}

/*
 * What is asked: its first paragraph is the legend, which may hold no blocks;
 * the others follow.
 */
static void
put_asked(struct buf *b, const struct item *it)
{
	struct str body = it->body;
	size_t end = str_find(body, "</p>", 0);
	bool para = str_starts(body, "<p>") && end < body.len;

	buf_puts(b, "<legend>");
	if (para)
		put_body(b, str_sub(body, 3, end - 3));
	else
		xml_escape(b, it->words);
	buf_puts(b, "</legend>\n");
	if (para)
		body = str_sub(body, end + 4, body.len - end - 4);
	else if (str_find(body, "<", 0) == body.len)
		body.len = 0;
	if (!str_empty(str_trim(body))) {
		buf_puts(b, "<div class=\"more\">");
		put_body(b, body);
		buf_puts(b, "</div>\n");
	}
}

static void
put_choices(struct buf *b, const struct item *it)
{
	const char *type = it->kind == ITEM_MULTIPLE ? "checkbox" : "radio";

	buf_puts(b, "<div class=\"choices\">\n");
	for (size_t i = 0; i < it->n_choices; i++) {
		const struct item_choice *c = &it->choices[i];

		buf_printf(b, "<label class=\"choice\"><input type=\"%s\" "
		    "name=\"", type);
		xml_escape(b, it->id);
		buf_puts(b, "\" value=\"");
		xml_escape(b, c->id);
		buf_puts(b, "\"> <span class=\"words\">");
		put_body(b, c->body);
		buf_puts(b, "</span></label>\n");
	}
	buf_puts(b, "</div>\n");
}

static void
put_move(struct buf *b, const struct item_choice *c, const char *move,
    const char *arrow, const char *name)
{
	buf_printf(b, "<button type=\"button\" data-move=\"%s\">"
	    "<span aria-hidden=\"true\">%s</span> %s"
	    "<span class=\"aloud\">: ", move, arrow, name);
	xml_escape(b, c->words);
	buf_puts(b, "</span></button>");
}

static void
put_order(struct buf *b, const struct item *it)
{
	buf_puts(b, "<ol class=\"order\">\n");
	for (size_t i = 0; i < it->n_choices; i++) {
		const struct item_choice *c = &it->choices[i];

		buf_puts(b, "<li data-id=\"");
		xml_escape(b, c->id);
		buf_puts(b, "\"><div class=\"words\">");
		put_body(b, c->body);
		buf_puts(b, "</div><div class=\"moves\">");
		put_move(b, c, "up", "\xe2\x86\x91", "Up");
		put_move(b, c, "down", "\xe2\x86\x93", "Down");
		buf_puts(b, "</div></li>\n");
	}
	buf_puts(b, "</ol>\n<label class=\"choice\"><input type=\"checkbox\" "
	    "class=\"settled\"> <span>This is the order I want</span>"
	    "</label>\n");
}

static void
put_match(struct buf *b, const struct item *it)
{
	buf_puts(b, "<div class=\"pairs\">\n");
	for (size_t i = 0; i < it->n_choices; i++) {
		buf_puts(b, "<div class=\"pair\"><label for=\"");
		xml_escape(b, it->id);
		buf_printf(b, ".%zu\">", i);
		put_body(b, it->choices[i].body);
		buf_puts(b, "</label> <select id=\"");
		xml_escape(b, it->id);
		buf_printf(b, ".%zu\" data-id=\"", i);
		xml_escape(b, it->choices[i].id);
		buf_puts(b, "\"><option value=\"\">Choose an answer</option>");
		for (size_t j = 0; j < it->n_targets; j++) {
			buf_puts(b, "<option value=\"");
			xml_escape(b, it->targets[j].id);
			buf_puts(b, "\">");
			xml_escape(b, it->targets[j].words);
			buf_puts(b, "</option>");
		}
		buf_puts(b, "</select></div>\n");
	}
	buf_puts(b, "</div>\n");
}

static const struct {
	const char *name;	/* of quiz.js */
	const char *how;
	void (*put)(struct buf *b, const struct item *it);
} kinds[] = {
	[ITEM_SINGLE] = { "single", "Choose one answer.", put_choices },
	[ITEM_MULTIPLE] = { "multiple", "Choose all that are right.",
		put_choices },
	[ITEM_TRUE_FALSE] = { "true-false", "Choose one answer.",
		put_choices },
	[ITEM_ORDER] = { "order", "Put these in the right order with the "
		"buttons. Then check the box below the list.", put_order },
	[ITEM_MATCH] = { "match", "Choose an answer for each line. You may "
		"use an answer more than once.", put_match }
};

/* Why, and where the rule stands: shown after the answer was checked. */
static void
put_why(struct buf *b, const struct quiz_practice *pr)
{
	buf_printf(b, "<div class=\"why\" data-section=\"%.*s\" "
	    "data-chapter=\"", STR_ARG(pr->section));
	xml_escape(b, pr->chapter);
	buf_puts(b, "\" hidden>\n");
	if (!str_empty(pr->item.reason)) {
		buf_puts(b, "<h3>Why</h3>\n");
		put_body(b, pr->item.reason);
	}
	buf_printf(b, "\n<h3>The rule</h3>\n<blockquote>");
	put_body(b, pr->rule_body);
	buf_printf(b, "</blockquote>\n<p class=\"from\">Section %.*s of your "
	    "handbook, chapter \xe2\x80\x9c", STR_ARG(pr->section));
	xml_escape(b, pr->chapter);
	buf_puts(b, "\xe2\x80\x9d</p>\n</div>\n");
}

static void
put_item(const struct page_item *pi, struct buf *b)
{
	const struct item *it = pi->item;

	buf_puts(b, "<template id=\"item-");
	xml_escape(b, it->id);
	buf_printf(b, "\"><div class=\"item\" data-kind=\"%s\" data-id=\"",
	    kinds[it->kind].name);
	xml_escape(b, it->id);
	buf_puts(b, "\">\n<fieldset>\n");
	put_asked(b, it);
	buf_printf(b, "<p class=\"how\">%s</p>\n", kinds[it->kind].how);
	kinds[it->kind].put(b, it);
	buf_puts(b, "</fieldset>\n");
	if (pi->practice)
		put_why(b, pi->practice);
	buf_puts(b, "</div></template>\n");
}

void
page_put_items(const struct page *p, struct buf *b)
{
	for (size_t i = 0; i < p->n_stimuli; i++) {
		const struct item_stimulus *s = &p->stimuli[i];

		buf_puts(b, "<template id=\"scenario-");
		xml_escape(b, s->id);
		buf_puts(b, "\"><section class=\"scenario\" "
		    "aria-label=\"What happened\">\n<h2>What happened</h2>\n");
		put_body(b, s->body);
		buf_puts(b, "\n</section></template>\n");
	}
	for (size_t i = 0; i < p->n; i++)
		put_item(&p->items[i], b);
}
