import type { RoomKind } from "@querschnitt/shared/protocol/roomNames";
import type { UpdateLog } from "../storage/UpdateLog.ts";
import type { FrameMaker } from "./FrameMaker.ts";
import { decodeSnapshot, type Snapshot } from "./snapshot.ts";

/** Under which metadata key of a room's stream its snapshot stands. */
export const SNAPSHOT_KEY = "snapshot";

/** So much of the log since the last snapshot makes another one worth its work once the room rests … */
const worthEntries = 256;
const worthBytes = 16 * 1024;
/** … and so much does so even while it is being worked in, so that opening it stays quick whatever happens. */
const urgentBytes = 2 * 1024 * 1024;
export interface SnapshotKeeperOptions {
  log: UpdateLog;
  stream: string;
  kind: RoomKind;
  maker: FrameMaker;
  /** Milliseconds without a new entry after which the room counts as resting. */
  restMilliseconds: number;
  /** The snapshot in the log, encoded and decoded. */
  stored: { encoded: Uint8Array; snapshot: Snapshot } | undefined;
  /** What the log holds beyond it. */
  entries: number;
  bytes: number;
}

/** Knows how far the snapshot of one room lags behind its log, and makes another one when that is worth it. */
export class SnapshotKeeper {
  readonly #options: SnapshotKeeperOptions;
  #stored: SnapshotKeeperOptions["stored"];
  #entries: number;
  #bytes: number;
  #notedAt = Number.NEGATIVE_INFINITY;
  #isMaking = false;
  #isPossible = true;

  constructor(options: SnapshotKeeperOptions) {
    this.#options = options;
    this.#stored = options.stored;
    this.#entries = options.entries;
    this.#bytes = options.bytes;
  }

  get current(): Snapshot | undefined {
    return this.#stored?.snapshot;
  }

  get isMaking(): boolean {
    return this.#isMaking;
  }

  /** Whether it is time for another one. @param now milliseconds of a clock that never goes back */
  isDue(now: number): boolean {
    if (this.#isMaking || !this.#isPossible) return false;
    const isWorthIt = this.#entries >= worthEntries || this.#bytes >= worthBytes;
    return this.#bytes >= urgentBytes || (isWorthIt && now - this.#notedAt >= this.#options.restMilliseconds);
  }

  noteFlushed(entries: number, bytes: number): void {
    this.#entries += entries;
    this.#bytes += bytes;
    this.#notedAt = performance.now();
  }

  /** Makes the next one from what is on disk and hands it to `store`. @throws StorageUnavailable */
  async make(store: (encoded: Uint8Array) => void): Promise<void> {
    const { log, stream, kind, maker } = this.#options;
    this.#isMaking = true;
    try {
      const updates: Uint8Array[] = [];
      let bytes = 0;
      for await (const { update } of log.read(stream, this.current?.sequence)) {
        updates.push(update);
        bytes += update.length;
      }
      const encoded = await maker.snapshot({ kind, before: this.#stored?.encoded, updates });
      if (!encoded) {
        this.#isPossible = false;
        return;
      }
      this.#stored = { encoded, snapshot: decodeSnapshot(kind, encoded) };
      this.#entries -= updates.length;
      this.#bytes -= bytes;
      store(encoded);
    } finally {
      this.#isMaking = false;
    }
  }
}
