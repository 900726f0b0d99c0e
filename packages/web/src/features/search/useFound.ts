import type { MeasureRow } from "@querschnitt/shared/api/measures";
import { useQueryClient } from "@tanstack/react-query";
import { keys } from "../../api/keys.ts";
import { type Sought, useSearch } from "../../api/useSearch.ts";
import { useSync } from "../../sync/SyncProvider.tsx";

/** What is found for these words: by the server, or on this device while there is no connection. */
export function useFound(sought: Sought) {
  const sync = useSync();
  const client = useQueryClient();
  return useSearch(sought, async (asked) => {
    const { searchStored } = await import("./searchStored.ts");
    return searchStored(sync, client.getQueryData<MeasureRow[]>(keys.plan) ?? [], asked);
  });
}
