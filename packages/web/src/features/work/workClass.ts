import type { Work } from "../../sync/Sync.ts";

/** What the indicator says in one word; the most pressing first. */
export type WorkClass =
  | "signed-out"
  | "refused"
  | "outdated"
  | "storage"
  | "offline"
  | "connecting"
  | "unsent"
  | "saved";

/** The one word for the state of somebody's work. */
export function workClass({ problem, connection, unsent }: Work): WorkClass {
  if (problem && problem !== "no-access") return problem;
  if (connection !== "online") return connection;
  return unsent > 0 ? "unsent" : "saved";
}
