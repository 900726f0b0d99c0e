import type * as Y from "yjs";
import type { ApiClient } from "../support/ApiClient.ts";
import { converged, StockClient } from "../support/StockClient.ts";
import type { SoakRoom } from "./SoakRoom.ts";

/** Rooms that are looked at side by side. */
const atOnce = 4;

export interface Expected {
  room: SoakRoom;
  /** Marks that must be there, as acknowledged before now. */
  durable: readonly string[];
  /** Copies that must be the same as a fresh one. */
  copies?: readonly Y.Doc[];
}

/** What was acknowledged in each room up to now; to be asked for while nobody can add to it. */
export const acknowledgedIn = (rooms: readonly SoakRoom[]): Expected[] =>
  rooms.map((room) => ({ room, durable: room.durable() }));

/** Reads every room with a client that knows nothing yet, and answers in words what is missing, twice or different. */
export async function audit(reader: ApiClient, expected: readonly Expected[]): Promise<string[]> {
  const problems: string[] = [];
  const left = [...expected];
  const work = async (): Promise<void> => {
    for (let next = left.pop(); next; next = left.pop()) problems.push(...(await auditRoom(reader, next)));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return problems;
}

async function auditRoom(reader: ApiClient, { room, durable, copies = [] }: Expected): Promise<string[]> {
  const fresh = await StockClient.open(reader, room.name);
  try {
    if (copies.length > 0) {
      try {
        await converged([fresh.doc, ...copies]);
      } catch (error) {
        return [`${room.name}: ${error instanceof Error ? error.message : error}`];
      }
    }
    return [fresh.doc, ...copies].flatMap((doc, index) =>
      wrongIn(room, durable, doc).map((words) => `${room.name}, copy ${index}: ${words}`),
    );
  } finally {
    fresh.destroy();
  }
}

function wrongIn(room: SoakRoom, durable: readonly string[], doc: Y.Doc): string[] {
  const marks = room.marksIn(doc);
  const found = new Set(marks);
  const done = new Set(room.deeds.map(({ name }) => name));
  const missing = durable.filter((mark) => !found.has(mark));
  const foreign = [...found].filter((mark) => !done.has(mark));
  return [
    ...(missing.length > 0 ? [`acknowledged and missing: ${some(missing)}`] : []),
    ...(found.size < marks.length ? [`${marks.length - found.size} marks stand there twice`] : []),
    ...(foreign.length > 0 ? [`nobody wrote: ${some(foreign)}`] : []),
    ...(doc.store.pendingStructs || doc.store.pendingDs ? ["waits for something missing"] : []),
  ];
}

/** Enough to look for; a room that lost everything shall not fill the screen. */
const some = (marks: readonly string[]): string =>
  marks.length > 20 ? `${marks.slice(0, 20).join(" ")} and ${marks.length - 20} more` : marks.join(" ");
