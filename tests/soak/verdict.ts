import type { ProcessFigures } from "./processFigures.ts";
import type { QuietSample, Watched } from "./ServerWatch.ts";
import { growthPerHour, median } from "./trend.ts";

export interface Finding {
  rule: string;
  outcome: "held" | "broken" | "not judged";
  /** What was found, with figures. */
  detail: string;
}

/** What the soak found apart from the server's process. */
export interface Outcome {
  /** What was missing, twice or different after restarts and at the end. */
  problems: readonly string[];
  acknowledged: number;
}

/**
 * Growth per hour of what is in use once garbage was collected and all rooms are closed. Nothing is meant to stay behind
 * then, and figures taken this way differ by less than 1 % from one quiet to the next. 100 bytes kept for each of the almost
 * 30,000 connections that 200 people make in an hour would be over it.
 */
const heapGrowth = 0.05;
/**
 * The same for memory the process holds, which V8 and the allocator give back when they like: looser, there to find what
 * grows outside of the main heap (in the worker, in native code).
 */
const residentGrowth = 0.1;
/** How much above the quiet of earlier lives the last one may end: lives are compared that had different work. */
const aboveEarlierLives = 0.2;
/** Share of a life that is not judged. */
const warmUpShare = 1 / 3;
/** Quiets from which a trend is read; a straight line goes through any two. */
const enoughQuiets = 4;
/** What a worker thread may bring along, once, when first needed: its loop and what wakes it, four on Node 20. */
const workerDescriptors = 8;

/** Judges everything that was watched. A rule that cannot be judged says so and why. */
export function judge({ quiet, starts }: Watched, { problems, acknowledged }: Outcome): Finding[] {
  return [
    {
      rule: "every acknowledged change is there once, and all copies of a room are equal",
      outcome: problems.length > 0 ? "broken" : "held",
      detail: problems.length > 0 ? problems.join("\n  ") : `${acknowledged} changes acknowledged`,
    },
    noDescriptorLeaked(quiet, starts),
    flat("heap after collection flat", quiet, ({ heap }) => heap, heapGrowth),
    flat("resident memory flat", quiet, ({ anonymous }) => anonymous, residentGrowth),
    notAboveEarlierLives(quiet),
  ];
}

/**
 * Once everybody has left, the server has the sockets and files with which it began, exactly. What its threads wake each
 * other with may have come to it once, with the worker, and never grows after the first quiet in which it was seen.
 */
function noDescriptorLeaked(quiet: readonly QuietSample[], starts: readonly ProcessFigures[]): Finding {
  const leaks = quiet.flatMap((sample) => {
    const start = starts[sample.life];
    if (!start) return [`no start of life ${sample.life} was seen`];
    const sockets = sample.sockets - (start.sockets - start.connections);
    const files = sample.files - start.files;
    const others = sample.others - start.others;
    const hasWorker = others > 0 && others <= workerDescriptors;
    return sockets === 0 && files === 0 && (others === 0 || hasWorker)
      ? []
      : [
          `${minutes(sample.at)} min: ${sockets} sockets, ${files} files, ${others} others more than at the start`,
        ];
  });
  for (const [earlier, later] of pairs(quiet)) {
    const grown = later.others - earlier.others;
    if (later.life === earlier.life && later.threads === earlier.threads && grown > 0)
      leaks.push(
        `${minutes(later.at)} min: ${grown} others more than in the quiet before, with as many threads`,
      );
  }
  return {
    rule: "no descriptor leaked",
    outcome: leaks.length > 0 ? "broken" : "held",
    detail: leaks.length > 0 ? leaks.join("\n  ") : `${quiet.length} quiets like the start`,
  };
}

/**
 * The trend over the last two thirds of the longest life, read off quiets that are alike. Before, code is compiled and
 * optimised, which takes some hundred KB at a time; and quiets before the worker was needed lack the memory it brings.
 */
function flat(
  rule: string,
  quiet: readonly QuietSample[],
  read: (sample: QuietSample) => number,
  limit: number,
): Finding {
  const life = longestLife(quiet);
  const points = life
    .slice(Math.ceil(life.length * warmUpShare))
    .filter(({ threads }) => threads === life.at(-1)?.threads)
    .map((sample) => [sample.at, read(sample)] as const);
  if (points.length < enoughQuiets) {
    const detail = `${points.length} quiets in the last two thirds of a life that are alike; a trend takes ${enoughQuiets}`;
    return { rule, outcome: "not judged", detail };
  }
  const level = median(points.map(([, value]) => value));
  const growth = growthPerHour(points) / level;
  return {
    rule,
    outcome: growth > limit ? "broken" : "held",
    detail: `${percent(growth)} per hour of ${megabytes(level)} over ${points.length} quiets; limit ${percent(limit)}`,
  };
}

/** A leak that is slow enough for the trend of one life shows over all of them. */
function notAboveEarlierLives(quiet: readonly QuietSample[]): Finding {
  const rule = "memory at the end like in earlier lives";
  const last = quiet.at(-1);
  const earlier = quiet.filter(({ life }) => life !== last?.life);
  if (!last || earlier.length === 0) return { rule, outcome: "not judged", detail: "there was one life" };
  const before = Math.max(...earlier.map(({ heap }) => heap));
  const growth = last.heap / before - 1;
  return {
    rule,
    outcome: growth > aboveEarlierLives ? "broken" : "held",
    detail: `${megabytes(last.heap)} beside ${megabytes(before)}: ${percent(growth)}; limit ${percent(aboveEarlierLives)}`,
  };
}

function longestLife(quiet: readonly QuietSample[]): readonly QuietSample[] {
  const lives = [...new Set(quiet.map(({ life }) => life))].map((life) =>
    quiet.filter((sample) => sample.life === life),
  );
  return lives.reduce((longest, one) => (one.length > longest.length ? one : longest), []);
}

const pairs = <Value>(values: readonly Value[]): [Value, Value][] =>
  values.slice(1).map((value, index) => [values[index] as Value, value]);
const minutes = (milliseconds: number): string => (milliseconds / 60_000).toFixed(1);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;
