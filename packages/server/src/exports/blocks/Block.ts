/** Text of one format. `\n` is a line break within the paragraph; `href` is safe to be clicked. */
export interface Inline {
  text: string;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  strike?: boolean;
  code?: boolean;
  href?: string;
}

/** A cell; `header` says what it is the heading of. */
export interface Cell {
  header: "column" | "row" | null;
  blocks: Block[];
}

/** 1 is the document's title. */
export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/**
 * What a document is made of before it becomes a file. Every format draws these few kinds and knows nothing of sessions,
 * so that no format can leave something out that another has.
 */
export type Block =
  | { kind: "heading"; level: HeadingLevel; inlines: Inline[]; bookmark: boolean }
  | { kind: "paragraph"; inlines: Inline[]; tone: "normal" | "quiet" | "notice" }
  | { kind: "list"; ordered: boolean; start: number; items: { checked: boolean | null; blocks: Block[] }[] }
  | { kind: "quote"; tone: "quote" | "decision"; blocks: Block[] }
  | { kind: "code"; text: string }
  | { kind: "rule" }
  | { kind: "facts"; facts: { label: string; inlines: Inline[] }[] }
  /** A regular grid: `rows` are equally long. `widths` are shares of the line, one for each column. */
  | { kind: "table"; widths: number[]; rows: Cell[][] };

/** A paragraph of plain text. */
export function paragraph(text: string, tone: "normal" | "quiet" | "notice" = "normal"): Block {
  return { kind: "paragraph", inlines: [{ text }], tone };
}

/** A heading of plain text. */
export function heading(level: HeadingLevel, text: string, bookmark = false): Block {
  return { kind: "heading", level, inlines: [{ text }], bookmark };
}
