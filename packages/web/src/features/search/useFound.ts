import type { MeasureRow } from "@querschnitt/shared/api/measures";
import type { Session } from "@querschnitt/shared/api/sittings";
import { useQueryClient } from "@tanstack/react-query";
import { keys } from "../../api/keys.ts";
import { type Sought, useSearch } from "../../api/useSearch.ts";
import { useSync } from "../../sync/SyncProvider.tsx";

/** One and the same, so that what was made of it counts on. */
const nothing: readonly never[] = [];

/** What is found for these words: by the server, or on this device while there is no connection. */
export function useFound(sought: Sought) {
  const sync = useSync();
  const client = useQueryClient();
  return useSearch(sought, async (asked) => {
    const { searchStored } = await import("./searchStored.ts");
    const known = {
      plan: client.getQueryData<MeasureRow[]>(keys.plan) ?? nothing,
      sessions: client.getQueryData<Session[]>(keys.sittingList) ?? nothing,
    };
    return searchStored(sync, known, asked);
  });
}
