import { deflateRawSync } from "node:zlib";
import * as Y from "yjs";
import { keystrokes, lengthOf } from "../load/keystrokes.ts";
import { parameters } from "../parameters.ts";
import type { Scenario } from "./Scenario.ts";

const { trace } = parameters.joins;
const { messages } = parameters.compression;
const client = 1000;

/**
 * What permessage-deflate would save on the wire, and cost. One frame for all receivers leaves no context to take over
 * from message to message, so each would be deflated by itself.
 */
export const compression: Scenario = {
  name: "compression",
  concerns: ({ key }) => key === "querschnitt",
  rounds: parameters.fewerRounds,
  deadline: 120,
  async run({ figures }) {
    const updates = keystrokes(trace, client, lengthOf(trace));
    const some = updates.slice(-messages);
    const began = process.cpuUsage();
    const deflated = some.reduce((sum, update) => sum + deflateRawSync(update).length, 0);
    figures.values["compression/keystroke/cpu"] = (millisecondsSince(began) / some.length) * 1000;
    figures.values["compression/keystroke/bytes"] = bytesOf(some) / some.length;
    figures.values["compression/keystroke/deflated"] = deflated / some.length;

    const doc = new Y.Doc();
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    const whole = Y.encodeStateAsUpdate(doc);
    const beganWhole = process.cpuUsage();
    const smaller = deflateRawSync(whole);
    figures.values["compression/document/cpu"] = millisecondsSince(beganWhole);
    figures.values["compression/document/kilobytes"] = whole.length / 1024;
    figures.values["compression/document/deflated"] = smaller.length / 1024;
  },
};

function millisecondsSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

function bytesOf(updates: readonly Uint8Array[]): number {
  return updates.reduce((sum, { length }) => sum + length, 0);
}
