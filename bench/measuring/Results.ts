import type { PeerKey } from "../peers/Peer.ts";
import type { Figures } from "../scenarios/Scenario.ts";
import { median } from "./statistics.ts";

/** Everything that came out, over all rounds. */
export class Results {
  readonly #values = new Map<string, number[]>();
  readonly #failures = new Map<string, string>();
  readonly #notes = new Map<string, Set<string>>();
  readonly #missing = new Map<PeerKey, string>();

  add(peer: PeerKey, scenario: string, { values, failures, notes }: Figures): void {
    for (const [metric, value] of Object.entries(values)) {
      const key = `${peer} ${metric}`;
      this.#values.set(key, [...(this.#values.get(key) ?? []), value]);
    }
    for (const [metric, reason] of Object.entries(failures)) this.#failures.set(`${peer} ${metric}`, reason);
    for (const note of notes) {
      const key = `${peer} ${scenario}`;
      this.#notes.set(key, (this.#notes.get(key) ?? new Set()).add(note));
    }
  }

  /** A peer that is not there. */
  missing(peer: PeerKey, reason: string): void {
    this.#missing.set(peer, reason);
  }

  whyMissing(peer: PeerKey): string | undefined {
    return this.#missing.get(peer);
  }

  /** Values of a metric, one per round that had one. */
  rounds(peer: PeerKey, metric: string): readonly number[] {
    return this.#values.get(`${peer} ${metric}`) ?? [];
  }

  /** The median over the rounds; undefined if no round had a value. */
  value(peer: PeerKey, metric: string): number | undefined {
    const rounds = this.rounds(peer, metric);
    return rounds.length > 0 ? median(rounds) : undefined;
  }

  /** Why a metric has no value: its own reason, or that of the whole scenario. */
  failure(peer: PeerKey, metric: string): string | undefined {
    const own = this.#failures.get(`${peer} ${metric}`);
    const scenario = metric.split("/", 1)[0];
    return (
      own ??
      this.#failures.get(`${peer} ${metric.replace(/[^/]*$/, "cpu")}`) ??
      this.#failures.get(`${peer} ${scenario}`)
    );
  }

  notes(peer: PeerKey, scenario: string): string[] {
    return [...(this.#notes.get(`${peer} ${scenario}`) ?? [])];
  }

  /** All metrics that anybody has a value for. */
  metrics(): string[] {
    return [
      ...new Set([...this.#values.keys(), ...this.#failures.keys()].map((key) => key.split(" ")[1] ?? "")),
    ];
  }
}
