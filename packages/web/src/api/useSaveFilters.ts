import { type SavedFilterList, savedFiltersShape } from "@querschnitt/shared/api/savedFilters";
import { useMutation } from "@tanstack/react-query";
import { ask } from "./client.ts";
import { keys } from "./keys.ts";
import { queryClient } from "./queryClient.ts";

/** Replaces the signed-in person's list of filters. */
export function useSaveFilters() {
  return useMutation({
    mutationFn: (list: SavedFilterList) => ask("PUT", "/api/saved-filters", list, savedFiltersShape),
    onSuccess: (saved) => queryClient.setQueryData(keys.savedFilters, saved),
    // Changed on another device meanwhile: what stands there is shown, and can be changed again.
    onError: () => queryClient.invalidateQueries({ queryKey: keys.savedFilters }),
  });
}
