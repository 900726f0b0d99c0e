import { roomName } from "@querschnitt/shared/protocol/roomNames";
import type { Plan } from "../process/Plan.ts";
import type { UpdateLog } from "../storage/UpdateLog.ts";
import { SERVER } from "../sync/RoomWriting.ts";
import type { Members } from "./events/EventContext.ts";

/**
 * Everybody whom a measure concerns: whose organisation leads it, is a partner or responsible, who wrote in it, and who
 * follows it. It reads the log of all its rooms, for moments that are rare. @throws StorageUnavailable
 */
export async function concernedBy(
  measure: string,
  { log, plan, members }: { log: UpdateLog; plan: Plan; members: Members },
): Promise<Set<string>> {
  const concerned = new Set(members.following(measure));
  const row = plan.row(measure);
  const organisations = new Set(row?.partnerOrganisations ?? []);
  if (row?.leadOrganisation) organisations.add(row.leadOrganisation);
  for (const { organisation, person } of plan.commitmentsOf(measure)) {
    if (person === null) organisations.add(organisation);
    else concerned.add(person);
  }
  for (const organisation of organisations) {
    for (const person of members.ofOrganisation(organisation)) concerned.add(person);
  }
  for (const kind of ["draft", "record", "discussion"] as const) {
    for await (const { person } of log.read(roomName({ kind, measure }))) concerned.add(person);
  }
  concerned.delete(SERVER);
  return concerned;
}
