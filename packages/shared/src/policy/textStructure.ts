import { isSafeHref } from "./links.ts";

const blocks = [
  "paragraph",
  "heading",
  "bulletList",
  "orderedList",
  "taskList",
  "blockquote",
  "codeBlock",
  "horizontalRule",
  "table",
] as const;

/** Which elements may stand in which, by name: what may get into a draft. "" is the document itself. */
export const draftStructure: Readonly<Record<string, readonly string[]>> = {
  "": blocks,
  paragraph: ["hardBreak"],
  heading: ["hardBreak"],
  codeBlock: [],
  horizontalRule: [],
  hardBreak: [],
  bulletList: ["listItem"],
  orderedList: ["listItem"],
  taskList: ["taskItem"],
  listItem: blocks,
  taskItem: blocks,
  blockquote: blocks,
  table: ["tableRow"],
  tableRow: ["tableCell", "tableHeader"],
  tableCell: blocks,
  tableHeader: blocks,
};

/** Elements that hold text. */
export const draftTextBlocks: readonly string[] = ["paragraph", "heading", "codeBlock"];

/** Text formats (marks) of a draft. */
export const draftMarks: readonly string[] = ["bold", "italic", "underline", "strike", "code", "link"];

/** So many columns or rows a cell of a table may take up, each of which is drawn; wider in pixels it need not be either. */
const largestInCell = 10_000;
/** Characters of one attribute of a mark; an address may have 2,000. */
const markAttributeLength = 2_000;

/** Whether an element may have an attribute of such a value. */
export function isAttribute(element: string, value: unknown): boolean {
  const isCell = element === "tableCell" || element === "tableHeader";
  return isDrawable(value) && !(isCell && Number(value) > largestInCell);
}

/** A page writes attributes as words; an object may answer to that in ways that end the drawing of all of it. */
function isDrawable(value: unknown): boolean {
  return Array.isArray(value) ? value.every(isSimple) : isSimple(value);
}

function isSimple(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}

/** What is wrong with a mark that has these attributes; undefined: nothing. `null` ends a mark. */
export function objectionToMark(name: string, attributes: unknown): string | undefined {
  if (!draftMarks.includes(name)) return `the mark ${name.slice(0, 40)}`;
  if (attributes === null) return undefined;
  if (name === "link") {
    const href =
      typeof attributes === "object" && attributes && "href" in attributes ? attributes.href : undefined;
    if (!isSafeHref(href)) return "a link to an address that is not allowed";
  }
  if (typeof attributes === "boolean") return undefined;
  if (typeof attributes !== "object" || Array.isArray(attributes))
    return "a mark whose attributes are no object";
  const values = Object.values(attributes as object);
  return values.length <= 16 && values.every(isSmallAndFlat) ? undefined : "attributes of a mark";
}

function isSmallAndFlat(value: unknown): boolean {
  return typeof value === "string"
    ? value.length <= markAttributeLength
    : typeof value !== "object" || value === null;
}
