import { openCourse } from "@querschnitt/shared/documents/minutes";
import { openRoom } from "@querschnitt/shared/documents/openRoom";
import { defaultLimits, type Limits } from "@querschnitt/shared/protocol/limits";
import type { RoomKind } from "@querschnitt/shared/protocol/roomNames";
import * as Y from "yjs";
import { examine, type Proposal } from "../admitUpdate.ts";
import { ClientLedger } from "../ClientLedger.ts";
import { RoomContents } from "../RoomContents.ts";
import { coursesOfTests } from "./edits.ts";

/** A room's admission with its log, and nothing else of a server. */
export class Door {
  readonly kind: RoomKind;
  readonly log: Uint8Array[] = [];
  readonly ledger = new ClientLedger();
  contents: RoomContents;
  readonly limits: Limits;

  constructor(kind: RoomKind = "draft", limits: Partial<Limits> = {}) {
    this.kind = kind;
    this.contents = new RoomContents(kind);
    this.limits = { ...defaultLimits, ...limits };
  }

  examine(update: Uint8Array, person = "anna"): Proposal {
    return examine(this.contents, this.ledger, person, update, this.limits);
  }

  /** Takes an update if it is admitted, and says what became of it: "admitted", "gap" or the reason of a refusal. */
  take(update: Uint8Array, person = "anna"): string {
    const proposal = this.examine(update, person);
    if (proposal.outcome === "refused") return proposal.refusal.reason;
    if (proposal.outcome !== "admitted") return proposal.outcome;
    proposal.commit();
    this.log.push(proposal.update);
    return "admitted";
  }

  /** Forgets everything and reads it from the log, as a restarted server does. */
  reload(): void {
    this.contents = new RoomContents(this.kind);
    for (const update of this.log) this.contents.integrate(update);
  }

  /** Forgets everything and reads it from what it had written down. @throws Error if that says anything else */
  reloadFromSnapshot(): void {
    const encoded = this.contents.encode();
    this.contents = RoomContents.decode(this.kind, encoded);
    if (!Buffer.from(encoded).equals(this.contents.encode())) throw new Error("read otherwise than written");
  }

  /** A real document with all of the log in it. */
  document(): Y.Doc {
    const doc = openDocument(this.kind);
    for (const update of this.log) Y.applyUpdate(doc, update);
    return doc;
  }
}

/** A document with the roots of a room. */
export function openDocument(kind: RoomKind, clientID?: number): Y.Doc {
  const doc = new Y.Doc();
  if (clientID !== undefined) doc.clientID = clientID;
  openRoom(doc, kind);
  if (kind === "minutes") for (const item of coursesOfTests) openCourse(doc, item);
  return doc;
}

/** What an edit of a document writes, as one update. */
export function updateOf(doc: Y.Doc, edit: () => void): Uint8Array {
  const written: Uint8Array[] = [];
  const remember = (update: Uint8Array): void => {
    written.push(update);
  };
  doc.on("update", remember);
  doc.transact(edit);
  doc.off("update", remember);
  return written.length === 1 ? (written[0] as Uint8Array) : Y.mergeUpdates(written);
}
