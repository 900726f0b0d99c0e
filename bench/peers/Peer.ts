import type { Dialect } from "../load/Dialect.ts";
import type { ServerProcess } from "../measuring/ServerProcess.ts";

export const peerKeys = [
  "relay",
  "y-websocket",
  "y-websocket-leveldb",
  "hocuspocus-sqlite",
  "querschnitt",
] as const;
export type PeerKey = (typeof peerKeys)[number];

/** A server under test. */
export interface Peer {
  key: PeerKey;
  /** As the table names it. */
  label: string;
  dialect: Dialect;
  /** Keeps documents at all: a client that joins gets what was written before. */
  hasDocuments: boolean;
  /** Seconds after the last message within which it may begin something that it has put off. */
  putsOffSeconds: number;
  /** Documents outlive the process. */
  isPersistent: boolean;
  /** What its acknowledgement is called; undefined if it sends none. */
  acknowledgement: string | undefined;
  /** Why it cannot be measured here; undefined if it can. */
  missing(): string | undefined;
  /** Fills an empty data folder with what the server needs before it is started. */
  prepare(dataDir: string): Promise<void>;
  launch(dataDir: string): Promise<RunningPeer>;
}

/** A server that listens. */
export interface RunningPeer {
  process: ServerProcess;
  /** Name of the n-th room in messages. */
  room(n: number): string;
  /** Address of the n-th room, for the n-th person where the server knows people. */
  address(room: number, person: number): string;
}
