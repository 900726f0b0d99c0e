import {
  decodeExtra,
  messageTypes,
  type Refusal,
  type RoomState,
} from "@querschnitt/shared/protocol/messages";
import * as decoding from "lib0/decoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { waitFor } from "../../../../../tests/support/waitFor.ts";
import { presenceFrame, syncStep1Frame, syncStep2Frame, syncSteps, updateFrame } from "../frames.ts";
import { type PresenceEntry, readPresenceUpdate, writePresenceUpdate } from "../presenceUpdate.ts";

/** A client that does only what a test tells it to, and writes down all it hears. */
export class RawClient {
  readonly socket: WebSocket;
  readonly doc = new Y.Doc();
  readonly updates: Uint8Array[] = [];
  readonly presence: PresenceEntry[] = [];
  readonly refusals: { index: number; refusal: Refusal }[] = [];
  readonly denials: string[] = [];
  readonly states: RoomState[] = [];
  acknowledged = 0;
  step1s = 0;
  step2s = 0;
  frames = 0;
  closeCode: number | undefined;
  httpStatus: number | undefined;

  constructor(url: string, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(url, { headers });
    this.socket.on("message", (data: Buffer) => this.#receive(data));
    this.socket.on("close", (code) => {
      this.closeCode = code;
    });
    this.socket.on("unexpected-response", (request, response) => {
      this.httpStatus = response.statusCode;
      request.destroy();
    });
    this.socket.on("error", () => {});
  }

  async opened(): Promise<this> {
    await waitFor("the socket opens", () => this.socket.readyState === WebSocket.OPEN);
    return this;
  }

  async closed(): Promise<number> {
    await waitFor("the socket closes", () => this.closeCode !== undefined);
    return this.closeCode as number;
  }

  /** Sends its state vector and waits for the answer. */
  async join(stateVector = Y.encodeStateVector(this.doc)): Promise<this> {
    await this.opened();
    const before = this.step2s;
    this.socket.send(syncStep1Frame(stateVector));
    await waitFor("a SyncStep2 comes", () => this.step2s > before);
    return this;
  }

  sendUpdate(update: Uint8Array): void {
    this.socket.send(updateFrame(update));
  }

  sendStep2(update: Uint8Array): void {
    this.socket.send(syncStep2Frame(update));
  }

  sendPresence(...entries: PresenceEntry[]): void {
    this.socket.send(presenceFrame(writePresenceUpdate(entries)));
  }

  /** Changes its own document and sends what came of it. */
  edit(change: (doc: Y.Doc) => void): void {
    const send = (update: Uint8Array): void => this.sendUpdate(update);
    this.doc.on("update", send);
    this.doc.transact(() => change(this.doc));
    this.doc.off("update", send);
  }

  close(): void {
    this.socket.terminate();
    this.doc.destroy();
  }

  #receive(data: Buffer): void {
    this.frames++;
    const decoder = decoding.createDecoder(new Uint8Array(data));
    const type = decoding.readVarUint(decoder);
    switch (type) {
      case messageTypes.sync:
        this.#receiveSync(decoder);
        return;
      case messageTypes.presence:
        this.presence.push(...(readPresenceUpdate(decoding.readVarUint8Array(decoder)) ?? []));
        return;
      case messageTypes.auth:
        decoding.readVarUint(decoder);
        this.denials.push(decoding.readVarString(decoder));
        return;
      case messageTypes.acknowledgement:
        this.acknowledged = decoding.readVarUint(decoder);
        return;
      case messageTypes.refusal: {
        const extra = decodeExtra("refusal", decoder);
        if (extra.type === "refusal") this.refusals.push(extra);
        return;
      }
      case messageTypes.roomState: {
        const extra = decodeExtra("roomState", decoder);
        if (extra.type === "roomState") this.states.push(extra.state);
      }
    }
  }

  #receiveSync(decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (step === syncSteps.step1) {
      this.step1s++;
      return;
    }
    this.updates.push(bytes);
    Y.applyUpdate(this.doc, bytes, "server");
    if (step === syncSteps.step2) this.step2s++;
  }
}
