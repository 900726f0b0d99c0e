import { readdirSync, readFileSync } from "node:fs";

/** Kernel ticks per second in /proc/<pid>/stat; 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** CPU time of a process tree since its start, taken at one moment. */
export interface CpuSample {
  /** User and system time of /proc/<pid>/stat, milliseconds in steps of 10; threads that have ended are included. */
  ticks: number;
  /** The same from the scheduler, exact, of the threads that are running now; NaN where the kernel tells nothing. */
  exact: number;
  threads: ReadonlySet<string>;
}

/** A process and its descendants, as found when this was called. */
export function treeOf(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const fields = statFields(Number(name));
    if (fields) parents.set(Number(name), Number(fields[1]));
  }
  const tree = [root];
  for (const pid of tree) {
    for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  }
  return tree;
}

/** CPU time of these processes. */
export function sampleCpu(pids: readonly number[]): CpuSample {
  let ticks = 0;
  let exact = 0;
  const threads = new Set<string>();
  for (const pid of pids) {
    const fields = statFields(pid);
    if (!fields) continue;
    ticks += ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      threads.add(thread);
      try {
        const text = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "latin1");
        exact += Number(text.split(" ", 1)[0]) / 1e6;
      } catch {
        exact = Number.NaN;
      }
    }
  }
  return { ticks, exact, threads };
}

/** CPU milliseconds between two samples: exact unless a thread ended in between and took its time with it. */
export function cpuBetween(before: CpuSample, after: CpuSample): number {
  const ticks = after.ticks - before.ticks;
  const exact = after.exact - before.exact;
  const isWhole = [...before.threads].every((thread) => after.threads.has(thread));
  if (!isWhole || Number.isNaN(exact)) return ticks;
  // A thread that came and went between the samples shows in the ticks alone.
  return ticks - exact > 2 * (1000 / ticksPerSecond) ? ticks : exact;
}

/** Resident memory of these processes in bytes (VmRSS). */
export function residentBytes(pids: readonly number[]): number {
  let bytes = 0;
  for (const pid of pids) {
    const status = readFileSync(`/proc/${pid}/status`, "latin1");
    bytes += Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
  }
  return bytes;
}

/** The fields of /proc/<pid>/stat from the state on: a command name may contain blanks and brackets. */
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}
