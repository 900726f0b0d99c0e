import { OpenLoop } from "../load/OpenLoop.ts";
import type { RoomClient } from "../load/RoomClient.ts";
import { stateVectorAfter } from "../load/stateVector.ts";
import type { Peer } from "../peers/Peer.ts";
import { holdsWithin } from "./Scenario.ts";

/** One client types all of these, and waits until the server has dealt with them. @throws if it does not */
export async function typeIn(
  peer: Peer,
  client: RoomClient,
  { updates, writer, rate }: { updates: readonly Uint8Array[]; writer: number; rate: number },
): Promise<void> {
  const frames = updates.map((update) => client.updateFrame(update));
  const before = client.acknowledged;
  await new OpenLoop(rate, frames.length / rate, (n) => client.wire.send(frames[n] as Buffer)).run();
  if (!peer.acknowledgement) {
    // Who acknowledges nothing answers in order at least; the answer is empty, since we have everything.
    await client.settled(stateVectorAfter(writer, updates));
    return;
  }
  const reached = (): number => client.acknowledged - before;
  if (!(await holdsWithin(90_000, () => reached() >= frames.length || client.refused !== undefined))) {
    throw new Error(`${reached()} of ${frames.length} updates were acknowledged`);
  }
  if (client.refused) throw new Error(`refused: ${client.refused}`);
}
