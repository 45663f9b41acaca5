#include "quiz/quiz_scorm.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/xml_in.h"
#include "base/zip.h"
#include "quiz/quiz_scorm_messages.h"

/* Texts of settings and the few words around them stay far below it. */
#define TEXT_MAX ((size_t)1 << 20)

static int
check_choices(struct diag *dg, const struct quiz *q)
{
	const size_t errors = diag_errors(dg);

	for (size_t i = 0; i < q->quiz.n; i++) {
		const struct item *it = &q->items[i];
		size_t n = it->n_choices > it->n_targets ? it->n_choices :
		    it->n_targets;

		if (n <= QUIZ_SCORM_CHOICES_MAX)
			continue;
		diag_error(dg, it->at, MSG_SCORM_CHOICES, STR_ARG(it->id), n,
		    QUIZ_SCORM_CHOICES_MAX);
		diag_hint(dg, "divide it into two questions, or take scorm "
		    "out of <quiz> in the settings");
	}
	return diag_errors(dg) == errors ? 0 : -1;
}

static void
put_element(struct buf *b, const char *indent, const char *name,
    struct str text)
{
	buf_printf(b, "%s<%s>", indent, name);
	xml_escape(b, text);
	buf_printf(b, "</%s>\n", name);
}

/*
 * The identifier has the digest in it, so that an LMS sees another quiz where
 * a question has changed. The schemas are not ours to enclose; no LMS known
 * wants them.
 */
static struct str
manifest(struct arena *a, const struct quiz_scorm_in *in)
{
	const struct item_quiz *q = &in->quiz->quiz;
	struct buf b;
	struct str out;

	buf_init(&b, TEXT_MAX);
	buf_puts(&b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<manifest identifier=\"precept-");
	xml_escape(&b, q->id);
	buf_printf(&b, "-%.16s\" version=\"1.1\"\n"
	    "    xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\"\n"
	    "    xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\">\n"
	    "  <metadata>\n"
	    "    <schema>ADL SCORM</schema>\n"
	    "    <schemaversion>1.2</schemaversion>\n"
	    "  </metadata>\n"
	    "  <organizations default=\"course\">\n"
	    "    <organization identifier=\"course\">\n",
	    digest_hex(a, &in->quiz_digest).ptr);
	put_element(&b, "      ", "title", q->title);
	buf_puts(&b, "      <item identifier=\"quiz\" identifierref=\"page\" "
	    "isvisible=\"true\">\n");
	put_element(&b, "        ", "title", q->title);
	buf_puts(&b, "      </item>\n"
	    "    </organization>\n"
	    "  </organizations>\n"
	    "  <resources>\n"
	    "    <resource identifier=\"page\" type=\"webcontent\" "
	    "adlcp:scormtype=\"sco\" href=\"index.html\">\n"
	    "      <file href=\"index.html\"/>\n"
	    "    </resource>\n"
	    "  </resources>\n"
	    "</manifest>\n");
	out = str_dup(a, buf_view(&b));
	buf_free(&b);
	return out;
}

static const char for_whom[] =
    "FOR THE ADMINISTRATOR OF THE LEARNING SYSTEM (LMS) ONLY\n"
    "\n"
    "This SCORM 1.2 package holds the right answers, because its page scores\n"
    "in the browser. Do not hand it out, mail it or put it on a shared drive.\n"
    "Whoever takes the quiz in the LMS and knows how to read a page's source\n"
    "can find them too. Where that matters, use the quiz page and\n"
    "precept-grade instead: that page holds no answers.\n";

static const char how_to[] =
    "In the LMS\n"
    "\n"
    "- Upload this file as it is, as SCORM 1.2.\n"
    "- Leave the mastery (passing) score of the LMS empty, and let the status\n"
    "  come from the package. It sets passed or failed itself: who misses a\n"
    "  critical rule fails, however high the score.\n"
    "- Set the number of attempts in the LMS to the one below. Not every LMS\n"
    "  tells a page which attempt it is; where it does not, a new attempt asks\n"
    "  the same questions.\n"
    "- Learner IDs should be the staff IDs of the organization: they decide\n"
    "  who gets which questions, and under which name the result is kept.\n"
    "\n"
    "Results\n"
    "\n"
    "Export completions from the LMS as CSV, and give them to\n"
    "    precept-grade --completions EXPORT.csv --mapping MAP.xml\n"
    "They count as \"scored by client in LMS\": what the LMS says, not what\n"
    "precept-grade has scored.\n"
    "\n"
    "Tested with scorm-again and with a strict checker of its own. No\n"
    "commercial LMS was tested.\n";

static struct str
readme(struct arena *a, const struct quiz_scorm_in *in)
{
	const struct item_quiz *q = &in->quiz->quiz;
	struct buf b;
	struct str out;

	buf_init(&b, TEXT_MAX);
	buf_printf(&b, "%s\n", for_whom);
	buf_printf(&b, "Quiz          %.*s (%.*s)\n", STR_ARG(q->title),
	    STR_ARG(q->id));
	buf_printf(&b, "Organization  %.*s\n", STR_ARG(q->organization));
	buf_printf(&b, "Document      %.*s, version %.*s, in force from %.*s\n",
	    STR_ARG(q->number), STR_ARG(q->version), STR_ARG(q->effective));
	buf_printf(&b, "Questions     %u, drawn for each person\n",
	    q->questions);
	buf_printf(&b, "To pass       %u.%u%% of the points, and every "
	    "critical rule right\n", q->pass / 10, q->pass % 10);
	buf_printf(&b, "Attempts      %u\n", q->attempts);
	buf_printf(&b, "Quiz digest   sha256:%.*s\n",
	    STR_ARG(digest_hex(a, &in->quiz_digest)));
	buf_printf(&b, "Key digest    sha256:%.*s\n\n%s",
	    STR_ARG(digest_hex(a, &in->key_digest)), how_to);
	out = str_dup(a, buf_view(&b));
	buf_free(&b);
	return out;
}

int
quiz_scorm(struct arena *a, struct diag *dg, const struct quiz_scorm_in *in,
    struct str *zip)
{
	struct zip_part parts[] = {
		{ STR_LIT("imsmanifest.xml"), { NULL, 0 } },
		{ STR_LIT("index.html"), in->page },
		{ STR_LIT("README.txt"), { NULL, 0 } },
	};

	if (check_choices(dg, in->quiz) < 0)
		return -1;
	parts[0].bytes = manifest(a, in);
	parts[2].bytes = readme(a, in);
	*zip = zip_pack(a, parts, NELEM(parts));
	return 0;
}
