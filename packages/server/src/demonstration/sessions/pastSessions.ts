import type { Decision, Task } from "@querschnitt/shared/policy/protocol";
import type { OrganisationKey, PersonKey } from "../workspace.ts";
import type { PlannedItem } from "./plannedSession.ts";

/** What was recorded under an item. */
export interface RecordedItem extends PlannedItem {
  /** What was said, a paragraph each; none: it was not reached. */
  course: readonly string[];
  decision?: Pick<Decision, "wording" | "yes" | "no" | "abstain">;
  task?: Pick<Task, "what" | "done"> & {
    organisation: OrganisationKey;
    person: PersonKey;
    /** In how many days from today. */
    dueIn: number;
  };
}

export interface PastSession {
  key: string;
  daysAgo: number;
  items: readonly RecordedItem[];
  /** Who was there; minutes after the beginning at which somebody came or went. */
  present: readonly { person: PersonKey; from?: number; until?: number }[];
}

/** Sessions that have taken place, the oldest first; the minutes of each are approved in the next one. */
export const pastSessions: readonly PastSession[] = [
  {
    key: "first",
    daysAgo: 53,
    present: [
      { person: "moderation" },
      { person: "geschaeftsstelle" },
      { person: "polizei" },
      { person: "verwaltung" },
    ],
    items: [
      {
        key: "arbeitsweise",
        title: "Wie die Arbeitsgruppe arbeitet",
        kind: "information",
        minutes: 20,
        presenter: "moderation",
        course: [
          "Frau Kaya stellt vor, wie die Maßnahmen gemeinsam geschrieben werden: Jede hat einen Text, einen Steckbrief und Zuständigkeiten.",
          "Die Runde verabredet, sich etwa alle vier Wochen zu treffen.",
        ],
      },
      {
        key: "standorte",
        title: "Einbruchschutz-Beratung vor Ort: Standorte",
        kind: "decision",
        minutes: 30,
        presenter: "polizei",
        about: "Einbruchschutz-Beratung vor Ort in der Nordstadt",
        course: ["Herr Berg berichtet, wo die Beratung bisher nachgefragt wird. Vier Orte kommen infrage."],
        decision: {
          wording: "Die Beratung vor Ort beginnt an zwei Standorten in der Nordstadt.",
          ...{ yes: 4, no: 0, abstain: 0 },
        },
        task: {
          what: "Räume bei der Bezirksverwaltungsstelle anfragen",
          ...{ organisation: "gks", person: "geschaeftsstelle", dueIn: -30, done: true },
        },
      },
    ],
  },
  {
    key: "second",
    daysAgo: 25,
    present: [
      { person: "moderation" },
      { person: "geschaeftsstelle" },
      { person: "polizei", until: 45 },
      { person: "verwaltung", from: 15 },
      { person: "zivilgesellschaft" },
    ],
    items: [
      {
        key: "anlaufstellen",
        title: "Opferhilfe sichtbar machen: was Betroffene suchen",
        kind: "decision",
        minutes: 30,
        presenter: "zivilgesellschaft",
        about: "Opferhilfe sichtbar machen",
        course: [
          "Frau Wolff schildert, wie Betroffene heute Hilfe finden: meist über Bekannte, selten über die Anzeige.",
          "Die Runde ist sich einig, dass eine Karte der Anlaufstellen mehr hilft als ein weiteres Faltblatt.",
        ],
        decision: {
          wording: "Zur nächsten Sitzung wird der Entwurf einer Karte der Anlaufstellen vorgelegt.",
          ...{ yes: 4, no: 0, abstain: 1 },
        },
        task: {
          what: "Entwurf der Karte der Anlaufstellen vorlegen",
          ...{ organisation: "weisserring", person: "zivilgesellschaft", dueIn: 9, done: false },
        },
      },
      {
        key: "patenschaften",
        title: "Nachbarschaftspatenschaften: wen wir ansprechen",
        kind: "discussion",
        minutes: 25,
        presenter: "verwaltung",
        about: "Nachbarschaftspatenschaften für neu Zugezogene",
        course: [],
      },
    ],
  },
];
