import type { ComparedPiece } from "@querschnitt/shared/compare/comparison";
import type { RichNode } from "@querschnitt/shared/policy/richContent";
import * as Y from "yjs";

type Formats = Record<string, unknown>;

/** Pieces of text, line breaks and what they look like, as elements of a shared text block. */
export function inlineElements(content: readonly RichNode[]): (Y.XmlText | Y.XmlElement)[] {
  const elements: (Y.XmlText | Y.XmlElement)[] = [];
  let delta: { insert: string; attributes: Formats }[] = [];
  const close = (): void => {
    if (delta.length === 0) return;
    const text = new Y.XmlText();
    text.applyDelta(delta);
    elements.push(text);
    delta = [];
  };
  for (const node of content) {
    if (node.type === "text") delta.push({ insert: node.text ?? "", attributes: formatsOf(node) });
    else {
      close();
      elements.push(elementOf(node));
    }
  }
  close();
  return elements;
}

/** An element with all it holds, not yet part of a document. */
export function elementOf(node: RichNode): Y.XmlElement {
  const element = new Y.XmlElement(node.type);
  for (const [name, value] of Object.entries(node.attrs ?? {})) element.setAttribute(name, value as string);
  const content = node.content ?? [];
  const isInline = content.some(({ type }) => type === "text" || type === "hardBreak");
  element.insert(0, isInline ? inlineElements(content) : content.map(elementOf));
  return element;
}

/** As y-tiptap writes marks that exclude their like, which all of the draft's do. */
function formatsOf(node: RichNode): Formats {
  return Object.fromEntries((node.marks ?? []).map(({ type, attrs }) => [type, attrs ?? {}]));
}

/** Turns the content of a text block back from the later to the earlier of two compared ones, word by word. */
export function revertPieces(block: Y.XmlElement, pieces: readonly ComparedPiece[]): void {
  const place = new Place(block);
  for (const piece of pieces) {
    switch (piece.change) {
      case "same":
        place.pass(lengthOf(piece.node));
        break;
      case "added":
        place.remove(lengthOf(piece.node));
        break;
      case "removed":
        place.insert(piece.node);
        break;
      case "formatted":
        if (piece.node.type === "text") place.format(lengthOf(piece.node), formatsOf(piece.before));
        else place.pass(1);
    }
  }
}

/** A line break counts as one. */
function lengthOf({ type, text = "" }: RichNode): number {
  return type === "text" ? text.length : 1;
}

/** A place in a text block that moves on as it is changed. */
class Place {
  readonly #block: Y.XmlElement;
  #child = 0;
  #offset = 0;

  constructor(block: Y.XmlElement) {
    this.#block = block;
  }

  pass(length: number): void {
    this.#each(length, (text, part) => {
      this.#offset += part;
      if (this.#offset === text.length) this.#next();
    });
  }

  remove(length: number): void {
    this.#each(length, (text, part) => text.delete(this.#offset, part), true);
  }

  format(length: number, formats: Formats): void {
    this.#each(length, (text, part) => {
      text.format(this.#offset, part, { ...endedFormats(text), ...formats });
      this.#offset += part;
      if (this.#offset === text.length) this.#next();
    });
  }

  insert(node: RichNode): void {
    if (node.type === "text") this.#insertText(node.text ?? "", formatsOf(node));
    else this.#insertBreak(node);
  }

  #next(): void {
    this.#child += 1;
    this.#offset = 0;
  }

  /** Goes over so many units, text by text; a line break is one unit. */
  #each(length: number, act: (text: Y.XmlText, part: number) => void, removes = false): void {
    let left = length;
    while (left > 0) {
      const child = this.#current();
      if (child instanceof Y.XmlText) {
        const part = Math.min(left, child.length - this.#offset);
        if (part <= 0) {
          this.#next();
          continue;
        }
        act(child, part);
        left -= part;
      } else if (child) {
        left -= 1;
        if (removes) this.#block.delete(this.#child, 1);
        else this.#next();
      } else return;
    }
  }

  #current(): Y.XmlText | Y.XmlElement | undefined {
    return this.#child < this.#block.length
      ? (this.#block.get(this.#child) as Y.XmlText | Y.XmlElement)
      : undefined;
  }

  #insertText(words: string, formats: Formats): void {
    let here = this.#current();
    if (this.#offset === 0 && this.#child > 0) {
      const before = this.#block.get(this.#child - 1);
      // At the end of what stands before, so that words go on where they went on.
      if (before instanceof Y.XmlText) {
        before.insert(before.length, words, formats);
        return;
      }
    }
    if (!(here instanceof Y.XmlText)) {
      here = new Y.XmlText();
      this.#block.insert(this.#child, [here]);
    }
    here.insert(this.#offset, words, formats);
    this.#offset += words.length;
    if (this.#offset === here.length) this.#next();
  }

  #insertBreak(node: RichNode): void {
    const here = this.#current();
    if (here instanceof Y.XmlText && this.#offset > 0) {
      const tail = here.toDelta().slice() as { insert: string; attributes?: Formats }[];
      const rest = cutDelta(tail, this.#offset);
      here.delete(this.#offset, here.length - this.#offset);
      const text = new Y.XmlText();
      text.applyDelta(rest);
      this.#block.insert(this.#child + 1, rest.length > 0 ? [elementOf(node), text] : [elementOf(node)]);
      this.#child += 2;
    } else {
      this.#block.insert(this.#child, [elementOf(node)]);
      this.#child += 1;
    }
    this.#offset = 0;
  }
}

/** What a delta holds from a place on. */
function cutDelta(
  delta: readonly { insert: string; attributes?: Formats }[],
  from: number,
): { insert: string; attributes?: Formats }[] {
  let at = 0;
  return delta.flatMap((part) => {
    const start = Math.max(0, from - at);
    at += part.insert.length;
    return start < part.insert.length ? [{ ...part, insert: part.insert.slice(start) }] : [];
  });
}

function endedFormats(text: Y.XmlText): Formats {
  const names = (text.toDelta() as { attributes?: Formats }[]).flatMap(({ attributes = {} }) =>
    Object.keys(attributes),
  );
  return Object.fromEntries(names.map((name) => [name, null]));
}
