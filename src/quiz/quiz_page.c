#include "quiz/quiz_page_part.h"

#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/xml_in.h"
#include "quiz/quiz_page_messages.h"

/*
 * Three words of the template are ours: {{value}}, <!-- if: condition --> (with
 * "not" before it for the opposite) and <!-- end if -->; conditions nest. Other
 * comments are for those who change it, and are left out.
 */

enum { DIAL_MIN = 7, DIAL_MAX = 16 };	/* E.164: "+" and 15 digits */

const char *const *
quiz_page_scripts(enum quiz_page_mode mode)
{
	static const char *const names[][QUIZ_PAGE_SCRIPTS_MAX + 1] = {
		[QUIZ_PAGE_ASSESSMENT] = { "draw.js", "answers.js",
			"result.js", "person.js", "quiz.js", NULL },
		[QUIZ_PAGE_PRACTICE] = { "answers.js", "score.js",
			"practice.js", "quiz.js", NULL },
		[QUIZ_PAGE_SCORM] = { "draw.js", "answers.js", "score.js",
			"scorm12.js", "quiz.js", NULL }
	};

	return names[mode];
}

static struct str
percent(struct arena *a, unsigned thousandths)
{
	if (thousandths % 10 == 0)
		return str_fmt(a, "%u%%", thousandths / 10);
	return str_fmt(a, "%u.%u%%", thousandths / 10, thousandths % 10);
}

static struct str
day(struct arena *a, struct str iso)
{
	struct date d;

	return date_parse(iso, &d) ? date_long(a, d) : iso;
}

/*
 * A phone number as a tel: address takes it: US readers dial what is printed.
 * Absent where more is said than a number: an extension, or two of them.
 */
static struct str
dialed(struct arena *a, struct str phone)
{
	char digits[DIAL_MAX + 1];
	size_t n = 0;

	for (size_t i = 0; i < phone.len; i++) {
		const char c = phone.ptr[i];

		if (ascii_is_digit(c) || (c == '+' && n == 0)) {
			if (n == DIAL_MAX)
				return STR_LIT("");
			digits[n++] = c;
		} else if (c == '\0' || !strchr(" ()-.", c)) {
			return STR_LIT("");
		}
	}
	return n < DIAL_MIN ? STR_LIT("") :
	    str_dup(a, (struct str){ digits, n });
}

/* The questions of one paper; of the practice version all of them. */
static size_t
questions_of(const struct page *p)
{
	const struct item_quiz *q = &p->in->quiz->quiz;

	return p->mode == QUIZ_PAGE_PRACTICE || q->questions > p->n ? p->n :
	    q->questions;
}

/* Texts that a slot of the template prints, escaped; absent where none is. */
static bool
find_text(const struct page *p, struct str name, struct str *out)
{
	const struct item_quiz *q = &p->in->quiz->quiz;
	const struct quiz_texts *t = &p->in->quiz->texts;
	const struct { const char *name; struct str text; } texts[] = {
		{ "lang", p->lang }, { "title", q->title },
		{ "organization", q->organization },
		{ "number", q->number }, { "version", q->version },
		{ "effective", day(p->a, q->effective) },
		{ "statement", q->statement },
		{ "pass", percent(p->a, q->pass) },
		{ "questions", str_fmt(p->a, "%zu", questions_of(p)) },
		{ "attempts", str_fmt(p->a, "%u", q->attempts) },
		{ "role", t->role }, { "handbook", t->handbook },
		{ "hand-in-to", t->hand_in_to },
		{ "hand-in-email", t->hand_in_email },
		{ "hand-in-phone", t->hand_in_phone },
		{ "hand-in-tel", dialed(p->a, t->hand_in_phone) },
		{ "hand-in-how", t->hand_in_how }, { "lms", t->lms },
		{ "help-to", t->help_to }, { "help-email", t->help_email },
		{ "help-phone", t->help_phone },
		{ "help-tel", dialed(p->a, t->help_phone) }
	};

	for (size_t i = 0; i < NELEM(texts); i++) {
		if (!str_is(name, texts[i].name))
			continue;
		*out = texts[i].text;
		return true;
	}
	return false;
}

static void
put_tag_digest(const struct page *p, struct buf *b, struct str text)
{
	struct digest d = digest_of(text);

	buf_printf(b, " 'sha256-%.*s'", STR_ARG(digest_base64(p->a, &d)));
}

static void
put_policy(const struct page *p, struct buf *b)
{
	const struct quiz_page_file *s = p->in->scripts;

	buf_puts(b, "default-src 'none'; script-src");
	for (size_t i = 0; quiz_page_scripts(p->mode)[i]; i++)
		put_tag_digest(p, b, s[i].text);
	buf_puts(b, "; style-src");
	put_tag_digest(p, b, p->in->style.text);
	buf_puts(b, "; img-src data:; base-uri 'none'; form-action 'none'");
}

static void
put_scripts(const struct page *p, struct buf *b)
{
	buf_puts(b, "<script type=\"application/json\" id=\"quiz-data\">");
	page_put_data(p, b);
	buf_puts(b, "</script>\n");
	for (size_t i = 0; quiz_page_scripts(p->mode)[i]; i++) {
		buf_puts(b, "<script>");
		buf_str(b, p->in->scripts[i].text);
		buf_puts(b, "</script>\n");
	}
}

static void
put_style(const struct page *p, struct buf *b)
{
	buf_puts(b, "<style>");
	buf_str(b, p->in->style.text);
	buf_puts(b, "</style>");
}

/* Slots that print markup. */
static const struct {
	const char *name;
	void (*put)(const struct page *p, struct buf *b);
} parts[] = {
	{ "policy", put_policy }, { "style", put_style },
	{ "items", page_put_items }, { "scripts", put_scripts }
};

static bool
put_slot(const struct page *p, struct buf *b, struct str name)
{
	struct str text;

	for (size_t i = 0; i < NELEM(parts); i++) {
		if (str_is(name, parts[i].name)) {
			parts[i].put(p, b);
			return true;
		}
	}
	if (!find_text(p, name, &text))
		return false;
	xml_escape(b, text);
	return true;
}

/* What a condition may ask: a mode, a fact, or that a text is there. */
static bool
find_condition(const struct page *p, struct str name, bool *out)
{
	const struct quiz_texts *t = &p->in->quiz->texts;
	bool critical = false;
	struct str text;

	for (size_t i = 0; i < p->in->quiz->quiz.n; i++)
		critical |= p->in->quiz->quiz.entries[i].critical;

	const struct { const char *name; bool holds; } facts[] = {
		{ "assessment", p->mode == QUIZ_PAGE_ASSESSMENT },
		{ "practice", p->mode == QUIZ_PAGE_PRACTICE },
		{ "scorm", p->mode == QUIZ_PAGE_SCORM },
		{ "open-book", t->open_book }, { "sample", t->sample },
		{ "critical", critical }, { "empty", p->n == 0 },
		{ "many-attempts", p->in->quiz->quiz.attempts > 1 }
	};

	for (size_t i = 0; i < NELEM(facts); i++) {
		if (str_is(name, facts[i].name)) {
			*out = facts[i].holds;
			return true;
		}
	}
	if (!find_text(p, name, &text))
		return false;
	*out = !str_empty(text);
	return true;
}

/* A template being filled. */
struct fill {
	const struct page *p;
	struct diag *dg;
	struct buf *b;
	struct str text;	/* of the template */
	size_t at;
	unsigned depth, dark;	/* open conditions; the outermost that does not
				   hold, counted from 1; 0: all hold */
};

static struct pos
place(const struct fill *f)
{
	return diag_place(f->p->in->page.name, f->text, f->at);
}

static void
open_if(struct fill *f, struct str name)
{
	bool not = str_starts(name, "not "), holds = false;

	if (not)
		name = str_trim(str_sub(name, 4, name.len));
	if (!find_condition(f->p, name, &holds)) {
		diag_error(f->dg, place(f), MSG_PAGE_IF, STR_ARG(name));
		diag_hint(f->dg, "name a mode, such as practice, a fact, such "
		    "as critical, or a value that may be absent");
	}
	f->depth++;
	if (f->dark == 0 && holds == not)
		f->dark = f->depth;
}

static void
close_if(struct fill *f)
{
	if (f->depth == 0) {
		diag_error(f->dg, place(f), MSG_PAGE_OPEN, "end if", "if");
		diag_hint(f->dg, "take this line out");
		return;
	}
	if (f->dark == f->depth)
		f->dark = 0;
	f->depth--;
}

/* One comment or slot that begins at f->at and is closed by end. */
static bool
put_mark(struct fill *f, size_t open, const char *end)
{
	size_t close = str_find(f->text, end, f->at);
	struct str inner;

	if (close == f->text.len) {
		diag_error(f->dg, place(f), MSG_PAGE_OPEN,
		    open == 2 ? "{{" : "<!--", end);
		diag_hint(f->dg, "end it with %s", end);
		return false;
	}
	inner = str_trim(str_sub(f->text, f->at + open,
	    close - f->at - open));
	if (open != 2) {
		if (str_starts(inner, "if:"))
			open_if(f, str_trim(str_sub(inner, 3, inner.len)));
		else if (str_is(inner, "end if"))
			close_if(f);
	} else if (f->dark == 0 && !put_slot(f->p, f->b, inner)) {
		diag_error(f->dg, place(f), MSG_PAGE_SLOT, STR_ARG(inner));
		diag_hint(f->dg, "write one that the built-in page.html has, "
		    "such as {{title}}");
	}
	f->at = close + strlen(end);
	/* A line that held but a mark leaves no empty one. */
	if (open != 2 && f->at < f->text.len && f->text.ptr[f->at] == '\n')
		f->at++;
	return true;
}

static void
fill(struct fill *f)
{
	while (f->at < f->text.len) {
		size_t slot = str_find(f->text, "{{", f->at);
		size_t mark = str_find(f->text, "<!--", f->at);
		size_t next = slot < mark ? slot : mark;

		if (f->dark == 0)
			buf_str(f->b, str_sub(f->text, f->at, next - f->at));
		f->at = next;
		if (next == f->text.len)
			break;
		if (!put_mark(f, slot < mark ? 2 : 4,
		    slot < mark ? "}}" : "-->"))
			return;
	}
	if (f->depth > 0) {
		diag_error(f->dg, place(f), MSG_PAGE_OPEN, "if", "end if");
		diag_hint(f->dg, "write <!-- end if --> after what it is for");
	}
}

/* Where word, of small letters, is in text in any case; text.len: nowhere. */
static size_t
find_in_any_case(struct str text, const char *word)
{
	const size_t len = strlen(word);

	for (size_t at = 0; at + len <= text.len; at++) {
		size_t i = 0;

		while (i < len && ascii_small(text.ptr[at + i]) == word[i])
			i++;
		if (i == len)
			return at;
	}
	return text.len;
}

/* What would end the element, or begin a comment in it, can't stand in it. */
static void
check_code(struct diag *dg, const struct quiz_page_file *f, const char *escape)
{
	static const char *const ends[] = { "</script", "</style", "<!--" };

	for (size_t i = 0; i < NELEM(ends); i++) {
		const size_t at = find_in_any_case(f->text, ends[i]);

		if (at == f->text.len)
			continue;
		diag_error(dg, diag_place(f->name, f->text, at), MSG_PAGE_ENDS,
		    ends[i]);
		diag_hint(dg, "write %s for the \"<\"", escape);
	}
}

/* A browser reads CR LF as LF, and takes the digest after that. */
static struct str
as_read(struct arena *a, struct str text)
{
	struct str rest = text, out;
	struct buf b;

	if (str_chr(text, '\r', 0) == text.len)
		return text;
	buf_init(&b, text.len + 1);
	while (rest.ptr) {
		buf_str(&b, str_cut(&rest, '\r'));
		if (rest.ptr && !str_starts(rest, "\n"))
			buf_putc(&b, '\n');
	}
	out = str_dup(a, buf_view(&b));
	buf_free(&b);
	return out;
}

static void
take_code(struct page *p, struct diag *dg, struct quiz_page_in *in)
{
	check_code(dg, &in->style, "\\3c and a space");
	in->style.text = as_read(p->a, in->style.text);
	for (size_t i = 0; quiz_page_scripts(p->mode)[i]; i++) {
		check_code(dg, &in->scripts[i], "\\x3c");
		in->scripts[i].text = as_read(p->a, in->scripts[i].text);
	}
}

static void
collect(struct page *p)
{
	const struct quiz *q = p->in->quiz;
	const bool practice = p->mode == QUIZ_PAGE_PRACTICE;

	p->n = practice ? q->n_practice : q->quiz.n;
	p->items = arena_array(p->a, p->n, sizeof(*p->items));
	for (size_t i = 0; i < p->n; i++)
		p->items[i] = practice ?
		    (struct page_item){ &q->practice[i].item, NULL,
			&q->practice[i] } :
		    (struct page_item){ &q->items[i], &q->quiz.entries[i],
			NULL };
	p->stimuli = practice ? q->practice_stimuli : q->stimuli;
	p->n_stimuli = practice ? q->n_practice_stimuli : q->n_stimuli;
	p->lang = str_empty(q->quiz.lang) ? STR_LIT("en") : q->quiz.lang;
}

int
quiz_page(struct arena *a, struct diag *dg, const struct quiz_page_in *in,
    enum quiz_page_mode mode, struct str *out)
{
	const size_t errors = diag_errors(dg);
	struct quiz_page_in own = *in;
	struct page p = { .a = a, .in = &own, .mode = mode };
	struct buf b;
	struct fill f = { &p, dg, &b, in->page.text, 0, 0, 0 };

	collect(&p);
	take_code(&p, dg, &own);
	buf_init(&b, QUIZ_PAGE_BYTES_MAX);
	fill(&f);
	CHECK(!b.over);
	if (diag_errors(dg) == errors)
		*out = str_dup(a, buf_view(&b));
	buf_free(&b);
	return diag_errors(dg) == errors ? 0 : -1;
}
