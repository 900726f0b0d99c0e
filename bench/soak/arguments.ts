import type { SoakSize } from "../../tests/soak/SoakSettings.ts";

export interface SoakArguments extends SoakSize {
  /** Folder for page, picture and figures; without it those of a whole soak go into bench/, and others are not written. */
  into: string | undefined;
}

/** What the soak is without any option: an hour, 200 people, 100 rooms. */
const whole = { minutes: 60, people: 200, rooms: 100 } as const;

/** Whether this is the soak whose results stand in bench/, or a quick look. */
export const isWhole = ({ minutes, people, rooms }: SoakArguments): boolean =>
  minutes >= whole.minutes && people >= whole.people && rooms >= whole.rooms;

/** Reads `--minutes 60`, `--people 200`, `--rooms 100`, `--seed 1` and `--into FOLDER`. @throws naming what is wrong */
export function readSoakArguments(args: readonly string[]): SoakArguments {
  const read: SoakArguments = { ...whole, seed: Date.now() % 2 ** 31, into: undefined };
  for (let at = 0; at < args.length; at += 2) {
    const [name = "", value = ""] = args.slice(at);
    const option = name.slice(2);
    if (name === "--into") read.into = value;
    else if (name === "--minutes") read.minutes = numberOf(name, value, 0.5);
    else if (name === "--people" || name === "--rooms" || name === "--seed") {
      const number = numberOf(name, value, name === "--seed" ? 0 : 1);
      if (!Number.isInteger(number)) throw new Error(`${name} wants a whole number`);
      read[option as "people" | "rooms" | "seed"] = number;
    } else {
      throw new Error(`${name} is no option; there are --minutes, --people, --rooms, --seed and --into`);
    }
  }
  if (read.rooms % 2 === 1) throw new Error("--rooms wants an even number: a measure has two");
  return read;
}

function numberOf(name: string, value: string, least: number): number {
  const number = Number(value);
  if (value === "" || !(number >= least)) throw new Error(`${name} wants a number from ${least}`);
  return number;
}
