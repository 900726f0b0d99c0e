import * as encoding from "lib0/encoding";

/** An identifier of an item: client and clock. */
export type Id = readonly [client: number, clock: number];

/** What a struct holds, as Yjs writes it in format v1: its number and its bytes. */
export interface Content {
  kind: number;
  length: number;
  write(encoder: encoding.Encoder): void;
}

/** An item as an update writes it; without `origin` and `rightOrigin` it names its parent itself. */
export interface Item {
  origin?: Id;
  rightOrigin?: Id;
  /** The name of a root, or the item that is the parent. */
  parent?: string | Id;
  key?: string;
  content: Content;
}

export const text = (value: string): Content => ({
  kind: 4,
  length: value.length,
  write: (encoder) => encoding.writeVarString(encoder, value),
});

/** A shared type that is an XML element. */
export const element = (name: string): Content => ({
  kind: 7,
  length: 1,
  write: (encoder) => {
    encoding.writeVarUint(encoder, 3);
    encoding.writeVarString(encoder, name);
  },
});

/** A document within the document. */
export const subdocument = (guid: string): Content => ({
  kind: 9,
  length: 1,
  write: (encoder) => {
    encoding.writeVarString(encoder, guid);
    encoding.writeAny(encoder, {});
  },
});

/**
 * An update that Yjs itself would never write: whatever refers to whatever. Each client's items follow one another from
 * `clock` on.
 */
export function handmade(
  clients: readonly { client: number; clock?: number; items: readonly Item[] }[],
): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, clients.length);
  for (const { client, clock = 0, items } of clients) {
    encoding.writeVarUint(encoder, items.length);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    for (const item of items) writeItem(encoder, item);
  }
  // No deletions.
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

function writeItem(encoder: encoding.Encoder, { origin, rightOrigin, parent, key, content }: Item): void {
  const info = content.kind | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (key === undefined ? 0 : 0x20);
  encoding.writeUint8(encoder, info);
  if (origin) writeId(encoder, origin);
  if (rightOrigin) writeId(encoder, rightOrigin);
  if (!origin && !rightOrigin) {
    encoding.writeVarUint(encoder, typeof parent === "string" ? 1 : 0);
    if (typeof parent === "string") encoding.writeVarString(encoder, parent);
    else writeId(encoder, parent ?? [0, 0]);
    if (key !== undefined) encoding.writeVarString(encoder, key);
  }
  content.write(encoder);
}

function writeId(encoder: encoding.Encoder, [client, clock]: Id): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}
