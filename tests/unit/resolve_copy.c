/* A policy's words: conditions decided, values put in, what is lost. */
#include "resolve_world.h"

#define FACILITY "<facility kind=\"hospital\"/>"

static void
conditions(void)
{
	try(FACILITY, "<!-- if: facility is hospital -->\nYes.\n\n"
	    "<!-- else -->\nNo.\n\n<!-- end if -->\nEnd.\n", "Yes.\nEnd.",
	    NULL, "the branch that holds");
	try("", "<!-- if: facility is hospital -->\nYes.\n\n"
	    "<!-- else -->\nNo.\n\n<!-- end if -->\n", "No.", NULL,
	    "else");
	try("", "<!-- if: role is nurse and book is handbook -->\nA.\n\n"
	    "<!-- end if -->\n<!-- if: not role is nurse -->\nB.\n\n"
	    "<!-- end if -->\n<!-- if: role is clinical -->\nC.\n\n"
	    "<!-- end if -->\n<!-- if: role is not manager, billing -->\nD.\n\n"
	    "<!-- end if -->\n", "A.\nC.\nD.", NULL, "role, parent, book");
	try("", "<!-- if: state is IA -->\nA.\n\n<!-- end if -->\n"
	    "<!-- if: state is CA, NY -->\nB.\n\n<!-- end if -->\n"
	    "<!-- if: state.recording is all-party -->\nC.\n\n<!-- end if -->\n"
	    "<!-- if: state.recording is one-party -->\nD.\n\n<!-- end if -->\n",
	    "A.\nD.", NULL, "states and their law");
	try("", "<!-- if: training.attempts at least 3 -->\nA.\n\n"
	    "<!-- end if -->\n<!-- if: training.attempts at least 4 -->\nB.\n\n"
	    "<!-- end if -->\n<!-- if: state at least 2 -->\nC.\n\n"
	    "<!-- end if -->\n<!-- if: training.pass at least 81 -->\nF.\n\n"
	    "<!-- end if -->\n<!-- if: training.pass at least 80 -->\nD.\n\n"
	    "<!-- end if -->\n<!-- if: accounts -->\nE.\n\n<!-- end if -->\n",
	    "A.\nD.", NULL, "at least, is set");
	try("", "<!-- if: training.pass is 0.8 -->\nA.\n\n"
	    "<!-- end if -->\n<!-- if: training.pass is 0.800, 1 -->\nB.\n\n"
	    "<!-- end if -->\n<!-- if: training.pass is not 0.8 -->\nC.\n\n"
	    "<!-- end if -->\n<!-- if: training.pass is 0.08, 0.81 -->\nD.\n\n"
	    "<!-- end if -->\n", "A.\nB.", NULL, "shares by their worth");
	try("", "<!-- if: training.before-account -->\nA.\n\n"
	    "<!-- end if -->\n<!-- if: approval.self-approval -->\nB.\n\n"
	    "<!-- end if -->\n<!-- if: not approval.self-approval -->\nC.\n\n"
	    "<!-- end if -->\n", "A.\nC.", NULL, "yes is set, no is not");
	try("", "One <!-- if: role is nurse -->two <!-- end if -->three "
	    "<!-- if: role is aide -->four <!-- end if -->\n",
	    "One two three", NULL, "among words");
	try("", "A <!-- if: role is aide -->B<!-- end if --> C "
	    "<!-- if: role is aide -->D<!-- else -->E<!-- end if -->.\n",
	    "A C E.", NULL, "no double spaces");
}

static void
lists(void)
{
	try("", "1. One\n<!-- if: role is aide -->\n2. Two\n<!-- end if -->\n"
	    "3. Three\n", "1. One\n2. Three", NULL,
	    "a list is joined and counted again");
	try("", "These:\n\n<!-- if: role is nurse -->\nText.\n\n"
	    "<!-- end if -->\n- {{contact.media.phone?}}\n"
	    "- {{hotline.security.phone?}} call\n", "These:\nText.", NULL,
	    "a list that lost its items goes");
	try("", "These:\n\n- {{contact.media.phone?}}\n- Other.\n  - In.\n",
	    "These:\n\342\200\242 Other.\n\342\200\223 In.", NULL,
	    "an item is dropped");
	try("", "First.\n\nThese:\n\n- {{contact.media.phone?}}\n",
	    "First.", NULL, "an emptied list takes the line that led to it");
	try("", "| A | B |\n| --- | --- |\n| a | {{contact.media.phone?}} |\n"
	    "| b | c |\n", "A\nB\nb\nc", NULL, "a row is dropped");
	try("", "Text.\n\n| A | B |\n| --- | --- |\n"
	    "| a | {{contact.media.phone?}} |\n", "Text.", NULL,
	    "a table without rows goes");
	try("", "| A | B |\n| --- | --- |\n"
	    "| <!-- if: role is aide -->a | b |\n| c | d |\n", "A\nB\nc\nd",
	    NULL, "a row under a condition");
	try("", "## One\n\n{{contact.media.phone?}}\n\n## Two\n\nText.\n\n"
	    "### Three\n\n<!-- if: role is aide -->\nx\n\n<!-- end if -->\n",
	    "Two\nText.", NULL, "a section without words goes");
	try("", "<!-- if: role is aide -->\nx\n\n<!-- end if -->\n",
	    "(no book)", "error P341 share/templates/handbook.xml",
	    "a policy without words goes");
	try("", "- [ ] open\n- [x] done\n",
	    "\342\230\220 open\n\342\230\222 done", NULL, "boxes to tick");
}

static void
values(void)
{
	try("<labor><public-sector-law>Sample Act Co.</public-sector-law>"
	    "</labor>", "By {{labor.public-sector-law}}. By "
	    "**{{labor.public-sector-law}}**.\n\nBy "
	    "{{labor.public-sector-law}}, and {{identity.legal-name}}.\n",
	    "By Sample Act Co. By Sample Act Co.\n"
	    "By Sample Act Co., and Elm & Co.", NULL,
	    "one full stop after a value that has one");
	try("", "{{contact.privacy-officer.name}} of {{identity.legal-name}}."
	    "\n", "Dana *Example* of Elm & Co.", NULL,
	    "a value is never markup");
	try("", "Within {{training.days-from-hire:count day days}} and "
	    "{{incident.report-within-hours:count hour hours}}.\n",
	    "Within 30 days and 1 hour.", NULL, "counts");
	try("", "From {{document.effective}}, {{training.pass}}.\n",
	    "From December 1, 2026, 80%.", NULL, "by type");
	try("", "Call {{contact.media.phone}}.\n\nAlso "
	    "{{contact.media.phone}}.\n",
	    "Call [not set: contact.media.phone].\n"
	    "Also [not set: contact.media.phone].",
	    "warning P310 share/policies/t.md:6:6", "a marked gap");
	try("", "Call {{contact.media.phone}}.\n",
	    "Call [not set: contact.media.phone].",
	    "note P312 :0:0 the handbook nurse has 1 marked gap\n", "counted");
	try("", "Call {{contact.media.phone?}}.\n\nElse.\n", "Else.", NULL,
	    "an optional value drops its paragraph");
	try("", "About {{figure.new}}, or {{figure.old}}.\n",
	    "About 72% (Pew, 2026), or 60% (Pew, 2021; an older figure).",
	    "warning P323 share/policies/t.md:6:26", "figures");
	try("<facility kind=\"clinic\"/><facility kind=\"hospital\"/>"
	    "<facility kind=\"ems\"/>", "A {{facility}}.\n",
	    "A clinic, hospital and emergency medical service.", NULL,
	    "lists are joined");
	try("", "{{discipline.decision}} decides; then "
	    "{{discipline.decision}} does. {{discipline.decision}}!\n",
	    "Human resources decides; then human resources does. "
	    "Human resources!", NULL, "as it stands in the sentence");
	try("", "For the {{role}}.\n", "For the Nurse.", NULL, "the role");
}

static void
critical(void)
{
#define RULE(words) "<!-- rule: r1 | must, critical | practice -->\n" words
	try("", RULE("Call {{contact.media.phone?}}.\n"), "(no book)",
	    "error P311 share/policies/t.md:7:6 \"contact.media.phone\" is "
	    "not set and takes the critical rule \"r1\" away",
	    "not lost with an optional value");
	try("", RULE("{{contact.media.phone}}\n"), "(no book)",
	    "error P311 share/policies/t.md:7:1", "not lost in a gap");
	try("", RULE("Call {{contact.media.phone}}.\n"),
	    "Call [not set: contact.media.phone].\n"
	    "1.1.1 \302\267 must, critical \302\267 practice",
	    "warning P310", "but it may have one");
	try("", RULE("Keep to these:\n\n- {{contact.media.phone?}}\n"),
	    "(no book)", "error P311 share/policies/t.md:9:3",
	    "not lost with all its items");
	try("", RULE("Keep to these:\n\n- {{contact.media.phone?}}\n- b\n"),
	    "Keep to these:\n\342\200\242 b\n"
	    "1.1.1 \302\267 must, critical \302\267 practice", NULL,
	    "one item may go");
	try("", RULE("Keep to these:\n\n<!-- table: accounts | columns: handle "
	    "-->\n"), "(no book)", "error P311 share/policies/t.md:9:13",
	    "not lost with an empty table");
	try("", "- {{contact.media.phone?}}\n\n  <!-- rule: r1 | must, critical "
	    "| practice -->\n  Call.\n", "(no book)", "error P311",
	    "not lost with its item");
	try("", "<!-- rule: r1 | must | practice -->\n"
	    "Call {{contact.media.phone?}}.\n\nText.\n", "Text.", NULL,
	    "another rule may go");
	try("", "<!-- if: role is aide -->\n" RULE("Call.\n\n")
	    "<!-- end if -->\nText.\n", "Text.", NULL,
	    "a condition may leave it out");
}

static void
links(void)
{
	struct world w = world_new();
	const struct resolve_book *b;
	const struct doc_node *n;

	try("", "[Mail](mailto:{{contact.privacy-officer.email?}}) us.\n\nT.\n",
	    "T.", NULL, "a link with an optional value");
	try("", "[Mail](mailto:{{contact.privacy-officer.email}}) us.\n",
	    "Mail [not set: contact.privacy-officer.email] us.",
	    "warning P310", "a link with a gap");
	try("<facility kind=\"clinic\"/><facility kind=\"ems\"/>",
	    "[x](https://e.org/{{facility}})\n", "(no book)",
	    "error P331 share/policies/t.md", "a list is no address");
	world_put(&w, "policies/t.md", "---\nid: t\n---\n# T\n\n"
	    "[x](https://e.org/?q={{identity.legal-name}}) "
	    "[y](tel:{{identity.phone}})\n");
	w.settings_text = STR_LIT("<organization "
	    "xmlns=\"urn:precept:organization:1\"><identity><legal-name>"
	    "E&amp;C )é</legal-name><phone>(555) 555-0100</phone>"
	    "<state>IA</state></identity>"
	    "<document effective=\"2026-12-01\"/><person id=\"p\"><name>D"
	    "</name></person><contact role=\"privacy-officer\" person=\"p\"/>"
	    "<role use=\"nurse\"/></organization>");
	b = world_book(&w, "nurse");
	n = world_find(b, "t");
	if (ok(n != NULL, "a book with addresses")) {
		n = n->next->first;
		is_text(n->target, "https://e.org/?q=E%26C%20%29%C3%A9",
		    "percent-encoded");
		is_text(n->next->next->target, "tel:5555550100", "tel:");
		ok(b->n_values == 2 && str_is(b->values[b->n_values - 1].path,
		    "identity.phone"), "its values are printed ones");
	} else {
		world_says(&w, "a book");
	}
	world_free(&w);
}

static void
tables(void)
{
	try("<account platform=\"facebook\" handle=\"elm|co\" owner=\"lead\"/>"
	    "<account platform=\"x\" handle=\"elm\"/>",
	    "<!-- table: accounts | columns: platform, handle, owner.name "
	    "-->\n", "Platform\nHandle\nOwner\nFacebook\nelm|co\n"
	    "Dana *Example*\nX\nelm\n\342\200\223", NULL,
	    "rows of the settings");
	try("", "Text.\n\nOurs:\n\n<!-- table: accounts | columns: handle -->\n",
	    "Text.", NULL, "no rows, no table");
	try("", "<!-- table: states | columns: state, recording, minors, board "
	    "-->\n", "State\nRecording\nMinors\nBoards and crimes\nIowa\n"
	    "One may. (Iowa 1)\nNot covered here: ask counsel.\n"
	    "No names. (guidance: Board 3)", NULL, "the law of our states");
}

static void
overrides(void)
{
	struct world w = world_new();
	const struct resolve_book *b;

	world_put(&w, "policies/t.md", "---\nid: t\n---\n# T\n\n"
	    "- a\n\n  <!-- rule: r1 | must | practice -->\n  Old.\n");
	world_put(&w, "own/policies/overrides.md", "---\nid: overrides\n---\n"
	    "# Overrides\n\n<!-- rule: r1 | must not, critical | "
	    "law: 45 CFR 164.508 -->\nNew words.\n");
	b = world_book(&w, "nurse");
	is_text(world_words(&w, b), "\342\200\242 a\nNew words.\n1.1.1 "
	    "\302\267 must not, critical \302\267 law: 45 CFR 164.508",
	    "a rule of overrides.md");
	ok(b != NULL && b->n_policies == 2 && str_is(b->policies[0]->path,
	    "overrides.md"), "overrides.md is one of the policies read");
	world_free(&w);
}

/* n bullets, one in the other, then words. */
static void
put_deep(struct buf *b, int n, const char *mark, const char *words)
{
	for (int i = 0; i < n; i++)
		buf_printf(b, "%*s- x\n\n", 2 * i, "");
	if (mark != NULL)
		buf_printf(b, "%*s%s\n", 2 * n, "", mark);
	buf_printf(b, "%*s%s\n", 2 * n, "", words);
}

#define IF "<!-- if: role is nurse -->"
#define END "<!-- end if -->"
static void
too_deep(void)
{
	struct world w = world_new();
	struct buf b;

	buf_init(&b, 1 << 16);
	buf_puts(&b, "---\nid: t\n---\n# T\n\n");
	put_deep(&b, 12, "<!-- rule: r1 | must | practice -->", "Words.");
	world_put(&w, "policies/t.md", b.ptr);
	ok(world_book(&w, "nurse") != NULL, "a rule deep in lists");
	buf_clear(&b);
	buf_puts(&b, "---\nid: overrides\n---\n# Overrides\n\n"
	    "<!-- rule: r1 | must | practice -->\nThese:\n\n");
	put_deep(&b, 12, NULL, "a " IF "b " IF "c " IF "d " IF "e"
	    END END END END);
	world_put(&w, "own/policies/overrides.md", b.ptr);
	buf_free(&b);
	w.read = false;
	ok(world_book(&w, "nurse") == NULL && world_says(&w,
	    "error P335 policies/overrides.md:6:1"), "and deeper by a rule of "
	    "overrides.md");
	world_free(&w);
}

int
main(void)
{
	conditions();
	lists();
	values();
	critical();
	links();
	tables();
	overrides();
	too_deep();
	return tap_done();
}
