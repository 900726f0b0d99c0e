import type { LedgerKind } from "../protocol/roomNames.ts";

/**
 * Roots of ledgers in which nobody but the server writes: what has been brought from a session into a
 * measure, what editors have decided about proposals.
 */
const serverRoots: Partial<Record<LedgerKind, readonly string[]>> = {
  discussion: ["outcomes"],
  record: ["resolutions", "origins"],
  protocol: ["arrivals"],
};

/** Whether people may not write to a root, whoever they are. */
export function isServerRoot(kind: LedgerKind, root: string): boolean {
  return serverRoots[kind]?.includes(root) ?? false;
}
