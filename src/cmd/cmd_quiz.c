#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/csv.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/json_out.h"
#include "base/map.h"
#include "base/random.h"
#include "base/utf8.h"
#include "cmd/cmd.h"
#include "cmd/cmd_messages.h"
#include "cmd/cmd_private.h"
#include "cmd/cmd_quiz_edition.h"
#include "cmd/cmd_quiz_sheet.h"
#include "cmd/cmd_workspace.h"
#include "edition/edition.h"
#include "item/item_quiz.h"
#include "item/item_token.h"

/* A person who gets a token. */
struct taker {
	struct str given, folded;	/* as written; as ids compare */
	struct date due;
	struct str token;
};

struct tokens {
	struct arena *a;
	struct diag *dg;
	const char *dir;	/* the workspace */
	struct str role, secret;
	struct map *roles;	/* that have a quiz */
	struct digest quiz;
	struct date due;
	struct map *seen;	/* folded -> struct taker */
	const char *path;	/* of the list */
	const char *page;	/* what is handed out */
	size_t asked;		/* of seen: those of this call come first */
	size_t stale;		/* tokens of the list for another quiz */
};

static int
usage(struct tokens *t)
{
	diag_status(t->dg, EXIT_BAD_USAGE);
	return -1;
}

/* --- the quiz --- */

/* The role meant, or all there are. */
static void
hint_roles(struct tokens *t, struct str wrong, const char *option)
{
	const struct str near = map_nearest(t->roles, wrong);
	struct buf b;

	if (near.ptr != NULL) {
		diag_hint(t->dg, "did you mean %s%.*s?", option, STR_ARG(near));
		return;
	}
	if (map_len(t->roles) == 0) {
		diag_hint(t->dg, "add questions about its rules, then: "
		    "precept build");
		return;
	}
	buf_init(&b, SIZE_MAX);
	for (size_t i = 0; i < map_len(t->roles); i++) {
		const struct edition_book *r = map_value(t->roles, i);

		buf_printf(&b, "%s%.*s", i > 0 ? ", " : "", STR_ARG(r->id));
	}
	diag_hint(t->dg, "write one of these: %s%.*s", option,
	    STR_ARG(buf_view(&b)));
	buf_free(&b);
}

static int
find_quiz(struct tokens *t, const char *out)
{
	const char *path = file_join(t->a, out, "edition.json");
	const struct edition_book *book;
	struct edition e;

	if (cmd_quiz_edition(t->a, t->dg, t->dir, out, &e) < 0)
		return -1;
	t->roles = map_new(t->a);
	for (size_t i = 0; i < e.n_roles; i++)
		if (e.roles[i].quiz != NULL)
			map_put(t->roles, e.roles[i].id, &e.roles[i]);
	book = edition_find(e.roles, e.n_roles, t->role);
	if (book != NULL && book->quiz != NULL) {
		t->quiz = book->quiz->quiz;
		return 0;
	}
	diag_error(t->dg, (struct pos){ path, 0, 0 }, MSG_QUIZ_NO_QUIZ,
	    STR_ARG(t->role));
	hint_roles(t, t->role, "--role=");
	return usage(t);
}

/* --- the secret --- */

static int
read_secret(struct tokens *t, const char *path)
{
	struct digest *key = ARENA_NEW(t->a, struct digest);
	const char *typed = file_typed(t->a, path);
	struct str text;

	_Static_assert(sizeof(key->bytes) == ITEM_SECRET_BYTES, "64 digits");
	if (file_read(t->a, t->dg, path, FILE_MAX_TEXT, &text) < 0)
		return -1;
	if (!digest_parse_hex(str_trim(text), key)) {
		diag_error(t->dg, (struct pos){ path, 0, 0 }, MSG_QUIZ_SECRET);
		diag_hint(t->dg, "put back the file from your copy; without "
		    "one: mv %s %s.old, and run this again: with a new secret "
		    "no token given out so far is good", typed, typed);
		return -1;
	}
	t->secret = (struct str){ (const char *)key->bytes,
		sizeof(key->bytes) };
	return 0;
}

static int
find_secret(struct tokens *t, const char *private_dir)
{
	const char *path = file_join(t->a, private_dir, "token.key");
	const char *typed = file_typed(t->a, path);
	struct digest new;
	struct str text;

	if (file_absent(path)) {
		random_fill(new.bytes, sizeof(new.bytes));
		text = str_join(t->a, digest_hex(t->a, &new), STR_LIT("\n"));
		if (file_write(t->dg, path, text, 0600) < 0)
			return -1;
	}
	if (read_secret(t, path) < 0)
		return -1;
	if (cmd_private_is_closed(path))
		return 0;
	diag_warn(t->dg, (struct pos){ path, 0, 0 }, MSG_QUIZ_OPEN);
	diag_hint(t->dg, "if somebody may have read it, take another: mv %s "
	    "%s.old, and run this again; with it no token given out so far is "
	    "good", typed, typed);
	return file_read(t->a, t->dg, path, FILE_MAX_TEXT, &text) < 0 ? -1 :
	    file_write(t->dg, path, text, 0600);
}

/* --- who --- */

static void
add(struct tokens *t, struct str given, struct pos at)
{
	struct taker *new = ARENA_NEW(t->a, struct taker);
	const char *wrong = utf8_check(given) == given.len ? "it is empty" :
	    "it is not UTF-8 text";

	new->given = str_trim(given);
	new->folded = item_person(t->a, given);
	new->due = t->due;
	if (new->folded.ptr != NULL)
		wrong = item_person_wrong(t->a, new->folded);
	if (wrong != NULL) {
		diag_error(t->dg, at, MSG_QUIZ_PERSON,
		    STR_ARG(str_sub(given, 0, 60)), wrong);
		diag_hint(t->dg, "write an id, such as e1001");
	} else if (map_get(t->seen, new->folded) == NULL) {
		map_put(t->seen, new->folded, new);
	}
}

/*
 * Is a row of this role, as a person may write it? A role that has no quiz is
 * told of once: nobody of it would ever be asked.
 */
static bool
is_of_role(struct tokens *t, const struct csv_row *row, size_t column,
    struct map *told)
{
	struct str cell, role;

	if (column == SIZE_MAX)
		return true;
	cell = csv_text(row, column);
	role = item_role(t->a, cell);
	if (role.ptr == NULL)
		return false;
	if (str_eq(role, t->role))
		return true;
	if (map_get(t->roles, role) == NULL &&
	    map_put(told, role, t) == NULL) {
		diag_warn(t->dg, row->cells[column].at, MSG_QUIZ_NO_QUIZ,
		    STR_ARG(str_sub(cell, 0, 60)));
		hint_roles(t, role, "");
	}
	return false;
}

static int
read_people(struct tokens *t, const char *path)
{
	static const char *const role_name[] = { "role", NULL };
	struct map *told = map_new(t->a);
	struct csv_row row;
	struct csv c;
	struct str text;
	size_t person, role;
	int got;

	if (file_read_text(t->a, t->dg, path, path, &text) < 0)
		return -1;
	csv_open(&c, t->a, t->dg, path, text);
	got = csv_next(&c, &row);
	person = got == 1 ? csv_column(&row, item_person_columns) : SIZE_MAX;
	if (person == SIZE_MAX) {
		diag_error(t->dg, (struct pos){ path, 1, 1 }, MSG_QUIZ_COLUMN);
		diag_hint(t->dg, "call the column of ids \"person\" in the "
		    "first line");
		return -1;
	}
	role = csv_column(&row, role_name);
	while ((got = csv_next(&c, &row)) != 0)
		if (got == 1 && is_of_role(t, &row, role, told))
			add(t, csv_text(&row, person), row.at);
	return 0;
}

static int
find_people(struct cmd *c, struct tokens *t)
{
	const size_t errors = diag_errors(t->dg);
	const char *people = cmd_value(c, "people");

	t->seen = map_new(t->a);
	for (size_t i = 0; i < cmd_count(c, "person"); i++)
		add(t, str_of(cmd_nth(c, "person", i)), (struct pos){ 0 });
	if (people != NULL && read_people(t, people) < 0)
		return -1;
	if (diag_errors(t->dg) > errors)
		return -1;
	t->asked = map_len(t->seen);
	if (t->asked > 0)
		return 0;
	diag_error(t->dg, (struct pos){ 0 }, MSG_QUIZ_NOBODY, STR_ARG(t->role));
	diag_hint(t->dg, people != NULL ? "its column \"role\" says whose "
	    "they are; or name one: --person=e1001" :
	    "name one, --person=e1001, or a list, --people=people.csv");
	return usage(t);
}

/* --- until when --- */

/* All that is handed in would be late. */
static void
warn_of_past(struct tokens *t, const char *given)
{
	if (date_cmp(t->due, date_now()) >= 0)
		return;
	diag_warn(t->dg, (struct pos){ 0 }, MSG_QUIZ_PAST, given);
	diag_hint(t->dg, "for another day, run it again with --due=%.*s, say",
	    STR_ARG(date_iso(t->a, date_add_days(date_now(), 30))));
}

static int
find_due(struct cmd *c, struct tokens *t)
{
	const char *given = cmd_value(c, "due");
	struct diag *dg = diag_new(t->a);
	struct workspace ws;
	struct str days;
	unsigned n = 0;

	if (given != NULL) {
		if (date_parse(str_of(given), &t->due)) {
			warn_of_past(t, given);
			return 0;
		}
		return opt_bad_value(&c->opts, "due", given,
		    "a day, as in --due=2026-12-31");
	}
	/* What check warns of is not asked here. */
	if (cmd_workspace_open(t->a, dg, *t->dir != '\0' ? t->dir : ".",
	    &ws) < 0) {
		diag_merge(t->dg, dg);
		return -1;
	}
	days = cmd_workspace_raw(t->a, &ws, "training.days-from-hire");
	for (size_t i = 0; i < days.len; i++)
		n = n * 10 + (unsigned)(days.ptr[i] - '0');
	t->due = date_add_days(date_now(), n);
	return 0;
}

/* --- the list --- */

/*
 * A list with tokens for a quiz that is not made any more says who was asked to
 * take that one, so it is kept beside the new list: nurse-1.csv, nurse-2.csv.
 */
static int
keep_stale(struct tokens *t, struct str text)
{
	const struct str base = str_sub(str_of(t->path), 0,
	    strlen(t->path) - strlen(".csv"));
	const char *path;
	unsigned n = 1;

	do
		path = str_c(t->a, str_fmt(t->a, "%.*s-%u.csv", STR_ARG(base),
		    n++));
	while (!file_absent(path));
	if (file_write(t->dg, path, text, 0600) < 0)
		return -1;
	diag_note(t->dg, (struct pos){ t->path, 0, 0 }, MSG_QUIZ_STALE,
	    t->stale, t->stale == 1 ? "" : "s", cmd_shown(t->a, path));
	diag_hint(t->dg, "who has not taken that one needs a new token: "
	    "--people=people.csv");
	return 0;
}

/*
 * Those that the list has already, as long as they are good for this quiz: who
 * was given one in spring keeps it when others get theirs in fall.
 */
static int
read_list(struct tokens *t)
{
	struct csv_row row;
	struct csv c;
	struct str text;
	int got;

	if (file_absent(t->path))
		return 0;
	if (file_read_text(t->a, t->dg, t->path, t->path, &text) < 0)
		return -1;
	csv_open(&c, t->a, diag_new(t->a), t->path, text);
	while ((got = csv_next(&c, &row)) != 0) {
		struct taker *old = ARENA_NEW(t->a, struct taker);

		if (got < 0 || row.n < 3)
			continue;
		old->given = csv_text(&row, 0);
		/* What csv_put puts before a formula is no part of an id. */
		if (old->given.len > 1 && old->given.ptr[0] == '\'' &&
		    strchr("=+-@", old->given.ptr[1]) != NULL)
			old->given = str_sub(old->given, 1, old->given.len);
		old->folded = item_person(t->a, old->given);
		old->token = csv_text(&row, 2);
		if (old->folded.ptr == NULL || !item_token_is(t->a, t->secret,
		    &t->quiz, old->folded, old->token, &old->due))
			t->stale += !str_is(old->token, "token");
		else if (map_get(t->seen, old->folded) == NULL)
			map_put(t->seen, old->folded, old);
	}
	return t->stale > 0 ? keep_stale(t, text) : 0;
}

static int
write_list(struct tokens *t)
{
	struct buf b;
	int rc;

	buf_init(&b, SIZE_MAX);
	buf_puts(&b, "person,due,token\r\n");
	for (size_t i = 0; i < map_len(t->seen); i++) {
		struct taker *who_is = map_value(t->seen, i);

		if (i < t->asked)
			who_is->token = item_token(t->a, t->secret, &t->quiz,
			    who_is->folded, who_is->due);
		csv_put(&b, who_is->given, true);
		buf_printf(&b, ",%.*s,%.*s\r\n",
		    STR_ARG(date_iso(t->a, who_is->due)),
		    STR_ARG(who_is->token));
	}
	rc = file_write(t->dg, t->path, buf_view(&b), 0600);
	buf_free(&b);
	return rc;
}

/* --- what was done --- */

/* As the end of a page's address wants it: RFC 3986, unreserved as they are. */
static struct str
encoded(struct arena *a, struct str s)
{
	struct str out;
	struct buf b;

	buf_init(&b, SIZE_MAX);
	for (size_t i = 0; i < s.len; i++) {
		const char c = s.ptr[i];

		if (ascii_is_letter(c) || ascii_is_digit(c) ||
		    (c != '\0' && strchr("-._~", c) != NULL))
			buf_putc(&b, c);
		else
			buf_printf(&b, "%%%02X", (unsigned)(unsigned char)c);
	}
	out = str_dup(a, buf_view(&b));
	buf_free(&b);
	return out;
}

static void
say(struct cmd *c, const struct tokens *t)
{
	for (size_t i = 0; i < t->asked; i++) {
		const struct taker *p = map_value(t->seen, i);

		buf_printf(&c->out, "#person=%.*s&attempt=1&token=%.*s\n",
		    STR_ARG(encoded(t->a, p->given)), STR_ARG(p->token));
	}
	buf_printf(&c->out, "%s: %zu token%s\n", cmd_shown(t->a, t->path),
	    map_len(t->seen), map_len(t->seen) == 1 ? "" : "s");
	buf_printf(&c->out, "A person's line goes behind the address of %s, "
	    "wherever you put it; or send that file, and they paste their "
	    "line as the code.\n", cmd_shown(t->a, t->page));
}

static void
say_json(struct cmd *c, const struct tokens *t)
{
	struct json_out j;

	json_members(&j, &c->out, false);
	json_put_str(&j, "path", str_of(t->path));
	json_put_str(&j, "quiz", digest_text(t->a, &t->quiz));
	json_key(&j, "tokens");
	json_array(&j);
	for (size_t i = 0; i < t->asked; i++) {
		const struct taker *p = map_value(t->seen, i);

		json_object(&j);
		json_put_str(&j, "due", date_iso(t->a, p->due));
		json_put_str(&j, "person", p->given);
		json_put_str(&j, "token", p->token);
		json_object_end(&j);
	}
	json_array_end(&j);
}

/* --- the command --- */

static int
make_tokens(struct cmd *c, struct tokens *t, const char *out,
    const char *private_dir)
{
	const char *lists = file_join(t->a, private_dir, "tokens");
	int lock = -1, rc = -1;

	if (find_quiz(t, out) < 0 || find_due(c, t) < 0 ||
	    find_people(c, t) < 0 ||
	    cmd_private_check(c, private_dir, out) < 0 ||
	    cmd_private_check(c, lists, out) < 0 ||
	    file_mkdir_private(t->dg, lists) < 0)
		return -1;
	/* One secret, and no line lost, when two ask at once. */
	(void)file_lock(private_dir, true, &lock);
	t->page = file_join(t->a, out, str_c(t->a, str_fmt(t->a,
	    "quizzes/%.*s/assessment.html", STR_ARG(t->role))));
	t->path = file_join(t->a, lists, str_c(t->a, str_fmt(t->a, "%.*s.csv",
	    STR_ARG(t->role))));
	if (find_secret(t, private_dir) == 0 && read_list(t) == 0 &&
	    write_list(t) == 0)
		rc = 0;
	file_unlock(lock);
	return rc;
}

int
cmd_quiz(struct cmd *c)
{
	const char *dir = cmd_arg(c, 1, "."), *role = cmd_value(c, "role");
	const char *out = cmd_value(c, "out");
	const char *private_dir = cmd_value(c, "private");
	struct tokens t = { .a = c->arena, .dg = c->diag,
		.dir = strcmp(dir, ".") != 0 ? dir : "" };

	if (strcmp(cmd_arg(c, 0, ""), "sheet") == 0)
		return cmd_quiz_sheet(c);
	if (strcmp(cmd_arg(c, 0, ""), "token") != 0) {
		diag_error(c->diag, (struct pos){ 0 }, MSG_QUIZ_COMMAND,
		    cmd_arg(c, 0, ""));
		diag_hint(c->diag, "precept quiz token --role=nurse "
		    "--person=e1001");
		diag_status(c->diag, EXIT_BAD_USAGE);
		return diag_exit(c->diag);
	}
	if (role == NULL) {
		/* It may have been named without its option. */
		diag_error(c->diag, (struct pos){ 0 }, MSG_QUIZ_ROLE);
		diag_hint(c->diag, "name the role: --role=%s", c->n_args > 1 &&
		    !file_is_dir(c->args[1]) ? c->args[1] : "nurse");
		diag_status(c->diag, EXIT_BAD_USAGE);
		return diag_exit(c->diag);
	}
	if (opt_check_args(&c->opts, c->args, c->n_args, 1, 2) < 0)
		return diag_exit(c->diag);
	t.role = str_of(role);
	if (out == NULL)
		out = file_join(c->arena, t.dir, "build");
	private_dir = cmd_private_folder(c->arena, c->diag, t.dir,
	    private_dir, "tokens");
	if (make_tokens(c, &t, out, private_dir) < 0)
		return diag_exit(c->diag);
	if (c->json)
		say_json(c, &t);
	else
		say(c, &t);
	return EXIT_DONE;
}
