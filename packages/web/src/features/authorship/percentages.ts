import type { Authorship } from "@querschnitt/shared/api/history";

type Share = Authorship["sections"][number]["shares"][number];
/** Null: the server's template. */
export type Group = Share["stakeholderGroup"];

/** Shares of a section in whole per cent that make a hundred together (largest remainders); the largest first. */
export function percentages(
  shares: readonly Share[],
): { group: Group; characters: number; percent: number }[] {
  const total = shares.reduce((sum, { characters }) => sum + characters, 0);
  if (total === 0) return [];
  const exact = shares.map(({ stakeholderGroup, characters }) => {
    const share = (100 * characters) / total;
    return { group: stakeholderGroup, characters, percent: Math.floor(share), rest: share % 1 };
  });
  let left = 100 - exact.reduce((sum, { percent }) => sum + percent, 0);
  for (const share of [...exact].sort((one, other) => other.rest - one.rest)) {
    if (left-- <= 0) break;
    share.percent++;
  }
  return exact
    .map(({ group, characters, percent }) => ({ group, characters, percent }))
    .sort((one, other) => other.characters - one.characters);
}
