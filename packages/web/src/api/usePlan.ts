import type { Commitment, MeasureRow } from "@querschnitt/shared/api/measures";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { get } from "./client.ts";
import { keys } from "./keys.ts";
import { listWith } from "./lightShapes.ts";

const planQuery = queryOptions({
  queryKey: keys.plan,
  queryFn: ({ signal }) =>
    get(
      "/api/measures",
      listWith<MeasureRow>("id", "number", "title", "phase", "trafficLight", "partnerOrganisations"),
      signal,
    ),
  // Asked on every visit: unchanged it costs next to nothing, and it tells whether the server can be reached.
  staleTime: 0,
  meta: { keep: true },
});

/** The whole plan as the signed-in person may see it. Filtering is the reader's matter, so that it works offline. */
export function usePlan() {
  return useQuery(planQuery);
}

const commitmentsQuery = queryOptions({
  queryKey: keys.commitments,
  queryFn: ({ signal }) =>
    get("/api/commitments", listWith<Commitment>("measure", "organisation", "state"), signal),
  meta: { keep: true },
});

/** Every responsibility of the measures that the signed-in person may see. */
export function useCommitments() {
  return useQuery(commitmentsQuery);
}
