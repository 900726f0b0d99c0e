import { keystrokes } from "../load/keystrokes.ts";
import { OpenLoop } from "../load/OpenLoop.ts";
import { RoomClient } from "../load/RoomClient.ts";
import { readJoin } from "../load/readJoin.ts";
import { median } from "../measuring/statistics.ts";
import { parameters } from "../parameters.ts";
import type { RunningPeer } from "../peers/Peer.ts";
import { loadDocument } from "./loadDocument.ts";
import { type Figures, pause, type Scenario, type ScenarioContext } from "./Scenario.ts";

const { cold, atOnce, warmUp, editRate } = parameters.joins;

/** Joining a long document: alone with a cold server, a hundred at once, and a hundred while it is being edited. */
export const joins: Scenario = {
  name: "joins",
  concerns: ({ hasDocuments }) => hasDocuments,
  deadline: 240,
  async run(context) {
    const { figures } = context;
    const { dataDir, size } = await loadDocument(context);
    if (context.peer.isPersistent) await measureCold(context, figures);
    const running = await context.launch(dataDir);
    if (!context.peer.isPersistent) await loadDocument(context, running);
    for (let run = 0; run < warmUp; run++) await joinAtOnce(context, running, size);
    const still = await joinAtOnce(context, running, size);
    figures.values["joins/100/ms"] = still.ms;
    figures.values["joins/100/cpu"] = still.cpu / atOnce;
    await joinWhileEdited(context, running, size, figures);
  },
};

/** Each time on a fresh copy of the data folder: some servers tidy up when a document is first read. */
async function measureCold(context: ScenarioContext, figures: Figures): Promise<void> {
  const runs: Awaited<ReturnType<typeof joinCold>>[] = [];
  for (let run = 0; run < cold; run++) {
    const { dataDir, size } = await loadDocument(context);
    const running = await context.launch(dataDir);
    await pause(500);
    runs.push(await joinCold(context, running, size));
    await running.process.kill();
  }
  figures.values["joins/cold/ms"] = median(runs.map(({ ms }) => ms));
  figures.values["joins/cold/cpu"] = median(runs.map(({ cpu }) => cpu));
  figures.values["joins/cold/sent"] = median(runs.map(({ sent }) => sent));
  if (runs.some(({ firstIsComplete }) => !firstIsComplete)) {
    figures.notes.push("answers a joining client with an incomplete document first");
  }
}

/** @param size bytes of the whole document as one update */
async function joinCold({ peer }: ScenarioContext, running: RunningPeer, size: number) {
  const before = running.process.sample();
  const joined = await readJoin({ running, dialect: peer.dialect, room: 0, person: 0 }, size);
  // A second sending would follow at once.
  await pause(700);
  const cpu = running.process.cpuSince(before);
  const sent = joined.bytes() / size;
  joined.destroy();
  return { ms: joined.completeAfter, cpu, sent, firstIsComplete: joined.firstIsComplete };
}

async function joinAtOnce({ peer }: ScenarioContext, running: RunningPeer, size: number) {
  const before = running.process.sample();
  const began = performance.now();
  const joined = await Promise.all(
    Array.from({ length: atOnce }, (_, person) =>
      readJoin({ running, dialect: peer.dialect, room: 0, person }, size),
    ),
  );
  const ms = performance.now() - began;
  await pause(300);
  const cpu = running.process.cpuSince(before);
  for (const client of joined) client.destroy();
  await pause(300);
  return { ms, cpu };
}

/** Somebody types meanwhile; what their typing costs without joins is taken off. */
async function joinWhileEdited(
  context: ScenarioContext,
  running: RunningPeer,
  size: number,
  figures: Figures,
): Promise<void> {
  const { process } = running;
  const writer = await RoomClient.join({ running, dialect: context.peer.dialect, room: 0, person: 0 });
  const seconds = 60;
  const updates = keystrokes("sveltecomponent", 5000, editRate * seconds);
  const frames = updates.map((update) => writer.updateFrame(update));
  let isOver = false;
  const loop = new OpenLoop(editRate, seconds, (n) => {
    if (!isOver) writer.wire.send(frames[n] as Buffer);
  });
  void loop.run();
  await pause(1000);
  const quiet = process.sample();
  const quietFrom = performance.now();
  await pause(1500);
  const quietCpu = process.cpuSince(quiet) / (performance.now() - quietFrom);
  const began = performance.now();
  const edited = await joinAtOnce(context, running, size);
  const cpu = edited.cpu - quietCpu * (performance.now() - began);
  isOver = true;
  figures.values["joins/edited/ms"] = edited.ms;
  figures.values["joins/edited/cpu"] = Math.max(0, cpu) / atOnce;
  writer.destroy();
}
