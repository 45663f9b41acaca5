#include "settings/settings_part.h"

#include <string.h>

#include "base/arena.h"

#define OUT_MAX (4u << 20)
#define LINE_MAX_COLUMNS 78

/* Words as mdoc text: nothing in them is a request or an escape. */
static void
put_words(struct buf *b, struct str s, bool first)
{
	if (first && s.len > 0 && (s.ptr[0] == '.' || s.ptr[0] == '\''))
		buf_puts(b, "\\&");
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '\\')
			buf_puts(b, "\\e");
		else
			buf_putc(b, s.ptr[i]);
	}
}

/* One sentence in lines that fit a screen. */
static void
put_wrapped(struct buf *b, struct str s)
{
	size_t at = 0;

	while (s.ptr != NULL) {
		struct str word = str_cut(&s, ' ');

		if (at > 0 && at + 1 + word.len > LINE_MAX_COLUMNS) {
			buf_putc(b, '\n');
			at = 0;
		} else if (at > 0) {
			buf_putc(b, ' ');
			at++;
		}
		put_words(b, word, at == 0);
		at += word.len;
	}
	buf_putc(b, '\n');
}

/* Sentences begin on lines of their own, as manuals have it. */
static void
put_sentences(struct buf *b, struct str s)
{
	while (s.len > 0) {
		size_t end = str_find(s, ". ", 0);

		if (end < s.len)
			end++;
		put_wrapped(b, str_sub(s, 0, end));
		s = str_sub(s, end + 1, s.len);
	}
}

/* A value of the file as one macro argument. A value that ends a sentence
 * itself would be taken for the end of ours, so it is quoted as text. */
static void
put_literal(struct buf *b, const char *before, const char *value,
    const char *after)
{
	const struct str s = str_of(value);

	buf_puts(b, before);
	if (strchr(".,;:!?)", s.ptr[s.len - 1]) != NULL) {
		put_sentences(b, s);
		return;
	}
	buf_puts(b, ".Ql \"");
	put_words(b, s, false);
	buf_printf(b, "\"%s\n", after);
}

static void
put_choices(struct buf *b, const struct settings_field *f)
{
	buf_puts(b, "One of\n");
	for (const struct settings_choice *c = f->choices; c->id != NULL; c++)
		put_literal(b, "", c->id, c[1].id != NULL ? " ," :
		    f->type == SET_OPEN ? " ," : " .");
	if (f->type == SET_OPEN)
		buf_puts(b, "or words of your own.\n");
}

static void
put_default(struct buf *b, const struct settings_field *f)
{
	if ((f->flags & SET_REQUIRED) != 0)
		buf_puts(b, "Required.\n");
	else if (f->preset == NULL)
		buf_puts(b, "No default.\n");
	else if (f->preset[0] == '=')
		put_literal(b, "Default: as\n", f->preset + 1, " .");
	else
		put_literal(b, "Default:\n", f->preset, " .");
}

static void
put_field(struct buf *b, const struct settings_field *f)
{
	static const char *const places[] = {
		[SET_ATTR] = "attribute", [SET_CHILD] = "element",
		[SET_BODY] = "text of the element"
	};
	const char *type = settings_type_words(f->type);

	buf_printf(b, ".It Ic %s\n", f->name);
	put_sentences(b, str_of(f->about));
	buf_printf(b, "%c%s:\n", places[f->place][0] - 'a' + 'A',
	    places[f->place] + 1);
	if (f->type == SET_INT)
		buf_printf(b, "%s from %ld to %ld", type, f->min, f->max);
	else
		put_words(b, str_of(type), true);
	if ((f->flags & SET_MANY) != 0)
		buf_puts(b, f->place == SET_ATTR ?
		    "; several with spaces between" : "; may be repeated");
	buf_puts(b, ".\n");
	put_default(b, f);
	if (f->choices != NULL && f->type != SET_STATE)
		put_choices(b, f);
	else
		put_literal(b, "Example:\n", f->example, " .");
}

/* What stands without being written. */
static void
put_builtins(struct buf *b, const struct settings_block *block)
{
	const char *last = NULL;
	bool whole, more;

	if (!settings_builtin_block(block, &whole))
		return;
	buf_puts(b, whole ? "Built in, until the file has one of its own:\n" :
	    "Built in, each until the file has its own:\n");
	buf_puts(b, ".Bl -tag -width Ds\n");
	for (size_t i = 0; i < settings_builtins_len; i++) {
		const struct settings_builtin *row = &settings_builtins[i];
		const bool as = row->value[0] == '=';

		if (strcmp(row->block, block->name) != 0)
			continue;
		if (last == NULL || strcmp(row->key, last) != 0)
			buf_printf(b, ".It Ql %s\n", row->key);
		last = row->key;
		buf_printf(b, ".Ic %s :\n", row->field);
		more = i + 1 < settings_builtins_len &&
		    !strcmp(row[1].block, row->block) &&
		    !strcmp(row[1].key, row->key);
		put_literal(b, as ? "as\n" : "", row->value + as,
		    more ? " ;" : " .");
	}
	buf_puts(b, ".El\n");
}

static void
put_block(struct buf *b, const struct settings_block *block)
{
	buf_printf(b, ".Ss Aq %s\n", block->name);
	put_sentences(b, str_of(block->about));
	if (block->source == NULL)
		buf_printf(b, "Stands %s once.\n",
		    block->required ? "exactly" : "at most");
	else
		buf_printf(b, "%s\nIn tables:\n.Ql %s .\n", block->required ?
		    "At least one is required." : "May be repeated.",
		    block->source);
	if (block->key != NULL)
		buf_printf(b, "In paths a row is named by its\n.Ic %s%s\n",
		    block->key, block->unique ?
		    " ,\nwhich no other row may have." : " .");
	buf_puts(b, ".Bl -tag -width Ds\n");
	for (size_t i = 0; i < block->n; i++)
		put_field(b, &block->fields[i]);
	buf_puts(b, ".El\n");
	put_builtins(b, block);
}

struct str
settings_manual(struct arena *a)
{
	struct buf b;
	struct str text;

	buf_init(&b, OUT_MAX);
	for (size_t i = 0; i < settings_blocks_len; i++)
		put_block(&b, &settings_blocks[i]);
	CHECK(!b.over);
	text = str_dup(a, buf_view(&b));
	buf_free(&b);
	return text;
}
