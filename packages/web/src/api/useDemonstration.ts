import type { Demonstration } from "@querschnitt/shared/api/identity";
import { useQuery } from "@tanstack/react-query";
import { get } from "./client.ts";
import { keys } from "./keys.ts";
import { objectWith } from "./lightShapes.ts";

/** The sign-ins of a demonstration; only a demonstration server on a loopback address names them. */
export function useDemonstration(enabled: boolean) {
  return useQuery({
    queryKey: keys.demonstration,
    queryFn: ({ signal }) =>
      get("/api/demonstration", objectWith<Demonstration>("people", "password"), signal),
    enabled,
    retry: false,
  });
}
