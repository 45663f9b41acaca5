#include "layout/theme.h"

#include <string.h>

#include "base/arena.h"
#include "base/xml_in.h"
#include "layout/layout_messages.h"
#include "layout/theme_part.h"

/* What can still be set, and read. */
#define SIZE_LEAST 4000
#define SIZE_MOST 200000
#define ROOM_MOST 400000	/* above and below a block */
#define INDENT_MOST 100000
#define PAD_MOST 60000

/* What layout asks for by name. A theme may have more: blocks name them. */
static const char *const needed_styles[] = {
	"para", "item", "quote", "box", "box-title", "basis", "code", "small",
	"h1", "h2", "h3", "h4", "opener-number", "opener-title", "cell",
	"cell-header", "cell-key", "contents-1", "contents-2", "contents-3",
	"cover-org", "cover-title", "cover-subtitle", "cover-text",
	"cover-sample", "field-label", "field-choice", "card-title",
	"card-heading", "card-para", "header", "footer", "page-number",
};
static const char *const needed_boxes[] = {
	"box", "quote", "rule", "rule-critical", "code", "card",
};

static void
no_such_like(struct theme_reader *r, const struct xml_attr *like,
    const char *what)
{
	diag_error(r->dg, like->at, MSG_THEME_NAME, what,
	    STR_ARG(like->value));
	diag_hint(r->dg, "a %s stands before those that are like it", what);
}

static void
is_there(struct theme_reader *r, const struct xml_node *n, const char *what,
    struct str name)
{
	diag_error(r->dg, n->at, MSG_THEME_TWICE, what, STR_ARG(name));
	diag_hint(r->dg, "rename one of them, or take one out");
}

static void
read_named_color(struct theme_reader *r, const struct xml_node *n)
{
	const struct xml_attr *name = theme_need_attr(r, n, "name");
	const struct xml_attr *value = theme_need_attr(r, n, "value");
	uint32_t *to = name != NULL ? theme_named_color(r->t, name->value) :
	    NULL;

	for (const struct xml_attr *at = n->attrs; at != NULL; at = at->next)
		if (at != name && at != value)
			theme_unknown_attr(r, n, at);
	if (name != NULL && to == NULL) {
		diag_error(r->dg, name->at, MSG_THEME_NAME, "color",
		    STR_ARG(name->value));
		diag_hint(r->dg, "colors are called ink, accent, muted, rule, "
		    "tint, gap, critical");
	}
	if (to != NULL && value != NULL)
		theme_read_color(r, value, to);
	if (to != NULL && r->own->has_first && to == &r->t->accent)
		*to = r->own->first;
	if (to != NULL && r->own->has_first && to == &r->t->tint)
		*to = theme_color_tint(r->own->first);
	if (to != NULL && r->own->has_second && to == &r->t->critical)
		*to = r->own->second;
}

static void
read_face_element(struct theme_reader *r, const struct xml_node *n)
{
	static const char *const needed[] = { "name", "file", "family" };
	struct theme_face f = { .fallback = -1, .at = n->at };

	for (const struct xml_attr *at = n->attrs; at != NULL; at = at->next) {
		if (str_is(at->name, "name"))
			f.name = at->value;
		else if (str_is(at->name, "file"))
			f.file = at->value;
		else if (str_is(at->name, "family"))
			f.family = at->value;
		else if (!str_is(at->name, "fallback"))
			theme_unknown_attr(r, n, at);
	}
	for (size_t i = 0; i < NELEM(needed); i++)
		if (theme_need_attr(r, n, needed[i]) == NULL)
			return;
	for (size_t i = 0; i < r->t->n_faces; i++)
		if (str_eq(r->faces[i].name, f.name))
			is_there(r, n, "face", f.name);
	r->faces = arena_grow(r->a, r->faces, r->t->n_faces, &r->cap_faces,
	    sizeof(*r->faces));
	r->faces[r->t->n_faces++] = f;
}

/*
 * Fallbacks may name a later face, so they are looked up when all are known;
 * no chain may come back to where it began.
 */
static void
read_fallbacks(struct theme_reader *r, const struct xml_node *root)
{
	for (const struct xml_node *n = xml_child(root, "face"); n != NULL;
	    n = xml_next(n, "face")) {
		const struct xml_attr *at = xml_attr(n, "fallback");
		unsigned to = 0;
		size_t i = 0;

		while (i < r->t->n_faces && !str_eq(r->faces[i].name,
		    xml_attr_value(n, "name")))
			i++;
		if (at == NULL || i == r->t->n_faces)
			continue;
		size_t before = diag_errors(r->dg);

		theme_read_face(r, at, &to);
		if (diag_errors(r->dg) == before)
			r->faces[i].fallback = (int)to;
	}
	for (size_t i = 0; i < r->t->n_faces; i++) {
		int f = r->faces[i].fallback;
		size_t steps = 0;

		while (f >= 0 && (size_t)f != i && steps++ < r->t->n_faces)
			f = r->faces[f].fallback;
		if (f >= 0) {
			diag_error(r->dg, r->faces[i].at, MSG_THEME_CYCLE,
			    STR_ARG(r->faces[i].name));
			diag_hint(r->dg, "take the fallback=\"\" out of the "
			    "last of them");
			r->faces[i].fallback = -1;
		}
	}
}

static void
style_attr(struct theme_reader *r, const struct xml_node *n,
    const struct xml_attr *at, struct theme_style *s)
{
	struct { const char *name; unsigned *to; } faces[] = {
		{ "face", &s->face }, { "bold", &s->bold },
		{ "italic", &s->italic }, { "bold-italic", &s->bold_italic },
		{ "mono", &s->mono },
	};
	struct { const char *name; int32_t *to, least, most; } lengths[] = {
		{ "size", &s->size, SIZE_LEAST, SIZE_MOST },
		{ "leading", &s->leading, SIZE_LEAST * 8 / 10, SIZE_MOST * 4 },
		{ "before", &s->before, -ROOM_MOST, ROOM_MOST },
		{ "after", &s->after, 0, ROOM_MOST },
		{ "indent", &s->indent, 0, INDENT_MOST },
	};

	for (size_t i = 0; i < NELEM(faces); i++) {
		if (str_is(at->name, faces[i].name)) {
			theme_read_face(r, at, faces[i].to);
			return;
		}
	}
	for (size_t i = 0; i < NELEM(lengths); i++) {
		if (str_is(at->name, lengths[i].name)) {
			theme_read_within(r, at, lengths[i].least,
			    lengths[i].most, lengths[i].to);
			return;
		}
	}
	if (str_is(at->name, "color")) {
		theme_read_color(r, at, &s->color);
	} else if (str_is(at->name, "features")) {
		theme_read_features(r, at, &s->features);
	} else if (str_is(at->name, "hyphenate")) {
		theme_read_yes(r, at, &s->hyphenate);
	} else if (str_is(at->name, "balance")) {
		theme_read_yes(r, at, &s->balance);
	} else if (str_is(at->name, "align")) {
		int i = theme_read_word(r, at, "left|justify|center|right");

		if (i >= 0)
			s->align = (enum theme_align)i;
	} else if (!str_is(at->name, "name") && !str_is(at->name, "like")) {
		theme_unknown_attr(r, n, at);
	}
}

static struct theme_style *
find_style(const struct theme_reader *r, struct str name)
{
	for (size_t i = 0; i < r->t->n_styles; i++)
		if (str_eq(r->styles[i].name, name))
			return &r->styles[i];
	return NULL;
}

/* Do lines of this size stand neither on each other nor far apart? */
static void
check_leading(struct theme_reader *r, const struct xml_node *n,
    const struct theme_style *s)
{
	const struct xml_attr *at = xml_attr(n, "leading");
	const int32_t least = s->size * 8 / 10, most = s->size * 4;

	if (s->leading >= least && s->leading <= most)
		return;
	if (at == NULL)
		at = xml_attr(n, "size");
	diag_error(r->dg, at != NULL ? at->at : n->at, MSG_THEME_LEADING,
	    theme_points(r->a, s->leading), theme_points(r->a, s->size));
	diag_hint(r->dg, "write leading=\"\" from %s to %s",
	    theme_points(r->a, least), theme_points(r->a, most));
}

static void
read_style(struct theme_reader *r, const struct xml_node *n)
{
	static const char *const needed[] = { "face", "bold", "italic",
		"bold-italic", "mono", "size", "leading", "color" };
	const struct xml_attr *like = xml_attr(n, "like");
	const struct xml_attr *name = theme_need_attr(r, n, "name");
	const struct theme_style *from =
	    like != NULL ? find_style(r, like->value) : NULL;
	struct theme_style s = { .align = THEME_LEFT };
	const size_t errors = diag_errors(r->dg);

	if (from != NULL)
		s = *from;
	else if (like != NULL)
		no_such_like(r, like, "style");
	for (const struct xml_attr *at = n->attrs; at != NULL; at = at->next)
		style_attr(r, n, at, &s);
	for (size_t i = 0; like == NULL && i < NELEM(needed); i++)
		theme_need_attr(r, n, needed[i]);
	if (diag_errors(r->dg) == errors)
		check_leading(r, n, &s);
	if (name == NULL)
		return;
	if (find_style(r, name->value) != NULL)
		is_there(r, n, "style", name->value);
	s.name = name->value;
	r->styles = arena_grow(r->a, r->styles, r->t->n_styles, &r->cap_styles,
	    sizeof(*r->styles));
	r->styles[r->t->n_styles++] = s;
}

static struct theme_box *
find_box(const struct theme_reader *r, struct str name)
{
	for (size_t i = 0; i < r->t->n_boxes; i++)
		if (str_eq(r->boxes[i].name, name))
			return &r->boxes[i];
	return NULL;
}

static void
box_attr(struct theme_reader *r, const struct xml_node *n,
    const struct xml_attr *at, struct theme_box *b)
{
	struct { const char *name; int32_t *to, most; } lengths[] = {
		{ "bar-width", &b->bar_width, PAD_MOST },
		{ "pad-x", &b->pad_x, PAD_MOST },
		{ "pad-y", &b->pad_y, PAD_MOST },
		{ "before", &b->before, ROOM_MOST },
		{ "after", &b->after, ROOM_MOST },
	};

	for (size_t i = 0; i < NELEM(lengths); i++) {
		if (str_is(at->name, lengths[i].name)) {
			theme_read_within(r, at, 0, lengths[i].most,
			    lengths[i].to);
			return;
		}
	}
	if (str_is(at->name, "fill")) {
		b->filled = !str_is(at->value, "none");
		if (b->filled)
			theme_read_color(r, at, &b->fill);
	} else if (str_is(at->name, "bar")) {
		theme_read_color(r, at, &b->bar);
	} else if (!str_is(at->name, "name") && !str_is(at->name, "like")) {
		theme_unknown_attr(r, n, at);
	}
}

static void
read_box(struct theme_reader *r, const struct xml_node *n)
{
	static const char *const needed[] = { "fill", "bar", "bar-width" };
	const struct xml_attr *like = xml_attr(n, "like");
	const struct xml_attr *name = theme_need_attr(r, n, "name");
	const struct theme_box *from =
	    like != NULL ? find_box(r, like->value) : NULL;
	struct theme_box b = { .filled = false };

	if (from != NULL)
		b = *from;
	else if (like != NULL)
		no_such_like(r, like, "box");
	for (const struct xml_attr *at = n->attrs; at != NULL; at = at->next)
		box_attr(r, n, at, &b);
	for (size_t i = 0; like == NULL && i < NELEM(needed); i++)
		theme_need_attr(r, n, needed[i]);
	if (name == NULL)
		return;
	if (find_box(r, name->value) != NULL)
		is_there(r, n, "box", name->value);
	b.name = name->value;
	r->boxes = arena_grow(r->a, r->boxes, r->t->n_boxes, &r->cap_boxes,
	    sizeof(*r->boxes));
	r->boxes[r->t->n_boxes++] = b;
}

static void
read_code(struct theme_reader *r, const struct xml_node *n)
{
	const struct xml_attr *scale = theme_need_attr(r, n, "scale");

	for (const struct xml_attr *at = n->attrs; at != NULL; at = at->next)
		if (at != scale)
			theme_unknown_attr(r, n, at);
	if (scale != NULL)
		theme_read_within(r, scale, 500, 1500, &r->t->mono_scale);
}

static void
no_element(struct theme_reader *r, const struct xml_node *n)
{
	diag_error(r->dg, n->at, MSG_THEME_ELEMENT, STR_ARG(n->name));
	diag_hint(r->dg, "a theme holds page, hyphenation, color, face, code, "
	    "style and box, one after another");
}

static void
read_elements(struct theme_reader *r, const struct xml_node *root)
{
	static const struct {
		const char *name;
		void (*read)(struct theme_reader *, const struct xml_node *);
	} all[] = {
		{ "page", theme_read_page },
		{ "hyphenation", theme_read_hyphenation },
		{ "color", read_named_color }, { "face", read_face_element },
		{ "code", read_code }, { "style", read_style },
		{ "box", read_box },
	};

	for (const struct xml_node *n = xml_first_element(root); n != NULL;
	    n = xml_next_element(n)) {
		size_t i = 0;

		while (i < NELEM(all) && !str_is(n->name, all[i].name))
			i++;
		if (i < NELEM(all))
			all[i].read(r, n);
		else
			no_element(r, n);
		if (i < NELEM(all) && xml_first_element(n) != NULL)
			no_element(r, xml_first_element(n));
	}
}

static void
lacks(struct theme_reader *r, const struct xml_node *root, const char *what,
    const char *name)
{
	diag_error(r->dg, root->at, MSG_THEME_LACKS, what, name);
	diag_hint(r->dg, "copy it from the built-in templates/theme.xml");
}

/* Everything that layout will ask for by name. */
static void
check_complete(struct theme_reader *r, const struct xml_node *root)
{
	if (!r->paged)
		lacks(r, root, "page for paper", str_c(r->a, r->paper));
	if (r->t->hyphen_file.ptr == NULL)
		lacks(r, root, "element", "hyphenation");
	for (size_t i = 0; i < NELEM(needed_styles); i++)
		if (find_style(r, str_of(needed_styles[i])) == NULL)
			lacks(r, root, "style", needed_styles[i]);
	for (size_t i = 0; i < NELEM(needed_boxes); i++)
		if (find_box(r, str_of(needed_boxes[i])) == NULL)
			lacks(r, root, "box", needed_boxes[i]);
}

struct theme *
theme_read(struct arena *a, struct diag *dg, const char *name, struct str text,
    struct str paper)
{
	static const struct theme_colors none;

	return theme_read_colored(a, dg, name, text, paper, &none);
}

struct theme *
theme_read_colored(struct arena *a, struct diag *dg, const char *name,
    struct str text, struct str paper, const struct theme_colors *own)
{
	const size_t errors = diag_errors(dg);
	struct xml_node *root;
	struct theme_reader r = { .a = a, .dg = dg, .paper = paper,
		.own = own };

	if (xml_read(a, dg, name, text, &root) < 0)
		return NULL;
	if (!str_is(root->name, "theme") ||
	    !str_is(root->ns, "urn:precept:theme:1")) {
		diag_error(dg, root->at, MSG_THEME_ROOT, STR_ARG(root->name));
		diag_hint(dg, "<theme xmlns=\"urn:precept:theme:1\">");
		return NULL;
	}
	r.t = ARENA_NEW(a, struct theme);
	*r.t = (struct theme){
		.mono_scale = 1000, .hyphen_left = 2, .hyphen_right = 3,
	};
	read_elements(&r, root);
	read_fallbacks(&r, root);
	check_complete(&r, root);
	r.t->faces = r.faces;
	r.t->styles = r.styles;
	r.t->boxes = r.boxes;
	return diag_errors(dg) == errors ? r.t : NULL;
}

const struct theme_style *
theme_find_style(const struct theme *t, struct str name)
{
	for (size_t i = 0; i < t->n_styles; i++)
		if (str_eq(t->styles[i].name, name))
			return &t->styles[i];
	return NULL;
}

const struct theme_style *
theme_style(const struct theme *t, const char *name)
{
	const struct theme_style *s = theme_find_style(t, str_of(name));

	CHECK(s != NULL);
	return s;
}

const struct theme_box *
theme_box(const struct theme *t, struct str name)
{
	const struct theme_box *other = NULL;

	for (size_t i = 0; i < t->n_boxes; i++) {
		if (str_eq(t->boxes[i].name, name))
			return &t->boxes[i];
		if (str_is(t->boxes[i].name, "box"))
			other = &t->boxes[i];
	}
	CHECK(other != NULL);
	return other;
}
