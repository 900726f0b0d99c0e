import type * as Y from "yjs";
import type { RichNode } from "../policy/richContent.ts";
import { richText } from "./richText.ts";

/** Minutes have one root for each item of the agenda: its course, a text like a measure's draft, under the item's id. */
export function isMinutesRoot(name: string): boolean {
  return /^[a-z0-9]{1,40}$/.test(name);
}

/** Opens the course of an item. @throws TypeError if that is no item's id */
export function openCourse(doc: Y.Doc, item: string): Y.XmlFragment {
  if (!isMinutesRoot(item)) throw new TypeError(`${item} is no item of an agenda`);
  return doc.getXmlFragment(item);
}

/** Whether no word is written about an item: an editor may have left an empty paragraph. */
export function isEmptyCourse(doc: Y.Doc, item: string): boolean {
  return (
    openCourse(doc, item)
      .toJSON()
      .replace(/<[^>]*>/g, "")
      .trim() === ""
  );
}

/** The items of whose course anything stands there. */
export function itemsWithCourse(doc: Y.Doc): string[] {
  return [...doc.share.keys()]
    .filter((name) => isMinutesRoot(name) && openCourse(doc, name).length > 0)
    .sort();
}

/** By item, what is written about it; items about which no word is written are left out. */
export function readCourses(doc: Y.Doc): Map<string, RichNode> {
  const items = itemsWithCourse(doc).filter((item) => !isEmptyCourse(doc, item));
  return new Map(items.map((item) => [item, richText(openCourse(doc, item))]));
}
