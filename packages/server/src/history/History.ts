import {
  type ChangesSince,
  type History as MeasureHistory,
  type PastRoom,
  type PastState,
  type PastText,
  pastRooms,
} from "@querschnitt/shared/api/history";
import type { readResolutions } from "@querschnitt/shared/documents/arrivals";
import { type Room, roomName } from "@querschnitt/shared/protocol/roomNames";
import type { LogEntry } from "../storage/UpdateLog.ts";
import type { WrittenDraft } from "./authorship.ts";
import { HistoryIndex, type HistoryIndexOptions, type Past, type PastAddress } from "./HistoryIndex.ts";
import { HistoryThread } from "./HistoryThread.ts";
import type { Answer } from "./jobs.ts";
import type { Accepted } from "./Origins.ts";
import { Remembered } from "./Remembered.ts";
import { LEAST_ENTRIES } from "./segments.ts";

/** Sittings, and when the first and the newest entry of draft and record arrived. */
export type Timeline = Pick<MeasureHistory, "begin" | "end" | "sittings"> & {
  resolutions: ReturnType<typeof readResolutions>;
};

/** Who wrote what, and how far the draft was then. */
export type Authorship = WrittenDraft & { sequence: number };

/** Measures whose authorship is remembered: those that people work in at the same time. */
const REMEMBERED = 8;

export interface HistoryOptions extends Omit<HistoryIndexOptions, "thread"> {
  /** Proposals for a measure's draft that were accepted, and what was written for them. */
  accepted?(measure: string): Promise<readonly Accepted[]>;
}

/**
 * What became of a measure's draft and record. All of it follows from their logs; an index that can be thrown away makes any
 * moment of it cost as much as the document and not as much as was ever done in it.
 */
export class History {
  readonly #options: HistoryOptions;
  readonly #thread = new HistoryThread();
  readonly #index: HistoryIndex;
  /** Rooms that were written in, and their last entries; and up to which entry rooms were told for good. */
  readonly #written = new Map<string, { address: PastAddress; last: number }>();
  readonly #told = new Map<string, number>();
  readonly #authorships = new Remembered<Authorship>(REMEMBERED);
  #preparing: Promise<void> | undefined;
  #isClosed = false;

  constructor(options: HistoryOptions) {
    this.#options = options;
    this.#index = new HistoryIndex({ ...options, thread: this.#thread });
  }

  /** The sittings of a measure, oldest first, and what sessions have decided about it. @throws StorageUnavailable */
  async timeline(measure: string): Promise<Timeline> {
    const told = await Promise.all(pastRooms.map((kind) => this.#sittings({ kind, measure })));
    const sittings = told.flatMap((one) => one.sittings).sort((one, other) => one.from - other.from);
    return {
      begin: sittings[0]?.from ?? 0,
      end: sittings.reduce((latest, { to }) => Math.max(latest, to), 0),
      sittings,
      resolutions: told.flatMap(({ resolutions }) => resolutions),
    };
  }

  /** Draft and record after everything that had arrived by a moment. @throws StorageUnavailable */
  async state(measure: string, at: number): Promise<PastState> {
    const draft = await this.#state({ kind: "draft", measure }, at);
    const record = await this.#state({ kind: "record", measure }, at);
    return {
      at,
      draft: draft.content as PastText,
      record: { ...(record.content as object) },
      draftSequence: draft.sequence,
      recordSequence: record.sequence,
    };
  }

  /** How far the rooms of a measure are. @throws StorageUnavailable */
  ends(measure: string): Promise<Record<PastRoom, number>> {
    return this.#ends(measure, pastRooms);
  }

  /** What others than one person did since a moment. @throws StorageUnavailable */
  async since(measure: string, since: number, except: string): Promise<Omit<ChangesSince, "now">> {
    const changes: Omit<ChangesSince, "now"> = { since, until: since, places: [] };
    for (const room of pastRooms) {
      const { places, until } = await this.#since({ kind: room, measure }, since);
      changes.until = Math.max(changes.until, until);
      for (const { section, people } of places) {
        const others = people.filter(({ person }) => person !== except);
        if (others.length > 0) changes.places.push({ room, section, people: others });
      }
    }
    return changes;
  }

  /** Who wrote what of a measure's draft as it stands. @throws StorageUnavailable */
  async authorship(measure: string): Promise<Authorship> {
    const { draft, discussion } = await this.#ends(measure, ["draft", "discussion"]);
    // Everybody who looks at it asks again whenever somebody has written.
    return this.#authorships.get(measure, `${draft} ${discussion}`, () => this.#authorship(measure));
  }

  async #authorship(measure: string): Promise<Authorship> {
    const address = { kind: "draft", measure } as const;
    const accepted = (await this.#options.accepted?.(measure)) ?? [];
    return this.#index.read(address, async (past) => {
      const { stretch, transferred } = await this.#tail(address, past);
      return this.#thread.ask("authorship", { told: toldOf(past), tail: stretch, accepted }, transferred);
    });
  }

  /**
   * Throws away all that is derived from a room's log. Whoever changes entries of a log calls it once they are on disk; it is
   * made anew when somebody asks. @throws StorageUnavailable
   */
  async forget(room: Room): Promise<void> {
    if (!isPast(room)) return;
    this.#told.delete(roomName(room));
    await this.#index.forget(room);
    this.#authorships.forget(room.measure);
  }

  /** Takes note that a room's log has come so far on disk. */
  noteWritten(room: Room, last: number): void {
    if (isPast(room)) this.#written.set(roomName(room), { address: room, last });
  }

  /**
   * Tells ahead, room by room, what was written since the last time, so that hardly anybody waits for it. What was written
   * before this server started is told with it, once somebody writes there or asks. @throws StorageUnavailable
   */
  prepare(): Promise<void> {
    this.#preparing ??= this.#prepare().finally(() => {
      this.#preparing = undefined;
    });
    return this.#preparing;
  }

  /** Gives up what is being told; what was put down of it stays. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#thread.close();
    await this.#preparing;
  }

  async #prepare(): Promise<void> {
    for (const [name, { address, last }] of [...this.#written]) {
      if (this.#isClosed) return;
      this.#written.delete(name);
      if (last - (this.#told.get(name) ?? 0) < LEAST_ENTRIES) continue;
      try {
        await this.#index.read(address, async ({ segments }) => {
          this.#told.set(name, segments.at(-1)?.head.last ?? 0);
        });
      } catch (error) {
        if (!this.#isClosed) throw error;
      }
    }
  }

  async #ends<Kind extends PastRoom | "discussion">(
    measure: string,
    kinds: readonly Kind[],
  ): Promise<Record<Kind, number>> {
    const ends = kinds.map(async (kind) => [kind, await this.#options.log.end(roomName({ kind, measure }))]);
    return Object.fromEntries(await Promise.all(ends)) as Record<Kind, number>;
  }

  #sittings(address: PastAddress): Promise<Answer<"timeline">> {
    return this.#index.read(address, async (past) => {
      const { stretch, transferred } = await this.#tail(address, past);
      const job = { room: address.kind, told: toldOf(past), tail: stretch };
      return this.#thread.ask("timeline", job, transferred);
    });
  }

  #state(address: PastAddress, at: number): Promise<Answer<"state"> & { sequence: number }> {
    return this.#index.read(address, async (past) => {
      const before = segmentsBy(past, at);
      const arrived = ({ receivedAt }: LogEntry): boolean => receivedAt <= at;
      const isRecent = before.length === past.segments.length;
      const first = (before.at(-1)?.head.last ?? 0) + 1;
      const entries = isRecent
        ? upTo(past.tail, arrived)
        : await this.#index.entries(address, first, arrived);
      const { stretch, transferred } = await this.#index.stretch(address, before, entries);
      const answer = await this.#thread.ask("state", { room: address.kind, ...stretch }, transferred);
      return { ...answer, sequence: first - 1 + entries.length };
    });
  }

  #since(address: PastAddress, since: number): Promise<Answer<"since">> {
    return this.#index.read(address, async (past) => {
      const before = segmentsBy(past, since);
      const segment = past.segments[before.length]?.head;
      const entries = segment
        ? await this.#index.entries(address, segment.first, ({ sequence }) => sequence <= segment.last)
        : past.tail;
      const start = await this.#index.stretch(address, before, entries);
      const tail = segment && (await this.#tail(address, past));
      const job = {
        room: address.kind,
        start: start.stretch,
        known: start.earlier + upTo(entries, ({ receivedAt }) => receivedAt <= since).length,
        later: toldOf({ ...past, segments: past.segments.slice(before.length + 1) }),
        tail: tail?.stretch,
      };
      return this.#thread.ask("since", job, [...start.transferred, ...(tail?.transferred ?? [])]);
    });
  }

  #tail(address: PastAddress, { segments, tail }: Past): ReturnType<HistoryIndex["stretch"]> {
    return this.#index.stretch(address, segments, tail, true);
  }
}

function isPast(room: Room): room is PastAddress {
  return room.kind === "draft" || room.kind === "record";
}

function toldOf({ segments }: Past): Uint8Array[] {
  return segments.map(({ told }) => told);
}

/** The segments that had arrived wholly by a moment. */
function segmentsBy({ segments }: Past, at: number): Past["segments"] {
  const next = segments.findIndex(({ head }) => head.until > at);
  return segments.slice(0, next < 0 ? segments.length : next);
}

function upTo(entries: readonly LogEntry[], belongs: (entry: LogEntry) => boolean): LogEntry[] {
  const end = entries.findIndex((entry) => !belongs(entry));
  return entries.slice(0, end < 0 ? entries.length : end);
}
