/*
 * settings.h - organization.xml: read, checked, completed, and asked by path.
 *
 * A path is what policies write in {{...}} and in conditions:
 *   identity.legal-name          a field of a block that stands once
 *   hotline.privacy-incident     a row by its key: what the row prints as
 *   hotline.security.hours       a field of that row
 *   contact.media.name           an office: on to the person who holds it
 *   document.owner.title         on through a reference
 *   account.platform             that field of every row
 *   union, accounts              a block or table: one value for each row
 *   state                        short for identity.state
 * `role` and `book` belong to a book: resolve answers them.
 *
 * After settings_read everything is read-only and may be used by several
 * threads, each with its own arena.
 */
#ifndef PRECEPT_SETTINGS_H
#define PRECEPT_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"
#include "settings/settings_table.h"

struct arena;
struct date;
struct settings;
struct settings_row;

struct settings_value {
	const struct settings_field *field;	/* its type, unit, words */
	struct str text;	/* as written, trimmed; ids for references */
	struct pos at;		/* file NULL for a default */
	bool preset;		/* not in the file */
	bool sample;		/* under sample="yes" */
};

struct settings_values {
	const struct settings_value **v;
	size_t n;
};

enum settings_found {
	SETTINGS_UNKNOWN,	/* no such name: a mistake */
	SETTINGS_UNSET,		/* known, without a value: a gap */
	SETTINGS_SET
};

/* A role that gets a book. */
struct settings_role {
	struct str id;		/* "nurse", "office-manager" */
	struct str name;	/* "Nurse", "Office manager" */
	struct str *parts;	/* built-in roles it stands for, in the order */
	size_t n;		/* written, each once; one for a built-in */
	struct pos at;
};

/*
 * Read the settings in text, taken from the file called name (kept; must
 * live as long as a). Reports every mistake, not only the first, with exit
 * status EXIT_SETTINGS. Returns -1 when one of them is an error.
 */
NODISCARD int settings_read(struct arena *a, struct diag *dg,
    const char *name, struct str text, struct settings **out);

/* The value or values at path. out is empty unless SETTINGS_SET. */
enum settings_found settings_get(struct arena *a, const struct settings *s,
    struct str path, struct settings_values *out);
/*
 * Is word one that the values at path can have? False only where the table
 * lists the choices, or it is no number or date as they are; *near is then what
 * was meant, or absent.
 */
bool settings_word_known(struct arena *a, const struct settings *s,
    struct str path, struct str word, struct str *near);
/* The known path nearest to path, for "did you mean"; absent: none is near. */
struct str settings_nearest(struct arena *a, const struct settings *s,
    struct str path);

/*
 * What to type where path has no value: "<phone>(555) 555-0104</phone> in
 * <hotline kind="security">"; absent where no one element has it.
 */
struct str settings_typed(struct arena *a, struct str path);

/* How a value stands in the text; it changes only the words of choices. */
enum settings_style {
	SETTINGS_PROSE,		/* inside a sentence: "the privacy officer" */
	SETTINGS_START,		/* begins one: "The privacy officer" */
	SETTINGS_CELL		/* a cell, a line: "Privacy officer" */
};

/*
 * Print by type: dates in long form, 0.80 as 80%, states and choices by
 * their words, a person or tool by its name, several as "A, B and C", or with
 * semicolons where one of them holds a comma.
 */
struct str settings_print(struct arena *a, const struct settings *s,
    const struct settings_values *values, enum settings_style style);
/* Whole number of a SET_INT, thousandths of a SET_PERCENT; -1 otherwise. */
long settings_number(const struct settings_value *value);
/* Is value what word says? A share by what it is worth, as 0.8 is 0.80; all
 * else has one spelling. */
bool settings_value_is(const struct settings_value *value, struct str word);
/* False when it is no date. */
bool settings_date(const struct settings_value *value, struct date *out);
/* One of the values is exactly word, as written. */
bool settings_has(const struct settings_values *values, const char *word);

/* A table for `<!-- table: SOURCE -->`: "accounts"; NULL when unknown. */
struct settings_table;
const struct settings_table *settings_table_find(const struct settings *s,
    struct str source);
struct str settings_table_nearest(struct arena *a, const struct settings *s,
    struct str source);
size_t settings_table_len(const struct settings_table *t);
const struct settings_row *settings_table_row(const struct settings_table *t,
    size_t i);
struct pos settings_row_at(const struct settings_row *row);
/* Can a column be called so? Otherwise *near is the nearest, or absent. */
bool settings_column_known(struct arena *a, const struct settings_table *t,
    struct str column, struct str *near);
/* What stands above the column: "Recovery e-mail"; in a. */
struct str settings_column_title(struct arena *a,
    const struct settings_table *t, struct str column);
/* The values of row in column, a field or a path from it: "owner.phone". */
enum settings_found settings_cell(struct arena *a, const struct settings *s,
    const struct settings_row *row, struct str column,
    struct settings_values *out);

/* The roles of the file, in its order. */
size_t settings_roles_len(const struct settings *s);
const struct settings_role *settings_role_at(const struct settings *s,
    size_t i);
/* NULL when the file has no such role; a built-in one counts only if used. */
const struct settings_role *settings_role_find(const struct settings *s,
    struct str id);
/* "Front desk" for a built-in role or one of the file; absent otherwise. */
struct str settings_role_name(const struct settings *s, struct str id);
/* Nearest role of the file or built-in; absent when none is near. */
struct str settings_role_nearest(struct arena *a, const struct settings *s,
    struct str id);

/* Blocks and elements marked sample="yes": seal refuses while there are. */
size_t settings_samples(const struct settings *s);
struct pos settings_sample_at(const struct settings *s, size_t i);
struct str settings_sample_name(const struct settings *s, size_t i);

/*
 * Sentences that HR wrote, not ours: the values of type SET_TEXT that stand in
 * the file, in the table's order. NULL past the last.
 */
const struct settings_value *settings_words_at(const struct settings *s,
    size_t i);

/* The file's xml:lang, "en-US" without. */
struct str settings_lang(const struct settings *s);

/*
 * Made from the table. profile as for init, NULL is "clinic"; effective is
 * the sample date to fill in. Reports an unknown profile (exit 64) and
 * returns -1. out is in a.
 */
NODISCARD int settings_starter(struct arena *a, struct diag *dg,
    const char *profile, struct date effective, struct str *out);
/* Names of profiles with a sentence each; NULL past the last. */
const char *settings_profile(size_t i, const char **about);
struct str settings_schema(struct arena *a);	/* XSD 1.0 */
struct str settings_manual(struct arena *a);	/* mdoc, for a .Sh section */

#endif
