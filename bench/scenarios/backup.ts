import { execFile } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { keystrokes } from "../load/keystrokes.ts";
import { RoomClient } from "../load/RoomClient.ts";
import { StallWatch } from "../load/StallWatch.ts";
import { Arrivals, WriterStream } from "../load/WriterStream.ts";
import { parameters } from "../parameters.ts";
import { copyWorkspace } from "../peers/workspace.ts";
import { RatePhase } from "./ratePhase.ts";
import { type Scenario, untilAtRest } from "./Scenario.ts";
import { workspaceWithRooms } from "./workspaceWithRooms.ts";

const { rooms, rate, seconds } = parameters.backup;
const program = fileURLToPath(new URL("../../packages/server/dist/backup.js", import.meta.url));
const client = 3001;

/** What those who write notice of a backup that is taken meanwhile. */
export const backup: Scenario = {
  name: "backup",
  concerns: ({ key }) => key === "querschnitt",
  rounds: parameters.fewerRounds,
  deadline: 240,
  async run({ figures, launch, newDataDir, shared, peer }) {
    const dataDir = newDataDir();
    copyWorkspace(await workspaceWithRooms(shared, rooms), dataDir);
    const running = await launch(dataDir);
    const place = { running, dialect: peer.dialect, room: 0 };
    const writer = await RoomClient.join({ ...place, person: 1 });
    const reader = await RoomClient.join({ ...place, person: 2 });
    const bystander = await RoomClient.join({ ...place, room: 1, person: 3 });
    let frames: Buffer[] = [];
    const phase = new RatePhase({
      running,
      rate,
      watchers: 1,
      seconds,
      send: (n) => writer.wire.send(frames[n] as Buffer),
    });
    const stream = new WriterStream(client, keystrokes("sveltecomponent", client, phase.count));
    frames = stream.updates.map((update) => writer.updateFrame(update));
    const arrivals = new Arrivals([stream], (_writer, index) => phase.arrived(index));
    reader.onUpdate = (update) => arrivals.take(update);
    await untilAtRest(peer, running);
    const watch = new StallWatch(bystander.wire);
    const [{ latency, failure }, took] = await Promise.all([phase.run(), takeBackup(dataDir)]);
    watch.stop();
    if (failure) figures.failures["backup/p99"] = failure;
    else {
      figures.values["backup/p99"] = latency.percentile(0.99);
      figures.values["backup/stall"] = watch.answers.most;
      figures.values["backup/seconds"] = took;
      figures.values["backup/megabytes"] = statSync(join(dataDir, "log.mdb")).size / 1_000_000;
    }
    for (const one of [writer, reader, bystander]) one.destroy();
  },
};

/** Has a backup taken as an operator does. @returns seconds until it was there and checked */
async function takeBackup(dataDir: string): Promise<number> {
  const began = performance.now();
  await promisify(execFile)(process.execPath, [program, `${dataDir}.backup`], {
    env: { PATH: process.env.PATH, DATA_DIR: dataDir },
  });
  return (performance.now() - began) / 1000;
}
