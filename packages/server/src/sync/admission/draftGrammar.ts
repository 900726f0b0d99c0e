import { DRAFT_ROOT } from "@querschnitt/shared/documents/draft";
import { draftMarks, draftStructure, draftTextBlocks } from "@querschnitt/shared/documents/draftSchema";
import { isSafeHref } from "@querschnitt/shared/documents/links";
import { isMinutesRoot } from "@querschnitt/shared/documents/minutes";
import type { TypeNode } from "./containers.ts";
import type { Grammar } from "./grammar.ts";
import { type Content, typeRefs } from "./struct.ts";

/** Bytes of one attribute of an element; the longest honest one is a list of column widths. */
const attributeBytes = 4 * 1024;
/** So many columns or rows a cell of a table may take up, each of which is drawn; wider in pixels it need not be either. */
const largestInCell = 10_000;
/** Characters of one attribute of a mark; an address may have 2,000. */
const markAttributeLength = 2_000;

/** Marks that may overlap with their like are told apart by a hash behind the name, as y-tiptap writes it. */
const hashedMark = /^(.+)--[A-Za-z0-9+/=]{8}$/;

/**
 * A draft holds what its editor can show. An editor deletes, for everybody, what its schema does not know; so nothing
 * gets in that is none of its elements, and no mark that is none of its marks, nor a link that runs code.
 */
export const draftGrammar: Grammar = {
  roots: [DRAFT_ROOT],
  keyLength: 64,
  objection(parent, keyed, content) {
    if (parent.depth === 0) {
      return keyed ? "an attribute of the document" : objectionToChild("", content);
    }
    switch (parent.typeRef) {
      case typeRefs.xmlElement:
        return keyed ? objectionToAttribute(parent.name, content) : objectionToChild(parent.name, content);
      case typeRefs.xmlText:
        return keyed ? "an attribute of a text" : objectionToText(content);
      default:
        return `something in ${describe(parent)}`;
    }
  },
};

/** Minutes are drafts, one for each item of the agenda, under the item's id. */
export const minutesGrammar: Grammar = { ...draftGrammar, roots: [], isRoot: isMinutesRoot };

function objectionToChild(element: string, content: Content): string | undefined {
  if (content.kind === "type" && content.typeRef === typeRefs.xmlText) {
    return draftTextBlocks.includes(element) ? undefined : `text in <${element}>`;
  }
  if (content.kind !== "type" || content.typeRef !== typeRefs.xmlElement)
    return `${content.kind} in <${element}>`;
  const children = Object.hasOwn(draftStructure, element) ? draftStructure[element] : undefined;
  return children?.includes(content.name) ? undefined : `<${content.name.slice(0, 40)}> in <${element}>`;
}

function objectionToAttribute(element: string, content: Content): string | undefined {
  if (content.kind !== "values") return `${content.kind} as an attribute`;
  if (content.bytes > attributeBytes) return "an attribute that is too long";
  const values = content.read();
  if (!values.every(isDrawable)) return "an attribute that is no word, number or list of these";
  const isCell = element === "tableCell" || element === "tableHeader";
  return isCell && values.some((value) => Number(value) > largestInCell)
    ? "a cell that is too large"
    : undefined;
}

/** A page writes attributes as words; an object may answer to that in ways that end the drawing of all of it. */
function isDrawable(value: unknown): boolean {
  return Array.isArray(value) ? value.every(isSimple) : isSimple(value);
}

function isSimple(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}

function objectionToText(content: Content): string | undefined {
  if (content.kind === "text") return undefined;
  if (content.kind !== "format") return `${content.kind} in a text`;
  const name = hashedMark.exec(content.key)?.[1] ?? content.key;
  if (!draftMarks.includes(name)) return `the mark ${name.slice(0, 40)}`;
  return name === "link" ? objectionToLink(content.value) : objectionToMark(content.value);
}

function objectionToLink(value: unknown): string | undefined {
  if (value === null) return undefined;
  const href = typeof value === "object" && "href" in value ? value.href : undefined;
  return isSafeHref(href) ? objectionToMark(value) : "a link to an address that is not allowed";
}

function objectionToMark(value: unknown): string | undefined {
  if (value === null || typeof value === "boolean") return undefined;
  if (typeof value !== "object" || Array.isArray(value)) return "a mark whose attributes are no object";
  const attributes = Object.values(value);
  return attributes.length <= 16 && attributes.every(isSmallAndFlat) ? undefined : "attributes of a mark";
}

function isSmallAndFlat(value: unknown): boolean {
  return typeof value === "string"
    ? value.length <= markAttributeLength
    : typeof value !== "object" || value === null;
}

function describe({ typeRef, name }: TypeNode): string {
  return name || `a shared type of kind ${typeRef}`;
}
