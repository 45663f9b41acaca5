#include "settings/settings_profile.h"

#include <string.h>

#include "base/base.h"
#include "settings/settings.h"

#define VALUES(list) list, NELEM(list)

static const struct settings_profile_value clinic[] = {
	{ true, "facility", "kind", "clinic" },
	{ true, "role", "use", "physician" },
	{ true, "role", "use", "nurse" },
	{ true, "role", "use", "front-desk" },
	{ true, "role", "use", "social-media-manager" },
};

static const struct settings_profile_value hospital[] = {
	{ false, "identity", "size", "large" },
	{ true, "facility", "kind", "hospital" },
	{ true, "facility", "kind", "clinic" },
	{ true, "role", "use", "physician" },
	{ true, "role", "use", "nurse" },
	{ true, "role", "use", "front-desk" },
	{ true, "role", "use", "social-media-manager" },
};

static const struct settings_profile_value small[] = {
	{ false, "identity", "size", "solo" },
	{ true, "facility", "kind", "clinic" },
	{ false, "approval", "self-approval", "yes" },
	{ true, "role", "use", "physician" },
	{ true, "role", "id", "office-lead" },
	{ false, "role", "combines", "front-desk social-media-manager" },
	{ false, "role", "name", "Office lead" },
};

static const struct settings_profile_value long_term[] = {
	{ true, "facility", "kind", "long-term-care" },
	{ false, "personal-use", "friend-requests", "prohibit" },
	{ true, "role", "use", "nurse" },
	{ true, "role", "use", "front-desk" },
	{ true, "role", "use", "social-media-manager" },
};

static const struct settings_profile_value district[] = {
	{ false, "identity", "ownership", "public-district" },
	{ false, "identity", "tax-status", "government" },
	{ true, "facility", "kind", "hospital" },
	{ false, "comments", "viewpoint-neutral", "yes" },
	{ true, "role", "use", "physician" },
	{ true, "role", "use", "nurse" },
	{ true, "role", "use", "front-desk" },
	{ true, "role", "use", "social-media-manager" },
};

static const struct settings_profile_value behavioral[] = {
	{ true, "facility", "kind", "behavioral" },
	{ true, "facility", "kind", "behavioral-sud" },
	{ false, "authorization", "part-2-form", "yes" },
	{ false, "personal-use", "friend-requests", "prohibit" },
	{ true, "role", "use", "physician" },
	{ true, "role", "use", "nurse" },
	{ true, "role", "use", "front-desk" },
	{ true, "role", "use", "social-media-manager" },
};

static const struct settings_profile profiles[] = {
	{ "clinic", "A clinic or group practice.",
	    "Cedar Sample Clinic, Inc.", VALUES(clinic) },
	{ "hospital", "A hospital with clinics of its own.",
	    "Cedar Sample Hospital, Inc.", VALUES(hospital) },
	{ "small-practice", "One or two people who hold every office.",
	    "Cedar Sample Practice, PC", VALUES(small) },
	{ "long-term-care", "A nursing home or other long-term care.",
	    "Cedar Sample Care Center, Inc.", VALUES(long_term) },
	{ "public-district", "A public hospital or health district.",
	    "Cedar Sample Hospital District", VALUES(district) },
	{ "behavioral",
	    "Behavioral health, with a substance use disorder program.",
	    "Cedar Sample Behavioral Health, Inc.", VALUES(behavioral) },
};

const struct settings_profile *
settings_profile_at(size_t i)
{
	return i < NELEM(profiles) ? &profiles[i] : NULL;
}

const char *
settings_profile(size_t i, const char **about)
{
	if (i >= NELEM(profiles))
		return NULL;
	if (about != NULL)
		*about = profiles[i].about;
	return profiles[i].name;
}
