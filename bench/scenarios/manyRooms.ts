import { keystrokes } from "../load/keystrokes.ts";
import { inTurns, RoomClient } from "../load/RoomClient.ts";
import { Arrivals, WriterStream } from "../load/WriterStream.ts";
import { parameters } from "../parameters.ts";
import type { RunningPeer } from "../peers/Peer.ts";
import { RatePhase } from "./ratePhase.ts";
import { pause, type Scenario, untilAtRest } from "./Scenario.ts";

const { rooms, rate: usualRate, sustained, sustainedSeconds } = parameters.manyRooms;

/** Many rooms of two, in each of which one writes: what does an update cost, and what rate does the server hold? */
export const manyRooms: Scenario = {
  name: "many-rooms",
  concerns: () => true,
  deadline: 180,
  async run({ figures, peer, launch }) {
    const { seconds, warmUpSeconds } = parameters.phase;
    const { warming } = parameters;
    const updatesPerRoom = (rate: number, seconds: number): number =>
      Math.ceil((rate * (seconds + warmUpSeconds)) / rooms);
    const perRoom = [usualRate, ...sustained].reduce(
      (sum, rate) => sum + updatesPerRoom(rate, seconds),
      updatesPerRoom(usualRate, warming.seconds),
    );
    // Rooms have nothing to do with one another: the same bytes do for all.
    const stream = new WriterStream(1000, keystrokes("sveltecomponent", 1000, perRoom));
    const running = await launch();
    const join = (person: number): Promise<RoomClient[]> =>
      inTurns(
        Array.from({ length: rooms }, (_, room) => ({ running, dialect: peer.dialect, room, person })),
        25,
        (place) => RoomClient.join(place),
      );
    const load = new Load(running, await join(0), await join(1), stream);

    // A thousand handshakes are not what is measured, nor what is left over from them.
    await pause(1000);
    await load.run(usualRate, warming.seconds, 0.3);
    await untilAtRest(peer, running);
    const usual = await load.run(usualRate, parameters.phase.seconds, parameters.phase.settleSeconds);
    if (usual.failure) figures.failures["many-rooms/cpu"] = usual.failure;
    else {
      figures.values["many-rooms/cpu"] = usual.cpuPer1000;
      figures.values["many-rooms/p99"] = usual.latency.percentile(0.99);
    }
    let isOverloaded = usual.isOverloaded;
    let held = usual.failure ? 0 : usualRate;
    for (const rate of sustained) {
      if (isOverloaded) break;
      const result = await load.run(rate, sustainedSeconds, 0.3);
      const { failure, cpuPer1000, latency } = result;
      isOverloaded = result.isOverloaded;
      if (failure) figures.notes.push(`${rate}/s over ${rooms} rooms: ${failure}`);
      else {
        held = rate;
        figures.values[`many-rooms/${rate}/cpu`] = cpuPer1000;
        figures.values[`many-rooms/${rate}/p99`] = latency.percentile(0.99);
      }
    }
    figures.values["many-rooms/sustained"] = held;
  },
};

/** The rooms with their two clients each, and how far each writer has come. */
class Load {
  readonly #running: RunningPeer;
  readonly #writers: readonly RoomClient[];
  readonly #stream: WriterStream;
  #phase: RatePhase | undefined;
  /** Index in the stream at which this phase began, the same in all rooms. */
  #base = 0;

  constructor(
    running: RunningPeer,
    writers: readonly RoomClient[],
    readers: readonly RoomClient[],
    stream: WriterStream,
  ) {
    this.#running = running;
    this.#writers = writers;
    this.#stream = stream;
    for (const client of writers.slice(1)) client.countOnly();
    for (const [room, reader] of readers.entries()) {
      const arrivals = new Arrivals([stream], (_writer, index) =>
        this.#phase?.arrived((index - this.#base) * rooms + room),
      );
      reader.onUpdate = (update) => arrivals.take(update);
    }
  }

  async run(
    rate: number,
    seconds: number,
    settleSeconds: number,
  ): Promise<Awaited<ReturnType<RatePhase["run"]>>> {
    let frames: Buffer[] = [];
    const phase = new RatePhase({
      running: this.#running,
      rate,
      watchers: 1,
      seconds,
      settleSeconds,
      send: (n) => this.#writers[n % rooms]?.wire.send(frames[n] as Buffer),
    });
    frames = Array.from({ length: phase.count }, (_, n) => {
      const update = this.#stream.updates[this.#base + Math.floor(n / rooms)];
      return (this.#writers[n % rooms] as RoomClient).updateFrame(update as Uint8Array);
    });
    this.#phase = phase;
    const result = await phase.run();
    this.#base += Math.ceil(phase.count / rooms);
    return result;
  }
}
