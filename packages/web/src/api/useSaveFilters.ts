import {
  type SavedFilterList,
  type SavedFilters,
  savedFiltersShape,
} from "@querschnitt/shared/api/savedFilters";
import { useMutation } from "@tanstack/react-query";
import { ask } from "./client.ts";
import { keys } from "./keys.ts";
import { queryClient } from "./queryClient.ts";

/** What is known of them at this moment, for whoever takes something back that was done a while ago. */
export function knownFilters(): SavedFilters | undefined {
  return queryClient.getQueryData<SavedFilters>(keys.savedFilters);
}

/** Replaces the signed-in person's list of filters. */
export function useSaveFilters() {
  return useMutation({
    mutationFn: (list: SavedFilterList) => ask("PUT", "/api/saved-filters", list, savedFiltersShape),
    onSuccess: (saved) => queryClient.setQueryData(keys.savedFilters, saved),
    // Changed on another device meanwhile: what stands there is shown, and can be changed again.
    onError: () => queryClient.invalidateQueries({ queryKey: keys.savedFilters }),
  });
}
