import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Seeded } from "../../../../../../tests/support/seeded.ts";
import type { Inode, Listing, Moment } from "./FolderRecording.ts";

/** Content by path below the root; folders are `undefined`. */
export type DiskState = ReadonlyMap<string, Buffer | undefined>;

/** Which of what was not flushed has reached the disk; the first few are the ends of the scale. */
const manners = ["nothing", "everything", "names only", "contents only", "some of it"] as const;
export type Manner = (typeof manners)[number];

/** Units in which disks write: whatever they do, they do it to a whole one. */
const sectorSizes = [512, 4096] as const;

/**
 * The states in which a disk may be found after a power cut at any of these moments: for each the ends of the scale,
 * and so many in between. None is tried twice while the same was acknowledged.
 */
export function* diskStates(
  moments: readonly Moment[],
  random: Seeded,
  inBetween: number,
): Generator<{ moment: Moment; manner: Manner; state: DiskState }> {
  const tried: Manner[] = [...manners.slice(0, -1), ...Array<Manner>(inBetween).fill("some of it")];
  const found = new Set<string>();
  for (const moment of moments) {
    for (const manner of tried) {
      const state = new Map<string, Buffer | undefined>();
      collect(moment, moment.root, "", manner, random, state);
      const key = `${moment.acknowledged} ${keyOf(state)}`;
      if (found.has(key)) continue;
      found.add(key);
      yield { moment, manner, state };
    }
  }
}

/** Writes a state below a folder. */
export function layDown(state: DiskState, path: string): void {
  for (const [name, content] of state) {
    if (content) writeFileSync(join(path, name), content);
    else mkdirSync(join(path, name));
  }
}

function collect(
  moment: Moment,
  folder: Inode,
  path: string,
  manner: Manner,
  random: Seeded,
  state: Map<string, Buffer | undefined>,
): void {
  const listing = chooseNames(moment.folders.get(folder) ?? [], manner, random);
  for (const [name, inode] of listing) {
    const at = path === "" ? name : `${path}/${name}`;
    const versions = moment.files.get(inode);
    state.set(at, versions && chooseContent(versions, manner, random));
    if (!versions) collect(moment, inode, at, manner, random, state);
  }
}

/** Renames and new names that were not flushed are there, or not, or each for itself. */
function chooseNames(listings: readonly Listing[], manner: Manner, random: Seeded): Listing {
  const [flushed = new Map<string, Inode>()] = listings;
  const last = listings.at(-1) ?? flushed;
  if (manner === "nothing" || manner === "contents only") return flushed;
  if (manner === "everything" || manner === "names only") return last;
  if (random.chance(0.5)) return random.pick(listings);
  const names = new Set(listings.flatMap((listing) => [...listing.keys()]));
  const mixed = new Map<string, Inode>();
  for (const name of names) {
    const inode = random.pick(listings).get(name);
    if (inode !== undefined) mixed.set(name, inode);
  }
  return mixed;
}

function chooseContent(versions: readonly Buffer[], manner: Manner, random: Seeded): Buffer {
  const flushed = versions[0] as Buffer;
  const last = versions.at(-1) as Buffer;
  if (versions.length === 1 || manner === "nothing" || manner === "names only") return flushed;
  if (manner === "everything" || manner === "contents only") return last;
  return tear(versions, random);
}

/**
 * A file of which some sectors were written and others not. Where the file has grown and nothing was written, there
 * are zeros, or what some other file left behind.
 */
export function tear(versions: readonly Buffer[], random: Seeded): Buffer {
  const sector = random.pick(sectorSizes);
  const lengths = versions.map(({ length }) => length);
  const longest = Math.max(...lengths);
  const cut = Math.min(longest, random.below(Math.ceil(longest / sector) + 1) * sector);
  // The length is one of those the file had, or that of what was written when the power failed.
  const length = random.chance(0.7) ? random.pick(lengths) : Math.max(cut, versions[0]?.length ?? 0);
  const torn = Buffer.alloc(length, random.chance(0.5) ? 0 : 0xa5);
  versions[0]?.copy(torn);
  // Whole runs are written or lost as often as single sectors.
  const share = random.pick([0.05, 0.5, 0.95]);
  for (let at = 0; at < length; at += sector) {
    if (random.chance(share))
      random
        .pick(versions)
        .subarray(at, at + sector)
        .copy(torn, at);
  }
  return torn;
}

function keyOf(state: DiskState): string {
  const hash = createHash("sha256");
  for (const [name, content] of [...state].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${name} ${content?.length ?? "folder"}\n`).update(content ?? "");
  }
  return hash.digest("hex");
}
