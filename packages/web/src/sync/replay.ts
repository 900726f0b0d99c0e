import { planReenactment, type ReenactmentQuestion } from "../offline/planReenactment.ts";
import type { AsideReason } from "../offline/WorkStore.ts";
import type { LiveCopy } from "./LiveCopy.ts";

export interface Replayed {
  refused: { entry: string; why: { reason: AsideReason; rule?: string } }[];
  /** Entries that are over without having been refused. */
  durable: string[];
}

/** Carries out on a fresh copy what is permitted of unsent commands, and says what became of the others. */
export function replay(copy: LiveCopy, question: Omit<ReenactmentQuestion, "fresh">): Replayed {
  const plan = planReenactment({ ...question, fresh: copy.doc });
  for (const { entry, command } of plan.replay) copy.perform(command, entry);
  const carriedOut = new Set(copy.unsent);
  // A command that changes nothing (any more) makes no update, and so nothing to wait for.
  const idle = plan.replay.map(({ entry }) => entry).filter(({ id }) => !carriedOut.has(id));
  return {
    refused: plan.aside.map(({ entry, reason, rule }) => ({
      entry: entry.id,
      why: { reason, ...(rule !== undefined && { rule }) },
    })),
    durable: [...plan.durable, ...idle].map(({ id }) => id),
  };
}
