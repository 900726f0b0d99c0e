import * as Y from "yjs";
import { keystrokes } from "../load/keystrokes.ts";
import { RoomClient } from "../load/RoomClient.ts";
import { StallWatch } from "../load/StallWatch.ts";
import { parameters } from "../parameters.ts";
import type { RunningPeer } from "../peers/Peer.ts";
import { copyWorkspace, writeUpdates } from "../peers/workspace.ts";
import { OneWriter } from "./OneWriter.ts";
import { type Figures, type Scenario, type ScenarioContext, untilAtRest } from "./Scenario.ts";
import { workspaceWithRooms } from "./workspaceWithRooms.ts";

const { lengths, rooms, rate, seconds } = parameters.growth;
/** Client id under which the document was written. */
const before = 3000;

/** What an update costs in longer and longer documents, and with more and more rooms on disk. */
export const growth: Scenario = {
  name: "growth",
  concerns: ({ isPersistent }) => isPersistent,
  rounds: parameters.fewerRounds,
  deadline: 400,
  async run(context) {
    const { figures } = context;
    const isOurs = context.peer.key === "querschnitt";
    const longest = keystrokes("seph-blog1", before, Math.max(...lengths));
    for (const length of lengths) {
      const updates = longest.slice(0, length);
      const running = isOurs ? await launchWith(context, updates) : await launchAndSend(context, updates);
      await measure(context, running, `growth/length/${length}`, figures);
      await running.process.kill();
    }
    for (const count of isOurs ? rooms : []) {
      const dataDir = context.newDataDir();
      copyWorkspace(await workspaceWithRooms(context.shared, count), dataDir);
      const running = await context.launch(dataDir);
      await measure(context, running, `growth/rooms/${count}`, figures);
      await running.process.kill();
    }
  },
};

/** Our server on a log in which the document stands keystroke by keystroke. */
async function launchWith(context: ScenarioContext, updates: readonly Uint8Array[]): Promise<RunningPeer> {
  const dataDir = context.newDataDir();
  await context.peer.prepare(dataDir);
  await writeUpdates(dataDir, { room: 0, person: 0, client: before }, updates);
  return context.launch(dataDir);
}

/** A peer that was sent the document in one update: its own way of keeping it is not known to us. */
async function launchAndSend(context: ScenarioContext, updates: readonly Uint8Array[]): Promise<RunningPeer> {
  const running = await context.launch();
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  const client = await RoomClient.join({ running, dialect: context.peer.dialect, room: 0, person: 0 });
  client.wire.send(client.updateFrame(Y.encodeStateAsUpdate(doc)));
  await client.settled(Y.encodeStateVector(doc));
  client.destroy();
  return running;
}

async function measure(
  context: ScenarioContext,
  running: RunningPeer,
  metric: string,
  figures: Figures,
): Promise<void> {
  const load = await OneWriter.join(context, running, { rate, seconds });
  // What joining costs is measured elsewhere, and so is what a server makes of a document once, when nobody writes.
  const tidying = new StallWatch(load.bystander.wire);
  await untilAtRest(context.peer, running);
  tidying.stop();
  const watch = new StallWatch(load.bystander.wire);
  const { cpuPer1000, failure } = await load.write();
  watch.stop();
  if (failure) figures.failures[`${metric}/cpu`] = failure;
  else {
    figures.values[`${metric}/cpu`] = cpuPer1000;
    figures.values[`${metric}/stall`] = watch.answers.most;
    figures.values[`${metric}/tidying`] = tidying.answers.most;
  }
  load.leave();
}
