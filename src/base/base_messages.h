/*
 * base_messages.h - every finding of this stage: code and words. Each code has
 * a paragraph in src/man/messages/base.mdoc. P001 (memory gone) and P002 (a
 * mistake of ours) are printed by mem.c without any of this.
 */
#ifndef PRECEPT_BASE_MESSAGES_H
#define PRECEPT_BASE_MESSAGES_H

/* Reading */
#define MSG_FILE_MISSING "P003", "there is no such file"
#define MSG_FILE_NO_READ "P004", "this file can't be opened: %s"
#define MSG_FILE_NOT_REGULAR "P005", "this is %s, not a file with text or data"
#define MSG_FILE_TOO_LARGE \
	"P006", "this file is too large: %llu bytes, at most %llu are read"
#define MSG_FILE_READ "P007", "this file can't be read to its end: %s"
#define MSG_NOT_UTF8 "P008", "byte 0x%02x is not UTF-8 text"
#define MSG_NUL "P009", "a NUL byte stands in the text"

/* Writing */
#define MSG_FILE_NO_CREATE "P010", "can't write here: %s"
#define MSG_FILE_WRITE "P011", "writing failed: %s; what was there is unchanged"
#define MSG_FILE_UNSURE \
	"P012", "written, but the disk did not confirm it: %s"
#define MSG_MKDIR "P013", "this folder can't be made: %s"
#define MSG_STDOUT "P014", "the output could not be written in full: %s"
#define MSG_DIR_LIST "P015", "this folder can't be listed: %s"
#define MSG_FILE_NEW "P016", "this file is new already"
#define MSG_FILE_RENAME "P017", "this file can't be renamed to %s: %s"
#define MSG_FOLDER_CLOSED "P018", "%zu folder%s here stood open to others; " \
	"now closed"
#define MSG_FOLDER_OPEN "P019", "others can look into this folder, which " \
	"can't be closed: %s"

/* XML */
#define MSG_XML_DOCTYPE "P020", "a DOCTYPE is not read"
#define MSG_XML_ENCODING "P021", "the file says that its text is \"%.*s\""
#define MSG_XML_DEPTH "P022", "elements are nested more than %d deep"
#define MSG_XML_ATTRS "P023", "an element has more than %d attributes"
#define MSG_XML_BROKEN "P024", "%s"
#define MSG_XML_NAMESPACE "P025", "%s"

/* JSON */
#define MSG_JSON_BROKEN "P030", "this is not JSON: %s"
#define MSG_JSON_DUPLICATE "P031", "the member \"%.*s\" stands here twice"
#define MSG_JSON_NUMBER "P032", "only whole numbers of up to 18 digits are read"
#define MSG_JSON_DEPTH "P033", "values are nested more than %d deep"

/* CSV */
#define MSG_CSV_OPEN "P035", "this quotation mark is not closed"
#define MSG_CSV_QUOTE "P036", "a quotation mark stands inside a cell"
#define MSG_CSV_WIDE "P037", "a row has more than %d cells"

/* Zip */
#define MSG_ZIP_BROKEN "P040", "this is not a whole zip file: %s"
#define MSG_ZIP_MANY "P041", "the zip holds more than %d files"
#define MSG_ZIP_LARGE "P042", "the files in the zip are too large"
#define MSG_ZIP_REFUSED "P043", "\"%.*s\" in the zip is not read: %s"

#endif
