import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";
import { digest } from "lib0/hash/sha256";
import * as string from "lib0/string";
import type * as Y from "yjs";
import {
  type Announcement,
  type Item,
  type ItemPlace,
  linkName,
  type Paper,
  type Suggestion,
} from "../policy/agenda.ts";
import { type Ordered, orderAgenda } from "./agendaOrder.ts";
import type { Doer } from "./doer.ts";
import { idFrom } from "./identifiers.ts";
import { entriesOf } from "./ledger.ts";
import { addOwnEntry, editOwnEntry, ownEntries } from "./ownEntries.ts";

type Fixed = "createdBy" | "createdAt" | "deleted";
/** What is said when an item is made; where it stands is given apart. */
export type NewItem = Omit<Item, Fixed | "place">;
type Changes<Entry> = Partial<Omit<Entry, "createdBy" | "createdAt">>;

/** What a person does in an agenda; plain data, so that it can be stored and done again on a fresh copy. */
export type AgendaCommand =
  /** Does nothing if the item is there: what is taken over twice stands there once. Last in its list. */
  | { type: "add-item"; item: string; parent: string | null; values: NewItem }
  | { type: "edit-item"; item: string; changes: Changes<Omit<Item, "place" | "source">> }
  /** Puts it directly after another one under the same parent; `after: null` means first. */
  | { type: "move-item"; item: string; parent: string | null; after: string | null }
  | { type: "link-measure"; item: string; measure: string; linked: boolean }
  | { type: "add-paper"; paper: string; values: Omit<Paper, Fixed> }
  | { type: "edit-paper"; paper: string; changes: Changes<Omit<Paper, "item">> }
  | { type: "suggest"; suggestion: string; values: Omit<Suggestion, Fixed | "state" | "answer"> }
  | { type: "edit-suggestion"; suggestion: string; changes: Changes<Suggestion> }
  /** What the public agenda says of a non-public item; "" takes it back. */
  | { type: "announce"; item: string; title: string };

export interface ReadItem extends Ordered<Item & { id: string }> {
  measures: string[];
  papers: (Paper & { id: string })[];
}
export type ReadSuggestion = Suggestion & { id: string };
export interface ReadAgenda {
  items: ReadItem[];
  /** Oldest first. */
  suggestions: ReadSuggestion[];
  /** Names of non-public items, in their order. */
  announcements: (Announcement & { id: string })[];
}

/** Reads an agenda. */
export function readAgenda(doc: Y.Doc): ReadAgenda {
  const papers = ownEntries<Paper>(doc, "papers");
  const links = [...doc.getMap("links").entries()]
    .filter(([, linked]) => linked === true)
    .map(([name]) => name.split(":") as [string, string])
    .sort(([, one], [, other]) => (one < other ? -1 : 1));
  return {
    items: orderAgenda(allItems(doc)).map((item) => ({
      ...item,
      measures: links.filter(([id]) => id === item.id).map(([, measure]) => measure),
      papers: papers.filter((paper) => paper.item === item.id),
    })),
    suggestions: ownEntries<Suggestion>(doc, "suggestions"),
    announcements: ownEntries<Announcement>(doc, "announcements").sort((one, other) =>
      one.order === other.order ? (one.id < other.id ? -1 : 1) : one.order < other.order ? -1 : 1,
    ),
  };
}

function allItems(doc: Y.Doc): (Item & { id: string })[] {
  return entriesOf(doc, "items").map(([id, entry]) => ({ ...(entry as unknown as Item), id }));
}

/** The item that something taken over becomes: always the same one, so that two people who take it over make one item. */
export function itemTakenFrom(session: string, source: string): string {
  return idFrom(digest(string.encodeUtf8(`item ${session} ${source}`)));
}

/** Under which id the public agenda names a non-public item: it cannot be traced back. */
export function announcementOf(item: string): string {
  return idFrom(digest(string.encodeUtf8(`announced ${item}`)));
}

/** Carries out a command on an agenda, inside the caller's transaction. */
export function performOnAgenda(doc: Y.Doc, command: AgendaCommand, doer: Doer): void {
  switch (command.type) {
    case "add-item": {
      if (doc.getMap("items").has(command.item)) break;
      const last = siblingsUnder(doc, command.parent).at(-1);
      const order = generateKeyBetween(last?.place.order ?? null, null);
      const place: ItemPlace = { parent: command.parent, order };
      addOwnEntry(doc, "items", command.item, { ...command.values, place }, doer);
      break;
    }
    case "edit-item":
      editOwnEntry(doc, "items", command.item, command.changes);
      break;
    case "move-item":
      moveItem(doc, command);
      break;
    case "link-measure":
      doc.getMap("links").set(linkName(command.item, command.measure), command.linked);
      break;
    case "add-paper":
      addOwnEntry(doc, "papers", command.paper, command.values, doer);
      break;
    case "edit-paper":
      editOwnEntry(doc, "papers", command.paper, command.changes);
      break;
    case "suggest":
      addOwnEntry(
        doc,
        "suggestions",
        command.suggestion,
        { ...command.values, state: "open", answer: "" },
        doer,
      );
      break;
    case "edit-suggestion":
      editOwnEntry(doc, "suggestions", command.suggestion, command.changes);
      break;
    case "announce":
      announce(doc, announcementOf(command.item), command.title, doer);
  }
}

function announce(doc: Y.Doc, id: string, title: string, doer: Doer): void {
  const known = doc.getMap("announcements").has(id);
  if (known)
    editOwnEntry(doc, "announcements", id, title === "" ? { deleted: true } : { title, deleted: false });
  else if (title !== "") {
    const last = readAgenda(doc).announcements.at(-1)?.order ?? null;
    addOwnEntry(doc, "announcements", id, { title, order: generateKeyBetween(last, null) }, doer);
  }
}

function siblingsUnder(doc: Y.Doc, parent: string | null): Ordered<Item & { id: string }>[] {
  return orderAgenda(allItems(doc)).filter((item) => item.parent === parent);
}

function moveItem(doc: Y.Doc, { item, parent, after }: AgendaCommand & { type: "move-item" }): void {
  if (parent === item || after === item) return;
  const others = siblingsUnder(doc, parent).filter(({ id }) => id !== item);
  const index = after === null ? 0 : others.findIndex(({ id }) => id === after) + 1;
  const put = (id: string, order: string | undefined): void =>
    editOwnEntry(doc, "items", id, { place: { parent, order } });
  // Their keys say where they stand only if each of them was put here itself, one behind the other.
  const inOrder = others.every(
    ({ place }, position) =>
      place.parent === parent && (position === 0 || (others[position - 1]?.place.order ?? "") < place.order),
  );
  if (inOrder) {
    put(item, generateKeyBetween(others[index - 1]?.place.order ?? null, others[index]?.place.order ?? null));
    return;
  }
  const line = others.map(({ id }) => id);
  line.splice(index, 0, item);
  const keys = generateNKeysBetween(null, null, line.length);
  line.forEach((id, position) => {
    put(id, keys[position]);
  });
}
