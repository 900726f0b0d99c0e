import { keystrokes } from "../load/keystrokes.ts";
import { RoomClient } from "../load/RoomClient.ts";
import { Arrivals, WriterStream } from "../load/WriterStream.ts";
import type { RunningPeer } from "../peers/Peer.ts";
import { type PhaseResult, RatePhase } from "./ratePhase.ts";
import type { ScenarioContext } from "./Scenario.ts";

/** Client id of the writer. */
const client = 3001;

/** One writes in room 0, one reads what they write, and a bystander sits in room 1 and sees whether the server stands still. */
export class OneWriter {
  readonly bystander: RoomClient;
  readonly #clients: readonly RoomClient[];
  readonly #phase: RatePhase;

  private constructor(clients: readonly RoomClient[], bystander: RoomClient, phase: RatePhase) {
    this.#clients = clients;
    this.bystander = bystander;
    this.#phase = phase;
  }

  /** @param seconds of the measured stretch; @param rate updates per second */
  static async join(
    { peer }: ScenarioContext,
    running: RunningPeer,
    { rate, seconds }: { rate: number; seconds: number },
  ): Promise<OneWriter> {
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
    return new OneWriter([writer, reader, bystander], bystander, phase);
  }

  write(): Promise<PhaseResult> {
    return this.#phase.run();
  }

  leave(): void {
    for (const one of this.#clients) one.destroy();
  }
}
