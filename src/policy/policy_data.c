#include "policy/policy_data.h"

#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/xml_in.h"
#include "policy/policy_data_messages.h"
#include "policy/policy_part.h"

#define DATA_WORDS_MAX 40	/* bytes of a file that a finding quotes */

/* One file being read. */
struct reader {
	struct arena *a;
	struct diag *dg;
	struct policy_data *d;
	struct map *here;	/* keys of this file, to find what is twice */
};

struct policy_data *
policy_data_new(struct arena *a)
{
	struct policy_data *d = ARENA_NEW(a, struct policy_data);

	d->law_by_cite = map_new(a);
	d->figure_by_id = map_new(a);
	d->state_by_code = map_new(a);
	d->term_by_id = map_new(a);
	return d;
}

const struct policy_topic *
policy_state_topic(const struct policy_state *s, struct str id)
{
	for (size_t i = 0; i < s->n; i++)
		if (str_eq(s->topics[i].id, id))
			return &s->topics[i];
	return NULL;
}

/* --- what every element needs --- */

static bool
is_one_of(struct str s, const char *const *names)
{
	for (; *names != NULL; names++)
		if (str_is(s, *names))
			return true;
	return false;
}

static struct str
name_list(struct arena *a, const char *const *names)
{
	struct str all = STR_LIT("");

	for (size_t i = 0; names[i] != NULL; i++)
		all = str_fmt(a, "%.*s%s%s", STR_ARG(all), i == 0 ? "" : ", ",
		    names[i]);
	return all;
}

static void
check_attrs(struct reader *r, const struct xml_node *n,
    const char *const *names)
{
	for (const struct xml_attr *at = n->attrs; at != NULL; at = at->next) {
		struct str near;
		size_t i;

		if (policy_name_find(at->name, names, &i, &near) ||
		    str_starts(at->name, "xml:"))
			continue;
		diag_error(r->dg, at->at, MSG_DATA_ATTR, STR_ARG(n->name),
		    STR_ARG(at->name));
		if (near.ptr != NULL)
			diag_hint(r->dg, "did you mean \"%.*s\"?",
			    STR_ARG(near));
		else if (names[0] != NULL)
			diag_hint(r->dg, "there are %.*s",
			    STR_ARG(name_list(r->a, names)));
		else
			diag_hint(r->dg, "take it out");
	}
}

/* Where the words of a text node begin, past white space. */
static struct pos
words_at(const struct xml_node *text)
{
	struct pos at = text->at;

	for (size_t i = 0; i < text->text.len &&
	    strchr(" \t\r\n", text->text.ptr[i]) != NULL; i++)
		if (text->text.ptr[i] == '\n') {
			at.line++;
			at.col = 1;
		} else
			at.col++;
	return at;
}

/* Only the elements of names, and no words between them; words alone where
 * there are no names. */
static void
check_children(struct reader *r, const struct xml_node *n,
    const char *const *names)
{
	for (const struct xml_node *c = n->first; c != NULL; c = c->next) {
		const struct str words = str_trim(c->text);

		if (c->name.ptr == NULL) {
			if (words.len == 0 || names[0] == NULL)
				continue;
			diag_error(r->dg, words_at(c), MSG_DATA_WORDS,
			    STR_ARG(n->name),
			    STR_ARG(str_sub(words, 0, DATA_WORDS_MAX)));
		} else if (!is_one_of(c->name, names))
			diag_error(r->dg, c->at, MSG_DATA_ELEMENT,
			    STR_ARG(c->name), STR_ARG(n->name));
		else
			continue;
		if (names[0] == NULL)
			diag_hint(r->dg, "it holds words alone");
		else
			diag_hint(r->dg, "it holds %.*s",
			    STR_ARG(name_list(r->a, names)));
	}
}

static void
missing(struct reader *r, const struct xml_node *n, const char *what,
    const char *example)
{
	diag_error(r->dg, n->at, MSG_DATA_MISSING, STR_ARG(n->name), what);
	diag_hint(r->dg, "%s", example);
}

static void
wrong(struct reader *r, struct pos at, struct str value, const char *what,
    const char *example)
{
	diag_error(r->dg, at, MSG_DATA_VALUE, STR_ARG(str_sub(value, 0, 80)),
	    what);
	diag_hint(r->dg, "%s", example);
}

/* An attribute that must be there and not empty; example: cite="29 USC 157". */
static struct str
need_attr(struct reader *r, const struct xml_node *n, const char *name,
    const char *example)
{
	const struct str value = str_trim(xml_attr_value(n, name));

	if (value.len == 0)
		missing(r, n, name, example);
	return value;
}

static void
need_date(struct reader *r, const struct xml_node *n, const char *name,
    struct date *out)
{
	const char *example = str_c(r->a,
	    str_fmt(r->a, "%s=\"2026-11-22\"", name));
	const struct str value = need_attr(r, n, name, example);

	if (value.len != 0 && !date_parse(value, out))
		wrong(r, xml_attr(n, name)->at, value, "a date", example);
}

/* One of names. */
static struct str
need_choice(struct reader *r, const struct xml_node *n, const char *name,
    const char *const *names)
{
	const char *list = str_c(r->a, name_list(r->a, names));
	const struct str value = need_attr(r, n, name, list);

	if (value.len != 0 && !is_one_of(value, names))
		wrong(r, xml_attr(n, name)->at, value, name, list);
	return value;
}

/* The words of a child that must be there once. */
static struct str
need_child(struct reader *r, const struct xml_node *n, const char *name)
{
	static const char *const none[] = { NULL };
	const struct xml_node *c = xml_child(n, name), *more;
	const char *example = str_c(r->a,
	    str_fmt(r->a, "<%s>...</%s>", name, name));
	struct str words;

	if (c == NULL) {
		missing(r, n, name, example);
		return STR_LIT("");
	}
	check_attrs(r, c, none);
	check_children(r, c, none);
	words = xml_text(r->a, c);
	if (words.len == 0)
		missing(r, c, "words", example);
	for (more = xml_next(c, name); more != NULL;
	    more = xml_next(more, name)) {
		diag_error(r->dg, more->at, MSG_DATA_CHILD_TWICE,
		    STR_ARG(more->name));
		diag_hint(r->dg, "keep the one that is right");
	}
	return words;
}

/* The words of n itself. */
static struct str
need_words(struct reader *r, const struct xml_node *n)
{
	static const char *const none[] = { NULL };
	const struct str words = xml_text(r->a, n);

	check_children(r, n, none);
	if (words.len == 0)
		missing(r, n, "words", "write what it says between its tags");
	return words;
}

static bool
need_yes_no(struct reader *r, const struct xml_node *n, const char *name)
{
	const struct str value = xml_attr_value(n, name);

	if (value.ptr != NULL && !str_is(value, "yes") && !str_is(value, "no"))
		wrong(r, xml_attr(n, name)->at, value, "yes or no", "write "
		    "yes, or leave it out");
	return str_is(value, "yes");
}

/*
 * Where an entry goes: over the one of an earlier folder, or at the end of all
 * (*n of them). NULL when it is twice in this file or has no key.
 */
static void *
place(struct reader *r, struct map *by_key, struct str key, struct pos at,
    const char *what, void ***all, size_t *n, size_t size)
{
	void *entry;

	if (key.len == 0)
		return NULL;
	if (map_put(r->here, key, r) != NULL) {
		diag_error(r->dg, at, MSG_DATA_TWICE, what, STR_ARG(key));
		diag_hint(r->dg, "keep the one that is right");
		return NULL;
	}
	entry = map_get(by_key, key);
	if (entry != NULL) {
		memset(entry, 0, size);
		return entry;
	}
	entry = arena_alloc(r->a, size);
	(*all)[(*n)++] = entry;
	map_put(by_key, key, entry);
	return entry;
}

/* Room for all of root's children behind the n that are there. */
static void **
room(struct reader *r, const struct xml_node *root, void *old, size_t n)
{
	size_t more = 0;
	void **all;

	for (const struct xml_node *c = xml_first_element(root); c != NULL;
	    c = xml_next_element(c))
		more++;
	all = arena_array(r->a, n + more, sizeof(*all));
	if (n != 0)
		memcpy(all, old, n * sizeof(*all));
	return all;
}

/* --- the four files --- */

static void
read_law(struct reader *r, const struct xml_node *root)
{
	static const char *const attrs[] = { "cite", "kind", "checked",
		"certainty", NULL };
	static const char *const children[] = { "title", "line", NULL };
	static const char *const kinds[] = { "law", "guidance", NULL };
	static const char *const certainties[] = { "verified", "high",
		"medium", "low", NULL };
	struct policy_data *d = r->d;
	void **all = room(r, root, d->laws, d->nlaws);

	for (const struct xml_node *n = xml_child(root, "entry"); n != NULL;
	    n = xml_next(n, "entry")) {
		struct policy_law law = { .at = n->at }, *to;

		check_attrs(r, n, attrs);
		check_children(r, n, children);
		law.cite = need_attr(r, n, "cite", "cite=\"45 CFR 164.508\"");
		law.guidance = str_is(need_choice(r, n, "kind", kinds),
		    "guidance");
		need_date(r, n, "checked", &law.checked);
		law.certainty = need_choice(r, n, "certainty", certainties);
		law.title = need_child(r, n, "title");
		law.line = need_child(r, n, "line");
		to = place(r, d->law_by_cite, law.cite, n->at,
		    "the citation", &all, &d->nlaws, sizeof(law));
		if (to != NULL)
			*to = law;
	}
	d->laws = (struct policy_law **)all;
}

/* Whole months, or 0 after a report. */
static int
need_months(struct reader *r, const struct xml_node *n)
{
	const struct str value = need_attr(r, n, "months", "months=\"24\"");
	int months = 0;

	for (size_t i = 0; i < value.len && months <= 600; i++) {
		if (value.ptr[i] < '0' || value.ptr[i] > '9') {
			months = 0;
			break;
		}
		months = months * 10 + (value.ptr[i] - '0');
	}
	if (value.len != 0 && (months < 1 || months > 600)) {
		wrong(r, xml_attr(n, "months")->at, value,
		    "a number of months from 1 to 600", "months=\"24\"");
		return 0;
	}
	return months;
}

static struct str
need_id(struct reader *r, const struct xml_node *n, const char *example)
{
	const struct str id = need_attr(r, n, "id", example);

	if (id.len != 0)
		policy_id_check(r->dg, id, xml_attr(n, "id")->at);
	return id;
}

static void
read_figures(struct reader *r, const struct xml_node *root)
{
	static const char *const attrs[] = { "id", "as-of", "months", NULL };
	static const char *const children[] = { "value", "source", NULL };
	struct policy_data *d = r->d;
	void **all = room(r, root, d->figures, d->nfigures);

	for (const struct xml_node *n = xml_child(root, "figure"); n != NULL;
	    n = xml_next(n, "figure")) {
		struct policy_figure figure = { .at = n->at }, *to;

		check_attrs(r, n, attrs);
		check_children(r, n, children);
		figure.id = need_id(r, n, "id=\"pew-2021\"");
		need_date(r, n, "as-of", &figure.as_of);
		figure.months = need_months(r, n);
		figure.value = need_child(r, n, "value");
		figure.source = need_child(r, n, "source");
		to = place(r, d->figure_by_id, figure.id, n->at,
		    "the figure", &all, &d->nfigures, sizeof(figure));
		if (to != NULL)
			*to = figure;
	}
	d->figures = (struct policy_figure **)all;
}

static size_t
count_children(const struct xml_node *n, const char *name)
{
	size_t count = 0;

	for (n = xml_child(n, name); n != NULL; n = xml_next(n, name))
		count++;
	return count;
}

static void
read_topics(struct reader *r, const struct xml_node *state,
    struct policy_state *out)
{
	static const char *const attrs[] = { "id", "value", "cite", "mark",
		"guidance", NULL };
	static const char *const marks[] = { "V", "M-high", "M-low", NULL };
	struct map *seen = map_new(r->a);

	out->topics = arena_array(r->a, count_children(state, "topic"),
	    sizeof(*out->topics));
	for (const struct xml_node *n = xml_child(state, "topic"); n != NULL;
	    n = xml_next(n, "topic")) {
		struct policy_topic t = { .at = n->at };

		check_attrs(r, n, attrs);
		t.id = need_id(r, n, "id=\"recording\"");
		t.value = xml_attr_value(n, "value");
		t.cite = xml_attr_value(n, "cite");
		t.mark = need_choice(r, n, "mark", marks);
		t.guidance = need_yes_no(r, n, "guidance");
		t.text = need_words(r, n);
		if (t.id.len == 0)
			continue;
		if (map_put(seen, t.id, r) != NULL) {
			diag_error(r->dg, n->at, MSG_DATA_TWICE, "the topic",
			    STR_ARG(t.id));
			diag_hint(r->dg, "keep one in each state");
			continue;
		}
		out->topics[out->n++] = t;
	}
}

/* Two capital letters. */
static struct str
need_code(struct reader *r, const struct xml_node *n)
{
	const struct str code = need_attr(r, n, "code", "code=\"IA\"");

	if (code.len != 0 && (code.len != 2 || code.ptr[0] < 'A' ||
	    code.ptr[0] > 'Z' || code.ptr[1] < 'A' || code.ptr[1] > 'Z'))
		wrong(r, xml_attr(n, "code")->at, code,
		    "the code of a state", "code=\"IA\"");
	return code;
}

static void
read_states(struct reader *r, const struct xml_node *root)
{
	static const char *const attrs[] = { "code", "name", "checked", NULL };
	static const char *const children[] = { "topic", NULL };
	struct policy_data *d = r->d;
	void **all = room(r, root, d->states, d->nstates);

	for (const struct xml_node *n = xml_child(root, "state"); n != NULL;
	    n = xml_next(n, "state")) {
		struct policy_state state = { .at = n->at }, *to;

		check_attrs(r, n, attrs);
		check_children(r, n, children);
		state.code = need_code(r, n);
		state.name = need_attr(r, n, "name", "name=\"Iowa\"");
		need_date(r, n, "checked", &state.checked);
		read_topics(r, n, &state);
		to = place(r, d->state_by_code, state.code, n->at,
		    "the state", &all, &d->nstates, sizeof(state));
		if (to != NULL)
			*to = state;
	}
	d->states = (struct policy_state **)all;
}

static void
read_glossary(struct reader *r, const struct xml_node *root)
{
	static const char *const attrs[] = { "id", "name", NULL };
	struct policy_data *d = r->d;
	void **all = room(r, root, d->terms, d->nterms);

	for (const struct xml_node *n = xml_child(root, "term"); n != NULL;
	    n = xml_next(n, "term")) {
		struct policy_term term = { .at = n->at }, *to;

		check_attrs(r, n, attrs);
		term.id = need_id(r, n, "id=\"phi\"");
		term.name = need_attr(r, n, "name", "name=\"...\": the word "
		    "as it is printed");
		term.text = need_words(r, n);
		to = place(r, d->term_by_id, term.id, n->at, "the term", &all,
		    &d->nterms, sizeof(term));
		if (to != NULL)
			*to = term;
	}
	d->terms = (struct policy_term **)all;
}

static const struct data_file {
	const char *root, *ns;
	const char *holds[2];
	void (*read)(struct reader *r, const struct xml_node *root);
} files[] = {
	{ "law", "urn:precept:law:1", { "entry", NULL }, read_law },
	{ "figures", "urn:precept:figures:1", { "figure", NULL },
	    read_figures },
	{ "states", "urn:precept:states:1", { "state", NULL }, read_states },
	{ "glossary", "urn:precept:glossary:1", { "term", NULL },
	    read_glossary },
};

/* Every element of n in ns; xml_child looks at the local name alone. */
static void
check_ns(struct reader *r, const struct xml_node *n, const char *ns)
{
	const struct xml_node *top = n;

	while (n != NULL) {
		const struct xml_node *next = n->first;

		if (n->name.ptr != NULL && !str_is(n->ns, ns)) {
			diag_error(r->dg, n->at, MSG_DATA_NS, STR_ARG(n->name),
			    STR_ARG(n->ns), ns);
			diag_hint(r->dg, "xmlns=\"%s\"", ns);
			if (n == top)	/* the rest would repeat this */
				return;
		}
		while (next == NULL && n != top) {
			next = n->next;
			n = n->parent;
		}
		n = next;
	}
}

int
policy_data_read(struct arena *a, struct diag *dg, const char *name,
    struct str text, struct policy_data *d)
{
	static const char *const no_attrs[] = { NULL };
	const size_t errors = diag_errors(dg);
	struct reader r = { a, dg, d, map_new(a) };
	struct xml_node *root;

	if (xml_read(a, dg, name, text, &root) < 0)
		return -1;
	for (size_t i = 0; i < NELEM(files); i++) {
		if (!str_is(root->name, files[i].root))
			continue;
		check_ns(&r, root, files[i].ns);
		check_attrs(&r, root, no_attrs);
		check_children(&r, root, files[i].holds);
		files[i].read(&r, root);
		return diag_errors(dg) == errors ? 0 : -1;
	}
	diag_error(dg, root->at, MSG_DATA_ROOT, STR_ARG(root->name));
	diag_hint(dg, "begin it with <law>, <figures>, <states> or "
	    "<glossary>");
	return -1;
}
