import type { Deed } from "@querschnitt/shared/api/audit";
import type { Invited, NewSession, SessionDetails, SessionFacts } from "@querschnitt/shared/api/sittings";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { isSealed, type SessionState, sessionStates, statesAfter } from "@querschnitt/shared/policy/sessions";
import { z } from "zod";
import type { Append, UpdateLog } from "../storage/UpdateLog.ts";
import { DecisionRefused } from "./DecisionRefused.ts";
import { Journal } from "./Journal.ts";

const details = {
  title: z.string(),
  place: z.string(),
  start: z.string(),
  end: z.string(),
  chair: z.string().nullable(),
  secretary: z.string().nullable(),
};
const invited = z.array(z.object({ person: z.string(), closed: z.boolean(), voting: z.boolean() }));
const made = { session: z.string(), by: z.string(), at: z.string() };

const factShape = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("sitting-created"),
    ...made,
    ...details,
    workingGroup: z.string(),
    invited,
    /** Of the request, so that a retry creates nothing more. */
    idempotencyKey: z.string().optional(),
  }),
  z.object({ type: z.literal("sitting-changed"), ...made, ...details }),
  z.object({ type: z.literal("sitting-invited-set"), ...made, invited }),
  z.object({
    type: z.literal("sitting-moved"),
    ...made,
    from: z.enum(sessionStates),
    to: z.enum(sessionStates),
  }),
]);
type SessionFact = z.infer<typeof factShape>;

export interface SittingsOptions {
  log: UpdateLog;
  /** Writes the regular items into the agenda of a session that is about to come into being. */
  writeRooms(session: string, approves: string | null): Promise<void>;
  /** Appends a fact and writes the deed that it is into the audit list, both or none. */
  record?(append: Append, deed: Deed): Promise<void>;
  /** Milliseconds since the epoch. */
  now?(): number;
}

/** The sessions of working groups: what is decided about each, as opposed to what is written in its rooms. */
export class Sittings {
  readonly #options: SittingsOptions;
  readonly #journal: Journal<SessionFact>;
  readonly #now: () => number;
  readonly #sessions = new Map<string, SessionFacts>();
  readonly #byKey = new Map<string, string>();
  readonly #creating = new Map<string, Promise<string>>();
  readonly #listeners = new Set<() => void>();

  constructor(options: SittingsOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    const { log, record } = options;
    const append = record && ((one: Append, fact: SessionFact) => record(one, deedOf(fact)));
    const apply = (fact: SessionFact): void => this.#apply(fact);
    this.#journal = new Journal(log, "journal/sittings", factShape, apply, this.#now, append);
  }

  /** Reads all facts. @throws StorageUnavailable */
  load(): Promise<void> {
    return this.#journal.catchUp();
  }

  /** Calls back after every fact; returns how to stop. */
  subscribe(listener: () => void): () => void {
    const own = (): void => listener();
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  all(): Iterable<SessionFacts> {
    return this.#sessions.values();
  }

  get(session: string): SessionFacts | undefined {
    return this.#sessions.get(session);
  }

  /** The last session of a group before one begins that was held; undefined if there is none. */
  before(workingGroup: string, start: string): SessionFacts | undefined {
    return [...this.#sessions.values()]
      .filter((one) => one.workingGroup === workingGroup && one.start < start && one.state !== "cancelled")
      .sort((one, other) => (one.start < other.start ? 1 : -1))[0];
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
    await this.#decide(by, session, revision, (at) => ({
      type: "sitting-changed",
      ...{ session, by, at },
      ...detailsOf(said),
    }));
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

  /** Moves a session on. @throws DecisionRefused, StorageUnavailable */
  async move(by: string, session: string, from: SessionState, to: SessionState): Promise<void> {
    await this.#journal.decide(by, () => {
      const facts = this.#known(session);
      if (facts.state !== from)
        throw new DecisionRefused(
          "conflict",
          `Somebody else moved the session meanwhile; it is ${facts.state}.`,
        );
      if (!statesAfter(from).includes(to))
        throw new DecisionRefused("conflict", `A session does not go from ${from} to ${to}.`);
      return { type: "sitting-moved", session, from, to, by, at: this.#time() };
    });
  }

  async #create(
    by: string,
    { workingGroup, ...said }: NewSession,
    people: readonly Invited[],
    idempotencyKey: string | undefined,
  ): Promise<string> {
    const session = newId();
    await this.#options.writeRooms(session, this.before(workingGroup, said.start)?.id ?? null);
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
  ): Promise<void> {
    await this.#journal.decide(by, () => {
      const facts = this.#known(session);
      if (isSealed(facts.state))
        throw new DecisionRefused("conflict", "The session is over and stays as it is.");
      if (facts.revision !== revision)
        throw new DecisionRefused("conflict", "Somebody else changed the session meanwhile.");
      return fact(this.#time());
    });
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
    const { session: id } = fact;
    if (fact.type === "sitting-created") {
      const { workingGroup, by: createdBy, at: createdAt } = fact;
      if (fact.idempotencyKey !== undefined) this.#byKey.set(fact.idempotencyKey, id);
      const begun = { state: "preparation", invited: fact.invited, revision: 1 } as const;
      this.#sessions.set(id, { id, workingGroup, ...detailsOf(fact), ...begun, createdBy, createdAt });
    } else {
      const facts = this.#sessions.get(id);
      if (!facts) return;
      const changed =
        fact.type === "sitting-changed"
          ? detailsOf(fact)
          : fact.type === "sitting-moved"
            ? { state: fact.to }
            : { invited: fact.invited };
      this.#sessions.set(id, { ...facts, ...changed, revision: facts.revision + 1 });
    }
    for (const listener of [...this.#listeners]) listener();
  }
}

function detailsOf({ title, place, start, end, chair, secretary }: SessionDetails): SessionDetails {
  return { title, place, start, end, chair, secretary };
}

/** A fact as the audit list tells it: words about a session stand with the session only. */
function deedOf(fact: SessionFact): Deed {
  const { type: kind, by, session: sitting } = fact;
  switch (fact.type) {
    case "sitting-created":
      return { kind: fact.type, by, sitting, group: fact.workingGroup };
    case "sitting-moved":
      return { kind: fact.type, by, sitting, before: { state: fact.from }, after: { state: fact.to } };
    case "sitting-invited-set":
      return {
        kind: fact.type,
        by,
        sitting,
        after: {
          invited: fact.invited.map(({ person }) => person),
          nonPublic: fact.invited.filter(({ closed }) => closed).map(({ person }) => person),
        },
      };
    default:
      return { kind, by, sitting };
  }
}
