import { decodeExtra, messageTypes } from "@querschnitt/shared/protocol/messages";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import type { ApiClient } from "../support/ApiClient.ts";
import { RawSocket, syncFrame } from "../support/RawSocket.ts";
import type { Seeded } from "../support/seeded.ts";
import { waitFor } from "../support/waitFor.ts";

/** One thing a person did. It is `durable` once acknowledged, `refused` once the server said no to its message. */
export interface Deed {
  name: string;
  state: "local" | "durable" | "refused";
  /** Clock behind the deed's own content. */
  clock?: number;
}

/** Whether the person may write at this moment; `open` while that is being changed. */
export type Right = "yes" | "no" | "open";

interface Sent {
  deeds: Deed[];
  refused: boolean;
  /** The right at the moment of sending; `open` also if the server may have had it all already. */
  right: Right;
}

/**
 * A client of one room whose outgoing messages a test holds back, reorders and loses. It keeps the rules of an honest
 * client: whatever is refused makes it take a fresh copy (`startAfresh`).
 */
export class SimulatedClient {
  readonly #api: ApiClient;
  readonly #room: string;
  readonly #open: (doc: Y.Doc) => void;
  readonly #right: () => Right;
  doc: Y.Doc;
  /** What the server decided against the sender's right, in words; must stay empty. */
  readonly misjudgements: string[] = [];
  /** What was done here and is not known to be durable or refused. */
  #local: Deed[] = [];
  #queue: { update: Uint8Array; deeds: Deed[] }[] = [];
  #sent: Sent[] = [];
  #acknowledged = 0;
  #socket: WebSocket | undefined;
  #isSynced = false;
  #presenceClock = 0;
  #deed: Deed | undefined;

  constructor(api: ApiClient, room: string, open: (doc: Y.Doc) => void, right: () => Right) {
    this.#api = api;
    this.#room = room;
    this.#open = open;
    this.#right = right;
    this.doc = this.#freshDoc();
  }

  get isOnline(): boolean {
    return this.#socket !== undefined;
  }

  /** Whether something was refused, so that this copy holds what nobody will take. */
  get wasRefused(): boolean {
    return this.#local.some(({ state }) => state === "refused") || this.#sent.some(({ refused }) => refused);
  }

  /** Deeds of which the outcome is open or was a refusal; emptied by `startAfresh`. */
  get unsettled(): readonly Deed[] {
    return this.#local;
  }

  /** Does something to the copy at hand; what comes of it waits to be sent. */
  act(deed: Deed, change: (doc: Y.Doc) => void): void {
    deed.state = "local";
    this.#local.push(deed);
    this.#deed = deed;
    try {
      this.doc.transact(() => change(this.doc), "person");
    } finally {
      this.#deed = undefined;
      deed.clock = Y.getState(this.doc.store, this.doc.clientID);
    }
  }

  async connect(): Promise<void> {
    const token = await this.#api.token();
    const address = RawSocket.address(this.#api.url, this.#room, { token, ack: "1" });
    const socket = new WebSocket(address);
    this.#socket = socket;
    this.#sent = [];
    this.#acknowledged = 0;
    this.#isSynced = false;
    socket.on("message", (data: Buffer) => {
      if (this.#socket === socket) this.#receive(new Uint8Array(data));
    });
    socket.on("close", () => {
      if (this.#socket === socket) this.#socket = undefined;
    });
    socket.on("error", () => {});
    const isLost = (): boolean => this.#socket !== socket;
    await waitFor(`connection to ${this.#room}`, () => isLost() || socket.readyState === WebSocket.OPEN);
    if (!isLost()) this.#send(syncFrame(0, Y.encodeStateVector(this.doc)), []);
    await waitFor(`first sync of ${this.#room}`, () => isLost() || this.#isSynced);
    if (isLost()) throw new Error(`connection to ${this.#room} lost`);
  }

  /** Breaks the connection under the client's hands; resolves once it has noticed, like anybody who is cut off. */
  async cut(): Promise<void> {
    const socket = this.#socket;
    if (!socket) return;
    const noticed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
    socket.terminate();
    await noticed;
  }

  /** Stops to read what the server sends, as a machine that is asleep or overloaded does. */
  pauseReading(): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.pause();
  }

  resumeReading(): void {
    this.#socket?.resume();
  }

  /** Shows others where this person is; nothing of it is stored or acknowledged. */
  show(state: unknown): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    const update = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, this.doc.clientID);
      encoding.writeVarUint(encoder, ++this.#presenceClock);
      encoding.writeVarString(encoder, JSON.stringify(state));
    });
    this.#socket.send(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, messageTypes.presence);
        encoding.writeVarUint8Array(encoder, update);
      }),
    );
  }

  /** Loses the connection; what was sent and not acknowledged may or may not have arrived. */
  disconnect(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.terminate();
    // On return, the answer to the server's state vector carries whatever did not arrive.
    this.#queue = [];
  }

  /** How many messages of this connection the server has dealt with. */
  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** Sends all that waits, in its order. */
  sendAll(): void {
    while (this.#queue.length > 0) this.#sendAt(0);
  }

  /** Sends some of what waits, in any order. */
  sendSome(random: Seeded): void {
    let left = random.below(this.#queue.length + 1);
    while (left-- > 0) this.#sendAt(random.below(this.#queue.length));
  }

  /** Sends all that waits and waits until the server has dealt with everything. */
  async settle(): Promise<void> {
    this.sendAll();
    await waitFor(
      `everything of ${this.#room} to be dealt with`,
      () => !this.#socket || this.#acknowledged === this.#sent.length,
    );
    if (!this.#socket) throw new Error(`connection to ${this.#room} lost`);
    this.#local = this.#local.filter(({ state }) => state !== "durable");
  }

  /** Takes a fresh copy under a new client id; the answer is the deeds that the old copy held and the log does not. */
  async startAfresh(holds: (doc: Y.Doc, deed: Deed) => boolean): Promise<Deed[]> {
    this.disconnect();
    this.doc.destroy();
    this.doc = this.#freshDoc();
    const open = this.#local;
    this.#local = [];
    await this.connect();
    for (const deed of open) if (holds(this.doc, deed)) deed.state = "durable";
    return open.filter(({ state }) => state !== "durable");
  }

  destroy(): void {
    this.disconnect();
    this.doc.destroy();
  }

  #freshDoc(): Y.Doc {
    const doc = new Y.Doc();
    this.#open(doc);
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "server" || !this.#socket) return;
      this.#queue.push({ update, deeds: this.#deed ? [this.#deed] : [] });
    });
    return doc;
  }

  #sendAt(index: number): void {
    const [message] = this.#queue.splice(index, 1);
    if (message) this.#send(syncFrame(2, message.update), message.deeds);
  }

  #send(frame: Uint8Array, deeds: Deed[], right: Right = this.#right()): void {
    this.#sent.push({ deeds, refused: false, right });
    this.#socket?.send(frame);
  }

  #receive(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === messageTypes.sync) {
      this.#receiveSync(decoder);
    } else if (type === messageTypes.refusal) {
      const extra = decodeExtra("refusal", decoder);
      const sent = extra.type === "refusal" ? this.#sent[extra.index] : undefined;
      if (!sent) return;
      const isFirst = !this.#sent.some(({ refused }) => refused);
      sent.refused = true;
      // What follows a refusal may build on what was refused.
      if (isFirst && sent.right === "yes" && this.#right() === "yes") this.#misjudged("refused", sent);
    } else if (type === messageTypes.acknowledgement) {
      const count = decoding.readVarUint(decoder);
      for (const sent of this.#sent.slice(this.#acknowledged, count)) {
        const { deeds, refused, right } = sent;
        if (!refused && right === "no" && deeds.length > 0) this.#misjudged("taken", sent);
        for (const deed of deeds) if (deed.state !== "durable") deed.state = refused ? "refused" : "durable";
      }
      this.#acknowledged = count;
    }
  }

  #misjudged(what: string, { deeds, right }: Sent): void {
    const names = deeds.map(({ name }) => name || "typing").join(", ");
    this.misjudgements.push(`${this.#room}: ${names || "nothing"} was ${what}, right: ${right}`);
  }

  #receiveSync(decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (step === 0) {
      // The answer carries everything that the server lacks, so nothing needs to wait any longer.
      this.#queue = [];
      const open = this.#local.filter(({ state }) => state === "local");
      const known = Y.decodeStateVector(bytes).get(this.doc.clientID) ?? 0;
      const isNews = open.some(({ clock = 0 }) => clock > known);
      this.#send(syncFrame(1, Y.encodeStateAsUpdate(this.doc, bytes)), open, isNews ? this.#right() : "open");
      return;
    }
    Y.applyUpdate(this.doc, bytes, "server");
    if (step === 1) this.#isSynced = true;
  }
}
