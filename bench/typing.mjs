// Builds what is to be measured, and measures typing in a real browser: `npm run bench:typing`. It needs none of the peers.
import { ensureBuilt } from "../scripts/steps/build.mjs";
import { ensureChromium } from "../scripts/steps/chromium.mjs";
import { ensureInstalled } from "../scripts/steps/install.mjs";
import { runScript } from "../scripts/steps/project.mjs";
import { runSource } from "../scripts/steps/runSource.mjs";

runScript(async () => {
  await ensureInstalled();
  await ensureBuilt();
  await ensureChromium();
  return runSource(new URL("typing/main.ts", import.meta.url));
});
