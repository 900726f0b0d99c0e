// One run of one scenario with one peer, in a process of its own: whatever goes wrong in it leaves the others alone.
// Arguments: scenario, peer, shared folder. Answers with one message; SIGTERM asks for what there is so far.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { peersFor } from "../peers/index.ts";
import type { RunningPeer } from "../peers/Peer.ts";
import { scenarios } from "./index.ts";
import type { Answer } from "./runApart.ts";
import { noFigures } from "./Scenario.ts";

const [scenarioName, peerKey, shared = ""] = process.argv.slice(2);
const scratch = mkdtempSync(join(shared, "run-"));
const figures = noFigures();
const started: RunningPeer[] = [];
let folders = 0;

process.on("SIGTERM", () => answer({ figures, error: "not done in time" }));
// Our servers end with us: they are killed when this process exits.
for (const end of ["SIGINT", "disconnect"] as const) process.on(end, () => process.exit(1));

async function run(): Promise<void> {
  const scenario = scenarios.find(({ name }) => name === scenarioName);
  const peer = peersFor(shared).find(({ key }) => key === peerKey);
  if (!scenario || !peer) throw new Error(`no scenario ${scenarioName} or no peer ${peerKey}`);
  const newDataDir = (): string => join(scratch, `data-${++folders}`);
  await scenario.run({
    peer,
    shared,
    figures,
    newDataDir,
    async launch(dataDir) {
      const folder = dataDir ?? newDataDir();
      if (dataDir === undefined) await peer.prepare(folder);
      mkdirSync(folder, { recursive: true });
      const running = await peer.launch(folder);
      started.push(running);
      return running;
    },
  });
}

async function answer(message: Answer): Promise<void> {
  await Promise.all(started.map(({ process }) => process.kill()));
  rmSync(scratch, { recursive: true, force: true });
  process.send?.(message, () => process.exit(0));
}

/** What went wrong, and what the server wrote last if it is gone. */
function reasonOf(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  const last = started.at(-1)?.process;
  return last?.hasEnded && last.lastWords !== "" ? `${reason} (${last.lastWords})` : reason;
}

run().then(
  () => answer({ figures }),
  (error: unknown) => {
    console.error(error);
    return answer({ figures, error: reasonOf(error) });
  },
);
