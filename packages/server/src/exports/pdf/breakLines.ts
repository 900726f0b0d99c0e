import type { Inline } from "../blocks/Block.ts";
import type { Face, FontBook } from "./FontBook.ts";
import type { Style } from "./look.ts";

/** A part of a line in one font and format; `width` in points. */
export interface Piece {
  text: string;
  font: string;
  width: number;
  actual: string | undefined;
  isRightToLeft: boolean;
  inline: Inline;
}

export type Line = Piece[];

/** How wide a text is in a font of the book, in points. */
export type Measure = (text: string, font: string, size: number) => number;

interface Word {
  pieces: Piece[];
  width: number;
}

/** Line breaks, spaces, and the place after a hyphen or slash within a word. */
const seams = /(\n| +|(?<=[\p{L}\p{N}][-\u2013\u2014/])(?=\p{L}))/u;
/** Measuring takes time by the square of a text's length. */
const bits = /.{1,100}/gsu;
const graphemes = new Intl.Segmenter();

/**
 * Breaks a paragraph into lines that are no wider than `width`. A word that is wider is cut anywhere. Spaces stay at the end of
 * their line: they are not seen there, and what is read out keeps its words apart.
 */
export function breakLines(
  inlines: readonly Inline[],
  style: Style,
  width: number,
  tools: { book: FontBook; measure: Measure },
): Line[] {
  const lines: Line[] = [];
  let line: Line = [];
  let used = 0;
  let word: Word = { pieces: [], width: 0 };

  const endLine = () => {
    lines.push(joined(line));
    line = [];
    used = 0;
  };
  const endWord = () => {
    if (word.pieces.length === 0) return;
    if (used > 0 && used + word.width > width) endLine();
    for (const part of word.width > width ? cut(word, style, width, tools) : [word]) {
      if (used > 0 && used + part.width > width) endLine();
      line.push(...part.pieces);
      used += part.width;
    }
    word = { pieces: [], width: 0 };
  };

  for (const inline of inlines) {
    for (const part of inline.text.split(seams)) {
      if (part === "\n") {
        endWord();
        endLine();
      } else if (part.startsWith(" ")) {
        endWord();
        const pieces = piecesOf(part, inline, style, tools);
        line.push(...pieces);
        used += widthOf(pieces);
      } else if (part === "") endWord();
      else {
        for (const [bit] of part.matchAll(bits)) {
          const pieces = piecesOf(bit, inline, style, tools);
          word.pieces.push(...pieces);
          word.width += widthOf(pieces);
        }
      }
    }
  }
  endWord();
  if (line.length > 0 || lines.length === 0) endLine();
  return lines;
}

/** How wide pieces are together, in points. */
export function widthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.width, 0);
}

function piecesOf(
  text: string,
  inline: Inline,
  { size, bold }: Style,
  { book, measure }: { book: FontBook; measure: Measure },
): Piece[] {
  const face: Face =
    bold || inline.bold ? (inline.italic ? "boldItalic" : "bold") : inline.italic ? "italic" : "regular";
  return book.runs(text, face).map((run) => ({ ...run, inline, width: measure(run.text, run.font, size) }));
}

/** The parts of a word that is wider than a line. */
function cut(word: Word, style: Style, width: number, tools: { book: FontBook; measure: Measure }): Word[] {
  const parts: Word[] = [];
  let part: Word = { pieces: [], width: 0 };
  for (const { inline, text, actual } of word.pieces)
    for (const { segment } of graphemes.segment(actual ?? text)) {
      const pieces = piecesOf(segment, inline, style, tools);
      if (part.width > 0 && part.width + widthOf(pieces) > width) {
        parts.push(part);
        part = { pieces: [], width: 0 };
      }
      part.pieces.push(...pieces);
      part.width += widthOf(pieces);
    }
  parts.push(part);
  return parts;
}

/** Pieces that are drawn alike become one. */
function joined(line: Line): Line {
  const pieces: Piece[] = [];
  for (const piece of line) {
    const last = pieces.at(-1);
    const isAlike =
      last?.inline === piece.inline &&
      last.font === piece.font &&
      last.isRightToLeft === piece.isRightToLeft &&
      (last.actual === undefined) === (piece.actual === undefined);
    if (!isAlike) pieces.push({ ...piece });
    else {
      last.text += piece.text;
      last.width += piece.width;
      if (last.actual !== undefined) last.actual += piece.actual;
    }
  }
  return pieces;
}
