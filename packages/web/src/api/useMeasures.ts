import { measurePersonShape, measureRowShape, measureShape } from "@querschnitt/shared/api/measures";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { get } from "./client.ts";
import { keys } from "./keys.ts";

const planQuery = queryOptions({
  queryKey: keys.plan,
  queryFn: ({ signal }) => get("/api/measures", z.array(measureRowShape), signal),
  // Asked on every visit: unchanged it costs next to nothing, and it tells whether the server can be reached.
  staleTime: 0,
  meta: { keep: true },
});

/** The whole plan as the signed-in person may see it. Filtering is the reader's matter, so that it works offline. */
export function usePlan() {
  return useQuery(planQuery);
}

/** One measure with the history of its phases. Rights are those of the moment it was asked. */
export function useMeasure(id: string) {
  return useQuery({
    queryKey: keys.measure(id),
    queryFn: ({ signal }) => get(`/api/measures/${encodeURIComponent(id)}`, measureShape, signal),
    meta: { keep: true },
  });
}

/** Who may do what on a measure; for those who moderate it. */
export function useMeasurePeople(id: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.measurePeople(id),
    queryFn: ({ signal }) =>
      get(`/api/measures/${encodeURIComponent(id)}/people`, z.array(measurePersonShape), signal),
    enabled,
  });
}
