/* layout_messages.h - findings of theme and layout; see src/man/messages. */
#ifndef PRECEPT_LAYOUT_MESSAGES_H
#define PRECEPT_LAYOUT_MESSAGES_H

/* The theme file */
#define MSG_THEME_ROOT "P401", "this is no theme: it begins with <%.*s>"
#define MSG_THEME_ELEMENT "P402", "a theme has no element <%.*s> here"
#define MSG_THEME_ATTR "P403", "<%.*s> has no attribute \"%.*s\""
#define MSG_THEME_MISSING "P404", "<%.*s> needs the attribute \"%s\""
#define MSG_THEME_LENGTH "P405", "\"%.*s\" is no length in points"
#define MSG_THEME_COLOR "P406", "\"%.*s\" is no color"
#define MSG_THEME_NAME "P407", "there is no %s called \"%.*s\""
#define MSG_THEME_TWICE "P408", "a %s called \"%.*s\" is there already"
#define MSG_THEME_WORD "P409", "\"%s\" can't be \"%.*s\""
#define MSG_THEME_LACKS "P410", "the theme lacks a %s called \"%s\""
#define MSG_THEME_CYCLE "P411", "the fallback of \"%.*s\" leads back to it"
#define MSG_THEME_PAGE "P412", "the margins leave %ld points for words; \
at least 150 are needed"
#define MSG_COLOR_PALE "P413", "%s is too light to be read on white; the books \
have #%06lX instead"
#define MSG_THEME_RANGE "P414", "\"%s\" can't be \"%.*s\""
#define MSG_THEME_LEADING "P415", \
	"lines %s points apart do not go with letters of %s points"
#define MSG_THEME_PATH "P416", "\"%.*s\" leads out of %s"

/* Laying out */
#define MSG_NO_GLYPH "P420", "no font of the theme has U+%04lX"
#define MSG_WORD_WIDE "P421", "\"%.*s\" is wider than its line"
#define MSG_TABLE_WIDE "P422", \
	"the table needs at least %ld points; the page has %ld"
#define MSG_PAGES_MAX "P423", "the book has more than %d pages"
#define MSG_NO_IMAGE "P424", "the image \"%.*s\" can't be placed: %s"
#define MSG_NO_PATTERNS "P425", \
	"the hyphenation patterns %s can't be read: %.*s"
#define MSG_RIGHT_TO_LEFT "P426", "right-to-left text can't be printed yet"

#endif
