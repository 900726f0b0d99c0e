import { setImmediate as nextTurn } from "node:timers/promises";
import type { Room as RoomAddress } from "@querschnitt/shared/protocol/roomNames";
import { roomName } from "@querschnitt/shared/protocol/roomNames";
import { StorageUnavailable } from "../storage/UpdateLog.ts";
import { ClientLedger } from "./admission/ClientLedger.ts";
import { RoomContents } from "./admission/RoomContents.ts";
import type { FrameMaker } from "./FrameMaker.ts";
import { JoinFrames } from "./JoinFrames.ts";
import { LedgerWriting } from "./LedgerWriting.ts";
import type { RoomParts, RoomServices } from "./Room.ts";
import { TextWriting } from "./TextWriting.ts";

/** Milliseconds for which reading a long log may hold up everybody else. */
const sliceMilliseconds = 5;

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
  const { log, authority, logger } = services;
  const name = roomName(address);
  const contents = new RoomContents(address.kind);
  const writing = address.kind === "draft" ? new TextWriting() : new LedgerWriting(address, authority);
  const clients = new ClientLedger();
  const metadata = await log.metadata(name);
  for (const [key, value] of metadata) {
    if (key.startsWith("client/")) clients.load(Number(key.slice("client/".length)), text(value));
  }
  const epoch = Number(text(metadata.get("epoch") ?? new TextEncoder().encode("1")));
  if (!Number.isSafeInteger(epoch) || epoch < 1)
    throw new StorageUnavailable(`the epoch of ${name} is no number`);
  let sequence = 0;
  let bytes = 0;
  let sliceStart = performance.now();
  for await (const entry of log.read(name)) {
    try {
      contents.integrate(entry.update);
      writing.load(entry.update);
    } catch (cause) {
      throw new StorageUnavailable(`entry ${entry.sequence} of ${name} cannot be understood`, { cause });
    }
    sequence = entry.sequence;
    bytes += entry.update.length;
    if (performance.now() - sliceStart > sliceMilliseconds) {
      await nextTurn();
      sliceStart = performance.now();
    }
  }
  const frames = new JoinFrames(log, name, maker, logger);
  return { address, name, epoch, sequence, bytes, contents, clients, writing, frames };
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
