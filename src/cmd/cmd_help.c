#include "cmd/cmd.h"

#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "base/opt_messages.h"
#include "cmd/cmd_messages.h"

void
cmd_help(struct buf *b, const struct command *def)
{
	if (def != NULL) {
		buf_printf(b, "Usage: precept %s%s%s\n\n", def->name,
		    def->n_options ? " [options] " : " ", def->args);
		opt_help_words(b, def->details, 0, 0);
		opt_help_list(b, "Options:", def->options, def->n_options);
		opt_help_list(b, "Everywhere:", opt_global, opt_global_len);
		return;
	}
	buf_puts(b, "Usage: precept COMMAND [options] [arguments]\n\n"
	    "Settings and policies become role-specific social-media "
	    "handbooks.\n\nCommands:\n");
	for (size_t i = 0; i < cmd_table_len; i++)
		buf_printf(b, "  %-11s %s\n", cmd_table[i].name,
		    cmd_table[i].summary);
	opt_help_list(b, "Everywhere:", opt_global, opt_global_len);
	buf_puts(b, "\nBegin with:\n  precept init clinic\n"
	    "  precept build clinic\n\nManuals: precept(1), "
	    "precept-settings(5), precept-policy(5), precept-messages(7)\n");
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
		opt_bash_words(b, opt_global, opt_global_len);
		opt_bash_words(b, cmd_table[i].options, cmd_table[i].n_options);
		buf_puts(b, "\" ;;\n");
	}
	buf_puts(b, "\t\t*) words= ;;\n\t\tesac\n\t\t[[ $cur == -* ]] || "
	    "{ COMPREPLY=(); return; }\n\tfi\n"
	    "\tmapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n"
	    "}\ncomplete -o default -F _precept precept\n");
}

static void
complete_zsh(struct buf *b)
{
	buf_puts(b, "#compdef precept\nlocal -a commands\ncommands=(");
	for (size_t i = 0; i < cmd_table_len; i++) {
		buf_printf(b, "\n  '%s:", cmd_table[i].name);
		opt_put_quoted(b, cmd_table[i].summary);
		buf_putc(b, '\'');
	}
	buf_puts(b, ")\nif (( CURRENT == 2 )); then\n"
	    "  _describe command commands\n  return\nfi\ncase $words[2] in\n");
	for (size_t i = 0; i < cmd_table_len; i++) {
		buf_printf(b, "%s) _arguments", cmd_table[i].name);
		opt_zsh_words(b, opt_global, opt_global_len);
		opt_zsh_words(b, cmd_table[i].options, cmd_table[i].n_options);
		buf_puts(b, " '*:file:_files' ;;\n");
	}
	buf_puts(b, "esac\n");
}

static void
complete_fish(struct buf *b)
{
	char when[96];

	for (size_t i = 0; i < cmd_table_len; i++) {
		buf_printf(b, "complete -c precept -n __fish_use_subcommand "
		    "-a %s -d '", cmd_table[i].name);
		opt_put_quoted(b, cmd_table[i].summary);
		buf_puts(b, "'\n");
		snprintf(when, sizeof(when),
		    " -n '__fish_seen_subcommand_from %s'", cmd_table[i].name);
		opt_fish_lines(b, "precept", when, cmd_table[i].options,
		    cmd_table[i].n_options);
	}
	opt_fish_lines(b, "precept", "", opt_global, opt_global_len);
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
