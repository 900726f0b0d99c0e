import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type CloseCode, closeCodes } from "@querschnitt/shared/protocol/closeCodes";
import type { Limits } from "@querschnitt/shared/protocol/limits";
import type { Logger } from "pino";
import { WebSocketServer } from "ws";
import type { Authority, Principal } from "./Authority.ts";
import { Connection } from "./Connection.ts";
import { type Greeting, readGreeting } from "./greeting.ts";
import { PersonShares } from "./PersonShares.ts";
import type { Room } from "./Room.ts";
import type { Rooms } from "./Rooms.ts";
import { SyncSocket } from "./SyncSocket.ts";
import type { TokenBucket } from "./TokenBucket.ts";

/** Milliseconds between two looks at who has heard nothing; twice this stays below the 20 s that are promised. */
const defaultBeatMilliseconds = 9_000;
/** Beats after which a peer that has not answered a ping is taken for dead. */
const beatsPerPing = 3;

export interface GatewayOptions {
  authority: Authority;
  rooms: Rooms;
  limits: Limits;
  logger: Logger;
  /** Whether a browser on the page that the request names as its Origin may connect; asked only if it names one. */
  allowedOrigin(request: IncomingMessage): boolean;
  beatMilliseconds?: number;
}

type Admitted = { principal: Principal; greeting: Greeting; room: Room; time: TokenBucket };
type Refused = { code: CloseCode; reason: string };

/** The door of `/sync/<room>`: decides who comes in, and holds the connections that are open. */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #server: WebSocketServer;
  readonly #connections = new Map<Connection, { principal: Principal; room: Room }>();
  readonly #shares: PersonShares;
  readonly #stopListening: () => void;
  readonly #beat: NodeJS.Timeout;
  #beats = 0;
  #isClosing = false;

  constructor(options: GatewayOptions) {
    this.#options = options;
    this.#shares = new PersonShares(options.limits);
    this.#server = new WebSocketServer({
      noServer: true,
      perMessageDeflate: false,
      clientTracking: false,
      maxPayload: options.limits.messageBytes,
      WebSocket: SyncSocket,
    });
    this.#stopListening = options.authority.subscribe(() => {
      for (const connection of [...this.#connections.keys()]) connection.recheck();
    });
    this.#beat = setInterval(() => this.#beatAll(), options.beatMilliseconds ?? defaultBeatMilliseconds);
    this.#beat.unref();
  }

  /** How many sockets are open. */
  get connectionCount(): number {
    return this.#connections.size;
  }

  /** Whom each open socket belongs to, and which room it is in. */
  connected(): { principal: Principal; room: Room }[] {
    return [...this.#connections.values()];
  }

  /** Takes over an HTTP upgrade request for an address below `/sync/`. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (request.headers.origin !== undefined && !this.#options.allowedOrigin(request)) {
      socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    // The answer to the handshake waits for the room: so no message can come before there is somebody to read it.
    this.#admit(request)
      .catch((error: unknown): Refused => {
        this.#options.logger.error({ err: error }, "a room cannot be opened");
        return { code: closeCodes.storageUnavailable, reason: "storage unavailable" };
      })
      .then((admission) => {
        if (socket.destroyed) {
          if ("room" in admission) this.#shares.leave(admission.principal.person);
          return;
        }
        this.#accept(request, socket, head, admission);
      })
      .catch((error: unknown) => {
        this.#options.logger.error({ err: error }, "a socket could not be served");
        socket.destroy();
      });
  }

  /** Tells everybody to come back soon, and takes nobody in any more. */
  close(): void {
    this.#isClosing = true;
    clearInterval(this.#beat);
    this.#stopListening();
    for (const connection of [...this.#connections.keys()])
      connection.close(closeCodes.restarting, "restarting");
  }

  async #admit(request: IncomingMessage): Promise<Admitted | Refused> {
    const { authority, rooms } = this.#options;
    if (this.#isClosing) return { code: closeCodes.restarting, reason: "restarting" };
    const principal = authority.authenticate(request);
    if (!principal || !authority.isOpen(principal))
      return { code: closeCodes.signedOut, reason: "signed out" };
    const greeting = readGreeting(request);
    if (greeting === "malformed")
      return { code: closeCodes.malformed, reason: "epoch and schema are whole numbers" };
    const { person } = principal;
    if (greeting === "no-room" || !authority.access(person, greeting.room).mayRead) return noAccess;
    // Counted from here on, or many handshakes at once would all be below the limit.
    const time = this.#shares.enter(person);
    if (!time) return { code: closeCodes.tooMany, reason: "too many sockets" };
    const refused = (refusal: Refused): Refused => {
      this.#shares.leave(person);
      return refusal;
    };
    let room: Room;
    try {
      room = await rooms.open(greeting.room);
    } catch (error) {
      this.#shares.leave(person);
      throw error;
    }
    // Rights may have changed while the room was read.
    if (!authority.isOpen(principal)) return refused({ code: closeCodes.signedOut, reason: "signed out" });
    if (!authority.access(person, greeting.room).mayRead) return refused(noAccess);
    if (this.#isClosing) return refused({ code: closeCodes.restarting, reason: "restarting" });
    if (greeting.epoch !== undefined && greeting.epoch !== room.told.epoch) {
      return refused({ code: closeCodes.epochChanged, reason: "the document was replaced" });
    }
    return { principal, greeting, room, time };
  }

  #accept(request: IncomingMessage, stream: Duplex, head: Buffer, admission: Admitted | Refused): void {
    const { authority, limits, logger } = this.#options;
    let isAccepted = false;
    this.#server.handleUpgrade(request, stream, head, (socket) => {
      isAccepted = true;
      if ("code" in admission) {
        socket.on("error", () => socket.terminate());
        socket.close(admission.code, admission.reason);
        return;
      }
      const { principal, greeting, room, time } = admission;
      const connection: Connection = new Connection({
        socket,
        stream,
        room,
        principal,
        greeting,
        authority,
        limits,
        time,
        logger,
        onClosed: () => {
          this.#connections.delete(connection);
          this.#shares.leave(principal.person);
        },
      });
      this.#connections.set(connection, { principal, room });
      if (room.isClosed) connection.close(closeCodes.storageUnavailable, "storage unavailable");
    });
    // A handshake that is none is answered by the library and never becomes a socket.
    if (!isAccepted && "room" in admission) this.#shares.leave(admission.principal.person);
  }

  #beatAll(): void {
    this.#beats++;
    this.#shares.forgetRested();
    for (const connection of [...this.#connections.keys()]) {
      connection.beat();
      if (this.#beats % beatsPerPing === 0) connection.ping();
    }
  }
}

const noAccess: Refused = { code: closeCodes.noAccess, reason: "no access" };
