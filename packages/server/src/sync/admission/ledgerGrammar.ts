import { ledgerRoots } from "@querschnitt/shared/documents/ledger";
import type { LedgerKind } from "@querschnitt/shared/protocol/roomNames";
import type { Grammar } from "./grammar.ts";
import { type Content, typeRefs } from "./struct.ts";

type RootKind = "entries" | "values" | "text";

/** A ledger holds flat entries, plain values and texts without formats; what they may say is for the rules to judge. */
export function ledgerGrammar(kind: LedgerKind): Grammar {
  const roots: Readonly<Record<string, RootKind>> = ledgerRoots[kind];
  return {
    roots: Object.keys(roots),
    keyLength: 200,
    objection(parent, keyed, content) {
      if (parent.depth === 0) return objectionToRoot(roots[parent.name] as RootKind, keyed, content);
      if (!keyed) return "a sequence in an entry";
      return content.kind === "values" ? undefined : `${content.kind} as a field`;
    },
  };
}

function objectionToRoot(kind: RootKind, keyed: boolean, content: Content): string | undefined {
  switch (kind) {
    case "entries":
      if (!keyed) return "a sequence in a list of entries";
      return content.kind === "type" && content.typeRef === typeRefs.map
        ? undefined
        : `${content.kind} as an entry`;
    case "values":
      if (!keyed) return "a sequence in a list of values";
      return content.kind === "values" ? undefined : `${content.kind} as a value`;
    case "text":
      return !keyed && content.kind === "text" ? undefined : `${content.kind} in a plain text`;
  }
}
