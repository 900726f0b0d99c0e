import { pageNames } from "@querschnitt/shared/api/pageNames";

/** Words of a page: plain, bold, a link, or a place that is still to be filled in. */
export type Inline =
  | { type: "text"; text: string }
  | { type: "bold"; content: Inline[] }
  | { type: "link"; text: string; href: string }
  | { type: "blank"; text: string };

export type Block =
  | { type: "heading"; level: 2 | 3; content: Inline[] }
  | { type: "paragraph"; lines: Inline[][] }
  | { type: "list"; ordered: boolean; items: Inline[][] };

const heading = /^(#{1,6})\s+(.*)$/;
const bullet = /^\s{0,3}[-*]\s+(.*)$/;
const number = /^\s{0,3}\d{1,3}[.)]\s+(.*)$/;
const inline = /\*\*([^*\n]+)\*\*|\[([^[\]\n]+)\]\(((?:[^()\s]|\([^()\s]*\))*)\)|\[([^[\]\n]+)\]/g;

const ownPaths: readonly string[] = [...pageNames.map((page) => `/${page}`), "/account"];
const protocols: readonly string[] = ["http:", "https:", "mailto:"];

/** The address of a link that may stand on a page; undefined for any other, above all for one that runs code. */
export function pageHref(address: string): string | undefined {
  if (ownPaths.includes(address)) return address;
  try {
    const url = new URL(address);
    return protocols.includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** Reads the little Markdown that pages are written in. Whatever else is in it, HTML too, is text. */
export function parseMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  const add = (block: Block): void => {
    blocks.push(block);
    open = block;
  };
  for (const line of text.split(/\r?\n/)) {
    const [, marks, title = ""] = heading.exec(line) ?? [];
    const [, point] = bullet.exec(line) ?? [];
    const [, step] = number.exec(line) ?? [];
    const item = point ?? step;
    if (line.trim() === "") {
      open = undefined;
    } else if (marks !== undefined) {
      // The page's own title is the first level.
      add({ type: "heading", level: marks.length > 2 ? 3 : 2, content: parseInline(title) });
      open = undefined;
    } else if (item !== undefined) {
      const ordered = point === undefined;
      if (open?.type === "list" && open.ordered === ordered) open.items.push(parseInline(item));
      else add({ type: "list", ordered, items: [parseInline(item)] });
    } else if (open?.type === "list") {
      open.items.at(-1)?.push({ type: "text", text: " " }, ...parseInline(line.trim()));
    } else if (open?.type === "paragraph") {
      open.lines.push(parseInline(line));
    } else {
      add({ type: "paragraph", lines: [parseInline(line)] });
    }
  }
  return blocks;
}

function parseInline(line: string): Inline[] {
  const pieces: Inline[] = [];
  let end = 0;
  for (const found of line.matchAll(inline)) {
    if (found.index > end) pieces.push({ type: "text", text: line.slice(end, found.index) });
    const [all, bold, label, address, blank] = found;
    if (bold !== undefined) pieces.push({ type: "bold", content: parseInline(bold) });
    else if (blank !== undefined) pieces.push({ type: "blank", text: blank });
    else pieces.push(link(label ?? all, address ?? ""));
    end = found.index + all.length;
  }
  if (end < line.length) pieces.push({ type: "text", text: line.slice(end) });
  return pieces;
}

/** An address that may not be followed is shown instead, so that whoever wrote it sees why. */
function link(text: string, address: string): Inline {
  const href = pageHref(address);
  return href === undefined ? { type: "text", text: `${text} (${address})` } : { type: "link", text, href };
}

/** The places of a text that are still to be filled in, each once, in their order. */
export function unfilledPlaces(text: string): string[] {
  const places = new Set<string>();
  const visit = (pieces: readonly Inline[]): void => {
    for (const piece of pieces) {
      if (piece.type === "blank") places.add(piece.text);
      if (piece.type === "bold") visit(piece.content);
    }
  };
  for (const block of parseMarkdown(text)) {
    if (block.type === "heading") visit(block.content);
    else for (const line of block.type === "list" ? block.items : block.lines) visit(line);
  }
  return [...places];
}
