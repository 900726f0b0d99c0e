import { parameters } from "./parameters.ts";

export interface Arguments {
  /** Parts of scenario names; empty for all. */
  only: string[];
  /** Keys of peers; empty for all. */
  peers: string[];
  rounds: number;
  /** Folder for page and picture; without it those of a whole comparison go into bench/, and others are not written. */
  into: string | undefined;
  verbose: boolean;
}

/** Reads `--only fan-out,joins`, `--peers relay,querschnitt`, `--rounds 1`,
 * `--into FOLDER` and `--verbose`. @throws naming what is none */
export function readArguments(args: readonly string[]): Arguments {
  const read: Arguments = { only: [], peers: [], rounds: parameters.rounds, into: undefined, verbose: false };
  const list = (value = ""): string[] => value.split(",").filter((part) => part !== "");
  for (let at = 0; at < args.length; at++) {
    const name = args[at];
    if (name === "--only") read.only = list(args[++at]);
    else if (name === "--peers") read.peers = list(args[++at]);
    else if (name === "--rounds") read.rounds = Number(args[++at]);
    else if (name === "--into") read.into = args[++at];
    else if (name === "--verbose") read.verbose = true;
    else throw new Error(`${name} is no option; there are --only, --peers, --rounds, --into and --verbose`);
  }
  if (!(read.rounds >= 1)) throw new Error("--rounds wants a number from 1");
  return read;
}
