import type { LedgerCommand } from "@querschnitt/shared/documents/commands";
import type { RefusalReason, RoomState } from "@querschnitt/shared/protocol/messages";
import type { LedgerKind } from "@querschnitt/shared/protocol/roomNames";
import type { Passage } from "./changedPassages.ts";

/** Something a person did and the server has not yet reported as durable. Ids sort in the order of doing. */
export interface OutboxEntry {
  id: string;
  room: string;
  /** The generation of the local copy it was carried out on; a later copy has to do it again. */
  generation: number;
  /** Milliseconds since the epoch, the doer's clock. */
  at: number;
  work: { kind: "draft" } | { kind: LedgerKind; command: LedgerCommand };
  /**
   * Client id and clock up to which its update goes, and from where (absent in older stores); absent altogether if it
   * only deletes.
   */
  reach?: { client: number; clock: number; from?: number };
}

/**
 * `no-access`: the whole room may no longer be read; `replaced`: the server's document is another one now; `removed`: somebody
 * deleted what it was written in. The others are the server's words.
 */
export type AsideReason = RefusalReason | "no-access" | "replaced" | "removed";

/** Work that was not taken, kept for its author. */
export interface AsideEntry {
  id: string;
  room: string;
  /** When it was done, and when it was set aside. */
  doneAt: number;
  asideAt: number;
  reason: AsideReason;
  /** The rule that said no, for example `comment.foreign-comment`. */
  rule?: string;
  work:
    | { kind: LedgerKind; command: LedgerCommand }
    /** One block of a draft; `before` empty: newly written, `after` empty: deleted. */
    | ({ kind: "passage" } & Passage);
}

export interface RoomRecord {
  room: string;
  /** Epoch of the server's document; null until the server named one. */
  epoch: number | null;
  generation: number;
  mayWrite: RoomState["mayWrite"];
  /** Number of the last redaction that this copy knows of; absent: of none. */
  redaction?: number;
  /** Number of the last redaction whose words are gone from the disk as well. */
  cleared?: number;
}

export interface StoredRoom {
  record: RoomRecord | undefined;
  /** `entry`: the outbox entry it belongs to, if it is this person's own and possibly unsent. */
  updates: { update: Uint8Array; entry?: string }[];
  outbox: OutboxEntry[];
}

export interface Addition {
  room: string;
  /** The writer's generation: an addition to a copy that has been replaced is not made. */
  generation: number;
  update?: Uint8Array;
  entry?: OutboxEntry;
  /** Outbox entries that are durable on the server now. */
  settled?: readonly string[];
  record?: Partial<Pick<RoomRecord, "epoch" | "mayWrite" | "redaction">>;
}

export interface Replacement {
  room: string;
  record: RoomRecord;
  /** The new copy as one update; undefined: nothing is kept. */
  snapshot: Uint8Array | undefined;
  /** Outbox entries that are over: set aside, or found to be durable. */
  settled: readonly string[];
  aside: readonly AsideEntry[];
}

/** Where one person's work stands on this device. */
export interface WorkStore {
  load(room: string): Promise<StoredRoom>;
  /** Names of the rooms of which a copy is kept. */
  storedRooms(): Promise<string[]>;
  /** Adds to a room; an update and its outbox entry stand together or not at all. Resolves false if the copy was replaced. */
  add(addition: Addition): Promise<boolean>;
  /** Puts another copy in the place of a room's, and refused work aside, in one transaction. */
  replace(replacement: Replacement): Promise<void>;
  /**
   * Puts other updates in the place of a room's, wherever `change` answers one, and notes the number of the redaction, in
   * one transaction. To which work an update belongs stays.
   */
  redact(
    room: string,
    change: (update: Uint8Array) => Uint8Array | undefined,
    redaction: number,
  ): Promise<void>;
  /** Names of rooms with something in the outbox. */
  roomsWithUnsent(): Promise<string[]>;
  /** Names of all rooms of which a copy is kept. */
  rooms(): Promise<string[]>;
  listAside(): Promise<AsideEntry[]>;
  putAside(entries: readonly AsideEntry[], settled: readonly string[]): Promise<void>;
  removeAside(id: string): Promise<void>;
  /** Deletes everything of this person on this device. */
  wipe(): Promise<void>;
  /** Resolves when everything handed over is written. */
  close(): Promise<void>;
}
