import type { LedgerCommand } from "@querschnitt/shared/documents/commands";
import { closeCodes } from "@querschnitt/shared/protocol/closeCodes";
import type { Refusal, RoomState } from "@querschnitt/shared/protocol/messages";
import { type Room, roomName } from "@querschnitt/shared/protocol/roomNames";
import { SCHEMA_VERSION } from "@querschnitt/shared/protocol/schemaVersion";
import { planReenactment } from "../offline/planReenactment.ts";
import type { AsideReason, OutboxEntry, RoomRecord } from "../offline/WorkStore.ts";
import { giveUpRoom, replaceCopy } from "./copyReplacement.ts";
import { LiveCopy } from "./LiveCopy.ts";
import type { RoomHandle, RoomProblem } from "./RoomHandle.ts";
import { RoomStore } from "./RoomStore.ts";
import type { RoomSurroundings } from "./RoomSurroundings.ts";
import { RoundLimit } from "./RoundLimit.ts";
import { isSameStatus, roomStatus } from "./roomStatus.ts";
import { UnsettledWork } from "./UnsettledWork.ts";

/** Keeps one room: loads it, connects it, stores it, and has refused work re-enacted. */
export class RoomConnection {
  readonly room: Room;
  readonly name: string;
  readonly #around: RoomSurroundings;
  readonly #listeners = new Set<() => void>();
  readonly #work = new UnsettledWork();
  readonly #rounds = new RoundLimit();
  readonly #store: RoomStore;
  #record: RoomRecord;
  #copy: LiveCopy | undefined;
  /** A copy that is being synced anew to take the other's place. */
  #coming: LiveCopy | undefined;
  /** What the server said on the current connection; undefined before it did. */
  #state: RoomState | undefined;
  #handle: RoomHandle | undefined;
  #ready = false;
  /** Entries that the current copy has yet to carry out. */
  #toReplay: OutboxEntry[] = [];
  #taint: AsideReason | undefined;
  #problem: RoomProblem | undefined;
  #reenacting: AbortController | undefined;
  /** Commands given while the copy is being replaced. */
  #postponed: LedgerCommand[] = [];
  #destroyed = false;

  constructor(room: Room, surroundings: RoomSurroundings) {
    this.room = room;
    this.name = roomName(room);
    this.#around = surroundings;
    this.#store = new RoomStore(this.name, surroundings);
    this.#record = { room: this.name, epoch: null, generation: 0, mayWrite: "none" };
  }

  get handle(): RoomHandle | undefined {
    return this.#handle;
  }

  /** Whether closing the room now would leave work unsent that could be sent. */
  get busy(): boolean {
    return this.#problem === undefined && (this.#reenacting !== undefined || this.#work.size > 0);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Opens what the local store holds, and connects. */
  start(): Promise<void> {
    return this.#start([]);
  }

  /** Connects, or tries once more what the server has not permitted before. */
  connect(): void {
    if (!this.#around.isOnLine() || this.#problem === "refused") return;
    this.#problem = undefined;
    if (this.#coming) this.#coming.connect();
    else if (!this.#reenacting) this.#copy?.connect();
    this.#publish();
  }

  disconnect(): void {
    this.#coming?.disconnect();
    this.#copy?.disconnect();
    this.#publish();
  }

  perform = (command: LedgerCommand): void => {
    if (this.#replacing) this.#postponed.push(command);
    else this.#copy?.perform(command);
  };

  /** Another tab has replaced the stored copy: this tab's must not be written to any more. */
  async replacedElsewhere(generation: number): Promise<void> {
    if (this.#destroyed || this.#reenacting || generation <= this.#record.generation) return;
    if (this.room.kind === "draft" && this.#work.size > 0) return this.#reenact("may-not-write");
    const mine = this.#work.entries;
    this.#copy?.destroy();
    this.#copy = undefined;
    this.#work.clear();
    await this.#start(mine);
  }

  destroy(): void {
    this.#destroyed = true;
    this.#reenacting?.abort();
    this.#coming?.destroy();
    this.#copy?.destroy();
    this.#listeners.clear();
  }

  get #replacing(): boolean {
    return this.#reenacting !== undefined || this.#taint !== undefined;
  }

  /** `mine`: work that this page knows of and that may have missed the store. */
  async #start(mine: readonly OutboxEntry[]): Promise<void> {
    const { record, updates, outbox } = await this.#store.load();
    if (this.#destroyed) return;
    if (record) this.#record = record;
    const { generation, epoch } = this.#record;
    const known = new Map([...outbox, ...mine].map((entry) => [entry.id, entry]));
    for (const entry of known.values()) this.#work.add(entry);
    const isCarriedOut = (entry: OutboxEntry): boolean =>
      entry.generation >= generation || this.room.kind === "draft";
    this.#toReplay = this.#work.entries.filter((entry) => !isCarriedOut(entry));
    const stored = updates.map(({ update }) => update);
    const copy = this.#openCopy(generation, epoch, stored, this.#work.entries.filter(isCarriedOut));
    this.#ready = updates.length > 0;
    this.#adopt(copy);
    this.connect();
  }

  #openCopy(
    generation: number,
    epoch: number | null,
    stored: readonly Uint8Array[],
    unsent: readonly OutboxEntry[],
  ): LiveCopy {
    const { person, address } = this.#around;
    return new LiveCopy({
      room: this.room,
      person,
      generation,
      epoch: epoch !== null && stored.length > 0 ? epoch : undefined,
      address,
      stored,
      unsent: unsent.map(({ id }) => id),
    });
  }

  #adopt(copy: LiveCopy): void {
    this.#copy?.destroy();
    this.#copy = copy;
    const { generation } = copy;
    copy.listen({
      changed: () => this.#onChanged(),
      written: async (update, entry) => {
        if (entry) this.#work.add(entry);
        if (!(await this.#store.written(generation, update, entry))) void this.#foundReplaced();
      },
      settled: (entries) => {
        for (const entry of entries) this.#work.remove(entry);
        void this.#store.settled(generation, entries);
      },
      refused: (refusal, entries) => this.#onRefused(refusal, entries),
      stateKnown: (state) => this.#onState(state),
      closed: (code) => void this.#onClosed(code),
    });
    this.#publish();
  }

  async #foundReplaced(): Promise<void> {
    const { record } = await this.#store.load();
    if (record) await this.replacedElsewhere(record.generation);
  }

  #onChanged(): void {
    const copy = this.#copy;
    if (copy?.synced) {
      this.#ready = true;
      if (this.#state && this.#toReplay.length > 0) void this.#replay();
    }
    // Not before the server has answered everything sent: what it has taken need not be done again.
    if (this.#taint && copy?.idle && !this.#problem) void this.#reenact(this.#taint);
    this.#publish();
  }

  #onState(state: RoomState): void {
    const { epoch, mayWrite } = state;
    this.#state = state;
    this.#problem = state.schema > SCHEMA_VERSION ? "outdated" : undefined;
    this.#copy?.nameEpoch(epoch);
    if (epoch !== this.#record.epoch || mayWrite !== this.#record.mayWrite) {
      this.#record = { ...this.#record, epoch, mayWrite };
      void this.#store.said(this.#record.generation, state);
    }
    if (mayWrite === "none" && this.#work.size > 0) this.#taint ??= "may-not-write";
    this.#onChanged();
  }

  #onRefused(refusal: Refusal, entries: string[]): void {
    switch (refusal.reason) {
      case "slow-down":
        return;
      case "outdated-schema":
        this.#problem = "outdated";
        break;
      case "superseded":
        void this.#setAside(this.#work.meantBy(refusal, entries).map((entry) => ({ entry, why: refusal })));
        break;
      default:
        this.#work.refused(refusal, entries);
        this.#taint ??= refusal.reason;
    }
    this.#onChanged();
  }

  async #onClosed(code: number): Promise<void> {
    switch (code) {
      case closeCodes.signedOut:
        this.#problem = "signed-out";
        break;
      case closeCodes.noAccess:
        this.#problem = "no-access";
        await giveUpRoom(this.room, this.#around, this.#copy?.doc, this.#work.entries);
        return this.#beEmpty();
      case closeCodes.epochChanged:
        return this.#reenact("replaced");
      case closeCodes.tooLarge:
        return this.#reenact("too-large");
      case closeCodes.malformed:
        return this.#reenact("malformed");
      default:
        this.#problem = "refused";
    }
    this.#publish();
  }

  /** Shows nothing of a room that may no longer be read. */
  #beEmpty(): void {
    this.#forgetUnsent();
    if (this.#destroyed) return;
    this.#record = { room: this.name, epoch: null, generation: this.#record.generation, mayWrite: "none" };
    this.#ready = false;
    this.#adopt(this.#openCopy(this.#record.generation, null, [], []));
  }

  #forgetUnsent(): void {
    this.#work.clear();
    this.#toReplay = [];
    this.#taint = undefined;
  }

  /** Takes a fresh copy in place of one that holds something nobody will take. */
  async #reenact(reason: AsideReason): Promise<void> {
    const old = this.#copy;
    if (!old || this.#reenacting || this.#destroyed) return;
    if (!this.#rounds.begin(Date.now())) {
      this.#problem = "refused";
      old.disconnect();
      return this.#publish();
    }
    const aborter = new AbortController();
    this.#reenacting = aborter;
    old.disconnect();
    this.#publish();
    try {
      await replaceCopy({
        room: this.room,
        around: this.#around,
        old: old.doc,
        record: this.#record,
        reason,
        unsettled: this.#work.entries,
        signal: aborter.signal,
        open: (generation) => {
          this.#coming = this.#openCopy(generation, null, [], []);
          return this.#coming;
        },
        adopt: (fresh, record, state, remaining) => {
          this.#coming = undefined;
          this.#forgetUnsent();
          this.#record = record;
          this.#state = state;
          this.#ready = true;
          for (const entry of remaining) this.#work.add(entry);
          this.#toReplay = [...remaining];
          this.#adopt(fresh);
        },
        closed: (code) => this.#onClosed(code),
        progress: () => this.#publish(),
      });
    } catch (cause) {
      if (!aborter.signal.aborted) throw cause;
    } finally {
      this.#coming?.destroy();
      this.#coming = undefined;
      this.#reenacting = undefined;
    }
    this.#onChanged();
    if (this.#replacing) return;
    for (const command of this.#postponed.splice(0)) this.perform(command);
  }

  /** Carries out on the current copy what an earlier one was to send; sets aside what is not permitted. */
  async #replay(): Promise<void> {
    const { room } = this;
    const copy = this.#copy;
    const entries = this.#toReplay;
    if (!copy || room.kind === "draft") return;
    this.#toReplay = [];
    const knowledge = await this.#around.knowledge(room);
    if (this.#copy !== copy || !this.#state) {
      this.#toReplay = [...entries, ...this.#toReplay];
      return;
    }
    const plan = planReenactment({
      kind: room.kind,
      person: this.#around.person,
      fresh: copy.doc,
      entries,
      mayWrite: this.#state.mayWrite,
      refused: this.#work.refusals,
      knowledge,
      now: Date.now(),
    });
    for (const { entry, command } of plan.replay) copy.perform(command, entry);
    const carriedOut = new Set(copy.unsent);
    const without = plan.replay.map(({ entry }) => entry).filter(({ id }) => !carriedOut.has(id));
    await this.#setAside(
      plan.aside.map((refused) => ({ entry: refused.entry.id, why: refused })),
      [...plan.durable, ...without].map(({ id }) => id),
    );
  }

  async #setAside(
    refused: { entry: string; why: { reason: AsideReason; rule?: string } }[],
    durable: string[] = [],
  ): Promise<void> {
    const known = refused.flatMap(({ entry, why }) => {
      const work = this.#work.get(entry);
      return work ? [{ entry: work, why }] : [];
    });
    const over = [...durable, ...refused.map(({ entry }) => entry)];
    for (const entry of over) {
      this.#work.remove(entry);
      this.#copy?.forget(entry);
    }
    this.#publish();
    await this.#store.setAside(known, over);
  }

  #publish(): void {
    const copy = this.#copy;
    if (!copy || this.#destroyed) return;
    const live = this.#coming ?? copy;
    const status = roomStatus({
      synced: live.synced,
      failing: live.failing,
      onLine: this.#around.isOnLine(),
      ready: this.#ready,
      replacing: this.#replacing,
      mayWrite: this.#record.mayWrite,
      unsent: this.#work.size,
      problem: this.#problem,
    });
    const { doc, awareness, generation } = copy;
    if (this.#handle?.doc === doc && isSameStatus(this.#handle.status, status)) return;
    const { room, perform } = this;
    this.#handle = { room, doc, awareness, generation, status, perform };
    for (const listener of [...this.#listeners]) listener();
  }
}
