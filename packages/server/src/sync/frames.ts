import { messageTypes } from "@querschnitt/shared/protocol/messages";
import * as encoding from "lib0/encoding";

/** Second number of a sync frame, as the y-protocols define it. */
export const syncSteps = { step1: 0, step2: 1, update: 2 } as const;
export type SyncStep = (typeof syncSteps)[keyof typeof syncSteps];

function bytesFrame(numbers: readonly number[], bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of numbers) encoding.writeVarUint(encoder, number);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
}

/** Asks the other side for everything that a state vector lacks. */
export function syncStep1Frame(stateVector: Uint8Array): Uint8Array {
  return bytesFrame([messageTypes.sync, syncSteps.step1], stateVector);
}

/** Answers a SyncStep1; whoever gets it counts as synced. */
export function syncStep2Frame(update: Uint8Array): Uint8Array {
  return bytesFrame([messageTypes.sync, syncSteps.step2], update);
}

/** Brings an update, asked for by nobody. */
export function updateFrame(update: Uint8Array): Uint8Array {
  return bytesFrame([messageTypes.sync, syncSteps.update], update);
}

/** An awareness update in the encoding of y-protocols. */
export function presenceFrame(update: Uint8Array): Uint8Array {
  return bytesFrame([messageTypes.presence], update);
}

/** How a stock client, which knows no refusals, is told that something was not taken: it warns on its console. */
export function permissionDeniedFrame(reason: string): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageTypes.auth);
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarString(encoder, reason);
  return encoding.toUint8Array(encoder);
}

/** Presence of nobody: changes nothing, but shows a stock client that the connection lives. */
export const keepAliveFrame = presenceFrame(new Uint8Array([0]));

/** The update that contains nothing. */
export const emptyUpdate = new Uint8Array([0, 0]);
