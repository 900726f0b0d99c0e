import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./project.mjs";
import { run } from "./run.mjs";

/**
 * Runs a program from its TypeScript sources, with the arguments of this command, until it ends.
 * @param {URL} main the file to begin with
 * @param {NodeJS.ProcessEnv} [env]
 * @returns its exit code
 */
export function runSource(main, env = process.env) {
  return run(
    process.execPath,
    [
      join(root, "node_modules/tsx/dist/cli.mjs"),
      "--conditions=querschnitt-source",
      fileURLToPath(main),
      ...process.argv.slice(2),
    ],
    { env },
  );
}
