#include "settings/settings_profile.h"

#include <string.h>

#include "base/base.h"
#include "settings/settings.h"

#define VALUES(list) list, NELEM(list)

#define ROLE(id) { true, "role", "use", id }

static const struct settings_profile_value clinic[] = {
	{ false, "identity", "size", "medium" },
	{ true, "facility", "kind", "clinic" },
	ROLE("physician"), ROLE("nurse"), ROLE("front-desk"),
	ROLE("social-media-manager"), ROLE("manager"),
};

static const struct settings_profile_value hospital[] = {
	{ false, "identity", "size", "large" },
	{ true, "facility", "kind", "hospital" },
	{ true, "facility", "kind", "clinic" },
	ROLE("physician"), ROLE("nurse"), ROLE("front-desk"), ROLE("billing"),
	ROLE("social-media-manager"), ROLE("account-owner"), ROLE("manager"),
	ROLE("human-resources"), ROLE("trainee"), ROLE("volunteer"),
};

/* The desk, the bills and the accounts are one person's, and the officer holds
 * the other offices too. */
static const struct settings_profile_value small[] = {
	{ false, "identity", "size", "small" },
	{ true, "facility", "kind", "dental" },
	{ true, "contact", "role", "communications" },
	{ false, "contact", "person", "privacy-lead" },
	{ true, "contact", "role", "administrator" },
	{ false, "contact", "person", "privacy-lead" },
	{ false, "approval", "self-approval", "yes" },
	ROLE("practice-owner"), ROLE("dental-team"),
	{ true, "role", "id", "office-manager" },
	{ false, "role", "combines",
	    "front-desk billing social-media-manager" },
	{ false, "role", "name", "Office manager" },
};

static const struct settings_profile_value long_term[] = {
	{ false, "identity", "size", "medium" },
	{ true, "facility", "kind", "long-term-care" },
	{ false, "personal-use", "friend-requests", "prohibit" },
	ROLE("nurse"), ROLE("aide"), ROLE("support-services"),
	ROLE("social-media-manager"), ROLE("manager"), ROLE("volunteer"),
};

static const struct settings_profile_value district[] = {
	{ false, "identity", "size", "medium" },
	{ false, "identity", "ownership", "public-district" },
	{ false, "identity", "tax-status", "government" },
	{ true, "facility", "kind", "hospital" },
	{ true, "facility", "kind", "ems" },
	{ false, "comments", "viewpoint-neutral", "yes" },
	ROLE("physician"), ROLE("nurse"), ROLE("ems"), ROLE("front-desk"),
	ROLE("social-media-manager"), ROLE("executive"),
};

static const struct settings_profile_value behavioral[] = {
	{ false, "identity", "size", "medium" },
	{ true, "facility", "kind", "behavioral" },
	{ true, "facility", "kind", "behavioral-sud" },
	{ true, "facility", "kind", "telehealth" },
	{ false, "authorization", "part-2-form", "yes" },
	{ false, "personal-use", "friend-requests", "prohibit" },
	ROLE("therapist"), ROLE("nurse"), ROLE("front-desk"),
	ROLE("social-media-manager"), ROLE("telehealth"),
};

static const struct settings_profile profiles[] = {
	{ "clinic", "A clinic or group practice.",
	    "Cedar Sample Clinic, Inc.", VALUES(clinic) },
	{ "hospital", "A hospital with clinics of its own.",
	    "Cedar Sample Hospital, Inc.", VALUES(hospital) },
	{ "small-practice", "A dental or chiropractic practice.",
	    "Cedar Sample Dental, PC", VALUES(small) },
	{ "long-term-care", "A nursing home or other long-term care.",
	    "Cedar Sample Care Center, Inc.", VALUES(long_term) },
	{ "public-district", "A public hospital district with its ambulances.",
	    "Cedar Sample Hospital District", VALUES(district) },
	{ "behavioral",
	    "Behavioral health with a substance use disorder program, in rooms "
	    "and by telehealth.",
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
