/* html.h - what pages of ours begin with. */
#ifndef PRECEPT_HTML_H
#define PRECEPT_HTML_H

/*
 * In the head of a page that is one file, without a script, a font or an
 * address of another: the policy says so to the browser as well.
 */
#define HTML_HEAD \
	"<meta charset=\"utf-8\"/>\n" \
	"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src " \
	"'none'; style-src 'unsafe-inline'\"/>\n" \
	"<meta name=\"viewport\" content=\"width=device-width, " \
	"initial-scale=1\"/>\n" \
	"<meta name=\"color-scheme\" content=\"light dark\"/>\n"

#endif
