"use strict";
/*
 * person.js - the assessment's host: asks who it is, keeps the progress in the
 * browser, makes the file of answers.
 *
 * By default progress is kept in session storage: this window alone, until it
 * is closed. All local files share one storage, and a ward's computer is shared
 * by people, so what is saved on the device stands under the seed, which only
 * the same quiz, person and attempt give; it names nobody. It stays there until
 * the file is saved: who closes the last screen too early comes back to it.
 */

const STORE = "precept-quiz ";
const STORE_DAYS = 30;
const DAY_ENDS = 129600000;	/* ms after it began in UTC: everywhere */

/* A browser may refuse storage altogether; then a reload begins anew. */
function storageTry(does) {
	try {
		return does();
	} catch (e) {
		return null;
	}
}

/*
 * An id as it is recorded. What nobody can see, and comes along when an id is
 * copied, is left out: the grader refuses it (item_person_wrong).
 */
function personTyped(text) {
	const unseen =
	    /[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb]/gu;

	return text.normalize("NFC").replace(unseen, "").replace(/\s/g, " ")
	    .replace(/\p{Cc}/gu, "").trim();
}

/* #person=ID&attempt=N&token=T of the address. */
function addressFacts() {
	const facts = new URLSearchParams(location.hash.slice(1));

	return { person: personTyped(facts.get("person") || ""),
		attempt: facts.get("attempt") || "",
		token: facts.get("token") || "" };
}

/* What was left on the device for too long. */
function storageSweep() {
	storageTry(() => {
		for (const key of Object.keys(localStorage)) {
			if (!key.startsWith(STORE))
				continue;
			const day = parseInt(localStorage.getItem(key), 10);

			if (!(Date.now() / 86400000 - day <= STORE_DAYS))
				localStorage.removeItem(key);
		}
	});
}

/*
 * The code, also where it came with spaces, a typographic dash or the whole
 * line of an invitation around it.
 */
function tokenTyped(text) {
	const plain = text.replace(/\s/g, "").replace(/[\u2010-\u2015]/g, "-")
	    .toLowerCase();
	const line = /[#&?]token=([0-9]{8}-[0-9a-f]{32})$/.exec(plain);

	return line ? line[1] : plain;
}

/* The code's day in words: the last on which the grader calls nobody late. */
function dueWords(token) {
	const day = /^([0-9]{4})([0-9]{2})([0-9]{2})-/.exec(token);
	const at = day ? Date.UTC(day[1], day[2] - 1, day[3]) : NaN;

	if (!(at < Date.UTC(3000, 0, 1)))
		return "";

	const words = new Date(at).toLocaleDateString("en-US", { timeZone: "UTC",
		weekday: "long", year: "numeric", month: "long",
		day: "numeric" });

	return Date.now() <= at + DAY_ENDS ? "Hand it in by " + words + "." :
	    "It was due by " + words + ". Hand it in all the same: it " +
	    "counts as late.";
}

function personErrors(quiz, who, given) {
	const errors = [], most = quiz.attempts;
	const whole = /^[1-9][0-9]{0,2}$/.test(who.attempt);

	if (who.person === "")
		errors.push(["person", "Type your staff ID"]);
	else if (new TextEncoder().encode(foldPerson(who.person)).length > 200)
		errors.push(["person", "This staff ID is too long"]);
	if (!whole)
		errors.push(["attempt", "Type the attempt as a number, such as 1"]);
	else if (most && Number(who.attempt) > most && who.attempt !== given)
		errors.push(["attempt", "This quiz can be taken " +
		    (most === 1 ? "once" : most + " times") +
		    ". Ask for help if you need one more attempt"]);
	if (who.token !== "" && !/^[0-9]{8}-[0-9a-f]{32}$/.test(who.token))
		errors.push(["token", "This code is not complete: it has 8 " +
		    "digits, a dash and 32 more characters"]);
	return errors;
}

function quizHost(quiz) {
	const part = (id) => document.getElementById(id);
	const given = addressFacts();
	const session = STORE + quiz.digest;	/* of this window */
	let seed = "", last = "", who = null, address = "", saved = true;
	let held = true;	/* a reload would find it in this window */

	/* The day first, so that old ones can be told. */
	function onDevice() {
		localStorage.setItem(STORE + seed, Math.floor(
		    Date.now() / 86400000) + " " + last);
		return true;
	}

	function store() {
		held = storageTry(() => {
			sessionStorage.setItem(session,
			    JSON.stringify([who, last, saved]));
			return true;
		}) === true;
		if (part("keep").checked && seed)
			storageTry(onDevice);
	}

	/* Who asks for it must know when the browser refuses. */
	function keepChanged() {
		const wanted = part("keep").checked;
		const done = wanted && storageTry(onDevice) === true;

		if (!wanted)
			forget();
		part("keep").checked = done;
		part("keep-error").hidden = done || !wanted;
		if (wanted && !done)
			say(part("keep-error").textContent);
	}

	function forget() {
		storageTry(() => localStorage.removeItem(STORE + seed));
	}

	/* The file is theirs now: the device need not keep it. */
	function handed() {
		saved = true;
		part("unsaved").hidden = true;
		part("keep").checked = false;
		forget();
		store();
	}

	/* Whatever else stands there was not put there by us. */
	function inWindow() {
		const list = storageTry(() =>
		    JSON.parse(sessionStorage.getItem(session)));
		const [old, text, handedIn] = Array.isArray(list) ? list : [];
		const known = old && ["person", "attempt", "token"].every(
		    (fact) => typeof old[fact] === "string");

		return known && typeof text === "string" &&
		    personErrors(quiz, old, old.attempt).length === 0 ?
		    [old, text, handedIn] : [null, "", false];
	}

	function offer(end) {
		const xml = resultXml(quiz, end);
		/* File systems end names at 255 bytes. */
		const name = quiz.id + "-" + encodeName(foldPerson(end.person))
		    .slice(0, 100) + "-attempt-" + end.attempt + ".xml";

		URL.revokeObjectURL(address);
		address = URL.createObjectURL(new Blob([xml],
		    { type: "application/xml" }));
		part("save").href = address;
		part("save").download = name;
		part("file-name").textContent = name;
		part("text").value = xml;
		showDue(end.token);
	}

	async function copy() {
		const text = part("text");
		let done = false;

		text.select();
		try {
			await navigator.clipboard.writeText(text.value);
			done = true;
		} catch (e) {	/* not over plain http: the old way */
			done = document.execCommand("copy");
		}
		if (done)
			handed();
		part("copied").textContent = done ? "Copied." :
		    "Not copied. Select the text and copy it yourself.";
	}

	function showDue(token) {
		for (const node of document.querySelectorAll(".due")) {
			node.textContent = dueWords(token);
			node.hidden = node.textContent === "";
		}
	}

	/* At once when the file was saved; else it says what would be lost. */
	function askClear() {
		if (saved) {
			clear();
			return;
		}
		part("unsaved").hidden = false;
		part("unsaved").focus();
	}

	function clear() {
		saved = true;
		forget();
		storageTry(() => sessionStorage.removeItem(session));
		URL.revokeObjectURL(address);
		part("text").value = "";
		part("paper").replaceChildren();
		part("answers").replaceChildren();
		part("name").value = "";
		history.replaceState(null, "", "#");
		show("cleared");
	}

	storageSweep();
	for (const [field, value] of Object.entries(given))
		if (value !== "")
			part(field).value = value;
	showDue(tokenTyped(given.token));
	part("copy").addEventListener("click", copy);
	part("save").addEventListener("click", () => {
		handed();
		part("saved").textContent = "Your browser saves the file now. " +
		    "Next: hand it in.";
	});
	part("clear").addEventListener("click", askClear);
	part("discard").addEventListener("click", clear);
	part("not-me").addEventListener("click", () => go("start"));
	window.addEventListener("beforeunload", (event) => {
		if (!saved && (now.screen === "done" || !held))
			event.preventDefault();
	});
	part("keep").addEventListener("change", keepChanged);
	/* Another invitation in the same window is another person. */
	window.addEventListener("hashchange", () => {
		if (/^#person=/.test(location.hash))
			location.reload();
	});

	return {
		opened() {
			const [old] = inWindow();
			const same = old && (given.person === "" ||
			    foldPerson(given.person) === foldPerson(old.person)) &&
			    (given.attempt === "" ||
				given.attempt === old.attempt);

			return same ? old : null;
		},
		who() {
			const typed = {
				person: personTyped(part("person").value),
				attempt: part("attempt").value.trim(),
				token: tokenTyped(part("token").value)
			};

			return complain(part("begin"), personErrors(quiz, typed,
			    given.attempt)) ? typed : null;
		},
		paper(person) {
			who = person;
			seed = paperSeed(quiz, who.person, who.attempt);
			saved = false;
			for (const node of document.querySelectorAll(".whose"))
				node.textContent = who.person + ", attempt " +
				    who.attempt;
			return { seed, items: drawPaper(quiz, seed) };
		},
		load() {
			const [old, text, handedIn] = inWindow();
			const device = storageTry(() =>
			    localStorage.getItem(STORE + seed));

			part("keep").checked = device !== null;
			if (old && text && paperSeed(quiz, old.person,
			    old.attempt) === seed) {
				saved = handedIn === true;
				return text;
			}
			return device && device.replace(/^\d+ /, "");
		},
		save(of, text) {
			last = text;
			store();
		},
		finish: offer
	};
}
