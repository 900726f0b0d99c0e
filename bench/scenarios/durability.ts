import * as Y from "yjs";
import { keystrokes } from "../load/keystrokes.ts";
import { OpenLoop } from "../load/OpenLoop.ts";
import { RoomClient } from "../load/RoomClient.ts";
import { Arrivals, WriterStream } from "../load/WriterStream.ts";
import { parameters } from "../parameters.ts";
import { pause, type Scenario, type ScenarioContext } from "./Scenario.ts";

const { updates: usualCount, rate: usualRate, faster, killAfterSeconds } = parameters.durability;
/** Milliseconds after a join in which a server may still bring what it has. */
const bringDeadline = 1500;

/** Kills the server after typing, starts it again, and counts what is missing of what it had promised or shown. */
export const durability: Scenario = {
  name: "durability",
  concerns: ({ isPersistent }) => isPersistent,
  rounds: parameters.fewerRounds,
  deadline: 240,
  async run(context) {
    const { figures } = context;
    for (const factor of [1, faster]) {
      const updates = keystrokes("seph-blog1", 1000, usualCount * factor);
      const stream = new WriterStream(1000, updates);
      for (const delay of killAfterSeconds) {
        const { promised, seen, recovered } = await killAfter(context, stream, usualRate * factor, delay);
        const expected = Math.max(promised, seen);
        const lost = Math.max(0, expected - recovered);
        figures.values[`durability/${factor}/${delay}/lost`] = lost;
        if (expected < updates.length) {
          const what = `${expected} of ${updates.length}`;
          figures.notes.push(
            `${what} were acknowledged or seen ${delay} s after the last of ${updates.length}`,
          );
        }
      }
    }
  },
};

/**
 * One kill. @returns how many updates were acknowledged, had reached another client, and were there after the restart:
 * each time a number of first ones, since servers keep the order
 */
async function killAfter(
  { peer, launch, newDataDir }: ScenarioContext,
  stream: WriterStream,
  rate: number,
  delay: number,
): Promise<{ promised: number; seen: number; recovered: number }> {
  const dataDir = newDataDir();
  await peer.prepare(dataDir);
  const running = await launch(dataDir);
  const place = { running, dialect: peer.dialect, room: 0 };
  const writer = await RoomClient.join({ ...place, person: 0 });
  const reader = await RoomClient.join({ ...place, person: 1 });
  const arrivals = new Arrivals([stream], () => {});
  reader.onUpdate = (update) => arrivals.take(update);
  const frames = stream.updates.map((update) => writer.updateFrame(update));
  await new OpenLoop(rate, frames.length / rate, (n) => writer.wire.send(frames[n] as Buffer)).run();
  await pause(delay * 1000);
  await running.process.kill();
  // What is still in the sockets' buffers was sent before the kill.
  await pause(200);
  const promised = writer.acknowledged;
  const seen = arrivals.next[0] ?? 0;
  writer.destroy();
  reader.destroy();

  const again = await launch(dataDir);
  const doc = new Y.Doc();
  const comer = await RoomClient.join({ ...place, running: again, person: 2 }, (update) =>
    Y.applyUpdate(doc, update),
  );
  await pause(bringDeadline);
  comer.destroy();
  await again.process.kill();
  const recovered = stream.lastIn(Y.decodeUpdate(Y.encodeStateAsUpdate(doc))) + 1;
  return { promised, seen, recovered };
}
