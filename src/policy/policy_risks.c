#include "base/base.h"
#include "policy/policy_lint_part.h"

/*
 * Words that were struck down or criticized, and where. Under Stericycle, Inc.,
 * 372 NLRB No. 113 (2023), a work rule is presumed unlawful when an employee
 * could read it as a limit on talk about pay and working conditions (29 USC
 * 157). What the General Counsel found in six policies of 2012 is in memo OM
 * 12-59; GC 26-03 (2026) keeps to clear violations, such as bans on talk about
 * wages. The other classes are rules of real pages and policies that another
 * law speaks against.
 */

/* The sentence says the opposite. */
#define OPPOSITE "right", "rights", "protected", "lawful", "unlawful", "may", \
	"nothing", "allowed"
/* It is narrow: it protects patients, or is about speaking for us. Or what it
 * forbids is to act against such words. */
static const char *const narrow[] = { OPPOSITE, "patient", "patients", "phi",
	"resident", "residents", "client", "clients", "behalf", "account",
	"accounts", "review", "reviews", "recommend*", "endors*", "product*",
	"sponsor*", "delete*", "remove*", "hide", "punish*", "retaliat*",
	NULL };
static const char *const opposite[] = { OPPOSITE, NULL };
/* Where "may" allows what is at issue. */
static const char *const spoken[] = { "right", "rights", "protected",
	"unlawful", "nothing", NULL };
/* What a vendor owes is another matter. */
static const char *const bought[] = { "vendor*", "contractor*", "contract*",
	NULL };
/* A page may say what its patient has signed for. */
static const char *const signed_for[] = { "authorization", "signed", NULL };

#define NARROW "name the narrow thing: patient information, pictures of " \
	"patients, threats, speaking on our behalf; and say what stays allowed"

static const struct policy_risk_class criticism = {
	"can be read as a ban on criticizing working conditions",
	"29 USC 157; Stericycle, 372 NLRB No. 113", NARROW, narrow
}, falsehood = {
	"can be read as a ban on honest mistakes about working conditions",
	"29 USC 157; the NLRB on a nursing home's policy, Brighton",
	"forbid what is knowingly false, and say about what", narrow
}, vague = {
	"is so wide that it can be read as a limit on protected talk",
	"29 USC 157; Stericycle, 372 NLRB No. 113, and judges after it",
	NARROW, narrow
}, secret = {
	"can be read as a ban on sharing what work is like",
	"29 USC 157; NLRB memo OM 12-59", NARROW, narrow
}, pay = {
	"can be read as a ban on talking about pay or working conditions",
	"29 USC 157; NLRB memo GC 26-03", NARROW, narrow
}, outside = {
	"can be read as a ban on talking to reporters or agencies about "
	    "working conditions", "29 USC 157; NLRB memo OM 12-59",
	"say who speaks for us, not that nobody else may speak", narrow
}, name = {
	"can be read as a ban on naming the employer when conditions are "
	    "discussed", "29 USC 157; NLRB memo OM 12-59",
	"forbid what would look like our own voice, or an endorsement", narrow
}, picture = {
	"can be read as a ban on all pictures of work",
	"29 USC 157; lawful where it protects patients: Flagstaff Medical "
	    "Center, 357 NLRB 659",
	"forbid pictures of patients, their information and their rooms",
	narrow
}, approval = {
	"puts an approval before personal posts",
	"29 USC 157; NLRB memo OM 12-59",
	"ask for approval of what is posted for us, on our accounts", narrow
}, inquiry = {
	"can be read as secrecy over every investigation",
	"29 USC 157; Stericycle, 372 NLRB No. 113, and judges after it",
	"ask for silence case by case, for a reason that is written down",
	narrow
}, complaint = {
	"can be read as a threat to those who complain",
	"29 USC 157; Stericycle, 372 NLRB No. 113, and judges after it",
	"forbid complaints that their author knows to be false", opposite
}, politics = {
	"can be read as a ban on political speech off duty",
	"state off-duty conduct laws; Pickering for public employers",
	"forbid it on our accounts, on our behalf and in paid time", narrow
}, entry = {
	"demands entry to a private account",
	"state employer password laws",
	"take the demand out; what is public may be read by anyone", spoken
}, license = {
	"takes rights from people who comment or review",
	"15 USC 45b; the First Amendment for public bodies",
	"take it out: showing a comment where it was made needs none of it",
	bought
}, revenge = {
	"punishes or hides honest reviews", "15 USC 45b; 16 CFR 465.7",
	"answer without facts about anyone, and offer to talk", spoken
}, removal = {
	"removes criticism",
	"16 CFR 465.7 for reviews; Lindke v. Freed for public bodies",
	"say what is removed: spam, threats, details of a patient; criticism "
	    "stays", spoken
}, reply = {
	"tells readers that the writer is a patient",
	"45 CFR 164.502(a); OCR and Elite Dental Associates (2019)",
	"reply without it: \"We take every concern seriously. Please call "
	    "us.\"", signed_for
};

#define EMPLOYER "us|management|leadership|employer|organization|company"
#define TOPICS "pay|wages|salar*|hours|schedules|staffing|benefits|bonus*|" \
	"ppe|discipline|workload|unions|unionizing"
/* Right before a verb that is also a noun: not "for talk about pay". */
#define NO "not|never|cannot|can't|don't|avoid|refrain|prohibited|forbidden " \
	"to|from?"
#define MANAGER "manager|managers|supervisor|supervisors|boss|hr"

const struct policy_risk policy_risks[] = {
	/* what one thinks of work */
	{ "negative|unfavorable|critical comment*|remark*|post*|statement*|"
	    "opinion*", RISK_BANNED, &criticism },
	{ "disparag*|derogatory|bad-mouth*|badmouth*", RISK_BANNED,
	    &criticism },
	{ "speak*|talk* badly|poorly|ill of|about", RISK_BANNED, &criticism },
	{ "damag*|harm*|hurt*|tarnish* our|the reputation|image|brand",
	    RISK_BANNED, &criticism },
	{ "reflect* poorly|badly|negatively on", RISK_BANNED, &criticism },
	{ "embarrass* the? " EMPLOYER, RISK_BANNED, &criticism },
	{ "criticiz* the|our|your? " EMPLOYER, RISK_BANNED, &criticism },
	{ "complain* about the|our|your? " EMPLOYER "|work", RISK_BANNED,
	    &criticism },
	{ "criticism of the|our|your? " EMPLOYER, RISK_BANNED, &criticism },
	{ "inaccurate or false", RISK_BANNED, &falsehood },
	{ "false or inaccurate", RISK_BANNED, &falsehood },
	{ "inappropriate|unprofessional post*|comment*|content|remark*|"
	    "conduct|behavior", RISK_BANNED, &vague },
	{ "be respectful|positive|courteous|polite", RISK_DEMANDED, &vague },
	{ "respectful|courteous|positive|professional at all times",
	    RISK_EITHER, &vague },
	{ "professional manner|tone at all times", RISK_EITHER, &vague },
	{ "positive attitude", RISK_DEMANDED, &vague },
	/* what work is like */
	{ "company|internal|personnel information|matters|affairs|records",
	    RISK_EITHER, &secret },
	{ "policies and procedures are? confidential|secret", RISK_EITHER,
	    &secret },
	{ "share|post|disclose our|internal policies|procedures",
	    RISK_BANNED, &secret },
	{ "anything about your|our|the? work|job|workplace|employer",
	    RISK_BANNED, &secret },
	{ "discuss|mention your? coworkers|co-workers|colleagues", RISK_BANNED,
	    &pay },
	{ "discuss|reveal|disclose your|their? " TOPICS, RISK_BANNED, &pay },
	{ NO " talk*|post*|write|writing|speak* about your|their? " TOPICS,
	    RISK_BANNED, &pay },
	{ "discuss working|unsafe conditions", RISK_BANNED, &pay },
	{ NO " talk*|post*|write|writing|speak* about working|unsafe "
	    "conditions", RISK_BANNED, &pay },
	{ "discuss|about protective equipment", RISK_BANNED, &pay },
	{ "pay|wages|salar* is|are? confidential|secret|private",
	    RISK_EITHER, &pay },
	/* whom one talks to, of whom, with what pictures */
	{ "speak|talk to|with the? media|press|reporters|journalists",
	    RISK_BANNED, &outside },
	{ "contact|call the? media|press|reporters|journalists",
	    RISK_BANNED, &outside },
	{ "go to the media|press", RISK_BANNED, &outside },
	{ "contact|call an|a|any? government|outside agenc*|inspector*",
	    RISK_BANNED, &outside },
	{ "complain|talk|speak|report to an|a|any? government|outside "
	    "agenc*|inspector*", RISK_BANNED, &outside },
	{ "mention|use our name|logo", RISK_BANNED, &name },
	{ "mention|say|tell|reveal where you work", RISK_BANNED, &name },
	{ "name|identify|mention your employer", RISK_BANNED, &name },
	{ "identify yourself as an|our employee", RISK_BANNED, &name },
	{ "pictures|photos|videos|photographs of|at|in the|your|our? "
	    "workplace|premises|building|facility|work", RISK_BANNED,
	    &picture },
	{ "pictures|photos|videos|photographs of staff|coworkers|co-workers|"
	    "colleagues|employees", RISK_BANNED, &picture },
	{ "permission|approval before posting", RISK_DEMANDED, &approval },
	{ "permission|approval before you post", RISK_DEMANDED, &approval },
	{ "clear|submit your personal? posts", RISK_DEMANDED, &approval },
	{ "post|posting without our|prior? permission|approval", RISK_BANNED,
	    &approval },
	/* what comes of speaking up */
	{ "discuss|mention an|any|the investigation*", RISK_BANNED,
	    &inquiry },
	{ "talk|speak|post about an|any|the investigation*", RISK_BANNED,
	    &inquiry },
	{ "investigation* is|are? confidential|secret", RISK_EITHER,
	    &inquiry },
	{ "complain*|report* made|raised|filed? only? in good faith",
	    RISK_DEMANDED, &complaint },
	{ "complain*|report* must be made|raised|filed? in good faith",
	    RISK_DEMANDED, &complaint },
	{ "good-faith complaints|reports only", RISK_EITHER, &complaint },
	/* what is one's own */
	{ "political opinion*|view*|post*|speech|statement*", RISK_BANNED,
	    &politics },
	{ "discuss|about politics", RISK_BANNED, &politics },
	{ "give|tell|show|send your? " MANAGER "|us your password*|login|"
	    "log-in", RISK_SAID, &entry },
	{ "your password*|login|log-in to|with your|the? " MANAGER "|us",
	    RISK_SAID, &entry },
	{ "access to your private|personal account*|profile*",
	    RISK_DEMANDED, &entry },
	{ "open|show your private|personal account*|profile*",
	    RISK_DEMANDED, &entry },
	{ "friend|follow|add your " MANAGER, RISK_DEMANDED, &entry },
	/* what visitors and patients say */
	{ "irrevocabl*|perpetual|royalty-free license*|licence*|right*",
	    RISK_SAID, &license },
	{ "indemnif*", RISK_SAID, &license },
	{ "hold us|the harmless", RISK_SAID, &license },
	{ "hold harmless", RISK_SAID, &license },
	{ "non-disparagement|nondisparagement", RISK_SAID, &license },
	{ "dismiss|discharge|sue|drop|bill|refuse a? patients|patient who|"
	    "for|over a? bad|negative? post*|review*|complain*|criticiz*|"
	    "write*", RISK_SAID, &revenge },
	{ "legal action against reviewers|patients|people", RISK_SAID,
	    &revenge },
	{ "remove|delete|hide|suppress bad|negative|unfavorable|critical "
	    "review*", RISK_SAID, &revenge },
	{ "remove|delete|hide|erase bad|negative|unfavorable|critical|"
	    "disparag*|derogatory comment*|post*|remark*|statement*|opinion*",
	    RISK_SAID, &removal },
	{ "remove|delete|hide|erase criticism|criticiz*|complaint*|"
	    "negativity|disparag*", RISK_SAID, &removal },
	{ "block|ban critics", RISK_SAID, &removal },
	{ "block|ban people|users|anyone who criticiz*|complain*", RISK_SAID,
	    &removal },
	{ "your recent visit|appointment|stay|treatment", RISK_SAID, &reply },
	{ "your visit|appointment|stay|treatment|care with us|our", RISK_SAID,
	    &reply },
	{ "your visit|appointment|stay to|at our", RISK_SAID, &reply },
	{ "sorry|apologize for|about|that your visit|appointment|stay|"
	    "treatment|care", RISK_SAID, &reply },
	{ "our patients like you", RISK_SAID, &reply },
	{ "our records show|say|indicate", RISK_SAID, &reply },
	{ "thank you for being our|a patient", RISK_SAID, &reply },
};
const size_t policy_risks_len = NELEM(policy_risks);
