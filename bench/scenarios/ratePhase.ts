import { OpenLoop } from "../load/OpenLoop.ts";
import { Histogram } from "../measuring/statistics.ts";
import { parameters } from "../parameters.ts";
import type { RunningPeer } from "../peers/Peer.ts";
import { holdsWithin, pause } from "./Scenario.ts";

export interface PhaseOptions {
  running: RunningPeer;
  /** Updates per second of all writers together. */
  rate: number;
  /** How often each update is looked out for: at so many receivers. */
  watchers: number;
  seconds?: number;
  warmUpSeconds?: number;
  settleSeconds?: number;
  send(n: number): void;
}

export interface PhaseResult {
  /** CPU milliseconds of the server per 1000 measured updates, the time of settling included. */
  cpuPer1000: number;
  /** Milliseconds from when an update was due to its arrival. */
  latency: Histogram;
  /** Why the figures do not count: the server did not hold the rate, or the generator was late. */
  failure: string | undefined;
  /** Whether it was the server: it would not hold a higher rate either. */
  isOverloaded: boolean;
}

/** One stretch of load at a fixed rate: not measured first, then measured, then left to settle. */
export class RatePhase {
  /** Updates that will be sent, the warming up included. */
  readonly count: number;
  readonly #options: PhaseOptions;
  readonly #loop: OpenLoop;
  readonly #warmUp: number;
  readonly #latency = new Histogram();
  #arrived = 0;

  constructor(options: PhaseOptions) {
    const { rate, seconds = parameters.phase.seconds } = options;
    const { warmUpSeconds = parameters.phase.warmUpSeconds } = options;
    this.#options = options;
    this.#loop = new OpenLoop(rate, warmUpSeconds + seconds, options.send);
    this.#warmUp = Math.round(rate * warmUpSeconds);
    this.count = this.#loop.count;
  }

  /** To be called when the n-th update has reached one of the watchers. */
  arrived(n: number): void {
    this.#arrived++;
    if (n >= this.#warmUp) this.#latency.add(performance.now() - this.#loop.dueAt(n));
  }

  async run(): Promise<PhaseResult> {
    const { running, watchers, settleSeconds = parameters.phase.settleSeconds } = this.#options;
    const { process } = running;
    // Here and not in the middle: our own garbage would look like the server's delay.
    globalThis.gc?.();
    let before = process.sample();
    await this.#loop.run(this.#warmUp, () => {
      before = process.sample();
    });
    const expected = this.count * watchers;
    const { drainSeconds } = parameters.held;
    await holdsWithin(drainSeconds * 1000, () => this.#arrived >= expected || process.hasEnded);
    await pause(settleSeconds * 1000);
    const cpuPer1000 = (process.cpuSince(before) / (this.count - this.#warmUp)) * 1000;
    const overload = this.#overload(expected);
    const failure = overload ?? this.#lateness();
    return { cpuPer1000, latency: this.#latency, failure, isOverloaded: overload !== undefined };
  }

  #lateness(): string | undefined {
    const lag = this.#loop.lag.percentile(0.99);
    if (lag <= parameters.held.generatorLag) return undefined;
    return `not measured: the load generator itself was ${Math.round(lag)} ms late`;
  }

  #overload(expected: number): string | undefined {
    const { process } = this.#options.running;
    if (process.hasEnded) return `the server ended: ${process.lastWords}`;
    if (this.#arrived < expected) {
      const share = ((100 * this.#arrived) / expected).toFixed(1);
      return `${share} % of the updates had arrived ${parameters.held.drainSeconds} s after the last one`;
    }
    const reached = this.#latency.percentile(0.99);
    return reached > parameters.held.p99 ? `p99 ${Math.round(reached)} ms` : undefined;
  }
}
