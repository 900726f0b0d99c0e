import { DRAFT_ROOT, openDraft } from "@querschnitt/shared/documents/draft";
import { itemsWithCourse } from "@querschnitt/shared/documents/minutes";
import * as Y from "yjs";
import { changedPassages, type Passage, proposablePassages } from "./changedPassages.ts";
import { entryId } from "./entryId.ts";
import type { AsideEntry, AsideReason, OutboxEntry, StoredRoom } from "./WorkStore.ts";

/** A refused command, as it is kept for its author. Reading marks are no work. */
export function commandAside(
  entry: OutboxEntry,
  why: { reason: AsideReason; rule?: string | undefined },
  now: number,
): AsideEntry[] {
  const { work, room, at } = entry;
  if (work.kind === "draft" || work.kind === "marks") return [];
  const { reason, rule } = why;
  return [
    { id: entry.id, room, doneAt: at, asideAt: now, reason, ...(rule !== undefined && { rule }), work },
  ];
}

/** Refused passages of a draft; the same passage twice (from two tabs, say) is kept once. */
export function passagesAside(
  room: string,
  passages: readonly Passage[],
  why: { reason: AsideReason; doneAt: number },
  known: readonly AsideEntry[],
  now: number,
): AsideEntry[] {
  const key = (room: string, passage: Passage): string =>
    JSON.stringify([room, passage.before, passage.after]);
  const seen = new Set(known.flatMap(({ room, work }) => (work.kind === "passage" ? [key(room, work)] : [])));
  return passages
    .filter((passage) => !seen.has(key(room, passage)))
    .map((passage) => ({
      id: entryId(now),
      room,
      doneAt: why.doneAt,
      asideAt: now,
      reason: why.reason,
      work: { kind: "passage", ...passage },
    }));
}

/** What this person changed in a draft, measured against the server's copy of the same document. */
export function passagesAgainst(fresh: Y.Doc, mine: Y.Doc, stored: StoredRoom["updates"]): Passage[] {
  // With everybody's changes on both sides, what differs is this person's alone.
  const merged = draftOf([
    Y.encodeStateAsUpdate(fresh),
    Y.encodeStateAsUpdate(mine),
    ...stored.map(({ update }) => update),
  ]);
  // Minutes have other texts, and nothing is proposed for them.
  const isDraft = [...itemsWithCourse(fresh), ...itemsWithCourse(merged)].every(
    (root) => root === DRAFT_ROOT,
  );
  const passages = isDraft ? proposablePassages(fresh, merged) : changedPassages(fresh, merged);
  merged.destroy();
  return passages;
}

/** What this person changed in a draft since it was last in step, where there is nothing to measure it against. */
export function passagesUnsent(mine: Y.Doc | undefined, { updates, outbox }: StoredRoom): Passage[] {
  const unsent = new Set(outbox.map(({ id }) => id));
  const base = draftOf(
    updates.filter(({ entry }) => entry === undefined || !unsent.has(entry)).map(({ update }) => update),
  );
  const all = draftOf([
    ...updates.map(({ update }) => update),
    ...(mine ? [Y.encodeStateAsUpdate(mine)] : []),
  ]);
  const passages = changedPassages(base, all);
  base.destroy();
  all.destroy();
  return passages;
}

function draftOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  openDraft(doc);
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}
