import { randomInt } from "node:crypto";
import { MAX_EPOCH } from "../../epochs.ts";

/** 2^32 milliseconds are seven weeks. */
const spread = 2 ** 32;

/**
 * The epoch of a workspace that has been restored: larger than all in the backup, and another one than any client can
 * hold from what is replaced. That may have been lost altogether, and the clock may be wrong: so what tells the epochs
 * of two restorings apart is chance, and not only the time. Clients ask whether epochs are equal, never which is larger.
 * @param inBackup the largest epoch in the backup
 * @param now milliseconds since the epoch of the clock
 */
export function newEpoch(inBackup: number, now = Date.now()): number {
  const epoch = Math.max(inBackup, now) + randomInt(1, spread);
  // A clock far in the future would leave no room for what comes later; chance alone does it then.
  return epoch <= MAX_EPOCH ? epoch : inBackup + randomInt(1, Math.min(MAX_EPOCH - inBackup, spread));
}
