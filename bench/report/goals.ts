import type { Results } from "../measuring/Results.ts";
import { parameters } from "../parameters.ts";
import type { PeerKey } from "../peers/Peer.ts";

/** What our server is to reach in one line of the table. */
export interface Goal {
  metric: string;
  /** In words, as it was set. */
  text: string;
  /** What our figure may be at most (at least, where more is better), or undefined without a figure to compare with. */
  limit(results: Results): number | undefined;
  moreIsBetter?: boolean;
}

const storing: readonly PeerKey[] = ["y-websocket-leveldb", "hocuspocus-sqlite"];
const withDocuments: readonly PeerKey[] = ["y-websocket", ...storing];

/** The best figure of some peers times a factor. */
function best(factor: number, metric: string, peers: readonly PeerKey[] = withDocuments): Goal["limit"] {
  return (results) => {
    const values = peers.map((peer) => results.value(peer, metric)).filter((value) => value !== undefined);
    return values.length > 0 ? factor * Math.min(...values) : undefined;
  };
}

const plus = (milliseconds: number, metric: string): Goal["limit"] => {
  return (results) => {
    const relay = results.value("relay", metric);
    return relay === undefined ? undefined : relay + milliseconds;
  };
};

const fixed = (limit: number) => (): number => limit;

export const goals: readonly Goal[] = [
  {
    metric: "fan-out/100/cpu",
    text: "≤ 1.6 × relay",
    limit: best(1.6, "fan-out/100/cpu", ["relay"]),
  },
  {
    metric: "fan-out/100/cpu",
    text: "≤ 0.75 × best peer that keeps anything",
    limit: best(0.75, "fan-out/100/cpu", storing),
  },
  { metric: "fan-out/100/p99", text: "≤ relay + 5 ms", limit: plus(5, "fan-out/100/p99") },
  { metric: "fan-out/600/cpu", text: "≤ 1.15 × relay", limit: best(1.15, "fan-out/600/cpu", ["relay"]) },
  { metric: "fan-out/600/p99", text: "≤ relay + 10 ms", limit: plus(10, "fan-out/600/p99") },
  { metric: "fan-out/2400/cpu", text: "≤ 0.4 × best peer", limit: best(0.4, "fan-out/2400/cpu") },
  { metric: "fan-out/10000x10/cpu", text: "≤ 0.4 × best peer", limit: best(0.4, "fan-out/10000x10/cpu") },
  { metric: "fan-out/10000x10/p99", text: "< 25 ms", limit: fixed(25) },
  { metric: "many-rooms/cpu", text: "≤ 2.0 × relay", limit: best(2, "many-rooms/cpu", ["relay"]) },
  {
    metric: "many-rooms/cpu",
    text: "≤ 0.5 × Hocuspocus",
    limit: best(0.5, "many-rooms/cpu", ["hocuspocus-sqlite"]),
  },
  { metric: "many-rooms/sustained", text: "16,000/s", limit: fixed(16_000), moreIsBetter: true },
  { metric: "memory/room", text: "≤ 32 KB", limit: fixed(32) },
  { metric: "start/ms", text: "≤ 2 s", limit: fixed(2000) },
  {
    metric: "ingest/cpu",
    text: "≤ 0.15 × @y/websocket-server",
    limit: best(0.15, "ingest/cpu", ["y-websocket"]),
  },
  { metric: "joins/cold/ms", text: "≤ 20 ms", limit: fixed(20) },
  { metric: "joins/cold/cpu", text: "≤ 20 ms", limit: fixed(20) },
  { metric: "joins/cold/sent", text: "once", limit: fixed(1.05) },
  { metric: "joins/100/cpu", text: "≤ 0.12 × best peer", limit: best(0.12, "joins/100/cpu") },
  { metric: "joins/edited/cpu", text: "≤ 0.12 × best peer", limit: best(0.12, "joins/edited/cpu") },
  ...parameters.history.documents.flatMap(({ trace }) =>
    ["timeline", "slowest", "pair", "compare", "authorship", "since"].map(
      (metric): Goal => ({ metric: `history/${trace}/${metric}`, text: "≤ 1 s", limit: fixed(1000) }),
    ),
  ),
  { metric: "disk/compacted", text: "≤ 1.5 × the states", limit: fixed(1.5) },
  {
    metric: "awareness/cpu",
    text: "≤ 0.2 × @y/websocket-server",
    limit: best(0.2, "awareness/cpu", ["y-websocket"]),
  },
  ...[1, parameters.durability.faster].flatMap((factor) =>
    parameters.durability.killAfterSeconds.map(
      (delay): Goal => ({
        metric: `durability/${factor}/${delay}/lost`,
        text: "0",
        limit: fixed(0),
      }),
    ),
  ),
  ...parameters.growth.lengths.map(
    (length): Goal => ({
      metric: `growth/length/${length}/stall`,
      text: "≤ 10 ms",
      limit: fixed(10),
    }),
  ),
];

export interface Verdict {
  text: string;
  isMet: boolean | undefined;
}

/** Whether a goal is reached, or by how much not. */
export function judge({ metric, text, limit, moreIsBetter }: Goal, results: Results): Verdict {
  const value = results.value("querschnitt", metric);
  const wanted = limit(results);
  if (value === undefined) return { text: `${text}: not measured`, isMet: undefined };
  if (wanted === undefined) return { text: `${text}: nobody to compare with`, isMet: undefined };
  const isMet = moreIsBetter ? value >= wanted : value <= wanted;
  if (isMet) return { text: `${text}: met`, isMet };
  const off = wanted === 0 ? `by ${value}` : `${(value / wanted).toFixed(2)} × the goal`;
  return { text: `${text}: **missed**, ${off}`, isMet };
}
