/* quiz_paper_part.h - what the files of quiz_paper share. */
#ifndef PRECEPT_QUIZ_PAPER_PART_H
#define PRECEPT_QUIZ_PAPER_PART_H

#include "doc/doc.h"
#include "item/item_quiz.h"
#include "quiz/quiz.h"
#include "quiz/quiz_paper.h"

/* A paper being written. */
struct paper {
	struct arena *a;
	const struct quiz_paper *in;
	const struct quiz *q;
	struct doc_node *book;
};

/* --- pieces --- */

/* A BOOK: title, "HR-114, version 3.0" at the foot after before. */
struct doc_node *paper_book(struct paper *p, struct str title,
    struct str before);
struct doc_node *paper_part(struct paper *p, const char *style,
    struct str id, struct str heading, const char *look);
struct doc_node *paper_add(struct paper *p, struct doc_node *to,
    enum doc_kind kind, const char *style);
/* A paragraph of plain words; the words in a STRONG of their own. */
struct doc_node *paper_para(struct paper *p, struct doc_node *to,
    const char *style, struct str words);
void paper_words(struct paper *p, struct doc_node *to, struct str words);
void paper_strong(struct paper *p, struct doc_node *to, struct str words);
struct doc_node *paper_item(struct paper *p, struct doc_node *list,
    struct str label);
struct doc_node *paper_group(struct paper *p, struct doc_node *to,
    unsigned columns);
struct doc_node *paper_field(struct paper *p, struct doc_node *to,
    const char *style, struct str label);
/* Blocks below from, as they print on their own: no ids, no marks of what is
 * right, and links become their words. Questions in it are left out. */
void paper_copy(struct paper *p, struct doc_node *to,
    const struct doc_node *from);
/* "Sample.", when settings are samples. */
void paper_sample(struct paper *p, struct doc_node *to);

/* --- facts --- */

/* "Quiz: Nurse" */
struct str paper_title(struct paper *p);
struct str paper_code(struct paper *p, const struct item_form *f);
/* "80 percent" */
struct str paper_percent(struct paper *p, unsigned thousandths);
const struct item *paper_item_of(const struct paper *p,
    const struct item_form *f, size_t i);
/* Squares in which an order or match is answered: "1. 2. 3.", "R1 R2". */
struct str paper_blanks(struct paper *p, const struct item *it);

#endif
