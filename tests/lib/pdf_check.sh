#!/bin/sh
# pdf_check.sh FILE.pdf [BOOK.xml] - what free readers make of a PDF of ours.
#
# qpdf and mutool find it sound; every font is embedded, a subset and maps to
# Unicode; the structure tree says what the document tree says, node by node;
# and the text that is read off the pages, without artifacts, is that of the
# structure tree. BOOK.xml is the document tree; without it, the one that the
# file carries. A line for each failure; status 0 when there is none, 77 when a
# reader is missing.
set -u
here=$(cd "$(dirname "$0")" && pwd)
if [ $# -lt 1 ] || [ $# -gt 2 ]; then
	echo "usage: pdf_check.sh FILE.pdf [BOOK.xml]" >&2
	exit 64
fi
for tool in qpdf fix-qdf mutool pdfinfo pdffonts pdftotext pdfdetach python3
do
	command -v "$tool" >/dev/null || {
		echo "pdf_check: $tool is missing" >&2
		exit 77
	}
done
exec python3 "$here/pdf_check.py" "$@"
