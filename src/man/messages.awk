# messages.awk - the paragraphs of src/man/messages/*.mdoc as a C table, for
# `precept explain`. Understands the few macros those paragraphs use.
function flush_entry() {
	if (code != "")
		printf "\t{ \"%s\", \"%s\" },\n", code, text
	code = ""
	text = ""
}
function quoted(s) {
	gsub(/\\e/, "\\", s)
	gsub(/\\&/, "", s)
	gsub(/\\-/, "-", s)
	gsub(/\\\(em/, " - ", s)
	gsub(/\\/, "&&", s)
	gsub(/"/, "\\\"", s)
	return s
}
function add(words) {
	if (words == "")
		return
	text = text (text == "" || text ~ /\\n$/ ? "" : " ") quoted(words)
}
# Macro arguments as words; closing punctuation joins what is before it.
function arguments(line,    n, i, part, out) {
	sub(/^\.[A-Z][a-z][ \t]*/, "", line)
	n = split(line, part, /[ \t]+/)
	out = ""
	for (i = 1; i <= n; i++) {
		if (part[i] ~ /^[.,:;)!?]+$/ || out == "")
			out = out part[i]
		else
			out = out " " part[i]
	}
	return out
}
# In quotation marks, closing punctuation that stood apart left outside.
function within(mark, words,    last) {
	last = ""
	if ($NF ~ /^[.,:;)!?]$/) {
		last = $NF
		words = substr(words, 1, length(words) - 1)
	}
	return mark words mark last
}
BEGIN {
	print "/* Made from src/man/messages by messages.awk. */"
	print "#include \"cmd/cmd_explain.h\"\n"
	print "const struct cmd_message cmd_messages[] = {"
}
/^\.\\"/ { next }
/^\.It / { flush_entry(); code = $2; next }
/^\.Pp/ { text = text "\\n\\n"; next }
/^\.Dl / { text = text "\\n\\n    " quoted(arguments($0)) "\\n\\n"; next }
/^\.(Bd|Ed|Bl|El)/ { next }
/^\.Xr / {
	rest = $4
	for (i = 5; i <= NF; i++)
		rest = rest " " $i
	add($2 "(" $3 ")" rest)
	next
}
/^\.(Ql|Sq) / { add(within("'", arguments($0))); next }
/^\.Dq / { add(within("\"", arguments($0))); next }
/^\.[A-Z]/ { add(arguments($0)); next }
{ add($0) }
END {
	flush_entry()
	print "};"
	print "const size_t cmd_messages_len = NELEM(cmd_messages);"
}
