#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "layout/layout_part.h"

/* No line of any page is as long as this many bytes without a break. */
#define WORD_BYTES_MAX 1200

#define SOFT_HYPHEN "\xc2\xad"
#define ZERO_SPACE "\xe2\x80\x8b"

int32_t
layout_scale(int64_t n, int32_t size)
{
	const int64_t most = INT32_MAX / 4;
	const int64_t v = n * size / 1000;

	return (int32_t)(v > most ? most : v < -most ? -most : v);
}

/* --- spans: what is below a block, as one text --- */

struct stretch {
	const struct layout_span *span;
	size_t end;		/* in text; begins where the last one ends */
};

struct gather {
	struct layout_job *j;
	const struct theme_style *style;
	char *text;
	size_t len, cap;
	struct stretch *stretches;
	size_t n, cap_stretches;
};

/* --- where things are that can't be printed --- */

static const struct doc_node *
placed(const struct doc_node *n)
{
	while (n != NULL && n->at.line == 0)
		n = n->parent;
	return n;
}

struct pos
layout_at(const struct layout_job *j, const struct doc_node *node)
{
	const struct doc_node *n = placed(node);

	for (const struct doc_node *x = node; n == NULL && x != NULL;
	    x = doc_next(node, x))
		n = x->at.line != 0 ? x : NULL;
	for (const struct doc_node *x = node; n == NULL && x != NULL;
	    x = x->prev)
		n = x->at.line != 0 ? x : NULL;
	return n != NULL ? n->at : j->book->at;
}

/* The path of the setting that words in node come from; or empty. */
static struct str
setting_of(const struct doc_node *node)
{
	const struct doc_node *n = node;

	while (n != NULL && n->kind != DOC_VALUE)
		n = n->parent;
	return n != NULL ? n->label : STR_LIT("");
}

/* Of the first cp in the words of node. */
static struct pos
char_at(const struct layout_job *j, const struct doc_node *node, uint32_t cp)
{
	struct pos at = layout_at(j, node);
	char bytes[5];
	size_t i;

	if (node == NULL || node->kind != DOC_TEXT || node->at.col == 0 ||
	    node->parent == NULL || node->parent->kind == DOC_VALUE)
		return at;
	bytes[utf8_put(bytes, cp)] = '\0';
	i = str_find(node->text, bytes, 0);
	if (i < node->text.len)
		at.col += (unsigned)i;
	return at;
}

/* A hint that begins with the setting the words came from. */
static void
hint(struct layout_job *j, const struct doc_node *node, const char *words)
{
	struct str setting = setting_of(node);

	if (node == NULL)
		diag_hint(j->dg, "in the running header: %s", words);
	else if (str_empty(setting))
		diag_hint(j->dg, "%s", words);
	else
		diag_hint(j->dg, "in the setting %.*s: %s", STR_ARG(setting),
		    words);
}

static void
report_rtl(struct layout_job *j, const struct layout_span *span, uint32_t cp)
{
	const struct doc_node *n = span != NULL ? span->node : NULL;

	/* A running header mostly says again what stands on pages. */
	if (n == NULL && diag_errors(j->dg) > 0)
		return;
	diag_error(j->dg, char_at(j, n, cp), MSG_RIGHT_TO_LEFT);
	hint(j, n, "write the words in Latin letters");
}

static bool
is_space(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0x85 ||
	    cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200a && cp != 0x2007) ||
	    cp == 0x2028 || cp == 0x2029 || cp == 0x205f || cp == 0x3000;
}

/* Add text; whatever parts words becomes a space. */
static void
add_text(struct gather *g, const struct layout_span *span, struct str text)
{
	struct layout_job *j = g->j;
	size_t at = 0, from, room = g->cap;
	bool rtl = false;

	if (g->len + text.len > room) {
		char *grown;

		g->cap = room = (g->len + text.len) * 2;
		grown = arena_alloc(j->scratch, room);
		if (g->len > 0)
			memcpy(grown, g->text, g->len);
		g->text = grown;
	}
	while (at < text.len) {
		uint32_t cp;

		from = at;
		cp = utf8_next(text, &at);
		if (is_space(cp)) {
			g->text[g->len++] = ' ';
		} else if (utf8_is_rtl(cp)) {
			if (!rtl)
				report_rtl(j, span, cp);
			rtl = true;
		} else {
			memcpy(g->text + g->len, text.ptr + from, at - from);
			g->len += at - from;
		}
	}
	g->stretches = arena_grow(j->scratch, g->stretches, g->n,
	    &g->cap_stretches, sizeof(*g->stretches));
	g->stretches[g->n++] = (struct stretch){ span, g->len };
}

static void
add_break(struct gather *g)
{
	add_text(g, NULL, STR_LIT(" "));
	g->text[g->len - 1] = '\n';
}

static unsigned
face_of(const struct theme_style *s, bool bold, bool italic)
{
	return bold ? italic ? s->bold_italic : s->bold :
	    italic ? s->italic : s->face;
}

/* What the inlines around a text make of it. */
struct look {
	bool bold, italic, strike, link, out;
};

static void
add_words(struct gather *g, const struct doc_node *n, struct look look)
{
	const struct theme *t = g->j->t;
	const struct theme_style *s = g->style;
	struct layout_span *span = ARENA_NEW(g->j->scratch, struct layout_span);

	*span = (struct layout_span){ .node = n, .part = LAYOUT_BODY,
		.face = face_of(s, look.bold, look.italic),
		.features = s->features, .size = s->size, .color = s->color,
		.strike = look.strike, .gap = n->kind == DOC_GAP,
		.underline = look.link && look.out };
	if (look.link)
		span->color = t->accent;
	if (n->kind == DOC_CODE) {
		span->face = s->mono;
		span->size = layout_scale(t->mono_scale, s->size);
	}
	add_text(g, span, n->text);
}

/* No deeper than the tree. */
static void
gather(struct gather *g, const struct doc_node *above, struct look look)
{
	for (const struct doc_node *n = above->first; n != NULL; n = n->next) {
		struct look inner = look;

		inner.bold |= n->kind == DOC_STRONG;
		inner.italic |= n->kind == DOC_EMPH;
		inner.strike |= n->kind == DOC_STRIKE;
		if (n->kind == DOC_LINK) {
			inner.link = true;
			inner.out = !str_starts(n->target, "#");
		}
		if (n->kind == DOC_LINE_BREAK)
			add_break(g);
		else if (n->kind == DOC_TEXT || n->kind == DOC_CODE ||
		    n->kind == DOC_GAP)
			add_words(g, n, inner);
		else if (doc_is_inline(n->kind))
			gather(g, n, inner);
	}
}

/* --- runs --- */

static void
report_missing(struct layout_job *j, const struct doc_node *node, uint32_t cp)
{
	for (size_t i = 0; i < j->n_missing; i++)
		if (j->missing[i] == cp)
			return;
	j->missing = arena_grow(j->a, j->missing, j->n_missing,
	    &j->cap_missing, sizeof(*j->missing));
	j->missing[j->n_missing++] = cp;
	diag_error(j->dg, char_at(j, node, cp), MSG_NO_GLYPH,
	    (unsigned long)cp);
	hint(j, node, "write it in letters, or name a font that has it as "
	    "fallback in templates/theme.xml");
}

const struct text_run *
layout_run(struct layout_job *j, const struct layout_span *span,
    struct str text)
{
	const struct text_run *r = j->m->shape(j->m->ctx, span->face,
	    span->features, text, &j->lacks);

	if (r == NULL)
		report_missing(j, span->node, j->lacks);
	return r;
}

static int32_t
space_width(struct layout_job *j, const struct layout_span *span)
{
	uint32_t missing;
	const struct text_run *r;

	if (j->spaces[span->face] < 0) {
		r = j->m->shape(j->m->ctx, span->face, 0, STR_LIT(" "),
		    &missing);
		j->spaces[span->face] = r != NULL ? r->advance : 250;
	}
	return layout_scale(j->spaces[span->face], span->size);
}

/* --- pieces --- */

struct scan {
	struct layout_job *j;
	struct layout_pieces out;
	const struct layout_span *space;	/* whose; NULL: none is due */
	bool broken;		/* a line break came before */
	bool chance, hyphen;	/* a line may begin here */
};

/* text without soft hyphens and zero width spaces. */
static struct str
plain(struct layout_job *j, struct str text)
{
	char *out;
	size_t len = 0;

	if (str_find(text, SOFT_HYPHEN, 0) == text.len &&
	    str_find(text, ZERO_SPACE, 0) == text.len)
		return text;
	out = arena_alloc(j->scratch, text.len);
	for (size_t i = 0; i < text.len; ) {
		struct str rest = str_sub(text, i, text.len - i);

		if (str_starts(rest, SOFT_HYPHEN)) {
			i += 2;
		} else if (str_starts(rest, ZERO_SPACE)) {
			i += 3;
		} else {
			out[len++] = text.ptr[i++];
		}
	}
	return (struct str){ out, len };
}

void
layout_report_wide(struct layout_job *j, const struct layout_span *span,
    struct str text)
{
	size_t len = text.len > 40 ? 40 : text.len;

	while (len < text.len && ((unsigned char)text.ptr[len] & 0xc0) == 0x80)
		len--;
	diag_error(j->dg, layout_at(j, span->node), MSG_WORD_WIDE, (int)len,
	    text.ptr);
	hint(j, span->node, "put a space or a hyphen where it may be divided");
}

static void
add_piece(struct scan *s, const struct layout_span *span, struct str text)
{
	struct layout_job *j = s->j;
	const bool soft = str_ends(text, SOFT_HYPHEN);
	struct layout_piece p = { .span = span, .text = plain(j, text) };

	if (p.text.len > WORD_BYTES_MAX) {
		layout_report_wide(j, span, p.text);
		return;
	}
	if (p.text.len > 0 && (p.run = layout_run(j, span, p.text)) != NULL) {
		p.w = layout_scale(p.run->advance, span->size);
		if (s->space != NULL) {
			p.space = s->space == span ? SPACE_OWN : SPACE_BEFORE;
			p.gap = space_width(j, s->space);
		}
		p.chance = s->broken ? CHANCE_MUST : s->chance ? s->hyphen ?
		    CHANCE_HYPHEN : CHANCE_FREE : CHANCE_NONE;
		if (s->out.n == 0) {
			p.chance = CHANCE_NONE;
			p.space = SPACE_NONE;
			p.gap = 0;
		}
		s->out.p = arena_grow(j->scratch, s->out.p, s->out.n,
		    &s->out.cap, sizeof(*s->out.p));
		s->out.p[s->out.n++] = p;
		s->space = NULL;
		s->broken = false;
	}
	s->hyphen = soft;
}

static void
scan_stretch(struct scan *s, const struct layout_span *span, struct str text,
    const bool *breaks)
{
	size_t at = 0, from = 0;

	while (at < text.len) {
		const char c = text.ptr[at];

		if (c == ' ') {
			if (at > from)
				add_piece(s, span, str_sub(text, from,
				    at - from));
			if (s->space == NULL)
				s->space = span;
			s->hyphen = false;
			s->chance = breaks[at];
			from = ++at;
			continue;
		}
		at++;
		if (breaks[at - 1] || at == text.len) {
			add_piece(s, span, str_sub(text, from, at - from));
			s->chance = breaks[at - 1];
			from = at;
		}
	}
}

static struct layout_pieces
pieces_of(struct gather *g)
{
	struct scan s = { .j = g->j };
	bool *breaks;
	size_t from = 0;

	if (g->len == 0)
		return s.out;
	breaks = arena_array(g->j->scratch, g->len, sizeof(*breaks));
	layout_env_breaks(g->j->env, (struct str){ g->text, g->len }, breaks);
	/* The end of the text is no chance, but the end of a stretch is seen
	 * from the next one: nothing comes after the last. */
	for (size_t i = 0; i < g->n; i++) {
		const struct stretch *st = &g->stretches[i];

		if (st->span == NULL) {
			s.broken = true;
			s.space = s.out.n > 0 ? s.out.p[s.out.n - 1].span :
			    NULL;
		} else {
			scan_stretch(&s, st->span, (struct str){ g->text + from,
			    st->end - from }, breaks + from);
		}
		from = st->end;
	}
	return s.out;
}

struct layout_pieces
layout_inline(struct layout_job *j, const struct doc_node *block,
    const struct theme_style *s)
{
	struct gather g = { .j = j, .style = s };

	gather(&g, block, (struct look){ .bold = false });
	return pieces_of(&g);
}

struct layout_pieces
layout_words(struct layout_job *j, const struct doc_node *node,
    enum layout_part part, struct str text, const struct theme_style *s)
{
	struct gather g = { .j = j, .style = s };
	struct layout_span *span = ARENA_NEW(j->scratch, struct layout_span);

	*span = (struct layout_span){ .node = node, .part = part,
		.face = s->face, .features = s->features, .size = s->size,
		.color = s->color };
	add_text(&g, span, text);
	return pieces_of(&g);
}

bool
layout_cuts_well(struct str text, size_t at)
{
	return at > 2 && at + 2 < text.len && (text.ptr[at] == '@' ||
	    text.ptr[at] == '.' || text.ptr[at] == '_' ||
	    text.ptr[at - 1] == '/' || text.ptr[at - 1] == '=' ||
	    text.ptr[at - 1] == '-');
}

/* The widest stretch between good cuts, by its share of the bytes. */
static int32_t
cut_width(const struct layout_piece *p)
{
	size_t from = 0, longest = 0;

	for (size_t i = 1; i <= p->text.len; i++)
		if (i == p->text.len || layout_cuts_well(p->text, i)) {
			longest = i - from > longest ? i - from : longest;
			from = i;
		}
	if (longest == p->text.len)
		return p->w;
	return (int32_t)((int64_t)p->w * (int64_t)longest /
	    (int64_t)p->text.len * 5 / 4);
}

void
layout_widths(const struct layout_pieces *p, bool tight, int32_t *least,
    int32_t *most)
{
	int64_t word = 0, line = 0, widest_word = 0, widest_line = 0;

	for (size_t i = 0; i < p->n; i++) {
		const struct layout_piece *x = &p->p[i];
		const int32_t w = tight ? cut_width(x) : x->w;

		word = x->chance == CHANCE_NONE ? word + x->gap + w : w;
		line = x->chance == CHANCE_MUST ? x->w : line + x->gap + x->w;
		widest_word = word > widest_word ? word : widest_word;
		widest_line = line > widest_line ? line : widest_line;
	}
	*least = layout_scale(widest_word, 1000);
	*most = layout_scale(widest_line, 1000);
}
