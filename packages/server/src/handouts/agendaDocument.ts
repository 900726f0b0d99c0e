import type { Language } from "@querschnitt/shared/api/languages";
import type { SessionFacts } from "@querschnitt/shared/api/sittings";
import type { ReadAgenda, ReadItem } from "@querschnitt/shared/documents/agenda";
import { mayRead } from "@querschnitt/shared/policy/roles";
import type { SessionPart } from "@querschnitt/shared/protocol/roomNames";
import type { ExportedItem, ExportedPerson, SessionDocument } from "../exports/SessionDocument.ts";
import type { Identity } from "../identity/createIdentity.ts";
import { CITY_ZONE } from "../notifications/cityTime.ts";
import type { Plan } from "../process/Plan.ts";

/** Where names and titles come from, and who may read what. */
export type Sources = Pick<Identity, "authority" | "index"> & { plan: Plan };

/** The agenda of a session as it may be handed out. */
export interface AgendaParts {
  facts: SessionFacts;
  /** For whom it is: of measures that one of them may not read nothing is said. */
  readers: readonly string[];
  language: Language;
  agenda: ReadAgenda;
  /** The non-public part; absent in what is for everybody, which then has its public names alone. */
  closed: ReadAgenda | undefined;
  /** What is told of an item beside the agenda. */
  recorded?(item: ReadItem, part: SessionPart): Recorded;
}

/** What minutes tell of an item. */
export type Recorded = Pick<ExportedItem, "notReached" | "course" | "decisions" | "tasks">;

/** Describes a session's agenda for the exporters. */
export function agendaDocument(sources: Sources, asked: AgendaParts): SessionDocument {
  const { facts, language, agenda, closed } = asked;
  const { index } = sources;
  const nameOf = (person: string | null) => nameIn(sources, person);
  const itemOf = (item: ReadItem, part: SessionPart): ExportedItem => ({
    number: part === "closed" ? `N ${item.number}` : item.number,
    depth: item.parent === null ? 0 : 1,
    title: item.title,
    kind: item.kind,
    minutes: item.minutes,
    presenter: nameOf(item.presenter),
    measures: item.measures.flatMap((measure) => measureOf(sources, asked.readers, measure)),
    papers: item.papers.map(({ title, href }) => ({ title, href })),
    ...(asked.recorded?.(item, part) ?? nothingRecorded),
    confidentialTitleOnly: false,
  });
  const announced = agenda.announcements.map(
    ({ title }, position): ExportedItem => ({
      number: `N ${position + 1}`,
      title,
      ...{ depth: 0, kind: "information", minutes: null, presenter: null, measures: [], papers: [] },
      ...nothingRecorded,
      confidentialTitleOnly: true,
    }),
  );
  const confidential = closed ? closed.items.map((item) => itemOf(item, "closed")) : announced;
  return {
    kind: "agenda",
    language,
    workspace: index.data.workspace?.name ?? "Querschnitt",
    group: index.group(facts.workingGroup)?.record.name ?? "",
    title: facts.title,
    place: facts.place,
    start: facts.start,
    end: facts.end,
    timeZone: CITY_ZONE,
    chair: nameOf(facts.chair),
    secretary: nameOf(facts.secretary),
    address: null,
    actualStart: null,
    actualEnd: null,
    people: facts.invited.flatMap(({ person, voting }) => personOf(sources, facts, person, voting)),
    parts: [
      { confidential: false, items: agenda.items.map((item) => itemOf(item, "public")) },
      ...(confidential.length > 0 ? [{ confidential: true, items: confidential }] : []),
    ],
    seal: null,
    approval: null,
    state: facts.state === "preparation" ? "draft" : "final",
  };
}

/** Somebody's name as the directory has it now; null for who is not known here any more. */
export function nameIn({ index }: Sources, person: string | null): string | null {
  return person === null ? null : (index.person(person)?.name ?? null);
}

const nothingRecorded: Recorded = { notReached: false, course: null, decisions: [], tasks: [] };

function measureOf(
  { authority, plan }: Sources,
  readers: readonly string[],
  measure: string,
): { number: string; title: string }[] {
  const row = plan.row(measure);
  return row && readers.every((reader) => mayRead(authority.measureAccess(reader, measure)))
    ? [{ number: row.number, title: row.title }]
    : [];
}

function personOf(
  { index }: Sources,
  { chair, secretary }: SessionFacts,
  person: string,
  voting: boolean,
): ExportedPerson[] {
  const record = index.person(person);
  if (!record) return [];
  const role =
    person === chair
      ? "chair"
      : person === secretary
        ? "secretary"
        : record.workspaceRole === "guest"
          ? "guest"
          : "member";
  const organisation = index.organisation(record.organisation)?.shortName ?? "";
  return [{ name: record.name, organisation, role, voting, substituteFor: null, from: null, until: null }];
}
