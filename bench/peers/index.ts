import { join } from "node:path";
import type { Peer } from "./Peer.ts";
import { querschnitt } from "./querschnitt.ts";
import { hocuspocus, relay, yWebsocket, yWebsocketLeveldb } from "./strangers.ts";

/** Data folder of our server from which every run starts; it stands in the comparison's shared folder. */
export const templateOf = (shared: string): string => join(shared, "template");

/** In the order of the table's columns. */
export function peersFor(shared: string): Peer[] {
  return [relay, yWebsocket, yWebsocketLeveldb, hocuspocus, querschnitt(templateOf(shared))];
}
