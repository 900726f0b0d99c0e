import { keystrokes } from "../load/keystrokes.ts";
import { RoomClient } from "../load/RoomClient.ts";
import { parameters } from "../parameters.ts";
import type { Peer, RunningPeer } from "../peers/Peer.ts";
import { pause, type Scenario, untilAtRest } from "./Scenario.ts";
import { typeIn } from "./typeIn.ts";

const { updates: count, rate } = parameters.ingest;

/** One client types and nobody else is there: what does taking in a keystroke cost? */
export const ingest: Scenario = {
  name: "ingest",
  concerns: ({ hasDocuments }) => hasDocuments,
  rounds: parameters.fewerRounds,
  deadline: 150,
  async run({ figures, peer, launch }) {
    const updates = keystrokes("seph-blog1", 1000, count);
    const running = await launch();
    await warmUp(peer, running);
    const client = await RoomClient.join({ running, dialect: peer.dialect, room: 0, person: 0 });
    const before = running.process.sample();
    await typeIn(peer, client, { updates, writer: 1000, rate });
    await pause(parameters.phase.settleSeconds * 1000);
    figures.values["ingest/cpu"] = (running.process.cpuSince(before) / count) * 1000;
    const afterwards = running.process.sample();
    client.destroy();
    await untilAtRest(peer, running);
    figures.values["ingest/later"] = (running.process.cpuSince(afterwards) / count) * 1000;
  },
};

async function warmUp(peer: Peer, running: RunningPeer): Promise<void> {
  const { rate, seconds } = parameters.warming;
  const client = await RoomClient.join({ running, dialect: peer.dialect, room: 1, person: 0 });
  await typeIn(peer, client, { updates: keystrokes("seph-blog1", 999, rate * seconds), writer: 999, rate });
  client.destroy();
  await untilAtRest(peer, running);
}
