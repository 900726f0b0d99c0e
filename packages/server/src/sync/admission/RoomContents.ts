import { isTextKind, type RoomKind } from "@querschnitt/shared/protocol/roomNames";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Addition } from "./Addition.ts";
import { ClientRanges } from "./ClientRanges.ts";
import {
  containerOf,
  contentKinds,
  GONE,
  keyOf,
  kindOf,
  namedRoot,
  nodeOf,
  type PlaceCode,
  type TypeNode,
} from "./containers.ts";
import { type Grammar, grammarOf } from "./grammar.ts";
import { addInterval, hasClock, withoutIntervals } from "./intervals.ts";
import { joinOn } from "./joinOn.ts";
import { KeyedWinners } from "./KeyedWinners.ts";
import { parseUpdate } from "./parseUpdate.ts";
import { encodeStateVector, readStateVector } from "./stateVector.ts";
import type { DeletedRanges, Id } from "./struct.ts";
import { trim } from "./trim.ts";

/**
 * What admission knows of a room's document: how far each client has written, where each thing stands, and what is
 * deleted. It holds no content.
 */
export class RoomContents {
  readonly grammar: Grammar;
  readonly #clients = new Map<number, ClientRanges>();
  readonly #deletions = new Map<number, number[]>();
  readonly #nodes: TypeNode[];
  readonly #keys = new Map<string, number>();
  /** Only for texts: ledgers are logged as a replica re-encodes them, with everything deleted that lost. */
  #winners: KeyedWinners | undefined;
  /** Roots that the grammar allows by their form, once something stands in them. */
  readonly #namedRoots = new Map<string, TypeNode>();
  /** Raised by every change; a proposal made for another version is void. */
  #version = 0;

  constructor(kind: RoomKind) {
    this.grammar = grammarOf(kind);
    this.#winners = isTextKind(kind) ? new KeyedWinners() : undefined;
    this.#nodes = this.grammar.roots.map((name, number) => ({ ...namedRoot(name), number }));
  }

  get version(): number {
    return this.#version;
  }

  /**
   * Takes an entry of the log, which was admitted once; rules that changed since are not applied to it.
   * @throws Error if it cannot be read or does not follow on what is there
   */
  integrate(update: Uint8Array): void {
    const parsed = parseUpdate(update);
    if ("reason" in parsed) throw new Error(`unreadable: ${parsed.detail}`);
    const trimmed = trim(this, parsed);
    if (trimmed === "gap") throw new Error("something is missing before it");
    if (trimmed === "nothing-new") return;
    const addition = joinOn(this, trimmed.blocks, undefined, Number.POSITIVE_INFINITY);
    if (addition === "gap" || !addition.reaches(trimmed.deletions))
      throw new Error("it builds on something missing");
    this.add(addition, trimmed.deletions);
  }

  /** The clock at which a client goes on. */
  clockOf(client: number): number {
    return this.#clients.get(client)?.end ?? 0;
  }

  rangesOf(client: number): ClientRanges | undefined {
    return this.#clients.get(client);
  }

  root(name: string): TypeNode | undefined {
    const number = this.grammar.roots.indexOf(name);
    return number === -1 ? this.#namedRoots.get(name) : this.#nodes[number];
  }

  get nodeCount(): number {
    return this.#nodes.length;
  }

  node(number: number): TypeNode | undefined {
    return this.#nodes[number];
  }

  get keyCount(): number {
    return this.#keys.size;
  }

  /** Number of a key that was used before; 0 means "in the sequence" and is no key's number. */
  keyNumber(key: string): number | undefined {
    return this.#keys.get(key);
  }

  /** What of a client's range to delete is not deleted yet, whether somebody said so or it follows from other things. */
  notYetDeleted(client: number, start: number, end: number): number[] {
    const deletions = this.#deletions.get(client);
    const unsaid = deletions ? withoutIntervals(deletions, start, end) : [start, end];
    const ranges = this.#clients.get(client);
    if (!ranges || unsaid.length === 0) return unsaid;
    const news: number[] = [];
    for (let index = 0; index < unsaid.length; index += 2) {
      const from = unsaid[index] as number;
      const to = unsaid[index + 1] as number;
      for (const [pieceStart, pieceEnd, code] of ranges.within(from, Math.min(to, ranges.end))) {
        this.#addNotImplied(news, client, pieceStart, pieceEnd, code);
      }
      if (to > ranges.end) addInterval(news, Math.max(from, ranges.end), to);
    }
    return news;
  }

  /** Whether a range of a client holds nothing but text formats. */
  isFormats(client: number, start: number, end: number): boolean {
    const ranges = this.#clients.get(client);
    if (!ranges || end > ranges.end) return false;
    for (const [, , code] of ranges.within(start, end)) {
      if (code === GONE || kindOf(code) !== contentKinds.format) return false;
    }
    return true;
  }

  /** All that was said to be deleted. */
  get deletions(): ReadonlyMap<number, readonly number[]> {
    return this.#deletions;
  }

  /** How many clients have written, and how far each. */
  stateVector(): Map<number, number> {
    const vector = new Map<number, number>();
    for (const [client, ranges] of this.#clients) vector.set(client, ranges.end);
    return vector;
  }

  encodeStateVector(): Uint8Array {
    return encodeStateVector(this.stateVector());
  }

  /** Whether somebody with this (encoded) state vector lacks nothing but, possibly, deletions. */
  isCoveredBy(stateVector: Uint8Array): boolean {
    const theirs = readStateVector(stateVector);
    if (!theirs) return false;
    for (const [client, ranges] of this.#clients) if ((theirs.get(client) ?? 0) < ranges.end) return false;
    return true;
  }

  /** Takes what was found to join on. */
  add(addition: Addition, deletions: readonly DeletedRanges[]): void {
    this.#version += 1;
    for (const [key, number] of addition.keys) this.#keys.set(key, number);
    for (const node of addition.nodes) this.#addNode(node);
    for (const [client, added] of addition.clients) {
      let ranges = this.#clients.get(client);
      if (!ranges) {
        ranges = new ClientRanges();
        this.#clients.set(client, ranges);
      }
      ranges.append(added);
    }
    for (const { container, client, clock, length, origin } of addition.keyed) {
      this.#winners?.add(container, client, clock, length, origin);
    }
    for (const { client, ranges } of addition.bornDeleted) this.#delete(client, ranges);
    for (const { client, ranges } of deletions) this.#delete(client, ranges);
  }

  /** All of it as bytes, so that a room can be opened without reading its whole log. */
  encode(): Uint8Array {
    return encoding.encode((encoder) => {
      const { roots } = this.grammar;
      writeStrings(encoder, roots);
      writeStrings(encoder, [...this.#keys.keys()]);
      encoding.writeVarUint(encoder, this.#nodes.length - roots.length);
      for (const node of this.#nodes.slice(roots.length)) writeNode(encoder, node);
      encoding.writeVarUint(encoder, this.#clients.size);
      for (const [client, ranges] of this.#clients) {
        encoding.writeVarUint(encoder, client);
        ranges.write(encoder);
      }
      encoding.writeVarUint(encoder, this.#deletions.size);
      for (const [client, intervals] of this.#deletions) {
        encoding.writeVarUint(encoder, client);
        encoding.writeVarUint(encoder, intervals.length);
        let previous = 0;
        for (const clock of intervals) {
          encoding.writeVarUint(encoder, clock - previous);
          previous = clock;
        }
      }
      this.#winners?.write(encoder);
    });
  }

  /**
   * Reads what `encode` wrote for a room of this kind.
   * @throws Error if the grammar has other roots by now, or the bytes are others
   */
  static decode(kind: RoomKind, bytes: Uint8Array): RoomContents {
    const contents = new RoomContents(kind);
    const decoder = decoding.createDecoder(bytes);
    const roots = readStrings(decoder);
    if (roots.join() !== contents.grammar.roots.join()) throw new Error("written for other roots");
    for (const [index, key] of readStrings(decoder).entries()) contents.#keys.set(key, index + 1);
    const nodeCount = decoding.readVarUint(decoder);
    for (let index = 0; index < nodeCount; index += 1) {
      contents.#addNode(readNode(decoder, contents.#nodes));
    }
    const clientCount = decoding.readVarUint(decoder);
    for (let index = 0; index < clientCount; index += 1) {
      const client = decoding.readVarUint(decoder);
      contents.#clients.set(client, ClientRanges.read(decoder, contents.#nodes));
    }
    const deleterCount = decoding.readVarUint(decoder);
    for (let index = 0; index < deleterCount; index += 1) {
      const client = decoding.readVarUint(decoder);
      const intervals = new Array<number>(decoding.readVarUint(decoder));
      let previous = 0;
      for (let position = 0; position < intervals.length; position += 1) {
        previous += decoding.readVarUint(decoder);
        intervals[position] = previous;
      }
      contents.#deletions.set(client, intervals);
    }
    if (contents.#winners) contents.#winners = KeyedWinners.read(decoder);
    return contents;
  }

  #addNode(node: TypeNode): void {
    this.#nodes.push(node);
    if (!node.parent) this.#namedRoots.set(node.name, node);
  }

  #delete(client: number, ranges: readonly number[]): void {
    let deletions = this.#deletions.get(client);
    if (!deletions) {
      deletions = [];
      this.#deletions.set(client, deletions);
    }
    for (let index = 0; index < ranges.length; index += 2) {
      addInterval(deletions, ranges[index] as number, ranges[index + 1] as number);
    }
  }

  #addNotImplied(news: number[], client: number, start: number, end: number, code: PlaceCode): void {
    if (code === GONE || this.#isDeleted(this.#nodes[nodeOf(code)])) return;
    const standing = keyOf(code) === 0 ? undefined : this.#winners?.standing(containerOf(code));
    // Under a key all values but the one that stands are deleted without anybody having said so.
    if (!standing) addInterval(news, start, end);
    else if (standing.client === client && standing.clock >= start && standing.clock < end) {
      addInterval(news, standing.clock, standing.clock + 1);
    }
  }

  /** Whether a type, or one that it stands in, is deleted; then so is all that stands in it. */
  #isDeleted(type: TypeNode | undefined): boolean {
    for (let node = type; node?.id; node = node.parent) {
      const deletions = this.#deletions.get(node.id.client);
      if (deletions && hasClock(deletions, node.id.clock)) return true;
    }
    return false;
  }
}

function writeStrings(encoder: encoding.Encoder, strings: readonly string[]): void {
  encoding.writeVarUint(encoder, strings.length);
  for (const string of strings) encoding.writeVarString(encoder, string);
}

function readStrings(decoder: decoding.Decoder): string[] {
  return Array.from({ length: decoding.readVarUint(decoder) }, () => decoding.readVarString(decoder));
}

/** A root is written as standing in itself. */
function writeNode(encoder: encoding.Encoder, { number, typeRef, name, parent, id }: TypeNode): void {
  encoding.writeVarUint(encoder, parent ? typeRef : 0);
  encoding.writeVarString(encoder, name);
  encoding.writeVarUint(encoder, parent?.number ?? number);
  if (!parent) return;
  encoding.writeVarUint(encoder, (id as Id).client);
  encoding.writeVarUint(encoder, (id as Id).clock);
}

/** @param before the types with lower numbers: what a type stands in was there before it */
function readNode(decoder: decoding.Decoder, before: readonly TypeNode[]): TypeNode {
  const typeRef = decoding.readVarUint(decoder);
  const name = decoding.readVarString(decoder);
  const parent = before[decoding.readVarUint(decoder)];
  if (!parent) return { ...namedRoot(name), number: before.length };
  const id = { client: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder) };
  return { number: before.length, typeRef, name, parent, depth: parent.depth + 1, id };
}
