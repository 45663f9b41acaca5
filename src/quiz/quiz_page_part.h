/* quiz_page_part.h - what the files of quiz_page share. */
#ifndef PRECEPT_QUIZ_PAGE_PART_H
#define PRECEPT_QUIZ_PAGE_PART_H

#include <stddef.h>

#include "base/str.h"
#include "quiz/quiz_page.h"

/* Far above any quiz: 5,000 items of several KB. */
#define QUIZ_PAGE_BYTES_MAX (64u << 20)

/* One item of a page, of the assessment or of the practice share. */
struct page_item {
	const struct item *item;
	const struct item_entry *entry;		/* NULL: practice */
	const struct quiz_practice *practice;	/* NULL: not */
};

struct page {
	struct arena *a;
	const struct quiz_page_in *in;
	enum quiz_page_mode mode;
	struct page_item *items;
	size_t n;
	const struct item_stimulus *stimuli;
	size_t n_stimuli;
	struct str lang;
};

/* The items as <template> elements, before them their scenarios. */
void page_put_items(const struct page *p, struct buf *b);
/* The facts as JSON that can stand in a script element. */
void page_put_data(const struct page *p, struct buf *b);

#endif
