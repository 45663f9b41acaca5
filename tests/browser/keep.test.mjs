/*
 * keep.test.mjs - what is kept and for whom: nothing on the device unless
 * asked, bound to quiz, person and attempt, gone when it is over; and the ways
 * through the quiz that are not straight.
 */
import fs from "node:fs";

import { answer, byPointer, close, current, fileAddress, heading, is,
	makeSample, ok, open, run, serve, temp } from "./lib.mjs";

const key = makeSample();
const base = await serve();
const address = fileAddress("assessment.html");
const way = byPointer;

async function start(page, person, attempt = "1") {
	await way.type(page, "person", person);
	await way.type(page, "attempt", attempt);
	await way.submit(page, "begin");
}

/* Answers the first n questions right. */
async function answerSome(page, n) {
	for (let i = 0; i < n; i++) {
		await answer(page, way, key.get((await current(page)).id));
		await way.press(page, "next");
	}
}

const stored = (page) => page.evaluate(() => [localStorage.length,
	sessionStorage.length]);
const answeredCount = async (page) => (await page.innerText("#count"))
    .split(" ")[0];

/* A window of its own in the same browser. */
async function another(page, to = address) {
	const next = await page.context().newPage();

	await next.goto(to);
	return next;
}

async function onDevice() {
	let page = await open(address);

	await start(page, "E1001");
	await answerSome(page, 2);
	is(await stored(page), [0, 1], "at first only this window keeps it");
	await way.press(page, "keep");
	is(await stored(page), [1, 1], "asked for: the device keeps it too");
	ok(!/e1001/i.test(await page.evaluate(() => Object.keys(localStorage) +
	    Object.values(localStorage))), "without saying whose it is");
	await answerSome(page, 1);

	let next = await another(page);

	ok(await next.isVisible("#start"), "a new window names nobody");
	await start(next, "e2002");
	is(await answeredCount(next), "0", "another person begins anew");
	next = await another(next);
	await start(next, "e1001", "2");
	is(await answeredCount(next), "0", "so does another attempt");
	next = await another(next);
	await start(next, " e1001 ");
	is([await answeredCount(next), await heading(next)],
	    ["3", "Question 4 of 8"], "the same person goes on");
	ok(await next.isChecked("#keep"), "and it stays kept");
	await way.press(next, "keep");
	is((await stored(next))[0], 0, "no longer asked for: it is gone");
	await way.press(next, "keep");
	await way.press(next, "list");
	await way.press(next, "to-sign");
	await way.press(next, "agree");
	await way.type(next, "name", "Dana Example");
	await way.submit(next, "attest");
	is((await stored(next))[0], 1, "finished, not yet saved: it stays kept");
	await next.close({ runBeforeUnload: false });
	next = await another(page);
	await start(next, "e1001");
	is(await heading(next), "Now save and hand in your file",
	    "who closed that screen too early comes back to it");
	await Promise.all([next.waitForEvent("download"), next.click("#save")]);
	is((await stored(next))[0], 0, "saved: nothing is left on the device");
	await close(page, "on the device");
}

/* To the last screen, with nothing answered. */
async function finishNow(page) {
	await way.press(page, "list");
	await way.press(page, "to-sign");
	await way.press(page, "agree");
	await way.type(page, "name", "Dana Example");
	await way.submit(page, "attest");
}

/* What nobody has is not thrown away by one click, or two. */
async function unsaved() {
	const page = await open(address);
	let asked = 0;

	page.on("dialog", (dialog) => {
		asked += dialog.type() === "beforeunload";
		dialog.accept();
	});
	await start(page, "e1001");
	await finishNow(page);
	await page.dblclick("#clear");
	is([await heading(page), await page.innerText("#unsaved h2")],
	    ["Now save and hand in your file",
		"Your answers are not saved yet"],
	    "Clear says what would be lost");
	await page.reload();
	is([asked, await heading(page)], [1, "Now save and hand in your file"],
	    "the browser asks before it leaves, a reload comes back");
	await way.press(page, "clear");
	is([await heading(page), await page.isVisible("#unsaved")],
	    ["Now save and hand in your file", true],
	    "still not saved: Clear says so again");
	await Promise.all([page.waitForEvent("download"), page.click("#save")]);
	is(await page.innerText("#saved"), "Your browser saves the file now. " +
	    "Next: hand it in.", "a saved file leads to the next step");
	await page.reload();
	is(asked, 1, "saved: it does not ask");
	await way.press(page, "clear");
	is(await heading(page), "This page is clear", "and clears at once");
	await close(page, "not saved");
}

/* The ID is on the screen, and who sees another one can begin with theirs. */
async function notMe() {
	const page = await open(address);

	await start(page, "e1010");
	await answerSome(page, 1);
	ok(/staff ID e1010, attempt 1/.test(await page.innerText("#question")),
	    "a question says for whom it is answered");
	await page.reload();
	await way.press(page, "not-me");
	is(await page.inputValue("#person"), "", "another one types theirs");
	await start(page, "e1001");
	is(await answeredCount(page), "0", "and begins anew");
	await way.press(page, "list");
	await way.press(page, "to-sign");
	ok(/staff ID e1001, attempt 1/.test(await page.innerText("#sign")),
	    "so does where they sign");
	await close(page, "not me");
}

/* As it is pasted or typed from an invitation. */
async function codes() {
	const page = await open(address);
	const code = "20991231-" + "0123456789abcdef".repeat(2);

	for (const typed of [code, " " + code.toUpperCase() + " ",
		code.replace("-", "\u2013 "), "#person=e1001&attempt=1&token=" +
		code, "https://example.org/q.html#person=e1001&token=" + code]) {
		await way.type(page, "token", typed);
		await start(page, "e1001");
		is(await page.evaluate(() => now.who.token), code,
		    "a code is taken: " + typed);
		await page.goBack();
	}
	await close(page, "codes");
}

/* The day in a code is said before and after; late answers are taken too. */
async function due() {
	const code = (day) => day + "-" + "0123456789abcdef".repeat(2);
	const said = (page) => page.locator("section:not([hidden]) .due");
	let page = await open(address);

	ok(!await said(page).isVisible(), "no code: no day");
	await close(page, "no day");
	for (const [day, words] of [
		["20991231", "Hand it in by Thursday, December 31, 2099."],
		["20200229", "It was due by Saturday, February 29, 2020. Hand " +
		    "it in all the same: it counts as late."]]) {
		page = await open(address + "#person=e1001&token=" + code(day));
		is(await said(page).innerText(), words, "the day of a link");
		await way.submit(page, "begin");
		await finishNow(page);
		is(await said(page).innerText(), words, "and at the end");
		await close(page, words);
	}
}

async function expired() {
	const page = await open(address);

	await start(page, "e1001");
	await way.press(page, "keep");
	await answerSome(page, 1);

	const next = await page.context().newPage();

	await next.clock.setFixedTime(Date.now() + 31 * 86400000);
	await next.goto(address);
	is((await stored(next))[0], 0, "after 30 days it is removed");
	await close(page, "old progress");
}

/* The same page with another digest is another quiz. */
async function otherQuiz() {
	const text = fs.readFileSync(temp("assessment.html"), "utf8");
	const digest = text.match(/"digest":"([0-9a-f]{64})"/)[1];
	const page = await open(base + "assessment.html");

	fs.writeFileSync(temp("other.html"), text.replaceAll(digest,
	    "0".repeat(64)));
	await start(page, "e1001");
	await way.press(page, "keep");
	await answerSome(page, 2);
	await page.goto(base + "other.html");
	ok(await page.isVisible("#start"), "another quiz does not go on with it");
	await start(page, "e1001");
	is(await answeredCount(page), "0", "nor for the same person");
	await page.goto(base + "assessment.html");
	is(await answeredCount(page), "2", "the first one still does");
	page.faults = page.faults.filter((f) => !/other\.html/.test(f));
	await close(page, "two quizzes");
}

async function links() {
	const page = await open(address + "#person=e1001&attempt=4");

	is([await page.inputValue("#person"), await page.inputValue("#attempt")],
	    ["e1001", "4"], "a link fills in who it is");
	await way.submit(page, "begin");
	is(await heading(page), "Question 1 of 8",
	    "an attempt that HR gave by link is taken, beyond the usual three");
	await answerSome(page, 1);
	await page.evaluate(() => {
		location.hash = "#person=e1001&attempt=5";
	});
	await page.waitForFunction(() =>
	    document.getElementById("attempt").value === "5" &&
	    !document.getElementById("start").hidden);
	ok(true, "a link to another attempt does not go on with the last");
	await page.evaluate(() => { location.hash = "#person=caf%C3%A9%201"; });
	await page.waitForFunction(() =>
	    document.getElementById("person").value === "caf\u00e9 1" &&
	    !document.getElementById("start").hidden);
	ok(true, "another link in the same window is another person");
	await way.submit(page, "begin");
	is(await answeredCount(page), "0", "who begins anew");
	await close(page, "links");
}

async function refusals() {
	const page = await open(address);
	const said = () => page.locator("#begin .errors a").allInnerTexts();
	const rows = [
		["", "1", "", ["Type your staff ID"]],
		["e1", "0", "", ["Type the attempt as a number, such as 1"]],
		["e1", "x", "", ["Type the attempt as a number, such as 1"]],
		["e1", "4", "", ["This quiz can be taken 3 times. Ask for help " +
		    "if you need one more attempt"]],
		["e1", "1", "2026", ["This code is not complete: it has 8 " +
		    "digits, a dash and 32 more characters"]],
		[" ", "", "x", 3]];

	for (const [person, attempt, token, wanted] of rows) {
		await way.type(page, "person", person);
		await way.type(page, "attempt", attempt);
		await way.type(page, "token", token);
		await way.submit(page, "begin");
		is(typeof wanted === "number" ? (await said()).length :
		    await said(), wanted, `"${person}" "${attempt}" "${token}"`);
	}
	await page.click("#begin .errors a >> nth=1");
	is(await page.evaluate(() => [document.activeElement.id,
		document.activeElement.getAttribute("aria-invalid")]),
	["attempt", "true"], "the summary leads to the field");
	await close(page, "refusals");
}

async function review() {
	const page = await open(address);

	await start(page, "e1001");
	for (;;) {
		const { id, kind } = await current(page);

		if (kind === "match")
			await answer(page, way, key.get(id).slice(0, 1));
		else if (kind !== "order")
			await answer(page, way, key.get(id));
		if (await page.innerText("#next") !== "Next")
			break;
		await way.press(page, "next");
	}
	await way.press(page, "next");

	const kinds = await page.evaluate(() => now.items.map((i) => i.kind));
	const gaps = kinds.map((k, i) => k === "match" || k === "order" ?
	    String(i + 1) : "").filter((n) => n);

	is(await page.locator("#missing a").allInnerTexts(), gaps,
	    "the review names what is not fully answered");
	await page.click("#missing a >> nth=0");
	is(await heading(page), `Question ${gaps[0]} of 8`, "and leads there");
	await page.goBack();
	is(await heading(page), "Check your answers", "the browser's back too");
	await page.goBack();
	is(await heading(page), "Question 8 of 8", "and again");
	await page.goForward();
	await page.locator("#answers button").first().click();
	is(await heading(page), "Question 1 of 8", "Change leads to a question");
	await way.press(page, "list");
	await way.press(page, "to-sign");
	is(await page.locator("#sign-missing a").allInnerTexts(), gaps,
	    "they are named again before signing");
	await way.press(page, "to-review");
	await page.locator("#answers button").first().click();
	for (const gap of gaps) {
		is(await page.innerText("#next"), "Next", "from there on");
		await way.press(page, "next");
		is(await heading(page), `Question ${gap} of 8`,
		    "only what is still open is asked again");
	}
	is(await page.innerText("#next"), "Check my answers", "and then");
	await way.press(page, "next");
	is(await heading(page), "Check your answers", "they look it over again");
	await close(page, "review");
}

/* A browser that refuses storage, and storage that another hand changed. */
async function storage() {
	let page = await open("about:blank");

	page.faults.length = 0;
	await page.addInitScript(() => {
		for (const name of ["localStorage", "sessionStorage"])
			Object.defineProperty(window, name, { get() {
				throw new DOMException("refused", "SecurityError");
			} });
	});
	await page.goto(address);
	await start(page, "e1001");
	await page.click("#keep");
	is([await page.isChecked("#keep"), await page.innerText("#keep-error")],
	    [false, "This browser does not let a page save anything. Finish " +
		"the quiz before you close it."],
	    "what can't be kept is not promised");
	await answerSome(page, 2);
	is(await answeredCount(page), "2", "without storage it can be taken");
	page.on("dialog", (dialog) => dialog.accept());
	await Promise.all([page.waitForEvent("dialog"), page.reload()]);
	ok(await page.isVisible("#start"),
	    "the browser asks before a reload loses it");
	page.faults = page.faults.filter((f) => !f.endsWith(address));
	await close(page, "no storage");

	for (const bad of ["x", "[]", "[null]", "[{\"person\":\"e1001\"," +
	    "\"attempt\":\"1\"},\"1;x\"]", "[{\"person\":\"e1001\",\"attempt\":" +
	    "\"1\"},\"1;SEED;t0000;0;question;99;%;Z|\\\"]@1,A,,,,,,\"]"]) {
		page = await open(address);
		await page.evaluate((text) => sessionStorage.setItem(
		    "precept-quiz " + quiz.digest, text.replace("SEED",
			paperSeed(quiz, "e1001", "1").slice(0, 16))), bad);
		await page.reload();
		if (await page.isVisible("#start"))
			await start(page, "e1001");
		ok(/^Question \d of 8/.test(await heading(page)),
		    "changed storage does no harm: " + bad);
		await close(page, "changed storage");
	}
}

async function copying() {
	const page = await open(base + "assessment.html");

	await start(page, "e1001");
	await way.press(page, "list");
	await way.press(page, "to-sign");
	await way.press(page, "agree");
	await way.type(page, "name", "Dana Example");
	await way.submit(page, "attest");
	is(new Set((await page.inputValue("#text")).match(
	    /datestamp="[^"]*"/g)).size, 1,
	"what was not answered has the time of handing in");
	await page.click("#as-text summary");
	await way.press(page, "copy");
	await page.waitForFunction(() =>
	    document.getElementById("copied").textContent !== "");
	is(await page.innerText("#copied"), "Copied.", "the text is copied");
	ok(/Maria Sample, HR lead/.test(await page.innerText("#done")) &&
	    /from your work account/.test(await page.innerText("#done")),
	    "the last screen says to whom it goes, and how");
	await page.goBack().catch(() => null);
	is(await heading(page), "Now save and hand in your file",
	    "there is no way back to the questions");
	await close(page, "copying");
}

await run(onDevice, unsaved, notMe, codes, due, expired, otherQuiz, links,
    refusals, review, storage, copying);
