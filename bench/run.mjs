// Installs the peers where they are missing, builds what is to be measured, and starts the comparison: `npm run bench`.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuilt } from "../scripts/steps/build.mjs";
import { ensureInstalled, ensureOwnPackages } from "../scripts/steps/install.mjs";
import { runScript } from "../scripts/steps/project.mjs";
import { runSource } from "../scripts/steps/runSource.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const installing =
  "Installing the peers (npm ci in bench/). One of them is compiled, which can take minutes …";

runScript(async () => {
  await ensureInstalled();
  await ensureBuilt();
  // A peer that does not come does not stop the others: the table says that it is missing.
  if (!(await ensureOwnPackages(here, installing)))
    console.error("Not all peers could be installed; npm says why above. Going on without.");
  return runSource(new URL("main.ts", import.meta.url));
});
