/* grade_kind.c - what a file of answers is, by its first bytes. */
#include "grade/grade_kind.h"

#include <strings.h>

#include "base/file.h"
#include "grade/grade_messages.h"

/* How the answers begin: as text, and as an e-mail in HTML writes that. */
static const char *const roots[] = {
	"<assessmentResult", "&lt;assessmentResult"
};

static bool
begins(struct str text, const char *word)
{
	const size_t n = str_of(word).len;

	return text.len >= n && strncasecmp(text.ptr, word, n) == 0;
}

bool
grade_kind_has_answers(struct str begin)
{
	for (size_t i = 0; i < NELEM(roots); i++)
		if (str_find(begin, roots[i], 0) < begin.len)
			return true;
	return false;
}

enum grade_kind
grade_kind_of(struct str begin)
{
	struct str text = begin;

	if (str_starts(text, "\xef\xbb\xbf"))
		text = str_sub(text, 3, text.len);
	if (str_starts(text, "PK\003\004") || str_starts(text, "%PDF-"))
		return GRADE_IS_PACKED;
	text = str_trim(text);
	if (begins(text, "<!doctype html") || begins(text, "<html"))
		return GRADE_IS_PAGE;
	if (str_starts(text, "<"))
		return GRADE_IS_RESULTS;
	return grade_kind_has_answers(begin) ? GRADE_IS_WRAPPED : GRADE_IS_CSV;
}

static size_t
line_start(struct str text, size_t at)
{
	while (at > 0 && text.ptr[at - 1] != '\n')
		at--;
	return at;
}

/* What stands before at in its line is what a reply puts there, or nothing. */
static bool
only_quotes(struct str text, size_t at)
{
	for (size_t i = line_start(text, at); i < at; i++)
		if (text.ptr[i] != '>' && text.ptr[i] != ' ')
			return false;
	return true;
}

/*
 * The lines from the XML declaration, or the root element, to the end of the
 * root element, without the marks of a reply.
 */
static void
refuse_wrapped(struct grade_run *g, const char *name, struct str text)
{
	const size_t root = str_find(text, roots[0], 0);
	const size_t end = str_find(text, "</assessmentResult>", 0);
	const char *file = file_typed(g->arena, name);
	size_t from = str_find(text, "<?xml", 0);
	struct pos at;

	if (from > root)
		from = root;
	at = diag_place(name, text, from < text.len ? from :
	    str_find(text, roots[1], 0));
	diag_error(g->diag, at, MSG_GRADE_WRAPPED);
	if (from >= text.len || end >= text.len || end < from ||
	    !only_quotes(text, from) || !file_exists(name) ||
	    str_find(text, "=3D\"", from) < text.len)	/* coded by the mail */
		diag_hint(g->diag, "keep what stands from <?xml to "
		    "</assessmentResult>, as plain text, and nothing else; or "
		    "ask for the file that the quiz saves");
	else
		diag_hint(g->diag, "cut them out, then move this file away: "
		    "sed -n '%u,%us/^[> ]*//p' %s >%s.xml", at.line,
		    diag_place(name, text, end).line, file, file);
}

void
grade_kind_refuse(struct grade_run *g, enum grade_kind kind, const char *name,
    struct str text)
{
	const struct pos at = { name, 0, 0 };

	if (kind == GRADE_IS_WRAPPED) {
		refuse_wrapped(g, name, text);
	} else if (kind == GRADE_IS_PAGE) {
		diag_error(g->diag, at, MSG_GRADE_PAGE);
		diag_hint(g->diag, "hand in what the last screen of the quiz "
		    "saves, not the quiz: a file whose name ends in .xml");
	} else {
		diag_error(g->diag, at, MSG_GRADE_NOT_CSV);
		diag_hint(g->diag, str_starts(text, "%PDF-") ? "answers on "
		    "paper are keyed into a CSV: begin with answers-A.csv" :
		    "save a spreadsheet as \"CSV UTF-8\"; of answers in a zip "
		    "unpack the files");
	}
}
