import {
  BorderStyle,
  ExternalHyperlink,
  type FileChild,
  HeadingLevel,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { Block, Cell, Inline } from "../blocks/Block.ts";
import { colors, factInset, inset, none, textWidth, thin } from "./look.ts";
import type { Numbering, Numberings } from "./Numberings.ts";

/** Where a block stands. */
interface Place {
  numberings: Numberings;
  /** The style of plain paragraphs. */
  style: string | undefined;
  /** How many lists it stands in. */
  depth: number;
  /** How wide it may be, in twentieths of a point. */
  width: number;
}

/** Draws blocks as what a Word document is made of. */
export function drawBlocks(blocks: readonly Block[], numberings: Numberings): FileChild[] {
  return draw(blocks, { numberings, style: undefined, depth: 0, width: textWidth });
}

function draw(blocks: readonly Block[], place: Place): FileChild[] {
  return blocks.flatMap((block, index) => {
    const drawn = drawBlock(block, place);
    // Two tables in a row would become one.
    const isParted = block.kind === "table" && blocks[index - 1]?.kind === "table";
    return isParted ? [new Paragraph({}), ...drawn] : drawn;
  });
}

function drawBlock(block: Block, place: Place): FileChild[] {
  switch (block.kind) {
    case "heading":
      return [new Paragraph({ heading: headings[block.level - 1], children: runsOf(block.inlines) })];
    case "paragraph":
      return [paragraphOf(block, place)];
    case "list":
      return drawList(block, place);
    case "quote":
      return draw(block.blocks, { ...place, style: block.tone === "decision" ? "Decision" : "Quotation" });
    case "code":
      return [
        new Paragraph({ style: "Code", indent: indentOf(place), children: runsOf([{ text: block.text }]) }),
      ];
    case "rule":
      return [new Paragraph({ border: { bottom: thin } })];
    case "facts":
      return block.facts.map(
        ({ label, inlines }) =>
          new Paragraph({
            style: "Facts",
            tabStops: [{ type: "left", position: factInset }],
            children: [
              new TextRun({ children: [`${label}:`, new Tab()], color: colors.quiet }),
              ...runsOf(inlines),
            ],
          }),
      );
    case "table":
      return [drawTable(block, place)];
  }
}

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

function paragraphOf(
  { inlines, tone }: Block & { kind: "paragraph" },
  place: Place,
  numbering?: Numbering,
): Paragraph {
  const style = tone === "normal" ? place.style : tone === "quiet" ? "Quiet" : "Notice";
  const options: IParagraphOptions = {
    children: runsOf(inlines),
    ...(style && { style }),
    ...(numbering ? { numbering } : { indent: indentOf(place) }),
  };
  return new Paragraph(options);
}

function indentOf({ depth }: Place): { left: number } | undefined {
  return depth > 0 ? { left: inset * depth } : undefined;
}

/** The first paragraph of an item has its mark; whatever else it holds stands below, as far in. */
function drawList(list: Block & { kind: "list" }, place: Place): FileChild[] {
  const { numberings, depth } = place;
  const numbers = list.ordered ? numberings.numbers(list.start) : undefined;
  return list.items.flatMap(({ checked, blocks }) => {
    const sign = checked === null ? "\u2022" : checked ? "\u2611" : "\u2610";
    const marked = numbers ?? numberings.bullets(sign);
    const [first, ...rest] = blocks;
    const head = first?.kind === "paragraph" ? first : emptyParagraph;
    return [
      paragraphOf(head, place, marked(depth)),
      ...draw(first?.kind === "paragraph" ? rest : blocks, { ...place, depth: depth + 1 }),
    ];
  });
}

const emptyParagraph: Block & { kind: "paragraph" } = { kind: "paragraph", inlines: [], tone: "normal" };

function drawTable({ rows, widths }: Block & { kind: "table" }, place: Place): Table {
  const columns = widths.map((share) => Math.max(1, Math.floor(share * place.width)));
  const isHead = (row: readonly Cell[] | undefined) =>
    row?.every(({ header }) => header === "column") ?? false;
  return new Table({
    ...{ columnWidths: columns, layout: TableLayoutType.FIXED },
    width: { size: place.width, type: WidthType.DXA },
    borders: {
      top: none,
      left: none,
      right: none,
      insideVertical: none,
      bottom: thin,
      insideHorizontal: thin,
    },
    tableLook: { firstRow: isHead(rows[0]), firstColumn: rows.at(-1)?.[0]?.header === "row" },
    rows: rows.map(
      (row, index) =>
        new TableRow({
          // Not even "false" is written down: some readers take what is there for true.
          ...(index === 0 && isHead(row) && { tableHeader: true, cantSplit: true }),
          children: row.map((cell, column) => drawCell(cell, columns[column] ?? 1, isHead(row), place)),
        }),
    ),
  });
}

function drawCell({ blocks }: Cell, width: number, isHead: boolean, place: Place): TableCell {
  const margin = 80;
  const inner = { ...place, depth: 0, width: Math.max(1, width - 2 * margin) };
  const drawn = draw(blocks, { ...inner, style: isHead ? "ColumnHead" : "Cell" });
  // A cell ends with a paragraph.
  const isOpen = drawn.at(-1) instanceof Paragraph;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: margin, right: margin, top: 0, bottom: 0, marginUnitType: WidthType.DXA },
    ...(isHead && {
      borders: { bottom: { style: BorderStyle.SINGLE, size: 8, color: colors.accent } },
    }),
    children: (isOpen ? drawn : [...drawn, new Paragraph({})]) as (Paragraph | Table)[],
  });
}

function runsOf(inlines: readonly Inline[]): ParagraphChild[] {
  return inlines.flatMap((inline): ParagraphChild[] => {
    const runs = inline.text.split("\n").map((text, index) => runOf(inline, text, index > 0));
    return inline.href ? [new ExternalHyperlink({ link: inline.href, children: runs })] : runs;
  });
}

function runOf(
  { bold, italic, underline, strike, code, href }: Inline,
  text: string,
  breaks: boolean,
): TextRun {
  return new TextRun({
    text,
    ...(breaks && { break: 1 }),
    ...(bold && { bold: true }),
    ...(italic && { italics: true }),
    ...(underline && { underline: {} }),
    ...(strike && { strike: true }),
    ...(code && { font: "Consolas" }),
    ...(href && { style: "Hyperlink" }),
  });
}
