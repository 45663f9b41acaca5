/* The library: folders over folders, single rules, ids across files; lint. */
#include "policy/policy.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/map.h"
#include "doc/doc.h"
#include "findings.h"
#include "policy/policy_data.h"
#include "policy/policy_lint.h"
#include "policy/policy_lint_part.h"
#include "tap.h"

static struct arena *a;
static char *top;	/* a folder for all of them */
static unsigned made;	/* folders below it */

static struct policy_library *lib;
static struct str found;	/* findings, with the files' names */

/* A new pair of folders "1" and "2", empty. */
static struct policy_folder *
new_folders(void)
{
	struct policy_folder *f = arena_array(a, 2, sizeof(*f));
	struct diag *dg = diag_new(a);

	made++;
	for (unsigned i = 0; i < 2; i++) {
		f[i].name = i == 0 ? "ours" : "mine";
		f[i].dir = str_c(a, str_fmt(a, "%s/%u/%s", top, made,
		    f[i].name));
		if (file_mkdir(dg, f[i].dir) < 0)
			exit(1);
	}
	return f;
}

static void
put(const struct policy_folder *f, const char *path, const char *text)
{
	struct diag *dg = diag_new(a);
	char *full = file_join(a, f->dir, path);
	char *slash = strrchr(full, '/');

	*slash = '\0';
	if (file_mkdir(dg, full) < 0)
		exit(1);
	*slash = '/';
	if (file_write(dg, full, str_of(text), 0644) < 0)
		exit(1);
}

static int
read_wanted(const struct policy_folder *f, size_t n, const struct map *wanted)
{
	struct diag *dg = diag_new(a);
	int rc;

	lib = NULL;
	rc = policy_library_read(a, dg, f, n, wanted, &lib);
	found = findings(a, dg);
	if ((rc == 0) != (lib != NULL) || (rc == 0) != (diag_errors(dg) == 0))
		found = STR_LIT("the result does not fit the findings");
	return rc;
}

static int
read_folders(const struct policy_folder *f, size_t n)
{
	return read_wanted(f, n, NULL);
}

#define POLICY(id, inner) "---\nid: " id "\n---\n# T of " id "\n\n" inner
#define BASED(id, digest) "---\nid: " id "\nbased-on: " digest "\n---\n# New\n"
#define RULE(id, words) "<!-- rule: " id " | must | practice -->\n" words "\n\n"
#define NO_DIGEST "sha256:000000000000000000000000000000000000000000000000" \
	"0000000000000000"

static void
test_plain(void)
{
	struct policy_folder *f = new_folders();

	put(f, "b.md", POLICY("b", RULE("r-b", "B.")));
	put(f, "a.md", POLICY("a", RULE("r-a", "A.")));
	put(f, "roles/nurse.md", POLICY("role-nurse", "N.\n"));
	put(f, "forms/f.md", POLICY("form-f", "F.\n"));
	put(f, "notes.txt", "not read");
	is_int(read_folders(f, 2), 0, "reads; the second is empty");
	is_text(found, "", "no findings");
	is_int(lib->n, 4, "four policies");
	is_text(lib->policies[0]->id, "a", "sorted by id");
	is_text(lib->policies[2]->id, "form-f", "a form");
	is_text(lib->policies[3]->path, "roles/nurse.md", "a role's path");
	ok(policy_find(lib, STR_LIT("role-nurse")) == lib->policies[3],
	    "found by id");
	ok(policy_find(lib, STR_LIT("nurse")) == NULL, "not by another");
	ok(map_get(lib->rules, STR_LIT("r-b")) == lib->policies[1]->rules[0],
	    "a rule by its id");
	ok(lib->overrides == NULL && lib->data != NULL, "nothing else");
}

/* How many are read of a.md (wanted), b.md, roles/c.md (which can't be read). */
static size_t
read_with(struct policy_folder *f, const char *wanted_words)
{
	struct map *wanted = map_new(a);

	map_put(wanted, STR_LIT("a"), wanted);
	put(f, "a.md", wanted_words);
	return read_wanted(f, 2, wanted) == 0 ? lib->n : 99;
}

static void
test_wanted(void)
{
	static const char *const lead_out[] = {
		POLICY("a", "See [it](ref:b).\n"),
		POLICY("a", "See [it](ref:rule/r-b).\n"),
		POLICY("a", "See [it](ref:nowhere).\n"),
		POLICY("a", "See [it](form:b).\n"),
		POLICY("a", "<!-- question: q | rule: r-b -->\nWhat?\n"
		    "- [x] This\n- [ ] That\n<!-- end question -->\n"),
	};
	struct policy_folder *f = new_folders();

	put(f, "b.md", POLICY("b", RULE("r-b", "B.")));
	put(f, "roles/c.md", POLICY("role-c", "<!-- no mark -->\n"));
	is_int(read_with(f, POLICY("a", RULE("r-a", "See [a](ref:a/t) and "
	    "[r](ref:rule/r-a).") "[x](term:t)\n")), 1,
	    "only what is wanted is read");
	is_int(map_len(lib->unread), 2, "two are not");
	ok(map_get(lib->unread, STR_LIT("role-c")) != NULL, "by their ids");
	ok(policy_find(lib, STR_LIT("b")) == NULL, "and are not found");
	for (size_t i = 0; i < NELEM(lead_out); i++)
		is_int(read_with(f, lead_out[i]), 99,
		    "a name of another: all are read, the bad one too");
	put(f, "roles/c.md", POLICY("role-c", "Good.\n"));
	is_int(read_with(f, lead_out[0]), 3, "and found when they are good");
	is_int(map_len(lib->unread), 0, "none is left");
	put(f + 1, "b.md", POLICY("b", "New.\n"));
	is_int(read_with(f, POLICY("a", "A.\n")), 2,
	    "what a later folder replaces is read");
	is_text(found, "P277n 2:5", "so that it is compared");
	put(f + 1, "overrides.md", POLICY("overrides", RULE("r-a", "A.")));
	is_int(read_with(f, POLICY("a", RULE("r-a", "A."))), 3,
	    "single rules may be anyone's");
}

static void
test_replaced_file(void)
{
	struct policy_folder *f = new_folders();
	struct str digest;

	put(f, "a.md", POLICY("a", RULE("r-a", "A.")));
	put(f, "roles/nurse.md", POLICY("role-nurse", "N.\n"));
	read_folders(f, 1);
	digest = digest_text(a, &policy_find(lib, STR_LIT("a"))->digest);
	put(f + 1, "a.md", str_fmt(a, "---\nid: a\nbased-on: %.*s\n---\n"
	    "# New\n", STR_ARG(digest)).ptr);
	is_int(read_folders(f, 2), 0, "replaced");
	is_text(found, "", "without findings: the digest fits");
	is_int(lib->n, 2, "still two");
	is_text(policy_find(lib, STR_LIT("a"))->title, "New", "the new one");
	is_int(policy_find(lib, STR_LIT("a"))->source, 1, "from folder 1");
	ok(map_get(lib->rules, STR_LIT("r-a")) == NULL,
	    "the old one's rules are gone");

	put(f + 1, "a.md", BASED("a", NO_DIGEST));
	is_int(read_folders(f, 2), 0, "stale");
	is_text(found, "P273w 3:11", "is a warning");
	put(f + 1, "a.md", POLICY("a", ""));
	read_folders(f, 2);
	is_text(found, "P277n 2:5", "no based-on is a note");
	put(f + 1, "a.md", BASED("a", NO_DIGEST));
	put(f + 1, "nurse.md", BASED("nurse", NO_DIGEST));
	read_folders(f, 2);
	is_text(found, "P273w 3:11, P275w 3:11", "replaces nothing");
	is_int(lib->n, 3, "and stands beside them");
}

static void
test_overrides(void)
{
	struct policy_folder *f = new_folders();
	const struct policy_rule *old;
	struct str digest;

	put(f, "a.md", POLICY("a", "<!-- if: role is nurse -->\n"
	    RULE("r-a", "A one.") "<!-- else -->\n" RULE("r-a", "A two.")
	    "<!-- end if -->\n" RULE("r-b", "B.")));
	read_folders(f, 1);
	is_text(found, "", "a rule in both branches");
	old = map_get(lib->rules, STR_LIT("r-a"));
	digest = digest_text(a, &old->digest);
	put(f + 1, "overrides.md", str_fmt(a, "---\nid: overrides\n---\n"
	    "# Mine\n\n## A heading\n\n<!-- # a remark -->\n"
	    "<!-- rule: r-a | must not | practice | based-on: %.*s -->\n"
	    "Mine.\n", STR_ARG(digest)).ptr);
	is_int(read_folders(f, 2), 0, "overrides read");
	is_text(found, "", "the digest fits");
	is_int(lib->n, 1, "no policy of its own");
	ok(lib->overrides != NULL && policy_find(lib,
	    STR_LIT("overrides")) == NULL, "it is apart");
	for (size_t i = 0; i < 2; i++) {
		old = lib->policies[0]->rules[i];
		ok(old->replaced_by == lib->overrides->rules[0],
		    "branch %zu is replaced", i);
	}
	ok(lib->policies[0]->rules[2]->replaced_by == NULL, "r-b is not");
	ok(map_get(lib->rules, STR_LIT("r-a")) == lib->policies[0]->rules[0],
	    "the id still finds the first of ours");

	put(f + 1, "overrides.md", POLICY("overrides", "<!-- rule: r-a | must "
	    "| practice | based-on: " NO_DIGEST " -->\nMine.\n\n"
	    RULE("r-b", "Mine.")));
	is_int(read_folders(f, 2), 0, "stale");
	is_text(found, "P274w 6:46, P277n 9:1", "warned, and noted");
	put(f + 1, "overrides.md", POLICY("overrides", "Words.\n\n"
	    RULE("r-c", "Mine.") "<!-- question: q | rule: r-c -->\nWhat?\n"
	    "- [x] A\n- [ ] B\n<!-- end question -->\n"));
	is_int(read_folders(f, 2), -1, "nothing to replace");
	is_text(found, "P278 6:1, P278 11:1, P276 8:12",
	    "words, a question, an unknown rule");
}

static void
test_ids(void)
{
	struct policy_folder *f = new_folders();

	put(f, "a.md", POLICY("a", RULE("r", "A.")
	    "<!-- question: q | rule: r -->\nWhat?\n- [x] A\n- [ ] B\n"
	    "<!-- end question -->\n"));
	put(f, "b.md", POLICY("b", RULE("r", "B.")
	    "<!-- question: q | rule: r -->\nWhat?\n- [x] A\n- [ ] B\n"
	    "<!-- end question -->\n"));
	put(f, "role-nurse.md", POLICY("role-nurse", ""));
	put(f, "roles/nurse.md", POLICY("role-nurse", ""));
	is_int(read_folders(f, 1), -1, "ids twice");
	is_text(found, "P271 6:12, P272 9:16, P270 2:5",
	    "a rule, a question, a policy");
	f = new_folders();
	put(f, "b.md", POLICY("b", RULE("r", "B.")
	    "<!-- question: q | rule: r -->\nWhat?\n- [x] A\n- [ ] B\n"
	    "<!-- end question -->\n"));
	put(f, "roles/nurse.md", POLICY("role-nurse", ""));
	put(f + 1, "a.md", POLICY("a", "Words.\n\n" RULE("r", "A.")
	    "<!-- question: q | rule: r -->\nWhat?\n- [x] A\n- [ ] B\n"
	    "<!-- end question -->\n"));
	put(f + 1, "role-nurse.md", "---\nlang: en\nid: role-nurse\n---\n"
	    "# N\n");
	is_int(read_folders(f, 2), -1, "ids that are built in");
	is_text(found, "P271 8:12, P272 11:16, P270 3:5",
	    "said where they can be changed");
}

static void
test_bad(void)
{
	struct policy_folder *f = new_folders();
	struct policy_folder none = { "/nonexistent", "none" };

	is_int(read_folders(&none, 1), -1, "no folder");
	put(f, "a.md", "no front matter");
	put(f, "b.md", POLICY("b", "{{\n"));
	put(f, "law.xml", "<law/>");
	put(f, "laws.xml", "<law/>");
	is_int(read_folders(f, 1), -1, "three bad files");
	ok(str_find(found, "P261 1:1", 0) < found.len &&
	    str_find(found, "P201 1:1", 0) < found.len &&
	    str_find(found, "P269w 0:0", 0) < found.len,
	    "all are reported in one run: %.*s", STR_ARG(found));
}

/* --- lint --- */

static struct str
lint(const char *text)
{
	struct policy_folder *f = new_folders();
	struct diag *dg = diag_new(a);

	put(f, "a.md", text);
	if (read_folders(f, 1) < 0)
		return found;
	policy_lint(a, dg, lib);
	return findings(a, dg);
}

#define lints(text, want, name) is_text(lint(POLICY("a", text)), want, name)

static void
test_words(void)
{
	lints("You must not make negative\ncomments about us.\n",
	    "P293w 6:19", "a blanket ban, over two lines");
	lints("<!-- rule: r | must not | practice -->\nNegative posts.\n",
	    "P293w 7:1, P900w 6:1", "in a rule that forbids");
	lints("<!-- rule: r | may | practice -->\nYou may post, and need not "
	    "avoid negative posts.\n", "", "a rule of what one may do");
	lints("Negative comments are part of life.\n", "", "no ban");
	lints("Do not post negative comments about patients.\n", "",
	    "a narrow subject");
	lints("Never disparage the organization. Be kind.\n", "P293w 6:7",
	    "a word that goes on");
	lints("Always be respectful.\n", "P293w 6:8", "civility");
	lints("Get approval before you post? You must.\n", "",
	    "sentences are apart");
	lints("You must get approval before you post.\n", "P293w 6:14",
	    "approval");
	lints("You must not make it *negative* comments.\n", "P293w 6:23",
	    "through emphasis");
	lints("| A | B |\n|---|---|\n| Never | never speak to the press |\n",
	    "P293w 8:17", "in a cell");
}

/* Sentences that real policies have, and ours that are close to them. */
static void
test_risks(void)
{
	static const struct { const char *bad, *words, *reference; } bad[] = {
		{ "Employees must not speak poorly of the clinic.",
		    "speak poorly of", "Stericycle" },
		{ "Never post what could damage the reputation of the clinic.",
		    "damage the reputation", "29 USC 157" },
		{ "You must not complain about management online.",
		    "complain about management", "29 USC 157" },
		{ "Inaccurate or false statements are prohibited.",
		    "Inaccurate or false", "Brighton" },
		{ "Our policies and procedures are confidential and must not "
		    "leave the building.",
		    "policies and procedures are confidential", "OM 12-59" },
		{ "You must be professional at all times.",
		    "professional at all times", "Stericycle" },
		{ "Internal matters must stay inside.", "Internal matters",
		    "OM 12-59" },
		{ "Do not post anything about your job.",
		    "anything about your job", "OM 12-59" },
		{ "You must not discuss your wages with others.",
		    "discuss your wages", "GC 26-03" },
		{ "Never post about staffing.", "Never post about staffing",
		    "GC 26-03" },
		{ "Salaries are confidential and you must keep them so.",
		    "Salaries are confidential", "GC 26-03" },
		{ "Do not talk about protective equipment.",
		    "about protective equipment", "GC 26-03" },
		{ "Employees must never talk to reporters.",
		    "talk to reporters", "OM 12-59" },
		{ "Do not contact a government agency about us.",
		    "contact a government agency", "OM 12-59" },
		{ "You must not use our logo.", "use our logo", "OM 12-59" },
		{ "Never say where you work.", "say where you work",
		    "OM 12-59" },
		{ "Pictures of the workplace are forbidden.",
		    "Pictures of the workplace", "Flagstaff" },
		{ "Do not post photos of staff.", "photos of staff",
		    "Flagstaff" },
		{ "You must clear your posts with us.", "clear your posts",
		    "OM 12-59" },
		{ "Never post without prior approval.",
		    "post without prior approval", "OM 12-59" },
		{ "You must not talk about the investigation.",
		    "talk about the investigation", "Stericycle" },
		{ "Complaints must be made in good faith.",
		    "Complaints must be made in good faith", "Stericycle" },
		{ "Political opinions must not be posted.",
		    "Political opinions", "Pickering" },
		{ "When asked, give your supervisor your password.",
		    "give your supervisor your password",
		    "password laws" },
		{ "You must show your private profile when asked.",
		    "show your private profile", "password laws" },
		{ "New staff should friend your manager.",
		    "friend your manager", "password laws" },
		{ "By commenting you give us an irrevocable license.",
		    "irrevocable license", "15 USC 45b" },
		{ "You indemnify us for what you write.", "indemnify",
		    "15 USC 45b" },
		{ "We may drop a patient for a bad review.",
		    "drop a patient for a bad review", "16 CFR 465.7" },
		{ "We take legal action against reviewers.",
		    "legal action against reviewers", "16 CFR 465.7" },
		{ "Delete negative reviews at once.",
		    "Delete negative reviews", "16 CFR 465.7" },
		{ "The moderator hides it or may remove complaints.",
		    "remove complaints", "Lindke" },
		{ "We block people who criticize us.",
		    "block people who criticize", "Lindke" },
		{ "Say: thank you for your recent visit.",
		    "your recent visit", "45 CFR 164.502(a)" },
		{ "Reply: we are sorry about your stay.",
		    "sorry about your stay", "Elite Dental" },
		{ "Reply: all our patients like you are dear to us.",
		    "our patients like you", "45 CFR 164.502(a)" },
	};
	static const char *const fine[] = {
		"You may speak poorly of the clinic.",
		"You must not stop those who may complain about management.",
		"You must not damage the trust of patients.",
		"Nothing here forbids complaints about management.",
		"You must not discuss patients, their wages or their homes.",
		"Talk about pay is not our affair.",
		"Nobody is turned away for talk about pay.",
		"You must not use our logo on behalf of a product.",
		"Never say where a patient works.",
		"Do not take pictures of patients at work.",
		"Your posts need no approval before posting.",
		"A complaint made in good faith is protected.",
		"You must not post political opinions on our accounts.",
		"Nobody may ask you to give your manager your password.",
		"You never have to show your private profile.",
		"Never give your password to your manager.",
		"A comment gives us no irrevocable license.",
		"The vendor must indemnify us.",
		"We must not drop a patient for a bad review.",
		"Do not delete negative reviews.",
		"Never delete negative comments.",
		"Managers must not punish anybody for talking about pay.",
		"Leave out: your recent visit.",
		"Criticism stays; we remove spam and threats.",
		"Bring the form to your visit.",
		"Complaints help us.",
	};

	for (size_t i = 0; i < NELEM(bad); i++) {
		struct diag *dg = diag_new(a);
		const struct finding *f;

		policy_lint_words(dg, (struct pos){ "x", 7, 9 },
		    str_of(bad[i].bad));
		if (!ok(diag_len(dg) == 1, "found: %s", bad[i].bad)) {
			diag_print(dg, stdout, false);
			continue;
		}
		f = diag_at(dg, 0);
		ok(f->at.line == 7 && f->level == DIAG_WARNING &&
		    f->hint.ptr != NULL && !strcmp(f->code, "P293"),
		    "a warning, there, with a hint");
		ok(str_starts(f->text, str_fmt(a, "risky words: \"%s\" ",
		    bad[i].words).ptr), "%.*s", STR_ARG(f->text));
		ok(str_find(f->text, bad[i].reference, 0) < f->text.len,
		    "it names %s", bad[i].reference);
	}
	for (size_t i = 0; i < NELEM(fine); i++) {
		struct diag *dg = diag_new(a);

		policy_lint_words(dg, (struct pos){ "x", 1, 1 },
		    str_of(fine[i]));
		if (!ok(diag_len(dg) == 0, "fine: %s", fine[i]))
			diag_print(dg, stdout, false);
	}
}

/* The first words that a phrase means: "speak|talk* of|about" is "speak of". */
static struct str
first_words(const char *phrase)
{
	struct str rest = str_of(phrase), out = STR_LIT("");

	while (rest.ptr != NULL) {
		struct str word = str_cut(&rest, ' '), one;

		if (str_ends(word, "?"))
			continue;
		one = str_cut(&word, '|');
		if (str_ends(one, "*"))
			one.len--;
		out = str_fmt(a, "%.*s %.*s", STR_ARG(out), STR_ARG(one));
	}
	return out;
}

/* No phrase is written so that nothing can match it. */
static void
test_phrases(void)
{
	for (size_t i = 0; i < policy_risks_len; i++) {
		const struct policy_risk *r = &policy_risks[i];
		const struct str words = first_words(r->phrase);
		struct diag *dg = diag_new(a);

		policy_lint_words(dg, (struct pos){ "x", 1, 1 }, str_fmt(a,
		    r->when == RISK_BANNED ? "You must not%.*s." :
		    r->when == RISK_SAID ? "So%.*s." : "You must%.*s.",
		    STR_ARG(words)));
		ok(diag_len(dg) > 0, "%.*s", STR_ARG(words));
		ok(strlen(r->class->reference) > 5 &&
		    strlen(r->class->hint) > 5, "has reference and hint");
	}
}

static void
test_grade(void)
{
	struct str easy = STR_LIT(""), hard = STR_LIT("");

	for (int i = 0; i < 30; i++) {
		easy = str_join(a, easy, STR_LIT("The cat sat on the mat.\n"));
		hard = str_join(a, hard, STR_LIT("notwithstanding "
		    "organizational considerations regarding confidentiality "
		    "\n"));
	}
	is_text(lint(str_fmt(a, POLICY("a", "%.*s"), STR_ARG(easy)).ptr), "",
	    "short words in short sentences");
	is_text(lint(str_fmt(a, POLICY("a", "Short.\n\n%.*s"),
	    STR_ARG(hard)).ptr), "P294n 8:1", "long ones");
	lints("Notwithstanding organizational considerations.\n", "",
	    "too few words to tell");
}

/* n questions; the right answer at place at of four, long or not. */
static struct str
keys(int n, int place, bool spread, bool longest)
{
	struct str s = STR_LIT(POLICY("a", RULE("r", "One must.")));

	for (int i = 0; i < n; i++) {
		const int right = spread ? (place + i) % 4 : place;

		s = str_fmt(a, "%.*s<!-- question: q-%d | rule: r -->\nWhat?\n",
		    STR_ARG(s), i);
		for (int k = 0; k < 4; k++)
			s = str_fmt(a, "%.*s- [%c] %c%s\n", STR_ARG(s),
			    k == right ? 'x' : ' ', 'A' + k,
			    (k == right) == longest ? " and more" : "");
		s = str_join(a, s, STR_LIT("<!-- end question -->\n\n"));
	}
	return lint(s.ptr);
}

static void
test_keys(void)
{
	is_text(keys(8, 0, true, false), "", "no habit");
	is_text(keys(8, 0, true, true), "P295w 9:1", "the longest is right");
	is_text(keys(8, 2, false, false), "P296w 9:1", "one place is right");
	is_text(keys(3, 2, false, true), "", "three questions show nothing");
}

static void
test_ours(void)
{
	struct policy_folder f = { "policies", "policies" };
	struct diag *dg = diag_new(a);

	is_int(policy_library_read(a, dg, &f, 1, NULL, &lib), 0, "ours read");
	diag_print(dg, stdout, false);
	if (lib == NULL)
		return;
	ok(lib->n > 40 && map_len(lib->rules) > 100 &&
	    map_len(lib->questions) > 200, "all of them");
	ok(lib->data->nlaws > 50, "the law too");
}

int
main(void)
{
	char name[] = "/tmp/policy_library.XXXXXX";

	a = arena_new();
	top = mkdtemp(name);
	if (top == NULL)
		return 1;
	test_plain();
	test_wanted();
	test_replaced_file();
	test_overrides();
	test_ids();
	test_bad();
	test_words();
	test_risks();
	test_phrases();
	test_grade();
	test_keys();
	test_ours();
	(void)!system(str_fmt(a, "rm -r %s", top).ptr);
	arena_free(a);
	return tap_done();
}
