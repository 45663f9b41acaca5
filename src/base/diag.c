#include "base/diag.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/json_out.h"
#include "base/map.h"
#include "base/utf8.h"

enum { SHOWN_MAX = 50 };

struct kept {
	struct finding f;
	size_t file;		/* rank of f.at.file in order of first report */
	size_t number;		/* rank of the finding itself */
};

struct diag {
	struct arena *arena;
	const char *program;	/* what a finding without a file begins with */
	struct kept **kept;
	size_t len, cap;
	struct map *seen;	/* what was reported, spelled out -> itself */
	struct map *files;	/* name -> struct file_name */
	struct kept *last;	/* NULL when it was one too many, or a repeat */
	size_t count[3];	/* by level, also those that were not kept */
	int exit;		/* of the first error, 0: none yet */
	bool first;		/* was the last finding the first error? */
};

struct file_name {
	size_t rank;
	char *name;
};

struct diag *
diag_new(struct arena *a)
{
	struct diag *dg = ARENA_NEW(a, struct diag);

	dg->arena = a;
	dg->program = "precept";
	dg->seen = map_new(a);
	dg->files = map_new(a);
	return dg;
}

void
diag_program(struct diag *dg, const char *name)
{
	dg->program = name;
}

/* Would showing cp change what the text around it looks like? */
static bool
is_tricky(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp <= 0x9f) || cp == 0x61c ||
	    cp == 0x200e || cp == 0x200f || (cp >= 0x2028 && cp <= 0x202e) ||
	    (cp >= 0x2066 && cp <= 0x2069) || cp == 0xfeff;
}

static void
escape_one(struct buf *b, uint32_t cp)
{
	if (cp == '\n')
		buf_puts(b, "\\n");
	else if (cp == '\t')
		buf_puts(b, "\\t");
	else if (cp == '\r')
		buf_puts(b, "\\r");
	else
		buf_printf(b, cp < 0x80 ? "\\x%02x" : "\\u%04x",
		    (unsigned)cp);
}

static void
escape_checked(struct buf *b, struct str s)
{
	size_t from = 0, at = 0, before;
	uint32_t cp;

	while (at < s.len) {
		before = at;
		cp = utf8_next(s, &at);
		if (!is_tricky(cp))
			continue;
		buf_str(b, str_sub(s, from, before - from));
		escape_one(b, cp);
		from = at;
	}
	buf_str(b, str_sub(s, from, s.len));
}

void
diag_escape(struct buf *b, struct str s)
{
	size_t good;

	while (s.len != 0) {
		good = utf8_check(s);
		escape_checked(b, str_sub(s, 0, good));
		if (good == s.len)
			break;
		buf_printf(b, "\\x%02x", (unsigned)(unsigned char)s.ptr[good]);
		s = str_sub(s, good + 1, s.len);
	}
}

/* What fmt makes, escaped; cut before a character when it is too long. */
__attribute__((format(printf, 2, 0))) static struct str
words(struct arena *a, const char *fmt, va_list ap)
{
	char raw[DIAG_TEXT_MAX + 1];
	int n = vsnprintf(raw, sizeof(raw), fmt, ap);
	struct str s = str_of(raw);
	struct buf clean;

	CHECK(n >= 0);
	buf_init(&clean, SIZE_MAX);
	if ((size_t)n >= sizeof(raw)) {
		while (s.len != 0 && (raw[s.len - 1] & 0xc0) == 0x80)
			s.len--;
		s.len -= s.len != 0 && (raw[s.len - 1] & 0x80) != 0;
	}
	diag_escape(&clean, s);
	if ((size_t)n >= sizeof(raw))
		buf_puts(&clean, "...");
	s = str_dup(a, buf_view(&clean));
	buf_free(&clean);
	return s;
}

/* The diag's own copy of a file name, with its rank. */
static const struct file_name *
file_of(struct diag *dg, const char *file)
{
	/* "" stands for no file: nobody can name a file so. */
	struct str key = str_of(file != NULL ? file : "");
	struct file_name *name = map_get(dg->files, key);

	if (name == NULL) {
		name = ARENA_NEW(dg->arena, struct file_name);
		name->rank = map_len(dg->files);
		name->name = str_c(dg->arena, key);
		map_put(dg->files, str_of(name->name), name);
	}
	return name;
}

static struct kept *
keep(struct diag *dg, enum diag_level level, struct pos at, const char *code,
    struct str text)
{
	const struct file_name *name = file_of(dg, at.file);
	struct str key = str_fmt(dg->arena, "%zu:%u:%u:%d:%s:%.*s", name->rank,
	    at.line, at.col, (int)level, code, STR_ARG(text));
	struct kept *k;

	if (map_get(dg->seen, key) != NULL)
		return NULL;
	k = ARENA_NEW(dg->arena, struct kept);
	if (at.file != NULL)
		at.file = name->name;
	k->f = (struct finding){ .level = level, .at = at, .text = text,
		.code = str_c(dg->arena, str_of(code)) };
	k->file = name->rank;
	k->number = dg->len;
	map_put(dg->seen, key, k);
	dg->kept = arena_grow(dg->arena, dg->kept, dg->len, &dg->cap,
	    sizeof(struct kept *));
	dg->kept[dg->len++] = k;
	return k;
}

static void
add(struct diag *dg, enum diag_level level, struct pos at, const char *code,
    struct str text)
{
	dg->first = false;
	dg->last = NULL;
	if (dg->len < DIAG_KEEP_MAX) {
		dg->last = keep(dg, level, at, code, text);
		if (dg->last == NULL)
			return;
	}
	if (level == DIAG_ERROR && dg->exit == 0) {
		dg->exit = EXIT_BAD_INPUT;
		dg->first = true;
	}
	dg->count[level]++;
}

__attribute__((format(printf, 5, 0))) static void
report(struct diag *dg, enum diag_level level, struct pos at, const char *code,
    const char *fmt, va_list ap)
{
	struct str text = { NULL, 0 };

	if (dg->len < DIAG_KEEP_MAX)
		text = words(dg->arena, fmt, ap);
	add(dg, level, at, code, text);
}

struct pos
diag_place(const char *name, struct str text, size_t offset)
{
	struct pos at = { name, 1, 1 };
	size_t line = 0, next;

	while ((next = str_chr(text, '\n', line)) < offset) {
		line = next + 1;
		at.line++;
	}
	at.col = (unsigned)(offset - line) + 1;
	return at;
}

void
diag_error(struct diag *dg, struct pos at, const char *code, const char *fmt,
    ...)
{
	va_list ap;

	va_start(ap, fmt);
	report(dg, DIAG_ERROR, at, code, fmt, ap);
	va_end(ap);
}

void
diag_warn(struct diag *dg, struct pos at, const char *code, const char *fmt,
    ...)
{
	va_list ap;

	va_start(ap, fmt);
	report(dg, DIAG_WARNING, at, code, fmt, ap);
	va_end(ap);
}

void
diag_note(struct diag *dg, struct pos at, const char *code, const char *fmt,
    ...)
{
	va_list ap;

	va_start(ap, fmt);
	report(dg, DIAG_NOTE, at, code, fmt, ap);
	va_end(ap);
}

void
diag_hint(struct diag *dg, const char *fmt, ...)
{
	va_list ap;

	if (dg->last == NULL || dg->last->f.hint.ptr != NULL)
		return;
	va_start(ap, fmt);
	dg->last->f.hint = words(dg->arena, fmt, ap);
	va_end(ap);
}

size_t
diag_errors(const struct diag *dg)
{
	return dg->count[DIAG_ERROR];
}

size_t
diag_warnings(const struct diag *dg)
{
	return dg->count[DIAG_WARNING];
}

size_t
diag_len(const struct diag *dg)
{
	return dg->len;
}

const struct finding *
diag_at(const struct diag *dg, size_t i)
{
	CHECK(i < dg->len);
	return &dg->kept[i]->f;
}

static size_t
all(const struct diag *dg)
{
	return dg->count[DIAG_ERROR] + dg->count[DIAG_WARNING] +
	    dg->count[DIAG_NOTE];
}

void
diag_merge(struct diag *dg, const struct diag *from)
{
	const size_t errors = dg->count[DIAG_ERROR];
	const struct finding *f;
	size_t kept[3] = { 0, 0, 0 };

	for (size_t i = 0; i < from->len; i++) {
		f = &from->kept[i]->f;
		add(dg, f->level, f->at, f->code, str_dup(dg->arena, f->text));
		if (dg->last != NULL)
			dg->last->f.hint = str_dup(dg->arena, f->hint);
		kept[f->level]++;
	}
	for (size_t level = 0; level < NELEM(kept); level++)
		dg->count[level] += from->count[level] - kept[level];
	if (errors == 0)
		dg->exit = from->exit;
	dg->first = false;
	dg->last = NULL;
}

int
diag_exit(const struct diag *dg)
{
	return dg->exit;
}

void
diag_status(struct diag *dg, int status)
{
	if (dg->first)
		dg->exit = status;
}

static int
by_place(const void *x, const void *y)
{
	const struct kept *a = *(struct kept *const *)x;
	const struct kept *b = *(struct kept *const *)y;

	if (a->file != b->file)
		return a->file < b->file ? -1 : 1;
	if (a->f.at.line != b->f.at.line)
		return a->f.at.line < b->f.at.line ? -1 : 1;
	if (a->f.at.col != b->f.at.col)
		return a->f.at.col < b->f.at.col ? -1 : 1;
	return a->number < b->number ? -1 : a->number > b->number;
}

/* A sorted copy, so that diag_at keeps its order. */
static struct kept **
sorted(struct diag *dg)
{
	struct kept **list = arena_array(dg->arena, dg->len, sizeof(*list));

	for (size_t i = 0; i < dg->len; i++)
		list[i] = dg->kept[i];
	if (dg->len > 1)
		qsort(list, dg->len, sizeof(struct kept *), by_place);
	return list;
}

static const struct { const char *name, *color; } levels[] = {
	[DIAG_ERROR] = { "error", "\033[1;31m" },
	[DIAG_WARNING] = { "warning", "\033[1;35m" },
	[DIAG_NOTE] = { "note", "\033[1;36m" },
};

static void
print_one(const struct diag *dg, const struct finding *f, FILE *out,
    bool color)
{
	const char *bold = color ? "\033[1m" : "", *dim = color ? "\033[2m" : "";
	const char *plain = color ? "\033[0m" : "";
	struct buf b;

	buf_init(&b, SIZE_MAX);
	buf_puts(&b, bold);
	diag_escape(&b, str_of(f->at.file != NULL ? f->at.file :
	    dg->program));
	if (f->at.line != 0)
		buf_printf(&b, ":%u", f->at.line);
	if (f->at.line != 0 && f->at.col != 0)
		buf_printf(&b, ":%u", f->at.col);
	buf_printf(&b, ":%s %s%s:%s %.*s %s[%s]%s\n", plain,
	    color ? levels[f->level].color : "", levels[f->level].name, plain,
	    STR_ARG(f->text), dim, f->code, plain);
	if (f->hint.ptr != NULL)
		buf_printf(&b, "  %shint:%s %.*s\n", bold, plain,
		    STR_ARG(f->hint));
	fwrite(b.ptr, 1, b.len, out);
	buf_free(&b);
}

static void
count(FILE *out, const char **before, size_t n, const char *one)
{
	if (n == 0)
		return;
	fprintf(out, "%s%zu more %s%s", *before, n, one, n == 1 ? "" : "s");
	*before = ", ";
}

void
diag_print(struct diag *dg, FILE *out, bool color)
{
	struct kept **list = sorted(dg);
	size_t room = SHOWN_MAX, left[3], show[3];
	const char *before = ": not shown: ";

	for (size_t level = 0; level < NELEM(show); level++) {
		left[level] = dg->count[level];
		show[level] = left[level] < room ? left[level] : room;
		room -= show[level];
	}
	for (size_t i = 0; i < dg->len; i++) {
		const struct finding *f = &list[i]->f;

		if (show[f->level] == 0)
			continue;
		show[f->level]--;
		left[f->level]--;
		print_one(dg, f, out, color);
	}
	if (all(dg) <= SHOWN_MAX)
		return;
	fputs(dg->program, out);
	for (size_t level = 0; level < NELEM(left); level++)
		count(out, &before, left[level], levels[level].name);
	fputc('\n', out);
}

static void
number_or_null(struct json_out *j, const char *key, unsigned n)
{
	json_key(j, key);
	if (n != 0)
		json_int(j, n);
	else
		json_null(j);
}

void
diag_json(struct diag *dg, struct buf *b)
{
	struct kept **list = sorted(dg);
	struct json_out j;
	struct buf file;

	buf_init(&file, SIZE_MAX);
	json_begin(&j, b, false);
	json_array(&j);
	for (size_t i = 0; i < dg->len; i++) {
		const struct finding *f = &list[i]->f;

		buf_clear(&file);
		if (f->at.file != NULL)
			diag_escape(&file, str_of(f->at.file));
		json_object(&j);
		json_put_str(&j, "level", str_of(levels[f->level].name));
		json_put_str_or_null(&j, "file", f->at.file != NULL ?
		    buf_view(&file) : (struct str){ NULL, 0 });
		number_or_null(&j, "line", f->at.line);
		number_or_null(&j, "column", f->at.col);
		json_put_str(&j, "code", str_of(f->code));
		json_put_str(&j, "text", f->text);
		json_put_str_or_null(&j, "hint", f->hint);
		json_object_end(&j);
	}
	json_array_end(&j);
	buf_free(&file);
}
