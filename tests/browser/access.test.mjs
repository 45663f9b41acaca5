/*
 * access.test.mjs - every state of the page: axe at WCAG 2.2 AA in light and
 * dark; and what axe does not see: nothing wider than the screen at 320 px and
 * at 400 %, names that differ, targets of 44 px, a focus that is visible and
 * reaches every control in order; forced colours, letters twice as large,
 * touch, less motion, print, no script.
 */
import fs from "node:fs";
import path from "node:path";

import { axeFinds, byPointer, close, fileAddress, is, makeSample, ok, open,
	root, run, walkAssessment, walkPractice } from "./lib.mjs";

const key = makeSample();
const pictures = path.join(root, "build/browser/forced");

async function runAxe(page, name) {
	is(await axeFinds(page), [], "axe: " + name);
}

/* What can be operated and is on the screen, as its name and its box. */
const controls = (page) => page.evaluate(() => Array.from(
    document.querySelectorAll("a[href], button, input, select, textarea, summary"))
    .filter((e) => e.checkVisibility() && !e.matches(".skip, :disabled"))
    .map((e) => {
	const target = e.closest(".choice") ?? e;
	const by = e.getAttribute("aria-label") ?? (e.labels?.length ?
	    e.labels[0].textContent : e.textContent);

	return { name: by.replace(/\s+/g, " ").trim(),
		group: e.type === "radio" ? e.name : "",
		inline: e.tagName === "A" && !e.matches(".main"),
		height: target.getBoundingClientRect().height,
		width: target.getBoundingClientRect().width };
    }));

async function checkShape(page, name) {
	const wide = () => page.evaluate(() =>
	    document.documentElement.scrollWidth -
	    document.documentElement.clientWidth);
	const list = await controls(page);
	const names = list.map((c) => c.name);
	const small = list.filter((c) => c.inline ?
	    c.height < 24 || c.width < 24 : c.height < 44 || c.width < 44);

	is(await wide(), 0, "320 px are wide enough: " + name);
	ok(names.every((n, i) => n !== "" && (names.indexOf(n) === i ||
	    list[i].inline)), "each control has a name of its own: " + name,
	names);
	is(small, [], "large enough to touch: " + name);
}

/* Every control that Tab reaches from the top, in the order of the page. */
async function checkFocus(page, name) {
	const seen = [];

	await page.evaluate(() => {
		document.body.tabIndex = -1;	/* Tab begins at the top */
		document.body.focus();
		document.body.removeAttribute("tabindex");
	});
	for (let i = 0; i < 100; i++) {
		await page.keyboard.press("Tab");

		const at = await page.evaluate(() => {
			const e = document.activeElement;
			const lit = getComputedStyle(e.closest(".choice") ?? e);
			const box = e.getBoundingClientRect();
			const all = Array.from(document.querySelectorAll("*"));

			return { index: all.indexOf(e), body: e === document.body,
				lit: lit.outlineStyle !== "none" &&
				    parseFloat(lit.outlineWidth) >= 2,
				within: box.bottom > 0 && box.top < innerHeight };
		});

		if (at.body)
			break;
		seen.push(at);
	}

	const wanted = await page.evaluate(() => {
		const all = Array.from(document.querySelectorAll("*"));
		const radios = new Set();

		return all.filter((e) => {
			if (!e.matches("a[href], button, input, select, " +
			    "textarea, summary, [tabindex='0']") ||
			    !e.checkVisibility() || e.matches(":disabled"))
				return false;
			if (e.type !== "radio")
				return true;
			const group = all.filter((r) => r.name === e.name);
			const stop = group.find((r) => r.checked) ?? group[0];

			return e === stop;
		}).map((e) => all.indexOf(e));
	});

	is(seen.map((s) => s.index), wanted,
	    "Tab reaches every control in order: " + name);
	ok(seen.every((s) => s.lit && s.within),
	    "and the focus is always seen: " + name, seen);
}

/* As a screen of 1280 by 1024 enlarged four times. */
async function checkZoom(page, name) {
	const old = page.viewportSize();

	await page.setViewportSize({ width: 320, height: 256 });
	is(await page.evaluate(() => document.documentElement.scrollWidth), 320,
	    "400 %: " + name);
	await page.setViewportSize(old);
}

function looking(colorScheme) {
	return async () => {
		const look = { viewport: { width: 320, height: 640 }, colorScheme };
		const visit = (page) => async (name) => {
			await runAxe(page, name + ", " + colorScheme);
			if (colorScheme === "dark")
				return;
			await checkShape(page, name);
			await checkZoom(page, name);
			if (!/answered|errors/.test(name))
				await checkFocus(page, name);
		};
		let page = await open(fileAddress("assessment.html"), look);

		await walkAssessment(page, key, visit(page));
		await close(page, "assessment, " + colorScheme);
		page = await open(fileAddress("practice.html"), look);
		await walkPractice(page, visit(page));
		await close(page, "practice, " + colorScheme);
	};
}

/* System colours only: what is chosen and what can be pressed has an edge. */
async function forced() {
	const page = await open(fileAddress("assessment.html"),
	    { viewport: { width: 320, height: 640 }, forcedColors: "active" });
	const edge = (selector, property) => page.locator(selector).first()
	    .evaluate((e, p) => getComputedStyle(e)[p], property);

	fs.mkdirSync(pictures, { recursive: true });
	await walkAssessment(page, key, async (name) => {
		await page.screenshot({ path: path.join(pictures, name + ".png"),
			fullPage: true });
		if (name === "question-single-answered")
			is(await edge(".choice:has(:checked)", "outlineStyle"),
			    "solid", "forced colours: what is chosen is outlined");
		if (name === "start")
			is(await edge("button.main", "borderTopStyle"), "solid",
			    "a button has an edge");
	});
	await close(page, "forced colours");
}

/* Letters twice as large on the narrowest screen: nothing is cut off. */
async function largeText() {
	const page = await open(fileAddress("assessment.html"),
	    { viewport: { width: 320, height: 640 } });

	await page.evaluate(() => {
		document.documentElement.style.fontSize = "200%";
	});
	await walkAssessment(page, key, async (name) => is(await page.evaluate(
	    () => document.documentElement.scrollWidth), 320,
	"text of 200 %: " + name));
	await close(page, "large text");
}

/* A touch leaves no mark on what comes to stand below the finger. */
async function touch() {
	const page = await open(fileAddress("assessment.html"),
	    { viewport: { width: 320, height: 640 }, hasTouch: true,
		isMobile: true });
	const edge = (e) => getComputedStyle(e).borderTopColor;

	await page.fill("#person", "e1");
	await byPointer.submit(page, "begin");
	const choices = page.locator(".question:not([hidden]) .choice");

	await choices.nth(1).hover();
	is(await choices.nth(1).evaluate(edge), await choices.nth(0)
	    .evaluate(edge), "touch: an answer that is not chosen looks it");
	await close(page, "touch");
}

async function others() {
	let page = await open(fileAddress("assessment.html"),
	    { reducedMotion: "reduce" });

	is(await page.evaluate(() => document.getAnimations().length), 0,
	    "nothing moves");
	is(await page.evaluate(() => document.documentElement.lang), "en-US",
	    "the language is said");
	await page.fill("#person", "e1");
	await byPointer.submit(page, "begin");
	await page.emulateMedia({ media: "print" });
	ok(!await page.isVisible("#next") &&
	    await page.isVisible(".question:not([hidden]) legend"),
	    "print shows the question and no buttons");
	await close(page, "print");
	page = await open(fileAddress("assessment.html"),
	    { javaScriptEnabled: false });
	ok(/needs JavaScript/.test(await page.locator("main").innerText()) &&
	    /Maria Sample/.test(await page.locator("noscript").innerText()),
	    "without script it says so, and whom to ask");
	await close(page, "no script");
}

await run(looking("light"), looking("dark"), forced, largeText, touch,
    others);
