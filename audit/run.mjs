// Installs what pages are audited with where it is missing, builds, and starts the audit: `npm run audit`.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuilt } from "../scripts/steps/build.mjs";
import { ensureChromium } from "../scripts/steps/chromium.mjs";
import { ensureInstalled, ensureOwnPackages } from "../scripts/steps/install.mjs";
import { runScript, StepFailed } from "../scripts/steps/project.mjs";
import { runSource } from "../scripts/steps/runSource.mjs";

const here = dirname(fileURLToPath(import.meta.url));

runScript(async () => {
  await ensureInstalled();
  await ensureBuilt();
  if (!(await ensureOwnPackages(here, "Installing Lighthouse (npm ci in audit/) …")))
    throw new StepFailed("Lighthouse could not be installed; npm says why above.");
  const chromium = await ensureChromium();
  return runSource(new URL("main.ts", import.meta.url), { ...process.env, CHROME_PATH: chromium });
});
