import { z } from "zod";
import { draftStructure, draftTextBlocks, isAttribute, objectionToMark } from "./textStructure.ts";

/** A text of the editor as plain data: ProseMirror's JSON of the draft's schema. */
export interface RichNode {
  type: string;
  attrs?: Record<string, unknown>;
  text?: string;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  content?: RichNode[];
}

/** Characters that a piece of text in a ledger may have, and elements. */
export const MAX_RICH_TEXT = 20_000;
export const MAX_RICH_NODES = 2_000;
const deepest = 24;
/** Of one attribute, as JSON. */
const attributeLength = 1_000;

/** What is left of a piece's allowance. */
interface Budget {
  nodes: number;
  characters: number;
}

/**
 * A piece of a draft: words and line breaks of one text block, or whole elements that may stand beside each other
 * somewhere. Nothing that the draft's editor could not show, and not too much of it.
 */
export const richContentShape = z.custom<RichNode[]>((value) => {
  if (!Array.isArray(value)) return false;
  const budget = { nodes: MAX_RICH_NODES, characters: MAX_RICH_TEXT };
  return value.every((node) => isPiece(node, undefined, 0, budget));
});

/** @param parent the element it stands in; undefined: it stands at the piece's edge, wherever that belongs */
function isPiece(value: unknown, parent: string | undefined, depth: number, budget: Budget): boolean {
  if (!isObject(value) || depth > deepest) return false;
  budget.nodes -= 1;
  if (budget.nodes < 0) return false;
  return value.type === "text"
    ? isText(value, parent, budget)
    : isElement(value, parent, (child) => isPiece(child, value.type as string, depth + 1, budget));
}

function isText(value: Record<string, unknown>, parent: string | undefined, budget: Budget): boolean {
  const { type: _type, text, marks = [], ...others } = value;
  if (typeof text !== "string" || text === "" || Object.keys(others).length > 0) return false;
  budget.characters -= text.length;
  return (
    budget.characters >= 0 &&
    (parent === undefined || draftTextBlocks.includes(parent)) &&
    Array.isArray(marks) &&
    marks.every(isMark)
  );
}

function isElement(
  value: Record<string, unknown>,
  parent: string | undefined,
  isChild: (child: unknown) => boolean,
): boolean {
  const { type, attrs = {}, content = [], ...others } = value;
  if (typeof type !== "string" || !Object.hasOwn(draftStructure, type) || type === "") return false;
  if (Object.keys(others).length > 0 || !isObject(attrs) || !Array.isArray(content)) return false;
  const mayStandThere = parent === undefined || draftStructure[parent]?.includes(type);
  return (
    mayStandThere === true &&
    Object.values(attrs).every((attribute) => isAttribute(type, attribute) && isShort(attribute)) &&
    content.every(isChild)
  );
}

function isMark(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { type, attrs = {}, ...others } = value;
  return (
    typeof type === "string" &&
    Object.keys(others).length === 0 &&
    isObject(attrs) &&
    objectionToMark(type, attrs) === undefined
  );
}

function isShort(attribute: unknown): boolean {
  return (JSON.stringify(attribute) ?? "").length <= attributeLength;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
