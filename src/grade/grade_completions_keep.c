/* grade_completions_keep.c - completions to keep: QTI results, and a folder. */
#include "grade/grade_completions.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/json_out.h"
#include "base/map.h"
#include "grade/grade_qti.h"
#include "grade/grade_save.h"

#define FORMAT "precept-completion-1"

/* --- QTI results --- */

static void
put_result(const struct grade_completions *c, struct buf *b,
    const struct grade_completion *r)
{
	buf_puts(b, "<assessmentResult xmlns=\"" GRADE_RESULTS_NS "\">\n"
	    "  <context sourcedId=\"");
	grade_qti_name(b, "e-", r->person);
	buf_puts(b, "\">\n");
	grade_qti_session(b, "attempt", "a", str_fmt(c->a, "%u", r->attempt));
	grade_qti_session(b, "document", "d-", r->course->number);
	grade_qti_session(b, "version", "v-", r->course->version);
	grade_qti_session(b, "name", "n-", r->name);
	grade_qti_session(b, "mode", "m-", STR_LIT("lms"));
	buf_puts(b, "  </context>\n  <testResult identifier=\"");
	grade_qti_name(b, "", r->course->id);
	/* The attribute is required, and a day is all that is known. */
	buf_printf(b, "\" datestamp=\"%.*sT00:00:00Z\">\n",
	    STR_ARG(r->day.ptr != NULL ? r->day : STR_LIT("1970-01-01")));
	if (r->percent >= 0) {
		grade_qti_outcome(b, "    ", "SCORE", "float", str_fmt(c->a, "%d.%02d",
		    r->percent / 100, r->percent % 100));
		grade_qti_outcome(b, "    ", "MAXSCORE", "float", STR_LIT("100"));
	}
	if (r->status != GRADE_OPEN)
		grade_qti_outcome(b, "    ", "PASS", "boolean", str_of(
		    r->status == GRADE_PASSED ? "true" : "false"));
	grade_qti_outcome(b, "    ", "EVIDENCE", "string", c->evidence);
	buf_puts(b, "  </testResult>\n</assessmentResult>\n");
}

void
grade_completions_qti(const struct grade_completions *c, struct buf *b)
{
	buf_puts(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<results xmlns=\"urn:precept:results:1\">\n");
	for (size_t i = 0; i < c->in->n; i++)
		put_result(c, b, &c->in->rows[i]);
	buf_puts(b, "</results>\n");
}

/* --- the folder --- */

/*
 * What the LMS says of one row; members are sorted. With from, where we have
 * it from as well: that differs when the same is exported again.
 */
static struct str
record(const struct grade_completions *c, const struct grade_completion *r,
    bool from)
{
	struct json_out j;
	struct buf b;
	struct str out;

	buf_init(&b, SIZE_MAX);
	json_begin(&j, &b, true);
	json_object(&j);
	json_put_int(&j, "attempt", r->attempt);
	json_put_str_if_any(&j, "document", r->course->number);
	json_put_str_if_any(&j, "evidence", c->evidence);
	if (from)
		json_put_str_if_any(&j, "export", digest_text(c->a,
		    &c->export));
	json_put_str_if_any(&j, "format", STR_LIT(FORMAT));
	if (from) {
		json_put_int(&j, "line", r->at.line);
	}
	json_put_str_if_any(&j, "lms", c->in->mapping->lms);
	if (from)
		json_put_str_if_any(&j, "mapping", digest_text(c->a,
		    &c->mapping));
	json_put_str_if_any(&j, "name", r->name);
	json_put_bool(&j, "passed", r->status == GRADE_PASSED);
	if (r->percent >= 0)
		json_put_str_if_any(&j, "percent", str_fmt(c->a, "%d.%02d",
		    r->percent / 100, r->percent % 100));
	json_put_str_if_any(&j, "person", r->person);
	json_put_str_if_any(&j, "quiz", r->course->id);
	json_put_str_if_any(&j, "submitted", r->day);
	json_put_str_if_any(&j, "version", r->course->version);
	json_object_end(&j);
	buf_putc(&b, '\n');
	out = str_dup(c->a, buf_view(&b));
	buf_free(&b);
	return out;
}

int
grade_completions_save(const struct grade_completions *c, struct diag *dg,
    const char *dir)
{
	struct map *staged = map_new(c->a);
	struct file_batch *batch;
	int rc = 0, lock;

	if (grade_save_folder(c->a, dg, dir) < 0)
		return -1;
	file_lock(dir, true, &lock);
	file_sweep(dir);
	batch = file_batch_new();
	for (size_t i = 0; i < c->in->n && rc == 0; i++) {
		const struct grade_completion *r = &c->in->rows[i];
		struct digest d;
		struct str name;
		char *path;

		if (r->status == GRADE_OPEN)
			continue;
		d = digest_of(record(c, r, false));
		name = str_fmt(c->a, "lms-%.*s.json",
		    STR_ARG(digest_hex(c->a, &d)));
		path = file_join(c->a, dir, name.ptr);
		/* Two rows may say the same. */
		if (!file_absent(path) || map_put(staged, name, path) != NULL)
			continue;
		rc = file_stage(batch, dg, path, record(c, r, true), 0600);
	}
	if (rc == 0)
		rc = file_commit(batch, dg);
	file_abandon(batch);
	file_unlock(lock);
	return rc;
}
