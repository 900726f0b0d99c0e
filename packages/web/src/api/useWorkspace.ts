import { demonstrationShape } from "@querschnitt/shared/api/identity";
import { workspaceShape } from "@querschnitt/shared/api/workspace";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { get } from "./client.ts";
import { keys } from "./keys.ts";

export const workspaceQuery = queryOptions({
  queryKey: keys.workspace,
  queryFn: ({ signal }) => get("/api/workspace", workspaceShape, signal),
  meta: { keep: true },
});

/** What anybody may know of the workspace before signing in. */
export function useWorkspace() {
  return useQuery(workspaceQuery);
}

/** The sign-ins of a demonstration; only a demonstration server on a loopback address names them. */
export function useDemonstration(enabled: boolean) {
  return useQuery({
    queryKey: keys.demonstration,
    queryFn: ({ signal }) => get("/api/demonstration", demonstrationShape, signal),
    enabled,
    retry: false,
  });
}
