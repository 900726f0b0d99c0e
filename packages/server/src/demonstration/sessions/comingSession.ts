import type { AgendaCommand } from "@querschnitt/shared/documents/agenda";
import { perform } from "@querschnitt/shared/documents/commands";
import type { SessionPart } from "@querschnitt/shared/protocol/roomNames";
import type * as Y from "yjs";
import type { PersonKey } from "../workspace.ts";
import { CHAIR, idIn, itemCommands, type PlannedItem, planSession, startOf } from "./plannedSession.ts";
import { editRoom, type SessionServices } from "./SessionServices.ts";

const items: readonly PlannedItem[] = [
  {
    key: "beratung",
    title: "Einbruchschutz-Beratung in der Nordstadt: wie es weitergeht",
    kind: "discussion",
    minutes: 30,
    presenter: "polizei",
    about: "Einbruchschutz-Beratung vor Ort in der Nordstadt",
  },
  {
    key: "opferhilfe",
    title: "Opferhilfe sichtbar machen: Entwurf der Karte",
    kind: "decision",
    minutes: 25,
    presenter: "zivilgesellschaft",
    about: "Opferhilfe sichtbar machen",
  },
  { key: "verschiedenes", title: "Verschiedenes", kind: "information", minutes: 10, presenter: null },
];

/**
 * Plans the next session of a working group, with an agenda, a suggestion and a non-public item.
 * @param measureOf the measure of a title
 * @param now milliseconds since the epoch
 */
export async function writeComingSession(
  services: SessionServices,
  measureOf: (title: string) => string | undefined,
  now: number,
): Promise<void> {
  const session = await planSession(services, "session", startOf(now, 10));
  const does = (by: PersonKey, part: SessionPart, commands: readonly AgendaCommand[]): Promise<void> =>
    editRoom(services, { kind: "agenda", session, part }, by, (doc) => {
      for (const command of commands)
        if (!isDone(doc, command)) perform(doc, "agenda", command, { person: by, now });
    });
  const secret = idIn(session, "closed");
  const publicTitle = "Personalangelegenheit";
  await does(CHAIR, "public", [
    ...itemCommands(session, items, measureOf),
    { type: "announce", item: secret, title: publicTitle },
  ]);
  await does("zivilgesellschaft", "public", [suggestion(session)]);
  const values = { title: "Besetzung der Geschäftsstelle", kind: "decision", minutes: 15 } as const;
  const more = { presenter: "verwaltung", approves: null, publicTitle, source: "" } as const;
  await does(CHAIR, "closed", [
    { type: "add-item", item: secret, parent: null, values: { ...values, ...more } },
  ]);
}

function suggestion(session: string): AgendaCommand {
  return {
    type: "suggest",
    suggestion: idIn(session, "suggestion"),
    values: {
      title: "Beleuchtung am Spielplatz Nordmarkt",
      kind: "discussion",
      minutes: 15,
      reason: "Dort ist es im Winter ab 16 Uhr dunkel, wenn die Kinder gehen.",
      measure: null,
    },
  };
}

const isDone = (doc: Y.Doc, command: AgendaCommand): boolean =>
  (command.type === "suggest" && doc.getMap("suggestions").has(command.suggestion)) ||
  (command.type === "announce" && doc.getMap("announcements").size > 0) ||
  (command.type === "link-measure" && doc.getMap("links").has(`${command.item}:${command.measure}`));
