import type { RichNode } from "@querschnitt/shared/policy/richContent";
import type { Block, Cell, HeadingLevel, Inline } from "./Block.ts";
import { linkAddress } from "./linkAddress.ts";
import { printableText } from "./printableText.ts";

/** Deeper nesting than anybody reads would overflow the stack; what lies below is dropped to its text. */
const MAX_DEPTH = 24;
/** Wider tables and spans are not legible on a page, and a span is a number that anybody may have typed. */
const MAX_COLUMNS = 40;

/**
 * The blocks of a draft's JSON. Unknown nodes give their text, so that nothing written is lost.
 * @param below the level of the heading that the text stands under; its own headings continue from there without a gap
 */
export function richBlocks(root: RichNode, below: HeadingLevel): Block[] {
  let last = below;
  return blocksOf(root.type === "doc" ? (root.content ?? []) : [root], 0);

  function blocksOf(nodes: readonly RichNode[], depth: number): Block[] {
    if (depth > MAX_DEPTH) return [textBlock(nodes)];
    const blocks: Block[] = [];
    let loose: RichNode[] = [];
    const flush = () => {
      if (loose.length > 0) blocks.push(textBlock(loose));
      loose = [];
    };
    for (const node of nodes) {
      if (node.type === "text" || node.type === "hardBreak") loose.push(node);
      else {
        flush();
        blocks.push(...blockOf(node, depth + 1));
      }
    }
    flush();
    return blocks;
  }

  function blockOf(node: RichNode, depth: number): Block[] {
    const children = node.content ?? [];
    switch (node.type) {
      case "paragraph":
        return [textBlock(children)];
      case "heading": {
        const wanted = below + Math.max(1, whole(node.attrs?.level, 2) - 1);
        last = Math.min(wanted, last + 1, 6) as HeadingLevel;
        return [{ kind: "heading", level: last, inlines: inlinesOf(children), bookmark: false }];
      }
      case "bulletList":
      case "orderedList":
      case "taskList":
        return [
          {
            kind: "list",
            ordered: node.type === "orderedList",
            start: whole(node.attrs?.start, 1),
            items: children.map((item) => ({
              checked: node.type === "taskList" ? item.attrs?.checked === true : null,
              blocks: blocksOf(item.content ?? [], depth),
            })),
          },
        ];
      case "blockquote":
        return [{ kind: "quote", tone: "quote", blocks: blocksOf(children, depth) }];
      case "codeBlock":
        return [{ kind: "code", text: printableText(textOf(children)) }];
      case "horizontalRule":
        return [{ kind: "rule" }];
      case "table":
        return tableOf(children, depth);
      default:
        return blocksOf(children, depth);
    }
  }

  /** Spans become empty cells: a regular grid is what every reader, aloud or by eye, can follow. */
  function tableOf(rows: readonly RichNode[], depth: number): Block[] {
    const grid: (Cell | undefined)[][] = rows.map(() => []);
    rows.forEach((row, y) => {
      let x = 0;
      for (const cell of row.content ?? []) {
        while (grid[y]?.[x]) x++;
        if (x >= MAX_COLUMNS) break;
        const isHeader = cell.type === "tableHeader";
        const header = isHeader ? (y === 0 ? "column" : "row") : null;
        const width = Math.min(whole(cell.attrs?.colspan, 1), MAX_COLUMNS - x);
        const height = Math.min(whole(cell.attrs?.rowspan, 1), rows.length - y);
        for (let down = 0; down < height; down++)
          for (let right = 0; right < width; right++) {
            const isFirst = down === 0 && right === 0;
            const line = grid[y + down];
            if (line)
              line[x + right] = { header, blocks: isFirst ? blocksOf(cell.content ?? [], depth) : [] };
          }
        x += width;
      }
    });
    const columns = Math.max(0, ...grid.map((line) => line.length));
    if (columns === 0) return [];
    const regular = grid.map((line) =>
      Array.from({ length: columns }, (_, x): Cell => line[x] ?? { header: null, blocks: [] }),
    );
    return [{ kind: "table", widths: Array(columns).fill(1 / columns), rows: regular }];
  }
}

function textBlock(nodes: readonly RichNode[]): Block {
  return { kind: "paragraph", inlines: inlinesOf(nodes), tone: "normal" };
}

function inlinesOf(nodes: readonly RichNode[]): Inline[] {
  return nodes.map((node) => {
    if (node.type === "hardBreak") return { text: "\n" };
    const inline: Inline = { text: printableText(textOf([node])) };
    for (const { type, attrs } of node.marks ?? []) {
      if (type === "link") {
        const address = linkAddress(attrs?.href);
        if (address) inline.href = address;
      } else if (isFlag(type)) inline[type] = true;
    }
    return inline;
  });
}

const flags = ["bold", "italic", "underline", "strike", "code"] as const;

function isFlag(type: string): type is (typeof flags)[number] {
  return (flags as readonly string[]).includes(type);
}

function textOf(nodes: readonly RichNode[]): string {
  let text = "";
  const waiting = [...nodes].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    text += node.type === "hardBreak" ? "\n" : (node.text ?? "");
    waiting.push(...[...(node.content ?? [])].reverse());
  }
  return text;
}

/** A whole number of at least one that the JSON may hold. */
function whole(value: unknown, otherwise: number): number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value < 1e6
    ? value
    : otherwise;
}
