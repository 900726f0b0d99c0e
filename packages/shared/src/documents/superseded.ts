import * as Y from "yjs";

/** A place in a ledger. */
export interface LedgerPlace {
  root: string;
  entry: string;
}

/** Clocks of one client, `to` excluded. */
export interface ClockRange {
  client: number;
  from: number;
  to: number;
}

/**
 * Where values that were written in these ranges are not there any more although nobody who saw them changed them: a
 * concurrent value stands in their place. Whether its author met that value before sending their own makes no difference.
 */
export function supersededIn(doc: Y.Doc, ranges: Iterable<ClockRange>): LedgerPlace[] {
  const places = new Map<string, LedgerPlace>();
  for (const item of itemsIn(doc, ranges)) {
    if (!item.deleted || item.parentSub === null || wasSeen(doc, item)) continue;
    const place = placeOf(doc, item);
    if (place) places.set(JSON.stringify(place), place);
  }
  return [...places.values()];
}

function* itemsIn(doc: Y.Doc, ranges: Iterable<ClockRange>): Generator<Y.Item> {
  for (const { client, from, to } of ranges) {
    const end = Math.min(to, Y.getState(doc.store, client));
    for (let clock = from; clock < end; ) {
      const struct = Y.getItem(doc.store, Y.createID(client, clock)) as Y.Item | Y.GC;
      if (struct instanceof Y.Item) yield struct;
      clock = struct.id.clock + struct.length;
    }
  }
}

/** Whether the value that stands in an item's place was written by somebody who had the item before them. */
function wasSeen(doc: Y.Doc, item: Y.Item): boolean {
  const { parent, parentSub } = item;
  if (!(parent instanceof Y.AbstractType) || parentSub === null) return true;
  let stands: Y.Item | undefined = parent._map.get(parentSub);
  while (stands && stands !== item) {
    const { origin } = stands;
    if (!origin) return false;
    const before = Y.getItem(doc.store, origin) as Y.Item | Y.GC;
    stands = before instanceof Y.Item ? before : undefined;
  }
  // What is not known any more is not called lost.
  return true;
}

function placeOf(doc: Y.Doc, item: Y.Item): LedgerPlace | undefined {
  const { parent } = item;
  if (!(parent instanceof Y.AbstractType) || item.parentSub === null) return undefined;
  if (parent._item) return placeOf(doc, parent._item);
  for (const [root, type] of doc.share) if (type === parent) return { root, entry: item.parentSub };
  return undefined;
}
