#include "settings/settings_table.h"

#include <string.h>

#define END { NULL, NULL }

const struct settings_choice settings_states[] = {
	{ "AL", "Alabama" }, { "AK", "Alaska" }, { "AZ", "Arizona" },
	{ "AR", "Arkansas" }, { "CA", "California" }, { "CO", "Colorado" },
	{ "CT", "Connecticut" }, { "DE", "Delaware" },
	{ "DC", "District of Columbia" }, { "FL", "Florida" },
	{ "GA", "Georgia" }, { "HI", "Hawaii" }, { "ID", "Idaho" },
	{ "IL", "Illinois" }, { "IN", "Indiana" }, { "IA", "Iowa" },
	{ "KS", "Kansas" }, { "KY", "Kentucky" }, { "LA", "Louisiana" },
	{ "ME", "Maine" }, { "MD", "Maryland" }, { "MA", "Massachusetts" },
	{ "MI", "Michigan" }, { "MN", "Minnesota" }, { "MS", "Mississippi" },
	{ "MO", "Missouri" }, { "MT", "Montana" }, { "NE", "Nebraska" },
	{ "NV", "Nevada" }, { "NH", "New Hampshire" }, { "NJ", "New Jersey" },
	{ "NM", "New Mexico" }, { "NY", "New York" },
	{ "NC", "North Carolina" }, { "ND", "North Dakota" }, { "OH", "Ohio" },
	{ "OK", "Oklahoma" }, { "OR", "Oregon" }, { "PA", "Pennsylvania" },
	{ "RI", "Rhode Island" }, { "SC", "South Carolina" },
	{ "SD", "South Dakota" }, { "TN", "Tennessee" }, { "TX", "Texas" },
	{ "UT", "Utah" }, { "VT", "Vermont" }, { "VA", "Virginia" },
	{ "WA", "Washington" }, { "WV", "West Virginia" },
	{ "WI", "Wisconsin" }, { "WY", "Wyoming" },
	{ "AS", "American Samoa" }, { "GU", "Guam" },
	{ "MP", "Northern Mariana Islands" }, { "PR", "Puerto Rico" },
	{ "VI", "U.S. Virgin Islands" }, END
};

const struct settings_choice settings_roles[] = {
	{ "physician", "Physician" }, { "nurse", "Nurse" },
	{ "aide", "Aide" }, { "therapist", "Therapist" },
	{ "dental-team", "Dental team" }, { "chiropractor", "Chiropractor" },
	{ "practice-owner", "Practice owner" },
	{ "pharmacist", "Pharmacist" }, { "front-desk", "Front desk" },
	{ "billing", "Billing" },
	{ "social-media-manager", "Social media manager" },
	{ "account-owner", "Account owner" }, { "manager", "Manager" },
	{ "human-resources", "Human resources" },
	{ "privacy-officer", "Privacy officer" },
	{ "executive", "Executive" }, { "it-security", "IT security" },
	{ "trainee", "Trainee" }, { "volunteer", "Volunteer" },
	{ "contractor", "Contractor" },
	{ "ems", "Emergency medical services" },
	{ "support-services", "Support services" },
	{ "researcher", "Researcher" }, { "telehealth", "Telehealth" }, END
};

const struct settings_choice settings_offices[] = {
	{ "privacy-officer", "Privacy officer" },
	{ "security-officer", "Security officer" },
	{ "compliance", "Compliance officer" },
	{ "human-resources", "Human resources" },
	{ "communications", "Communications lead" },
	{ "media", "Media contact" },
	{ "legal", "Legal counsel" },
	{ "risk", "Risk and patient safety" },
	{ "medical-director", "Medical director" },
	{ "nursing", "Chief nursing officer" },
	{ "administrator", "Administrator" },
	{ "it-desk", "IT desk" },
	{ "labor-relations", "Labor relations" },
	{ "patient-relations", "Patient relations" },
	{ "accessibility", "Accessibility and language access" },
	{ "records-officer", "Records officer" },
	{ "irb", "Institutional review board" }, END
};

const struct settings_choice settings_facilities[] = {
	{ "hospital", "hospital" }, { "clinic", "clinic" },
	{ "dental", "dental practice" },
	{ "chiropractic", "chiropractic practice" },
	{ "long-term-care", "long-term care facility" },
	{ "assisted-living", "assisted living residence" },
	{ "home-health", "home health agency" }, { "hospice", "hospice" },
	{ "behavioral", "behavioral health program" },
	{ "behavioral-sud", "substance use disorder program" },
	{ "pharmacy", "pharmacy" },
	{ "lab-imaging", "laboratory or imaging center" },
	{ "ems", "emergency medical service" },
	{ "telehealth", "telehealth service" },
	{ "school", "school of the health professions" },
	{ "research", "research site" },
	{ "health-plan", "health plan" }, END
};

const struct settings_choice settings_hotlines[] = {
	{ "privacy-incident", "Privacy incidents" },
	{ "compliance", "Compliance (may be anonymous)" },
	{ "security", "Security" },
	{ "it-urgent", "IT, urgent" },
	{ "communications-on-call", "Communications on call" },
	{ "emergency", "Emergency" },
	{ "crisis", "Suicide and crisis line" },
	{ "poison", "Poison control" },
	{ "abuse", "Abuse reports to the state" },
	{ "regulator", "Regulator" },
	{ "employee-assistance", "Employee assistance" }, END
};

const struct settings_choice settings_platforms[] = {
	{ "facebook", "Facebook" }, { "instagram", "Instagram" },
	{ "x", "X" }, { "linkedin", "LinkedIn" }, { "youtube", "YouTube" },
	{ "tiktok", "TikTok" }, { "threads", "Threads" },
	{ "snapchat", "Snapchat" }, { "pinterest", "Pinterest" },
	{ "reddit", "Reddit" }, { "bluesky", "Bluesky" },
	{ "mastodon", "Mastodon" }, { "nextdoor", "Nextdoor" },
	{ "whatsapp", "WhatsApp" }, { "discord", "Discord" },
	{ "twitch", "Twitch" }, { "doximity", "Doximity" },
	{ "google-business", "Google Business Profile" },
	{ "yelp", "Yelp" }, { "healthgrades", "Healthgrades" },
	{ "blog", "Blog" }, END
};

const struct settings_choice settings_standings[] = {
	{ "approved", "approved" },
	{ "conditional", "allowed with conditions" },
	{ "banned", "banned on our devices" }, END
};

const struct settings_choice settings_ownerships[] = {
	{ "private", "private" },
	{ "private-nonprofit", "private nonprofit" },
	{ "public-district", "public district" },
	{ "public", "public body" },
	{ "federal", "federal" }, { "tribal", "tribal" }, END
};

const struct settings_choice settings_taxes[] = {
	{ "taxable", "taxable" }, { "tax-exempt", "tax-exempt" },
	{ "government", "government" }, END
};

const struct settings_choice settings_sizes[] = {
	{ "solo", "one or two people" }, { "small", "up to 14 people" },
	{ "medium", "15 to 249 people" }, { "large", "250 to 4,999 people" },
	{ "very-large", "5,000 people or more" }, END
};

const struct settings_choice settings_classes[] = {
	{ "public", "public" }, { "internal", "internal" },
	{ "confidential", "confidential" }, END
};

const struct settings_choice settings_changes[] = {
	{ "material", "material" }, { "editorial", "editorial" }, END
};

const struct settings_choice settings_statuses[] = {
	{ "active", "active" }, { "planned", "planned" },
	{ "dormant", "dormant" }, { "closing", "closing" },
	{ "closed", "closed" }, END
};

const struct settings_choice settings_tools[] = {
	{ "scheduler", "scheduling" }, { "listening", "listening" },
	{ "archive", "archiving" }, { "design", "design" }, { "ai", "AI" },
	{ "link-shortener", "link shortening" },
	{ "password-manager", "password manager" },
	{ "analytics", "analytics" }, { "other", "other" }, END
};

const struct settings_choice settings_app_uses[] = {
	{ "secure-messaging", "secure messaging" },
	{ "group-chat", "group chat" }, { "video", "video meetings" }, END
};

const struct settings_choice settings_contents[] = {
	{ "routine", "Routine" }, { "clinical", "Clinical claim" },
	{ "patient", "Patient story or image" }, { "staff", "Staff story" },
	{ "paid", "Paid or sponsored" }, { "crisis", "Crisis" }, END
};

const struct settings_choice settings_responses[] = {
	{ "first-response", "First response" },
	{ "complaint", "Complaint" },
	{ "clinical-question", "Clinical question" },
	{ "review-reply", "Reply to a review" },
	{ "press", "Press question" },
	{ "misinformation", "Misinformation about us" },
	{ "threat", "Threat or self-harm" }, END
};

const struct settings_choice settings_recordings[] = {
	{ "own-care", "patients may record their own care" },
	{ "ask-first", "patients and visitors ask first" },
	{ "prohibited", "no recording in care areas" }, END
};

const struct settings_choice settings_device_uses[] = {
	{ "no", "not allowed" }, { "incidental", "brief use allowed" },
	{ "yes", "allowed" }, END
};

const struct settings_choice settings_friend_rules[] = {
	{ "advise", "advised against" }, { "prohibit", "prohibited" }, END
};

const struct settings_choice settings_records[] = {
	{ "policies", "Policies and versions of this handbook" },
	{ "authorizations", "Patient authorizations and revocations" },
	{ "training", "Training, quizzes and acknowledgements" },
	{ "incidents", "Incident and breach files" },
	{ "sanctions", "Sanctions" }, { "posts", "Our posts" },
	{ "comments", "Comments we hid or removed" },
	{ "direct-messages", "Direct messages" },
	{ "screenshots", "Screenshots kept as evidence" }, END
};

const struct settings_choice settings_pixels[] = {
	{ "prohibited", "prohibited" },
	{ "sign-off", "only with the privacy officer's sign-off" }, END
};

const struct settings_choice settings_insurances[] = {
	{ "malpractice", "Malpractice" }, { "cyber", "Cyber" },
	{ "general-liability", "General liability" },
	{ "employment-practices", "Employment practices" },
	{ "directors", "Directors and officers" }, { "other", "Other" }, END
};

const struct settings_choice settings_papers[] = {
	{ "letter", "US Letter" }, { "a4", "A4" }, END
};

const struct settings_choice settings_quizzes[] = {
	{ "html", "browser" }, { "qti", "QTI 3.0" },
	{ "scorm", "SCORM 1.2" }, { "paper", "paper" }, END
};

const struct settings_choice *
settings_choice_find(const struct settings_choice *list, const char *id,
    size_t len)
{
	if (list == NULL)
		return NULL;
	for (; list->id != NULL; list++)
		if (strlen(list->id) == len && !memcmp(list->id, id, len))
			return list;
	return NULL;
}
