import { type ChildProcess, spawn } from "node:child_process";
import { connect } from "node:net";
import { serverEnvironment } from "../../scripts/steps/serverEnvironment.mjs";
import { type CpuSample, cpuBetween, residentBytes, sampleCpu, treeOf } from "./processTree.ts";

export interface Launch {
  /** Arguments of node. */
  args: readonly string[];
  cwd: string;
  environment: Readonly<Record<string, string>>;
  port: number;
}

/** Milliseconds a server gets to listen, and to end when told to. */
const startDeadline = 120_000;
const stopDeadline = 20_000;

/** One server as a process of its own, and what it costs the machine. */
export class ServerProcess {
  readonly port: number;
  /** Milliseconds from the start of the process until it took a connection. */
  readonly startMilliseconds: number;
  readonly #child: ChildProcess;
  readonly #pids: number[];
  readonly #output: () => string;

  private constructor(
    child: ChildProcess,
    port: number,
    startMilliseconds: number,
    pids: number[],
    output: () => string,
  ) {
    this.#child = child;
    this.port = port;
    this.startMilliseconds = startMilliseconds;
    this.#pids = pids;
    this.#output = output;
  }

  /** Starts a server and waits until it listens. @throws with what it wrote if it does not */
  static async start({ args, cwd, environment, port }: Launch): Promise<ServerProcess> {
    const began = performance.now();
    const child = spawn(process.execPath, [...args], {
      cwd,
      // The allocator of all servers is set the same way.
      env: { PATH: process.env.PATH, NODE_ENV: "production", ...serverEnvironment, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    // A server that complains about every message must not fill our memory.
    let output = "";
    const note = (chunk: Buffer): void => {
      if (output.length < 20_000) output += chunk.toString();
    };
    child.stdout.on("data", note);
    child.stderr.on("data", note);
    const end = (): void => void child.kill("SIGKILL");
    process.once("exit", end);
    child.once("exit", () => process.off("exit", end));
    while (!(await takesConnections(port))) {
      if (child.exitCode !== null || performance.now() - began > startDeadline) {
        child.kill("SIGKILL");
        throw new Error(`the server does not start: ${lastLine(output)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const startMilliseconds = performance.now() - began;
    if (child.pid === undefined) throw new Error("the server has no process id");
    return new ServerProcess(child, port, startMilliseconds, treeOf(child.pid), () => output);
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** The last thing it wrote. */
  get lastWords(): string {
    return lastLine(this.#output());
  }

  sample(): CpuSample {
    return sampleCpu(this.#pids);
  }

  /** CPU milliseconds since a sample. */
  cpuSince(before: CpuSample): number {
    return cpuBetween(before, this.sample());
  }

  /** Resident memory in bytes. */
  residentBytes(): number {
    return residentBytes(this.#pids);
  }

  /** Ends it as an operator does. */
  stop(): Promise<void> {
    return this.#end("SIGTERM");
  }

  /** Ends it as a power cut does to a process. */
  kill(): Promise<void> {
    return this.#end("SIGKILL");
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.hasEnded) return;
    const exit = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.kill(signal);
    const deadline = setTimeout(() => this.#child.kill("SIGKILL"), stopDeadline);
    await exit;
    clearTimeout(deadline);
  }
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

function lastLine(output: string): string {
  return (
    output
      .trim()
      .split("\n")
      .findLast((line) => /error|cannot|fail/i.test(line)) ?? output.trim().slice(-300)
  );
}
