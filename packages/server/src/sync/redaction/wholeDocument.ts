import { openRoom } from "@querschnitt/shared/documents/openRoom";
import { type FoundPassage, passageBetween, passageOf } from "@querschnitt/shared/documents/passageIds";
import { deletedQuotes, Repetitions } from "@querschnitt/shared/documents/quotes";
import type { ClockRange } from "@querschnitt/shared/documents/superseded";
import type { RoomKind } from "@querschnitt/shared/protocol/roomNames";
import * as Y from "yjs";

/** A passage of a draft: by the positions between which it stands, or by its ids. */
export type Wanted = { start: string; end: string } | { ranges: readonly ClockRange[] };

/** Finds a passage in the whole log of a draft, deleted content included. Takes as long as the log is. */
export function findPassage(updates: readonly Uint8Array[], wanted: Wanted): FoundPassage | undefined {
  return inWhole("draft", updates, (doc) =>
    "ranges" in wanted ? passageOf(doc, wanted.ranges) : passageBetween(doc, wanted),
  );
}

/** Where what was deleted in a ledger repeats a passage. Takes as long as the log is. */
export function findDeletedQuotes(
  kind: RoomKind,
  updates: readonly Uint8Array[],
  pieces: readonly string[],
): ClockRange[] {
  return inWhole(kind, updates, (doc) => deletedQuotes(doc, new Repetitions(pieces)));
}

function inWhole<Answer>(
  kind: RoomKind,
  updates: readonly Uint8Array[],
  read: (doc: Y.Doc) => Answer,
): Answer {
  const doc = new Y.Doc({ gc: false });
  try {
    openRoom(doc, kind);
    // One transaction: see `makeFrame`.
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    return read(doc);
  } finally {
    doc.destroy();
  }
}
