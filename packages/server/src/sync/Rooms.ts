import type { Units } from "@querschnitt/shared/api/proposals";
import { openRoom } from "@querschnitt/shared/documents/openRoom";
import type { FoundPassage } from "@querschnitt/shared/documents/passageIds";
import type { Repeated } from "@querschnitt/shared/documents/quotes";
import { deletionOf, redactor } from "@querschnitt/shared/documents/redaction";
import type { ClockRange } from "@querschnitt/shared/documents/superseded";
import type { Refusal } from "@querschnitt/shared/protocol/messages";
import { type LedgerKind, type Room as RoomAddress, roomName } from "@querschnitt/shared/protocol/roomNames";
import * as Y from "yjs";
import { encodeRedaction, REDACTIONS_KEY } from "../storage/redactions.ts";
import { FrameMaker } from "./FrameMaker.ts";
import { GroupCommit } from "./GroupCommit.ts";
import { JoinFrames } from "./JoinFrames.ts";
import type { LedgerContent } from "./ledgerContent.ts";
import { loadRoom } from "./loadRoom.ts";
import { Room } from "./Room.ts";
import type { RoomServices } from "./RoomServices.ts";
import { SERVER } from "./RoomWriting.ts";
import type { Place } from "./redaction/wholeDocument.ts";
import { SNAPSHOT_KEY } from "./SnapshotKeeper.ts";

/** Milliseconds for which an empty room stays in memory, so that a reload of the page finds it open. */
const defaultIdleMilliseconds = 30_000;
/** Milliseconds after the last entry before a room's snapshot is made. */
const defaultRestMilliseconds = 5_000;

/** Somebody's update was not taken. */
export class UpdateRefused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`update refused: ${refusal.reason} (${refusal.detail})`);
    this.name = "UpdateRefused";
    this.refusal = refusal;
  }
}

export interface RoomsOptions extends Omit<RoomServices, "groupCommit" | "restMilliseconds" | "now"> {
  now?(): number;
  idleMilliseconds?: number;
  restMilliseconds?: number;
}

/** The rooms that are open, each once. One that nobody is in is closed after a while and then costs nothing. */
export class Rooms {
  readonly #services: RoomServices;
  readonly #idleMilliseconds: number;
  readonly #maker = new FrameMaker();
  readonly #opening = new Map<string, Promise<Room>>();
  readonly #open = new Map<string, { room: Room; usedAt: number }>();
  /** By room, the end of the last change that the server makes there. */
  readonly #serverWrites = new Map<string, Promise<void>>();
  /** The last redaction: one is made after the other. */
  #redacting: Promise<void> = Promise.resolve();
  readonly #sweep: NodeJS.Timeout;
  #isTending = false;

  constructor({
    idleMilliseconds = defaultIdleMilliseconds,
    restMilliseconds = defaultRestMilliseconds,
    now = Date.now,
    ...services
  }: RoomsOptions) {
    this.#services = { ...services, restMilliseconds, now, groupCommit: new GroupCommit() };
    this.#idleMilliseconds = idleMilliseconds;
    this.#sweep = setInterval(() => void this.#tend(), Math.max(10, idleMilliseconds / 4));
    this.#sweep.unref();
  }

  /** How many rooms are in memory. */
  get openCount(): number {
    return this.#open.size;
  }

  /** The room at an address, read from the log if it is not open. @throws StorageUnavailable */
  async open(address: RoomAddress): Promise<Room> {
    const name = roomName(address);
    const open = this.#open.get(name);
    if (open) {
      open.usedAt = performance.now();
      return open.room;
    }
    let opening = this.#opening.get(name);
    if (!opening) {
      opening = this.#load(address, name).finally(() => this.#opening.delete(name));
      this.#opening.set(name, opening);
    }
    return opening;
  }

  /**
   * Writes an update in a person's name, with all that it would have to pass over a socket; resolves once it is
   * durable. @throws UpdateRefused, StorageUnavailable
   */
  async write(address: RoomAddress, person: string, update: Uint8Array): Promise<void> {
    const room = await this.open(address);
    const taken = room.take({ person }, update);
    if (taken.outcome === "refused") throw new UpdateRefused(taken.refusal);
    if (taken.outcome === "gap")
      throw new UpdateRefused({ reason: "gap", detail: "something it builds on is missing" });
    await room.whenFlushed(taken.sequence);
  }

  /**
   * Lets the server write into a room: `change` edits a copy of what is on disk, under a client id of its own, and
   * what it changed goes the way of every other update. Resolves once it is durable; rules about people do not apply.
   * One change of a room is made after the other, so that each sees what those before it did.
   * @throws UpdateRefused, StorageUnavailable
   */
  writeAsServer(address: RoomAddress, change: (doc: Y.Doc) => void): Promise<void> {
    const name = roomName(address);
    const written = (this.#serverWrites.get(name) ?? Promise.resolve()).then(async () => {
      const update = await this.#changeOnCopy(await this.open(address), change);
      if (update) await this.write(address, SERVER, update);
    });
    const ended = written
      .catch(() => {})
      .finally(() => {
        if (this.#serverWrites.get(name) === ended) this.#serverWrites.delete(name);
      });
    this.#serverWrites.set(name, ended);
    return written;
  }

  /**
   * What a ledger says as it is on disk. The room is not opened for it, and a large document is read in the worker: for
   * whoever goes through many rooms. @throws StorageUnavailable
   */
  async readLedger<Kind extends LedgerKind>(
    address: RoomAddress & { kind: Kind },
  ): Promise<LedgerContent[Kind]> {
    const { log, logger } = this.#services;
    const stream = roomName(address);
    const frames = new JoinFrames({ log, stream, maker: this.#maker, logger, snapshot: () => undefined });
    return this.#maker.ledger(address.kind, await frames.document());
  }

  /** The words that stand under certain ids in a text room, as it is on disk. @throws StorageUnavailable */
  async unitText(address: RoomAddress, units: readonly Units[]): Promise<string> {
    if (units.length === 0) return "";
    return this.#maker.text(await (await this.open(address)).document(), units);
  }

  /**
   * What stands, and once stood, at a place of a draft, deleted content included; undefined if there is no such place.
   * Reads the whole log. @throws StorageUnavailable
   */
  async findPassage(draft: RoomAddress & { kind: "draft" }, place: Place): Promise<FoundPassage | undefined> {
    return this.#maker.passage(await this.#updates(draft), place);
  }

  /** What of a draft's passage may be repeated elsewhere, at these anchors too. Reads the whole log. @throws StorageUnavailable */
  async findRepeated(
    draft: RoomAddress & { kind: "draft" },
    ranges: readonly ClockRange[],
    anchors: readonly Place[],
  ): Promise<Repeated> {
    return this.#maker.repeated(await this.#updates(draft), ranges, anchors);
  }

  /** Where what was deleted in a ledger repeats a passage. Reads the whole log. @throws StorageUnavailable */
  async findDeletedQuotes(
    ledger: RoomAddress & { kind: LedgerKind },
    repeated: Repeated,
  ): Promise<ClockRange[]> {
    return this.#maker.quotes(ledger.kind, await this.#updates(ledger), repeated);
  }

  /**
   * Takes what these ranges hold out of a room for good: first it is deleted, as by any other change of the server; then
   * deleted content of equal length stands in the log in its place, under the same ids, and all that was made of the log
   * is made anew. Whoever is in the room comes back and is told. Doing it again changes nothing.
   * @throws StorageUnavailable
   */
  redact(address: RoomAddress, ranges: readonly ClockRange[]): Promise<void> {
    const redacted = this.#redacting.then(() => this.#redact(address, ranges));
    this.#redacting = redacted.catch(() => {});
    return redacted;
  }

  async #redact(address: RoomAddress, ranges: readonly ClockRange[]): Promise<void> {
    await this.write(address, SERVER, deletionOf(ranges));
    const name = roomName(address);
    const room = await this.open(address);
    // From here on whoever wants the room waits until its log is another one.
    this.#open.delete(name);
    const reopened = this.#rewrite(room, ranges).then(() => this.#load(address, name));
    const opening = reopened.finally(() => this.#opening.delete(name));
    this.#opening.set(name, opening);
    await opening;
    await this.#services.observer.onRedacted(address);
  }

  /**
   * Takes a room out of the world, with all that was ever written in it. That nobody has a right to it any more is for the
   * caller to see to. @throws StorageUnavailable
   */
  async remove(address: RoomAddress): Promise<void> {
    const name = roomName(address);
    const room = await this.open(address);
    this.#open.delete(name);
    await room.whenSettled();
    room.close();
    await this.#services.log.remove(name);
  }

  /** Waits for what is on its way to the log. Sockets are closed by the gateway. */
  async close(): Promise<void> {
    clearInterval(this.#sweep);
    const rooms = [...this.#open.values()].map(({ room }) => room);
    await Promise.allSettled(rooms.map((room) => room.whenSettled()));
    for (const room of rooms) room.close();
    this.#open.clear();
    await this.#maker.close();
  }

  async #updates(address: RoomAddress): Promise<Uint8Array[]> {
    const updates: Uint8Array[] = [];
    for await (const { update } of this.#services.log.read(roomName(address))) updates.push(update);
    return updates;
  }

  async #rewrite(room: Room, ranges: readonly ClockRange[]): Promise<void> {
    const { log } = this.#services;
    await room.retire();
    await log.rewrite(room.name, {
      change: redactor(ranges),
      metadata: { [SNAPSHOT_KEY]: null, [REDACTIONS_KEY]: encodeRedaction(room.told.redaction, ranges) },
    });
  }

  async #load(address: RoomAddress, name: string): Promise<Room> {
    const parts = await loadRoom(address, this.#services, this.#maker);
    const room: Room = new Room(parts, this.#services, () => {
      if (this.#open.get(name)?.room === room) this.#open.delete(name);
    });
    this.#open.set(name, { room, usedAt: performance.now() });
    return room;
  }

  async #changeOnCopy(room: Room, change: (doc: Y.Doc) => void): Promise<Uint8Array | undefined> {
    const doc = new Y.Doc();
    try {
      openRoom(doc, room.address.kind);
      Y.applyUpdate(doc, await room.document());
      const before = Y.encodeStateVector(doc);
      const written: Uint8Array[] = [];
      doc.on("update", (update: Uint8Array) => written.push(update));
      doc.transact(() => change(doc));
      return written.length === 0
        ? undefined
        : written.length === 1
          ? written[0]
          : Y.encodeStateAsUpdate(doc, before);
    } finally {
      doc.destroy();
    }
  }

  /** Makes snapshots that are due, one after the other, and closes rooms that nobody has been in for a while. */
  async #tend(): Promise<void> {
    if (this.#isTending) return;
    this.#isTending = true;
    for (const { room } of [...this.#open.values()]) await room.tend();
    this.#isTending = false;
    this.#closeIdle();
  }

  #closeIdle(): void {
    const latest = performance.now() - this.#idleMilliseconds;
    for (const [name, open] of this.#open) {
      if (!open.room.isIdle) open.usedAt = performance.now();
      else if (open.usedAt <= latest) {
        this.#open.delete(name);
        open.room.close();
      }
    }
  }
}
