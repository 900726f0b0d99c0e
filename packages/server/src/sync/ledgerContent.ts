import { type ReadAgenda, readAgenda } from "@querschnitt/shared/documents/agenda";
import { type ReadThread, readDiscussion } from "@querschnitt/shared/documents/discussion";
import { openLedger } from "@querschnitt/shared/documents/ledger";
import { readMarks, readVisits } from "@querschnitt/shared/documents/marks";
import { type ReadProtocol, readProtocol } from "@querschnitt/shared/documents/protocol";
import { type ReadRecord, readRecord } from "@querschnitt/shared/documents/record";
import type { LedgerKind } from "@querschnitt/shared/protocol/roomNames";
import * as Y from "yjs";

/** What each kind of ledger says, as plain data that can be handed from thread to thread. */
export interface LedgerContent {
  discussion: ReadThread[];
  internal: ReadThread[];
  record: ReadRecord;
  marks: { read: Map<string, number>; visits: Map<string, number> };
  agenda: ReadAgenda;
  protocol: ReadProtocol;
}

const readers: { [Kind in LedgerKind]: (doc: Y.Doc) => LedgerContent[Kind] } = {
  discussion: readDiscussion,
  internal: readDiscussion,
  record: readRecord,
  marks: (doc) => ({ read: readMarks(doc), visits: readVisits(doc) }),
  agenda: readAgenda,
  protocol: readProtocol,
};

/** Reads what a ledger's document says. */
export function readLedger<Kind extends LedgerKind>(kind: Kind, update: Uint8Array): LedgerContent[Kind] {
  const doc = new Y.Doc();
  try {
    openLedger(doc, kind);
    Y.applyUpdate(doc, update);
    return readers[kind](doc);
  } finally {
    doc.destroy();
  }
}
