import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Peer } from "../peers/Peer.ts";
import { type Figures, noFigures, type Scenario } from "./Scenario.ts";

/** What the process of a run says at its end. */
export interface Answer {
  figures: Figures;
  /** Why there is not more. */
  error?: string;
}

/** Runs a scenario in a process of its own. Whatever goes wrong is a failure of the scenario, with the reason. */
export function runApart(scenario: Scenario, peer: Peer, shared: string, verbose: boolean): Promise<Figures> {
  return new Promise((resolve) => {
    const child = fork(
      fileURLToPath(new URL("./scenarioProcess.ts", import.meta.url)),
      [scenario.name, peer.key, shared],
      {
        execArgv: [...process.execArgv, "--expose-gc"],
        stdio: verbose ? ["ignore", "inherit", "inherit", "ipc"] : ["ignore", "ignore", "ignore", "ipc"],
      },
    );
    const late = setTimeout(() => child.kill("SIGTERM"), scenario.deadline * 1000);
    child.once("message", ({ figures, error }: Answer) => {
      if (error !== undefined) figures.failures[scenario.name] = error;
      resolve(figures);
    });
    child.once("exit", (code, signal) => {
      clearTimeout(late);
      resolve({ ...noFigures(), failures: { [scenario.name]: `ended with ${signal ?? `code ${code}`}` } });
    });
  });
}
