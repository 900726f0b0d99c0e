import type { RoomKind } from "@querschnitt/shared/protocol/roomNames";
import * as Y from "yjs";
import { type Door, openDocument } from "./Door.ts";

/** One honest client: a real document with undo, and what of it is on its way. */
export class Writer {
  readonly doc: Y.Doc;
  readonly person: string;
  readonly undo: Y.UndoManager;
  /** Updates not sent yet, in their order. */
  outbox: Uint8Array[] = [];
  /** How much of the log it has received. */
  received = 0;

  constructor(kind: RoomKind, client: number, person: string) {
    this.person = person;
    this.doc = openDocument(kind, client);
    this.undo = new Y.UndoManager([...this.doc.share.values()], { captureTimeout: 0 });
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "door") this.outbox.push(update);
    });
  }

  receive(door: Door, count = Number.POSITIVE_INFINITY): void {
    for (let taken = 0; taken < count && this.received < door.log.length; taken += 1) {
      Y.applyUpdate(this.doc, door.log[this.received] as Uint8Array, "door");
      this.received += 1;
    }
  }

  /** Sends one update; after a gap, everything that the server lacks. */
  send(door: Door, update: Uint8Array): string {
    const outcome = door.take(update, this.person);
    return outcome === "gap" ? this.sync(door) : outcome;
  }

  /** What y-websocket does on every connect: tell the server all it lacks, with all deletions. */
  sync(door: Door): string {
    this.outbox = [];
    return door.take(Y.encodeStateAsUpdate(this.doc, door.contents.encodeStateVector()), this.person);
  }
}
