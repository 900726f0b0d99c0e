import { setImmediate as nextTurn } from "node:timers/promises";

/** Milliseconds after which others get their turn. */
const turnMilliseconds = 3;

/** Work that can be interrupted wherever it yields. */
export type Steps<Answer> = Generator<void, Answer>;

/** Carries out long work and lets others have their turn now and then. */
export async function inTurns<Answer>(work: Steps<Answer>): Promise<Answer> {
  let began = performance.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (performance.now() - began > turnMilliseconds) {
      await nextTurn();
      began = performance.now();
    }
  }
}

/** Carries out work that others can wait for. */
export function atOnce<Answer>(work: Steps<Answer>): Answer {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
  }
}
