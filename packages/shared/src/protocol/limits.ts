/** Limits the server enforces; each can be set by an environment variable of the operator's (see README). */
export interface Limits {
  /** Bytes of one WebSocket message. */
  messageBytes: number;
  /** Bytes of one presence state, as JSON. */
  presenceBytes: number;
  /** Bytes of all updates of one document. */
  documentBytes: number;
  /** Sync messages per second and connection, sustained; beyond it the server reads more slowly. */
  updatesPerSecond: number;
  /** Sync messages a connection may send at once before the sustained rate applies. */
  updateBurst: number;
  /** Milliseconds of the server's work per second, sustained, that the messages of all sockets of a person may cost. */
  workMillisecondsPerSecond: number;
  /** Milliseconds of work a person's messages may cost at once before the sustained rate applies. */
  workMillisecondsBurst: number;
  /** Sockets one person may have open. */
  socketsPerPerson: number;
  /** Items and deleted ranges in one update. */
  partsPerUpdate: number;
  /** Different client ids in one update. */
  clientsPerUpdate: number;
  /** Client ids one person may ever use in one room. */
  clientsPerPersonAndRoom: number;
  /** How deep types may be nested in a document. */
  nestingDepth: number;
}

export const defaultLimits: Limits = {
  messageBytes: 2 * 1024 * 1024,
  presenceBytes: 4 * 1024,
  documentBytes: 64 * 1024 * 1024,
  updatesPerSecond: 2_000,
  updateBurst: 4_000,
  workMillisecondsPerSecond: 250,
  workMillisecondsBurst: 2_000,
  socketsPerPerson: 200,
  partsPerUpdate: 100_000,
  clientsPerUpdate: 256,
  clientsPerPersonAndRoom: 20_000,
  nestingDepth: 64,
};
