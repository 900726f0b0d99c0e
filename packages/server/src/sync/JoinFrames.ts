import type { Logger } from "pino";
import type { UpdateLog } from "../storage/UpdateLog.ts";
import type { FrameMaker } from "./FrameMaker.ts";
import { emptyUpdate, syncSteps } from "./frames.ts";
import type { Snapshot } from "./snapshot.ts";
import { syncFrames } from "./webSocketFrames.ts";

/** Bytes of a tail that are kept at least: a frame is given up once its tail is longer than this and itself. */
const leastTailBytes = 16 * 1024;
/** What keeping one update costs besides its bytes. */
const overheadBytes = 200;

export interface JoinAnswer {
  /** WebSocket frames that bring a client up to `sequence`; the last one is the SyncStep2. */
  wires: Buffer[];
  sequence: number;
}

interface Entry {
  update: Uint8Array;
  sequence: number;
}

/** The whole document as it stood at one entry. */
interface Frame extends Entry {
  /** It as a SyncStep2, and as an update that goes before one; each made when first needed. */
  wires: { [step in 1 | 2]?: Buffer };
}

export interface JoinFramesOptions {
  log: UpdateLog;
  stream: string;
  maker: FrameMaker;
  logger: Logger;
  /** The room's snapshot: what is before it need not be read. */
  snapshot(): Snapshot | undefined;
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
  readonly #snapshot: () => Snapshot | undefined;
  #frame: Frame | undefined;
  #making: Promise<Frame> | undefined;
  #tail: Entry[] | undefined;
  #tailBytes = 0;

  constructor({ log, stream, maker, logger, snapshot }: JoinFramesOptions) {
    this.#log = log;
    this.#stream = stream;
    this.#maker = maker;
    this.#logger = logger;
    this.#snapshot = snapshot;
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
      const part = knowsNothing ? undefined : await this.#maker.diff(frame.update, stateVector);
      // Another frame may have taken its place meanwhile, and the tail with it.
      if (frame !== this.#frame || !this.#tail) continue;
      const since = this.#tail.filter(({ sequence }) => sequence > frame.sequence);
      const sequence = since.at(-1)?.sequence ?? frame.sequence;
      deliver({ wires: wiresOf(part ? { update: part, sequence, wires: {} } : frame, since), sequence });
      return;
    }
  }

  /** The whole document as it is on disk, as one update; nothing is remembered of it. @throws StorageUnavailable */
  async document(): Promise<Uint8Array> {
    const base = this.#snapshot();
    const entries = await this.#read(base?.sequence ?? 0);
    if (base && entries.length === 0) return base.document();
    const updates = entries.map(({ update }) => update);
    return (await this.#maker.frame(base ? [base.document(), ...updates] : updates)).update;
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
    const base = this.#snapshot();
    const entries = await this.#read(base?.sequence ?? 0);
    const isFew = bytesOf(entries) <= Math.max(leastTailBytes, base?.documentBytes ?? 0);
    const { frame, since } =
      base && isFew
        ? { frame: { update: base.document(), sequence: base.sequence, wires: {} }, since: entries }
        : { frame: await this.#open(base, entries), since: [] };
    const read = since.at(-1)?.sequence ?? frame.sequence;
    this.#frame = frame;
    this.#tail = [...since, ...(this.#tail ?? []).filter(({ sequence }) => sequence > read)];
    this.#tailBytes = bytesOf(this.#tail);
    return frame;
  }

  async #read(after: number): Promise<Entry[]> {
    const entries: Entry[] = [];
    for await (const { update, sequence } of this.#log.read(this.#stream, after)) {
      entries.push({ update, sequence });
    }
    return entries;
  }

  async #open(base: Snapshot | undefined, entries: readonly Entry[]): Promise<Frame> {
    const before = base ? [{ update: base.document(), sequence: base.sequence }] : [];
    const parts = [...before, ...entries];
    const { update, unreadable } = await this.#maker.frame(parts.map((part) => part.update));
    if (unreadable.length > 0) {
      const quarantined = unreadable.map((position) => parts[position]?.sequence);
      this.#logger.error(
        { room: this.#stream, quarantined },
        "entries cannot be opened; served without them",
      );
    }
    return { update, sequence: parts.at(-1)?.sequence ?? 0, wires: {} };
  }
}

/** What remembering entries costs. */
function bytesOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { update }) => sum + update.length + overheadBytes, 0);
}

/** A client is synced by a SyncStep2, so whatever else belongs to the answer goes before it. */
function wiresOf(frame: Frame, since: readonly Entry[]): Buffer[] {
  const last = since.at(-1);
  if (!last) return [wireOf(frame, syncSteps.step2)];
  const others = since.slice(0, -1).map(({ update }) => update);
  const isEmpty = frame.update.length === emptyUpdate.length;
  return [
    ...(isEmpty ? [] : [wireOf(frame, syncSteps.update)]),
    ...(others.length > 0 ? [syncFrames(syncSteps.update, others)] : []),
    syncFrames(syncSteps.step2, [last.update]),
  ];
}

/** Made once for all who join. */
function wireOf({ update, wires }: Frame, step: 1 | 2): Buffer {
  wires[step] ??= syncFrames(step, [update]);
  return wires[step];
}
