import { join } from "node:path";
import { checkCatalogues } from "./checkCatalogues.mjs";
import { checkFeatures } from "./checkFeatures.mjs";
import { checkRules } from "./checkRules.mjs";
import { checkFileLengths, checkLockFiles } from "./checkSources.mjs";
import { ensureInstalled } from "./install.mjs";
import { root, runScript } from "./project.mjs";
import { run } from "./run.mjs";

const bin = (/** @type {string} */ path) => join(root, "node_modules", path);

const programs = [
  {
    name: "types",
    args: [bin("typescript/bin/tsc"), "-b"],
    cure: "Correct the types named above; `npx tsc -b` checks again.",
  },
  {
    name: "lint, format, dependency direction, import cycles",
    args: [bin("@biomejs/biome/bin/biome"), "ci", "--error-on-warnings", "--max-diagnostics=50", "."],
    cure: "`npx biome check --write .` corrects most of it; dependency direction is explained in ARCHITECTURE.md.",
  },
];

const lists = [
  { name: "features apart", check: checkFeatures },
  { name: "catalogues complete", check: checkCatalogues },
  { name: "files short", check: checkFileLengths },
  { name: "protocol rules and tests belong together", check: checkRules },
  { name: "lock files", check: checkLockFiles },
];

/** Runs every check, also after one has failed, and says at the end which failed and what helps. */
export function runChecks() {
  return runScript(async () => {
    await ensureInstalled();
    /** @type {string[]} */
    const failed = [];
    for (const { name, args, cure } of programs) {
      if ((await run(process.execPath, args)) !== 0) failed.push(`${name}: ${cure}`);
    }
    for (const { name, check } of lists) {
      const problems = check();
      for (const problem of problems) console.error(problem);
      if (problems.length > 0) failed.push(`${name}: see the lines above.`);
    }
    if (failed.length === 0) {
      console.log("All checks passed.");
      return 0;
    }
    console.error(`\nFailed:\n${failed.map((line) => `  ${line}`).join("\n")}`);
    return 1;
  });
}
