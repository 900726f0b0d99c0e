import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { create, type Font } from "fontkit";
import { unwrapWoff } from "./unwrapWoff.ts";

export type Face = "regular" | "italic" | "bold" | "boldItalic";

/** A part of a text in one font. */
export interface Run {
  text: string;
  /** The name of a font of the book. */
  font: string;
  /** What the run says, where its signs do not: those of another order of reading, and those that no font has. */
  actual: string | undefined;
  isRightToLeft: boolean;
}

interface Cut {
  name: string;
  bytes: Uint8Array;
  font: Font;
}

const styles: Record<Face, string> = {
  regular: "400-normal",
  italic: "400-italic",
  bold: "600-normal",
  boldItalic: "600-italic",
};
/** Into which Fira Sans is cut, the likeliest first. */
const alphabets = ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "greek-ext", "vietnamese"];
const replacement = "\u25a1";
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const graphemes = new Intl.Segmenter();

let book: Promise<FontBook> | undefined;

/** The fonts of all PDF files; read once. */
export function fontBook(): Promise<FontBook> {
  book ??= readFonts().catch((error: unknown) => {
    book = undefined;
    throw error;
  });
  return book;
}

/**
 * The typeface of the web application, and for what it lacks (Arabic, Hebrew, signs) DejaVu Sans. What neither has becomes an
 * empty box that is still read as what was typed.
 */
export class FontBook {
  readonly #faces: Record<Face, readonly Cut[]>;
  readonly #known = new Map<string, string | undefined>();

  constructor(faces: Record<Face, readonly Cut[]>) {
    this.#faces = faces;
  }

  /** Every font once. */
  get fonts(): Map<string, Uint8Array> {
    const cuts = Object.values(this.#faces).flat();
    return new Map(cuts.map(({ name, bytes }) => [name, bytes]));
  }

  /** Cuts a text, which has no line breaks, into runs of one font each. */
  runs(text: string, face: Face): Run[] {
    const runs: Run[] = [];
    for (const { segment } of graphemes.segment(text)) {
      const run = this.#runOf(segment, face);
      const last = runs.at(-1);
      if (last && last.font === run.font && last.isRightToLeft === run.isRightToLeft && joins(last, run)) {
        last.text += run.text;
        if (last.actual !== undefined) last.actual += run.actual;
      } else runs.push(run);
    }
    return runs;
  }

  #runOf(grapheme: string, face: Face): Run {
    const isRightToLeft = rightToLeft.test(grapheme);
    const font = this.#fontFor(grapheme, face);
    if (font) return { text: grapheme, font, actual: isRightToLeft ? grapheme : undefined, isRightToLeft };
    const substitute = this.#fontFor(replacement, face) as string;
    return { text: replacement, font: substitute, actual: grapheme, isRightToLeft: false };
  }

  #fontFor(grapheme: string, face: Face): string | undefined {
    const key = `${face} ${grapheme}`;
    if (!this.#known.has(key)) {
      const points = [...grapheme].map((sign) => sign.codePointAt(0) as number);
      const cut = this.#faces[face].find(({ font }) =>
        points.every((point) => font.hasGlyphForCodePoint(point)),
      );
      if (this.#known.size > 10_000) this.#known.clear();
      this.#known.set(key, cut?.name);
    }
    return this.#known.get(key);
  }
}

function joins(one: Run, other: Run): boolean {
  return (one.actual === undefined) === (other.actual === undefined);
}

async function readFonts(): Promise<FontBook> {
  const fallback = await readCut("@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff");
  const faceOf = async (style: string): Promise<Cut[]> => [
    ...(await Promise.all(
      alphabets.map((alphabet) => readCut(`@fontsource/fira-sans/files/fira-sans-${alphabet}-${style}.woff`)),
    )),
    fallback,
  ];
  const { regular, italic, bold, boldItalic } = styles;
  return new FontBook({
    regular: await faceOf(regular),
    italic: await faceOf(italic),
    bold: await faceOf(bold),
    boldItalic: await faceOf(boldItalic),
  });
}

async function readCut(name: string): Promise<Cut> {
  const bytes = unwrapWoff(await readFile(createRequire(import.meta.url).resolve(name)));
  return { name, bytes, font: create(bytes) as Font };
}
