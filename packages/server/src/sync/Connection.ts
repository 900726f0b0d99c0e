import type { Duplex } from "node:stream";
import { type CloseCode, closeCodes } from "@querschnitt/shared/protocol/closeCodes";
import type { Limits } from "@querschnitt/shared/protocol/limits";
import type { Refusal, RoomState } from "@querschnitt/shared/protocol/messages";
import { SCHEMA_VERSION } from "@querschnitt/shared/protocol/schemaVersion";
import type { Logger } from "pino";
import type { WebSocket } from "ws";
import { Acknowledgements } from "./Acknowledgements.ts";
import type { Authority, Principal } from "./Authority.ts";
import { readStateVector } from "./admission/stateVector.ts";
import type { ConnectionPhase } from "./ConnectionPhase.ts";
import { catchUp } from "./catchUp.ts";
import { syncStep1Frame } from "./frames.ts";
import { GapQuestion } from "./GapQuestion.ts";
import type { Greeting } from "./greeting.ts";
import type { JoinAnswer } from "./JoinFrames.ts";
import { Liveness } from "./Liveness.ts";
import type { Member } from "./Member.ts";
import { Outlet } from "./Outlet.ts";
import { Patience } from "./Patience.ts";
import { ReadingPace } from "./ReadingPace.ts";
import type { Room, Taken } from "./Room.ts";
import { readMessage } from "./readMessage.ts";
import { TokenBucket } from "./TokenBucket.ts";
import { webSocketFrames } from "./webSocketFrames.ts";

export interface ConnectionOptions {
  socket: WebSocket;
  /** The stream under the socket, for frames that were built once for many. */
  stream: Duplex;
  room: Room;
  principal: Principal;
  greeting: Greeting;
  authority: Authority;
  limits: Limits;
  /** Milliseconds of work left to all of the person's sockets. */
  time: TokenBucket;
  logger: Logger;
  onClosed(): void;
}

/** One client in one room: reads what it says, answers, and keeps the count of what is durable. */
export class Connection implements Member {
  readonly #options: ConnectionOptions;
  readonly #outlet: Outlet;
  readonly #acknowledgements = new Acknowledgements();
  readonly #liveness: Liveness;
  readonly #pace: ReadingPace;
  readonly #gap = new GapQuestion();
  readonly #patience = new Patience();
  #phase: ConnectionPhase = { kind: "listening" };
  #mayWrite: RoomState["mayWrite"] = "none";
  #sequence = 0;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    const { socket, stream, room, limits, time } = options;
    this.#outlet = new Outlet(stream, options.greeting.wantsExtras);
    this.#liveness = new Liveness(socket);
    this.#pace = new ReadingPace(socket, new TokenBucket(limits.updatesPerSecond, limits.updateBurst), time);
    this.#sequence = room.flushed;
    socket.on("message", (data, isBinary) => this.#receive(data as Buffer, isBinary));
    socket.on("error", (error) => options.logger.debug({ room: room.name, err: error }, "socket error"));
    socket.on("close", () => {
      this.#end();
      options.onClosed();
    });
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
    const access = authority.access(principal.person, room.address);
    if (!authority.isOpen(principal)) this.close(closeCodes.signedOut, "signed out");
    else if (!access.mayRead) this.close(closeCodes.noAccess, "no access");
    else if (access.mayWrite !== this.#mayWrite) this.#tellState();
  }

  /** Called at least every ten seconds: a stock client that hears nothing for thirty gives the connection up. */
  beat(): void {
    this.#outlet.keepAlive();
  }

  /** Called now and then, to find out who is gone. */
  ping(): void {
    // While reading pauses the answer could not be heard.
    if (!this.#pace.isPaused) this.#liveness.ping();
  }

  flushed(sequence: number, wire: Buffer | undefined): void {
    const acknowledgement = this.#acknowledgement(sequence);
    if (this.#phase.kind === "listening") {
      if (wire && this.#outlet.isSlow) {
        this.#phase = { kind: "behind", sequence: this.#sequence, isReading: false };
      } else {
        this.#sequence = sequence;
        this.#outlet.write(wire, acknowledgement);
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

  #end(): void {
    this.#phase = { kind: "closed" };
    this.#outlet.close();
    this.#options.room.leave(this);
  }

  #receive(data: Buffer, isBinary: boolean): void {
    if (this.#phase.kind === "closed") return;
    const began = performance.now();
    this.#liveness.heard();
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
        this.#refuse(this.#acknowledgements.receive(), { reason: "malformed", detail: message.detail });
        break;
    }
    if (this.#outlet.isSlow) this.#pace.hold();
    if (this.#pace.count(performance.now() - began) === "slowed-first") {
      const detail = "more messages, or costlier ones, than one person may send";
      this.#outlet.remark(this.#acknowledgements.received, { reason: "slow-down", detail });
    }
  }

  #join(stateVector: Uint8Array): void {
    const { room, greeting } = this.#options;
    const index = this.#acknowledgements.receive();
    const has = readStateVector(stateVector);
    if (!has) {
      this.#refuse(index, { reason: "malformed", detail: "a state vector that is none" });
      return;
    }
    if (room.told.epoch > 1 && greeting.epoch === undefined && has.size > 0) {
      this.close(closeCodes.epochChanged, "the document was replaced");
      return;
    }
    // Copied, since the answer may take longer than the frame it came in stays in its buffer.
    this.#phase = { kind: "joining", stateVector: stateVector.slice(), isAsked: false };
    // A whole document: it waits until the answers before it are read.
    if (!this.#outlet.isSlow) this.#answerJoin(this.#phase);
    this.#acknowledgements.dealtWith(room.flushed);
    this.#outlet.write(this.#acknowledgement(room.flushed));
  }

  #answerJoin(phase: Extract<ConnectionPhase, { kind: "joining" }>): void {
    if (phase.isAsked) return;
    phase.isAsked = true;
    const { room } = this.#options;
    const deliver = ({ wires, sequence }: JoinAnswer): void => {
      // Another SyncStep1 came meanwhile and has an answer of its own, or the socket is closed.
      if (this.#phase !== phase) return;
      this.#sequence = sequence;
      this.#phase = { kind: "listening" };
      this.#outlet.write(...wires, webSocketFrames([syncStep1Frame(room.stateVector())]));
    };
    room.join(phase.stateVector, deliver).catch((error: unknown) => this.#storageFailed(error));
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
          this.#outlet.remark(index, {
            reason: "superseded",
            detail: "a concurrent change stands",
            ...place,
          });
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
    const reason = this.#options.room.presence.receive(this, update);
    if (reason) this.#refuse(this.#acknowledgements.received, { reason, detail: "presence" });
  }

  #greet(): void {
    // Who does not keep up is greeted once caught up.
    const everybody = this.#outlet.isSlow ? undefined : this.#options.room.presence.everybody();
    if (everybody) this.#outlet.send([everybody]);
  }

  #refuse(index: number, refusal: Refusal): void {
    this.#outlet.refuse(index, refusal);
    const { room, logger } = this.#options;
    logger.debug({ room: room.name, person: this.person, refusal }, "refused");
    const consequence = this.#patience.refused(refusal.reason);
    if (consequence.kind === "close") this.close(consequence.code, consequence.reason);
    else if (consequence.kind === "pause") this.#pace.pause(consequence.milliseconds);
  }

  #tellState(): void {
    const { authority, principal, room } = this.#options;
    this.#mayWrite = authority.access(principal.person, room.address).mayWrite;
    this.#outlet.tellState({ ...room.told, schema: SCHEMA_VERSION, mayWrite: this.#mayWrite });
  }

  /** The frames that acknowledge what is durable with a sequence, if that has grown. */
  #acknowledgement(sequence: number): Buffer | undefined {
    return this.#outlet.acknowledgement(this.#acknowledgements.settle(sequence));
  }

  #drained(): void {
    this.#pace.release();
    const phase = this.#phase;
    if (phase.kind === "joining") this.#answerJoin(phase);
    if (phase.kind === "behind") this.#catchUp(phase).catch((error: unknown) => this.#storageFailed(error));
  }

  async #catchUp(phase: Extract<ConnectionPhase, { kind: "behind" }>): Promise<void> {
    if (phase.isReading) return;
    phase.isReading = true;
    const { room } = this.#options;
    const isWanted = (): boolean => this.#phase === phase;
    phase.sequence = await catchUp(room, this.#outlet, phase.sequence, isWanted);
    phase.isReading = false;
    if (!isWanted() || phase.sequence < room.flushed) return;
    this.#sequence = phase.sequence;
    this.#phase = { kind: "listening" };
    this.#greet();
  }

  #storageFailed(error: unknown): void {
    this.#options.logger.error({ room: this.#options.room.name, err: error }, "the log cannot be read");
    this.close(closeCodes.storageUnavailable, "storage unavailable");
  }
}
