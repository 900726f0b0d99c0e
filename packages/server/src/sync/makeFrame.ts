import * as Y from "yjs";

export interface MadeFrame {
  /** The document with deleted content collected, as one update. */
  update: Uint8Array;
  /** Positions of updates that could not be opened; the frame is without them. */
  unreadable: number[];
}

/** Opens the updates of a room in their order and encodes what they come to. */
export function makeFrame(updates: readonly Uint8Array[]): MadeFrame {
  try {
    return { update: encode(updates), unreadable: [] };
  } catch {
    return makeFrameOfReadable(updates);
  }
}

function encode(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc();
  try {
    // One transaction: collecting and merging once is several times faster than once per keystroke.
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    return Y.encodeStateAsUpdate(doc);
  } finally {
    doc.destroy();
  }
}

/** An update that throws may have left half of itself behind, so whatever is kept is opened afresh without it. */
function makeFrameOfReadable(updates: readonly Uint8Array[]): MadeFrame {
  const unreadable: number[] = [];
  for (;;) {
    const doc = new Y.Doc();
    const failed = updates.findIndex((update, position) => {
      if (unreadable.includes(position)) return false;
      try {
        Y.applyUpdate(doc, update);
        return false;
      } catch {
        return true;
      }
    });
    const update = failed === -1 ? Y.encodeStateAsUpdate(doc) : undefined;
    doc.destroy();
    if (update) return { update, unreadable };
    unreadable.push(failed);
  }
}

/** What of a document a client lacks that has everything up to its state vector. */
export function makeDiff(update: Uint8Array, stateVector: Uint8Array): Uint8Array {
  return Y.diffUpdate(update, stateVector);
}
