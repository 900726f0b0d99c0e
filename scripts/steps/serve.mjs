import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { runScript } from "./project.mjs";
import { runTogether } from "./run.mjs";
import { serverEnvironment } from "./serverEnvironment.mjs";

/**
 * Makes the product ready, then runs its server until it ends.
 * @param {string[]} args passed on to the server
 */
export function serve(args) {
  return runScript(async () => {
    await ensureInstalled();
    await ensureBuilt();
    return runTogether([
      {
        command: process.execPath,
        args: ["--enable-source-maps", "packages/server/dist/main.js", ...args],
        env: { ...serverEnvironment, ...process.env },
      },
    ]);
  });
}
