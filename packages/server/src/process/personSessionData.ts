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
  rooms: {
    readLedger<Kind extends "agenda" | "protocol">(
      address: SessionRoom & { kind: Kind },
    ): Promise<LedgerContent[Kind]>;
  };
  /** Whether a person may read a room now. */
  mayRead(person: string, room: SessionRoom): boolean;
}

/**
 * Sessions in which a person has or had a part, and what they wrote there. What was not public is for the person alone.
 * @throws StorageUnavailable
 */
export async function fromSessions(
  sources: PersonSessionSources,
  person: string,
  isOneself: boolean,
): Promise<SessionData[]> {
  const { sittings, log, rooms, mayRead } = sources;
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
    const told = await recordedOf(sources, session, person, isOneself);
    const isNamed = told.attendance.length > 0 || told.tasks.length > 0;
    if (role === null && contributions.length === 0 && !isNamed) continue;
    const isKnown = mayRead(person, { kind: "agenda", session, part: "public" });
    found.push({
      ...{ session, title: isKnown ? title : null, start, role },
      ...{ voting: asInvited?.voting ?? false, contributions, suggestions, ...told },
    });
  }
  return found;
}

/** What is recorded about a person: of the non-public part to nobody else, and only while they belong to it. */
async function recordedOf(
  { rooms, mayRead }: PersonSessionSources,
  session: string,
  person: string,
  isOneself: boolean,
): Promise<Pick<SessionData, "attendance" | "tasks">> {
  const attendance: SessionData["attendance"] = [];
  const tasks: SessionData["tasks"] = [];
  for (const part of sessionParts) {
    const room = { kind: "protocol", session, part } as const;
    if (part === "closed" && !(isOneself && mayRead(person, room))) continue;
    const protocol = await rooms.readLedger(room);
    for (const { person: who, role, voting, from, until } of protocol.attendance)
      if (who === person) attendance.push({ role, voting, from: momentOf(from), until: momentOf(until) });
    for (const { person: who, what, deadline, done } of protocol.tasks)
      if (who === person) tasks.push({ part, what, deadline, done });
  }
  return { attendance, tasks };
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
const momentOf = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : iso(milliseconds);

/** When a person changed a room, in order; only rooms in which a client id is theirs are read. */
async function timesOf(log: UpdateLog, stream: string, person: string): Promise<number[]> {
  if (![...(await clientOwners(log, stream)).values()].includes(person)) return [];
  const times: number[] = [];
  for await (const entry of log.read(stream)) if (entry.person === person) times.push(entry.receivedAt);
  return times;
}
