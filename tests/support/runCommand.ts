import { spawn } from "node:child_process";
import { root } from "./startServer.ts";
import { within } from "./waitFor.ts";

export interface Ended {
  code: number | null;
  /** What it wrote to its two outputs. */
  output: string;
}

export interface CommandOptions {
  environment?: Readonly<Record<string, string>>;
  /** Largest file it may write, in KiB. */
  fileLimit?: number;
  /** Runs as this user and group, if we may choose. */
  uid?: number;
}

/** Runs a shell command in the project's folder as an operator would, and waits until it ends. */
export async function runCommand(command: string, options: CommandOptions = {}): Promise<Ended> {
  const { environment = {}, fileLimit, uid } = options;
  const limited = fileLimit === undefined ? command : `ulimit -f ${fileLimit}; ${command}`;
  const child = spawn("bash", ["-c", limited], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that all of it can be ended.
    detached: true,
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  try {
    return { code: await within(`"${command}" to end`, ended, 120_000), output };
  } catch (error) {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    throw new Error(`It wrote:\n${output}`, { cause: error });
  }
}
