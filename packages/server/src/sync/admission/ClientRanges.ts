import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { PlaceCode, TypeNode } from "./containers.ts";

/**
 * Where everything of one client stands: ranges of clocks, each a run of units that were written one behind the other
 * in one place. Typing a paragraph is one range.
 */
export class ClientRanges {
  /** Clock at which this begins; 0 in a room, higher in what is about to be added to it. */
  readonly begin: number;
  /** Whether the first range continues whatever stands before it. */
  readonly continues: boolean;
  readonly #starts: number[] = [];
  readonly #codes: PlaceCode[] = [];
  #types: TypeNode[] | undefined;
  #end: number;

  constructor(begin = 0, continues = false) {
    this.begin = begin;
    this.continues = continues;
    this.#end = begin;
  }

  /** The clock that comes next. */
  get end(): number {
    return this.#end;
  }

  /** @param chained whether it was written directly behind the unit before it */
  add(length: number, code: PlaceCode, chained: boolean): void {
    const last = this.#codes.length - 1;
    if (!chained || this.#codes[last] !== code) {
      this.#starts.push(this.#end);
      this.#codes.push(code);
    }
    this.#end += length;
  }

  addType(node: TypeNode): void {
    this.#types ??= [];
    this.#types.push(node);
  }

  /** Adds what another one holds behind this one's end. */
  append(other: ClientRanges): void {
    for (let index = 0; index < other.#starts.length; index += 1) {
      const start = other.#starts[index] as number;
      const end = other.#starts[index + 1] ?? other.#end;
      this.add(end - start, other.#codes[index] as PlaceCode, index === 0 && other.continues);
    }
    if (!other.#types) return;
    if (this.#types) for (const node of other.#types) this.#types.push(node);
    else this.#types = other.#types;
  }

  codeAt(clock: number): PlaceCode {
    return this.#codes[this.#indexAt(clock)] as PlaceCode;
  }

  /** Clock at which the run begins that a clock belongs to. */
  runStart(clock: number): number {
    return this.#starts[this.#indexAt(clock)] as number;
  }

  typeAt(clock: number): TypeNode | undefined {
    const types = this.#types;
    if (!types) return undefined;
    let low = 0;
    let high = types.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const node = types[middle] as TypeNode;
      const found = node.id?.clock ?? -1;
      if (found === clock) return node;
      if (found < clock) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** The ranges that [start, end) touches, as [start, end, code] each, cut to it. */
  *within(start: number, end: number): Generator<[start: number, end: number, code: PlaceCode]> {
    for (let index = this.#indexAt(start); index < this.#starts.length; index += 1) {
      const from = Math.max(start, this.#starts[index] as number);
      if (from >= end) return;
      yield [from, Math.min(end, this.#starts[index + 1] ?? this.#end), this.#codes[index] as PlaceCode];
    }
  }

  /** Writes ranges that begin at 0, to be read by `read`. */
  write(encoder: encoding.Encoder): void {
    encoding.writeVarUint(encoder, this.#starts.length);
    for (let index = 0; index < this.#starts.length; index += 1) {
      const end = this.#starts[index + 1] ?? this.#end;
      encoding.writeVarUint(encoder, end - (this.#starts[index] as number));
      encoding.writeVarInt(encoder, this.#codes[index] as PlaceCode);
    }
    encoding.writeVarUint(encoder, this.#types?.length ?? 0);
    for (const { number } of this.#types ?? []) encoding.writeVarUint(encoder, number);
  }

  /** @param nodes the types of the room by their numbers */
  static read(decoder: decoding.Decoder, nodes: readonly TypeNode[]): ClientRanges {
    const ranges = new ClientRanges();
    const count = decoding.readVarUint(decoder);
    for (let index = 0; index < count; index += 1) {
      const length = decoding.readVarUint(decoder);
      ranges.add(length, decoding.readVarInt(decoder), false);
    }
    const typeCount = decoding.readVarUint(decoder);
    for (let index = 0; index < typeCount; index += 1) {
      ranges.addType(nodes[decoding.readVarUint(decoder)] as TypeNode);
    }
    return ranges;
  }

  #indexAt(clock: number): number {
    const starts = this.#starts;
    let high = starts.length - 1;
    // What is written next mostly stands behind what was written last.
    if (clock >= (starts[high] as number)) return high;
    let low = 0;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= clock) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
