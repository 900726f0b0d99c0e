import type { PersonData } from "@querschnitt/shared/api/personData";
import { roomName, type SessionRoom, sessionParts } from "@querschnitt/shared/protocol/roomNames";
import { clientOwners } from "../storage/clientOwners.ts";
import type { UpdateLog } from "../storage/UpdateLog.ts";
import type { LedgerContent } from "../sync/ledgerContent.ts";
import type { Sittings } from "./Sittings.ts";

type SessionData = PersonData["sittings"][number];

export interface PersonSessionSources {
  sittings: Pick<Sittings, "all" | "get">;
  log: UpdateLog;
  rooms: { readLedger(address: SessionRoom & { kind: "agenda" }): Promise<LedgerContent["agenda"]> };
  /** Whether a person knows of a session now. */
  mayKnow(person: string, session: string): boolean;
}

/**
 * Sessions in which a person has or had a part, and what they wrote there. What was not public is for the person alone.
 * @throws StorageUnavailable
 */
export async function fromSessions(
  { sittings, log, rooms, mayKnow }: PersonSessionSources,
  person: string,
  isOneself: boolean,
): Promise<SessionData[]> {
  const found: SessionData[] = [];
  for (const { id: session, title, start, chair, secretary, invited } of [...sittings.all()]) {
    const contributions: SessionData["contributions"] = [];
    const suggestions: SessionData["suggestions"] = [];
    for (const part of isOneself ? sessionParts : (["public"] as const)) {
      for (const kind of ["agenda", "minutes", "protocol"] as const) {
        const times = await timesOf(log, roomName({ kind, session, part }), person);
        if (times.length === 0) continue;
        const [first, last] = [times[0] as number, times.at(-1) as number];
        contributions.push({ room: kind, part, count: times.length, first: iso(first), last: iso(last) });
        if (kind !== "agenda") continue;
        const agenda = await rooms.readLedger({ kind, session, part });
        for (const { createdBy, title: of, reason } of agenda.suggestions)
          if (createdBy === person) suggestions.push({ title: of, reason });
      }
    }
    const asInvited = invited.find((one) => one.person === person);
    const role =
      chair === person ? "chair" : secretary === person ? "secretary" : asInvited ? "invited" : null;
    if (role === null && contributions.length === 0) continue;
    found.push({
      ...{ session, title: mayKnow(person, session) ? title : null, start, role },
      ...{ voting: asInvited?.voting ?? false, contributions, suggestions },
    });
  }
  return found;
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** When a person changed a room, in order; only rooms in which a client id is theirs are read. */
async function timesOf(log: UpdateLog, stream: string, person: string): Promise<number[]> {
  if (![...(await clientOwners(log, stream)).values()].includes(person)) return [];
  const times: number[] = [];
  for await (const entry of log.read(stream)) if (entry.person === person) times.push(entry.receivedAt);
  return times;
}
