"use strict";
/*
 * scorm12.js - the host of the page in a learning system (LMS), by SCORM 1.2:
 * who takes the quiz, where it was left, what came of it. It keeps to the
 * letter of the standard, as LMSs differ in what they forgive.
 *
 * suspend_data is the attempt, a dot once the LMS has its verdict, a space, and
 * what quiz.js wants kept: choices by their ids, at most 4096 characters. An LMS
 * that begins anew after a quiz was handed in forgets it, and then the next
 * attempt is again the first to us.
 */

const LMS_SUSPEND_MAX = 4096;
/* What SCORM calls a choice: its place in the question. */
const LMS_SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789";

/*
 * The API stands in a window above ours, or above the one that opened ours. A
 * window of another origin may not be looked into, but over.
 */
function lmsFind(win) {
	const climb = (from) => {
		let at = from;

		for (let i = 0; at && i < 20; i++) {
			try {
				if (at.API)
					return at.API;
			} catch (e) {
				/* not ours to look into */
			}
			if (at.parent === at)
				return null;
			at = at.parent;
		}
		return null;
	};
	const opener = (w) => {
		try {
			return w.opener;
		} catch (e) {
			return null;
		}
	};

	return climb(win) || climb(opener(win)) || climb(opener(win.top));
}

/* HHHH:MM:SS.ss */
function lmsSpan(milliseconds) {
	const n = Math.min(Math.max(0, Math.floor(milliseconds / 10)),
	    9999 * 360000);
	const digits = (x, wide) => String(Math.floor(x)).padStart(wide, "0");

	return digits(n / 360000, 4) + ":" + digits(n / 6000 % 60, 2) + ":" +
	    digits(n / 100 % 60, 2) + "." + digits(n % 100, 2);
}

/* HH:MM:SS, the time of day here. */
function lmsTime(milliseconds) {
	const at = new Date(milliseconds);

	return [at.getHours(), at.getMinutes(), at.getSeconds()]
	    .map((n) => String(n).padStart(2, "0")).join(":");
}

/* Times of answers are the first to go when it gets too long. */
function lmsSuspend(attempt, told, text) {
	const all = attempt + (told ? "." : "") + " " + text;

	return all.length <= LMS_SUSPEND_MAX ? all :
	    all.replace(/@[0-9a-z]+(?=,|$)/g, "");
}

function lmsResume(kept) {
	const [, attempt, dot, text] =
	    /^([1-9]\d{0,2})(\.?) (.+)$/.exec(kept) || [];

	return text ? { attempt, told: dot !== "", text } : null;
}

/* --- what is reported --- */

const LMS_TYPES = { "single": "choice", "true-false": "choice",
	"multiple": "choice", "order": "sequencing", "match": "matching" };

/* Of a question its choices in order, or of a match its lines and answers. */
function lmsChoices(id, kind) {
	const box = document.getElementById("item-" + id).content;
	const list = (selector, of) =>
	    Array.from(box.querySelectorAll(selector), of);

	if (kind === "order")
		return [list(".order > li", (li) => li.dataset.id)];
	if (kind !== "match")
		return [list(".choices input", (input) => input.value)];
	return [list("select", (select) => select.dataset.id),
		Array.from(box.querySelector("select").options)
		    .map((o) => o.value).filter((v) => v !== "")];
}

/* "b", "a,c", of a match "a.c,b.a". */
function lmsResponse(item) {
	const lists = lmsChoices(item.id, item.kind);

	return item.values.map((value) => value.split(" ").map(
	    (part, i) => LMS_SIGNS[lists[i].indexOf(part)]).join("."))
	    .join(",");
}

/*
 * One question as pairs of element and value. The right answer is not told: an
 * LMS may show it to whoever looks at an own report. SCORM has no form for an
 * answer of nothing, so that is left out; a part of the points is a number.
 */
function lmsInteraction(item, mark) {
	const pairs = [["id", item.id], ["type", LMS_TYPES[item.kind]],
		["time", lmsTime(item.at)]];
	const response = lmsResponse(item);

	if (response !== "" && response.length <= 255)
		pairs.push(["student_response", response]);
	pairs.push(["result", mark.right ? "correct" : mark.units <= 0 ?
	    "wrong" : (mark.units / mark.max).toFixed(4)]);
	return pairs;
}

/* 0 to 100 with two decimals, cut off: 79.999 is not told as 80. */
function lmsRaw(verdict) {
	return verdict.max <= 0 ? "0" : String(Math.max(0,
	    Math.floor(verdict.units * 10000 / verdict.max) / 100));
}

/* --- the session --- */

class Lms {
	/* say(words): the person is told what the LMS did not keep. */
	constructor(api, say) {
		this.api = api;
		this.say = say;
		this.started = Date.now();
		this.running = false;
		this.over = false;	/* handed in: nothing to come back to */
		this.told = false;	/* and the LMS took the verdict */
	}

	/* What the LMS says; that its window is gone is an answer, too. */
	ask(name, ...args) {
		try {
			return String(this.api[name](...args));
		} catch (e) {
			return "";
		}
	}
	call(name, ...args) {
		if (this.ask(name, ...args) === "true")
			return true;

		const code = this.ask("LMSGetLastError");

		this.say("Your learning system did not keep this: " +
		    (this.ask("LMSGetErrorString", code) || "no answer") +
		    (code ? " (" + code + ")" : "") +
		    ". Please tell the people who look after it.");
		return false;
	}
	set(name, value) {
		return this.call("LMSSetValue", "cmi." + name, value);
	}
	get(name) {
		return this.ask("LMSGetValue", "cmi." + name);
	}

	begin() {
		if (!this.call("LMSInitialize", ""))
			return false;
		this.running = true;
		this.person = this.get("core.student_id").trim();
		this.status = this.get("core.lesson_status");
		this.left = lmsResume(this.get("suspend_data"));
		/* Opened to be looked at: no answer is to be written then. */
		const mode = this.get("core.lesson_mode");

		this.looking = mode === "browse" || mode === "review";
		/* A verdict stays until the next is there. What sets no status
		 * is "completed" to an LMS. */
		if (mode === "review" || /^(passed|failed)$/.test(this.status))
			return true;
		this.status = this.looking ? "browsed" : "incomplete";
		return this.set("core.lesson_status", this.status);
	}

	/* With each commit, should the page end without a word. */
	commit() {
		return this.set("core.session_time",
		    lmsSpan(Date.now() - this.started)) &&
		    this.set("core.exit", this.over ? "" : "suspend") &&
		    this.call("LMSCommit", "");
	}

	save(attempt, text) {
		if (this.running && !this.looking && this.set("suspend_data",
		    lmsSuspend(attempt, this.told, text)))
			this.commit();
	}

	submit(verdict, items, evidence) {
		if (!this.running || this.looking)
			return;
		this.status = verdict.passed ? "passed" : "failed";
		/* An LMS need not take comments: what it says does not matter. */
		this.ask("LMSSetValue", "cmi.comments",
		    evidence.slice(0, 4096));
		this.told = this.set("core.score.min", "0") &&
		    this.set("core.score.max", "100") &&
		    this.set("core.score.raw", lmsRaw(verdict)) &&
		    this.set("core.lesson_status", this.status) &&
		    this.interactions(items, verdict.marks) && this.commit();
	}

	/* After those of an earlier attempt, where the LMS kept them. */
	interactions(items, marks) {
		const from = Number(this.get("interactions._count")) || 0;

		return items.every((item, i) => lmsInteraction(item, marks[i])
		    .every(([name, value]) => this.set("interactions." +
			(from + i) + "." + name, value)));
	}

	finish() {
		if (!this.running)
			return;
		this.commit();
		this.call("LMSFinish", "");
		this.running = false;
	}
}

/* --- what quiz.js asks of a host --- */

function quizHost(quiz) {
	const part = (id) => document.getElementById(id);
	const api = lmsFind(window);
	const lms = api && new Lms(api, note);
	let attempt = "1", seed = "";

	/* For all to see, once. */
	function note(words) {
		if (part("lms-note"))
			return;
		part("main").prepend(make("p", { id: "lms-note",
			className: "note", role: "alert",
			textContent: words }));
	}

	function refuse(words) {
		note(words);
		part("begin").querySelector("button").hidden = true;
	}

	/* The attempt that is due, and whether it is under way. */
	function due() {
		const left = lms.left;
		const mine = left && left.text.split(";")[1] === paperSeed(quiz,
		    lms.person, left.attempt).slice(0, 16);

		if (!mine)
			return false;
		attempt = left.attempt;

		const open = left.text.split(";")[3] === "0";

		if (open || !left.told || lms.status !== "failed" ||
		    (quiz.attempts && Number(attempt) >= quiz.attempts))
			return true;
		attempt = String(Number(attempt) + 1);
		return false;
	}

	function words(verdict) {
		const n = verdict.missed.length, left = quiz.attempts - attempt;
		const score = "You have " + lmsRaw(verdict) + "% of the points";

		if (verdict.passed)
			return "You passed. " + score + ".";
		return "You did not pass. " + score + "; " + quiz.pass / 10 +
		    "% are needed." + (n === 0 ? "" : " You missed " +
		    (n === 1 ? "a question" : n + " questions") +
		    " on rules that must never be broken.") +
		    (!quiz.attempts ? "" : left <= 0 ?
		    " You have no attempt left: ask for help." :
		    " You can try again: open the quiz anew in your learning " +
		    "system.");
	}

	if (!lms)
		refuse("This page works in a learning system (LMS) only. " +
		    "Please open it from there.");
	else if (lms.begin() && lms.person === "")
		refuse("Your learning system does not say who you are, so " +
		    "it can’t keep your result. Please tell the people who " +
		    "look after it.");
	else if (!lms.running)
		refuse("Your learning system does not answer. Please close " +
		    "this window and open the quiz again.");
	else if (lms.looking)
		note("Your learning system shows this quiz to look at only: " +
		    "nothing is kept.");
	window.addEventListener("pagehide", () => lms && lms.finish());
	/* Back from the browser's memory, the session is over: begin anew. */
	window.addEventListener("pageshow", (event) => {
		if (event.persisted)
			location.reload();
	});

	const who = () => ({ person: lms.person, attempt, token: "" });
	const ready = () => lms && lms.running && lms.person !== "";

	return {
		opened: () => ready() && due() ? who() : null,
		who: () => ready() ? who() : null,
		paper(person) {
			seed = paperSeed(quiz, person.person, person.attempt);
			return { seed, items: drawPaper(quiz, seed) };
		},
		load: () => lms.left && lms.left.attempt === attempt ?
		    lms.left.text : null,
		save(of, text) {
			lms.save(attempt, text);
		},
		finish(end) {
			const verdict = scorePaper(quiz.keys, end.items,
			    quiz.pass);

			part("outcome").textContent = words(verdict);
			lms.over = true;
			lms.told = end.restored && lms.left.told;
			if (lms.told)
				return;
			lms.submit(verdict, end.items, "Scored by client in " +
			    "LMS. Quiz " + quiz.id + " sha256:" + quiz.digest +
			    ", attempt " + attempt + ". Critical missed: " +
			    (verdict.missed.join(" ") || "none") +
			    ". Statement sha256:" + quiz.statement +
			    " accepted by: " + end.name);
		}
	};
}
