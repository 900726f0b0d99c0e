import type { Id } from "./struct.ts";

/** A shared type of a room: a root, or what an item holds. */
export interface TypeNode {
  number: number;
  /** -1 for a root. */
  typeRef: number;
  /** A root's name, or an XML element's. */
  name: string;
  parent: TypeNode | undefined;
  /** 0 for a root. */
  depth: number;
  /** The item that holds the type. */
  id: Id | undefined;
}

/** A root without its number. */
export function namedRoot(name: string): Omit<TypeNode, "number"> {
  return { typeRef: -1, name, parent: undefined, depth: 0, id: undefined };
}

/** What stands in a range, as far as later updates must know it. */
export const contentKinds = { plain: 0, type: 1, format: 2, deleted: 3 } as const;

/**
 * Where something stands, as one number, so that a room's index is lists of numbers: which type, under which key of
 * it (0: in its sequence), and of which kind it is. Two things stand in one sequence, or under one key, exactly if
 * their containers are equal.
 */
export type PlaceCode = number;

/** Collected before it reached the server: neither its place nor its content is known. */
export const GONE: PlaceCode = -1;

const kindCount = 4;
/** Keys that one room can tell apart. */
export const keyLimit = 2 ** 22;

/** The code of a type's number, a key's number (0: its sequence) and one of `contentKinds`. */
export function placeCode(node: number, key: number, kind: number): PlaceCode {
  return (node * keyLimit + key) * kindCount + kind;
}

/** The place without what stands there; equal for everything in one sequence or under one key. */
export function containerOf(code: PlaceCode): number {
  return Math.floor(code / kindCount);
}

/** Of which kind it is, one of `contentKinds`. */
export function kindOf(code: PlaceCode): number {
  return code % kindCount;
}

/** The number of the type in which it stands. */
export function nodeOf(code: PlaceCode): number {
  return Math.floor(containerOf(code) / keyLimit);
}

/** 0: in the sequence of its type. */
export function keyOf(code: PlaceCode): number {
  return containerOf(code) % keyLimit;
}
