/*
 * scorm.test.mjs - the LMS package in a browser, in our strict LMS and in
 * scorm-again: suspend, resume, pass, fail, come back, end without an error.
 */
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

import { built, ok, require, root, run, temp, theBrowser } from "./lib.mjs";
import { openLms, unzip } from "./lms.mjs";

execFileSync(path.join(built, "browser/make_scorm"),
    [path.join(root, "templates/quiz"), temp("scorm12.zip")],
    { stdio: "inherit" });
const files = unzip(temp("scorm12.zip"));
const robin = { student_id: "e1001", student_name: "Sample, Robin" };

/* The published schema; it is not ours to enclose. */
const schema = path.resolve(root,
    "../shared/schemas/scorm/scorm12edition/all.xsd");

/* What make_scorm.c's quiz wants to hear. */
const right = {
	"q-photo": ["B"], "q-truth": ["B"], "q-several": ["A", "C"],
	"q-steps": ["C", "A", "B"], "q-lines": ["R1 D2", "R2 D1"],
};

/* Answer the question on the screen; [] leaves it alone. Returns its id. */
async function answer(frame, wanted) {
	const box = frame.locator(".question:not([hidden]) .item");
	const id = await box.getAttribute("data-id");
	const kind = await box.getAttribute("data-kind");
	const values = wanted[id];

	if (kind === "order" && values.length > 0) {
		for (const [place, value] of values.entries())
			for (;;) {
				const at = await box.locator(".order > li")
				    .evaluateAll((all, v) => all.findIndex(
				    (li) => li.dataset.id === v), value);

				if (at <= place)
					break;
				await box.locator(`li[data-id=${value}] ` +
				    "[data-move=up]").click();
			}
		await box.locator(".settled").check();
	} else if (kind === "match") {
		for (const value of values) {
			const [line, target] = value.split(" ");

			await box.locator(`select[data-id=${line}]`)
			    .selectOption(target);
		}
	} else {
		for (const value of values)
			await box.locator(`input[value=${value}]`).check();
	}
	return id;
}

/* From the question on the screen to the end; returns the outcome's words. */
async function complete(frame, wanted) {
	for (;;) {
		await answer(frame, wanted);
		const last = /Check/.test(await frame.locator("#next")
		    .textContent());

		await frame.locator("#next").click();
		if (last)
			break;
	}
	await frame.locator("#to-sign").click();
	await frame.locator("#agree").check();
	await frame.locator("#name").fill("Róbin Sample");
	await frame.locator("#attest button[type=submit]").click();
	return frame.locator("#outcome").textContent();
}

const start = (frame) => frame.locator("#begin button").click();
const clean = (lms, report, words) => ok(report.faults.length === 0 &&
    report.finished && lms.strays.length === 0,
    `${words}: ended without an error, a stray request or a word`,
    [...report.faults, ...lms.strays].join("\n"));
const told = (report, id) => report.interactions.find((i) => i.id === id) ?? {};

/* Leave after two questions, come back, answer all rightly. */
async function passes(lms, name) {
	let frame = await lms.launch(robin);
	const seen = [];

	await start(frame);
	for (let i = 0; i < 2; i++) {
		seen.push(await answer(frame, right));
		await frame.locator("#next").click();
	}
	let report = await lms.report();
	ok(report.commits > 2 && report.suspended.length > 0,
	    `${name}: each change is kept at once`);
	report = await lms.leave();
	ok(report.status === "incomplete" && report.exit === "suspend",
	    `${name}: left in the middle: incomplete, suspended`,
	    JSON.stringify(report));
	ok(/^[ -~]{1,300}$/.test(report.suspended), `${name}: in few signs`,
	    report.suspended);
	clean(lms, report, `${name}: left`);

	frame = await lms.launch(robin, true);
	ok(await frame.locator("#question").isVisible() &&
	    await frame.locator("#back-again").isVisible() &&
	    /2 of 5/.test(await frame.locator("#count").textContent()),
	    `${name}: back where it was left, two answers kept`);
	const words = await complete(frame, { ...right,
		[seen[0]]: [], [seen[1]]: [] });
	report = await lms.report();
	ok(/You passed\. You have 100%/.test(words), `${name}: says so`,
	    words);
	ok(report.status === "passed" && report.raw === "100" &&
	    report.exit === "", `${name}: passed, 100, nothing suspended`,
	    JSON.stringify(report));
	report = await lms.leave();
	clean(lms, report, `${name}: passed`);
	return report;
}

/* Each interaction as an administrator reads it. */
function interactions(report, name) {
	const wanted = { "q-photo": ["choice", "b"], "q-truth": ["choice", "b"],
		"q-several": ["choice", "a,c"],
		"q-steps": ["sequencing", "c,a,b"],
		"q-lines": ["matching", "a.b,b.a"] };

	ok(report.interactions.length === 5, `${name}: five interactions`);
	for (const [id, [type, response]] of Object.entries(wanted)) {
		const it = told(report, id);

		ok(it.type === type && it.student_response === response &&
		    it.result === "correct" && /^\d\d:\d\d:\d\d$/.test(it.time),
		    `${name}: ${id} as ${type} ${response}`,
		    JSON.stringify(it));
	}
	ok(!JSON.stringify(report.interactions).includes("\"pattern\":\"") ,
	    `${name}: the right answers are not told`);
	ok(/Scored by client in LMS\. Quiz nurse sha256:[0-9a-f]{64}, attempt 1\. Critical missed: none/
	    .test(report.comments) && /Róbin Sample$/.test(report.comments),
	    `${name}: who scored what, and who signed`, report.comments);
}

async function verdicts(lms, name) {
	for (const [answers, status, raw, words, what] of [
		[{ ...right, "q-photo": ["A"] }, "failed", "80",
		 /did not pass\. You have 80% .*missed a question on rules/,
		 "points enough, but a critical rule wrong"],
		[{ ...right, "q-several": ["A"], "q-steps": ["A", "B", "C"] },
		 "failed", "70", /did not pass\. You have 70% .*; 80% are/,
		 "half a point is half a point"],
		[{ ...right, "q-steps": [] }, "passed", "80", /You passed/,
		 "a question not answered, and just enough"],
		[{ "q-photo": [], "q-truth": [], "q-several": [],
		   "q-steps": [], "q-lines": [] }, "failed", "0",
		 /did not pass\. You have 0%/, "nothing answered"],
	]) {
		const frame = await lms.launch(robin);

		await start(frame);
		const said = await complete(frame, answers);
		const report = await lms.leave();

		ok(report.status === status && report.raw === raw &&
		    words.test(said), `${name}: ${what}: ${status}, ${raw}`,
		    `${said}\n${JSON.stringify(report)}`);
		clean(lms, report, `${name}: ${what}`);
		for (const it of report.interactions) {
			const given = answers[it.id];
			const full = given === right[it.id];
			const want = full ? "correct" : what.startsWith("half") &&
			    it.id === "q-several" ? "0.5000" : "wrong";

			if (it.result !== want || given.length === 0 !==
			    !it.student_response)
				ok(false, `${name}: ${it.id} is ${want}`,
				    JSON.stringify(it));
		}
	}
}

/* An LMS that keeps what was handed in leads on to the next attempt. */
async function attempts(lms, name, person) {
	const orders = [];

	for (const n of [1, 2]) {
		const frame = await lms.launch(person, n > 1);

		await start(frame);
		orders.push(await frame.evaluate(() => now.items.map(
		    (i) => i.id).join()));
		const said = await complete(frame, { ...right,
			"q-photo": ["A"] });

		ok(n === 1 ? /You can try again/.test(said) :
		    /no attempt left/.test(said),
		    `${name}: what is left after attempt ${n}`, said);
		const report = await lms.leave();

		ok(report.interactions.length === 5 * n, `${name}: ` +
		    `interactions of attempt ${n} follow the others`);
		ok(report.faults.length === 0, `${name}: attempt ${n}`,
		    report.faults.join("\n"));
	}
	ok(orders[0] !== orders[1], `${name}: another paper`, orders.join());
	const frame = await lms.launch(person, true);

	ok(/no attempt left/.test(await frame.locator("#outcome")
	    .textContent()) && await frame.locator("#done").isVisible(),
	    `${name}: after the last attempt the outcome stands`);
	ok((await lms.leave()).status === "failed", `${name}: and stays`);
}

function manifest(of, name) {
	const file = temp("imsmanifest.xml");

	ok(Object.keys(of).join() === "imsmanifest.xml,index.html," +
	    "README.txt" && !of["imsmanifest.xml"].includes("masteryscore"),
	    `${name}: three files, no mastery score`);
	fs.writeFileSync(file, of["imsmanifest.xml"]);
	if (!fs.existsSync(schema)) {
		ok(!process.env.CI, `${name}: the manifest keeps to its ` +
		    "schema # SKIP no " + schema);
		return;
	}

	const lint = spawnSync("xmllint", ["--nonet", "--noout", "--schema",
		schema, file], { encoding: "utf8" });

	ok(lint.status === 0, `${name}: the manifest keeps to its schema`,
	    lint.stderr);
}

/* What an organization's build makes of a whole bank of questions. */
async function whole() {
	const clinic = temp("clinic"), roles = temp("clinic/private/quizzes");

	fs.cpSync(path.join(root, "tests/orgs/family-clinic"), clinic,
	    { recursive: true });
	execFileSync(path.join(built, "precept"), ["--quiet", "build", clinic],
	    { stdio: ["ignore", "ignore", "inherit"] });
	for (const role of fs.readdirSync(roles))
		manifest(unzip(path.join(roles, role, "scorm12.zip")), role);

	const lms = await openLms(await theBrowser(), "strict",
	    unzip(path.join(roles, "nurse/scorm12.zip")));
	const person = { student_id: "e1001", student_name: "Sample, Robin" };
	let frame = await lms.launch(person);
	const answers = await frame.evaluate(() => Object.fromEntries(
	    Object.entries(quiz.keys).map(([id, k]) => [id, k.correct])));

	const n = await frame.evaluate(() => quiz.questions);

	await start(frame);
	await answer(frame, answers);
	await frame.locator("#next").click();
	await lms.leave();
	frame = await lms.launch(person, true);
	const words = await complete(frame, answers);
	const longest = (await lms.report()).suspended.length;
	const report = await lms.leave();

	ok(/You passed\. You have 100%/.test(words) && report.raw === "100",
	    "a whole quiz, left and come back to, all right", words);
	ok(longest < 2000 && n >= 10 && report.interactions.length === n,
	    `${longest} characters of 4096 keep ${n} answers`);
	clean(lms, report, "a whole quiz");
	await lms.close();
}

/* axe at WCAG 2.2 AA in each state, with a window for it alone. */
async function access() {
	const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"),
	    "utf8");
	const lms = await openLms(await theBrowser(), "strict", files);
	const look = async (page, state) => {
		await page.evaluate(axe);

		const [passes, found] = await page.evaluate(async (values) => {
			const r = await window.axe.run(document,
			    { runOnly: { type: "tag", values } });

			return [r.passes.length, r.violations.map((v) => v.id +
			    ": " + v.nodes.map((n) => n.html).join(" "))];
		}, ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
			"best-practice"]);

		ok(passes > 10 && found.length === 0, `axe: ${state}`,
		    ...found);
	};
	const show = async () => {
		await lms.page.evaluate((who) => engine.open(who), robin);
		const [page] = await Promise.all([
			lms.context.waitForEvent("page"), lms.page.evaluate(
			    () => void open("/course/index.html"))]);

		await page.setViewportSize({ width: 320, height: 640 });
		await page.waitForLoadState();
		return page;
	};

	let page = await show();
	await look(page, "start");
	await start(page);
	await look(page, "question");
	await page.locator("#list").click();
	await look(page, "review");
	await page.locator("#to-sign").click();
	await page.locator("#attest button[type=submit]").click();
	await look(page, "sign, with errors");
	await page.locator("#agree").check();
	await page.locator("#name").fill("Robin Sample");
	await page.locator("#attest button[type=submit]").click();
	await look(page, "done");
	await page.close();
	await lms.page.evaluate(() => { API = undefined; });
	page = await lms.context.newPage();
	await page.goto("http://lms.test/course/index.html");
	await look(page, "without an LMS");
	await lms.close();
}

async function engines() {
	for (const engine of ["strict", "scorm-again"]) {
		const lms = await openLms(await theBrowser(), engine, files);

		interactions(await passes(lms, engine), engine);
		await verdicts(lms, engine);
		if (engine === "scorm-again")
			await attempts(lms, engine, { ...robin,
				student_id: "e1003" });
		await lms.close();
	}
}

/* Who takes it, and what an LMS may say when it opens the page. */
async function odd() {
	const lms = await openLms(await theBrowser(), "strict", files);
	const paper = async (student_id) => {
		const frame = await lms.launch({ student_id });

		await start(frame);
		return frame.evaluate(() => now.items.map((i) => i.id).join());
	};
	const [a, b, c] = [await paper("E1001"), await paper(" e1001 "),
		await paper("e1004")];

	ok(a === b && a !== c, "the paper is the person's", [a, b, c].join("\n"));

	// nobody: refused
	let frame = await lms.launch({ student_id: "" });
	ok(/does not say who you are/.test(await frame.locator("#lms-note")
	    .textContent()) && await frame.locator("#begin button").isHidden(),
	    "an LMS that does not say who it is: refused");
	await lms.leave();

	// to be looked at
	frame = await lms.launch({ ...robin, data: {
		"cmi.core.lesson_mode": "browse" } });
	await start(frame);
	await complete(frame, right);
	let report = await lms.report();
	ok(report.status === "browsed" && !report.raw &&
	    report.interactions.length === 0, "to look at only: nothing is told",
	    JSON.stringify(report));
	report = await lms.leave();
	ok(report.faults.length === 0, "and ends without an error",
	    report.faults.join("\n"));

	// a look at the first screen is not "completed"
	await lms.launch(robin);
	report = await lms.leave();
	ok(report.status === "incomplete" && report.faults.length === 0,
	    "left before it began: incomplete", report.faults.join("\n"));

	// another quiz's or nobody's remains are not taken over
	for (const remains of ["1 1;0123456789abcdef;s;0;question;1;;B,,,,",
		"x", "0 1;", "1 ", "999 1;;;;;;;;", "1 2;" + "é".repeat(99)]) {
		frame = await lms.launch({ ...robin, data: {
			"cmi.suspend_data": remains } });
		ok(await frame.locator("#start").isVisible(),
		    `begun anew after ${JSON.stringify(remains.slice(0, 20))}`);
		await lms.leave();
	}
	ok(lms.strays.length === 0, "not a word of it in the console",
	    lms.strays.join("\n"));
	await lms.close();
}

/* What is too long loses its times first; times; a score is not rounded up. */
async function limits() {
	const lms = await openLms(await theBrowser(), "strict", files);
	const frame = await lms.launch(robin);
	const cut = await frame.evaluate(() => lmsSuspend("1", false,
	    "1;s;0;0;question;0;;" + Array(300).fill("A|B|C|D@12345").join()));
	ok(cut.length <= 4096 && !cut.includes("@") &&
	    cut.split(",").length === 300, "300 answers fit");
	ok(await frame.evaluate(() => [lmsSpan(0), lmsSpan(3723456),
	    lmsSpan(1e12), lmsSpan(-5)].join()) === "0000:00:00.00," +
	    "0001:02:03.45,9999:00:00.00,0000:00:00.00", "session times");
	ok(await frame.evaluate(() => [lmsRaw({ units: 79999, max: 100000 }),
	    lmsRaw({ units: 2, max: 3 }), lmsRaw({ units: 0, max: 0 })].join()) ===
	    "79.99,66.66,0", "a score is cut off, not rounded up");
	await lms.leave();
	await lms.close();
}

/* An LMS that refuses: the person is told, in words and once. */
async function refusals() {
	const lms = await openLms(await theBrowser(), "strict", files);
	await lms.launch(robin);
	await lms.page.evaluate(() => {
		API.LMSSetValue = () => "false";
		API.LMSGetLastError = () => "101";
	});
	const frame = lms.page.frames()[1];
	await start(frame);
	await answer(frame, right);
	const note = frame.locator("#lms-note");
	ok(await note.count() === 1 && /did not keep this: General exception \(101\)/
	    .test(await note.textContent()) && await note.isVisible(),
	    "an LMS that refuses: said once");
	await lms.close();
}

/* An LMS that lost the verdict is told it at the next visit, and only then. */
async function lostVerdict() {
	const lms = await openLms(await theBrowser(), "strict", files);
	let frame = await lms.launch(robin);
	await start(frame);
	await lms.page.evaluate(() => {
		const set = API.LMSSetValue;

		API.LMSSetValue = (name, value) =>
		    name === "cmi.core.score.raw" ? "false" :
		    set(name, value);
	});
	await complete(frame, right);
	await lms.leave();
	await lms.page.evaluate(() => {
		window.lms.data["cmi.core.exit"] = "suspend";
	});
	for (const visit of ["next", "one after"]) {
		frame = await lms.launch(robin, true);
		const words = await frame.locator("#outcome").textContent();
		const report = await lms.leave();

		ok(/You passed/.test(words) && report.status === "passed" &&
		    report.raw === "100" && report.interactions.length === 5,
		    `a lost verdict is told at the ${visit} visit`,
		    JSON.stringify(report));
		await lms.page.evaluate(() => {
			window.lms.data["cmi.core.exit"] = "suspend";
		});
	}
	await lms.close();
}

/* Opened in a window of its own; and by nobody. */
async function windows() {
	const lms = await openLms(await theBrowser(), "strict", files);
	await lms.page.evaluate((who) => engine.open(who), robin);
	const [window] = await Promise.all([lms.context.waitForEvent("page"),
		lms.page.evaluate(() => void open("/course/index.html"))]);
	await window.waitForLoadState();
	await start(window);
	const words = await complete(window, right);
	await window.close({ runBeforeUnload: true });
	await lms.page.waitForFunction(() => lms.state === "after");
	const report = await lms.report();
	ok(/You passed/.test(words) && report.status === "passed",
	    "in a window that the LMS opened");
	clean(lms, report, "in a window");

	await lms.page.evaluate((who) => {
		engine.open(who);
		document.body.append(Object.assign(document.createElement(
		    "iframe"), { src: "/player", width: 1000, height: 700 }));
	}, robin);
	const inner = lms.page.frameLocator("iframe").frameLocator("iframe");
	await inner.locator("#begin button").click();
	ok(await inner.locator("#question").isVisible() && await lms.page
	    .evaluate(() => lms.get("cmi.core.lesson_status")) ===
	    "incomplete", "in a frame of a frame");

	const alone = await lms.context.newPage();
	await alone.goto("http://lms.test/course/index.html");
	ok(/learning system \(LMS\) only/.test(await alone.locator("#lms-note")
	    .textContent()) && await alone.locator("#begin button").isHidden(),
	    "without an LMS it says where it works");
	await lms.close();
}
await run(() => manifest(files, "sample"), whole, access, engines, odd, limits, refusals, lostVerdict, windows);
