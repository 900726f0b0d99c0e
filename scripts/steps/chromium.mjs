import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root, StepFailed } from "./project.mjs";
import { run } from "./run.mjs";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Where a Chromium is: `CHROMIUM_PATH`, a common name on the search path, or playwright-core's own.
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!isExecutable(named)) throw new StepFailed(`CHROMIUM_PATH=${named} is no program that can be run.`);
    return named;
  }
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of names) {
      const path = join(folder, name);
      if (folder && isExecutable(path)) return path;
    }
  }
  const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  if (isExecutable(mac)) return mac;
  const { chromium } = await import("playwright-core");
  const own = chromium.executablePath();
  return own && isExecutable(own) ? own : undefined;
}

/**
 * Finds a Chromium or installs one: Debian's package when root on Debian, else playwright-core's own.
 * @returns {Promise<string>} its path
 * @throws StepFailed
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    console.log("No Chromium found; installing Debian's package …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update", "-q"], { env });
    await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], { env });
  } else {
    console.log("No Chromium found; installing playwright-core's own …");
    await run(process.execPath, [join(root, "node_modules/playwright-core/cli.js"), "install", "chromium"]);
  }
  const installed = await findChromium();
  if (installed) return installed;
  throw new StepFailed(
    "The browser tests need a Chromium and none could be installed. Install one (Debian: apt-get install chromium) " +
      "or name one in CHROMIUM_PATH, and run the tests again.",
  );
}
