// tap.mjs - the Test Anything Protocol for tests in node. done() comes last.
let count = 0, failed = 0;

export function test(ok, words, why) {
	count++;
	if (!ok)
		failed++;
	console.log(`${ok ? "" : "not "}ok ${count} - ${words}`);
	if (!ok && why !== undefined)
		console.log(String(why).replace(/^/gm, "# "));
	return ok;
}

export function done() {
	console.log(`1..${count}`);
	process.exitCode = failed ? 1 : 0;
}
