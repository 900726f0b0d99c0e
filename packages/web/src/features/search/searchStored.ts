import type { MeasureRow } from "@querschnitt/shared/api/measures";
import type { SearchAnswer, SearchResult } from "@querschnitt/shared/api/search";
import { isSearchable, passagesOf } from "@querschnitt/shared/documents/passages";
import { isMeasureRoom, parseRoomName, roomName } from "@querschnitt/shared/protocol/roomNames";
import { PassageIndex } from "@querschnitt/shared/search/PassageIndex";
import * as Y from "yjs";
import type { Sought } from "../../api/useSearch.ts";
import type { Sync } from "../../sync/Sync.ts";

/** Milliseconds for which what was read from the store counts as what stands there. */
const FRESH = 10_000;

/** Gone with the session it belongs to. */
const indexes = new WeakMap<
  Sync,
  { plan: readonly MeasureRow[]; at: number; index: Promise<PassageIndex> }
>();

/** Finds words in what this device keeps: the plan, and the measures that were opened on it. */
export async function searchStored(
  sync: Sync | undefined,
  plan: readonly MeasureRow[],
  { q, kind, limit }: Sought,
): Promise<SearchAnswer> {
  if (!sync) return { ready: false, results: [], more: false };
  const now = performance.now();
  let known = indexes.get(sync);
  if (known?.plan !== plan || now - known.at > FRESH) {
    known = { plan, at: now, index: readStore(sync, plan) };
    indexes.set(sync, known);
  }
  const index = await known.index;
  const { results, more } = index.search({ q, kind, limit, rooms: index.rooms });
  const rows = new Map(plan.map((row) => [row.id, row]));
  return {
    ready: true,
    more,
    results: results.flatMap(({ measure, hits }): SearchResult[] => {
      const row = rows.get(measure);
      if (!row) return [];
      const { number, title, phase } = row;
      return [{ measure, number, title, phase, hits: hits.map(({ room: _room, ...hit }) => hit) }];
    }),
  };
}

async function readStore(sync: Sync, plan: readonly MeasureRow[]): Promise<PassageIndex> {
  const index = new PassageIndex();
  for (const { id, number, title } of plan) {
    // Until its record is read, if there is one.
    const room = roomName({ kind: "record", measure: id });
    index.put({ room, measure: id, number, passages: [{ kind: "measure", text: title }] });
  }
  const numbers = new Map(plan.map(({ id, number }) => [id, number]));
  for (const name of await sync.storedRooms()) {
    const room = parseRoomName(name);
    if (!room || !isMeasureRoom(room) || !isSearchable(room.kind)) continue;
    // What is no longer in the plan one may no longer read.
    const number = numbers.get(room.measure);
    const updates = number === undefined ? [] : await sync.storedUpdates(name);
    if (number === undefined || updates.length === 0) continue;
    const doc = new Y.Doc();
    const passages = passagesOf(room.kind, doc, () =>
      doc.transact(() => {
        for (const update of updates) Y.applyUpdate(doc, update);
      }),
    );
    doc.destroy();
    index.put({ room: name, measure: room.measure, number, passages });
  }
  return index;
}
