import { groupWorkShape } from "@querschnitt/shared/api/groupWork";
import { useQuery } from "@tanstack/react-query";
import { get } from "./client.ts";
import { keys } from "./keys.ts";

/** What a working group has to do and has decided, as far as one may read it now. */
export function useGroupWork(group: string) {
  return useQuery({
    queryKey: keys.groupWork(group),
    queryFn: ({ signal }) =>
      get(`/api/working-groups/${encodeURIComponent(group)}/work`, groupWorkShape, signal),
    meta: { keep: true },
  });
}
