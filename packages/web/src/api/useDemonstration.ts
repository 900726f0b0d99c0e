import { demonstrationShape } from "@querschnitt/shared/api/identity";
import { useQuery } from "@tanstack/react-query";
import { get } from "./client.ts";
import { keys } from "./keys.ts";

/** The sign-ins of a demonstration; only a demonstration server on a loopback address names them. */
export function useDemonstration(enabled: boolean) {
  return useQuery({
    queryKey: keys.demonstration,
    queryFn: ({ signal }) => get("/api/demonstration", demonstrationShape, signal),
    enabled,
    retry: false,
  });
}
