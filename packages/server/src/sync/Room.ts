import { closeCodes } from "@querschnitt/shared/protocol/closeCodes";
import type { Refusal, RoomState } from "@querschnitt/shared/protocol/messages";
import type { Room as RoomAddress } from "@querschnitt/shared/protocol/roomNames";
import * as encoding from "lib0/encoding";
import { clientOwner } from "../storage/clientOwners.ts";
import { Appender, type Batch } from "./Appender.ts";
import { type Admitted, examine } from "./admission/admitUpdate.ts";
import { encodeDeletesOnly } from "./admission/encodeContents.ts";
import { syncSteps, updateFrame } from "./frames.ts";
import type { JoinAnswer } from "./JoinFrames.ts";
import type { RoomParts } from "./loadRoom.ts";
import type { Member } from "./Member.ts";
import { Presence } from "./Presence.ts";
import type { RoomServices } from "./RoomServices.ts";
import { SERVER } from "./RoomWriting.ts";
import { refusalByRight } from "./refusalByRight.ts";
import { SNAPSHOT_KEY } from "./SnapshotKeeper.ts";
import { syncFrames } from "./webSocketFrames.ts";

/** Who sends an update, and what is known of their client. */
export interface Sender {
  person: string;
  /** The client's schema is older than the server's: it would delete what it does not know. */
  outdated?: boolean;
  member?: Member;
}

export type Taken =
  | { outcome: "stored"; sequence: number; superseded: readonly { root: string; entry: string }[] }
  /** All of it was known; durable with this sequence. */
  | { outcome: "nothing-new"; sequence: number }
  /** Something it builds on is missing. */
  | { outcome: "gap" }
  | { outcome: "refused"; refusal: Refusal };

/**
 * One open room: admits what its members send, has it logged, and passes it on once it is on disk.
 * Everything here runs between two turns of the loop; the only wait is for the log.
 */
export class Room {
  readonly address: RoomAddress;
  readonly name: string;
  /** What clients are told of it, whoever they are. */
  readonly told: Pick<RoomState, "epoch" | "redaction">;
  readonly presence: Presence;
  readonly #parts: RoomParts;
  readonly #services: RoomServices;
  readonly #appender: Appender<Member>;
  readonly #members = new Set<Member>();
  readonly #onClosed: () => void;
  #bytes: number;
  #closed = false;

  /** @param onClosed called when the room was closed because its log failed */
  constructor(parts: RoomParts, services: RoomServices, onClosed: () => void) {
    this.#parts = parts;
    this.#services = services;
    this.#onClosed = onClosed;
    this.#bytes = parts.bytes;
    this.address = parts.address;
    this.name = parts.name;
    this.told = { epoch: parts.epoch, ...(parts.redaction && { redaction: parts.redaction }) };
    this.#appender = new Appender({
      log: services.log,
      groupCommit: services.groupCommit,
      stream: parts.name,
      sequence: parts.sequence,
      digest: () => services.observer.digest(parts.address, parts.writing.doc),
      onFlushed: (batch) => this.#passOn(batch),
      onFailed: (error) => this.#fail(error),
    });
    this.presence = new Presence({
      presenceBytes: services.limits.presenceBytes,
      identity: (person) => services.authority.identity(person),
      owner: (client) => parts.clients.ownerOf(client),
      bind: (client, person) => this.#bind(client, person),
      members: () => this.#members,
    });
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  /** Nobody is in it and nothing is on its way to the log. */
  get isIdle(): boolean {
    return this.#members.size === 0 && this.#appender.isIdle && !this.#parts.snapshots.isMaking;
  }

  /** Sequence up to which the log is on disk. */
  get flushed(): number {
    return this.#appender.flushed;
  }

  /** The state vector of what was admitted. */
  stateVector(): Uint8Array {
    return this.#parts.contents.encodeStateVector();
  }

  enter(member: Member): void {
    this.#members.add(member);
  }

  leave(member: Member): void {
    if (this.#members.delete(member)) this.presence.leave(member);
  }

  /** Takes an update through admission, rights and rules; what is stored is durable with the sequence answered. */
  take(sender: Sender, update: Uint8Array): Taken {
    const { contents, clients, writing } = this.#parts;
    const { authority, limits } = this.#services;
    const { person } = sender;
    const proposal = examine(contents, clients, person, update, limits);
    if (proposal.outcome === "nothing-new")
      return { outcome: "nothing-new", sequence: this.#appender.admitted };
    if (proposal.outcome === "refused" && proposal.refusal.reason === "malformed") return proposal;
    const mayNot =
      person === SERVER ? undefined : refusalByRight(authority.access(person, this.address), sender.outdated);
    if (mayNot) {
      // A reader's copy tidies up formats by itself: nobody wrote, so nobody is told of a refusal.
      if (proposal.outcome === "admitted" && proposal.onlyTidiesFormats) {
        return { outcome: "nothing-new", sequence: this.#appender.admitted };
      }
      return { outcome: "refused", refusal: mayNot };
    }
    if (proposal.outcome !== "admitted") return proposal;
    if (this.#bytes + proposal.update.length > limits.documentBytes) {
      return {
        outcome: "refused",
        refusal: { reason: "too-large", detail: "the document would become too large" },
      };
    }
    const receivedAt = this.#services.now();
    const judgement = writing.judge(person, proposal.update, receivedAt);
    if (judgement.outcome === "refused") return judgement;
    const known: Taken = { outcome: "nothing-new", sequence: this.#appender.admitted };
    if (judgement.outcome === "nothing-new") return known;
    const committed = this.#commit(proposal, judgement.update, person);
    if (committed === "nothing-new") return known;
    if (committed === "failed") {
      return { outcome: "refused", refusal: { reason: "malformed", detail: "it cannot be encoded again" } };
    }
    this.#bytes += judgement.update.length;
    const { update: stored, changes } = judgement;
    const entry = { person, receivedAt, update: stored, changes, sender: sender.member };
    return { outcome: "stored", sequence: this.#appender.push(entry), superseded: judgement.superseded };
  }

  /** Resolves once everything up to a sequence is on disk. @throws StorageUnavailable */
  whenFlushed(sequence: number): Promise<void> {
    return this.#appender.whenFlushed(sequence);
  }

  /** Resolves once everything admitted so far is on disk. @throws StorageUnavailable */
  whenSettled(): Promise<void> {
    return this.#appender.whenFlushed(this.#appender.admitted);
  }

  /** The whole document as it is on disk, as one update. @throws StorageUnavailable */
  document(): Promise<Uint8Array> {
    return this.#parts.frames.document();
  }

  /** Hands the answer to a SyncStep1 to `deliver`, from flushed state. @throws StorageUnavailable */
  async join(stateVector: Uint8Array, deliver: (answer: JoinAnswer) => void): Promise<void> {
    const { contents, frames } = this.#parts;
    const allFlushed = this.#appender.flushed === this.#appender.admitted;
    if (allFlushed && this.flushed > 0 && contents.isCoveredBy(stateVector)) {
      // Never answered with nothing: a deletion leaves no trace in a state vector.
      deliver({
        wires: [syncFrames(syncSteps.step2, [encodeDeletesOnly(contents)])],
        sequence: this.flushed,
      });
      return;
    }
    await frames.answer(stateVector, deliver);
  }

  /** Flushed entries after a sequence, as frames, for a member who could not keep up. @throws StorageUnavailable */
  async *since(sequence: number): AsyncIterable<{ sequence: number; payload: Uint8Array }> {
    for await (const entry of this.#services.log.read(this.name, sequence)) {
      yield { sequence: entry.sequence, payload: updateFrame(entry.update) };
    }
  }

  /** Called now and then: makes a new snapshot if it is time for one, and packs what stands before it in the log. */
  async tend(): Promise<void> {
    const { snapshots } = this.#parts;
    if (this.#closed || !snapshots.isDue(performance.now())) return;
    try {
      await snapshots.make((encoded) => {
        if (!this.#closed) this.#appender.note(SNAPSHOT_KEY, encoded);
      });
      await this.#services.log.compact(this.name, snapshots.current?.sequence ?? 0);
    } catch (error) {
      // Nobody waits for it, and nothing is missing without it; whoever needs the log will say what is wrong.
      this.#services.logger.warn({ room: this.name, err: error }, "a room could not be compacted");
    }
  }

  /** Closes the room for good, and asks its members to come back; resolves once nothing of it is on its way to the log. */
  async retire(): Promise<void> {
    this.#closed = true;
    for (const member of [...this.#members]) member.close(closeCodes.restarting, "the room is read anew");
    await this.#appender.whenIdle();
    this.close();
  }

  /** Gives everything back; the log has it all. */
  close(): void {
    this.#closed = true;
    this.presence.close();
    this.#parts.writing.destroy();
  }

  /** Adds what was judged to what the room has, and has the log say whose the new client ids are. */
  #commit(proposal: Admitted, update: Uint8Array, person: string): "new" | "nothing-new" | "failed" {
    const { contents, clients } = this.#parts;
    // What the replica re-encoded has other bytes than what was proposed, and the contents must be those of the log.
    const accepted =
      update === proposal.update
        ? proposal
        : examine(contents, clients, person, update, this.#services.limits);
    if (accepted.outcome === "nothing-new") return accepted.outcome;
    if (accepted.outcome !== "admitted") {
      // The replica holds it already and is ahead of the log: the room is read anew.
      this.#fail(new Error(`the replica encoded what admission answers with ${accepted.outcome}`));
      return "failed";
    }
    accepted.commit();
    for (const client of new Set([...proposal.newClients, ...accepted.newClients]))
      this.#note(client, person);
    return "new";
  }

  #bind(client: number, person: string): boolean {
    const { clients } = this.#parts;
    const owner = clients.ownerOf(client);
    if (owner !== undefined) return owner === person;
    if (!clients.bind(client, person, this.#services.limits.clientsPerPersonAndRoom)) return false;
    this.#note(client, person);
    return true;
  }

  #note(client: number, person: string): void {
    this.#appender.note(...clientOwner(client, person));
  }

  #passOn({ entries, sequence, digest }: Batch<Member>): void {
    const { frames, snapshots } = this.#parts;
    const { bus, observer } = this.#services;
    const first = sequence - entries.length + 1;
    let bytes = 0;
    for (const [position, { update }] of entries.entries()) {
      frames.noteFlushed(update, first + position);
      bytes += update.length;
    }
    snapshots.noteFlushed(entries.length, bytes);
    const senders = new Set(entries.map(({ sender }) => sender));
    const forAll = syncFrames(
      syncSteps.update,
      entries.map(({ update }) => update),
    );
    for (const member of this.#members) {
      if (!senders.has(member)) {
        member.flushed(sequence, forAll);
        continue;
      }
      const others = senders.size > 1 ? entries.filter(({ sender }) => sender !== member) : [];
      const updates = others.map(({ update }) => update);
      member.flushed(sequence, updates.length > 0 ? syncFrames(syncSteps.update, updates) : undefined);
    }
    bus.publish(`room/${this.name}`, announcement(sequence));
    const at = entries.at(-1)?.receivedAt ?? this.#services.now();
    const written = entries.map(({ person, receivedAt, changes }, position) => ({
      sequence: first + position,
      person,
      receivedAt,
      changes,
    }));
    observer.onFlushed(this.address, at, digest, written, this.#parts.writing.doc);
  }

  #fail(error: unknown): void {
    this.#services.logger.error(
      { room: this.name, err: error },
      "the log failed; the room is closed and read anew",
    );
    this.#onClosed();
    this.close();
    for (const member of [...this.#members])
      member.close(closeCodes.storageUnavailable, "storage unavailable");
  }
}

/** What other nodes are told: how far the log of this room goes now. */
function announcement(sequence: number): Uint8Array {
  return encoding.encode((encoder) => encoding.writeVarUint(encoder, sequence));
}
