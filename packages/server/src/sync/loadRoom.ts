import type { Redaction } from "@querschnitt/shared/protocol/messages";
import {
  isLedgerRoom,
  type Room as RoomAddress,
  type RoomKind,
  roomName,
} from "@querschnitt/shared/protocol/roomNames";
import { clientOwners } from "../storage/clientOwners.ts";
import { epochOf } from "../storage/epochs.ts";
import { redactionOf } from "../storage/redactions.ts";
import { StorageUnavailable } from "../storage/UpdateLog.ts";
import { ClientLedger } from "./admission/ClientLedger.ts";
import { RoomContents } from "./admission/RoomContents.ts";
import type { FrameMaker } from "./FrameMaker.ts";
import { JoinFrames } from "./JoinFrames.ts";
import { LedgerWriting } from "./LedgerWriting.ts";
import type { RoomServices } from "./RoomServices.ts";
import type { RoomWriting } from "./RoomWriting.ts";
import { SNAPSHOT_KEY, SnapshotKeeper } from "./SnapshotKeeper.ts";
import { decodeSnapshot, type Snapshot } from "./snapshot.ts";
import { TextWriting } from "./TextWriting.ts";

/** What a room stands on, as read from the log when it was opened. */
export interface RoomParts {
  address: RoomAddress;
  name: string;
  epoch: number;
  /** What was redacted in it; undefined: nothing ever. */
  redaction: Redaction | undefined;
  /** Sequence of the last entry read. */
  sequence: number;
  /** Bytes of all entries read. */
  bytes: number;
  contents: RoomContents;
  clients: ClientLedger;
  writing: RoomWriting;
  frames: JoinFrames;
  snapshots: SnapshotKeeper;
}

/**
 * Reads a room from its log. A room without entries is empty; a log that cannot be read, or an entry that cannot be
 * understood, is an error: what is there is never answered with an empty document.
 * @throws StorageUnavailable
 */
export async function loadRoom(
  address: RoomAddress,
  services: RoomServices,
  maker: FrameMaker,
): Promise<RoomParts> {
  const { log, authority, logger, restMilliseconds } = services;
  const name = roomName(address);
  const stored = await storedSnapshot(address.kind, name, services);
  const contents = stored?.contents ?? new RoomContents(address.kind);
  const writing = isLedgerRoom(address) ? new LedgerWriting(address, authority) : new TextWriting();
  if (stored && isLedgerRoom(address)) writing.load(stored.snapshot.document());
  const clients = new ClientLedger();
  for (const [client, person] of await clientOwners(log, name)) clients.load(client, person);
  const epoch = await epochOf(log, name);
  const redaction = await redactionOf(log, name);
  let sequence = stored?.snapshot.sequence ?? 0;
  let bytes = 0;
  let entries = 0;
  for await (const entry of log.read(name, sequence)) {
    try {
      contents.integrate(entry.update);
      writing.load(entry.update);
    } catch (cause) {
      throw new StorageUnavailable(`entry ${entry.sequence} of ${name} cannot be understood`, { cause });
    }
    sequence = entry.sequence;
    bytes += entry.update.length;
    entries += 1;
  }
  const snapshots = new SnapshotKeeper({
    restMilliseconds,
    log,
    stream: name,
    kind: address.kind,
    maker,
    stored,
    entries,
    bytes,
  });
  const frames = new JoinFrames({ log, stream: name, maker, logger, snapshot: () => snapshots.current });
  bytes += stored?.snapshot.logBytes ?? 0;
  return {
    ...{ address, name, epoch, redaction, sequence, bytes },
    ...{ contents, clients, writing, frames, snapshots },
  };
}

/** The snapshot of a room, if there is one that can be read: everything it says stands in the log as well. */
async function storedSnapshot(
  kind: RoomKind,
  name: string,
  { log, logger }: RoomServices,
): Promise<{ encoded: Uint8Array; snapshot: Snapshot; contents: RoomContents } | undefined> {
  try {
    const [encoded] = await log.metadataOf([name], SNAPSHOT_KEY);
    if (!encoded) return undefined;
    const snapshot = decodeSnapshot(kind, encoded);
    return { encoded, snapshot, contents: snapshot.contents() };
  } catch (error) {
    logger.warn({ room: name, err: error }, "the snapshot cannot be used; the whole log is read");
    return undefined;
  }
}
