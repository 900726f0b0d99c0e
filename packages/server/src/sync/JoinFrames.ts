import type { Logger } from "pino";
import type { UpdateLog } from "../storage/UpdateLog.ts";
import type { FrameMaker } from "./FrameMaker.ts";
import { emptyUpdate, syncStep2Frame, updateFrame } from "./frames.ts";

/** Bytes of a tail that are kept at least: a frame is given up once its tail is longer than this and itself. */
const leastTailBytes = 16 * 1024;
/** What keeping one update costs besides its bytes. */
const overheadBytes = 200;

export interface JoinAnswer {
  /** Payloads that bring a client up to `sequence`; the last one is the SyncStep2. */
  payloads: Uint8Array[];
  sequence: number;
}

interface Frame {
  update: Uint8Array;
  sequence: number;
}

/**
 * Answers joins from what is flushed: a frame of the whole document, made once for many joins, and the tail of
 * updates since. The tail is remembered only from the first join on, so that a room nobody joins keeps none.
 */
export class JoinFrames {
  readonly #log: UpdateLog;
  readonly #stream: string;
  readonly #maker: FrameMaker;
  readonly #logger: Logger;
  #frame: Frame | undefined;
  #making: Promise<Frame> | undefined;
  #tail: Frame[] | undefined;
  #tailBytes = 0;

  constructor(log: UpdateLog, stream: string, maker: FrameMaker, logger: Logger) {
    this.#log = log;
    this.#stream = stream;
    this.#maker = maker;
    this.#logger = logger;
  }

  /** Remembers what a flush made durable, for those who join from an older frame. */
  noteFlushed(update: Uint8Array, sequence: number): void {
    if (!this.#tail) return;
    this.#tail.push({ update, sequence });
    this.#tailBytes += update.length + overheadBytes;
    if (!this.#making && this.#tailBytes > Math.max(leastTailBytes, this.#frame?.update.length ?? 0))
      this.#forget();
  }

  /**
   * Finds the answer to a SyncStep1 and hands it to `deliver` in the same turn in which it is complete: no flush can
   * come between the answer and the first broadcast after it.
   * @throws StorageUnavailable
   */
  async answer(stateVector: Uint8Array, deliver: (answer: JoinAnswer) => void): Promise<void> {
    const knowsNothing = stateVector[0] === 0;
    for (;;) {
      const frame = this.#frame ?? (await this.#make());
      const update = knowsNothing ? frame.update : await this.#maker.diff(frame.update, stateVector);
      // Another frame may have taken its place meanwhile, and the tail with it.
      if (frame !== this.#frame || !this.#tail) continue;
      const since = this.#tail.filter(({ sequence }) => sequence > frame.sequence);
      deliver({ payloads: payloadsOf(update, since), sequence: since.at(-1)?.sequence ?? frame.sequence });
      return;
    }
  }

  /** The whole document as it is on disk, as one update; nothing is remembered of it. @throws StorageUnavailable */
  async document(): Promise<Uint8Array> {
    const updates: Uint8Array[] = [];
    for await (const entry of this.#log.read(this.#stream)) updates.push(entry.update);
    return (await this.#maker.frame(updates)).update;
  }

  #forget(): void {
    this.#frame = undefined;
    this.#tail = undefined;
    this.#tailBytes = 0;
  }

  #make(): Promise<Frame> {
    this.#making ??= this.#makeFrame().finally(() => {
      this.#making = undefined;
    });
    return this.#making;
  }

  async #makeFrame(): Promise<Frame> {
    // From here on: whatever is flushed while the log is being read.
    this.#tail ??= [];
    const updates: Uint8Array[] = [];
    const sequences: number[] = [];
    for await (const entry of this.#log.read(this.#stream)) {
      updates.push(entry.update);
      sequences.push(entry.sequence);
    }
    const { update, unreadable } = await this.#maker.frame(updates);
    if (unreadable.length > 0) {
      const quarantined = unreadable.map((position) => sequences[position]);
      this.#logger.error(
        { room: this.#stream, quarantined },
        "entries cannot be opened; served without them",
      );
    }
    const frame: Frame = { update, sequence: sequences.at(-1) ?? 0 };
    this.#frame = frame;
    this.#tail = (this.#tail ?? []).filter(({ sequence }) => sequence > frame.sequence);
    this.#tailBytes = this.#tail.reduce((sum, entry) => sum + entry.update.length + overheadBytes, 0);
    return frame;
  }
}

/** A client is synced by a SyncStep2, so whatever else belongs to the answer goes before it. */
function payloadsOf(update: Uint8Array, since: readonly Frame[]): Uint8Array[] {
  const last = since.at(-1);
  if (!last) return [syncStep2Frame(update)];
  const others = since.slice(0, -1).map((entry) => updateFrame(entry.update));
  const isEmpty = update.length === emptyUpdate.length;
  return [...(isEmpty ? [] : [updateFrame(update)]), ...others, syncStep2Frame(last.update)];
}
