import type { SearchKind } from "../api/search.ts";

/** Whether something stands in what the whole is called: the title of a measure or a session. */
export function isTitle({ kind }: { kind: SearchKind }): boolean {
  return kind === "measure" || kind === "session";
}
