import { type Catalogue, type TextOptions, textAt, translate } from "./translate.ts";

const catalogues = new Map<string, Catalogue>();
const listeners = new Set<() => void>();
let version = 0;

export const texts = {
  /** The language of the interface. */
  language: "de",
  /** Calls back after texts have come or the language has changed; returns how to stop. */
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Grows with every change. */
  version: () => version,
};

function changed(): void {
  version++;
  for (const listener of [...listeners]) listener();
}

const placeOf = (language: string, namespace: string) => `${language}/${namespace}`;

/** Takes up the texts of namespaces of one language. */
export function addTexts(language: string, added: Record<string, Catalogue>): void {
  for (const [namespace, catalogue] of Object.entries(added)) {
    catalogues.set(placeOf(language, namespace), catalogue);
  }
  changed();
}

export function setLanguage(language: string): void {
  texts.language = language;
  changed();
}

/** A text of a language in the first of these namespaces that has it, or in the one that its key names. */
export function textOf(
  language: string,
  namespaces: readonly string[],
  keys: string | readonly string[],
  options?: TextOptions,
): string {
  const find = (place: string, key: string) => textAt(catalogues.get(placeOf(language, place)), key);
  return translate(find, language, namespaces, keys, options);
}
