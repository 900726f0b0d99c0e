import type {
  Addition,
  AsideEntry,
  OutboxEntry,
  Replacement,
  RoomRecord,
  StoredRoom,
  WorkStore,
} from "./WorkStore.ts";

/** Holds work until the page is closed, where the browser does not store anything. */
export class MemoryWorkStore implements WorkStore {
  readonly #records = new Map<string, RoomRecord>();
  readonly #updates = new Map<string, StoredRoom["updates"]>();
  readonly #outbox = new Map<string, OutboxEntry>();
  readonly #aside = new Map<string, AsideEntry>();

  async load(room: string): Promise<StoredRoom> {
    const outbox = [...this.#outbox.values()].filter((entry) => entry.room === room);
    return {
      record: this.#records.get(room),
      updates: [...(this.#updates.get(room) ?? [])],
      outbox: outbox.sort((a, b) => (a.id < b.id ? -1 : 1)),
    };
  }

  async storedRooms(): Promise<string[]> {
    return [...this.#records.keys()];
  }

  async add({ room, generation, update, entry, settled = [], record: changes }: Addition): Promise<boolean> {
    const record = this.#records.get(room);
    for (const id of settled) this.#outbox.delete(id);
    if (record && record.generation > generation) return false;
    this.#records.set(room, { epoch: null, mayWrite: "none", ...record, ...changes, room, generation });
    if (entry) this.#outbox.set(entry.id, entry);
    if (update) {
      const rows = this.#updates.get(room) ?? [];
      rows.push(entry ? { update, entry: entry.id } : { update });
      this.#updates.set(room, rows);
    }
    return true;
  }

  async replace({ room, record, snapshot, settled, aside }: Replacement): Promise<void> {
    if (snapshot) {
      this.#updates.set(room, [{ update: snapshot }]);
      this.#records.set(room, record);
    } else {
      this.#updates.delete(room);
      this.#records.delete(room);
    }
    await this.putAside(aside, settled);
  }

  async redact(
    room: string,
    change: (update: Uint8Array) => Uint8Array | undefined,
    redaction: number,
  ): Promise<void> {
    const record = this.#records.get(room);
    if (!record) return;
    const rows = this.#updates.get(room) ?? [];
    this.#updates.set(
      room,
      rows.map((row) => ({ ...row, update: change(row.update) ?? row.update })),
    );
    this.#records.set(room, { ...record, redaction });
  }

  async roomsWithUnsent(): Promise<string[]> {
    return [...new Set([...this.#outbox.values()].map(({ room }) => room))];
  }

  async rooms(): Promise<string[]> {
    return [...this.#records.keys()].sort();
  }

  async listAside(): Promise<AsideEntry[]> {
    return [...this.#aside.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async putAside(entries: readonly AsideEntry[], settled: readonly string[]): Promise<void> {
    for (const entry of entries) this.#aside.set(entry.id, entry);
    for (const id of settled) this.#outbox.delete(id);
  }

  async removeAside(id: string): Promise<void> {
    this.#aside.delete(id);
  }

  async wipe(): Promise<void> {
    for (const part of [this.#records, this.#updates, this.#outbox, this.#aside]) part.clear();
  }

  async close(): Promise<void> {}
}
