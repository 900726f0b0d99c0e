import type { ParsedUpdate } from "../sync/admission/parseUpdate.ts";
import type { Id } from "../sync/admission/struct.ts";
import { textOf } from "../sync/admission/textOf.ts";
import type { Graveyard } from "./Graveyard.ts";

/** Text that stands again where it was deleted: units of `client` from `clock` on say what those from `of` on said. */
export interface Restored {
  client: number;
  clock: number;
  length: number;
  of: Id;
}

/** Shorter texts are typed again by chance. */
const LEAST_UNITS = 3;

/**
 * What of an update takes back a deletion. Yjs writes restored text anew, directly before what it restores: the same
 * words in the same place, which the log can prove. Whose words they are does not change by that.
 */
export function restoredBy(parsed: ParsedUpdate, graveyard: Graveyard): Restored[] {
  const restored: Restored[] = [];
  for (const { client, structs } of parsed.blocks) {
    for (const struct of structs) {
      const { content, rightOrigin: of, clock, length } = struct;
      if (content.kind !== "text" || !of || length < LEAST_UNITS || !graveyard.has(of.client, of.clock))
        continue;
      if (graveyard.holds(of.client, of.clock, textOf(parsed, struct)))
        restored.push({ client, clock, length, of });
    }
  }
  return restored;
}
