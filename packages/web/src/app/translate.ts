/** Texts of one namespace: a tree of strings. */
export type Catalogue = { [key: string]: string | Catalogue };

export type TextOptions = Record<string, unknown> & { count?: number; defaultValue?: string };

/** Finds a text: namespace, then the path inside it; undefined if there is none. */
type Find = (namespace: string, key: string) => string | undefined;

/** The text at a path like `filters.text`. */
export function textAt(catalogue: Catalogue | undefined, key: string): string | undefined {
  let place: string | Catalogue | undefined = catalogue;
  for (const step of key.split(".")) {
    if (typeof place !== "object") return undefined;
    place = Object.hasOwn(place, step) ? place[step] : undefined;
  }
  return typeof place === "string" ? place : undefined;
}

const pluralRules = new Map<string, Intl.PluralRules>();

function pluralForm(language: string, count: number): string {
  let rules = pluralRules.get(language);
  if (!rules) {
    rules = new Intl.PluralRules(language);
    pluralRules.set(language, rules);
  }
  return rules.select(count);
}

/**
 * The text for a key, as i18next answers it: `namespace:key` or `key` in the first given namespace that has it; of several keys the first
 * there is; the plural form that `count` asks for; `{{names}}` filled in. A key without a text answers itself.
 */
export function translate(
  find: Find,
  language: string,
  namespaces: readonly string[],
  keys: string | readonly string[],
  options: TextOptions = {},
): string {
  const { count, defaultValue } = options;
  let last = "";
  for (const whole of typeof keys === "string" ? [keys] : keys) {
    const colon = whole.indexOf(":");
    const places = colon < 0 ? namespaces : [whole.slice(0, colon)];
    const key = whole.slice(colon + 1);
    last = key;
    const forms =
      typeof count === "number"
        ? [...(count === 0 ? [`${key}_zero`] : []), `${key}_${pluralForm(language, count)}`, key]
        : [key];
    for (const place of places) {
      for (const form of forms) {
        const text = find(place, form);
        if (text !== undefined) return filledIn(text, options);
      }
    }
  }
  return filledIn(defaultValue ?? last, options);
}

function filledIn(text: string, options: TextOptions): string {
  if (!text.includes("{{")) return text;
  return text.replace(/\{\{(.+?)\}\}/g, (_, name: string) => String(options[name.trim()] ?? ""));
}
