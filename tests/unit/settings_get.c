/* Lookups: paths, tables, roles, printing. */
#include "settings/settings.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/file.h"
#include "tap.h"

static struct arena *a;
static struct settings *set;

static struct settings *
read_org(const char *path)
{
	struct diag *dg = diag_new(a);
	struct settings *s = NULL;
	struct str text;

	if (file_read_text(a, dg, path, path, &text) != 0 ||
	    settings_read(a, dg, path, text, &s) != 0)
		s = NULL;
	diag_print(dg, stdout, false);
	return s;
}

static struct str
print(const char *path, enum settings_style style)
{
	struct settings_values v;

	switch (settings_get(a, set, str_of(path), &v)) {
	case SETTINGS_UNKNOWN:
		return STR_LIT("(unknown)");
	case SETTINGS_UNSET:
		return STR_LIT("(unset)");
	case SETTINGS_SET:
		break;
	}
	return settings_print(a, set, &v, style);
}

#define prose(path, want) is_text(print(path, SETTINGS_PROSE), want, path)
#define cell(path, want) is_text(print(path, SETTINGS_CELL), want, path)
#define start(path, want) is_text(print(path, SETTINGS_START), want, path)

int
main(void)
{
	a = arena_new();
	set = read_org("tests/orgs/tiny/organization.xml");
	ok(set != NULL, "tiny reads");
	if (set == NULL)
		return tap_done();
	prose("identity.legal-name", "Birch Lane Clinic, LLC");
	prose("identity.short-name", "Birch Lane Clinic, LLC");
	prose("identity.logo", "(unset)");
	prose("identity.logi", "(unknown)");
	prose("contact.privacy-officer.name", "Dana Example");
	prose("contact.privacy-officer", "Dana Example");
	prose("contact.media.phone", "(unset)");
	prose("contact.medea.phone", "(unknown)");
	prose("document.effective", "December 1, 2026");
	prose("document.next-review", "December 1, 2027");
	prose("document.owner.name", "Dana Example");
	prose("hotline.poison", "1-800-222-1222");
	prose("hotline.crisis.text-message", "988");
	prose("training.pass", "80%");
	prose("crisis.lead", "the communications lead");
	start("crisis.lead", "The communications lead");
	cell("crisis.lead", "Communications lead");
	prose("state", "Ohio");
	prose("facility", "(unset)");
	prose("roles", "Nurse");
	prose("retention.training.years", "6");
	prose("labor", "(unknown)");
	arena_free(a);
	return tap_done();
}
