import type { Deed } from "@querschnitt/shared/api/audit";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { z } from "zod";
import type { Append, UpdateLog } from "../storage/UpdateLog.ts";
import { DecisionRefused } from "./DecisionRefused.ts";
import { Journal } from "./Journal.ts";
import { clearOfPerson } from "./messageWords.ts";

/** Names that one measure has at most: beyond them nobody finds anything. */
const MOST_OF_MEASURE = 500;

const factShape = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("version-named"),
    version: z.string(),
    measure: z.string(),
    by: z.string(),
    /** ISO 8601 time: the moment that was named. */
    at: z.string(),
    /** Sequences of the rooms' last entries at that moment. */
    draft: z.number().int(),
    record: z.number().int(),
    /** Of the request, so that a retry names nothing twice. */
    idempotencyKey: z.string().optional(),
  }),
  z.object({ type: z.literal("version-renamed"), version: z.string(), by: z.string(), at: z.string() }),
  z.object({ type: z.literal("version-removed"), version: z.string(), by: z.string(), at: z.string() }),
]);
type VersionFact = z.infer<typeof factShape>;

/** A moment of a measure that somebody gave a name. */
export interface NamedVersion {
  id: string;
  measure: string;
  name: string;
  by: string;
  /** ISO 8601 time. */
  at: string;
  draft: number;
  record: number;
}

/** Where names stand beside the facts, where they can be changed and taken away: this and the version's id. */
const NAME = "name/";

export interface VersionsOptions {
  log: UpdateLog;
  /** Appends a fact and writes the deed that it is into the audit list, both or none. */
  record(append: Append, deed: Deed): Promise<void>;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** The versions of measures that have names: that a moment was named is a fact, its name stands beside. */
export class Versions {
  readonly #now: () => number;
  readonly #journal: Journal<VersionFact>;
  readonly #versions = new Map<string, NamedVersion>();
  readonly #byKey = new Map<string, string>();

  constructor({ log, record, now }: VersionsOptions) {
    this.#now = now;
    const append = (one: Append, fact: VersionFact) => record(one, this.#deedOf(fact));
    const apply = (fact: VersionFact): void => this.#apply(fact);
    this.#journal = new Journal(log, "journal/versions", factShape, apply, now, append);
  }

  /** Reads all facts and names. @throws StorageUnavailable */
  async load(): Promise<void> {
    await this.#journal.catchUp();
    for (const [key, name] of await this.#journal.beside(NAME)) {
      const version = this.#versions.get(key.slice(NAME.length));
      if (version) version.name = nameShape.parse(name).name;
    }
  }

  /** The versions of a measure, oldest first. */
  of(measure: string): NamedVersion[] {
    return [...this.#versions.values()].filter((version) => version.measure === measure);
  }

  /** A version of a measure; undefined if it has none of this id. */
  get(measure: string, id: string): NamedVersion | undefined {
    const version = this.#versions.get(id);
    return version?.measure === measure ? version : undefined;
  }

  /**
   * Names the present moment of a measure, at which its rooms are so far. The same request sent again names nothing more.
   * @throws DecisionRefused if the measure has too many; StorageUnavailable
   */
  async name(
    by: string,
    measure: string,
    name: string,
    rooms: { draft: number; record: number },
    idempotencyKey?: string,
  ): Promise<NamedVersion> {
    const id = newId();
    const known = (): NamedVersion | undefined =>
      this.#versions.get(this.#byKey.get(idempotencyKey ?? "") ?? "");
    try {
      await this.#journal.decide(
        by,
        () => {
          if (known()) throw new AlreadyNamed();
          if (this.of(measure).length >= MOST_OF_MEASURE)
            throw new DecisionRefused("conflict", `A measure has at most ${MOST_OF_MEASURE} named versions.`);
          const fact = {
            type: "version-named",
            version: id,
            measure,
            by,
            at: this.#time(),
            ...rooms,
          } as const;
          return { ...fact, ...(idempotencyKey !== undefined && { idempotencyKey }) };
        },
        () => ({ [NAME + id]: { name } }),
      );
    } catch (error) {
      const before = known();
      if (error instanceof AlreadyNamed && before) return before;
      throw error;
    }
    const version = this.#versions.get(id) as NamedVersion;
    version.name = name;
    return version;
  }

  /** Gives a version another name. @throws DecisionRefused if it is gone; StorageUnavailable */
  async rename(by: string, id: string, name: string): Promise<NamedVersion> {
    await this.#journal.decide(
      by,
      () => {
        this.#standing(id);
        return { type: "version-renamed", version: id, by, at: this.#time() };
      },
      () => ({ [NAME + id]: { name } }),
    );
    const version = this.#standing(id);
    version.name = name;
    return version;
  }

  /** Takes a version's name away; the moment itself stays. @throws DecisionRefused if it is gone; StorageUnavailable */
  async remove(by: string, id: string): Promise<void> {
    await this.#journal.decide(
      by,
      () => {
        this.#standing(id);
        return { type: "version-removed", version: id, by, at: this.#time() };
      },
      () => ({ [NAME + id]: null }),
    );
  }

  /** Puts a pseudonym in the place of a person's name and address in all names. @throws StorageUnavailable */
  async forget(person: { name: string; email: string }, pseudonym: string): Promise<void> {
    const cleaned = new Map<NamedVersion, string>();
    await this.#journal.setBeside(async () => {
      for (const version of this.#versions.values()) {
        const name = clearOfPerson(version.name, person, pseudonym);
        if (name !== version.name) cleaned.set(version, name);
      }
      return Object.fromEntries(Array.from(cleaned, ([{ id }, name]) => [NAME + id, { name }]));
    });
    for (const [version, name] of cleaned) version.name = name;
  }

  #standing(id: string): NamedVersion {
    const version = this.#versions.get(id);
    if (!version) throw new DecisionRefused("not-found", "There is no such version.");
    return version;
  }

  /** ISO 8601. */
  #time(): string {
    return new Date(this.#now()).toISOString();
  }

  #apply(fact: VersionFact): void {
    if (fact.type === "version-named") {
      const { version: id, measure, by, at, draft, record, idempotencyKey } = fact;
      this.#versions.set(id, { id, measure, name: "", by, at, draft, record });
      if (idempotencyKey !== undefined) this.#byKey.set(idempotencyKey, id);
    } else if (fact.type === "version-removed") this.#versions.delete(fact.version);
  }

  /** A fact as the audit list tells it: without the name, which is text. */
  #deedOf(fact: VersionFact): Deed {
    const { type: kind, by } = fact;
    const measure = fact.type === "version-named" ? fact.measure : this.#versions.get(fact.version)?.measure;
    return { kind, by, ...(measure !== undefined && { measure }) };
  }
}

const nameShape = z.object({ name: z.string() });

/** The same request has named a version before. */
class AlreadyNamed extends Error {}
