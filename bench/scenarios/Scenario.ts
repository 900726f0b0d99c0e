import type { Peer, RunningPeer } from "../peers/Peer.ts";

/** What one run of a scenario with one peer gave. */
export interface Figures {
  /** By metric, see `report/metrics.ts`. */
  values: Record<string, number>;
  /** Metrics that could not be measured, and why. */
  failures: Record<string, string>;
  /** Sentences about what happened, for the reader of the results. */
  notes: string[];
}

export interface ScenarioContext {
  peer: Peer;
  /** Folder that all runs of this comparison share, for what is costly to make. */
  shared: string;
  /** To be filled in; what stands in it counts even if the run is given up halfway. */
  figures: Figures;
  /** Prepares a fresh data folder and starts the peer on it; ends with the run. */
  launch(dataDir?: string): Promise<RunningPeer>;
  /** A path for a new data folder. */
  newDataDir(): string;
}

export interface Scenario {
  name: string;
  /** Whether it means anything for a peer. */
  concerns(peer: Peer): boolean;
  /** Runs in so many rounds at most; its figures vary little. */
  rounds?: number;
  /** Seconds after which a run is given up. */
  deadline: number;
  run(context: ScenarioContext): Promise<void>;
}

export const noFigures = (): Figures => ({ values: {}, failures: {}, notes: [] });

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until something holds. @returns whether it did before the deadline (milliseconds) */
export async function holdsWithin(deadline: number, condition: () => boolean): Promise<boolean> {
  const end = performance.now() + deadline;
  while (!condition()) {
    if (performance.now() > end) return false;
    await pause(10);
  }
  return true;
}

/** Waits until a server has nothing more to do: what it has put off begun, and come to its end. */
export async function untilAtRest({ putsOffSeconds }: Peer, { process }: RunningPeer): Promise<void> {
  await pause(putsOffSeconds * 1000);
  for (let look = 0; look < 30; look++) {
    const before = process.sample();
    await pause(2000);
    if (process.cpuSince(before) < 60) return;
  }
}
