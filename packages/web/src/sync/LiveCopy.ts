import { type LedgerCommand, perform } from "@querschnitt/shared/documents/commands";
import { openRoom } from "@querschnitt/shared/documents/openRoom";
import { redactDocument } from "@querschnitt/shared/documents/redaction";
import {
  decodeExtra,
  messageTypes,
  type Redaction,
  type Refusal,
  type RoomState,
} from "@querschnitt/shared/protocol/messages";
import { isLedgerRoom, isTextKind, type Room, roomName } from "@querschnitt/shared/protocol/roomNames";
import { SCHEMA_VERSION } from "@querschnitt/shared/protocol/schemaVersion";
import type * as decoding from "lib0/decoding";
import type { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { entryId } from "../offline/entryId.ts";
import type { OutboxEntry } from "../offline/WorkStore.ts";
import { countingSocket, type SyncFrame } from "./countingSocket.ts";
import { Deliveries } from "./Deliveries.ts";
import { rangesOf } from "./redactStored.ts";

/** Where the server is and how to reach it. */
export interface SyncAddress {
  /** For example `wss://plan.example.org/sync`. */
  url: string;
  WebSocket: typeof WebSocket;
}

export interface LiveCopyOptions {
  room: Room;
  person: string;
  generation: number;
  /** Epoch of the stored copy, if it is known. */
  epoch: number | null;
  address: SyncAddress;
  /** What the local store held. */
  stored: readonly Uint8Array[];
  /** Outbox entries already carried out on the stored copy. */
  unsent: readonly string[];
}

export interface LiveCopyListener {
  /** Connection, sync state or number of unsent changes may be different now. */
  changed(): void;
  /** The document changed, by this person (`entry`) or by others; to be stored. */
  written(update: Uint8Array, entry: OutboxEntry | undefined): void | Promise<void>;
  /** Something has come from the server, and nothing of what it deleted is collected yet. */
  received(transaction: Y.Transaction): void;
  settled(entries: string[]): void;
  refused(refusal: Refusal, entries: string[]): void;
  stateKnown(state: RoomState): void;
  /** The server closed for good. */
  closed(code: number): void;
}

/** Origin of what comes from the local store: neither stored again nor counted as new work. */
const fromStore = { origin: "store" };

/** One generation of a room: a document, its connection, and which of its changes the server has. */
export class LiveCopy {
  readonly doc = new Y.Doc();
  readonly generation: number;
  readonly #room: Room;
  readonly #person: string;
  readonly #provider: WebsocketProvider;
  readonly #deliveries = new Deliveries();
  /** The newest own change: the one an update frame being sent belongs to. */
  #newest: string | undefined;
  #command: LedgerCommand | undefined;
  #replayed: OutboxEntry | undefined;
  #listener: LiveCopyListener | undefined;
  /** Number of the last redaction that the document knows of. */
  #redaction = 0;
  #destroyed = false;

  constructor(options: LiveCopyOptions) {
    const { room, person, generation, epoch, address, stored, unsent } = options;
    this.#room = room;
    this.#person = person;
    this.generation = generation;
    openRoom(this.doc, room.kind);
    this.doc.transact(() => {
      for (const update of stored) Y.applyUpdate(this.doc, update, fromStore);
    }, fromStore);
    for (const entry of unsent) this.#deliveries.add(entry);
    // Before the provider's own handler: the entry must be known when the frame goes out.
    this.doc.on("update", (update, origin) => this.#onUpdate(update, origin));
    this.doc.on("afterTransaction", (transaction) => {
      if (transaction.origin === this.#provider) this.#listener?.received(transaction);
    });
    this.#provider = new WebsocketProvider(address.url, roomName(room), this.doc, {
      connect: false,
      // What another tab was refused must not come back by this door.
      disableBc: true,
      maxBackoffTime: 5_000,
      params: {
        ack: "1",
        schema: String(SCHEMA_VERSION),
        // An empty copy belongs to any document.
        ...(epoch === null || stored.length === 0 ? {} : { epoch: String(epoch) }),
      },
      WebSocketPolyfill: countingSocket(address.WebSocket, {
        opened: () => this.#deliveries.connected(),
        sending: (kind) => this.#frameSent(kind),
      }),
    });
    this.#hearProvider();
  }

  /** Whom to tell; before connecting. */
  listen(listener: LiveCopyListener): void {
    this.#listener = listener;
  }

  get awareness(): Awareness {
    return this.#provider.awareness;
  }

  get synced(): boolean {
    return this.#provider.synced;
  }

  /** Whether an attempt to connect has failed since the last success. */
  get failing(): boolean {
    return this.#provider.wsUnsuccessfulReconnects > 0;
  }

  get unsent(): readonly string[] {
    return this.#deliveries.unsent;
  }

  /** Whether the server has answered every frame sent so far, or can no longer do so. */
  get idle(): boolean {
    return this.#deliveries.idle || !this.#provider.wsconnected;
  }

  /** An entry is over, whatever the server still says about its frame. */
  forget(entry: string): void {
    this.#deliveries.remove(entry);
  }

  connect(): void {
    if (!this.#destroyed) this.#provider.connect();
  }

  disconnect(): void {
    this.#provider.disconnect();
  }

  /** Tells a later connection which document this copy belongs to. */
  nameEpoch(epoch: number): void {
    this.#provider.params = { ...this.#provider.params, epoch: String(epoch) };
  }

  /** Carries out a command as this person, now; or, on a fresh copy, once more what an entry says. */
  perform(command: LedgerCommand, replayed?: OutboxEntry): void {
    const room = this.#room;
    if (!isLedgerRoom(room)) throw new TypeError("a text room knows no commands");
    this.#command = command;
    this.#replayed = replayed;
    try {
      perform(this.doc, room.kind, command, { person: this.#person, now: replayed?.at ?? Date.now() });
    } finally {
      this.#command = undefined;
      this.#replayed = undefined;
    }
  }

  destroy(): void {
    this.#destroyed = true;
    this.#listener = undefined;
    this.#provider.destroy();
    this.#provider.awareness.destroy();
  }

  #hearProvider(): void {
    this.#provider.on("status", () => this.#listener?.changed());
    this.#provider.on("connection-close", () => queueMicrotask(() => this.#listener?.changed()));
    this.#provider.on("sync", () => this.#listener?.changed());
    this.#provider.on("closed", ({ code }: { code: number }) => this.#listener?.closed(code));
    const extra = (type: "acknowledgement" | "refusal" | "roomState") => {
      this.#provider.messageHandlers[messageTypes[type]] = (_reply: unknown, decoder: decoding.Decoder) =>
        this.#onExtra(type, decoder);
    };
    extra("acknowledgement");
    extra("refusal");
    extra("roomState");
  }

  #onExtra(type: "acknowledgement" | "refusal" | "roomState", decoder: decoding.Decoder): void {
    const extra = decodeExtra(type, decoder);
    switch (extra.type) {
      case "acknowledgement": {
        const settled = this.#deliveries.acknowledged(extra.count);
        if (settled.length > 0) this.#listener?.settled(settled);
        this.#listener?.changed();
        break;
      }
      case "refusal":
        this.#refused(extra.refusal, extra.index);
        break;
      case "roomState":
        this.#redact(extra.state.redaction);
        this.#listener?.stateKnown(extra.state);
        break;
    }
  }

  /** Forgets what was redacted, also what is kept for undoing; the server has it deleted already. */
  #redact(redaction: Redaction | undefined): void {
    if (!redaction || redaction.number === this.#redaction) return;
    this.#redaction = redaction.number;
    redactDocument(this.doc, rangesOf(redaction), this.#provider);
  }

  #refused(refusal: Refusal, index: number): void {
    switch (refusal.reason) {
      // It speaks of the connection, not of a frame, and nothing is lost by it.
      case "slow-down":
        break;
      // It was taken, and is durable once the frame is; only nobody will see it.
      case "superseded":
        this.#listener?.refused(refusal, this.#deliveries.carriedBy(index));
        break;
      default:
        this.#listener?.refused(refusal, this.#deliveries.refused(index));
    }
  }

  #frameSent(kind: SyncFrame): void {
    switch (kind) {
      case "state-vector":
        this.#deliveries.stateVectorSent();
        break;
      case "missing-part":
        this.#deliveries.missingPartSent();
        break;
      case "update":
        this.#deliveries.updateSent(this.#newest);
        break;
    }
  }

  #onUpdate(update: Uint8Array, origin: unknown): void {
    this.#newest = undefined;
    if (origin === fromStore) return;
    const entry = origin === this.#provider ? undefined : this.#entryFor(update);
    if (entry) {
      this.#newest = entry.id;
      this.#deliveries.add(entry.id);
    }
    void this.#listener?.written(update, entry);
    if (entry) this.#listener?.changed();
  }

  #entryFor(update: Uint8Array): OutboxEntry {
    const at = this.#replayed?.at ?? Date.now();
    const { from, to } = Y.parseUpdateMeta(update);
    const [reached] = [...to];
    const { kind } = this.#room;
    return {
      id: this.#replayed?.id ?? entryId(at),
      room: roomName(this.#room),
      generation: this.generation,
      at,
      work: isTextKind(kind) || !this.#command ? { kind: "draft" } : { kind, command: this.#command },
      ...(reached && { reach: { client: reached[0], clock: reached[1], from: from.get(reached[0]) ?? 0 } }),
    };
  }
}
