/* grade_rows_fields.c - the cells of a row that answer no item. */
#include "grade/grade_rows.h"

#include "base/utf8.h"
#include "grade/grade_messages.h"

static bool
set_attempt(struct grade_rows *x, struct str text, size_t column)
{
	const struct str s = str_trim(text);
	const unsigned n = grade_attempt_of(s);

	if (n > 0 || s.len == 0) {
		x->response.attempt = n;
		return true;
	}
	diag_error(x->g->diag, grade_rows_place(x, column), MSG_GRADE_ATTEMPT,
	    STR_ARG(str_sub(s, 0, 60)));
	diag_hint(x->g->diag, "write a number from 1 to %d, or leave the "
	    "cell empty", GRADE_ATTEMPT_MAX);
	return false;
}

static bool
set_attested(struct grade_rows *x, struct str text, size_t column)
{
	static const struct { const char *word; enum grade_said said; }
	words[] = {
		{ "yes", GRADE_YES }, { "y", GRADE_YES }, { "true", GRADE_YES },
		{ "1", GRADE_YES }, { "x", GRADE_YES }, { "no", GRADE_NO },
		{ "n", GRADE_NO }, { "false", GRADE_NO }, { "0", GRADE_NO },
		{ "", GRADE_NO },
	};
	const struct str s = utf8_fold(x->g->scratch, str_trim(text));

	for (size_t i = 0; i < NELEM(words); i++)
		if (str_is(s, words[i].word)) {
			x->response.attested = words[i].said;
			return true;
		}
	diag_error(x->g->diag, grade_rows_place(x, column), MSG_GRADE_YES_NO,
	    STR_ARG(str_sub(s, 0, 60)));
	diag_hint(x->g->diag, "write yes or no");
	return false;
}

static struct str
unless_empty(struct str s)
{
	return str_empty(s) ? (struct str){ NULL, 0 } : s;
}

/* A quiz is named by its id or by its digest. */
static void
set_quiz(struct grade_response *r, struct str text)
{
	struct digest d;

	r->quiz = r->quiz_id = (struct str){ NULL, 0 };
	if (digest_parse_hex(text, &d))
		r->quiz = text;
	else
		r->quiz_id = unless_empty(text);
}

/* A field that is none of an item's. */
static bool
set_field(struct grade_rows *x, size_t column)
{
	const struct str text = grade_rows_cell(x, column);
	struct grade_response *r = &x->response;

	switch ((enum grade_field)x->columns[column].field) {
	case GRADE_F_PERSON:
		r->person = text;
		break;
	case GRADE_F_ATTEMPT:
		if (text.len == 1 && text.ptr[0] >= '1' && text.ptr[0] <= '9') {
			r->attempt = (unsigned)(text.ptr[0] - '0');
			break;
		}
		return set_attempt(x, text, column);
	case GRADE_F_SUBMITTED:
		r->submitted = unless_empty(str_trim(text));
		break;
	case GRADE_F_STARTED:
		r->started = unless_empty(str_trim(text));
		break;
	case GRADE_F_FORM:
		r->form = str_trim(text);
		break;
	case GRADE_F_TOKEN:
		r->token = unless_empty(str_trim(text));
		break;
	case GRADE_F_QUIZ:
		set_quiz(r, str_trim(text));
		break;
	case GRADE_F_VERSION:
		r->version = unless_empty(str_trim(text));
		break;
	case GRADE_F_DOCUMENT:
		r->number = unless_empty(str_trim(text));
		break;
	case GRADE_F_NAME:
		r->typed_name = text;
		break;
	case GRADE_F_ATTESTED:
		return set_attested(x, text, column);
	case GRADE_F_HANDBOOK:
	case GRADE_F_STATEMENT:
	case GRADE_F_MODE:
	case GRADE_F_ROW:
	case GRADE_FIELDS:
		break;
	}
	return true;
}

bool
grade_rows_fields(struct grade_rows *x)
{
	bool good = true;

	for (size_t i = 0; i < x->n_fields; i++)
		good &= set_field(x, x->fields[i]);
	return good;
}
