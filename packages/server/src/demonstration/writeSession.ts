import type { Invited, NewSession } from "@querschnitt/shared/api/sittings";
import { type AgendaCommand, itemTakenFrom, type NewItem } from "@querschnitt/shared/documents/agenda";
import { perform } from "@querschnitt/shared/documents/commands";
import { openRoom } from "@querschnitt/shared/documents/openRoom";
import type { Room } from "@querschnitt/shared/protocol/roomNames";
import * as Y from "yjs";
import type { PersonKey } from "./workspace.ts";

const DAY = 24 * 60 * 60 * 1000;
const GROUP = "nachbarschaft";

/** What a session of the demonstration is written through. */
export interface SessionServices {
  sittings: {
    create(
      by: string,
      session: NewSession,
      people: readonly Invited[],
      idempotencyKey: string,
    ): Promise<string>;
  };
  rooms: {
    open(room: Room): Promise<{ document(): Promise<Uint8Array> }>;
    write(room: Room, person: string, update: Uint8Array): Promise<void>;
  };
}

interface PlannedItem extends Pick<NewItem, "title" | "kind" | "minutes"> {
  key: string;
  presenter: PersonKey | null;
  /** Title of the measure that it is about. */
  about?: string;
}

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
export async function writeSession(
  services: SessionServices,
  measureOf: (title: string) => string | undefined,
  now: number,
): Promise<void> {
  // In ten days, from five to seven by the clocks of the city in winter.
  const start = new Date(now + 10 * DAY);
  start.setUTCHours(16, 0, 0, 0);
  const people: PersonKey[] = [
    "moderation",
    "polizei",
    "geschaeftsstelle",
    "verwaltung",
    "zivilgesellschaft",
  ];
  const session = await services.sittings.create(
    "moderation",
    {
      title: "Sitzung der Arbeitsgruppe Sichere Nachbarschaft",
      place: "Rathaus, Raum 204 (Demo)",
      start: start.toISOString(),
      end: new Date(start.getTime() + 2 * 60 * 60 * 1000).toISOString(),
      chair: "moderation",
      secretary: "geschaeftsstelle",
      workingGroup: GROUP,
    },
    people.map((person) => ({ person, closed: person !== "zivilgesellschaft", voting: true })),
    "demonstration session",
  );
  const commands = items.flatMap(({ key, about, ...said }): AgendaCommand[] => {
    const item = itemTakenFrom(session, `demonstration:${key}`);
    const measure = about === undefined ? undefined : measureOf(about);
    return [
      {
        type: "add-item",
        item,
        parent: null,
        values: { ...said, approves: null, publicTitle: "", source: "" },
      },
      ...(measure ? [{ type: "link-measure", item, measure, linked: true } as const] : []),
    ];
  });
  const open = { kind: "agenda", session, part: "public" } as const;
  const secret = itemTakenFrom(session, "demonstration:closed");
  const publicTitle = "Personalangelegenheit";
  await edit(
    services,
    open,
    "moderation",
    [...commands, { type: "announce", item: secret, title: publicTitle }],
    now,
  );
  await edit(services, open, "zivilgesellschaft", [suggestion(session)], now);
  const values = { title: "Besetzung der Geschäftsstelle", kind: "decision", minutes: 15 } as const;
  const more = { presenter: "verwaltung", approves: null, publicTitle, source: "" } as const;
  await edit(
    services,
    { kind: "agenda", session, part: "closed" },
    "moderation",
    [{ type: "add-item", item: secret, parent: null, values: { ...values, ...more } }],
    now,
  );
}

function suggestion(session: string): AgendaCommand {
  return {
    type: "suggest",
    suggestion: itemTakenFrom(session, "demonstration:suggestion"),
    values: {
      title: "Beleuchtung am Spielplatz Nordmarkt",
      kind: "discussion",
      minutes: 15,
      reason: "Dort ist es im Winter ab 16 Uhr dunkel, wenn die Kinder gehen.",
      measure: null,
    },
  };
}

/** Does in an agenda, in a person's name, what has not been done there yet. */
async function edit(
  { rooms }: SessionServices,
  room: Room & { kind: "agenda" },
  by: PersonKey,
  commands: readonly AgendaCommand[],
  now: number,
): Promise<void> {
  const doc = new Y.Doc();
  openRoom(doc, room.kind);
  Y.applyUpdate(doc, await (await rooms.open(room)).document());
  const isDone = (command: AgendaCommand): boolean =>
    (command.type === "suggest" && doc.getMap("suggestions").has(command.suggestion)) ||
    (command.type === "announce" && doc.getMap("announcements").size > 0) ||
    (command.type === "link-measure" && doc.getMap("links").has(`${command.item}:${command.measure}`));
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const command of commands) {
    if (!isDone(command)) perform(doc, "agenda", command, { person: by, now });
  }
  for (const update of updates) await rooms.write(room, by, update);
  doc.destroy();
}
