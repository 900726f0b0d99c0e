import type { NewMeasure, PhaseMove } from "@querschnitt/shared/api/measures";
import type { NewContact, NewReport } from "@querschnitt/shared/api/messages";
import { type LedgerCommands, perform } from "@querschnitt/shared/documents/commands";
import { readDiscussion } from "@querschnitt/shared/documents/discussion";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { openRoom } from "@querschnitt/shared/documents/openRoom";
import type { CommonCommand, Proposable } from "@querschnitt/shared/documents/proposals";
import {
  acceptance,
  type ReadRecord,
  type RecordCommand,
  readRecord,
} from "@querschnitt/shared/documents/record";
import type { Anchor } from "@querschnitt/shared/policy/discussion";
import type { Phase } from "@querschnitt/shared/policy/phases";
import type { Room } from "@querschnitt/shared/protocol/roomNames";
import { toBase64 } from "lib0/buffer";
import * as Y from "yjs";
import { hashPassword } from "../identity/passwordHash.ts";
import type { Directory } from "../storage/Directory.ts";
import { createDirectory, isUnfinished, openWorkspace } from "./createDirectory.ts";
import type { DemonstrationMeasure, DemonstrationThread } from "./DemonstrationMeasure.ts";
import { fillSection, findWords } from "./fillDraft.ts";
import { infrastructureMeasures } from "./measures/infrastructure.ts";
import { neighbourhoodMeasures } from "./measures/neighbourhood.ts";
import { publicSpaceMeasures } from "./measures/publicSpaces.ts";
import { recordCommands } from "./recordCommands.ts";
import { writeComingSession } from "./sessions/comingSession.ts";
import type { SessionServices } from "./sessions/SessionServices.ts";
import { writePastSessions } from "./sessions/writePastSessions.ts";
import { DEMONSTRATION_PASSWORD, type PersonKey } from "./workspace.ts";

const MODERATION: PersonKey = "moderation";
const DAY = 24 * 60 * 60 * 1000;

type DiscussionRoom = Extract<Room, { kind: "discussion" | "internal" }>;

/** Characters of the surroundings that an anchor remembers. */
const CONTEXT = 80;

/** What somebody wrote through the contact form. */
const message: NewContact = {
  topic: "accessibility",
  text: "Auf meinem Telefon liest das Vorleseprogramm bei einer Tabelle die Kopfzeile nicht vor. Es war die Maßnahme zur Nordstadt.",
  name: "Karin Vogt (Demo)",
  email: "karin.vogt@demo.example",
  website: "",
};

/** What the demonstration is written through: the same doors that people's work goes through. */
export interface DemonstrationServices extends SessionServices {
  directory: Directory;
  measures: {
    create(by: string, measure: NewMeasure, idempotencyKey: string): Promise<string>;
    get(measure: string): { phase: Phase } | undefined;
    movePhase(by: string, measure: string, move: PhaseMove): Promise<void>;
  };
  messages: {
    report(by: string, report: NewReport, idempotencyKey: string): Promise<string>;
    contact(contact: NewContact, idempotencyKey: string): Promise<void>;
  };
}

/**
 * Creates the demonstration workspace in an empty data folder: invented people of real kinds of organisations, and
 * measures in our own words. If the server is stopped meanwhile, calling it again goes on where it was.
 * @throws StorageUnavailable
 */
export async function createDemonstration(services: DemonstrationServices): Promise<void> {
  const { directory } = services;
  if (!isUnfinished(directory.current())) {
    await createDirectory(directory, await hashPassword(DEMONSTRATION_PASSWORD));
  }
  const writer = new DemonstrationWriter(services);
  for (const measure of [...neighbourhoodMeasures, ...publicSpaceMeasures, ...infrastructureMeasures]) {
    await writer.write(measure);
  }
  const measureOf = (title: string): string | undefined => writer.measureOf(title);
  await writePastSessions(services, measureOf, Date.now());
  await writeComingSession(services, measureOf, Date.now());
  await services.messages.contact(message, "demonstration contact");
  await openWorkspace(directory);
}

/** Writes measures; what is there already is left alone. */
class DemonstrationWriter {
  readonly #services: DemonstrationServices;
  readonly #now = Date.now();
  readonly #byTitle = new Map<string, string>();

  constructor(services: DemonstrationServices) {
    this.#services = services;
  }

  /** The measure of a title, once it was written. */
  measureOf(title: string): string | undefined {
    return this.#byTitle.get(title);
  }

  async write(content: DemonstrationMeasure): Promise<void> {
    const { directory, measures } = this.#services;
    const { title, workingGroup, roles } = content;
    const measure = await measures.create(MODERATION, { title, workingGroup }, `demonstration ${title}`);
    this.#byTitle.set(title, measure);
    if (roles) {
      await directory.update((data) => {
        data.measureRoles[measure] = { ...roles };
      });
    }
    await this.#writeDraft(measure, content);
    await this.#writeRecord(measure, content);
    for (const thread of content.threads) await this.#writeThread({ kind: "discussion", measure }, thread);
    for (const [organisation, threads] of Object.entries(content.internal ?? {})) {
      const room = { kind: "internal", measure, organisation } as const;
      for (const thread of threads) await this.#writeThread(room, thread);
    }
    for (const { by, about: words, reason, remark } of content.reports ?? []) {
      const about = { type: "passage", anchor: await this.#anchor(measure, words) } as const;
      const key = `demonstration ${title} ${words}`;
      await this.#services.messages.report(by, { measure, about, reason, remark }, key);
    }
    let from: Phase = "proposal";
    for (const { to, reason } of content.phases) {
      if (measures.get(measure)?.phase === from) {
        await measures.movePhase(MODERATION, measure, { from, phase: to, reason });
      }
      from = to;
    }
  }

  async #writeDraft(measure: string, { draft }: DemonstrationMeasure): Promise<void> {
    for (const [section, { by, blocks }] of Object.entries(draft)) {
      await this.#edit({ kind: "draft", measure }, by, (doc) => fillSection(doc, section, blocks));
    }
  }

  async #writeRecord(measure: string, content: DemonstrationMeasure): Promise<void> {
    const room = { kind: "record", measure } as const;
    const { person, now } = this.#doer(MODERATION, 20);
    await this.#edit(room, MODERATION, (doc) => {
      // One after the other, so that they stand in this order.
      let moment = now;
      for (const command of this.#recordCommands(readRecord(doc), content)) {
        perform(doc, "record", command, { person, now: moment++ });
      }
    });
    const { responsibilities } = readRecord(await this.#read(room));
    for (const { task, acceptedBy, state } of content.responsibilities) {
      const responsibility = responsibilities.find((one) => one.task === task)?.id;
      if (responsibility && acceptedBy) await this.#accept(measure, responsibility, acceptedBy);
      if (responsibility && state) {
        const command = { type: "edit-responsibility", responsibility, changes: { state } } as const;
        await this.#perform(room, MODERATION, command, 20);
      }
    }
  }

  /** What moderation enters into a record, but for what is there already. */
  *#recordCommands(known: ReadRecord, content: DemonstrationMeasure): Generator<RecordCommand> {
    const { summary, lead, partners, start, end, continuous, responsibilities } = content;
    if (known.summary === "") yield { type: "edit-text", text: "summary", from: "", to: summary };
    if (lead) yield { type: "set-field", field: "leadOrganisation", value: lead };
    for (const organisation of partners) yield { type: "set-partner", organisation, involved: true };
    if (start) yield { type: "set-field", field: "start", value: start };
    if (end) yield { type: "set-field", field: "end", value: end };
    if (continuous) yield { type: "set-field", field: "continuous", value: true };
    if (content.record) yield* recordCommands(known, content.record, (days) => this.#day(days));
    for (const { task, organisation, person = null, dueInDays } of responsibilities) {
      if (known.responsibilities.some((one) => one.task === task)) continue;
      const deadline = dueInDays === undefined ? null : this.#day(dueInDays);
      yield { type: "add-responsibility", responsibility: newId(), task, organisation, person, deadline };
    }
  }

  async #accept(measure: string, id: string, by: PersonKey): Promise<void> {
    const room = { kind: "record", measure } as const;
    await this.#edit(room, by, (doc) => {
      const responsibility = readRecord(doc).responsibilities.find((one) => one.id === id);
      if (responsibility?.acceptedBy === null) {
        perform(doc, "record", acceptance(responsibility), this.#doer(by, 5));
      }
    });
  }

  async #writeThread(
    room: DiscussionRoom,
    { about, instead, comments, resolvedBy }: DemonstrationThread,
  ): Promise<void> {
    const anchor = about === undefined ? null : await this.#anchor(room.measure, about);
    const known = readDiscussion(await this.#read(room)).find(
      (one) => one.comments[0]?.body === comments[0]?.body,
    );
    const thread = known?.id ?? newId();
    for (const [position, { by, daysAgo, body }] of comments.entries()) {
      if (known?.comments.some((one) => one.body === body)) continue;
      const comment = newId();
      const opening: CommonCommand =
        about !== undefined && instead !== undefined && anchor
          ? { type: "propose", thread, comment, anchor, reason: body, ...wording(about, instead) }
          : { type: "open-thread", thread, comment, anchor, body };
      const command = position === 0 ? opening : ({ type: "reply", thread, comment, body } as const);
      await this.#perform(room, by, command, daysAgo);
    }
    if (resolvedBy && !known?.resolvedBy)
      await this.#perform(room, resolvedBy, { type: "resolve-thread", thread }, 1);
  }

  async #anchor(measure: string, words: string): Promise<Anchor> {
    const doc = await this.#read({ kind: "draft", measure });
    const found = findWords(doc, words);
    if (!found) throw new Error(`the draft does not say "${words}"`);
    const { text, start, end } = found;
    const whole = text.toString();
    const encode = (index: number, side: 0 | -1): string =>
      toBase64(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index, side)));
    return {
      start: encode(start, 0),
      end: encode(end, -1),
      quote: words,
      before: whole.slice(Math.max(0, start - CONTEXT), start),
      after: whole.slice(end, end + CONTEXT),
    };
  }

  #perform<Kind extends "record" | DiscussionRoom["kind"]>(
    room: Room & { kind: Kind },
    by: PersonKey,
    command: LedgerCommands[Kind],
    daysAgo: number,
  ): Promise<void> {
    const doer = this.#doer(by, daysAgo);
    return this.#edit(room, by, (doc) => perform(doc, room.kind, command, doer));
  }

  /** Changes a copy of a room's document in a person's name and sends what was changed through the room. */
  async #edit(room: Room, by: PersonKey, change: (doc: Y.Doc) => void): Promise<void> {
    const doc = await this.#read(room);
    const updates: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => updates.push(update));
    doc.transact(() => change(doc));
    for (const update of updates) await this.#services.rooms.write(room, by, update);
    doc.destroy();
  }

  async #read(room: Room): Promise<Y.Doc> {
    const doc = new Y.Doc();
    openRoom(doc, room.kind);
    Y.applyUpdate(doc, await (await this.#services.rooms.open(room)).document());
    return doc;
  }

  #doer(by: PersonKey, daysAgo: number): { person: string; now: number } {
    return { person: by, now: this.#now - daysAgo * DAY };
  }

  /** A calendar day, `YYYY-MM-DD`, so many days from now. */
  #day(fromNow: number): string {
    return new Date(this.#now + fromNow * DAY).toISOString().slice(0, 10);
  }
}

/** Other words in the place of some. */
function wording(about: string, instead: string): Omit<Proposable, "anchor"> {
  const words = (text: string): Proposable["original"] => [{ type: "text", text, marks: [] }];
  return { kind: "words", original: words(about), replacement: words(instead) };
}
