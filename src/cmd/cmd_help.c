#include "cmd/cmd.h"

#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "cmd/cmd_messages.h"

/* Words of text in lines of at most 76 columns, each indented. */
static void
add_wrapped(struct buf *b, const char *text, size_t indent, size_t column)
{
	const char *end;
	bool first = true;

	for (; *text != '\0'; text = *end ? end + 1 : end) {
		size_t len = strcspn(text, " ");

		end = text + len;
		if (!first && column + 1 + len > 76) {
			buf_printf(b, "\n%*s", (int)indent, "");
			column = indent;
		} else if (!first) {
			buf_putc(b, ' ');
			column++;
		}
		buf_add(b, text, len);
		column += len;
		first = false;
	}
	buf_putc(b, '\n');
}

static void
add_options(struct buf *b, const char *title, const struct cmd_option *o,
    size_t n)
{
	if (n == 0)
		return;
	buf_printf(b, "\n%s\n", title);
	for (size_t i = 0; i < n; i++) {
		char name[64];
		int len = snprintf(name, sizeof(name), "--%s%s%s",
		    o[i].name, o[i].arg ? "=" : "", o[i].arg ? o[i].arg : "");

		CHECK(len > 0 && (size_t)len < sizeof(name));
		if (o[i].letter)
			buf_printf(b, "  -%c, %-18s  ", o[i].letter, name);
		else
			buf_printf(b, "      %-18s  ", name);
		add_wrapped(b, o[i].help, 26, 26);
	}
}

void
cmd_help(struct buf *b, const struct command *def)
{
	if (def != NULL) {
		buf_printf(b, "Usage: precept %s%s%s\n\n", def->name,
		    def->n_options ? " [options] " : " ", def->args);
		add_wrapped(b, def->details, 0, 0);
		add_options(b, "Options:", def->options, def->n_options);
		add_options(b, "Everywhere:", cmd_global, cmd_global_len);
		return;
	}
	buf_puts(b, "Usage: precept COMMAND [options] [arguments]\n\n"
	    "Settings and policies become role-specific social-media "
	    "handbooks.\n\nCommands:\n");
	for (size_t i = 0; i < cmd_table_len; i++)
		buf_printf(b, "  %-11s %s\n", cmd_table[i].name,
		    cmd_table[i].summary);
	add_options(b, "Everywhere:", cmd_global, cmd_global_len);
	buf_puts(b, "\nBegin with:\n  precept init clinic\n"
	    "  precept build clinic\n\nManuals: precept(1), "
	    "precept-settings(5), precept-policy(5), precept-messages(7)\n");
}

static void
bash_words(struct buf *b, const struct cmd_option *o, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_printf(b, " --%s", o[i].name);
}

static void
complete_bash(struct buf *b)
{
	buf_puts(b, "_precept()\n{\n\tlocal cur=${COMP_WORDS[COMP_CWORD]} "
	    "words=\"");
	for (size_t i = 0; i < cmd_table_len; i++)
		buf_printf(b, "%s%s", i ? " " : "", cmd_table[i].name);
	buf_puts(b, "\"\n\tif [ \"$COMP_CWORD\" -gt 1 ]; then\n"
	    "\t\tcase ${COMP_WORDS[1]} in\n");
	for (size_t i = 0; i < cmd_table_len; i++) {
		buf_printf(b, "\t\t%s) words=\"", cmd_table[i].name);
		bash_words(b, cmd_global, cmd_global_len);
		bash_words(b, cmd_table[i].options, cmd_table[i].n_options);
		buf_puts(b, "\" ;;\n");
	}
	buf_puts(b, "\t\t*) words= ;;\n\t\tesac\n\t\t[[ $cur == -* ]] || "
	    "{ COMPREPLY=(); return; }\n\tfi\n"
	    "\tmapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n"
	    "}\ncomplete -o default -F _precept precept\n");
}

/* Words inside quotation marks of zsh or fish, an apostrophe among them. */
static void
put_quoted(struct buf *b, const char *words)
{
	for (; *words != '\0'; words++)
		if (*words == '\'')
			buf_puts(b, "'\\''");
		else
			buf_putc(b, *words);
}

static void
zsh_options(struct buf *b, const struct cmd_option *o, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		buf_printf(b, " '%s--%s%s[", o[i].many ? "*" : "", o[i].name,
		    o[i].arg ? "=" : "");
		put_quoted(b, o[i].help);
		buf_printf(b, "]%s%s'", o[i].arg ? ":" : "",
		    o[i].arg ? o[i].arg : "");
	}
}

static void
complete_zsh(struct buf *b)
{
	buf_puts(b, "#compdef precept\nlocal -a commands\ncommands=(");
	for (size_t i = 0; i < cmd_table_len; i++) {
		buf_printf(b, "\n  '%s:", cmd_table[i].name);
		put_quoted(b, cmd_table[i].summary);
		buf_putc(b, '\'');
	}
	buf_puts(b, ")\nif (( CURRENT == 2 )); then\n"
	    "  _describe command commands\n  return\nfi\ncase $words[2] in\n");
	for (size_t i = 0; i < cmd_table_len; i++) {
		buf_printf(b, "%s) _arguments", cmd_table[i].name);
		zsh_options(b, cmd_global, cmd_global_len);
		zsh_options(b, cmd_table[i].options, cmd_table[i].n_options);
		buf_puts(b, " '*:file:_files' ;;\n");
	}
	buf_puts(b, "esac\n");
}

static void
fish_options(struct buf *b, const char *when, const struct cmd_option *o,
    size_t n)
{
	for (size_t i = 0; i < n; i++) {
		buf_printf(b, "complete -c precept%s -l %s%s", when,
		    o[i].name, o[i].arg ? " -r" : "");
		if (o[i].letter)
			buf_printf(b, " -s %c", o[i].letter);
		buf_puts(b, " -d '");
		put_quoted(b, o[i].help);
		buf_puts(b, "'\n");
	}
}

static void
complete_fish(struct buf *b)
{
	char when[96];

	for (size_t i = 0; i < cmd_table_len; i++) {
		buf_printf(b, "complete -c precept -n __fish_use_subcommand "
		    "-a %s -d '", cmd_table[i].name);
		put_quoted(b, cmd_table[i].summary);
		buf_puts(b, "'\n");
		snprintf(when, sizeof(when),
		    " -n '__fish_seen_subcommand_from %s'", cmd_table[i].name);
		fish_options(b, when, cmd_table[i].options,
		    cmd_table[i].n_options);
	}
	fish_options(b, "", cmd_global, cmd_global_len);
}

bool
cmd_completion(struct buf *b, const char *shell)
{
	if (!strcmp(shell, "bash"))
		complete_bash(b);
	else if (!strcmp(shell, "zsh"))
		complete_zsh(b);
	else if (!strcmp(shell, "fish"))
		complete_fish(b);
	else
		return false;
	return true;
}

int
cmd_help_run(struct cmd *c)
{
	const struct pos nowhere = { 0 };
	const char *shell = cmd_value(c, "completion");
	const char *topic = cmd_arg(c, 0, NULL);

	if (shell != NULL) {
		if (cmd_completion(&c->out, shell))
			return EXIT_DONE;
		diag_error(c->diag, nowhere, MSG_BAD_VALUE, "completion",
		    shell);
		diag_hint(c->diag, "one of: bash, zsh, fish");
		return EXIT_BAD_USAGE;
	}
	if (topic != NULL && cmd_find(topic) == NULL) {
		diag_error(c->diag, nowhere, MSG_NO_TOPIC, topic);
		diag_hint(c->diag, "\"precept help\" lists the commands; "
		    "\"precept explain P301\" explains a message");
		return EXIT_BAD_USAGE;
	}
	cmd_help(&c->out, topic != NULL ? cmd_find(topic) : NULL);
	return EXIT_DONE;
}
