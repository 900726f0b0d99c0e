import { openLedger, readChanges } from "@querschnitt/shared/documents/ledger";
import { type LedgerKind, type MeasureRoom, roomName } from "@querschnitt/shared/protocol/roomNames";
import * as Y from "yjs";
import { StorageUnavailable, type UpdateLog } from "../storage/UpdateLog.ts";
import type { WrittenEntry } from "../sync/RoomObserver.ts";

/** A ledger of a measure. */
export type MeasureLedger = Extract<MeasureRoom, { kind: LedgerKind }>;

/** The ledgers of a measure in which something may happen that concerns somebody. */
export function watchedRooms(measure: string, organisations: readonly { id: string }[]): MeasureLedger[] {
  return [
    { kind: "discussion", measure },
    { kind: "record", measure },
    ...organisations.map(({ id }) => ({ kind: "internal", measure, organisation: id }) as const),
  ];
}

/**
 * Reads a ledger's log once more and hands over what each entry after a sequence changed, with the document as it stood
 * then. @throws StorageUnavailable
 */
export async function readMissedChanges(
  log: UpdateLog,
  room: MeasureLedger,
  after: number,
  visit: (entry: WrittenEntry, doc: Y.Doc) => void,
): Promise<void> {
  const doc = new Y.Doc();
  openLedger(doc, room.kind);
  try {
    for await (const { sequence, person, receivedAt, update } of log.read(roomName(room))) {
      if (sequence <= after) Y.applyUpdate(doc, update);
      else {
        const changes = readChanges(doc, room.kind, () => Y.applyUpdate(doc, update));
        visit({ sequence, person, receivedAt, changes }, doc);
      }
    }
  } catch (cause) {
    if (cause instanceof StorageUnavailable) throw cause;
    throw new StorageUnavailable(`${roomName(room)} cannot be understood`, { cause });
  } finally {
    doc.destroy();
  }
}
