import * as Y from "yjs";

/**
 * Applies updates as what they are, all in one transaction. After one that came from outside Yjs tidies up formats: it
 * deletes what no entry of the log deletes, and what that is follows from where the log is cut. Whoever had the document open
 * then did the same and sent it, so it is in the log where it belongs.
 */
export function applyAsIs(doc: Y.Doc, updates: Iterable<Uint8Array>): void {
  doc.transact((transaction) => {
    for (const update of updates) Y.applyUpdate(doc, update);
    // Applying has made it one from outside; only one of our own is left as it is.
    transaction.local = true;
  });
}
