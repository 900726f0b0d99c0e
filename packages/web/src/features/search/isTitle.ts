import type { SearchHit } from "@querschnitt/shared/api/search";

/** Whether something was found in what the whole is called. */
export function isTitle({ kind }: SearchHit): boolean {
  return kind === "measure" || kind === "session";
}
