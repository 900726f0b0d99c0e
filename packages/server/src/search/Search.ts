import type { SearchAnswer, SearchQuery, SearchResult } from "@querschnitt/shared/api/search";
import { sessionHead } from "@querschnitt/shared/documents/passages";
import { isSessionRoom, parseRoomName, type Room, roomName } from "@querschnitt/shared/protocol/roomNames";
import type { PassageAnswer, SubjectHits } from "@querschnitt/shared/search/PassageIndex";
import type { PlanRow } from "../process/Plan.ts";
import type { Authority } from "../sync/Authority.ts";
import { SearchKeeper, type SearchKeeperOptions } from "./SearchKeeper.ts";
import { searchableRooms, searchableSessionRooms } from "./searchableRooms.ts";

export interface SearchOptions extends Omit<SearchKeeperOptions, "numberOf"> {
  authority: Pick<Authority, "access">;
  row(measure: string): PlanRow | undefined;
  organisationOf(person: string): string | undefined;
}

/** So many times a room that has changed is read again for one question. */
const REFRESHES = 3;

/**
 * Finds words in what a person may read at the moment of asking. The index is looked into for these rooms alone, and
 * whatever it answers from a room that has changed since is read again first: nothing deleted is found.
 */
export class Search {
  readonly #options: SearchOptions;
  readonly #keeper: SearchKeeper;

  constructor(options: SearchOptions) {
    this.#options = options;
    this.#keeper = new SearchKeeper({ ...options, numberOf: (measure) => options.row(measure)?.number });
  }

  /** Takes note that entries of a room are on disk. */
  noteChanged(room: Room): void {
    this.#keeper.noteChanged(room);
  }

  /** Takes note that something was decided about a session: what it is called, or where it is. */
  noteSession(session: string): void {
    this.#keeper.noteChanged(sessionHead(session));
  }

  /**
   * What a person finds, best first, by measure and session. It says whether the index is complete yet and whether there is more.
   * @throws Error if the index cannot be asked
   */
  async find(person: string, { q, kind, limit }: SearchQuery): Promise<SearchAnswer> {
    const rooms = this.#readableRooms(person);
    const ask = (): Promise<PassageAnswer> =>
      this.#keeper.search({ q, kind, limit, rooms: [...rooms.keys()] });
    let answer = await ask();
    /** Rooms that were read after the question came: it is no fault of theirs if they have changed again. */
    const fresh = new Set<string>();
    const outdated = (): string[] =>
      roomsIn(answer).filter((room) => this.#keeper.isOutdated(room) && !fresh.has(room));
    for (let round = 0; round < REFRESHES && outdated().length > 0; round++) {
      for (const name of outdated()) {
        if (await this.#keeper.refresh(name)) fresh.add(name);
      }
      answer = await ask();
    }
    const unknown = new Set(outdated());
    const isStill = (hit: string): boolean =>
      restsOn(hit).every((name) => {
        const room = rooms.get(name);
        return (
          room !== undefined && !unknown.has(name) && this.#options.authority.access(person, room).mayRead
        );
      });
    return {
      ready: this.#keeper.isReady,
      results: answer.results.flatMap((result) => this.#resultOf(result, isStill)),
      more: answer.more,
    };
  }

  async close(): Promise<void> {
    await this.#keeper.close();
  }

  #readableRooms(person: string): Map<string, Room> {
    const { measures, sessions, authority, organisationOf } = this.#options;
    // Whatever the rights are, nobody reads what another organisation says internally.
    const own = organisationOf(person);
    const organisations = own === undefined ? [] : [own];
    const rooms = new Map<string, Room>();
    const add = (room: Room): void => {
      if (authority.access(person, room).mayRead) rooms.set(roomName(room), room);
    };
    for (const { id } of measures()) searchableRooms(id, organisations).forEach(add);
    for (const { id } of sessions()) searchableSessionRooms(id).forEach(add);
    return rooms;
  }

  /** Rights may have changed while the index was asked. */
  #resultOf({ about, subject, hits: all }: SubjectHits, isStill: (room: string) => boolean): SearchResult[] {
    const hits = all.filter(({ room }) => isStill(room)).map(({ room: _room, ...hit }) => hit);
    if (hits.length === 0) return [];
    if (about === "session") {
      const facts = this.#options.session(subject);
      if (!facts) return [];
      const { title, place, start, state } = facts;
      return [{ about, session: subject, title, place, start, state, hits }];
    }
    const row = this.#options.row(subject);
    if (!row) return [];
    const { number, title, phase } = row;
    return [{ about, measure: subject, number, title, phase, hits }];
  }
}

function roomsIn({ results }: PassageAnswer): string[] {
  return [...new Set(results.flatMap(({ hits }) => hits.flatMap(({ room }) => restsOn(room))))];
}

/** The rooms that say whether a hit still stands: minutes of an item that is gone from the agenda are gone with it. */
function restsOn(name: string): string[] {
  const room = parseRoomName(name);
  return room && isSessionRoom(room) && room.kind !== "agenda"
    ? [name, roomName({ ...room, kind: "agenda" })]
    : [name];
}
