/*
 * take.test.mjs - an assessment from start to file: by keyboard alone and by
 * pointer, at 320 and 1280 px, from a file and over plain http, with a reload
 * in the middle. The file must keep to the shared schema where there is one,
 * to ours, and grade to the verdict that the answers deserve.
 */
import { spawnSync } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";

import { answer, built, byKeyboard, byPointer, close, current, fileAddress,
	heading, is, makeSample, ok, open, run, serve, temp, validate }
	from "./lib.mjs";

const key = makeSample();
const base = await serve();
const secret = "5ec7e7".padEnd(64, "0");
const token = makeToken("e-1001", "20991231");

fs.writeFileSync(temp("token.key"), secret + "\n", { mode: 0o600 });

/* As precept-quiz(5) says, of the quiz that the page holds. */
function makeToken(person, due) {
	const digest = fs.readFileSync(temp("assessment.html"), "utf8")
	    .match(/"digest":"([0-9a-f]{64})"/)[1];
	const text = ["precept-token-1", digest, person, due, ""].join("\n");

	return due + "-" + crypto.createHmac("sha256", Buffer.from(secret,
	    "hex")).update(text).digest("hex").slice(0, 32);
}

/* One that is wrong: another choice, a swapped order, another target. */
function wrong(id, kind) {
	const right = key.get(id);

	if (kind === "order")
		return [right[1], right[0], ...right.slice(2)];
	if (kind === "match")
		return [right[0].replace(/D\d/, right[0].endsWith("D1") ?
		    "D2" : "D1"), ...right.slice(1)];
	return ["A", "B", "C"].filter((c) => !right.includes(c)).slice(0, 1);
}

async function start(page, way, who) {
	if (!who.link) {
		await way.type(page, "person", who.person);
		await way.type(page, "token", token.toUpperCase());
	}
	await way.submit(page, "begin");
}

/* Answers all but the skipped; returns what was given, in order. */
async function takeQuestions(page, way, plan, reloadAt) {
	const given = [];
	const n = Number((await heading(page)).match(/of (\d+)/)[1]);

	for (let i = 0; i < n; i++) {
		const { id, kind } = await current(page);
		const values = plan(id, kind, i);

		await answer(page, way, values);
		given.push([id, kind, values]);
		if (i === reloadAt) {
			await page.reload();
			is(await heading(page), `Question ${i + 1} of ${n}`,
			    "a reload leads back to the same question");
			ok(await page.isVisible("#back-again"), "and says so");
		}
		await way.press(page, "next");
	}
	is(await heading(page), "Check your answers", "then the review");
	return given;
}

async function sign(page, way) {
	await way.press(page, "to-sign");
	await way.submit(page, "attest");
	is(await page.evaluate(() => document.activeElement.className), "errors",
	    "an unsigned form leads the focus to what is missing");
	is(await page.locator("#attest .errors a").allInnerTexts(),
	    ["Check the box to agree to the statement", "Type your full name"],
	    "and names both");
	await way.press(page, "agree");
	await way.type(page, "name", "Dana O’Example");
	await way.submit(page, "attest");
	is(await heading(page), "Now save and hand in your file", "the end");
}

async function save(page, way, name) {
	const [download] = await Promise.all([page.waitForEvent("download"),
		way.press(page, "save")]);
	const file = temp(name + ".xml");

	await download.saveAs(file);
	is(fs.readFileSync(file, "utf8"), await page.inputValue("#text"),
	    "the file is the text that can be copied");
	return [file, download.suggestedFilename()];
}

/* What the file says, as a person with a text editor reads it. */
function read(file) {
	const text = fs.readFileSync(file, "utf8");
	const one = (pattern) => (text.match(pattern) ?? [])[1];
	const items = [...text.matchAll(/<itemResult identifier="([^"]*)".*?<\/itemResult>/gs)]
	    .map((m) => [m[1], [...m[0].matchAll(/<value>([^<]*)</g)].map((v) => v[1])]);

	return { person: one(/sourcedId="([^"]*)"/),
		session: Object.fromEntries([...text.matchAll(
		    /sourceID="urn:precept:([^"]*)" identifier="([^"]*)"/g)]
		    .map((m) => [m[1], m[2]])), items };
}

/* The grader with everything required, the token checked by its secret. */
function grade(file, wanted) {
	const graded = spawnSync(path.join(built, "precept-grade"), ["--key",
		temp("key.zip"), "--secret", temp("token.key"), "--require",
		"token,attested,quiz,edition,submitted", "--format", "json",
		file], { encoding: "utf8" });
	let said = { people: [{}], responses: [{}] };

	try {
		said = JSON.parse(graded.stdout);
	} catch (error) {
		ok(false, "precept-grade prints JSON", graded.stderr);
	}
	const one = said.responses[0];

	is([graded.status, said.graded, said.refused, one["not-recorded"]],
	    [0, 1, 0, []], "precept-grade takes it, and misses nothing");
	is([one.passed, one.score, (one.reasons ?? []).map((r) =>
	    r.split(/[ :]/)[0])], wanted, "and its verdict is: " +
	    (wanted[0] ? "passed" : "not passed, for " + wanted[2]));
}

function taking(way, width, over, plan, link) {
	const name = `${way.name}-${width}-${over}`;

	return async () => {
		console.log("# " + name);
		const who = { person: " E-1001 ", link };
		const address = (over === "file" ? fileAddress("assessment.html") :
		    base + "assessment.html") + (link ?
		    "#person=E-1001&attempt=2&token=" + token : "");
		const page = await open(address, { viewport: { width, height: 700 } });

		await start(page, way, who);
		const given = await takeQuestions(page, way, plan.values(), 2);

		await sign(page, way);
		const [file, called] = await save(page, way, name);

		is(called, `nurse-e-1001-attempt-${link ? 2 : 1}.xml`, "its name");
		validate(file);
		const { person, session, items } = read(file);

		is(person, "e-e-1001", "whose it is");
		is([session.attempt, session.token, session.mode, session.form,
			session.name], [link ? "a2" : "a1", "t-" + token,
			"m-assessment", "form-drawn", "n-Dana_20O_E2_80_99Example"],
		    "what it says of the session");
		is(items, given.map(([id, kind, values]) => [id, kind ===
		    "multiple" ? [...values].sort() : values]),
		    "every answer as it was given");
		grade(file, plan.verdict);
		await page.reload();
		is(await heading(page), "Now save and hand in your file",
		    "a reload at the end keeps the file");
		is(await page.inputValue("#text"), fs.readFileSync(file, "utf8"),
		    "the same file");
		await way.press(page, "clear");
		is(await page.evaluate(() => [sessionStorage.length,
			localStorage.length]), [0, 0], "cleared: nothing is left");
		await page.reload();
		ok(await page.isVisible("#start"), "and a reload begins anew");
		await close(page, name);
	};
}

/* Whether it is passed, with how many of 8 points, and why not. */
const allRight = { verdict: [true, "8", []],
	values: () => (id) => key.get(id) };
const allWrong = { verdict: [false, "0", ["score", "critical"]],
	values: () => wrong };
/* Enough points, but one critical rule is not known. */
const oneCritical = { verdict: [false, "7", ["critical"]], values: () => {
	let done = false;

	return (id, kind) => {
		const miss = !done && /photo/.test(id);

		done ||= miss;
		return miss ? wrong(id, kind) : key.get(id);
	};
} };

await run(
    taking(byPointer, 1280, "file", allRight, false),
    taking(byPointer, 1280, "http", oneCritical, true),
    taking(byPointer, 320, "file", allRight, true),
    taking(byPointer, 320, "http", allWrong, false),
    taking(byKeyboard, 1280, "file", allWrong, false),
    taking(byKeyboard, 1280, "http", oneCritical, true),
    taking(byKeyboard, 320, "file", oneCritical, true),
    taking(byKeyboard, 320, "http", allRight, false));
