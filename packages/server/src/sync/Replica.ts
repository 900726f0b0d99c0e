import { entryAt, openLedger, readChanges } from "@querschnitt/shared/documents/ledger";
import { type ClockRange, type LedgerPlace, supersededIn } from "@querschnitt/shared/documents/superseded";
import type { Entry, EntryChange } from "@querschnitt/shared/policy/entries";
import type { LedgerKind } from "@querschnitt/shared/protocol/roomNames";
import * as Y from "yjs";

/** Bytes of accepted updates that are at least kept before they are folded into one. */
const leastFolded = 64 * 1024;

/** What an update did to the replica. */
export interface Effect {
  changes: EntryChange[];
  /** The update as the replica encodes it: without content that was inserted into something already deleted. */
  encoded: Uint8Array;
  /** Changes that lost to a concurrent one and never became visible. */
  superseded: LedgerPlace[];
}

/** The document of a ledger room as it was admitted, on which updates are tried. */
export class Replica {
  readonly #kind: LedgerKind;
  #doc: Y.Doc;
  /** What the log holds, as the replica took it: from this it is rebuilt without waiting for the disk. */
  #accepted: Uint8Array[] = [];
  #acceptedBytes = 0;
  #foldedBytes = 0;

  constructor(kind: LedgerKind) {
    this.#kind = kind;
    this.#doc = this.#open();
  }

  get doc(): Y.Doc {
    return this.#doc;
  }

  /** Takes an update that stands in the log. */
  load(update: Uint8Array): void {
    Y.applyUpdate(this.#doc, update);
    this.#keep(update);
  }

  /**
   * Applies an update and says what it did; then either `accept` or `rebuild` must be called.
   * Undefined if nothing came of it.
   */
  attempt(update: Uint8Array): Effect | undefined {
    const doc = this.#doc;
    let encoded: Uint8Array | undefined;
    const remember = (bytes: Uint8Array): void => {
      encoded = encoded ? Y.mergeUpdates([encoded, bytes]) : bytes;
    };
    doc.on("update", remember);
    try {
      const changes = readChanges(doc, this.#kind, () => Y.applyUpdate(doc, update));
      return encoded && { changes, encoded, superseded: supersededIn(doc, rangesOf(update)) };
    } finally {
      doc.off("update", remember);
    }
  }

  accept(encoded: Uint8Array): void {
    this.#keep(encoded);
  }

  /** Throws the document away and opens it again without what was only attempted. */
  rebuild(): void {
    this.#doc.destroy();
    this.#doc = this.#open();
    this.#doc.transact(() => {
      for (const update of this.#accepted) Y.applyUpdate(this.#doc, update);
    });
  }

  entryAt(root: string, entry: string): Entry | undefined {
    return entryAt(this.#doc, root, entry);
  }

  destroy(): void {
    this.#doc.destroy();
  }

  #open(): Y.Doc {
    const doc = new Y.Doc();
    openLedger(doc, this.#kind);
    return doc;
  }

  #keep(update: Uint8Array): void {
    this.#accepted.push(update);
    this.#acceptedBytes += update.length;
    // Folding when it has doubled keeps its cost per update the same, however long the ledger.
    if (this.#acceptedBytes < Math.max(leastFolded, 2 * this.#foldedBytes)) return;
    const folded = Y.encodeStateAsUpdate(this.#doc);
    this.#accepted = [folded];
    this.#acceptedBytes = folded.length;
    this.#foldedBytes = folded.length;
  }
}

/** Which clocks an update brings. */
function rangesOf(update: Uint8Array): ClockRange[] {
  const { from, to } = Y.parseUpdateMeta(update);
  return Array.from(to, ([client, end]) => ({ client, from: from.get(client) ?? 0, to: end }));
}
