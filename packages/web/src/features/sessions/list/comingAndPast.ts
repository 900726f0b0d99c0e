import type { Session } from "@querschnitt/shared/api/sittings";

/**
 * Sessions that run or are to come, the next one first; and those that were or were called off, the latest first as they
 * are given. One that runs late still runs, and one that ended early is over.
 */
export function comingAndPast(
  sessions: readonly Session[],
  now: number,
): { coming: Session[]; past: Session[] } {
  const isComing = ({ end, state }: Session): boolean =>
    state === "running" || ((state === "preparation" || state === "invited") && Date.parse(end) >= now);
  return {
    coming: sessions.filter(isComing).reverse(),
    past: sessions.filter((one) => !isComing(one)),
  };
}
