/* grade_mapping.c - what HR says of an LMS's export. */
#include "grade/grade_import.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/xml_in.h"
#include "grade/grade_import_messages.h"
#include "item/item.h"

#define SCORE_MAX 100000
#define TEXT_MAX 200	/* bytes of what is quoted */

static const char *const columns[GRADE_COLUMNS] = {
	[GRADE_C_PERSON] = "person", [GRADE_C_NAME] = "name",
	[GRADE_C_QUIZ] = "quiz", [GRADE_C_DATE] = "date",
	[GRADE_C_SCORE] = "score", [GRADE_C_STATUS] = "status",
	[GRADE_C_ATTEMPT] = "attempt"
};
static const char *const statuses[] = {
	[GRADE_PASSED] = "passed", [GRADE_FAILED] = "failed",
	[GRADE_OPEN] = "open"
};

struct reader {
	struct arena *a;
	struct diag *dg;
	struct grade_mapping *m;
};

/* The index of word in list; n after a finding. */
static size_t
one_of(struct reader *r, struct pos at, struct str word,
    const char *const *list, size_t n)
{
	struct str all = STR_LIT("");

	for (size_t i = 0; i < n; i++) {
		if (str_is(word, list[i]))
			return i;
		all = str_fmt(r->a, "%.*s%s%s", STR_ARG(all),
		    i == 0 ? "" : i + 1 == n ? " or " : ", ", list[i]);
	}
	diag_error(r->dg, at, MSG_MAPPING_VALUE,
	    STR_ARG(str_sub(word, 0, TEXT_MAX)), STR_ARG(all));
	diag_hint(r->dg, "write %.*s", STR_ARG(all));
	return n;
}

/* The attribute called name, which must be there and not empty. */
static const struct xml_attr *
need(struct reader *r, const struct xml_node *n, const char *name)
{
	const struct xml_attr *at = xml_attr(n, name);

	if (at != NULL && !str_empty(utf8_trim(at->value)))
		return at;
	diag_error(r->dg, n->at, MSG_MAPPING_LACKS, STR_ARG(n->name), name);
	diag_hint(r->dg, "write <%.*s %s=\"...\">", STR_ARG(n->name), name);
	return NULL;
}

static void
no_others(struct reader *r, const struct xml_node *n, const char *const *known,
    size_t n_known)
{
	struct map *names = map_new(r->a);
	const struct xml_attr *at;

	for (size_t i = 0; i < n_known; i++)
		map_put(names, str_of(known[i]), names);
	for (at = n->attrs; at != NULL; at = at->next) {
		struct str near;

		if (map_get(names, at->name) != NULL)
			continue;
		diag_error(r->dg, at->at, MSG_MAPPING_ODD,
		    STR_ARG(str_sub(at->name, 0, TEXT_MAX)), STR_ARG(n->name));
		near = map_nearest(names, at->name);
		if (near.ptr != NULL)
			diag_hint(r->dg, "did you mean \"%.*s\"?",
			    STR_ARG(near));
		else
			diag_hint(r->dg, "take it out");
	}
	if (xml_first_element(n) != NULL) {
		diag_error(r->dg, xml_first_element(n)->at, MSG_MAPPING_ODD,
		    STR_ARG(str_sub(xml_first_element(n)->name, 0, TEXT_MAX)),
		    STR_ARG(n->name));
		diag_hint(r->dg, "close <%.*s .../> before it",
		    STR_ARG(n->name));
	}
}

static void
twice(struct reader *r, struct pos at, const char *what, struct str word)
{
	diag_error(r->dg, at, MSG_MAPPING_TWICE, what,
	    STR_ARG(str_sub(word, 0, TEXT_MAX)));
	diag_hint(r->dg, "take out one of the two");
}

static struct str
fold(struct reader *r, struct str s)
{
	return utf8_fold(r->a, utf8_trim(s));
}

static void
read_written(struct reader *r, const struct xml_attr *at)
{
	if (at == NULL)
		return;
	if (grade_day_pattern(at->value)) {
		r->m->written = at->value;
		return;
	}
	diag_error(r->dg, at->at, MSG_MAPPING_VALUE,
	    STR_ARG(str_sub(at->value, 0, TEXT_MAX)), STR_ARG(STR_LIT(
	    "a way to write days")));
	diag_hint(r->dg, "write it as M/D/YYYY, YYYY-MM-DD or D MON YYYY");
}

static void
read_of(struct reader *r, const struct xml_attr *at)
{
	unsigned n = 0;

	if (at == NULL)
		return;
	for (size_t i = 0; i < at->value.len; i++) {
		const char c = at->value.ptr[i];

		if (c < '0' || c > '9' || n > SCORE_MAX) {
			n = 0;
			break;
		}
		n = n * 10 + (unsigned)(c - '0');
	}
	if (n >= 1 && n <= SCORE_MAX) {
		r->m->of = n;
		return;
	}
	diag_error(r->dg, at->at, MSG_MAPPING_VALUE,
	    STR_ARG(str_sub(at->value, 0, TEXT_MAX)),
	    STR_ARG(STR_LIT("a best score")));
	diag_hint(r->dg, "write of=\"100\", or what the best score is");
}

static void
read_column(struct reader *r, const struct xml_node *n)
{
	static const char *const plain[] = { "is", "name" };
	static const char *const dates[] = { "is", "name", "written" };
	static const char *const scores[] = { "is", "name", "of" };
	const struct xml_attr *is = need(r, n, "is");
	const struct xml_attr *name = need(r, n, "name");
	size_t i;

	if (is == NULL || name == NULL)
		return;
	i = one_of(r, is->at, is->value, columns, NELEM(columns));
	if (i == NELEM(columns))
		return;
	if (i == GRADE_C_DATE) {
		no_others(r, n, dates, NELEM(dates));
		read_written(r, xml_attr(n, "written"));
	} else if (i == GRADE_C_SCORE) {
		no_others(r, n, scores, NELEM(scores));
		read_of(r, xml_attr(n, "of"));
	} else
		no_others(r, n, plain, NELEM(plain));
	if (r->m->columns[i].name.ptr != NULL) {
		twice(r, is->at, "column", is->value);
		return;
	}
	r->m->columns[i].name = name->value;
	r->m->columns[i].at = name->at;
}

static void
read_status(struct reader *r, const struct xml_node *n)
{
	static const char *const known[] = { "word", "means" };
	enum grade_status *status = ARENA_NEW(r->a, enum grade_status);
	const struct xml_attr *word = need(r, n, "word");
	const struct xml_attr *means = need(r, n, "means");
	size_t i;

	no_others(r, n, known, NELEM(known));
	if (word == NULL || means == NULL)
		return;
	i = one_of(r, means->at, means->value, statuses, NELEM(statuses));
	if (i == NELEM(statuses))
		return;
	*status = (enum grade_status)i;
	if (map_put(r->m->words, fold(r, word->value), status) != NULL)
		twice(r, word->at, "status", word->value);
}

/* An id as quizzes have them: it becomes part of XML and of file names. */
static bool
is_quiz_id(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!ascii_is_letter(s.ptr[i]) && (i == 0 ||
		    (!ascii_is_digit(s.ptr[i]) && s.ptr[i] != '-' &&
		    s.ptr[i] != '.')))
			return false;
	return s.len > 0 && s.len <= ITEM_ID_MAX;
}

static void
read_quiz(struct reader *r, const struct xml_node *n)
{
	static const char *const known[] = { "name", "id", "document",
		"version" };
	const struct xml_attr *id = need(r, n, "id");
	const struct xml_attr *name = xml_attr(n, "name");
	struct grade_course *c;

	no_others(r, n, known, NELEM(known));
	if (id == NULL)
		return;
	if (!is_quiz_id(id->value)) {
		diag_error(r->dg, id->at, MSG_MAPPING_VALUE,
		    STR_ARG(str_sub(id->value, 0, TEXT_MAX)),
		    STR_ARG(STR_LIT("the id of a quiz")));
		diag_hint(r->dg, "write the id of the role, such as nurse");
		return;
	}
	c = ARENA_NEW(r->a, struct grade_course);
	c->id = id->value;
	c->number = xml_attr_value(n, "document");
	c->version = xml_attr_value(n, "version");
	if (name == NULL) {
		if (r->m->only != NULL)
			twice(r, n->at, "quiz without a name", id->value);
		r->m->only = c;
	} else if (map_put(r->m->courses, fold(r, name->value), c) != NULL)
		twice(r, name->at, "quiz", name->value);
}

static void
read_part(struct reader *r, const struct xml_node *n)
{
	if (str_is(n->name, "column"))
		read_column(r, n);
	else if (str_is(n->name, "status"))
		read_status(r, n);
	else if (str_is(n->name, "quiz"))
		read_quiz(r, n);
	else {
		diag_error(r->dg, n->at, MSG_MAPPING_ODD,
		    STR_ARG(str_sub(n->name, 0, TEXT_MAX)),
		    STR_ARG(n->parent->name));
		diag_hint(r->dg, "what stands there is <column>, <status> "
		    "and <quiz>");
	}
}

/* What a mapping cannot do without. */
static void
check_whole(struct reader *r, const struct xml_node *root)
{
	const struct grade_mapping *m = r->m;
	static const struct {
		const char *what, *hint;
	} missing[] = {
		{ "a column that is the person",
		  "write <column is=\"person\" name=\"...\"/>" },
		{ "a column that is the status",
		  "write <column is=\"status\" name=\"...\"/>" },
		{ "a status that means passed",
		  "write <status word=\"...\" means=\"passed\"/>" },
		{ "a quiz", "write <quiz id=\"...\"/>, with name=\"...\" when "
		  "a column says which course it is" },
		{ "a name for its quiz, as a column says which course it is",
		  "write <quiz name=\"...\" id=\"...\"/>" },
		{ "a column that is the quiz, as quizzes have names",
		  "write <column is=\"quiz\" name=\"...\"/>" }
	};
	const bool by_course = m->columns[GRADE_C_QUIZ].name.ptr != NULL;
	bool passed = false;

	for (size_t i = 0; i < map_len(m->words); i++)
		passed |= *(const enum grade_status *)map_value(m->words, i) ==
		    GRADE_PASSED;
	const bool lacks[NELEM(missing)] = {
		m->columns[GRADE_C_PERSON].name.ptr == NULL,
		m->columns[GRADE_C_STATUS].name.ptr == NULL,
		!passed,
		m->only == NULL && map_len(m->courses) == 0,
		by_course && m->only != NULL,
		!by_course && map_len(m->courses) != 0
	};
	for (size_t i = 0; i < NELEM(missing); i++)
		if (lacks[i]) {
			diag_error(r->dg, root->at, MSG_MAPPING_WITHOUT,
			    missing[i].what);
			diag_hint(r->dg, "%s", missing[i].hint);
		}
}

int
grade_mapping_read(struct arena *a, struct diag *dg, const char *name,
    struct str text, struct grade_mapping *out)
{
	const size_t errors = diag_errors(dg);
	struct reader r = { a, dg, out };
	struct xml_node *root, *n;
	const struct xml_attr *lms;

	*out = (struct grade_mapping){ .name = name,
		.written = STR_LIT("YYYY-MM-DD"), .of = 100,
		.words = map_new(a), .courses = map_new(a) };
	if (xml_read(a, dg, name, text, &root) < 0)
		return -1;
	if (!str_is(root->name, "completions")) {
		diag_error(dg, root->at, MSG_MAPPING_ROOT,
		    STR_ARG(str_sub(root->name, 0, TEXT_MAX)));
		diag_hint(dg, "begin it with <completions lms=\"...\">; "
		    "there is an example in templates/quiz/lms-export.xml");
		return -1;
	}
	for (n = xml_first_element(root); n != NULL; n = xml_next_element(n))
		read_part(&r, n);
	lms = need(&r, root, "lms");
	if (lms != NULL)
		out->lms = utf8_trim(lms->value);
	for (const struct xml_attr *at = root->attrs; at; at = at->next)
		if (!str_is(at->name, "lms")) {
			diag_error(dg, at->at, MSG_MAPPING_ODD,
			    STR_ARG(str_sub(at->name, 0, TEXT_MAX)),
			    STR_ARG(root->name));
			diag_hint(dg, "take it out");
		}
	if (diag_errors(dg) == errors)
		check_whole(&r, root);
	return diag_errors(dg) == errors ? 0 : -1;
}
