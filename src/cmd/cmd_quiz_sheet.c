#include "cmd/cmd_quiz_sheet.h"

#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/json_out.h"
#include "base/map.h"
#include "cmd/cmd.h"
#include "cmd/cmd_messages.h"
#include "cmd/cmd_private.h"
#include "cmd/cmd_press.h"
#include "cmd/cmd_quiz_edition.h"
#include "cmd/cmd_quiz_settings.h"
#include "cmd/cmd_workspace.h"
#include "doc/doc.h"
#include "edition/edition.h"
#include "item/item_quiz.h"
#include "quiz/quiz.h"
#include "quiz/quiz_result.h"
#include "resolve/resolve.h"

#define NAME_MAX_BYTES 120	/* of a person's id in the name of a file */

/* A quiz that verdicts are about. */
struct about {
	struct str role;
	const struct item_quiz *quiz;
	/* NULL: they are others now. */
	const struct edition_book *made;
	const struct resolve_book *book;
};

struct sheets {
	struct cmd *c;
	struct arena *a;
	struct diag *dg;
	const char *dir, *out, *private_dir;
	struct workspace ws;
	struct quiz_settings settings;
	struct edition edition;
	struct press *press;
	struct pdf_measurer *measurer;
	struct map *quizzes;	/* digest -> struct about */
	struct map *names;	/* of files: each once */
	struct file_batch *batch;
	struct json_out json;
};

/* --- what a verdict is about --- */

/*
 * The role's book as it would be made now. Its rules are what was asked about
 * where their digests are the edition's; where they are not, the sheet says
 * where their words stand instead.
 */
static const struct resolve_book *
read_book(struct sheets *s, struct str role)
{
	struct diag *quiet = diag_new(s->a);
	const struct resolve_book *book;

	return resolve_book(s->a, quiet, s->ws.library, s->ws.settings,
	    RESOLVE_ROLE, role, &book) == 0 ? book : NULL;
}

static struct about *
read_quiz(struct sheets *s, const struct edition_book *made)
{
	struct about *out = ARENA_NEW(s->a, struct about);
	const char *path = file_join(s->a, s->out, str_c(s->a, str_fmt(s->a,
	    "quizzes/%.*s/open.zip", STR_ARG(made->id))));
	struct item_package pack;
	struct str zip;

	if (file_read(s->a, s->dg, path, FILE_MAX_BLOB, &zip) < 0 ||
	    item_package_read(s->a, s->dg, path, zip, &pack) < 0)
		return NULL;
	if (pack.quiz == NULL || !digest_same(&pack.digest,
	    &made->quiz->quiz)) {
		diag_error(s->dg, (struct pos){ path, 0, 0 },
		    MSG_QUIZ_OTHER_FILE);
		diag_hint(s->dg, "make it again: precept build%s%s",
		    *s->dir != '\0' ? " " : "", file_typed(s->a, s->dir));
		return NULL;
	}
	*out = (struct about){ made->id, pack.quiz, made,
		read_book(s, made->id) };
	return out;
}

/*
 * A quiz that a build replaced, by the key of it that the build kept: which
 * rules its items test is in there, their words of then are not.
 */
static struct about *
read_old_quiz(struct sheets *s, struct str digest)
{
	struct digest d;

	if (!str_starts(digest, "sha256:") || !digest_parse_hex(str_sub(digest,
	    strlen("sha256:"), digest.len), &d))
		return NULL;
	for (size_t i = 0; i < s->edition.n_roles; i++) {
		const struct str role = s->edition.roles[i].id;
		const char *path = file_join(s->a, s->private_dir, str_c(s->a,
		    str_fmt(s->a, "quizzes/%.*s/key-%.*s.zip", STR_ARG(role),
		    STR_ARG(str_sub(digest, strlen("sha256:"), 12)))));
		struct item_package pack;
		struct about *out;
		struct str zip;

		if (file_absent(path))
			continue;
		if (file_read(s->a, s->dg, path, FILE_MAX_BLOB, &zip) < 0 ||
		    item_package_read(s->a, s->dg, path, zip, &pack) < 0)
			return NULL;
		if (pack.quiz == NULL || !str_eq(digest_text(s->a,
		    &pack.digest), digest))
			continue;
		out = ARENA_NEW(s->a, struct about);
		*out = (struct about){ role, pack.quiz, NULL, NULL };
		return out;
	}
	return NULL;
}

static const struct about *
find_quiz(struct sheets *s, const char *file, struct str digest)
{
	struct about *about = map_get(s->quizzes, digest);
	const size_t errors = diag_errors(s->dg);

	for (size_t i = 0; about == NULL && i < s->edition.n_roles; i++) {
		const struct edition_book *b = &s->edition.roles[i];

		if (b->quiz == NULL || !str_eq(digest_text(s->a,
		    &b->quiz->quiz), digest))
			continue;
		about = read_quiz(s, b);
		if (about == NULL)
			return NULL;
		map_put(s->quizzes, digest, about);
	}
	if (about == NULL && errors == diag_errors(s->dg)) {
		about = read_old_quiz(s, digest);
		if (about != NULL)
			map_put(s->quizzes, digest, about);
	}
	if (about == NULL && errors == diag_errors(s->dg)) {
		diag_error(s->dg, (struct pos){ file, 0, 0 },
		    MSG_QUIZ_OTHER_VERDICT, STR_ARG(str_sub(digest, 0, 19)),
		    s->out);
		diag_hint(s->dg, "build the version that the quiz was of, and "
		    "name its folder: --out=DIR");
	}
	return about;
}

/* --- one sheet --- */

static const struct item_entry *
find_entry(const struct item_quiz *q, struct str item)
{
	for (size_t i = 0; i < q->n; i++)
		if (str_eq(q->entries[i].id, item))
			return &q->entries[i];
	return NULL;
}

/* The words of a rule, if they are still those that were asked about. */
static const struct doc_node *
rule_words(const struct about *about, struct str rule)
{
	const struct resolve_book *book = about->book;
	const struct digest *asked = NULL;

	for (size_t i = 0; about->made != NULL && i < about->made->n_rules; i++)
		if (str_eq(about->made->rules[i].name, rule))
			asked = &about->made->rules[i].digest;
	for (size_t i = 0; book != NULL && asked != NULL && i < book->n_rules;
	    i++)
		if (str_eq(book->rules[i].id, rule))
			return digest_same(asked, &book->rules[i].digest) ?
			    book->rules[i].node : NULL;
	return NULL;
}

/* Two questions on one rule are one rule to read. */
static void
take_missed(struct sheets *s, const struct about *about,
    const struct quiz_verdict *v, struct quiz_result *r)
{
	struct quiz_missed *list = arena_array(s->a, v->n_missed,
	    sizeof(*list));
	struct map *seen = map_new(s->a);

	for (size_t i = 0; i < v->n_missed; i++) {
		const struct item_entry *e = find_entry(about->quiz,
		    v->missed[i]);

		if (e == NULL || map_put(seen, e->rule, s) != NULL)
			continue;
		list[r->n_missed++] = (struct quiz_missed){ e->rule,
			e->section, rule_words(about, e->rule) };
	}
	r->missed = list;
}

static struct str
next_step(struct sheets *s, const struct quiz_verdict *v, unsigned attempts)
{
	const struct str months = cmd_workspace_raw(s->a, &s->ws,
	    "training.every-months");
	const struct str to = s->settings.texts.hand_in_to;
	const unsigned left = v->attempt < attempts ? attempts - v->attempt :
	    0;

	/* Another attempt may count than the one that this sheet is about. */
	if (v->passed && v->final == QUIZ_FAILED)
		return STR_LIT("By the attempts that count, the quiz is not "
		    "passed yet.");
	if (!v->passed && v->final == QUIZ_PASSED)
		return STR_LIT("By the attempts that count, the quiz is "
		    "passed: nothing is left to do.");
	if (v->passed)
		return str_empty(months) ? STR_LIT("") : str_fmt(s->a, "The "
		    "quiz is due again %.*s months after this one, and when "
		    "the handbook changes.", STR_ARG(months));
	if (left > 0 && v->attempt > 0)
		return str_fmt(s->a, "%u attempt%s left. Read the rules that "
		    "are named here and the parts of the handbook around them "
		    "first.", left, left == 1 ? " is" : "s are");
	return str_fmt(s->a, "%s What comes next is decided by %.*s.",
	    v->attempt == 0 ? "Whether an attempt is left is not recorded." :
	    "No attempt is left.", STR_ARG(str_empty(to) ?
	    STR_LIT("human resources") : to));
}

static struct quiz_result
result_of(struct sheets *s, const struct about *about,
    const struct quiz_verdict *v)
{
	const struct item_quiz *q = about->quiz;
	struct quiz_result r = { .organization = q->organization,
		.title = q->title, .number = q->number, .version = q->version,
		.effective = q->effective, .person = v->person,
		.name = v->name, .form = v->form, .attempt = v->attempt,
		.attempts = q->attempts, .submitted = v->submitted,
		.passed = v->passed, .points = v->score, .most = v->max,
		.percent = v->percent, .reasons = v->reasons,
		.n_reasons = v->n_reasons, .notes = v->notes,
		.n_notes = v->n_notes, .quiz = v->quiz, .key = v->key,
		.handbook = digest_text(s->a, &q->handbook),
		.statement = digest_text(s->a, &q->statement_digest),
		.response = v->response,
		.grader = STR_LIT("precept-grade"),
		.sample = s->settings.texts.sample };

	r.cut = str_fmt(s->a, "%u.%u", q->pass / 10, q->pass % 10);
	r.next = next_step(s, v, q->attempts);
	take_missed(s, about, v, &r);
	return r;
}

/* --- its file --- */

/* "nurse/e1001-1.pdf": letters, digits, . and -, each other byte as _XX. */
static struct str
file_name(struct sheets *s, const struct about *about,
    const struct quiz_verdict *v)
{
	const struct str id = item_person(s->a, v->person);
	const struct digest d = digest_of(id);
	struct str name = STR_LIT(""), out;

	for (size_t i = 0; i < id.len; i++) {
		const char c = id.ptr[i];

		name = ascii_is_letter(c) || ascii_is_digit(c) || c == '-' ||
		    (c == '.' && i > 0) ? str_fmt(s->a, "%.*s%c",
		    STR_ARG(name), c) : str_fmt(s->a, "%.*s_%02X",
		    STR_ARG(name), (unsigned)(unsigned char)c);
	}
	if (name.len > NAME_MAX_BYTES)
		name = str_fmt(s->a, "%.*s_%.*s",
		    STR_ARG(str_sub(name, 0, NAME_MAX_BYTES)),
		    STR_ARG(str_sub(digest_hex(s->a, &d), 0, 16)));
	out = str_fmt(s->a, "%.*s/%.*s-%u", STR_ARG(about->role),
	    STR_ARG(name), v->attempt);
	for (unsigned more = 2; map_get(s->names, out) != NULL; more++)
		out = str_fmt(s->a, "%.*s/%.*s-%u-%u", STR_ARG(about->role),
		    STR_ARG(name), v->attempt, more);
	map_put(s->names, out, s);
	return str_join(s->a, out, STR_LIT(".pdf"));
}

static void
say(struct sheets *s, const char *path, const struct quiz_verdict *v)
{
	if (!s->c->json) {
		buf_printf(&s->c->out, "%-44s %s\n", cmd_shown(s->a, path),
		    v->passed ? "passed" : "not passed");
		return;
	}
	json_object(&s->json);
	json_put_bool(&s->json, "passed", v->passed);
	json_put_str(&s->json, "path", str_of(path));
	json_put_str(&s->json, "person", v->person);
	json_object_end(&s->json);
}

static int
make_sheet(struct sheets *s, const char *file, const struct quiz_verdict *v)
{
	const struct about *about = find_quiz(s, file, v->quiz);
	struct quiz_result r;
	const char *folder, *path;
	struct str bytes, name;

	if (about == NULL)
		return -1;
	r = result_of(s, about, v);
	folder = file_join(s->a, s->private_dir, str_c(s->a, str_fmt(s->a,
	    "sheets/%.*s", STR_ARG(about->role))));
	name = file_name(s, about, v);
	path = file_join(s->a, s->private_dir, str_c(s->a, str_fmt(s->a,
	    "sheets/%.*s", STR_ARG(name))));
	if (cmd_private_check(s->c, folder, s->out) < 0)
		return -1;
	if (cmd_press_print(s->a, s->dg, s->press, s->measurer,
	    quiz_result_sheet(s->a, &r), NULL, 0, &bytes) < 0) {
		diag_error(s->dg, (struct pos){ file, 0, 0 }, MSG_QUIZ_SHEET,
		    STR_ARG(v->person));
		diag_hint(s->dg, "is a letter missing? name a font that has "
		    "it as fallback in templates/theme.xml");
		return -1;
	}
	if (file_mkdir_private(s->dg, folder) < 0 ||
	    file_stage(s->batch, s->dg, path, bytes, 0600) < 0)
		return -1;
	say(s, path, v);
	return 0;
}

/* --- the command --- */

/* The verdicts of one file. */
struct given {
	const char *file;
	struct quiz_verdict *list;
	size_t n;
};

static struct str
last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return str_of(slash != NULL ? slash + 1 : path);
}

/*
 * Both verdicts of a regrade are kept, and both are named by *.json: the sheet
 * is about the later one.
 */
static void
note_replaced(struct sheets *s, const char *first, size_t n)
{
	if (n == 0)
		return;
	diag_note(s->dg, (struct pos){ first, 0, 0 }, MSG_QUIZ_REPLACED, n,
	    n == 1 ? "" : "s");
	diag_hint(s->dg, "for a sheet about this one: precept quiz sheet%s%s "
	    "%s", *s->dir != '\0' ? " " : "", file_typed(s->a, s->dir),
	    file_typed(s->a, first));
}

static int
make_sheets(struct sheets *s, size_t first)
{
	struct cmd *c = s->c;
	struct given *all = arena_array(s->a, c->n_args, sizeof(*all));
	struct map *later = map_new(s->a);
	const char *replaced = NULL;
	size_t n_replaced = 0;
	int rc = 0;

	for (size_t i = first; i < c->n_args; i++) {
		struct given *in = &all[i];
		struct str text;

		in->file = c->args[i];
		if (file_read_text(s->a, s->dg, in->file, in->file,
		    &text) < 0 || cmd_quiz_verdicts(s->a, s->dg, in->file,
		    text, &in->list, &in->n) < 0)
			rc = -1;
		for (size_t k = 0; k < in->n; k++)
			if (!str_empty(in->list[k].before))
				map_put(later, in->list[k].before, in);
	}
	for (size_t i = first; i < c->n_args; i++) {
		if (map_get(later, last_part(all[i].file)) != NULL) {
			if (n_replaced++ == 0)
				replaced = all[i].file;
			continue;
		}
		for (size_t k = 0; k < all[i].n; k++)
			if (make_sheet(s, all[i].file, &all[i].list[k]) < 0)
				rc = -1;
	}
	note_replaced(s, replaced, n_replaced);
	return rc;
}

/* Settings and words as they are: what check would say is not said here. */
static int
open_workspace(struct sheets *s)
{
	struct diag *dg = diag_new(s->a);

	if (cmd_workspace_open(s->a, dg, *s->dir != '\0' ? s->dir : ".",
	    &s->ws) < 0 ||
	    (s->press = cmd_press_open(s->a, dg, &s->ws)) == NULL) {
		diag_merge(s->dg, dg);
		return -1;
	}
	s->measurer = cmd_press_measurer(s->press);
	cmd_quiz_settings(s->a, &s->ws, &s->settings);
	return 0;
}

static void
begin_list(struct sheets *s)
{
	if (!s->c->json)
		return;
	json_members(&s->json, &s->c->out, false);
	json_key(&s->json, "sheets");
	json_array(&s->json);
}

int
cmd_quiz_sheet(struct cmd *c)
{
	const bool named = c->n_args > 1 && file_is_dir(c->args[1]);
	const char *dir = named ? c->args[1] : ".";
	struct sheets s = { .c = c, .a = c->arena, .dg = c->diag,
		.dir = strcmp(dir, ".") != 0 ? dir : "",
		.out = cmd_value(c, "out"),
		.private_dir = cmd_value(c, "private") };
	const size_t said = c->out.len;
	int rc = -1;

	if (c->n_args < (named ? 3u : 2u)) {
		diag_error(c->diag, (struct pos){ 0 }, MSG_QUIZ_NO_FILE);
		diag_hint(c->diag, "precept quiz sheet verdicts.json");
		diag_status(c->diag, EXIT_BAD_USAGE);
		return diag_exit(c->diag);
	}
	if (s.out == NULL)
		s.out = file_join(s.a, s.dir, "build");
	s.private_dir = cmd_private_folder(s.a, s.dg, s.dir, s.private_dir,
	    "sheets");
	s.quizzes = map_new(s.a);
	s.names = map_new(s.a);
	s.batch = file_batch_new();
	begin_list(&s);
	if (cmd_quiz_edition(s.a, s.dg, s.dir, s.out, &s.edition) == 0 &&
	    open_workspace(&s) == 0 &&
	    make_sheets(&s, named ? 2 : 1) == 0 &&
	    file_commit(s.batch, c->diag) == 0) {
		rc = 0;
	} else {
		c->out.len = said;	/* none of them is there */
		begin_list(&s);
	}
	if (c->json)
		json_array_end(&s.json);
	file_abandon(s.batch);
	cmd_press_measurer_free(s.measurer);
	cmd_press_close(s.press);
	return rc == 0 ? EXIT_DONE : diag_exit(c->diag);
}
