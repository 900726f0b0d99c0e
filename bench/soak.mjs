// Builds what is to be tried, and starts the soak: `npm run soak`. It needs none of the bench's peers.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuilt } from "../scripts/steps/build.mjs";
import { ensureInstalled } from "../scripts/steps/install.mjs";
import { root, runScript } from "../scripts/steps/project.mjs";
import { run } from "../scripts/steps/run.mjs";

runScript(async () => {
  await ensureInstalled();
  await ensureBuilt();
  return run(process.execPath, [
    join(root, "node_modules/tsx/dist/cli.mjs"),
    "--conditions=querschnitt-source",
    join(dirname(fileURLToPath(import.meta.url)), "soak/main.ts"),
    ...process.argv.slice(2),
  ]);
});
