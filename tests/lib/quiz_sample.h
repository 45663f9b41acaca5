/*
 * quiz_sample.h - a small quiz made by hand, with every kind of question, for
 * the page's tests. Plainly fictional. Every paper has each kind: the chapters
 * "steps" and "people" hold nothing but orders and matches.
 */
#ifndef PRECEPT_QUIZ_SAMPLE_H
#define PRECEPT_QUIZ_SAMPLE_H

#include <string.h>

#include "base/arena.h"
#include "base/base.h"
#include "quiz/quiz.h"

struct sample_row {
	const char *id, *rule, *section;
	unsigned chapter, difficulty;
	bool critical;
	const char *scenario;	/* NULL: none */
	enum item_kind kind;
	enum item_scoring scoring;
	const char *asked;
	const char *choices[5];	/* "*" before a right one; of an order in
				   order of ORDER; of a match "source>Dn" */
	const char *targets[4];
};

static const struct sample_row sample_rows[] = {
	{ "q-photo-1", "photo-device", "3.5.1", 0, 1, true, "s-selfie",
	  ITEM_SINGLE, ITEM_CORRECT,
	  "Dana wants to post the selfie. What should she do first?",
	  { "Post it, since nobody reads that small",
	    "*Not post it, and tell the privacy officer if it is already out",
	    "Blur the faces and post it" }, { 0 } },
	{ "q-photo-2", "photo-device", "3.5.1", 0, 2, true, "s-selfie",
	  ITEM_MULTIPLE, ITEM_CORRECT,
	  "Which parts of the picture could point to a patient?",
	  { "*The names on the screen behind her", "Her own badge",
	    "*The room number on the door", "Her lunch" }, { 0 } },
	{ "q-photo-3", "photo-device", "3.5.1", 0, 3, true, NULL,
	  ITEM_TRUE_FALSE, ITEM_CORRECT,
	  "A photo without a face can still be about a patient.",
	  { "*True", "False" }, { 0 } },
	{ "q-reply-1", "reply", "3.6.2", 0, 1, false, NULL,
	  ITEM_SINGLE, ITEM_CORRECT,
	  "A review says: <em>“They lost my test results.”</em> What may you "
	  "write back?",
	  { "“We are sorry, your results are here.”",
	    "*Nothing: pass it to the social media manager",
	    "“You were never a patient here.”" }, { 0 } },
	{ "q-reply-2", "reply", "3.6.2", 0, 2, false, NULL,
	  ITEM_MULTIPLE, ITEM_PARTIAL,
	  "Which replies say too much?",
	  { "*“Thank you for your visit on Monday.”",
	    "“We do not talk about care online. Please call us.”",
	    "*“We hope the new pills help.”" }, { 0 } },
	{ "q-reply-3", "reply", "3.6.2", 0, 2, false, NULL,
	  ITEM_TRUE_FALSE, ITEM_CORRECT,
	  "If the patient told the story first, you may add to it.",
	  { "True", "*False" }, { 0 } },
	{ "q-report-1", "report", "5.1.3", 1, 2, true, NULL,
	  ITEM_ORDER, ITEM_CORRECT,
	  "A photo with a chart went out. In which order do you act?",
	  { "Fill in the incident form", "Call the privacy officer",
	    "Take the post down", "Keep a copy of the post" }, { 0 } },
	{ "q-report-2", "report", "5.1.3", 1, 3, true, NULL,
	  ITEM_ORDER, ITEM_CORRECT,
	  "You find a fake page of your clinic. Put the steps in order.",
	  { "Tell the social media manager", "Write down the address",
	    "Leave it to them to report the page" }, { 0 } },
	{ "q-who-1", "who", "2.2.1", 2, 1, false, NULL,
	  ITEM_MATCH, ITEM_CORRECT, "Who deals with it?",
	  { "A reporter calls>D2", "Patient data was posted>D1",
	    "An account was taken over>D3" },
	  { "Privacy officer", "Media contact", "IT security" } },
	{ "q-who-2", "who", "2.2.1", 2, 2, false, NULL,
	  ITEM_MATCH, ITEM_CORRECT, "Where do these belong?",
	  { "A joke about your own lunch>D1",
	    "A story about someone’s care>D2",
	    "A picture of a whiteboard>D2" },
	  { "Your own page", "Nowhere online" } },
	{ "q-friend-1", "friend", "4.1.1", 0, 1, false, NULL,
	  ITEM_SINGLE, ITEM_CORRECT,
	  "A patient sends you a friend request. What is best?",
	  { "Accept it, and hide your posts", "*Do not accept it",
	    "Ask the patient why" }, { 0 } },
	{ "q-friend-2", "friend", "4.1.1", 0, 3, false, NULL,
	  ITEM_TRUE_FALSE, ITEM_CORRECT,
	  "A closed group makes it safe to talk about a patient.",
	  { "True", "*False" }, { 0 } },
};

static const struct sample_row sample_practice[] = {
	{ "p-photo", "photo-device", "3.5.1", 0, 1, true, "s-board",
	  ITEM_SINGLE, ITEM_CORRECT, "May the picture stay online?",
	  { "Yes, it was taken after work", "*No, the board has names on it" },
	  { 0 } },
	{ "p-reply", "reply", "3.6.2", 0, 1, false, NULL, ITEM_MULTIPLE,
	  ITEM_PARTIAL, "What may a reply to a review hold?",
	  { "*A phone number to call", "The day of the visit", "*A thank you",
	    "A name" }, { 0 } },
	{ "p-mapped", "reply", "3.6.2", 0, 2, false, NULL, ITEM_MULTIPLE,
	  ITEM_MAPPED, "What do you do with a harsh review?",
	  { "*Tell the social media manager", "*Leave it as it is",
	    "Ask friends for good ones", "Answer at night" }, { 0 } },
	{ "p-true", "friend", "4.1.1", 0, 1, false, NULL, ITEM_TRUE_FALSE,
	  ITEM_CORRECT, "You may look up a patient’s page out of interest.",
	  { "True", "*False" }, { 0 } },
	{ "p-order", "report", "5.1.3", 0, 1, true, NULL, ITEM_ORDER,
	  ITEM_CORRECT, "Your phone with work chats is lost. What comes first?",
	  { "Change your passwords", "Call IT security", "Tell your manager" },
	  { 0 } },
	{ "p-match", "who", "2.2.1", 0, 1, false, NULL, ITEM_MATCH,
	  ITEM_CORRECT, "Who helps?",
	  { "A new account is wanted>D1", "A post was wrong>D2" },
	  { "Account owner", "Social media manager" } },
};

/* The right order of an order item's choices, as indexes. */
static const uint16_t sample_order[] = { 2, 1, 3, 0 }; /* of four */
static const uint16_t sample_order3[] = { 1, 0, 2 };

static struct str
sample_body(struct arena *a, const char *words)
{
	return str_fmt(a, "<p>%s</p>", words);
}

static struct str
sample_words(struct arena *a, const char *body)
{
	struct buf b;
	struct str s;
	bool in = false;

	buf_init(&b, 4096);
	for (const char *p = body; *p; p++) {
		in |= *p == '<';
		if (!in)
			buf_putc(&b, *p);
		in &= *p != '>';
	}
	s = str_dup(a, buf_view(&b));
	buf_free(&b);
	return s;
}

static void
sample_correct(struct item *it, const struct sample_row *r)
{
	const uint16_t *order = it->n_choices == 4 ? sample_order :
	    sample_order3;

	for (size_t i = 0; i < it->n_choices; i++) {
		struct item_value v = { (uint16_t)i, 0 };
		const char *to = strchr(r->choices[i], '>');

		if (it->kind == ITEM_ORDER)
			v.choice = order[i];
		else if (it->kind == ITEM_MATCH)
			v.target = (uint16_t)(to[2] - '1');
		else if (r->choices[i][0] != '*')
			continue;
		it->correct[it->n_correct++] = v;
	}
}

/* A point each for the right ones, half a point less for the last: at most 1.5. */
static void
sample_map(struct arena *a, struct item *it)
{
	it->map = arena_array(a, 3, sizeof(*it->map));
	for (size_t i = 0; i < it->n_correct; i++)
		it->map[it->n_map++] = (struct item_mapped){ it->correct[i],
			ITEM_POINT };
	it->map[it->n_map++] = (struct item_mapped){
		{ (uint16_t)(it->n_choices - 1), 0 }, -ITEM_POINT / 2 };
	it->map_default = -ITEM_POINT / 4;
	it->map_lower = 0;
	it->map_upper = it->max = ITEM_POINT * 3 / 2;
}

static struct item
sample_item(struct arena *a, const struct sample_row *r)
{
	struct item it = { .id = str_of(r->id), .title = str_of(r->id),
		.kind = r->kind, .stimulus = str_of(r->scenario),
		.body = sample_body(a, r->asked),
		.words = sample_words(a, r->asked), .scoring = r->scoring,
		.map_lower = INT64_MIN, .map_upper = INT64_MAX,
		.max = ITEM_POINT };

	it.choices = arena_array(a, NELEM(r->choices), sizeof(*it.choices));
	it.correct = arena_array(a, NELEM(r->choices), sizeof(*it.correct));
	it.targets = arena_array(a, NELEM(r->targets), sizeof(*it.targets));
	for (; it.n_choices < NELEM(r->choices) && r->choices[it.n_choices];
	    it.n_choices++) {
		size_t i = it.n_choices;
		struct str words = str_of(r->choices[i]);

		if (str_starts(words, "*"))
			words = str_sub(words, 1, words.len);
		words = str_cut(&words, '>');
		it.choices[i].id = r->kind == ITEM_MATCH ?
		    str_fmt(a, "R%zu", i + 1) :
		    str_fmt(a, "%c", (int)('A' + i));
		it.choices[i].words = words;
		it.choices[i].body = sample_body(a, str_c(a, words));
	}
	for (; it.n_targets < NELEM(r->targets) && r->targets[it.n_targets];
	    it.n_targets++) {
		size_t i = it.n_targets;

		it.targets[i].id = str_fmt(a, "D%zu", i + 1);
		it.targets[i].words = str_of(r->targets[i]);
		it.targets[i].body = sample_body(a, r->targets[i]);
	}
	sample_correct(&it, r);
	if (r->scoring == ITEM_MAPPED)
		sample_map(a, &it);
	return it;
}

static void
sample_blueprint(struct arena *a, struct item_quiz *q)
{
	const struct item_chapter chapters[] = {
		{ STR_LIT("privacy"), STR_LIT("Patient privacy"), 4 },
		{ STR_LIT("steps"), STR_LIT("What to do"), 1 },
		{ STR_LIT("people"), STR_LIT("Who helps"), 1 }
	};

	*q = (struct item_quiz){ .id = STR_LIT("nurse"),
		.title = STR_LIT("Social Media Handbook: Nurse"),
		.organization = STR_LIT("Example Family Clinic, Inc."),
		.lang = STR_LIT("en-US"), .number = STR_LIT("HR-114"),
		.version = STR_LIT("3.0"), .effective = STR_LIT("2026-12-01"),
		.handbook = digest_of(STR_LIT("handbook")),
		.statement = STR_LIT("I have read the Social Media Handbook "
		    "for my role. I answered this quiz myself. I know whom to "
		    "ask when I am not sure."),
		.questions = 8, .attempts = 3, .pass = 800,
		.levels = { 0, 2, 2, 1 },
		.chapters = arena_alloc(a, sizeof(chapters)),
		.n_chapters = NELEM(chapters), .n = NELEM(sample_rows) };
	memcpy(q->chapters, chapters, sizeof(chapters));
	q->statement_digest = digest_of(q->statement);
	q->entries = arena_array(a, q->n, sizeof(*q->entries));
	for (size_t i = 0; i < q->n; i++) {
		const struct sample_row *r = &sample_rows[i];

		q->entries[i] = (struct item_entry){ .id = str_of(r->id),
			.rule = str_of(r->rule), .section = str_of(r->section),
			.chapter = r->chapter, .difficulty = r->difficulty,
			.critical = r->critical,
			.scenario = str_of(r->scenario) };
	}
}

static void
sample_add_practice(struct arena *a, struct quiz *q)
{
	q->n_practice = NELEM(sample_practice);
	q->practice = arena_array(a, q->n_practice, sizeof(*q->practice));
	for (size_t i = 0; i < q->n_practice; i++) {
		const struct sample_row *r = &sample_practice[i];

		q->practice[i] = (struct quiz_practice){
			.item = sample_item(a, r),
			.section = str_of(r->section),
			.chapter = STR_LIT("Patient privacy"),
			.rule_body = STR_LIT("<p>Keep <strong>names, faces and "
			    "places</strong> of patients off your own "
			    "devices and pages.</p>") };
		q->practice[i].item.reason = STR_LIT("<p>A name on a board is "
		    "patient information. To delete it later does not undo "
		    "it.</p>");
	}
}

static struct quiz
sample_quiz(struct arena *a)
{
	const struct item_stimulus stimuli[] = {
		{ STR_LIT("s-selfie"), STR_LIT("The selfie"),
		  STR_LIT("<p>Dana takes a selfie in the break room. Behind "
		    "her a monitor shows the names of this afternoon’s "
		    "patients, and the door says “Room 12”.</p><p>A friend "
		    "asks her to post it.</p>"),
		  STR_LIT("Dana takes a selfie in the break room.") },
		{ STR_LIT("s-board"), STR_LIT("The board"),
		  STR_LIT("<p>A colleague posts a picture of the team. The "
		    "whiteboard is in it.</p>"),
		  STR_LIT("A colleague posts a picture of the team.") }
	};
	struct item_stimulus *own = arena_alloc(a, sizeof(stimuli));
	struct quiz q = { .stimuli = own, .n_stimuli = 1,
		.practice_stimuli = own + 1, .n_practice_stimuli = 1,
		.texts = { .role = STR_LIT("Nurse"),
		    .handbook = STR_LIT("Social Media Handbook: Nurse"),
		    .hand_in_to = STR_LIT("Maria Sample, HR lead"),
		    .hand_in_email = STR_LIT("maria.sample@clinic.example"),
		    .hand_in_phone = STR_LIT("555-0100"),
		    .hand_in_how = STR_LIT("Send it by e-mail from your work "
			"account, or put it in the folder “Quizzes”."),
		    .help_to = STR_LIT("Maria Sample, HR lead"),
		    .help_email = STR_LIT("maria.sample@clinic.example"),
		    .help_phone = STR_LIT("555-0100"), .open_book = true } };

	memcpy(own, stimuli, sizeof(stimuli));
	sample_blueprint(a, &q.quiz);
	q.items = arena_array(a, q.quiz.n, sizeof(*q.items));
	for (size_t i = 0; i < q.quiz.n; i++)
		q.items[i] = sample_item(a, &sample_rows[i]);
	sample_add_practice(a, &q);
	return q;
}

#endif
