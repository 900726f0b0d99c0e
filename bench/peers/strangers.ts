import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Dialect, hocuspocusDialect, plainDialect, relayDialect } from "../load/Dialect.ts";
import { ServerProcess } from "../measuring/ServerProcess.ts";
import { freePort } from "./freePort.ts";
import type { Peer, PeerKey, RunningPeer } from "./Peer.ts";

const bench = fileURLToPath(new URL("..", import.meta.url));
const modules = join(bench, "node_modules");

interface Stranger {
  key: PeerKey;
  label: string;
  dialect: Dialect;
  /** Packages without which it does not run. */
  packages: readonly string[];
  entry: string;
  hasDocuments: boolean;
  putsOffSeconds?: number;
  acknowledgement?: string;
  /** Environment with which it keeps documents in a folder; absent if it keeps none. */
  persistence?(dataDir: string): Record<string, string>;
}

function peer(stranger: Stranger): Peer {
  const { key, label, dialect, entry, packages, hasDocuments, acknowledgement, persistence } = stranger;
  const { putsOffSeconds = 0 } = stranger;
  return {
    key,
    label,
    dialect,
    hasDocuments,
    putsOffSeconds,
    isPersistent: persistence !== undefined,
    acknowledgement,
    missing() {
      const missing = packages.filter((name) => !existsSync(join(modules, name, "package.json")));
      return missing.length > 0 ? `not installed: ${missing.join(", ")}` : undefined;
    },
    async prepare() {},
    async launch(dataDir): Promise<RunningPeer> {
      const port = await freePort();
      const process = await ServerProcess.start({
        args: [entry],
        cwd: bench,
        environment: { HOST: "127.0.0.1", PORT: String(port), ...persistence?.(dataDir) },
        port,
      });
      const room = (n: number): string => `room-${n}`;
      return { process, room, address: (n) => `ws://127.0.0.1:${port}/${room(n)}` };
    },
  };
}

export const relay = peer({
  key: "relay",
  label: "raw `ws` relay without documents",
  dialect: relayDialect,
  packages: ["ws"],
  entry: join(bench, "peers/relayServer.mjs"),
  hasDocuments: false,
});

const yWebsocketEntry = join(modules, "@y/websocket-server/src/server.js");

export const yWebsocket = peer({
  key: "y-websocket",
  label: "@y/websocket-server",
  dialect: plainDialect,
  packages: ["@y/websocket-server", "yjs"],
  entry: yWebsocketEntry,
  hasDocuments: true,
});

export const yWebsocketLeveldb = peer({
  key: "y-websocket-leveldb",
  label: "@y/websocket-server with LevelDB",
  dialect: plainDialect,
  packages: ["@y/websocket-server", "yjs", "y-leveldb"],
  entry: yWebsocketEntry,
  hasDocuments: true,
  persistence: (dataDir) => ({ YPERSISTENCE: join(dataDir, "leveldb") }),
});

export const hocuspocus = peer({
  key: "hocuspocus-sqlite",
  label: "@hocuspocus/server with SQLite",
  dialect: hocuspocusDialect,
  packages: ["@hocuspocus/server", "@hocuspocus/extension-sqlite", "better-sqlite3"],
  entry: join(bench, "peers/hocuspocusServer.mjs"),
  hasDocuments: true,
  // It stores two seconds after the last change.
  putsOffSeconds: 2.5,
  acknowledgement: "saved",
  persistence: (dataDir) => ({ DATA_DIR: dataDir }),
});
