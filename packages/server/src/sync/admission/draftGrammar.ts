import { DRAFT_ROOT } from "@querschnitt/shared/documents/draft";
import { isMinutesRoot } from "@querschnitt/shared/documents/minutes";
import {
  draftStructure,
  draftTextBlocks,
  isAttribute,
  objectionToMark,
} from "@querschnitt/shared/policy/textStructure";
import type { TypeNode } from "./containers.ts";
import type { Grammar } from "./grammar.ts";
import { type Content, typeRefs } from "./struct.ts";

/** Bytes of one attribute of an element; the longest honest one is a list of column widths. */
const attributeBytes = 4 * 1024;

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
  return content.read().every((value) => isAttribute(element, value))
    ? undefined
    : "an attribute that is no word, number or list of these, or a cell that is too large";
}

function objectionToText(content: Content): string | undefined {
  if (content.kind === "text") return undefined;
  if (content.kind !== "format") return `${content.kind} in a text`;
  return objectionToMark(hashedMark.exec(content.key)?.[1] ?? content.key, content.value);
}

function describe({ typeRef, name }: TypeNode): string {
  return name || `a shared type of kind ${typeRef}`;
}
