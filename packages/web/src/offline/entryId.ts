import { newId } from "@querschnitt/shared/documents/identifiers";

let last = 0;

/** A fresh id that sorts behind every id this page has made before. */
export function entryId(now: number): string {
  last = Math.max(last + 1, now * 1_000);
  return `${last.toString(36).padStart(11, "0")}${newId().slice(0, 8)}`;
}
