import type { Room } from "@querschnitt/shared/protocol/roomNames";
import type * as Y from "yjs";

/** Looks on while rooms are written, to keep what is derived from them. */
export interface RoomObserver {
  /** What to store beside the room's log with the next entries; `doc` for ledger rooms only. */
  digest(room: Room, doc: Y.Doc | undefined): Uint8Array | undefined;
  /** Entries are on disk, the last one received at `at`, and the digest stored with them. */
  onFlushed(room: Room, at: number, digest: Uint8Array | undefined): void;
}
