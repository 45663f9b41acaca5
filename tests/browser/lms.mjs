/*
 * lms.mjs - a learning system in a browser, with either of two run-time
 * environments behind it: our strict one, or scorm-again.
 */
import { readFileSync } from "node:fs";

const here = (name) => new URL(name, import.meta.url).pathname;
const engines = {
	strict: here("scorm12_strict.js"),
	"scorm-again": here("../../build/browser/node_modules/scorm-again/" +
	    "dist/scorm12.js"),
};

/* The files of a zip that is stored, not compressed: name -> bytes. */
export function unzip(path) {
	const zip = readFileSync(path), files = {};
	const end = zip.lastIndexOf("PK\x05\x06");
	let at = zip.readUInt32LE(end + 16);

	for (let n = zip.readUInt16LE(end + 10); n > 0; n--) {
		const size = zip.readUInt32LE(at + 24);
		const long = zip.readUInt16LE(at + 28);
		const head = zip.readUInt32LE(at + 42);
		const from = head + 30 + zip.readUInt16LE(head + 26) +
		    zip.readUInt16LE(head + 28);

		files[zip.toString("utf8", at + 46, at + 46 + long)] =
		    zip.subarray(from, from + size);
		at += 46 + long + zip.readUInt16LE(at + 30) +
		    zip.readUInt16LE(at + 32);
	}
	return files;
}

/* In the LMS's page: engine.open(person, kept) makes window.API. */
const scripts = {
	strict: () => {
		window.engine = {
			open(person, kept) {
				window.lms = kept && window.lms ?
				    window.lms.again() :
				    new Scorm12Strict(person);
				Object.assign(window.lms.data, person.data);
				window.API = window.lms.API;
			},
			report: () => ({
				faults: window.lms.breaches.map((b) =>
				    b.rule + " in " + b.call),
				finished: window.lms.state === "after",
				commits: window.lms.commits,
				status: window.lms.get("cmi.core.lesson_status"),
				raw: window.lms.get("cmi.core.score.raw"),
				exit: window.lms.get("cmi.core.exit"),
				suspended: window.lms.get("cmi.suspend_data"),
				comments: window.lms.get("cmi.comments"),
				interactions: window.lms.interactions(),
			}),
		};
	},
	"scorm-again": () => {
		let api, faults, commits, finished;

		window.engine = {
			open(person, kept) {
				const json = kept && api &&
				    api.renderCMIToJSONObject();

				api = new Scorm12API({ autocommit: false,
					logLevel: 5 });
				faults = [];
				commits = 0;
				finished = false;
				if (json)
					api.loadFromJSON(json.cmi, "cmi");
				else
					api.loadFromJSON({ core: {
						student_id: person.student_id,
						student_name: person.student_name,
						...person.core,
					} }, "cmi");
				for (const event of ["SetValueError",
				    "GetValueError", "CommitError"])
					api.on(event, (...a) => faults.push(
					    event + " " + a.join(" ")));
				window.API = {};
				for (const name of ["LMSInitialize", "LMSFinish",
				    "LMSGetValue", "LMSSetValue", "LMSCommit",
				    "LMSGetLastError", "LMSGetErrorString"])
					window.API[name] = (...args) => {
						const out = api[name](...args);

						if (String(api.lastErrorCode) !== "0")
							faults.push(name + " " +
							    args + ": " +
							    api.lastErrorCode);
						commits += name === "LMSCommit";
						finished ||= name === "LMSFinish";
						return out;
					};
			},
			report() {
				const { cmi } = api.renderCMIToJSONObject();

				return { faults, finished, commits,
					status: cmi.core.lesson_status,
					raw: cmi.core.score.raw,
					exit: cmi.core.exit,
					suspended: cmi.suspend_data,
					comments: cmi.comments,
					interactions: Object.values(
					    cmi.interactions.childArray ??
					    cmi.interactions) };
			},
		};
	},
};

/*
 * A page of an LMS of that engine with the course's files; http without TLS, as
 * within a clinic's network. Nothing is served but these: whatever else is
 * asked for, and all that the console says, is in lms.strays.
 */
export async function openLms(browser, engine, files) {
	const context = await browser.newContext();
	const page = await context.newPage();
	const strays = [];
	const watch = (p) => {
		p.on("console", (m) => strays.push("console: " + m.text()));
		p.on("pageerror", (e) => strays.push("error: " + e));
	};

	watch(page);
	context.on("page", watch);
	await context.route("**/*", (route) => {
		const { pathname } = new URL(route.request().url());
		const body = pathname === "/" ? "<!doctype html><title>LMS" +
		    "</title><link rel=icon href=data:,>" :
		    pathname === "/player" ? "<!doctype html><title>Player" +
		    "</title><iframe src=/course/index.html></iframe>" :
		    pathname.startsWith("/course/") ?
		    files[pathname.slice("/course/".length)] : undefined;

		if (body === undefined) {
			strays.push("request: " + route.request().url());
			return route.abort();
		}
		return route.fulfill({ body, contentType: "text/html" });
	});
	await page.goto("http://lms.test/");
	await page.addScriptTag({ path: engines[engine] });
	await page.evaluate(scripts[engine]);

	return {
		page, strays, context,
		/* Open the course in a frame; kept: what the LMS has kept. */
		async launch(person, kept) {
			await page.evaluate(([who, again]) => {
				engine.open(who, again);
				document.querySelector("iframe")?.remove();
				document.body.append(Object.assign(
				    document.createElement("iframe"), {
					src: "/course/index.html",
					width: 1000, height: 700 }));
			}, [person, kept === true]);
			const frame = await (await page.waitForSelector("iframe"))
			    .contentFrame();
			await frame.waitForURL("**/course/index.html");
			await frame.waitForLoadState();
			return frame;
		},
		/* Go away from the course, as when its window is closed. */
		async leave() {
			const frame = page.frames()[1];

			await frame.goto("about:blank");
			return page.evaluate(() => engine.report());
		},
		report: () => page.evaluate(() => engine.report()),
		close: () => context.close(),
	};
}
