#include "settings/settings_table.h"

#include <string.h>

#define END { NULL, NULL, NULL }
/* A choice that reads the same everywhere. */
#define C(id, label) { id, label, NULL }

const struct settings_choice settings_states[] = {
	C("AL", "Alabama"), C("AK", "Alaska"), C("AZ", "Arizona"),
	C("AR", "Arkansas"), C("CA", "California"), C("CO", "Colorado"),
	C("CT", "Connecticut"), C("DE", "Delaware"),
	C("DC", "District of Columbia"), C("FL", "Florida"),
	C("GA", "Georgia"), C("HI", "Hawaii"), C("ID", "Idaho"),
	C("IL", "Illinois"), C("IN", "Indiana"), C("IA", "Iowa"),
	C("KS", "Kansas"), C("KY", "Kentucky"), C("LA", "Louisiana"),
	C("ME", "Maine"), C("MD", "Maryland"), C("MA", "Massachusetts"),
	C("MI", "Michigan"), C("MN", "Minnesota"), C("MS", "Mississippi"),
	C("MO", "Missouri"), C("MT", "Montana"), C("NE", "Nebraska"),
	C("NV", "Nevada"), C("NH", "New Hampshire"), C("NJ", "New Jersey"),
	C("NM", "New Mexico"), C("NY", "New York"),
	C("NC", "North Carolina"), C("ND", "North Dakota"), C("OH", "Ohio"),
	C("OK", "Oklahoma"), C("OR", "Oregon"), C("PA", "Pennsylvania"),
	C("RI", "Rhode Island"), C("SC", "South Carolina"),
	C("SD", "South Dakota"), C("TN", "Tennessee"), C("TX", "Texas"),
	C("UT", "Utah"), C("VT", "Vermont"), C("VA", "Virginia"),
	C("WA", "Washington"), C("WV", "West Virginia"),
	C("WI", "Wisconsin"), C("WY", "Wyoming"),
	C("AS", "American Samoa"), C("GU", "Guam"),
	C("MP", "Northern Mariana Islands"), C("PR", "Puerto Rico"),
	C("VI", "U.S. Virgin Islands"), END
};

const struct settings_choice settings_roles[] = {
	{ "physician", "Physician", "the physician" },
	{ "nurse", "Nurse", "the nurse" },
	{ "aide", "Aide", "the aide" },
	{ "therapist", "Therapist", "the therapist" },
	{ "dental-team", "Dental team", "the dental team" },
	{ "chiropractor", "Chiropractor", "the chiropractor" },
	{ "practice-owner", "Practice owner", "the practice owner" },
	{ "pharmacist", "Pharmacist", "the pharmacist" },
	{ "front-desk", "Front desk", "the front desk" },
	{ "billing", "Billing", "billing" },
	{ "social-media-manager", "Social media manager",
	    "the social media manager" },
	{ "account-owner", "Account owner", "the account owner" },
	{ "manager", "Manager", "the manager" },
	{ "human-resources", "Human resources", "human resources" },
	{ "privacy-officer", "Privacy officer", "the privacy officer" },
	{ "executive", "Executive", "the executive" },
	{ "it-security", "IT security", "IT security" },
	{ "trainee", "Trainee", "the trainee" },
	{ "volunteer", "Volunteer", "the volunteer" },
	{ "contractor", "Contractor", "the contractor" },
	{ "ems", "Emergency medical services", "emergency medical services" },
	{ "support-services", "Support services", "support services" },
	{ "researcher", "Researcher", "the researcher" },
	{ "telehealth", "Telehealth", "telehealth" }, END
};

const struct settings_choice settings_offices[] = {
	{ "privacy-officer", "Privacy officer", "the privacy officer" },
	{ "security-officer", "Security officer", "the security officer" },
	{ "compliance", "Compliance officer", "the compliance officer" },
	{ "human-resources", "Human resources", "human resources" },
	{ "communications", "Communications lead", "the communications lead" },
	{ "media", "Media contact", "the media contact" },
	{ "legal", "Legal counsel", "legal counsel" },
	{ "risk", "Risk and patient safety", "risk and patient safety" },
	{ "medical-director", "Medical director", "the medical director" },
	{ "nursing", "Chief nursing officer", "the chief nursing officer" },
	{ "administrator", "Administrator", "the administrator" },
	{ "it-desk", "IT desk", "the IT desk" },
	{ "labor-relations", "Labor relations", "labor relations" },
	{ "patient-relations", "Patient relations", "patient relations" },
	{ "accessibility", "Accessibility and language access",
	    "accessibility and language access" },
	{ "records-officer", "Records officer", "the records officer" },
	{ "irb", "Institutional review board",
	    "the institutional review board" }, END
};

const struct settings_choice settings_facilities[] = {
	C("hospital", "hospital"), C("clinic", "clinic"),
	C("dental", "dental practice"),
	C("chiropractic", "chiropractic practice"),
	C("long-term-care", "long-term care facility"),
	C("assisted-living", "assisted living residence"),
	C("home-health", "home health agency"), C("hospice", "hospice"),
	C("behavioral", "behavioral health program"),
	C("behavioral-sud", "substance use disorder program"),
	C("pharmacy", "pharmacy"),
	C("lab-imaging", "laboratory or imaging center"),
	C("ems", "emergency medical service"),
	C("telehealth", "telehealth service"),
	C("school", "school of the health professions"),
	C("research", "research site"),
	C("health-plan", "health plan"), END
};

const struct settings_choice settings_hotlines[] = {
	C("privacy-incident", "Privacy incidents"),
	C("compliance", "Compliance (may be anonymous)"),
	C("security", "Security"),
	C("it-urgent", "IT, urgent"),
	C("communications-on-call", "Communications on call"),
	C("emergency", "Emergency"),
	C("crisis", "Suicide and crisis line"),
	C("poison", "Poison control"),
	C("abuse", "Abuse reports to the state"),
	C("regulator", "Regulator"),
	C("employee-assistance", "Employee assistance"), END
};

const struct settings_choice settings_platforms[] = {
	C("facebook", "Facebook"), C("instagram", "Instagram"),
	C("x", "X"), C("linkedin", "LinkedIn"), C("youtube", "YouTube"),
	C("tiktok", "TikTok"), C("threads", "Threads"),
	C("snapchat", "Snapchat"), C("pinterest", "Pinterest"),
	C("reddit", "Reddit"), C("bluesky", "Bluesky"),
	C("mastodon", "Mastodon"), C("nextdoor", "Nextdoor"),
	C("whatsapp", "WhatsApp"), C("discord", "Discord"),
	C("twitch", "Twitch"), C("doximity", "Doximity"),
	C("google-business", "Google Business Profile"),
	C("yelp", "Yelp"), C("healthgrades", "Healthgrades"),
	C("blog", "Blog"), END
};

const struct settings_choice settings_standings[] = {
	C("approved", "approved"),
	C("conditional", "allowed with conditions"),
	C("banned", "banned on our devices"), END
};

const struct settings_choice settings_ownerships[] = {
	C("private", "private"),
	C("private-nonprofit", "private nonprofit"),
	C("public-district", "public district"),
	C("public", "public body"),
	C("federal", "federal"), C("tribal", "tribal"), END
};

const struct settings_choice settings_taxes[] = {
	C("taxable", "taxable"), C("tax-exempt", "tax-exempt"),
	C("government", "government"), END
};

const struct settings_choice settings_sizes[] = {
	C("solo", "one or two people"), C("small", "up to 14 people"),
	C("medium", "15 to 249 people"), C("large", "250 to 4,999 people"),
	C("very-large", "5,000 people or more"), END
};

const struct settings_choice settings_classes[] = {
	C("public", "public"), C("internal", "internal"),
	C("confidential", "confidential"), END
};

const struct settings_choice settings_changes[] = {
	C("material", "material"), C("editorial", "editorial"), END
};

const struct settings_choice settings_statuses[] = {
	C("active", "active"), C("planned", "planned"),
	C("dormant", "dormant"), C("closing", "closing"),
	C("closed", "closed"), END
};

const struct settings_choice settings_tools[] = {
	C("scheduler", "scheduling"), C("listening", "listening"),
	C("archive", "archiving"), C("design", "design"), C("ai", "AI"),
	C("link-shortener", "link shortening"),
	C("password-manager", "password manager"),
	C("analytics", "analytics"), C("other", "other"), END
};

const struct settings_choice settings_app_uses[] = {
	C("secure-messaging", "secure messaging"),
	C("group-chat", "group chat"), C("video", "video meetings"), END
};

const struct settings_choice settings_contents[] = {
	C("routine", "Routine"), C("clinical", "Clinical claim"),
	C("patient", "Patient story or image"), C("staff", "Staff story"),
	C("paid", "Paid or sponsored"), C("crisis", "Crisis"), END
};

const struct settings_choice settings_responses[] = {
	C("first-response", "First response"),
	C("complaint", "Complaint"),
	C("clinical-question", "Clinical question"),
	C("review-reply", "Reply to a review"),
	C("press", "Press question"),
	C("misinformation", "Misinformation about us"),
	C("threat", "Threat or self-harm"), END
};

const struct settings_choice settings_recordings[] = {
	C("own-care", "patients may record their own care"),
	C("ask-first", "patients and visitors ask first"),
	C("prohibited", "no recording in care areas"), END
};

const struct settings_choice settings_device_uses[] = {
	C("no", "not allowed"), C("incidental", "brief use allowed"),
	C("yes", "allowed"), END
};

const struct settings_choice settings_friend_rules[] = {
	C("advise", "advised against"), C("prohibit", "prohibited"), END
};

const struct settings_choice settings_records[] = {
	C("policies", "Policies and versions of this handbook"),
	C("authorizations", "Patient authorizations and revocations"),
	C("training", "Training, quizzes and acknowledgements"),
	C("incidents", "Incident and breach files"),
	C("sanctions", "Sanctions"), C("posts", "Our posts"),
	C("comments", "Comments we hid or removed"),
	C("direct-messages", "Direct messages"),
	C("screenshots", "Screenshots kept as evidence"), END
};

const struct settings_choice settings_pixels[] = {
	C("prohibited", "prohibited"),
	C("sign-off", "only with the privacy officer's sign-off"), END
};

const struct settings_choice settings_insurances[] = {
	C("malpractice", "Malpractice"), C("cyber", "Cyber"),
	C("general-liability", "General liability"),
	C("employment-practices", "Employment practices"),
	C("directors", "Directors and officers"), C("other", "Other"), END
};

const struct settings_choice settings_papers[] = {
	C("letter", "US Letter"), C("a4", "A4"), END
};

const struct settings_choice settings_quizzes[] = {
	C("html", "browser"), C("qti", "QTI 3.0"),
	C("scorm", "SCORM 1.2"), C("paper", "paper"), END
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
