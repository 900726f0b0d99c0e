import type { Attended, GroupWork, OpenTask, TakenDecision } from "@querschnitt/shared/api/groupWork";
import type { SessionFacts } from "@querschnitt/shared/api/sittings";
import { excerptOf } from "@querschnitt/shared/search/excerpt";
import type { RecordedPart } from "./RecordedPart.ts";

/** A session with those of its parts that may be told. */
export interface RecordedSession {
  facts: Pick<SessionFacts, "id" | "start">;
  parts: readonly RecordedPart[];
}

/** So much of a decision's wording stands in a list; UTF-16 units. */
const WORDING_LENGTH = 240;

/** What a group's sessions left: tasks to be done, decisions, and how many were there. */
export function groupWork(sessions: readonly RecordedSession[]): GroupWork {
  return {
    tasks: sessions
      .flatMap(openTasks)
      .sort((one, other) => compare(last(one.deadline), last(other.deadline))),
    decisions: sessions.flatMap(decisionsOf).sort((one, other) => compare(other.at, one.at)),
    attendance: sessions.flatMap(attended).sort((one, other) => compare(one.start, other.start)),
  };
}

function openTasks(session: RecordedSession): OpenTask[] {
  return recorded(session, ({ tasks }) => tasks)
    .filter(({ entry }) => !entry.done)
    .map(({ entry: { what, organisation, person, deadline }, where }) => ({
      ...where,
      ...{ what, organisation, person, deadline },
    }));
}

function decisionsOf(session: RecordedSession): TakenDecision[] {
  return recorded(session, ({ decisions }) => decisions).map(({ entry, where }) => {
    const { wording, result, yes, no, abstain, biased, takenAt } = entry;
    const { text, cutAfter } = excerptOf(wording, new Set(), WORDING_LENGTH);
    return {
      ...where,
      ...{ wording: cutAfter ? `${text} …` : text, result, yes, no, abstain, biased },
      at: takenAt === null ? session.facts.start : new Date(takenAt).toISOString(),
    };
  });
}

/** Who came more than once was there once. */
function attended({ facts: { id: session, start }, parts }: RecordedSession): Attended[] {
  const entries = parts.find(({ part }) => part === "public")?.protocol.attendance ?? [];
  const there = new Set(entries.map(({ person }) => person));
  const voting = new Set(entries.filter((one) => one.voting).map(({ person }) => person)).size;
  return there.size === 0 ? [] : [{ session, start, voting, advising: there.size - voting }];
}

/** Entries of a session with where they stand; what was recorded on an item that is gone is gone with it. */
function recorded<Entry extends { id: string; item: string }>(
  { facts, parts }: RecordedSession,
  entriesOf: (protocol: RecordedPart["protocol"]) => readonly Entry[],
): { entry: Entry; where: Pick<OpenTask, "id" | "session" | "start" | "part" | "item"> }[] {
  return parts.flatMap(({ part, agenda, protocol }) =>
    entriesOf(protocol).flatMap((entry) => {
      const item = agenda.items.find(({ id }) => id === entry.item);
      if (!item) return [];
      const { id, number, title } = item;
      const where = { id: entry.id, session: facts.id, start: facts.start, part };
      return [{ entry, where: { ...where, item: { id, number, title } } }];
    }),
  );
}

/** Behind every day. */
function last(deadline: string | null): string {
  return deadline ?? "9999-99-99";
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
