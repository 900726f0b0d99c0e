import { hasComments, proposerIn, writersIn } from "@querschnitt/shared/documents/discussion";
import {
  isLedgerRoom,
  isMeasureRoom,
  type LedgerKind,
  type Room,
  roomName,
} from "@querschnitt/shared/protocol/roomNames";
import type { Logger } from "pino";
import type * as Y from "yjs";
import type { DirectoryAuthority } from "../identity/DirectoryAuthority.ts";
import type { DirectoryIndex } from "../identity/DirectoryIndex.ts";
import type { MeasureFacts, Measures } from "../process/Measures.ts";
import type { Plan } from "../process/Plan.ts";
import type { Directory } from "../storage/Directory.ts";
import type { UpdateLog } from "../storage/UpdateLog.ts";
import type { WrittenEntry } from "../sync/RoomObserver.ts";
import { Backlog } from "./Backlog.ts";
import { cityDay } from "./cityTime.ts";
import { concernedBy } from "./concernedBy.ts";
import { DirectoryMembers } from "./DirectoryMembers.ts";
import { deadlineEvents, type Reminded, remindedShape } from "./events/deadlineEvents.ts";
import { discussionEvents } from "./events/discussionEvents.ts";
import type { EventRule } from "./events/EventContext.ts";
import { type KnownRoles, knownRolesShape, phaseEvents, roleEvents } from "./events/measureEvents.ts";
import { responsibilityEvents } from "./events/responsibilityEvents.ts";
import type { Finds } from "./Finds.ts";
import { type Inbox, withRead } from "./Inbox.ts";
import type { Inboxes } from "./Inboxes.ts";
import { BEGUN_KEY, endsOf, LookedAt, phasesOf } from "./LookedAt.ts";
import { type MeasureLedger, readMissedChanges, watchedRooms } from "./missedChanges.ts";
import type { Consequences } from "./NotificationEvent.ts";
import { decodeJson, encodeJson } from "./storedJson.ts";

/** What each kind of ledger may have news of; a further kind of room or event is one line here. */
const rules: Partial<Record<LedgerKind, EventRule>> = {
  discussion: discussionEvents,
  internal: discussionEvents,
  record: responsibilityEvents,
};

/** Milliseconds after which measures are tried again in which nothing could be looked for. */
const RETRY_MILLISECONDS = 60_000;
/** Milliseconds between two looks at the calendar. */
const CALENDAR_MILLISECONDS = 60_000;
/** Milliseconds after which it is stored that nothing was found in what was looked at. */
const SAVE_MILLISECONDS = 10_000;

const REMINDED_KEY = "reminded";
const ROLES_KEY = "roles";

export interface EventWatchOptions {
  log: UpdateLog;
  inboxes: Inboxes;
  lookedAt: LookedAt;
  finds: Finds;
  directory: Directory;
  index: DirectoryIndex;
  authority: Pick<DirectoryAuthority, "measureAccess">;
  plan: Plan;
  measures: Pick<Measures, "all" | "get">;
  logger: Logger;
  now(): number;
}

/**
 * Finds what people are to be told of: in rooms, in facts, in rights and in the calendar. How far it has looked is
 * stored together with what it found, so that after a crash it goes on where it was.
 */
export class EventWatch {
  readonly #options: EventWatchOptions;
  readonly #members: DirectoryMembers;
  readonly #lookedAt: LookedAt;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #finds: Finds;
  #reminded: Reminded = {};
  #roles: KnownRoles = {};
  #rolesVersion = -1;
  #stopListening: () => void = () => {};
  #backlog: Backlog;
  #catchingUp: Promise<void> = Promise.resolve();
  #isReady = false;

  constructor(options: EventWatchOptions) {
    this.#options = options;
    this.#members = new DirectoryMembers(options.index, options.inboxes);
    this.#lookedAt = options.lookedAt;
    this.#finds = options.finds;
    this.#backlog = new Backlog([], options.logger);
  }

  /**
   * Begins to look. What happened unseen before is left to `catchUp`: it takes time, and nobody has to wait for it.
   * @throws StorageUnavailable
   */
  async start(): Promise<void> {
    const { inboxes, directory, measures, logger } = this.#options;
    const stored = async (key: string) => (await inboxes.state(key)).get(key) ?? encodeJson({});
    this.#lookedAt.load(await inboxes.state(BEGUN_KEY));
    this.#reminded = remindedShape.parse(decodeJson(await stored(REMINDED_KEY)));
    this.#roles = knownRolesShape.parse(decodeJson(await stored(ROLES_KEY)));
    if (this.#lookedAt.hasBegun) this.#backlog = new Backlog(measures.all(), logger);
    else await this.#begin();
    this.#isReady = true;
    this.#lookAtRoles();
    this.lookAtCalendar();
    this.#stopListening = directory.subscribe(() => this.#lookAtRoles());
    this.#every(CALENDAR_MILLISECONDS, () => this.lookAtCalendar());
    this.#every(SAVE_MILLISECONDS, () => this.#save());
  }

  /** Looks for what happened before the start, in the background and again where it fails. To be called once, after it. */
  catchUp(): void {
    const work = (): void => {
      this.#catchingUp = this.#catchingUp.then(() => this.#backlog.workOff((one) => this.#catchUpOn(one)));
    };
    work();
    this.#every(RETRY_MILLISECONDS, work);
  }

  /** Entries of a room are on disk. */
  onFlushed(room: Room, entries: readonly WrittenEntry[], doc: Y.Doc | undefined): void {
    if (!this.#isReady || !doc) return;
    if (room.kind === "marks") this.#threadsRead(room.person, entries);
    else if (isMeasureRoom(room) && isLedgerRoom(room) && !this.#backlog.takes(room.measure))
      this.#look(room, entries, doc);
  }

  /** Something was decided about a measure. */
  onFact(facts: MeasureFacts): void {
    if (!this.#isReady || facts.phaseHistory.length === 1 || this.#backlog.takes(facts.id)) return;
    this.#finds.inBackground(this.#lookAtPhases(facts));
  }

  /** Looks whether a deadline is near or has passed. */
  lookAtCalendar(): void {
    const { plan, now } = this.#options;
    this.#finds.record(() => {
      const at = now();
      const context = { today: cityDay(at), at, members: this.#members };
      const { tell, reminded } = deadlineEvents(plan.commitments(), this.#reminded, context);
      if (same(reminded, this.#reminded)) return { tell: [], takeBack: [] };
      return {
        tell,
        takeBack: [],
        state: { [REMINDED_KEY]: encodeJson(reminded) },
        onStored: () => {
          this.#reminded = reminded;
        },
      };
    });
  }

  /** Resolves once everything found so far is stored, and what happened before the start, if that is looked for. */
  async settled(): Promise<void> {
    await this.#catchingUp;
    await this.#finds.settled();
  }

  async close(): Promise<void> {
    this.#isReady = false;
    this.#backlog.stop();
    this.#stopListening();
    for (const timer of this.#timers) clearInterval(timer);
    this.#options.inboxes.stopTrying();
    await this.settled();
    this.#save();
    await this.settled();
  }

  /** Before the first look everything is old: nobody is told of a workspace's whole past. */
  async #begin(): Promise<void> {
    const { log, measures, directory, plan, inboxes, now } = this.#options;
    const rooms = Array.from(measures.all(), ({ id }) => this.#roomsOf(id).map(roomName)).flat();
    const ends = await endsOf(log, rooms);
    for (const [index, room] of rooms.entries()) this.#lookedAt.advance(room, ends[index] ?? 0);
    for (const { id, phaseHistory } of measures.all()) {
      this.#lookedAt.advance(phasesOf(id), phaseHistory.length);
    }
    this.#roles = structuredClone(directory.current().measureRoles);
    const context = { today: cityDay(now()), at: now(), members: this.#members };
    this.#reminded = deadlineEvents(plan.commitments(), {}, context).reminded;
    const state = { [REMINDED_KEY]: encodeJson(this.#reminded), [ROLES_KEY]: encodeJson(this.#roles) };
    this.#finds.record(() => ({ tell: [], takeBack: [], state }), true);
    await inboxes.settled();
  }

  /** Reads what stands in the log of a measure and was not looked at when the server ended. */
  async #catchUpOn(measure: string): Promise<void> {
    const { log, measures, inboxes } = this.#options;
    this.#lookedAt.load(await inboxes.state(LookedAt.keyPrefix(`measure/${measure}/`)));
    const rooms = this.#roomsOf(measure);
    const ends = await endsOf(log, rooms.map(roomName));
    for (const [index, room] of rooms.entries()) {
      const seen = this.#lookedAt.of(roomName(room));
      if ((ends[index] ?? 0) <= seen) continue;
      await readMissedChanges(log, room, seen, (entry, doc) => this.#look(room, [entry], doc));
    }
    const facts = measures.get(measure);
    if (facts && facts.phaseHistory.length > Math.max(1, this.#lookedAt.of(phasesOf(measure))))
      await this.#lookAtPhases(facts);
  }

  #roomsOf(measure: string): MeasureLedger[] {
    return watchedRooms(measure, this.#options.index.data.organisations);
  }

  #look(room: MeasureLedger, entries: readonly WrittenEntry[], doc: Y.Doc): void {
    const rule = rules[room.kind];
    const name = roomName(room);
    const found: Consequences = { tell: [], takeBack: [] };
    for (const { sequence, person, receivedAt, changes } of entries) {
      if (!rule) continue;
      const context = {
        measure: room.measure,
        room: name,
        sequence,
        by: person,
        at: receivedAt,
        writersIn: (thread: string) => writersIn(doc, thread),
        hasComments: (thread: string) => hasComments(doc, thread),
        proposerIn: (thread: string) => proposerIn(doc, thread),
        members: this.#members,
      };
      for (const change of changes) {
        const { tell, takeBack } = rule(change, context);
        found.tell.push(...tell);
        found.takeBack.push(...takeBack);
      }
    }
    const end = entries.at(-1)?.sequence ?? 0;
    this.#finds.record(() => {
      this.#lookedAt.advance(name, end);
      return found;
    });
  }

  async #lookAtPhases(facts: MeasureFacts): Promise<void> {
    const { log, plan } = this.#options;
    const source = phasesOf(facts.id);
    const concerned = await concernedBy(facts.id, { log, plan, members: this.#members });
    let seen: number | undefined;
    this.#finds.record(() => {
      // When storing is tried again, this has been looked at already, but nobody was told.
      seen ??= this.#lookedAt.of(source);
      this.#lookedAt.advance(source, facts.phaseHistory.length);
      return { tell: phaseEvents(facts, seen, concerned), takeBack: [] };
    });
  }

  #lookAtRoles(): void {
    const { directory, index, authority, now } = this.#options;
    if (index.visibleVersion === this.#rolesVersion) return;
    this.#rolesVersion = index.visibleVersion;
    this.#finds.record(() => {
      const roles = structuredClone(directory.current().measureRoles);
      if (same(roles, this.#roles)) return { tell: [], takeBack: [] };
      const access = (person: string, measure: string) => authority.measureAccess(person, measure);
      return {
        tell: roleEvents(this.#roles, roles, access, now()),
        takeBack: [],
        state: { [ROLES_KEY]: encodeJson(roles) },
        onStored: () => {
          this.#roles = roles;
        },
      };
    });
  }

  /** Whoever has read a thread on its measure has read what they were told of it. */
  #threadsRead(person: string, entries: readonly WrittenEntry[]): void {
    const upTo = new Map(
      entries.flatMap(({ changes }) => changes.map(({ entry, after }) => [entry, Number(after)] as const)),
    );
    const read = (inbox: Inbox): Inbox =>
      withRead(
        inbox,
        ({ thread, writtenAt }) => thread !== undefined && (writtenAt ?? 0) <= (upTo.get(thread) ?? -1),
      );
    const mark = () => this.#options.inboxes.record(() => ({ change: new Map([[person, read]]) }));
    // They may have read what they are told of only when the backlog is worked off.
    this.#finds.inBackground(this.#backlog.allHadTheirTurn.then(mark));
  }

  #save(): void {
    this.#finds.record(() => ({ tell: [], takeBack: [] }), true);
  }

  #every(milliseconds: number, work: () => void): void {
    const timer = setInterval(work, milliseconds);
    timer.unref();
    this.#timers.push(timer);
  }
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
