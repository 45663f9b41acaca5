/*
 * make_scorm.c TEMPLATES OUT.zip - the LMS package of a quiz that has one
 * question of each kind, for the tests in a browser.
 */
#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "quiz/quiz_page.h"
#include "quiz/quiz_scorm.h"

#define TEXT(s) { "" s, sizeof(s) - 1 }
#define CHOICE(id, s) { TEXT(id), TEXT("<p>" s "</p>"), TEXT(s) }
#define ASK(s) .body = TEXT("<p>" s "</p>"), .words = TEXT(s)

static struct item_choice photo[] = {
	CHOICE("A", "Post it"), CHOICE("B", "Do not post it"),
	CHOICE("C", "Ask the patient")
};
static struct item_choice truth[] = {
	CHOICE("A", "Allowed"), CHOICE("B", "Not allowed")
};
static struct item_choice several[] = {
	CHOICE("A", "A face"), CHOICE("B", "The weather"),
	CHOICE("C", "A chart on the wall"), CHOICE("D", "Lunch")
};
static struct item_choice steps[] = {
	CHOICE("A", "Tell the privacy officer"), CHOICE("B", "Write it down"),
	CHOICE("C", "Take the post down")
};
static struct item_choice lines[] = {
	CHOICE("R1", "A question about care"), CHOICE("R2", "A reporter")
};
static struct item_choice answers[] = {
	CHOICE("D1", "The press office"), CHOICE("D2", "Call the clinic"),
	CHOICE("D3", "Nobody")
};
static struct item_value photo_right[] = { { 1, 0 } };
static struct item_value truth_right[] = { { 1, 0 } };
static struct item_value several_right[] = { { 0, 0 }, { 2, 0 } };
static struct item_value steps_right[] = { { 2, 0 }, { 0, 0 }, { 1, 0 } };
static struct item_value lines_right[] = { { 0, 1 }, { 1, 0 } };

static struct item items[] = {
	{ .id = TEXT("q-photo"), ASK("A photo shows a patient. You:"),
	  .choices = photo, .n_choices = NELEM(photo),
	  .correct = photo_right, .n_correct = 1, .max = ITEM_POINT },
	{ .id = TEXT("q-truth"), ASK("You friend a patient."),
	  .kind = ITEM_TRUE_FALSE, .choices = truth,
	  .n_choices = NELEM(truth), .correct = truth_right, .n_correct = 1,
	  .max = ITEM_POINT },
	{ .id = TEXT("q-several"), ASK("What tells who a patient is?"),
	  .kind = ITEM_MULTIPLE, .choices = several,
	  .n_choices = NELEM(several), .correct = several_right,
	  .n_correct = 2, .scoring = ITEM_PARTIAL, .max = ITEM_POINT },
	{ .id = TEXT("q-steps"), ASK("You posted too much. In which order?"),
	  .kind = ITEM_ORDER, .choices = steps, .n_choices = NELEM(steps),
	  .correct = steps_right, .n_correct = 3, .max = ITEM_POINT },
	{ .id = TEXT("q-lines"), ASK("Who answers?"), .kind = ITEM_MATCH,
	  .choices = lines, .n_choices = NELEM(lines), .targets = answers,
	  .n_targets = NELEM(answers), .correct = lines_right,
	  .n_correct = 2, .max = ITEM_POINT },
};

/* Four of five points pass, but the photo has to be right. */
static struct item_chapter chapters[] = {
	{ TEXT("privacy"), TEXT("Privacy"), 0 }
};
static struct item_entry entries[] = {
	{ .id = TEXT("q-photo"), .rule = TEXT("photo"), .critical = true,
	  .difficulty = 1 },
	{ .id = TEXT("q-truth"), .rule = TEXT("truth"), .difficulty = 1 },
	{ .id = TEXT("q-several"), .rule = TEXT("several"), .difficulty = 1 },
	{ .id = TEXT("q-steps"), .rule = TEXT("steps"), .difficulty = 1 },
	{ .id = TEXT("q-lines"), .rule = TEXT("lines"), .difficulty = 1 },
};
static const struct quiz quiz = {
	.quiz = {
		.id = TEXT("nurse"), .title = TEXT("Quiz for nurses"),
		.organization = TEXT("Example Clinic"), .lang = TEXT("en-US"),
		.number = TEXT("HR-114"), .version = TEXT("3.0"),
		.effective = TEXT("2026-12-01"),
		.statement = TEXT("I have read the handbook."),
		.questions = NELEM(entries), .attempts = 2, .pass = 800,
		.chapters = chapters, .n_chapters = 1,
		.entries = entries, .n = NELEM(entries),
	},
	.items = items,
	.texts = { .lms = TEXT("Example LMS") },
};

static int
make(struct arena *a, struct diag *dg, const char *dir, struct str *zip)
{
	const char *const *names = quiz_page_scripts(QUIZ_PAGE_SCORM);
	struct quiz_page_in page = { .quiz = &quiz };
	struct quiz_scorm_in in = { .quiz = &quiz };
	struct quiz_page_file *file = NULL;

	page.digest = in.quiz_digest = digest_of(STR_LIT("quiz"));
	in.key_digest = digest_of(STR_LIT("key"));
	page.page.name = "page.html";
	page.style.name = "quiz.css";
	for (size_t i = 0; names[i]; i++)
		page.scripts[i].name = names[i];
	for (size_t i = 0; i < QUIZ_PAGE_SCRIPTS_MAX + 2; i++) {
		file = i == 0 ? &page.page : i == 1 ? &page.style :
		    &page.scripts[i - 2];
		if (file->name && file_read_text(a, dg,
		    file_join(a, dir, file->name), file->name, &file->text) < 0)
			return -1;
	}
	return quiz_page(a, dg, &page, QUIZ_PAGE_SCORM, &in.page) < 0 ? -1 :
	    quiz_scorm(a, dg, &in, zip);
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct diag *dg = diag_new(a);
	struct str zip;
	int rc = argc != 3 || make(a, dg, argv[1], &zip) < 0 ||
	    file_write(dg, argv[2], zip, 0600) < 0;

	diag_print(dg, stderr, false);
	arena_free(a);
	return rc;
}
