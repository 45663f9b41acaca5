#include "grade/grade_completions.h"

#include "base/arena.h"
#include "base/csv.h"
#include "base/diag.h"
#include "base/json_out.h"
#include "base/map.h"
#include "base/utf8.h"

/* What an export never tells. */
static const char *const unsaid[] = { "answers", "attested", "edition",
	"token" };

const char *
grade_status_words(enum grade_status s)
{
	static const char *const words[] = {
		[GRADE_PASSED] = "passed", [GRADE_FAILED] = "not passed",
		[GRADE_OPEN] = "open"
	};

	return words[s];
}

/* --- summing up --- */

void
grade_completions_sum(struct arena *a, const struct grade_import *in,
    const char *file, const struct digest *export,
    const struct digest *mapping, struct grade_completions *out)
{
	struct map *best = map_new(a);
	enum grade_status **of = arena_array(a, in->n, sizeof(*of));

	*out = (struct grade_completions){ .a = a, .in = in, .file = file,
		.export = *export, .mapping = *mapping,
		.evidence = str_fmt(a, "scored by client in LMS %.*s",
		STR_ARG(in->mapping->lms)),
		.finals = arena_array(a, in->n, sizeof(*out->finals)),
		.first = arena_array(a, in->n, sizeof(*out->first)) };
	for (size_t i = 0; i < in->n; i++) {
		const struct grade_completion *c = &in->rows[i];
		struct str key = str_fmt(a, "%.*s\n%.*s",
		    STR_ARG(c->course->id), STR_ARG(c->folded));

		of[i] = map_get(best, key);
		if (of[i] == NULL) {
			of[i] = ARENA_NEW(a, enum grade_status);
			*of[i] = c->status;
			map_put(best, key, of[i]);
			out->first[i] = true;
		}
		/* In the order of the enum: passed is the best. */
		if (c->status < *of[i])
			*of[i] = c->status;
	}
	for (size_t i = 0; i < in->n; i++)
		out->finals[i] = *of[i];
}

bool
grade_completions_passed(const struct grade_completions *c)
{
	for (size_t i = 0; i < c->in->n; i++)
		if (c->finals[i] != GRADE_PASSED)
			return false;
	return true;
}

static struct str
percent(struct arena *a, int hundredths)
{
	if (hundredths < 0)
		return (struct str){ NULL, 0 };
	return str_fmt(a, "%d.%02d", hundredths / 100, hundredths % 100);
}

/* --- for people --- */

enum { SHOWN = 6 };

static void
put_line(struct buf *b, const struct str *cells, const size_t *width)
{
	for (size_t i = 0; i < SHOWN; i++) {
		const int pad = (int)(width[i] - utf8_len(cells[i]));
		const bool right = i == 1 || i == 3;

		if (right)
			buf_printf(b, "%*s", pad, "");
		buf_str(b, cells[i]);
		if (i + 1 < SHOWN)
			buf_printf(b, "%*s", right ? 2 : pad + 2, "");
	}
	buf_putc(b, '\n');
}

static struct str
escaped(struct arena *a, struct str s)
{
	struct buf b;
	struct str out;

	buf_init(&b, SIZE_MAX);
	diag_escape(&b, s);
	out = str_dup(a, buf_view(&b));
	buf_free(&b);
	return out;
}

static void
put_sum(const struct grade_completions *c, struct buf *b)
{
	size_t people = 0, passed = 0;

	for (size_t i = 0; i < c->in->n; i++) {
		people += c->first[i];
		passed += c->first[i] && c->finals[i] == GRADE_PASSED;
	}
	buf_printf(b, "\n%zu of %zu passed, %zu row%s read, %zu refused, "
	    "%zu of other courses\n", passed, people, c->in->n,
	    c->in->n == 1 ? "" : "s", c->in->refused, c->in->others);
	buf_printf(b, "%.*s; not recorded:", STR_ARG(escaped(c->a,
	    c->evidence)));
	for (size_t i = 0; i < NELEM(unsaid); i++)
		buf_printf(b, " %s", unsaid[i]);
	buf_printf(b, "\n%.*s  ", STR_ARG(digest_text(c->a, &c->export)));
	diag_escape(b, str_of(c->file));
	buf_printf(b, "\n%.*s  ", STR_ARG(digest_text(c->a, &c->mapping)));
	diag_escape(b, str_of(c->in->mapping->name));
	buf_putc(b, '\n');
}

void
grade_completions_table(const struct grade_completions *c, struct buf *b)
{
	static const char *const titles[SHOWN] = { "PERSON", "ATTEMPT",
		"DATE", "PERCENT", "VERDICT", "QUIZ" };
	struct str (*lines)[SHOWN] = arena_array(c->a, c->in->n + 1,
	    sizeof(*lines));
	size_t width[SHOWN] = { 0 };

	for (size_t i = 0; i < SHOWN; i++)
		lines[0][i] = str_of(titles[i]);
	for (size_t i = 0; i < c->in->n; i++) {
		const struct grade_completion *r = &c->in->rows[i];
		struct str *line = lines[i + 1];

		line[0] = escaped(c->a, r->person);
		line[1] = str_fmt(c->a, "%u", r->attempt);
		line[2] = r->day.ptr != NULL ? r->day : STR_LIT("-");
		line[3] = r->percent >= 0 ? percent(c->a, r->percent) :
		    STR_LIT("-");
		line[4] = str_of(grade_status_words(r->status));
		line[5] = escaped(c->a, r->course->id);
	}
	for (size_t i = 0; i <= c->in->n; i++)
		for (size_t j = 0; j < SHOWN; j++) {
			const size_t len = utf8_len(lines[i][j]);

			width[j] = len > width[j] ? len : width[j];
		}
	for (size_t i = 0; i <= c->in->n; i++)
		put_line(b, lines[i], width);
	put_sum(c, b);
}

/* --- CSV --- */

void
grade_completions_csv(const struct grade_completions *c, struct buf *b)
{
	buf_puts(b, "person,name,quiz,document,version,attempt,submitted,"
	    "percent,verdict,final,evidence,file,line\n");
	for (size_t i = 0; i < c->in->n; i++) {
		const struct grade_completion *r = &c->in->rows[i];
		const struct str cells[] = {
			r->person, r->name, r->course->id, r->course->number,
			r->course->version, str_fmt(c->a, "%u", r->attempt),
			r->day, percent(c->a, r->percent),
			str_of(grade_status_words(r->status)),
			str_of(grade_status_words(c->finals[i])),
			c->evidence, str_of(c->file),
			str_fmt(c->a, "%u", r->at.line)
		};

		for (size_t j = 0; j < NELEM(cells); j++) {
			if (j > 0)
				buf_putc(b, ',');
			csv_put(b, cells[j], true);
		}
		buf_putc(b, '\n');
	}
}

/* --- JSON; members are sorted --- */

static void
put_file(const struct grade_completions *c, struct json_out *j,
    const struct digest *d, const char *name)
{
	json_object(j);
	json_put_str_or_null(j, "digest", digest_text(c->a, d));
	json_put_str_or_null(j, "name", str_of(name));
	json_object_end(j);
}

static void
put_row(const struct grade_completions *c, struct json_out *j, size_t i)
{
	const struct grade_completion *r = &c->in->rows[i];

	json_object(j);
	json_put_int(j, "attempt", r->attempt);
	json_put_str_or_null(j, "document", r->course->number);
	json_put_str_or_null(j, "evidence", c->evidence);
	json_put_str_or_null(j, "file", str_of(c->file));
	json_put_str_or_null(j, "final",
	    str_of(grade_status_words(c->finals[i])));
	json_put_int(j, "line", r->at.line);
	json_put_str_or_null(j, "name", r->name);
	json_key(j, "not-recorded");
	json_array(j);
	for (size_t k = 0; k < NELEM(unsaid); k++)
		json_str(j, str_of(unsaid[k]));
	json_array_end(j);
	json_put_bool(j, "passed", r->status == GRADE_PASSED);
	json_put_str_or_null(j, "percent", percent(c->a, r->percent));
	json_put_str_or_null(j, "person", r->person);
	json_put_str_or_null(j, "quiz", r->course->id);
	json_put_str_or_null(j, "submitted", r->day);
	json_put_str_or_null(j, "verdict",
	    str_of(grade_status_words(r->status)));
	json_put_str_or_null(j, "version", r->course->version);
	json_object_end(j);
}

static void
put_members(const struct grade_completions *c, struct json_out *j)
{
	json_put_str_or_null(j, "evidence", c->evidence);
	json_key(j, "files");
	json_array(j);
	put_file(c, j, &c->export, c->file);
	json_array_end(j);
	json_put_str_or_null(j, "lms", c->in->mapping->lms);
	json_key(j, "mapping");
	put_file(c, j, &c->mapping, c->in->mapping->name);
	json_put_count(j, "other-courses", c->in->others);
	json_key(j, "people");
	json_array(j);
	for (size_t i = 0; i < c->in->n; i++) {
		if (!c->first[i])
			continue;
		json_object(j);
		json_put_bool(j, "passed", c->finals[i] == GRADE_PASSED);
		json_put_str_or_null(j, "person", c->in->rows[i].folded);
		json_put_str_or_null(j, "quiz", c->in->rows[i].course->id);
		json_object_end(j);
	}
	json_array_end(j);
	json_put_count(j, "refused", c->in->refused);
	json_key(j, "responses");
	json_array(j);
	for (size_t i = 0; i < c->in->n; i++)
		put_row(c, j, i);
	json_array_end(j);
}

void
grade_completions_json(const struct grade_completions *c, struct buf *b)
{
	struct json_out j;

	json_begin(&j, b, true);
	json_object(&j);
	put_members(c, &j);
	json_object_end(&j);
}

void
grade_completions_members(const struct grade_completions *c, struct buf *b)
{
	struct json_out j;

	json_members(&j, b, false);
	put_members(c, &j);
}
