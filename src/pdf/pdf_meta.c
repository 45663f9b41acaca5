#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/diag.h"
#include "pdf/pdf_messages.h"
#include "pdf/pdf_part.h"

/*
 * What a file says about itself: Info and XMP, which must agree, the colour
 * profile, attachments, the catalog's flags. The one date is the effective
 * date of the words.
 */

#define PRODUCER "Precept " PRECEPT_VERSION " with libharu"

static bool
has_date(const struct pdf_meta *m)
{
	return m->effective.year != 0;
}

static void
info_text(struct buf *b, const char *key, struct str text)
{
	if (str_empty(text))
		return;
	buf_puts(b, key);
	pdf_put_text(b, text);
}

static void
write_info(struct pdf_job *j)
{
	const struct pdf_meta *m = &j->what->meta;
	struct buf *b = &j->buf;

	buf_clear(b);
	info_text(b, "/Title", m->title);
	info_text(b, "/Author", m->organization);
	info_text(b, "/Subject", m->subject);
	info_text(b, "/Keywords", m->keywords);
	info_text(b, "/Creator", STR_LIT("Precept " PRECEPT_VERSION));
	info_text(b, "/Producer", STR_LIT(PRODUCER));
	if (has_date(m)) {
		buf_puts(b, "/CreationDate");
		pdf_put_date(b, m->effective);
		buf_puts(b, "/ModDate");
		pdf_put_date(b, m->effective);
	}
	pdf_info_set(j->file, buf_view(b));
}

/* Character data; what XML cannot hold at all becomes a space. */
static void
put_xml(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		const unsigned char c = (unsigned char)s.ptr[i];

		if (c == '&')
			buf_puts(b, "&amp;");
		else if (c == '<')
			buf_puts(b, "&lt;");
		else if (c == '>')
			buf_puts(b, "&gt;");
		else if (c < ' ')
			buf_putc(b, ' ');
		else
			buf_putc(b, (char)c);
	}
}

static void
xmp(struct buf *b, const char *before, struct str text, const char *after)
{
	if (str_empty(text))
		return;
	buf_puts(b, before);
	put_xml(b, text);
	buf_puts(b, after);
	buf_putc(b, '\n');
}

/*
 * pdfuaid is not among the schemas that PDF/A knows, so that it has to be
 * described to be used beside pdfaid.
 */
static const char xmp_claims[] =
    "<pdfaid:part>3</pdfaid:part>\n"
    "<pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "<pdfaExtension:schemas><rdf:Bag>"
    "<rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq>"
    "<rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 that the file conforms to"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static void
write_xmp(struct pdf_job *j)
{
	const struct pdf_meta *m = &j->what->meta;
	struct buf *b = &j->buf;

	buf_clear(b);
	buf_puts(b, "<?xpacket begin=\"\xef\xbb\xbf\" "
	    "id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
	    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
	    "\n<rdf:Description rdf:about=\"\"\n"
	    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
	    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
	    " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\"\n"
	    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
	    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
	    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
	    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
	    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
	    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n");
	buf_puts(b, "<dc:format>application/pdf</dc:format>\n");
	xmp(b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", m->title,
	    "</rdf:li></rdf:Alt></dc:title>");
	xmp(b, "<dc:creator><rdf:Seq><rdf:li>", m->organization,
	    "</rdf:li></rdf:Seq></dc:creator>");
	xmp(b, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
	    m->subject, "</rdf:li></rdf:Alt></dc:description>");
	xmp(b, "<dc:language><rdf:Bag><rdf:li>", m->lang,
	    "</rdf:li></rdf:Bag></dc:language>");
	xmp(b, "<dc:identifier>", m->number, "</dc:identifier>");
	xmp(b, "<xmpMM:VersionID>", m->version, "</xmpMM:VersionID>");
	xmp(b, "<pdf:Keywords>", m->keywords, "</pdf:Keywords>");
	xmp(b, "<pdf:Producer>", STR_LIT(PRODUCER), "</pdf:Producer>");
	xmp(b, "<xmp:CreatorTool>", STR_LIT("Precept " PRECEPT_VERSION),
	    "</xmp:CreatorTool>");
	if (has_date(m)) {
		const struct str day = str_join(j->arena,
		    date_iso(j->arena, m->effective), STR_LIT("T00:00:00Z"));

		xmp(b, "<xmp:CreateDate>", day, "</xmp:CreateDate>");
		xmp(b, "<xmp:ModifyDate>", day, "</xmp:ModifyDate>");
		xmp(b, "<xmp:MetadataDate>", day, "</xmp:MetadataDate>");
	}
	buf_puts(b, xmp_claims);
	buf_puts(b, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
	    "<?xpacket end=\"r\"?>\n");
	pdf_catalog_ref(j->file, "Metadata", pdf_stream_add(j->file,
	    STR_LIT("/Type/Metadata/Subtype/XML"), buf_view(b), PDF_PLAIN));
}

/* NULL, or why icc is no profile of an RGB screen or printer. */
static const char *
icc_trouble(struct str icc)
{
	const unsigned char *p = (const unsigned char *)icc.ptr;

	if (icc.len < 132 || memcmp(icc.ptr + 36, "acsp", 4) != 0)
		return "it is not an ICC profile";
	if (((size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 |
	    p[3]) != icc.len)
		return "it was cut short";
	if (memcmp(icc.ptr + 16, "RGB ", 4) != 0)
		return "it is not for RGB colours";
	if (memcmp(icc.ptr + 12, "mntr", 4) != 0 &&
	    memcmp(icc.ptr + 12, "prtr", 4) != 0)
		return "it describes neither a screen nor a printer";
	if (p[8] > 4)
		return "PDF/A takes versions up to 4";
	return NULL;
}

static int
write_intent(struct pdf_job *j)
{
	const char *trouble = icc_trouble(j->what->icc);
	unsigned profile, intent;
	struct buf *b;

	if (trouble != NULL) {
		diag_error(j->dg, (struct pos){ NULL, 0, 0 }, MSG_ICC_BAD,
		    trouble);
		diag_hint(j->dg, "install precept again, or remove "
		    "templates/srgb.icc from the workspace");
		return -1;
	}
	profile = pdf_stream_add(j->file, STR_LIT("/N 3"), j->what->icc,
	    PDF_DEFLATE);
	b = pdf_begin(j);
	buf_puts(b, "/Type/OutputIntent/S/GTS_PDFA1"
	    "/OutputConditionIdentifier(sRGB IEC61966-2.1)"
	    "/Info(sRGB IEC61966-2.1)/DestOutputProfile ");
	pdf_put_ref(b, profile);
	intent = pdf_end(j);
	pdf_catalog_refs(j->file, "OutputIntents", &intent, 1);
	return 0;
}

/* A name with all but letters, digits and a few signs as #xx. */
static void
put_name(struct buf *b, struct str s)
{
	buf_putc(b, '/');
	for (size_t i = 0; i < s.len; i++) {
		const char c = s.ptr[i];

		if (ascii_is_letter(c) || ascii_is_digit(c) ||
		    c == '.' || c == '-' || c == '+')
			buf_putc(b, c);
		else
			buf_printf(b, "#%02X", (unsigned char)c);
	}
}

static const char *
relation_name(enum pdf_relation r)
{
	switch (r) {
	case PDF_SOURCE:
		return "Source";
	case PDF_DATA:
		return "Data";
	case PDF_ALTERNATIVE:
		return "Alternative";
	case PDF_SUPPLEMENT:
		return "Supplement";
	case PDF_UNSPECIFIED:
		break;
	}
	return "Unspecified";
}

static unsigned
write_attachment(struct pdf_job *j, const struct pdf_attachment *at)
{
	struct buf *b = &j->buf;
	unsigned file;

	buf_clear(b);
	buf_puts(b, "/Type/EmbeddedFile/Subtype");
	put_name(b, at->mime);
	buf_printf(b, "/Params<</Size %zu", at->bytes.len);
	if (has_date(&j->what->meta)) {
		buf_puts(b, "/ModDate");
		pdf_put_date(b, j->what->meta.effective);
	}
	buf_puts(b, ">>");
	file = pdf_stream_add(j->file, buf_view(b), at->bytes, PDF_DEFLATE);
	b = pdf_begin(j);
	buf_puts(b, "/Type/Filespec/F");
	pdf_put_text(b, at->name);
	buf_puts(b, "/UF");
	pdf_put_text(b, at->name);
	info_text(b, "/Desc", at->description);
	buf_printf(b, "/AFRelationship/%s/EF<</F ",
	    relation_name(at->relation));
	pdf_put_ref(b, file);
	buf_puts(b, "/UF ");
	pdf_put_ref(b, file);
	buf_puts(b, ">>");
	return pdf_end(j);
}

static void
write_attachments(struct pdf_job *j)
{
	const size_t n = j->what->n_attachments;

	j->attached = arena_array(j->arena, n, sizeof *j->attached);
	for (size_t i = 0; i < n; i++)
		j->attached[i] = write_attachment(j, &j->what->attachments[i]);
	if (n > 0)
		pdf_catalog_refs(j->file, "AF", j->attached, n);
}

static unsigned
add_dict(struct pdf_job *j, const char *entries)
{
	return pdf_obj_add(j->file, str_of(entries));
}

int
pdf_meta_write(struct pdf_job *j)
{
	if (write_intent(j) != 0)
		return -1;
	write_info(j);
	write_xmp(j);
	write_attachments(j);
	pdf_catalog_text(j->file, "Lang", j->what->meta.lang);
	pdf_catalog_ref(j->file, "MarkInfo", add_dict(j, "/Marked true"));
	pdf_catalog_ref(j->file, "ViewerPreferences",
	    add_dict(j, "/DisplayDocTitle true"));
	return 0;
}
