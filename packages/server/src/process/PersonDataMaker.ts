import { AUDIT_PAGE } from "@querschnitt/shared/api/audit";
import type { ChosenAttention, SessionNewsKind } from "@querschnitt/shared/api/notifications";
import type { PersonData } from "@querschnitt/shared/api/personData";
import { plainText } from "@querschnitt/shared/documents/richText";
import type { MeasureAccess } from "@querschnitt/shared/policy/roles";
import { isMeasureRoom, parseRoomName, type Room, roomName } from "@querschnitt/shared/protocol/roomNames";
import { clientOwners } from "../storage/clientOwners.ts";
import type { DirectoryData, PersonRecord } from "../storage/Directory.ts";
import type { LedgerContent } from "../sync/ledgerContent.ts";
import type { AuditTrail } from "./AuditTrail.ts";
import type { MeasureFacts, Measures } from "./Measures.ts";
import type { Messages } from "./Messages.ts";
import type { Pages } from "./Pages.ts";
import type { Plan } from "./Plan.ts";
import { fromDirectory, type Place } from "./personDirectoryData.ts";
import { fromSessions, type PersonSessionSources } from "./personSessionData.ts";
import type { Versions } from "./Versions.ts";

type MeasureRoom = Extract<Room, { measure: string }>;

/** A person's notifications, as they are kept. */
export interface Told {
  choices?: PersonData["notificationChoices"] | undefined;
  attention: Readonly<Record<string, ChosenAttention>>;
  events: readonly (Pick<PersonData["notifications"][number], "kind" | "personal" | "read"> & {
    measure?: string | undefined;
    session?: string | undefined;
    news?: SessionNewsKind | undefined;
    room: string;
    at: number;
  })[];
}

export interface PersonDataSources extends Omit<PersonSessionSources, "rooms"> {
  directory(): Readonly<DirectoryData>;
  rooms: {
    readLedger<Kind extends keyof LedgerContent>(
      address: Room & { kind: Kind },
    ): Promise<LedgerContent[Kind]>;
  };
  measures: Measures;
  plan: Plan;
  messages: Messages;
  pages: Pages;
  versions: Pick<Versions, "of">;
  /** What is kept of what a person was told, and what they chose. */
  told(person: string): Told;
  access(person: string, measure: string): MeasureAccess;
  audit: Pick<AuditTrail, "find">;
  now(): number;
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
const isoOrNull = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : iso(milliseconds);

/** Lets everybody else have their turn: nobody waits for a page because somebody asks for their data. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Puts together what the system holds about a person: one person after the other, measure by measure. */
export class PersonDataMaker {
  readonly #sources: PersonDataSources;
  #last: Promise<unknown> = Promise.resolve();

  constructor(sources: PersonDataSources) {
    this.#sources = sources;
  }

  /**
   * @param by who asks for it: what was said internally in an organisation, what
   * they have read and what they were told of is for the person alone, not for administrators
   * @throws StorageUnavailable
   */
  make(person: PersonRecord, by: string): Promise<PersonData> {
    const made = this.#last.then(() => this.#make(person, by === person.id));
    this.#last = made.catch(() => {});
    return made;
  }

  async #make(person: PersonRecord, isOneself: boolean): Promise<PersonData> {
    const { directory, measures, now, pages, rooms } = this.#sources;
    // Of all organisations: people change theirs, and what they wrote stays.
    const organisations = isOneself ? directory().organisations.map(({ id }) => id) : [];
    const data: PersonData = {
      producedAt: iso(now()),
      ...fromDirectory(directory(), person, (measure) => this.#place(person.id, measure)),
      comments: [],
      responsibilities: [],
      contributions: [],
      phases: [],
      versions: [],
      sittings: await fromSessions(this.#sources, person.id, isOneself),
      marks: [],
      visits: [],
      notificationChoices: null,
      attention: [],
      notifications: [],
      sessionNotifications: [],
      ...(await this.#fromMessages(person)),
      deeds: await this.#deeds(person.id),
      pages: pages.savedBy(person.id),
    };
    for (const measure of [...measures.all()]) {
      await this.#addMeasure(data, person.id, measure, organisations);
      await nextTurn();
    }
    if (!isOneself) return data;
    // They name threads of internal discussions too, and what somebody has read is nobody else's business.
    const marks = await rooms.readLedger({ kind: "marks", person: person.id });
    data.marks = Array.from(marks.read, ([thread, upTo]) => ({ thread, upTo: iso(upTo) }));
    data.visits = Array.from(marks.visits, ([seen, at]) => ({
      ...this.#place(person.id, seen),
      at: iso(at),
    }));
    Object.assign(data, this.#fromNotifications(person.id));
    return data;
  }

  #fromNotifications(
    person: string,
  ): Pick<PersonData, "notificationChoices" | "attention" | "notifications" | "sessionNotifications"> {
    const { sittings, mayRead } = this.#sources;
    const { choices, attention, events } = this.#sources.told(person);
    return {
      notificationChoices: choices ?? null,
      attention: Object.entries(attention).map(([measure, how]) => ({
        ...this.#place(person, measure),
        attention: how,
      })),
      notifications: events.flatMap(({ measure, room, kind, at, personal, read }) => {
        const where = parseRoomName(room);
        if (measure === undefined || !where || !isMeasureRoom(where)) return [];
        return [{ ...this.#place(person, measure), kind, room: where.kind, at: iso(at), personal, read }];
      }),
      sessionNotifications: events.flatMap(({ session, news, at, read }) => {
        if (session === undefined || news === undefined) return [];
        const isKnown = mayRead(person, { kind: "agenda", session, part: "public" });
        const title = isKnown ? (sittings.get(session)?.title ?? null) : null;
        return [{ session, title, news, at: iso(at), read }];
      }),
    };
  }

  async #deeds(person: string): Promise<PersonData["deeds"]> {
    const deeds: PersonData["deeds"] = [];
    let before: number | undefined;
    do {
      const page = await this.#sources.audit.find({ person }, AUDIT_PAGE, before);
      for (const { at, kind, by } of page.entries) deeds.push({ at, kind, byThem: by === person });
      before = page.next ?? undefined;
    } while (before !== undefined);
    return deeds;
  }

  async #fromMessages({
    id,
    email,
  }: PersonRecord): Promise<Pick<PersonData, "reports" | "contacts" | "handled">> {
    const found: Pick<PersonData, "reports" | "contacts" | "handled"> = {
      reports: [],
      contacts: [],
      handled: [],
    };
    for (const message of await this.#sources.messages.list(() => true)) {
      const { receivedAt, state, handledBy, handledAt } = message;
      if (handledBy === id && handledAt) found.handled.push({ message: message.id, at: handledAt });
      if (message.kind === "contact") {
        const { name, text } = message;
        if (message.email.toLowerCase() === email.toLowerCase())
          found.contacts.push({ receivedAt, name, text });
      } else if (message.by === id) {
        const { about, reason, remark } = message;
        const quote = about === null ? "" : about.type === "passage" ? about.anchor.quote : about.quote;
        found.reports.push({
          ...this.#place(id, message.measure),
          receivedAt,
          state,
          reason,
          quote,
          remark,
        });
      }
    }
    return found;
  }

  async #addMeasure(
    data: PersonData,
    person: string,
    facts: MeasureFacts,
    organisations: readonly string[],
  ): Promise<void> {
    const { rooms } = this.#sources;
    const place = this.#place(person, facts.id);
    for (const { to, by, at, reason } of facts.phaseHistory) {
      if (by === person) data.phases.push({ ...place, to, at, reason });
    }
    for (const { by, at, name } of this.#sources.versions.of(facts.id)) {
      if (by === person) data.versions.push({ ...place, at, name });
    }
    const measure = facts.id;
    for (const kind of ["draft", "record"] as const)
      await this.#addContribution(data, person, place, { kind, measure });
    const discussions = [
      { kind: "discussion", measure } as const,
      ...organisations.map((organisation) => ({ kind: "internal", measure, organisation }) as const),
    ];
    for (const room of discussions) {
      if (await this.#addContribution(data, person, place, room))
        await this.#addComments(data, person, place, room);
    }
    const { responsibilities } = await rooms.readLedger({ kind: "record", measure: facts.id });
    for (const { task, deadline, ...names } of responsibilities) {
      const named = names.person === person;
      const created = names.createdBy === person;
      const accepted = names.acceptedBy === person;
      if (named || created || accepted)
        data.responsibilities.push({ ...place, task, named, created, accepted, deadline });
    }
  }

  async #addComments(
    data: PersonData,
    person: string,
    place: Place,
    room: MeasureRoom & { kind: "discussion" | "internal" },
  ): Promise<void> {
    for (const thread of await this.#sources.rooms.readLedger(room)) {
      const { proposal } = thread;
      if (proposal?.author === person)
        data.comments.push({
          ...{ ...place, room: room.kind, thread: thread.id, comment: thread.id },
          passage: place.number === null ? null : plainText(proposal.original),
          ...{ createdAt: iso(proposal.createdAt), editedAt: null },
          ...{ body: plainText(proposal.replacement), deleted: proposal.withdrawn },
        });
      for (const comment of thread.comments) {
        if (comment.author !== person) continue;
        data.comments.push({
          ...place,
          room: room.kind,
          thread: thread.id,
          comment: comment.id,
          passage: place.number === null ? null : (thread.anchor?.quote ?? null),
          createdAt: iso(comment.createdAt),
          editedAt: isoOrNull(comment.editedAt),
          body: comment.body,
          deleted: comment.deleted,
        });
      }
    }
  }

  /** Counts a person's changes to a room; only rooms in which a client id is theirs are read. Whether there are any. */
  async #addContribution(
    data: PersonData,
    person: string,
    place: Place,
    room: MeasureRoom,
  ): Promise<boolean> {
    const { log } = this.#sources;
    const stream = roomName(room);
    const owners = await clientOwners(log, stream);
    if (![...owners.values()].includes(person)) return false;
    let count = 0;
    let first = 0;
    let last = 0;
    for await (const entry of log.read(stream)) {
      if (entry.person !== person) continue;
      count++;
      last = entry.receivedAt;
      if (count === 1) first = last;
    }
    if (count > 0)
      data.contributions.push({ ...place, room: room.kind, count, first: iso(first), last: iso(last) });
    return count > 0;
  }

  #place(person: string, measure: string): Place {
    const { access, plan } = this.#sources;
    const row = access(person, measure).role && plan.row(measure);
    return { measure, number: row?.number ?? null, title: row?.title ?? null };
  }
}
