import { StallWatch } from "../load/StallWatch.ts";
import { parameters } from "../parameters.ts";
import type { RunningPeer } from "../peers/Peer.ts";
import { copyWorkspace, readWorkspace } from "../peers/workspace.ts";
import { OneWriter } from "./OneWriter.ts";
import { pause, type Scenario, type ScenarioContext, untilAtRest } from "./Scenario.ts";
import { workspaceWithRooms } from "./workspaceWithRooms.ts";

const { rooms, rate, seconds, askEvery } = parameters.search;

/** What those who write notice while the search index is made, kept up with what they write, and asked. */
export const search: Scenario = {
  name: "search",
  concerns: ({ key }) => key === "querschnitt",
  rounds: parameters.fewerRounds,
  deadline: 240,
  async run(context) {
    const without = await stretch(context);
    let readyAfter: number | undefined;
    const withSearch = await stretch(context, async (running, cookie, isOver) => {
      const began = performance.now();
      while (!isOver()) {
        const isReady = await ask(running, cookie);
        if (isReady) readyAfter ??= (performance.now() - began) / 1000;
        await pause(askEvery);
      }
    });
    const { values, failures } = context.figures;
    const failure = without.failure ?? withSearch.failure;
    if (failure) failures["search/p99"] = failure;
    else if (readyAfter === undefined) failures["search/seconds"] = "the index was not ready before the end";
    else {
      values["search/seconds"] = readyAfter;
      values["search/p99"] = withSearch.p99 / without.p99;
      values["search/stall"] = withSearch.stall / without.stall;
    }
  },
};

type Meanwhile = (running: RunningPeer, cookie: string, isOver: () => boolean) => Promise<void>;

/** Somebody writes for a while, on a server of their own; `meanwhile` goes on as long. */
async function stretch(context: ScenarioContext, meanwhile?: Meanwhile) {
  const { launch, newDataDir, shared, peer } = context;
  const dataDir = newDataDir();
  copyWorkspace(await workspaceWithRooms(shared, rooms), dataDir);
  const running = await launch(dataDir);
  const load = await OneWriter.join(context, running, { rate, seconds });
  await untilAtRest(peer, running);
  const watch = new StallWatch(load.bystander.wire);
  let isOver = false;
  const cookie = readWorkspace(dataDir).people[0]?.cookie ?? "";
  const asking = meanwhile?.(running, cookie, () => isOver);
  const { latency, failure } = await load.write();
  isOver = true;
  await asking;
  watch.stop();
  load.leave();
  await running.process.stop();
  return { failure, p99: latency.percentile(0.99), stall: watch.answers.percentile(0.999) };
}

/** @returns whether every room has been read */
async function ask({ process }: RunningPeer, cookie: string): Promise<boolean> {
  const url = `http://127.0.0.1:${process.port}/api/search?q=gemessene%20ma%C3%9Fnahme`;
  const response = await fetch(url, { headers: { cookie } });
  if (!response.ok) throw new Error(`the search answers ${response.status}`);
  return ((await response.json()) as { ready: boolean }).ready;
}
