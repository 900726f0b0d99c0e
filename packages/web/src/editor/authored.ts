import type { AuthoredPassage } from "@querschnitt/shared/api/history";
import * as Y from "yjs";

/** A stretch of one paragraph that stands in a shared text now, with the passage it belongs to. */
export interface AuthoredStretch {
  /** In which top-level block, and where: UTF-16 units of the block's text. */
  block: number;
  from: number;
  to: number;
  passage: AuthoredPassage;
}

interface Run {
  clock: number;
  end: number;
  passage: AuthoredPassage;
}

/**
 * Where passages that the server told of stand in a text now. They are found by the ids of their characters, so it does not matter
 * what was written or deleted since; what is newer than the server's answer belongs to none of them.
 */
export function authoredStretches(
  fragment: Y.XmlFragment,
  passages: readonly AuthoredPassage[],
): AuthoredStretch[] {
  const runs = runsByClient(passages);
  const stretches: AuthoredStretch[] = [];
  fragment.toArray().forEach((top, block) => {
    let offset = 0;
    // A stretch ends with its paragraph.
    let isFresh = true;
    const add = (length: number, passage: AuthoredPassage | undefined): void => {
      const last = stretches.at(-1);
      if (passage && last?.block === block && last.to === offset && last.passage === passage && !isFresh)
        last.to += length;
      else if (passage) stretches.push({ block, from: offset, to: offset + length, passage });
      offset += length;
      isFresh = false;
    };
    const walk = (type: unknown): void => {
      if (type instanceof Y.XmlElement) isFresh = true;
      if (type instanceof Y.XmlText)
        eachText(type, (id, length) => split(runs.get(id.client), id.clock, length, add));
      else if (type instanceof Y.XmlElement) type.toArray().forEach(walk);
    };
    walk(top);
  });
  return stretches;
}

function runsByClient(passages: readonly AuthoredPassage[]): Map<number, Run[]> {
  const runs = new Map<number, Run[]>();
  for (const passage of passages)
    for (const { client, clock, length } of passage.runs) {
      const of = runs.get(client) ?? [];
      runs.set(client, of);
      of.push({ clock, end: clock + length, passage });
    }
  for (const of of runs.values()) of.sort((one, other) => one.clock - other.clock);
  return runs;
}

function eachText(text: Y.XmlText, see: (id: Y.ID, length: number) => void): void {
  for (let item = text._start; item; item = item.right)
    if (!item.deleted && item.content instanceof Y.ContentString) see(item.id, item.length);
}

/** Goes over clocks of one client in the stretches that belong to one passage, or to none. */
function split(
  runs: readonly Run[] | undefined,
  clock: number,
  length: number,
  see: (length: number, passage: AuthoredPassage | undefined) => void,
): void {
  const end = clock + length;
  let at = clock;
  let index = runs ? firstEndingAfter(runs, clock) : 0;
  while (at < end) {
    const run = runs?.[index];
    if (!run || run.clock >= end) {
      see(end - at, undefined);
      return;
    }
    if (run.clock > at) see(run.clock - at, undefined);
    at = Math.max(at, run.clock);
    const to = Math.min(run.end, end);
    see(to - at, run.passage);
    at = to;
    index++;
  }
}

function firstEndingAfter(runs: readonly Run[], clock: number): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle] as Run).end <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
