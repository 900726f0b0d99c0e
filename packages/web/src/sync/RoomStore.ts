import type { RoomState } from "@querschnitt/shared/protocol/messages";
import { commandAside } from "../offline/asideEntries.ts";
import type { AsideReason, OutboxEntry, StoredRoom } from "../offline/WorkStore.ts";
import type { RoomSurroundings } from "./RoomSurroundings.ts";

/** One room's part of the local store. Nobody waits for a write; one that fails is told to the person. */
export class RoomStore {
  readonly #room: string;
  readonly #around: RoomSurroundings;

  constructor(room: string, around: RoomSurroundings) {
    this.#room = room;
    this.#around = around;
  }

  async load(): Promise<StoredRoom> {
    try {
      return await this.#around.store.load(this.#room);
    } catch (cause) {
      this.#around.storageFailed(cause);
      return { record: undefined, updates: [], outbox: [] };
    }
  }

  /** @returns false if another tab has put a newer copy in this one's place: nothing was written then */
  async written(generation: number, update: Uint8Array, entry: OutboxEntry | undefined): Promise<boolean> {
    const { store } = this.#around;
    const addition = { room: this.#room, generation, update, ...(entry && { entry }) };
    return (await this.#told(store.add(addition))) ?? true;
  }

  async settled(generation: number, entries: readonly string[]): Promise<void> {
    await this.#told(this.#around.store.add({ room: this.#room, generation, settled: entries }));
  }

  async said(generation: number, { epoch, mayWrite }: RoomState): Promise<void> {
    const record = { epoch, mayWrite };
    await this.#told(this.#around.store.add({ room: this.#room, generation, record }));
  }

  /** Keeps refused commands for their author; `over` leaves the outbox. */
  async setAside(
    refused: readonly { entry: OutboxEntry; why: { reason: AsideReason; rule?: string } }[],
    over: readonly string[],
  ): Promise<void> {
    const aside = refused.flatMap(({ entry, why }) => commandAside(entry, why, Date.now()));
    await this.#told(this.#around.store.putAside(aside, over));
    if (aside.length > 0) this.#around.asideChanged();
  }

  async #told<Result>(write: Promise<Result>): Promise<Result | undefined> {
    try {
      return await write;
    } catch (cause) {
      this.#around.storageFailed(cause);
      return undefined;
    }
  }
}
