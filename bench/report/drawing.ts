import type { Results } from "../measuring/Results.ts";
import { parameters } from "../parameters.ts";
import { type Peer, peerKeys } from "../peers/Peer.ts";
import { sections } from "./rows.ts";
import { bar, dot, line, picture, rule, text } from "./svg.ts";

/** What is drawn as bars, in this order; less is better in all of them. */
const drawn: readonly (readonly [metric: string, label: string])[] = [
  ["fan-out/100/cpu", "Fan-out, 100/s: CPU ms per 1000 deliveries"],
  ["fan-out/600/cpu", "Fan-out, 600/s: CPU ms per 1000 deliveries"],
  ["fan-out/2400/cpu", "Fan-out, 2400/s: CPU ms per 1000 deliveries"],
  ["fan-out/10000x10/cpu", "Fan-out, 10 × 1000/s: CPU ms per 1000 deliveries"],
  ["many-rooms/cpu", "Many rooms, 1000/s: CPU ms per 1000 updates"],
  ["memory/room", "Memory: KB per room with 2 connections"],
  ["ingest/cpu", "Ingest: CPU ms per 1000 keystrokes"],
  ["joins/cold/ms", "Cold join: ms until complete"],
  ["joins/100/cpu", "100 joins at once: CPU ms per join"],
  ["joins/edited/cpu", "The same while edited: CPU ms per join"],
  ["disk/compacted", "Disk, in sizes of the documents' states"],
  ["awareness/cpu", "120 moving carets: CPU ms per 1000 moves"],
];

const width = 860;
const columns = 2;
const gap = 24;
const panelWidth = (width - gap * (columns + 1)) / columns;
const barHeight = 14;
const headHeight = 72;
const valueWidth = 70;

/** Colours told apart by people who do not see all of them, on white and on black. */
const style = `
text { font: 12px system-ui, sans-serif; fill: #1f2328; }
.head { font-size: 16px; font-weight: 600; } .name { font-weight: 600; } .small { font-size: 11px; fill: #59636e; }
.rule { stroke: #d1d9e0; } .line { fill: none; stroke-width: 2; }
.p0 { fill: #8c959f; stroke: #8c959f; } .p1 { fill: #e69f00; stroke: #e69f00; } .p2 { fill: #c4570a; stroke: #c4570a; }
.p3 { fill: #56a0d6; stroke: #56a0d6; } .p4 { fill: #008060; stroke: #008060; } rect, circle { stroke: none !important; }
.line { fill: none !important; }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; } .small { fill: #9198a1; } .rule { stroke: #3d444d; }
.p4 { fill: #2fbf95; stroke: #2fbf95; } .p2 { fill: #e8762b; stroke: #e8762b; }
}`;

/** Draws the main figures from the numbers of the table. */
export function drawResults(results: Results, peers: readonly Peer[]): string {
  // A server keeps its colour whoever else is there.
  const classOf = new Map<string, string>(peerKeys.map((key, index) => [key, `p${index}`]));
  const panels = drawn.filter(([metric]) =>
    peers.some(({ key }) => results.value(key, metric) !== undefined),
  );
  const panelHeight = 30 + peers.length * (barHeight + 4);
  const parts = [
    text(gap, 28, "Querschnitt beside its peers: less is better", { class: "head" }),
    ...peers.flatMap(({ key, label }, index) => {
      const x = gap + (index % 3) * 270;
      const y = 42 + Math.floor(index / 3) * 18;
      return [
        bar(x, y, 10, 10, classOf.get(key) ?? ""),
        text(x + 15, y + 9, label.replaceAll("`", ""), { class: "small" }),
      ];
    }),
  ];
  for (const [index, [metric, label]] of panels.entries()) {
    const x = gap + (index % columns) * (panelWidth + gap);
    const y = headHeight + 20 + Math.floor(index / columns) * panelHeight;
    parts.push(text(x, y, label, { class: "name" }), ...bars(results, peers, classOf, metric, x, y + 8));
  }
  const below = headHeight + 20 + Math.ceil(panels.length / columns) * panelHeight;
  const curves = drawGrowth(results, peers, classOf, below);
  return picture(width, below + curves.height, "How Querschnitt compares", style, [
    ...parts,
    ...curves.parts,
  ]);
}

function bars(
  results: Results,
  peers: readonly Peer[],
  classOf: ReadonlyMap<string, string>,
  metric: string,
  x: number,
  top: number,
): string[] {
  const values = peers.map(({ key }) => results.value(key, metric));
  const most = Math.max(...values.map((value) => value ?? 0), Number.MIN_VALUE);
  const digits = sections.flatMap(({ rows }) => rows).find((row) => row.metric === metric)?.digits ?? 0;
  return peers.flatMap(({ key }, index) => {
    const value = values[index];
    const y = top + index * (barHeight + 4);
    const why = results.failure(key, metric) ? "fails" : "–";
    if (value === undefined) return [text(x + 2, y + 11, why, { class: "small" })];
    const length = (Math.max(0, value) / most) * (panelWidth - valueWidth);
    return [
      bar(x, y, length, barHeight, classOf.get(key) ?? ""),
      text(x + length + 6, y + 11, value.toFixed(digits), { class: "small" }),
    ];
  });
}

/** Curves over the length of the document, which is drawn on a logarithmic axis. */
function drawGrowth(
  results: Results,
  peers: readonly Peer[],
  classOf: ReadonlyMap<string, string>,
  top: number,
): { parts: string[]; height: number } {
  const { lengths, rate } = parameters.growth;
  const metric = (length: number): string => `growth/length/${length}/cpu`;
  const values = peers.flatMap(({ key }) => lengths.map((length) => results.value(key, metric(length)) ?? 0));
  const most = Math.max(...values);
  if (!(most > 0)) return { parts: [], height: 0 };
  const [left, right, bottom, height] = [gap + 40, width - gap - 20, top + 200, 150];
  const first = Math.log(lengths[0]);
  const span = Math.log(lengths.at(-1) ?? 1) - first;
  const xOf = (length: number): number => left + ((Math.log(length) - first) / span) * (right - left);
  const yOf = (value: number): number => bottom - (value / most) * height;
  const parts = [
    text(gap, top + 16, `CPU ms per 1000 updates at ${rate}/s, by the number of updates in the document`, {
      class: "name",
    }),
    ...[0, most / 2, most].flatMap((value) => [
      rule(left, yOf(value), right, yOf(value)),
      text(left - 6, yOf(value) + 4, value.toFixed(0), { class: "small", "text-anchor": "end" }),
    ]),
    ...lengths.map((length) =>
      text(xOf(length), bottom + 18, length.toLocaleString("en-GB"), {
        class: "small",
        "text-anchor": "middle",
      }),
    ),
  ];
  for (const { key } of peers) {
    const points = lengths.flatMap((length): [number, number][] => {
      const value = results.value(key, metric(length));
      return value === undefined ? [] : [[xOf(length), yOf(value)]];
    });
    const className = classOf.get(key) ?? "";
    if (points.length > 1) parts.push(line(points, className));
    parts.push(...points.map(([x, y]) => dot(x, y, className)));
  }
  return { parts, height: 240 };
}
