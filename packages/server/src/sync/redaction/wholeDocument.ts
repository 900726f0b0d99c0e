import { openRoom } from "@querschnitt/shared/documents/openRoom";
import {
  type FoundPassage,
  leftOfAnchors,
  passageBetween,
  passageOf,
} from "@querschnitt/shared/documents/passageIds";
import { deletedQuotes, type Repeated, Repetitions } from "@querschnitt/shared/documents/quotes";
import type { ClockRange } from "@querschnitt/shared/documents/superseded";
import type { RoomKind } from "@querschnitt/shared/protocol/roomNames";
import * as Y from "yjs";

/** The positions between which a passage of a draft stands. */
export interface Place {
  start: string;
  end: string;
}

/** Finds a passage in the whole log of a draft, deleted content included. Takes as long as the log is. */
export function findPassage(updates: readonly Uint8Array[], place: Place): FoundPassage | undefined {
  return inWhole("draft", updates, (doc) => passageBetween(doc, place));
}

/** What of a draft's passage may be repeated elsewhere. Takes as long as the log is. */
export function findRepeated(
  updates: readonly Uint8Array[],
  ranges: readonly ClockRange[],
  anchors: readonly Place[],
): Repeated {
  return inWhole("draft", updates, (doc) => {
    const quotes = leftOfAnchors(doc, ranges, anchors);
    const left = anchors.flatMap(({ start, end }, index) => {
      const quote = quotes[index];
      return quote === undefined ? [] : [{ start, end, quote }];
    });
    return { pieces: passageOf(doc, ranges).pieces, left };
  });
}

/** Where what was deleted in a ledger repeats a passage. Takes as long as the log is. */
export function findDeletedQuotes(
  kind: RoomKind,
  updates: readonly Uint8Array[],
  repeated: Repeated,
): ClockRange[] {
  return inWhole(kind, updates, (doc) => deletedQuotes(doc, new Repetitions(repeated)));
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
