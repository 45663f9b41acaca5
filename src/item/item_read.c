/* item_read.c - items and stimuli from QTI 3.0, 2.2 and 2.1. */
#include "item/item.h"

#include "base/arena.h"
#include "base/xml_in.h"
#include "item/item_messages.h"
#include "item/item_part.h"

/* --- refusals --- */

static void
refuse(struct item_reader *r, const struct xml_node *n, const char *what,
    const char *hint)
{
	diag_error(r->dg, n->at, MSG_ITEM_ADAPTIVE, what);
	diag_hint(r->dg, "%s", hint);
}

/* What would make a response mean something else each time. */
static void
check_adaptive(struct item_reader *r, const struct xml_node *root)
{
	static const char hint[] = "make it an item that is the same for "
	    "everyone";
	const struct xml_node *template = item_child(root,
	    "qti-template-declaration");

	if (str_is(item_qti_attr(root, "adaptive"), "true"))
		refuse(r, root, "an adaptive item", hint);
	if (template == NULL)
		template = item_child(root, "qti-template-processing");
	if (template != NULL)
		refuse(r, template, "an item that differs each time", hint);
}

static bool
is_interaction(const struct xml_node *n)
{
	return item_is_qti(n) && (str_ends(n->name, "-interaction") ||
	    str_ends(n->name, "Interaction"));
}

/* The one interaction of the body; NULL after a finding. */
static const struct xml_node *
find_interaction(struct item_reader *r, const struct xml_node *body)
{
	const struct xml_node *found = NULL;

	for (const struct xml_node *n = body; n != NULL;
	    n = xml_below(n, body)) {
		if (n->name.ptr == NULL || !is_interaction(n))
			continue;
		if (found != NULL) {
			refuse(r, n, "a second question in one item",
			    "make two items of it");
			return NULL;
		}
		found = n;
	}
	if (found == NULL)
		item_missing(r, body, "an interaction");
	return found;
}

/* --- choices --- */

static void
read_choices(struct item_reader *r, const struct xml_node *above,
    const char *element, struct item_choice **out, size_t *n)
{
	struct item_choice *c;
	size_t used = 0;

	*out = arena_array(r->a, ITEM_CHOICES_MAX, sizeof(**out));
	for (const struct xml_node *x = item_child(above, element); x != NULL;
	    x = item_next(x, element)) {
		if (used == ITEM_CHOICES_MAX) {
			diag_error(r->dg, x->at, MSG_ITEM_MANY,
			    ITEM_CHOICES_MAX, "choices in one question");
			diag_hint(r->dg, "make two questions of it");
			break;
		}
		c = *out + used;
		c->id = item_attr_id(r, x, "identifier");
		item_markup(r->a, x, &c->body, &c->words);
		for (size_t i = 0; i < used && c->id.len != 0; i++)
			if (str_eq(c->id, (*out)[i].id))
				item_twice(r, x->at, "choice", c->id);
		used++;
	}
	if (used == 0)
		item_missing(r, above, str_c(r->a, str_fmt(r->a, "a <%s>",
		    element)));
	*n = used;
}

static unsigned
attr_number(struct item_reader *r, const struct xml_node *n, const char *name,
    unsigned absent)
{
	const struct str s = item_qti_attr(n, name);
	unsigned got = absent;

	if (s.ptr != NULL && !item_is_number(s, 1000000, &got))
		item_wrong(r, n->at, s, "a whole number");
	return got;
}

/* The sources, each for one target, and the targets. */
static void
read_match(struct item_reader *r, const struct xml_node *n, struct item *it)
{
	const char *choice = "qti-simple-associable-choice";
	const struct xml_node *sources = item_child(n, "qti-simple-match-set");
	const struct xml_node *targets = item_next(sources,
	    "qti-simple-match-set");

	it->kind = ITEM_MATCH;
	if (sources == NULL || targets == NULL) {
		item_missing(r, n, "two <qti-simple-match-set>");
		return;
	}
	read_choices(r, sources, choice, &it->choices, &it->n_choices);
	read_choices(r, targets, choice, &it->targets, &it->n_targets);
	for (const struct xml_node *c = item_child(sources, choice);
	    c != NULL; c = item_next(c, choice))
		if (attr_number(r, c, "match-max", 1) != 1) {
			refuse(r, c, "a match of one choice with several "
			    "others", "write match-max=\"1\"");
			return;
		}
}

static void
read_interaction(struct item_reader *r, const struct xml_node *n,
    bool multiple, struct item *it)
{
	const char *choice = "qti-simple-choice";
	unsigned most;

	if (item_is(n, "qti-match-interaction")) {
		read_match(r, n, it);
	} else if (item_is(n, "qti-order-interaction")) {
		it->kind = ITEM_ORDER;
		read_choices(r, n, choice, &it->choices, &it->n_choices);
	} else if (item_is(n, "qti-choice-interaction")) {
		read_choices(r, n, choice, &it->choices, &it->n_choices);
		most = attr_number(r, n, "max-choices", 0);
		it->kind = multiple ? ITEM_MULTIPLE : it->n_choices == 2 ?
		    ITEM_TRUE_FALSE : ITEM_SINGLE;
		it->limit = multiple && most < it->n_choices ? most : 0;
	} else {
		diag_error(r->dg, n->at, MSG_ITEM_INTERACTION,
		    STR_ARG(item_qti_name(r->a, n)));
		diag_hint(r->dg, "scored are qti-choice-interaction, "
		    "qti-order-interaction and qti-match-interaction");
	}
}

/* --- the response --- */

/* The one declaration; NULL after a finding. */
static const struct xml_node *
find_declaration(struct item_reader *r, const struct xml_node *root)
{
	const char *name = "qti-response-declaration";
	const struct xml_node *found = item_child(root, name);
	const struct xml_node *more = item_next(found, name);

	if (found == NULL) {
		item_missing(r, root, "<qti-response-declaration>");
		return NULL;
	}
	if (more != NULL) {
		refuse(r, more, "a second response in one item",
		    "make two items of it");
		return NULL;
	}
	if (str_is(item_qti_attr(found, "identifier"), "RESPONSE"))
		return found;
	item_wrong(r, found->at, item_qti_attr(found, "identifier"),
	    "RESPONSE, which the templates score");
	return NULL;
}

/* Do cardinality and base type go with what is asked? */
static void
check_type(struct item_reader *r, const struct xml_node *declaration,
    const struct item *it)
{
	const struct str cardinality = item_qti_attr(declaration,
	    "cardinality");
	const struct str type = item_qti_attr(declaration, "base-type");
	bool good;

	if (it->kind == ITEM_MATCH)
		good = (str_is(type, "directedPair") ||
		    str_is(type, "pair")) && (str_is(cardinality, "multiple") ||
		    (str_is(cardinality, "single") && it->n_choices == 1));
	else if (it->kind == ITEM_ORDER)
		good = str_is(type, "identifier") &&
		    str_is(cardinality, "ordered");
	else
		good = str_is(type, "identifier") &&
		    (str_is(cardinality, "single") ||
		    str_is(cardinality, "multiple"));
	if (good)
		return;
	diag_error(r->dg, declaration->at, MSG_ITEM_TYPE, STR_ARG(cardinality),
	    STR_ARG(type));
	diag_hint(r->dg, "scored are choices (single or multiple identifier), "
	    "orders (ordered identifier) and matches (multiple directedPair)");
}

/* --- the whole --- */

static void
read_body(struct item_reader *r, const struct xml_node *body,
    const struct xml_node *interaction, struct item *it)
{
	const struct xml_node *prompt = item_child(interaction, "qti-prompt");
	struct str markup, words;

	item_markup(r->a, body, &it->body, &it->words);
	if (prompt == NULL)
		return;
	item_markup(r->a, prompt, &markup, &words);
	it->body = str_fmt(r->a, "%.*s<div>%.*s</div>", STR_ARG(it->body),
	    STR_ARG(markup));
	it->words = str_trim(str_fmt(r->a, "%.*s %.*s", STR_ARG(it->words),
	    STR_ARG(words)));
}

static struct xml_node *
read_root(struct item_reader *r, struct str text, const char *name,
    const char *what)
{
	struct xml_node *root;

	if (xml_read(r->a, r->dg, r->name, text, &root) < 0)
		return NULL;
	if (item_is(root, name))
		return root;
	diag_error(r->dg, root->at, MSG_ITEM_ROOT, what, STR_ARG(root->name));
	diag_hint(r->dg, "<%s xmlns=\"%s\" ...>", name, ITEM_QTI_NS);
	return NULL;
}

int
item_read(struct arena *a, struct diag *dg, const char *name, struct str text,
    struct item *out)
{
	const size_t errors = diag_errors(dg);
	struct item_reader r = { a, dg, name };
	const struct xml_node *root = read_root(&r, text,
	    "qti-assessment-item", "a QTI item");
	const struct xml_node *body, *interaction, *declaration, *feedback;
	struct item it = { 0 };

	if (root == NULL)
		return -1;
	it.at = root->at;
	it.id = item_attr_id(&r, root, "identifier");
	it.title = item_qti_attr(root, "title");
	check_adaptive(&r, root);
	body = item_child(root, "qti-item-body");
	if (body == NULL) {
		item_missing(&r, root, "<qti-item-body>");
		return -1;
	}
	declaration = find_declaration(&r, root);
	interaction = find_interaction(&r, body);
	if (declaration == NULL || interaction == NULL)
		return -1;
	read_interaction(&r, interaction, str_is(item_qti_attr(declaration,
	    "cardinality"), "multiple"), &it);
	if (diag_errors(dg) != errors)
		return -1;
	check_type(&r, declaration, &it);
	read_body(&r, body, interaction, &it);
	if (item_child(root, "qti-assessment-stimulus-ref") != NULL)
		it.stimulus = item_attr_id(&r, item_child(root,
		    "qti-assessment-stimulus-ref"), "identifier");
	feedback = item_child(root, "qti-modal-feedback");
	if (feedback != NULL) {
		struct str words;

		item_markup(a, feedback, &it.reason, &words);
	}
	if (diag_errors(dg) == errors)
		item_read_key(&r, root, declaration, &it);
	if (diag_errors(dg) != errors)
		return -1;
	*out = it;
	return 0;
}

int
item_read_stimulus(struct arena *a, struct diag *dg, const char *name,
    struct str text, struct item_stimulus *out)
{
	struct item_reader r = { a, dg, name };
	const struct xml_node *root = read_root(&r, text,
	    "qti-assessment-stimulus", "a QTI stimulus");
	const struct xml_node *body = item_child(root, "qti-stimulus-body");
	const size_t errors = diag_errors(dg);
	struct item_stimulus s = { 0 };

	if (root == NULL)
		return -1;
	s.id = item_attr_id(&r, root, "identifier");
	s.title = item_qti_attr(root, "title");
	if (body == NULL)
		item_missing(&r, root, "<qti-stimulus-body>");
	item_markup(a, body, &s.body, &s.words);
	if (diag_errors(dg) != errors)
		return -1;
	*out = s;
	return 0;
}
