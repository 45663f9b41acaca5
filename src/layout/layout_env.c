#include <hyphen.h>
#include <linebreak.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/file.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "layout/layout_part.h"

/*
 * The file is read and looked at at once, because a bad one is a finding, but
 * taking in its patterns costs as much as twenty pages: that waits for the first
 * word, which a build with nothing new never comes to.
 */
struct patterns {
	struct arena *a;		/* for text */
	char *text;
	size_t len;
	pthread_mutex_t lock;		/* while text is taken in */
	_Atomic(HyphenDict *) dict;	/* NULL: not yet */
};

/*
 * The words of most roles are the same words, and each question stands in four
 * booklets: what libunibreak said of a text is kept, as it is a twentieth of
 * all that a book costs. No more than this is.
 */
#define KEPT_BYTES_MAX (8u << 20)

struct kept {
	pthread_mutex_t lock;
	struct arena *a;
	struct map *breaks;	/* text to an array of bool */
};

/*
 * The dictionary is only read while words are hyphenated, and libunibreak's
 * tables once init_linebreak was called, so that threads share both.
 */
struct layout_env {
	struct patterns *patterns;	/* NULL: none */
	struct kept *kept;
	int left, right;
};

/* Longer words are no words: links, keys. */
#define HYPHEN_BYTES_MAX 90

#define PATTERNS_BYTES_MAX (1u << 20)

static pthread_once_t breaks_once = PTHREAD_ONCE_INIT;

/* "1", "12" */
static bool
is_count(struct str s)
{
	return s.len > 0 && s.len < 3 && ascii_is_digit(s.ptr[0]) &&
	    ascii_is_digit(s.ptr[s.len - 1]);
}

/*
 * libhyphen trusts what it reads: a dot between letters, or a line longer than
 * its buffer, and it writes where it should not. So no more is let through than
 * ".anti5s", "4ab.", a remark, and how many letters stay together.
 */
static bool
is_pattern(struct str line)
{
	bool digit = false, letter = false;

	if (str_starts(line, "LEFTHYPHENMIN "))
		return is_count(str_sub(line, 14, line.len));
	if (str_starts(line, "RIGHTHYPHENMIN "))
		return is_count(str_sub(line, 15, line.len));
	if (line.len == 0 || line.ptr[0] == '%')
		return true;
	for (size_t i = 0; i < line.len; i++) {
		const char c = line.ptr[i];
		const bool part = ascii_is_letter(c) || c == '-' || c == '\'' ||
		    (unsigned char)c >= 0x80;

		if (!part && (!ascii_is_digit(c) || digit) &&
		    (c != '.' || (i > 0 && i + 1 < line.len)))
			return false;
		digit = ascii_is_digit(c);
		letter |= part;
	}
	return letter;
}

static const char *
patterns_trouble(struct str text)
{
	static const char *const other = "it holds something else";
	struct str rest = text, line = str_trim(str_cut(&rest, '\n'));

	if (line.len < 3 || line.len >= MAX_NAME)
		return other;
	for (size_t i = 0; i < line.len; i++)
		if (!ascii_is_letter(line.ptr[i]) && line.ptr[i] != '-' &&
		    (i == 0 || !ascii_is_digit(line.ptr[i])))
			return other;
	while (rest.ptr != NULL) {
		line = str_cut(&rest, '\n');
		if (line.len + 2 > MAX_CHARS)
			return "a line is too long";
		if (!is_pattern(str_trim(line)))
			return other;
	}
	return "";
}

/* NULL after reporting. */
static struct patterns *
patterns_open(struct diag *dg, const struct theme *t, const char *path)
{
	struct arena *a = arena_new();
	struct diag *own = diag_new(a);
	struct str text, why;
	struct patterns *p;

	if (file_read(a, own, path, PATTERNS_BYTES_MAX, &text) < 0)
		why = diag_at(own, 0)->text;
	else
		why = str_of(patterns_trouble(text));
	if (str_empty(why)) {
		p = mem_alloc(sizeof(*p));
		*p = (struct patterns){ .a = a, .text = str_c(a, text),
			.len = text.len };
		CHECK(pthread_mutex_init(&p->lock, NULL) == 0);
		atomic_init(&p->dict, NULL);
		return p;
	}
	diag_error(dg, t->hyphen_at, MSG_NO_PATTERNS, path, STR_ARG(why));
	diag_hint(dg, "install the package hyphen-en-us and write "
	    "file=\"hyph_en_US.dic\"");
	if (diag_exit(own) != 0)
		diag_status(dg, diag_exit(own));
	arena_free(a);
	return NULL;
}

static void
patterns_close(struct patterns *p)
{
	HyphenDict *dict;

	if (p == NULL)
		return;
	if ((dict = atomic_load(&p->dict)) != NULL)
		hnj_hyphen_free(dict);
	pthread_mutex_destroy(&p->lock);
	arena_free(p->a);
	mem_free(p);
}

static HyphenDict *
dictionary(struct patterns *p)
{
	HyphenDict *dict = atomic_load(&p->dict);
	FILE *file;

	if (dict != NULL)
		return dict;
	pthread_mutex_lock(&p->lock);
	dict = atomic_load(&p->dict);
	if (dict == NULL) {
		file = fmemopen(p->text, p->len, "r");
		CHECK(file != NULL);
		dict = hnj_hyphen_load_file(file);
		CHECK(dict != NULL);	/* it fails where memory does */
		(void)fclose(file);
		atomic_store(&p->dict, dict);
	}
	pthread_mutex_unlock(&p->lock);
	return dict;
}

static struct kept *
kept_new(void)
{
	struct kept *k = mem_alloc(sizeof(*k));

	*k = (struct kept){ .a = arena_new() };
	k->breaks = map_new(k->a);
	CHECK(pthread_mutex_init(&k->lock, NULL) == 0);
	return k;
}

static void
kept_free(struct kept *k)
{
	pthread_mutex_destroy(&k->lock);
	arena_free(k->a);
	mem_free(k);
}

struct layout_env *
layout_env_open(struct diag *dg, const struct theme *t, const char *path)
{
	struct layout_env *env;
	struct patterns *patterns = NULL;

	pthread_once(&breaks_once, init_linebreak);
	if (path != NULL && (patterns = patterns_open(dg, t, path)) == NULL)
		return NULL;
	env = mem_alloc(sizeof(*env));
	*env = (struct layout_env){ patterns, kept_new(),
		(int)t->hyphen_left, (int)t->hyphen_right };
	return env;
}

void
layout_env_close(struct layout_env *env)
{
	if (env == NULL)
		return;
	patterns_close(env->patterns);
	kept_free(env->kept);
	mem_free(env);
}

void
layout_libraries(struct buf *b)
{
#ifdef UNIBREAK_VERSION
	const int version = unibreak_version;
#else
	const int version = linebreak_version;
#endif

	buf_printf(b, "libunibreak %d.%d", version >> 8, version & 255);
}

/*
 * libunibreak 1.1 ends the program at a regional indicator (flags) and takes
 * U+FFFF for the end of the text. No font will have either.
 */
static bool
upsets_breaks(uint32_t cp)
{
	return (cp >= 0x1f1e6 && cp <= 0x1f1ff) || (cp & 0xfffe) == 0xfffe ||
	    (cp >= 0xfdd0 && cp <= 0xfdef);
}

/* With letters of the same length in their place. */
static void
calm(char *bytes, size_t len)
{
	const struct str text = { bytes, len };
	size_t at = 0;

	while (at < len) {
		const size_t from = at;

		if (upsets_breaks(utf8_next(text, &at)))
			utf8_put(bytes + from, at - from == 3 ? 0x1e00 :
			    0x10400);
	}
}

static void
find_breaks(struct str text, bool *breaks)
{
	char *marks, *bytes;
	bool any = false;

	/* All that upset it begin with one of these. */
	for (size_t i = 0; i < text.len; i++)
		any |= (unsigned char)text.ptr[i] >= 0xef;
	marks = mem_alloc(text.len * 2);
	bytes = marks + text.len;
	if (any) {
		memcpy(bytes, text.ptr, text.len);
		calm(bytes, text.len);
	}
	set_linebreaks_utf8((const utf8_t *)(any ? bytes : text.ptr), text.len,
	    "en", marks);
	for (size_t i = 0; i < text.len; i++)
		breaks[i] = marks[i] == LINEBREAK_ALLOWBREAK ||
		    marks[i] == LINEBREAK_MUSTBREAK;
	/* 45 CFR 164.508(b)(2) is one number. */
	for (size_t i = 0; i + 1 < text.len; i++)
		if (text.ptr[i] == ')' && text.ptr[i + 1] == '(')
			breaks[i] = false;
	mem_free(marks);
}

static bool
recall(struct kept *k, struct str text, bool *breaks)
{
	const bool *known;

	pthread_mutex_lock(&k->lock);
	known = map_get(k->breaks, text);
	pthread_mutex_unlock(&k->lock);
	if (known != NULL)
		memcpy(breaks, known, text.len * sizeof(*breaks));
	return known != NULL;
}

static void
remember(struct kept *k, struct str text, const bool *breaks)
{
	bool *copy;

	pthread_mutex_lock(&k->lock);
	if (arena_used(k->a) < KEPT_BYTES_MAX &&
	    map_get(k->breaks, text) == NULL) {
		copy = arena_array(k->a, text.len, sizeof(*copy));
		memcpy(copy, breaks, text.len * sizeof(*copy));
		map_put(k->breaks, str_dup(k->a, text), copy);
	}
	pthread_mutex_unlock(&k->lock);
}

void
layout_env_breaks(const struct layout_env *env, struct str text, bool *breaks)
{
	if (text.len == 0 ||
	    (env != NULL && recall(env->kept, text, breaks)))
		return;
	find_breaks(text, breaks);
	if (env != NULL)
		remember(env->kept, text, breaks);
}

/* word without the marks around it and the 's of a genitive. */
static struct str
core_of(struct str word, size_t *from)
{
	size_t to = word.len;

	for (*from = 0; *from < to && !ascii_is_letter(word.ptr[*from]); )
		++*from;
	while (to > *from && !ascii_is_letter(word.ptr[to - 1]))
		to--;
	word = str_sub(word, *from, to - *from);
	if (str_ends(word, "\xe2\x80\x99s"))
		word.len -= 4;
	else if (str_ends(word, "'s"))
		word.len -= 2;
	return word;
}

/*
 * In lower case, as the patterns know it. False for what stays whole: what
 * has other than English letters, and words in capitals.
 */
static bool
fold(struct str word, char *out)
{
	size_t capitals = 0;

	for (size_t i = 0; i < word.len; i++) {
		if (!ascii_is_letter(word.ptr[i]))
			return false;
		capitals += word.ptr[i] < 'a';
		out[i] = (char)(word.ptr[i] | 32);
	}
	/* libhyphen looks for its NOHYPHEN list with strstr. */
	out[word.len] = '\0';
	return capitals < 2;
}

bool
layout_env_hyphens(const struct layout_env *env, struct str word, bool *points)
{
	char folded[HYPHEN_BYTES_MAX], marks[HYPHEN_BYTES_MAX + 5];
	char **rep = NULL;
	int *pos = NULL, *cut = NULL;
	size_t from;
	struct str core = core_of(word, &from);
	bool any = false;

	memset(points, 0, word.len * sizeof(*points));
	if (env->patterns == NULL || core.len < 5 ||
	    core.len >= HYPHEN_BYTES_MAX || !fold(core, folded) ||
	    hnj_hyphen_hyphenate3(dictionary(env->patterns), folded,
	    (int)core.len, marks, NULL, &rep, &pos, &cut, env->left,
	    env->right, 0, 0) != 0)
		return false;
	for (size_t i = 0; i + 1 < core.len; i++) {
		/* A point that would spell the word otherwise is none. */
		const bool spelled = rep != NULL && rep[i] != NULL;

		if ((marks[i] & 1) && !spelled)
			points[from + i] = any = true;
	}
	for (size_t i = 0; rep != NULL && i < core.len; i++)
		free(rep[i]);
	free(rep);
	free(pos);
	free(cut);
	return any;
}
