import { z } from "zod";
import { id } from "./workspace.ts";

/** How many filters one person keeps. */
export const MAX_SAVED_FILTERS = 30;

/** A filter of the plan as an address writes it behind the question mark; what it means is the reader's matter. */
const query = z
  .string()
  .max(2_000)
  .regex(/^[\w.~%+*=&-]*$/);

const filterName = z.string().trim().min(1).max(80);

/** A named selection of the plan, kept for its person. */
const savedFilterShape = z.object({
  id,
  name: filterName,
  query,
  /** Shown to all members; only moderators and administrators share. */
  shared: z.boolean(),
});
export type SavedFilter = z.infer<typeof savedFilterShape>;

/** What one person keeps. */
export const savedFilterListShape = z.object({
  /** Grows with every change: who changes a list must have seen it as it is. */
  version: z.number().int().min(0),
  filters: z.array(savedFilterShape).max(MAX_SAVED_FILTERS),
  /** The filter with which the plan opens: an own or a shared one; null for the whole plan. */
  opensWith: id.nullable(),
});
export type SavedFilterList = z.infer<typeof savedFilterListShape>;

/** What one person keeps, and what others share with them. */
export const savedFiltersShape = savedFilterListShape.extend({
  sharedByOthers: z.array(z.object({ id, name: filterName, query, by: id })),
});
export type SavedFilters = z.infer<typeof savedFiltersShape>;
