import { keystrokes } from "../load/keystrokes.ts";
import { inTurns, RoomClient } from "../load/RoomClient.ts";
import { parameters } from "../parameters.ts";
import type { RunningPeer } from "../peers/Peer.ts";
import { pause, type Scenario, type ScenarioContext } from "./Scenario.ts";

const { warmUpRooms, rooms, updatesPerRoom, settleSeconds } = parameters.memory;

/**
 * Resident memory of a room with its two connections: what the process grows by when many come, divided by their
 * number. Nobody is asked to collect garbage; some rooms come before, so that what a first room costs is not counted.
 */
export const memory: Scenario = {
  name: "memory",
  concerns: () => true,
  rounds: parameters.fewerRounds,
  deadline: 90,
  async run(context) {
    const { figures } = context;
    const running = await context.launch();
    await enter(context, running, 0, warmUpRooms);
    await pause(settleSeconds * 1000);
    const before = running.process.residentBytes();
    await enter(context, running, warmUpRooms, rooms);
    await pause(settleSeconds * 1000);
    figures.values["memory/room"] = (running.process.residentBytes() - before) / rooms / 1024;
  },
};

/** Two clients enter each of these rooms, and one of them types a little. */
async function enter(
  { peer }: ScenarioContext,
  running: RunningPeer,
  first: number,
  count: number,
): Promise<void> {
  const updates = keystrokes("sveltecomponent", 1000, updatesPerRoom);
  const numbers = Array.from({ length: count }, (_, index) => first + index);
  await inTurns(numbers, 25, async (room) => {
    const place = { running, dialect: peer.dialect, room };
    const writer = await RoomClient.join({ ...place, person: 0 });
    const reader = await RoomClient.join({ ...place, person: 1 });
    reader.countOnly();
    for (const update of updates) writer.wire.send(writer.updateFrame(update));
    writer.countOnly();
  });
}
