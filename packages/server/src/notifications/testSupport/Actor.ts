import { type LedgerCommands, perform } from "@querschnitt/shared/documents/commands";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { openLedger } from "@querschnitt/shared/documents/ledger";
import { acceptance, readRecord } from "@querschnitt/shared/documents/record";
import * as Y from "yjs";
import type { Rooms } from "../../sync/Rooms.ts";

type MeasureKind = "record" | "discussion";

/** Somebody who acts on measures, through the rooms. */
export class Actor {
  readonly person: string;
  readonly #rooms: () => Rooms;
  readonly #now: () => number;

  constructor(person: string, rooms: () => Rooms, now: () => number = Date.now) {
    this.person = person;
    this.#rooms = rooms;
    this.#now = now;
  }

  /** Opens a thread and answers its id. */
  async opens(measure: string, body: string): Promise<string> {
    const [thread, comment] = [newId(), newId()];
    await this.does("discussion", measure, { type: "open-thread", thread, comment, anchor: null, body });
    return thread;
  }

  /** Answers in a thread and gives the comment's id. */
  async replies(measure: string, thread: string, body: string): Promise<string> {
    const comment = newId();
    await this.does("discussion", measure, { type: "reply", thread, comment, body });
    return comment;
  }

  /** Enters a responsibility and answers its id. */
  async gives(
    measure: string,
    organisation: string,
    more: { person?: string; deadline?: string; task?: string } = {},
  ): Promise<string> {
    const responsibility = newId();
    const { person = null, deadline = null, task = "Leuchten prüfen" } = more;
    const terms = { task, organisation, person, deadline };
    await this.does("record", measure, { type: "add-responsibility", responsibility, ...terms });
    return responsibility;
  }

  async accepts(measure: string, responsibility: string): Promise<void> {
    const doc = await this.#document("record", measure);
    const found = readRecord(doc).responsibilities.find(({ id }) => id === responsibility);
    if (!found) throw new Error("there is no such responsibility");
    await this.does("record", measure, acceptance(found) as LedgerCommands["record"]);
  }

  async readsThread(thread: string): Promise<void> {
    const room = { kind: "marks", person: this.person } as const;
    await this.#write(room, (doc) => {
      perform(doc, "marks", { type: "mark-read", thread, upTo: this.#now() }, this.#doer);
    });
  }

  async does<Kind extends MeasureKind>(
    kind: Kind,
    measure: string,
    command: LedgerCommands[Kind],
  ): Promise<void> {
    await this.#write({ kind, measure }, (doc) => perform(doc, kind, command, this.#doer));
  }

  get #doer() {
    return { person: this.person, now: this.#now() };
  }

  async #write(
    room: { kind: MeasureKind; measure: string } | { kind: "marks"; person: string },
    change: (doc: Y.Doc) => void,
  ): Promise<void> {
    const doc = new Y.Doc();
    openLedger(doc, room.kind);
    Y.applyUpdate(doc, await (await this.#rooms().open(room)).document());
    const before = Y.encodeStateVector(doc);
    change(doc);
    await this.#rooms().write(room, this.person, Y.encodeStateAsUpdate(doc, before));
  }

  async #document(kind: MeasureKind, measure: string): Promise<Y.Doc> {
    const doc = new Y.Doc();
    openLedger(doc, kind);
    Y.applyUpdate(doc, await (await this.#rooms().open({ kind, measure })).document());
    return doc;
  }
}
