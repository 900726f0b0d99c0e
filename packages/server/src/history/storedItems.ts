import * as Y from "yjs";

/** A part of an item: `offset` and `length` in units of its content. */
export interface ItemPart {
  item: Y.Item;
  offset: number;
  length: number;
}

/** What is not deleted of [start, end) of a client, in the order in which it was written. */
export function* liveWithin(doc: Y.Doc, client: number, start: number, end: number): Generator<ItemPart> {
  const structs = doc.store.clients.get(client);
  const last = structs?.at(-1);
  if (!structs || !last || start >= last.id.clock + last.length) return;
  for (let index = Y.findIndexSS(structs, start); index < structs.length; index++) {
    const struct = structs[index] as Y.Item | Y.GC;
    if (struct.id.clock >= end) return;
    if (!(struct instanceof Y.Item) || struct.deleted) continue;
    const offset = Math.max(0, start - struct.id.clock);
    yield { item: struct, offset, length: Math.min(struct.length, end - struct.id.clock) - offset };
  }
}

/** What a transaction deleted of what was there before it. It still says what it was until the transaction is cleaned up. */
export function* removedBy({ doc, deleteSet, beforeState }: Y.Transaction): Generator<Y.Item> {
  for (const [client, ranges] of deleteSet.clients) {
    const structs = doc.store.clients.get(client) ?? [];
    const known = beforeState.get(client) ?? 0;
    for (const { clock, len } of ranges) {
      const end = Math.min(clock + len, known);
      if (clock >= end) continue;
      for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
        const struct = structs[index] as Y.Item | Y.GC;
        if (struct.id.clock >= end) break;
        if (struct instanceof Y.Item) yield struct;
      }
    }
  }
}

/** How much text a part of an item is, in UTF-16 units. @param countsValues whether words in plain values count as well */
export function unitsOf({ content }: Y.Item, offset: number, length: number, countsValues: boolean): number {
  if (content instanceof Y.ContentString) return length;
  if (!countsValues || !(content instanceof Y.ContentAny)) return 0;
  return content.arr
    .slice(offset, offset + length)
    .reduce((sum: number, value: unknown) => sum + (typeof value === "string" ? value.length : 0), 0);
}
