/* settings_part.h - what the files of this stage share. */
#ifndef PRECEPT_SETTINGS_PART_H
#define PRECEPT_SETTINGS_PART_H

#include "settings/settings.h"

struct map;

/* The values of one field in one row. */
struct settings_cell {
	const struct settings_value **v;
	size_t n, cap;
	bool given;		/* in the file, even if with a mistake */
	bool wrong;		/* what was given, or meant, was reported */
};

struct settings_row {
	const struct settings_block *block;
	struct pos at;		/* file NULL when not in the file */
	bool sample;
	struct settings_cell *cells;	/* one for each field of the block */
};

/* The rows of one block; a block that stands once always has one. */
struct settings_table {
	const struct settings_block *block;	/* columns are its fields */
	struct settings_row **rows;
	size_t n, cap;
	size_t given;		/* how many are in the file */
	bool wrong;		/* one is misspelled: that was reported */
};

struct settings_sample {
	struct pos at;
	struct str name;
};

struct settings {
	const char *name;
	struct pos at;		/* of the root */
	struct str lang;
	struct settings_table *tables;	/* as settings_blocks */
	struct settings_table approvers;
	struct map *people, *tools, *sites;	/* id to row */
	/* Ids that were or will be reported, also as they should be: what
	 * refers to them is no further mistake. */
	struct map *named;	/* a name or a word of it, as a slug */
	struct map *wrong_ids;
	struct settings_role *roles;
	size_t n_roles, cap_roles;
	struct settings_sample *samples;
	size_t n_samples, cap_samples;
};

/*
 * settings_refs.c: the id of the person who is meant by text, a name or one
 * word of it; absent where f refers to nobody, or none or two are called so.
 */
struct str settings_named(const struct settings *s,
    const struct settings_field *f, struct str text);
#define SETTINGS_NAMED "write %.*s: the id of the <person>, not the name"

/* settings_type.c: one value. Reports and returns -1 when text is no such. */
int settings_type_check(struct diag *dg, const struct settings_field *f,
    struct str text, struct pos at);
/* "a date such as 2026-12-01" */
const char *settings_type_words(enum settings_type type);

/* settings_find.c */
size_t settings_block_index(struct str name);	/* settings_blocks_len: none */
struct settings_table *settings_block_table(const struct settings *s,
    const char *block);
const struct settings_field *settings_field_find(
    const struct settings_block *b, struct str name);
struct settings_cell *settings_row_cell(const struct settings_row *row,
    const char *field);
/* The first value of a field, NULL when unset. */
const struct settings_value *settings_row_value(
    const struct settings_row *row, const char *field);
/* The row that a reference points at: person, tool, site; NULL: none, or an
 * office or role without a person. */
const struct settings_row *settings_row_referred(const struct settings *s,
    const struct settings_value *v);
/* The row of contact for this office, or NULL. */
const struct settings_row *settings_office(const struct settings *s,
    struct str office);
/* The block called so, by its name or as a table; NULL: none. */
const struct settings_block *settings_block_called(struct str word);
/* The block that references of this type name; NULL: no reference. */
const struct settings_block *settings_block_referred(enum settings_type type);
/*
 * Where a step of a path leads from rows of b: to a field, to the rows with
 * that key (unless keyed), or to a field of what *f, the face, refers to.
 */
enum settings_move {
	SETTINGS_NOWHERE, SETTINGS_TO_FIELD, SETTINGS_TO_KEY,
	SETTINGS_PAST_FACE
};
enum settings_move settings_move(const struct settings_block *b, bool keyed,
    struct str word, const struct settings_field **f);
/* The field at the end of path, set or not; NULL: unknown. */
const struct settings_field *settings_path_field(struct arena *a,
    const struct settings *s, struct str path);
/* The farthest distance at which a name still is "near" word. */
size_t settings_near_max(struct str word);
/* "identity.legal-name" of a field as a finding names it; in a. */
const char *settings_field_name(struct arena *a,
    const struct settings_row *row, const struct settings_field *f);

/* settings_row.c: one element of the file into its row; reports. */
struct xml_node;
struct settings_reader {
	struct arena *a;
	struct diag *dg;
	struct settings *s;
	struct str ns;		/* of the root, right or wrong */
};
/* Bytes of a wrong text that are quoted. */
#define SETTINGS_QUOTE_MAX 80
void settings_row_read(struct settings_reader *r, struct settings_row *row,
    const struct xml_node *n);
/* Report the words of text, which stand where none may. */
void settings_stray_words(struct settings_reader *r,
    const struct xml_node *in, const struct xml_node *text);
/* Is n in the namespace of the file? If not, report. */
bool settings_right_ns(struct settings_reader *r, const struct xml_node *n);
/* Append to a cell, or to a table. */
void settings_cell_add(struct arena *a, struct settings_cell *c,
    const struct settings_value *v);
struct settings_row *settings_row_add(struct arena *a,
    struct settings_table *t, struct pos at);

/*
 * settings_preset.c: may b have rows of ours? Then *whole says whether one in
 * the file replaces all of them, or only the one with its key.
 */
bool settings_builtin_block(const struct settings_block *b, bool *whole);
/* Fill what the file leaves out. */
void settings_preset_apply(struct arena *a, struct settings *s);

/* settings_print.c: "recovery-email" as "Recovery e-mail". */
struct str settings_title(struct arena *a, struct str name, const char *unit);

/* settings_roles.c: from the rows of <role>; reports. */
void settings_roles_make(struct arena *a, struct diag *dg,
    struct settings *s);
/* Is word a built-in role or one of the file's? */
bool settings_role_known(const struct settings *s, struct str word);

/* settings_refs.c: ids to rows, then whatever names them; both report. */
void settings_refs_index(struct diag *dg, struct settings *s);
void settings_refs_check(struct arena *a, struct diag *dg,
    const struct settings *s);

/* settings_starter.c: is this a name, number or address that it made up? */
bool settings_starter_has(const struct settings_block *b,
    const struct settings_field *f, struct str text);

/* settings_cross.c: what is odd about values that go together; warns. */
void settings_cross_check(struct arena *a, struct diag *dg,
    const struct settings *s);

/* settings_check.c: references and meaning. */
void settings_check(struct arena *a, struct diag *dg, struct settings *s);

#endif
