import type { Notification, NotificationKind } from "@querschnitt/shared/api/notifications";
import type { StoredEvent } from "./Inbox.ts";

/** What is read about events when they are shown. Undefined: it is not there, or not for this reader. */
export interface Readable {
  mayRead(room: string): boolean;
  measure(id: string): { number: string; title: string } | undefined;
  session(id: string): { title: string; start: string } | undefined;
  task(measure: string, responsibility: string): string | undefined;
}

/** Of several reasons to tell of a thread, the first one of these names the entry. */
const weights: readonly NotificationKind[] = ["mention", "reply", "comment"];

/**
 * Events as lines of a list, the latest first: of each thread what is unread is one line, and so is what is read. What
 * the reader may not see, or what is gone, is left out as if it had never been.
 */
export function listEntries(events: readonly StoredEvent[], readable: Readable): Notification[] {
  const groups = new Map<string, StoredEvent[]>();
  for (const event of events) {
    if (!readable.mayRead(event.room)) continue;
    const key = `${subjectOf(event)}:${event.read ? "read" : "unread"}`;
    groups.set(key, [event, ...(groups.get(key) ?? [])]);
  }
  return [...groups]
    .flatMap(([id, group]) => entryOf(id, group, readable) ?? [])
    .sort((one, other) => other.at.localeCompare(one.at) || other.id.localeCompare(one.id));
}

/**
 * What an event is about; events about the same are one line. Ids of threads and responsibilities are made by whoever
 * writes them: in another room, or on another measure, the same id is something else.
 */
function subjectOf({ kind, measure, session, news, room, thread, responsibility }: StoredEvent): string {
  if (session !== undefined) return `${kind}:${session}:${news}`;
  if (thread !== undefined) return `thread:${room}:${thread}`;
  return responsibility === undefined ? `${kind}:${measure}` : `${kind}:${measure}:${responsibility}`;
}

function entryOf(
  id: string,
  latestFirst: readonly StoredEvent[],
  readable: Readable,
): Notification | undefined {
  const [latest] = latestFirst;
  const where = latest && placeOf(latest, readable);
  if (!latest || !where) return undefined;
  const { measure, responsibility } = latest;
  const task =
    measure === undefined || responsibility === undefined ? null : readable.task(measure, responsibility);
  if (task === undefined) return undefined;
  const kinds = new Set(latestFirst.map(({ kind }) => kind));
  const kind = weights.find((one) => kinds.has(one)) ?? latest.kind;
  const people = new Set(latestFirst.flatMap(({ by }) => by ?? []));
  return {
    id,
    kind,
    ...where,
    thread: latest.thread ?? null,
    responsibility: responsibility ?? null,
    task,
    personal: latestFirst.some((event) => event.kind === kind && event.personal),
    count: latestFirst.length,
    people: [...people],
    phase: latest.phase ?? null,
    role: latest.role ?? null,
    deadline: latest.deadline ?? null,
    passed: latest.passed ?? false,
    at: new Date(latest.at).toISOString(),
    read: latest.read,
    events: latestFirst.map((event) => event.id),
  };
}

/** Where something happened, as it is called now; undefined if that is gone. */
function placeOf(
  { measure, session, news }: StoredEvent,
  readable: Readable,
): Pick<Notification, "measure" | "session" | "number" | "title"> | undefined {
  if (measure !== undefined) {
    const named = readable.measure(measure);
    return named && { measure, session: null, ...named };
  }
  const named = session === undefined ? undefined : readable.session(session);
  if (session === undefined || !named || !news) return undefined;
  const { title, start } = named;
  return { measure: null, session: { id: session, news, start }, number: "", title };
}
