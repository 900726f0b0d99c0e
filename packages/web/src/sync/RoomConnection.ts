import type { LedgerCommand } from "@querschnitt/shared/documents/commands";
import type { Refusal, RoomState } from "@querschnitt/shared/protocol/messages";
import { isLedgerRoom, isTextRoom, type Room, roomName } from "@querschnitt/shared/protocol/roomNames";
import { SCHEMA_VERSION } from "@querschnitt/shared/protocol/schemaVersion";
import type { AsideReason, OutboxEntry } from "../offline/WorkStore.ts";
import { CopyReplacer } from "./CopyReplacer.ts";
import { closure } from "./closure.ts";
import { giveUpRoom } from "./copyReplacement.ts";
import { HandlePublisher } from "./HandlePublisher.ts";
import { LiveCopy } from "./LiveCopy.ts";
import type { RoomHandle, RoomProblem } from "./RoomHandle.ts";
import { RoomStore } from "./RoomStore.ts";
import type { RoomSurroundings } from "./RoomSurroundings.ts";
import { replay } from "./replay.ts";
import { roomStatus } from "./roomStatus.ts";
import { UnsettledWork } from "./UnsettledWork.ts";

/** Keeps one room: loads it, connects it, stores it, and has refused work re-enacted. */
export class RoomConnection {
  readonly room: Room;
  readonly name: string;
  readonly #around: RoomSurroundings;
  readonly #publisher = new HandlePublisher();
  readonly #work = new UnsettledWork();
  readonly #replacer = new CopyReplacer();
  readonly #store: RoomStore;
  #copy: LiveCopy | undefined;
  /** What the server said on the current connection; undefined before it did. */
  #state: RoomState | undefined;
  #ready = false;
  /** Entries that the current copy has yet to carry out. */
  #toReplay: OutboxEntry[] = [];
  #taint: AsideReason | undefined;
  #problem: RoomProblem | undefined;
  /** Commands given while the copy is being replaced. */
  #postponed: LedgerCommand[] = [];
  #destroyed = false;

  constructor(room: Room, surroundings: RoomSurroundings) {
    this.room = room;
    this.name = roomName(room);
    this.#around = surroundings;
    this.#store = new RoomStore(this.name, surroundings);
  }

  get handle(): RoomHandle | undefined {
    return this.#publisher.current;
  }

  /** Whether closing the room now would leave work unsent that could be sent. */
  get busy(): boolean {
    return this.#problem === undefined && (this.#replacer.running || this.#work.size > 0);
  }

  subscribe = (listener: () => void): (() => void) => this.#publisher.subscribe(listener);

  /** Opens what the local store holds, and connects. */
  start(): Promise<void> {
    return this.#start([]);
  }

  /** Connects, or tries once more what the server has not permitted before. */
  connect(): void {
    if (!this.#around.isOnLine() || this.#problem === "refused") return;
    this.#problem = undefined;
    if (!this.#replacer.running) this.#copy?.connect();
    this.#replacer.coming?.connect();
    this.#publish();
  }

  disconnect(): void {
    this.#replacer.coming?.disconnect();
    this.#copy?.disconnect();
    this.#publish();
  }

  perform = (command: LedgerCommand): void => {
    if (this.#replacing) this.#postponed.push(command);
    else this.#copy?.perform(command);
  };

  /** Another tab has replaced the stored copy: this tab's must not be written to any more. */
  async replacedElsewhere(generation: number): Promise<void> {
    if (this.#destroyed || this.#replacer.running || generation <= this.#store.record.generation) return;
    if (isTextRoom(this.room) && this.#work.size > 0) return this.#reenact("may-not-write");
    const mine = this.#work.entries;
    this.#copy?.destroy();
    this.#copy = undefined;
    this.#work.clear();
    await this.#start(mine);
  }

  destroy(): void {
    this.#destroyed = true;
    this.#replacer.abort();
    this.#copy?.destroy();
    this.#publisher.end();
  }

  get #replacing(): boolean {
    return this.#replacer.running || this.#taint !== undefined;
  }

  async #start(mine: readonly OutboxEntry[]): Promise<void> {
    const { updates, carriedOut, toReplay } = await this.#store.open(mine);
    if (this.#destroyed) return;
    for (const entry of [...carriedOut, ...toReplay]) this.#work.add(entry);
    this.#toReplay = toReplay;
    this.#ready = updates.length > 0;
    this.#adopt(this.#openCopy(this.#store.record.generation, updates, carriedOut));
    this.connect();
  }

  #openCopy(generation: number, stored: readonly Uint8Array[], carriedOut: readonly OutboxEntry[]): LiveCopy {
    const { person, address } = this.#around;
    const { epoch } = this.#store.record;
    const unsent = carriedOut.map(({ id }) => id);
    return new LiveCopy({ room: this.room, person, address, generation, epoch, stored, unsent });
  }

  #adopt(copy: LiveCopy): void {
    this.#copy?.destroy();
    this.#copy = copy;
    const { generation } = copy;
    copy.listen({
      changed: () => this.#onChanged(),
      written: async (update, entry) => {
        if (entry) this.#work.add(entry);
        const newer = await this.#store.written(generation, update, entry);
        if (newer !== undefined) void this.replacedElsewhere(newer);
      },
      received: (change) => void this.#store.keepLost(change, this.#work.entries),
      settled: (entries) => {
        const { stand, lost } = this.#work.settle(entries, copy.doc, this.#around.person);
        void this.#store.settled(generation, stand);
        if (lost.length > 0) void this.#setAside(lost);
      },
      refused: (refusal, entries) => this.#onRefused(refusal, entries),
      stateKnown: (state) => this.#onState(state),
      closed: (code) => void this.#onClosed(code),
    });
    this.#publish();
  }

  #onChanged(): void {
    const copy = this.#copy;
    if (copy?.synced) {
      if (!this.#ready) void this.#store.inStep(copy.generation, copy.doc);
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
    void this.#store.said(state);
    if (mayWrite === "none" && this.#work.size > 0) this.#taint ??= "may-not-write";
    this.#onChanged();
  }

  #onRefused(refusal: Refusal, entries: string[]): void {
    switch (refusal.reason) {
      case "outdated-schema":
        this.#problem = "outdated";
        break;
      case "superseded":
        this.#work.superseded(refusal, entries);
        break;
      default:
        // An id that is taken says nothing against what was written under it.
        if (refusal.reason !== "client-id-taken") this.#work.refused(refusal, entries);
        this.#taint ??= refusal.reason;
    }
    this.#onChanged();
  }

  async #onClosed(code: number): Promise<void> {
    const means = closure(code);
    switch (means.kind) {
      case "replace-copy":
        return this.#reenact(means.reason);
      case "give-up":
        this.#problem = "no-access";
        await giveUpRoom(this.room, this.#around, this.#copy?.doc, this.#work.entries);
        return this.#beEmpty();
      case "problem":
        this.#problem = means.problem;
        this.#publish();
    }
  }

  /** Shows nothing of a room that may no longer be read. */
  #beEmpty(): void {
    this.#forgetUnsent();
    if (this.#destroyed) return;
    const { generation } = this.#store.record;
    this.#store.record = { room: this.name, epoch: null, generation, mayWrite: "none" };
    this.#ready = false;
    this.#adopt(this.#openCopy(generation, [], []));
  }

  #forgetUnsent(): void {
    this.#work.clear();
    this.#toReplay = [];
    this.#taint = undefined;
  }

  /** Takes a fresh copy in place of one that holds something nobody will take. */
  async #reenact(reason: AsideReason): Promise<void> {
    const old = this.#copy;
    if (!old || this.#replacer.running || this.#destroyed) return;
    if (!this.#replacer.begin()) this.#problem = "refused";
    // After that: closing is a change like any other, and must find a replacement under way or given up.
    old.disconnect();
    if (!this.#replacer.running) return this.#publish();
    const replaced = this.#replacer.run({
      room: this.room,
      around: this.#around,
      old: old.doc,
      record: this.#store.record,
      reason,
      unsettled: this.#work.entries,
      open: (generation) => this.#openCopy(generation, [], []),
      adopt: (fresh, record, state, remaining) => {
        this.#forgetUnsent();
        this.#store.record = record;
        this.#state = state;
        this.#ready = true;
        for (const entry of remaining) this.#work.add(entry);
        this.#toReplay = [...remaining];
        this.#adopt(fresh);
      },
      closed: (code) => this.#onClosed(code),
      progress: () => this.#publish(),
    });
    this.#publish();
    await replaced;
    this.#onChanged();
    if (!this.#replacing) for (const command of this.#postponed.splice(0)) this.perform(command);
  }

  /** Carries out on the current copy what an earlier one was to send; sets aside what is not permitted. */
  async #replay(): Promise<void> {
    const { room } = this;
    const copy = this.#copy;
    const entries = this.#toReplay;
    if (!copy || !isLedgerRoom(room)) return;
    this.#toReplay = [];
    const knowledge = await this.#around.knowledge(room);
    // Whatever has taken the copy's place knows of these entries itself.
    if (this.#copy !== copy || !this.#state) return;
    const { refused, durable } = replay(copy, {
      kind: room.kind,
      person: this.#around.person,
      entries,
      mayWrite: this.#state.mayWrite,
      refused: this.#work.refusals,
      knowledge,
      now: Date.now(),
    });
    await this.#setAside(refused, durable);
  }

  async #setAside(
    refused: { entry: string; why: { reason: AsideReason; rule?: string } }[],
    durable: string[] = [],
  ): Promise<void> {
    const known = this.#work.known(refused);
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
    const status = roomStatus(this.#replacer.coming ?? copy, {
      onLine: this.#around.isOnLine(),
      ready: this.#ready,
      replacing: this.#replacing,
      mayWrite: this.#store.record.mayWrite,
      unsent: this.#work.changes,
      problem: this.#problem,
    });
    const { doc, awareness, generation } = copy;
    const { perform, room } = this;
    const { whenSettled } = this.#work;
    this.#publisher.publish({ room, doc, awareness, generation, status, perform, whenSettled });
  }
}
