import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { root, runScript } from "./project.mjs";
import { runTogether } from "./run.mjs";

/**
 * Runs one of the server's programs beside `main.js` until it ends.
 * @param {string} name
 * @param {string[]} args passed on to the program
 */
export function runProgram(name, args) {
  const program = join("packages/server/dist", `${name}.js`);
  return runScript(async () => {
    // What is there is used, even if the sources are newer: installing or building anew would take away from under a
    // running server what it serves, and what was built last is what has written the data folder.
    if (!existsSync(join(root, program)) || !existsSync(join(root, "node_modules/.package-lock.json"))) {
      await ensureInstalled();
      await ensureBuilt();
    }
    return runTogether([{ command: process.execPath, args: ["--enable-source-maps", program, ...args] }]);
  });
}
