import { Refused } from "../identity/Refused.ts";
import type { DailyBudget } from "../process/DailyBudget.ts";

/** Nobody is told when exactly the day is over: whoever is in a hurry uses another way. */
const RETRY_SECONDS = 60 * 60;

/**
 * Takes one from what may be done in a day.
 * @param detail says what was too much, and what else helps
 * @throws Refused `too-many-attempts` if today's are used up
 */
export function spend(budget: DailyBudget, key: string, detail: string): void {
  if (budget.take(key)) return;
  throw new Refused("too-many-attempts", detail, { retryAfter: RETRY_SECONDS });
}
