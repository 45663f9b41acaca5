"use strict";
/*
 * quiz.js - the screens, one at a time: start, question, review, sign, done.
 * The same in all versions of the page; what differs is the host, an object
 * made by quizHost(quiz) of another script:
 *
 *   opened()     someone in the middle of it (after a reload, in an LMS), as
 *                {person, attempt, token}; null: show the start
 *   who()        the same from the start screen; null after it said what is
 *                amiss there
 *   paper(who)   {seed, items}: the items as indexes into quiz.entries; seed
 *                stands for quiz, person and attempt
 *   load(seed)   what save was last given under this seed; null
 *   save(seed, text)   keep it: short, printable ASCII, called at each change
 *   finish(end)  it is over (also after a reload then): fill the last screen.
 *                end: person, attempt, token, name, started, submitted (ms),
 *                items [{id, kind, values, at, critical}], restored (true: it
 *                was finished before, nothing is to be sent again)
 *   turn(item, last)    optional: a question is on the screen
 *   check(item)  optional: true when the next question may come
 *
 * and whatever else it needs it wires itself. The quiz is the JSON described in
 * quiz_page.h.
 */

const quiz = JSON.parse(document.getElementById("quiz-data").textContent);
const host = quizHost(quiz);
const part = (id) => document.getElementById(id);

/*
 * What is known of the paper at hand. items: id, kind, critical, box (on the
 * screen), values, at (ms of the last change). reviewed: they looked over all
 * of it.
 */
const now = { who: null, seed: "", started: 0, at: 0, screen: "start",
	items: [], name: "", submitted: 0, reviewed: false };

function say(text) {
	part("status").textContent = "";
	part("status").textContent = text;
}

/* --- keeping it --- */

/*
 * VERSION;SEED;STARTED;SUBMITTED;SCREEN;AT;NAME;ANSWERS: times in seconds, in
 * base 36; of each item its values parted by "|", "@" and the seconds after the
 * start. SCORM 1.2 has 4,096 characters for it.
 */
function keep() {
	const short = (ms) => Math.floor(ms / 1000).toString(36);
	const answers = now.items.map((item) => item.values.join("|") +
	    (item.at ? "@" + short(item.at - now.started) : ""));

	if (now.seed)
		host.save(now.seed, ["1", now.seed.slice(0, 16),
			short(now.started), short(now.submitted), now.screen,
			now.at, encodeURIComponent(now.name),
			answers.join(",")].join(";"));
}

function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch (e) {	/* it was changed by another hand */
		return "";
	}
}

/* False when text is not of this paper: then it is begun anew. */
function restore(text) {
	const [version, seed, started, submitted, screen, at, name, answers] =
	    (text || "").split(";");
	/* Years that a date can have; others were written by another hand. */
	const long = (digits) => {
		const ms = parseInt(digits, 36) * 1000;

		return ms > 0 && ms < 4102444800000 ? ms : 0;
	};
	const list = (answers || "").split(",");

	if (version !== "1" || seed !== now.seed.slice(0, 16) ||
	    list.length !== now.items.length || !long(started))
		return false;
	now.started = long(started);
	now.submitted = long(submitted);
	now.screen = screen;
	now.at = Math.min(Math.max(parseInt(at, 10) || 0, 0),
	    now.items.length - 1);
	now.name = decode(name);
	now.items.forEach((item, i) => {
		const [values, after] = list[i].split("@");

		if (values)
			answerWrite(item.box, values.split("|"));
		item.values = answerRead(item.box);
		item.at = after ? now.started + long(after) : 0;
	});
	return true;
}

/* --- the paper --- */

/* Copies the questions, and with each its scenario, into the page. */
function lay(paper) {
	now.seed = paper.seed;
	part("paper").replaceChildren();
	now.items = paper.items.map((index) => {
		const entry = quiz.entries[index];
		const copy = (id) => part(id).content.cloneNode(true);
		const one = make("div", { className: "question", hidden: true });

		if (entry.scenario && part("scenario-" + entry.scenario))
			one.append(copy("scenario-" + entry.scenario));
		one.append(copy("item-" + entry.id));
		part("paper").append(one);

		const box = one.querySelector(".item");
		const item = { id: entry.id, kind: box.dataset.kind,
			critical: entry.critical === true, box, values: [],
			at: 0 };

		answerWire(box, () => answered(item), say);
		return item;
	});
}

function answered(item) {
	item.values = answerRead(item.box);
	item.at = Date.now();
	count();
	keep();
}

const isAnswered = (item) => item.values.length > 0 &&
    item.values.length >= answerWhole(item.box);

function count() {
	const done = now.items.filter(isAnswered).length;

	part("progress").max = now.items.length;
	part("progress").value = done;
	part("count").textContent = done + " of " + now.items.length +
	    " answered";
}

/* --- the screens --- */

/* Show one section; it is read from its heading on. */
function show(screen, first) {
	for (const section of document.querySelectorAll("main > section"))
		section.hidden = section.id !== screen;
	now.screen = screen;

	const heading = part(screen).querySelector("h1");

	document.title = plain(heading) + " - " + quiz.title;
	window.scrollTo(0, 0);
	if (!first)
		heading.focus({ preventScroll: true });
}

/* The browser's own way back leads to the screen before. */
function go(screen, at) {
	draw(screen, at);
	history.pushState({ screen, at: now.at }, "");
}

function draw(screen, at) {
	if (at !== undefined)
		now.at = at;
	if (screen === "question")
		drawQuestion();
	if (screen === "review")
		drawReview();
	if (screen === "sign")
		drawSign();
	show(screen);
	keep();
}

/*
 * What the next press leads to; -1: the end. Who changes an answer after the
 * review is led to those still open and back to the review, not through all.
 */
function following() {
	const at = now.items.findIndex((item, i) => i > now.at &&
	    !(now.reviewed && isAnswered(item)));

	return at;
}

function drawQuestion() {
	const last = following() < 0;

	part("question").querySelector("h1").textContent = "Question " +
	    (now.at + 1) + " of " + now.items.length;
	now.items.forEach((item, i) => {
		item.box.parentNode.hidden = i !== now.at;
	});
	part("back").hidden = now.at === 0;
	part("next").textContent = last ? "Check my answers" : "Next";
	part("back-again").hidden = true;
	count();
	if (host.turn)
		host.turn(now.items[now.at], last);
}

/* Numbers of the questions that have no whole answer, as ways to them. */
function listMissing(node) {
	const missing = now.items.map((item, i) => isAnswered(item) ? -1 : i)
	    .filter((i) => i >= 0);

	node.hidden = missing.length === 0;
	node.replaceChildren(missing.length === 1 ?
	    "One question is not fully answered: " :
	    missing.length + " questions are not fully answered: ");
	missing.forEach((i, n) => {
		const way = make("a", { href: "#question", className: "jump",
			textContent: String(i + 1) });

		way.setAttribute("aria-label", "Go to question " + (i + 1));
		way.addEventListener("click", (event) => {
			event.preventDefault();
			go("question", i);
		});
		node.append(n > 0 ? " " : "", way);
	});
	return missing.length;
}

/* An answer in words: several as a list, in their order where that counts. */
function reviewAnswer(item) {
	const words = answerWords(item.box, item.values);

	if (words.length === 0)
		return [make("p", { className: "none",
			textContent: "Not answered" })];

	const list = words.length === 1 ? make("p", { textContent: words[0] }) :
	    make(item.kind === "order" ? "ol" : "ul", {},
		...words.map((w) => make("li", { textContent: w })));

	return isAnswered(item) ? [list] : [make("p", { className: "none",
		textContent: "Not fully answered" }), list];
}

function reviewRow(item, i) {
	const change = make("button", { type: "button",
		textContent: item.values.length ? "Change" : "Answer" },
	make("span", { className: "aloud",
		textContent: " question " + (i + 1) }));

	change.addEventListener("click", () => go("question", i));
	return make("li", {},
	    make("span", { className: "number", textContent: i + 1 + "." }),
	    make("div", {}, make("p", { className: "asked",
		textContent: plain(item.box.querySelector("legend")) }),
	    ...reviewAnswer(item)), change);
}

function drawReview() {
	now.reviewed = true;
	part("answers").replaceChildren(...now.items.map(reviewRow));
	part("complete").hidden = listMissing(part("missing")) > 0;
}

function drawSign() {
	listMissing(part("sign-missing"));
	complain(part("attest"), []);
}

/*
 * Say at the top of a form what is amiss, and beside each field: errors are
 * [id of the field, text]. True when there was none.
 */
function complain(form, errors) {
	const box = form.querySelector(".errors");

	for (const field of form.querySelectorAll("[required], input")) {
		const own = errors.find((e) => e[0] === field.id);
		const text = part(field.id + "-error");

		if (!text)
			continue;
		text.hidden = !own;
		text.textContent = own ? own[1] : "";
		if (own)
			field.setAttribute("aria-invalid", "true");
		else
			field.removeAttribute("aria-invalid");
	}
	box.querySelector("ul").replaceChildren(...errors.map((e) => {
		const way = make("a", { href: "#" + e[0], textContent: e[1] });

		way.addEventListener("click", (event) => {
			event.preventDefault();
			part(e[0]).focus();
		});
		return make("li", {}, way);
	}));
	box.hidden = errors.length === 0;
	if (errors.length > 0)
		box.focus();
	return errors.length === 0;
}

/* --- from screen to screen --- */

function begin(who) {
	now.who = who;
	now.reviewed = false;
	lay(host.paper(who));
	if (!restore(host.load(now.seed))) {
		now.started = Date.now();
		go("question", 0);
		return;
	}
	if (now.submitted) {
		finish(true);
		return;
	}
	go(now.screen === "review" || now.screen === "sign" ? "review" :
	    "question", now.at);
	part("back-again").hidden = false;
	say("Welcome back. Your answers are still here.");
}

function next(event) {
	event.preventDefault();
	if (host.check && !host.check(now.items[now.at]))
		return;
	forward();
}

function forward() {
	const at = following();

	if (at >= 0)
		go("question", at);
	else if (part("review"))
		go("review");
	else
		finish(false);
}

function sign(event) {
	const errors = [], name = part("name").value.trim();

	event.preventDefault();
	if (!part("agree").checked)
		errors.push(["agree", "Check the box to agree to the statement"]);
	if (name === "")
		errors.push(["name", "Type your full name"]);
	if (!complain(part("attest"), errors))
		return;
	now.name = name;
	now.submitted = Date.now();
	finish(false);
}

function finish(restored) {
	host.finish({ person: now.who.person, attempt: now.who.attempt,
		token: now.who.token, name: now.name, started: now.started,
		submitted: now.submitted, restored,
		items: now.items.map((item) => ({ id: item.id, kind: item.kind,
		    critical: item.critical, values: item.values,
		    at: item.at || now.submitted })) });
	show("done");
	keep();
	history.replaceState({ screen: "done" }, "");
}

function wire() {
	const press = (id, does) => part(id) &&
	    part(id).addEventListener("click", does);

	part("begin").addEventListener("submit", (event) => {
		event.preventDefault();

		const who = host.who();

		if (who)
			begin(who);
	});
	part("answer").addEventListener("submit", next);
	press("back", () => go("question", now.at - 1));
	press("skip", forward);
	press("list", () => go("review"));
	press("to-sign", () => go("sign"));
	press("to-review", () => go("review"));
	if (part("attest"))
		part("attest").addEventListener("submit", sign);
	document.querySelector(".skip").addEventListener("click", (event) => {
		event.preventDefault();
		part("main").focus();
	});
	window.addEventListener("popstate", (event) => {
		if (now.screen === "done" || now.screen === "cleared")
			return;
		if (event.state && event.state.screen && now.who)
			draw(event.state.screen, event.state.at);
		else if (now.screen !== "start")
			draw("start");
	});
}

wire();
history.replaceState({ screen: "start" }, "");
{
	const who = host.opened();

	if (who)
		begin(who);
	else
		show("start", true);
}
