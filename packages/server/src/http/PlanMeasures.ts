import type { MeasureRow, MovedPhase, NewMeasure, PhaseMove } from "@querschnitt/shared/api/measures";

/** A measure as the plan knows it, before anybody's rights are asked. */
export type PlanRow = Omit<MeasureRow, "role" | "moderates">;

/** What HTTP asks of the plan and its measures; `process/` answers. */
export interface PlanMeasures {
  /** Grows with every change to any row. */
  readonly version: number;
  rows(): Iterable<PlanRow>;
  row(measure: string): PlanRow | undefined;
  phaseHistory(measure: string): MovedPhase[];
  /**
   * Creates a measure with its rooms and answers its id. With a key that was used before, nothing is created and
   * the earlier measure's id is answered.
   */
  create(by: string, measure: NewMeasure, idempotencyKey: string | undefined): Promise<string>;
  /** @throws Refused `conflict` when the measure is no longer where the mover saw it, or cannot go there */
  movePhase(by: string, measure: string, move: PhaseMove): Promise<void>;
}
