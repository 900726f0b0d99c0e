import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { PeerKey } from "../peers/Peer.ts";

const packages: Readonly<Record<PeerKey, readonly string[]>> = {
  relay: ["ws"],
  "y-websocket": ["@y/websocket-server", "yjs"],
  "y-websocket-leveldb": ["@y/websocket-server", "y-leveldb"],
  "hocuspocus-sqlite": ["@hocuspocus/server", "@hocuspocus/extension-sqlite", "better-sqlite3"],
  querschnitt: [],
};

/** Versions of the packages that a peer consists of, as installed. */
export function versionOf(peer: PeerKey): string {
  if (peer === "querschnitt") return readVersion("../../package.json") ?? "";
  return packages[peer]
    .map((name) => `${name} ${readVersion(`../node_modules/${name}/package.json`) ?? "(missing)"}`)
    .join(", ");
}

function readVersion(path: string): string | undefined {
  const file = fileURLToPath(new URL(path, import.meta.url));
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).version : undefined;
}
