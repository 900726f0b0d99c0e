import * as Y from "yjs";

/** Many updates as one, by way of a document: `Y.mergeUpdates` is quadratic in their number. */
export function mergedUpdate(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  const merged = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return merged;
}
