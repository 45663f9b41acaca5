/*
 * lib.mjs - what the browser tests share: TAP, Debian's Chromium, a server on
 * the loopback that lives as long as the test, and people who take a quiz, by
 * pointer or by keyboard alone.
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

export const root = path.resolve(import.meta.dirname ??
    path.dirname(new URL(import.meta.url).pathname), "../..");
export const built = process.env.BUILT ?? path.join(root, "build/release");
export const require = createRequire(path.join(root, "build/browser/x.js"));
const { chromium } = require("playwright-core");

/* --- TAP --- */

let count = 0, failed = 0;

export function ok(good, name, ...more) {
	count++;
	console.log(`${good ? "ok" : "not ok"} ${count} - ${name}`);
	if (!good) {
		failed++;
		/* On stderr: prove keeps the rest to itself. */
		console.error(`# not ok ${count} - ${name}`);
		for (const m of more)
			console.error("# " + (typeof m === "string" ? m :
			    JSON.stringify(m)).replace(/\n/g, "\n# "));
	}
	return good;
}

export function is(got, want, name) {
	const same = JSON.stringify(got) === JSON.stringify(want);

	return ok(same, name, "got:  " + JSON.stringify(got),
	    "want: " + JSON.stringify(want));
}

/* --- what is under test --- */

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "precept-browser-"));

export const temp = (name) => path.join(folder, name);

/* The pages of the sample quiz, and its key: a map of id to right values. */
export function makeSample() {
	execFileSync(path.join(built, "browser/sample"), [folder],
	    { cwd: root, stdio: "inherit" });
	const rows = fs.readFileSync(temp("key.tsv"), "utf8").trim().split("\n");

	return new Map(rows.map((row) => {
		const [id, values] = row.split("\t");

		return [id, values.split("|")];
	}));
}

let server = null;

/* The folder over plain http, from a port that is free. */
export async function serve() {
	const type = (name) => name.endsWith(".html") ? "text/html" :
	    name.endsWith(".js") ? "text/javascript" : "application/octet-stream";

	server = http.createServer((request, answer) => {
		const name = path.basename(new URL(request.url, "http://x")
		    .pathname);
		const file = temp(name);

		if (!fs.existsSync(file)) {
			answer.writeHead(404).end();
			return;
		}
		answer.writeHead(200, { "Content-Type": type(name) });
		answer.end(fs.readFileSync(file));
	});
	await new Promise((done) => server.listen(0, "127.0.0.1", done));
	return `http://127.0.0.1:${server.address().port}/`;
}

export const fileAddress = (name) => pathToFileURL(temp(name)).href;

/* --- the browser --- */

let browser = null;

const flags = ["--headless", "--no-sandbox", "--disable-gpu",
	"--disable-quic", "--no-first-run", "--disable-background-networking",
	"--disable-component-update", "--disable-sync"];

function findChromium() {
	const names = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];
	const own = process.env.CHROMIUM;

	return own ?? names.find((name) => fs.existsSync(name)) ?? names[0];
}

/* The one browser of a test file; run closes it. */
export async function theBrowser() {
	browser ??= await chromium.launch({ executablePath: findChromium(),
		args: flags });
	return browser;
}

/*
 * A page of its own that notes what it must not do: ask for anything but its
 * own file, or say something on the console.
 */
export async function open(address, options = {}) {
	const context = await (await theBrowser()).newContext({ acceptDownloads: true,
		viewport: { width: 1280, height: 900 }, ...options });
	const page = await context.newPage();

	page.faults = [];
	page.on("request", (request) => {
		if (request.url().split("#")[0] !== address.split("#")[0] &&
		    !request.url().startsWith("blob:"))
			page.faults.push("request: " + request.url());
	});
	page.on("console", (m) => page.faults.push("console: " + m.text()));
	page.on("pageerror", (e) => page.faults.push("error: " + e.message));

	/*
	 * A person takes longer than a script to reload: another process of
	 * the browser writes what a page stores, and the page that comes may
	 * read before it has.
	 */
	const reload = page.reload.bind(page);

	page.reload = async () => {
		await page.waitForTimeout(300);
		return reload();
	};
	await page.goto(address);
	return page;
}

export async function close(page, name) {
	is(page.faults, [], `${name}: no request leaves it, the console is empty`);
	await page.context().close();
}

const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
	"best-practice"];

/* What axe has against the page as it stands: [rule, elements] of each. */
export async function axeFinds(page) {
	if (!await page.evaluate(() => "axe" in window))
		await page.evaluate(axe);

	const found = await page.evaluate((values) => window.axe.run(document,
	    { runOnly: { type: "tag", values }, resultTypes: ["violations"] }),
	tags);

	return found.violations.map((v) => [v.id, v.nodes.map((n) => n.html)]);
}

/* Run a test file: all its parts, then the plan; nothing is left behind. */
export async function run(...parts) {
	try {
		for (const part of parts)
			await part();
	} catch (error) {
		ok(false, "no exception", String(error.stack));
	} finally {
		await browser?.close();
		server?.close();
		server?.closeAllConnections?.();
		fs.rmSync(folder, { recursive: true, force: true });
	}
	console.log(`1..${count}`);
	process.exitCode = failed ? 1 : 0;
}

/* --- the file of answers --- */

const ours = ["rng", "templates/quiz/result.rng"];
const theirs = process.env.QTI_RESULT_XSD ?? path.resolve(root,
    "../shared/schemas/qti/q3/imsqti_resultv3p0_v1p0.xsd");

/* By our schema, and by the published one where it is at hand. */
export function validate(file) {
	for (const [kind, schema] of [ours, ["schema", theirs]]) {
		const at = path.resolve(root, schema);

		if (!fs.existsSync(at))
			continue;
		let good = true, said = "";

		try {
			execFileSync("xmllint", ["--nonet", "--noout", kind ===
			    "rng" ? "--relaxng" : "--schema", at, file],
			    { stdio: ["ignore", "ignore", "pipe"] });
		} catch (error) {
			good = false;
			said = String(error.stderr);
		}
		ok(good, "it keeps to " + path.basename(at), said);
	}
}

/* --- people --- */

const focused = (page) => page.evaluate(() => {
	const e = document.activeElement;

	return { tag: e.tagName, id: e.id, value: e.value ?? "", name: e.name ?? "",
		settled: e.className === "settled",
		move: e.dataset?.move ?? "", row: e.dataset?.id ??
		    e.closest("li")?.dataset.id ?? "", href: e.getAttribute("href") };
});

/* Tab until what has the focus is wanted; at most once around. */
export async function tabTo(page, wanted, back = false) {
	for (let i = 0; i < 200; i++) {
		const at = await focused(page);

		if (wanted(at))
			return at;
		await page.keyboard.press(back ? "Shift+Tab" : "Tab");
	}
	throw new Error("Tab does not reach it: " + wanted);
}

/* Both ways do the same: press what has an id, type, answer. */
export const byKeyboard = {
	name: "keyboard",
	async press(page, id) {
		const at = await tabTo(page, (f) => f.id === id);

		await page.keyboard.press(at.tag === "INPUT" ? "Space" : "Enter");
	},
	async submit(page, form) {
		await tabTo(page, (f) => f.tag === "BUTTON" && f.id === "");
		await page.keyboard.press("Enter");
	},
	async type(page, id, text) {
		await tabTo(page, (f) => f.id === id);
		await page.keyboard.press("Control+A");
		await page.keyboard.type(text);
	},
	async choose(page, id, values) {
		const type = await page.getAttribute(
		    `input[name="${id}"]`, "type");

		for (const value of values) {
			if (type === "checkbox") {
				await tabTo(page, (f) => f.name === id &&
				    f.value === value);
				await page.keyboard.press("Space");
				continue;
			}
			/* A group of radio buttons is one stop: then arrows. */
			await tabTo(page, (f) => f.name === id);
			await page.keyboard.press("Space");
			for (let i = 0; i < 10; i++) {
				if ((await focused(page)).value === value)
					break;
				await page.keyboard.press("ArrowDown");
			}
		}
	},
	async move(page, value, direction) {
		const wanted = (f) => f.move === direction && f.row === value;

		if (!wanted(await focused(page))) {
			await page.locator(".question:not([hidden]) legend")
			    .evaluate((e) => {
				e.closest("section").querySelector("h1").focus();
			    });
			await tabTo(page, wanted);
		}
		await page.keyboard.press("Enter");
	},
	async settle(page) {
		await tabTo(page, (f) => f.settled);
		await page.keyboard.press("Space");
	},
	async select(page, id, source, target) {
		await tabTo(page, (f) => f.tag === "SELECT" && f.row === source);
		for (let i = 0; i < 10; i++) {
			if ((await focused(page)).value === target)
				return;
			await page.keyboard.press("ArrowDown");
		}
	}
};

export const byPointer = {
	name: "pointer",
	press: (page, id) => page.click("#" + id),
	submit: (page, form) => page.click(`#${form} button[type=submit]`),
	type: (page, id, text) => page.fill("#" + id, text),
	async choose(page, id, values) {
		for (const value of values)
			await page.locator("label.choice", { has: page.locator(
			    `input[name="${id}"][value="${value}"]`) }).click();
	},
	move: (page, value, direction) => page.click(
	    `.question:not([hidden]) li[data-id="${value}"] ` +
	    `button[data-move="${direction}"]`),
	settle: (page) => page.click(
	    ".question:not([hidden]) label:has(.settled)"),
	select: (page, id, source, target) => page.selectOption(
	    `.question:not([hidden]) select[data-id="${source}"]`, target)
};

export const current = (page) => page.locator(
    ".question:not([hidden]) .item").evaluate(
    (e) => ({ id: e.dataset.id, kind: e.dataset.kind }));

/* Answer the question on the screen with these values. */
export async function answer(page, way, values) {
	const { id, kind } = await current(page);

	if (kind === "match") {
		for (const value of values)
			await way.select(page, id, ...value.split(" "));
		return;
	}
	if (kind !== "order") {
		await way.choose(page, id, values);
		return;
	}
	for (let place = 0; place < values.length; place++) {
		for (;;) {
			const order = await page.locator(
			    ".question:not([hidden]) .order > li").evaluateAll(
			    (rows) => rows.map((r) => r.dataset.id));

			if (order.indexOf(values[place]) <= place)
				break;
			await way.move(page, values[place], "up");
		}
	}
	/* Nothing had to be moved: it is their order all the same. */
	if (!await page.isChecked(".question:not([hidden]) .settled"))
		await way.settle(page);
}

export const heading = (page) => page.locator("main > section:not([hidden]) h1")
    .innerText();

/* --- every state of a page, one after the other --- */

/* Calls visit(name) in each state of the assessment that looks different. */
export async function walkAssessment(page, key, visit) {
	const way = byPointer, seen = new Set();

	await visit("start");
	await page.click("summary");
	await way.submit(page, "begin");
	await visit("start-errors");
	await way.type(page, "person", "e1001");
	await way.submit(page, "begin");
	for (;;) {
		const { id, kind } = await current(page);

		if (!seen.has(kind)) {
			await visit("question-" + kind);
			if (kind !== "order" || key.get(id).length > 3)
				await answer(page, way, key.get(id));
			await visit("question-" + kind + "-answered");
			seen.add(kind);
		}
		const last = (await page.innerText("#next")) !== "Next";

		await way.press(page, "next");
		if (last)
			break;
	}
	await visit("review");
	await way.press(page, "to-sign");
	await visit("sign");
	await way.submit(page, "attest");
	await visit("sign-errors");
	await way.press(page, "agree");
	await way.type(page, "name", "Dana Example");
	await way.submit(page, "attest");
	await visit("done");
	await page.click("#as-text summary");
	await visit("done-text");
	await way.press(page, "clear");
	await visit("unsaved");
	await way.press(page, "discard");
	await visit("cleared");
}

/* In practice the first question is answered wrong, the others right. */
export async function walkPractice(page, visit) {
	const key = await page.evaluate(() => JSON.parse(
	    document.getElementById("quiz-data").textContent).keys);
	let first = true;

	await visit("practice-start");
	await byPointer.submit(page, "begin");
	await page.click("#next");
	await visit("practice-none");
	for (;;) {
		const { id, kind } = await current(page);

		await answer(page, byPointer, first ? ["A"] : key[id].correct);
		first = false;
		await page.click("#next");
		await visit("practice-" + kind);
		const last = await page.innerText("#next") === "End practice";

		await page.click("#next");
		if (last)
			break;
	}
	await visit("practice-done");
}
