import type { Deed } from "@querschnitt/shared/api/audit";
import type { MovedPhase, NewMeasure, PhaseMove } from "@querschnitt/shared/api/measures";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { type Phase, phases, phasesAfter } from "@querschnitt/shared/policy/phases";
import { z } from "zod";
import type { Append, UpdateLog } from "../storage/UpdateLog.ts";
import { DecisionRefused } from "./DecisionRefused.ts";
import { Journal } from "./Journal.ts";

const factShape = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("measure-created"),
    measure: z.string(),
    number: z.string(),
    workingGroup: z.string(),
    by: z.string(),
    /** ISO 8601 time. */
    at: z.string(),
    /** Of the request, so that a retry creates nothing more. */
    idempotencyKey: z.string().optional(),
  }),
  z.object({
    type: z.literal("phase-moved"),
    measure: z.string(),
    from: z.enum(phases),
    to: z.enum(phases),
    by: z.string(),
    at: z.string(),
    reason: z.string(),
  }),
]);
type MeasureFact = z.infer<typeof factShape>;

/** What is decided about a measure, as opposed to what is written in its rooms. */
export interface MeasureFacts {
  id: string;
  number: string;
  workingGroup: string;
  phase: Phase;
  /** Oldest first; the first one is the measure's creation. */
  phaseHistory: MovedPhase[];
}

export interface MeasuresOptions {
  log: UpdateLog;
  /** Letters before the numbers of a working group's measures. */
  prefixOf(workingGroup: string): string | undefined;
  /** Writes template and title into the rooms of a measure that is about to come into being. */
  writeRooms(measure: string, content: NewMeasure): Promise<void>;
  /** Appends a fact and writes the deed that it is into the audit list, both or none. */
  record?(append: Append, deed: Deed): Promise<void>;
  /** Milliseconds since the epoch. */
  now?(): number;
  /** Called when a fact about a measure is durable, and for each fact read at the start. */
  onFact(measure: MeasureFacts): void;
}

/** The measures there are, their numbers and phases. */
export class Measures {
  readonly #options: MeasuresOptions;
  readonly #journal: Journal<MeasureFact>;
  readonly #now: () => number;
  readonly #measures = new Map<string, MeasureFacts>();
  readonly #lastNumbers = new Map<string, number>();
  readonly #byKey = new Map<string, string>();
  readonly #creating = new Map<string, Promise<string>>();

  constructor(options: MeasuresOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    const apply = (fact: MeasureFact): void => this.#apply(fact);
    const { log, record } = options;
    const append = record && ((one: Append, fact: MeasureFact) => record(one, deedOf(fact)));
    this.#journal = new Journal(log, "journal/measures", factShape, apply, this.#now, append);
  }

  /** Reads all facts. @throws StorageUnavailable */
  load(): Promise<void> {
    return this.#journal.catchUp();
  }

  /** The facts of every measure. */
  all(): Iterable<MeasureFacts> {
    return this.#measures.values();
  }

  /** The facts of a measure; undefined if there is none with this id. */
  get(measure: string): MeasureFacts | undefined {
    return this.#measures.get(measure);
  }

  /** The working group of a measure; undefined if there is no such measure. */
  workingGroupOf(measure: string): string | undefined {
    return this.#measures.get(measure)?.workingGroup;
  }

  /**
   * Creates a measure and answers its id. Its rooms are written before the fact is: a crash in between leaves rooms
   * that nobody can reach, never a measure without them.
   * @throws UpdateRefused, StorageUnavailable
   */
  async create(by: string, content: NewMeasure, idempotencyKey?: string): Promise<string> {
    if (idempotencyKey === undefined) return this.#create(by, content, undefined);
    const known = this.#byKey.get(idempotencyKey) ?? this.#creating.get(idempotencyKey);
    if (known !== undefined) return known;
    const creating = this.#create(by, content, idempotencyKey).finally(() =>
      this.#creating.delete(idempotencyKey),
    );
    this.#creating.set(idempotencyKey, creating);
    return creating;
  }

  /** Moves a measure to another phase. @throws DecisionRefused, StorageUnavailable */
  async movePhase(by: string, measure: string, { from, phase, reason }: PhaseMove): Promise<void> {
    await this.#journal.decide(by, () => {
      const current = this.#measures.get(measure)?.phase;
      if (current !== from) {
        throw new DecisionRefused(
          "conflict",
          `Somebody else moved the measure meanwhile; it is in phase ${current}.`,
        );
      }
      if (!phasesAfter(from).includes(phase)) {
        throw new DecisionRefused("conflict", `A measure does not go from ${from} to ${phase}.`);
      }
      return { type: "phase-moved", measure, from, to: phase, by, at: this.#time(), reason };
    });
  }

  async #create(by: string, content: NewMeasure, idempotencyKey: string | undefined): Promise<string> {
    const { workingGroup } = content;
    const measure = newId();
    await this.#options.writeRooms(measure, content);
    const fact = await this.#journal
      .decide(by, () => {
        const known = idempotencyKey === undefined ? undefined : this.#byKey.get(idempotencyKey);
        if (known !== undefined) throw new AlreadyCreated(known);
        const number = this.#nextNumber(workingGroup);
        return {
          type: "measure-created",
          measure,
          number,
          workingGroup,
          by,
          at: this.#time(),
          idempotencyKey,
        };
      })
      .catch((error: unknown) => {
        if (error instanceof AlreadyCreated) return { measure: error.measure };
        throw error;
      });
    return fact.measure;
  }

  /** ISO 8601. */
  #time(): string {
    return new Date(this.#now()).toISOString();
  }

  #nextNumber(workingGroup: string): string {
    const prefix = this.#options.prefixOf(workingGroup);
    if (prefix === undefined) throw new DecisionRefused("not-found", "There is no such working group.");
    const next = (this.#lastNumbers.get(prefix) ?? 0) + 1;
    return `${prefix}-${String(next).padStart(2, "0")}`;
  }

  #apply(fact: MeasureFact): void {
    if (fact.type === "measure-created") {
      const { measure: id, number, workingGroup, by, at } = fact;
      const [prefix = "", running] = number.split("-");
      this.#lastNumbers.set(prefix, Math.max(this.#lastNumbers.get(prefix) ?? 0, Number(running)));
      if (fact.idempotencyKey !== undefined) this.#byKey.set(fact.idempotencyKey, id);
      const created: MovedPhase = { from: null, to: "proposal", by, at, reason: "" };
      this.#measures.set(id, { id, number, workingGroup, phase: "proposal", phaseHistory: [created] });
    } else {
      const { from, to, by, at, reason } = fact;
      const measure = this.#measures.get(fact.measure);
      if (!measure) return;
      measure.phase = to;
      measure.phaseHistory = [...measure.phaseHistory, { from, to, by, at, reason }];
    }
    const measure = this.#measures.get(fact.measure);
    if (measure) this.#options.onFact(measure);
  }
}

/** A fact as the audit list tells it; the reason of a move is text and stands with the measure only. */
function deedOf(fact: MeasureFact): Deed {
  const { type: kind, by, measure } = fact;
  if (kind === "measure-created") return { kind, by, measure, group: fact.workingGroup };
  return { kind, by, measure, before: { phase: fact.from }, after: { phase: fact.to } };
}

/** Another node created the measure of the same request in between. */
class AlreadyCreated extends Error {
  readonly measure: string;

  constructor(measure: string) {
    super(`already created as ${measure}`);
    this.measure = measure;
  }
}
