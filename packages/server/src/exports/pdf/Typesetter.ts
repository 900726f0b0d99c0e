import type { Inline } from "../blocks/Block.ts";
import { breakLines, type Line, type Piece } from "./breakLines.ts";
import type { FontBook } from "./FontBook.ts";
import { colors, type Style } from "./look.ts";

/** An element of the file's structure; null for what is drawn beside it. */
export type Element = PDFKit.PDFStructureElement | null;

export interface ElementOptions extends PDFKit.Mixins.StructureElementOptions {
  /** What a cell is the heading of. */
  scope?: "Row" | "Column";
  /** How the items of a list are marked. */
  numbering?: "Decimal" | "Disc";
}

/** Breaks and draws lines of text in a PDF file, each as content of its element. */
export class Typesetter {
  readonly doc: PDFKit.PDFDocument;
  readonly #book: FontBook;

  constructor(doc: PDFKit.PDFDocument, book: FontBook) {
    this.doc = doc;
    this.#book = book;
    for (const [name, bytes] of book.fonts)
      doc.registerFont(name, bytes as unknown as PDFKit.Mixins.PDFFontSource);
  }

  /** A paragraph as lines. @param width what they may take, in points */
  lines(inlines: readonly Inline[], style: Style, width: number): Line[] {
    return breakLines(inlines, style, width, {
      book: this.#book,
      measure: (text, font, size) => this.doc.font(font, size).widthOfString(text),
    });
  }

  /** Makes an element as the last child of another one. */
  element(parent: Element, type: string, { numbering, ...options }: ElementOptions = {}): Element {
    if (!parent) return null;
    const element = this.doc.struct(type, options);
    // The library has no option for it; the standard asks for it where items have labels.
    if (numbering) dictionaryOf(element).data.A = { O: "List", ListNumbering: numbering };
    parent.add(element);
    return element;
  }

  /** Draws something that is no content: lines, backgrounds, what is repeated on each page. */
  aside(draw: () => void, type?: "Pagination" | "Layout"): void {
    this.doc.markContent("Artifact", { type: type ?? "Layout" });
    draw();
    this.doc.endMarkedContent();
  }

  /** Draws a line of text. @param top the upper edge of its leading */
  draw(line: Line, x: number, top: number, style: Style, element: Element): void {
    const baseline = top + (style.leading + style.size * 0.72) / 2 - style.size * 0.02;
    const places = placesOf(line, x);
    for (const [from, to] of linkedRanges(line)) {
      const pieces = line.slice(from, to);
      const drawPieces = () => {
        for (const [index, piece] of pieces.entries())
          this.#drawPiece(piece, places[from + index] as number, baseline, style);
      };
      const href = pieces[0]?.inline.href;
      if (!element) drawPieces();
      else if (href === undefined) this.#fill(element, drawPieces);
      else {
        const link = this.element(element, "Link") as PDFKit.PDFStructureElement;
        this.#fill(link, drawPieces);
        const left = Math.min(...places.slice(from, to));
        const right = Math.max(...pieces.map(({ width }, index) => (places[from + index] as number) + width));
        // Strings that are to be shown are objects here; others would be names.
        const options = { structParent: link, Contents: new String(href) };
        this.doc.link(left, top, right - left, style.leading, href, options as object);
        // An annotation is written down as one of the page that is there when its element ends.
        link.end();
      }
    }
  }

  #fill(element: PDFKit.PDFStructureElement, draw: () => void): void {
    element.add(this.doc.markStructureContent("Span"));
    draw();
    this.doc.endMarkedContent();
  }

  #drawPiece(piece: Piece, x: number, baseline: number, { size, color }: Style): void {
    const { doc } = this;
    const { text, font, width, actual, inline } = piece;
    const ink = inline.href ? colors.accent : color;
    if (inline.code) doc.rect(x - 1, baseline - size * 0.82, width + 2, size * 1.1).fill(colors.tint);
    if (actual !== undefined) doc.markContent("Span", { actual });
    doc.font(font, size).fillColor(ink).text(text, x, baseline, { lineBreak: false, baseline: "alphabetic" });
    if (actual !== undefined) doc.endMarkedContent();
    const stroke = (y: number) => doc.rect(x, y, width, size * 0.06).fill(ink);
    if (inline.underline || inline.href) stroke(baseline + size * 0.14);
    if (inline.strike) stroke(baseline - size * 0.26);
  }
}

function dictionaryOf(element: PDFKit.PDFStructureElement): { data: Record<string, unknown> } {
  return (element as unknown as { dictionary: { data: Record<string, unknown> } }).dictionary;
}

/** Where each piece begins: from left to right, but words that are read from the right stand in their own order. */
function placesOf(line: Line, x: number): number[] {
  const order = line.map((_, index) => index);
  for (let from = 0; from < line.length; from++) {
    if (!line[from]?.isRightToLeft) continue;
    let to = from;
    for (let next = from + 1; next < line.length && isWithin(line[next] as Piece); next++)
      if (line[next]?.isRightToLeft) to = next;
    order.splice(from, to - from + 1, ...order.slice(from, to + 1).reverse());
    from = to;
  }
  const places: number[] = [];
  let at = x;
  for (const index of order) {
    places[index] = at;
    at += line[index]?.width ?? 0;
  }
  return places;
}

function isWithin({ isRightToLeft, text }: Piece): boolean {
  return isRightToLeft || /^[\s\p{P}]+$/u.test(text);
}

/** From where to where pieces have the same address, or none. */
function linkedRanges(line: Line): [number, number][] {
  const ranges: [number, number][] = [];
  line.forEach(({ inline }, index) => {
    const last = ranges.at(-1);
    if (last && line[last[0]]?.inline.href === inline.href) last[1] = index + 1;
    else ranges.push([index, index + 1]);
  });
  return ranges;
}
