import type { Deed, DeedValues } from "@querschnitt/shared/api/audit";

/** Fields whose values are not written down: a name that is erased must not stand in the audit list. */
const unspoken = new Set(["name"]);

/** What a change makes different, for the audit list; undefined: nothing. */
export function changesOf(
  record: object,
  change: object,
): Pick<Deed, "before" | "after" | "changed"> | undefined {
  const former = record as Record<string, DeedValues[string]>;
  const different = (Object.entries(change) as [string, DeedValues[string]][]).filter(
    ([field, value]) => value !== undefined && former[field] !== value,
  );
  if (different.length === 0) return undefined;
  const spoken = different.filter(([field]) => !unspoken.has(field));
  const changed = different.map(([field]) => field).filter((field) => unspoken.has(field));
  return {
    ...(spoken.length > 0 && {
      before: Object.fromEntries(spoken.map(([field]) => [field, former[field] ?? null])),
      after: Object.fromEntries(spoken),
    }),
    ...(changed.length > 0 && { changed }),
  };
}
