/* handbook.xml: what it may hold, and every mistake in it. */
#include "resolve_world.h"

#define BOOK(parts) PLAN_HEAD "<book id=\"handbook\" title=\"H\">" parts \
	"</book></handbook>"
#define SIXTEEN "aaaaaaaaaaaaaaaa"
#define LONG_ID SIXTEEN SIXTEEN SIXTEEN "aaaaaaaaaaaa"	/* 60 */
#define CHAPTER(sections) BOOK("<chapter id=\"one\" title=\"One\">" sections \
	"</chapter>")

static void
bad(const char *plan, const char *finding)
{
	struct world w = world_new();

	world_put(&w, "policies/t.md", "---\nid: t\n---\n# T\n\nWords.\n");
	world_put(&w, "templates/handbook.xml", plan);
	ok(!world_read(&w) && world_says(&w, finding), "%s", finding);
	world_free(&w);
}

static void
good(void)
{
	struct world w = world_new();
	const struct resolve_book *b;

	world_put(&w, "policies/t.md", "---\nid: t\n---\n# T\n\nWords.\n");
	world_put(&w, "policies/u.md", "---\nid: u\n---\n# U\n\nWords.\n");
	world_put(&w, "templates/handbook.xml", CHAPTER(
	    "<section policy=\"t\" if=\"facility is ems\"/>"
	    "<section policy=\"u\" if=\"facility is not ems\"/>"));
	b = world_book(&w, "nurse");
	ok(b != NULL && world_find(b, "t") == NULL &&
	    world_find(b, "u") != NULL, "sections under conditions");
	is_text(w.lib->handbook.path, "templates/handbook.xml", "its path");
	ok(str_is(str_of(w.lib->handbook.file),
	    "share/templates/handbook.xml"), "its name");
	world_free(&w);

	w = world_new();
	world_put(&w, "policies/t.md", "---\nid: t\n---\n# T\n\nWords.\n");
	world_put(&w, "own/templates/handbook.xml", BOOK("<page "
	    "policy=\"t\"/>"));
	b = world_book(&w, "nurse");
	ok(b != NULL && str_is(b->root->first->style, "summary"),
	    "a workspace's own plan");
	ok(w.lib != NULL && str_is(str_of(w.lib->handbook.file),
	    "templates/handbook.xml"), "is named from there");
	world_free(&w);
}

int
main(void)
{
	good();
	bad(BOOK("<nope/>"), "error P325 share/templates/handbook.xml:2:31 "
	    "<nope> can't stand in <book>");
	bad(CHAPTER("<page policy=\"t\"/>"), "error P325");
	bad(CHAPTER("<section policy=\"t\" color=\"red\"/>"), "error P326 "
	    "share/templates/handbook.xml:2:81 <section> has no attribute "
	    "\"color\"");
	bad(BOOK("<chapter id=\"x\"/>"), "error P327");
	bad(PLAN_HEAD "</handbook>", "needs a <book>");
	bad(CHAPTER("<section policy=\"t\"/><section policy=\"t\"/>"),
	    "error P328");
	bad(BOOK("<cover/><cover/>"), "error P328");
	bad(CHAPTER("<section policy=\"tt\"/>"), "error P329 "
	    "share/templates/handbook.xml:2:70 there is no policy \"tt\"\n"
	    "  did you mean \"t\"?");
	bad("<book/>", "error P333");
	bad("<handbook/>", "error P333");
	bad(CHAPTER("<section policy=\"t\" if=\"facility is\"/>"),
	    "error P2");
	bad(CHAPTER("<section policy=\"t\" if=\"facility are x\"/>"),
	    "share/templates/handbook.xml:2:94 ");
	bad(CHAPTER("<section policy=\"t\" if=\"role -- nurse\"/>"),
	    "error P340");
	bad(BOOK("<form ref=\"ack\"/>"), "error P315");
	bad(CHAPTER("words"), "error P336");
	bad(BOOK("<chapter id=\"Über uns\" title=\"x\"/>"), "error P337");
	bad(BOOK("<chapter id=\"1-why\" title=\"x\"/>"), "error P337 "
	    "share/templates/handbook.xml:2:40 \"1-why\" is no id\n"
	    "  use small letters, digits and hyphens, begin with a letter, "
	    "at most 59 in all");
	bad(BOOK("<chapter id=\"-why\" title=\"x\"/>"), "error P337");
	bad(PLAN_HEAD "<form id=\"" LONG_ID "\" title=\"x\" policy=\"t\"/>"
	    "<book id=\"h\" title=\"H\"/></handbook>", "error P337");
	return tap_done();
}
