import type { Responsibility } from "@querschnitt/shared/policy/record";

/** Past its last day and not done. */
export function isOverdue(
  { deadline, state }: Pick<Responsibility, "deadline" | "state">,
  today: string,
): boolean {
  return deadline !== null && state !== "done" && deadline < today;
}

/** After which entry something stands once it was moved from one index to another; null: it is first. */
export function placeAfter(ids: readonly string[], from: number, to: number): string | null {
  const others = ids.filter((_, index) => index !== from);
  return to === 0 ? null : (others[to - 1] ?? null);
}
