import { setImmediate as nextTurn } from "node:timers/promises";

/** Milliseconds after which others get their turn. */
const turnMilliseconds = 3;

/** How long somebody has been at work without a break. */
export class Turn {
  #began = performance.now();

  /** Whether it is time to let others have their turn. */
  get isOver(): boolean {
    return performance.now() - this.#began > turnMilliseconds;
  }

  /** Lets others have their turn. */
  async end(): Promise<void> {
    await nextTurn();
    this.#began = performance.now();
  }
}

/** Work that can be interrupted wherever it yields. */
export type Steps<Answer> = Generator<void, Answer>;

/** Carries out long work and lets others have their turn now and then. */
export async function inTurns<Answer>(work: Steps<Answer>): Promise<Answer> {
  const turn = new Turn();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (turn.isOver) await turn.end();
  }
}

/** Carries out work that others can wait for. */
export function atOnce<Answer>(work: Steps<Answer>): Answer {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
  }
}
