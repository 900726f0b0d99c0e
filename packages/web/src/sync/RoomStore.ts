import type { RoomState } from "@querschnitt/shared/protocol/messages";
import * as Y from "yjs";
import { commandAside, passagesAside } from "../offline/asideEntries.ts";
import type { AsideReason, OutboxEntry, RoomRecord, StoredRoom } from "../offline/WorkStore.ts";
import { lostPassages } from "./lostPassages.ts";
import type { RoomSurroundings } from "./RoomSurroundings.ts";
import { redactStored } from "./redactStored.ts";

export interface OpenedRoom {
  updates: Uint8Array[];
  /** Unsent work that the stored copy contains. */
  carriedOut: OutboxEntry[];
  /** Unsent work of an earlier copy, to be carried out on this one. */
  toReplay: OutboxEntry[];
}

/** One room's part of the local store. Nobody waits for a write; one that fails is told to the person. */
export class RoomStore {
  readonly #room: string;
  readonly #around: RoomSurroundings;

  /** What is known of the room; written by `open`, `said` and whoever replaces the copy. */
  record: RoomRecord;

  constructor(room: string, around: RoomSurroundings) {
    this.#room = room;
    this.record = { room, epoch: null, generation: 0, mayWrite: "none" };
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

  /** Takes up what is stored. `mine`: work that this page knows of and that may have missed the store. */
  async open(mine: readonly OutboxEntry[]): Promise<OpenedRoom> {
    const { record, updates, outbox } = await this.load();
    if (record) this.record = record;
    const entries = [...new Map([...outbox, ...mine].map((entry) => [entry.id, entry])).values()];
    // A draft's changes cannot be done again: they are in the copy, or were set aside when it was replaced.
    const isCarriedOut = ({ generation, work }: OutboxEntry): boolean =>
      work.kind === "draft" || generation >= this.record.generation;
    return {
      updates: updates.map(({ update }) => update),
      carriedOut: entries.filter(isCarriedOut),
      toReplay: entries.filter((entry) => !isCarriedOut(entry)),
    };
  }

  /** @returns undefined, or the generation that another tab has put in this one's place: nothing was written then */
  async written(
    generation: number,
    update: Uint8Array,
    entry: OutboxEntry | undefined,
  ): Promise<number | undefined> {
    const addition = { room: this.#room, generation, update, ...(entry && { entry }) };
    const isCurrent = (await this.#told(this.#around.store.add(addition))) ?? true;
    return isCurrent ? undefined : (await this.load()).record?.generation;
  }

  /** Takes note that a copy is in step: an empty one is stored as well, so that it opens without a connection later. */
  async inStep(generation: number, doc: Y.Doc): Promise<void> {
    // A state vector of one byte names no client.
    if (Y.encodeStateVector(doc).length === 1)
      await this.written(generation, Y.encodeStateAsUpdate(doc), undefined);
  }

  async settled(generation: number, entries: readonly string[]): Promise<void> {
    await this.#told(this.#around.store.add({ room: this.#room, generation, settled: entries }));
  }

  async said({ epoch, mayWrite, redaction }: RoomState): Promise<void> {
    const isNews = redaction && redaction.number !== this.record.redaction;
    if (isNews) this.record = { ...this.record, redaction: redaction.number };
    if (epoch !== this.record.epoch || mayWrite !== this.record.mayWrite) {
      this.record = { ...this.record, epoch, mayWrite };
      const { generation } = this.record;
      const said = { epoch, mayWrite };
      const written = this.#around.store.add({ room: this.#room, generation, record: said });
      await this.#told(written);
    }
    if (isNews) await this.#told(redactStored(this.#around, this.#room, redaction));
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

  /** Keeps what was written in something that a change deletes: the copy has it no more. @param unsettled as `lostPassages` */
  async keepLost(change: Y.Transaction, unsettled: readonly OutboxEntry[]): Promise<void> {
    const passages = lostPassages(change, unsettled);
    if (passages.length === 0) return;
    const { store } = this.#around;
    const now = Date.now();
    const write = async (): Promise<number> => {
      const why = { reason: "removed", doneAt: now } as const;
      const aside = passagesAside(this.#room, passages, why, await store.listAside(), now);
      await store.putAside(aside, []);
      return aside.length;
    };
    if (await this.#told(write())) this.#around.asideChanged();
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
