import { setImmediate as nextTurn } from "node:timers/promises";
import type { SessionFacts } from "@querschnitt/shared/api/sittings";
import { type Passage, sessionHead, sessionPassage } from "@querschnitt/shared/documents/passages";
import { isSessionRoom, type Room, roomName } from "@querschnitt/shared/protocol/roomNames";
import type { PassageAnswer } from "@querschnitt/shared/search/PassageIndex";
import type { Logger } from "pino";
import type { UpdateLog } from "../storage/UpdateLog.ts";
import { SNAPSHOT_KEY } from "../sync/SnapshotKeeper.ts";
import { decodeSnapshot } from "../sync/snapshot.ts";
import { buffersOf, packUpdates } from "../sync/updatePack.ts";
import { SearchThread } from "./SearchThread.ts";
import {
  isSearchableRoom,
  type SearchableRoom,
  searchableRooms,
  searchableSessionRooms,
} from "./searchableRooms.ts";
import type { Job } from "./searchWorker.ts";

export interface SearchKeeperOptions {
  log: UpdateLog;
  logger: Logger;
  measures(): Iterable<{ id: string }>;
  sessions(): Iterable<{ id: string }>;
  /** Every organisation: each may have internal discussions. */
  organisations(): Iterable<string>;
  /** The number of a measure; undefined while there is no such measure. */
  numberOf(measure: string): string | undefined;
  /** What is decided about a session; undefined while there is no such session. */
  session(id: string): SearchedSession | undefined;
  /** Milliseconds without a change after which a room is read again … */
  restMilliseconds?: number;
  /** … and after which it is read although it goes on changing. */
  patienceMilliseconds?: number;
  /** Milliseconds without a question after which the index is thrown away. */
  idleMilliseconds?: number;
}

export type SearchedSession = Pick<SessionFacts, "title" | "place" | "start" | "state">;

/** A room that changed since it was read. */
interface Changed {
  room: SearchableRoom;
  first: number;
  last: number;
}

const LOOK_MILLISECONDS = 1_000;
/** After the thread has ended by itself: what made it end may well be there still. */
const RECOVERY_MILLISECONDS = 60_000;

/**
 * Keeps the index in step with the log. There is none until somebody asks: then every room is read, one after the
 * other, and from there on again some seconds after it has changed.
 */
export class SearchKeeper {
  readonly #options: Required<SearchKeeperOptions>;
  readonly #changed = new Map<string, Changed>();
  readonly #reading = new Map<string, Promise<boolean>>();
  readonly #look: NodeJS.Timeout;
  #thread: SearchThread | undefined;
  #isReady = false;
  #isReading = false;
  #askedAt = 0;
  #notBefore = 0;
  #isClosed = false;

  constructor(options: SearchKeeperOptions) {
    this.#options = {
      restMilliseconds: 3_000,
      patienceMilliseconds: 20_000,
      idleMilliseconds: 60 * 60_000,
      ...options,
    };
    this.#look = setInterval(() => void this.#tend(), LOOK_MILLISECONDS);
    this.#look.unref();
  }

  /** Whether every room has been read. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Takes note that entries of a room are on disk. */
  noteChanged(room: Room): void {
    if (!this.#thread || !isSearchableRoom(room)) return;
    const name = roomName(room);
    const now = performance.now();
    this.#changed.set(name, { room, first: this.#changed.get(name)?.first ?? now, last: now });
  }

  /** Whether the index holds a room as it was before its last change. */
  isOutdated(room: string): boolean {
    return this.#changed.has(room) || this.#reading.has(room);
  }

  /** Reads a room now instead of when it rests. Resolves false if it cannot be read. */
  async refresh(room: string): Promise<boolean> {
    // One that is being read was taken up before its last change, if it has changed since.
    const read = (await this.#reading.get(room)) ?? true;
    const changed = this.#changed.get(room);
    return changed ? this.#readOnce(room, changed.room) : read;
  }

  /** Asks the index; the first question has it made. Empty while there is none. */
  async search(query: Job<"search">): Promise<PassageAnswer> {
    this.#askedAt = performance.now();
    if (!this.#thread) this.#start();
    const thread = this.#thread;
    try {
      if (thread) return await thread.ask("search", query);
    } catch (error) {
      if (this.#thread === thread) throw error;
    }
    return { results: [], more: false };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#look);
    await this.#letGo();
  }

  #start(): void {
    if (this.#isClosed || performance.now() < this.#notBefore) return;
    const thread = new SearchThread((error) => {
      if (this.#thread !== thread) return;
      this.#options.logger.error({ err: error }, "the search index is lost; it is made anew in a while");
      this.#notBefore = performance.now() + RECOVERY_MILLISECONDS;
      void this.#letGo();
    });
    this.#thread = thread;
    void this.#readAll(thread);
  }

  async #letGo(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    this.#isReady = false;
    this.#changed.clear();
    await thread?.close();
  }

  async #readAll(thread: SearchThread): Promise<void> {
    const { measures, sessions, organisations, log } = this.#options;
    const subjects = [
      ...Array.from(measures(), ({ id }) => ({ rooms: () => searchableRooms(id, organisations()) })),
      ...Array.from(sessions(), ({ id }) => ({ rooms: () => searchableSessionRooms(id) })),
    ];
    for (const { rooms } of subjects) {
      for (const room of rooms()) {
        if (this.#thread !== thread) return;
        const name = roomName(room);
        // Most organisations say nothing internally on most measures, and few sessions have all their rooms in use.
        const isOftenEmpty = room.kind === "internal" || isSessionRoom(room);
        if (!isOftenEmpty || (await log.end(name)) > 0) await this.#readOnce(name, room);
        await nextTurn();
      }
    }
    if (this.#thread === thread) this.#isReady = true;
  }

  #readOnce(name: string, room: SearchableRoom): Promise<boolean> {
    const before = this.#reading.get(name) ?? Promise.resolve(true);
    const reading = before
      .then(() => this.#read(name, room))
      .finally(() => {
        if (this.#reading.get(name) === reading) this.#reading.delete(name);
      });
    this.#reading.set(name, reading);
    return reading;
  }

  /** Hands what is on disk of a room to the thread, which opens it there. */
  async #read(name: string, room: SearchableRoom): Promise<boolean> {
    const { log, logger } = this.#options;
    const thread = this.#thread;
    const before = this.#changed.get(name);
    // Before reading: what is written meanwhile has it read once more.
    this.#changed.delete(name);
    const subject = this.#subjectOf(room);
    if (!subject) return true;
    try {
      const [stored] = await log.metadataOf([name], SNAPSHOT_KEY);
      const sequence = stored && sequenceOf(room, stored);
      const snapshot = sequence === undefined ? undefined : stored;
      const updates: Uint8Array[] = [];
      for await (const { update } of log.read(name, sequence)) updates.push(update);
      const pack = await packUpdates(updates);
      await thread?.ask("put", { room, ...subject, snapshot, updates: pack }, buffersOf(pack));
      return true;
    } catch (error) {
      // Without the thread there is no index either, and the next one reads everything.
      if (this.#thread !== thread) return false;
      if (before && !this.#changed.has(name)) this.#changed.set(name, before);
      logger.warn({ room: name, err: error }, "a room cannot be read for the search");
      return false;
    }
  }

  /** What is found with a room's content although it stands elsewhere; undefined: it belongs to nothing yet. */
  #subjectOf(room: SearchableRoom): { number: string; head: Passage[] } | undefined {
    if (!isSessionRoom(room)) {
      const number = this.#options.numberOf(room.measure);
      return number === undefined ? undefined : { number, head: [] };
    }
    const facts = this.#options.session(room.session);
    if (!facts) return undefined;
    const isHead = roomName(room) === roomName(sessionHead(room.session));
    return { number: "", head: isHead ? [sessionPassage(facts)] : [] };
  }

  async #tend(): Promise<void> {
    if (!this.#thread || this.#isReading) return;
    const { restMilliseconds, patienceMilliseconds, idleMilliseconds } = this.#options;
    const now = performance.now();
    if (now - this.#askedAt > idleMilliseconds) {
      await this.#letGo();
      return;
    }
    this.#isReading = true;
    for (const { room, first, last } of [...this.#changed.values()]) {
      if (now - last < restMilliseconds && now - first < patienceMilliseconds) continue;
      await this.#readOnce(roomName(room), room);
    }
    this.#isReading = false;
  }
}

/** How far a snapshot goes; undefined for one that this version cannot read: the log says it all as well. */
function sequenceOf({ kind }: SearchableRoom, snapshot: Uint8Array): number | undefined {
  try {
    return decodeSnapshot(kind, snapshot).sequence;
  } catch {
    return undefined;
  }
}
