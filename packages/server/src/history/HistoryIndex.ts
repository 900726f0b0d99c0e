import type { PastRoom } from "@querschnitt/shared/api/history";
import { roomName } from "@querschnitt/shared/protocol/roomNames";
import type { Logger } from "pino";
import { type LogEntry, StorageUnavailable, type UpdateLog } from "../storage/UpdateLog.ts";
import { buffersOfEntries, packEntries } from "./entryPack.ts";
import { type HistoryThread, JobFailed } from "./HistoryThread.ts";
import type { Stretch } from "./jobs.ts";
import { decodeHead, isFull, keepsStanding, type SegmentHead } from "./segments.ts";

/** A room whose past is asked for. */
export interface PastAddress {
  kind: PastRoom;
  measure: string;
}

/** A stretch of a room's log that was told for good. */
interface Segment {
  head: SegmentHead;
  /** As `encodeTold` wrote it. */
  told: Uint8Array;
}

/** The whole past of a room: segments, and the entries since. */
export interface Past {
  segments: readonly Segment[];
  tail: readonly LogEntry[];
}

/** The index does not say what it said when it was written. */
class Damaged extends Error {}

/** Somebody else has told on meanwhile, and how the room stood there is known no more. */
class Outdated extends Error {}

/** How often a past is opened anew because of that. */
const MAX_ATTEMPTS = 5;

const TOLD = "told/";
const STANDING = "standing/";
/** Digits of a segment's number in its keys, so that they sort. */
const DIGITS = 9;

export interface HistoryIndexOptions {
  log: UpdateLog;
  thread: Pick<HistoryThread, "ask">;
  logger: Logger;
  /** When a stretch is long enough to be put down. */
  isFull?: typeof isFull;
}

/**
 * What was told of rooms' logs, stretch by stretch, and how the rooms stood in between: in streams of their own, which hold
 * nothing that the logs do not say. Whatever cannot be read of it is thrown away and made anew.
 */
export class HistoryIndex {
  readonly #options: Required<HistoryIndexOptions>;
  /** By stream, the end of what is being done with it: a room is told once at a time, and never while it is forgotten. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(options: HistoryIndexOptions) {
    this.#options = { isFull, ...options };
  }

  /**
   * Lets somebody read the past of a room, told as far as it goes. What cannot be read is made anew once.
   * @throws StorageUnavailable if the log itself cannot be read, or says what no entry may say
   */
  async read<Answer>(address: PastAddress, read: (past: Past) => Promise<Answer>): Promise<Answer> {
    let isAnew = false;
    for (let attempt = 1; ; attempt++) {
      try {
        return await read(await this.#open(address));
      } catch (error) {
        if (error instanceof Outdated && attempt < MAX_ATTEMPTS) continue;
        if (!(error instanceof Damaged || error instanceof JobFailed || error instanceof Outdated))
          throw error;
        const room = roomName(address);
        if (isAnew) throw new StorageUnavailable(`the history of ${room} cannot be told`, { cause: error });
        this.#options.logger.warn({ room, err: error }, "the history is thrown away and made anew");
        await this.forget(address);
        isAnew = true;
      }
    }
  }

  /** Throws away what was made of a room's log; whoever changes entries calls it afterwards. @throws StorageUnavailable */
  forget(address: PastAddress): Promise<void> {
    const stream = streamOf(address);
    return this.#inTurn(stream, () => this.#options.log.remove(stream));
  }

  /** Entries of the room's log from one on, as long as `belongs` holds. @throws StorageUnavailable */
  async entries(
    address: PastAddress,
    first: number,
    belongs: (entry: LogEntry) => boolean,
  ): Promise<LogEntry[]> {
    const entries: LogEntry[] = [];
    for await (const entry of this.#options.log.read(roomName(address), first - 1)) {
      if (!belongs(entry)) break;
      entries.push(entry);
    }
    return entries;
  }

  /**
   * Entries that follow on so many segments, together with how the room stood before them, to be handed over. Where that is
   * not known, they begin earlier.
   * @param isExact they must not
   * @returns `earlier`: how many others stand in front
   */
  async stretch(
    address: PastAddress,
    segments: readonly Segment[],
    entries: readonly LogEntry[],
    isExact = false,
  ): Promise<{ stretch: Stretch; earlier: number; transferred: ArrayBuffer[] }> {
    const stream = streamOf(address);
    for (let count = segments.length; ; count--) {
      const from = count === 0 ? undefined : await this.#standing(stream, count);
      if (count > 0 && !from) {
        if (keepsStanding(count)) throw new Damaged(`the standing of segment ${count} is missing`);
        if (isExact) throw new Outdated();
        continue;
      }
      const first = (segments[count - 1]?.head.last ?? 0) + 1;
      const last = segments.at(-1)?.head.last ?? 0;
      const earlier =
        count === segments.length
          ? []
          : await this.entries(address, first, ({ sequence }) => sequence <= last);
      const pack = await packEntries(first, [...earlier, ...entries]);
      return {
        stretch: { from, entries: pack },
        earlier: earlier.length,
        transferred: buffersOfEntries(pack),
      };
    }
  }

  #open(address: PastAddress): Promise<Past> {
    const stream = streamOf(address);
    return this.#inTurn(stream, () => this.#tell(address, stream));
  }

  #inTurn<Answer>(stream: string, work: () => Promise<Answer>): Promise<Answer> {
    const done = (this.#turns.get(stream) ?? Promise.resolve()).then(work);
    const ended = done
      .catch(() => {})
      .finally(() => {
        if (this.#turns.get(stream) === ended) this.#turns.delete(stream);
      });
    this.#turns.set(stream, ended);
    return done;
  }

  /** Reads the log behind the last segment, and puts down further ones where there is enough for them. */
  async #tell(address: PastAddress, stream: string): Promise<Past> {
    const { log, isFull } = this.#options;
    const segments = await this.#stored(stream);
    let isStoring = true;
    let [tail, bytes]: [LogEntry[], number] = [[], 0];
    for await (const entry of log.read(roomName(address), segments.at(-1)?.head.last)) {
      tail.push(entry);
      bytes += entry.update.length;
      if (!isStoring || !isFull(tail.length, bytes, segments.at(-1)?.head.documentBytes ?? 0)) continue;
      const segment = await this.#put(address, stream, segments, tail);
      if (segment) {
        segments.push(segment);
        [tail, bytes] = [[], 0];
      } else isStoring = false;
    }
    return { segments, tail };
  }

  /** Tells a segment and puts it down; undefined if it cannot be written: then the same is told from the log. */
  async #put(
    address: PastAddress,
    stream: string,
    before: readonly Segment[],
    entries: readonly LogEntry[],
  ): Promise<Segment | undefined> {
    const { log, thread, logger } = this.#options;
    const { stretch, transferred } = await this.stretch(address, before, entries, true);
    const until = before.at(-1)?.head.until ?? 0;
    const { told, standing } = await thread.ask(
      "tell",
      { room: address.kind, until, ...stretch },
      transferred,
    );
    const number = before.length + 1;
    const metadata = {
      [keyOf(TOLD, number)]: told,
      [keyOf(STANDING, number)]: standing,
      ...(number > 1 && !keepsStanding(number - 1) && { [keyOf(STANDING, number - 1)]: null }),
    };
    try {
      await log.append([{ stream, expected: 0, entries: [], metadata }]);
    } catch (error) {
      logger.warn({ room: roomName(address), err: error }, "a part of the history cannot be written");
      return undefined;
    }
    return { told, head: headOf(told) };
  }

  async #stored(stream: string): Promise<Segment[]> {
    const found = await undamaged(this.#options.log.metadata(stream, TOLD));
    const segments: Segment[] = [];
    for (const [key, told] of found) {
      const head = headOf(told);
      const isNext = key === keyOf(TOLD, segments.length + 1);
      if (!isNext || head.first !== (segments.at(-1)?.head.last ?? 0) + 1)
        throw new Damaged(`${key} is no next one`);
      segments.push({ head, told });
    }
    return segments;
  }

  /** How a room stood at the end of a segment, counted from 1; undefined where that is not kept. */
  async #standing(stream: string, number: number): Promise<Uint8Array | undefined> {
    const [standing] = await undamaged(this.#options.log.metadataOf([stream], keyOf(STANDING, number)));
    return standing;
  }
}

/** Where what is derived from a room's log stands. */
function streamOf(address: PastAddress): string {
  return `history/${roomName(address)}`;
}

function keyOf(prefix: string, number: number): string {
  return prefix + String(number).padStart(DIGITS, "0");
}

function headOf(told: Uint8Array): SegmentHead {
  const head = decodeHead(told);
  if (!head) throw new Damaged("it is of another version");
  return head;
}

/** A damaged value of the index is no damage of the log. */
async function undamaged<Value>(reading: Promise<Value>): Promise<Value> {
  try {
    return await reading;
  } catch (cause) {
    throw new Damaged("it cannot be read", { cause });
  }
}
