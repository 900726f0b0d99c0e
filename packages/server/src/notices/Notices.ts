import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Notice } from "@querschnitt/shared/api/notices";
import { closeCodes } from "@querschnitt/shared/protocol/closeCodes";
import type { Logger } from "pino";
import { WebSocket, WebSocketServer } from "ws";
import type { Authority, Principal } from "../sync/Authority.ts";

const ALIVE_MILLISECONDS = 20_000;
const PLAN_MILLISECONDS = 1_000;
const MESSAGES_MILLISECONDS = 1_000;
/** What happens shortly after one another is one notice. */
const GATHERING_MILLISECONDS = 200;

export interface NoticesOptions {
  authority: Authority;
  allowedOrigin: (request: IncomingMessage) => boolean;
  logger: Logger;
  /** Grows whenever something people see of the directory changes. */
  directoryVersion: () => number;
  /** Sockets one person may have open. */
  socketsPerPerson: number;
  /** How often each socket gets a sign of life, in milliseconds. */
  aliveMilliseconds?: number;
}

/** Tells open pages that something changed; what it is they ask the API, which answers according to rights. */
export class Notices {
  readonly #options: NoticesOptions;
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 1024, perMessageDeflate: false });
  readonly #sockets = new Map<WebSocket, Principal>();
  readonly #stopListening: () => void;
  readonly #alive: NodeJS.Timeout;
  #directoryVersion: number;
  #planTimer: NodeJS.Timeout | undefined;
  #lastPlanNotice = Number.NEGATIVE_INFINITY;
  #messagesTimer: NodeJS.Timeout | undefined;
  #sittingsTimer: NodeJS.Timeout | undefined;
  readonly #peopleWithNews = new Map<string, NodeJS.Timeout>();

  constructor(options: NoticesOptions) {
    this.#options = options;
    this.#directoryVersion = options.directoryVersion();
    this.#stopListening = options.authority.subscribe(() => this.#directoryChanged());
    this.#alive = setInterval(
      () => this.#tell({ type: "alive" }),
      options.aliveMilliseconds ?? ALIVE_MILLISECONDS,
    );
    this.#alive.unref();
  }

  /** Takes a socket over: it is closed by code if nobody is signed in or they have too many, else told what changes. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { authority, allowedOrigin, logger, socketsPerPerson } = this.#options;
    if (!allowedOrigin(request)) {
      socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on("error", (error) => logger.debug({ err: error }, "notices socket failed"));
      const principal = authority.authenticate(request);
      if (!principal || !authority.isOpen(principal)) {
        webSocket.close(closeCodes.signedOut);
        return;
      }
      const own = [...this.#sockets.values()].filter(({ person }) => person === principal.person).length;
      if (own >= socketsPerPerson) {
        webSocket.close(closeCodes.tooMany);
        return;
      }
      this.#sockets.set(webSocket, principal);
      webSocket.on("close", () => this.#sockets.delete(webSocket));
      send(webSocket, { type: "alive" });
    });
  }

  /** Whom each open page belongs to. */
  principals(): Principal[] {
    return [...this.#sockets.values()];
  }

  /** Says that the plan changed: at once, but at most once a second. */
  planChanged(): void {
    if (this.#planTimer) return;
    const wait = Math.max(0, this.#lastPlanNotice + PLAN_MILLISECONDS - performance.now());
    this.#planTimer = setTimeout(() => {
      this.#planTimer = undefined;
      this.#lastPlanNotice = performance.now();
      this.#tell({ type: "plan-changed" });
    }, wait);
    this.#planTimer.unref();
  }

  /** Says that a message came in or was worked on: within a second, for all that happens meanwhile. */
  messagesChanged(): void {
    this.#messagesTimer ??= setTimeout(() => {
      this.#messagesTimer = undefined;
      this.#tell({ type: "messages-changed" });
    }, MESSAGES_MILLISECONDS).unref();
  }

  /** Says that something was decided about a session: within a second, for all that happens meanwhile. */
  sittingsChanged(): void {
    this.#sittingsTimer ??= setTimeout(() => {
      this.#sittingsTimer = undefined;
      this.#tell({ type: "sittings-changed" });
    }, GATHERING_MILLISECONDS).unref();
  }

  /** Says to the pages of one person that what they are told of has changed. */
  notificationsChanged(person: string): void {
    if (this.#peopleWithNews.has(person)) return;
    const timer = setTimeout(() => {
      this.#peopleWithNews.delete(person);
      for (const [socket, principal] of this.#sockets) {
        if (principal.person === person) send(socket, { type: "notifications-changed" });
      }
    }, GATHERING_MILLISECONDS);
    timer.unref();
    this.#peopleWithNews.set(person, timer);
  }

  /** Says goodbye to everybody; they come back to the restarted server. */
  close(): void {
    this.#stopListening();
    clearInterval(this.#alive);
    clearTimeout(this.#planTimer);
    clearTimeout(this.#messagesTimer);
    clearTimeout(this.#sittingsTimer);
    for (const timer of this.#peopleWithNews.values()) clearTimeout(timer);
    for (const socket of this.#sockets.keys()) socket.close(closeCodes.restarting);
    this.#server.close();
  }

  #directoryChanged(): void {
    for (const [socket, principal] of this.#sockets) {
      if (this.#options.authority.isOpen(principal)) continue;
      send(socket, { type: "signed-out" });
      socket.close(closeCodes.signedOut);
      this.#sockets.delete(socket);
    }
    const version = this.#options.directoryVersion();
    if (version === this.#directoryVersion) return;
    this.#directoryVersion = version;
    this.#tell({ type: "directory-changed" });
    // Rights are part of what each person sees of the plan.
    this.planChanged();
  }

  #tell(notice: Notice): void {
    for (const socket of this.#sockets.keys()) send(socket, notice);
  }
}

function send(socket: WebSocket, notice: Notice): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(notice));
}
