import { isSearchable } from "@querschnitt/shared/documents/passages";
import type { MeasureRoom, Room } from "@querschnitt/shared/protocol/roomNames";

/** A room of a measure in which words can be found. */
export type SearchableRoom = MeasureRoom;

/** Whether words can be found in a room. */
export function isSearchableRoom(room: Room): room is SearchableRoom {
  return isSearchable(room.kind);
}

/** The rooms of a measure in which words can be found; the internal ones of these organisations. */
export function searchableRooms(measure: string, organisations: Iterable<string>): SearchableRoom[] {
  return [
    { kind: "record", measure },
    { kind: "draft", measure },
    { kind: "discussion", measure },
    ...Array.from(organisations, (organisation) => ({ kind: "internal", measure, organisation }) as const),
  ];
}
