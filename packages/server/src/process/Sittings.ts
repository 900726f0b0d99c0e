import type { Deed } from "@querschnitt/shared/api/audit";
import type {
  Invited,
  NewSession,
  Seal,
  SessionDetails,
  SessionFacts,
} from "@querschnitt/shared/api/sittings";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { isSealed, type SessionState, statesAfter } from "@querschnitt/shared/policy/sessions";
import type { Append, UpdateLog } from "../storage/UpdateLog.ts";
import { DecisionRefused } from "./DecisionRefused.ts";
import { type Beside, Journal } from "./Journal.ts";
import { changedBy } from "./sittingChanges.ts";
import { deedOf, detailsOf, factShape, type SessionFact, type SittingChange } from "./sittingFacts.ts";
import { invitationMails, mailsTo, type SessionMail, sessionMailShape } from "./sittingMails.ts";

export interface SittingsOptions {
  log: UpdateLog;
  /** Writes the regular items into the agenda of a session that is about to come into being. */
  writeRooms(session: string, approves: string | null): Promise<void>;
  /** Appends a fact and writes the deed that it is into the audit list, both or none. */
  record?(append: Append, deed: Deed): Promise<void>;
  /** The content hashes of what was recorded, as it is on disk with all that was admitted before. */
  hashMinutes(session: string): Promise<Seal>;
  /** Whether there is anybody to hand e-mails to: else none is kept, to go out long after. */
  sendsMail: boolean;
  /** Milliseconds since the epoch. */
  now?(): number;
}

/** Who makes the facts that nobody decides. */
const SERVER = "server";

/** The sessions of working groups: what is decided about each, as opposed to what is written in its rooms. */
export class Sittings {
  readonly #options: SittingsOptions;
  readonly #journal: Journal<SessionFact>;
  readonly #now: () => number;
  readonly #sessions = new Map<string, SessionFacts>();
  readonly #byKey = new Map<string, string>();
  readonly #creating = new Map<string, Promise<string>>();
  readonly #listeners = new Set<(change: SittingChange) => void>();

  constructor(options: SittingsOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    const { log, record } = options;
    const append = async (one: Append, fact: SessionFact): Promise<unknown> => {
      const deed = record && deedOf(fact);
      return deed ? record(one, deed) : log.append([one]);
    };
    const apply = (fact: SessionFact): void => this.#apply(fact);
    this.#journal = new Journal(log, "journal/sittings", factShape, apply, this.#now, append);
  }

  /** Reads all facts. @throws StorageUnavailable */
  load(): Promise<void> {
    return this.#journal.catchUp();
  }

  /** Calls back after every fact, when loading too; returns how to stop. */
  subscribe(listener: (change: SittingChange) => void): () => void {
    const own = (change: SittingChange): void => listener(change);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  all(): Iterable<SessionFacts> {
    return this.#sessions.values();
  }

  get(session: string): SessionFacts | undefined {
    return this.#sessions.get(session);
  }

  /** The sessions of a group before a moment that were not cancelled, the latest first. */
  before(workingGroup: string, start: string): SessionFacts[] {
    return [...this.#sessions.values()]
      .filter((one) => one.workingGroup === workingGroup && one.start < start && one.state !== "cancelled")
      .sort((one, other) => (one.start < other.start ? 1 : -1));
  }

  /**
   * Creates a session and answers its id. Its agenda is written before the fact is: a crash in between leaves a room that
   * nobody can reach.
   * @throws UpdateRefused, StorageUnavailable
   */
  create(
    by: string,
    session: NewSession,
    people: readonly Invited[],
    idempotencyKey?: string,
  ): Promise<string> {
    const known = idempotencyKey && (this.#byKey.get(idempotencyKey) ?? this.#creating.get(idempotencyKey));
    if (known) return Promise.resolve(known);
    const creating = this.#create(by, session, people, idempotencyKey);
    if (idempotencyKey === undefined) return creating;
    this.#creating.set(idempotencyKey, creating);
    return creating.finally(() => this.#creating.delete(idempotencyKey));
  }

  /** Changes what is said about a session. @throws DecisionRefused, StorageUnavailable */
  async change(by: string, session: string, revision: number, said: SessionDetails): Promise<void> {
    const type = "sitting-changed";
    await this.#decide(by, session, revision, (at) => ({ type, session, by, at, ...detailsOf(said) }));
  }

  /** Says who is invited, all of them at once. @throws DecisionRefused, StorageUnavailable */
  async invite(by: string, session: string, revision: number, people: readonly Invited[]): Promise<void> {
    const once = [...new Map(people.map((one) => [one.person, one])).values()];
    await this.#decide(by, session, revision, (at) => ({
      type: "sitting-invited-set",
      ...{ session, by, at },
      invited: once,
    }));
  }

  /**
   * Says that everybody who is invited gets an e-mail now, and those who are not any more another one.
   * @throws DecisionRefused, StorageUnavailable
   */
  async sendInvitations(by: string, session: string, revision: number): Promise<void> {
    let mails: Beside = {};
    const decide = (at: string): SessionFact => {
      const { state, invited, invitation } = this.#known(session);
      if (state !== "preparation" && state !== "invited")
        throw new DecisionRefused("conflict", `A session that is ${state} has nobody invited any more.`);
      const to = invited.map(({ person }) => person);
      const withdrawn = (invitation?.to ?? []).filter((person) => !to.includes(person));
      const sequence = (invitation?.sequence ?? -1) + 1;
      mails = invitationMails(session, sequence, to, withdrawn);
      return { type: "sitting-invitations-sent", ...{ session, by, at, sequence, to, withdrawn } };
    };
    await this.#decide(by, session, revision, decide, () => (this.#options.sendsMail ? mails : {}));
  }

  /** E-mails about sessions that are still to be sent, by their keys. @throws StorageUnavailable */
  async unsent(): Promise<Map<string, SessionMail>> {
    const found = await this.#journal.beside("mail/");
    return new Map(
      [...found].flatMap(([key, value]) => {
        const mail = sessionMailShape.safeParse(value).data;
        return mail ? [[key, mail]] : [];
      }),
    );
  }

  /** Forgets an e-mail that is on its way, unless there is a newer one to the same person. @throws StorageUnavailable */
  settle(key: string, { sequence }: SessionMail): Promise<void> {
    return this.#journal.setBeside(async () =>
      (await this.unsent()).get(key)?.sequence === sequence ? { [key]: null } : {},
    );
  }

  /** Moves a session on; those who were invited to one that is cancelled get an e-mail. @throws DecisionRefused, StorageUnavailable */
  async move(by: string, session: string, from: SessionState, to: SessionState): Promise<void> {
    const mails = (): Beside => {
      const invitation = this.#sessions.get(session)?.invitation;
      return to === "cancelled" && invitation && this.#options.sendsMail
        ? mailsTo(invitation.to, session, invitation.sequence + 1, "CANCEL")
        : {};
    };
    const decide = (): SessionFact => {
      const facts = this.#known(session);
      if (facts.state !== from)
        throw new DecisionRefused(
          "conflict",
          `Somebody else moved the session meanwhile; it is ${facts.state}.`,
        );
      if (!statesAfter(from).includes(to))
        throw new DecisionRefused("conflict", `A session does not go from ${from} to ${to}.`);
      return { type: "sitting-moved", session, from, to, by, at: this.#time() };
    };
    await this.#journal.decide(by, decide, mails);
  }

  /**
   * Makes the minutes final: from this fact on nobody writes in the session's rooms, and only then is the hash worked out.
   * @throws DecisionRefused, StorageUnavailable
   */
  async closeMinutes(by: string, session: string, revision: number): Promise<void> {
    await this.#decide(by, session, revision, (at) => {
      const { state } = this.#known(session);
      if (state !== "minutes-open")
        throw new DecisionRefused("conflict", `The minutes of a session that is ${state} cannot be closed.`);
      return { type: "sitting-minutes-closed", session, by, at };
    });
    await this.#seal(session);
  }

  /** Works out the hashes that are missing because the server stopped before it had them. @throws StorageUnavailable */
  async sealAll(): Promise<void> {
    for (const { id, closing } of [...this.#sessions.values()])
      if (closing?.seal === null) await this.#seal(id);
  }

  /**
   * Says that minutes were approved under an item of a later session; saying it again changes nothing.
   * @throws DecisionRefused, StorageUnavailable
   */
  async approveMinutes(by: string, session: string, where: { session: string; item: string }): Promise<void> {
    const isDone = (): boolean => {
      const known = this.#known(session).approval;
      return known?.session === where.session && known.item === where.item;
    };
    if (isDone()) return;
    const decide = (): SessionFact => {
      const { state } = this.#known(session);
      if (state !== "minutes-closed")
        throw new DecisionRefused(
          "conflict",
          `Minutes are approved once, when they are closed; they are ${state}.`,
        );
      const [at, item] = [this.#time(), where.item];
      return { type: "sitting-minutes-approved", session, by, at, in: where.session, item };
    };
    await this.#journal.decide(by, decide).catch((error: unknown) => {
      if (!isDone()) throw error;
    });
  }

  async #seal(session: string): Promise<void> {
    const seal = await this.#options.hashMinutes(session);
    await this.#journal.decide(SERVER, () => ({
      type: "sitting-sealed",
      ...{ session, by: SERVER, at: this.#time(), seal },
    }));
  }

  async #create(
    by: string,
    { workingGroup, ...said }: NewSession,
    people: readonly Invited[],
    idempotencyKey: string | undefined,
  ): Promise<string> {
    const session = newId();
    await this.#options.writeRooms(session, this.before(workingGroup, said.start)[0]?.id ?? null);
    await this.#journal.decide(by, () => ({
      type: "sitting-created",
      ...{ session, by, at: this.#time(), workingGroup },
      ...detailsOf(said),
      invited: [...people],
      idempotencyKey,
    }));
    return session;
  }

  async #decide(
    by: string,
    session: string,
    revision: number,
    fact: (at: string) => SessionFact,
    beside?: () => Beside,
  ): Promise<void> {
    await this.#journal.decide(
      by,
      () => {
        const facts = this.#known(session);
        if (isSealed(facts.state))
          throw new DecisionRefused("conflict", "The session is over and stays as it is.");
        if (facts.revision !== revision)
          throw new DecisionRefused("conflict", "Somebody else changed the session meanwhile.");
        return fact(this.#time());
      },
      beside,
    );
  }

  #known(session: string): SessionFacts {
    const facts = this.#sessions.get(session);
    if (!facts) throw new DecisionRefused("not-found", "There is no such session.");
    return facts;
  }

  /** ISO 8601. */
  #time(): string {
    return new Date(this.#now()).toISOString();
  }

  #apply(fact: SessionFact): void {
    const { session: id, by, at } = fact;
    const before = this.#sessions.get(id);
    if (fact.type === "sitting-created") {
      const { workingGroup, by: createdBy, at: createdAt } = fact;
      if (fact.idempotencyKey !== undefined) this.#byKey.set(fact.idempotencyKey, id);
      const begun = {
        state: "preparation" as const,
        ...{ invited: fact.invited, invitation: null, closing: null, approval: null, revision: 1 },
      };
      this.#sessions.set(id, { id, workingGroup, ...detailsOf(fact), ...begun, createdBy, createdAt });
    } else {
      if (!before) return;
      this.#sessions.set(id, { ...before, ...changedBy(fact, before), revision: before.revision + 1 });
    }
    const after = this.#sessions.get(id) as SessionFacts;
    for (const listener of [...this.#listeners]) listener({ before, after, by, at });
  }
}
