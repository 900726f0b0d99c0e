import { measurePersonShape, measureShape } from "@querschnitt/shared/api/measures";
import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { get } from "./client.ts";
import { keys } from "./keys.ts";

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
