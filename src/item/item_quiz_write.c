/* item_quiz_write.c - quiz.xml, written. */
#include "item/item_quiz.h"

#include "base/xml_in.h"
#include "item/item_part.h"

static void
attr_number(struct buf *b, const char *name, unsigned n)
{
	buf_printf(b, " %s=\"%u\"", name, n);
}

static void
attr_digest(struct buf *b, const char *name, const struct digest *d)
{
	buf_printf(b, " %s=\"sha256:", name);
	for (size_t i = 0; i < sizeof(d->bytes); i++)
		buf_printf(b, "%02x", d->bytes[i]);
	buf_putc(b, '"');
}

static void
element(struct buf *b, const char *name, struct str words)
{
	buf_printf(b, "  <%s>", name);
	xml_escape(b, words);
	buf_printf(b, "</%s>\n", name);
}

static void
write_rule(struct buf *b, const struct item_quiz *q)
{
	buf_puts(b, "  <rule");
	attr_number(b, "questions", q->questions);
	attr_number(b, "attempts", q->attempts);
	buf_printf(b, " pass=\"%u.%03u\"", q->pass / 1000, q->pass % 1000);
	attr_number(b, "level-1", q->levels[1]);
	attr_number(b, "level-2", q->levels[2]);
	attr_number(b, "level-3", q->levels[3]);
	buf_puts(b, "/>\n");
}

static void
write_item(struct buf *b, const struct item_quiz *q,
    const struct item_entry *e)
{
	buf_puts(b, "  <item");
	item_write_attr(b, "id", e->id);
	item_write_attr(b, "rule", e->rule);
	item_write_attr(b, "section", e->section);
	item_write_attr(b, "chapter", q->chapters[e->chapter].id);
	attr_number(b, "difficulty", e->difficulty);
	item_write_attr(b, "critical", str_of(e->critical ? "yes" : "no"));
	if (e->scenario.len != 0)
		item_write_attr(b, "scenario", e->scenario);
	buf_puts(b, "/>\n");
}

void
item_quiz_write(struct buf *b, const struct item_quiz *q)
{
	buf_puts(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<quiz xmlns=\"" ITEM_QUIZ_NS "\"");
	item_write_attr(b, "id", q->id);
	item_write_attr(b, "xml:lang", q->lang);
	buf_puts(b, ">\n");
	element(b, "title", q->title);
	element(b, "organization", q->organization);
	buf_puts(b, "  <document");
	item_write_attr(b, "number", q->number);
	item_write_attr(b, "version", q->version);
	item_write_attr(b, "effective", q->effective);
	attr_digest(b, "handbook", &q->handbook);
	buf_puts(b, "/>\n  <statement");
	attr_digest(b, "digest", &q->statement_digest);
	buf_putc(b, '>');
	xml_escape(b, q->statement);
	buf_puts(b, "</statement>\n");
	write_rule(b, q);
	for (size_t i = 0; i < q->n_chapters; i++) {
		buf_puts(b, "  <chapter");
		item_write_attr(b, "id", q->chapters[i].id);
		item_write_attr(b, "title", q->chapters[i].title);
		attr_number(b, "quota", q->chapters[i].quota);
		buf_puts(b, "/>\n");
	}
	for (size_t i = 0; i < q->n; i++)
		write_item(b, q, &q->entries[i]);
	for (size_t i = 0; i < q->n_forms; i++) {
		const struct item_form *f = &q->forms[i];

		buf_puts(b, "  <form");
		item_write_attr(b, "id", f->id);
		buf_puts(b, ">\n");
		for (size_t k = 0; k < f->n; k++) {
			buf_puts(b, "    <use");
			item_write_attr(b, "item", q->entries[f->items[k]].id);
			buf_puts(b, "/>\n");
		}
		buf_puts(b, "  </form>\n");
	}
	buf_puts(b, "</quiz>\n");
}
