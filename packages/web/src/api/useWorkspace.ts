import type { Workspace } from "@querschnitt/shared/api/workspace";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { get } from "./client.ts";
import { keys } from "./keys.ts";
import { objectWith } from "./lightShapes.ts";

export const workspaceQuery = queryOptions({
  queryKey: keys.workspace,
  queryFn: ({ signal }) =>
    get("/api/workspace", objectWith<Workspace>("name", "configured", "demonstration"), signal),
  meta: { keep: true },
});

/** What anybody may know of the workspace before signing in. */
export function useWorkspace() {
  return useQuery(workspaceQuery);
}
