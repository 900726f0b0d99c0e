import type * as Y from "yjs";
import { isTextKind, type RoomKind } from "../protocol/roomNames.ts";
import { openDraft } from "./draft.ts";
import { openLedger } from "./ledger.ts";

/** Gives a document the roots of a room of this kind; call it before anything is applied. Minutes get theirs by use. */
export function openRoom(doc: Y.Doc, kind: RoomKind): void {
  if (kind === "draft") openDraft(doc);
  else if (!isTextKind(kind)) openLedger(doc, kind);
}
