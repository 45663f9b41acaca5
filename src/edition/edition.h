/*
 * edition.h - what was built, as digests: the thing that is approved, sealed
 * and acknowledged. build/edition.json is canonical JSON (json_out.h) with all
 * members sorted bytewise, so that equal builds give equal bytes.
 *
 * Where there is a build/edition.json, every file it lists is there and has
 * that digest, whatever may have stopped a build: a build that changes a file
 * first renames it to edition-before.json, which vouches for nothing and only
 * tells the next build what is there; and it writes the new one last.
 */
#ifndef PRECEPT_EDITION_H
#define PRECEPT_EDITION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/base.h"
#include "base/digest.h"
#include "base/str.h"

struct arena;
struct diag;

#define EDITION_FORMAT "precept-edition-1"

/* A name and a text: one part of the fingerprint. */
struct edition_fact {
	struct str name, value;
};

/* A name and a digest: an input file, or a rule as one role reads it. */
struct edition_entry {
	struct str name;	/* "policies/photos.md"; "photo-device" */
	struct str number;	/* of a rule: "3.5.1"; else absent */
	struct digest digest;
};

/* A role's quiz; what is private of it is known by its key digest alone. */
struct edition_quiz {
	struct digest quiz, key;	/* item_quiz.h */
	struct digest source;	/* of everything that decides its files */
	struct edition_entry *files;	/* "quizzes/nurse/open.zip" */
	size_t n_files;
	struct str *inputs;	/* those of its pages, beside the book's */
	size_t n_inputs;
};

/* One PDF: a role's handbook or a form. */
struct edition_book {
	struct str id;		/* "nurse"; "acknowledgement" */
	struct str path;	/* below build/: "handbooks/nurse.pdf" */
	struct digest source;	/* of everything that decides its bytes */
	struct digest file;	/* of its bytes */
	size_t pages, words;
	struct edition_entry *rules;	/* of its resolved text */
	size_t n_rules;
	struct str *inputs;	/* names of the files it was made from */
	size_t n_inputs;
	struct edition_quiz *quiz;	/* NULL: none */
};

/* One of the reports: what the books cover, for people and programs. */
struct edition_report {
	struct str id;		/* "coverage.csv" */
	struct str path;	/* below build/: "reports/coverage.csv" */
	struct digest file;	/* of its bytes */
};

struct edition {
	struct str organization, number, version, effective;
	bool sample;		/* a required value is still a sample */
	struct edition_fact *fingerprint;	/* program and libraries */
	size_t n_fingerprint;
	struct edition_entry *inputs;
	size_t n_inputs;
	struct edition_book *roles, *forms;
	size_t n_roles, n_forms;
	struct edition_report *reports;
	size_t n_reports;
};

/* As JSON. Sorts the lists of e in place. */
void edition_write(struct buf *b, struct edition *e);

/*
 * Read what edition_write made, in a. An edition of another format or one that
 * was altered into something else is a finding and -1: the caller then builds
 * as if there were none.
 */
NODISCARD int edition_read(struct arena *a, struct diag *dg, const char *name,
    struct str text, struct edition *out);

/* The book or report with this id, or NULL. */
const struct edition_book *edition_find(const struct edition_book *list,
    size_t n, struct str id);
const struct edition_report *edition_find_report(const struct edition *e,
    struct str id);

#endif
