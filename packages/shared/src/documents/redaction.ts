import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { ClockRange } from "./superseded.ts";

/** Clocks of one client as [start, end, …], sorted and apart from one another. */
type Intervals = [start: number, end: number][];

/** Ranges in their order, those that touch or overlap as one. */
export function mergedRanges(ranges: Iterable<ClockRange>): ClockRange[] {
  const merged: ClockRange[] = [];
  const sorted = [...ranges].sort((a, b) => a.client - b.client || a.from - b.from);
  for (const { client, from, to } of sorted) {
    const last = merged.at(-1);
    if (last?.client === client && from <= last.to) last.to = Math.max(last.to, to);
    else if (from < to) merged.push({ client, from, to });
  }
  return merged;
}

/** An update that deletes these ranges and does nothing else. */
export function deletionOf(ranges: Iterable<ClockRange>): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  const clients = [...intervalsOf(ranges)].sort(([one], [other]) => other - one);
  encoding.writeVarUint(encoder, clients.length);
  for (const [client, intervals] of clients) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, intervals.length);
    for (const [start, end] of intervals) {
      encoding.writeVarUint(encoder, start);
      encoding.writeVarUint(encoder, end - start);
    }
  }
  return encoding.toUint8Array(encoder);
}

/**
 * Makes of an update the same one with deleted content of equal length in place of what these ranges held: every id,
 * neighbour and place stays. Shared types stay as well, or what stands in them would lose its place. Answers undefined
 * for an update that holds nothing of it.
 */
export function redactor(ranges: Iterable<ClockRange>): (update: Uint8Array) => Uint8Array | undefined {
  // Once for all updates: a log has hundreds of thousands.
  const intervals = intervalsOf(ranges);
  return (update) => redacted(update, intervals);
}

function redacted(update: Uint8Array, intervals: ReadonlyMap<number, Intervals>): Uint8Array | undefined {
  const { structs, ds } = Y.decodeUpdate(update);
  let isChanged = false;
  const clients = new Map<number, (Y.Item | Y.GC | Y.Skip)[]>();
  for (const struct of structs) {
    const { client, clock } = struct.id;
    const hit = struct instanceof Y.Item && holdsWords(struct.content) ? intervals.get(client) : undefined;
    const pieces = hit ? piecesOf(struct as Y.Item, clock, hit) : [struct];
    if (pieces.length > 1 || pieces[0] !== struct) isChanged = true;
    const list = clients.get(client);
    if (list) list.push(...pieces);
    else clients.set(client, [...pieces]);
  }
  return isChanged ? encode(clients, ds) : undefined;
}

/**
 * Deletes ranges in an open document and forgets what they held, also what is kept for undoing. Whatever is told of
 * the change is told it with `origin`.
 */
export function redactDocument(doc: Y.Doc, ranges: readonly ClockRange[], origin: unknown): void {
  const known = ranges.map(({ client, from, to }) => ({
    client,
    from,
    to: Math.min(to, Y.getState(doc.store, client)),
  }));
  Y.applyUpdate(doc, deletionOf(known), origin);
  const deletions = Y.createDeleteSet();
  for (const [client, intervals] of intervalsOf(known)) {
    const items = intervals.map(([clock, end]) => ({ clock, len: end - clock }));
    deletions.clients.set(client, items);
  }
  doc.transact((transaction) => {
    Y.iterateDeletedStructs(transaction, deletions, (struct) => {
      if (struct instanceof Y.Item && struct.deleted && holdsWords(struct.content))
        struct.content = new Y.ContentDeleted(struct.length);
    });
  }, origin);
}

/** Whether anything that was written can be read from this content. */
export function holdsWords(content: Y.Item["content"]): boolean {
  return !(content instanceof Y.ContentType || content instanceof Y.ContentDeleted);
}

function intervalsOf(ranges: Iterable<ClockRange>): Map<number, Intervals> {
  const intervals = new Map<number, Intervals>();
  for (const { client, from, to } of mergedRanges(ranges)) {
    const list = intervals.get(client);
    if (list) list.push([from, to]);
    else intervals.set(client, [[from, to]]);
  }
  return intervals;
}

/** An item cut where ranges begin and end, with what lies in them deleted. */
function piecesOf(item: Y.Item, clock: number, intervals: Intervals): Y.Item[] {
  const pieces: Y.Item[] = [];
  let at = 0;
  for (const [start, end] of intervals) {
    const from = Math.max(start - clock, at);
    const to = Math.min(end - clock, item.length);
    if (from >= to) continue;
    if (from > at) pieces.push(pieceOf(item, at, from, false));
    pieces.push(pieceOf(item, from, to, true));
    at = to;
  }
  if (at === 0) return [item];
  if (at < item.length) pieces.push(pieceOf(item, at, item.length, false));
  return pieces;
}

function pieceOf(item: Y.Item, from: number, to: number, isRedacted: boolean): Y.Item {
  const { client, clock } = item.id;
  const isFirst = from === 0;
  return new Y.Item(
    Y.createID(client, clock + from),
    null,
    isFirst ? item.origin : Y.createID(client, clock + from - 1),
    null,
    item.rightOrigin,
    isFirst ? item.parent : null,
    isFirst ? item.parentSub : null,
    isRedacted ? new Y.ContentDeleted(to - from) : contentOf(item, from, to),
  );
}

function contentOf(item: Y.Item, from: number, to: number): Y.Item["content"] {
  // Cutting splits what is cut: the item itself must stay whole.
  let content = item.content.copy();
  if (from > 0) content = content.splice(from);
  if (to < item.length) content.splice(to - from);
  return content;
}

function encode(
  clients: ReadonlyMap<number, readonly (Y.Item | Y.GC | Y.Skip)[]>,
  { clients: deletions }: ReturnType<typeof Y.decodeUpdate>["ds"],
): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  encoding.writeVarUint(encoder.restEncoder, clients.size);
  for (const [client, structs] of clients) {
    encoding.writeVarUint(encoder.restEncoder, structs.length);
    encoder.writeClient(client);
    encoding.writeVarUint(encoder.restEncoder, structs[0]?.id.clock ?? 0);
    for (const struct of structs) struct.write(encoder, 0);
  }
  encoding.writeVarUint(encoder.restEncoder, deletions.size);
  for (const [client, ranges] of deletions) {
    encoding.writeVarUint(encoder.restEncoder, client);
    encoding.writeVarUint(encoder.restEncoder, ranges.length);
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(encoder.restEncoder, clock);
      encoding.writeVarUint(encoder.restEncoder, len);
    }
  }
  return encoder.toUint8Array();
}
