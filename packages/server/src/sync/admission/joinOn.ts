import { Addition } from "./Addition.ts";
import {
  containerOf,
  contentKinds,
  GONE,
  keyOf,
  kindOf,
  nodeOf,
  type PlaceCode,
  placeCode,
  type TypeNode,
} from "./containers.ts";
import type { Grammar } from "./grammar.ts";
import { Inadmissible } from "./Inadmissible.ts";
import type { RoomContents } from "./RoomContents.ts";
import type { Block, Content, Id, Struct } from "./struct.ts";

/** Where a struct belongs: a type, and a key of it or its sequence; undefined if that was collected. */
type Place = { node: TypeNode; key: number } | undefined;

/**
 * Finds the place of each new struct, in an order in which everything stands behind what it refers to.
 *
 * A reference to something that is neither there nor in the update is a gap. One that no order can satisfy is refused:
 * Yjs would wait for it for ever, or loop.
 *
 * @param grammar says what may stand where; absent for what was admitted before
 * @throws Inadmissible
 */
export function joinOn(
  contents: RoomContents,
  blocks: readonly Block[],
  grammar: Grammar | undefined,
  depthLimit: number,
): Addition | "gap" {
  const addition = new Addition(contents);
  const joiner = new Joiner(addition, grammar, depthLimit);
  const only = blocks[0];
  const joined = blocks.length === 1 && only ? joiner.joinOne(only) : joiner.joinAll(blocks);
  return joined ? addition : "gap";
}

interface Cursor {
  block: Block;
  next: number;
  /** Its next struct needs another client's first. */
  isWaiting: boolean;
}

class Joiner {
  readonly #addition: Addition;
  readonly #grammar: Grammar | undefined;
  readonly #depthLimit: number;

  constructor(addition: Addition, grammar: Grammar | undefined, depthLimit: number) {
    this.#addition = addition;
    this.#grammar = grammar;
    this.#depthLimit = depthLimit;
  }

  /** Whether nothing is missing. */
  joinOne({ client, structs }: Block): boolean {
    for (const struct of structs) {
      if (this.#missing(client, struct) !== undefined) return false;
      this.#join(client, struct);
    }
    return true;
  }

  /** Whether nothing is missing. */
  joinAll(blocks: readonly Block[]): boolean {
    const cursors = new Map<number, Cursor>();
    for (const block of blocks) cursors.set(block.client, { block, next: 0, isWaiting: false });
    for (const cursor of cursors.values()) if (!this.#joinWithWhatItNeeds(cursor, cursors)) return false;
    return true;
  }

  #joinWithWhatItNeeds(first: Cursor, cursors: ReadonlyMap<number, Cursor>): boolean {
    const waiting = [first];
    for (let cursor = waiting.at(-1); cursor; cursor = waiting.at(-1)) {
      const { client, structs } = cursor.block;
      const struct = structs[cursor.next];
      const missing = struct && this.#missing(client, struct);
      if (struct && missing !== undefined) {
        const needed = cursors.get(missing);
        if (!needed || needed.next === needed.block.structs.length) return false;
        if (needed.isWaiting) throw new Inadmissible("cyclic-reference", "clients wait for one another");
        cursor.isWaiting = true;
        waiting.push(needed);
        continue;
      }
      if (struct) {
        this.#join(client, struct);
        cursor.next += 1;
        // What was needed may be there now; what comes behind it may in turn need the one that waits.
        if (cursor === first) continue;
      }
      waiting.pop();
      const waiter = waiting.at(-1);
      if (waiter) waiter.isWaiting = false;
    }
    return true;
  }

  /** The client whose earlier structs are needed first. */
  #missing(client: number, struct: Struct): number | undefined {
    const { origin, rightOrigin, parent } = struct;
    if (origin && this.#isMissing(client, struct, origin)) return origin.client;
    if (rightOrigin && this.#isMissing(client, struct, rightOrigin)) return rightOrigin.client;
    if (typeof parent === "object" && this.#isMissing(client, struct, parent)) return parent.client;
    return undefined;
  }

  #isMissing(client: number, struct: Struct, id: Id): boolean {
    if (id.client !== client) return id.clock >= this.#addition.clockOf(id.client);
    // Yjs does not look: it would take such an item into the document and break it.
    if (id.clock >= struct.clock)
      throw new Inadmissible("cyclic-reference", "a reference to itself or to a later item");
    return false;
  }

  #join(client: number, struct: Struct): void {
    const { content, length, origin, clock } = struct;
    if (content.kind === "gone") {
      this.#addition.bornDeleted.push({ client, ranges: [clock, clock + length] });
      this.#addition.addRange(client, length, GONE, true);
      return;
    }
    const place = this.#placeOf(struct);
    if (!place) {
      this.#addition.addRange(client, length, GONE, true);
      return;
    }
    this.#check(place, content);
    const code = placeCode(place.node.number, place.key, kindFor(content));
    const chained = origin !== undefined && origin.client === client && origin.clock === clock - 1;
    this.#addition.addRange(client, length, code, chained);
    if (content.kind === "type") {
      this.#addition.addType(place.node, content.typeRef, content.name, { client, clock });
    }
    if (content.kind === "deleted") {
      this.#addition.bornDeleted.push({ client, ranges: [clock, clock + length] });
    }
    if (place.key !== 0)
      this.#addition.keyed.push({ container: containerOf(code), client, clock, length, origin });
  }

  #check({ node, key }: NonNullable<Place>, content: Content): void {
    if (content.kind === "type" && node.depth + 1 > this.#depthLimit) {
      throw new Inadmissible("nested-too-deep", `more than ${this.#depthLimit} types in one another`);
    }
    if (content.kind === "deleted") return;
    const objection = this.#grammar?.objection(node, key !== 0, content);
    if (objection !== undefined) throw new Inadmissible("content-not-allowed", objection);
  }

  #placeOf({ origin, rightOrigin, parent, parentSub }: Struct): Place {
    if (origin || rightOrigin) return this.#placeBetween(origin, rightOrigin);
    const node = typeof parent === "string" ? this.#root(parent) : this.#typeAt(parent as Id);
    return node && { node, key: parentSub === undefined ? 0 : this.#key(parentSub) };
  }

  #placeBetween(origin: Id | undefined, rightOrigin: Id | undefined): Place {
    const left = origin && this.#addition.codeAt(origin);
    const right = rightOrigin && this.#addition.codeAt(rightOrigin);
    // One collected neighbour is enough for Yjs to collect the item at once.
    if (left === GONE || right === GONE) return undefined;
    if (left !== undefined && right !== undefined)
      this.#checkNeighbours(origin as Id, left, rightOrigin as Id, right);
    const code = (left ?? right) as PlaceCode;
    const key = keyOf(code);
    if (key !== 0 && rightOrigin)
      throw new Inadmissible("malformed", "a value under a key with a right neighbour");
    return { node: this.#addition.node(nodeOf(code)), key };
  }

  #checkNeighbours(origin: Id, left: PlaceCode, rightOrigin: Id, right: PlaceCode): void {
    if (containerOf(left) !== containerOf(right)) {
      throw new Inadmissible("malformed", "neighbours that stand in different places");
    }
    // In one item, which side is which depends on how a client happens to have split it: clients would differ.
    if (origin.client === rightOrigin.client && rightOrigin.clock <= origin.clock) {
      if (this.#addition.areInOneRun(origin, rightOrigin)) {
        throw new Inadmissible("malformed", "neighbours in the wrong order");
      }
    }
  }

  #root(name: string): TypeNode {
    const root = this.#addition.root(name);
    if (!root) throw new Inadmissible("content-not-allowed", `the root ${name.slice(0, 40)}`);
    return root;
  }

  #typeAt(id: Id): TypeNode | undefined {
    const type = this.#addition.typeAt(id);
    if (type) return type;
    const code = this.#addition.codeAt(id);
    // A type that was deleted before it reached the server: whatever is written into it is deleted with it.
    if (code === GONE || kindOf(code) === contentKinds.deleted) return undefined;
    throw new Inadmissible("malformed", "a parent that is no shared type");
  }

  #key(name: string): number {
    if (this.#grammar && name.length > this.#grammar.keyLength) {
      throw new Inadmissible("content-not-allowed", "the name of a key is too long");
    }
    return this.#addition.keyNumber(name);
  }
}

function kindFor(content: Content): number {
  switch (content.kind) {
    case "type":
      return contentKinds.type;
    case "format":
      return contentKinds.format;
    case "deleted":
      return contentKinds.deleted;
    default:
      return contentKinds.plain;
  }
}
