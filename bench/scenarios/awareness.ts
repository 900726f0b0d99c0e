import * as decoding from "lib0/decoding";
import { awarenessUpdate } from "../load/awarenessUpdate.ts";
import { inTurns, RoomClient } from "../load/RoomClient.ts";
import { clientFrame } from "../load/WireClient.ts";
import { parameters } from "../parameters.ts";
import { RatePhase } from "./ratePhase.ts";
import type { Scenario } from "./Scenario.ts";

const { people, movesPerPerson, seconds, warmUpSeconds } = parameters.awareness;
const firstClient = 7000;

/** Many people move their carets in one room: what does it cost to show everybody where everybody is? */
export const awareness: Scenario = {
  name: "awareness",
  concerns: () => true,
  deadline: 90,
  async run({ figures, peer, launch }) {
    const running = await launch();
    const places = Array.from({ length: people }, (_, person) => ({
      running,
      dialect: peer.dialect,
      room: 0,
      person,
    }));
    const clients = await inTurns(places, 10, (place) => RoomClient.join(place));
    const room = running.room(0);
    let frames: Buffer[] = [];
    const phase = new RatePhase({
      running,
      rate: people * movesPerPerson,
      watchers: 1,
      seconds,
      warmUpSeconds,
      send: (n) => clients[n % people]?.wire.send(frames[n] as Buffer),
    });
    frames = Array.from({ length: phase.count }, (_, n) => {
      const clock = Math.floor(n / people) + 1;
      const update = awarenessUpdate(firstClient + (n % people), clock, stateAt(n % people, clock));
      return clientFrame(peer.dialect.awareness(room, update));
    });
    // The last one watches; its own moves need not come back to it.
    const watcher = people - 1;
    const shown = new Array<number>(people).fill(0);
    const show = (person: number, clock: number): void => {
      // A later position takes the place of those before it: they have served their purpose.
      for (let at = shown[person] ?? 0; at < clock; at++) phase.arrived(at * people + person);
      shown[person] = Math.max(shown[person] ?? 0, clock);
    };
    const watching = clients[watcher] as RoomClient;
    watching.wire.onMessage = (bytes, start, end) => {
      const heard = peer.dialect.read(bytes.subarray(start, end));
      if (heard.kind !== "awareness") return;
      for (const { client, clock } of readClocks(heard.payload)) {
        if (client >= firstClient && client < firstClient + people) show(client - firstClient, clock);
      }
    };
    for (const client of clients.slice(0, watcher)) client.countOnly();
    const send = clients[watcher]?.wire.send.bind(watching.wire);
    watching.wire.send = (frame) => {
      send?.(frame);
      show(watcher, (shown[watcher] ?? 0) + 1);
    };
    const { cpuPer1000, latency, failure } = await phase.run();
    if (failure) figures.failures["awareness/cpu"] = failure;
    else {
      figures.values["awareness/cpu"] = cpuPer1000;
      figures.values["awareness/p99"] = latency.percentile(0.99);
    }
  },
};

/** What an editor shows of one person: who they are and where their caret is, as relative positions. */
function stateAt(person: number, clock: number): unknown {
  const position = { type: { client: 1, clock: 3 }, item: { client: 1, clock: clock + person }, assoc: 0 };
  return {
    user: { name: `Person ${person}`, color: "#2266aa" },
    cursor: { anchor: position, head: position },
  };
}

function readClocks(update: Uint8Array): { client: number; clock: number }[] {
  const decoder = decoding.createDecoder(update);
  return Array.from({ length: decoding.readVarUint(decoder) }, () => {
    const client = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    decoding.readVarUint8Array(decoder);
    return { client, clock };
  });
}
