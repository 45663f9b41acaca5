/*
 * grade_results.c - a QTI results document (3.0, 2.1 or 2.2: their elements
 * are called alike) as a response. One document is one person's attempt.
 */
#include "grade/grade_results_part.h"

#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "grade/grade_messages.h"
#include "grade/grade_qti.h"
#include "grade/grade_sink.h"

struct grade_reader *
grade_reader_new(void)
{
	struct grade_reader *k = mem_alloc(sizeof(*k));

	k->walk = xml_walk_new();
	buf_init(&k->value, 4096);
	return k;
}

void
grade_reader_free(struct grade_reader *k)
{
	if (k == NULL)
		return;
	xml_walk_free(k->walk);
	buf_free(&k->value);
	mem_free(k);
}

struct pos
grade_doc_here(const struct reader *x)
{
	return diag_place(x->name, x->text, xml_walk_offset(x->kept->walk));
}

static struct pos
where(const struct grade_response *r, size_t field)
{
	const struct reader *x = r->reader;
	const size_t at = field < GRADE_FIELDS ? x->at[field] :
	    x->item_at[field - GRADE_FIELDS];

	return diag_place(x->name, x->text, at);
}

static size_t
values(const struct grade_response *r, size_t item, struct item_value *out)
{
	const struct reader *x = r->reader;
	const struct answer *a = x->answers[item];

	if (a == NULL)
		return 0;
	memcpy(out, a->values, a->n * sizeof(*out));
	return a->n;
}

struct str
grade_doc_attr(const struct xml_walk_attr *attrs, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (str_is(attrs[i].name, name))
			return attrs[i].value;
	return (struct str){ NULL, 0 };
}

/* --- items --- */

static void
on_item(struct reader *x, const struct xml_walk_attr *attrs, size_t n)
{
	const struct str id = grade_doc_attr(attrs, n, "identifier");
	const struct grade_item *gi = grade_key_find(&x->g->key,
	    x->g->scratch, id);

	x->answered = false;
	x->other = (struct str){ NULL, 0 };
	x->item = SIZE_MAX;
	/* Of another quiz: grade_one says so, and that is enough. */
	if (x->r.quiz.ptr != NULL && !str_eq(x->r.quiz, x->g->quiz))
		return;
	if (gi == NULL) {
		diag_error(x->g->diag, grade_doc_here(x),
		    MSG_GRADE_UNKNOWN_ITEM, STR_ARG(str_sub(id, 0, 80)),
		    x->g->key.name);
		diag_hint(x->g->diag, "is it another quiz's? grade it with "
		    "that quiz's key");
		x->bad = true;
		return;
	}
	x->item = (size_t)(gi - x->g->key.items);
	if (x->item_at[x->item] != 0) {
		diag_error(x->g->diag, grade_doc_here(x), MSG_GRADE_ITEM_TWICE,
		    STR_ARG(gi->item->id), diag_place(x->name, x->text,
		    x->item_at[x->item]).line);
		diag_hint(x->g->diag, SAVE_AGAIN);
		x->bad = true;
		x->item = SIZE_MAX;
		return;
	}
	x->item_at[x->item] = xml_walk_offset(x->kept->walk);
}

static const char *
cardinality_of(const struct item *it)
{
	return it->kind == ITEM_ORDER ? "ordered" :
	    it->kind == ITEM_MULTIPLE || it->kind == ITEM_MATCH ?
	    "multiple" : "single";
}

static void
on_response(struct reader *x, const struct xml_walk_attr *attrs, size_t n)
{
	const struct str id = grade_doc_attr(attrs, n, "identifier");
	const struct str cardinality = grade_doc_attr(attrs, n, "cardinality");
	const struct item *it;

	if (x->item == SIZE_MAX)
		return;
	if (!str_is(id, "RESPONSE")) {
		if (!str_is(id, "duration") && !str_is(id, "numAttempts"))
			x->other = str_dup(x->g->scratch, id);
		return;
	}
	it = x->g->key.items[x->item].item;
	if (x->answered) {
		diag_error(x->g->diag, grade_doc_here(x), MSG_GRADE_ITEM_TWICE,
		    STR_ARG(it->id), diag_place(x->name, x->text,
		    x->item_at[x->item]).line);
		diag_hint(x->g->diag, "leave one RESPONSE in each itemResult");
		x->bad = true;
		return;
	}
	if (!str_is(cardinality, cardinality_of(it))) {
		diag_error(x->g->diag, grade_doc_here(x), MSG_GRADE_CARDINALITY,
		    STR_ARG(it->id), STR_ARG(str_sub(cardinality, 0, 40)),
		    cardinality_of(it));
		diag_hint(x->g->diag, "is it another quiz's, or another "
		    "version of it? grade it with that key");
		x->bad = true;
		return;
	}
	x->answered = x->in_response = true;
	x->candidate = false;
	x->answer = ARENA_NEW(x->g->scratch, struct answer);
	x->answers[x->item] = x->answer;
}

static void
on_candidate(struct reader *x, bool is)
{
	x->in_candidate = is;
	if (!is || !x->in_response)
		return;
	if (x->candidate) {
		diag_error(x->g->diag, grade_doc_here(x),
		    MSG_GRADE_SESSION_TWICE,
		    STR_ARG(STR_LIT("<candidateResponse>")));
		diag_hint(x->g->diag, SAVE_AGAIN);
		x->bad = true;
	}
	x->candidate = true;
}

static void
report_value(struct reader *x, struct str value, const char *why)
{
	diag_error(x->g->diag, grade_doc_here(x), MSG_GRADE_ANSWER,
	    STR_ARG(str_sub(value, 0, 60)),
	    STR_ARG(x->g->key.items[x->item].item->id), why);
	diag_hint(x->g->diag, "is it another quiz's, or another version of "
	    "it? grade it with that key");
	x->bad = true;
	x->in_response = false;
}

static void
end_value(struct reader *x)
{
	const struct item *it = x->g->key.items[x->item].item;
	const struct str value = str_trim(buf_view(&x->kept->value));
	enum item_fault f;

	x->in_value = false;
	if (x->kept->value.over)
		report_value(x, value, "it is far too long");
	else if (x->answer->n == ITEM_CHOICES_MAX)
		report_value(x, value, grade_fault_words(ITEM_TOO_MANY));
	else {
		f = item_value_parse(it, value,
		    &x->answer->values[x->answer->n]);
		x->answer->n++;
		if (f != ITEM_FINE)
			report_value(x, value, grade_fault_words(f));
	}
}

/* As a CSV would write them; valid until the next value. */
static struct str
all_values(struct reader *x, const struct item *it)
{
	struct buf *b = &x->kept->value;

	buf_clear(b);
	for (size_t i = 0; i < x->answer->n; i++) {
		const struct item_value *v = &x->answer->values[i];

		if (i > 0)
			buf_putc(b, it->kind == ITEM_ORDER ? '>' : '|');
		buf_str(b, it->choices[v->choice].id);
		if (it->kind == ITEM_MATCH) {
			buf_putc(b, '-');
			buf_str(b, it->targets[v->target].id);
		}
	}
	return buf_view(b);
}

static void
end_response(struct reader *x)
{
	const struct item *it = x->g->key.items[x->item].item;
	const enum item_fault f = item_response_check(it, x->answer->values,
	    x->answer->n);
	struct grade_mark *mark;

	if (!x->candidate) {
		diag_error(x->g->diag, grade_doc_here(x), MSG_GRADE_UNSAID,
		    STR_ARG(it->id));
		diag_hint(x->g->diag, SAVE_AGAIN);
		x->bad = true;
		x->in_response = false;
		return;
	}
	if (f != ITEM_FINE) {
		report_value(x, all_values(x, it), grade_fault_words(f));
		return;
	}
	mark = ARENA_NEW(x->g->scratch, struct grade_mark);
	grade_key_mark(x->g, x->item, x->answer->values, x->answer->n, mark);
	x->marks[x->item] = mark;
	x->in_response = false;
}

/* An answer that nobody looked for must not count as none. */
static void
end_item(struct reader *x)
{
	if (x->item != SIZE_MAX && !x->answered && x->other.ptr != NULL) {
		diag_error(x->g->diag, grade_doc_here(x), MSG_GRADE_VARIABLE,
		    STR_ARG(x->g->key.items[x->item].item->id),
		    STR_ARG(str_sub(x->other, 0, 60)));
		diag_hint(x->g->diag, "is it another quiz's? the answers of "
		    "this one are called RESPONSE");
		x->bad = true;
	}
	x->item = SIZE_MAX;
}

/* --- calls of the walk --- */

/* Of QTI 3.0, 2.2, 2.1 and 2.0. */
static const char *const namespaces[] = {
	GRADE_RESULTS_NS, "http://www.imsglobal.org/xsd/imsqti_result_v2p2",
	"http://www.imsglobal.org/xsd/imsqti_result_v2p1",
	"http://www.imsglobal.org/xsd/imsqti_result_v2p0"
};

static bool
is_results(struct reader *x, struct str name, struct str ns)
{
	for (size_t i = 0; i < NELEM(namespaces); i++)
		if (str_is(name, "assessmentResult") &&
		    str_is(ns, namespaces[i])) {
			x->ns = ns;
			return true;
		}
	diag_error(x->g->diag, grade_doc_here(x), MSG_GRADE_NOT_RESULTS,
	    STR_ARG(str_sub(name, 0, 60)));
	diag_hint(x->g->diag, "a file of answers is QTI results XML, as the "
	    "quiz page saves it, or a CSV");
	x->bad = true;
	xml_walk_stop(x->kept->walk);
	return false;
}

/* False after a finding. */
static bool
has_place(struct reader *x, struct str name, struct str ns)
{
	enum grade_place in, is;

	if (x->depth > KNOWN)
		return true;
	in = x->above[x->depth - 2];
	x->above[x->depth - 1] = GRADE_PLACE_ANY;
	if (in == GRADE_PLACE_ANY)
		return true;
	is = grade_place_of(in, name);
	if (is != GRADE_PLACE_NONE && str_eq(ns, x->ns)) {
		x->above[x->depth - 1] = is;
		return true;
	}
	diag_error(x->g->diag, grade_doc_here(x), MSG_GRADE_ELEMENT,
	    STR_ARG(str_sub(name, 0, 60)));
	diag_hint(x->g->diag, SAVE_AGAIN);
	x->bad = true;
	xml_walk_stop(x->kept->walk);
	return false;
}

static void
on_start(void *user, struct str name, struct str ns,
    const struct xml_walk_attr *attrs, size_t n)
{
	struct reader *x = user;

	x->depth++;
	if (x->depth > 1 && !has_place(x, name, ns))
		return;
	if (x->depth == 1) {
		if (is_results(x, name, ns))
			x->above[0] = GRADE_PLACE_ROOT;
	} else if (x->depth == 2) {
		if (str_is(name, "itemResult"))
			on_item(x, attrs, n);
		else if (str_is(name, "testResult"))
			grade_results_test(x, attrs, n);
		else if (str_is(name, "context"))
			grade_results_context(x, attrs, n);
	} else if (x->depth == 3) {
		if (str_is(name, "responseVariable"))
			on_response(x, attrs, n);
		else if (str_is(name, "sessionIdentifier"))
			grade_results_session(x, attrs, n);
	} else if (x->depth == 4) {
		on_candidate(x, str_is(name, "candidateResponse"));
	} else if (x->depth == 5 && x->in_response && x->in_candidate &&
	    str_is(name, "value")) {
		buf_clear(&x->kept->value);
		x->in_value = true;
	}
}

static void
on_end(void *user, struct str name)
{
	struct reader *x = user;

	(void)name;
	if (x->depth == 5 && x->in_value)
		end_value(x);
	else if (x->depth == 3 && x->in_response)
		end_response(x);
	else if (x->depth == 2)
		end_item(x);
	x->depth--;
}

static void
on_text(void *user, struct str chars)
{
	struct reader *x = user;

	if (x->in_value)
		buf_str(&x->kept->value, chars);
}

/* Hash of all answers and the times. */
static uint64_t
likeness_of(const struct reader *x)
{
	const struct grade_seen *seen = x->g->seen;
	uint64_t hash;

	if (x->r.submitted.len < GRADE_TO_THE_SECOND)
		return 0;
	hash = grade_seen_hash(seen, x->r.submitted);
	hash = grade_seen_mix(hash, grade_seen_hash(seen, x->r.started));
	for (size_t i = 0; i < x->g->key.n; i++) {
		const struct answer *a = x->answers[i];

		if (a == NULL)
			continue;
		hash = grade_seen_mix(hash, i + 1);
		for (size_t j = 0; j < a->n; j++)
			hash = grade_seen_mix(hash, a->values[j].choice * 64u +
			    a->values[j].target + 1u);
	}
	return hash != 0 ? hash : 1;
}

void
grade_result(struct grade_run *g, struct grade_reader *kept, const char *name,
    struct str text)
{
	struct reader x = { .g = g, .kept = kept, .name = name, .text = text,
		.item = SIZE_MAX };
	const struct xml_walker to = { &x, on_start, on_end, on_text };
	const size_t graded = g->graded;
	struct digest d;

	if (str_starts(x.text, "\xef\xbb\xbf"))
		x.text = str_sub(x.text, 3, x.text.len);
	x.item_at = arena_array(g->scratch, g->key.n, sizeof(*x.item_at));
	x.marks = arena_array(g->scratch, g->key.n, sizeof(*x.marks));
	x.answers = arena_array(g->scratch, g->key.n, sizeof(*x.answers));
	x.r = (struct grade_response){ .where = where, .values = values,
		.reader = &x, .marks = x.marks, .units = -1, .bytes = text };
	if (xml_walk(kept->walk, g->scratch, g->diag, name, x.text, &to) < 0)
		x.bad = true;
	if (x.bad) {
		grade_refuse(g);
	} else {
		x.r.likeness = likeness_of(&x);
		grade_accept(g, &x.r);
	}
	if (g->graded > graded && grade_sink_wants_digests(g)) {
		d = digest_of(text);
		grade_sink_file(g, name, &d);
	}
	arena_reset(g->scratch);
}
