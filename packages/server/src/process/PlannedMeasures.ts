import type { MovedPhase, NewMeasure, PhaseMove } from "@querschnitt/shared/api/measures";
import type { UpdateLog } from "../storage/UpdateLog.ts";
import { Measures, type MeasuresOptions } from "./Measures.ts";
import { Plan, type PlanRow } from "./Plan.ts";

/** Measures together with the plan that is derived from them: what the rest of the server works with. */
export class PlannedMeasures {
  readonly plan = new Plan();
  readonly #measures: Measures;
  readonly #log: UpdateLog;

  constructor(options: Omit<MeasuresOptions, "onFact">) {
    this.#log = options.log;
    this.#measures = new Measures({ ...options, onFact: (measure) => this.plan.onFact(measure) });
  }

  /** Reads the facts and what the rooms said last. @throws StorageUnavailable */
  async load(): Promise<void> {
    await this.#measures.load();
    await this.plan.load(this.#log, this.#measures.all());
  }

  get version(): number {
    return this.plan.version;
  }

  rows(): Iterable<PlanRow> {
    return this.plan.rows();
  }

  row(measure: string): PlanRow | undefined {
    return this.plan.row(measure);
  }

  workingGroupOf(measure: string): string | undefined {
    return this.#measures.workingGroupOf(measure);
  }

  phaseHistory(measure: string): MovedPhase[] {
    return this.#measures.get(measure)?.phaseHistory ?? [];
  }

  /** @see Measures.create */
  create(by: string, measure: NewMeasure, idempotencyKey?: string): Promise<string> {
    return this.#measures.create(by, measure, idempotencyKey);
  }

  /** @see Measures.movePhase */
  movePhase(by: string, measure: string, move: PhaseMove): Promise<void> {
    return this.#measures.movePhase(by, measure, move);
  }
}
