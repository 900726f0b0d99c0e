import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** Second number of a sync message in y-protocols. */
export const syncSteps = { step1: 0, step2: 1, update: 2 } as const;
export type SyncStep = (typeof syncSteps)[keyof typeof syncSteps];

/** What a message from the server is, as far as the load generator cares. */
export type Heard =
  | { kind: "sync"; step: number; payload: Uint8Array }
  | { kind: "awareness"; payload: Uint8Array }
  /** Sync messages that are durable: of this connection in all, or so many more. */
  | { kind: "acknowledged"; count: number; isTotal: boolean }
  | { kind: "refused"; reason: string }
  | { kind: "other" };

/** How a server is spoken to: all speak y-protocols, some put something around it. */
export interface Dialect {
  /** Messages to send at first, the SyncStep1 included. */
  hello(room: string): Uint8Array[];
  sync(room: string, step: SyncStep, payload: Uint8Array): Uint8Array;
  awareness(room: string, payload: Uint8Array): Uint8Array;
  read(message: Uint8Array): Heard;
  /** Whether it answers a SyncStep1. */
  answers: boolean;
}

/** The state vector of somebody who has nothing. */
export const nothing = new Uint8Array([0]);

function readAfterPrefix(decoder: decoding.Decoder): Heard {
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case 0:
    case 4:
      return {
        kind: "sync",
        step: decoding.readVarUint(decoder),
        payload: decoding.readVarUint8Array(decoder),
      };
    case 1:
      return { kind: "awareness", payload: decoding.readVarUint8Array(decoder) };
    case 8:
      return decoding.readVarUint(decoder) === 1
        ? { kind: "acknowledged", count: 1, isTotal: false }
        : { kind: "refused", reason: "not saved" };
    case 100:
      return { kind: "acknowledged", count: decoding.readVarUint(decoder), isTotal: true };
    case 101:
      decoding.readVarUint(decoder);
      return { kind: "refused", reason: decoding.readVarString(decoder) };
    default:
      return { kind: "other" };
  }
}

const plain = {
  sync: (_room: string, step: SyncStep, payload: Uint8Array) =>
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarUint(encoder, step);
      encoding.writeVarUint8Array(encoder, payload);
    }),
  awareness: (_room: string, payload: Uint8Array) =>
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint8Array(encoder, payload);
    }),
  read: (message: Uint8Array) => readAfterPrefix(decoding.createDecoder(message)),
};

/** y-protocols as they are. */
export const plainDialect: Dialect = {
  ...plain,
  hello: (room) => [plain.sync(room, syncSteps.step1, nothing)],
  answers: true,
};

/** The same to a server that passes everything on and knows no documents. */
export const relayDialect: Dialect = { ...plain, hello: () => [], answers: false };

const named = (room: string, message: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarString(encoder, room);
    encoding.writeUint8Array(encoder, message);
  });

/** Hocuspocus: the name of the document stands before each message, and a token is wanted first. */
export const hocuspocusDialect: Dialect = {
  hello: (room) => [
    encoding.encode((encoder) => {
      encoding.writeVarString(encoder, room);
      encoding.writeVarUint(encoder, 2);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, "bench");
    }),
    hocuspocusDialect.sync(room, syncSteps.step1, nothing),
  ],
  sync: (room, step, payload) => named(room, plain.sync(room, step, payload)),
  awareness: (room, payload) => named(room, plain.awareness(room, payload)),
  read: (message) => {
    const decoder = decoding.createDecoder(message);
    decoding.readVarUint8Array(decoder);
    return readAfterPrefix(decoder);
  },
  answers: true,
};
