import { execFile } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { StallWatch } from "../load/StallWatch.ts";
import { parameters } from "../parameters.ts";
import { copyWorkspace } from "../peers/workspace.ts";
import { OneWriter } from "./OneWriter.ts";
import { type Scenario, untilAtRest } from "./Scenario.ts";
import { workspaceWithRooms } from "./workspaceWithRooms.ts";

const { rooms, rate, seconds } = parameters.backup;
const program = fileURLToPath(new URL("../../packages/server/dist/backup.js", import.meta.url));

/** What those who write notice of a backup that is taken meanwhile. */
export const backup: Scenario = {
  name: "backup",
  concerns: ({ key }) => key === "querschnitt",
  rounds: parameters.fewerRounds,
  deadline: 240,
  async run(context) {
    const { figures, launch, newDataDir, shared, peer } = context;
    const dataDir = newDataDir();
    copyWorkspace(await workspaceWithRooms(shared, rooms), dataDir);
    const running = await launch(dataDir);
    const load = await OneWriter.join(context, running, { rate, seconds });
    await untilAtRest(peer, running);
    const watch = new StallWatch(load.bystander.wire);
    const [{ latency, failure }, took] = await Promise.all([load.write(), takeBackup(dataDir)]);
    watch.stop();
    if (failure) figures.failures["backup/p99"] = failure;
    else {
      figures.values["backup/p99"] = latency.percentile(0.99);
      figures.values["backup/stall"] = watch.answers.most;
      figures.values["backup/seconds"] = took;
      figures.values["backup/megabytes"] = statSync(join(dataDir, "log.mdb")).size / 1_000_000;
    }
    load.leave();
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
