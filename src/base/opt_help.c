/* opt_help.c - what an option table says: help, completions, JSON. */
#include "base/opt.h"

#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "base/json_out.h"

void
opt_help_words(struct buf *b, const char *text, size_t indent, size_t column)
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

void
opt_help_list(struct buf *b, const char *title, const struct opt *o, size_t n)
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
		opt_help_words(b, o[i].help, 26, 26);
	}
}

void
opt_json(struct buf *b, struct diag *dg, const char *command, int status,
    struct str result)
{
	struct json_out j;

	json_begin(&j, b, false);
	json_object(&j);
	json_put_str(&j, "command", str_of(command));
	json_put_int(&j, "exit", status);
	json_key(&j, "findings");
	diag_json(dg, json_value(&j));
	json_key(&j, "result");
	json_object(&j);
	buf_str(b, result);
	json_object_end(&j);
	json_object_end(&j);
	buf_putc(b, '\n');
}

void
opt_bash_words(struct buf *b, const struct opt *o, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_printf(b, " --%s", o[i].name);
}

void
opt_put_quoted(struct buf *b, const char *words)
{
	for (; *words != '\0'; words++)
		if (*words == '\'')
			buf_puts(b, "'\\''");
		else
			buf_putc(b, *words);
}

void
opt_zsh_words(struct buf *b, const struct opt *o, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		buf_printf(b, " '%s--%s%s[", o[i].many ? "*" : "", o[i].name,
		    o[i].arg ? "=" : "");
		opt_put_quoted(b, o[i].help);
		buf_printf(b, "]%s%s'", o[i].arg ? ":" : "",
		    o[i].arg ? o[i].arg : "");
	}
}

void
opt_fish_lines(struct buf *b, const char *program, const char *when,
    const struct opt *o, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		buf_printf(b, "complete -c %s%s -l %s%s", program, when,
		    o[i].name, o[i].arg ? " -r" : "");
		if (o[i].letter)
			buf_printf(b, " -s %c", o[i].letter);
		buf_puts(b, " -d '");
		opt_put_quoted(b, o[i].help);
		buf_puts(b, "'\n");
	}
}

bool
opt_completion(struct buf *b, const struct opt_set *o, const char *shell)
{
	if (!strcmp(shell, "bash")) {
		buf_printf(b, "_%s()\n{\n\tlocal cur=${COMP_WORDS[COMP_CWORD]}"
		    "\n\t[[ $cur == -* ]] || { COMPREPLY=(); return; }\n"
		    "\tmapfile -t COMPREPLY < <(compgen -W \"", o->call);
		opt_bash_words(b, opt_global, opt_global_len);
		opt_bash_words(b, o->options, o->n_options);
		buf_printf(b, "\" -- \"$cur\")\n}\n"
		    "complete -o default -F _%s %s\n", o->call, o->call);
	} else if (!strcmp(shell, "zsh")) {
		buf_printf(b, "#compdef %s\n_arguments", o->call);
		opt_zsh_words(b, opt_global, opt_global_len);
		opt_zsh_words(b, o->options, o->n_options);
		buf_puts(b, " '*:file:_files'\n");
	} else if (!strcmp(shell, "fish")) {
		opt_fish_lines(b, o->call, "", opt_global, opt_global_len);
		opt_fish_lines(b, o->call, "", o->options, o->n_options);
	} else
		return false;
	return true;
}
