#include "settings/settings_table.h"

#include "base/base.h"

/* A(ttribute), C(hild), B(ody); ...L with a list of choices, ...N a number. */
#define A(name, type, flags, preset, example, about) \
	{ name, SET_ATTR, type, flags, preset, NULL, 0, 0, NULL, example, about }
#define C(name, type, flags, preset, example, about) \
	{ name, SET_CHILD, type, flags, preset, NULL, 0, 0, NULL, example, about }
#define B(name, type, flags, example, about) \
	{ name, SET_BODY, type, flags, NULL, NULL, 0, 0, NULL, example, about }
#define AL(name, type, flags, preset, list, example, about) \
	{ name, SET_ATTR, type, flags, preset, list, 0, 0, NULL, example, about }
#define CL(name, type, flags, preset, list, example, about) \
	{ name, SET_CHILD, type, flags, preset, list, 0, 0, NULL, example, about }
#define AN(name, preset, min, max, unit, example, about) \
	{ name, SET_ATTR, SET_INT, 0, preset, NULL, min, max, unit, example, about }
#define REQ SET_REQUIRED
#define MANY SET_MANY

static const struct settings_field identity[] = {
	C("legal-name", SET_LINE, REQ, NULL, "Cedar Sample Clinic, Inc.",
	    "The full legal name, as on the license."),
	C("short-name", SET_LINE, 0, "=identity.legal-name", "Cedar Sample",
	    "What people call you; used in most sentences."),
	C("dba", SET_LINE, MANY, NULL, "Cedar Sample Walk-In",
	    "A name you do business under; kept for policies of your own."),
	C("logo", SET_FILE, 0, NULL, "templates/logo.png",
	    "A PNG file for the cover, relative to this file."),
	C("logo-text", SET_LINE, 0, "=identity.short-name",
	    "Logo of Cedar Sample",
	    "The logo in words, for readers who do not see it."),
	C("address", SET_LINE, 0, NULL, "100 Example Street, Sampleton",
	    "Postal address on one line."),
	C("phone", SET_PHONE, 0, NULL, "(555) 555-0100", "Main telephone."),
	C("web-site", SET_URL, 0, NULL, "https://www.example.org/",
	    "Your public web site."),
	C("mission", SET_TEXT, 0, NULL, "Good care close to home.",
	    "Your mission in a sentence."),
	CL("size", SET_CHOICE, 0, NULL, settings_sizes, "medium",
	    "How many people work for you; where this is left out, passages "
	    "for the smallest offices print too."),
	C("parent", SET_LINE, 0, NULL, "Example Health Partners",
	    "The organization you belong to; kept for policies of your own."),
	C("affiliate", SET_LINE, MANY, NULL, "Example Home Care, LLC",
	    "An affiliate that follows this handbook too; kept for policies "
	    "of your own."),
	CL("ownership", SET_CHOICE, 0, NULL, settings_ownerships,
	    "private-nonprofit",
	    "Who owns you; passages for public, federal and tribal bodies "
	    "follow it."),
	CL("tax-status", SET_CHOICE, 0, NULL, settings_taxes, "tax-exempt",
	    "Whether you pay tax; a passage on campaigns for candidates "
	    "follows it."),
	C("fiscal-year", SET_LINE, 0, NULL, "July 1 to June 30",
	    "Your fiscal year; kept for policies of your own."),
	C("state", SET_STATE, REQ | MANY, NULL, "IA",
	    "A state you work in, by its two letters; some passages, such as "
	    "those on recording and on passwords, follow it."),
	C("country", SET_LINE, MANY, "United States", "United States",
	    "A country you work in; kept for policies of your own."),
};

static const struct settings_field facility[] = {
	AL("kind", SET_CHOICE, REQ, NULL, settings_facilities, "clinic",
	    "What kind of care; passages for some kinds follow it."),
	C("name", SET_LINE, 0, NULL, "Cedar Sample Walk-In",
	    "Its name, where it has its own; kept for policies of your own."),
};

static const struct settings_field site[] = {
	A("id", SET_ID, REQ, NULL, "main-site", "A short name to refer to."),
	C("name", SET_LINE, REQ, NULL, "Main Street site",
	    "What people call it."),
	C("address", SET_LINE, 0, NULL, "100 Example Street, Sampleton",
	    "Postal address on one line."),
	C("phone", SET_PHONE, 0, NULL, "(555) 555-0101", "Telephone."),
	A("contact", SET_PERSON, 0, NULL, "privacy-lead",
	    "Who answers questions about this handbook there."),
};

static const struct settings_field board[] = {
	A("state", SET_STATE, 0, NULL, "IA", "The board's state."),
	C("name", SET_LINE, REQ, NULL, "Sample Board of Nursing",
	    "The licensing board."),
	C("profession", SET_LINE, 0, NULL, "Nurses",
	    "Whom the board licenses."),
	C("phone", SET_PHONE, 0, NULL, "(555) 555-0102", "Telephone."),
	C("web-site", SET_URL, 0, NULL, "https://board.example.org/",
	    "Web site."),
};

static const struct settings_field document[] = {
	C("title", SET_LINE, 0, "Social Media Handbook",
	    "Social Media Handbook", "The title on the cover."),
	A("number", SET_LINE, 0, "SM-1", "HR-114",
	    "The policy's number in your system."),
	A("version", SET_VERSION, 0, "1.0", "1.0",
	    "The version that you are about to approve."),
	A("effective", SET_DATE, REQ, NULL, "2026-12-01",
	    "The day from which it binds."),
	A("last-reviewed", SET_DATE, 0, NULL, "2026-11-20",
	    "When it was last read through."),
	AN("cycle-months", "12", 1, 60, "months", "12",
	    "How often it is reviewed."),
	A("next-review", SET_DATE, 0,
	    "=document.effective + document.cycle-months", "2027-12-01",
	    "When it is due again."),
	A("owner", SET_PERSON, 0, "=contact.privacy-officer.person",
	    "hr-lead", "Who writes it and keeps it up to date."),
	C("supersedes", SET_LINE, 0, NULL, "HR-098, Web use, 2019",
	    "What this handbook replaces."),
	C("approving-body", SET_LINE, 0, NULL, "Board of Directors",
	    "The board or committee that approves it."),
	C("motion", SET_LINE, 0, NULL, "Motion 2026-31",
	    "The number of its motion or resolution."),
	C("storage", SET_LINE, 0, NULL, "Policy library, folder HR",
	    "Where the current version is found."),
	AL("classification", SET_CHOICE, 0, "internal", settings_classes,
	    "internal", "Who may see it."),
};

static const struct settings_field revision[] = {
	A("version", SET_VERSION, REQ, NULL, "1.0", "The version."),
	A("date", SET_DATE, REQ, NULL, "2026-11-20", "When it was written."),
	AL("change", SET_CHOICE, 0, "material", settings_changes, "material",
	    "Material changes are read and acknowledged again."),
	A("author", SET_PERSON, 0, NULL, "hr-lead", "Who wrote it."),
	B("text", SET_TEXT, REQ, "First version.",
	    "What changed, in a sentence."),
};

static const struct settings_field related[] = {
	A("number", SET_LINE, 0, NULL, "HR-020", "Its number."),
	C("title", SET_LINE, REQ, NULL, "Code of conduct", "Its title."),
	C("location", SET_LINE, 0, NULL, "Policy library, folder HR",
	    "Where it is found; kept for policies of your own."),
};

static const struct settings_field person[] = {
	A("id", SET_ID, REQ, NULL, "privacy-lead",
	    "A short name to refer to; never printed."),
	C("name", SET_LINE, REQ, NULL, "Robin Sample", "Name as printed."),
	C("title", SET_LINE, 0, NULL, "Privacy officer", "Job title."),
	C("credentials", SET_LINE, 0, NULL, "RN",
	    "Letters after the name."),
	C("phone", SET_PHONE, 0, NULL, "(555) 555-0103", "Telephone."),
	C("email", SET_EMAIL, 0, NULL, "robin.sample@example.org",
	    "Work e-mail."),
	A("site", SET_SITE, 0, NULL, "main-site",
	    "Where they work; kept for policies of your own."),
};

static const struct settings_field contact[] = {
	AL("role", SET_CHOICE, REQ, NULL, settings_offices,
	    "privacy-officer", "The office that the person holds."),
	A("person", SET_PERSON, REQ, NULL, "privacy-lead", "Who holds it."),
	A("deputy", SET_PERSON, 0, NULL, "hr-lead",
	    "Who stands in when they are away."),
};

static const struct settings_field hotline[] = {
	AL("kind", SET_CHOICE, REQ, NULL, settings_hotlines,
	    "privacy-incident", "What the line is for."),
	A("anonymous", SET_BOOL, 0, "no", "no",
	    "Whether callers need not say who they are."),
	C("name", SET_LINE, 0, NULL, "Privacy line",
	    "What the line is called."),
	C("phone", SET_PHONE, 0, NULL, "(555) 555-0104", "Telephone."),
	C("text-message", SET_PHONE, 0, NULL, "(555) 555-0105",
	    "Number for text messages."),
	C("email", SET_EMAIL, 0, NULL, "privacy@example.org", "E-mail."),
	C("url", SET_URL, 0, NULL, "https://report.example.org/",
	    "Web form or page."),
	C("hours", SET_LINE, 0, NULL, "day and night",
	    "When somebody answers."),
};

static const struct settings_field account[] = {
	AL("platform", SET_OPEN, REQ, NULL, settings_platforms, "facebook",
	    "Where the account is."),
	A("handle", SET_LINE, 0, NULL, "CedarSampleClinic",
	    "Its name there."),
	C("url", SET_URL, 0, NULL, "https://social.example.org/cedar",
	    "Its address; kept for policies of your own."),
	C("audience", SET_LINE, 0, NULL, "Patients and neighbors",
	    "Whom it speaks to."),
	C("purpose", SET_LINE, 0, NULL, "Hours, services, health tips",
	    "What it is for."),
	A("owner", SET_PERSON, 0, NULL, "comms-lead",
	    "Who answers for it."),
	A("backup", SET_PERSON, 0, NULL, "hr-lead",
	    "The second administrator."),
	A("moderators", SET_PERSON, MANY, NULL, "comms-lead",
	    "Who reads and answers comments."),
	C("recovery-email", SET_EMAIL, 0, NULL, "accounts@example.org",
	    "A shared work address for password recovery; kept for policies "
	    "of your own."),
	A("tool", SET_TOOL, 0, NULL, "scheduler-1",
	    "The tool that posts to it."),
	AL("status", SET_CHOICE, 0, "active", settings_statuses, "active",
	    "Whether it is in use."),
	A("opened", SET_DATE, 0, NULL, "2024-03-01", "When it was opened."),
	A("last-audit", SET_DATE, 0, NULL, "2026-09-30",
	    "When access and content were last checked."),
	AL("sign-off", SET_CHOICE, 0, "routine", settings_contents,
	    "routine", "The riskiest content that may be posted there."),
};

static const struct settings_field platform[] = {
	AL("name", SET_OPEN, REQ, NULL, settings_platforms, "tiktok",
	    "The platform."),
	AL("status", SET_CHOICE, REQ, NULL, settings_standings, "banned",
	    "Whether it may be used for work or on your devices."),
	B("conditions", SET_TEXT, 0, "Only for recruiting.",
	    "The conditions, in a sentence."),
};

static const struct settings_field app[] = {
	A("name", SET_LINE, REQ, NULL, "Sample Secure Chat", "The app."),
	AL("use", SET_CHOICE, REQ, NULL, settings_app_uses,
	    "secure-messaging", "What it is for."),
	A("patient-information", SET_BOOL, 0, "no", "yes",
	    "Whether patient information may be sent with it."),
	B("conditions", SET_TEXT, 0, "On managed phones only.",
	    "Conditions, in a sentence."),
};

static const struct settings_field review_site[] = {
	AL("name", SET_OPEN, REQ, NULL, settings_platforms,
	    "google-business", "The site."),
	A("owner", SET_PERSON, 0, NULL, "comms-lead",
	    "Who reads it and answers."),
	C("url", SET_URL, 0, NULL, "https://reviews.example.org/cedar",
	    "Your page there; kept for policies of your own."),
};

static const struct settings_field tool[] = {
	A("id", SET_ID, REQ, NULL, "scheduler-1",
	    "A short name to refer to."),
	AL("kind", SET_CHOICE, REQ, NULL, settings_tools, "scheduler",
	    "What it is for."),
	C("name", SET_LINE, REQ, NULL, "Sample Scheduler", "The product."),
	C("vendor", SET_LINE, 0, NULL, "Example Software, Inc.",
	    "Who sells it."),
	A("contract-date", SET_DATE, 0, NULL, "2026-01-15",
	    "Date of the contract."),
	A("baa", SET_BOOL, 0, "no", "no",
	    "Whether a business associate agreement is signed."),
	AN("seats", NULL, 1, 100000, "seats", "3", "How many may use it."),
	C("data-location", SET_LINE, 0, NULL, "United States",
	    "Where the data is kept."),
	A("owner", SET_PERSON, 0, NULL, "comms-lead",
	    "Who gives and takes access."),
	C("purpose", SET_LINE, 0, NULL, "Plans and posts for all accounts",
	    "What it may be used for."),
};

static const struct settings_field content[] = {
	AL("class", SET_CHOICE, REQ, NULL, settings_contents, "routine",
	    "The class of content."),
	A("drafter", SET_WHO, 0, NULL, "social-media-manager",
	    "Who writes it: a person's id, an office, or a role."),
	A("reviewers", SET_WHO, MANY, NULL, "communications",
	    "Who reads it first."),
	A("approver", SET_WHO, 0, NULL, "communications",
	    "Who says yes."),
	A("backup", SET_WHO, 0, NULL, "administrator",
	    "Who says yes when the approver is away."),
	AN("within-hours", "24", 1, 720, "hours", "24",
	    "How fast the answer comes."),
	A("without-review", SET_BOOL, 0, "no", "no",
	    "Whether the drafter may post it alone."),
};

static const struct settings_field approval[] = {
	A("required", SET_PERSON, MANY, "=contact.privacy-officer.person",
	    "admin",
	    "The people who approve the handbook."),
	A("self-approval", SET_BOOL, 0, "no", "no",
	    "Yes where an office is too small for a second person; every "
	    "report says so."),
	A("after-hours", SET_WHO, 0, NULL, "communications",
	    "Who approves posts at night and on weekends."),
};

static const struct settings_field law_review[] = {
	A("state", SET_STATE, REQ, NULL, "IA",
	    "The state whose law was read, by its two letters."),
	A("date", SET_DATE, REQ, NULL, "2026-11-24",
	    "The day of the review; it goes out of date when the law in this "
	    "handbook is checked again."),
	A("person", SET_PERSON, 0, NULL, "admin",
	    "Who of yours read it, by the id of a person,"),
	C("counsel", SET_LINE, 0, NULL, "Sample Law, LLP",
	    "or the name of counsel or of a firm."),
};

static const struct settings_field response[] = {
	C("hours", SET_LINE, 0, "Monday to Friday, 8 am to 5 pm",
	    "Monday to Friday, 8 am to 5 pm",
	    "When comments and messages are read."),
	C("holidays", SET_LINE, 0, "not read on public holidays",
	    "not read on public holidays", "What happens on holidays."),
	A("unmonitored", SET_BOOL, 0, "no", "no",
	    "Yes when your pages say that nobody answers there."),
	AN("posts-per-week", "2", 0, 100, "posts", "2",
	    "The least that keeps an account alive."),
};

static const struct settings_field standard[] = {
	AL("kind", SET_CHOICE, REQ, NULL, settings_responses, "complaint",
	    "What came in."),
	AN("within-hours", NULL, 1, 720, "hours", "24",
	    "How fast it is answered, in hours."),
	A("who", SET_WHO, 0, NULL, "communications", "Who answers."),
	B("note", SET_TEXT, 0, "Offer one telephone number.",
	    "How, in a sentence."),
};

static const struct settings_field comments[] = {
	C("public-text", SET_TEXT, 0, NULL,
	    "We welcome your comments. Please do not post health details.",
	    "The short comment rule on your pages."),
	C("url", SET_URL, 0, NULL, "https://www.example.org/comments",
	    "Where the full comment policy is published."),
	AN("minimum-age", "13", 13, 21, "years", "13",
	    "How old commenters must be."),
	C("removal-ground", SET_LINE, MANY, NULL, "advertising",
	    "A ground for hiding a comment."),
	C("block-steps", SET_TEXT, 0,
	    "Hide the comment, keep a screenshot, warn once, then block.",
	    "Hide, record, warn once, then block.",
	    "The steps before somebody is blocked."),
	A("appeal", SET_WHO, 0, NULL, "communications",
	    "Who hears an appeal."),
	AN("appeal-days", "30", 1, 365, "days", "30",
	    "How long an appeal may take to arrive."),
	A("viewpoint-neutral", SET_BOOL, 0, "no", "no",
	    "Yes for public bodies: lawful criticism stays."),
};

static const struct settings_field authorization[] = {
	A("form-version", SET_VERSION, 0, "1.0", "1.0",
	    "Version of the patient authorization form."),
	A("collector", SET_WHO, 0, "privacy-officer", "privacy-officer",
	    "Who collects the signed form."),
	C("storage", SET_LINE, 0, NULL, "Authorization log, locked",
	    "Where signed forms are kept."),
	AN("expires-months", "12", 1, 120, "months", "12",
	    "When an authorization ends by itself."),
	C("revocation-address", SET_LINE, 0, "=identity.address",
	    "100 Example Street, Sampleton",
	    "Where a patient sends a written revocation."),
	C("revocation-email", SET_EMAIL, 0,
	    "=contact.privacy-officer.email", "privacy@example.org",
	    "The e-mail address for it."),
	AN("takedown-days", "2", 1, 30, "days", "2",
	    "How soon a story comes down after a revocation."),
	A("paid", SET_BOOL, 0, "no", "no",
	    "Whether you are paid for using stories."),
	C("minors-signer", SET_LINE, 0, "a parent or legal guardian",
	    "a parent or legal guardian", "Who signs for a minor."),
	C("language", SET_LINE, MANY, "English", "English",
	    "A language the form comes in."),
	A("part-2-form", SET_BOOL, 0, "no", "no",
	    "Whether you use the separate consent for substance use "
	    "records (42 CFR Part 2)."),
};

static const struct settings_field imaging[] = {
	C("device", SET_LINE, MANY, NULL, "the communications camera",
	    "A device that may be used for pictures."),
	C("zone", SET_LINE, MANY, NULL, "the main entrance",
	    "A place where staff may take pictures of themselves."),
	C("banned-zone", SET_LINE, MANY, NULL, "the nurses\xe2\x80\x99 station",
	    "A place where nobody takes pictures."),
	AL("visitor-recording", SET_CHOICE, 0, "ask-first",
	    settings_recordings, "ask-first",
	    "What patients and visitors may record."),
	A("event-notice", SET_BOOL, 0, "yes", "yes",
	    "Whether signs announce photography at events."),
	A("staff-consent", SET_BOOL, 0, "yes", "yes",
	    "Whether staff sign before their picture is used."),
};

static const struct settings_field personal[] = {
	A("on-network", SET_BOOL, 0, "yes", "yes",
	    "Whether personal use is allowed on your guest network."),
	A("on-breaks", SET_BOOL, 0, "yes", "yes",
	    "Whether it is allowed on breaks."),
	AL("on-our-devices", SET_CHOICE, 0, "incidental",
	    settings_device_uses, "incidental",
	    "Whether it is allowed on your devices."),
	C("disclaimer", SET_TEXT, 0,
	    "I work in health care. What I post here is my own view and not "
	    "that of my employer. It is not medical advice.",
	    "I work in health care. These views are my own.",
	    "The long own-views line."),
	C("short-disclaimer", SET_LINE, 0, "Views are my own.",
	    "Views are my own.", "The short own-views line."),
	AL("friend-requests", SET_CHOICE, 0, "advise",
	    settings_friend_rules, "advise",
	    "Whether friend links with patients are advised against or "
	    "prohibited."),
	A("prohibited-for", SET_ROLE, MANY, NULL, "physician",
	    "Roles for which they are prohibited in any case."),
	A("existing-friends", SET_BOOL, 0, "yes", "yes",
	    "Whether friendships older than the care may stay."),
};

static const struct settings_field labor[] = {
	AN("bargaining-notice", NULL, 0, 365, "days", "30",
	    "Notice to the union before a change, in days."),
	A("supervisors-excluded", SET_BOOL, 0, "yes", "yes",
	    "Whether supervisors are outside the bargaining unit; kept for "
	    "policies of your own."),
	C("public-sector-law", SET_LINE, 0, NULL,
	    "Sample Public Employment Relations Act",
	    "The labor law of a public body."),
	A("rights-version", SET_VERSION, 0, "1.0", "1.0",
	    "Version of the wording of the protected rights; kept for "
	    "policies of your own."),
};

static const struct settings_field union_[] = {
	C("name", SET_LINE, REQ, NULL, "Sample Nurses Union, Local 100",
	    "The union."),
	C("agreement", SET_LINE, 0, NULL, "Agreement of 2025",
	    "The agreement; kept for policies of your own."),
	C("article", SET_LINE, MANY, NULL, "Article 12, Discipline",
	    "An article that bears on this handbook; kept for policies of "
	    "your own."),
	A("expires", SET_DATE, 0, NULL, "2028-06-30",
	    "When the agreement ends; kept for policies of your own."),
	C("contact", SET_LINE, 0, NULL, "the steward on your unit",
	    "Whom members turn to."),
};

static const struct settings_field discipline[] = {
	A("decision", SET_WHO, 0, "human-resources", "human-resources",
	    "Who decides."),
	C("step", SET_LINE, MANY, NULL, "Coaching",
	    "A step of discipline, in order."),
	AN("appeal-days", "10", 1, 90, "days", "10",
	    "How long there is to appeal."),
	A("appeal", SET_WHO, 0, "administrator", "administrator",
	    "Who hears the appeal."),
	C("contract-steps", SET_TEXT, 0, NULL,
	    "The steps of the agreement apply first.",
	    "What a union agreement adds."),
	C("license-report", SET_TEXT, 0,
	    "We report to a licensing board when the law requires it.",
	    "We report when the law requires it.",
	    "When a licensing board is told."),
	C("contractor-route", SET_LINE, 0, "their employer is told",
	    "their employer is told", "What happens with contractors."),
	C("student-route", SET_LINE, 0, "their school is told",
	    "their school is told", "What happens with students."),
	C("volunteer-route", SET_LINE, 0,
	    "the volunteer coordinator decides",
	    "the volunteer coordinator decides",
	    "What happens with volunteers."),
	AN("look-back-months", "24", 1, 120, "months", "24",
	    "How far back earlier steps count."),
};

static const struct settings_field sanction[] = {
	A("level", SET_LINE, REQ, NULL, "1", "The level's number."),
	C("name", SET_LINE, REQ, NULL, "Careless", "The level's name."),
	C("example", SET_TEXT, 0, NULL, "A screen in the background.",
	    "What falls under it."),
	C("action", SET_TEXT, 0, NULL, "Coaching and training.",
	    "What follows."),
};

static const struct settings_field incident[] = {
	AN("report-within-hours", "1", 1, 72, "hours", "1",
	    "How soon staff report after noticing."),
	AN("contain-within-hours", "4", 1, 72, "hours", "4",
	    "How soon it is contained."),
	A("decision", SET_WHO, 0, "privacy-officer", "privacy-officer",
	    "Who decides whether it is a breach."),
	A("notice", SET_WHO, 0, "privacy-officer", "privacy-officer",
	    "Who sends breach notices."),
	C("evidence-store", SET_LINE, 0,
	    "the privacy officer\xe2\x80\x99s locked folder",
	    "the privacy officer\xe2\x80\x99s locked folder",
	    "Where screenshots and notes are kept."),
};

static const struct settings_field severity[] = {
	A("level", SET_LINE, REQ, NULL, "1", "The level's number."),
	C("name", SET_LINE, REQ, NULL, "Near miss", "The level's name."),
	C("meaning", SET_TEXT, 0, NULL, "Caught before it was posted.",
	    "What falls under it."),
	C("action", SET_TEXT, 0, NULL, "Report and learn.",
	    "What is done."),
};

static const struct settings_field crisis[] = {
	A("lead", SET_WHO, 0, "communications", "communications",
	    "Who leads."),
	A("spokesperson", SET_WHO, 0, "administrator", "administrator",
	    "Who speaks."),
	A("pause", SET_WHO, 0, "communications", "communications",
	    "Who stops the scheduled posts."),
	A("team", SET_WHO, MANY, NULL, "administrator privacy-officer",
	    "Who else is on the team."),
	C("trigger", SET_LINE, MANY, NULL, "a story in the news",
	    "What starts the plan."),
	C("channel", SET_LINE, MANY, NULL, "our web site",
	    "A channel for statements."),
	C("holding-line", SET_TEXT, MANY, NULL,
	    "We know of it and will say more when we can.",
	    "A first sentence that is always true."),
	AN("drill-months", "12", 1, 60, "months", "12",
	    "How often it is practiced."),
};

static const struct settings_field crisis_level[] = {
	A("level", SET_LINE, REQ, NULL, "1", "The level's number."),
	C("name", SET_LINE, REQ, NULL, "Watch", "The level's name."),
	C("example", SET_TEXT, 0, NULL, "An angry thread.",
	    "What falls under it."),
	A("lead", SET_WHO, 0, NULL, "communications", "Who leads."),
	C("action", SET_TEXT, 0, NULL, "Watch and prepare an answer.",
	    "What is done."),
};

static const struct settings_field training[] = {
	AN("days-from-hire", "30", 1, 365, "days", "30",
	    "How soon new people pass the quiz."),
	AN("every-months", "12", 1, 60, "months", "12",
	    "How often everyone does."),
	A("pass", SET_PERCENT, 0, "0.80", "0.80", "The pass mark."),
	AN("attempts", "3", 1, 20, "attempts", "3", "How often one may try."),
	AN("questions", "30", 5, 100, "questions", "30",
	    "How many questions a quiz has; the coverage report measures the "
	    "bank by it."),
	C("audience", SET_LINE, MANY, NULL, "volunteers",
	    "A group that is trained, beyond employees."),
	C("lms", SET_LINE, 0, NULL, "Sample Learning",
	    "Your learning management system."),
	C("evidence", SET_LINE, 0,
	    "score, version, date and acknowledgement",
	    "score, version, date and acknowledgement",
	    "What is kept as evidence."),
	A("before-account", SET_BOOL, 0, "yes", "yes",
	    "Whether account access waits for training."),
	A("open-book", SET_BOOL, 0, "yes", "yes",
	    "Whether one may look into the handbook during the quiz."),
	AN("easy", "0", 0, 100, "questions", "5",
	    "How many questions of a quiz have difficulty 1, at least."),
	AN("medium", "0", 0, 100, "questions", "5",
	    "How many have difficulty 2, at least."),
	AN("hard", "0", 0, 100, "questions", "2",
	    "How many have difficulty 3, at least."),
	A("hand-in", SET_WHO, 0, NULL, "privacy-officer",
	    "Who gets the results of quizzes; where this is left out, human "
	    "resources, and without that office the privacy officer."),
	C("hand-in-how", SET_TEXT, 0, NULL,
	    "Send the file by e-mail, or bring the sheet to the office.",
	    "How results are handed in, in a sentence of yours."),
	C("statement", SET_TEXT, 0, NULL,
	    "I have read the handbook and chose these answers myself.",
	    "What people attest with their name at the end of the quiz; where "
	    "this is left out, that they read this version of the handbook, "
	    "could ask about it, and chose the answers themselves."),
};

static const struct settings_field quiz_quota[] = {
	A("chapter", SET_ID, REQ, NULL, "privacy",
	    "The id of a chapter of handbook.xml."),
	{ "questions", SET_ATTR, SET_INT, REQ, NULL, NULL, 1, 100,
	    "questions", "3", "How many questions a quiz has on it, at least." },
};

static const struct settings_field records[] = {
	A("legal-hold", SET_WHO, 0, "privacy-officer", "legal",
	    "Who says that nothing is deleted."),
	A("officer", SET_WHO, 0, "privacy-officer", "records-officer",
	    "Who keeps the records; for public bodies the public-records "
	    "officer."),
	C("schedule", SET_LINE, 0, NULL, "State schedule GS-1",
	    "The public-records schedule."),
};

static const struct settings_field retention[] = {
	AL("kind", SET_CHOICE, REQ, NULL, settings_records, "posts",
	    "What is kept."),
	AN("years", NULL, 1, 100, "years", "6", "For how many years."),
	C("basis", SET_LINE, 0, NULL, "our practice", "Why so long."),
	C("place", SET_LINE, 0, NULL, "the archive tool", "Where."),
};

static const struct settings_field strategy[] = {
	C("goal", SET_LINE, MANY, NULL, "help people find care",
	    "What you want to reach."),
	C("audience", SET_LINE, MANY, NULL, "patients and families",
	    "Whom you speak to."),
	C("pillar", SET_LINE, MANY, NULL, "health education",
	    "A kind of content."),
	C("tone", SET_LINE, 0, "plain, warm and accurate",
	    "plain, warm and accurate", "How you sound."),
	C("measure", SET_LINE, MANY, NULL, "questions answered",
	    "What you count."),
	C("budget", SET_LINE, 0, NULL, "four hours of staff time a week",
	    "Time and money."),
	AN("calendar-days", "30", 1, 365, "days", "30",
	    "How far ahead posts are planned."),
	A("ads", SET_BOOL, 0, "no", "no", "Whether you advertise there."),
	AL("pixels", SET_CHOICE, 0, "prohibited", settings_pixels,
	    "prohibited", "Whether tracking pixels are allowed."),
	A("influencers", SET_BOOL, 0, "no", "no",
	    "Whether you work with influencers."),
	A("contests", SET_BOOL, 0, "no", "no", "Whether you run contests."),
	A("staff-advocates", SET_BOOL, 0, "no", "no",
	    "Whether staff are asked to share official posts."),
};

static const struct settings_field accessibility[] = {
	C("standard", SET_LINE, 0, "WCAG 2.1 level AA",
	    "WCAG 2.1 level AA", "The standard your content meets."),
	A("deadline", SET_DATE, 0, NULL, "2027-05-11",
	    "The date by which a rule binds you to it; check it anew at "
	    "every review."),
	C("language", SET_LINE, MANY, "English", "Spanish",
	    "A language that you publish in."),
	AN("reading-grade", "8", 4, 16, "", "8",
	    "Highest reading level, as a school grade; the coverage report "
	    "marks what is above it."),
	A("contact", SET_WHO, 0, "privacy-officer", "accessibility",
	    "Who helps with access."),
};

static const struct settings_field role[] = {
	AL("use", SET_CHOICE, 0, NULL, settings_roles, "nurse",
	    "A built-in role."),
	A("id", SET_ID, 0, NULL, "office-manager",
	    "Or the id of a role of your own,"),
	A("combines", SET_ROLE, MANY, NULL,
	    "front-desk social-media-manager",
	    "which combines other roles."),
	A("name", SET_LINE, 0, NULL, "Office manager",
	    "What the role is called in print."),
};

static const struct settings_field workforce[] = {
	C("without-email", SET_LINE, MANY, NULL, "environmental services",
	    "A group that has no work e-mail and reads on paper."),
	C("agency", SET_LINE, MANY, NULL, "Example Staffing",
	    "An agency whose people work with you."),
};

static const struct settings_field school[] = {
	C("name", SET_LINE, REQ, NULL, "Sample College of Nursing",
	    "A school that sends trainees."),
	C("contact", SET_LINE, 0, NULL, "Clinical placement office",
	    "Whom to call there; kept for policies of your own."),
	C("phone", SET_PHONE, 0, NULL, "(555) 555-0106",
	    "Telephone; kept for policies of your own."),
	C("agreement", SET_LINE, 0, NULL, "Affiliation agreement of 2025",
	    "The agreement with it; kept for policies of your own."),
};

static const struct settings_field insurer[] = {
	AL("kind", SET_CHOICE, REQ, NULL, settings_insurances, "cyber",
	    "What it covers."),
	C("name", SET_LINE, REQ, NULL, "Example Mutual", "The insurer."),
	A("policy", SET_LINE, 0, NULL, "CY-0001", "The policy's number."),
	C("phone", SET_PHONE, 0, NULL, "(555) 555-0107", "Telephone."),
	AN("notice-hours", NULL, 1, 8760, "hours", "72",
	    "How soon an incident is reported to it."),
	C("clause", SET_TEXT, 0, NULL,
	    "Notice before any public statement.",
	    "What else the notice clause asks for."),
};

static const struct settings_field output[] = {
	AL("paper", SET_CHOICE, 0, "letter", settings_papers, "letter",
	    "Paper size."),
	A("color", SET_COLOR, 0, NULL, "#1F4E79",
	    "Your color, for headings."),
	A("accent", SET_COLOR, 0, NULL, "#8A4B08",
	    "A second color, for rules that must be followed."),
	C("text-font", SET_LINE, 0, NULL, "Gentium Book Plus",
	    "Font family of the text; kept for later: the theme alone decides "
	    "so far."),
	C("heading-font", SET_LINE, 0, NULL, "Lato",
	    "Font family of the headings; kept for later: the theme alone "
	    "decides so far."),
	A("role-booklets", SET_BOOL, 0, "no", "no",
	    "Whether the role pages come as a booklet too; kept for later: "
	    "none is made yet."),
	AL("quiz", SET_CHOICE, MANY, "html scorm paper", settings_quizzes,
	    "html scorm paper",
	    "Forms of the quiz: pages for browsers, packages for an LMS, "
	    "papers; the QTI packages that the others are graded with are "
	    "always made."),
	C("language", SET_LINE, MANY, "English", "English",
	    "A language that the handbook comes in; kept for later: it comes "
	    "in English alone."),
	A("draft-watermark", SET_BOOL, 0, "no", "no",
	    "Whether pages say Draft; kept for later: none does yet."),
	A("gap-report", SET_BOOL, 0, "yes", "yes",
	    "Whether settings without a value are listed; kept for later: "
	    "precept check always lists them."),
};

static const struct settings_field section[] = {
	A("id", SET_ID, REQ, NULL, "endorsements",
	    "The id of a policy (its file name without the ending)."),
	A("print", SET_BOOL, REQ, NULL, "no",
	    "No leaves it out of every book."),
};

#define ONE(name, required, fields, about) \
	{ name, NULL, NULL, false, required, NULL, NULL, \
	    fields, NELEM(fields), about }
#define LIST(name, source, key, unique, required, key_as, face, fields, about) \
	{ name, source, key, unique, required, key_as, face, \
	    fields, NELEM(fields), about }

/* In the order of the starter, which is that of the schema and the manual. */
const struct settings_block settings_blocks[] = {
	ONE("identity", true, identity, "Who you are."),
	LIST("facility", "facilities", NULL, false, false, NULL, "kind",
	    facility, "What kind of care you give; one element for each."),
	LIST("site", "sites", NULL, false, false, NULL, "name", site,
	    "A place where you work."),
	LIST("board", "boards", NULL, false, false, NULL, "name", board,
	    "A licensing board."),
	ONE("document", true, document, "The handbook as a document."),
	LIST("revision", "revisions", NULL, false, false, NULL, "version",
	    revision, "A line of the revision history, newest first."),
	LIST("related-policy", "related-policies", NULL, false, false, NULL,
	    "title", related, "A policy that applies too."),
	LIST("person", "people", NULL, false, true, NULL, "name", person,
	    "Somebody the handbook names; other elements refer to the id."),
	LIST("contact", "contacts", "role", true, true, "office", "person",
	    contact, "Who holds which office."),
	LIST("hotline", "hotlines", "kind", false, false, NULL, "phone",
	    hotline, "Whom to call."),
	LIST("account", "accounts", NULL, false, false, NULL, "handle",
	    account, "An official account."),
	LIST("platform", "platforms", NULL, false, false, NULL, "name",
	    platform, "What you think of a platform."),
	LIST("app", "apps", "use", false, false, NULL, "name", app,
	    "An approved app for messages."),
	LIST("review-site", "review-sites", NULL, false, false, NULL, "name",
	    review_site, "A review site that you watch."),
	LIST("tool", "tools", "kind", false, false, NULL, "name", tool,
	    "A product used for social media."),
	ONE("approval", false, approval, "Who approves the handbook."),
	LIST("content", "contents", "class", true, false, NULL, "approver",
	    content,
	    "The approval matrix: who approves which content."),
	LIST("law-review", "law-reviews", "state", true, false, NULL,
	    "counsel", law_review,
	    "Who read the law of a state for you, as counsel, and when. The "
	    "law table of every book says so for each of your states, or "
	    "\"not recorded\"."),
	ONE("response", false, response,
	    "How you answer."),
	LIST("response-standard", "response-standards", "kind", true, false,
	    NULL, "within-hours", standard,
	    "How fast you answer what."),
	ONE("comments", false, comments,
	    "The public comment policy."),
	ONE("authorization", false, authorization,
	    "Patient authorizations (45 CFR 164.508)."),
	ONE("imaging", false, imaging, "Pictures and recording."),
	ONE("personal-use", false, personal, "Personal use by staff."),
	ONE("labor", false, labor, "Labor relations."),
	LIST("union", "unions", NULL, false, false, NULL, "name", union_,
	    "A union and its agreement."),
	ONE("discipline", false, discipline, "Discipline."),
	LIST("sanction", "sanction-levels", "level", true, false, NULL,
	    "name", sanction, "A level of sanction."),
	ONE("incident", false, incident, "Incidents."),
	LIST("severity", "severity-levels", "level", true, false, NULL,
	    "name", severity,
	    "A level of severity of incidents."),
	ONE("crisis", false, crisis,
	    "Crisis communications."),
	LIST("crisis-level", "crisis-levels", "level", true, false, NULL,
	    "name", crisis_level,
	    "A level of crisis."),
	ONE("training", false, training, "Training and the quiz."),
	LIST("quiz-quota", "quiz-quotas", "chapter", true, false, NULL,
	    "questions", quiz_quota,
	    "How many questions of each quiz are about a chapter, at least; "
	    "beside them, every critical rule is always asked about."),
	ONE("records", false, records,
	    "Records."),
	LIST("retention", "retention", "kind", true, false, NULL, "years",
	    retention,
	    "How long a kind of record is kept."),
	ONE("strategy", false, strategy, "Strategy and content."),
	ONE("accessibility", false, accessibility,
	    "Accessibility; the coverage report reads reading-grade."),
	LIST("role", "roles", NULL, false, true, NULL, "name", role,
	    "A role that gets its own handbook, with a page of its own beside "
	    "the common chapters."),
	ONE("workforce", false, workforce,
	    "Groups of people."),
	LIST("school", "schools", NULL, false, false, NULL, "name", school,
	    "A home school of trainees."),
	LIST("insurer", "insurers", "kind", false, false, NULL, "name",
	    insurer,
	    "An insurer and its notice clause."),
	ONE("output", false, output, "How the books look."),
	LIST("section", "sections", NULL, false, false, NULL, "id", section,
	    "A policy switched off or on."),
};
const size_t settings_blocks_len = NELEM(settings_blocks);

/*
 * What stands when the file says nothing. 911, 988 and Poison Help are the
 * national numbers of the United States. Six years: 45 CFR 164.316(b)(2)(i)
 * and 164.530(j)(2).
 */
const struct settings_builtin settings_builtins[] = {
	{ "hotline", "privacy-incident", "phone",
	    "=contact.privacy-officer.phone" },
	{ "hotline", "privacy-incident", "email",
	    "=contact.privacy-officer.email" },
	{ "hotline", "privacy-incident", "hours", "business hours" },
	{ "hotline", "emergency", "phone", "911" },
	{ "hotline", "emergency", "hours", "day and night" },
	{ "hotline", "crisis", "phone", "988" },
	{ "hotline", "crisis", "text-message", "988" },
	{ "hotline", "crisis", "hours", "day and night" },
	{ "hotline", "poison", "phone", "1-800-222-1222" },
	{ "hotline", "poison", "hours", "day and night" },
	{ "response-standard", "first-response", "within-hours", "24" },
	{ "response-standard", "complaint", "within-hours", "24" },
	{ "response-standard", "clinical-question", "within-hours", "4" },
	{ "response-standard", "review-reply", "within-hours", "72" },
	{ "response-standard", "press", "within-hours", "4" },
	{ "response-standard", "misinformation", "within-hours", "24" },
	{ "response-standard", "threat", "within-hours", "1" },
	{ "sanction", "1", "name", "Careless" },
	{ "sanction", "1", "example",
	    "Patient information in the background of a picture; a rule "
	    "not known." },
	{ "sanction", "1", "action", "Coaching and training again." },
	{ "sanction", "2", "name", "Knowing" },
	{ "sanction", "2", "example",
	    "Posting although the rule was known; careless again." },
	{ "sanction", "2", "action", "Written warning up to suspension." },
	{ "sanction", "3", "name", "Malicious" },
	{ "sanction", "3", "example",
	    "To harm somebody, for gain, or to humiliate a patient." },
	{ "sanction", "3", "action", "Up to termination." },
	{ "severity", "1", "name", "Near miss" },
	{ "severity", "1", "meaning", "Caught before anybody saw it." },
	{ "severity", "1", "action", "Report and learn." },
	{ "severity", "2", "name", "Contained" },
	{ "severity", "2", "meaning", "Seen by few, removed, no patient "
	    "recognizable." },
	{ "severity", "2", "action", "Contain, record, assess." },
	{ "severity", "3", "name", "Serious" },
	{ "severity", "3", "meaning", "A patient can be recognized, or it "
	    "spreads." },
	{ "severity", "3", "action", "Contain at once, assess as a possible "
	    "breach, tell leadership." },
	{ "crisis-level", "1", "name", "Watch" },
	{ "crisis-level", "1", "example", "An angry thread." },
	{ "crisis-level", "1", "action", "Watch and prepare an answer." },
	{ "crisis-level", "2", "name", "Active" },
	{ "crisis-level", "2", "example", "Local news asks; a rumor about "
	    "care spreads." },
	{ "crisis-level", "2", "action", "Pause scheduled posts; holding "
	    "line within an hour." },
	{ "crisis-level", "3", "name", "Serious" },
	{ "crisis-level", "3", "example", "Patient information in the news; "
	    "an official account in other hands." },
	{ "crisis-level", "3", "action", "Leadership decides each sentence; "
	    "those concerned and staff hear it first." },
	{ "crisis-level", "4", "name", "Emergency" },
	{ "crisis-level", "4", "example", "People are in danger; many "
	    "casualties." },
	{ "crisis-level", "4", "action", "Families first; nothing is posted "
	    "without the word of the lead." },
	{ "retention", "policies", "years", "6" },
	{ "retention", "policies", "basis", "45 CFR 164.530(j)" },
	{ "retention", "authorizations", "years", "6" },
	{ "retention", "authorizations", "basis", "45 CFR 164.530(j)" },
	{ "retention", "training", "years", "6" },
	{ "retention", "training", "basis", "45 CFR 164.530(j)" },
	{ "retention", "incidents", "years", "6" },
	{ "retention", "incidents", "basis", "45 CFR 164.530(j)" },
	{ "retention", "sanctions", "years", "6" },
	{ "retention", "sanctions", "basis", "45 CFR 164.530(j)" },
};
const size_t settings_builtins_len = NELEM(settings_builtins);
