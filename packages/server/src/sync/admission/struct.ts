/** The place of one unit of content: the clock of a client. */
export interface Id {
  client: number;
  clock: number;
}

/** What an item of an update carries, as far as admission looks at it. */
export type Content =
  /** A collected item: nothing is known of where it stood. */
  | { kind: "gone" }
  /** A hole in the update. */
  | { kind: "skip" }
  /** Content that was deleted before it was sent; its place is known. */
  | { kind: "deleted" }
  | { kind: "text" }
  | { kind: "format"; key: string; value: unknown }
  | { kind: "type"; typeRef: number; name: string }
  /** Plain values; `bytes` is their size as encoded, `read` decodes them. */
  | { kind: "values"; bytes: number; read: () => unknown[] };

/** One struct of an update, with the offsets in the update at which it and its content stand. */
export interface Struct {
  clock: number;
  length: number;
  origin: Id | undefined;
  rightOrigin: Id | undefined;
  /** Name of a root, or id of the item that holds a type; absent where a neighbour says it. */
  parent: string | Id | undefined;
  parentSub: string | undefined;
  content: Content;
  start: number;
  contentStart: number;
  end: number;
  /** Units cut off at its beginning since they were known; `clock` and `length` are without them. */
  cut: number;
}

/** The structs of one client, their clocks following on one another. */
export interface Block {
  client: number;
  structs: Struct[];
}

/** Deleted clocks of one client as [start, end, start, end, …], sorted, apart from one another. */
export interface DeletedRanges {
  client: number;
  ranges: number[];
}

/** Numbers by which Yjs writes the types that admission knows by name. */
export const typeRefs = { map: 1, text: 2, xmlElement: 3, xmlHook: 5, xmlText: 6, last: 6 } as const;
