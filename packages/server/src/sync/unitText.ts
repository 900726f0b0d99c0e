import type { Units } from "@querschnitt/shared/api/proposals";
import * as Y from "yjs";

/** The words that stand in a document under certain ids, in the order of the ids; what was deleted is left out. */
export function unitText(update: Uint8Array, units: readonly Units[]): string {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, update);
    return units.map((run) => textOfRun(doc, run)).join("");
  } finally {
    doc.destroy();
  }
}

function textOfRun(doc: Y.Doc, { client, clock, length }: Units): string {
  let text = "";
  for (const struct of doc.store.clients.get(client) ?? []) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
    const from = Math.max(clock, struct.id.clock) - struct.id.clock;
    const to = Math.min(clock + length, struct.id.clock + struct.length) - struct.id.clock;
    if (from < to) text += struct.content.str.slice(from, to);
  }
  return text;
}
