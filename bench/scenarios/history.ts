import { compareTexts } from "@querschnitt/shared/compare/compareTexts";
import type { RichNode } from "@querschnitt/shared/policy/richContent";
import { hasTraces, keystrokes, lengthOf } from "../load/keystrokes.ts";
import { median } from "../measuring/statistics.ts";
import { parameters } from "../parameters.ts";
import type { RunningPeer } from "../peers/Peer.ts";
import { readWorkspace, writeUpdates } from "../peers/workspace.ts";
import type { Scenario, ScenarioContext } from "./Scenario.ts";

const { documents, writers, turn, breakEvery, moments, repeats } = parameters.history;
/** Client id of the first writer; the others follow. */
const firstClient = 5000;
/** How far two keystrokes are apart, and how long a break is; milliseconds. */
const typing = 200;
const pauseBetween = 20 * 60_000;

/** How long it takes to see what a long document was at any moment, and who wrote what of it. */
export const history: Scenario = {
  name: "history",
  // The peers hold the document as it stands, or all updates without who sent them when: there is nothing to ask them.
  concerns: ({ key }) => key === "querschnitt",
  rounds: parameters.fewerRounds,
  deadline: 240,
  async run(context) {
    const { figures } = context;
    figures.notes.push("none of the peers keeps who wrote what when, so there is nothing to ask them.");
    for (const document of documents) {
      if (document.trace !== "generated" && !hasTraces) {
        const missing = `not measured: the recorded session ${document.trace} is not there`;
        for (const metric of metrics) figures.failures[`history/${document.trace}/${metric}`] = missing;
      } else await measure(context, document);
    }
  },
};

const metrics = [
  "first",
  "timeline",
  "moment",
  "slowest",
  "pair",
  "compare",
  "authorship",
  "since",
  "memory",
] as const;

async function measure(
  { peer, launch, newDataDir, figures }: ScenarioContext,
  { trace, length }: { trace: string; length: number | undefined },
): Promise<void> {
  const dataDir = newDataDir();
  await peer.prepare(dataDir);
  // Behind the template, as everything is that people write.
  const began = Date.now();
  const end = await write(dataDir, trace, length ?? lengthOf(trace), began);
  const running = await launch(dataDir);
  const { people, measures } = readWorkspace(dataDir);
  const ask = asker(running, people[0]?.cookie ?? "", measures[0] ?? "");
  const note = (metric: (typeof metrics)[number], value: number): void => {
    figures.values[`history/${trace}/${metric}`] = value;
  };
  const several = async (path: () => string, count: number = repeats): Promise<number[]> => {
    const times: number[] = [];
    for (let index = 0; index < count; index++) times.push(await ask(path()));
    return times;
  };
  const before = running.process.residentBytes();
  note("first", await ask("history"));
  note("timeline", median(await several(() => "history")));
  const someMoment = (): number => began + Math.floor(Math.random() * (end - began));
  const single = await several(() => `history/state?at=${someMoment()}`, moments);
  note("moment", median(single));
  note("slowest", Math.max(...single));
  const pairs: number[] = [];
  const comparisons: number[] = [];
  for (let index = 0; index < repeats; index++) {
    const from = performance.now();
    const two = [someMoment(), someMoment()].map((at) => ask.body(`history/state?at=${at}`));
    const [before, after] = (await Promise.all(two)).map(draftOf);
    const there = performance.now();
    pairs.push(there - from);
    if (before && after) compareTexts(before, after);
    comparisons.push(performance.now() - there);
  }
  note("pair", median(pairs));
  note("compare", median(comparisons));
  // Whoever asks next, before anybody has written, is told the same.
  note("authorship", await ask("authorship"));
  note("since", median(await several(() => `history/mine?since=${someMoment()}`)));
  note("memory", (running.process.residentBytes() - before) / 1024 / 1024);
  await running.process.stop();
}

/** Puts a document into the log in which several people took turns at typing, with breaks. @returns when the last entry arrived */
async function write(dataDir: string, trace: string, length: number, began: number): Promise<number> {
  // A recorded session is one person's.
  const count = trace === "generated" ? writers : 1;
  const texts = Array.from({ length: count }, (_, writer) =>
    keystrokes(trace, firstClient + writer, Math.ceil(length / count)),
  );
  let at = began;
  for (let start = 0; start < Math.ceil(length / count); start += turn) {
    for (const [writer, updates] of texts.entries()) {
      if ((start / turn) % breakEvery === 0) at += pauseBetween;
      const place = { room: 0, person: writer, client: firstClient + writer };
      await writeUpdates(dataDir, place, updates.slice(start, start + turn), () => {
        at += typing;
        return at;
      });
    }
  }
  return at;
}

/** Asks a server about the past of a measure. @returns how to, which answers with milliseconds until the answer was there */
function asker({ process }: RunningPeer, cookie: string, measure: string) {
  const body = async (path: string): Promise<string> => {
    const url = `http://127.0.0.1:${process.port}/api/measures/${measure}/${path}`;
    const response = await fetch(url, { headers: { cookie } });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answers ${response.status}: ${text}`);
    return text;
  };
  const timed = async (path: string): Promise<number> => {
    const from = performance.now();
    await body(path);
    return performance.now() - from;
  };
  return Object.assign(timed, { body });
}

function draftOf(state: string): RichNode {
  return (JSON.parse(state) as { draft: RichNode }).draft;
}
