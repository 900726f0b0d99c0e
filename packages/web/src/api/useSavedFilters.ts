import type { SavedFilters } from "@querschnitt/shared/api/savedFilters";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { get } from "./client.ts";
import { keys } from "./keys.ts";
import { objectWith } from "./lightShapes.ts";

const savedFilterFields = objectWith<SavedFilters>("version", "filters", "opensWith", "sharedByOthers");

const savedFiltersQuery = queryOptions({
  queryKey: keys.savedFilters,
  queryFn: ({ signal }) => get("/api/saved-filters", savedFilterFields, signal),
  meta: { keep: true },
});

/** The filters of the plan that the signed-in person keeps, and those that others share. */
export function useSavedFilters() {
  return useQuery(savedFiltersQuery);
}
