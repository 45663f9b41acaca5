"use strict";
/*
 * draw.js - the paper of a person, the same as item_draw of item_quiz.h makes
 * it. SHA-256 is our own: a page that comes over plain http has no
 * crypto.subtle.
 */

const SHA256_K = new Uint32Array([
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
	0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
	0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
	0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
	0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
	0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
	0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
	0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
	0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2]);

/* The bytes of text, a one bit, zeros, the length in bits: blocks of 64. */
function sha256Padded(text) {
	const bytes = new TextEncoder().encode(text);
	const all = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
	const view = new DataView(all.buffer);

	all.set(bytes);
	all[bytes.length] = 0x80;
	view.setUint32(all.length - 8, Math.floor(bytes.length / 0x20000000));
	view.setUint32(all.length - 4, bytes.length << 3);
	return view;
}

function sha256Block(h, w) {
	const turn = (x, n) => (x >>> n) | (x << (32 - n));
	let [a, b, c, d, e, f, g, i] = h;

	for (let t = 16; t < 64; t++) {
		const x = w[t - 15], y = w[t - 2];

		w[t] = w[t - 16] + w[t - 7] +
		    (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) +
		    (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
	}
	for (let t = 0; t < 64; t++) {
		const p = i + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) +
		    ((e & f) ^ (~e & g)) + SHA256_K[t] + w[t] | 0;
		const q = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) +
		    ((a & b) ^ (a & c) ^ (b & c)) | 0;

		i = g; g = f; f = e; e = d + p | 0;
		d = c; c = b; b = a; a = p + q | 0;
	}
	[a, b, c, d, e, f, g, i].forEach((x, t) => { h[t] += x; });
}

/* SHA-256 of the text's UTF-8 bytes, as 64 lower-case hex digits. */
function sha256(text) {
	const view = sha256Padded(text);
	const w = new Uint32Array(64);
	const h = new Uint32Array([0x6a09e667, 0xbb67ae85, 0x3c6ef372,
		0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19]);

	for (let at = 0; at < view.byteLength; at += 64) {
		for (let t = 0; t < 16; t++)
			w[t] = view.getUint32(at + 4 * t);
		sha256Block(h, w);
	}
	return Array.from(h, (x) => x.toString(16).padStart(8, "0")).join("");
}

/*
 * A person's id as it is compared: NFC, trimmed, each code point in its simple
 * lower case. Of all characters only U+0130 becomes more than one by itself.
 */
function foldPerson(id) {
	const lower = (c) => c === "\u0130" ? "i" : c.toLowerCase();

	return Array.from(id.normalize("NFC").trim(), lower).join("");
}

function paperSeed(quiz, person, attempt) {
	return sha256(quiz.digest + "|" + foldPerson(person) + "|" + attempt);
}

/* Items that go together, in the order of this seed. */
function paperUnits(quiz, seed) {
	const units = new Map();

	quiz.entries.forEach((entry, index) => {
		const id = entry.scenario || entry.id;
		const name = (entry.scenario ? "s " : "i ") + id;

		if (!units.has(name))
			units.set(name, { hash: sha256(seed + "|" + id),
				first: entry, items: [], taken: false });
		units.get(name).items.push(index);
	});
	return Array.from(units.values())
	    .sort((x, y) => x.hash < y.hash ? -1 : x.hash > y.hash ? 1 : 0);
}

/* Indexes into quiz.entries: the recipe is in item_quiz.h. */
function drawPaper(quiz, seed) {
	const units = paperUnits(quiz, seed);
	const size = (some) => some.reduce((n, u) => n + u.items.length, 0);
	const taken = (of) => size(units.filter((u) => u.taken && of(u)));
	const rules = new Set(quiz.entries.filter((e) => e.critical)
	    .map((e) => e.rule));

	for (const rule of rules) {
		const tests = (u) => u.items.some(
		    (i) => quiz.entries[i].rule === rule);

		if (!units.some((u) => u.taken && tests(u)))
			units.find(tests).taken = true;
	}

	const fill = (quota, of) => {
		for (const u of units.filter((v) => !v.taken && of(v))) {
			if (taken(of) + u.items.length <= quota &&
			    taken(() => true) + u.items.length <= quiz.questions)
				u.taken = true;
		}
	};

	quiz.chapters.forEach((chapter, c) => fill(chapter.quota,
	    (u) => u.first.chapter === c));
	[1, 2, 3].forEach((d) => fill(quiz.levels[d],
	    (u) => u.first.difficulty === d));
	fill(quiz.questions, () => true);
	return units.filter((u) => u.taken).flatMap((u) => u.items);
}
