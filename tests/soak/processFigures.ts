import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** Open descriptors of a process by what they are. */
export interface Descriptors {
  sockets: number;
  /** Those of the sockets that are TCP connections, in whatever state; the others listen. */
  connections: number;
  /** Files with a path. */
  files: number;
  /** Pipes, and what runtime and workers wake each other with. */
  others: number;
}

export interface ProcessFigures extends Descriptors {
  /** Resident bytes. */
  resident: number;
  /**
   * Those of them that the process allocated itself. The rest is mapped from files: pages of the log, which the system
   * keeps as long as nobody else needs the memory, so they grow with the log and say nothing about a leak.
   */
  anonymous: number;
  threads: number;
}

/** What the kernel tells about a process, or undefined if there is none. */
export function processFigures(pid: number): ProcessFigures | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "latin1");
    const field = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1]);
    const figures = {
      resident: field("VmRSS") * 1024,
      anonymous: field("RssAnon") * 1024,
      threads: field("Threads"),
      ...descriptorsOf(pid),
    };
    // A process that is ending has no memory any more.
    return Number.isNaN(figures.resident) ? undefined : figures;
  } catch {
    return undefined;
  }
}

function descriptorsOf(pid: number): Descriptors {
  const found: Descriptors = { sockets: 0, connections: 0, files: 0, others: 0 };
  const connections = connectionsOf(pid);
  for (const name of readdirSync(`/proc/${pid}/fd`)) {
    let target: string;
    try {
      target = readlinkSync(`/proc/${pid}/fd/${name}`);
    } catch {
      // Closed since it was listed.
      continue;
    }
    const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
    if (inode !== undefined) {
      found.sockets++;
      if (connections.has(inode)) found.connections++;
    } else if (target.startsWith("/")) found.files++;
    else found.others++;
  }
  return found;
}

/** State of a socket in /proc/net/tcp that waits for connections. */
const listens = "0A";

/** Inodes of the TCP connections that the process could have: the kernel's table names no owner. */
function connectionsOf(pid: number): Set<string> {
  const inodes = new Set<string>();
  for (const table of ["tcp", "tcp6"]) {
    for (const line of readFileSync(`/proc/${pid}/net/${table}`, "latin1").split("\n").slice(1)) {
      const [, , , state, , , , , , inode] = line.trim().split(/\s+/);
      if (inode !== undefined && state !== listens) inodes.add(inode);
    }
  }
  return inodes;
}
