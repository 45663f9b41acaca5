/* settings_part.h - what the files of this stage share. */
#ifndef PRECEPT_SETTINGS_PART_H
#define PRECEPT_SETTINGS_PART_H

#include "settings/settings.h"

struct map;

/* The values of one field in one row. */
struct settings_cell {
	const struct settings_value **v;
	size_t n, cap;
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
	bool given;		/* at least one is in the file */
};

struct settings_sample {
	struct pos at;
	struct str name;
};

struct settings {
	const char *name;
	struct str lang;
	struct settings_table *tables;	/* as settings_blocks */
	struct settings_table approvers;
	struct map *people, *tools, *sites;	/* id to row */
	struct settings_role *roles;
	size_t n_roles, cap_roles;
	struct settings_sample *samples;
	size_t n_samples, cap_samples;
};

/* settings_type.c: one value. Reports and returns -1 when text is no such. */
int settings_type_check(struct arena *a, struct diag *dg,
    const struct settings_field *f, struct str text, struct pos at);
/* "a date such as 2026-12-01" */
const char *settings_type_words(enum settings_type type);

/* settings_find.c */
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

/* settings_read.c: append to a cell, row or table. */
void settings_cell_add(struct arena *a, struct settings_cell *c,
    const struct settings_value *v);
struct settings_row *settings_row_add(struct arena *a,
    struct settings_table *t, struct pos at);

/* settings_preset.c: fill what the file leaves out. */
void settings_preset_apply(struct arena *a, struct settings *s);

/* settings_roles.c: from the rows of <role>; reports. */
void settings_roles_make(struct arena *a, struct diag *dg,
    struct settings *s);
/* Is word a built-in role or one of the file's? */
bool settings_role_known(const struct settings *s, struct str word);

/* settings_check.c: references and meaning. */
void settings_check(struct arena *a, struct diag *dg, struct settings *s);

#endif
