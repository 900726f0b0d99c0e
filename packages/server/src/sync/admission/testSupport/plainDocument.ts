import { ledgerRoots } from "@querschnitt/shared/documents/ledger";
import { itemsWithCourse, openCourse } from "@querschnitt/shared/documents/minutes";
import { isTextKind, type RoomKind } from "@querschnitt/shared/protocol/roomNames";
import * as Y from "yjs";

/** All that a reader of a document can see, as plain JSON. */
export function plainDocument(doc: Y.Doc, kind: RoomKind): unknown {
  if (kind === "draft") return plainXml(doc.getXmlFragment("draft"));
  if (isTextKind(kind)) return itemsWithCourse(doc).map((item) => [item, plainXml(openCourse(doc, item))]);
  return Object.entries(ledgerRoots[kind]).map(([name, rootKind]) => [
    name,
    rootKind === "text" ? doc.getText(name).toDelta() : sorted(doc.getMap(name).toJSON()),
  ]);
}

function plainXml(node: unknown): unknown {
  if (node instanceof Y.XmlText) return node.toDelta();
  if (node instanceof Y.XmlElement) {
    return [node.nodeName, sorted(node.getAttributes()), node.toArray().map(plainXml)];
  }
  return node instanceof Y.XmlFragment ? node.toArray().map(plainXml) : String(node);
}

/** Fields by name: the order in which a map hands them out depends on the order in which they arrived. */
function sorted(fields: object): unknown {
  return Object.entries(fields)
    .map(([name, value]) => [name, isFields(value) ? sorted(value) : value] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

function isFields(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
