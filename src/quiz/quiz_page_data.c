#include "quiz/quiz_page_part.h"

#include "base/json_out.h"

static struct str
value_text(struct arena *a, const struct item *it, struct item_value v)
{
	struct str id = it->choices[v.choice].id;

	if (it->kind != ITEM_MATCH)
		return id;
	return str_fmt(a, "%.*s %.*s", STR_ARG(id),
	    STR_ARG(it->targets[v.target].id));
}

/* A bound that there is none of is null. */
static void
put_bound(struct json_out *j, const char *name, int64_t units)
{
	json_key(j, name);
	if (units == INT64_MIN || units == INT64_MAX)
		json_null(j);
	else
		json_int(j, units);
}

static void
put_key(const struct page *p, struct json_out *j, const struct item *it)
{
	static const char *const scorings[] = {
		[ITEM_CORRECT] = "correct", [ITEM_MAPPED] = "mapped",
		[ITEM_PARTIAL] = "partial"
	};

	json_key_str(j, it->id);
	json_object(j);
	json_key(j, "correct");
	json_array(j);
	for (size_t i = 0; i < it->n_correct; i++)
		json_str(j, value_text(p->a, it, it->correct[i]));
	json_array_end(j);
	json_put_str(j, "scoring", str_of(scorings[it->scoring]));
	json_put_int(j, "max", it->max);
	if (it->scoring == ITEM_MAPPED) {
		json_key(j, "map");
		json_array(j);
		for (size_t i = 0; i < it->n_map; i++) {
			json_array(j);
			json_str(j, value_text(p->a, it, it->map[i].value));
			json_int(j, it->map[i].units);
			json_array_end(j);
		}
		json_array_end(j);
		json_put_int(j, "other", it->map_default);
		put_bound(j, "lower", it->map_lower);
		put_bound(j, "upper", it->map_upper);
	}
	json_object_end(j);
}

/* What drawing and showing need; which chapter a practice item is of, the
 * item itself says. */
static void
put_entries(const struct page *p, struct json_out *j)
{
	json_key(j, "entries");
	json_array(j);
	for (size_t i = 0; i < p->n; i++) {
		const struct page_item *pi = &p->items[i];
		const struct item_entry *e = pi->entry;

		json_object(j);
		json_put_str(j, "id", pi->item->id);
		if (e) {
			json_put_str(j, "rule", e->rule);
			json_put_int(j, "chapter", e->chapter);
			json_put_int(j, "difficulty", e->difficulty);
			json_put_bool(j, "critical", e->critical);
		}
		/* Without a text of that name it still draws as one. */
		if (e ? e->scenario.ptr : pi->item->stimulus.ptr) {
			json_put_str(j, "scenario", e ? e->scenario :
			    pi->item->stimulus);
		}
		json_object_end(j);
	}
	json_array_end(j);
}

static void
put_blueprint(const struct item_quiz *q, struct json_out *j)
{
	json_put_int(j, "questions", q->questions);
	json_put_int(j, "attempts", q->attempts);
	json_put_int(j, "pass", q->pass);
	json_key(j, "levels");
	json_array(j);
	for (size_t i = 0; i < NELEM(q->levels); i++)
		json_int(j, i == 0 ? 0 : q->levels[i]);
	json_array_end(j);
	json_key(j, "chapters");
	json_array(j);
	for (size_t i = 0; i < q->n_chapters; i++) {
		json_object(j);
		json_put_str(j, "id", q->chapters[i].id);
		json_put_int(j, "quota", q->chapters[i].quota);
		json_object_end(j);
	}
	json_array_end(j);
}

static void
put_facts(const struct page *p, struct json_out *j)
{
	static const char *const modes[QUIZ_PAGE_MODES] = {
		[QUIZ_PAGE_ASSESSMENT] = "assessment",
		[QUIZ_PAGE_PRACTICE] = "practice", [QUIZ_PAGE_SCORM] = "scorm"
	};
	const struct item_quiz *q = &p->in->quiz->quiz;

	json_put_str(j, "mode", str_of(modes[p->mode]));
	json_put_str(j, "digest", digest_hex(p->a, &p->in->digest));
	json_put_str(j, "id", q->id);
	json_put_str(j, "title", q->title);
	json_put_str(j, "number", q->number);
	json_put_str(j, "version", q->version);
	json_put_str(j, "handbook", digest_hex(p->a, &q->handbook));
	json_put_str(j, "statement", digest_hex(p->a, &q->statement_digest));
}

void
page_put_data(const struct page *p, struct buf *b)
{
	struct buf json;
	struct json_out j;
	struct str rest;

	buf_init(&json, QUIZ_PAGE_BYTES_MAX);
	json_begin(&j, &json, false);
	json_object(&j);
	put_facts(p, &j);
	put_blueprint(&p->in->quiz->quiz, &j);
	put_entries(p, &j);
	if (p->mode != QUIZ_PAGE_ASSESSMENT) {	/* which must not tell */
		json_key(&j, "keys");
		json_object(&j);
		for (size_t i = 0; i < p->n; i++)
			put_key(p, &j, p->items[i].item);
		json_object_end(&j);
	}
	json_object_end(&j);
	b->over |= json.over;
	/* A text that says "</script" must not end the element. */
	rest = buf_view(&json);
	while (rest.ptr) {
		buf_str(b, str_cut(&rest, '<'));
		if (rest.ptr)
			buf_puts(b, "\\u003c");
	}
	buf_free(&json);
}
