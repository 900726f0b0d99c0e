import { type AgendaCommand, itemTakenFrom, type NewItem } from "@querschnitt/shared/documents/agenda";
import { cityDay, cityMoment } from "../../notifications/cityTime.ts";
import type { PersonKey } from "../workspace.ts";
import type { SessionServices } from "./SessionServices.ts";

const DAY = 24 * 60 * 60 * 1000;
const HOUR = 60 * 60 * 1000;
const GROUP = "nachbarschaft";
export const CHAIR: PersonKey = "moderation";
export const SECRETARY: PersonKey = "geschaeftsstelle";
const invited: readonly PersonKey[] = [CHAIR, "polizei", SECRETARY, "verwaltung", "zivilgesellschaft"];

export interface PlannedItem extends Pick<NewItem, "title" | "kind" | "minutes"> {
  key: string;
  presenter: PersonKey | null;
  /** Title of the measure that it is about. */
  about?: string;
}

/** When a session some days ahead begins, from five to seven by the city's clocks; negative: that many days ago. */
export function startOf(now: number, daysAhead: number): number {
  return cityMoment(cityDay(now + daysAhead * DAY), 17);
}

/** The id of an item, or of something else that is recorded about one: always the same one. */
export function idIn(session: string, key: string): string {
  return itemTakenFrom(session, `demonstration:${key}`);
}

/** Plans a session of the group and answers its id; the same one if it is there. @param start milliseconds since the epoch */
export function planSession(services: SessionServices, key: string, start: number): Promise<string> {
  return services.sittings.create(
    CHAIR,
    {
      title: "Sitzung der Arbeitsgruppe Sichere Nachbarschaft",
      place: "Rathaus, Raum 204 (Demo)",
      start: new Date(start).toISOString(),
      end: new Date(start + 2 * HOUR).toISOString(),
      chair: CHAIR,
      secretary: SECRETARY,
      workingGroup: GROUP,
    },
    invited.map((person) => ({ person, closed: person !== "zivilgesellschaft", voting: true })),
    `demonstration ${key}`,
  );
}

/** What puts items on an agenda. */
export function itemCommands(
  session: string,
  items: readonly PlannedItem[],
  measureOf: (title: string) => string | undefined,
): AgendaCommand[] {
  return items.flatMap(({ key, about, title, kind, minutes, presenter }): AgendaCommand[] => {
    const item = idIn(session, key);
    const measure = about === undefined ? undefined : measureOf(about);
    const values = { title, kind, minutes, presenter, approves: null, publicTitle: "", source: "" };
    return [
      { type: "add-item", item, parent: null, values },
      ...(measure ? [{ type: "link-measure", item, measure, linked: true } as const] : []),
    ];
  });
}
