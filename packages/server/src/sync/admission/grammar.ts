import type { RoomKind } from "@querschnitt/shared/protocol/roomNames";
import type { TypeNode } from "./containers.ts";
import { draftGrammar, minutesGrammar } from "./draftGrammar.ts";
import { ledgerGrammar } from "./ledgerGrammar.ts";
import type { Content } from "./struct.ts";

/** What may stand where in the rooms of one kind. */
export interface Grammar {
  /** Names of the roots. */
  readonly roots: readonly string[];
  /** Whether a room may have a root of this name besides those; absent: it may not. */
  isRoot?(name: string): boolean;
  /** Longest name of a key (of an attribute, an entry, a field). */
  readonly keyLength: number;
  /**
   * Says why content may not stand in a type, under a key or in its sequence; undefined if it may.
   * Content that was deleted before it was sent is not asked about: nobody will ever see it.
   */
  objection(parent: TypeNode, keyed: boolean, content: Content): string | undefined;
}

/** What may stand in rooms of a kind. */
export function grammarOf(kind: RoomKind): Grammar {
  if (kind === "draft") return draftGrammar;
  return kind === "minutes" ? minutesGrammar : ledgerGrammar(kind);
}
