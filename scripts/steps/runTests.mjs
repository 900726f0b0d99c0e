import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureChromium } from "./chromium.mjs";
import { ensureInstalled } from "./install.mjs";
import { root, runScript, StepFailed } from "./project.mjs";
import { run } from "./run.mjs";

/** Where the reporter leaves its count, see tests/support/countReporter.ts. */
const countFile = join(root, "tests/.results/count.json");

/**
 * Runs vitest over the whole project; the last line printed reads `N passed, N failed`.
 * @param {string[]} args passed on to vitest
 */
export async function runTests(args) {
  let line = "0 passed, 1 failed";
  await runScript(async () => {
    await ensureInstalled();
    const chromium = await ensureChromium();
    await ensureBuilt();
    rmSync(countFile, { force: true });
    const code = await run(process.execPath, [join(root, "node_modules/vitest/vitest.mjs"), "run", ...args], {
      env: { ...process.env, CHROMIUM_PATH: chromium },
    });
    if (!existsSync(countFile)) throw new StepFailed("The test runner ended without counting its tests.");
    const count = JSON.parse(readFileSync(countFile, "utf8"));
    line = count.line;
    return code !== 0 || count.failed > 0 ? code || 1 : 0;
  });
  console.log(line);
}
