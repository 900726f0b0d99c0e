// Builds what is to be measured, and measures typing in a real browser: `npm run bench:typing`. It needs none of the peers.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuilt } from "../scripts/steps/build.mjs";
import { ensureChromium } from "../scripts/steps/chromium.mjs";
import { ensureInstalled } from "../scripts/steps/install.mjs";
import { root, runScript } from "../scripts/steps/project.mjs";
import { run } from "../scripts/steps/run.mjs";

runScript(async () => {
  await ensureInstalled();
  await ensureBuilt();
  await ensureChromium();
  return run(process.execPath, [
    join(root, "node_modules/tsx/dist/cli.mjs"),
    "--conditions=querschnitt-source",
    join(dirname(fileURLToPath(import.meta.url)), "typing/main.ts"),
    ...process.argv.slice(2),
  ]);
});
