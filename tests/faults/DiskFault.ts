import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { missingAttachingTracer, missingLimiter } from "../support/missingPrograms.ts";
import type { RunningServer } from "../support/startServer.ts";
import { waitFor } from "../support/waitFor.ts";

/** Makes the disk fail for a server while it runs, and makes it whole again. */
export interface DiskFault {
  /** How the server's log names it. */
  message: RegExp;
  /** Whether not even a little can be written. */
  isTotal: boolean;
  /** What is missing here to make it; undefined if nothing is. */
  missing(): string | undefined;
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
    missing: missingLimiter,
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
    missing: missingLimiter,
    async begin(server) {
      pid = server.pid;
      limitFiles(pid, 0);
    },
    async end() {
      limitFiles(pid, "unlimited");
    },
  };
}

/** All is written, and the flush fails: the disk has lost what the system gave it. Needs strace. */
export function failingFlush(): DiskFault {
  let tracer: ChildProcess | undefined;
  return {
    message: /the log cannot be written: Input\/output error/,
    isTotal: true,
    missing: missingAttachingTracer,
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
