import * as Y from "yjs";

/**
 * The updates of one writer in their order, and how to tell from bytes that come back which of them those were:
 * servers may encode updates anew and merge them, but each inserts under clocks, or deletes clocks, that no other does.
 */
export class WriterStream {
  readonly client: number;
  readonly updates: readonly Uint8Array[];
  /** Index of the update that inserted a clock; -1 for none. */
  readonly #insertedBy: Int32Array;
  /** Index of the update that deleted a clock; -1 for none. */
  readonly #deletedBy: Int32Array;

  constructor(client: number, updates: readonly Uint8Array[]) {
    this.client = client;
    this.updates = updates;
    const decoded = updates.map((update) => Y.decodeUpdate(update));
    const clocks = decoded.reduce(
      (end, { structs }) => structs.reduce((most, { id, length }) => Math.max(most, id.clock + length), end),
      0,
    );
    this.#insertedBy = new Int32Array(clocks).fill(-1);
    this.#deletedBy = new Int32Array(clocks).fill(-1);
    for (const [index, { structs, ds }] of decoded.entries()) {
      for (const { id, length } of structs) this.#insertedBy.fill(index, id.clock, id.clock + length);
      for (const range of ds.clients.get(client) ?? []) {
        this.#deletedBy.fill(index, range.clock, range.clock + range.len);
      }
    }
  }

  /** The last of this writer's updates that a decoded update shows to have arrived; -1 for none. */
  lastIn({ structs, ds }: ReturnType<typeof Y.decodeUpdate>): number {
    let last = -1;
    for (const { id, length } of structs) {
      if (id.client === this.client) last = Math.max(last, this.#insertedBy[id.clock + length - 1] ?? -1);
    }
    for (const { clock, len } of ds.clients.get(this.client) ?? []) {
      for (let at = clock; at < clock + len; at++) last = Math.max(last, this.#deletedBy[at] ?? -1);
    }
    return last;
  }
}

/** The same updates for many rooms: their bytes are the same, so one stream serves all. */
export class Arrivals {
  readonly #streams: readonly WriterStream[];
  /** Per writer: index of the first update that has not arrived. */
  readonly next: number[];
  readonly #onArrival: (writer: number, index: number) => void;

  /** @param onArrival called once per update, in each writer's order */
  constructor(streams: readonly WriterStream[], onArrival: (writer: number, index: number) => void) {
    this.#streams = streams;
    this.next = streams.map(() => 0);
    this.#onArrival = onArrival;
  }

  /** Takes an update as a server passed it on. */
  take(update: Uint8Array): void {
    const decoded = Y.decodeUpdate(update);
    for (const [writer, stream] of this.#streams.entries()) {
      const last = stream.lastIn(decoded);
      let next = this.next[writer] ?? 0;
      // A socket keeps the order: what was sent before has arrived too, even if it left no trace of its own.
      while (next <= last) this.#onArrival(writer, next++);
      this.next[writer] = next;
    }
  }
}
