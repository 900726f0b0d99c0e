import type { Team } from "../support/Team.ts";
import { SoakRoom } from "./SoakRoom.ts";

/** The draft and the discussion of one measure. */
export type SoakMeasure = readonly [draft: SoakRoom, discussion: SoakRoom];

/**
 * One in so many of the measures that are worked on is put aside at a time, and a fresh one taken up. Documents that only
 * ever grew would need more memory from hour to hour, and hide what a server keeps that should have been given back.
 */
const putAsideEach = 3;

/** The measures of a city: a certain number is worked on, the others are finished and rest. */
export class SoakPlan {
  /** Oldest first; nobody enters those before the current ones any more. */
  readonly measures: SoakMeasure[] = [];
  readonly #team: Team;
  readonly #atOnce: number;

  constructor(team: Team, atOnce: number) {
    this.#team = team;
    this.#atOnce = atOnce;
  }

  /** Those that are worked on. */
  get current(): readonly SoakMeasure[] {
    return this.measures.slice(-this.#atOnce);
  }

  /** All rooms, those that rest included. */
  get rooms(): SoakRoom[] {
    return this.measures.flat();
  }

  /** Takes up fresh measures: at first as many as are worked on, later in place of the oldest of them. */
  async takeUp(): Promise<void> {
    const isFirst = this.measures.length === 0;
    const count = isFirst ? this.#atOnce : Math.ceil(this.#atOnce / putAsideEach);
    for (let left = count; left > 0; left--) {
      const { id } = await this.#team.createMeasure(`Maßnahme ${this.measures.length + 1}`);
      this.measures.push([new SoakRoom(id, "draft"), new SoakRoom(id, "discussion")]);
    }
  }
}
