import { cpSync, existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as Y from "yjs";
import { keystrokes, lengthOf } from "../load/keystrokes.ts";
import { RoomClient } from "../load/RoomClient.ts";
import { parameters } from "../parameters.ts";
import type { RunningPeer } from "../peers/Peer.ts";
import { type ScenarioContext, untilAtRest } from "./Scenario.ts";
import { typeIn } from "./typeIn.ts";

const { rate } = parameters.disk;
/** Client id of the one who typed the n-th trace. */
const typist = (n: number): number => 2000 + n;
/** Room n holds the n-th of these; the one that is joined comes first. */
const traces = [...parameters.disk.traces].sort((a) => (a === parameters.joins.trace ? -1 : 1));

export interface LoadedDocuments {
  /** A copy of the data folder, for this run alone. */
  dataDir: string;
  /** Bytes of room 0 as one update, deleted content collected. */
  size: number;
  /** Bytes of all rooms as one update each, deleted content collected. */
  statesBytes: number;
  /** Bytes on disk after loading, and after the server had time to compact; NaN without a disk. */
  diskBytes: number;
  compactedBytes: number;
}

/**
 * Types the recorded sessions into a server, keystroke by keystroke, once per peer and comparison; later runs get a
 * copy of its data folder. A server that keeps nothing (`running`) gets the document in one update instead.
 */
export async function loadDocument(
  context: ScenarioContext,
  running?: RunningPeer,
): Promise<LoadedDocuments> {
  const { peer, shared, newDataDir } = context;
  const states = traces.map((_, n) => stateOf(shared, n));
  const size = states[0]?.length ?? 0;
  const statesBytes = states.reduce((sum, { length }) => sum + length, 0);
  const dataDir = newDataDir();
  if (!peer.isPersistent) {
    if (running) {
      const client = await RoomClient.join({ running, dialect: peer.dialect, room: 0, person: 0 });
      client.wire.send(client.updateFrame(states[0] as Uint8Array));
      await client.settled();
      client.destroy();
    }
    return { dataDir, size, statesBytes, diskBytes: Number.NaN, compactedBytes: Number.NaN };
  }
  const kept = join(shared, `loaded-${peer.key}`);
  if (!existsSync(`${kept}.bytes`)) await fill(context, kept);
  cpSync(kept, dataDir, { recursive: true });
  if (existsSync(`${kept}.json`)) cpSync(`${kept}.json`, `${dataDir}.json`);
  const [diskBytes = Number.NaN, compactedBytes = Number.NaN] = JSON.parse(
    readFileSync(`${kept}.bytes`, "utf8"),
  );
  return { dataDir, size, statesBytes, diskBytes, compactedBytes };
}

async function fill({ peer, launch }: ScenarioContext, kept: string): Promise<void> {
  const partial = `${kept}.partial`;
  await peer.prepare(partial);
  // As at the end: whatever a start makes of an empty folder, or tidies up in a prepared one, is no document's.
  const first = await launch(partial);
  await first.process.stop();
  const empty = bytesBelow(partial);
  const running = await launch(partial);
  for (const [room, trace] of traces.entries()) {
    const updates = keystrokes(trace, typist(room), lengthOf(trace));
    const client = await RoomClient.join({ running, dialect: peer.dialect, room, person: room });
    await typeIn(peer, client, { updates, writer: typist(room), rate });
    client.destroy();
  }
  const full = bytesBelow(partial) - empty;
  await untilAtRest(peer, running);
  await running.process.stop();
  // Some give back to the disk what they no longer need only when they start.
  const again = await launch(partial);
  await again.process.stop();
  const compacted = bytesBelow(partial) - empty;
  renameSync(partial, kept);
  if (existsSync(`${partial}.json`)) renameSync(`${partial}.json`, `${kept}.json`);
  writeFileSync(`${kept}.bytes`, JSON.stringify([full, compacted]));
}

/** The n-th document as one update, deleted content collected; made once. */
function stateOf(shared: string, n: number): Uint8Array {
  const file = join(shared, `state-${n}.bin`);
  if (existsSync(file)) return readFileSync(file);
  const trace = traces[n] ?? "";
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of keystrokes(trace, typist(n), lengthOf(trace))) Y.applyUpdate(doc, update);
  });
  const state = Y.encodeStateAsUpdate(doc);
  writeFileSync(file, state);
  return state;
}

/** Bytes of all files below a folder as the disk counts them: a file with holes takes less than its length. */
function bytesBelow(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, withFileTypes: true }).reduce((sum, entry) => {
    return entry.isFile() ? sum + statSync(join(entry.parentPath, entry.name)).blocks * 512 : sum;
  }, 0);
}
