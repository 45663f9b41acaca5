/*
 * scorm12_strict.js - a SCORM 1.2 LMS that forgives nothing. It answers as the
 * run-time environment says, with its error codes, and keeps each breach in
 * `breaches` as {rule, call, code}. What real LMSs and scorm-again let pass
 * (a suspend_data of 4097 characters, ids with spaces, a result of SCORM 2004)
 * is a breach here.
 *
 *	const lms = new Scorm12Strict({ student_id: "e1001" });
 *	window.API = lms.API;	... one session ...
 *	const next = lms.again();	the LMS when the person comes back
 *
 * Plain script for a page and for node: it defines globalThis.Scorm12Strict.
 */
"use strict";
(() => {

// --- data types: what is wrong with a value, or nothing ---

const decimal = /^-?\d{1,7}(\.\d{1,7})?$/;
const timespan = /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/;

const matching = (pattern, rule) => (v) => pattern.test(v) ? null : rule;
const words = (rule, ...list) => (v) => list.includes(v) ? null : rule;
const string = (most, rule) => (v) => v.length <= most ? null : rule;
const between = (low, high, rule) => (v) =>
	/^-?\d+$/.test(v) && +v >= low && +v <= high ? null : rule;

const types = {
	string255: string(255, "string-too-long"),
	location: string(255, "lesson-location-too-long"),
	suspend: string(4096, "suspend-data-too-long"),
	comments: string(4096, "comments-too-long"),
	identifier: matching(/^[!-~]{1,255}$/, "identifier"),
	decimal: matching(decimal, "decimal"),
	score: (v) => v === "" || (decimal.test(v) && +v >= 0 && +v <= 100) ?
	    null : "score",
	time: matching(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/, "time"),
	timespan: matching(timespan, "timespan"),
	// "not attempted" is the LMS's own: content never sets it
	status: words("lesson-status", "passed", "completed", "failed",
	    "incomplete", "browsed"),
	objective: words("lesson-status", "passed", "completed", "failed",
	    "incomplete", "browsed", "not attempted"),
	exit: words("exit", "time-out", "suspend", "logout", ""),
	type: words("interaction-type", "true-false", "choice", "fill-in",
	    "matching", "performance", "sequencing", "likert", "numeric"),
	result: (v) => ["correct", "wrong", "unanticipated", "neutral"]
	    .includes(v) || decimal.test(v) ? null : "result",
	audio: between(-1, 100, "preference"),
	speed: between(-100, 100, "preference"),
	text: between(-1, 1, "preference"),
};

// What CMIFeedback is depends on the interaction's type.
const one = "[0-9a-z]";
const list = (part) => new RegExp(`^(${part}(,${part})*|` +
    `\\{${part}(,${part})*\\})$`);
const feedback = {
	"true-false": /^[01tf]$/,
	"choice": list(one),
	"sequencing": list(one),
	"matching": list(`${one}\\.${one}`),
	"likert": /^[0-9a-z]?$/,
	"numeric": decimal,
	"fill-in": /^[ -~]{0,255}$/,
	"performance": /^[ -~]{0,255}$/,
};

// --- the data model: access and type of each element ---

const fields = (prefix, table) => Object.fromEntries(
    Object.entries(table).map(([k, v]) => [prefix + k, v.split(" ")]));
const model = {
	...fields("cmi.core.", {
		student_id: "r", student_name: "r", credit: "r", entry: "r",
		total_time: "r", lesson_mode: "r",
		lesson_location: "rw location", lesson_status: "rw status",
		"score.raw": "rw score", "score.min": "rw score",
		"score.max": "rw score", exit: "w exit",
		session_time: "w timespan",
	}),
	...fields("cmi.", {
		suspend_data: "rw suspend", launch_data: "r",
		comments: "rw comments", comments_from_lms: "r",
	}),
	...fields("cmi.student_data.", {
		mastery_score: "r", max_time_allowed: "r",
		time_limit_action: "r",
	}),
	...fields("cmi.student_preference.", {
		audio: "rw audio", language: "rw string255",
		speed: "rw speed", text: "rw text",
	}),
	...fields("cmi.objectives.n.", {
		id: "rw identifier", status: "rw objective",
		"score.raw": "rw score", "score.min": "rw score",
		"score.max": "rw score",
	}),
	...fields("cmi.interactions.n.", {
		id: "w identifier", "objectives.n.id": "w identifier",
		time: "w time", type: "w type",
		"correct_responses.n.pattern": "w feedback",
		weighting: "w decimal", student_response: "w feedback",
		result: "w result", latency: "w timespan",
	}),
};
const branches = new Set();
for (const name of Object.keys(model))
	for (let at = name.indexOf("."); at > 0; at = name.indexOf(".", at + 1))
		branches.add(name.slice(0, at));
const children = (branch) => [...new Set(Object.keys(model)
    .filter((k) => k.startsWith(branch + "."))
    .map((k) => k.slice(branch.length + 1).split(".")[0]))];

const errors = {
	0: "No error", 101: "General exception", 201: "Invalid argument error",
	202: "Element cannot have children",
	203: "Element not an array - cannot have count",
	301: "Not initialized", 401: "Not implemented error",
	402: "Invalid set value, element is a keyword",
	403: "Element is read only", 404: "Element is write only",
	405: "Incorrect data type",
};

const hundredths = (t) => {
	const [h, m, s] = t.split(":");
	return (+h * 60 + +m) * 6000 + Math.round(+s * 100);
};
const span = (n) => {
	const digits = (x, wide) => String(Math.floor(x)).padStart(wide, "0");
	return `${digits(n / 360000, 4)}:${digits(n / 6000 % 60, 2)}:` +
	    `${digits(n / 100 % 60, 2)}.${digits(n % 100, 2)}`;
};

class Scorm12Strict {
	/*
	 * person: the read-only elements of cmi.core to begin with; options:
	 * mastery, a score from which an LMS overrules the content's status.
	 */
	constructor(person = {}, options = {}) {
		this.options = options;
		this.breaches = [];
		this.calls = [];
		this.commits = 0;
		this.state = "before";
		this.code = 0;
		this.set = new Set();
		this.data = {
			"cmi.core.student_id": person.student_id ?? "e1001",
			"cmi.core.student_name":
			    person.student_name ?? "Sample, Robin",
			"cmi.core.credit": "credit",
			"cmi.core.lesson_mode": "normal",
			"cmi.core.entry": "ab-initio",
			"cmi.core.lesson_status": "not attempted",
			"cmi.core.total_time": "0000:00:00.00",
			"cmi.student_data.mastery_score":
			    options.mastery === undefined ? "" :
			    String(options.mastery),
		};
		this.API = {};
		for (const name of ["LMSInitialize", "LMSFinish",
			"LMSGetValue", "LMSSetValue", "LMSCommit",
			"LMSGetLastError", "LMSGetErrorString",
			"LMSGetDiagnostic"])
			this.API[name] = (...args) => this.#call(name, args);
	}

	/*
	 * The LMS at the person's next visit: after "suspend" everything is
	 * as it was, else a new attempt begins that knows nothing.
	 */
	again() {
		const next = new Scorm12Strict({
			student_id: this.data["cmi.core.student_id"],
			student_name: this.data["cmi.core.student_name"],
		}, this.options);
		if (this.data["cmi.core.exit"] !== "suspend")
			return next;
		next.data = { ...this.data, "cmi.core.entry": "resume" };
		delete next.data["cmi.core.exit"];
		delete next.data["cmi.core.session_time"];
		return next;
	}

	/* What the LMS shows an administrator. */
	get(name) {
		return this.data[name];
	}
	interactions() {
		const out = [];
		for (let i = 0; i < this.#count("cmi.interactions"); i++) {
			const at = `cmi.interactions.${i}.`;
			out.push(Object.fromEntries(Object.entries(this.data)
			    .filter(([k]) => k.startsWith(at))
			    .map(([k, v]) => [k.slice(at.length), v])));
		}
		return out;
	}

	#breach(rule, code, call) {
		this.code = code;
		this.breaches.push({ rule, code, call });
		return false;
	}

	#call(name, args) {
		const call = `${name}(${args.map((v) => JSON.stringify(v) ??
		    String(v)).join(", ")})`.slice(0, 200);
		this.calls.push(call);
		const wanted = { LMSSetValue: 2, LMSGetLastError: 0 }[name] ?? 1;
		if (args.length !== wanted || args.some((v) =>
		    typeof v !== "string")) {
			this.#breach(args.length !== wanted ? "arguments" :
			    "not-a-string", 201, call);
			return name === "LMSGetValue" ? "" : "false";
		}
		switch (name) {
		case "LMSGetLastError":
			return String(this.code);
		case "LMSGetErrorString":
		case "LMSGetDiagnostic":
			return errors[args[0]] ?? "";
		}
		const before = this.breaches.length;
		this.code = 0;
		switch (name) {
		case "LMSInitialize":
			this.#initialize(args[0], call);
			break;
		case "LMSCommit":
			if (this.#running(call) && this.#empty(args[0], call))
				this.commits++;
			break;
		case "LMSFinish":
			this.#finish(args[0], call);
			break;
		case "LMSGetValue":
			return this.#get(args[0], call);
		case "LMSSetValue":
			this.#set(args[0], args[1], call);
			break;
		}
		return String(this.breaches.length === before);
	}

	#empty(arg, call) {
		return arg === "" || this.#breach("argument-not-empty", 201,
		    call);
	}
	#running(call) {
		if (this.state === "running")
			return true;
		return this.#breach(this.state === "before" ?
		    "before-initialize" : "after-finish", 301, call);
	}

	#initialize(arg, call) {
		if (!this.#empty(arg, call))
			return;
		if (this.state !== "before")
			return void this.#breach("initialize-twice", 101, call);
		this.state = "running";
	}

	#finish(arg, call) {
		if (!this.#running(call) || !this.#empty(arg, call))
			return;
		const d = this.data;
		// Content that sets no status is "completed" to an LMS: say it.
		if (!this.set.has("cmi.core.lesson_status") &&
		    d["cmi.core.lesson_status"] === "not attempted")
			this.#breach("finish-without-status", 0, call);
		if (!this.set.has("cmi.core.session_time"))
			this.#breach("finish-without-session-time", 0, call);
		if (!this.set.has("cmi.core.exit"))
			this.#breach("finish-without-exit", 0, call);
		const status = d["cmi.core.lesson_status"];
		if (/^(passed|failed)$/.test(status) &&
		    !d["cmi.core.score.raw"])
			this.#breach("verdict-without-score", 0, call);
		this.#bounds(call);
		this.#whole(call);
		if (this.set.has("cmi.core.session_time"))
			d["cmi.core.total_time"] = span(
			    hundredths(d["cmi.core.total_time"]) +
			    hundredths(d["cmi.core.session_time"]));
		// What an LMS does with adlcp:masteryscore: it overrules us.
		if (this.options.mastery !== undefined &&
		    d["cmi.core.score.raw"])
			d["cmi.core.lesson_status"] =
			    +d["cmi.core.score.raw"] >= this.options.mastery ?
			    "passed" : "failed";
		this.state = "after";
	}

	#bounds(call) {
		const at = (k) => this.data["cmi.core.score." + k];
		if (!at("raw"))
			return;
		if (!at("min") || !at("max"))
			this.#breach("score-without-bounds", 0, call);
		else if (+at("min") > +at("raw") || +at("raw") > +at("max"))
			this.#breach("score-outside-bounds", 0, call);
	}
	#whole(call) {
		const seen = new Set();
		this.interactions().forEach((it, i) => {
			if (it.type === undefined || it.id === undefined)
				this.#breach("interaction-incomplete", 0,
				    `${call}: interaction ${i}`);
			if (seen.has(it.id))
				this.#breach("interaction-twice", 0,
				    `${call}: ${it.id}`);
			seen.add(it.id);
		});
	}

	// "cmi.interactions.3.id" -> "cmi.interactions.n.id" and its numbers
	#shape(name) {
		const numbers = [];
		const shape = name.replace(/\.(0|[1-9]\d*)(?=\.|$)/g, (_, n) => {
			numbers.push(+n);
			return ".n";
		});
		return { shape, numbers };
	}
	#count(list) {
		let n = 0;
		while (Object.keys(this.data).some((k) =>
		    k.startsWith(`${list}.${n}.`)))
			n++;
		return n;
	}
	// Is each number at most the count of its list?
	#reachable(name, upTo) {
		for (const m of name.matchAll(/\.(\d+)(?=\.)/g))
			if (+m[1] >= this.#count(name.slice(0, m.index)) + upTo)
				return false;
		return true;
	}

	#keyword(name, call) {
		const at = name.lastIndexOf(".");
		const parent = name.slice(0, at), word = name.slice(at + 1);
		const { shape } = this.#shape(parent);
		if (word === "_version" && parent === "cmi")
			return "3.4";
		if (!branches.has(shape))
			return this.#breach(model[shape] ?
			    word === "_count" ? "not-a-list" : "no-children" :
			    "no-such-element", model[shape] ?
			    word === "_count" ? 203 : 202 : 401, call);
		if (word === "_count")
			return branches.has(shape + ".n") ?
			    String(this.#count(parent)) :
			    this.#breach("not-a-list", 203, call);
		return children(shape).filter((c) => c !== "n").join(",");
	}

	#get(name, call) {
		if (!this.#running(call))
			return "";
		if (/\._(children|count|version)$/.test(name))
			return this.#keyword(name, call) || "";
		const entry = model[this.#shape(name).shape];
		if (!entry) {
			this.#breach("no-such-element", 401, call);
			return "";
		}
		if (!entry[0].includes("r")) {
			this.#breach("write-only", 404, call);
			return "";
		}
		if (!this.#reachable(name, 0)) {
			this.#breach("index", 201, call);
			return "";
		}
		return this.data[name] ?? "";
	}

	#set(name, value, call) {
		if (!this.#running(call))
			return;
		if (/\._(children|count|version)$/.test(name))
			return void this.#breach("keyword", 402, call);
		const { shape } = this.#shape(name);
		const entry = model[shape];
		if (!entry)
			return void this.#breach("no-such-element", 401, call);
		if (!entry[0].includes("w"))
			return void this.#breach("read-only", 403, call);
		// Lists grow by one: 0, 1, 2 ...
		if (!this.#reachable(name, 1))
			return void this.#breach("index", 201, call);
		const rule = this.#order(name, shape) ??
		    (entry[1] === "feedback" ? this.#feedback(name, value) :
		    types[entry[1]](value));
		if (rule)
			return void this.#breach(rule, 405, call);
		this.data[name] = value;
		this.set.add(name);
	}

	// The id names an interaction, the type says what responses mean.
	#order(name, shape) {
		const m = /^(cmi\.(interactions|objectives)\.\d+)\./.exec(name);
		if (!m || shape.endsWith("s.n.id") && !shape.includes(".n.objec"))
			return null;
		return this.data[m[1] + ".id"] === undefined ?
		    "id-comes-first" : null;
	}
	#feedback(name, value) {
		const type = this.data[name.replace(
		    /^(cmi\.interactions\.\d+)\..*/, "$1.type")];
		if (type === undefined)
			return "type-comes-first";
		if (value.length > 255)
			return "string-too-long";
		return feedback[type].test(value) ? null : "response";
	}
}

globalThis.Scorm12Strict = Scorm12Strict;
})();
