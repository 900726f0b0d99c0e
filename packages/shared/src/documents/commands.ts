import type * as Y from "yjs";
import type { LedgerKind } from "../protocol/roomNames.ts";
import { type AgendaCommand, performOnAgenda } from "./agenda.ts";
import type { Doer } from "./doer.ts";
import { type InternalCommand, performOnInternal } from "./internal.ts";
import { type MarksCommand, performOnMarks } from "./marks.ts";
import { type CommonCommand, performOnCommonDiscussion } from "./proposals.ts";
import { type ProtocolCommand, performOnProtocol } from "./protocol.ts";
import { performOnRecord, type RecordCommand } from "./record.ts";

/** The commands of each ledger. Every change our own client makes to a ledger is one of these. */
export interface LedgerCommands {
  discussion: CommonCommand;
  internal: InternalCommand;
  record: RecordCommand;
  marks: MarksCommand;
  agenda: AgendaCommand;
  protocol: ProtocolCommand;
}

export type LedgerCommand = LedgerCommands[LedgerKind];

/** Carries out a command in one transaction with the given origin. */
export function perform<Kind extends LedgerKind>(
  doc: Y.Doc,
  kind: Kind,
  command: LedgerCommands[Kind],
  doer: Doer,
  origin: unknown = null,
): void {
  doc.transact(() => {
    switch (kind) {
      case "discussion":
        performOnCommonDiscussion(doc, command as CommonCommand, doer);
        break;
      case "internal":
        performOnInternal(doc, command as InternalCommand, doer);
        break;
      case "record":
        performOnRecord(doc, command as RecordCommand, doer);
        break;
      case "marks":
        performOnMarks(doc, command as MarksCommand);
        break;
      case "agenda":
        performOnAgenda(doc, command as AgendaCommand, doer);
        break;
      case "protocol":
        performOnProtocol(doc, command as ProtocolCommand, doer);
        break;
    }
  }, origin);
}
