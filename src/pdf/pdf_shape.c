#include <hb.h>

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "pdf/pdf_font.h"

/*
 * HarfBuzz before 7.0 takes quadratic time over long chains of marks
 * (CVE-2023-25193), so that a word longer than this is shaped in pieces.
 */
#define PIECE_BYTES_MAX 512

#define SOFT_HYPHEN 0xadu

/* Pointers by hash, open addressing; never walked, so its order shows nowhere. */
struct table {
	struct entry { uint64_t hash; void *item; } *entries;
	size_t n, cap;		/* cap is a power of two */
};

/* A word as it was asked for. */
struct word {
	struct pdf_run run;	/* first */
	struct str text;
	unsigned face, features;
	uint32_t missing;	/* not 0: no face has this, and run says nothing */
};

struct pdf_measurer {
	struct arena *arena;
	const struct pdf_fonts *fonts;
	hb_buffer_t *buffer;
	hb_language_t language;
	struct table words, slots;
	struct pdf_slot **spaces;	/* by face */
	const struct pdf_picture *pictures;
	size_t n_pictures;
	struct pdf_glyph *glyphs;	/* of the word being shaped */
	size_t n_glyphs, cap_glyphs;
	uint64_t epoch;
};

static uint64_t
hash_of(struct str s, uint64_t seed)
{
	uint64_t h = seed * 0x9e3779b97f4a7c15u ^ 0xcbf29ce484222325u;

	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.ptr[i]) * 0x100000001b3u;
	return h ^ h >> 29;
}

static void
table_put(struct arena *a, struct table *t, uint64_t hash, void *item)
{
	size_t at;

	if (t->n * 2 >= t->cap) {
		struct table old = *t;

		t->cap = old.cap != 0 ? old.cap * 2 : 1024;
		t->entries = arena_array(a, t->cap, sizeof *t->entries);
		t->n = 0;
		for (size_t i = 0; i < old.cap; i++)
			if (old.entries[i].item != NULL)
				table_put(a, t, old.entries[i].hash,
				    old.entries[i].item);
	}
	for (at = hash & (t->cap - 1); t->entries[at].item != NULL; )
		at = (at + 1) & (t->cap - 1);
	t->entries[at] = (struct entry){ hash, item };
	t->n++;
}

/* Walk the items of one hash: start with *at = hash; NULL at the end. */
static void *
table_next(const struct table *t, uint64_t hash, uint64_t *at)
{
	while (t->cap != 0) {
		const struct entry *e = &t->entries[*at & (t->cap - 1)];

		++*at;
		if (e->item == NULL)
			break;
		if (e->hash == hash)
			return e->item;
	}
	return NULL;
}

static struct pdf_slot *
slot_of(struct pdf_measurer *m, unsigned face, uint32_t gid, struct str text)
{
	const uint64_t hash = hash_of(text, (uint64_t)gid << 8 | face);
	uint64_t at = hash;
	struct pdf_slot *s;

	while ((s = table_next(&m->slots, hash, &at)) != NULL)
		if (s->gid == gid && s->face == face && str_eq(s->text, text))
			return s;
	s = ARENA_NEW(m->arena, struct pdf_slot);
	s->gid = gid;
	s->face = face;
	s->text = str_dup(m->arena, text);
	s->width = hb_font_get_glyph_h_advance(m->fonts->faces[face].font, gid);
	table_put(m->arena, &m->slots, hash, s);
	return s;
}

/* Shown by nothing, or only at a line's end; no part of what a glyph says. */
static bool
is_ignorable(uint32_t cp)
{
	return cp == SOFT_HYPHEN || (cp >= 0x200b && cp <= 0x200f) ||
	    (cp >= 0x2060 && cp <= 0x2064) || cp == 0xfeff ||
	    (cp >= 0xfe00 && cp <= 0xfe0f);
}

/* text without what is ignorable, in out, which has room for all of it. */
static struct str
visible(struct str text, char *out)
{
	size_t at = 0, len = 0;

	while (at < text.len) {
		const size_t from = at;

		if (is_ignorable(utf8_next(text, &at)))
			continue;
		memcpy(out + len, text.ptr + from, at - from);
		len += at - from;
	}
	return (struct str){ out, len };
}

static struct pdf_glyph *
add_glyph(struct pdf_measurer *m, const hb_glyph_position_t *p)
{
	struct pdf_glyph *g;

	m->glyphs = arena_grow(m->arena, m->glyphs, m->n_glyphs,
	    &m->cap_glyphs, sizeof *m->glyphs);
	g = &m->glyphs[m->n_glyphs++];
	*g = (struct pdf_glyph){ .advance = p->x_advance, .dx = p->x_offset,
	    .dy = p->y_offset };
	return g;
}

/*
 * Give the glyphs of one cluster their text. One glyph takes it all (a
 * ligature); as many glyphs as characters take one each; otherwise the first
 * takes all, the others a zero width space, and the group is marked so that
 * the page says what it means (ActualText).
 */
static void
add_cluster(struct pdf_measurer *m, unsigned face, struct str text,
    const hb_glyph_info_t *info, const hb_glyph_position_t *pos, unsigned n)
{
	const size_t n_chars = utf8_len(text);
	size_t at = 0;

	for (unsigned i = 0; i < n; i++) {
		struct pdf_glyph *g = add_glyph(m, &pos[i]);
		struct str says = STR_LIT("\xe2\x80\x8b");

		if (n_chars == n) {
			const size_t from = at;

			utf8_next(text, &at);
			says = str_sub(text, from, at - from);
		} else if (i == 0) {
			says = text;
			if (n > 1) {
				g->actual_glyphs = n;
				g->actual = str_dup(m->arena, text);
			}
		}
		g->slot = slot_of(m, face, info[i].codepoint, says);
	}
}

static hb_feature_t
feature(const char *tag)
{
	return (hb_feature_t){ hb_tag_from_string(tag, 4), 1,
		HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END };
}

/* Shape text in one face. False: it lacks something; nothing was added. */
static bool
shape_in(struct pdf_measurer *m, unsigned face, unsigned features,
    struct str text)
{
	hb_feature_t wanted[2];
	unsigned n_wanted = 0, n, n_pos, from = 0;
	const hb_glyph_info_t *info;
	const hb_glyph_position_t *pos;
	char plain[PIECE_BYTES_MAX + 4];

	if (features & TEXT_SMALL_CAPS)
		wanted[n_wanted++] = feature("smcp");
	if (features & TEXT_TABULAR)
		wanted[n_wanted++] = feature("tnum");
	hb_buffer_clear_contents(m->buffer);
	hb_buffer_set_cluster_level(m->buffer,
	    HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	hb_buffer_set_flags(m->buffer,
	    HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
	hb_buffer_add_utf8(m->buffer, text.ptr, (int)text.len, 0,
	    (int)text.len);
	/* Explicit, or HarfBuzz asks the locale. */
	hb_buffer_set_language(m->buffer, m->language);
	hb_buffer_set_direction(m->buffer, HB_DIRECTION_LTR);
	hb_buffer_guess_segment_properties(m->buffer);
	hb_shape(m->fonts->faces[face].font, m->buffer, wanted, n_wanted);
	info = hb_buffer_get_glyph_infos(m->buffer, &n);
	pos = hb_buffer_get_glyph_positions(m->buffer, &n_pos);
	for (unsigned i = 0; i < n; i++)
		if (info[i].codepoint == 0)
			return false;
	while (from < n) {
		unsigned to = from + 1;
		size_t start = info[from].cluster, end = text.len;

		while (to < n && info[to].cluster == info[from].cluster)
			to++;
		if (to < n)
			end = info[to].cluster;
		add_cluster(m, face, visible(str_sub(text, start, end - start),
		    plain), info + from, pos + from, to - from);
		from = to;
	}
	return true;
}

/* The first face at or after this one in its chain of fallbacks that has cp. */
static int
face_with(const struct pdf_measurer *m, unsigned face, uint32_t cp)
{
	hb_codepoint_t gid;
	int f = (int)face;

	for (size_t i = 0; f >= 0 && i < m->fonts->n_faces; i++) {
		if (hb_font_get_nominal_glyph(m->fonts->faces[f].font, cp,
		    &gid) && gid != 0)
			return f;
		f = m->fonts->faces[f].fallback;
	}
	return -1;
}

static bool
is_mark(uint32_t cp)
{
	const hb_unicode_general_category_t category =
	    hb_unicode_general_category(hb_unicode_funcs_get_default(), cp);

	return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
	    category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
	    category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

/*
 * Shape text piece by piece, each in the first face that has its characters;
 * a mark stays with what it marks. Returns 0, or the character that no face
 * has.
 */
static uint32_t
shape_mixed(struct pdf_measurer *m, unsigned face, unsigned features,
    struct str text)
{
	size_t at = 0, from = 0;
	int now = -1;

	while (at < text.len) {
		const size_t here = at;
		const uint32_t cp = utf8_next(text, &at);
		int f = is_ignorable(cp) ? now : face_with(m, face, cp);

		if (is_mark(cp) && now >= 0)
			f = now;
		else if (f < 0 && !is_ignorable(cp))
			return cp;
		if (now >= 0 && f != now) {
			if (!shape_in(m, (unsigned)now, features,
			    str_sub(text, from, here - from)))
				return cp;
			from = here;
		}
		now = f;
	}
	if (now >= 0 && !shape_in(m, (unsigned)now, features,
	    str_sub(text, from, text.len - from))) {
		at = from;
		return utf8_next(text, &at);
	}
	return 0;
}

static uint32_t
shape_piece(struct pdf_measurer *m, unsigned face, unsigned features,
    struct str text)
{
	if (text.len == 0 || shape_in(m, face, features, text))
		return 0;
	return shape_mixed(m, face, features, text);
}

/* Long words in pieces, cut between characters. */
static uint32_t
shape_all(struct pdf_measurer *m, unsigned face, unsigned features,
    struct str text)
{
	uint32_t missing = 0;

	while (text.len > PIECE_BYTES_MAX && missing == 0) {
		size_t cut = PIECE_BYTES_MAX;

		while (((unsigned char)text.ptr[cut] & 0xc0) == 0x80)
			cut--;
		missing = shape_piece(m, face, features, str_sub(text, 0, cut));
		text = str_sub(text, cut, text.len - cut);
	}
	return missing != 0 ? missing : shape_piece(m, face, features, text);
}

/*
 * HarfBuzz hides a soft hyphen. One at the end is what a line break put there:
 * drawn as a hyphen, while the text says U+00AD, so that readers join the
 * word again and keep real hyphens.
 */
static uint32_t
shape_word(struct pdf_measurer *m, unsigned face, unsigned features,
    struct str text)
{
	struct str front = text;
	uint32_t missing;

	if (!str_ends(text, "\xc2\xad"))
		return shape_all(m, face, features, text);
	front.len -= 2;
	missing = shape_all(m, face, features, front);
	if (missing == 0)
		missing = shape_all(m, face, features, STR_LIT("-"));
	if (missing == 0) {
		struct pdf_glyph *g = &m->glyphs[m->n_glyphs - 1];

		g->slot = slot_of(m, g->slot->face, g->slot->gid,
		    STR_LIT("\xc2\xad"));
	}
	return missing;
}

static struct word *
word_new(struct pdf_measurer *m, unsigned face, unsigned features,
    struct str text)
{
	struct word *w = ARENA_NEW(m->arena, struct word);

	w->text = w->run.run.text = str_dup(m->arena, text);
	w->face = w->run.run.face = face;
	w->features = features;
	m->n_glyphs = 0;
	w->missing = shape_word(m, face, features, w->text);
	if (w->missing != 0)
		return w;
	w->run.n_glyphs = m->n_glyphs;
	w->run.glyphs = arena_array(m->arena, m->n_glyphs,
	    sizeof *w->run.glyphs);
	for (size_t i = 0; i < m->n_glyphs; i++) {
		w->run.glyphs[i] = m->glyphs[i];
		w->run.run.advance += m->glyphs[i].advance;
	}
	if (m->n_glyphs > 0)
		w->run.run.face = m->glyphs[0].slot->face;
	return w;
}

static const struct text_run *
shape(void *ctx, unsigned face, unsigned features, struct str text,
    uint32_t *missing)
{
	struct pdf_measurer *m = ctx;
	const uint64_t hash = hash_of(text, (uint64_t)features << 8 | face);
	uint64_t at = hash;
	struct word *w;

	CHECK(face < m->fonts->n_faces);
	while ((w = table_next(&m->words, hash, &at)) != NULL)
		if (w->face == face && w->features == features &&
		    str_eq(w->text, text))
			break;
	if (w == NULL) {
		w = word_new(m, face, features, text);
		table_put(m->arena, &m->words, hash, w);
	}
	if (w->missing != 0) {
		*missing = w->missing;
		return NULL;
	}
	return &w->run.run;
}

static struct text_metrics
metrics(void *ctx, unsigned face)
{
	const struct pdf_measurer *m = ctx;

	CHECK(face < m->fonts->n_faces);
	return m->fonts->faces[face].metrics;
}

static const char *
image(void *ctx, struct str target, int32_t *w, int32_t *h)
{
	const struct pdf_picture *p = pdf_measurer_picture(ctx, target);
	const char *trouble = p == NULL ? "" : pdf_picture_trouble(p->bytes);
	uint32_t pw, ph;

	if (trouble != NULL)
		return trouble;
	CHECK(pdf_picture_size(p->bytes, &pw, &ph));
	*w = (int32_t)pw;
	*h = (int32_t)ph;
	return NULL;
}

struct pdf_measurer *
pdf_measurer_new(const struct pdf_fonts *f)
{
	struct arena *a = arena_new();
	struct pdf_measurer *m = ARENA_NEW(a, struct pdf_measurer);

	m->arena = a;
	m->fonts = f;
	m->buffer = hb_buffer_create();
	m->language = hb_language_from_string("en", -1);
	m->spaces = arena_array(a, f->n_faces, sizeof *m->spaces);
	return m;
}

void
pdf_measurer_free(struct pdf_measurer *m)
{
	if (m == NULL)
		return;
	hb_buffer_destroy(m->buffer);
	arena_free(m->arena);
}

struct text_measure
pdf_measurer_text(struct pdf_measurer *m)
{
	return (struct text_measure){ m, shape, metrics, image };
}

void
pdf_measurer_pictures(struct pdf_measurer *m,
    const struct pdf_picture *pictures, size_t n)
{
	m->pictures = pictures;
	m->n_pictures = n;
}

const struct pdf_picture *
pdf_measurer_picture(const struct pdf_measurer *m, struct str target)
{
	for (size_t i = 0; i < m->n_pictures; i++)
		if (str_eq(m->pictures[i].target, target))
			return &m->pictures[i];
	return NULL;
}

uint64_t
pdf_measurer_epoch(struct pdf_measurer *m)
{
	return ++m->epoch;
}

const struct pdf_fonts *
pdf_measurer_fonts(const struct pdf_measurer *m)
{
	return m->fonts;
}

struct pdf_slot *
pdf_measurer_space(struct pdf_measurer *m, unsigned face)
{
	hb_codepoint_t gid = 0;

	CHECK(face < m->fonts->n_faces);
	if (m->spaces[face] == NULL) {
		hb_font_get_nominal_glyph(m->fonts->faces[face].font, ' ',
		    &gid);
		m->spaces[face] = slot_of(m, face, gid, STR_LIT(" "));
	}
	return m->spaces[face];
}
