import type { LedgerKind } from "../protocol/roomNames.ts";
import { judgeAgenda } from "./agenda.ts";
import { judgeDiscussion } from "./discussion.ts";
import type { EntryChange, RuleContext, RuleVerdict } from "./entries.ts";
import { judgeInternal } from "./internal.ts";
import { judgeMarks } from "./marks.ts";
import { judgeProtocol } from "./protocol.ts";
import { judgeRecord } from "./record.ts";
import { isServerRoot } from "./serverRoots.ts";

/** Asks the rules of a ledger room about one change; server and client ask the same ones. */
export function judgeEntry(kind: LedgerKind, change: EntryChange, context: RuleContext): RuleVerdict {
  if (isServerRoot(kind, change.root)) return `${kind}.server-only`;
  switch (kind) {
    case "discussion":
      return judgeDiscussion(change, context);
    case "internal":
      return judgeInternal(change, context);
    case "record":
      return judgeRecord(change, context);
    case "agenda":
      return judgeAgenda(change, context);
    case "protocol":
      return judgeProtocol(change, context);
    case "marks":
      return judgeMarks(change);
  }
}
