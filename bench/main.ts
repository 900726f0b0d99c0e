// Runs every scenario with every peer, round after round, and writes what came out: see run.mjs for how to start it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readArguments } from "./arguments.ts";
import { busyShare } from "./measuring/machine.ts";
import { Results } from "./measuring/Results.ts";
import { peersFor, templateOf } from "./peers/index.ts";
import { createWorkspace } from "./peers/workspace.ts";
import { printTable } from "./report/console.ts";
import { writeResults } from "./report/write.ts";
import { scenarios } from "./scenarios/index.ts";
import { runApart } from "./scenarios/runApart.ts";

const args = process.argv.slice(2);
const { only, peers: wanted, rounds, into, verbose } = readArguments(args);
const isWhole = only.length === 0 && wanted.length === 0;
const command = ["npm run bench", ...(args.length > 0 ? ["--", ...args] : [])].join(" ");
const began = performance.now();
const shared = mkdtempSync(join(tmpdir(), "querschnitt-bench-"));
const results = new Results();

// The run that is under way ends when our channel to it closes.
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    printTable(results, peersFor(shared));
    rmSync(shared, { recursive: true, force: true });
    process.exit(1);
  });
}

try {
  const peers = peersFor(shared).filter(({ key }) => wanted.length === 0 || wanted.includes(key));
  if (peers.some(({ key }) => key === "querschnitt")) await createWorkspace(templateOf(shared));
  for (const peer of peers) {
    const missing = peer.missing();
    if (missing) results.missing(peer.key, missing);
  }
  const busy: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    busy.push(await busyShare());
    if ((busy.at(-1) ?? 0) > 0.1) console.log("The machine is busy with other things; figures will be off.");
    for (const scenario of scenarios) {
      if (only.length > 0 && !only.some((part) => scenario.name.includes(part))) continue;
      if (round > (scenario.rounds ?? rounds)) continue;
      for (const peer of peers) {
        if (!scenario.concerns(peer) || peer.missing()) continue;
        const from = performance.now();
        const figures = await runApart(scenario, peer, shared, verbose);
        results.add(peer.key, scenario.name, figures);
        const seconds = ((performance.now() - from) / 1000).toFixed(0);
        console.log(`round ${round}/${rounds}  ${scenario.name}  ${peer.label}  ${seconds} s`);
        for (const [metric, reason] of Object.entries(figures.failures))
          console.log(`    ${metric}: ${reason}`);
      }
    }
  }
  printTable(results, peers);
  // A quick look must not take the place of a whole comparison.
  if (isWhole || into) {
    const minutes = Math.round((performance.now() - began) / 60_000);
    console.log(`\nWritten: ${writeResults({ results, peers, rounds, command, minutes, busy }, into)}`);
  }
} finally {
  rmSync(shared, { recursive: true, force: true });
}
