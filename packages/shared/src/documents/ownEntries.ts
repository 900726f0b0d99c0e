import * as Y from "yjs";
import type { Doer } from "./doer.ts";
import { entriesOf } from "./ledger.ts";

/** Makes an entry that says who made it and when. */
export function addOwnEntry(
  doc: Y.Doc,
  root: string,
  id: string,
  values: object,
  { person, now }: Doer,
): void {
  const entry = { ...values, createdBy: person, createdAt: now, deleted: false };
  doc.getMap(root).set(id, new Y.Map(Object.entries(entry)));
}

/** Changes fields of an entry, if it is there: only those that are different, so that nothing else is written over. */
export function editOwnEntry(doc: Y.Doc, root: string, id: string, changes: object): void {
  const entry = doc.getMap(root).get(id);
  if (!(entry instanceof Y.Map)) return;
  for (const [name, value] of Object.entries(changes)) {
    if (JSON.stringify(entry.get(name)) !== JSON.stringify(value)) entry.set(name, value);
  }
}

/** The entries of a list that were not deleted, oldest first. */
export function ownEntries<Entry extends { createdAt: number; deleted: boolean }>(
  doc: Y.Doc,
  root: string,
): (Entry & { id: string })[] {
  return entriesOf(doc, root)
    .map(([id, entry]) => ({ ...(entry as unknown as Entry), id }))
    .filter(({ deleted }) => !deleted)
    .sort((one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1));
}
