import { statSync } from "node:fs";
import { join } from "node:path";
import type { RunningServer } from "../support/startServer.ts";
import { waitFor } from "../support/waitFor.ts";
import { collectedHeap } from "./collectedHeap.ts";
import { type ProcessFigures, processFigures } from "./processFigures.ts";
import type { Restart } from "./SoakSettings.ts";

/** The server at one moment. */
export interface Sample extends ProcessFigures {
  /** Milliseconds since the soak began. */
  at: number;
  /** How many times the server was started before. */
  life: number;
  logBytes: number;
  /** Changes that the server has acknowledged so far. */
  acknowledged: number;
  /** Clients of people that are connected to a room at this moment. */
  present: number;
}

/** The server while nobody is there. */
export interface QuietSample extends Sample {
  /** Bytes in use after garbage was collected, buffers outside of the heap included. */
  heap: number;
}

type Counts = () => Pick<Sample, "acknowledged" | "present">;

export interface Watched {
  samples: Sample[];
  quiet: QuietSample[];
  /** The server as it was at the beginning of each life, before anybody came. */
  starts: ProcessFigures[];
  restarts: { at: number; restart: Restart }[];
}

/** How long the server may take to close its side of every connection once everybody is gone. */
const closingMilliseconds = 40_000;
/** Looks at the server's descriptors, 10 ms apart, that must be the same before they count. */
const looksAlike = 20;
/** Looks at the server's memory, 10 ms apart, without seeing less, after which it counts as settled. */
const looksUnchanged = 150;

/** Looks at the server process from outside, all the time. */
export class ServerWatch {
  readonly watched: Watched = { samples: [], quiet: [], starts: [], restarts: [] };
  readonly #server: RunningServer;
  readonly #counts: Counts;
  readonly #timer: NodeJS.Timeout;
  #began = performance.now();

  constructor(server: RunningServer, counts: Counts, everyMilliseconds: number) {
    this.#server = server;
    this.#counts = counts;
    this.#timer = setInterval(() => {
      const sample = this.#sample();
      if (sample) this.watched.samples.push(sample);
    }, everyMilliseconds);
  }

  /** Milliseconds since the soak began. */
  get now(): number {
    return performance.now() - this.#began;
  }

  /** The soak begins now. */
  begin(): void {
    this.#began = performance.now();
    this.watched.samples.length = 0;
  }

  noteRestart(restart: Restart): void {
    this.watched.restarts.push({ at: this.now, restart });
  }

  /** A life of the server begins. */
  async noteStart(): Promise<void> {
    this.watched.starts.push(await this.#atRest());
  }

  /** Takes the quiet sample that ends a stretch; connections that are not closed in time are in it. */
  async noteQuiet(): Promise<void> {
    await waitFor(
      "connections to be closed",
      () => processFigures(this.#server.pid)?.connections === 0,
      closingMilliseconds,
    ).catch(() => {});
    const descriptors = await this.#atRest();
    const sample = this.#sample();
    if (!sample) throw new Error(`the server is gone. It wrote:\n${this.#server.output()}`);
    const heap = await collectedHeap(this.#server.output());
    // Memory is looked at after the collection, descriptors before the inspector took one.
    this.watched.quiet.push({ ...sample, ...descriptors, ...(await this.#memoryGivenBack()), heap });
  }

  /** The process while it is in the middle of nothing: a file that is being written would count as one more. */
  async #atRest(): Promise<ProcessFigures> {
    let last = "";
    let alike = 0;
    return waitFor("descriptors to be the same for a while", () => {
      const figures = processFigures(this.#server.pid);
      if (!figures) throw new Error(`the server is gone. It wrote:\n${this.#server.output()}`);
      const { sockets, connections, files, others } = figures;
      const seen = [sockets - connections, files, others].join();
      alike = seen === last ? alike + 1 : 0;
      last = seen;
      return alike >= looksAlike && figures;
    });
  }

  /** V8 gives pages back on other threads, a while after it has collected what was on them. */
  async #memoryGivenBack(): Promise<Pick<Sample, "resident" | "anonymous">> {
    let least = { resident: Number.POSITIVE_INFINITY, anonymous: Number.POSITIVE_INFINITY };
    let unchanged = 0;
    await waitFor("memory to be given back", () => {
      const { resident = 0, anonymous = 0 } = processFigures(this.#server.pid) ?? {};
      unchanged = anonymous < least.anonymous ? 0 : unchanged + 1;
      if (unchanged === 0) least = { resident, anonymous };
      return unchanged >= looksUnchanged;
    });
    return least;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #sample(): Sample | undefined {
    const figures = processFigures(this.#server.pid);
    if (!figures) return undefined;
    // Only its size is asked for: another program that opens the log of a running server may damage it.
    const { size } = statSync(join(this.#server.dataDir, "log.mdb"));
    const life = this.watched.restarts.length;
    return { at: this.now, life, ...figures, logBytes: size, ...this.#counts() };
  }
}
