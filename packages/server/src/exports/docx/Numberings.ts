import { AlignmentType, type INumberingOptions, LevelFormat } from "docx";
import { inset } from "./look.ts";

/** Deeper lists look like this one: the format knows nine levels. */
const DEEPEST = 8;

/** How items of a list are marked, in the terms of the format. */
export interface Numbering {
  reference: string;
  level: number;
  instance: number;
}

/** The lists of a document: each ordered one counts by itself, from its own beginning. */
export class Numberings {
  readonly #references = new Map<string, { format: "bullet" | "decimal"; text: string; start: number }>();
  #instances = 0;

  /** Items with a sign before each, whatever their level. */
  bullets(sign: string): (level: number) => Numbering {
    return this.#list(`sign ${sign}`, { format: "bullet", text: sign, start: 1 });
  }

  /** Items that are counted, at each level anew. @param start the first number */
  numbers(start: number): (level: number) => Numbering {
    return this.#list(`from ${start}`, { format: "decimal", text: "", start });
  }

  /** What the document has to know of all lists that were asked for. */
  get options(): INumberingOptions {
    return {
      config: [...this.#references].map(([reference, { format, text, start }]) => ({
        reference,
        levels: Array.from({ length: DEEPEST + 1 }, (_, level) => ({
          ...{ level, start, alignment: AlignmentType.START },
          format: format === "bullet" ? LevelFormat.BULLET : LevelFormat.DECIMAL,
          text: format === "bullet" ? text : `%${level + 1}.`,
          style: { paragraph: { indent: { left: inset * (level + 1), hanging: inset } } },
        })),
      })),
    };
  }

  #list(
    reference: string,
    kind: { format: "bullet" | "decimal"; text: string; start: number },
  ): (level: number) => Numbering {
    this.#references.set(reference, kind);
    const instance = ++this.#instances;
    return (level) => ({ reference, instance, level: Math.min(level, DEEPEST) });
  }
}
