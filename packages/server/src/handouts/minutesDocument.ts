import type { Language } from "@querschnitt/shared/api/languages";
import type { SessionFacts } from "@querschnitt/shared/api/sittings";
import type { ReadAgenda, ReadItem } from "@querschnitt/shared/documents/agenda";
import type { ReadProtocol } from "@querschnitt/shared/documents/protocol";
import { type Attendance, attendanceRoles, type Task } from "@querschnitt/shared/policy/protocol";
import type { RichNode } from "@querschnitt/shared/policy/richContent";
import type { ExportedItem, ExportedPerson, SessionDocument } from "../exports/SessionDocument.ts";
import { agendaDocument, nameIn, type Recorded, type Sources } from "./agendaDocument.ts";

/** One part of a session with what was recorded. */
export interface MinutesPart {
  agenda: ReadAgenda;
  protocol: ReadProtocol;
  /** By item, what was said. */
  courses: ReadonlyMap<string, RichNode>;
}

/** The minutes of a session as they may be handed out. */
export interface MinutesParts {
  facts: SessionFacts;
  /** For whom it is: of measures that one of them may not read nothing is said. */
  readers: readonly string[];
  language: Language;
  open: MinutesPart;
  /** The non-public part; absent in what is for everybody, which then has its public names alone. */
  closed: MinutesPart | undefined;
  /** In which session they were approved, with what corrections; each null where one of the readers may not know it. */
  approval: { session: string | null; corrections: string[] | null } | undefined;
}

/** Describes a session's minutes for the exporters. */
export function minutesDocument(sources: Sources, asked: MinutesParts): SessionDocument {
  const { facts, readers, language, open, closed, approval } = asked;
  const { closing } = facts;
  const { attendance, start, end } = open.protocol;
  const isFinal = facts.state === "minutes-closed" || facts.state === "approved";
  return {
    ...agendaDocument(sources, {
      ...{ facts, readers, language, agenda: open.agenda, closed: closed?.agenda },
      recorded: (item, part) => recordedOf(sources, part === "closed" ? closed : open, item),
    }),
    kind: "minutes",
    actualStart: momentOf(start),
    actualEnd: momentOf(end),
    people: attendance
      .map((one) => presentOf(sources, one))
      .sort(
        (one, other) =>
          attendanceRoles.indexOf(one.role) - attendanceRoles.indexOf(other.role) ||
          one.name.localeCompare(other.name, language),
      ),
    seal: closing?.seal
      ? {
          ...{ hash: closing.seal.public, closedHash: closed ? closing.seal.closed : null },
          ...{ at: closing.at, by: nameIn(sources, closing.by) ?? "" },
        }
      : null,
    approval: facts.approval && approval ? { at: facts.approval.at, ...approval } : null,
    state: isFinal ? "final" : "draft",
  };
}

function recordedOf(sources: Sources, part: MinutesPart | undefined, { id }: ReadItem): Recorded {
  const { protocol, courses } = part as MinutesPart;
  return {
    notReached: protocol.progress[id]?.state === "not-reached",
    course: courses.get(id) ?? null,
    decisions: protocol.decisions.filter(({ item }) => item === id),
    tasks: protocol.tasks.filter(({ item }) => item === id).map((task) => taskOf(sources, task)),
  };
}

function taskOf(
  sources: Sources,
  { what, organisation, person, deadline, done }: Task,
): ExportedItem["tasks"][0] {
  const owner = organisation === null ? undefined : sources.index.organisation(organisation);
  return { what, organisation: owner?.shortName ?? null, person: nameIn(sources, person), deadline, done };
}

function presentOf(sources: Sources, { person, role, voting, ...terms }: Attendance): ExportedPerson {
  const record = sources.index.person(person);
  return {
    name: record?.name ?? "",
    organisation: (record && sources.index.organisation(record.organisation)?.shortName) ?? "",
    ...{ role, voting },
    substituteFor: nameIn(sources, terms.substituteFor),
    from: momentOf(terms.from),
    until: momentOf(terms.until),
  };
}

function momentOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
