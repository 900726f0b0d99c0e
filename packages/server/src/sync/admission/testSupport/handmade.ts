import * as encoding from "lib0/encoding";

export type IdPair = readonly [client: number, clock: number];

/** A struct as somebody with bad intentions writes it. */
export interface HandmadeItem {
  origin?: IdPair;
  right?: IdPair;
  /** Name of a root, or an item. */
  parent?: string | IdPair;
  key?: string;
  /** Number of the content's kind and its bytes. */
  content: readonly [ref: number, write: (encoder: encoding.Encoder) => void];
}

export const text = (characters: string): HandmadeItem["content"] => [
  4,
  (encoder) => encoding.writeVarString(encoder, characters),
];
export const element = (name: string): HandmadeItem["content"] => [
  7,
  (encoder) => {
    encoding.writeVarUint(encoder, 3);
    encoding.writeVarString(encoder, name);
  },
];
export const type = (typeRef: number): HandmadeItem["content"] => [
  7,
  (encoder) => encoding.writeVarUint(encoder, typeRef),
];
export const xmlText = type(6);
export const format = (key: string, value: unknown): HandmadeItem["content"] => [
  6,
  (encoder) => {
    encoding.writeVarString(encoder, key);
    encoding.writeVarString(encoder, JSON.stringify(value));
  },
];
export const values = (...all: readonly unknown[]): HandmadeItem["content"] => [
  8,
  (encoder) => {
    encoding.writeVarUint(encoder, all.length);
    for (const value of all) encoding.writeAny(encoder, value as never);
  },
];
export const gone = (length: number): HandmadeItem["content"] => [
  0,
  (encoder) => encoding.writeVarUint(encoder, length),
];
export const skip = (length: number): HandmadeItem["content"] => [
  10,
  (encoder) => encoding.writeVarUint(encoder, length),
];

export interface HandmadeBlock {
  client: number;
  clock?: number;
  items: readonly HandmadeItem[];
}

/** Writes an update whatever sense it makes. @param deletions [client, clock, length] each */
export function handmade(
  blocks: readonly HandmadeBlock[],
  deletions: readonly (readonly [client: number, clock: number, length: number])[] = [],
): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, blocks.length);
    for (const { client, clock = 0, items } of blocks) {
      encoding.writeVarUint(encoder, items.length);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      for (const item of items) writeItem(encoder, item);
    }
    encoding.writeVarUint(encoder, deletions.length);
    for (const [client, clock, length] of deletions) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  });
}

function writeItem(encoder: encoding.Encoder, { origin, right, parent, key, content }: HandmadeItem): void {
  const [ref, write] = content;
  encoding.writeUint8(encoder, ref | (origin ? 128 : 0) | (right ? 64 : 0) | (key === undefined ? 0 : 32));
  if (ref === 0 || ref === 10) {
    write(encoder);
    return;
  }
  if (origin) writeId(encoder, origin);
  if (right) writeId(encoder, right);
  if (!origin && !right) {
    encoding.writeVarUint(encoder, typeof parent === "string" ? 1 : 0);
    if (typeof parent === "string") encoding.writeVarString(encoder, parent);
    else writeId(encoder, parent ?? [0, 0]);
    if (key !== undefined) encoding.writeVarString(encoder, key);
  }
  write(encoder);
}

function writeId(encoder: encoding.Encoder, [client, clock]: IdPair): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}
