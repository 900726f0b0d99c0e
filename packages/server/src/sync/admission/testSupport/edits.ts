import { ledgerRoots } from "@querschnitt/shared/documents/ledger";
import { draftMarks, draftStructure, draftTextBlocks } from "@querschnitt/shared/policy/textStructure";
import { isTextKind, type LedgerKind, type RoomKind } from "@querschnitt/shared/protocol/roomNames";
import * as Y from "yjs";

/** One edit: three numbers that choose what, where and how much. */
export type Choice = readonly [what: number, where: number, amount: number];

const snippets = ["a", "Wörter", "Grüße 😀", " ", "\n", "lange Passage über Sicherheit im Quartier"];
const pick = <Value>(from: readonly Value[], by: number): Value => from[by % from.length] as Value;

/** The items whose courses are written in tests of minutes. */
export const coursesOfTests: readonly string[] = ["a1", "b2", "c3"];

/** Edits a document as an editor or a form may do it. */
export function edit(doc: Y.Doc, kind: RoomKind, choice: Choice): void {
  if (kind === "draft") editDraft(doc.getXmlFragment("draft"), choice);
  else if (isTextKind(kind)) editDraft(doc.getXmlFragment(pick(coursesOfTests, choice[2])), choice);
  else editLedger(doc, kind, choice);
}

function editDraft(draft: Y.XmlFragment, [what, where, amount]: Choice): void {
  const elements = [
    ...draft.createTreeWalker((node) => node instanceof Y.XmlElement),
  ] as unknown as Y.XmlElement[];
  const texts = [...draft.createTreeWalker((node) => node instanceof Y.XmlText)] as unknown as Y.XmlText[];
  const text = texts.length > 0 ? pick(texts, where) : undefined;
  const element = elements.length > 0 ? pick(elements, where) : undefined;
  switch (what % 9) {
    case 0:
      insertBlock(draft, "", where, amount);
      return;
    case 1:
      if (element) insertBlock(element, element.nodeName, amount, where);
      return;
    case 2:
    case 3:
    case 4:
      text?.insert(boundary(text, amount), pick(snippets, amount));
      return;
    case 5:
      if (text && text.length > 0) {
        const one = boundary(text, amount);
        const other = boundary(text, amount + where);
        const start = Math.min(one, other);
        const end = Math.max(one, other);
        const mark = pick(draftMarks, where);
        const attributes = mark === "link" ? { href: "https://dortmund.de" } : {};
        const value = what % 2 === 0 ? attributes : null;
        if (end > start) text.format(start, end - start, { [mark]: value });
      }
      return;
    case 6:
      if (text) deleteCharacter(text, amount);
      return;
    case 7: {
      const parent = element?.parent as Y.XmlFragment | undefined;
      if (element && parent) parent.delete(parent.toArray().indexOf(element), 1);
      return;
    }
    case 8:
      if (element) {
        if (amount % 3 === 0) element.removeAttribute("level");
        else element.setAttribute("level", amount as unknown as string);
      }
  }
}

/** A place in a text that cuts no surrogate pair in two: no editor does, and Yjs does not survive it. */
function boundary(text: Y.Text | Y.XmlText, by: number): number {
  const index = by % (text.length + 1);
  const characters = (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join("");
  return /[\uDC00-\uDFFF]/.test(characters.charAt(index)) ? index + 1 : index;
}

function deleteCharacter(text: Y.Text | Y.XmlText, by: number): void {
  const start = boundary(text, by);
  const end = boundary(text, start + 1);
  if (start < text.length && end > start) text.delete(start, end - start);
}

function insertBlock(parent: Y.XmlFragment, name: string, where: number, which: number): void {
  const children = draftStructure[name] as readonly string[];
  const isText = draftTextBlocks.includes(name);
  if (isText && (which % 2 === 0 || children.length === 0)) {
    parent.insert(where % (parent.length + 1), [new Y.XmlText(pick(snippets, which))]);
  } else if (children.length > 0 && depthOf(parent) < 12) {
    parent.insert(where % (parent.length + 1), [new Y.XmlElement(pick(children, which))]);
  }
}

function depthOf(node: Y.XmlFragment): number {
  return node.parent ? 1 + depthOf(node.parent as Y.XmlFragment) : 0;
}

function editLedger(doc: Y.Doc, kind: LedgerKind, [what, where, amount]: Choice): void {
  const [root, rootKind] = pick(Object.entries(ledgerRoots[kind]), what);
  const key = `k${where % 5}`;
  const value = pick<unknown>([amount, "Text", null, true, { a: [amount] }, undefined], amount);
  if (rootKind === "text") {
    const text = doc.getText(root);
    if (amount % 3 === 0) deleteCharacter(text, where);
    else text.insert(boundary(text, where), pick(snippets, amount));
    return;
  }
  const map = doc.getMap(root);
  if (rootKind === "values") {
    if (amount % 4 === 0) map.delete(key);
    else map.set(key, value);
    return;
  }
  const entry = map.get(key);
  if (!(entry instanceof Y.Map) || amount % 10 === 0) map.set(key, new Y.Map([["author", "anna"]]));
  else if (amount % 4 === 0) entry.delete("field");
  else entry.set(amount % 2 === 0 ? "field" : "text", value);
}
