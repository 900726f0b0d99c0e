// Installs the peers where they are missing, builds what is to be measured, and starts the comparison: `npm run bench`.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuilt } from "../scripts/steps/build.mjs";
import { ensureInstalled } from "../scripts/steps/install.mjs";
import { root, runScript } from "../scripts/steps/project.mjs";
import { run } from "../scripts/steps/run.mjs";

const here = dirname(fileURLToPath(import.meta.url));

/** A peer that does not come does not stop the others: the table says that it is missing. */
async function ensurePeers() {
  if (existsSync(join(here, "node_modules/.package-lock.json"))) return;
  console.log("Installing the peers (npm ci in bench/). One of them is compiled, which can take minutes …");
  const code = await run("npm", ["ci", "--no-fund", "--no-audit"], {
    cwd: here,
    shell: process.platform === "win32",
  });
  if (code !== 0) console.error("Not all peers could be installed; npm says why above. Going on without.");
}

runScript(async () => {
  await ensureInstalled();
  await ensureBuilt();
  await ensurePeers();
  return run(process.execPath, [
    join(root, "node_modules/tsx/dist/cli.mjs"),
    "--conditions=querschnitt-source",
    join(here, "main.ts"),
    ...process.argv.slice(2),
  ]);
});
