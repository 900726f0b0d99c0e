import type { RoomProblem, RoomStatus } from "./RoomHandle.ts";

export interface ConnectionFacts {
  synced: boolean;
  /** The last attempt to connect did not work. */
  failing: boolean;
}

export interface RoomFacts {
  /** What the browser says about the network. */
  onLine: boolean;
  ready: boolean;
  /** The local copy holds refused work and is about to be replaced. */
  replacing: boolean;
  mayWrite: RoomStatus["mayWrite"];
  unsent: number;
  problem: RoomProblem | undefined;
}

/** What components are told about a room. */
export function roomStatus({ synced, failing }: ConnectionFacts, facts: RoomFacts): RoomStatus {
  const { onLine, ready, replacing, mayWrite, unsent, problem } = facts;
  const isClosed = replacing || problem === "outdated" || problem === "no-access" || problem === "refused";
  return {
    connection: synced && onLine ? "online" : onLine && !failing ? "connecting" : "offline",
    ready,
    mayWrite: isClosed ? "none" : mayWrite,
    unsent,
    ...(problem && { problem }),
  };
}

export function isSameStatus(one: RoomStatus, other: RoomStatus): boolean {
  return (
    one.connection === other.connection &&
    one.ready === other.ready &&
    one.mayWrite === other.mayWrite &&
    one.unsent === other.unsent &&
    one.problem === other.problem
  );
}
