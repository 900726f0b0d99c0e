import {
  type AuditEntry,
  type AuditFilter,
  type AuditPage,
  type Deed,
  deedShape,
} from "@querschnitt/shared/api/audit";
import {
  type Append,
  type LogEntry,
  SequenceConflict,
  StorageUnavailable,
  type UpdateLog,
} from "../storage/UpdateLog.ts";
import { AuditIndex } from "./AuditIndex.ts";

export const AUDIT_STREAM = "journal/audit";

/** Who stands as the sender of an entry that nobody signed in has made. */
const SERVER = "server";

const MAX_ATTEMPTS = 20;
/** Sequences closer to one another than this are read in one go: the log reads in slices anyway. */
const readThrough = 256;

/** A deed and when it was done, in milliseconds since the epoch. */
export interface DatedDeed {
  deed: Deed;
  at: number;
}

export interface AppendOptions {
  /** Appends elsewhere that are written together with the deeds, all or nothing. */
  together?: readonly Append[];
  metadata?: Append["metadata"];
}

/**
 * The audit list: every deed that matters for rights, in a stream of its own, for good. What is needed to find entries is
 * read when somebody looks for the first time, so that neither a start nor those who work wait for it.
 */
export class AuditTrail {
  readonly #log: UpdateLog;
  readonly #index = new AuditIndex();
  #end: number | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #reading: Promise<void> = Promise.resolve();

  constructor(log: UpdateLog) {
    this.#log = log;
  }

  /**
   * Appends deeds; resolves once they are durable.
   * @throws StorageUnavailable; SequenceConflict if one of the streams written together has another end
   */
  append(deeds: readonly DatedDeed[], options: AppendOptions = {}): Promise<void> {
    const appended = this.#last.then(() => this.#append(deeds, options));
    this.#last = appended.catch(() => {});
    return appended;
  }

  /** What stands beside the stream under a key. */
  async metadata(key: string): Promise<Uint8Array | undefined> {
    return (await this.#log.metadata(AUDIT_STREAM, key)).get(key);
  }

  /** A page of what a filter finds, newest first; `before` excludes itself and all that came after. */
  async find(filter: AuditFilter, limit: number, before = Number.POSITIVE_INFINITY): Promise<AuditPage> {
    await this.#catchUp();
    const { sequences, total, next } = this.#index.find(filter, limit, before);
    return { entries: await this.#entries(sequences), total, next };
  }

  async #append(deeds: readonly DatedDeed[], { together = [], metadata }: AppendOptions): Promise<void> {
    const entries = deeds.map(({ deed, at }) => ({
      person: deed.by ?? SERVER,
      receivedAt: at,
      update: new TextEncoder().encode(JSON.stringify(deed)),
    }));
    for (let attempt = 1; ; attempt++) {
      this.#end ??= await this.#log.end(AUDIT_STREAM);
      const own: Append = {
        stream: AUDIT_STREAM,
        expected: this.#end,
        entries,
        ...(metadata && { metadata }),
      };
      try {
        await this.#log.append([...together, own]);
        this.#end += entries.length;
        return;
      } catch (error) {
        this.#end = undefined;
        const isOwn = error instanceof SequenceConflict && error.stream === AUDIT_STREAM;
        if (!isOwn || attempt === MAX_ATTEMPTS) throw error;
      }
    }
  }

  #catchUp(): Promise<void> {
    const reading = this.#reading.then(async () => {
      for await (const entry of this.#log.read(AUDIT_STREAM, this.#index.length)) {
        this.#index.take(entry.receivedAt, deedOf(entry));
      }
    });
    this.#reading = reading.catch(() => {});
    return reading;
  }

  /** The entries at these places, which descend. */
  async #entries(sequences: readonly number[]): Promise<AuditEntry[]> {
    const wanted = new Set(sequences);
    const found = new Map<number, AuditEntry>();
    for (const { first, last } of ranges(sequences)) {
      for await (const entry of this.#log.read(AUDIT_STREAM, first - 1)) {
        const { sequence, receivedAt } = entry;
        if (wanted.has(sequence)) {
          found.set(sequence, { ...deedOf(entry), sequence, at: new Date(receivedAt).toISOString() });
        }
        if (sequence >= last) break;
      }
    }
    return sequences.flatMap((sequence) => found.get(sequence) ?? []);
  }
}

/** Descending sequences as ranges to read, each from its first to its last. */
function ranges(sequences: readonly number[]): { first: number; last: number }[] {
  const all: { first: number; last: number }[] = [];
  for (const sequence of sequences) {
    const range = all.at(-1);
    if (range && range.first - sequence <= readThrough) range.first = sequence;
    else all.push({ first: sequence, last: sequence });
  }
  return all;
}

const decoder = new TextDecoder("utf-8", { fatal: true });

function deedOf({ sequence, update }: LogEntry): Deed {
  try {
    return deedShape.parse(JSON.parse(decoder.decode(update)));
  } catch (cause) {
    throw new StorageUnavailable(`entry ${sequence} of ${AUDIT_STREAM} is no deed of this version`, {
      cause,
    });
  }
}
