#include "resolve/resolve_part.h"

#include "base/arena.h"
#include "base/ascii.h"

struct counter {
	struct maker *m;
	unsigned chapter, appendix, front;
	struct str prefix;	/* of the rules that follow: "3.5", "A", "0" */
	unsigned section, rule;
	bool lettered, chaptered;
};

/* A to Z, then AA. */
static struct str
letters(struct arena *a, unsigned n)
{
	char buf[8];
	size_t at = sizeof(buf);

	for (; n > 0 && at > 0; n = (n - 1) / 26)
		buf[--at] = (char)('A' + (n - 1) % 26);
	return str_dup(a, (struct str){ buf + at, sizeof(buf) - at });
}

static void
begin_part(struct counter *c, const struct doc_node *part)
{
	c->chaptered = str_is(part->style, "chapter") ||
	    str_is(part->style, "role");
	c->lettered = c->m->what == RESOLVE_ROLE &&
	    (str_is(part->style, "form") || str_is(part->style, "appendix"));
	c->section = 0;
	if (c->chaptered) {
		c->chapter++;
		c->rule = 0;
		c->prefix = str_fmt(c->m->a, "%u", c->chapter);
	} else if (c->lettered) {
		c->appendix++;
		c->rule = 0;
		c->prefix = letters(c->m->a, c->appendix);
	} else {
		/* Pages before and after the chapters share one count. */
		c->rule = c->front;
		c->prefix = STR_LIT("0");
	}
}

static void
number_heading(struct counter *c, struct doc_node *n)
{
	n->label = (struct str){ NULL, 0 };
	if (n->level == 1 && (c->chaptered || c->lettered)) {
		n->label = c->prefix;
	} else if (n->level == 2 && c->chaptered) {
		c->section++;
		c->rule = 0;
		c->prefix = str_fmt(c->m->a, "%u.%u", c->chapter,
		    c->section);
		n->label = c->prefix;
	} else {
		n->flags |= DOC_UNNUMBERED;
	}
}

static void
number_rule(struct counter *c, struct doc_node *n)
{
	c->rule++;
	if (!c->chaptered && !c->lettered)
		c->front = c->rule;
	n->label = str_fmt(c->m->a, "%.*s.%u", STR_ARG(c->prefix), c->rule);
}

static bool
in_list(const struct doc_node *list)
{
	const struct doc_node *n = list->parent;

	while (n != NULL && n->kind != DOC_LIST)
		n = n->parent;
	return n != NULL;
}

static void
mark_items(struct counter *c, const struct doc_node *list)
{
	const bool ordered = (list->flags & DOC_ORDERED) != 0;
	const struct str bullet = in_list(list) ?
	    STR_LIT("\342\200\223") : STR_LIT("\342\200\242");
	int number = list->start;

	for (struct doc_node *n = list->first; n != NULL; n = n->next) {
		if (n->flags & DOC_TASK)
			n->label = n->flags & DOC_CHECKED ?
			    STR_LIT("\342\230\222") : STR_LIT("\342\230\220");
		else if (ordered)
			n->label = str_fmt(c->m->a, "%d.", number++);
		else
			n->label = bullet;
	}
}

/* "words-of-it": what a heading without an id is called. */
static struct str
slug(struct arena *a, const struct doc_node *heading)
{
	struct str words = doc_words(a, heading);
	char *out = arena_alloc(a, words.len + 1);
	size_t n = 0;

	for (size_t i = 0; i < words.len; i++) {
		char ch = words.ptr[i];

		if (ch >= 'A' && ch <= 'Z')
			ch = (char)(ch - 'A' + 'a');
		if (ascii_is_small(ch) || ascii_is_digit(ch) ||
		    (unsigned char)ch >= 0x80)
			out[n++] = ch;
		else if (n > 0 && out[n - 1] != '-')
			out[n++] = '-';
	}
	while (n > 0 && out[n - 1] == '-')
		n--;
	return (struct str){ out, n };
}

/* The heading of the policy that n stands in. */
static struct str
id_above(const struct doc_node *n)
{
	const struct doc_node *h = n->prev;

	while (h != NULL && (h->kind != DOC_HEADING ||
	    h->level >= n->level || str_chr(h->id, '/', 0) < h->id.len))
		h = h->prev;
	return h != NULL ? h->id : STR_LIT("book");
}

static void
give_id(struct counter *c, struct doc_node *n)
{
	struct map *ids = c->m->ids;
	struct str id = n->id;

	if (str_empty(id) && n->kind == DOC_HEADING)
		id = str_fmt(c->m->a, "%.*s/%.*s", STR_ARG(id_above(n)),
		    STR_ARG(slug(c->m->a, n)));
	if (str_empty(id))
		return;
	n->id = id;
	/* The second "example" below one policy. */
	for (unsigned i = 2; map_get(ids, n->id) != NULL; i++)
		n->id = str_fmt(c->m->a, "%.*s-%u", STR_ARG(id), i);
	map_put(ids, n->id, n);
}

void
resolve_number(struct maker *m)
{
	struct counter c = { .m = m };

	for (struct doc_node *n = m->book->first; n != NULL;
	    n = doc_next(m->book, n)) {
		if (n->kind == DOC_PART)
			begin_part(&c, n);
		else if (n->kind == DOC_HEADING)
			number_heading(&c, n);
		else if (n->kind == DOC_RULE)
			number_rule(&c, n);
		else if (n->kind == DOC_LIST)
			mark_items(&c, n);
		if (!doc_is_inline(n->kind))
			give_id(&c, n);
	}
}
