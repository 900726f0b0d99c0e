import type { Language } from "@querschnitt/shared/api/languages";
import type { SessionFacts } from "@querschnitt/shared/api/sittings";
import type { ReadAgenda, ReadItem } from "@querschnitt/shared/documents/agenda";
import { mayRead } from "@querschnitt/shared/policy/roles";
import type { ExportedItem, ExportedPerson, SessionDocument } from "../exports/SessionDocument.ts";
import { CITY_ZONE } from "../notifications/cityTime.ts";
import type { HttpContext } from "./HttpContext.ts";

/** The agenda of a session as a person may hand it out. */
export interface AgendaExport {
  facts: SessionFacts;
  /** Who asks: of measures they may not read nothing is said. */
  person: string;
  language: Language;
  agenda: ReadAgenda;
  /** The non-public part; absent in what is for everybody, which then has its public names alone. */
  closed: ReadAgenda | undefined;
}

/** Describes a session's agenda for the exporters. */
export function agendaDocument(context: HttpContext, asked: AgendaExport): SessionDocument {
  const { facts, language, agenda, closed } = asked;
  const { index } = context;
  const nameOf = (person: string | null): string | null =>
    person === null ? null : (index.person(person)?.name ?? null);
  const itemOf = (item: ReadItem, number: string): ExportedItem => ({
    number,
    depth: item.parent === null ? 0 : 1,
    title: item.title,
    kind: item.kind,
    minutes: item.minutes,
    presenter: nameOf(item.presenter),
    measures: item.measures.flatMap((measure) => measureOf(context, asked.person, measure)),
    papers: item.papers.map(({ title, href }) => ({ title, href })),
    ...nothingRecorded,
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
  const confidential = closed ? closed.items.map((item) => itemOf(item, `N ${item.number}`)) : announced;
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
    people: facts.invited.flatMap(({ person, voting }) => personOf(context, facts, person, voting)),
    parts: [
      { confidential: false, items: agenda.items.map((item) => itemOf(item, item.number)) },
      ...(confidential.length > 0 ? [{ confidential: true, items: confidential }] : []),
    ],
    seal: null,
    approval: null,
    state: facts.state === "preparation" ? "draft" : "final",
  };
}

const nothingRecorded = {
  notReached: false,
  course: null,
  decisions: [],
  tasks: [],
} satisfies Partial<ExportedItem>;

function measureOf(
  { authority, plan }: HttpContext,
  person: string,
  measure: string,
): { number: string; title: string }[] {
  const row = plan.row(measure);
  return row && mayRead(authority.measureAccess(person, measure))
    ? [{ number: row.number, title: row.title }]
    : [];
}

function personOf(
  { index }: HttpContext,
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
