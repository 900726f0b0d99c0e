import * as Y from "yjs";
import type { Passage } from "../offline/changedPassages.ts";
import type { OutboxEntry } from "../offline/WorkStore.ts";

/**
 * What this person wrote, not yet acknowledged, in a passage that a change of somebody else has just removed: with their words and
 * without. With an element its words go; where all the words around were deleted, what is left of it says nothing by itself.
 * @param transaction after it was applied and before anything is collected (`afterTransaction`)
 */
export function lostPassages(transaction: Y.Transaction, unsettled: readonly OutboxEntry[]): Passage[] {
  if (transaction.deleteSet.clients.size === 0) return [];
  const ranges = rangesOf(unsettled);
  const isMine = (client: number, clock: number): boolean =>
    ranges.some((range) => range.client === client && range.from <= clock && clock < range.to);
  const elements = new Set<Y.AbstractType<unknown>>();
  for (const [client, deleted] of transaction.deleteSet.clients) {
    if (!ranges.some((range) => range.client === client)) continue;
    for (const { clock, len } of deleted) {
      for (const item of itemsIn(transaction.doc, client, clock, clock + len)) {
        const { content } = item;
        if (!(content instanceof Y.ContentString) || !isMine(client, item.id.clock)) continue;
        const element = outermostDeleted(item);
        if (element) elements.add(element);
      }
    }
  }
  for (const { client, from, to } of ranges) {
    for (const item of itemsIn(transaction.doc, client, from, to)) {
      const text = item.parent as Y.AbstractType<unknown>;
      if (
        !item.deleted &&
        item.content instanceof Y.ContentString &&
        isAllElseDeleted(text, transaction, isMine)
      )
        elements.add(text);
    }
  }
  return Array.from(elements, (element) => ({
    before: wordsOf(element, transaction.deleteSet, (id) => !isMine(id.client, id.clock)),
    after: wordsOf(element, transaction.deleteSet, () => true),
  }));
}

/** Which clocks of which client; keystrokes that follow on one another as one. */
function rangesOf(unsettled: readonly OutboxEntry[]): { client: number; from: number; to: number }[] {
  const ranges: { client: number; from: number; to: number }[] = [];
  for (const { reach } of unsettled) {
    if (reach?.from === undefined) continue;
    const last = ranges.at(-1);
    if (last?.client === reach.client && last.to === reach.from) last.to = reach.clock;
    else ranges.push({ client: reach.client, from: reach.from, to: reach.clock });
  }
  return ranges;
}

function itemsIn(doc: Y.Doc, client: number, from: number, to: number): Y.Item[] {
  const structs = doc.store.clients.get(client) ?? [];
  return structs.filter(
    (struct): struct is Y.Item =>
      struct instanceof Y.Item && struct.id.clock < to && struct.id.clock + struct.length > from,
  );
}

/** Whether a transaction has deleted all words of a text but one's own. */
function isAllElseDeleted(
  text: Y.AbstractType<unknown>,
  { deleteSet }: Y.Transaction,
  isMine: (client: number, clock: number) => boolean,
): boolean {
  // A text of a record goes on as others have written it.
  if (!(text instanceof Y.XmlText)) return false;
  let hasDeleted = false;
  for (let item = text._start; item; item = item.right) {
    if (!(item.content instanceof Y.ContentString) || isMine(item.id.client, item.id.clock)) continue;
    if (!item.deleted) return false;
    hasDeleted ||= Y.isDeleted(deleteSet, item.id);
  }
  return hasDeleted;
}

/** The largest element around some words that is deleted. */
function outermostDeleted(item: Y.Item): Y.AbstractType<unknown> | undefined {
  let found: Y.AbstractType<unknown> | undefined;
  for (let parent = item.parent as Y.AbstractType<unknown> | null; parent; ) {
    const holder: Y.Item | null = parent._item;
    if (holder?.deleted) found = parent;
    parent = (holder?.parent as Y.AbstractType<unknown> | null | undefined) ?? null;
  }
  return found;
}

/** The words of an element as it stood before a transaction deleted it; a line for each block. */
function wordsOf(
  element: Y.AbstractType<unknown>,
  deleted: Y.Transaction["deleteSet"],
  keeps: (id: Y.ID) => boolean,
): string {
  let words = "";
  for (let item = element._start; item; item = item.right) {
    if (item.deleted && !Y.isDeleted(deleted, item.id)) continue;
    const { content } = item;
    if (content instanceof Y.ContentType) {
      const inner = wordsOf(content.type, deleted, keeps);
      const isBlock = content.type instanceof Y.XmlElement;
      words += isBlock && words !== "" && inner !== "" ? `\n${inner}` : inner;
    } else if (content instanceof Y.ContentString) {
      const { client, clock } = item.id;
      for (let unit = 0; unit < content.str.length; unit++)
        if (keeps(Y.createID(client, clock + unit))) words += content.str[unit];
    }
  }
  return words;
}
