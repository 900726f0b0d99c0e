import { spawn } from "node:child_process";
import { root } from "./project.mjs";

/**
 * Runs a program in the repository's root with our own input and output until it ends.
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 1 if it could not be started or was ended by a signal
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit", ...options });
    child.on("error", (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(1);
    });
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

/**
 * Runs programs side by side as one: what ends this process ends them all, and the end of one ends the others.
 * @param {{ command: string; args: string[]; env?: NodeJS.ProcessEnv }[]} programs
 * @returns {Promise<number>} the exit code of the one that ended first
 */
export async function runTogether(programs) {
  const children = programs.map(({ command, args, env }) =>
    spawn(command, args, { cwd: root, stdio: "inherit", env: env ?? process.env }),
  );
  let told = false;
  /** @param {NodeJS.Signals} signal */
  const endAll = (signal) => {
    told = true;
    for (const child of children) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    }
  };
  // Ctrl+C reaches the children through the terminal as well; the server takes the second for the first.
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => endAll(signal === "SIGHUP" ? "SIGTERM" : signal));
  }
  const ends = children.map(
    (child) =>
      new Promise((resolve) => {
        child.on("error", (error) => {
          console.error(`${child.spawnfile} could not be started: ${error.message}`);
          resolve(1);
        });
        child.on("exit", (code, signal) =>
          resolve(code ?? (signal === "SIGINT" || signal === "SIGTERM" ? 0 : 1)),
        );
      }),
  );
  const first = await Promise.race(ends);
  // Whoever has been told already ends in its own time: a second signal would cut it short.
  if (!told) endAll("SIGTERM");
  await Promise.all(ends);
  return first;
}
