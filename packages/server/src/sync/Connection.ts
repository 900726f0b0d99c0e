import type { Duplex } from "node:stream";
import { type CloseCode, closeCodes } from "@querschnitt/shared/protocol/closeCodes";
import type { Limits } from "@querschnitt/shared/protocol/limits";
import type { Refusal, RoomState } from "@querschnitt/shared/protocol/messages";
import { SCHEMA_VERSION } from "@querschnitt/shared/protocol/schemaVersion";
import type { Logger } from "pino";
import type { WebSocket } from "ws";
import { Acknowledgements } from "./Acknowledgements.ts";
import { readStateVector } from "./admission/stateVector.ts";
import type { Authority, Principal } from "./Authority.ts";
import { syncStep1Frame } from "./frames.ts";
import { GapQuestion } from "./GapQuestion.ts";
import type { Greeting } from "./greeting.ts";
import type { JoinAnswer } from "./JoinFrames.ts";
import type { Member } from "./Member.ts";
import { Outlet } from "./Outlet.ts";
import { ReadingPace } from "./ReadingPace.ts";
import { readMessage } from "./readMessage.ts";
import type { Room, Taken } from "./Room.ts";

/** Bytes read from the log at a time for a reader who catches up. */
const catchUpBytes = 256 * 1024;
/** Refusals that cost the server work, after which reading slows down, and after which the socket is closed. */
const slowedAfter = 5;
const closedAfter = 50;

/** Where a connection stands. What flushes bring goes only to those who listen. */
type Phase =
  | { kind: "listening" }
  /** Its SyncStep1 is being answered; the answer brings it up to date. */
  | { kind: "joining" }
  /** Too slow: its queue is left to drain, then it is caught up from `sequence`. */
  | { kind: "behind"; sequence: number; isReading: boolean }
  | { kind: "closed" };

export interface ConnectionOptions {
  socket: WebSocket;
  /** The stream under the socket, for frames that were built once for many. */
  stream: Duplex;
  room: Room;
  principal: Principal;
  greeting: Greeting;
  authority: Authority;
  limits: Limits;
  logger: Logger;
  onClosed(): void;
}

/** One client in one room: reads what it says, answers, and keeps the count of what is durable. */
export class Connection implements Member {
  readonly #options: ConnectionOptions;
  readonly #outlet: Outlet;
  readonly #acknowledgements = new Acknowledgements();
  readonly #pace: ReadingPace;
  readonly #gap = new GapQuestion();
  #phase: Phase = { kind: "listening" };
  #mayWrite: RoomState["mayWrite"] = "none";
  #refusals = 0;
  #saidSlowDown = false;
  #sequence = 0;
  #heardSincePing = true;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    const { socket, stream, room, limits } = options;
    this.#outlet = new Outlet(stream, options.greeting.wantsExtras);
    this.#pace = new ReadingPace(socket, limits.updatesPerSecond, limits.updateBurst);
    this.#sequence = room.flushed;
    socket.on("message", (data, isBinary) => this.#receive(data as Buffer, isBinary));
    socket.on("pong", () => {
      this.#heardSincePing = true;
    });
    socket.on("error", (error) => options.logger.debug({ room: room.name, err: error }, "socket error"));
    socket.on("close", () => this.#ended());
    stream.on("drain", () => this.#drained());
    room.enter(this);
    this.#tellState();
    this.#greet();
  }

  get person(): string {
    return this.#options.principal.person;
  }

  /** Looks again at what this person may do; who may no longer read is closed before another frame goes out. */
  recheck(): void {
    const { authority, principal, room } = this.#options;
    if (this.#phase.kind === "closed") return;
    if (!authority.isOpen(principal)) return this.close(closeCodes.signedOut, "signed out");
    const access = authority.access(principal.person, room.address);
    if (!access.mayRead) return this.close(closeCodes.noAccess, "no access");
    if (access.mayWrite !== this.#mayWrite) this.#tellState();
  }

  /** Called at least every ten seconds: a stock client that hears nothing for thirty gives the connection up. */
  beat(): void {
    this.#outlet.keepAlive();
  }

  /** Called now and then: whoever has not answered since the last time is taken for dead. */
  ping(): void {
    if (!this.#heardSincePing && !this.#pace.isPaused) return this.#options.socket.terminate();
    this.#heardSincePing = false;
    if (this.#phase.kind !== "closed") this.#options.socket.ping();
  }

  flushed(sequence: number, wire: Buffer | undefined): void {
    const acknowledgement = this.#acknowledgement(sequence);
    const phase = this.#phase;
    if (phase.kind === "listening") {
      if (wire && this.#outlet.isSlow) {
        this.#phase = { kind: "behind", sequence: this.#sequence, isReading: false };
      } else {
        this.#sequence = sequence;
        this.#outlet.write(wire && acknowledgement ? Buffer.concat([wire, acknowledgement]) : (wire ?? acknowledgement));
        return;
      }
    }
    this.#outlet.write(acknowledgement);
  }

  hear(wire: Buffer): void {
    if (this.#phase.kind !== "behind" && !this.#outlet.isSlow) this.#outlet.write(wire);
  }

  close(code: CloseCode, reason: string): void {
    if (this.#phase.kind === "closed") return;
    this.#end();
    this.#options.socket.close(code, reason);
    // A peer that never answers the close would otherwise hold the socket for half a minute, paused or not.
    this.#options.socket.resume();
  }

  #ended(): void {
    this.#end();
    this.#options.onClosed();
  }

  #end(): void {
    this.#phase = { kind: "closed" };
    this.#outlet.close();
    this.#options.room.leave(this);
  }

  #receive(data: Buffer, isBinary: boolean): void {
    if (this.#phase.kind === "closed") return;
    this.#heardSincePing = true;
    const message = isBinary ? readMessage(data) : ({ type: "malformed", detail: "a text frame" } as const);
    switch (message.type) {
      case "syncStep1":
        this.#join(message.stateVector);
        break;
      case "update":
        this.#update(message.step, message.update);
        break;
      case "presence":
        this.#presence(message.update);
        break;
      case "queryPresence":
        this.#greet();
        break;
      case "ignored":
        break;
      case "malformed":
        return this.#malformed(this.#acknowledgements.receive(), message.detail);
    }
    if (this.#pace.count() && !this.#saidSlowDown) {
      this.#saidSlowDown = true;
      const detail = `more than ${this.#options.limits.updatesPerSecond} messages a second`;
      this.#outlet.remark(this.#acknowledgements.received, { reason: "slow-down", detail });
    }
  }

  #join(stateVector: Uint8Array): void {
    const { room, greeting } = this.#options;
    const index = this.#acknowledgements.receive();
    const has = readStateVector(stateVector);
    if (!has) return this.#malformed(index, "a state vector that is none");
    if (room.epoch > 1 && greeting.epoch === undefined && has.size > 0) {
      return this.close(closeCodes.epochChanged, "the document was replaced");
    }
    const phase: Phase = { kind: "joining" };
    this.#phase = phase;
    const deliver = ({ payloads, sequence }: JoinAnswer): void => {
      // Another SyncStep1 came meanwhile and has an answer of its own, or the socket is closed.
      if (this.#phase !== phase) return;
      this.#sequence = sequence;
      this.#phase = { kind: "listening" };
      this.#outlet.send([...payloads, syncStep1Frame(room.stateVector())]);
    };
    // Copied, since the answer may take longer than the frame it came in stays in its buffer.
    room.join(stateVector.slice(), deliver).catch((error: unknown) => this.#storageFailed(error));
    this.#acknowledgements.dealtWith(room.flushed);
    this.#outlet.write(this.#acknowledgement(room.flushed));
  }

  #update(step: "syncStep2" | "update", update: Uint8Array): void {
    const { room, greeting } = this.#options;
    const index = this.#acknowledgements.receive();
    const outdated = greeting.schema !== undefined && greeting.schema < SCHEMA_VERSION;
    const taken = room.take({ person: this.person, outdated, member: this }, update);
    if (step === "syncStep2") this.#gapAnswered(taken);
    switch (taken.outcome) {
      case "gap":
        if (step === "update" && this.#waitsForGap(index)) return;
        this.#refuse(index, { reason: "gap", detail: "something it builds on is missing" });
        break;
      case "refused":
        this.#refuse(index, taken.refusal);
        break;
      case "stored":
        this.#gap.stored();
        for (const place of taken.superseded) {
          this.#outlet.remark(index, { reason: "superseded", detail: "a concurrent change stands", ...place });
        }
        break;
      case "nothing-new":
        break;
    }
    this.#acknowledgements.dealtWith("sequence" in taken ? taken.sequence : room.flushed);
    this.#outlet.write(this.#acknowledgement(room.flushed));
  }

  /** True if what becomes of the message is open until the client has sent what is missing. */
  #waitsForGap(index: number): boolean {
    const answer = this.#gap.meet(index);
    if (answer === "ask") {
      this.#acknowledgements.hold(index);
      this.#outlet.send([syncStep1Frame(this.#options.room.stateVector())]);
    }
    return answer !== "refuse";
  }

  #gapAnswered({ outcome }: Taken): void {
    this.#acknowledgements.release();
    const detail = "what it builds on was not taken";
    for (const index of this.#gap.answered(outcome === "stored" || outcome === "nothing-new")) {
      this.#refuse(index, { reason: "gap", detail });
    }
  }

  #presence(update: Uint8Array): void {
    const refusal = this.#options.room.presence.receive(this, update);
    if (refusal === "malformed") return this.#malformed(this.#acknowledgements.received, "a presence that is none");
    if (refusal) this.#refuse(this.#acknowledgements.received, { reason: refusal, detail: "presence" });
  }

  #greet(): void {
    const everybody = this.#options.room.presence.everybody();
    if (everybody) this.#outlet.send([everybody]);
  }

  #malformed(index: number, detail: string): void {
    this.#outlet.refuse(index, { reason: "malformed", detail });
    this.close(closeCodes.malformed, detail);
  }

  #refuse(index: number, refusal: Refusal): void {
    if (refusal.reason === "malformed") return this.#malformed(index, refusal.detail);
    this.#outlet.refuse(index, refusal);
    const { room, logger } = this.#options;
    logger.debug({ room: room.name, person: this.person, refusal }, "refused");
    if (refusal.reason === "too-large") return this.close(closeCodes.tooLarge, refusal.detail);
    // Looking up a right costs nothing: a reader's editor may try as often as it likes.
    if (refusal.reason === "may-not-write" || refusal.reason === "outdated-schema") return;
    this.#refusals++;
    if (this.#refusals > closedAfter) return this.close(closeCodes.refusedRepeatedly, "refused again and again");
    if (this.#refusals > slowedAfter) this.#pace.pause(20 * (this.#refusals - slowedAfter));
  }

  #tellState(): void {
    const { authority, principal, room } = this.#options;
    this.#mayWrite = authority.access(principal.person, room.address).mayWrite;
    this.#outlet.tellState({ epoch: room.epoch, schema: SCHEMA_VERSION, mayWrite: this.#mayWrite });
  }

  /** The frames that acknowledge what is durable with a sequence, if that has grown. */
  #acknowledgement(sequence: number): Buffer | undefined {
    return this.#outlet.acknowledgement(this.#acknowledgements.settle(sequence));
  }

  #drained(): void {
    const phase = this.#phase;
    if (phase.kind === "behind") this.#catchUp(phase).catch((error: unknown) => this.#storageFailed(error));
  }

  async #catchUp(phase: Extract<Phase, { kind: "behind" }>): Promise<void> {
    if (phase.isReading) return;
    phase.isReading = true;
    const { room } = this.#options;
    while (this.#phase === phase && phase.sequence < room.flushed) {
      const payloads: Uint8Array[] = [];
      let bytes = 0;
      for await (const { sequence, payload } of room.since(phase.sequence)) {
        payloads.push(payload);
        phase.sequence = sequence;
        bytes += payload.length;
        if (bytes >= catchUpBytes) break;
      }
      if (this.#phase !== phase) return;
      this.#outlet.send(payloads);
      // The rest follows when this has drained.
      if (this.#outlet.isFull) break;
    }
    phase.isReading = false;
    if (this.#phase !== phase || phase.sequence < room.flushed) return;
    this.#sequence = phase.sequence;
    this.#phase = { kind: "listening" };
    this.#greet();
  }

  #storageFailed(error: unknown): void {
    this.#options.logger.error({ room: this.#options.room.name, err: error }, "the log cannot be read");
    this.close(closeCodes.storageUnavailable, "storage unavailable");
  }
}
