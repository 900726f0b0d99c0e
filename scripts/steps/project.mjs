import { fileURLToPath } from "node:url";

/** The root of the repository, without a trailing slash. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "");

/** A step of a script failed for a reason that its message explains: no stack is shown. */
export class StepFailed extends Error {
  /** @override */
  name = "StepFailed";
}

/**
 * Runs a script's main function; a StepFailed becomes a message, anything else a stack.
 * @param {() => Promise<number | void>} main resolves with the exit code
 */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof StepFailed ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
