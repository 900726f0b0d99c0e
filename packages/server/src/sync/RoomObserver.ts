import type { EntryChange } from "@querschnitt/shared/policy/entries";
import type { Room } from "@querschnitt/shared/protocol/roomNames";
import type * as Y from "yjs";

/** What one entry of a room's log did. */
export interface WrittenEntry {
  sequence: number;
  person: string;
  /** Milliseconds since the epoch. */
  receivedAt: number;
  /** Of a ledger room; a text room is not read so closely. */
  changes: readonly EntryChange[];
}

/** Looks on while rooms are written, to keep what is derived from them. */
export interface RoomObserver {
  /** What to store beside the room's log with the next entries; `doc` for ledger rooms only. */
  digest(room: Room, doc: Y.Doc | undefined): Uint8Array | undefined;
  /**
   * Entries are on disk, the last one received at `at`, and the digest stored with them. `doc` may be ahead of them.
   */
  onFlushed(
    room: Room,
    at: number,
    digest: Uint8Array | undefined,
    entries: readonly WrittenEntry[],
    doc: Y.Doc | undefined,
  ): void;
  /** Entries of a room were redacted where they stand: whatever is derived from them must go before it resolves. */
  onRedacted(room: Room): Promise<unknown>;
}
