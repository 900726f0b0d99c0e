import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** Who may be traced (Yama): 0 is anybody of the same user, and root is not asked. */
const traceScope = "/proc/sys/kernel/yama/ptrace_scope";

/** What is missing here to watch or spoil the system calls of a child; undefined if nothing is. */
export function missingTracer(): string | undefined {
  return spawnSync("strace", ["-e", "trace=none", "true"]).status === 0
    ? undefined
    : "strace, with leave to trace";
}

/** The same for a process that runs already. */
export function missingAttachingTracer(): string | undefined {
  const mayAttach =
    process.getuid?.() === 0 || !existsSync(traceScope) || readFileSync(traceScope, "utf8").trim() === "0";
  return missingTracer() ?? (mayAttach ? undefined : "strace, with leave to trace other processes");
}

/** What is missing here to limit a process that runs already; undefined if nothing is. */
export function missingLimiter(): string | undefined {
  return spawnSync("prlimit", ["--version"]).status === 0 ? undefined : "prlimit";
}
