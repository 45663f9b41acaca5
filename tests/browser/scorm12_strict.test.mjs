/*
 * scorm12_strict.test.mjs - the strict LMS sees each breach: every row makes
 * one, and only that one.
 */
import "./scorm12_strict.js";
import { ok, run } from "./lib.mjs";

const strict = () => new Scorm12Strict();
const begun = () => {
	const lms = strict();
	lms.API.LMSInitialize("");
	return lms;
};
const set = (...pairs) => (lms) => pairs.forEach(([name, value]) =>
	lms.API.LMSSetValue(name, value));
const get = (name) => (lms) => lms.API.LMSGetValue(name);
const core = (name, value) => set(["cmi.core." + name, value]);
const q = (...pairs) => set(["cmi.interactions.0.id", "q1"],
    ...pairs.map(([name, value]) => ["cmi.interactions.0." + name, value]));
const ending = (...skip) => (lms) => {
	for (const [name, value] of [["lesson_status", "passed"],
		["score.min", "0"], ["score.max", "100"], ["score.raw", "80"],
		["session_time", "0000:01:00.00"], ["exit", ""]])
		if (!skip.includes(name))
			lms.API.LMSSetValue("cmi.core." + name, value);
};
const finish = (lms) => lms.API.LMSFinish("");
const all = (...steps) => (lms) => steps.forEach((s) => s(lms));

/* what is done after LMSInitialize, the rule it breaks, the error code */
const breaches = [
	[set(["cmi.suspend_data", "x".repeat(4097)]), "suspend-data-too-long", 405],
	[set(["cmi.comments", "x".repeat(4097)]), "comments-too-long", 405],
	[core("lesson_location", "x".repeat(256)), "lesson-location-too-long", 405],
	[set(["cmi.student_preference.language", "x".repeat(256)]), "string-too-long", 405],
	[core("lesson_status", "not attempted"), "lesson-status", 405],
	[core("lesson_status", "Passed"), "lesson-status", 405],
	[core("lesson_status", ""), "lesson-status", 405],
	[core("score.raw", "100.01"), "score", 405],
	[core("score.raw", "-1"), "score", 405],
	[core("score.max", "1e2"), "score", 405],
	[core("score.min", "low"), "score", 405],
	[core("exit", "normal"), "exit", 405],
	[core("session_time", "PT1M"), "timespan", 405],
	[core("session_time", "1:00:00"), "timespan", 405],
	[core("session_time", "00:61:00"), "timespan", 405],
	[core("session_time", "00:00:00.123"), "timespan", 405],
	[core("student_id", "x"), "read-only", 403],
	[core("entry", ""), "read-only", 403],
	[core("total_time", "00:00:00"), "read-only", 403],
	[set(["cmi.launch_data", "x"]), "read-only", 403],
	[set(["cmi.student_data.mastery_score", "1"]), "read-only", 403],
	[set(["cmi.core._children", "x"]), "keyword", 402],
	[set(["cmi.interactions._count", "1"]), "keyword", 402],
	[core("completion_status", "completed"), "no-such-element", 401],
	[set(["cmi.location", "x"]), "no-such-element", 401],
	[get("cmi.core.exit"), "write-only", 404],
	[get("cmi.core.session_time"), "write-only", 404],
	[all(q(), get("cmi.interactions.0.id")), "write-only", 404],
	[get("cmi.score.scaled"), "no-such-element", 401],
	[get("cmi.core._count"), "not-a-list", 203],
	[get("cmi.core.student_id._count"), "not-a-list", 203],
	[get("cmi.core.student_id._children"), "no-children", 202],
	[get("cmi.nothing._children"), "no-such-element", 401],
	[get("cmi.objectives.0.id"), "index", 201],
	[set(["cmi.interactions.1.id", "q1"]), "index", 201],
	[set(["cmi.interactions.0.id", "q 1"]), "identifier", 405],
	[set(["cmi.interactions.0.id", ""]), "identifier", 405],
	[set(["cmi.interactions.0.id", "é"]), "identifier", 405],
	[set(["cmi.interactions.0.id", "x".repeat(256)]), "identifier", 405],
	[q(["objectives.0.id", "two words"]), "identifier", 405],
	[set(["cmi.interactions.0.type", "choice"]), "id-comes-first", 405],
	[q(["student_response", "a"]), "type-comes-first", 405],
	[q(["correct_responses.0.pattern", "a"]), "type-comes-first", 405],
	[q(["type", "multiple"]), "interaction-type", 405],
	[q(["type", "choice"], ["student_response", "A"]), "response", 405],
	[q(["type", "choice"], ["student_response", "a;b"]), "response", 405],
	[q(["type", "choice"], ["student_response", "{a,b"]), "response", 405],
	[q(["type", "choice"], ["student_response", ""]), "response", 405],
	[q(["type", "true-false"], ["student_response", "true"]), "response", 405],
	[q(["type", "sequencing"], ["student_response", "ab"]), "response", 405],
	[q(["type", "matching"], ["student_response", "a-1"]), "response", 405],
	[q(["type", "matching"], ["student_response", "R1.D1"]), "response", 405],
	[q(["type", "numeric"], ["student_response", "one"]), "response", 405],
	[q(["type", "likert"], ["student_response", "ab"]), "response", 405],
	[q(["type", "fill-in"], ["student_response", "x".repeat(256)]), "string-too-long", 405],
	[q(["type", "choice"], ["correct_responses.0.pattern", "A"]), "response", 405],
	[q(["type", "choice"], ["correct_responses.1.pattern", "a"]), "index", 201],
	[q(["result", "incorrect"]), "result", 405],
	[q(["result", "right"]), "result", 405],
	[q(["time", "9:00:00"]), "time", 405],
	[q(["time", "24:00:00"]), "time", 405],
	[q(["latency", "5"]), "timespan", 405],
	[q(["weighting", "heavy"]), "decimal", 405],
	[(lms) => lms.API.LMSSetValue("cmi.core.score.raw", 80), "not-a-string", 201],
	[(lms) => lms.API.LMSGetValue(), "arguments", 201],
	[(lms) => lms.API.LMSCommit("now"), "argument-not-empty", 201],
	[(lms) => lms.API.LMSInitialize(""), "initialize-twice", 101],
	[all(ending("lesson_status"), finish), "finish-without-status", 0],
	[all(ending("session_time"), finish), "finish-without-session-time", 0],
	[all(ending("exit"), finish), "finish-without-exit", 0],
	[all(ending("score.raw"), finish), "verdict-without-score", 0],
	[all(ending("score.min"), finish), "score-without-bounds", 0],
	[all(ending(), core("score.max", "50"), finish), "score-outside-bounds", 0],
	[all(ending(), q(), finish), "interaction-incomplete", 0],
	[all(ending(), q(["type", "choice"]), set(["cmi.interactions.1.id", "q1"],
	    ["cmi.interactions.1.type", "choice"]), finish), "interaction-twice", 0],
	[all(ending(), finish, core("exit", "")), "after-finish", 301],
	[all(ending(), finish, (lms) => lms.API.LMSCommit("")), "after-finish", 301],
	[all(ending(), finish, finish), "after-finish", 301],
	[all(ending(), finish, get("cmi.suspend_data")), "after-finish", 301],
	[all(ending(), finish, (lms) => lms.API.LMSInitialize("")), "initialize-twice", 101],
];
for (const [act, rule, code] of breaches) {
	const lms = begun();
	act(lms);
	const seen = lms.breaches.map((b) => b.rule).join(" ");
	const said = lms.API.LMSGetLastError();
	ok(seen === rule && said === String(code),
	    `${rule}: ${lms.calls.at(-2).slice(0, 60)}`,
	    `saw "${seen}", error ${said}`);
}
for (const [act, words] of [[core("exit", ""), "set"], [finish, "finish"],
	[get("cmi.suspend_data"), "get"], [(l) => l.API.LMSCommit(""), "commit"]]) {
	const lms = strict();
	act(lms);
	ok(lms.breaches.map((b) => b.rule).join() === "before-initialize" &&
	    lms.API.LMSGetLastError() === "301", `before-initialize: ${words}`);
}

/* what is right breaks nothing, to the last character allowed */
const lms = begun();
all(set(["cmi.suspend_data", "x".repeat(4096)], ["cmi.comments", ""],
    ["cmi.student_preference.audio", "-1"], ["cmi.objectives.0.id", "o"],
    ["cmi.objectives.0.status", "not attempted"]),
    core("lesson_location", "x".repeat(255)),
    set(["cmi.interactions.0.id", "!~".repeat(127) + "!"]),
    ...[["choice", "a"], ["choice", "a,c"], ["choice", "{a,9}"],
	["true-false", "t"], ["sequencing", "c,a,b"], ["matching", "1.a,2.b"],
	["numeric", "1.5"], ["likert", "3"], ["fill-in", "two words"],
	["performance", ""]].map(([type, response], i) =>
	set([`cmi.interactions.${i}.id`, `q${i}`],
	    [`cmi.interactions.${i}.type`, type],
	    [`cmi.interactions.${i}.student_response`, response],
	    [`cmi.interactions.${i}.correct_responses.0.pattern`, response],
	    [`cmi.interactions.${i}.time`, "23:59:59.99"],
	    [`cmi.interactions.${i}.latency`, "0000:00:05.5"],
	    [`cmi.interactions.${i}.objectives.0.id`, "o"],
	    [`cmi.interactions.${i}.weighting`, "1"],
	    [`cmi.interactions.${i}.result`, i ? "correct" : "0.5"])),
    get("cmi.core._children"), get("cmi.interactions.0.objectives._count"),
    ending())(lms);
ok(get("cmi.interactions._count")(lms) === "10", "the count of a list");
lms.API.LMSCommit("");
finish(lms);
ok(lms.breaches.length === 0 && lms.state === "after" && lms.commits === 1,
    "a session that keeps all rules", JSON.stringify(lms.breaches));

/* coming back */
const first = begun();
all(ending(), core("lesson_status", "incomplete"), core("exit", "suspend"),
    set(["cmi.suspend_data", "abc"]), finish)(first);
const second = first.again();
second.API.LMSInitialize("");
ok(get("cmi.suspend_data")(second) === "abc" &&
    get("cmi.core.entry")(second) === "resume" &&
    get("cmi.core.total_time")(second) === "0000:01:00.00",
    "what was suspended is there again");
all(ending(), finish)(second);
ok(second.get("cmi.core.total_time") === "0000:02:00.00", "times add up");
const third = second.again();
third.API.LMSInitialize("");
ok(get("cmi.suspend_data")(third) === "" &&
    get("cmi.core.entry")(third) === "ab-initio",
    "after another exit a new attempt knows nothing");
const overruled = new Scorm12Strict({}, { mastery: 80 });
overruled.API.LMSInitialize("");
all(ending(), core("lesson_status", "failed"), finish)(overruled);
ok(overruled.get("cmi.core.lesson_status") === "passed",
    "a mastery score overrules the content's \"failed\"");
await run();
