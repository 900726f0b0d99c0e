/** The public part of a session, or the one from which those not entitled are shut out. */
export const sessionParts = ["public", "closed"] as const;
export type SessionPart = (typeof sessionParts)[number];

/**
 * A room is the unit of access: whoever may sync it can read all of it.
 * Names are paths, so that they can stand behind `/sync/` in an address.
 */
export type Room =
  | { kind: "draft"; measure: string }
  | { kind: "record"; measure: string }
  | { kind: "discussion"; measure: string }
  /** What one organisation discusses about a measure among itself. */
  | { kind: "internal"; measure: string; organisation: string }
  | { kind: "marks"; person: string }
  /** What a session deals with, in which order, and what is proposed for it. */
  | { kind: "agenda"; session: string; part: SessionPart }
  /** The course of each item, as text. */
  | { kind: "minutes"; session: string; part: SessionPart }
  /** Who was there, who wants to speak, what was decided and who takes on what. */
  | { kind: "protocol"; session: string; part: SessionPart };

export type RoomKind = Room["kind"];

const textKinds = ["draft", "minutes"] as const;
export type TextKind = (typeof textKinds)[number];
/** A ledger room's entries are judged one by one on a replica; a text room is judged as a whole. */
export type LedgerKind = Exclude<RoomKind, TextKind>;

/** The rooms that belong to a measure. */
export type MeasureRoom = Extract<Room, { measure: string }>;
/** The rooms that belong to a session. */
export type SessionRoom = Extract<Room, { session: string }>;
export type TextRoom = Extract<Room, { kind: TextKind }>;
export type LedgerRoom = Extract<Room, { kind: LedgerKind }>;

export const sessionRoomKinds = ["agenda", "minutes", "protocol"] as const satisfies SessionRoom["kind"][];

/** Whether rooms of a kind hold texts. */
export function isTextKind(kind: RoomKind): kind is TextKind {
  return textKinds.some((text) => text === kind);
}

export function isTextRoom(room: Room): room is TextRoom {
  return isTextKind(room.kind);
}

export function isLedgerRoom(room: Room): room is LedgerRoom {
  return !isTextKind(room.kind);
}

export function isMeasureRoom(room: Room): room is MeasureRoom {
  return "measure" in room;
}

export function isSessionRoom(room: Room): room is SessionRoom {
  return "session" in room;
}

const identifier = "([a-z0-9]{1,40})";
const measureRoom = new RegExp(`^measure/${identifier}/(draft|record|discussion)$`);
const internalRoom = new RegExp(`^measure/${identifier}/internal/${identifier}$`);
const marksRoom = new RegExp(`^person/${identifier}/marks$`);
const sessionRoom = new RegExp(`^session/${identifier}/(closed-)?(agenda|minutes|protocol)$`);

/** The name of a room as it stands in an address and as the name of its log stream. */
export function roomName(room: Room): string {
  switch (room.kind) {
    case "marks":
      return `person/${room.person}/marks`;
    case "internal":
      return `measure/${room.measure}/internal/${room.organisation}`;
    case "agenda":
    case "minutes":
    case "protocol":
      return `session/${room.session}/${room.part === "closed" ? "closed-" : ""}${room.kind}`;
    default:
      return `measure/${room.measure}/${room.kind}`;
  }
}

/** Reads a room's name; `undefined` for anything that is not one. */
export function parseRoomName(name: string): Room | undefined {
  const measure = measureRoom.exec(name);
  if (measure)
    return { kind: measure[2] as "draft" | "record" | "discussion", measure: measure[1] as string };
  const internal = internalRoom.exec(name);
  if (internal)
    return { kind: "internal", measure: internal[1] as string, organisation: internal[2] as string };
  const session = sessionRoom.exec(name);
  if (session)
    return {
      kind: session[3] as SessionRoom["kind"],
      session: session[1] as string,
      part: session[2] === undefined ? "public" : "closed",
    };
  const marks = marksRoom.exec(name);
  return marks ? { kind: "marks", person: marks[1] as string } : undefined;
}
