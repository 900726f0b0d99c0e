import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { SimulatedClient } from "../convergence/SimulatedClient.ts";
import { runCommand } from "../support/runCommand.ts";
import type { Seeded } from "../support/seeded.ts";
import type { Team, Teammate } from "../support/Team.ts";
import { attacks } from "./attacks.ts";
import { acknowledgedIn, audit } from "./audit.ts";
import type { ServerGate } from "./ServerGate.ts";
import type { SoakPlan } from "./SoakPlan.ts";
import type { Restart, Stretch } from "./SoakSettings.ts";

export interface FaultsOptions {
  team: Team;
  attacker: Teammate;
  gate: ServerGate;
  plan: SoakPlan;
  present: ReadonlySet<SimulatedClient>;
  random: Seeded;
  /** Milliseconds between two faults, on average. */
  pace: number;
  say(line: string): void;
  /** Once aborted, nothing more happens. */
  signal: AbortSignal;
  /** Called when the server is about to end, when it is there again, and when people may come back. */
  onRestart(restart: Restart, moment: "ending" | "started" | "back"): Promise<void>;
}

export type FaultCounts = Record<"cut" | "slowReader" | "attack" | "backup" | Restart, number>;

/** What goes wrong while people work: one thing after the other, as the seed has it. */
export class Faults {
  readonly counts: FaultCounts = { cut: 0, slowReader: 0, attack: 0, backup: 0, kill: 0, stop: 0 };
  /** What was not as promised when the server came back, in words. */
  readonly problems: string[] = [];
  readonly #options: FaultsOptions;
  readonly #slow = new Set<SimulatedClient>();

  constructor(options: FaultsOptions) {
    this.#options = options;
  }

  /** Goes through one stretch of work. */
  async during({ workMilliseconds, restarts }: Stretch, withBackup: boolean): Promise<void> {
    const { random, pace, signal } = this.#options;
    const began = performance.now();
    const shareGone = (): number => (performance.now() - began) / workMilliseconds;
    // Spread over the stretch, each with work before and after it.
    const due = restarts.map((restart, index) => ({
      restart,
      share: (index + 0.4 + 0.4 * random.next()) / (restarts.length + 0.5),
    }));
    let backupDue = withBackup;
    while (shareGone() < 1) {
      const wait = Math.min(3 * pace, -Math.log(1 - random.next()) * pace);
      const untilEnd = (1 - shareGone()) * workMilliseconds;
      await setTimeout(Math.min(wait, untilEnd), undefined, { signal });
      const [next] = due;
      if (next && shareGone() >= next.share) {
        due.shift();
        await this.#restart(next.restart);
      } else if (backupDue && shareGone() > 0.2) {
        backupDue = false;
        await this.#backUp();
      } else await this.#something();
    }
    // A stretch that was too short for them has them all the same.
    for (const { restart } of due) await this.#restart(restart);
    for (const client of this.#slow) client.resumeReading();
    this.#slow.clear();
  }

  async #something(): Promise<void> {
    const { random, present, attacker, plan } = this.#options;
    for (const client of this.#slow) client.resumeReading();
    this.#slow.clear();
    const online = [...present].filter((client) => client.isOnline);
    const dice = random.next();
    if (dice < 0.45 && online.length > 0) {
      const cut = Array.from({ length: 1 + random.below(5) }, () => random.pick(online).cut());
      await Promise.all(cut);
      this.counts.cut++;
    } else if (dice < 0.65 && online.length > 0) {
      const client = random.pick(online);
      client.pauseReading();
      this.#slow.add(client);
      this.counts.slowReader++;
    } else {
      await random.pick(attacks)(attacker, random.pick(plan.rooms).name, random);
      this.counts.attack++;
    }
  }

  /** Ends the server and starts it again; nobody comes back before it was asked what it kept. */
  async #restart(restart: Restart): Promise<void> {
    const { team, gate, plan, present, onRestart, say } = this.#options;
    for (const client of this.#slow) client.resumeReading();
    this.#slow.clear();
    await onRestart(restart, "ending");
    gate.close();
    await (restart === "kill" ? team.server.kill() : team.server.stop());
    // Acknowledgements still on their way are lost with the line, and count no more.
    for (const client of present) client.disconnect();
    const expected = acknowledgedIn(plan.rooms);
    await team.server.start();
    await onRestart(restart, "started");
    const problems = await audit(team.admin.api, expected);
    this.problems.push(...problems.map((words) => `after a restart (${restart}): ${words}`));
    this.counts[restart]++;
    say(`${restart === "kill" ? "killed" : "restarted"}, ${problems.length} problems`);
    gate.open();
    await onRestart(restart, "back");
  }

  async #backUp(): Promise<void> {
    const { team, say } = this.#options;
    const folder = await mkdtemp(join(tmpdir(), "querschnitt-soak-"));
    try {
      const { code, output } = await runCommand(
        `exec node packages/server/dist/backup.js "${join(folder, "backup.tar.gz")}"`,
        { environment: { DATA_DIR: team.server.dataDir } },
      );
      if (code !== 0) this.problems.push(`a backup failed: ${output.trim()}`);
      this.counts.backup++;
      say("backed up");
    } finally {
      await rm(folder, { recursive: true });
    }
  }
}
