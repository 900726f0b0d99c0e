// Builds what is to be tried, and starts the soak: `npm run soak`. It needs none of the bench's peers.
import { ensureBuilt } from "../scripts/steps/build.mjs";
import { ensureInstalled } from "../scripts/steps/install.mjs";
import { runScript } from "../scripts/steps/project.mjs";
import { runSource } from "../scripts/steps/runSource.mjs";

runScript(async () => {
  await ensureInstalled();
  await ensureBuilt();
  return runSource(new URL("soak/main.ts", import.meta.url));
});
