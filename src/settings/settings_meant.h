/* settings_meant.h - what a value that is wrong was meant to be. */
#ifndef PRECEPT_SETTINGS_MEANT_H
#define PRECEPT_SETTINGS_MEANT_H

#include "settings/settings_table.h"

#include "base/str.h"

/* A text that is put right; what is longer is no slip of the pen. */
#define MEANT_MAX 250
struct meant {
	char text[MEANT_MAX + 1];
	size_t len;
};

struct diag;

struct str meant_view(const struct meant *m);
void meant_put(struct meant *m, char c);
/* Do they differ at most in the case of letters? */
bool meant_same(struct str x, struct str y);
/* Spaces and dashes as keyboards have them, trimmed. */
void meant_plain(struct meant *m, struct str s);
/* "Nursing Home" as nursing-home; empty where letters are not ASCII. */
void meant_slug(struct meant *m, struct str s);
/* By id or label in any case, or by another word for it; NULL: no guess. */
const struct settings_choice *settings_choice_meant(
    const struct settings_choice *list, struct str s);
/* As that, or else the one that is spelled nearly so. */
const struct settings_choice *settings_choice_near(
    const struct settings_choice *list, struct str s);
/* By its letters, its name or how that begins: "Minn"; NULL: no guess. */
const struct settings_choice *settings_state_meant(struct str s);

/* settings_type.c */
bool settings_has_form(const struct settings_field *f, struct str s);
/*
 * settings_hint.c: what to type instead of s, which has not the form of f; for
 * the finding reported last.
 */
void settings_hint_form(struct diag *dg, const struct settings_field *f,
    struct str s);

#endif
