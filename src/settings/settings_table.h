/*
 * settings_table.h - the one table of organization.xml.
 *
 * The file has two levels: <organization> holds blocks, a block holds fields.
 * A field is an attribute of its block, a child element or the block's own
 * text. Reading, checks, defaults, the starter, the schema and the manual page
 * all walk this table, so that they cannot disagree.
 */
#ifndef PRECEPT_SETTINGS_TABLE_H
#define PRECEPT_SETTINGS_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#define SETTINGS_NS "urn:precept:organization:1"
#define SETTINGS_ROOT "organization"
/* Longest values in code points; a name has to fit a line of the book. */
#define SETTINGS_MAX_LINE 200
#define SETTINGS_MAX_TEXT 4000
#define SETTINGS_MAX_ID 64
#define SETTINGS_MAX_ROWS 2000	/* of one block */

enum settings_type {
	SET_LINE,	/* words on one line */
	SET_TEXT,	/* sentences; line breaks count as spaces */
	SET_ID,		/* lower-case letters, digits, - */
	SET_VERSION,	/* 3.0 */
	SET_DATE,	/* 2026-12-01 */
	SET_INT,	/* whole number from min to max */
	SET_PERCENT,	/* 0.80, kept in thousandths */
	SET_BOOL,	/* yes, no */
	SET_PHONE,
	SET_EMAIL,
	SET_URL,	/* http or https */
	SET_STATE,	/* two letters of the postal service */
	SET_COLOR,	/* #1F4E79 */
	SET_FILE,	/* relative path below the workspace */
	SET_CHOICE,	/* one of choices */
	SET_OPEN,	/* one of choices, or own words */
	SET_PERSON,	/* id of a person */
	SET_TOOL,	/* id of a tool */
	SET_SITE,	/* id of a site */
	SET_WHO,	/* id of a person, an office (contact role), or a role */
	SET_ROLE	/* a built-in role or the id of a role */
};

enum settings_place { SET_ATTR, SET_CHILD, SET_BODY };

enum {
	SET_REQUIRED = 1,	/* must stand wherever its block stands */
	SET_MANY = 2		/* repeated child; in an attribute: by spaces */
};

struct settings_choice {
	const char *id;		/* as written in the file; NULL ends a list */
	const char *label;	/* as printed in a cell or list: "Privacy officer" */
	const char *prose;	/* within a sentence; NULL: as label */
};

struct settings_field {
	const char *name;
	enum settings_place place;
	enum settings_type type;
	unsigned flags;
	/*
	 * Default: NULL none; "=path" the values at that path; "=path + path"
	 * a date and months; else text. What it names stands further up.
	 */
	const char *preset;
	const struct settings_choice *choices;
	long min, max;		/* SET_INT */
	const char *unit;	/* for people: "days" */
	const char *example;	/* a value that reads clean; for the starter */
	const char *about;	/* a sentence for people */
};

struct settings_block {
	const char *name;
	const char *source;	/* as a table: "accounts"; NULL: stands once */
	const char *key;	/* field whose value is a step in paths */
	bool unique;		/* a key value may stand only once */
	bool required;
	const char *key_as;	/* another column name of the key: "office" */
	const char *face;	/* field that a row prints as */
	const struct settings_field *fields;
	size_t n;
	const char *about;
};

/* Rows that stand when the file has none of that block and key. */
struct settings_builtin {
	const char *block, *key;
	const char *field, *value;
};

extern const struct settings_block settings_blocks[];
extern const size_t settings_blocks_len;
extern const struct settings_builtin settings_builtins[];
extern const size_t settings_builtins_len;

/* Lists of choices; each ends with a NULL id. */
extern const struct settings_choice settings_states[];
extern const struct settings_choice settings_roles[];
extern const struct settings_choice settings_offices[];
extern const struct settings_choice settings_facilities[];
extern const struct settings_choice settings_hotlines[];
extern const struct settings_choice settings_platforms[];
extern const struct settings_choice settings_standings[];
extern const struct settings_choice settings_ownerships[];
extern const struct settings_choice settings_taxes[];
extern const struct settings_choice settings_sizes[];
extern const struct settings_choice settings_classes[];
extern const struct settings_choice settings_changes[];
extern const struct settings_choice settings_statuses[];
extern const struct settings_choice settings_tools[];
extern const struct settings_choice settings_app_uses[];
extern const struct settings_choice settings_contents[];
extern const struct settings_choice settings_responses[];
extern const struct settings_choice settings_recordings[];
extern const struct settings_choice settings_device_uses[];
extern const struct settings_choice settings_friend_rules[];
extern const struct settings_choice settings_records[];
extern const struct settings_choice settings_pixels[];
extern const struct settings_choice settings_insurances[];
extern const struct settings_choice settings_papers[];
extern const struct settings_choice settings_quizzes[];

/* The choice with this id, or NULL. */
const struct settings_choice *settings_choice_find(
    const struct settings_choice *list, const char *id, size_t len);

#endif
