import { keystrokes } from "../load/keystrokes.ts";
import { inTurns, RoomClient } from "../load/RoomClient.ts";
import { Arrivals, WriterStream } from "../load/WriterStream.ts";
import { parameters } from "../parameters.ts";
import type { RunningPeer } from "../peers/Peer.ts";
import { RatePhase } from "./ratePhase.ts";
import { type Figures, noFigures, type Scenario, type ScenarioContext, untilAtRest } from "./Scenario.ts";

const { loads, clients, sampled } = parameters.fanOut;
interface Load {
  rate: number;
  writers: number;
}

/** How a load is named in metrics. */
export const loadName = ({ rate, writers }: Load): string =>
  writers === 1 ? `fan-out/${rate}` : `fan-out/${rate}x${writers}`;

/** One room, few write, everybody reads: how dear is passing an update on, and how late does it arrive? */
export const fanOut: Scenario = {
  name: "fan-out",
  concerns: () => true,
  deadline: 240,
  async run(context) {
    const { figures } = context;
    const running = await context.launch();
    const warming = { rate: parameters.warming.rate, writers: 1 };
    const warm = { room: loads.length, load: warming, streams: streamsFor(warming), ...parameters.warming };
    await measure(context, running, warm, noFigures());
    let broken: { rate: number; reason: string } | undefined;
    for (const [room, load] of loads.entries()) {
      // What is put off until a room rests would be counted with the wrong load.
      await untilAtRest(context.peer, running);
      // Who does not hold a rate does not hold a higher one, and would still be busy with this one.
      if (broken && broken.rate < load.rate) {
        figures.failures[`${loadName(load)}/cpu`] = `fails at ${broken.rate}/s: ${broken.reason}`;
        continue;
      }
      const reason = await measure(context, running, { room, load, streams: streamsFor(load) }, figures);
      if (reason) broken ??= { rate: load.rate, reason };
    }
  },
};

/** What the writers of a load send; the longest of the loads with as many writers, so that it is made once. */
function streamsFor({ writers }: Load): WriterStream[] {
  const { warmUpSeconds } = parameters.phase;
  const seconds = Math.max(parameters.phase.seconds, parameters.warming.seconds);
  const rate = Math.max(...loads.filter((load) => load.writers === writers).map((load) => load.rate));
  const most = Math.ceil((rate * (seconds + warmUpSeconds)) / writers);
  return Array.from(
    { length: writers },
    (_, writer) => new WriterStream(1000 + writer, keystrokes("seph-blog1", 1000 + writer, most)),
  );
}

/** Measures one rate in a fresh room. @returns why the server did not hold it */
async function measure(
  { peer }: ScenarioContext,
  running: RunningPeer,
  {
    room,
    load,
    streams,
    seconds,
  }: { room: number; load: Load; streams: readonly WriterStream[]; seconds?: number },
  figures: Figures,
): Promise<string | undefined> {
  const { rate, writers } = load;
  const places = Array.from({ length: clients }, (_, person) => ({
    running,
    dialect: peer.dialect,
    room,
    person,
  }));
  const joined = await inTurns(places, 10, (place) => RoomClient.join(place));
  try {
    const watching = joined.slice(writers, writers + sampled);
    const counting = joined.slice(writers + sampled);
    let frames: Buffer[] = [];
    const phase = new RatePhase({
      running,
      rate,
      ...(seconds === undefined ? {} : { seconds }),
      watchers: watching.length,
      send: (n) => joined[n % writers]?.wire.send(frames[n] as Buffer),
    });
    frames = Array.from({ length: phase.count }, (_, n) =>
      (joined[0] as RoomClient).updateFrame(
        streams[n % writers]?.updates[Math.floor(n / writers)] as Uint8Array,
      ),
    );
    for (const client of watching) {
      const arrivals = new Arrivals(streams, (writer, index) => phase.arrived(index * writers + writer));
      client.onUpdate = (update) => arrivals.take(update);
    }
    for (const client of [...joined.slice(1, writers), ...counting]) client.countOnly();
    for (const client of joined) client.wire.bytes = 0;
    const { cpuPer1000, latency, failure, isOverloaded } = await phase.run();
    const read = watching[0]?.wire.bytes ?? 0;
    const isUneven = counting.some(({ wire }) => Math.abs(wire.bytes - read) > 0.02 * read + 500);
    const reason =
      failure ?? joined[0]?.refused ?? (isUneven ? "not every client got everything" : undefined);
    if (reason) figures.failures[`${loadName(load)}/cpu`] = reason;
    else {
      figures.values[`${loadName(load)}/cpu`] = cpuPer1000 / (clients - 1);
      figures.values[`${loadName(load)}/p50`] = latency.percentile(0.5);
      figures.values[`${loadName(load)}/p99`] = latency.percentile(0.99);
    }
    return isOverloaded ? reason : undefined;
  } finally {
    for (const client of joined) client.destroy();
  }
}
