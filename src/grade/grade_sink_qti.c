/*
 * grade_sink_qti.c - verdicts as QTI results: what was answered, with outcome
 * variables. Several documents stand in one element of ours.
 */
#include "grade/grade_sink_part.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/xml_in.h"
#include "grade/grade_qti.h"

static void
put_points(struct buf *b, const char *indent, const char *name, int64_t units)
{
	struct buf points;

	buf_init(&points, SIZE_MAX);
	grade_put_points(&points, units);
	grade_qti_outcome(b, indent, name, "float", buf_view(&points));
	buf_free(&points);
}

static void
put_answer(struct buf *b, const struct item *it, const struct grade_kept *k,
    size_t index)
{
	struct item_value v[ITEM_CHOICES_MAX];
	const size_t n = k->r->values(k->r, index, v);

	buf_printf(b, "    <responseVariable identifier=\"RESPONSE\" "
	    "cardinality=\"%s\" baseType=\"%s\"><candidateResponse>",
	    it->kind == ITEM_ORDER ? "ordered" : it->kind == ITEM_MULTIPLE ||
	    it->kind == ITEM_MATCH ? "multiple" : "single",
	    it->kind == ITEM_MATCH ? "directedPair" : "identifier");
	for (size_t i = 0; i < n; i++) {
		buf_puts(b, "<value>");
		xml_escape(b, it->choices[v[i].choice].id);
		if (it->kind == ITEM_MATCH) {
			buf_putc(b, ' ');
			xml_escape(b, it->targets[v[i].target].id);
		}
		buf_puts(b, "</value>");
	}
	buf_puts(b, "</candidateResponse></responseVariable>\n");
}

/* A time as XML Schema wants it; absent where none is recorded in that form. */
static void
put_stamp(struct buf *b, struct str submitted)
{
	struct date day;
	int64_t seconds;
	bool utc;

	buf_puts(b, " datestamp=\"");
	if (grade_time_parse(submitted, &seconds, &day, &utc) &&
	    submitted.len > 10 && submitted.ptr[10] == 'T')
		xml_escape(b, str_trim(submitted));
	else	/* the attribute is required */
		buf_puts(b, GRADE_NO_TIME);
	buf_putc(b, '"');
}

static void
put_test(struct grade_run *g, struct buf *b, const struct grade_kept *k)
{
	const struct item_quiz *q = g->key.pack->quiz;
	struct buf words;

	buf_puts(b, "  <testResult identifier=\"");
	if (q != NULL)
		xml_escape(b, q->id);
	else
		buf_puts(b, "test");
	buf_putc(b, '"');
	put_stamp(b, k->r->submitted);
	buf_puts(b, ">\n");
	put_points(b, "    ", "SCORE", k->v.units);
	put_points(b, "    ", "MAXSCORE", k->v.max);
	grade_qti_outcome(b, "    ", "PASS", "boolean",
	    str_of(k->v.passed ? "true" : "false"));
	buf_init(&words, SIZE_MAX);
	grade_put_reasons(&words, g, k->r, k->p, &k->v, k->v.reasons, false);
	if (words.len > 0)
		grade_qti_outcome(b, "    ", "REASONS", "string", buf_view(&words));
	buf_free(&words);
	buf_puts(b, "  </testResult>\n");
}

/* The first document waits: only a second one puts it into our element. */
static void
begin(struct grade_run *g, struct buf *b)
{
	struct buf first;

	if (g->sink->written++ == 0) {
		buf_puts(b, QTI_DECLARATION);
	} else if (g->sink->written == 2) {
		buf_init(&first, SIZE_MAX);
		buf_str(&first, str_sub(buf_view(b), strlen(QTI_DECLARATION),
		    b->len));
		buf_clear(b);
		buf_puts(b, QTI_DECLARATION QTI_BEGIN);
		buf_str(b, buf_view(&first));
		buf_free(&first);
	}
}

void
grade_put_qti(struct grade_run *g, struct buf *b, const struct grade_kept *k)
{
	const struct grade_response *r = k->r;
	struct str quiz = r->quiz;

	begin(g, b);
	buf_puts(b, "<assessmentResult xmlns=\"" GRADE_RESULTS_NS "\">\n"
	    "  <context sourcedId=\"");
	grade_qti_name(b, "e-", r->person);
	buf_puts(b, "\">\n");
	grade_qti_session(b, "quiz-sha256", "h-", quiz);
	grade_qti_session(b, "attempt", "a", str_fmt(g->scratch, "%u",
	    k->v.attempt));
	grade_qti_session(b, "form", "form-", k->p->form);
	grade_qti_session(b, "document", "d-", r->number);
	grade_qti_session(b, "version", "v-", r->version);
	grade_qti_session(b, "handbook-sha256", "h-", r->handbook);
	grade_qti_session(b, "statement-sha256", "h-", r->statement);
	grade_qti_session(b, "name", "n-", r->typed_name);
	grade_qti_session(b, "token", "t-", r->token);
	grade_qti_session(b, "started", "s-", r->started);
	buf_puts(b, "  </context>\n");
	put_test(g, b, k);
	for (size_t i = 0; i < k->p->n; i++) {
		const unsigned index = k->p->items[i];
		const struct item *it = g->key.items[index].item;
		const struct grade_mark *m = r->marks[index];

		buf_puts(b, "  <itemResult identifier=\"");
		xml_escape(b, it->id);
		buf_printf(b, "\" sequenceIndex=\"%zu\"", i + 1);
		put_stamp(b, r->submitted);
		buf_puts(b, " sessionStatus=\"final\">\n");
		put_answer(b, it, k, index);
		put_points(b, "    ", "SCORE", m != NULL ? m->units :
		    g->key.items[index].credited ? it->max : 0);
		put_points(b, "    ", "MAXSCORE", grade_key_max(&g->key,
		    index));
		buf_puts(b, "  </itemResult>\n");
	}
	buf_puts(b, "</assessmentResult>\n");
}
