#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/json_out.h"
#include "cmd/cmd.h"
#include "cmd/cmd_messages.h"
#include "cmd/cmd_workspace.h"
#include "settings/settings.h"

/* The first day of the month after next: time to read, approve and train. */
static struct date
first_effective(void)
{
	struct date d = date_add_months(date_now(), 2);

	d.day = 1;
	return d;
}

static void
say(struct cmd *c, const char *dir, const char *settings)
{
	struct json_out j;

	if (c->json) {
		json_members(&j, &c->out, false);
		json_put_str(&j, "settings", str_of(settings));
		return;
	}
	dir = cmd_shown(c->arena, dir);
	buf_printf(&c->out,
	    "%s is ready. It builds as it is:\n"
	    "  precept build %s\n"
	    "Then put in your own words where sample=\"yes\" stands:\n"
	    "  %s\n"
	    "To see what is left to do:\n"
	    "  precept check %s\n", dir, dir, cmd_shown(c->arena, settings),
	    dir);
}

int
cmd_init(struct cmd *c)
{
	const char *dir = cmd_arg(c, 0, ".");
	const char *settings = file_join(c->arena, dir, WORKSPACE_SETTINGS);
	const char *schema = file_join(c->arena, dir, WORKSPACE_SCHEMA);
	struct str text;

	if (file_exists(settings)) {
		diag_error(c->diag, (struct pos){ 0 }, MSG_INIT_EXISTS,
		    settings);
		diag_hint(c->diag, "choose another folder, as in: precept init "
		    "new-clinic");
		diag_status(c->diag, EXIT_CANNOT_CREATE);
		return EXIT_CANNOT_CREATE;
	}
	if (!file_absent(settings) && file_read(c->arena, c->diag, settings,
	    FILE_MAX_TEXT, &text) < 0) /* a link to nothing, for one */
		return diag_exit(c->diag);
	if (settings_starter(c->arena, c->diag, cmd_value(c, "profile"),
	    first_effective(), &text) < 0 ||
	    file_mkdir(c->diag, dir) < 0 ||
	    file_write(c->diag, schema, settings_schema(c->arena), 0644) < 0 ||
	    file_write(c->diag, settings, text, 0644) < 0)
		return diag_exit(c->diag);
	say(c, dir, settings);
	return EXIT_DONE;
}
