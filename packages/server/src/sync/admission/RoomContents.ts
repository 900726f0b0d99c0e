import type { RoomKind } from "@querschnitt/shared/protocol/roomNames";
import type { Addition } from "./Addition.ts";
import { ClientRanges } from "./ClientRanges.ts";
import {
  containerOf,
  contentKinds,
  GONE,
  keyOf,
  kindOf,
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
import type { DeletedRanges } from "./struct.ts";
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
  readonly #winners: KeyedWinners | undefined;
  /** Raised by every change; a proposal made for another version is void. */
  #version = 0;

  constructor(kind: RoomKind) {
    this.grammar = grammarOf(kind);
    this.#winners = kind === "draft" ? new KeyedWinners() : undefined;
    this.#nodes = this.grammar.roots.map((name, number) => ({
      number,
      typeRef: -1,
      name,
      parent: undefined,
      depth: 0,
      id: undefined,
    }));
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
    return number === -1 ? undefined : this.#nodes[number];
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
    for (const node of addition.nodes) this.#nodes.push(node);
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
