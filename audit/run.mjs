// Installs what pages are audited with where it is missing, builds, and starts the audit: `npm run audit`.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuilt } from "../scripts/steps/build.mjs";
import { ensureChromium } from "../scripts/steps/chromium.mjs";
import { ensureInstalled } from "../scripts/steps/install.mjs";
import { root, runScript, StepFailed } from "../scripts/steps/project.mjs";
import { run } from "../scripts/steps/run.mjs";

const here = dirname(fileURLToPath(import.meta.url));

async function ensureAuditor() {
  if (existsSync(join(here, "node_modules/.package-lock.json"))) return;
  console.log("Installing Lighthouse (npm ci in audit/) …");
  const code = await run("npm", ["ci", "--no-fund", "--no-audit"], {
    cwd: here,
    shell: process.platform === "win32",
  });
  if (code !== 0) throw new StepFailed("Lighthouse could not be installed; npm says why above.");
}

runScript(async () => {
  await ensureInstalled();
  await ensureBuilt();
  await ensureAuditor();
  const chromium = await ensureChromium();
  return run(
    process.execPath,
    [
      join(root, "node_modules/tsx/dist/cli.mjs"),
      "--conditions=querschnitt-source",
      join(here, "main.ts"),
      ...process.argv.slice(2),
    ],
    { env: { ...process.env, CHROME_PATH: chromium } },
  );
});
