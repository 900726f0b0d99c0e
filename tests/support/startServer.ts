import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serverEnvironment } from "../../scripts/steps/serverEnvironment.mjs";
import { waitFor, within } from "./waitFor.ts";

/** The root of the repository. */
export const root = fileURLToPath(new URL("../..", import.meta.url));
const entry = join(root, "packages/server/dist/main.js");

export interface RunningServer {
  /** Where it serves, such as http://127.0.0.1:41234. */
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** The process that serves at the moment, or served last. */
  readonly pid: number;
  /** All it has written to its two outputs so far. */
  output(): string;
  /** Ends it as an operator does and resolves with its exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut does (SIGKILL). */
  kill(): Promise<void>;
  /** Starts it again on the same port and data folder, after stop or kill. */
  start(): Promise<void>;
  /** Stops it and removes its data folder. */
  dispose(): Promise<void>;
}

export interface ServerOptions {
  args?: readonly string[];
  environment?: Readonly<Record<string, string>>;
}

/** Starts the built server as a process of its own on a free port with an empty data folder. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const dataDir = mkdtempSync(join(tmpdir(), "querschnitt-test-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let output = "";

  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, ["--enable-source-maps", entry, ...(options.args ?? [])], {
      cwd: root,
      // Nothing of the developer's own settings may reach the server under test.
      env: {
        PATH: process.env.PATH,
        ...serverEnvironment,
        HOST: "127.0.0.1",
        PORT: String(port),
        DATA_DIR: dataDir,
        LOG_LEVEL: "warn",
        ...options.environment,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = started;
    started.stdout.on("data", (chunk) => {
      output += chunk;
    });
    started.stderr.on("data", (chunk) => {
      output += chunk;
    });
    try {
      await waitFor(
        `server at ${url}`,
        async () =>
          started.exitCode !== null ||
          (await fetch(`${url}/healthz`, { headers: { connection: "close" } })).ok,
        60_000,
      );
    } catch (cause) {
      started.kill("SIGKILL");
      throw new Error(`The server does not answer. It wrote:\n${output}`, { cause });
    }
    if (started.exitCode !== null) {
      throw new Error(`The server ended with code ${started.exitCode}. It wrote:\n${output}`);
    }
  };

  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    const ending = child;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return ending?.exitCode ?? null;
    const exit = new Promise<number | null>((resolve) => ending.once("exit", resolve));
    ending.kill(signal);
    try {
      return await within(`server to end after ${signal}`, exit, 20_000);
    } catch (error) {
      ending.kill("SIGKILL");
      throw error;
    }
  };

  try {
    await start();
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
  return {
    url,
    port,
    dataDir,
    get pid() {
      return child?.pid ?? 0;
    },
    output: () => output,
    stop: () => end("SIGTERM"),
    kill: async () => {
      await end("SIGKILL");
    },
    start,
    dispose: async () => {
      try {
        await end("SIGTERM");
      } finally {
        rmSync(dataDir, { recursive: true, force: true });
      }
    },
  };
}

/** Ports that tests take; below those that the system gives out by itself on Linux. */
const FIRST_PORT = 20_000;
const PORTS = 12_000;
/** Where this process begins: far from any other that runs tests on this machine. */
let nextPort = (process.pid * 101) % PORTS;

/**
 * A port that nobody listens on at the moment, and that no other process is about to take: one that the system gave might
 * be given to the next who asks before a server has come up on it.
 */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < PORTS; tried++) {
    const port = FIRST_PORT + (nextPort++ % PORTS);
    if (await isFree(port)) return port;
  }
  throw new Error("no port is free");
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
