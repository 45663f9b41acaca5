#include "cmd/cmd.h"

static const struct opt init_options[] = {
	{ "profile", 'p', "NAME", false,
	    "clinic, hospital, small-practice, long-term-care, "
	    "public-district or behavioral" },
};

static const struct opt build_options[] = {
	{ "role", 'r', "ROLE", true, "only this role's handbook" },
	{ "out", 'o', "DIR", false, "where the results go, instead of DIR/build" },
	{ "private", 0, "DIR", false,
	    "where what is not handed out goes, instead of DIR/private" },
	{ "jobs", 'j', "N", false, "how many at once (as many as cores)" },
};

static const struct opt check_options[] = {
	{ "role", 'r', "ROLE", true, "only this role's handbook" },
	{ "jobs", 'j', "N", false, "how many at once (as many as cores)" },
};

#define QUIZ_ARGS_MAX 100000

static const struct opt quiz_options[] = {
	{ "role", 'r', "ROLE", false, "the role whose quiz it is" },
	{ "person", 'p', "ID", true, "who gets a token" },
	{ "people", 0, "FILE", false,
	    "a CSV file of those who do; with a column \"role\", of this role" },
	{ "due", 0, "DATE", false,
	    "the last day (training.days-from-hire from today)" },
	{ "out", 'o', "DIR", false, "where build put the results" },
	{ "private", 0, "DIR", false, "where build put the keys" },
};

static const struct opt help_options[] = {
	{ "completion", 0, "SHELL", false,
	    "print completions for bash, zsh or fish" },
};

const struct command cmd_table[] = {
	{ "init", "DIR", 1, 1, "make a workspace for an organization",
	    "Makes DIR with a commented organization.xml for a kind of "
	    "organization. It builds at once; values marked sample=\"yes\" "
	    "are yours to replace.",
	    init_options, NELEM(init_options), cmd_init },
	{ "customize", "[WHAT [DIR]]", 0, 2,
	    "copy a built-in policy or rule to reword it",
	    "Copies a built-in policy (photos) or one rule "
	    "(rule/photo-device) into the workspace DIR. What stands there "
	    "prints instead of the built-in words; check tells when the "
	    "built-in words change later. Without WHAT: lists all policies "
	    "and rules.",
	    NULL, 0, cmd_customize },
	{ "check", "[DIR]", 0, 1, "find every problem of a workspace",
	    "Reads settings and policies, resolves and lays out every book, "
	    "and reports every finding in one run. Then says in a few lines "
	    "what each handbook covers. Exit status 1 when there is an error.",
	    check_options, NELEM(check_options), cmd_check },
	{ "build", "[DIR]", 0, 1, "make the handbooks, forms and quizzes",
	    "Makes a handbook PDF and a quiz for every role, the forms, the "
	    "coverage report, and the edition's digests. Only what changed is "
	    "made again. Keys of quizzes go to DIR/private, for you alone.",
	    build_options, NELEM(build_options), cmd_build },
	{ "quiz", "token | sheet [DIR] [FILE...]", 1, QUIZ_ARGS_MAX,
	    "make tokens for those who take a quiz, and result sheets",
	    "Makes a token for each person, which shows that they were asked "
	    "to take this quiz by that day; precept-grade checks it. Writes "
	    "DIR/private/tokens/ROLE.csv, and what to put behind the address "
	    "of a role's assessment.html. With sheet: a PDF for the personnel "
	    "file for each verdict in FILEs that precept-grade --format=json "
	    "wrote or --save kept, in DIR/private/sheets.",
	    quiz_options, NELEM(quiz_options), cmd_quiz },
	{ "explain", "[CODE]", 0, 1, "say more about a message",
	    "Prints what the message with this code means, why it matters "
	    "and what to do. Without a code: lists all.",
	    NULL, 0, cmd_explain },
	{ "help", "[COMMAND]", 0, 1, "help on a command",
	    "Prints what a command does and takes.",
	    help_options, NELEM(help_options), cmd_help_run },
};
const size_t cmd_table_len = NELEM(cmd_table);
