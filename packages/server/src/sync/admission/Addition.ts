import { ClientRanges } from "./ClientRanges.ts";
import { GONE, keyLimit, namedRoot, type PlaceCode, type TypeNode } from "./containers.ts";
import { Inadmissible } from "./Inadmissible.ts";
import type { RoomContents } from "./RoomContents.ts";
import type { DeletedRanges, Id } from "./struct.ts";

/** A value that an update sets under a key. */
interface Keyed {
  container: number;
  client: number;
  clock: number;
  length: number;
  origin: Id | undefined;
}

/** What an update would add to a room's contents. The room is not touched before all of it is found good. */
export class Addition {
  readonly clients = new Map<number, ClientRanges>();
  readonly nodes: TypeNode[] = [];
  readonly keys = new Map<string, number>();
  readonly keyed: Keyed[] = [];
  /** New structs that were deleted before they were sent. */
  readonly bornDeleted: DeletedRanges[] = [];
  readonly #newRoots = new Map<string, TypeNode>();
  readonly #contents: RoomContents;

  constructor(contents: RoomContents) {
    this.#contents = contents;
  }

  /** The clock at which a client goes on, with what was added so far. */
  clockOf(client: number): number {
    return this.clients.get(client)?.end ?? this.#contents.clockOf(client);
  }

  codeAt(id: Id): PlaceCode {
    return this.#rangesWith(id)?.codeAt(id.clock) ?? GONE;
  }

  typeAt(id: Id): TypeNode | undefined {
    return this.#rangesWith(id)?.typeAt(id.clock);
  }

  /** Whether two ids were written as one run of text, so that clients may hold them in one item. */
  areInOneRun(one: Id, other: Id): boolean {
    return one.client === other.client && this.#runStart(one) === this.#runStart(other);
  }

  node(number: number): TypeNode {
    return (this.#contents.node(number) ?? this.nodes[number - this.#contents.nodeCount]) as TypeNode;
  }

  /** Number of a key; new ones are numbered on. */
  keyNumber(key: string): number {
    const known = this.#contents.keyNumber(key) ?? this.keys.get(key);
    if (known !== undefined) return known;
    const number = this.#contents.keyCount + this.keys.size + 1;
    if (number >= keyLimit) throw new Inadmissible("content-not-allowed", "too many different keys");
    this.keys.set(key, number);
    return number;
  }

  /** A root by its name; undefined if the room can have none of this name. */
  root(name: string): TypeNode | undefined {
    const known = this.#contents.root(name) ?? this.#newRoots.get(name);
    if (known || !this.#contents.grammar.isRoot?.(name)) return known;
    const root = { ...namedRoot(name), number: this.#contents.nodeCount + this.nodes.length };
    this.nodes.push(root);
    this.#newRoots.set(name, root);
    return root;
  }

  addType(parent: TypeNode, typeRef: number, name: string, id: Id): void {
    const number = this.#contents.nodeCount + this.nodes.length;
    const node: TypeNode = { number, typeRef, name, parent, depth: parent.depth + 1, id };
    this.nodes.push(node);
    this.clients.get(id.client)?.addType(node);
  }

  /** Adds a range at the client's end. */
  addRange(client: number, length: number, code: PlaceCode, chained: boolean): void {
    let ranges = this.clients.get(client);
    if (!ranges) {
      ranges = new ClientRanges(this.#contents.clockOf(client), chained);
      this.clients.set(client, ranges);
    }
    ranges.add(length, code, chained);
  }

  /** Whether everything to be deleted is there once this is added. */
  reaches(deletions: readonly DeletedRanges[]): boolean {
    return deletions.every(({ client, ranges }) => (ranges.at(-1) as number) <= this.clockOf(client));
  }

  #rangesWith({ client, clock }: Id): ClientRanges | undefined {
    const added = this.clients.get(client);
    return added && clock >= added.begin ? added : this.#contents.rangesOf(client);
  }

  #runStart({ client, clock }: Id): number {
    const added = this.clients.get(client);
    if (!added || clock < added.begin) return this.#contents.rangesOf(client)?.runStart(clock) ?? clock;
    const start = added.runStart(clock);
    if (start > added.begin || !added.continues) return start;
    return this.#contents.rangesOf(client)?.runStart(start - 1) ?? start;
  }
}
