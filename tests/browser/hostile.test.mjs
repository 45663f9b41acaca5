/*
 * hostile.test.mjs - the assessment under attack: ids that are not what they
 * look like, storage that another hand filled, two windows, a clock that jumps,
 * and markup that gets into the page after all: the policy stops it.
 */
import fs from "node:fs";

import { answer, byPointer, close, current, fileAddress, heading, is,
	makeSample, ok, open, run, serve } from "./lib.mjs";

const key = makeSample();
const base = await serve();
const address = fileAddress("assessment.html");
const way = byPointer;

async function start(page, person) {
	await way.type(page, "person", person);
	await way.submit(page, "begin");
}

async function finish(page) {
	await way.press(page, "list");
	await way.press(page, "to-sign");
	await way.press(page, "agree");
	await way.type(page, "name", "Dana Example");
	await way.submit(page, "attest");
}

const paper = (page) => page.evaluate(() => now.items.map((i) => i.id));

/* The same person, however the id was copied. */
async function sameId() {
	let page = await open(address);

	await start(page, "e1001");

	const want = await paper(page);

	await close(page, "plain");
	for (const id of ["e1001\u200b", "\u202ee1001", "e1\u00ad001",
		"\ufeffe1001", "e10\u200d01", "\u2066e1001\u2069", "e1001\ufe0f",
		"e1001\u{e0020}", " \u00a0E1001\u3000"]) {
		page = await open(address + "#person=" + encodeURIComponent(id));
		await way.submit(page, "begin");
		is([await page.evaluate(() => foldPerson(now.who.person)),
			await paper(page)], ["e1001", want],
		"by address: " + encodeURIComponent(id));
		await page.reload();
		is(await heading(page), "Question 1 of 8", "a reload goes on");
		await page.goto("about:blank");
		await page.goto(address);
		await page.evaluate(() => sessionStorage.clear());
		await page.reload();
		await start(page, id);
		is(await paper(page), want, "and typed");
		page.faults = page.faults.filter((f) => !/^request/.test(f));
		await close(page, "a copied id");
	}
}

/* Ids that mean something to JavaScript, HTML or a file system. */
async function oddIds() {
	for (const id of ["__proto__", "constructor", "toString",
		"<img src=x onerror=alert(1)>", "\"><script>alert(1)</script>",
		"../../etc/passwd", "a/b\\c:d", "..", "CON", "\u00e9\u4e2d".repeat(30),
		"=1+1", "%2F", "&amp;"]) {
		const page = await open(address + "#person=" +
		    encodeURIComponent(id));

		await way.submit(page, "begin");
		await finish(page);

		const [download] = await Promise.all([
			page.waitForEvent("download"), page.click("#save")]);
		const name = download.suggestedFilename();
		const text = fs.readFileSync(await download.path(), "utf8");
		const [, coded] = /sourcedId="e-([A-Za-z0-9_.-]+)"/.exec(text);
		const back = decodeURIComponent(coded.replace(
		    /_([0-9A-F]{2})/g, "%$1"));

		is(back, id.toLowerCase(), "recorded as it is: " + id);
		ok(/^[A-Za-z0-9_.-]{1,200}\.xml$/.test(name),
		    "saved under a plain name: " + name);
		is([...new Set(await page.locator(".whose").allTextContents())],
		    [id + ", attempt 1"], "shown as text");
		await close(page, "an odd id");
	}

	const page = await open(address + "#person=" + "e".repeat(201));

	await way.submit(page, "begin");
	is(await page.locator("#begin .errors a").allInnerTexts(),
	    ["This staff ID is too long"], "an id without end is refused");
	await close(page, "a long id");
}

/* What another page or hand wrote where this one keeps its state. */
async function poison() {
	const windows = ["5", "{}", "[5]", "[{}]", "[{\"person\":5}]",
		"[{\"person\":\"e1001\",\"attempt\":1,\"token\":\"\"},\"x\"]",
		"[{\"person\":\"\",\"attempt\":\"1\",\"token\":\"\"},\"x\"]",
		"[{\"person\":\"e1001\",\"attempt\":\"1\",\"token\":\"<\"},\"x\"]",
		"[{\"person\":\"e1001\",\"attempt\":\"1\",\"token\":\"\"},5]",
		"{\"__proto__\":[1]}", "null", "{{"];

	for (const text of windows) {
		const page = await open(address);

		await page.evaluate((t) => sessionStorage.setItem(
		    "precept-quiz " + quiz.digest, t), text);
		await page.reload();
		ok(await page.isVisible("#start"), "the start comes: " + text);
		await close(page, "a poisoned window");
	}

	/* Of this paper, with times and answers that can't be. */
	const states = ["1;SEED;zzzzzzzzzzzz;0;question;0;x;,,,,,,,",
		"1;SEED;t00000;zzzzzzzzzzz;done;0;x;,,,,,,,",
		"1;SEED;t00000;0;question;-5;x;,,,,,,,",
		"1;SEED;t00000;0;start;0;x;@zzzzzzzzzzz,,,,,,,",
		"1;SEED;t00000;0;__proto__;0;%E0%A4%A;A|A|A|B|\"|],,,,,,,",
		"1;SEED;-1;0;question;0;x;,,,,,,,"];

	for (const state of states) {
		const page = await open(address);

		await page.evaluate((t) => {
			const seed = paperSeed(quiz, "e1001", "1");

			localStorage.setItem("precept-quiz " + seed, "99999 " +
			    t.replace("SEED", seed.slice(0, 16)));
		}, state);
		await page.reload();
		await start(page, "e1001");
		await finish(page);
		is(await heading(page), "Now save and hand in your file",
		    "it can be taken to its end: " + state);
		ok(/datestamp="20\d\d-/.test(await page.inputValue("#text")),
		    "with a time");
		await close(page, "a poisoned device");
	}
}

/* Two windows of one person: each saves what was answered in it. */
async function twoWindows() {
	const one = await open(address);

	await start(one, "e1001");
	await way.press(one, "keep");

	const two = await one.context().newPage();

	await two.goto(address);
	await start(two, "e1001");
	await answer(one, way, key.get((await current(one)).id));
	await finish(one);
	await Promise.all([one.waitForEvent("download"), one.click("#save")]);
	await finish(two);
	ok((await one.inputValue("#text")).match(/<value>/g)?.length > 0,
	    "the first has its answer");
	is((await two.inputValue("#text")).match(/<value>/g), null,
	    "the second none");
	is(await one.evaluate(() => [sessionStorage.length]), [1],
	    "and its own state");
	await close(one, "two windows");
}

/* Signed twice by an impatient hand, and back and forth at the end. */
async function twice() {
	const page = await open(address);

	await start(page, "e1001");
	await way.press(page, "list");
	await way.press(page, "to-sign");
	await way.press(page, "agree");
	await way.type(page, "name", "Dana Example");
	await page.evaluate(() => {
		const form = document.getElementById("attest");

		form.requestSubmit();
		window.first = document.getElementById("text").value;
		form.requestSubmit();
	});

	const sent = (text) => text.replace(/\d\dZ/g, "");

	is(sent(await page.inputValue("#text")), sent(await page.evaluate(
	    () => window.first)), "submitted twice is the same file");
	await page.goBack();
	await page.goForward();
	is(await heading(page), "Now save and hand in your file",
	    "back and forth stays there");
	await close(page, "twice");
}

/* A clock that goes back while the quiz is taken. */
async function clock() {
	const page = await open(address);

	await page.clock.install({ time: new Date("2026-11-20T10:00:00Z") });
	await page.reload();
	await start(page, "e1001");
	await answer(page, way, key.get((await current(page)).id));
	await page.clock.setFixedTime(new Date("2001-01-01T00:00:00Z"));
	await finish(page);
	ok(/datestamp="2001-01-01T00:00:00Z"/.test(
	    await page.inputValue("#text")), "it says what the clock says");
	await close(page, "a clock");
}

/* Were there markup after all, it could do nothing. */
async function policy() {
	const page = await open(base + "assessment.html"), came = [];

	page.on("response", (response) => came.push(response.url()));

	const done = await page.evaluate(async () => {
		const got = [], later = (ms) => new Promise((d) =>
			setTimeout(d, ms));
		const tell = (what) => got.push(what);

		window.tell = tell;

		const box = document.createElement("div");

		document.body.append(box);
		box.innerHTML = "<img src=x onerror=\"tell('handler')\">" +
		    "<a id=js href=\"javascript:tell('address')\">x</a>" +
		    "<style>#main{display:none}</style>" +
		    "<form id=out action=\"/out\"><button>x</button></form>" +
		    "<iframe srcdoc=\"<script>parent.tell('frame')</" +
		    "script>\"></iframe><object data=\"x\"></object>";

		const script = document.createElement("script");

		script.textContent = "tell('script')";
		box.append(script);
		document.getElementById("js").click();
		document.getElementById("out").requestSubmit();
		/* Later, as what a debugger evaluates may evaluate. */
		for (const code of [() => eval("tell('eval')"),
			() => new Function("tell('function')")(),
			() => setTimeout("tell('timeout')", 0)])
			setTimeout(() => {
				try {
					code();
				} catch (e) { /* as it should */ }
			}, 0);
		await fetch("/fetched").then(() => tell("fetch"), () => 0);
		try {
			new WebSocket("ws://127.0.0.1:1/").onopen = () => 0;
		} catch (e) { /* refused at once */ }
		navigator.sendBeacon("/beacon", "x");
		await later(300);
		if (getComputedStyle(document.getElementById("main"))
		    .display === "none")
			tell("style");
		return got;
	});

	is(done, [], "no handler, address, style, script, eval or frame runs");
	is(page.url(), base + "assessment.html", "no form leaves");
	is(came, [], "and nothing comes");
	await page.context().close();
}

await run(sameId, oddIds, poison, twoWindows, twice, clock, policy);
