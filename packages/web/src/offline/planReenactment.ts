import { type LedgerCommand, perform } from "@querschnitt/shared/documents/commands";
import { entryAt, openLedger, readChanges } from "@querschnitt/shared/documents/ledger";
import type { EntryChange, RuleContext } from "@querschnitt/shared/policy/entries";
import { judgeEntry } from "@querschnitt/shared/policy/judgeEntry";
import type { Refusal, RoomState } from "@querschnitt/shared/protocol/messages";
import type { LedgerKind } from "@querschnitt/shared/protocol/roomNames";
import * as Y from "yjs";
import { commandPlace, makesItsPlace, needsItsPlace } from "./commandPlace.ts";
import { isDone } from "./isDone.ts";
import type { AsideReason, OutboxEntry } from "./WorkStore.ts";

/** What the rules know, except for the document and the time. */
export type RuleKnowledge = Omit<RuleContext, "entryAt" | "now">;

/** An entry that a command speaks of is not there: whoever made it was refused, or it never was. */
export const TARGET_MISSING = "target-missing";

/** What a command would make is there already, and says something else: carrying it out would drop its words. */
const TARGET_TAKEN = "target-taken";

export interface ReenactmentPlan {
  /** To be carried out again on the fresh copy, in this order. */
  replay: { entry: OutboxEntry; command: LedgerCommand }[];
  aside: { entry: OutboxEntry; command: LedgerCommand; reason: AsideReason; rule?: string }[];
  /** Found on the fresh copy already: the acknowledgement was lost, not the work. */
  durable: OutboxEntry[];
}

export interface ReenactmentQuestion {
  kind: LedgerKind;
  /** Whose commands they are. */
  person: string;
  /** The server's copy, synced anew. It is not changed. */
  fresh: Y.Doc;
  entries: readonly OutboxEntry[];
  mayWrite: RoomState["mayWrite"];
  /** Entries of which the server has said in so many words that it does not take them. */
  refused: ReadonlyMap<string, Refusal>;
  /** Undefined when it could not be had: then the server alone decides. */
  knowledge: RuleKnowledge | undefined;
  now: number;
}

/** Decides about unsent commands one by one, as the server would, on a throw-away copy. */
export function planReenactment(question: ReenactmentQuestion): ReenactmentPlan {
  const { kind, fresh, entries, mayWrite, refused } = question;
  const plan: ReenactmentPlan = { replay: [], aside: [], durable: [] };
  const clocks = Y.decodeStateVector(Y.encodeStateVector(fresh));
  let good = Y.encodeStateAsUpdate(fresh);
  let copy = open(kind, good);
  for (const entry of entries) {
    if (entry.work.kind === "draft") continue;
    const { command } = entry.work;
    const refusal = refused.get(entry.id);
    if (isDurable(fresh, clocks, entry, command) || isDone(fresh, command, question.person)) {
      plan.durable.push(entry);
    } else if (refusal) {
      plan.aside.push({
        entry,
        command,
        reason: refusal.reason,
        ...(refusal.rule && { rule: refusal.rule }),
      });
    } else if (mayWrite === "none") {
      plan.aside.push({ entry, command, reason: "may-not-write" });
    } else {
      const rule = verdict(question, copy, command, entry.at);
      if (rule === undefined) {
        plan.replay.push({ entry, command });
        good = Y.encodeStateAsUpdate(copy);
      } else {
        plan.aside.push({ entry, command, reason: "rule", rule });
        copy.destroy();
        copy = open(kind, good);
      }
    }
  }
  copy.destroy();
  return plan;
}

/** Whether the server's copy has the update that an entry made. */
function isDurable(
  fresh: Y.Doc,
  clocks: Map<number, number>,
  { reach }: OutboxEntry,
  command: LedgerCommand,
): boolean {
  if (!reach || (clocks.get(reach.client) ?? 0) < reach.clock) return false;
  // Somebody else may have written under the client id of a copy that never connected.
  const { root, entry } = commandPlace(command);
  return !makesItsPlace.has(command.type) || entryAt(fresh, root, entry) !== undefined;
}

function open(kind: LedgerKind, state: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  openLedger(doc, kind);
  Y.applyUpdate(doc, state);
  return doc;
}

function verdict(
  { kind, person, knowledge, now }: ReenactmentQuestion,
  copy: Y.Doc,
  command: LedgerCommand,
  doneAt: number,
): string | undefined {
  if (isTargetMissing(copy, command)) return TARGET_MISSING;
  if (command.type === "open-thread" && entryAt(copy, "threads", command.thread)) return TARGET_TAKEN;
  const changes: EntryChange[] = readChanges(copy, kind, () =>
    perform(copy, kind, command, { person, now: doneAt }),
  );
  if (!knowledge) return undefined;
  const context: RuleContext = { ...knowledge, now, entryAt: (root, entry) => entryAt(copy, root, entry) };
  for (const change of changes) {
    const rule = judgeEntry(kind, change, context);
    if (rule !== undefined) return rule;
  }
  return undefined;
}

function isTargetMissing(doc: Y.Doc, command: LedgerCommand): boolean {
  if (!needsItsPlace.has(command.type)) return false;
  const { root, entry } = commandPlace(command);
  return entryAt(doc, root, entry) === undefined;
}
