// browser.mjs - Debian's Chromium, without a screen, its network left alone.
import { createRequire } from "node:module";

const require = createRequire(new URL("../../build/browser/package.json",
    import.meta.url));
const { chromium } = require("playwright-core");

export const launch = () => chromium.launch({
	executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
	args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
		"--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync"],
});
