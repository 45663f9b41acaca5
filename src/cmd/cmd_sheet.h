/*
 * cmd_sheet.h - one book before it is laid out: its tree, its pictures and
 * what it carries as its own source.
 */
#ifndef PRECEPT_CMD_SHEET_H
#define PRECEPT_CMD_SHEET_H

#include <stddef.h>

#include "base/base.h"
#include "base/digest.h"
#include "pdf/pdf.h"
#include "resolve/resolve.h"

struct arena;
struct diag;
struct doc_node;
struct edition_entry;
struct edition_fact;
struct workspace;

struct sheet {
	const struct resolve_book *book;
	struct pdf_what what;		/* points at files */
	struct pdf_attachment files[3];
	struct pdf_picture *pictures;
	size_t n_pictures;
	/* Every file it was made from, sorted by name. */
	struct edition_entry *inputs;
	size_t n_inputs;
};

/*
 * Resolve the book (what, id) of ws and gather what goes with it. meta is what
 * all books share; facts is the fingerprint. out must not be moved afterwards:
 * it points at itself. Returns -1 after findings.
 */
NODISCARD int cmd_sheet_make(struct arena *a, struct diag *dg,
    const struct workspace *ws, enum resolve_what what, struct str id,
    const struct pdf_meta *meta, const struct edition_fact *facts,
    size_t n_facts, struct sheet *out);

/* The tree as the file that a PDF of it carries; in a. */
struct pdf_attachment cmd_sheet_tree(struct arena *a,
    const struct doc_node *root);

/*
 * Digest of everything that decides the book's bytes but for what its
 * inputs.json names already, and looks: the digest of theme and profile.
 */
struct digest cmd_sheet_digest(const struct sheet *s,
    const struct digest *looks);

#endif
