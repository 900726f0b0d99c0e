import type { SearchAnswer, SearchQuery, SearchResult } from "@querschnitt/shared/api/search";
import { type Room, roomName } from "@querschnitt/shared/protocol/roomNames";
import type { MeasureHits, PassageAnswer } from "@querschnitt/shared/search/PassageIndex";
import type { PlanRow } from "../process/Plan.ts";
import type { Authority } from "../sync/Authority.ts";
import { SearchKeeper, type SearchKeeperOptions } from "./SearchKeeper.ts";
import { searchableRooms } from "./searchableRooms.ts";

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

  /**
   * What a person finds, best first, by measure. It says whether the index is complete yet and whether there is more.
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
    const isStill = (name: string): boolean => {
      const room = rooms.get(name);
      return room !== undefined && !unknown.has(name) && this.#options.authority.access(person, room).mayRead;
    };
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
    const { measures, authority, organisationOf } = this.#options;
    // Whatever the rights are, nobody reads what another organisation says internally.
    const own = organisationOf(person);
    const organisations = own === undefined ? [] : [own];
    const rooms = new Map<string, Room>();
    for (const { id } of measures()) {
      for (const room of searchableRooms(id, organisations)) {
        if (authority.access(person, room).mayRead) rooms.set(roomName(room), room);
      }
    }
    return rooms;
  }

  /** Rights may have changed while the index was asked. */
  #resultOf({ measure, hits }: MeasureHits, isStill: (room: string) => boolean): SearchResult[] {
    const row = this.#options.row(measure);
    const left = hits.filter(({ room }) => isStill(room)).map(({ room: _room, ...hit }) => hit);
    if (!row || left.length === 0) return [];
    const { number, title, phase } = row;
    return [{ measure, number, title, phase, hits: left }];
  }
}

function roomsIn({ results }: PassageAnswer): string[] {
  return [...new Set(results.flatMap(({ hits }) => hits.map(({ room }) => room)))];
}
