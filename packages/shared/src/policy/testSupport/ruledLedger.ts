import * as Y from "yjs";
import { type LedgerCommands, perform } from "../../documents/commands.ts";
import { entryAt, openLedger, readChanges } from "../../documents/ledger.ts";
import type { LedgerKind } from "../../protocol/roomNames.ts";
import { judgeEntry } from "../judgeEntry.ts";
import type { MeasureRole } from "../roles.ts";
import type { SessionAccess } from "../sessions.ts";

/** The judge's clock, milliseconds since the epoch. */
export const now = 1_000_000_000;
const organisations: Record<string, string> = { ada: "amt", ben: "verein", eva: "amt" };

export interface Who {
  person: string;
  role?: MeasureRole;
  moderates?: boolean;
  /** What they may do in the session. */
  session?: SessionAccess;
}

/** A ledger and a way to ask what the rules say of a change, which is kept only if they permit it. */
export function ledger<Kind extends LedgerKind>(kind: Kind) {
  let doc = new Y.Doc();
  openLedger(doc, kind);
  const attempt = (who: Who, change: (doc: Y.Doc) => void): (string | undefined)[] => {
    const trial = new Y.Doc();
    openLedger(trial, kind);
    Y.applyUpdate(trial, Y.encodeStateAsUpdate(doc));
    const verdicts = readChanges(trial, kind, () => change(trial)).map((entry) =>
      judgeEntry(kind, entry, {
        actor: { person: who.person, organisation: organisations[who.person] ?? "", workspaceRole: "member" },
        access: { role: who.role, moderates: who.moderates ?? false },
        session: who.session,
        now,
        entryAt: (root, id) => entryAt(trial, root, id),
        organisationExists: (id) => Object.values(organisations).includes(id),
        organisationOf: (person) => organisations[person],
      }),
    );
    if (verdicts.every((verdict) => verdict === undefined)) doc = trial;
    return verdicts.filter((verdict) => verdict !== undefined);
  };
  const does = (who: Who, command: LedgerCommands[Kind], at = now) =>
    attempt(who, (trial) => perform(trial, kind, command, { person: who.person, now: at }));
  return { attempt, does, read: () => doc };
}

export const commenter: Who = { person: "ben", role: "commenter" };
export const editor: Who = { person: "ada", role: "editor" };
