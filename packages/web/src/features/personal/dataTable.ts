import type { Mention } from "@querschnitt/shared/documents/mentions";

/** Looks up a text of the catalogue `personal`, or of another one named before a colon. */
export type Texts = (key: string, values?: Record<string, unknown>) => string;

/** In what words and times a page is written. */
export interface Writer {
  t: Texts;
  /** An ISO 8601 time as people read it. */
  time: (at: string) => string;
  /** Whom a mention in a comment means. */
  names: (mention: Mention) => string;
}

export type Row = (string | null | undefined | false)[];

/** A text as it stands in HTML. */
export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A section with a table, or the words that there is nothing. */
export function table(t: Texts, title: string, heads: string[], rows: Row[]): string {
  const body =
    rows.length === 0
      ? `<p>${escaped(t("none"))}</p>`
      : // On a small screen a table is as wide as its words and scrolls, with the keyboard as well.
        `<div role="region" tabindex="0" aria-label="${escaped(title)}"><table><thead><tr>${heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join("")}</tr></thead><tbody>${rows
          .map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell || "–")}</td>`).join("")}</tr>`)
          .join("")}</tbody></table></div>`;
  return `<section><h2>${escaped(title)}</h2>${body}</section>`;
}
