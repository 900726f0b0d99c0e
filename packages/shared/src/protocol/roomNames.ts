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
  | { kind: "marks"; person: string };

export type RoomKind = Room["kind"];

/** A ledger room's entries are judged one by one on a replica; a text room is judged as a whole. */
export type LedgerKind = Exclude<RoomKind, "draft">;

const identifier = "([a-z0-9]{1,40})";
const measureRoom = new RegExp(`^measure/${identifier}/(draft|record|discussion)$`);
const internalRoom = new RegExp(`^measure/${identifier}/internal/${identifier}$`);
const marksRoom = new RegExp(`^person/${identifier}/marks$`);

/** The name of a room as it stands in an address and as the name of its log stream. */
export function roomName(room: Room): string {
  switch (room.kind) {
    case "marks":
      return `person/${room.person}/marks`;
    case "internal":
      return `measure/${room.measure}/internal/${room.organisation}`;
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
  const marks = marksRoom.exec(name);
  return marks ? { kind: "marks", person: marks[1] as string } : undefined;
}
