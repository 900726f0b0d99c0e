import type { LedgerCommand } from "@querschnitt/shared/documents/commands";
import type { RoomState } from "@querschnitt/shared/protocol/messages";
import type { Room } from "@querschnitt/shared/protocol/roomNames";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";

/**
 * What stands in the way of a room:
 * `no-access` it does not exist or may not be read · `signed-out` the session ended · `outdated` this page is older
 * than the document · `storage` the browser does not store · `refused` the server will not listen to this copy.
 */
export type RoomProblem = "no-access" | "signed-out" | "outdated" | "storage" | "refused";

export interface RoomStatus {
  connection: "offline" | "connecting" | "online";
  /** The first sync is done or the local store held something: only then may an editor be mounted. */
  ready: boolean;
  /** Without a connection: what the server said last. */
  mayWrite: RoomState["mayWrite"];
  /** Changes of this person that the server has not yet reported as durable. */
  unsent: number;
  problem?: RoomProblem;
}

/** A room as components see it. A new object whenever anything but the document's content changes. */
export interface RoomHandle {
  room: Room;
  doc: Y.Doc;
  awareness: Awareness;
  /** The document is replaced when refused work was set aside: key components by this number. */
  generation: number;
  status: RoomStatus;
  /** Carries out a command on a ledger room; throws for a text room. */
  perform(command: LedgerCommand): void;
  /** Resolves once all that this person has done here until now is durable or set aside; not before there is a connection. */
  whenSettled(): Promise<void>;
}
