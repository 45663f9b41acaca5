/* pdf_messages.h - what the pdf stage reports; explained in messages/pdf.mdoc. */
#ifndef PRECEPT_PDF_MESSAGES_H
#define PRECEPT_PDF_MESSAGES_H

#define MSG_FONT_MISSING "P501", "font file \"%s\" is not there"
#define MSG_FONT_BAD "P502", "\"%s\" is not a TrueType font that can be used"
#define MSG_FONT_FAMILY "P503", "\"%s\" holds the family \"%.*s\", not \"%.*s\""
#define MSG_FONT_LICENCE "P504", "\"%s\" forbids embedding in documents"
#define MSG_HEADING_SKIP "P505", \
	"heading of level %d follows one of level %d"
#define MSG_NO_TARGET "P506", "this link leads to \"%.*s\", which is not in the book"
#define MSG_NO_PICTURE "P507", "picture \"%.*s\" was not found"
#define MSG_PICTURE_BAD "P508", "picture \"%.*s\" cannot be read: %s"
#define MSG_NO_ALT "P509", "picture \"%.*s\" has no alternate text"
#define MSG_ICC_BAD "P510", "the colour profile cannot be used: %s"

#endif
