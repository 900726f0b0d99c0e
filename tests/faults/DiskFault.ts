import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { RunningServer } from "../support/startServer.ts";
import { waitFor } from "../support/waitFor.ts";

/** Makes the disk fail for a server while it runs, and makes it whole again. */
export interface DiskFault {
  /** How the server's log names it. */
  message: RegExp;
  /** Whether not even a little can be written. */
  isTotal: boolean;
  /** Whether it takes a program that may trace others. */
  needsTracer: boolean;
  begin(server: RunningServer): Promise<void>;
  end(): Promise<void>;
}

/** Limits how far the process may write into any file; the limit of what it may lift to stays open. */
function limitFiles(pid: number, bytes: number | "unlimited"): void {
  execFileSync("prlimit", ["--pid", String(pid), `--fsize=${bytes}:`]);
}

/** So much more fits into the log than it has now, as on a disk that is nearly full. */
export function fullDisk(left: number): DiskFault {
  let pid = 0;
  return {
    // Half a page may just have fitted, which LMDB calls an input/output error.
    message: /the log cannot be written: (File too large|Input\/output error)/,
    isTotal: false,
    needsTracer: false,
    async begin(server) {
      pid = server.pid;
      limitFiles(pid, statSync(join(server.dataDir, "log.mdb")).size + left);
    },
    async end() {
      limitFiles(pid, "unlimited");
    },
  };
}

/** Nothing can be written any more, not even over what is there: what a disk does that the system made read-only. */
export function readOnlyDisk(): DiskFault {
  let pid = 0;
  return {
    message: /the log cannot be written: File too large/,
    isTotal: true,
    needsTracer: false,
    async begin(server) {
      pid = server.pid;
      limitFiles(pid, 0);
    },
    async end() {
      limitFiles(pid, "unlimited");
    },
  };
}

/** Who may be traced (Yama): 0 is anybody of the same user, and root is not asked. */
const traceScope = "/proc/sys/kernel/yama/ptrace_scope";

/** What is missing here for a fault; undefined if nothing is. */
export function missingFor({ needsTracer }: DiskFault): string | undefined {
  if (spawnSync("prlimit", ["--version"]).status !== 0) return "prlimit";
  if (!needsTracer) return undefined;
  if (spawnSync("strace", ["-e", "trace=none", "true"]).status !== 0) return "strace";
  const mayTrace =
    process.getuid?.() === 0 || !existsSync(traceScope) || readFileSync(traceScope, "utf8").trim() === "0";
  return mayTrace ? undefined : "strace, with leave to trace other processes";
}

/** All is written, and the flush fails: the disk has lost what the system gave it. Needs strace. */
export function failingFlush(): DiskFault {
  let tracer: ChildProcess | undefined;
  return {
    message: /the log cannot be written: Input\/output error/,
    isTotal: true,
    needsTracer: true,
    async begin(server) {
      const pid = server.pid;
      const calls = "fdatasync,fsync";
      const inject = ["-e", `trace=${calls}`, "-e", `inject=${calls}:error=EIO`];
      tracer = spawn("strace", ["-f", "-p", String(pid), "-o", "/dev/null", ...inject], { stdio: "ignore" });
      await waitFor("the tracer to be there", () =>
        readdirSync(`/proc/${pid}/task`).every(
          (task) => !/TracerPid:\t0\n/.test(readFileSync(`/proc/${pid}/task/${task}/status`, "utf8")),
        ),
      );
    },
    async end() {
      if (!tracer || tracer.exitCode !== null || tracer.signalCode !== null) return;
      const ended = once(tracer, "exit");
      tracer.kill("SIGINT");
      await ended;
    },
  };
}
