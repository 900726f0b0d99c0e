import type { Block, Cell, Inline } from "../blocks/Block.ts";
import { describeSession } from "../blocks/describeSession.ts";
import type { SessionDocument } from "../SessionDocument.ts";

/** The session as Markdown (CommonMark with the tables of GitHub). What people typed is text there and never markup. */
export function sessionMarkdown(session: SessionDocument): string {
  return `${linesOf(describeSession(session).blocks).join("\n")}\n`;
}

/** Lines of blocks, an empty one between two. */
function linesOf(blocks: readonly Block[]): string[] {
  const lines: string[] = [];
  blocks.forEach((block, index) => {
    const drawn = blockLines(block);
    if (drawn.length === 0) return;
    const previous = blocks[index - 1];
    if (lines.length > 0) lines.push("");
    // Two lists of one kind in a row would be read as one.
    if (block.kind === "list" && previous?.kind === "list") lines.push("<!-- -->", "");
    lines.push(...drawn);
  });
  return lines;
}

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case "heading":
      return [`${"#".repeat(block.level)} ${inlineText(block.inlines, " ")}`.trimEnd()];
    case "paragraph": {
      const text = inlineText(block.inlines, "\\\n").trim();
      return text === "" ? [] : text.split("\n");
    }
    case "list":
      return block.items.flatMap(({ checked, blocks }, index) => {
        const marker = block.ordered ? `${block.start + index}.` : "-";
        const box = checked === null ? "" : `[${checked ? "x" : " "}] `;
        const [first = "", ...rest] = linesOf(blocks);
        const indent = " ".repeat(marker.length + 1);
        return [
          `${marker} ${box}${first}`.trimEnd(),
          ...rest.map((line) => (line === "" ? "" : `${indent}${line}`)),
        ];
      });
    case "quote":
      return linesOf(block.blocks).map((line) => (line === "" ? ">" : `> ${line}`));
    case "code":
      return fenced(block.text);
    case "rule":
      return ["---"];
    case "facts":
      return block.facts.map(
        ({ label, inlines }) => `- **${escapeText(label)}:** ${inlineText(inlines, " ")}`,
      );
    case "table":
      return tableLines(block.rows);
  }
}

function fenced(text: string): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return [fence, ...text.split("\n"), fence];
}

function tableLines([head = [], ...rows]: readonly Cell[][]): string[] {
  const line = (cells: readonly Cell[]) => `| ${cells.map(cellText).join(" | ")} |`;
  return [line(head), `|${" --- |".repeat(head.length)}`, ...rows.map(line)];
}

/** A cell is one line: what it holds is drawn as its text, with breaks between its lines. */
function cellText({ blocks }: Cell): string {
  return blocks.map(flatText).filter(Boolean).join("<br>");
}

function flatText(block: Block): string {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return inlineText(block.inlines, "<br>").trim();
    case "code":
      return inlineText([{ text: block.text }], "<br>");
    case "quote":
      return block.blocks.map(flatText).filter(Boolean).join("<br>");
    case "list":
      return block.items.map(({ blocks }) => `• ${blocks.map(flatText).join(" ")}`).join("<br>");
    case "facts":
      return block.facts.map(({ inlines }) => inlineText(inlines, " ")).join("<br>");
    case "table":
      return block.rows.map((cells) => cells.map(cellText).join("; ")).join("<br>");
    case "rule":
      return "";
  }
}

function inlineText(inlines: readonly Inline[], lineBreak: string): string {
  return inlines
    .flatMap((inline) =>
      inline.text.split("\n").map((text, index) => (index === 0 ? "" : lineBreak) + marked(inline, text)),
    )
    .join("");
}

function marked(inline: Inline, text: string): string {
  // Spaces stay outside: CommonMark takes a mark beside a space for text.
  const [, before = "", core = "", after = ""] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  if (core === "") return text === "" ? "" : " ";
  let drawn = inline.code ? `<code>${escapeText(core)}</code>` : escapeText(core);
  if (inline.underline) drawn = `<u>${drawn}</u>`;
  if (inline.strike) drawn = `~~${drawn}~~`;
  if (inline.italic) drawn = `*${drawn}*`;
  if (inline.bold) drawn = `**${drawn}**`;
  if (inline.href) drawn = `[${drawn}](<${inline.href.replace(/[<>\\|]/g, encodeURIComponent)}>)`;
  return `${before ? " " : ""}${drawn}${after ? " " : ""}`;
}

/**
 * Every ASCII punctuation mark may be escaped in CommonMark, and one that is begins nothing. Those that could begin
 * markup are; full stops and the like only where a number before them would make a list. `:`, `@` and `.` of addresses
 * are left apart by an escaped sign, since readers turn bare addresses into links of their own.
 */
function escapeText(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>()#+!|~&$^=-]/g, "\\$&")
    .replace(/^(\s*\d+)([.)])/g, "$1\\$2")
    .replace(/:(?=\/\/)/g, "\\:")
    .replace(/@/g, "\\@")
    .replace(/\bwww\./gi, (start) => `${start.slice(0, 3)}\\.`);
}
