import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { MeasureRole } from "@querschnitt/shared/policy/roles";
import { defaultLimits, type Limits } from "@querschnitt/shared/protocol/limits";
import { pino } from "pino";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { waitFor } from "../../../../../tests/support/waitFor.ts";
import type { UpdateLog } from "../../storage/UpdateLog.ts";
import { Gateway } from "../Gateway.ts";
import type { RoomObserver } from "../RoomObserver.ts";
import { Rooms } from "../Rooms.ts";
import { HeldLog } from "./HeldLog.ts";
import { RawClient } from "./RawClient.ts";
import { TestAuthority } from "./TestAuthority.ts";

export interface SyncOptions {
  roles?: Record<string, MeasureRole>;
  limits?: Partial<Limits>;
  log?: UpdateLog;
  observer?: RoomObserver;
  idleMilliseconds?: number;
  restMilliseconds?: number;
  beatMilliseconds?: number;
}

/** A sync server on a loopback port, as main.ts would put it together, and clients of both kinds. */
export async function startSync(options: SyncOptions = {}) {
  const authority = new TestAuthority(
    options.roles ?? { anna: "editor", bert: "editor", clara: "commenter", rolf: "reader" },
  );
  const held = new HeldLog();
  const log = options.log ?? held;
  const limits = { ...defaultLimits, ...options.limits };
  const logger = pino({ level: "silent" });
  const published: string[] = [];
  const bus = {
    publish: (topic: string) => void published.push(topic),
    subscribe: () => () => {},
    close: async () => {},
  };
  const observer = options.observer ?? {
    digest: () => undefined,
    onFlushed: () => {},
    onRedacted: async () => {},
  };
  const services = { log, bus, authority, limits, logger, observer };
  const rooms = new Rooms({
    ...services,
    ...(options.idleMilliseconds === undefined ? {} : { idleMilliseconds: options.idleMilliseconds }),
    ...(options.restMilliseconds === undefined ? {} : { restMilliseconds: options.restMilliseconds }),
  });
  const gateway = new Gateway({
    authority,
    rooms,
    limits,
    logger,
    allowedOrigin: (request) => request.headers.origin === "https://plan.example",
    ...(options.beatMilliseconds === undefined ? {} : { beatMilliseconds: options.beatMilliseconds }),
  });
  const server = createServer();
  const streams = new Set<Socket>();
  server.on("connection", (stream) => {
    streams.add(stream);
    stream.on("error", () => stream.destroy());
  });
  server.on("upgrade", (request, socket, head) => gateway.handleUpgrade(request, socket, head));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/sync`;
  const closers: (() => void)[] = [];

  return {
    authority,
    held,
    log,
    rooms,
    gateway,
    published,
    origin,
    /** The server's ends of all connections. */
    streams,
    /** Our own kind of client, driven by hand. */
    raw(
      room: string,
      person: string,
      parameters = "&ack=1",
      headers: Record<string, string> = {},
    ): RawClient {
      const client = new RawClient(`${origin}/${room}?token=${person}${parameters}`, headers);
      closers.push(() => client.close());
      return client;
    },
    /** An unchanged y-websocket client. */
    stock(room: string, person: string, doc = new Y.Doc()): WebsocketProvider {
      const provider = new WebsocketProvider(origin, room, doc, {
        params: { token: person },
        WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
        disableBc: true,
      });
      closers.push(() => {
        provider.destroy();
        provider.awareness.destroy();
      });
      return provider;
    },
    async close(): Promise<void> {
      for (const close of closers) close();
      gateway.close();
      await waitFor("all sockets are closed", () => gateway.connectionCount === 0);
      await rooms.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type TestSync = Awaited<ReturnType<typeof startSync>>;
