import { median } from "../measuring/statistics.ts";
import { parameters } from "../parameters.ts";
import { copyWorkspace } from "../peers/workspace.ts";
import { pause, type Scenario } from "./Scenario.ts";
import { workspaceWithRooms } from "./workspaceWithRooms.ts";

const { rooms, starts } = parameters.start;

/** How long our server takes to start on many rooms, and what those that nobody is in cost it. */
export const start: Scenario = {
  name: "start",
  concerns: ({ key }) => key === "querschnitt",
  rounds: parameters.fewerRounds,
  deadline: 240,
  async run({ figures, launch, newDataDir, shared }) {
    const dataDir = newDataDir();
    copyWorkspace(await workspaceWithRooms(shared, rooms), dataDir);
    const milliseconds: number[] = [];
    const resident: number[] = [];
    for (let run = 0; run < starts; run++) {
      const { process } = await launch(dataDir);
      milliseconds.push(process.startMilliseconds);
      await pause(1000);
      resident.push(process.residentBytes());
      await process.stop();
    }
    const { process } = await launch();
    await pause(1000);
    const few = 2 * parameters.measures;
    figures.values["start/ms"] = median(milliseconds);
    figures.values["start/idle-room"] = (median(resident) - process.residentBytes()) / (rooms - few) / 1024;
  },
};
